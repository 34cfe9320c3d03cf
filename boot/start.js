/* Loader of the app: fetches (http) or decodes (single file) the wasm and starts it with wasm-bindgen's glue; each way
   to fail has a page of its own. Beside chunks.js the only code of the page that makes requests. ES5. */
(function () {
  var boot = window.xiaohaoBoot;
  var embedded = document.getElementById('xiaohao-wasm');
  var glue = document.getElementById('xiaohao-glue');

  function started() {
    if (boot.now() !== 'opening') { return; }
    var frame = document.getElementById('boot-frame');
    if (frame) { frame.parentNode.removeChild(frame); }
    boot.dropKeptScreen();
    boot.state('running');
    boot.bringChunks();
    boot.watchScreen();
  }

  function failed(error) {
    if (boot.now() === 'refused' || boot.now() === 'crashed') { return; }
    var text = String(error && (error.stack || error.message) || error);
    if (/unsafe-eval|Content Security Policy|disallowed by embedder/i.test(text)) { boot.blocked(text); return; }
    window.xiaohaoCrashed('程序没有启动：' + text);
  }

  function damaged(bytes) { return new Error('程序文件已损坏（' + bytes.length + ' 字节）'); }

  /* Compiled while it arrives, so that browsers cache the compiled code. The bytes are read as well, and suffice if a
     server sends a wrong MIME type or this compilation fails, which is reported below. */
  var arriving = null;

  function fetched(address) {
    return window.fetch(address, { credentials: 'same-origin' }).then(function (response) {
      if (response.ok) {
        if (/^application\/wasm$/i.test(response.headers.get('content-type') || '')) {
          arriving = window.WebAssembly.compileStreaming(response.clone()).then(null, function () { return null; });
        }
        return response.arrayBuffer().then(function (bytes) { return new Uint8Array(bytes); });
      }
      boot.incomplete('服务器没有给出程序文件 ' + address + '（HTTP ' + response.status + '）。', response.url);
      return null;
    }, function (error) {
      boot.incomplete('连不上服务器，程序文件 ' + address + ' 没有取到。', String(error));
      return null;
    });
  }

  function start() {
    if (!embedded && location.protocol === 'file:') { boot.wrongDoor(); return; }
    if (boot.missing()) { boot.tooOld(boot.missing()); return; }
    if (typeof window.WebAssembly === 'undefined') { boot.blocked('WebAssembly'); return; }
    if (typeof wasm_bindgen === 'undefined') { boot.tooOld(boot.kept() || 'wasm_bindgen'); return; }
    var bytes = embedded ? boot.unpacked(embedded.textContent)
      : fetched(glue.getAttribute('data-wasm'));
    bytes.then(begin, function (error) { failed('程序文件已损坏：' + error); }).then(null, failed);
  }

  function begin(it) {
    if (!it) { return null; }
    if (!embedded) { boot.keepWasm(it); }
    var build = boot.belongs(it);
    if (build === 'other') { boot.otherBuild(); return null; }
    if (build === 'none') { throw damaged(it); }
    return window.Promise.resolve(arriving).then(function (compiled) {
      // Validated first, because Chromium 80 sometimes never answers when it compiles a damaged module.
      if (!compiled && !window.WebAssembly.validate(it)) {
        if (boot.isQuick()) { boot.quickOnly('WebAssembly.validate'); return null; }
        throw damaged(it);
      }
      return wasm_bindgen({ module_or_path: compiled || it }).then(started);
    });
  }

  /* A slow connection is no error; but nobody should look at an unchanging page for long. */
  setTimeout(function () {
    var line = boot.now() === 'opening' && document.querySelector('#boot-frame .boot-line');
    if (line) { line.textContent = '还在打开，比平常慢。请再等一会儿；一直没有反应，请刷新页面，或联系本单位信息化管理员。'; }
  }, 15000);
  /* After the next frame, so that unpacking does not keep the first one from being drawn; at once in a hidden tab. */
  function afterFrame(go) {
    var gone = false;
    function once() { if (!gone) { gone = true; go(); } }
    window.requestAnimationFrame(function () { setTimeout(once, 0); });
    setTimeout(once, document.hidden ? 0 : 100);
  }

  boot.keepPage();
  if (embedded) { afterFrame(start); } else { start(); }
})();
