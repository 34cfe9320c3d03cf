//! A finding: what a rule found, where, how grave it is, and the command that mends it, where that is safe.

use crate::{Rule, What};
use ledger::{Command, Field, ItemId, Ledger};
use std::ops::Range;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 错误: it cannot be right.
    Error,
    /// 提醒: most likely to be mended.
    Warning,
    /// 留意: worth a look.
    Notice,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Notice];

    /// Its name in other programs.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FindingPlace {
    /// The item; [`ItemId::ROUND`] for the round.
    pub item: ItemId,
    /// The field that is to be looked at; none if it is the item as a whole.
    pub field: Option<Field>,
    /// The words in the field, in bytes.
    pub words: Option<Range<usize>>,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub what: What,
    /// How grave it is.
    pub severity: Severity,
    /// Where.
    pub place: FindingPlace,
    /// The problem that it belongs to, if it is one of a problem.
    pub problem: Option<ItemId>,
    /// The command that mends it, where that is safe. It is made for the text as it is now.
    pub mend: Option<Command>,
    /// Digest of what it is about: the text of its field, and what else it was found by. 不适用 holds while this is the same.
    pub digest: u64,
    /// The reason why it does not apply, if somebody said so of just this.
    pub waived: Option<ItemId>,
}

impl Finding {
    /// A finding about an item, or a field of it.
    pub(crate) fn of(what: What, item: ItemId, field: impl Into<Option<Field>>) -> Finding {
        let rule = what.rule();
        Finding {
            what,
            severity: rule.severity(),
            place: FindingPlace {
                item,
                field: field.into(),
                words: None,
            },
            problem: None,
            mend: None,
            digest: hash(rule.key()),
            waived: None,
        }
    }

    /// The same about these words of the field's text.
    pub(crate) fn at(mut self, words: Range<usize>) -> Finding {
        self.place.words = Some(words);
        self
    }

    /// The same of another severity.
    pub(crate) fn with_severity(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }

    /// The same with a text that it was found by, besides that of its field.
    pub(crate) fn seen(mut self, text: &str) -> Finding {
        self.digest = self.digest.rotate_left(7) ^ hash(text);
        self
    }

    /// The same with these words put in place of those it is about.
    pub(crate) fn mended_by(mut self, text: &str, words: &str) -> Finding {
        let (Some(field), Some(range)) = (self.place.field, self.place.words.clone()) else {
            return self;
        };
        let mut mended = text.to_owned();
        if mended.get(range.clone()).is_some() {
            mended.replace_range(range, words);
            self.mend = Some(Command::Set {
                item: self.place.item,
                field,
                value: ledger::Value::text(mended),
            });
        }
        self
    }

    /// The rule that found it.
    pub fn rule(&self) -> Rule {
        self.what.rule()
    }

    /// The words that it is about: those of the field, or else the whole text, or the title of the item.
    pub fn words_in<'a>(&self, ledger: &'a Ledger) -> &'a str {
        let text = |field| ledger.text(self.place.item, field);
        let Some(field) = self.place.field else {
            return text(Field::Title);
        };
        let whole = text(field);
        if whole.trim().is_empty() {
            return text(Field::Title);
        }
        let words = self.place.words.clone();
        words.and_then(|words| whole.get(words)).unwrap_or(whole)
    }
}

/// FNV-1a: a digest by which a text is known again. No secret and no proof.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
