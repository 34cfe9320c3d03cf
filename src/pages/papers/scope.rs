//! Problems that a list or a form is about: all, or those that meet conditions as in the list of problems. The conditions
//! stand in the address, and in words on the paper.

use crate::{
    desk::Desk,
    listing::{ConditionForm, ShownConditions, conditions_in_words},
    route::Listing,
};
use ledger::{Field, ItemId};
use leptos::prelude::*;
use paper::{PaperGroup, Settings};

/// The problems in scope, and the conditions in words; none for all problems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(Option<(Vec<ItemId>, String)>);

/// Whether a paper can be about some of the problems.
fn can_be_narrowed(key: &str) -> bool {
    paper::paper(key).is_some_and(|paper| matches!(paper.group, PaperGroup::List | PaperGroup::Form))
}

impl Scope {
    /// The scope of a listing.
    pub fn of(desk: Desk, key: &str, listing: &Listing) -> Scope {
        if listing.shows_all() || !can_be_narrowed(key) {
            return Scope(None);
        }
        let sections = desk.watch_structure(|ledger| ledger.outline().sections);
        let sections = desk.filter_sections(sections, listing, None);
        let problems = sections.into_iter().flat_map(|section| section.problems).collect();
        let name = |group: ItemId| desk.peek(|ledger| ledger.text(group, Field::Title).to_owned());
        let words = conditions_in_words(listing, &name).into_iter().map(|(words, _)| words);
        Scope(Some((problems, words.collect::<Vec<_>>().join("、"))))
    }

    /// Settings of a paper about these problems.
    pub fn narrowed(&self, mut settings: Settings) -> Settings {
        if let Some((problems, words)) = &self.0 {
            settings.only = Some(problems.clone());
            settings.shown = words.clone();
        }
        settings
    }

    fn count(&self) -> usize {
        self.0.as_ref().map_or(0, |(problems, _)| problems.len())
    }
}

/// The conditions in force, and the form for others.
#[component]
pub fn ScopeForm(key: Memo<&'static str>, listing: Memo<Listing>, scope: Memo<Scope>) -> impl IntoView {
    let count = Memo::new(move |_| scope.with(Scope::count));
    move || {
        can_be_narrowed(key.get()).then(|| {
            view! {
                <div class="page-tools paper-scope">
                    <ShownConditions listing count />
                    <ConditionForm listing />
                </div>
            }
        })
    }
}
