//! Orders: what is to be handed out, before any file is made: for whom, which problems, what is asked; and the item by
//! which the checklist remembers each handout.

use crate::words::exchange as words;
use ledger::{
    Draft, Due, Field, ItemId, Kind, Ledger, Value,
    file::{ChecklistPart, Errand, FilePurpose},
};

/// Form of a handed-out file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// The app as a single file with the problems embedded.
    Page,
    /// A checklist file.
    Data,
}

impl FileForm {
    /// Ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            FileForm::Page => "html",
            FileForm::Data => "json",
        }
    }
}

/// A file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoutFile {
    /// Recipient; empty if there is none in particular.
    pub to: String,
    /// Part of the checklist in the file.
    pub part: ChecklistPart,
}

/// All files to be made at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoutOrder {
    /// The files.
    pub files: Vec<HandoutFile>,
    /// What the recipients are asked to do.
    pub asked: String,
    /// Day by which the answer is due.
    pub reply_by: Option<Due>,
    /// Form of the files.
    pub form: FileForm,
}

/// Problems that a file is about, as recorded: none for the whole checklist.
pub fn scope(ledger: &Ledger, part: &ChecklistPart) -> Vec<ItemId> {
    match part {
        ChecklistPart::Whole => Vec::new(),
        some => ledger.problems_in(some),
    }
}

impl HandoutOrder {
    /// Whether every file goes to a recipient who is asked for something; then the single file needs fewer chunks.
    pub fn is_errand(&self) -> bool {
        self.files.iter().all(|one| !one.to.is_empty())
    }

    /// Errand of a file.
    pub fn errand(&self, one: &HandoutFile, handout: Option<ItemId>, scope: Vec<ItemId>) -> Errand {
        let purpose = match (one.to.is_empty(), &one.part) {
            (false, _) => FilePurpose::Handout,
            (true, ChecklistPart::Whole) => FilePurpose::Whole,
            (true, _) => FilePurpose::Selection,
        };
        Errand {
            purpose,
            to: one.to.clone(),
            asked: if one.to.is_empty() {
                String::new()
            } else {
                self.asked.clone()
            },
            reply_by: self.reply_by.filter(|_| !one.to.is_empty()),
            handout,
            scope,
        }
    }

    /// Draft of the item that records a handout. It has the same fields whatever the checksum and the basis are.
    pub fn draft(&self, one: &HandoutFile, file: &MadeFile, today: Due) -> Draft {
        let scope: Vec<String> = file.scope.iter().map(ItemId::to_string).collect();
        Draft::new(Kind::Handout, one.to.trim())
            .with(Field::Dated, Value::from(today))
            .with(Field::Due, self.reply_by.map(Value::from))
            .with(Field::Remarks, Value::text(self.asked.trim()))
            .with(Field::FileName, Value::text(file.name.as_str()))
            .with(Field::FileSum, Value::text(file.sum.as_str()))
            .with(Field::Basis, Value::text(file.basis.as_str()))
            .with(Field::Scope, Value::text(scope.join(" ")))
    }
}

/// Facts about a file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFile {
    /// Name of the file.
    pub name: String,
    /// Checksum of its text.
    pub sum: String,
    /// Frontier of the facts in it, as text.
    pub basis: String,
    /// Problems that it is about.
    pub scope: Vec<ItemId>,
}

impl MadeFile {
    /// Stand-in for a file not made yet: its name and problems, with placeholders for the rest.
    pub fn foretold(name: String, scope: Vec<ItemId>) -> MadeFile {
        MadeFile {
            name,
            sum: "0".repeat(64),
            basis: "0:1".into(),
            scope,
        }
    }
}

/// Names of the files, each unique: two people of one name, or a name of signs only, get a number.
pub fn names(order: &HandoutOrder, unit: &str, day: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(order.files.len());
    for one in &order.files {
        let mut number = 1;
        let name = loop {
            let to = match number {
                1 => one.to.clone(),
                _ => format!("{}{number}", one.to),
            };
            let name = words::handout_file(unit, &to, day, order.form.ending());
            if !names.contains(&name) {
                break name;
            }
            number += 1;
        };
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(people: &[&str]) -> HandoutOrder {
        let one = |to: &&str| HandoutFile {
            to: (*to).to_owned(),
            part: ChecklistPart::Person((*to).to_owned()),
        };
        HandoutOrder {
            files: people.iter().map(one).collect(),
            asked: "请填写。".into(),
            reply_by: None,
            form: FileForm::Data,
        }
    }

    #[test]
    fn no_two_files_share_a_name() {
        let names = names(
            &order(&["王芳", "李 强", "王芳", "王芳", "…"]),
            "某局/党组",
            "2025-06-01",
        );
        assert_eq!(
            names,
            [
                "整改清单-某局党组-王芳-20250601.json",
                "整改清单-某局党组-李强-20250601.json",
                "整改清单-某局党组-王芳2-20250601.json",
                "整改清单-某局党组-王芳3-20250601.json",
                "整改清单-某局党组-20250601.json",
            ]
        );
    }

    #[test]
    fn a_file_for_somebody_is_a_handout_and_others_ask_nothing() {
        let order = order(&["王芳"]);
        for (to, part, purpose, asked) in [
            ("王芳", ChecklistPart::Whole, FilePurpose::Handout, "请填写。"),
            (
                "王芳",
                ChecklistPart::Problems(Vec::new()),
                FilePurpose::Handout,
                "请填写。",
            ),
            ("", ChecklistPart::Whole, FilePurpose::Whole, ""),
            ("", ChecklistPart::Problems(Vec::new()), FilePurpose::Selection, ""),
        ] {
            let errand = order.errand(&HandoutFile { to: to.into(), part }, None, Vec::new());
            assert_eq!((errand.purpose, errand.asked.as_str()), (purpose, asked), "{to}");
        }
    }

    #[test]
    fn what_is_foretold_has_the_fields_of_what_is_made() {
        let order = order(&["王芳"]);
        let (today, scope): (Due, Vec<ItemId>) = ("2025-06-01".parse().unwrap(), vec!["a-1".parse().unwrap()]);
        let made = MadeFile {
            name: "甲.json".into(),
            sum: "ab".repeat(32),
            basis: "a:1-30".into(),
            scope: scope.clone(),
        };
        let foretold = MadeFile::foretold("甲.json".into(), scope);
        let fields = |made: &MadeFile| -> Vec<Field> {
            let draft = order.draft(&order.files[0], made, today);
            draft.fields.iter().map(|(field, _)| *field).collect()
        };
        assert_eq!(fields(&made), fields(&foretold));
        let draft = order.draft(&order.files[0], &foretold, today);
        assert!(
            draft
                .fields
                .iter()
                .all(|(field, value)| field.of_kind(Kind::Handout) && field.accepts(value))
        );
    }
}
