//! Scope of what a cadre was asked for by a handout. A convention that the preview shows, not a lock: other changes
//! are marked there, and stay out unless a person takes them.

use super::{incoming::IncomingFile, row::Presence};
use crate::{Field, FilledBy, ItemId, Kind, Ledger};
use std::collections::BTreeSet;

/// What one file was asked for.
#[derive(Clone, Debug)]
pub(super) struct AskedScope {
    /// None where anything may come: a file that answers nothing in particular.
    scope: Option<BTreeSet<ItemId>>,
}

impl AskedScope {
    pub fn of(file: &IncomingFile) -> AskedScope {
        AskedScope {
            scope: file.is_answer.then(|| file.scope.clone()),
        }
    }

    fn about(&self, ledger: &Ledger, item: ItemId) -> bool {
        let whole = ledger.whole_of(item);
        let scope = self.scope.as_ref();
        scope.is_none_or(|scope| scope.contains(&whole)) || ledger.kind(whole) == Some(Kind::Evidence)
    }

    /// Whether this field of this item was asked for.
    pub fn field(&self, ledger: &Ledger, item: ItemId, field: Field) -> bool {
        let kind = ledger.kind(item);
        self.scope.is_none() || self.about(ledger, item) && kind.is_some_and(|kind| is_asked(kind, field))
    }

    /// Whether it was asked for that this item comes or goes.
    pub fn life(&self, ledger: &Ledger, item: ItemId, _to: Presence) -> bool {
        let kind = ledger.kind(item);
        self.scope.is_none() || self.about(ledger, item) && kind.is_some_and(is_hers)
    }
}

/// Whether a cadre is asked for this field of an item of this kind: of problems, measures and phases as the table of
/// fields says; of kinds that a cadre enters, every field.
fn is_asked(kind: Kind, field: Field) -> bool {
    let is_worked_on = Field::Progress.of_kind(kind);
    if is_worked_on {
        field.filled_by() == Some(FilledBy::Cadre)
    } else {
        is_hers(kind)
    }
}

/// Whether a cadre enters items of this kind, and takes them out.
fn is_hers(kind: Kind) -> bool {
    kind.entered_by() == FilledBy::Cadre
}
