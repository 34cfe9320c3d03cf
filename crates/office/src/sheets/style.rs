//! Look of a cell, and what it takes for a look to be said in a file.

/// Alignment from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellAlign {
    /// To the left.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// To the right.
    Right,
}

/// Colour behind a cell. What it says is always said in words too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellTone {
    /// None.
    #[default]
    Plain,
    /// Of a head.
    Head,
    /// Of a group of rows.
    Group,
    /// Of what is done.
    Done,
    /// Of what is late.
    Late,
    /// Of what will soon be late.
    Warned,
    /// Of what is to be filled in.
    Input,
}

impl CellTone {
    /// All of them.
    pub const ALL: [CellTone; 7] = [
        CellTone::Plain,
        CellTone::Head,
        CellTone::Group,
        CellTone::Done,
        CellTone::Late,
        CellTone::Warned,
        CellTone::Input,
    ];

    /// Its colour: red, green, blue.
    pub fn colour(self) -> Option<&'static str> {
        match self {
            CellTone::Plain => None,
            CellTone::Head => Some("E7E6E6"),
            CellTone::Group => Some("F2F2F2"),
            CellTone::Done => Some("E2EFDA"),
            CellTone::Late => Some("FBE0DD"),
            CellTone::Warned => Some("FFF2CC"),
            CellTone::Input => Some("FFFBE6"),
        }
    }
}

/// Weight and size of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellFont {
    /// Of the body.
    #[default]
    Body,
    /// Bold.
    Bold,
    /// Of a title row.
    Title,
}

/// Format of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellFormat {
    /// As it comes.
    #[default]
    General,
    /// A day: 2025-06-05.
    Day,
    /// A rate: 98.71%.
    Rate,
    /// Text, whatever is typed into it.
    Text,
}

/// Look of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellStyle {
    /// Letters.
    pub font: CellFont,
    /// Alignment.
    pub align: CellAlign,
    /// Colour.
    pub tone: CellTone,
    /// Whether it has a border.
    pub has_border: bool,
    /// Whether text is wrapped.
    pub wraps: bool,
    /// Whether it begins at the top of the cell rather than in its middle.
    pub at_top: bool,
    /// Format.
    pub format: CellFormat,
    /// Whether it can be changed in a sheet that is protected.
    pub is_unlocked: bool,
}
