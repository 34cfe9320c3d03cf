//! Trees without facts: what they change as edits of the person who takes them in, and what they leave alone.

use crate::{
    cases,
    files::written,
    naive::dump,
    world::{Step, World, steps},
};
use ledger::{
    ActorId, Command, Context, Fact, Field, Kind, Ledger, Progress, Refusal, Value, WallTime,
    file::{ChecklistTree, OpenedFile, TreeEdits, WhyLeftOut, open, tree_edits},
};
use proptest::prelude::*;
use serde_json::json;

fn context(ledger: &Ledger) -> Context {
    Context {
        actor: ActorId::from_random(99),
        next: u32::try_from(ledger.facts().len()).unwrap() + 1,
        at: WallTime(9),
        zone: ledger::Zone::CHINA,
        by: "整改办".into(),
    }
}

fn take_in(ledger: &mut Ledger, tree: &serde_json::Value) -> (TreeEdits, Vec<Fact>) {
    let edits = tree_edits(ledger, &ChecklistTree::read(tree));
    let facts = ledger.facts_of(&edits.command, &context(ledger)).unwrap();
    ledger.fold(facts.iter().cloned());
    (edits, facts)
}

fn left_out(edits: &TreeEdits) -> Vec<(&str, &WhyLeftOut)> {
    edits
        .left_out
        .iter()
        .map(|left| (left.place.as_str(), &left.why))
        .collect()
}

/// The fields and places of everything that people see, without names of items.
fn seen(ledger: &Ledger) -> serde_json::Value {
    let file: serde_json::Value = serde_json::from_str(&written(ledger)).unwrap();
    file["checklist"].clone()
}

proptest! {
    #![proptest_config(cases(150))]

    /// One's own tree without its facts says nothing new; conflicts stay open, and nothing is settled by it.
    #[test]
    fn the_tree_of_a_checklist_changes_nothing_in_it(steps in steps(60)) {
        let ledger = Ledger::of(World::run(&steps).facts());
        let file: serde_json::Value = serde_json::from_str(&written(&ledger)).unwrap();
        let mut after = ledger.clone();
        let (edits, facts) = take_in(&mut after, &file["checklist"]);
        prop_assert_eq!((facts.len(), edits.sets, edits.adds), (0, 0, 0), "{:?}", edits);
        prop_assert_eq!(dump(&after), dump(&ledger));
    }

    /// Taken into an empty checklist, a tree gives a checklist with the same tree, but for the names of items and what
    /// nobody can enter by a command: citations, which name items, and records of what was drawn, handed out, taken in or issued.
    #[test]
    fn a_tree_enters_what_it_says(steps in steps(60)) {
        let mut world = World::new();
        for step in steps {
            if let Step::Act(_, what) = step {
                world.act(0, &what);
            }
        }
        let ledger = world.ledgers.remove(0);
        let mut tree = seen(&ledger);
        let records = ["draws", "handouts", "intakes", "issued_papers"];
        without(&mut tree, &records);
        without(&mut tree, &["id", "citations", "status", "due_in_force"]);
        let mut entered = Ledger::default();
        let (edits, _) = take_in(&mut entered, &tree);
        let mut again = seen(&entered);
        without(&mut again, &["id"]);
        without(&mut tree, &["groups"]);
        let mut beside = again.clone();
        without(&mut beside, &["groups"]);
        prop_assert!(edits.left_out.is_empty(), "{:?}", edits.left_out);
        prop_assert_eq!(&beside, &tree);
        let count = |ledger: &Ledger| ledger.outline().problems().count();
        prop_assert_eq!(count(&entered), count(&ledger));
        let facts = ledger_facts(&entered, &again);
        prop_assert_eq!(facts, 0, "and taken in again it says nothing new");
    }
}

fn ledger_facts(ledger: &Ledger, tree: &serde_json::Value) -> usize {
    take_in(&mut ledger.clone(), tree).1.len()
}

fn without(json: &mut serde_json::Value, keys: &[&str]) {
    match json {
        serde_json::Value::Object(object) => {
            object.retain(|key, _| !keys.contains(&key.as_str()));
            object.values_mut().for_each(|value| without(value, keys));
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(|value| without(value, keys)),
        _ => {}
    }
}

fn plain() -> Ledger {
    let lines = [
        r#"{"id":"a-1","t":1,"at":5,"by":"甲","do":"add","kind":"group"}"#,
        r#"{"id":"a-2","t":2,"at":5,"by":"甲","do":"set","item":"a-1","field":"title","value":"政治建设"}"#,
        r#"{"id":"a-3","t":3,"at":5,"by":"甲","do":"add","kind":"problem"}"#,
        r#"{"id":"a-4","t":4,"at":5,"by":"甲","do":"set","item":"a-3","field":"title","value":"学习不到位"}"#,
        r#"{"id":"a-5","t":5,"at":5,"by":"甲","do":"set","item":"a-3","field":"outcome","value":"已学"}"#,
        r#"{"id":"a-6","t":6,"at":5,"by":"甲","do":"set","item":"a-3","field":"group","value":"a-1"}"#,
        r#"{"id":"a-7","t":7,"at":5,"by":"甲","do":"add","kind":"evidence"}"#,
        r#"{"id":"a-8","t":8,"at":5,"by":"甲","do":"set","item":"a-7","field":"title","value":"纪要"}"#,
        r#"{"id":"a-9","t":9,"at":5,"by":"甲","do":"add","kind":"person"}"#,
        r#"{"id":"a-10","t":10,"at":5,"by":"甲","do":"set","item":"a-9","field":"title","value":"孙立"}"#,
    ];
    Ledger::of(lines.map(|line| Fact::read(line).unwrap()))
}

#[test]
fn fields_that_differ_are_set_and_what_is_not_spoken_of_stays() {
    let mut ledger = plain();
    let problem = "a-3".parse().unwrap();
    let (edits, facts) = take_in(
        &mut ledger,
        &json!({
            "round": { "unit": "某局" },
            "groups": [{ "title": "政治建设", "problems": [
                { "id": "a-3", "progress": "under_way", "title": "学习不到位", "number": 3, "due": "2025-12" }
            ]}],
            "people": [{ "title": "孙立", "post": "科长" }]
        }),
    );
    assert_eq!((edits.sets, edits.adds), (5, 0));
    assert!(edits.left_out.is_empty(), "{:?}", edits.left_out);
    assert_eq!(facts.len(), 5);
    assert!(
        facts.iter().all(|fact| fact.action == facts[0].action),
        "one action, one undo"
    );
    assert_eq!(ledger.progress(problem), Progress::UnderWay);
    assert_eq!(ledger.text(problem, Field::Number), "3");
    assert_eq!(ledger.text(problem, Field::Outcome), "已学");
    assert_eq!(ledger.text("a-9".parse().unwrap(), Field::Post), "科长");
    let undo = Command::Undo {
        action: facts[0].action,
    };
    let back = ledger.facts_of(&undo, &context(&ledger)).unwrap();
    ledger.fold(back);
    assert_eq!(seen(&ledger), seen(&plain()));
}

#[test]
fn what_is_new_is_added_where_it_stands() {
    let mut ledger = plain();
    let tree = json!({
        "groups": [
            { "title": "", "problems": [{ "title": "无方面" }] },
            { "title": "政治建设", "depth": 0, "problems": [
                { "id": "a-3", "measures": [{ "title": "补学", "phases": [{ "title": "第一阶段" }] }], "citations": [{ "evidence": "a-7" }] },
                { "title": "新题", "progress": "done", "citations": [{ "evidence": "a-7" }] }
            ]},
            { "title": "理论学习", "depth": 1, "problems": [{ "id": "P-17", "title": "又一题", "figures": [{ "title": "清退", "amount": 12.5, "unit_of": "万元" }] }] }
        ],
        "evidence": [{ "title": "照片", "pages": "3" }]
    });
    let (edits, _) = take_in(&mut ledger, &tree);
    assert!(edits.left_out.is_empty(), "{:?}", edits.left_out);
    // Three problems, a group, a measure, a phase, two citations, a figure, a proof.
    assert_eq!((edits.sets, edits.adds), (0, 10));
    let told: Vec<(usize, &str, Vec<&str>)> = ledger
        .outline()
        .sections
        .into_iter()
        .map(|section| {
            let title = section.group.map_or("", |group| ledger.text(group, Field::Title));
            let problems = section
                .problems
                .iter()
                .map(|id| ledger.text(*id, Field::Title))
                .collect();
            (section.depth, title, problems)
        })
        .collect();
    assert_eq!(
        told,
        [
            (0, "", vec!["无方面"]),
            (0, "政治建设", vec!["学习不到位", "新题"]),
            (1, "理论学习", vec!["又一题"]),
        ]
    );
    let problem = "a-3".parse().unwrap();
    assert_eq!(ledger.evidence_of(problem), ["a-7".parse().unwrap()]);
    assert_eq!(ledger.parts(problem, Kind::Measure).len(), 1);
    let (again, facts) = take_in(&mut ledger, &tree);
    assert_eq!((facts.len(), again.sets, again.adds), (0, 0, 0), "once is enough");
}

#[test]
fn what_does_not_fit_is_left_out_and_named() {
    let mut ledger = plain();
    let (edits, facts) = take_in(
        &mut ledger,
        &json!({
            "round": { "unit": ["某局"], "nonsense": 1 },
            "groups": [{ "title": "政治建设", "problems": [
                { "id": "a-3", "progress": "finished", "title": "", "group": "a-1", "outcome": null },
                { "id": "a-3", "outcome": "x" },
                { "situation": "没有标题" },
                { "title": "有标题", "measures": [{ "due": "2025-12" }, { "title": "可行" }], "citations": [{ "evidence": "a-1" }] },
                7
            ]}, "group"],
            "draws": {},
            "handouts": [{ "title": "孙立" }],
            "strangers": []
        }),
    );
    let known = &WhyLeftOut::NotKnown;
    let fits = |field| WhyLeftOut::Refused(Refusal::ValueDoesNotFit(field));
    let mut found = left_out(&edits);
    found.sort_by_key(|(place, _)| *place);
    assert_eq!(
        found,
        [
            ("draws", known),
            ("groups/0/problems/0/group", known),
            ("groups/0/problems/0/progress", &fits(Field::Progress)),
            ("groups/0/problems/0/title", &WhyLeftOut::Refused(Refusal::TitleMissing)),
            ("groups/0/problems/1", &WhyLeftOut::Twice),
            ("groups/0/problems/2", &WhyLeftOut::Refused(Refusal::TitleMissing)),
            (
                "groups/0/problems/3/citations/0",
                &WhyLeftOut::Refused(Refusal::NoSuchItem)
            ),
            (
                "groups/0/problems/3/measures/0",
                &WhyLeftOut::Refused(Refusal::TitleMissing)
            ),
            ("groups/0/problems/4", known),
            ("groups/1", known),
            ("round/nonsense", known),
            ("round/unit", &fits(Field::Unit)),
            ("strangers", known),
        ]
    );
    // The emptied outcome, the new problem with its title, and its measure with its title and group.
    assert_eq!((edits.sets, edits.adds), (1, 2));
    assert_eq!(facts.len(), 6);
    assert_eq!(
        ledger.value("a-3".parse().unwrap(), Field::Outcome),
        Some(&Value::Nothing)
    );
    assert_eq!(ledger.standing_alone(Kind::Handout), []);
}

#[test]
fn a_conflict_is_not_settled_by_saying_again_what_is_shown() {
    let mut ledger = plain();
    let set = |id: &str, value: &str| {
        Fact::read(&format!(
            r#"{{"id":"{id}","t":20,"at":5,"by":"乙","do":"set","item":"a-3","field":"cause","value":"{value}"}}"#
        ))
        .unwrap()
    };
    ledger.fold([set("b-1", "一"), set("c-1", "二")]);
    let tree = |cause: &str| json!({ "groups": [{ "title": "", "problems": [{ "id": "a-3", "cause": cause }] }] });
    assert_eq!(take_in(&mut ledger, &tree("二")).1.len(), 0);
    assert_eq!(ledger.conflicts().len(), 1);
    assert_eq!(take_in(&mut ledger, &tree("三")).1.len(), 1);
    assert_eq!(ledger.conflicts().len(), 0);
}

#[test]
fn a_file_with_a_tree_alone_is_known_as_such() {
    for (text, known) in [
        (r#"{"format":"xiaohao","version":1,"checklist":{"groups":[]}}"#, true),
        (r#"{"format":"xiaohao","version":1,"checklist":7}"#, true),
        (
            r#"{"format":"xiaohao","version":1,"header":{"round":"a"},"checklist":{}}"#,
            true,
        ),
        (r#"{"format":"xiaohao","version":1,"checklist":{},"facts":[]}"#, false),
        (r#"{"format":"xiaohao","version":1,"checklist":{},"facts":null}"#, true),
        (r#"{"version":1,"checklist":{}}"#, false),
    ] {
        assert_eq!(matches!(open(text), OpenedFile::TreeOnly(_)), known, "{text}");
    }
}
