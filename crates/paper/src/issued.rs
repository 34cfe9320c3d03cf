//! 定稿: a paper that was issued, frozen. Its text, its settings and the state it was made from are kept as one fact of the
//! record; a checksum tells whether the text is what was issued. Later versions of the program open it as it was, because it
//! is kept as a document, not made anew.

use crate::document::Document;
use crate::settings::Settings;
use crate::terms::{ContentHash, Draft, Due, Field, Frontier, ItemId, Kind, Ledger, Value};

/// An issued paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Issued {
    /// Its item.
    pub id: ItemId,
    /// Its title.
    pub title: String,
    /// Which paper it is, by its key.
    pub paper: String,
    /// 文号; may be empty.
    pub doc_number: String,
    /// The day it was issued.
    pub dated: Option<Due>,
    /// Who issued it.
    pub by: String,
    /// The document as it was; none where it cannot be read.
    pub document: Option<Document>,
    /// The settings it was made with; none where they cannot be read.
    pub settings: Option<Settings>,
    /// The facts it was made from.
    pub basis: Frontier,
    /// The checksum that it bears.
    pub sum: String,
    /// Whether its text is the one that the checksum was made of.
    pub sound: bool,
}

/// What is recorded when a paper is issued: one item with everything in it.
pub fn draft(
    ledger: &Ledger,
    paper: &str,
    title: &str,
    document: &Document,
    settings: &Settings,
    doc_number: &str,
    on: Due,
) -> Option<Draft> {
    let text = serde_json::to_string(document).ok()?;
    let settings = serde_json::to_string(settings).ok()?;
    let sum = sum(&text);
    Some(
        Draft::new(Kind::IssuedPaper, title)
            .with(Field::PaperKey, Value::text(paper))
            .with(Field::DocNumber, Value::text(doc_number))
            .with(Field::Dated, Value::from(on))
            .with(Field::Basis, Value::text(ledger.frontier().to_string()))
            .with(Field::FileSum, Value::text(sum))
            .with(Field::PaperSettings, Value::text(settings))
            .with(Field::PaperText, Value::text(text)),
    )
}

/// The papers that were issued, in the order of issuing.
pub fn issued(ledger: &Ledger) -> Vec<Issued> {
    let all = ledger.standing_alone(Kind::IssuedPaper).into_iter();
    all.map(|id| issued_paper(ledger, id)).collect()
}

/// The issued paper of this item.
pub fn issued_paper(ledger: &Ledger, id: ItemId) -> Issued {
    let text = |field| ledger.text(id, field).to_owned();
    let (whole, sum) = (text(Field::PaperText), text(Field::FileSum));
    Issued {
        id,
        title: text(Field::Title),
        paper: text(Field::PaperKey),
        doc_number: text(Field::DocNumber),
        dated: text(Field::Dated).parse().ok(),
        by: ledger.fact(id).map(|fact| fact.by.to_string()).unwrap_or_default(),
        document: serde_json::from_str(&whole).ok(),
        settings: serde_json::from_str(&text(Field::PaperSettings)).ok(),
        basis: text(Field::Basis).parse().unwrap_or_default(),
        sound: !whole.is_empty() && self::sum(&whole) == sum,
        sum,
    }
}

fn sum(text: &str) -> String {
    let mut digest = ContentHash::default();
    digest.update(text.as_bytes());
    digest.finish()
}

/// The lines of two texts that differ, as they stand in the first and in the second; what stands in both is left out.
pub fn differences(old: &str, new: &str) -> Vec<(Option<String>, Option<String>)> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same_head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let left = old.len().min(new.len()) - same_head;
    let tails = old.iter().rev().zip(new.iter().rev());
    let same_tail = tails.take(left).take_while(|(old, new)| old == new).count();
    let middle = |lines: &[&str]| -> Vec<String> {
        let end = lines.len() - same_tail;
        lines
            .get(same_head..end)
            .unwrap_or_default()
            .iter()
            .map(|line| (*line).to_owned())
            .collect()
    };
    let (old, new) = (middle(&old), middle(&new));
    let mut differing = Vec::new();
    for line in old.iter().filter(|line| !new.contains(line)) {
        differing.push((Some(line.clone()), None));
    }
    for line in new.iter().filter(|line| !old.contains(line)) {
        differing.push((None, Some(line.clone())));
    }
    differing
}
