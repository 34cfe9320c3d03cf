//! What a person chooses about a paper: which problems, columns, order, grouping, title, signature row, sheet. A value that
//! serialises, so that it can be kept and is frozen with what is issued. What is not chosen is the paper's own usual way.

use crate::notice;
use crate::notice::settings::ids_as_text;
use crate::page::PageSetup;
use crate::terms::ItemId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The settings of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Another title than the usual; empty for the usual.
    pub title: String,
    /// What a filter shows, in words: printed under the title, so that nobody takes a part for the whole.
    pub shown: String,
    /// The problems it is about; none for all.
    #[serde(serialize_with = "some_ids_as_text", deserialize_with = "some_ids_of_text")]
    pub only: Option<Vec<ItemId>>,
    /// The keys of its columns, in order.
    pub columns: Option<Vec<String>>,
    /// By what its rows are gathered.
    pub grouping: Option<Grouping>,
    /// In which order they stand.
    pub order: Order,
    /// Its signature row; an empty one for none.
    pub signatures: Option<Vec<String>>,
    /// The sheet it is printed on.
    pub page: Option<PageSetup>,
    /// What is chosen for a notice.
    pub notice: notice::NoticeSettings,
}

/// By what rows are gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// By nothing.
    #[default]
    None,
    /// By aspect and category.
    Aspect,
    /// By the first leader named.
    Leader,
    /// By the lead department.
    Department,
    /// By progress, as it is counted.
    Progress,
}

impl Grouping {
    /// All of them.
    pub const ALL: [Grouping; 5] = [
        Grouping::None,
        Grouping::Aspect,
        Grouping::Leader,
        Grouping::Department,
        Grouping::Progress,
    ];
}

/// In which order rows stand; within a group where they are gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// As the checklist is read.
    #[default]
    Reading,
    /// By the date in force; without a date last.
    Due,
    /// What is least advanced first.
    Progress,
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 3] = [Order::Reading, Order::Due, Order::Progress];
}

fn some_ids_as_text<S: Serializer>(ids: &Option<Vec<ItemId>>, out: S) -> Result<S::Ok, S::Error> {
    match ids {
        Some(ids) => ids_as_text(ids, out),
        None => out.serialize_none(),
    }
}

fn some_ids_of_text<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Vec<ItemId>>, D::Error> {
    let texts = Option::<Vec<String>>::deserialize(input)?;
    Ok(texts.map(|texts| texts.iter().filter_map(|text| text.parse().ok()).collect()))
}
