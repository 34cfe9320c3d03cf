/* The chunks: the parts of the app that are not needed for its start. A chunk is wasm that works in the memory of the main
   module; the app asks for it by name, and it is fetched (site) or unpacked (single file), checked and started. Which
   there are, and in which files, stands in #xiaohao-chunks, written by xtask/src/build/. A load that failed is not
   remembered, so asking again tries again. ES5. */
(function () {
  var boot = window.xiaohaoBoot;
  /* Behind it the id of the build stands at the end of every module (xtask/src/build/stamp.rs). */
  var MARK = 'xiaohao-build';
  var ID = 16;
  var files = {};
  var modules = {};
  var faults = {};
  /* Files that gzip has found undamaged when they were unpacked. */
  var proven = {};
  var list = null;

  function manifest() {
    list = list || JSON.parse(document.getElementById('xiaohao-chunks').textContent);
    return list;
  }

  function Fault(kind, detail) {
    this.kind = kind;
    this.detail = detail;
  }

  /* What the end of a module says of the build it belongs to: 'same', 'other', or 'none' where it is cut off or is no
     module of ours. Said before anything of it runs: a module of another build would write over this one's memory. */
  boot.belongs = function (bytes) {
    var end = '';
    for (var at = Math.max(0, bytes.length - MARK.length - ID); at < bytes.length; at += 1) {
      end += String.fromCharCode(bytes[at]);
    }
    if (end.slice(0, MARK.length) !== MARK) { return 'none'; }
    return end.slice(MARK.length) === manifest().build ? 'same' : 'other';
  };

  function remembered(all, name, make) {
    if (!all[name]) {
      var made = all[name] = make();
      made.then(null, function () { if (all[name] === made) { all[name] = undefined; } });
    }
    return all[name];
  }

  boot.allFiles = function () { return Object.keys(manifest().files); };

  /* The files that hold what comes right after the start. */
  boot.earlyFiles = function () {
    var names = [];
    manifest().early.forEach(function (chunk) {
      manifest().chunks[chunk].forEach(function (module) {
        var file = manifest().modules[module][0];
        if (names.indexOf(file) < 0) { names.push(file); }
      });
    });
    return names;
  };

  function embedded(name) { return document.getElementById('xiaohao-chunk-' + name); }

  function fetched(address) {
    return window.fetch(address, { credentials: 'same-origin' }).then(function (response) {
      if (!response.ok) {
        // An answer that nobody reads would keep its connection, of which there are few.
        if (response.body) { response.body.cancel(); }
        throw new Fault('missing', address + ' HTTP ' + response.status);
      }
      return response.arrayBuffer().then(function (bytes) { return new Uint8Array(bytes); });
    }, function (error) { throw new Fault('unreachable', address + ' ' + error); });
  }

  /* The bytes of a file of chunks. A page that was handed out carries only those that its errand needs. */
  boot.chunkFile = function (name) {
    return remembered(files, name, function () {
      var inside = embedded(name);
      if (inside) {
        proven[name] = /^H4sI/.test(inside.textContent);
        return window.Promise.resolve(inside.textContent).then(boot.unpacked).then(null, function (error) {
          throw new Fault('damaged', name + ' ' + error);
        });
      }
      var address = document.getElementById('xiaohao-glue').hasAttribute('data-wasm') && manifest().files[name];
      return address ? fetched(address) : window.Promise.reject(new Fault('absent', name));
    });
  };

  function exportsOfMain() { return wasm_bindgen.initSync(undefined); }

  /* What a chunk asks for by name is an export of the main module. The canary is only there in quick builds. */
  function start(compiled) {
    var main = exportsOfMain();
    var given = {};
    window.WebAssembly.Module.imports(compiled).forEach(function (wanted) {
      given[wanted.name] = /^__canary_/.test(wanted.name) ? ~0xdead : main[wanted.name];
    });
    return window.WebAssembly.instantiate(compiled, { __wasm_split: given });
  }

  function module(name) {
    return remembered(modules, name, function () {
      var where = manifest().modules[name];
      return boot.chunkFile(where[0]).then(function (file) {
        var bytes = file.subarray(where[1], where[1] + where[2]);
        var build = boot.belongs(bytes);
        if (build === 'other') { throw new Fault('stale', name); }
        // Asked first, because Chromium 80 now and then never answers when it compiles a damaged module.
        if (build === 'none' || !proven[where[0]] && !window.WebAssembly.validate(bytes)) {
          files[where[0]] = undefined;
          throw new Fault('damaged', name);
        }
        return window.WebAssembly.compile(bytes);
      });
    });
  }

  var started = {};
  var arrived = {};

  /* What all of these give; or the first fault, once each of them has ended, so that nothing is left on its way which the
     next try would take for its own. */
  function allEnded(promises) {
    var failed = [];
    return window.Promise.all(promises.map(function (promise) {
      return promise.then(null, function (error) { failed.push(error); });
    })).then(function (all) {
      if (failed.length) { throw failed[0]; }
      return all;
    });
  }

  /* The compiled modules of a chunk. Where some were on their way already for another chunk and did not come, they are asked
     for once more: that was an earlier try than this one. */
  function compiledModules(needed) {
    var isShared = needed.some(function (name) { return Boolean(modules[name] || files[manifest().modules[name][0]]); });
    return allEnded(needed.map(module)).then(null, function (error) {
      if (!isShared) { throw error; }
      return allEnded(needed.map(module));
    });
  }

  /* Brings a chunk, and says in `chunkFault` why it could not. All is compiled before the first of it is started. */
  boot.chunk = function (name) {
    return remembered(started, name, function () {
      var needed = manifest().chunks[name];
      return compiledModules(needed).then(function (all) {
        return window.Promise.all(all.map(function (compiled, at) {
          return remembered(started, 'module ' + needed[at], function () { return start(compiled); });
        }));
      }).then(function () { arrived[name] = true; }, function (error) {
        faults[name] = error instanceof Fault ? error : new Fault('damaged', String(error));
        if (window.console) { console.warn('chunk ' + name + ': ' + faults[name].kind + ' ' + faults[name].detail); }
        throw error;
      });
    });
  };

  boot.hasChunk = function (name) { return arrived[name] === true; };

  /* Why a chunk did not come: absent, unreachable, missing, damaged or stale; '' where nothing failed. */
  boot.chunkFault = function (name) { return faults[name] ? faults[name].kind : ''; };

  /* The app's own question for a chunk, by the name that the split tool gave it: its answer goes back through the table
     of functions that all modules share. */
  function question(name) {
    return function (callback, data) {
      function answer(came) { exportsOfMain().__indirect_function_table.get(callback)(data, came); }
      boot.chunk(name).then(function () { answer(true); }, function () { answer(false); });
    };
  }
  window.xiaohaoChunks = {};
  Object.keys(manifest().chunks).forEach(function (name) {
    window.xiaohaoChunks['__wasm_split_load_' + name] = question(name);
  });

  /* Once the app runs: what the first click opens comes at once, unasked; on the site the rest comes when nothing else is
     to be done, so that a server that stops later stops nobody. Failing here is silent: who opens the screen is told. */
  boot.bringChunks = function () {
    var names = Object.keys(manifest().chunks);
    var early = manifest().early;
    function quietly(name) { return boot.chunk(name).then(null, function () { return null; }); }
    function next(at) {
      if (at >= names.length) { return; }
      window.requestIdleCallback(function () { quietly(names[at]).then(function () { next(at + 1); }); }, { timeout: 10000 });
    }
    window.Promise.all(early.map(quietly)).then(function () {
      if (document.getElementById('xiaohao-glue').hasAttribute('data-wasm')) { next(0); }
    });
  };
})();
