//! Settings of a paper: which problems, columns, order, grouping, title, signature row, page. A value that serialises,
//! so that it can be stored, and frozen with what is issued. What is not set has the paper's own default.

use crate::notice;
use crate::notice::settings::ids_as_text;
use crate::page_setup::PageSetup;
use crate::terms::ItemId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The settings of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Title; empty for the default.
    pub title: String,
    /// Filter in words: printed under the title, so that nobody takes a part for the whole.
    pub shown: String,
    /// Problems that it is about; `None` for all.
    #[serde(serialize_with = "some_ids_as_text", deserialize_with = "some_ids_of_text")]
    pub only: Option<Vec<ItemId>>,
    /// Keys of its columns, in order.
    pub columns: Option<Vec<String>>,
    /// Grouping of its rows.
    pub grouping: Option<Grouping>,
    /// Order of its rows.
    pub order: Order,
    /// Signature row; an empty one for none.
    pub signatures: Option<Vec<String>>,
    /// Paper size and layout.
    pub page: Option<PageSetup>,
    /// Settings of a notice.
    pub notice: notice::NoticeSettings,
}

/// Grouping of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// None.
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
    /// All groupings.
    pub const ALL: [Grouping; 5] = [
        Grouping::None,
        Grouping::Aspect,
        Grouping::Leader,
        Grouping::Department,
        Grouping::Progress,
    ];
}

/// Order of rows; within a group if they are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Order of the checklist.
    #[default]
    Reading,
    /// By the date in force; without a date last.
    Due,
    /// Least advanced first.
    Progress,
}

impl Order {
    /// All orders.
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
