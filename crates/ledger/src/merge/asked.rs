//! What a cadre who was handed a part is asked for. A convention that the preview shows, not a lock: everything else is
//! marked there, and stays as it was unless a person takes it.

use super::{IncomingFile, rows::Presence};
use crate::{Field, ItemId, Kind, Ledger};
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

/// Kinds of which a cadre enters and takes out her own.
fn is_hers(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Evidence | Kind::Citation | Kind::Regulation | Kind::Figure | Kind::Note
    )
}

fn is_asked(kind: Kind, field: Field) -> bool {
    match kind {
        Kind::Problem | Kind::Measure | Kind::Phase => matches!(
            field,
            Field::Progress
                | Field::Situation
                | Field::Rectification
                | Field::Outcome
                | Field::CurrentEffect
                | Field::NextSteps
                | Field::Remarks
        ),
        kind => is_hers(kind),
    }
}

impl Ledger {
    /// The item that this one is a part of, through all wholes; itself where it stands on its own.
    pub fn whole_of(&self, item: ItemId) -> ItemId {
        let mut at = item;
        for _ in 0..crate::state::fold::DEEPEST {
            match self.item(at).and_then(|item| item.under()) {
                Some(whole) => at = whole,
                None => break,
            }
        }
        at
    }
}
