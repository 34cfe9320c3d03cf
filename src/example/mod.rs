//! Example: a made-up round as large as a real one, written as a text (`round.txt`, which explains its format) and parsed into the
//! set-up of a checklist. Its dates count from a feedback 75 days ago, so that something is always overdue, something due soon,
//! something later; three of its problems were finished late. Pure: today comes in as a value; nothing is recorded here.

pub mod example_round;
#[cfg(test)]
mod tests;

use crate::words::fields;
use jiff::civil::Date;
use ledger::{Draft, Due, Field, Kind, KindPlace, Progress, Setup, Value, ValueType};
use storage::{ExampleRefusal, UnsavedReason};

const TEXT: &str = include_str!("round.txt");
/// Age of the feedback in days.
const FEEDBACK_AGO: i64 = 75;

/// Number of the line (from 1) that cannot be parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MalformedLine(pub usize);

/// Why the example was not opened. What was there before is untouched.
#[derive(Debug)]
pub enum ExampleNotOpened {
    /// Its text cannot be parsed, or this computer's date is out of range. Tests parse the text.
    Broken,
    /// It could not be stored.
    NotMade(ExampleRefusal),
    /// Not all of it could be stored.
    NotSaved(UnsavedReason),
}

/// The example as of today.
pub fn setup(today: Date) -> Result<Setup, MalformedLine> {
    read(TEXT, today)
}

fn read(text: &str, today: Date) -> Result<Setup, MalformedLine> {
    let feedback = shifted(today, -FEEDBACK_AGO).ok_or(MalformedLine(0))?;
    let mut reader = Reader {
        feedback,
        setup: Setup::default(),
        groups: Vec::new(),
        problem: None,
        problems: 0,
    };
    for (place, line) in text.lines().enumerate() {
        if !line.is_empty() && !line.starts_with("//") {
            reader.line(line).ok_or(MalformedLine(place + 1))?;
        }
    }
    reader.close();
    Ok(reader.setup)
}

/// Date a number of days later. Counted day by day: jiff's spans would weigh more in the app than the whole example.
fn shifted(mut day: Date, days: i64) -> Option<Date> {
    for _ in 0..days.unsigned_abs() {
        day = if days < 0 { day.yesterday() } else { day.tomorrow() }.ok()?;
    }
    Some(day)
}

struct Reader {
    feedback: Date,
    setup: Setup,
    /// The places of the open groups, outermost first.
    groups: Vec<usize>,
    /// The open problem; it is added to the set-up when the next problem or group begins.
    problem: Option<Draft>,
    problems: usize,
}

impl Reader {
    fn line(&mut self, line: &str) -> Option<()> {
        let mut cells = line.split(" ｜ ");
        let marked = cells.next()?.split_once(' ');
        let Some((marker, first)) = marked.filter(|(marker, _)| ["#", "##", "###", "-", "+"].contains(marker)) else {
            return self.fields(line);
        };
        let (kind, title) = match marker {
            "#" | "##" => (Kind::Group, first),
            "###" => (Kind::Problem, first),
            "-" => (Kind::Measure, first),
            _ => {
                let (name, title) = first.split_once('：')?;
                (*Kind::ALL.iter().find(|kind| fields::kind(**kind) == name)?, title)
            }
        };
        let mut draft = Draft::new(kind, self.words(title)?);
        for cell in cells {
            draft.fields.push(self.field(cell)?);
        }
        self.open(draft, marker.len())
    }

    /// Fields on a line of their own; they belong to the open problem, else to the round.
    fn fields(&mut self, line: &str) -> Option<()> {
        for cell in line.split(" ｜ ") {
            let field = self.field(cell)?;
            match &mut self.problem {
                Some(problem) => problem.fields.push(field),
                None if self.groups.is_empty() => self.setup.round.push(field),
                None => return None,
            }
        }
        Some(())
    }

    /// Adds an item at its depth.
    fn open(&mut self, mut draft: Draft, depth: usize) -> Option<()> {
        match draft.kind.place() {
            KindPlace::Outline if draft.kind == Kind::Group => {
                self.close();
                self.groups.truncate(depth - 1);
                if self.groups.len() != depth - 1 {
                    return None;
                }
                draft.group = self.groups.last().copied();
                self.groups.push(self.setup.items.len());
                self.setup.items.push(draft);
            }
            KindPlace::Outline => {
                self.close();
                self.problems += 1;
                draft.group = Some(*self.groups.last()?);
                draft
                    .fields
                    .push((Field::Number, Value::text(self.problems.to_string())));
                self.problem = Some(draft);
            }
            KindPlace::Part => {
                let whole = self
                    .problem
                    .as_mut()
                    .filter(|_| draft.kind.stands(Some(Kind::Problem)))?;
                whole.parts.push(draft);
            }
            KindPlace::Beside | KindPlace::FileRecord => {
                if let (Kind::Evidence, Some(problem)) = (draft.kind, &mut self.problem) {
                    problem.cites.push(self.setup.items.len());
                }
                self.setup.items.push(draft);
            }
            KindPlace::Root => return None,
        }
        Some(())
    }

    /// Closes the open problem. Measures without a progress of their own get that of the problem.
    fn close(&mut self) {
        let Some(mut problem) = self.problem.take() else { return };
        let progress = |draft: &Draft| {
            draft
                .fields
                .iter()
                .find(|(field, _)| *field == Field::Progress)
                .cloned()
        };
        let of_problem = progress(&problem);
        for part in &mut problem.parts {
            if part.kind == Kind::Measure && progress(part).is_none() {
                part.fields.extend(of_problem.clone());
            }
        }
        self.setup.items.push(problem);
    }

    /// `标签：内容`, by the name that the field has on the page.
    fn field(&self, cell: &str) -> Option<(Field, Value)> {
        let (label, words) = cell.split_once('：')?;
        let field = *Field::ALL.iter().find(|field| fields::field(**field) == label)?;
        let value = match field.value_type() {
            ValueType::Text => Value::text(self.words(words)?),
            ValueType::Number => Value::Number(words.parse().ok()?),
            ValueType::Flag => Value::Flag(words == "是"),
            ValueType::Progress => (*Progress::ALL.iter().find(|step| fields::progress(**step) == words)?).into(),
            ValueType::Date => self.date(words)?.into(),
            ValueType::Item | ValueType::Amount | ValueType::Hash | ValueType::Role | ValueType::RegulationWay => {
                Value::text(words)
            }
        };
        (value != Value::Nothing && field.accepts(&value)).then_some((field, value))
    }

    fn day(&self, days: &str) -> Option<Date> {
        shifted(self.feedback, days.parse().ok()?)
    }

    /// `第40天`, `第90天月底`, `第200天年底`
    fn date(&self, words: &str) -> Option<Due> {
        let (days, end) = words.strip_prefix('第')?.split_once('天')?;
        let day = self.day(days)?;
        match end {
            "" => Due::day(day.year(), day.month(), day.day()),
            "月底" => Due::month(day.year(), day.month()),
            "年底" => Due::year(day.year()),
            _ => None,
        }
    }

    /// A text with its dates filled in: `{40}` is replaced by the day, `{40年}` by its year.
    fn words(&self, text: &str) -> Option<String> {
        let mut parts = text.split('{');
        let mut out = parts.next()?.to_owned();
        for part in parts {
            let (inner, rest) = part.split_once('}')?;
            out += &match inner.strip_suffix('年') {
                Some(days) => self.day(days)?.year().to_string(),
                None => {
                    let day = self.day(inner)?;
                    format!("{}年{}月{}日", day.year(), day.month(), day.day())
                }
            };
            out += rest;
        }
        Some(out)
    }
}
