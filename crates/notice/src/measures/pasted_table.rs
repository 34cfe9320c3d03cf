//! Measures and people from a table that a person pastes: columns by the names of a header, if there is one, else by
//! what their cells look like.

use super::{ProposedMeasure, ProposedPerson, is_department, items_of};
use crate::characters::{is_blank, slice_from};
use crate::label::LabelKey;
use crate::table::means_same_as_above;
use crate::table::{ColumnMeaning, column_of};

/// Rows of a text: cells between tabs, without empty rows.
pub(super) fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.split(['\n', '\r']);
    let cells = lines.map(|line| {
        line.split('\t')
            .map(|c| c.trim_matches(is_blank))
            .collect::<Vec<&str>>()
    });
    cells.filter(|row| row.iter().any(|c| !c.is_empty())).collect()
}

/// Measures of a table whose first rows have a header with a column of measures; `None` if there is none.
pub(super) fn measures(text: &str, year: Option<i16>) -> Option<Vec<ProposedMeasure>> {
    let rows = rows(text);
    let wanted = ColumnMeaning::Text(LabelKey::Measures);
    let columns_of = |row: &Vec<&str>| -> Vec<Option<ColumnMeaning>> { row.iter().map(|c| column_of(c)).collect() };
    let (header, columns) = rows.iter().take(6).enumerate().find_map(|(at, row)| {
        let columns = columns_of(row);
        let known = columns.iter().flatten().count();
        (known > 1 && columns.contains(&Some(wanted))).then_some((at, columns))
    })?;
    let mut found = Vec::new();
    let mut above: Vec<&str> = Vec::new();
    for row in rows.iter().skip(header + 1) {
        let cell = |at: usize| -> &str {
            match row.get(at).copied().unwrap_or("") {
                same if means_same_as_above(same) => above.get(at).copied().unwrap_or(""),
                own => own,
            }
        };
        let filled: Vec<&str> = (0..columns.len()).map(cell).collect();
        let text = columns
            .iter()
            .position(|c| *c == Some(wanted))
            .map_or("", |at| filled.get(at).copied().unwrap_or(""));
        for item in items_of(text).into_iter().filter(|item| !item.is_empty()) {
            let mut measure = super::measure(item, year);
            for (at, column) in columns.iter().enumerate() {
                let words = filled.get(at).copied().unwrap_or("");
                match column {
                    Some(ColumnMeaning::Text(LabelKey::Deadline)) if crate::label::is_type_of_rectification(words) => {
                        measure.set(LabelKey::Kind, words, year);
                    }
                    Some(ColumnMeaning::Text(key)) if !words.is_empty() => measure.set(*key, words, year),
                    _ => {}
                }
            }
            found.push(measure);
        }
        above = filled;
    }
    Some(found)
}

/// People from pasted lines: a name, and beside it (between tabs, commas or blanks) post, department and phone.
pub fn people_of(text: &str) -> Vec<ProposedPerson> {
    let ready = crate::preparation::prepare_text(text);
    let mut found: Vec<ProposedPerson> = Vec::new();
    for row in rows(&ready) {
        if is_header(&row) {
            continue;
        }
        let mut person = ProposedPerson::default();
        let row: Vec<String> = row.iter().map(|cell| closed_name(cell)).collect();
        let pieces = row
            .iter()
            .flat_map(|cell| cell.split(['，', ',', '\u{b}', ' ', '\u{3000}']));
        for piece in pieces.map(|p| p.trim_matches(is_blank)).filter(|p| !p.is_empty()) {
            let bare = slice_from(piece, crate::marker::marker(piece).map_or(0, |m| m.len));
            let bare = bare.trim_end_matches(|c| crate::characters::is_stop(c) || c == '、');
            let digits = bare.chars().filter(char::is_ascii_digit).count();
            if bare.is_empty() || digits > 0 && digits < 5 && digits == bare.chars().count() {
                // A number of the row.
                continue;
            }
            match () {
                () if digits >= 5 => person.phone = bare.to_owned(),
                () if person.name.is_empty() => person.name = bare.to_owned(),
                () if person.department.is_empty() && is_department(bare) => person.department = bare.to_owned(),
                () if person.post.is_empty() => person.post = bare.to_owned(),
                () => {
                    person.post.push(' ');
                    person.post.push_str(bare);
                }
            }
        }
        if !person.name.is_empty() {
            found.push(person);
        }
    }
    found
}

/// Cell with 张　某 closed up: names of two characters are spread to the width of three.
fn closed_name(cell: &str) -> String {
    let words: Vec<&str> = cell.split(is_blank).filter(|w| !w.is_empty()).collect();
    let single =
        |word: Option<&&str>| word.is_some_and(|w| w.chars().count() == 1 && w.chars().all(crate::characters::is_han));
    match words.as_slice() {
        [first, second, rest @ ..] if single(Some(first)) && single(Some(second)) => {
            [format!("{first}{second}"), rest.join(" ")]
                .join(" ")
                .trim_end()
                .to_owned()
        }
        _ => cell.to_owned(),
    }
}

/// Whether a row names columns: 姓名, 职务, 科室, 电话.
fn is_header(row: &[&str]) -> bool {
    const NAMES: &str = "姓名 名字 职务 职位 岗位 科室 部门 单位 所在科室 所在部门 电话 手机 联系电话 手机号码 手机号 序号 备注 名称 人员";
    let filled = || row.iter().filter(|c| !c.is_empty());
    let named = filled().filter(|c| {
        let plain: String = c.chars().filter(|c| !is_blank(*c)).collect();
        crate::characters::is_one_of(&plain, NAMES)
    });
    let count = named.count();
    count > 0 && count * 2 > filled().count()
}
