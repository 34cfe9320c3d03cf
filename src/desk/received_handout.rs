//! The handout (交办) that the user of this browser received: the errand of its file and when the user answered it
//! (交回), remembered in the settings of this browser. The facts of the file are in the ledger like all others; the
//! errand itself is no fact.

use super::handle::Desk;
use crate::browser::{clock, settings};
use ledger::{
    Due, Field, Frontier, ItemId, Ledger, WallTime,
    file::{self, ChecklistPart, Errand, FileHeading, FilePurpose},
};
use leptos::prelude::*;

/// The handout that the user received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedHandout {
    /// Name of the sender.
    pub from: String,
    /// When it was sent, by the sender's clock.
    pub at: WallTime,
    /// What is asked of the user, and until when.
    pub errand: Errand,
}

/// The user's last answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentAnswer {
    /// When it was sent.
    pub at: WallTime,
    /// Number of facts of the round at that time.
    facts: usize,
}

/// An answer as a file, and the parts of its name.
pub struct AnswerFile {
    /// The inspected unit.
    pub unit: String,
    /// Name of the user.
    pub by: String,
    /// When, as text.
    pub at: String,
    /// The text of the file.
    pub text: String,
}

impl ReceivedHandout {
    fn of(heading: &FileHeading) -> Option<ReceivedHandout> {
        (heading.errand.purpose == FilePurpose::Handout).then(|| ReceivedHandout {
            from: heading.from.clone(),
            at: heading.at,
            errand: heading.errand.clone(),
        })
    }

    /// As lines of text. Those that may be long stand last.
    fn to_text(&self) -> String {
        let errand = &self.errand;
        let line = |text: &str| text.replace(['\n', '\r'], " ");
        let scope: Vec<String> = errand.scope.iter().map(ItemId::to_string).collect();
        let lines = [
            line(&self.from),
            self.at.0.to_string(),
            line(&errand.to),
            errand.reply_by.map(|by| by.to_string()).unwrap_or_default(),
            errand.handout.map(|id| id.to_string()).unwrap_or_default(),
            scope.join(" "),
            errand.asked.clone(),
        ];
        lines.join("\n")
    }

    fn from_text(text: &str) -> Option<ReceivedHandout> {
        let mut lines = text.splitn(7, '\n');
        let mut next = || lines.next();
        let (from, at, to) = (next()?, next()?.parse().ok()?, next()?);
        let (reply_by, handout, scope, asked) = (next()?, next()?, next()?, next()?);
        Some(ReceivedHandout {
            from: from.to_owned(),
            at: WallTime(at),
            errand: Errand {
                purpose: FilePurpose::Handout,
                to: to.to_owned(),
                asked: asked.to_owned(),
                reply_by: reply_by.parse::<Due>().ok(),
                handout: handout.parse().ok(),
                scope: scope.split(' ').filter_map(|id| id.parse().ok()).collect(),
            },
        })
    }
}

fn answered(text: &str) -> Option<SentAnswer> {
    let (at, facts) = text.split_once(' ')?;
    Some(SentAnswer {
        at: WallTime(at.parse().ok()?),
        facts: facts.parse().ok()?,
    })
}

/// The handout in a file's heading, if there is one, it is not the one known, and none known is later.
fn news(heading: &FileHeading, known: Option<&ReceivedHandout>) -> Option<ReceivedHandout> {
    let handed = ReceivedHandout::of(heading)?;
    let me = settings::get(settings::ME);
    // Whoever opens a handout that they sent themselves has no errand.
    let mine = !me.trim().is_empty() && me.trim() == handed.from;
    let old = known.is_some_and(|known| known.at > handed.at || *known == handed);
    (!mine && !old).then_some(handed)
}

/// Remembers the errand of a file with these facts for its round, which need not be the open one.
pub fn remember(heading: &FileHeading, facts: &Frontier) {
    let key = settings::errand_key(heading.round);
    let known = ReceivedHandout::from_text(&settings::get(&key));
    if let Some(handed) = news(heading, known.as_ref()) {
        settings::set(&key, &handed.to_text());
        settings::set(&settings::answered_key(heading.round), "");
        settings::set(&settings::received_key(heading.round), &facts.to_string());
    }
}

impl Desk {
    pub(super) fn remember_errand(self) {
        self.handed
            .set(ReceivedHandout::from_text(&settings::get(&settings::errand_key(
                self.round,
            ))));
        self.answered
            .set(answered(&settings::get(&settings::answered_key(self.round))));
    }

    /// Whether nothing was filled in beyond what the handout brought. Where it is not known what it brought, something was.
    pub fn is_handout_blank(self) -> bool {
        let received = settings::get(&settings::received_key(self.round));
        let (Ok(received), Some(handed)) = (received.parse::<Frontier>(), self.handed.get_untracked()) else {
            return false;
        };
        self.flush();
        let filled = |ledger: &Ledger| ledger.is_filled_in(&handed.errand.scope, &handed.from, &received);
        !received.is_empty() && !self.peek(filled)
    }

    /// A file with these facts was taken into this round: if it is a handout and no later one is known, it becomes the user's errand.
    pub fn receive_handout(self, heading: &FileHeading, facts: &Frontier) {
        let known = self.handed.get_untracked();
        if let Some(handed) = news(heading, known.as_ref()) {
            remember(heading, facts);
            self.handed.set(Some(handed));
            self.answered.set(None);
        }
    }

    /// Whether something was recorded since the user answered. Follows every fact.
    pub fn changed_since(self, answered: SentAnswer) -> bool {
        self.fact_count() > answered.facts
    }

    /// The user's answer as a file: the whole round as it is here.
    pub fn answer(self) -> Option<AnswerFile> {
        self.flush();
        let handed = self.handed.get_untracked()?;
        let me = self.me.get_untracked().trim().to_owned();
        let now = clock::now();
        let heading = FileHeading {
            round: self.round,
            from: me.clone(),
            at: now,
            errand: Errand {
                purpose: FilePurpose::Answer,
                to: handed.from,
                asked: String::new(),
                ..handed.errand
            },
        };
        Some(self.peek(|ledger| AnswerFile {
            unit: ledger.text(ItemId::ROUND, Field::Unit).to_owned(),
            by: me,
            at: clock::time_text(now),
            text: file::write(ledger, &ChecklistPart::Whole, &heading).text,
        }))
    }

    /// Notes that the answer was saved as a file.
    pub fn note_answer(self) {
        let answered = SentAnswer {
            at: clock::now(),
            facts: self.peek(|ledger| ledger.facts().len()),
        };
        settings::set(
            &settings::answered_key(self.round),
            &format!("{} {}", answered.at.0, answered.facts),
        );
        self.answered.set(Some(answered));
        self.note_export(answered.at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_is_found_again_as_it_was_remembered() {
        let mut handed = ReceivedHandout {
            from: "赵敏".into(),
            at: WallTime(1_748_750_400_000),
            errand: Errand {
                purpose: FilePurpose::Handout,
                to: "王芳".into(),
                asked: "请填写。\n\n写明佐证。".into(),
                reply_by: "2025-06-10".parse().ok(),
                handout: "a-7".parse().ok(),
                scope: ["a-1", "b-2"].iter().filter_map(|id| id.parse().ok()).collect(),
            },
        };
        assert_eq!(ReceivedHandout::from_text(&handed.to_text()).as_ref(), Some(&handed));
        handed.errand = Errand {
            purpose: FilePurpose::Handout,
            ..Errand::default()
        };
        assert_eq!(ReceivedHandout::from_text(&handed.to_text()).as_ref(), Some(&handed));
        assert_eq!(ReceivedHandout::from_text(""), None);
        assert_eq!(ReceivedHandout::from_text("赵敏\n不是时间\n"), None);
    }
}
