/* Notice page, shown where the app cannot run: browser too old, blocked, or files missing. ES5 only, no newer DOM than
   Internet Explorer 9: this file must work exactly where nothing else does. It defines window.xiaohaoBoot for the other
   boot scripts and knows nothing of the app. */
(function () {
  var boot = window.xiaohaoBoot = {};
  var NEEDED = '需要 Chromium 80 及以上内核的浏览器：360 安全浏览器、360 极速浏览器、奇安信可信浏览器（均用极速模式），' +
    'UOS、麒麟系统自带浏览器，以及 Chrome、Edge 的近年版本都可以。';
  var WHOM = '请联系本单位信息化管理员升级或更换浏览器。';
  var SAFE = '已经保存在本浏览器里的数据不受影响。';
  var kept = null;

  boot.state = function (word) { document.documentElement.setAttribute('data-boot', word); };
  boot.now = function () { return document.documentElement.getAttribute('data-boot'); };

  /* Name and version of this browser in words, from its user agent. */
  boot.browser = function (agent) {
    var ua = agent || navigator.userAgent || '';
    var skin = /QIHU|360SE|360EE|360Browser/i.test(ua) ? '360 浏览器' : /Qaxbrowser/i.test(ua) ? '奇安信浏览器' :
      /UOSBrowser|UOS Browser/i.test(ua) ? 'UOS 浏览器' : /QQBrowser/i.test(ua) ? 'QQ 浏览器' :
        /MetaSr/i.test(ua) ? '搜狗浏览器' : /Maxthon/i.test(ua) ? '傲游浏览器' : '';
    var found;
    var name = '';
    if ((found = /MSIE (\d+)/.exec(ua))) { name = 'Internet Explorer ' + found[1]; }
    else if (/Trident\//.test(ua) && (found = /rv:(\d+)/.exec(ua))) { name = 'Internet Explorer ' + found[1]; }
    else if ((found = /Edge\/(\d+)/.exec(ua))) { name = '旧版 Edge ' + found[1]; }
    else if ((found = /Edg\/(\d+)/.exec(ua))) { name = 'Edge（Chromium ' + found[1] + '）'; }
    else if ((found = /(?:HeadlessChrome|Chromium|Chrome)\/(\d+)/.exec(ua))) { name = 'Chromium ' + found[1]; }
    else if ((found = /Firefox\/(\d+)/.exec(ua))) { name = 'Firefox ' + found[1]; }
    else if ((found = /Version\/(\d+).*Safari\//.exec(ua))) { name = 'Safari ' + found[1]; }
    if (name.indexOf('Internet Explorer') === 0) { name += '（或其他浏览器的兼容模式）'; }
    return skin && name ? skin + '（' + name + ' 内核）' : name || skin || '无法识别的浏览器';
  };

  /* Element with class and text; the caller adds children. */
  boot.element = function (tag, className, text) {
    var it = document.createElement(tag);
    if (className) { it.className = className; }
    if (text) { it.appendChild(document.createTextNode(text)); }
    return it;
  };

  boot.button = function (words, action, className) {
    var it = boot.element('button', className || 'boot-button', words);
    it.type = 'button';
    it.onclick = action;
    return it;
  };

  boot.technical = function (text) {
    var it = boot.element('details', 'boot-technical');
    it.appendChild(boot.element('summary', '', '技术信息（转给管理员看）'));
    it.appendChild(boot.element('pre', '', text));
    return it;
  };

  /* Puts a page over everything and focuses it. Returns its sheet, to be filled further. */
  boot.page = function (kind, role, title, paragraphs) {
    var old = document.getElementById('boot-page');
    if (old) { old.parentNode.removeChild(old); }
    var frame = document.getElementById('boot-frame');
    if (frame) { frame.parentNode.removeChild(frame); }
    if (boot.dropKeptScreen) { boot.dropKeptScreen(); }
    var page = boot.element('div', kind);
    page.id = 'boot-page';
    page.setAttribute('role', role);
    page.setAttribute('aria-labelledby', 'boot-title');
    page.setAttribute('aria-describedby', 'boot-text');
    page.appendChild(boot.element('div', 'boot-bar', '销号 · 整改台账'));
    var sheet = boot.element('div', 'boot-sheet');
    var heading = boot.element('h1', '', title);
    heading.id = 'boot-title';
    heading.tabIndex = -1;
    sheet.appendChild(heading);
    var words = boot.element('div', 'boot-text');
    words.id = 'boot-text';
    for (var i = 0; i < paragraphs.length; i += 1) { words.appendChild(boot.element('p', '', paragraphs[i])); }
    sheet.appendChild(words);
    page.appendChild(sheet);
    document.body.appendChild(page);
    heading.focus();
    return sheet;
  };

  function refuse(title, paragraphs, technical) {
    if (boot.now() === 'refused' || boot.now() === 'crashed') { return; }
    boot.state('refused');
    var sheet = boot.page('boot-notice', 'alert', title, paragraphs);
    var row = boot.element('div', 'boot-row');
    row.appendChild(boot.button('重新打开', function () { location.reload(); }));
    sheet.appendChild(row);
    sheet.appendChild(boot.technical((technical ? technical + '\n' : '') + (navigator.userAgent || '')));
  }

  function isQuick() {
    var glue = document.getElementById('xiaohao-glue');
    return Boolean(glue && glue.hasAttribute('data-quick'));
  }

  boot.tooOld = function (technical) {
    if (isQuick()) { boot.quickOnly(technical); return; }
    refuse('这个浏览器打不开台账', ['现在用的是：' + boot.browser() + '。', NEEDED, WHOM + SAFE], technical);
  };
  boot.blocked = function (technical) {
    refuse('浏览器不允许运行台账程序', ['现在用的是：' + boot.browser() + '。它的设置或单位的安全策略关闭了 WebAssembly，台账无法运行。',
      NEEDED, '请联系本单位信息化管理员，允许本页面使用 WebAssembly。' + SAFE], technical);
  };
  boot.incomplete = function (what, technical) {
    refuse('台账的文件没有取全', [what, '请稍后重新打开；仍然不行，请联系本单位信息化管理员，检查 dist 目录是否完整地放在了服务器上。' + SAFE],
      technical);
  };
  boot.otherBuild = function () {
    refuse('程序文件和页面不是同一版', ['服务器上的程序可能正在更新，或者没有按次序放好。请稍后刷新页面（Ctrl+F5）。',
      '仍然不行，请联系本单位信息化管理员：先放其他文件，最后放 index.html。' + SAFE], location.href);
  };
  boot.wrongDoor = function () {
    refuse('请打开 xiaohao.html', ['这个 index.html 要放在网站服务器上才能使用，不能双击打开。',
      '要双击打开，请用同一目录里的 xiaohao.html（整个程序在这一个文件里）。没有这个文件，请联系本单位信息化管理员。'], location.href);
  };

  /* Whether this is a quick build, as xtask marks it (data-quick on #xiaohao-glue): compiled for current browsers only,
     and nothing is damaged if another browser cannot run it. */
  boot.isQuick = isQuick;
  boot.quickOnly = function (technical) {
    refuse('这是开发用的快速构建，这个浏览器打不开', ['现在用的是：' + boot.browser() + '。快速构建（cargo xtask serve）只给开发人员在近几年的浏览器里查看，没有为较早的浏览器编译。',
      '换一个近几年的浏览器；要在这个浏览器里看，请改用 cargo xtask serve --release，或打开正式发布的页面。' + SAFE], technical);
  };

  /* What this browser lacks for the app; '' if nothing. Syntax is checked by the glue itself. */
  boot.missing = function () {
    var names = [];
    if (typeof window.Promise === 'undefined') { names.push('Promise'); }
    if (typeof window.BigInt === 'undefined') { names.push('BigInt'); }
    if (typeof window.CompressionStream === 'undefined') { names.push('CompressionStream'); }
    return names.join(', ');
  };

  /* Until the app runs, an error in a script of this page (above all a syntax error in the glue) is kept for start.js. */
  window.onerror = function (message) { if (boot.now() === 'opening') { kept = kept || String(message); } };
  boot.kept = function () { return kept || ''; };
  boot.state('opening');
})();
