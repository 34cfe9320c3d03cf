//! The dates of the round: computed from the feedback date by rules that a person can edit.

use crate::office::Office;
use ledger::{
    ActorId, Body, Fact, FactId, Field, ItemId, Refusal, Value,
    work::schedule::{CONCENTRATED_CHOICES, RoundDeadline, preset},
};

fn dates(office: &Office) -> Vec<String> {
    let schedule = office.ledger.schedule().into_iter();
    schedule
        .map(|one| one.date().map_or("—".into(), |due| due.to_string()))
        .collect()
}

#[test]
fn dates_follow_from_the_feedback_date() {
    for (feedback, plan, concentrated, report, publish, from, to) in [
        (
            "2025-06-05",
            "2025-07-05",
            "2025-09-05",
            "2025-09-05",
            "2025-10-05",
            "2025-09-05",
            "2025-12-05",
        ),
        (
            "2025-11-30",
            "2025-12-30",
            "2026-02-28",
            "2026-02-28",
            "2026-03-30",
            "2026-02-28",
            "2026-05-30",
        ),
        (
            "2025-01-31",
            "2025-02-28",
            "2025-04-30",
            "2025-04-30",
            "2025-05-31",
            "2025-04-30",
            "2025-07-31",
        ),
        (
            "2023-11-29",
            "2023-12-29",
            "2024-02-29",
            "2024-02-29",
            "2024-03-29",
            "2024-02-29",
            "2024-05-29",
        ),
        ("", "—", "—", "—", "—", "—", "—"),
    ] {
        let mut office = Office::new();
        office.words(ItemId::ROUND, Field::FeedbackOn, feedback);
        assert_eq!(
            dates(&office),
            [plan, concentrated, report, publish, from, to],
            "{feedback}"
        );
    }
}

#[test]
fn a_year_of_concentrated_rectification_from_a_leap_day_ends_on_the_28th() {
    let mut office = Office::new();
    office.words(ItemId::ROUND, Field::FeedbackOn, "2024-02-29");
    office
        .set(ItemId::ROUND, Field::ConcentratedMonths, Value::Number(12))
        .unwrap();
    assert_eq!(dates(&office)[1], "2025-02-28");
}

#[test]
fn every_rule_can_be_edited_and_every_date_set_by_hand() {
    for (place, stage) in RoundDeadline::ALL.into_iter().enumerate() {
        let mut office = Office::new();
        office.words(ItemId::ROUND, Field::FeedbackOn, "2025-06-05");
        office.set(ItemId::ROUND, stage.rule(), Value::Number(8)).unwrap();
        assert_eq!(dates(&office)[place], "2026-02-05", "{stage:?}");
        office.words(ItemId::ROUND, stage.by_hand(), "2025-12");
        assert_eq!(dates(&office)[place], "2025-12", "{stage:?}");
        let shown = office.ledger.schedule()[place];
        assert_eq!(
            shown.computed.unwrap().to_string(),
            "2026-02-05",
            "the rule is still shown"
        );
        // A number out of all reason is not taken; one that came in a file stops nothing.
        let value = Value::Number(i64::MAX);
        let refused = office.set(ItemId::ROUND, stage.rule(), value.clone());
        assert_eq!(refused, Err(Refusal::NumberOutOfRange(stage.rule())));
        let (item, field) = (ItemId::ROUND, stage.rule());
        let (id, by) = (FactId::new(ActorId::from_random(9), 1), "某人".into());
        let mut forged = Fact::new(id, 1_000, office.now, by, id, Body::Set { item, field, value });
        forged.replaces = office.ledger.heads(item, field).collect();
        office.ledger.fold(vec![forged]);
        assert_eq!(office.ledger.schedule()[place].computed, None);
    }
}

#[test]
fn presets_are_rules_like_any_other() {
    for (concentrated, months) in
        CONCENTRATED_CHOICES
            .into_iter()
            .zip([[1, 2, 2, 3, 2, 5], [1, 3, 3, 4, 3, 6], [1, 6, 6, 7, 6, 9]])
    {
        let mut office = Office::new();
        for (field, value) in preset(concentrated) {
            office.set(ItemId::ROUND, field, value).unwrap();
        }
        assert_eq!(office.ledger.schedule().map(|one| one.months), months);
    }
}

#[test]
fn numbers_are_whole_not_negative_and_months_not_beyond_ten_years() {
    for (field, number, taken) in [
        (Field::PlanMonths, 0, true),
        (Field::LookbackToMonths, 120, true),
        (Field::PlanMonths, 121, false),
        (Field::PlanMonths, -1, false),
        (Field::WarnFirstDays, -20, false),
        (Field::WarnFirstDays, 365, true),
        (Field::DeclaredProblems, -37, false),
    ] {
        let mut office = Office::new();
        let found = office.set(ItemId::ROUND, field, Value::Number(number));
        let expected = if taken {
            Ok(1)
        } else {
            Err(Refusal::NumberOutOfRange(field))
        };
        assert_eq!(found, expected, "{field:?} {number}");
    }
}
