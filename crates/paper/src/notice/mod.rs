//! 通报: the notice on rectification, written from the record in one of three forms. What came from a notice is printed
//! as it was; new parts have the default wording. A reader of the written notice gets the same problems, progress and
//! texts.

mod drafts;
mod problem;
mod sections;
pub(crate) mod settings;

pub(crate) use drafts::organisation;
pub use drafts::{Texts, texts};
pub use problem::{Labelled, Understood, text_of};
pub(crate) use problem::{printed_fields, title};
pub use settings::{Form, NoticeSettings};

use crate::document::{Block, Document, Level};
use crate::fields_in_text::fill;
use crate::numbering::Mark;
use crate::page_setup::PageSetup;
use crate::record::Record;
use crate::terms::{Due, Field};
use crate::words;

/// Writes the notice. `understood` tells what progress a reader would conclude for a problem.
pub fn write(record: &Record, settings: &NoticeSettings, understood: Understood) -> Document {
    let texts = texts(record, settings);
    let mut writer = Writer {
        record,
        settings,
        understood,
        document: Document {
            title: fill(&texts.title, record, None).text(),
            page: PageSetup::OFFICIAL,
            ..Document::default()
        },
        parts: 0,
    };
    writer.text(&texts.opening);
    writer.part(Field::HeadOrganisation, 0, !texts.organisation.is_empty());
    writer.text(&texts.organisation);
    writer.part(Field::HeadResults, 1, true);
    writer.text(&texts.results);
    match settings.form {
        Form::Status => writer.by_status(false),
        Form::Running => writer.by_status(true),
        Form::Aspect => writer.by_aspect(),
    }
    writer.part(Field::HeadPlan, 2, !texts.plan.is_empty());
    writer.text(&texts.plan);
    writer.tail(&texts);
    writer.document
}

/// Form of the notice that the checklist was taken from; by status if there was none.
pub fn form_of(record: &Record) -> Form {
    let under_status = record.problems.iter().any(|problem| problem.printed.under.is_some());
    if record.was_printed() && !under_status {
        Form::Aspect
    } else {
        Form::Status
    }
}

struct Writer<'a> {
    record: &'a Record,
    settings: &'a NoticeSettings,
    understood: Understood<'a>,
    document: Document,
    /// Number of parts with a heading so far.
    parts: usize,
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        self.document.paragraphs(fill(text, self.record, None));
    }

    /// Heading of a part: as printed, none if the notice had none, or the default one.
    fn part(&mut self, field: Field, place: usize, has_words: bool) {
        let printed = self.record.round.get(field);
        let heading = match printed {
            "" if self.record.was_printed() || !has_words => return,
            "" => {
                let usual = words::PARTS.get(place).copied().unwrap_or("");
                format!("{}{usual}", Mark::part().of(self.parts + 1))
            }
            printed => printed.to_owned(),
        };
        self.parts += 1;
        self.document.heading(Level::First, heading);
    }

    fn tail(&mut self, texts: &Texts) {
        let contact = fill(&texts.contact, self.record, None);
        for line in crate::document::lines(&contact) {
            self.document.blocks.push(Block::Contact(line));
        }
        for line in texts.signature.lines().filter(|line| !line.trim().is_empty()) {
            self.document.blocks.push(Block::Signature(line.to_owned()));
        }
        if let Ok(due) = self.record.round.get(Field::PublishedOn).parse::<Due>() {
            let date = printed_date(self.record.round.get(Field::DateForm), due);
            self.document.blocks.push(Block::Date(date));
        }
    }
}

/// Date under the notice, in the printed form.
fn printed_date(form: &str, due: Due) -> String {
    let Due::Day(day) = due else { return words::date(due) };
    if !form.contains("{日") {
        return words::date(due);
    }
    let number = |number: i16| usize::try_from(number).unwrap_or(0);
    let mut out = form.to_owned();
    for (name, value) in [
        ("年", number(day.year())),
        ("月", number(i16::from(day.month()))),
        ("日", number(i16::from(day.day()))),
    ] {
        let by_digit: String = value.to_string().chars().map(crate::numbering::digit).collect();
        let numeral = if name == "年" {
            by_digit
        } else {
            crate::numbering::han(value)
        };
        out = out
            .replace(&format!("{{{name}}}"), &value.to_string())
            .replace(&format!("{{{name}:02}}"), &format!("{value:02}"))
            .replace(&format!("{{{name}:一}}"), &numeral);
    }
    out
}
