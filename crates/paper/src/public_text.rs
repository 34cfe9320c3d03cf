//! 社会公开稿: the record as the public may read it. Problems and passages are left out or reworded on one of five
//! grounds; whatever identifies a person is kept, masked or replaced, as somebody decided. A decision holds as long as
//! the text that it was made on is unchanged; after a change it is asked again. What nobody has decided yet is masked,
//! and reported.

pub use crate::public_ground::PublicGround;

use crate::notice::{printed_fields, text_of};
use crate::privacy::{Found, Sort, find, mask};
use crate::record::{Problem, Record};
use crate::terms::{Due, Field, ItemId, ProgressCounts, Tally};
use crate::words;
use serde::{Deserialize, Serialize};

/// Place of a text: a field of a problem, of a passage, or of the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Item.
    #[serde(with = "id_as_text")]
    pub item: ItemId,
    /// Field; `None` for the whole problem.
    #[serde(with = "field_as_key", default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
}

/// Author and day of a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Name of the author.
    pub by: String,
    /// Day, as dates are written in files.
    pub on: String,
}

/// A text that is not published, or not in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// Place of the text.
    pub place: Place,
    /// Ground for it.
    pub ground: PublicGround,
    /// Text that is published instead; empty for none.
    #[serde(default)]
    pub instead: String,
    /// Hash of the text that was decided on.
    pub seen: String,
    /// Who decided, and when.
    pub decided: Decided,
}

/// Treatment of a finding that identifies a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    /// Published as it is.
    Keep,
    /// Masked.
    Mask,
    /// Replaced by other words.
    Replace(String),
}

/// Decision on a finding that identifies a person, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personal {
    /// Words of the finding.
    pub words: String,
    /// Hash of the sentence that they stood in.
    pub seen: String,
    /// Treatment.
    pub treatment: Treatment,
    /// Who decided, and when.
    pub decided: Decided,
}

/// Approval of a public text: it holds for the text that was approved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Approval {
    /// Who approved it, and when.
    pub decided: Decided,
    /// Hash of the text.
    pub seen: String,
}

/// All decisions on the public text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Audience {
    /// Unit's wording of the five grounds; an empty one has the default wording.
    pub grounds: Vec<String>,
    /// Texts that are withheld or reworded.
    pub withheld: Vec<Withheld>,
    /// Treatments of findings that identify a person.
    pub personal: Vec<Personal>,
    /// Whether the counts are those of what is published only.
    pub counts_published: bool,
    /// Approval of the public text.
    pub approved: Option<Approval>,
}

/// Report on the making of the public text, and what is still to be decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Problems that are left out.
    pub problems_left_out: Vec<ItemId>,
    /// Texts that are left out.
    pub texts_left_out: Vec<Place>,
    /// Texts that are reworded.
    pub reworded: Vec<Place>,
    /// Number of findings kept by decision.
    pub kept: usize,
    /// Number of findings masked by decision.
    pub masked: usize,
    /// Number of findings replaced by decision.
    pub replaced: usize,
    /// Findings that nobody has decided on, or whose sentence has changed since; masked meanwhile.
    pub open: Vec<(Place, Found)>,
    /// Decisions to withhold or reword whose text has changed since; they hold meanwhile.
    pub stale: Vec<Place>,
    /// Whether the contact block is missing.
    pub contact_missing: bool,
    /// Whether the contact block is repeated in another text of the round.
    pub contact_twice: bool,
}

impl Account {
    /// Whether everything is decided and the contact block is printed exactly once.
    pub fn is_settled(&self) -> bool {
        self.open.is_empty() && self.stale.is_empty() && !self.contact_missing && !self.contact_twice
    }
}

/// Texts of a problem that are printed, each with its place, empty ones left out.
pub fn texts_of(problem: &Problem) -> Vec<(Place, String)> {
    let item = problem.id;
    let fields = printed_fields().map(|field| {
        let place = Place {
            item,
            field: Some(field),
        };
        (place, text(problem, field))
    });
    let passages = problem.passages.iter().map(|passage| {
        let place = Place {
            item: passage.id,
            field: Some(Field::Remarks),
        };
        (place, passage.text.clone())
    });
    fields
        .chain(passages)
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

/// Hash by which a text is recognised. It is no secret and no proof, only short.
pub fn mark(words: &str) -> String {
    // FNV-1a.
    let hash = words.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// Fields of the round that are searched. The contact block is meant to be published.
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

/// Text of the record at a place; of a whole problem, all its texts.
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
                    let texts = printed_fields().map(|field| text(problem, field));
                    let passages = problem.passages.iter().map(|passage| passage.text.clone());
                    texts.chain(passages).collect::<Vec<_>>().join("\n")
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
    if field == Field::Title {
        return problem.title.clone();
    }
    text_of(problem, field)
}

/// The record as the public may read it, and the report on it. `known`: names of people that the record knows.
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
        for field in printed_fields() {
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

/// A text with every finding treated as decided; masked if nobody decided.
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

/// Decision on a finding, as of this day.
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

/// Wording of a ground.
pub fn ground(audience: &Audience, ground: PublicGround) -> &str {
    let place = PublicGround::ALL.iter().position(|one| *one == ground);
    match place.and_then(|place| audience.grounds.get(place)).map(String::as_str) {
        None | Some("") => words::public_ground(ground),
        Some(wording) => wording,
    }
}

/// Whether lists show findings of this sort with their words: an ID number is not repeated there.
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
