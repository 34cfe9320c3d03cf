/* The first script of the page. Not the loader.
   The page's policy (first <meta>) has to allow 'unsafe-eval', because Chromium before 97 compiles wasm under no other
   word. Chromium 97 and later knows 'wasm-unsafe-eval': there a second policy is added, which is the first one with
   that word instead. A page obeys all its policies, so eval is refused from here on, and wasm still runs.
   Chromium 97 is recognised by Array.prototype.findLast, new in it. See docs/decisions/ on the policy. */
(function () {
  var policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  if (!policy || !Array.prototype.findLast) { return; }
  var stricter = document.createElement('meta');
  stricter.httpEquiv = 'Content-Security-Policy';
  stricter.content = policy.content.replace("'unsafe-eval'", "'wasm-unsafe-eval'");
  document.head.appendChild(stricter);
})();
