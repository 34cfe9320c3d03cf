/* Crash page, shown over everything when the app has crashed: what happened, what is safe, and the raw data as a
   download, read from local storage without the wasm. ES5. Needs boot/cannot_run.js; of the app it knows only the prefixes
   of its keys. It never writes to local storage. */
(function () {
  var boot = window.xiaohaoBoot;
  /* Keys of facts, of notes on their number, and of settings (which say which round was open). */
  var OURS = /^xiaohao(-note|-my)?\//;
  var report = null;

  /* All keys of the app with their texts, unchanged. Throws where storage is denied. */
  boot.raw = function () {
    var keys = {};
    for (var i = 0; i < localStorage.length; i += 1) {
      var key = localStorage.key(i);
      if (key !== null && OURS.test(key)) { keys[key] = localStorage.getItem(key); }
    }
    return { format: 'xiaohao-raw', version: 1, at: new Date().toISOString(), keys: keys };
  };

  function two(n) { return (n < 10 ? '0' : '') + n; }

  function download(note) {
    try {
      var now = new Date();
      var url = URL.createObjectURL(new Blob([JSON.stringify(boot.raw(), null, 1)], { type: 'application/json' }));
      var link = document.createElement('a');
      link.href = url;
      link.download = '销号-原始数据-' + now.getFullYear() + two(now.getMonth() + 1) + two(now.getDate()) + '-' +
        two(now.getHours()) + two(now.getMinutes()) + '.json';
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      setTimeout(function () { URL.revokeObjectURL(url); }, 60000);
      note('原始数据已交给浏览器下载，请把这个文件交给管理员保存。');
    } catch (error) {
      note('没有下载成功：浏览器不允许读取本地存储。请不要清除浏览器数据，联系本单位信息化管理员。');
    }
  }

  function stored() {
    try {
      var count = 0;
      for (var key in boot.raw().keys) { if (key.indexOf('xiaohao/') === 0) { count += 1; } }
      return count ? '凡是显示过“已保存”的内容，都还在这个浏览器里（共 ' + count + ' 份记录），没有丢失。最后几秒钟的输入可能需要重填。'
        : '这个浏览器里没有已保存的台账记录。';
    } catch (error) {
      return '浏览器不允许读取本地存储，无法确认已保存的内容。';
    }
  }

  /* Puts everything else on the page out of reach of keyboard and screen reader. */
  function hideOthers() {
    for (var i = 0; i < document.body.children.length; i += 1) {
      var it = document.body.children[i];
      if (it.id !== 'boot-page') { it.setAttribute('inert', ''); it.setAttribute('aria-hidden', 'true'); }
    }
  }

  /* Keeps Tab inside the page in browsers without `inert` (Chromium before 102). */
  function keepFocus(event) {
    if (event.key !== 'Tab') { return; }
    var page = document.getElementById('boot-page');
    var stops = page.querySelectorAll('button, summary');
    var first = stops[0];
    var last = stops[stops.length - 1];
    var at = document.activeElement;
    if (event.shiftKey && (at === first || !page.contains(at) || at.id === 'boot-title')) { last.focus(); }
    else if (!event.shiftKey && (at === last || !page.contains(at))) { first.focus(); }
    else { return; }
    event.preventDefault();
  }

  /* Stops events from reaching the crashed app, which may hold half a change. Registered before the app exists, so it is
     called first. Timers and promises cannot be stopped. */
  function guard(event) {
    if (boot.now() !== 'crashed') { return; }
    var page = document.getElementById('boot-page');
    if (page && event.target && event.target.nodeType && page.contains(event.target)) { return; }
    event.stopImmediatePropagation();
  }

  function show(message) {
    var technical = String(message || '没有更多信息');
    if (report) { report.appendChild(document.createTextNode('\n\n' + technical)); return; }
    boot.state('crashed');
    var sheet = boot.page('boot-crash', 'alertdialog', '程序出错，已经停下',
      ['台账程序遇到了意料之外的错误。为了不写错数据，它已停止运行。', stored(),
        '先下载一份原始数据留底更稳妥，再点“重新打开”。反复出现时，请把原始数据和下面的技术信息交给本单位信息化管理员。']);
    document.getElementById('boot-page').setAttribute('aria-modal', 'true');
    var note = boot.element('p', 'boot-note');
    note.setAttribute('role', 'status');
    var row = boot.element('div', 'boot-row');
    row.appendChild(boot.button('重新打开', function () { location.reload(); }));
    row.appendChild(boot.button('下载原始数据', function () {
      download(function (words) { note.textContent = words; });
    }, 'boot-button boot-second'));
    sheet.appendChild(row);
    sheet.appendChild(note);
    var details = boot.technical(technical);
    report = details.querySelector('pre');
    report.appendChild(document.createTextNode('\n' + navigator.userAgent));
    sheet.appendChild(details);
    hideOthers();
    document.addEventListener('keydown', keepFocus, true);
  }

  window.xiaohaoCrashed = function (message) {
    try { show(message); } catch (error) { /* Nothing is left that could say it but the console. */
      if (window.console) { console.error(message, error); }
    }
  };

  /* Whether an error left the app in an unknown state: a trap (a panic ends in one), or an error that came through the
     wasm. Others, such as ResizeObserver's loop notice or an extension's error, are no crash of the app. */
  function fromApp(error) {
    if (!error) { return false; }
    var wasm = window.WebAssembly;
    return Boolean(wasm && wasm.RuntimeError && error instanceof wasm.RuntimeError) ||
      /wasm-function|wasm:\/\/|__wbg_|\.wasm/.test(String(error.stack || ''));
  }
  function words(error) { return String(error && (error.stack || error.message) || error); }

  if (window.addEventListener) {
    var kinds = ['keydown', 'keyup', 'input', 'change', 'click', 'paste', 'drop', 'storage', 'hashchange', 'popstate',
      'visibilitychange', 'pagehide', 'beforeunload'];
    for (var i = 0; i < kinds.length; i += 1) { window.addEventListener(kinds[i], guard, true); }
    window.addEventListener('error', function (event) {
      if (boot.now() !== 'opening' && fromApp(event.error)) { window.xiaohaoCrashed(words(event.error)); }
    });
    window.addEventListener('unhandledrejection', function (event) {
      if (fromApp(event.reason)) { window.xiaohaoCrashed(words(event.reason)); }
    });
  }
})();
