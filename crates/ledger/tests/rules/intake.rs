//! What a file that answers a handout may change without being asked again, row by row; what a wrong clock is; what is
//! told of each file.

use ledger::{
    ActorId, Command, Context, Draft, Due, Fact, Field, ItemId, Kind, Ledger, Progress, Value, WallTime,
    merge::{ClockError, FileCounts, IncomingFile, MergePreview, MergeRowKind, RowChoice},
};
use std::collections::BTreeSet;

const DAY: i64 = 86_400_000;
const NOW: WallTime = WallTime(1_766_000_000_000);

struct Hand {
    ledger: Ledger,
    actor: ActorId,
    next: u32,
    at: WallTime,
    by: &'static str,
}

impl Hand {
    fn new(place: u64, by: &'static str, ledger: Ledger) -> Hand {
        Hand {
            ledger,
            actor: ActorId::from_random(place),
            next: 1,
            at: NOW,
            by,
        }
    }

    fn act(&mut self, command: &Command) -> ItemId {
        let context = Context {
            actor: self.actor,
            next: self.next,
            at: self.at,
            zone: ledger::Zone::CHINA,
            by: self.by.into(),
        };
        let facts = self.ledger.facts_of(command, &context).unwrap();
        self.next += facts.len() as u32;
        let first = facts[0].id;
        self.ledger.fold(facts);
        first
    }

    fn set(&mut self, item: ItemId, field: Field, words: &str) {
        let value = Value::text(words);
        self.act(&Command::Set { item, field, value });
    }
}

fn answer(hand: &Hand, scope: &[ItemId]) -> IncomingFile {
    IncomingFile {
        name: "交回.json".into(),
        from: hand.by.into(),
        at: NOW,
        sum: "0".repeat(64),
        scope: scope.iter().copied().collect(),
        is_answer: true,
        handout: None,
        facts: hand.ledger.facts().to_vec(),
    }
}

/// Two problems with a measure each, 王芳 was handed the first.
fn handed_out() -> (Hand, Hand, [ItemId; 4]) {
    let mut office = Hand::new(1, "整改办", Ledger::default());
    let mut ids = Vec::new();
    for title in ["台账不全", "车辆管理不严"] {
        let title = title.to_owned();
        let problem = office.act(&Command::AddProblem { title, group: None });
        let title = "措施".to_owned();
        ids.extend([problem, office.act(&Command::AddMeasure { problem, title })]);
    }
    let cadre = Hand::new(2, "王芳", office.ledger.clone());
    (office, cadre, [ids[0], ids[1], ids[2], ids[3]])
}

#[test]
fn what_was_asked_for_is_taken_and_the_rest_stays_as_it_was() {
    let text = |words: &str| Value::text(words);
    let done = Value::from(Progress::Done);
    let due = Value::from(Due::day(2026, 1, 1).unwrap());
    // In the problem of hers (0) and its measure (1), in another's (2) and its measure (3), in the round (9).
    let cases: [(usize, Field, Value, bool); 21] = [
        (0, Field::Progress, done.clone(), true),
        (0, Field::Situation, text("甲"), true),
        (0, Field::Rectification, text("甲"), true),
        (0, Field::Cause, text("甲"), true),
        (0, Field::Similar, text("甲"), true),
        (0, Field::Outcome, text("甲"), true),
        (0, Field::CurrentEffect, text("甲"), true),
        (0, Field::NextSteps, text("甲"), true),
        (0, Field::Remarks, text("甲"), true),
        (0, Field::Title, text("甲"), false),
        (0, Field::Original, text("甲"), false),
        (0, Field::Person, text("甲"), false),
        (0, Field::Leader, text("甲"), false),
        (0, Field::Due, due, false),
        (0, Field::Number, text("7"), false),
        (1, Field::Progress, done.clone(), true),
        (1, Field::Outcome, text("甲"), true),
        (1, Field::Title, text("甲"), false),
        (2, Field::Progress, done.clone(), false),
        (3, Field::Progress, done, false),
        (9, Field::Unit, text("甲"), false),
    ];
    for (place, field, value, asked) in cases {
        let (office, mut cadre, ids) = handed_out();
        let item = ids.get(place).copied().unwrap_or(ItemId::ROUND);
        cadre.act(&Command::Set { item, field, value });
        let preview = MergePreview::of(&office.ledger, vec![answer(&cadre, &ids[..1])], NOW);
        let row = &preview.rows[0];
        assert_eq!(
            (row.asked, row.kind),
            (asked, MergeRowKind::Changed),
            "{field:?} of {place}"
        );
        let expected = if asked { RowChoice::Theirs(0) } else { RowChoice::Mine };
        assert_eq!(preview.choice(0), expected, "{field:?} of {place}");
        // The same in a file that answers nothing in particular is taken.
        let mut file = answer(&cadre, &ids[..1]);
        file.is_answer = false;
        assert_eq!(
            MergePreview::of(&office.ledger, vec![file], NOW).choice(0),
            RowChoice::Theirs(0)
        );
    }
}

#[test]
fn she_enters_her_own_proofs_and_results_but_no_problems_or_measures() {
    let draft = |kind| Draft::new(kind, "甲");
    for (kind, whole, asked) in [
        (Kind::Note, Some(0), true),
        (Kind::Regulation, Some(0), true),
        (Kind::Figure, Some(0), true),
        (Kind::Evidence, None, true),
        (Kind::Note, Some(1), true),
        (Kind::Measure, Some(0), false),
        (Kind::Note, Some(2), false),
        (Kind::Problem, None, false),
        (Kind::Person, None, false),
        (Kind::Milestone, None, false),
    ] {
        let (office, mut cadre, ids) = handed_out();
        let under = whole.map(|place: usize| ids[place]);
        let draft = match kind {
            Kind::Note => Draft::new(kind, "").with(Field::Remarks, Value::text("已阅")),
            kind => draft(kind),
        };
        cadre.act(&Command::AddPart { under, draft });
        let preview = MergePreview::of(&office.ledger, vec![answer(&cadre, &ids[..1])], NOW);
        let row = &preview.rows[0];
        assert_eq!(
            (row.asked, row.kind),
            (asked, MergeRowKind::New),
            "{kind:?} under {whole:?}"
        );
        assert_eq!(preview.rows.len(), 1, "{kind:?}");
    }
}

#[test]
fn a_file_is_told_in_five_numbers_and_its_decisions() {
    let (mut office, mut cadre, ids) = handed_out();
    cadre.set(ids[0], Field::Outcome, "她的");
    cadre.set(ids[0], Field::NextSteps, "下一步");
    office.set(ids[0], Field::Outcome, "我的");
    let draft = Draft::new(Kind::Note, "").with(Field::Remarks, Value::text("已阅"));
    cadre.act(&Command::AddPart {
        under: Some(ids[0]),
        draft,
    });
    let reason = "重复".to_owned();
    cadre.act(&Command::Remove { item: ids[1], reason });
    let preview = MergePreview::of(&office.ledger, vec![answer(&cadre, &ids[..1])], NOW);
    let expected = FileCounts {
        new: 1,
        changed: 1,
        conflicts: 1,
        removals: 1,
        same: 1,
        decisions: 0,
    };
    assert_eq!(preview.files[0].numbers, expected);
    assert_eq!(preview.open(), 1);
    let files: BTreeSet<usize> = preview.rows.iter().flat_map(|row| row.files()).collect();
    assert_eq!(files, BTreeSet::from([0]));
    // A measure that nobody asked her to remove stays.
    let removal = preview
        .rows
        .iter()
        .position(|row| row.kind == MergeRowKind::Removal)
        .unwrap();
    assert_eq!(preview.choice(removal), RowChoice::Mine);
}

#[test]
fn a_clock_that_is_wrong_by_more_than_a_day_is_noticed_and_decides_nothing() {
    for (off, wrong) in [
        (0, None),
        (DAY, None),
        (DAY + 1, Some(ClockError::Ahead)),
        (400 * DAY, Some(ClockError::Ahead)),
        (-DAY, None),
        (-DAY - 1, Some(ClockError::Behind)),
    ] {
        let (office, mut cadre, ids) = handed_out();
        cadre.at = WallTime(NOW.0 + off);
        cadre.set(ids[0], Field::Title, "改过");
        let preview = MergePreview::of(&office.ledger, vec![answer(&cadre, &ids[..1])], NOW);
        let found = preview.files[0]
            .clocks
            .first()
            .map(|fault| (&*fault.by, fault.wrong, fault.facts));
        assert_eq!(found, wrong.map(|wrong| ("王芳", wrong, 1)), "{off}");
        assert_eq!(preview.rows.len(), 1);
    }
}

#[test]
fn of_two_files_that_did_not_see_each_other_each_value_can_be_taken() {
    let (office, mut one, ids) = handed_out();
    let mut other = Hand::new(3, "李强", office.ledger.clone());
    one.set(ids[0], Field::Outcome, "王芳的");
    other.set(ids[0], Field::Outcome, "李强的");
    let facts = |hand: &Hand| -> Vec<Fact> { hand.ledger.facts().to_vec() };
    let files = vec![answer(&one, &ids[..1]), answer(&other, &ids[..1])];
    assert_ne!(facts(&one), facts(&other));
    let preview = MergePreview::of(&office.ledger, files, NOW);
    let row = &preview.rows[0];
    assert_eq!(row.kind, MergeRowKind::Conflict);
    let each: Vec<(&Value, Vec<usize>)> = row
        .theirs
        .iter()
        .map(|theirs| (&theirs.value, theirs.files.iter().copied().collect()))
        .collect();
    assert_eq!(
        each,
        [(&Value::text("王芳的"), vec![0]), (&Value::text("李强的"), vec![1])]
    );
    let outcome = |choice| row.outcome(preview.union(), choice);
    assert_eq!(outcome(RowChoice::Theirs(1)), [Value::text("李强的")]);
    assert!(outcome(RowChoice::Mine).is_empty());
    assert_eq!(outcome(RowChoice::Open).len(), 2);
}
