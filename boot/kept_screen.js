/* Kept screen: the list or 我的清单 as the page showed it last, kept in local storage once nothing had changed for a while, and
   drawn at the next opening before the app runs. It is drawn only for the very same state: the same build, day, address
   and settings, and the same keys of facts, which are written once and never changed; so what it shows is true. Links in
   it work, since they only change the address; nothing can be typed into it. It is derived and disposable: where it is missing,
   old or damaged, the static frame stays, and nothing is said. Elements are made one by one of a short list of tags and
   attributes, never of HTML. ES5. */
(function () {
  var boot = window.xiaohaoBoot;
  var KEY = 'xiaohao-screen';
  var VERSION = '1';
  /* Longest kept text, in units of local storage: about one hundredth of it. */
  var LONGEST = 60000;
  var TICK = 1500;
  var PAGES = /^(#?|#\/(problems|mine)([\/?].*)?)$/;
  var SVG = /^(svg|g|path|rect|line|circle|polyline|text|tspan)$/;
  var TAGS = new RegExp('^(div|span|p|h[1-6]|a|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td|header|footer|main|nav|section|' +
    'aside|form|fieldset|legend|label|button|input|textarea|select|option|details|summary|strong|em|small|mark|time|b|i)$');
  var NAMES = new RegExp('^(class|lang|dir|title|role|colspan|rowspan|scope|open|hidden|type|rows|placeholder|datetime|' +
    'aria-[a-z]+|viewBox|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|width|height|points|fill|stroke|stroke-width|text-anchor)$');
  /* What says something of this moment, or belongs to the running app. */
  var LEFT_OUT = '.bar-state, [role=status], [role=alert], dialog, datalist, script, style, template';
  var drawn = null;

  function mark(text) {
    var a = 0x811c9dc5, b = 0x1000193;
    for (var i = 0; i < text.length; i += 1) {
      a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
      b = Math.imul(b + text.charCodeAt(i), 0x85ebca6b) ^ (b >>> 13);
    }
    return (a >>> 0).toString(36) + (b >>> 0).toString(36) + text.length.toString(36);
  }

  /* State that a screen is of. Throws where storage is denied. */
  function state() {
    var keys = [];
    for (var i = 0; i < localStorage.length; i += 1) {
      var key = localStorage.key(i);
      if (/^xiaohao\//.test(key)) { keys.push(key); }
      if (/^xiaohao-my\//.test(key)) { keys.push(key + '=' + localStorage.getItem(key)); }
    }
    var now = new Date();
    var build = JSON.parse(document.getElementById('xiaohao-chunks').textContent).build;
    return [VERSION, build, now.getFullYear(), now.getMonth() + 1, now.getDate(), mark(location.search + location.hash),
      mark(String(sessionStorage.getItem('xiaohao-my/turned-to'))), mark(keys.sort().join('\n'))].join(' ');
  }

  /* An element as [tag, attributes, child, …], a text as a string; null for what is left out or below the window. */
  function taken(it, bottom) {
    if (it.nodeType === 3) { return it.data; }
    if (it.nodeType !== 1 || it.matches(LEFT_OUT)) { return null; }
    var tag = it.localName;
    if (!TAGS.test(tag) && !SVG.test(tag)) { return null; }
    if (it.getBoundingClientRect().top > bottom) { return null; }
    var attributes = {};
    for (var i = 0; i < it.attributes.length; i += 1) {
      var one = it.attributes[i];
      if (NAMES.test(one.name)) { attributes[one.name] = one.value; }
    }
    if (tag === 'a' && /^#/.test(it.getAttribute('href') || '')) { attributes.href = it.getAttribute('href'); }
    var made = [tag, attributes];
    if (tag === 'input' && it.type === 'file') { return null; }
    if (tag === 'input' && !/^(checkbox|radio)$/.test(it.type)) { attributes.value = it.value; }
    if (tag === 'input' && /^(checkbox|radio)$/.test(it.type) && it.checked) { attributes.checked = ''; }
    if (tag === 'textarea') { made.push(it.value); return made; }
    if (tag === 'select') { made.push(['option', {}, it.selectedIndex < 0 ? '' : it.options[it.selectedIndex].text]); return made; }
    for (var child = it.firstChild; child; child = child.nextSibling) {
      var got = taken(child, bottom);
      if (got !== null && got !== '') { made.push(got); }
    }
    return made;
  }

  function put(parent, it, depth) {
    if (typeof it === 'string') { parent.appendChild(document.createTextNode(it)); return; }
    var tag = it[0];
    if (depth > 60 || !(TAGS.test(tag) || SVG.test(tag))) { throw new Error(tag); }
    var made = SVG.test(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
    Object.keys(it[1]).forEach(function (name) {
      var value = String(it[1][name]);
      if (NAMES.test(name) || (name === 'href' && tag === 'a' && value.charAt(0) === '#')) { made.setAttribute(name, value); }
      if (name === 'checked') { made.checked = true; }
      if (name === 'value') { made.value = value; }
    });
    if (/^(input|textarea|select|button|summary)$/.test(tag)) { made.tabIndex = -1; }
    if (/^(input|textarea)$/.test(tag)) { made.readOnly = true; }
    for (var i = 2; i < it.length; i += 1) { put(made, it[i], depth + 1); }
    parent.appendChild(made);
  }

  function forget() {
    try { localStorage.removeItem(KEY); } catch (error) { /* It stays, and is of no use. */ }
  }

  function draw() {
    var kept = localStorage.getItem(KEY);
    if (kept === null) { return; }
    var end = kept.indexOf('\n');
    // A page that carries a checklist, or is not allowed to run, shows something else.
    var other = document.getElementById('xiaohao-data').textContent.trim() || boot.missing();
    if (other || kept.length > LONGEST || !PAGES.test(location.hash) || kept.slice(0, end) !== state()) { forget(); return; }
    var read = JSON.parse(kept.slice(end + 1));
    var screen = document.createElement('div');
    screen.id = 'kept-screen';
    screen.setAttribute('aria-busy', 'true');
    put(screen, read.screen, 0);
    if (/^a[12]?$/.test(read.size)) { document.documentElement.setAttribute('data-size', read.size); }
    document.getElementById('boot-frame').className = 'boot-over';
    document.body.insertBefore(screen, document.getElementById('app').nextSibling);
    drawn = screen;
  }

  /* Removes the drawn screen, as the app is there now or something has to be said instead. */
  boot.dropKeptScreen = function () {
    if (drawn && drawn.parentNode) { drawn.parentNode.removeChild(drawn); }
    drawn = null;
  };

  function keep() {
    var app = document.querySelector('#app > .app');
    var saved = document.getElementById('saved');
    if (!app || !saved || saved.textContent.indexOf('已保存') !== 0 || !PAGES.test(location.hash) || window.scrollY > 0 ||
      document.querySelector('dialog[open]') || !app.querySelector('main table')) { return; }
    var text = state() + '\n' + JSON.stringify({
      size: document.documentElement.getAttribute('data-size') || 'a', screen: taken(app, 1.25 * window.innerHeight)
    });
    if (text.length <= LONGEST) { localStorage.setItem(KEY, text); } else { forget(); }
  }

  /* Whether the screen that is kept is of the present state. */
  boot.isScreenKept = function () {
    var kept = localStorage.getItem(KEY);
    return kept !== null && kept.slice(0, kept.indexOf('\n')) === state();
  };

  /* Keeps the screen once after each change, when nothing has changed for a while; and again where the state has changed
     without anything on the screen, as when keys of facts are put together. */
  boot.watchScreen = function () {
    var calm = 0;
    var last = location.hash;
    new MutationObserver(function () { calm = 0; }).observe(document.getElementById('app'),
      { childList: true, characterData: true, subtree: true });
    setInterval(function () {
      if (boot.now() !== 'running' || document.hidden) { return; }
      if (last !== location.hash) { last = location.hash; calm = 0; }
      calm += 1;
      try {
        if (calm === 2 || (calm % 4 === 0 && localStorage.getItem(KEY) !== null && !boot.isScreenKept())) { keep(); }
      } catch (error) { forget(); }
    }, TICK);
  };

  try { draw(); } catch (error) { boot.dropKeptScreen(); forget(); }
})();
