//! How a notice that was taken in printed the title and the labels of a problem: what is needed to write it again letter
//! by letter, and nothing that anybody works with. Kept as plain words in one field ([`crate::Field::Printed`]).

use crate::{Field, Progress};
use std::fmt::{self, Write};

/// How a problem (or a group) was printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeWording {
    /// The title with `{}` for the name and `{s}` for the status in brackets; empty if the usual wording will do.
    pub title: String,
    /// The status in brackets: （基本完成）.
    pub status: String,
    /// The progress that it was taken in with.
    pub progress: Option<Progress>,
    /// The progress of the heading that it stood under.
    pub under: Option<Progress>,
    /// Its labels, in their order.
    pub labels: Vec<PrintedLabel>,
}

/// How a label was printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedLabel {
    /// The field that holds its text; of none, the next passage does.
    pub of: Option<Field>,
    /// The label with what stands around it, colon included; empty for text under no label.
    pub label: String,
    /// What stood behind its text: a semicolon before the next label.
    pub tail: String,
    /// It had no text.
    pub blank: bool,
}

/// The name of the entry of a passage.
const PASSAGE: &str = "passage";

impl NoticeWording {
    /// Reads the words of the field. Lines that mean nothing here are passed over.
    pub fn read(words: &str) -> NoticeWording {
        let mut printed = NoticeWording::default();
        for line in words.lines() {
            let mut columns = line.split('\t');
            let name = columns.next().unwrap_or("");
            let words = columns.next().unwrap_or("");
            let tail = columns.next().unwrap_or("");
            match name {
                "title" => printed.title = words.to_owned(),
                "status" => printed.status = words.to_owned(),
                "progress" => printed.progress = Progress::from_key(words),
                "under" => printed.under = Progress::from_key(words),
                name => {
                    let (name, blank) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
                    let of = Field::from_key(name);
                    if of.is_some() || name == PASSAGE {
                        printed.labels.push(PrintedLabel {
                            of,
                            label: words.to_owned(),
                            tail: tail.to_owned(),
                            blank,
                        });
                    }
                }
            }
        }
        printed
    }

    /// Whether nothing is known of it.
    pub fn is_empty(&self) -> bool {
        *self == NoticeWording::default()
    }
}

/// As words of the field.
impl fmt::Display for NoticeWording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        let flat = |words: &str| words.replace(['\t', '\n', '\r'], " ");
        let mut put = |name: &str, words: &str, tail: &str| {
            if !out.is_empty() {
                out.push('\n');
            }
            let tail = if tail.is_empty() {
                String::new()
            } else {
                format!("\t{}", flat(tail))
            };
            write!(out, "{name}\t{}{tail}", flat(words))
        };
        if !self.title.is_empty() {
            put("title", &self.title, "")?;
        }
        if !self.status.is_empty() {
            put("status", &self.status, "")?;
        }
        if let Some(progress) = self.progress {
            put("progress", progress.key(), "")?;
        }
        if let Some(under) = self.under {
            put("under", under.key(), "")?;
        }
        for label in &self.labels {
            let name = label.of.map_or(PASSAGE, Field::key);
            let blank = if label.blank { "!" } else { "" };
            put(&format!("{name}{blank}"), &label.label, &label.tail)?;
        }
        f.write_str(&out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_as_it_was() {
        let label = |of, label: &str, tail: &str, blank| PrintedLabel {
            of,
            label: label.into(),
            tail: tail.into(),
            blank,
        };
        let printed = NoticeWording {
            title: "关于“{}”问题的整改{s}。".into(),
            status: "（基本完成）".into(),
            progress: Some(Progress::NearlyDone),
            under: Some(Progress::UnderWay),
            labels: vec![
                label(Some(Field::Remarks), "", "", false),
                label(Some(Field::MeasuresText), "【整改措施】", "", false),
                label(Some(Field::Leader), "责任领导：", "；", false),
                label(Some(Field::Outcome), "整改成效：", "", true),
                label(None, "销号情况：", "", false),
            ],
        };
        assert_eq!(NoticeWording::read(&printed.to_string()), printed);
        assert_eq!(NoticeWording::read(""), NoticeWording::default());
        assert_eq!(NoticeWording::default().to_string(), "");
        let later = format!("{printed}\nof a later version\t甲");
        assert_eq!(NoticeWording::read(&later), printed);
    }
}
