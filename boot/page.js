/* Text of the page itself, for a copy with a checklist embedded: the single file as it was before the app began, with
   the chunks that are needed. Additions by the app, the loader or an extension of the browser are left out. ES5. On the
   site it fetches missing chunks (chunks.js). */
(function () {
  var boot = window.xiaohaoBoot;
  var before = null;
  /* Packed bytes for the copy made on the site, by the id of the script that will hold them. */
  var given = {};
  var preparing = null;

  /* Keeps a copy of the document; called once, before the app begins. It costs little: texts are shared. */
  boot.keepPage = function () { before = document.documentElement.cloneNode(true); };
  boot.keepWasm = function (bytes) { given['xiaohao-wasm'] = bytes; };

  function chunkId(name) { return 'xiaohao-chunk-' + name; }

  /* Scripts with data that a copy needs: all, or those for an errand, which are the main module and the chunks loaded
     right after the start. */
  function needed(all) {
    return ['xiaohao-wasm'].concat((all ? boot.allFiles() : boot.earlyFiles()).map(chunkId));
  }

  function isEmbedded(id) { return before && before.querySelector('#' + id); }

  function isReady(id) { return isEmbedded(id) || given[id] && boot.isGzip(given[id]); }

  /* Prepares the next copy: fetches what is missing and packs it, which halves the page; what an errand needs first.
     Returns a promise; after a failure asking again tries again. */
  boot.preparePage = function () {
    if (preparing) { return preparing; }
    var names = boot.earlyFiles();
    names = names.concat(boot.allFiles().filter(function (name) { return names.indexOf(name) < 0; }));
    function one(name) {
      var id = chunkId(name);
      if (isReady(id)) { return null; }
      return boot.chunkFile(name).then(function (bytes) { given[id] = bytes; return pack(id); });
    }
    function pack(id) { return boot.packed(given[id]).then(function (bytes) { given[id] = bytes; }); }
    var made = window.Promise.resolve(isReady('xiaohao-wasm') ? null : pack('xiaohao-wasm'));
    names.forEach(function (name) { made = made.then(function () { return one(name); }); });
    preparing = made;
    made.then(function () { preparing = null; }, function () { preparing = null; });
    return made;
  };

  /* Number of files of the next copy that are packed, and of all: "2/3". */
  boot.readiness = function (all) {
    var ids = needed(all);
    return ids.filter(isReady).length + '/' + ids.length;
  };
  boot.isPrepared = function (all) { return needed(all).every(isReady); };

  /* Whether index.html or xtask wrote this element. */
  function isOurs(it) {
    switch (it.tagName) {
      case 'TITLE': case 'NOSCRIPT': return true;
      case 'META': return it.hasAttribute('charset') || it.httpEquiv || /^(viewport|color-scheme|robots)$/.test(it.name);
      case 'LINK': return it.rel === 'icon';
      case 'DIV': return it.id === 'boot-frame' || it.id === 'app';
      case 'SCRIPT': case 'STYLE': return it.hasAttribute('data-own') || /^xiaohao-(data|wasm|glue|chunks|chunk-.*)$/.test(it.id);
      default: return false;
    }
  }

  function clean(parent) {
    for (var it = parent.firstChild, next; it; it = next) {
      next = it.nextSibling;
      if (it.nodeType === 1 && !isOurs(it)) { parent.removeChild(it); }
    }
  }

  /* Makes the site's page a single file: with the wasm inside and no request to any server. Chunks that are not needed
     are left out. */
  function complete(page, all) {
    var glue = page.querySelector('#xiaohao-glue');
    var wanted = needed(all);
    var missing = wanted.filter(function (id) { return !page.querySelector('#' + id); });
    if (missing.some(function (id) { return !given[id]; })) { return false; }
    var chunks = page.querySelectorAll('script[id^="xiaohao-chunk-"]');
    for (var i = 0; i < chunks.length; i += 1) {
      if (wanted.indexOf(chunks[i].id) < 0) {
        var end = chunks[i].nextSibling;
        if (end && end.nodeType === 3) { end.parentNode.removeChild(end); }
        chunks[i].parentNode.removeChild(chunks[i]);
      }
    }
    missing.forEach(function (id) {
      var embedded = document.createElement('script');
      embedded.type = 'text/plain';
      embedded.id = id;
      embedded.textContent = boot.base64(given[id]);
      glue.parentNode.insertBefore(embedded, glue);
      glue.parentNode.insertBefore(document.createTextNode('\n'), glue);
    });
    glue.removeAttribute('data-wasm');
    var policy = page.querySelector('meta[http-equiv]');
    policy.content = policy.content.replace("connect-src 'self'", "connect-src 'none'");
    return true;
  }

  /* Text of the single file without a checklist; null if it cannot be made. */
  boot.pageText = function (all) {
    if (!before) { return null; }
    var page = before.cloneNode(true);
    for (var i = page.attributes.length - 1; i >= 0; i -= 1) {
      if (page.attributes[i].name !== 'lang') { page.removeAttribute(page.attributes[i].name); }
    }
    clean(page.querySelector('head'));
    clean(page.querySelector('body'));
    // boot/stricter_policy.js has added a second policy at the end of the head.
    var policies = page.querySelectorAll('meta[http-equiv]');
    for (i = 1; i < policies.length; i += 1) { policies[i].parentNode.removeChild(policies[i]); }
    page.querySelector('#app').textContent = '';
    var data = page.querySelector('#xiaohao-data');
    data.textContent = '';
    data.removeAttribute('data-lt');
    return complete(page, all) ? '<!DOCTYPE html>\n' + page.outerHTML + '\n' : null;
  };
})();
