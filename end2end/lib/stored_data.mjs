// Looks at local storage and the journal past the app, and damage done to them.

/** Keys and texts of local storage under a prefix. */
export const stored = (t, prefix = 'xiaohao/') => t.evaluate((start) => {
  const found = {};
  for (const key of Object.keys(localStorage).sort()) if (key.startsWith(start)) found[key] = localStorage.getItem(key);
  return found;
}, prefix);

/** Waits until the note counts as many facts as storage holds. */
export const noted = (t) => t.until('the note of all that is there', () => {
  const texts = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => localStorage.getItem(key));
  const facts = texts('xiaohao/').reduce((sum, text) => sum + Number(/^xiaohao\/1 \w+ (\d+)/.exec(text)[1]), 0);
  return texts('xiaohao-note/').some((text) => Number(text.split('\n')[1].split(' ')[0]) === facts);
});

/** Fills local storage to the last character, with a key of another program; the kept screen gives no room. */
export const fillToTheBrim = (t) => t.evaluate(() => {
  localStorage.removeItem('xiaohao-screen');
  let text = '';
  for (let step = 1 << 22; step >= 1; step >>= 1) {
    try { localStorage.setItem('other', `${text}${'x'.repeat(step)}`); text += 'x'.repeat(step); } catch (error) { /* too much */ }
  }
  return text.length;
});

/** Entries of the journal under keys of facts. */
export const journal = (t) => t.evaluate(() => new Promise((resolve, reject) => {
  const opening = indexedDB.open('xiaohao');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const store = opening.result.transaction('journal').objectStore('journal');
    const [keys, texts] = [store.getAllKeys(), store.getAll()];
    store.transaction.oncomplete = () => {
      opening.result.close();
      const found = {};
      keys.result.forEach((key, at) => { if (key.startsWith('xiaohao/')) found[key] = texts.result[at]; });
      resolve(found);
    };
  };
}));

/** Damages every entry of the journal past the app: removes it, or cuts its text short. */
export const spoilJournal = (t, how) => t.evaluate((wipe) => new Promise((resolve, reject) => {
  const opening = indexedDB.open('xiaohao');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction('journal', 'readwrite');
    const store = transaction.objectStore('journal');
    const [keys, texts] = [store.getAllKeys(), store.getAll()];
    texts.onsuccess = () => keys.result.forEach((key, at) => {
      if (wipe) store.delete(key); else store.put(texts.result[at].slice(0, -5), key);
    });
    transaction.oncomplete = () => { opening.result.close(); resolve(); };
  };
}), how === 'wipe');

/** Removes keys with facts from local storage once the page is left; all keys of this program if none are named. */
export const wipeOnLeaving = (t, keys = null) => t.evaluate((names) => {
  window.addEventListener('pagehide', () => {
    for (const key of names || Object.keys(localStorage)) if (key.startsWith('xiaohao')) localStorage.removeItem(key);
  });
}, keys);
