//! What people do next with a checklist, by chance.

use crate::chance::Chance;
use ledger::{Command, Field, ItemId, Progress, Value};

/// A new problem until there are enough, each followed by what people write about it later, in any order.
pub fn what_next(
    chance: &mut Chance,
    problems: &[ItemId],
    most: usize,
    text: fn(&mut Chance, usize) -> String,
) -> Command {
    let wanted = most * 2 / 9;
    let new = problems.len() < most && (problems.len() < wanted || chance.below(9) < 2);
    if new || problems.is_empty() {
        let length = 12 + chance.below(24);
        return Command::AddProblem {
            title: text(chance, length),
            group: None,
        };
    }
    let item = problems[chance.below(problems.len())];
    let (field, value) = match chance.below(16) {
        0 => (Field::Number, Value::text(format!("{}", 1 + chance.below(900)))),
        1 => (Field::Original, Value::text(text(chance, 60))),
        2 => (Field::Cause, Value::text(text(chance, 40))),
        3 | 4 => (Field::MeasuresText, Value::text(text(chance, 80))),
        5 | 6 => (Field::Outcome, Value::text(text(chance, 60))),
        7 => (Field::Leader, Value::text(chance.name())),
        8 => (Field::Person, Value::text(chance.name())),
        9 => (Field::Department, Value::text(text(chance, 4))),
        10 => (Field::RectificationType, Value::text("限期整改")),
        11 => (
            Field::Due,
            Value::text(format!("2025-{:02}-{:02}", 1 + chance.below(12), 1 + chance.below(28))),
        ),
        12 | 13 => (Field::Progress, Progress::ALL[chance.below(4)].into()),
        14 => {
            return Command::AddMeasure {
                problem: item,
                title: text(chance, 30),
            };
        }
        _ => (Field::Remarks, Value::text(text(chance, 15))),
    };
    Command::Set { item, field, value }
}
