//! Close-out among people who do not see each other: what counts, what is contested, what settles it, and the laws over
//! random histories.

use crate::office::{Office, act, status};
use ledger::{
    Fact, FactId, ItemId, Ledger,
    closeout::{CloseoutRound, CloseoutStatus},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Before; what two people did without seeing each other; what was done afterwards.
const MERGES: [(&str, &str, &str, &str, &str, bool, usize); 17] = [
    ("王芳 申请；李强 审核", "李强 退回", "赵敏 销号", "", "已退回", true, 1),
    (
        "王芳 申请；李强 审核",
        "李强 退回",
        "赵敏 销号",
        "王芳 申请",
        "待审核",
        false,
        2,
    ),
    (
        "王芳 申请；李强 审核",
        "李强 退回",
        "赵敏 销号",
        "赵敏 销号",
        "已销号",
        false,
        1,
    ),
    (
        "王芳 申请；李强 审核",
        "李强 退回",
        "赵敏 销号",
        "赵敏 退回",
        "已退回",
        false,
        1,
    ),
    ("王芳 申请；李强 审核", "李强 退回", "赵敏 退回", "", "已退回", false, 1),
    (
        "王芳 申请；李强 审核",
        "李强 退回",
        "赵敏 退回",
        "王芳 申请",
        "待审核",
        false,
        2,
    ),
    ("王芳 申请；李强 审核", "孙丽 销号", "赵敏 销号", "", "已销号", false, 1),
    ("王芳 申请；李强 审核", "王芳 撤回", "赵敏 销号", "", "未申请", true, 1),
    (
        "王芳 申请；李强 审核",
        "王芳 撤回",
        "赵敏 销号",
        "王芳 申请",
        "待审核",
        false,
        1,
    ),
    // The withdrawal of a later application lets the earlier one wait on.
    (
        "",
        "王芳 申请；李强 退回；王芳 申请；王芳 撤回",
        "孙丽 申请",
        "",
        "待审核",
        false,
        2,
    ),
    (
        "",
        "王芳 申请；李强 退回；王芳 申请；王芳 撤回",
        "孙丽 申请",
        "李强 审核；赵敏 销号",
        "已销号",
        false,
        2,
    ),
    ("", "王芳 申请", "孙丽 申请", "", "待审核", false, 1),
    ("", "王芳 申请；李强 退回", "孙丽 申请", "", "待审核", false, 1),
    ("", "王芳 申请；李强 退回", "孙丽 申请", "赵敏 退回", "已退回", false, 1),
    (
        "",
        "王芳 申请；李强 退回",
        "孙丽 申请",
        "李强 审核；赵敏 销号",
        "已销号",
        false,
        1,
    ),
    (
        "王芳 申请；李强 审核；赵敏 销号",
        "李强 回头看保持",
        "赵敏 回头看反弹",
        "",
        "重新整改",
        true,
        1,
    ),
    (
        "王芳 申请；李强 审核；赵敏 销号",
        "李强 回头看保持",
        "赵敏 回头看反弹",
        "赵敏 回头看保持",
        "已销号",
        false,
        1,
    ),
];

#[test]
fn of_decisions_that_did_not_see_each_other_the_less_advanced_counts_until_it_is_settled() {
    for (before, one, other, after, then, contested, rounds) in MERGES {
        let story = format!("{before} | {one} | {other} | {after}");
        let (mut office, problem) = Office::with_a_ready_problem();
        office.story(problem, before).unwrap();
        let mut elsewhere = office.copy_for(2);
        office.story(problem, one).unwrap();
        elsewhere.story(problem, other).unwrap();
        let mut turned = elsewhere.clone();
        turned.merge(&office);
        office.merge(&elsewhere);
        assert_eq!(
            office.ledger.closeout(problem),
            turned.ledger.closeout(problem),
            "{story}"
        );
        office
            .story(problem, after)
            .unwrap_or_else(|why| panic!("{story}: {why:?}"));
        let closeout = office.ledger.closeout(problem);
        let found = (status(closeout.status), closeout.contested(), closeout.rounds.len());
        assert_eq!(found, (then, contested, rounds), "{story}");
    }
}

#[test]
fn who_applied_elsewhere_cannot_decide_either() {
    let (mut office, problem) = Office::with_a_ready_problem();
    let mut elsewhere = office.copy_for(2);
    office.story(problem, "王芳 申请").unwrap();
    elsewhere.story(problem, "孙丽 申请").unwrap();
    office.merge(&elsewhere);
    for by in ["王芳", "孙丽"] {
        assert!(office.act(by, problem, act("退回")).is_err(), "{by}");
    }
    assert_eq!(office.act("李强", problem, act("退回")), Ok(2), "both are answered");
}

#[test]
fn an_answer_to_what_is_not_here_waits_for_it() {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.story(problem, "王芳 申请；李强 审核；赵敏 销号").unwrap();
    let applied = office.ledger.closeout(problem).rounds[0].applications[0].fact.id;
    let (application, others): (Vec<Fact>, Vec<Fact>) = office
        .ledger
        .facts()
        .iter()
        .cloned()
        .partition(|fact| fact.id == applied);
    let mut ledger = Ledger::of(others);
    assert_eq!(ledger.closeout(problem).status, CloseoutStatus::NotApplied);
    ledger.fold(application);
    assert_eq!(ledger.closeout(problem).status, CloseoutStatus::StruckOff);
}

/// Facts as other programs may write them: no answers named, answers in rings, answers to later ones.
#[test]
fn decisions_of_other_programs_are_read_by_their_order() {
    for (decisions, then) in [
        (&["apply", "return"][..], "已退回"),
        (&["apply", "strike_off"], "已销号"),
        (&["strike_off", "apply"], "待审核"),
        (&["return"], "未申请"),
        (&["apply", "strike_off", "lookback_rebound"], "重新整改"),
        (&["lookback_rebound", "apply"], "待审核"),
        (&["apply:b-1", "return:b-9"], "待审核"),
        (&["apply", "return:b-3", "strike_off:b-2"], "待审核"),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        for (place, text) in decisions.iter().enumerate() {
            let (number, (kind, answers)) = (place + 1, text.split_once(':').unwrap_or((text, "")));
            let answers = if answers.is_empty() {
                String::new()
            } else {
                format!(r#","answers":"{answers}""#)
            };
            let line = format!(
                r#"{{"id":"b-{number}","t":{},"at":0,"by":"甲{place}","do":"decide","item":"{problem}","kind":"{kind}","reason":""{answers}}}"#,
                100 + number
            );
            office.ledger.fold([Fact::read(&line).unwrap()]);
        }
        assert_eq!(status(office.ledger.closeout(problem).status), then, "{decisions:?}");
    }
}

const PEOPLE: [&str; 4] = ["王芳", "李强", "赵敏", "孙丽"];
const ACTS: [&str; 9] = [
    "申请",
    "申请",
    "审核",
    "退回",
    "销号",
    "撤回",
    "回头看保持",
    "回头看反弹",
    "延期2025-12",
];

#[derive(Clone, Debug)]
enum Step {
    /// At one of three desks somebody does something, if she may.
    Act(usize, usize, usize),
    Undo(usize, usize),
    Merge(usize, usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (0usize..3, 0..PEOPLE.len(), 0..ACTS.len()).prop_map(|(desk, who, what)| Step::Act(desk, who, what)),
        1 => (0usize..3, 0..PEOPLE.len()).prop_map(|(desk, who)| Step::Undo(desk, who)),
        3 => (0usize..3, 0usize..3).prop_map(|(to, of)| Step::Merge(to, of)),
    ];
    prop::collection::vec(step, 1..60)
}

fn desks() -> (Vec<Office>, ItemId) {
    let (mut office, problem) = Office::with_a_ready_problem();
    office.due(problem, "2025-06-30").unwrap();
    ((2..5).map(|actor| office.copy_for(actor)).collect(), problem)
}

fn take(desks: &mut [Office], problem: ItemId, step: &Step) {
    match *step {
        Step::Act(desk, who, what) => drop(desks[desk].act(PEOPLE[who], problem, act(ACTS[what]))),
        Step::Undo(desk, who) => {
            let action = desks[desk].ledger.undoable(PEOPLE[who]);
            let command = action.map(|action| ledger::Command::Undo { action });
            drop(command.map(|command| desks[desk].command(PEOPLE[who], &command)));
        }
        Step::Merge(to, of) => {
            let other = desks[of].clone();
            desks[to].merge(&other);
        }
    }
}

fn decisions(ledger: &Ledger, problem: ItemId) -> BTreeSet<FactId> {
    ledger.decisions(problem).into_iter().map(|(fact, _)| fact.id).collect()
}

/// What a closed round says for ever: its number, who applied, what came of it.
fn closed(round: &CloseoutRound) -> (usize, Vec<FactId>, Vec<FactId>, CloseoutStatus, bool) {
    let ids = |steps: &[ledger::closeout::DecisionStep]| steps.iter().map(|step| step.fact.id).collect();
    (
        round.number,
        ids(&round.applications),
        ids(&round.answers),
        round.outcome,
        round.contested,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None,
        ..ProptestConfig::with_cases(300 * ProptestConfig::default().cases / 256) })]

    #[test]
    fn no_merge_clears_a_decision_and_every_round_has_its_number(steps in steps()) {
        let (mut desks, problem) = desks();
        for step in &steps {
            let before: Vec<_> = desks.iter().map(|desk| decisions(&desk.ledger, problem)).collect();
            take(&mut desks, problem, step);
            for (before, desk) in before.iter().zip(&desks) {
                prop_assert!(before.is_subset(&decisions(&desk.ledger, problem)));
                let closeout = desk.ledger.closeout(problem);
                let numbers: Vec<usize> = closeout.rounds.iter().map(|round| round.number).collect();
                prop_assert_eq!(numbers, (1..=closeout.rounds.len()).collect::<Vec<_>>());
                // Every decision of close-out is in a round, but for withdrawals and extensions.
                let placed: usize = closeout.rounds.iter().map(|round|
                    round.applications.len() + round.checks.len() + round.answers.len() + round.lookbacks.len()).sum();
                let all = desk.ledger.decisions(problem);
                let beside = all.iter().filter(|(_, one)|
                    matches!(one.kind, ledger::DecisionKind::Withdraw | ledger::DecisionKind::Extend)).count();
                prop_assert_eq!(placed + beside, all.len());
            }
        }
    }

    #[test]
    fn the_status_depends_on_the_set_alone(steps in steps(), turn in any::<prop::sample::Index>()) {
        let (mut desks, problem) = desks();
        steps.iter().for_each(|step| take(&mut desks, problem, step));
        let mut facts: Vec<Fact> = desks.iter().flat_map(|desk| desk.ledger.facts().to_vec()).collect();
        let whole = Ledger::of(facts.clone());
        let turn = turn.index(facts.len());
        facts.rotate_left(turn);
        facts.reverse();
        let turned = Ledger::of(facts);
        prop_assert_eq!(whole.closeout(problem), turned.closeout(problem));
        prop_assert_eq!(whole.dates(problem), turned.dates(problem));
        prop_assert_eq!(whole.closeout_tally(), turned.closeout_tally());
    }

    #[test]
    fn who_applied_never_checked_nor_decided(steps in steps()) {
        let (mut desks, problem) = desks();
        for step in &steps {
            take(&mut desks, problem, step);
        }
        for desk in &desks {
            for round in &desk.ledger.closeout(problem).rounds {
                for answer in round.checks.iter().chain(&round.answers) {
                    let applied = desk.ledger.fact(answer.application).unwrap();
                    prop_assert!(applied.by != answer.fact.by);
                }
            }
        }
    }

    #[test]
    fn closed_rounds_stay_as_they_were_after_a_rebound(before in steps(), after in steps()) {
        let (mut desks, problem) = desks();
        before.iter().for_each(|step| take(&mut desks, problem, step));
        for of in [1, 2] {
            take(&mut desks, problem, &Step::Merge(0, of));
        }
        // Whatever there was, two others see to it that it is struck off and comes back.
        for step in ["周局长 退回", "周局长 回头看反弹", "钱科员 进展已完成", "钱科员 申请", "郑书记 审核", "周局长 销号", "周局长 回头看反弹"] {
            drop(desks[0].story(problem, step));
        }
        for to in [1, 2] {
            take(&mut desks, problem, &Step::Merge(to, 0));
        }
        let kept: Vec<_> = {
            let closeout = desks[0].ledger.closeout(problem);
            prop_assert_eq!(status(closeout.status), "重新整改");
            closeout.rounds.iter().map(closed).collect()
        };
        for step in &after {
            take(&mut desks, problem, step);
        }
        for desk in &desks {
            let closeout = desk.ledger.closeout(problem);
            let now: Vec<_> = closeout.rounds.iter().take(kept.len()).map(closed).collect();
            prop_assert_eq!(&now, &kept);
        }
    }
}
