//! Conditions by which a list of problems is narrowed: one table with the key of each in an address, what it asks for, and what
//! must hold of a problem. A new condition is its line here, its words and its control in the form of conditions, which the
//! compiler asks for. Keys stand in addresses and in views that people saved, and are never changed once used.

use super::{
    address_value::AddressValue,
    due_filter::DueFilter,
    search::{SearchIndex, SearchQuery},
};
use crate::{
    Field, ItemId, Ledger, Progress, Today,
    closeout::CloseoutStatus,
    count::{AwaitedRole, CountedAs, GroupBy, RowName},
};

macro_rules! conditions {
    ($($(#[doc = $doc:literal])+ $name:ident $field:ident: $value:ty, $key:literal, $holds:expr;)+) => {
        /// Which problems a list shows: those for which every condition holds. Empty: all of them.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct ListFilter {
            $($(#[doc = $doc])+ pub $field: Option<$value>,)+
            /// Those in which these words are found.
            pub words: SearchQuery,
            /// Further conditions, where one of the same kind stands already (see [`ListFilter::and`]).
            pub and: Option<Box<ListFilter>>,
        }

        /// Condition of a list, with what it asks for.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Condition { $($(#[doc = $doc])+ $name($value),)+ }

        /// Kind of a condition, without what it asks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ConditionKind { $($(#[doc = $doc])+ $name,)+ }

        impl ConditionKind {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [ConditionKind] = &[$(ConditionKind::$name,)+];

            /// Its key in an address.
            pub fn key(self) -> &'static str {
                match self { $(ConditionKind::$name => $key,)+ }
            }
        }

        impl Condition {
            /// Its kind.
            pub fn kind(&self) -> ConditionKind {
                match self { $(Condition::$name(_) => ConditionKind::$name,)+ }
            }

            /// The condition with its key and value as an address has them; none for one that no address can ask for.
            pub fn to_pair(&self) -> Option<(&'static str, String)> {
                match self { $(Condition::$name(value) => value.to_pair($key),)+ }
            }

            /// The condition that a key and a value of an address ask for.
            pub fn from_pair(key: &str, value: &str) -> Option<Condition> {
                $(if let Some(value) = <$value as AddressValue>::from_pair($key, key, value) {
                    return Some(Condition::$name(value));
                })+
                None
            }
        }

        impl ListFilter {
            /// Its condition of a kind.
            pub fn get(&self, kind: ConditionKind) -> Option<Condition> {
                match kind { $(ConditionKind::$name => self.$field.clone().map(Condition::$name),)+ }
            }

            /// Sets a condition, in place of the one of its kind.
            pub fn set(&mut self, condition: Condition) {
                match condition { $(Condition::$name(value) => self.$field = Some(value),)+ }
            }

            /// Leaves out its condition of a kind.
            pub fn clear(&mut self, kind: ConditionKind) {
                match kind { $(ConditionKind::$name => self.$field = None,)+ }
            }

            fn all_hold(&self, ledger: &Ledger, problem: ItemId, today: Today) -> bool {
                $(self.$field.as_ref().is_none_or(|value| {
                    let holds: fn(&Ledger, ItemId, &$value, Today) -> bool = $holds;
                    holds(ledger, problem, value, today)
                }))&&+
            }
        }
    };
}

// Name, field of the filter: what is asked for, key in an address, what must hold of a problem.
conditions! {
    /// Those within this group or its groups; of `Some(None)`, those that stand in no group.
    Group group: Option<ItemId>, "group", |ledger, problem, group, _| is_within(ledger, problem, *group);
    /// Those that themselves count as this under the rule, also where the rate counts measures.
    Counted counted: CountedAs, "counted", |ledger, problem, counted, _| {
        ledger.counting_rule().counts_as(ledger.progress(problem)) == *counted
    };
    /// Those at this step.
    Progress progress: Progress, "progress", |ledger, problem, step, _| ledger.progress(problem) == *step;
    /// Those whose close-out stands here.
    Status status: CloseoutStatus, "status", |ledger, problem, status, _| ledger.closeout(problem).status == *status;
    /// Those that stand so to their date in force.
    Term term: DueFilter, "term", |ledger, problem, term, today| term.holds(ledger, problem, today);
    /// Those that name this leader, themselves or in a measure.
    Leader leader: String, "leader", |ledger, problem, name, _| {
        ledger.names_of(problem, Field::Leader).contains(name)
    };
    /// Those that name this department, likewise.
    Department department: String, "department", |ledger, problem, name, _| {
        ledger.names_of(problem, Field::Department).contains(name)
    };
    /// Those that name this person, likewise.
    Person person: String, "person", |ledger, problem, name, _| {
        ledger.names_of(problem, Field::Person).contains(name)
    };
    /// Those that the counter has in this row: of a name, those of which it is the first named.
    Row row: (GroupBy, RowName), "row", |ledger, problem, (by, name), _| ledger.row_name(problem, *by) == *name;
    /// Those on which it is this hand's move.
    WaitsFor waits_for: AwaitedRole, "waits", |ledger, problem, hand, _| ledger.waits_for(problem) == Some(*hand);
    /// Those of this type (整改类型), letter by letter.
    RectificationType rectification_type: String, "type", |ledger, problem, wanted, _| {
        ledger.text(problem, Field::RectificationType) == wanted
    };
    /// Those without evidence.
    Unproved unproved: (), "unproved", |ledger, problem, (), _| ledger.evidence_of(problem).is_empty();
    /// These, as they were ticked or opened.
    These these: Vec<ItemId>, "these", |_, problem, these, _| these.contains(&problem);
    /// Those of which a field, or whether they are to be removed, waits for a person to settle it; parts included.
    InConflict in_conflict: (), "conflict", |ledger, problem, (), _| ledger.is_unsettled(problem);
}

impl ListFilter {
    /// Its conditions, but for the words and the further ones.
    pub fn conditions(&self) -> impl Iterator<Item = Condition> {
        ConditionKind::ALL.iter().filter_map(|kind| self.get(*kind))
    }

    /// Whether the list shows this problem.
    pub fn keeps(&self, ledger: &Ledger, index: &SearchIndex, problem: ItemId, today: Today) -> bool {
        let further = self.and.as_ref();
        self.all_hold(ledger, problem, today)
            && index.finds(problem, &self.words)
            && further.is_none_or(|further| further.keeps(ledger, index, problem, today))
    }

    /// The conditions of both: it keeps what both keep. Words that are searched for stay those of this one.
    pub fn and(&self, other: ListFilter) -> ListFilter {
        let (mut both, mut further) = (self.clone(), ListFilter::default());
        for kind in ConditionKind::ALL {
            match (both.get(*kind), other.get(*kind)) {
                (None, Some(more)) => both.set(more),
                (Some(held), Some(more)) if held != more => further.set(more),
                (_, None) | (Some(_), Some(_)) => {}
            }
        }
        if further != ListFilter::default() {
            further.and = both.and.take();
            both.and = Some(Box::new(further));
        }
        both
    }
}

fn is_within(ledger: &Ledger, problem: ItemId, wanted: Option<ItemId>) -> bool {
    match (ledger.group_of(problem), wanted) {
        (None, None) => true,
        (Some(group), Some(wanted)) => ledger.group_path(group).contains(&wanted),
        (None, Some(_)) | (Some(_), None) => false,
    }
}
