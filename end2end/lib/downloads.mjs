// Script that runs in the page before its own: records what the page offers as a download, since the old headless browser
// saves nothing. A click on <a download href="blob:…"> is recorded with its bytes and not followed.

export const CATCH_DOWNLOADS = `(() => {
  const blobs = new Map();
  const caught = window.__caught = [];
  const create = URL.createObjectURL;
  URL.createObjectURL = function (it) { const url = create.call(URL, it); blobs.set(url, it); return url; };
  function take(link) {
    if (!link || !link.hasAttribute('download') || !blobs.has(link.href)) return false;
    const entry = { name: link.download, base64: null };
    caught.push(entry);
    const reader = new FileReader();
    reader.onload = () => { entry.base64 = reader.result.split(',')[1] || ''; };
    reader.readAsDataURL(blobs.get(link.href));
    return true;
  }
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () { if (!take(this)) click.call(this); };
  const dispatch = HTMLAnchorElement.prototype.dispatchEvent;
  HTMLAnchorElement.prototype.dispatchEvent = function (event) {
    return event.type === 'click' && take(this) ? true : dispatch.call(this, event);
  };
  window.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[download]');
    if (!event.defaultPrevented && take(link)) event.preventDefault();
  });
})();`;
