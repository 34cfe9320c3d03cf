//! Initials of pinyin by the browser's own collation of Chinese characters: a character has the letter of the first
//! character that is sorted before it (`FIRST`). Without that collation there are no initials, and only the search by
//! initials is missing.

use js_sys::{Array, Function, Intl, Object, Reflect};
use std::{cell::RefCell, cmp::Ordering, collections::HashMap};
use wasm_bindgen::{JsCast as _, JsValue};

/// For each initial, the first character that has it in the order of pinyin.
const FIRST: [(char, char); 23] = [
    ('a', '阿'),
    ('b', '八'),
    ('c', '嚓'),
    ('d', '哒'),
    ('e', '妸'),
    ('f', '发'),
    ('g', '旮'),
    ('h', '哈'),
    ('j', '丌'),
    ('k', '咔'),
    ('l', '垃'),
    ('m', '妈'),
    ('n', '拿'),
    ('o', '噢'),
    ('p', '妑'),
    ('q', '七'),
    ('r', '呥'),
    ('s', '仨'),
    ('t', '他'),
    ('w', '屲'),
    ('x', '夕'),
    ('y', '丫'),
    ('z', '帀'),
];

struct PinyinTable {
    compare: Option<Function>,
    known: HashMap<char, Option<char>>,
}

thread_local! {
    static LETTERS: RefCell<PinyinTable> = RefCell::new(PinyinTable { compare: compare(), known: HashMap::new() });
}

/// The browser's comparison by pinyin; `None` if it has none.
fn compare() -> Option<Function> {
    let collator = Intl::Collator::new(&Array::of1(&JsValue::from_str("zh-CN-u-co-pinyin")), &Object::new());
    let compare: Function = Reflect::get(&collator, &JsValue::from_str("compare"))
        .ok()?
        .dyn_into()
        .ok()?;
    // An order by code point or by strokes would order these pairs otherwise.
    (before(&compare, '安', '北') && before(&compare, '北', '中') && before(&compare, '丁', '一')).then_some(compare)
}

fn before(compare: &Function, one: char, other: char) -> bool {
    let text = |c: char| JsValue::from_str(c.encode_utf8(&mut [0; 4]));
    compare
        .call2(&JsValue::NULL, &text(one), &text(other))
        .ok()
        .and_then(|order| order.as_f64())
        .is_some_and(|order| order < 0.0)
}

/// Puts what people choose from into the order of pinyin, by its names. Where the browser has no such order, it stays.
pub fn sort_by_name<T>(list: &mut [T], name: impl Fn(&T) -> &str) {
    LETTERS.with_borrow(|PinyinTable { compare, .. }| {
        let Some(compare) = compare else { return };
        list.sort_by(|one, other| {
            let (one, other) = (JsValue::from_str(name(one)), JsValue::from_str(name(other)));
            let order = compare.call2(&JsValue::NULL, &one, &other);
            let order = order.ok().and_then(|order| order.as_f64()).unwrap_or(0.0);
            order.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
        });
    });
}

/// Initial of a character's pinyin, as a small letter.
pub fn initial(c: char) -> Option<char> {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return None;
    }
    LETTERS.with_borrow_mut(|PinyinTable { compare, known }| {
        let compare = compare.as_ref()?;
        let found = || {
            let later = FIRST.partition_point(|(_, first)| !before(compare, c, *first));
            FIRST.get(later.checked_sub(1)?).map(|(letter, _)| *letter)
        };
        *known.entry(c).or_insert_with(found)
    })
}
