//! 社会公开稿: the record as the public may read it. Problems and passages are left out or reworded under one of five grounds;
//! what names a person is kept, masked or replaced, each as somebody decided. A decision holds as long as the words that
//! it was made on are the same; where they changed it is asked again. What nobody has decided yet is masked, and told.

pub use crate::public_ground::PublicGround;

use crate::notice::text_of;
use crate::privacy::{Found, Sort, find, mask};
use crate::record::{Problem, Record};
use crate::terms::{Due, Field, ItemId, ProgressCounts, Tally};
use crate::words;
use serde::{Deserialize, Serialize};

/// Where a text stands: a field of a problem, of a passage, or of the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The item.
    #[serde(with = "id_as_text")]
    pub item: ItemId,
    /// The field; of none, the whole problem.
    #[serde(with = "field_as_key", default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
}

/// Who decided, and on which day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Who.
    pub by: String,
    /// On which day, as dates are written in files.
    pub on: String,
}

/// Something that is not published, or not in these words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// What.
    pub place: Place,
    /// Why.
    pub ground: PublicGround,
    /// The words that are published instead; empty for none.
    #[serde(default)]
    pub instead: String,
    /// The mark of the words that it was decided on.
    pub seen: String,
    /// Who decided.
    pub decided: Decided,
}

/// What is done with something that names a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// It stays.
    Keep,
    /// It is masked.
    Mask,
    /// Other words stand for it.
    Replace(String),
}

/// A decision on something that names a person, in this sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personal {
    /// The words that were found.
    pub words: String,
    /// The mark of the sentence they stood in.
    pub seen: String,
    /// What is done with them.
    pub treatment: Treatment,
    /// Who decided.
    pub decided: Decided,
}

/// Everything that was decided for the public text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Audience {
    /// The wording of the five grounds; an empty one is worded as usual.
    pub grounds: Vec<String>,
    /// What is withheld or reworded.
    pub withheld: Vec<Withheld>,
    /// What is done with what names a person.
    pub personal: Vec<Personal>,
    /// Whether the counts are those of what is published only.
    pub counts_published: bool,
    /// Who approved the public text, and when.
    pub approved: Option<Decided>,
}

/// What was done for the public text, and what is still to be decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Problems that are left out.
    pub problems_left_out: Vec<ItemId>,
    /// Texts that are left out.
    pub texts_left_out: Vec<Place>,
    /// Texts that are reworded.
    pub reworded: Vec<Place>,
    /// How many findings are kept, masked and replaced by decision.
    pub kept: usize,
    /// Masked.
    pub masked: usize,
    /// Replaced.
    pub replaced: usize,
    /// Findings that nobody has decided on, or that stand in a sentence that changed since; masked meanwhile.
    pub open: Vec<(Place, Found)>,
    /// Decisions to withhold or reword of which the words changed since; they hold meanwhile.
    pub stale: Vec<Place>,
    /// Whether the contact block is missing.
    pub contact_missing: bool,
    /// Whether the contact block stands in another text of the round too.
    pub contact_twice: bool,
}

impl Account {
    /// Whether everything is decided and the contact block stands once.
    pub fn is_settled(&self) -> bool {
        self.open.is_empty() && self.stale.is_empty() && !self.contact_missing && !self.contact_twice
    }
}

/// The mark of some words, by which they are known again: not secret, not a proof, only short.
pub fn mark(words: &str) -> String {
    // FNV-1a.
    let hash = words.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// The texts of a problem that a notice prints, with their fields.
const TEXTS: [Field; 16] = [
    Field::Title,
    Field::Remarks,
    Field::Situation,
    Field::Cause,
    Field::MeasuresText,
    Field::Rectification,
    Field::Outcome,
    Field::CurrentEffect,
    Field::NextSteps,
    Field::Similar,
    Field::Leader,
    Field::Department,
    Field::Person,
    Field::Helpers,
    Field::DueText,
    Field::RectificationType,
];
/// The texts of the round that are searched. The contact block is there to be published.
const ROUND: [Field; 9] = [
    Field::Opening,
    Field::Organisation,
    Field::ResultsIntro,
    Field::IntroDone,
    Field::IntroNearlyDone,
    Field::IntroUnderWay,
    Field::IntroNotStarted,
    Field::Plan,
    Field::LeadingGroup,
];

/// The words at a place, as they stand in the record; of a whole problem, all of them.
pub fn words_at(record: &Record, place: Place) -> String {
    if place.item == ItemId::ROUND {
        return place
            .field
            .map_or_else(String::new, |field| record.round.get(field).to_owned());
    }
    for problem in &record.problems {
        if problem.id == place.item {
            return match place.field {
                Some(field) => text(problem, field),
                None => {
                    let texts = TEXTS.map(|field| text(problem, field));
                    let passages = problem.passages.iter().map(|passage| passage.text.clone());
                    texts.into_iter().chain(passages).collect::<Vec<_>>().join("\n")
                }
            };
        }
        if let Some(passage) = problem.passages.iter().find(|passage| passage.id == place.item) {
            return passage.text.clone();
        }
    }
    String::new()
}

fn text(problem: &Problem, field: Field) -> String {
    match field {
        Field::Title => problem.title.clone(),
        field => text_of(problem, field),
    }
}

/// The record as the public may read it, and what was done for that. `known`: names of people that the record knows.
pub fn public(record: &Record, audience: &Audience, known: &[String]) -> (Record, Account) {
    let mut account = Account::default();
    let mut public = record.clone();
    for withheld in &audience.withheld {
        if mark(&words_at(record, withheld.place)) != withheld.seen {
            account.stale.push(withheld.place);
        }
        match (withheld.place.field, withheld.instead.is_empty()) {
            (None, _) => account.problems_left_out.push(withheld.place.item),
            (Some(_), true) => account.texts_left_out.push(withheld.place),
            (Some(_), false) => account.reworded.push(withheld.place),
        }
    }
    let left_out = account.problems_left_out.clone();
    public.leave_out(|problem| left_out.contains(&problem.id));
    let withheld = |place: Place| audience.withheld.iter().find(|one| one.place == place);
    let mut treat = |place: Place, words: &str| match withheld(place) {
        Some(one) => one.instead.clone(),
        None => treated(place, words, audience, known, &mut account),
    };
    for problem in &mut public.problems {
        for field in TEXTS {
            let place = Place {
                item: problem.id,
                field: Some(field),
            };
            let own = text(problem, field);
            let words = treat(place, &own);
            if words != own {
                problem.set(field, words);
            }
        }
        for passage in &mut problem.passages {
            let place = Place {
                item: passage.id,
                field: Some(Field::Remarks),
            };
            passage.text = treat(place, &passage.text);
        }
        problem.passages.retain(|passage| !passage.text.is_empty());
    }
    for field in ROUND {
        let place = Place {
            item: ItemId::ROUND,
            field: Some(field),
        };
        let words = treat(place, public.round.get(field));
        public.round.set(field, words);
    }
    if !left_out.is_empty() {
        if audience.counts_published {
            let steps = ProgressCounts::of_problems(public.problems.iter().map(|problem| problem.progress));
            public.tally = Tally::of(&steps, public.rule);
        }
        let intro = public.round.get(Field::ResultsIntro).to_owned();
        let note = words::withheld(left_out.len(), audience.counts_published);
        let intro = if intro.is_empty() {
            note
        } else {
            format!("{intro}\n{note}")
        };
        public.round.set(Field::ResultsIntro, intro);
    }
    let contact = record.round.get(Field::Contact).trim();
    account.contact_missing = contact.is_empty();
    let elsewhere = [Field::Organisation, Field::Plan, Field::Opening].map(|field| record.round.get(field));
    account.contact_twice = !contact.is_empty() && elsewhere.iter().any(|text| text.contains(contact));
    (public, account)
}

/// A text with everything that names a person treated as decided; masked where nobody decided.
fn treated(place: Place, words: &str, audience: &Audience, known: &[String], account: &mut Account) -> String {
    let mut out = String::new();
    let mut end = 0;
    for found in find(words, known) {
        out.push_str(words.get(end..found.at.start).unwrap_or(""));
        end = found.at.end;
        let seen = mark(&found.sentence);
        let decided = audience
            .personal
            .iter()
            .rev()
            .find(|one| one.words == found.words && one.seen == seen);
        match decided.map(|one| &one.treatment) {
            Some(Treatment::Keep) => {
                account.kept += 1;
                out.push_str(&found.words);
            }
            Some(Treatment::Mask) => {
                account.masked += 1;
                out.push_str(&mask(found.sort, &found.words));
            }
            Some(Treatment::Replace(instead)) => {
                account.replaced += 1;
                out.push_str(instead);
            }
            None => {
                out.push_str(&mask(found.sort, &found.words));
                account.open.push((place, found));
            }
        }
    }
    out.push_str(words.get(end..).unwrap_or(""));
    out
}

/// A decision on a finding, as of this day.
pub fn decide(found: &Found, treatment: Treatment, by: &str, on: Due) -> Personal {
    Personal {
        words: found.words.clone(),
        seen: mark(&found.sentence),
        treatment,
        decided: Decided {
            by: by.to_owned(),
            on: on.to_string(),
        },
    }
}

/// How the unit words a ground.
pub fn ground(audience: &Audience, ground: PublicGround) -> &str {
    let place = PublicGround::ALL.iter().position(|one| *one == ground);
    match place.and_then(|place| audience.grounds.get(place)).map(String::as_str) {
        None | Some("") => words::public_ground(ground),
        Some(wording) => wording,
    }
}

/// Whether findings of this sort are shown with their words in lists: an ID number is not repeated there.
pub fn is_shown(sort: Sort) -> bool {
    !matches!(sort, Sort::IdNumber | Sort::Account)
}

mod id_as_text {
    use crate::terms::ItemId;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(id: &ItemId, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(id)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<ItemId, D::Error> {
        let text = String::deserialize(input)?;
        text.parse().map_err(|_| D::Error::custom("no id"))
    }
}

mod field_as_key {
    use crate::terms::Field;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(field: &Option<Field>, out: S) -> Result<S::Ok, S::Error> {
        field.map(Field::key).serialize(out)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Field>, D::Error> {
        let Some(key) = Option::<String>::deserialize(input)? else {
            return Ok(None);
        };
        Field::from_key(&key)
            .map(Some)
            .ok_or_else(|| D::Error::custom("no field"))
    }
}
