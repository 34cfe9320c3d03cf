//! Columns of the sheets of a hand-out: which fields they hold, and which of them the receiver fills in, by the table of fields.

use crate::words;
use ledger::{Field, FilledBy, Kind, ValueType};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnContent {
    /// The id of the row's item, hidden.
    Id,
    /// The number of the row.
    Number,
    /// The problem of a measure: its title, for reading.
    ProblemOf,
    /// A field of the row's item.
    Field(Field),
}

/// Sheet of a hand-out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HandoutSheet {
    /// Kind of the items in its rows.
    pub kind: Kind,
    /// Name.
    pub name: &'static str,
}

/// All sheets, in order.
pub(crate) const SHEETS: [HandoutSheet; 2] = [
    HandoutSheet {
        kind: Kind::Problem,
        name: words::PROBLEMS_SHEET,
    },
    HandoutSheet {
        kind: Kind::Measure,
        name: words::MEASURES_SHEET,
    },
];

/// Fields that stand before those that are filled in, for reading.
const CONTEXT: [Field; 5] = [
    Field::Leader,
    Field::Department,
    Field::Person,
    Field::RectificationType,
    Field::Due,
];

impl HandoutSheet {
    /// Its columns, in order.
    pub fn columns(self) -> Vec<ColumnContent> {
        let mut columns = vec![ColumnContent::Id, ColumnContent::Number];
        if self.kind == Kind::Measure {
            columns.push(ColumnContent::ProblemOf);
        }
        columns.push(ColumnContent::Field(Field::Title));
        columns.extend(CONTEXT.into_iter().map(ColumnContent::Field));
        columns.extend(self.asked().map(ColumnContent::Field));
        columns
    }

    /// Fields that the receiver fills in.
    pub fn asked(self) -> impl Iterator<Item = Field> {
        self.kind.fields().filter(|field| is_asked(*field))
    }

    /// Name of a column; no two of a sheet have the same.
    pub fn column_name(self, column: ColumnContent) -> &'static str {
        match (column, self.kind) {
            (ColumnContent::Id, _) => words::ID_COLUMN,
            (ColumnContent::Number, _) => words::NUMBER_COLUMN,
            (ColumnContent::ProblemOf, _) | (ColumnContent::Field(Field::Title), Kind::Problem) => {
                words::PROBLEM_COLUMN
            }
            (ColumnContent::Field(Field::Title), _) => words::MEASURE_COLUMN,
            (ColumnContent::Field(field), _) => words::field(field),
        }
    }

    /// Column of a name, white space in it aside.
    pub fn column_of(self, name: &str) -> Option<ColumnContent> {
        let bare: String = name.chars().filter(|c| !c.is_whitespace()).collect();
        let mut columns = self.columns().into_iter();
        columns.find(|column| self.column_name(*column) == bare)
    }
}

/// Whether the receiver fills in a field: it is asked of a cadre, and can be written in one cell.
pub(crate) fn is_asked(field: Field) -> bool {
    let in_a_cell = match field.value_type() {
        ValueType::Text | ValueType::Progress | ValueType::Date => true,
        ValueType::Number
        | ValueType::Flag
        | ValueType::Item
        | ValueType::Amount
        | ValueType::Hash
        | ValueType::Role
        | ValueType::RegulationWay => false,
    };
    field.filled_by() == Some(FilledBy::Cadre) && in_a_cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_column_has_a_name_of_its_own_and_is_found_by_it() {
        for sheet in SHEETS {
            let columns = sheet.columns();
            let names: BTreeSet<&str> = columns.iter().map(|column| sheet.column_name(*column)).collect();
            assert_eq!(names.len(), columns.len(), "{}", sheet.name);
            assert!(!names.contains(""), "{}: a field without a name", sheet.name);
            for column in columns {
                assert_eq!(sheet.column_of(sheet.column_name(column)), Some(column));
            }
            assert_eq!(
                sheet.column_of(" 整改\n进展 "),
                Some(ColumnContent::Field(Field::Progress))
            );
            assert_eq!(sheet.column_of("别的"), None);
        }
    }

    #[test]
    fn every_field_that_a_cadre_is_asked_for_stands_in_a_sheet() {
        for sheet in SHEETS {
            for field in sheet
                .kind
                .fields()
                .filter(|field| field.filled_by() == Some(FilledBy::Cadre))
            {
                assert!(sheet.columns().contains(&ColumnContent::Field(field)), "{field:?}");
            }
        }
    }
}
