//! Conditions and orders of a list in words.

use super::{IN_CONFLICT, UNPROVED, boards, closeout, counted_as, fields, term};
use ledger::{
    Field, ItemId,
    list::{Condition, SortBy},
};

/// A condition in words. `group`: the title of a group.
pub fn condition(condition: &Condition, group: &dyn Fn(ItemId) -> String) -> String {
    let named = |field, name: &str| format!("{}：{name}", fields::field(field));
    match condition {
        Condition::Group(wanted) => wanted.map_or_else(|| super::NO_GROUP.to_owned(), group),
        Condition::Counted(counted) => counted_as(*counted).to_owned(),
        Condition::Progress(step) => fields::progress(*step).to_owned(),
        Condition::Status(status) => closeout::status(*status).to_owned(),
        Condition::Term(wanted) => term(*wanted).to_owned(),
        Condition::Leader(name) => named(Field::Leader, name),
        Condition::Department(name) => named(Field::Department, name),
        Condition::Person(name) => named(Field::Person, name),
        Condition::Row(row) => boards::row(row),
        Condition::WaitsFor(hand) => boards::waits_for(*hand).to_owned(),
        Condition::RectificationType(wanted) => named(Field::RectificationType, wanted),
        Condition::These(these) => super::chosen_problems(these.len()),
        Condition::Unproved(()) => UNPROVED.to_owned(),
        Condition::InConflict(()) => IN_CONFLICT.to_owned(),
    }
}

/// An order in words.
pub fn sort(by: SortBy) -> &'static str {
    match by {
        SortBy::Reading => "按方面、大类",
        SortBy::Number => "按序号",
        SortBy::Due => "按时限先后",
        SortBy::Progress => "未启动的在前",
        SortBy::Person => "按责任人",
    }
}
