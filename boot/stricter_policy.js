/* Stricter content security policy; first script of the page, not the loader. The page's policy (first <meta>) has to
   allow 'unsafe-eval', because Chromium before 97 compiles wasm under no other keyword. Chromium 97 and later know
   'wasm-unsafe-eval': for them a second policy is added, equal but for that keyword. A page obeys all its policies, so
   eval is refused from here on, and wasm still runs. Chromium 97 is recognised by Array.prototype.findLast, new in it.
   Reasons: docs/decisions/. */
(function () {
  var policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (!policy || !Array.prototype.findLast) { return; }
  var stricter = document.createElement('meta');
  stricter.httpEquiv = 'Content-Security-Policy';
  stricter.content = policy.content.replace("'unsafe-eval'", "'wasm-unsafe-eval'");
  document.head.appendChild(stricter);
})();
