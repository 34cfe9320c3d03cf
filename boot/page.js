/* The page's own text, so that it can be given on with a checklist inside: the single file again, as it was before the
   app began. What the app, the loader or an extension of the browser has put into the page is not in it.
   ES5. Asks nothing of the network; the site's page gives the wasm that start.js fetched. */
(function () {
  var boot = window.xiaohaoBoot;
  var before = null;
  var wasm = null;
  var packed = null;
  var packing = false;

  /* Called once, before the app begins. A copy of the document costs little: its texts are shared. */
  boot.keepPage = function () { before = document.documentElement.cloneNode(true); };
  boot.keepWasm = function (bytes) { wasm = bytes; };

  /* Packs the wasm, so that a page that is given on a moment later is less than half as large. A slice in each turn of the
     browser: all at once the page would stand still for longer than a frame or two. */
  var SLICE = 65536;
  boot.preparePage = function () {
    if (!wasm || packing) { return; }
    packing = true;
    var stream = new window.CompressionStream('gzip');
    var into = stream.writable.getWriter();
    function unpacked() { packed = null; }
    function next(at) {
      if (at >= wasm.byteLength) { into.close().then(null, unpacked); return; }
      into.write(new Uint8Array(wasm, at, Math.min(SLICE, wasm.byteLength - at))).then(function () {
        setTimeout(function () { next(at + SLICE); }, 0);
      }, unpacked);
    }
    new window.Response(stream.readable).arrayBuffer().then(function (bytes) { packed = bytes; }, unpacked);
    next(0);
  };

  /* Whether the next page that is given on carries the app packed. */
  boot.isPrepared = function () { return !wasm || packed !== null; };

  /* Elements that index.html or xtask wrote. */
  function isOurs(it) {
    switch (it.tagName) {
      case 'TITLE': case 'NOSCRIPT': return true;
      case 'META': return it.hasAttribute('charset') || it.httpEquiv || /^(viewport|color-scheme|robots)$/.test(it.name);
      case 'LINK': return it.rel === 'icon';
      case 'DIV': return it.id === 'boot-frame' || it.id === 'app';
      case 'SCRIPT': case 'STYLE': return it.hasAttribute('data-own') || /^xiaohao-(data|wasm|glue)$/.test(it.id);
      default: return false;
    }
  }

  function clean(parent) {
    for (var it = parent.firstChild, next; it; it = next) {
      next = it.nextSibling;
      if (it.nodeType === 1 && !isOurs(it)) { parent.removeChild(it); }
    }
  }

  function base64(bytes) {
    var text = '';
    for (var at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192));
    }
    return window.btoa(text);
  }

  /* The site's page made the single file: the wasm in it, and nothing to be asked of any server. */
  function complete(page) {
    var glue = page.querySelector('#xiaohao-glue');
    if (page.querySelector('#xiaohao-wasm')) { return true; }
    if (!wasm) { return false; }
    var embedded = document.createElement('script');
    embedded.type = 'text/plain';
    embedded.id = 'xiaohao-wasm';
    embedded.textContent = base64(new Uint8Array(packed || wasm));
    glue.removeAttribute('data-wasm');
    glue.parentNode.insertBefore(embedded, glue);
    glue.parentNode.insertBefore(document.createTextNode('\n'), glue);
    var policy = page.querySelector('meta[http-equiv]');
    policy.content = policy.content.replace("connect-src 'self'", "connect-src 'none'");
    return true;
  }

  /* The text of the single file without a checklist; null where it cannot be had. */
  boot.pageText = function () {
    if (!before) { return null; }
    var page = before.cloneNode(true);
    for (var i = page.attributes.length - 1; i >= 0; i -= 1) {
      if (page.attributes[i].name !== 'lang') { page.removeAttribute(page.attributes[i].name); }
    }
    clean(page.querySelector('head'));
    clean(page.querySelector('body'));
    // boot/strict.js has put a second policy at the end of the head.
    var policies = page.querySelectorAll('meta[http-equiv]');
    for (i = 1; i < policies.length; i += 1) { policies[i].parentNode.removeChild(policies[i]); }
    page.querySelector('#app').textContent = '';
    var data = page.querySelector('#xiaohao-data');
    data.textContent = '';
    data.removeAttribute('data-lt');
    return complete(page) ? '<!DOCTYPE html>\n' + page.outerHTML + '\n' : null;
  };
})();
