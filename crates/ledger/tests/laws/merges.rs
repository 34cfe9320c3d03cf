//! Files taken in through a preview: what was chosen is what stands, nothing is lost, the counts that were shown are those
//! that came about, and one undo takes it all back.

use crate::{
    cases,
    naive::dump,
    undo::undo,
    world::{Do, Step, World, any_facts, person, steps},
};
use ledger::{
    Body, Context, DecisionKind, Fact, FactId, Field, ItemId, Kind, Ledger, Removal, Value, WallTime, Zone,
    merge::{
        IncomingFile, MergePreview, MergeReader, MergeRecord, MergeRowKind, MergeWording, OpenConflict, Presence,
        RowChoice, RowOutcome, RowTarget,
    },
};
use proptest::{collection::vec, prelude::*};
use std::{collections::BTreeSet, fmt::Write as _};

/// What a person sees of a checklist, but for the files handed out and taken in, and the names of facts.
pub fn sight(ledger: &Ledger) -> String {
    let mut text = String::new();
    for id in ledger.reading_order() {
        if is_file(ledger, id) {
            continue;
        }
        let _ = write!(text, "{id} {:?}", ledger.progress(id));
        for field in Field::ALL {
            if ledger.heads(id, *field).next().is_none() {
                continue;
            }
            let mut values: Vec<&Value> = ledger.values(id, *field).into_iter().map(|(_, value)| value).collect();
            values.sort();
            if values != [&Value::Nothing] {
                let _ = write!(text, " {}={values:?}", field.key());
            }
        }
        let contested = matches!(ledger.removal(id), Removal::Contested { .. });
        let closeout = ledger.closeout(id);
        let until = ledger.due_in_force(id);
        let _ = writeln!(
            text,
            " {contested} {:?} {} {until:?}",
            closeout.status,
            closeout.contested()
        );
    }
    let _ = writeln!(text, "{:?} {:?}", ledger.tally(), ledger.closeout_tally());
    text
}

/// Whether an item only tells of a file; such come in with every merge.
fn is_file(ledger: &Ledger, item: ItemId) -> bool {
    matches!(ledger.kind(item), Some(Kind::Handout | Kind::Intake))
}

pub fn incoming(from: &str, facts: Vec<Fact>) -> IncomingFile {
    IncomingFile {
        name: format!("{from}.json"),
        from: from.to_owned(),
        at: WallTime(1_766_100_000_000),
        sum: "0123456789abcdef".repeat(4),
        scope: BTreeSet::new(),
        is_answer: false,
        handout: None,
        facts,
    }
}

/// What a person has, wholly or in part.
fn file(world: &World, of: usize, without: Option<u8>) -> IncomingFile {
    let facts = world.ledgers[of].facts().iter().enumerate();
    let some = facts.filter(|(place, _)| without.is_none_or(|without| place % 3 != usize::from(without)));
    incoming(person(of), some.map(|(_, fact)| fact.clone()).collect())
}

fn wording() -> MergeWording {
    MergeWording {
        removal: "未采用".into(),
        remarks: Vec::new(),
    }
}

/// The first takes in files of the others, choosing by these numbers; gives the action.
fn merge(world: &mut World, files: Vec<IncomingFile>, choices: &[u8]) -> (MergePreview, FactId) {
    let mut preview = MergePreview::of(&world.ledgers[0], files, WallTime(0));
    for (row, choice) in choices.iter().enumerate() {
        match choice % 4 {
            0 => preview.choose(row, RowChoice::Mine),
            1 => preview.choose(row, RowChoice::Theirs(usize::from(choice / 64))),
            2 => preview.choose(row, RowChoice::Open),
            _ => {}
        }
    }
    let merged = preview.merge(&world.context(0), Zone::CHINA, &wording()).unwrap();
    let mut touched = world.ledgers[0].fold(merged.brought);
    touched.add(world.ledgers[0].clone().fold(merged.action.clone()));
    let action = world.record(0, merged.action).unwrap();
    // The page takes the ledger that the merge gives, and tells what it says was touched.
    assert_eq!(dump(&merged.ledger), dump(&world.ledgers[0]));
    assert!(touched.items.is_subset(&merged.changes.items));
    assert_eq!(touched.new_facts, merged.changes.new_facts);
    assert!(merged.changes.structure >= touched.structure && merged.changes.counts >= touched.counts);
    (preview, action)
}

/// The preview and the merge of the same files, all in the smallest steps.
fn in_steps(
    ledger: &Ledger,
    files: &[IncomingFile],
    chosen: &MergePreview,
    context: &Context,
) -> (MergePreview, Vec<Fact>) {
    let mut reading = MergeReader::of(ledger, WallTime(0));
    for file in files {
        reading.begin(file.clone());
        while !reading.step(1) {}
    }
    let mut finishing = reading.finishing();
    let mut preview = loop {
        let (done, all) = finishing.progress();
        assert!(done <= all);
        if let Some(preview) = finishing.step(ledger, 1) {
            break preview;
        }
    };
    for place in 0..preview.rows.len() {
        preview.choose(place, chosen.choice(place));
    }
    let mut settling = preview.settling(context, Zone::CHINA, &wording()).unwrap();
    while !settling.step(&preview, 1).unwrap() {}
    let merged = settling.finish(&preview);
    (preview, merged.action)
}

/// The same with whole merges: her own checklist holds what its facts stand on; the files need not. Nor does she decide on
/// what nobody asked for, which no command lets her: a merge that brings the application makes such a decision count, and
/// without it the decision stays contested.
fn whole(steps: Vec<Step>) -> Vec<Step> {
    let whole = |step| match step {
        Step::Merge(to, of, _) => Step::Merge(to, of, None),
        Step::Act(who, Do::Decide(at, kind)) if kind != DecisionKind::Extend => {
            Step::Act(who, Do::Decide(at, DecisionKind::Apply))
        }
        act => act,
    };
    steps.into_iter().map(whole).collect()
}

fn parts() -> impl Strategy<Value = Vec<(usize, Option<u8>)>> {
    vec(
        (1usize..3, prop_oneof![2 => Just(None), 1 => (0u8..3).prop_map(Some)]),
        1..4,
    )
}

fn files(world: &World, parts: &[(usize, Option<u8>)]) -> Vec<IncomingFile> {
    parts.iter().map(|(of, without)| file(world, *of, *without)).collect()
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn what_was_chosen_is_what_stands(steps in steps(60), parts in parts(), choices in vec(any::<u8>(), 40)) {
        let mut world = World::run(&steps);
        let before = world.ledgers[0].clone();
        let files = files(&world, &parts);
        let all: Vec<Fact> = files.iter().flat_map(|file| file.facts.clone()).collect();
        let (preview, action) = merge(&mut world, files, &choices);
        let ledger = &world.ledgers[0];
        prop_assert!(all.iter().all(|fact| ledger.fact(fact.id) == Some(fact)));
        prop_assert_eq!(preview.after().tally, ledger.tally());
        prop_assert_eq!(preview.after().closeout, ledger.closeout_tally());
        for (place, row) in preview.rows.iter().enumerate() {
            let choice = preview.choice(place);
            match row.spot {
                RowTarget::Decision(item, fact) => {
                    prop_assert!(ledger.decisions(item).iter().any(|(decided, _)| decided.id == fact));
                }
                RowTarget::Field(item, field) => {
                    let mut expected = row.outcome(preview.union(), choice);
                    let values = ledger.values(item, field).into_iter().map(|(_, value)| value.clone());
                    let mut values: Vec<Value> = values.collect();
                    if values == [Value::Nothing] { values.clear(); }
                    if expected == [Value::Nothing] { expected.clear(); }
                    values.sort();
                    expected.sort();
                    prop_assert_eq!(values, expected, "{:?} {:?}", row, choice);
                }
                RowTarget::Life(item) => {
                    let life = match ledger.removal(item) {
                        Removal::Removed(_) => Presence::Gone,
                        Removal::Contested { .. } => Presence::Contested,
                        Removal::Present => Presence::There,
                    };
                    prop_assert_eq!(life, row.outlives(preview.union(), choice), "{:?} {:?}", row, choice);
                }
            }
        }
        // And what has no row is as it was.
        let rows: BTreeSet<RowTarget> = preview.rows.iter().map(|row| row.spot).collect();
        let stays = |id: &ItemId| before.is_there(*id) && ledger.is_there(*id) && !is_file(ledger, *id);
        for item in before.item_ids().into_iter().filter(stays) {
            for field in Field::ALL.iter().filter(|field| !rows.contains(&RowTarget::Field(item, **field))) {
                let values = |ledger: &Ledger| {
                    let values = ledger.values(item, *field).into_iter().map(|(_, value)| value.clone());
                    let mut values: Vec<Value> = values.collect();
                    values.sort();
                    if values == [Value::Nothing] { Vec::new() } else { values }
                };
                prop_assert_eq!(values(&before), values(ledger), "{} {:?}", item, field);
            }
        }
        let record = MergeRecord::of(ledger, action).unwrap();
        let recorded: Vec<RowTarget> = record.rows.iter().map(|decided| decided.row.spot).collect();
        prop_assert_eq!(recorded, preview.rows.iter().map(|row| row.spot).collect::<Vec<_>>());
        prop_assert_eq!((record.before, record.after), (preview.before, preview.after()));
    }

    #[test]
    fn kept_as_it_is_nothing_changes_but_that_decisions_stand(steps in steps(60), parts in parts()) {
        let mut world = World::run(&whole(steps));
        let before = world.ledgers[0].clone();
        let files = files(&world, &parts);
        let decided = files.iter().flat_map(|file| &file.facts).any(|fact| {
            matches!(fact.body, Body::Decide { .. }) && before.fact(fact.id).is_none()
        });
        merge(&mut world, files, &[0; 400]);
        if !decided {
            prop_assert_eq!(sight(&world.ledgers[0]), sight(&before));
        }
    }

    #[test]
    fn one_undo_takes_a_whole_merge_back_and_redo_brings_it_again(
        steps in steps(60), parts in parts(), choices in vec(any::<u8>(), 40)
    ) {
        let mut world = World::run(&whole(steps));
        let before = sight(&world.ledgers[0]);
        let files = files(&world, &parts);
        let (_, action) = merge(&mut world, files, &choices);
        let after = sight(&world.ledgers[0]);
        let mut last = action;
        for _ in 0..2 {
            let undone = undo(&mut world, 0, last);
            prop_assert!(undone.is_ok(), "{undone:?}");
            prop_assert_eq!(sight(&world.ledgers[0]), before.clone());
            let ledger = &world.ledgers[0];
            prop_assert_eq!(ledger.taken_back_by(action), undone.clone().ok());
            // Also after a reload.
            world.ledgers[0] = Ledger::of(ledger.facts().iter().rev().cloned());
            let redone = undo(&mut world, 0, undone.unwrap());
            prop_assert!(redone.is_ok(), "{redone:?}");
            prop_assert_eq!(sight(&world.ledgers[0]), after.clone());
            prop_assert_eq!(world.ledgers[0].taken_back_by(action), None);
            last = redone.unwrap();
        }
    }

    #[test]
    fn the_steps_do_not_matter(steps in steps(60), parts in parts(), choices in vec(any::<u8>(), 40)) {
        let mut world = World::run(&steps);
        let files = files(&world, &parts);
        let mut chosen = MergePreview::of(&world.ledgers[0], files.clone(), WallTime(0));
        for (place, choice) in choices.iter().enumerate().filter(|(_, choice)| *choice % 2 == 0) {
            chosen.choose(place, if choice % 4 == 0 { RowChoice::Mine } else { RowChoice::Open });
        }
        let context = world.context(0);
        let (preview, action) = in_steps(&world.ledgers[0], &files, &chosen, &context);
        prop_assert_eq!(&preview.rows, &chosen.rows);
        prop_assert_eq!(format!("{:?}", preview.files), format!("{:?}", chosen.files));
        prop_assert_eq!((preview.before, preview.after()), (chosen.before, chosen.after()));
        let merged = chosen.merge(&context, Zone::CHINA, &wording()).unwrap();
        prop_assert_eq!(action, merged.action.clone());
        world.ledgers[0].fold(merged.brought);
        world.record(0, merged.action);
        prop_assert_eq!(preview.after().tally, world.ledgers[0].tally());
    }

    #[test]
    fn the_same_file_again_brings_nothing(steps in steps(60), parts in parts(), choices in vec(any::<u8>(), 40)) {
        let mut world = World::run(&steps);
        let given = files(&world, &parts);
        merge(&mut world, given.clone(), &choices);
        let after = sight(&world.ledgers[0]);
        let (preview, _) = merge(&mut world, given, &choices);
        prop_assert!(preview.rows.is_empty());
        prop_assert_eq!(preview.new_facts(), 0);
        prop_assert!(preview.files.iter().all(|file| file.earlier.is_some()));
        prop_assert_eq!(sight(&world.ledgers[0]), after);
    }

    #[test]
    fn any_facts_can_be_looked_at_and_taken(
        mine in any_facts(), theirs in any_facts(), also in any_facts(), choices in vec(any::<u8>(), 30)
    ) {
        let mut world = World::new();
        world.ledgers[0].fold(mine);
        let mut whole = world.ledgers[0].clone();
        let files = vec![incoming("钱", theirs), incoming("孙", also)];
        for file in &files {
            whole.fold(file.facts.clone());
        }
        let (preview, _) = merge(&mut world, files, &choices);
        for fact in whole.all_facts() {
            prop_assert!(world.ledgers[0].all_facts().any(|held| held == fact));
        }
        prop_assert!(preview.after().tally.adds_up() && preview.after().closeout.adds_up());
    }
}

#[test]
fn what_comes_under_an_id_that_is_used_already_is_told_and_changes_nothing_by_itself() {
    let mut world = World::new();
    let add = ledger::Command::AddProblem {
        title: "甲".into(),
        group: None,
    };
    let problem = world.command(0, &add).unwrap();
    let title = world.ledgers[0].heads(problem, Field::Title).next().unwrap();
    let held = world.ledgers[0].fact(title).unwrap().clone();
    // Of two namesakes the smaller text is folded: once it is the forged one, once it is not.
    let mut folded = Vec::new();
    for words in ["!伪造", "\u{10fffd}伪造"] {
        let mut world = World::new();
        world.ledgers[0].fold([world_add(&problem), held.clone()]);
        let line = held.to_line().replace("甲", words);
        let forged = Fact::read(&line).unwrap();
        let files = vec![incoming("钱", vec![forged.clone()])];
        let (preview, _) = merge(&mut world, files.clone(), &[]);
        let reused: Vec<(FactId, Option<ledger::ItemId>)> = preview.files[0]
            .reused
            .iter()
            .map(|reused| (reused.id, reused.item))
            .collect();
        assert_eq!(reused, [(title, Some(problem))]);
        assert!(
            preview.files[0].brought.is_empty(),
            "the id names a fact that was here before"
        );
        folded.push(!preview.rows.is_empty());
        assert!(preview.rows.iter().all(|row| row.reused), "{:?}", preview.rows);
        let ledger = &world.ledgers[0];
        assert_eq!(ledger.text(problem, Field::Title), "甲");
        assert!(
            [&held, &forged]
                .iter()
                .all(|fact| ledger.all_facts().any(|kept| *kept == **fact))
        );
        let (again, _) = merge(&mut world, files, &[]);
        assert_eq!((again.files[0].reused.len(), again.rows.len()), (0, 0), "said once");
    }
    assert_eq!(folded, [true, false]);
}

fn world_add(problem: &ledger::ItemId) -> Fact {
    let line = format!(r#"{{"id":"{problem}","t":1,"at":0,"by":"赵","do":"add","kind":"problem"}}"#);
    Fact::read(&line).unwrap()
}

#[test]
fn a_record_tells_what_became_of_each_row() {
    let mut world = World::new();
    let text = |words: &str| Value::text(words);
    let add = ledger::Command::AddProblem {
        title: "甲".into(),
        group: None,
    };
    let problem = world.command(0, &add).unwrap();
    for to in [1, 2] {
        world.step(&Step::Merge(to, 0, None));
    }
    let write = |world: &mut World, who, field, words: &str| {
        let value = text(words);
        world
            .command(
                who,
                &ledger::Command::Set {
                    item: problem,
                    field,
                    value,
                },
            )
            .unwrap();
    };
    write(&mut world, 0, Field::Outcome, "我的成效");
    write(&mut world, 1, Field::Outcome, "她的成效");
    write(&mut world, 1, Field::Situation, "她的情况");
    write(&mut world, 1, Field::Remarks, "她的备注");
    let files = vec![file(&world, 1, None)];
    let preview = MergePreview::of(&world.ledgers[0], files.clone(), WallTime(0));
    let rows: Vec<(Option<Field>, MergeRowKind)> =
        preview.rows.iter().map(|row| (row.spot.field(), row.kind)).collect();
    let place = |field| rows.iter().position(|(of, _)| *of == Some(field)).unwrap();
    assert_eq!(rows[place(Field::Outcome)].1, MergeRowKind::Conflict);
    assert_eq!(rows[place(Field::Remarks)].1, MergeRowKind::Changed);
    let mut choices = vec![3; rows.len()];
    choices[place(Field::Remarks)] = 0;
    let (_, action) = merge(&mut world, files, &choices);
    let record = MergeRecord::of(&world.ledgers[0], action).unwrap();
    let how = |field| {
        record
            .rows
            .iter()
            .find(|decided| decided.row.spot.field() == Some(field))
            .unwrap()
            .how
    };
    assert_eq!(how(Field::Outcome), RowOutcome::LeftOpen);
    assert_eq!(how(Field::Situation), RowOutcome::Taken);
    assert_eq!(how(Field::Remarks), RowOutcome::Kept);
    let open = OpenConflict::Field(problem, Field::Outcome);
    assert_eq!(world.ledgers[0].open_conflicts(), [open]);
}
