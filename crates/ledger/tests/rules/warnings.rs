//! 预警: when, how urgent, and whom to tell.

use crate::office::{Office, day, open, ready};
use ledger::{
    Field, ItemId, Value,
    work::{
        due::Lateness,
        warning::{RecipientRole, WarningLevel},
    },
};

fn told(office: &Office, problem: ItemId, today: &str) -> Option<(WarningLevel, Vec<String>)> {
    let warning = office.ledger.warning(problem, day(today))?;
    Some((
        warning.level,
        warning.to.into_iter().map(|to| to.names.join("、")).collect(),
    ))
}

#[test]
fn who_is_told_grows_with_urgency() {
    let mut office = Office::new();
    office.words(ItemId::ROUND, Field::HeadOfUnit, "周局长");
    let problem = office.add(open("题").with(Field::Due, Value::text("2025-06-30")));
    for (today, level, to) in [
        ("2025-06-09", None, &[][..]),
        ("2025-06-10", Some(WarningLevel::First), &["王芳"][..]),
        ("2025-06-19", Some(WarningLevel::First), &["王芳"]),
        ("2025-06-20", Some(WarningLevel::Second), &["王芳", "李强"]),
        ("2025-06-30", Some(WarningLevel::Second), &["王芳", "李强"]),
        ("2025-07-01", Some(WarningLevel::Third), &["王芳", "李强", "周局长"]),
    ] {
        let found = told(&office, problem, today);
        assert_eq!(found.as_ref().map(|(level, _)| *level), level, "{today}");
        assert_eq!(found.map(|(_, to)| to).unwrap_or_default(), to, "{today}");
    }
}

#[test]
fn what_is_struck_off_warns_no_more_and_what_comes_back_warns_again() {
    let mut office = Office::new();
    let problem = office.add(ready("题").with(Field::Due, Value::text("2025-06-30")));
    for (story, warns) in [
        ("王芳 申请；李强 审核", true),
        ("赵敏 销号", false),
        ("赵敏 回头看保持", false),
        ("赵敏 回头看反弹", true),
    ] {
        office.story(problem, story).unwrap();
        assert_eq!(told(&office, problem, "2025-08-01").is_some(), warns, "{story}");
        assert_eq!(office.ledger.warnings(day("2025-08-01")).len(), usize::from(warns));
    }
}

#[test]
fn thresholds_are_editable_and_nobody_named_is_shown_as_nobody() {
    let mut office = Office::new();
    let problem = office.add(open("题").with(Field::Due, Value::text("2025-06-30")));
    office
        .set(ItemId::ROUND, Field::WarnFirstDays, Value::Number(5))
        .unwrap();
    office
        .set(ItemId::ROUND, Field::WarnSecondDays, Value::Number(0))
        .unwrap();
    assert_eq!(told(&office, problem, "2025-06-24"), None);
    assert_eq!(told(&office, problem, "2025-06-25").unwrap().0, WarningLevel::First);
    assert_eq!(told(&office, problem, "2025-06-30").unwrap().0, WarningLevel::Second);
    office.words(problem, Field::Person, "");
    office.words(problem, Field::Department, "办公室、财务科");
    let warning = office.ledger.warning(problem, day("2025-07-02")).unwrap();
    assert_eq!(
        (warning.lateness, warning.due.unwrap().to_string()),
        (Lateness::Late(2), "2025-06-30".into())
    );
    assert_eq!(warning.to[0].names, ["办公室", "财务科"]);
    assert_eq!(
        (warning.to[2].capacity, warning.to[2].names.len()),
        (RecipientRole::HeadOfUnit, 0)
    );
}

#[test]
fn the_most_urgent_comes_first() {
    let mut office = Office::new();
    let mut add = |due: &str| office.add(open("题").with(Field::Due, Value::text(due)));
    let (soon, late, _far) = (add("2025-06-15"), add("2025-05-01"), add("2026"));
    let order: Vec<ItemId> = office
        .ledger
        .warnings(day("2025-06-10"))
        .iter()
        .map(|one| one.problem)
        .collect();
    assert_eq!(order, [late, soon]);
}
