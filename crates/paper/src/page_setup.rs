//! Paper of a document: size, orientation, layout. Numbers for the printing; nothing is measured here.

use serde::{Deserialize, Serialize};

/// Size of the sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}

impl Sheet {
    /// All sizes.
    pub const ALL: [Sheet; 2] = [Sheet::A4, Sheet::A3];

    /// Width and height in mm, upright.
    pub fn millimetres(self) -> (u16, u16) {
        match self {
            Sheet::A4 => (210, 297),
            Sheet::A3 => (297, 420),
        }
    }
}

/// Layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Official text by GB/T 9704: 22 lines of 28 characters.
    #[default]
    Official,
    /// A table over the whole width, with narrow margins.
    Table,
    /// A form, one a page.
    Form,
}

/// Size, orientation and layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PageSetup {
    /// Size of the sheets.
    pub sheet: Sheet,
    /// Whether the orientation is landscape.
    pub landscape: bool,
    /// Layout.
    pub layout: Layout,
}

/// Margins in mm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// Above.
    pub top: u16,
    /// Below.
    pub bottom: u16,
    /// On the left, the side that is bound.
    pub left: u16,
    /// On the right.
    pub right: u16,
}

impl PageSetup {
    /// Official text on upright A4.
    pub const OFFICIAL: PageSetup = PageSetup {
        sheet: Sheet::A4,
        landscape: false,
        layout: Layout::Official,
    };
    /// A table on A4, landscape.
    pub const TABLE: PageSetup = PageSetup {
        sheet: Sheet::A4,
        landscape: true,
        layout: Layout::Table,
    };
    /// A form on upright A4.
    pub const FORM: PageSetup = PageSetup {
        sheet: Sheet::A4,
        landscape: false,
        layout: Layout::Form,
    };

    /// Width and height of the sheet in mm, in its orientation.
    pub fn millimetres(self) -> (u16, u16) {
        let (width, height) = self.sheet.millimetres();
        if self.landscape {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// Margins. Those of official text are the standard's.
    pub fn margins(self) -> Margins {
        let all = |top, bottom, left, right| Margins {
            top,
            bottom,
            left,
            right,
        };
        match self.layout {
            Layout::Official => all(37, 35, 28, 26),
            Layout::Table => all(18, 16, 15, 15),
            Layout::Form => all(25, 22, 24, 22),
        }
    }
}
