//! Measures from text: the lines or the paragraph that a person pastes or a notice prints, as one measure each, with
//! date and people. Also lines as names of aspects. Pure; nothing is recorded here.

mod due;
mod pasted_table;
mod split;

pub use due::{DueWords, due_in};
pub use pasted_table::people_of;
use serde::Serialize;
pub(crate) use split::item_beginnings;
pub use split::items_of;

use crate::characters::{is_blank, is_stop, slice, slice_from};
use crate::label::{LabelKey, LabelPlace, label};
use ledger::{Draft, Due, Field, Kind, Value};

/// A measure as its text states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposedMeasure {
    /// What is to be done, without number, date and people.
    pub text: String,
    /// Its date, if one could be read.
    pub due: Option<Due>,
    /// 长期坚持: it continues after its date.
    pub long_term: bool,
    /// Its date as written; also one that could not be read.
    pub due_text: String,
    /// Type: 立行立改 and the like.
    pub kind: String,
    /// 责任领导
    pub leader: String,
    /// 责任科室
    pub department: String,
    /// 责任人
    pub person: String,
}

/// A person as a pasted line names one. What the line does not tell is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposedPerson {
    /// 姓名
    pub name: String,
    /// 职务
    pub post: String,
    /// 科室
    pub department: String,
    /// 电话
    pub phone: String,
}

/// Serialised for inspection: the date as its key.
impl Serialize for ProposedMeasure {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let mut shown = out.serialize_struct("ProposedMeasure", 7)?;
        shown.serialize_field("text", &self.text)?;
        shown.serialize_field("due_text", &self.due_text)?;
        shown.serialize_field("long_term", &self.long_term)?;
        shown.serialize_field("kind", &self.kind)?;
        shown.serialize_field("leader", &self.leader)?;
        shown.serialize_field("department", &self.department)?;
        shown.serialize_field("person", &self.person)?;
        shown.end()
    }
}

impl ProposedMeasure {
    /// Sets a field from its text.
    pub(crate) fn set(&mut self, key: LabelKey, words: &str, year: Option<i16>) {
        let words = words.trim_matches(is_blank);
        match key {
            LabelKey::Leader => self.leader = words.to_owned(),
            LabelKey::Department => self.department = words.to_owned(),
            LabelKey::Person => self.person = words.to_owned(),
            LabelKey::Kind => self.kind = words.to_owned(),
            LabelKey::Deadline => {
                let found = due_in(words, year);
                self.due = found.as_ref().map(|f| f.due);
                self.long_term = words.contains("长期坚持");
                self.due_text = words.to_owned();
            }
            LabelKey::Body
            | LabelKey::Finding
            | LabelKey::Cause
            | LabelKey::Measures
            | LabelKey::Situation
            | LabelKey::Result
            | LabelKey::CurrentEffect
            | LabelKey::NextSteps
            | LabelKey::Helpers
            | LabelKey::Similar
            | LabelKey::Other => {}
        }
    }
}

/// Measures from pasted lines or a paragraph: one for each line or list item. `year` is for dates written without one.
pub fn measures_of(text: &str, year: Option<i16>) -> Vec<ProposedMeasure> {
    let ready = crate::preparation::prepare_text(text);
    if let Some(listed) = pasted_table::measures(&ready, year) {
        return listed;
    }
    let found = items_of(&ready).into_iter().map(|piece| measure(piece, year));
    found.filter(|m| !m.text.is_empty()).collect()
}

/// The item that a measure becomes when it is accepted.
pub fn draft_of(measure: &ProposedMeasure) -> Draft {
    Draft::new(Kind::Measure, measure.text.as_str())
        .with(Field::Due, measure.due.map(Value::from))
        .with(Field::LongTerm, measure.long_term.then_some(Value::Flag(true)))
        .with(Field::DueText, Value::text(measure.due_text.as_str()))
        .with(Field::RectificationType, Value::text(measure.kind.as_str()))
        .with(Field::Leader, Value::text(measure.leader.as_str()))
        .with(Field::Department, Value::text(measure.department.as_str()))
        .with(Field::Person, Value::text(measure.person.as_str()))
}

/// Names of aspects or people from pasted lines: one for each line, without numbers and bullets.
pub fn names_of(text: &str) -> Vec<String> {
    let ready = crate::preparation::prepare_text(text);
    let lines = ready.split(['\n', '\r', '\u{b}', '\t']);
    let bare = lines.map(|line| {
        let line = crate::characters::trim(line);
        let marked = crate::marker::marker(line).map_or(0, |m| m.len);
        slice_from(line, marked).trim_end_matches(|c| is_stop(c) || is_blank(c) || matches!(c, '，' | ',' | '、'))
    });
    bare.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// One item as a measure: its fields in brackets or after labels, its date.
fn measure(piece: &str, year: Option<i16>) -> ProposedMeasure {
    let mut measure = ProposedMeasure::default();
    // A row pasted from a table: the measure, then its other cells.
    let mut cells = piece.split('\t').map(|c| c.trim_matches(is_blank));
    let first = cells.next().unwrap_or("");
    let mut words = fields(first, year, &mut measure);
    for cell in cells.filter(|c| !c.is_empty()) {
        match due_in(cell, year) {
            Some(found) if found.whole && measure.due.is_none() => measure.set(LabelKey::Deadline, cell, year),
            _ if crate::label::is_type_of_rectification(cell) => measure.kind = cell.to_owned(),
            _ if is_department(cell) && measure.department.is_empty() => measure.department = cell.to_owned(),
            _ if cell.chars().count() <= 12 && measure.person.is_empty() => measure.person = cell.to_owned(),
            _ => {
                words.push('\n');
                words.push_str(cell);
            }
        }
    }
    if measure.due_text.is_empty()
        && let Some(found) = due_in(&words, year)
    {
        measure.due = Some(found.due);
        measure.long_term = found.long_term;
        measure.due_text = found.words;
    }
    measure.text = words.trim_matches(is_blank).to_owned();
    measure
}

fn is_department(words: &str) -> bool {
    crate::characters::ends_in_any(words, "科 室 办 处 部 局 中心 股 支部 办公室 组 院 所 站 队 委")
}

/// Removes the labelled fields at the end of a measure's text and sets them: （责任人：张某；完成时限：2025年6月底前）.
fn fields(piece: &str, year: Option<i16>, measure: &mut ProposedMeasure) -> String {
    let mut left = piece;
    let mut taken: Vec<(LabelKey, &str)> = Vec::new();
    // From the right: the last label that is a field, repeatedly.
    while let Some((at, key, from)) = last_field(left) {
        let words =
            slice_from(left, from).trim_matches(|c: char| is_blank(c) || is_stop(c) || "，,、）)】]（(".contains(c));
        taken.push((key, words));
        left = slice(left, 0, at).trim_end_matches(|c: char| is_blank(c) || "（(【[；;，,、".contains(c));
    }
    for (key, words) in taken {
        measure.set(key, words, year);
    }
    left.to_owned()
}

/// Last field in a text: start of the label, its meaning, start of its text.
fn last_field(text: &str) -> Option<(usize, LabelKey, usize)> {
    let mut found = None;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let place = before
            .and_then(crate::label::place_after)
            .map(|_| LabelPlace::AfterComma);
        before = Some(c);
        if let Some(label) = place
            .and_then(|p| label(slice_from(text, at), p))
            .filter(|f| f.key.is_field())
        {
            found = Some((at, label.key, at + label.len));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_as_measures() {
        let text = "1.修订学习制度（责任人：张某；完成时限：2025年6月底前）\n2、开展培训，2025年9月30日前完成。\n③长期坚持，定期检查。\n加强督查\t办公室\t李某\t2025年底，并长期坚持\n年底前完成验收";
        let found: Vec<String> = measures_of(text, Some(2025))
            .iter()
            .map(|m| {
                let due = m.due.map_or("-".to_owned(), |d| {
                    format!("{}{}", d.last_day(), if m.long_term { "+" } else { "" })
                });
                format!("{}|{}|{}|{}|{due}", m.text, m.department, m.person, m.due_text)
            })
            .collect();
        assert_eq!(
            found,
            [
                "修订学习制度||张某|2025年6月底前|2025-06-30",
                "开展培训，2025年9月30日前完成。|||2025年9月30日前|2025-09-30",
                "长期坚持，定期检查。||||-",
                "加强督查|办公室|李某|2025年底，并长期坚持|2025-12-31+",
                "年底前完成验收|||年底前|2025-12-31",
            ]
        );
    }

    #[test]
    fn a_paragraph_as_measures() {
        for (text, expected) in [
            (
                "一是修订制度；二是开展培训；三是清理往来款。",
                vec!["修订制度；", "开展培训；", "清理往来款。"],
            ),
            ("①修订制度。②开展培训。", vec!["修订制度。", "开展培训。"]),
            (
                "1.修订制度。2.开展培训。3.清理3.5万元。",
                vec!["修订制度。", "开展培训。", "清理3.5万元。"],
            ),
            ("（1）修订制度\n（2）开展培训", vec!["修订制度", "开展培训"]),
            (
                "修订制度；开展培训；清理往来款。",
                vec!["修订制度；", "开展培训；", "清理往来款。"],
            ),
            ("修订制度，开展培训。", vec!["修订制度，开展培训。"]),
            ("修订制度\n开展培训", vec!["修订制度", "开展培训"]),
        ] {
            assert_eq!(items_of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_table_as_measures() {
        let text = "序号\t整改措施\t责任人\t完成时限\n1\t修订制度\t张某\t2025年6月底前\n2\t①开展培训②加强检查\t李某\t长期坚持\n3\t清理往来款\t〃\t9月30日";
        let shown: Vec<String> = measures_of(text, Some(2025))
            .iter()
            .map(|m| {
                let due = m.due.map_or("-".to_owned(), |d| d.last_day().to_string());
                format!("{}|{}|{due}|{}", m.text, m.person, m.kind)
            })
            .collect();
        assert_eq!(
            shown,
            [
                "修订制度|张某|2025-06-30|",
                "开展培训|李某|-|长期坚持",
                "加强检查|李某|-|长期坚持",
                "清理往来款|李某|2025-09-30|",
            ]
        );
    }

    #[test]
    fn lines_as_people() {
        let text = "序号\t姓名\t职务\t科室\t电话\n1\t张　某\t副局长\t办公室\t0123-4567890\n2\t李某某\t科长\t财务科\t13000000000\n3.王某，主任\n赵某";
        let shown: Vec<String> = people_of(text)
            .iter()
            .map(|p| format!("{}|{}|{}|{}", p.name, p.post, p.department, p.phone))
            .collect();
        assert_eq!(
            shown,
            [
                "张某|副局长|办公室|0123-4567890",
                "李某某|科长|财务科|13000000000",
                "王某|主任||",
                "赵某|||"
            ]
        );
    }

    #[test]
    fn lines_as_names() {
        assert_eq!(
            names_of("一、政治建设方面\n2.作风建设。\n\n- 组织建设\n"),
            ["政治建设方面", "作风建设", "组织建设"]
        );
    }
}
