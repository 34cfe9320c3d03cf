/* The page's own text, so that it can be given on with a checklist inside: the single file again, as it was before the
   app began, with what an errand needs of the app and nothing else of it. What the app, the loader or an extension of the
   browser has put into the page is not in it. ES5. On the site it asks the network for what it gives on (chunks.js). */
(function () {
  var boot = window.xiaohaoBoot;
  var before = null;
  /* What the site's page gives on, by the id of the script that will hold it: bytes, packed as soon as they can be. */
  var given = {};
  var preparing = null;

  /* Called once, before the app begins. A copy of the document costs little: its texts are shared. */
  boot.keepPage = function () { before = document.documentElement.cloneNode(true); };
  boot.keepWasm = function (bytes) { given['xiaohao-wasm'] = bytes; };

  function chunkId(name) { return 'xiaohao-chunk-' + name; }

  /* The scripts with data that a page needs: all of them, or those for an errand, which are the app's main module and what
     comes right after the start. */
  function needed(all) {
    return ['xiaohao-wasm'].concat((all ? boot.allFiles() : boot.earlyFiles()).map(chunkId));
  }

  function isEmbedded(id) { return before && before.querySelector('#' + id); }

  function isReady(id) { return isEmbedded(id) || given[id] && boot.isGzip(given[id]); }

  /* Makes ready for the next page that is given on: fetches what is not there yet, and packs it, which makes the page less
     than half as large; first what an errand needs. A promise; where it fails, asking again tries again. */
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

  /* How many of the files of the next page that is given on are there and packed, of how many: "2/3". */
  boot.readiness = function (all) {
    var ids = needed(all);
    return ids.filter(isReady).length + '/' + ids.length;
  };
  boot.isPrepared = function (all) { return needed(all).every(isReady); };

  /* Elements that index.html or xtask wrote. */
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

  /* The site's page made the single file: the wasm in it, and nothing to be asked of any server. Chunks that are
     not needed are left out. */
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

  /* The text of the single file without a checklist; null where it cannot be had. */
  boot.pageText = function (all) {
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
    return complete(page, all) ? '<!DOCTYPE html>\n' + page.outerHTML + '\n' : null;
  };
})();
