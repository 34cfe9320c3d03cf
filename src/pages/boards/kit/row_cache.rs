//! Memo of board rows, keyed by a hash of their inputs: bars and table rows with their addresses. An edit among a
//! thousand problems makes only the few rows again whose numbers it changed. The memo does not know what it holds;
//! whoever stores something names all that it is computed from.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher, Hash},
    sync::{Arc, Mutex, PoisonError},
};

/// Largest number of values, more than any board has; above it the memo is emptied.
const MOST: usize = 20_000;

/// Memo of values under the hash of their inputs.
#[derive(Default)]
pub struct RowCache(Mutex<HashMap<u64, Arc<dyn Any + Send + Sync>>>);

/// The memo under inputs that many values share; these are hashed once.
#[derive(Clone, Copy)]
pub struct ScopedCache<'a> {
    row_cache: &'a RowCache,
    under: u64,
}

impl ScopedCache<'_> {
    /// The value for these inputs; computed if it is missing.
    pub fn get<T: Send + Sync + 'static>(&self, of: &impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
        let key = named(&(self.under, TypeId::of::<T>(), of));
        let found = self.row_cache.lock().get(&key).cloned();
        if let Some(found) = found.and_then(|it| it.downcast().ok()) {
            return found;
        }
        let made = Arc::new(make());
        let mut row_cache = self.row_cache.lock();
        if row_cache.len() >= MOST {
            row_cache.clear();
        }
        row_cache.insert(key, made.clone());
        made
    }
}

impl RowCache {
    /// The memo under these shared inputs.
    pub fn under(&self, names: &impl Hash) -> ScopedCache<'_> {
        ScopedCache {
            row_cache: self,
            under: named(names),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u64, Arc<dyn Any + Send + Sync>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hash of inputs.
fn named(of: &impl Hash) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_made_once_and_each_thing_under_its_own_names() {
        let row_cache = RowCache::default();
        let of = row_cache.under(&"of");
        let mut made = 0;
        for _ in 0..3 {
            let word = of.get(&("a", 1), || {
                made += 1;
                String::from("a1")
            });
            assert_eq!(*word, "a1");
        }
        assert_eq!(made, 1);
        assert_eq!(*of.get(&("a", 2), || String::from("a2")), "a2");
        assert_eq!(*of.get(&("a", 1), || 7_u8), 7, "of another type");
        for number in 0..=MOST {
            assert_eq!(*of.get(&number, || number), number);
        }
        assert_eq!(
            *row_cache.under(&"else").get(&("a", 2), || String::from("other")),
            "other",
            "under other names"
        );
        assert!(row_cache.lock().len() <= MOST);
    }
}
