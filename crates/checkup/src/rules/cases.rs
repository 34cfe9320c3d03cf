//! Cases of rules: a text, or a checklist of one problem, and what one rule finds in it.

use crate::view::{Habits, KnownNames, Prose, ProseRole, Scope};
use crate::{CheckSettings, Checkup, Finding, Rule};
use ledger::{
    ActorId, Command, Context, Draft, Field, ItemId, Kind, Ledger, Progress, Setup, Today, Value, WallTime, Zone,
};

/// Day of all cases: 2025-10-01.
pub(crate) fn today() -> Today {
    Today::at(WallTime(1_759_276_800_000), Zone::CHINA)
}

/// A checklist with these fields of the round and one problem with these fields.
pub(crate) fn round(fields: &[(Field, Value)], problem: &[(Field, &str)]) -> Ledger {
    let mut draft = Draft::new(Kind::Problem, "");
    draft
        .fields
        .extend(problem.iter().map(|(field, text)| (*field, Value::text(*text))));
    let setup = Setup {
        round: fields.to_vec(),
        items: vec![draft],
    };
    let context = Context {
        actor: ActorId::from_random(7),
        next: 1,
        at: WallTime(1_750_000_000_000),
        zone: Zone::CHINA,
        by: "王芳".into(),
    };
    Ledger::of(Ledger::default().facts_of(&Command::SetUp(setup), &context).unwrap())
}

/// What one rule finds in a checklist.
pub(crate) fn rule_found(ledger: &Ledger, rule: Rule) -> Vec<Finding> {
    let mut checkup = Checkup::default();
    checkup.update(ledger, today(), false);
    checkup
        .findings()
        .filter(|finding| finding.rule() == rule)
        .cloned()
        .collect()
}

/// One problem with these fields, and how often the rule finds something.
pub(crate) fn problem_cases(rule: Rule, cases: &[(&[(Field, &str)], usize)]) {
    for (fields, count) in cases {
        let ledger = round(&[], fields);
        let found = rule_found(&ledger, rule);
        assert_eq!(found.len(), *count, "{fields:?}: {found:?}");
    }
}

/// What a check of texts finds in a text.
pub(crate) fn prose_found(
    check: fn(&Prose, &Scope, &mut Vec<Finding>),
    role: ProseRole,
    step: Option<Progress>,
    text: &str,
) -> Vec<Finding> {
    let (ledger, settings, register) = (Ledger::default(), CheckSettings::default(), KnownNames::default());
    let scope = Scope {
        ledger: &ledger,
        settings: &settings,
        today: today(),
        habits: Habits::default(),
        register: &register,
        of_text: false,
        is_part: false,
    };
    let prose = Prose {
        item: ItemId::ROUND,
        field: Field::Outcome,
        role,
        step,
        words: text,
    };
    let mut found = Vec::new();
    check(&prose, &scope, &mut found);
    found
}

/// The words that a check of texts finds in a text, with a blank between.
pub(crate) fn words_found(
    check: fn(&Prose, &Scope, &mut Vec<Finding>),
    role: ProseRole,
    step: Option<Progress>,
    text: &str,
) -> String {
    let found = prose_found(check, role, step, text);
    let words: Vec<&str> = found
        .iter()
        .map(|one| text.get(one.place.words.clone().unwrap()).unwrap())
        .collect();
    words.join(" ")
}
