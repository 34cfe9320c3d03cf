//! Formats of numbers as far as they tell what a number is: a day, a rate, or just a number.

use super::cell::{CellValue, day_of_serial};

/// What a format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumberKind {
    /// A number.
    #[default]
    Plain,
    /// A day.
    Day,
    /// A rate in per cent.
    Rate,
}

impl NumberKind {
    /// By the number of a built-in format. 27 to 36 and 50 to 58 are dates in Chinese editions.
    pub fn built_in(format: u32) -> NumberKind {
        match format {
            9 | 10 => NumberKind::Rate,
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => NumberKind::Day,
            _ => NumberKind::Plain,
        }
    }

    /// By a format's code, such as `yyyy"年"m"月"`.
    pub fn of_code(code: &str) -> NumberKind {
        let mut chars = code.chars();
        let (mut day, mut rate) = (false, false);
        while let Some(c) = chars.next() {
            match c {
                '"' => while !matches!(chars.next(), None | Some('"')) {},
                '[' => while !matches!(chars.next(), None | Some(']')) {},
                '\\' | '_' | '*' => {
                    chars.next();
                }
                'y' | 'Y' | 'd' | 'D' | 'e' => day = true,
                // A month alone cannot be told from minutes; one between years and days is told by those.
                '%' => rate = true,
                // Only the first of several sections counts, and "General" has an e of its own.
                ';' => break,
                'G' | 'g' => return NumberKind::Plain,
                _ => {}
            }
        }
        let month_alone = code.contains("月") && code.contains(['m', 'M']);
        match (day || month_alone, rate) {
            (true, _) => NumberKind::Day,
            (false, true) => NumberKind::Rate,
            (false, false) => NumberKind::Plain,
        }
    }

    /// Value of a number in this format.
    pub fn value(self, number: f64, from_1904: bool) -> CellValue {
        match self {
            NumberKind::Plain => CellValue::Number(number),
            NumberKind::Rate => CellValue::Rate(number),
            NumberKind::Day => day_of_serial(number, from_1904).map_or(CellValue::Number(number), CellValue::Day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_format_says() {
        for (code, kind) in [
            ("General", NumberKind::Plain),
            ("0.00", NumberKind::Plain),
            ("0.00%", NumberKind::Rate),
            ("yyyy-mm-dd", NumberKind::Day),
            ("yyyy\"年\"m\"月\"d\"日\";@", NumberKind::Day),
            ("[$-804]yyyy年m月", NumberKind::Day),
            ("m\"月\"", NumberKind::Day),
            ("[h]:mm:ss", NumberKind::Plain),
            ("h:mm", NumberKind::Plain),
            ("0.0E+00", NumberKind::Plain),
            ("\"day \"0", NumberKind::Plain),
            ("#,##0_);[Red]\\(#,##0\\)", NumberKind::Plain),
            ("@", NumberKind::Plain),
        ] {
            assert_eq!(NumberKind::of_code(code), kind, "{code}");
        }
    }
}
