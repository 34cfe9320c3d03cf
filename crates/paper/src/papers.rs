//! Table of papers: every paper that can be made, one line each, with its name and the function that makes it.

use crate::document::Document;
use crate::forms::FORMS;
use crate::lists::LISTS;
use crate::notice::{self, Understood};
use crate::record::Record;
use crate::reports::{Addressed, Period, periodic, superior};
use crate::settings::Settings;

/// Data that a paper is made from.
pub struct Making<'a> {
    /// Record of today, or of the day shown.
    pub record: &'a Record,
    /// Record of the day of the last report, for a paper that tells what changed.
    pub before: Option<&'a Record>,
    /// Settings of the paper.
    pub settings: &'a Settings,
    /// Progress that a reader of a notice concludes for a problem.
    pub understood: Understood<'a>,
}

/// Group of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperGroup {
    /// 通报
    Notice,
    /// 报告
    Report,
    /// 清单
    List,
    /// 表单
    Form,
}

impl PaperGroup {
    /// All groups, in the order of the page.
    pub const ALL: [PaperGroup; 4] = [
        PaperGroup::Notice,
        PaperGroup::Report,
        PaperGroup::List,
        PaperGroup::Form,
    ];
}

/// A paper.
pub struct Paper {
    /// Key in files and addresses.
    pub key: &'static str,
    /// Name.
    pub name: &'static str,
    /// Group.
    pub group: PaperGroup,
    /// Whether it tells what changed since an earlier day.
    pub since: bool,
    make: fn(&Making) -> Document,
}

impl Paper {
    /// Makes the document.
    pub fn make(&self, making: &Making) -> Document {
        (self.make)(making)
    }
}

const fn words(key: &'static str, name: &'static str, group: PaperGroup, make: fn(&Making) -> Document) -> Paper {
    Paper {
        key,
        name,
        group,
        since: false,
        make,
    }
}

macro_rules! from_table {
    ($group:ident $table:ident $at:literal) => {
        Paper {
            key: $table[$at].key,
            name: $table[$at].name,
            group: PaperGroup::$group,
            since: false,
            make: |making| match $table.get($at) {
                Some(kind) => kind.make(making.record, making.settings),
                None => Document::default(),
            },
        }
    };
}

/// All papers.
#[allow(
    clippy::indexing_slicing,
    reason = "places in a table of this crate, looked up by the compiler"
)]
pub const PAPERS: [Paper; 20] = [
    words("notice", "整改情况通报", PaperGroup::Notice, |making| {
        notice::write(making.record, &making.settings.notice, making.understood)
    }),
    words("progress", "整改进展情况报告", PaperGroup::Report, |making| {
        superior(making.record, making.settings, Addressed::Progress)
    }),
    words(
        "head",
        "主要负责人组织落实情况报告",
        PaperGroup::Report,
        |making| superior(making.record, making.settings, Addressed::Head),
    ),
    Paper {
        since: true,
        ..words("week", "周报", PaperGroup::Report, |making| {
            periodic(making.record, making.before, making.settings, Period::Week)
        })
    },
    Paper {
        since: true,
        ..words("month", "月报", PaperGroup::Report, |making| {
            periodic(making.record, making.before, making.settings, Period::Month)
        })
    },
    from_table!(List LISTS 0),
    from_table!(List LISTS 1),
    from_table!(List LISTS 2),
    from_table!(List LISTS 3),
    from_table!(List LISTS 4),
    from_table!(List LISTS 5),
    from_table!(List LISTS 6),
    from_table!(List LISTS 7),
    from_table!(List LISTS 8),
    from_table!(List LISTS 9),
    from_table!(Form FORMS 0),
    from_table!(Form FORMS 1),
    from_table!(Form FORMS 2),
    from_table!(Form FORMS 3),
    from_table!(Form FORMS 4),
];

/// The keys of all papers, in the order of the table: for whoever must know them without what makes the papers.
pub const KEYS: [&str; 20] = [
    "notice",
    "progress",
    "head",
    "week",
    "month",
    "problems",
    "tasks",
    "duties",
    "dates",
    "results",
    "ledger",
    "pressing",
    "evidence",
    "handouts",
    "lookbacks",
    "closeout",
    "extension",
    "lookback",
    "handout",
    "problem",
];

/// Paper of a key.
pub fn paper(key: &str) -> Option<&'static Paper> {
    PAPERS.iter().find(|paper| paper.key == key)
}
