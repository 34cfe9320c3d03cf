//! Thirty people work on their parts without seeing each other, hand in wholes and parts, some twice, some late; whoever
//! collects them comes to the same checklist in whatever order.

use crate::{
    cases,
    merges::{incoming, sight},
    world::decide,
};
use ledger::{
    ActorId, Body, Command, Context, DecisionKind, Draft, Fact, FactId, Field, ItemId, Kind, Ledger, Progress, Setup,
    Value, WallTime, Zone,
    history::{ChangeDetail, HistoryFilter},
    merge::{IncomingFile, MergePreview, MergeWording},
};
use proptest::{collection::vec, prelude::*, sample::Index, test_runner::Config};
use std::collections::{BTreeSet, HashSet};

const PEOPLE: usize = 30;
const PROBLEMS: usize = 12;

struct Person {
    ledger: Ledger,
    actor: ActorId,
    next: u32,
    name: String,
}

impl Person {
    fn new(place: usize, ledger: Ledger) -> Person {
        Person {
            ledger,
            actor: ActorId::from_random(place as u64 + 100),
            next: 1,
            name: format!("第{place}人"),
        }
    }

    fn context(&self) -> Context {
        Context {
            actor: self.actor,
            next: self.next,
            at: WallTime(i64::from(self.next) * 1000),
            zone: ledger::Zone::CHINA,
            by: self.name.as_str().into(),
        }
    }

    fn record(&mut self, facts: Vec<Fact>) {
        self.next += facts.len() as u32;
        self.ledger.fold(facts);
    }

    fn act(&mut self, command: &Command) {
        if let Ok(facts) = self.ledger.facts_of(command, &self.context()) {
            self.record(facts);
        }
    }

    /// Takes files in, everything as it comes.
    fn collect(&mut self, files: Vec<IncomingFile>) {
        let preview = MergePreview::of(&self.ledger, files, WallTime(0));
        let merged = preview
            .merge(&self.context(), Zone::CHINA, &MergeWording::default())
            .unwrap();
        self.ledger.fold(merged.brought);
        self.record(merged.action);
    }
}

#[derive(Clone, Debug)]
enum Work {
    Write(Field, u8),
    Measure,
    Note,
    Prove,
    Remove(Index),
    Decide(DecisionKind),
    Undo,
    /// Takes in what somebody else has so far.
    See(usize),
}

const FIELDS: [Field; 5] = [
    Field::Progress,
    Field::Outcome,
    Field::Situation,
    Field::NextSteps,
    Field::Person,
];

const DECISIONS: [DecisionKind; 4] = [
    DecisionKind::Apply,
    DecisionKind::Check,
    DecisionKind::Return,
    DecisionKind::StrikeOff,
];

fn work() -> impl Strategy<Value = Vec<(usize, Option<usize>, Work)>> {
    let what = prop_oneof![
        8 => (prop::sample::select(&FIELDS[..]), 0u8..6).prop_map(|(field, words)| Work::Write(field, words)),
        1 => Just(Work::Measure),
        1 => Just(Work::Note),
        1 => Just(Work::Prove),
        1 => any::<Index>().prop_map(Work::Remove),
        1 => prop::sample::select(&DECISIONS[..]).prop_map(Work::Decide),
        1 => Just(Work::Undo),
        1 => (0..PEOPLE).prop_map(Work::See),
    ];
    // Mostly on her own problem, now and then on another's.
    let on = prop_oneof![4 => Just(None), 1 => (0..PROBLEMS).prop_map(Some)];
    vec((0..PEOPLE, on, what), 1..120)
}

fn begun() -> Person {
    let mut office = Person::new(99, Ledger::default());
    let mut setup = Setup::default();
    for place in 0..PROBLEMS {
        let mut draft = Draft::new(Kind::Problem, format!("问题{place}"));
        draft.parts.push(Draft::new(Kind::Measure, "措施"));
        setup.items.push(draft);
    }
    office.act(&Command::SetUp(setup));
    office
}

fn do_work(people: &mut [Person], problems: &[ItemId], who: usize, on: Option<usize>, what: &Work) {
    let item = problems[on.unwrap_or(who % PROBLEMS)];
    if let Work::See(other) = what {
        let facts = people[*other].ledger.facts().to_vec();
        people[who].ledger.fold(facts);
        return;
    }
    let person = &mut people[who];
    let under = Some(item);
    match what {
        Work::Write(Field::Progress, step) => {
            let value = Value::from(Progress::ALL[usize::from(step % 4)]);
            person.act(&Command::Set {
                item,
                field: Field::Progress,
                value,
            });
        }
        Work::Write(field, words) => {
            let value = Value::text(["", "甲", "乙", "丙", "丁", "戊"][usize::from(*words)]);
            person.act(&Command::Set {
                item,
                field: *field,
                value,
            });
        }
        Work::Measure => person.act(&Command::AddMeasure {
            problem: item,
            title: "又一条".into(),
        }),
        Work::Note => {
            let draft = Draft::new(Kind::Note, "").with(Field::Remarks, Value::text("已阅"));
            person.act(&Command::AddPart { under, draft });
        }
        Work::Prove => {
            let evidence = Draft::new(Kind::Evidence, "纪要");
            person.act(&Command::Prove {
                problem: item,
                evidence,
            });
        }
        Work::Remove(at) => {
            let all: Vec<ItemId> = person.ledger.with_parts(item).into_iter().collect();
            let item = all[at.index(all.len())];
            person.act(&Command::Remove {
                item,
                reason: "重复".into(),
            });
        }
        Work::Decide(kind) => {
            let fact = decide(&person.ledger, &person.context(), item, *kind);
            person.record(vec![fact]);
        }
        Work::Undo => {
            if let Some(action) = person.ledger.undoable(&person.name) {
                person.act(&Command::Undo { action });
            }
        }
        Work::See(_) => {}
    }
}

/// The whole, or what is about her problem.
fn handed_in(person: &Person, problem: ItemId, whole: bool) -> IncomingFile {
    let ledger = &person.ledger;
    let mine = |fact: &&Fact| whole || fact.item().is_some_and(|item| ledger.whole_of(item) == problem);
    incoming(&person.name, ledger.facts().iter().filter(mine).cloned().collect())
}

proptest! {
    // A history of thirty is long; one that fails is shrunk only so far.
    #![proptest_config(Config { max_shrink_iters: 150, ..cases(24) })]

    #[test]
    fn thirty_people_in_any_order_come_to_the_same(
        work in work(),
        wholes in vec(any::<bool>(), PEOPLE),
        orders in (vec(any::<u32>(), PEOPLE * 2), vec(any::<u32>(), PEOPLE * 2)),
        batches in (1usize..31, 1usize..31),
    ) {
        let office = begun();
        let base = office.ledger.clone();
        let problems: Vec<ItemId> = base.outline().problems().collect();
        let mut people: Vec<Person> = (0..PEOPLE).map(|place| Person::new(place, base.clone())).collect();
        let (early, late) = work.split_at(work.len() / 2);
        let mut files: Vec<IncomingFile> = Vec::new();
        for part in [early, late] {
            for (who, on, what) in part {
                do_work(&mut people, &problems, *who, *on, what);
            }
            // All hand in half-way and at the end: so each comes twice, and the first is on an old basis.
            let hand_in = |(who, person): (usize, &Person)| handed_in(person, problems[who % PROBLEMS], wholes[who]);
            files.extend(people.iter().enumerate().map(hand_in));
        }
        let collect = |place: usize, order: &[u32], batch: usize| {
            let mut clerk = Person::new(200 + place, base.clone());
            let mut order: Vec<(u32, usize)> = order.iter().copied().zip(0..files.len()).collect();
            order.sort_unstable();
            for batch in order.chunks(batch) {
                clerk.collect(batch.iter().map(|(_, file)| files[*file].clone()).collect());
            }
            clerk
        };
        let one = collect(0, &orders.0, batches.0);
        let other = collect(1, &orders.1, batches.1);
        prop_assert_eq!(sight(&one.ledger), sight(&other.ledger));
        nothing_is_missing(&one.ledger, &files)?;
        // Both clerks, one after the other, and back.
        let mut both = other.ledger.clone();
        both.fold(one.ledger.facts().to_vec());
        prop_assert_eq!(sight(&both), sight(&one.ledger));
    }
}

fn nothing_is_missing(ledger: &Ledger, files: &[IncomingFile]) -> Result<(), TestCaseError> {
    let filter = HistoryFilter::default();
    let mut told: HashSet<FactId> = HashSet::new();
    let mut from: BTreeSet<(FactId, &Value)> = BTreeSet::new();
    for deed in ledger.history(&filter).flat_map(|entry| entry.deeds()) {
        told.insert(deed.fact.id);
        if let ChangeDetail::Set { from: values, .. } = &deed.what {
            from.extend(values.iter().map(|value| (deed.fact.id, *value)));
        }
    }
    for fact in files.iter().flat_map(|file| &file.facts) {
        prop_assert!(told.contains(&fact.id), "{}", fact.to_line());
        match &fact.body {
            Body::Set { item, field, value } => {
                let shown = ledger
                    .values(*item, *field)
                    .iter()
                    .any(|(_, standing)| *standing == value);
                let replaced = || {
                    let mut later = ledger.facts().iter().filter(|other| other.replaces.contains(&fact.id));
                    later.any(|other| from.contains(&(other.id, value)))
                };
                prop_assert!(shown || replaced(), "{}", fact.to_line());
            }
            Body::Decide { item, .. } => {
                prop_assert!(ledger.decisions(*item).iter().any(|(decided, _)| decided.id == fact.id));
            }
            _ => {}
        }
    }
    Ok(())
}
