/* Base64 and gzip of bytes, as the page embeds them; gzip also detects a damaged byte. ES5. */
(function () {
  var boot = window.xiaohaoBoot;
  /* Bytes packed in one turn of the browser: all at once the page would freeze for longer than a frame or two. */
  var SLICE = 65536;

  function decoded(base64) {
    var text = window.atob(base64.replace(/\s+/g, ''));
    var bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i += 1) { bytes[i] = text.charCodeAt(i); }
    return bytes;
  }

  boot.isGzip = function (bytes) { return bytes[0] === 0x1f && bytes[1] === 0x8b; };

  /* Promise of the bytes of embedded base64: packed, or plain if the page that made this one could not pack them in
     time. */
  boot.unpacked = function (base64) {
    var bytes = decoded(base64);
    if (!boot.isGzip(bytes)) { return window.Promise.resolve(bytes); }
    var stream = new window.Blob([bytes]).stream().pipeThrough(new window.DecompressionStream('gzip'));
    return new window.Response(stream).arrayBuffer().then(function (it) { return new Uint8Array(it); });
  };

  /* Promise of bytes packed by gzip. */
  boot.packed = function (bytes) {
    var stream = new window.CompressionStream('gzip');
    var into = stream.writable.getWriter();
    var out = new window.Response(stream.readable).arrayBuffer();
    function next(at) {
      if (at >= bytes.length) { return into.close(); }
      return into.write(bytes.subarray(at, at + SLICE)).then(function () {
        return new window.Promise(function (resolve) { setTimeout(resolve, 0); });
      }).then(function () { return next(at + SLICE); });
    }
    return next(0).then(function () { return out; }).then(function (it) { return new Uint8Array(it); });
  };

  boot.base64 = function (bytes) {
    var text = '';
    for (var at = 0; at < bytes.length; at += 8192) { text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192)); }
    return window.btoa(text);
  };
})();
