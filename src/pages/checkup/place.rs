//! Where a finding is mended: the page that has its field, and the control with the words selected.

use crate::route::Route;
use checkup::Finding;
use ledger::{Field, ItemId, Kind, Ledger};

/// Where a finding is mended.
#[derive(Clone, Debug, PartialEq)]
pub struct MendPlace {
    /// The page.
    pub route: Route,
    /// Id of the control.
    pub control: String,
    /// The words in its text, in UTF-16 units.
    pub words: Option<(u32, u32)>,
}

/// Where this finding is mended.
pub fn mend_place(ledger: &Ledger, finding: &Finding) -> MendPlace {
    let item = finding.place.item;
    let field = finding.place.field.unwrap_or(Field::Title);
    let route = match (problem_of(ledger, finding), ledger.kind(item)) {
        (Some(problem), _) => Route::problem(problem),
        (None, Some(Kind::Evidence)) => Route::Evidence,
        // A habit that nobody keeps is begun in the list.
        (None, _) if finding.place.field.is_none() => Route::problems(),
        (None, _) => Route::Round,
    };
    let text = ledger.text(item, field);
    let units = |end: usize| {
        let units = text.get(..end).unwrap_or("").encode_utf16().count();
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    let words = finding.place.words.as_ref();
    MendPlace {
        route,
        control: format!("{}-{item}", field.key()),
        words: words.map(|words| (units(words.start), units(words.end))),
    }
}

/// The problem on whose page a finding is mended: its own, or for a document the first that cites it.
pub fn problem_of(ledger: &Ledger, finding: &Finding) -> Option<ItemId> {
    finding
        .problem
        .or_else(|| ledger.cited_by(finding.place.item).first().copied())
}
