//! Digest of a problem: what it is compared by with other problems, worked out once when it changes. And the index of what
//! stands in which problem, kept up to date with the digests.

use crate::finding::hash;
use crate::prose::{ends_sentence, han_pairs, letters, pieces, quantities, squeezed};
use crate::quick_map::QuickMap;
use crate::view::{ProblemView, ProseRole, TitleRow};
use ledger::{Field, ItemId, Kind, NoticeWording, Progress, list::whole_number};
use std::collections::BTreeSet;
use std::ops::Range;

/// Number of letters of a shingle.
const SHINGLE: usize = 8;
/// One in so many shingles is kept, chosen by its hash, so that the same are kept of every text.
const KEPT: u64 = 4;
/// Letters of the shortest text that is compared by shingles; shorter ones are compared whole.
const SHINGLED: usize = 60;
/// Letters of the shortest text that is compared at all.
const COMPARED: usize = 14;

/// A text as it is compared with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextDigest {
    /// The item.
    pub item: ItemId,
    /// Its field.
    pub field: Option<Field>,
    /// Hash of all letters.
    pub whole: u64,
    /// Shingles that are kept, sorted; none of a short text.
    pub shingles: Vec<u64>,
}

/// An achievement: a number with the words before it, or an award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deed {
    /// Hash of its words.
    pub words: u64,
    /// The item.
    pub item: ItemId,
    /// Its field.
    pub field: Field,
    /// Place.
    pub at: Range<usize>,
}

/// Digest of a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Digest {
    /// Its progress.
    pub step: Progress,
    /// Letters of the title.
    pub title: String,
    /// Pairs of Han characters of the title, sorted.
    pub title_pairs: Vec<u64>,
    /// The same as a set of 64 bits, for a first comparison.
    pub title_bits: u64,
    /// The printed number.
    pub number: Option<u64>,
    /// The group that it stands in.
    pub group: Option<ItemId>,
    /// The progress of the heading that it stood under in the notice.
    pub under: Option<Progress>,
    /// Names of who answers for it: item, field, name.
    pub names: Vec<(ItemId, Field, String)>,
    /// A leader is named.
    pub led: bool,
    /// A person or a department is named.
    pub handed: bool,
    /// Whether it has a date, or needs none.
    pub dated: bool,
    /// How many measures it has.
    pub measures: usize,
    /// The evidence it cites.
    pub evidence: Vec<ItemId>,
    /// Its texts on results.
    pub texts: Vec<TextDigest>,
    /// Its achievements.
    pub deeds: Vec<Deed>,
}

impl Digest {
    /// Its title for a first comparison.
    pub fn title_row(&self) -> TitleRow {
        TitleRow {
            bits: self.title_bits,
            pairs: self.title_pairs.len(),
        }
    }

    /// The digest of a problem.
    pub fn of(view: &ProblemView) -> Digest {
        let ledger = view.scope.ledger;
        let title = view.text(Field::Title);
        let title_pairs = han_pairs(title);
        let mut digest = Digest {
            step: view.step,
            title: squeezed(title),
            title_bits: title_pairs.iter().fold(0, |bits, pair| bits | 1 << (mixed(*pair) % 64)),
            title_pairs,
            number: whole_number(view.text(Field::Number)),
            group: ledger.group_of(view.id),
            under: NoticeWording::read(view.text(Field::Printed)).under,
            measures: view.measures.len(),
            evidence: ledger.evidence_of(view.id),
            ..Digest::default()
        };
        for item in std::iter::once(view.id).chain(view.measures.iter().copied()) {
            for field in Field::naming_responsible() {
                let text = ledger.text(item, field);
                if text.is_empty() {
                    continue;
                }
                for name in ledger::work::people::names(text) {
                    digest.names.push((item, field, name));
                }
            }
        }
        let named = |field: Field| digest.names.iter().any(|(_, of, _)| *of == field);
        digest.led = named(Field::Leader);
        digest.handed = named(Field::Person) || named(Field::Department);
        let has_date =
            |item: ItemId| !ledger.text(item, Field::Due).is_empty() || !ledger.text(item, Field::DueText).is_empty();
        let long = ledger.value(view.id, Field::LongTerm) == Some(&ledger::Value::Flag(true));
        digest.dated =
            long || has_date(view.id) || !view.measures.is_empty() && view.measures.iter().all(|one| has_date(*one));
        for prose in view.of_role(ProseRole::Result) {
            if prose.field != Field::Similar {
                digest.texts.extend(text_digest(prose.item, prose.field, prose.words));
            }
            deeds(prose.item, prose.field, prose.words, &mut digest.deeds);
        }
        digest
    }
}

/// A hash whose low bits depend on all of it.
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    value ^ (value >> 29)
}

/// The digest of a text; none if it is too short to say anything.
fn text_digest(item: ItemId, field: Field, text: &str) -> Option<TextDigest> {
    let letters: Vec<char> = letters(text).map(|(_, c)| c).collect();
    if letters.len() < COMPARED {
        return None;
    }
    let mut shingles = Vec::new();
    if letters.len() >= SHINGLED {
        shingled(&letters, &mut shingles);
        shingles.sort_unstable();
        shingles.dedup();
    }
    let whole = letters.iter().collect::<String>();
    Some(TextDigest {
        item,
        field: Some(field),
        whole: hash(&whole),
        shingles,
    })
}

/// Hashes of the shingles that are kept, rolled on from letter to letter.
fn shingled(letters: &[char], shingles: &mut Vec<u64>) {
    const BASE: u64 = 0x0000_0100_0000_01b3;
    // What the letter that falls out was multiplied by.
    let out = (0..SHINGLE).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0_u64;
    let leaving = std::iter::repeat_n(None, SHINGLE).chain(letters.iter().map(Some));
    for (place, (letter, leaves)) in letters.iter().zip(leaving).enumerate() {
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(u32::from(*letter)));
        if let Some(leaves) = leaves {
            hash = hash.wrapping_sub(u64::from(u32::from(*leaves)).wrapping_mul(out));
        }
        let kept = mixed(hash);
        if place + 1 >= SHINGLE && kept.is_multiple_of(KEPT) {
            shingles.push(kept);
        }
    }
}

/// Letters before a number by which an achievement is known again.
const BEFORE: usize = 8;

/// The achievements of a text: numbers whose words before them are particular enough, and awards.
fn deeds(item: ItemId, field: Field, text: &str, deeds: &mut Vec<Deed>) {
    for one in quantities(text) {
        let head = text.get(..one.number.start).unwrap_or("");
        let from = head.rfind(ends_sentence).map_or(0, |at| {
            at + head
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
        });
        let before: Vec<(usize, char)> = letters(head.get(from..).unwrap_or("")).collect();
        let money = matches!(one.unit, "万元" | "亿元" | "元");
        let number = text.get(one.number.clone()).unwrap_or("");
        let plain = squeezed(number);
        let enough = before.len() >= BEFORE || plain.len() >= 2 && before.len() >= 6 || money && before.len() >= 4;
        // 100% is everybody's.
        if !enough || matches!(one.unit, "%" | "个百分点") {
            continue;
        }
        let kept = before.len().saturating_sub(BEFORE);
        let words: String = before.iter().skip(kept).map(|(_, c)| *c).collect();
        let start = before.get(kept).map_or(one.number.start, |(at, _)| from + at);
        deeds.push(Deed {
            words: hash(&format!("{words}{number}{}", one.unit)),
            item,
            field,
            at: start..one.end,
        });
    }
    for piece in pieces(text, ends_sentence) {
        let words = text.get(piece.clone()).unwrap_or("");
        for clause in words.split(['，', ',', '、']) {
            let Some(at) = clause.find('获') else { continue };
            let award = clause.get(at..).unwrap_or("");
            let is_award = ["奖", "称号", "先进", "示范", "激励", "荣誉"]
                .iter()
                .any(|word| award.contains(word));
            let plain = squeezed(award);
            if !is_award || plain.chars().count() < 10 {
                continue;
            }
            let Some(offset) = words.find(award) else { continue };
            deeds.push(Deed {
                words: hash(&plain),
                item,
                field,
                at: piece.start + offset..piece.start + offset + award.len(),
            });
        }
    }
}

/// What stands in which problem.
#[derive(Clone, Debug, Default)]
pub(crate) struct CrossIndex {
    titles: QuickMap<u64, Vec<ItemId>>,
    wholes: QuickMap<u64, Vec<ItemId>>,
    shingles: QuickMap<u64, Vec<ItemId>>,
    deeds: QuickMap<u64, Vec<ItemId>>,
}

/// Adds a problem to what stands under a key.
fn put(map: &mut QuickMap<u64, Vec<ItemId>>, key: u64, id: ItemId) {
    map.entry(key).or_default().push(id);
}

/// Takes a problem out from under a key, as often as it stands there.
fn drop_from(map: &mut QuickMap<u64, Vec<ItemId>>, key: u64, id: ItemId) {
    if let Some(ids) = map.get_mut(&key) {
        ids.retain(|one| *one != id);
        if ids.is_empty() {
            map.remove(&key);
        }
    }
}

fn under(map: &QuickMap<u64, Vec<ItemId>>, key: u64) -> impl Iterator<Item = ItemId> + '_ {
    map.get(&key).into_iter().flatten().copied()
}

impl CrossIndex {
    /// Adds a problem.
    pub fn add(&mut self, id: ItemId, digest: &Digest) {
        if !digest.title.is_empty() {
            put(&mut self.titles, hash(&digest.title), id);
        }
        for text in &digest.texts {
            put(&mut self.wholes, text.whole, id);
            text.shingles
                .iter()
                .for_each(|shingle| put(&mut self.shingles, *shingle, id));
        }
        digest
            .deeds
            .iter()
            .for_each(|deed| put(&mut self.deeds, deed.words, id));
    }

    /// Removes a problem that was added with this digest.
    pub fn remove(&mut self, id: ItemId, digest: &Digest) {
        drop_from(&mut self.titles, hash(&digest.title), id);
        for text in &digest.texts {
            drop_from(&mut self.wholes, text.whole, id);
            text.shingles
                .iter()
                .for_each(|shingle| drop_from(&mut self.shingles, *shingle, id));
        }
        digest
            .deeds
            .iter()
            .for_each(|deed| drop_from(&mut self.deeds, deed.words, id));
    }

    /// Problems with this title.
    pub fn with_title(&self, digest: &Digest) -> impl Iterator<Item = ItemId> + '_ {
        under(&self.titles, hash(&digest.title))
    }

    /// Problems with just this text.
    pub fn with_text(&self, text: &TextDigest) -> impl Iterator<Item = ItemId> + '_ {
        under(&self.wholes, text.whole)
    }

    /// Problems with this achievement.
    pub fn with_deed(&self, deed: &Deed) -> impl Iterator<Item = ItemId> + '_ {
        under(&self.deeds, deed.words)
    }

    /// Problems that share shingles with a text, with how many.
    pub fn sharing(&self, text: &TextDigest) -> QuickMap<ItemId, usize> {
        let mut shared = QuickMap::default();
        for shingle in &text.shingles {
            let ids = self.shingles.get(shingle).map_or(&[][..], Vec::as_slice);
            // What stands in very many problems is a set phrase.
            if ids.len() <= MOST_SHARED {
                ids.iter().for_each(|id| *shared.entry(*id).or_default() += 1);
            }
        }
        shared
    }

    /// All problems that share anything with this one, itself not among them.
    pub fn partners(&self, id: ItemId, digest: &Digest) -> BTreeSet<ItemId> {
        let mut all: BTreeSet<ItemId> = self.with_title(digest).collect();
        for text in &digest.texts {
            all.extend(self.with_text(text));
            all.extend(self.sharing(text).into_keys());
        }
        for deed in &digest.deeds {
            all.extend(self.with_deed(deed));
        }
        all.remove(&id);
        all
    }
}

/// Largest number of problems that a shingle may stand in and still say that a text was copied.
const MOST_SHARED: usize = 12;

/// Whether an item is, or is a part of, a problem; used to tell which digests a change touches.
pub(crate) fn problem_of(ledger: &ledger::Ledger, item: ItemId) -> Option<ItemId> {
    ledger
        .with_ancestors(item)
        .find(|id| ledger.kind(*id) == Some(Kind::Problem))
}
