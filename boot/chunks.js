/* Loader of chunks: parts of the app that its start does not need. A chunk is wasm that works in the memory of the main
   module; the app asks for it by name, and it is fetched (site) or unpacked (single file), checked and started.
   #xiaohao-chunks, written by xtask/src/build/, lists them with their files. A failed load is not remembered, so that
   asking again tries again. ES5. */
(function () {
  var boot = window.xiaohaoBoot;
  /* Bytes before the build's id at the end of every module (xtask/src/build/stamp.rs). */
  var MARK = 'xiaohao-build';
  var ID = 16;
  var files = {};
  var modules = {};
  var faults = {};
  /* Files that gzip found undamaged when unpacking them. */
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

  /* Build of a module by its last bytes: 'same', 'other', or 'none' if it is cut off or not ours. Checked before
     anything of it runs: a module of another build would overwrite this one's memory. */
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

  /* Files of the chunks that are loaded right after the start. */
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
        // An unread answer would occupy its connection, of which there are few.
        if (response.body) { response.body.cancel(); }
        throw new Fault('missing', address + ' HTTP ' + response.status);
      }
      return response.arrayBuffer().then(function (bytes) { return new Uint8Array(bytes); });
    }, function (error) { throw new Fault('unreachable', address + ' ' + error); });
  }

  /* Bytes of a file of chunks. A page that was handed out has only those that its errand needs. */
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

  /* A chunk imports exports of the main module by name. The canary exists only in quick builds. */
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
        // Validated first, because Chromium 80 sometimes never answers when it compiles a damaged module.
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

  /* Results of all promises; or the first fault, once each has ended, so that no load is still under way when the next
     try begins. */
  function allEnded(promises) {
    var failed = [];
    return window.Promise.all(promises.map(function (promise) {
      return promise.then(null, function (error) { failed.push(error); });
    })).then(function (all) {
      if (failed.length) { throw failed[0]; }
      return all;
    });
  }

  /* Compiled modules of a chunk. A module whose load began for another chunk and failed is requested once more: that was
     an earlier try than this one. */
  function compiledModules(needed) {
    var isShared = needed.some(function (name) { return Boolean(modules[name] || files[manifest().modules[name][0]]); });
    return allEnded(needed.map(module)).then(null, function (error) {
      if (!isShared) { throw error; }
      return allEnded(needed.map(module));
    });
  }

  /* Loads a chunk, and sets `chunkFault` on failure. Everything is compiled before the first module is started. */
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

  /* Why a chunk could not be loaded: absent, unreachable, missing, damaged or stale; '' if nothing failed. */
  boot.chunkFault = function (name) { return faults[name] ? faults[name].kind : ''; };

  /* Function by which the app requests a chunk, under the name that the split tool gave it; the answer goes through the
     table of functions that all modules share. */
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

  /* Once the app runs: loads at once what the first click opens; on the site also the rest when idle, so that a server
     that stops later disturbs nobody. Fails silently: whoever opens the screen is told. */
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
