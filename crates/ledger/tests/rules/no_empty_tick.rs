//! No empty tick: what is struck off with an unresolved conflict, or applied for again with the very same papers after a
//! return for papers, says so first and wants a word.

use crate::office::{Office, refusal};
use ledger::{Command, Draft, Field, Kind, Refusal, Value, closeout::MissingForCloseout};

#[test]
fn striking_off_what_has_an_unresolved_conflict_wants_a_word() {
    for (conflict, then) in [
        // A text of the problem, one of its measure, and none.
        (Some(Field::Cause), "有冲突待选定"),
        (Some(Field::NextSteps), "有冲突待选定"),
        (None, ""),
    ] {
        let (mut office, problem) = Office::with_a_ready_problem();
        let measure = office.ledger.parts(problem, Kind::Measure)[0];
        let mut other = office.copy_for(2);
        if let Some(field) = conflict {
            let item = if field == Field::Cause { problem } else { measure };
            office.words(item, field, "甲说");
            other.words(item, field, "乙说");
            office.merge(&other);
        }
        office.story(problem, "王芳 申请；李强 审核").unwrap();
        let mut settled = office.clone();
        let why = office.story(problem, "赵敏 销号").err();
        assert_eq!(why.map_or_else(String::new, |why| refusal(&why)), then, "{conflict:?}");
        if let Some(field) = conflict {
            office.story(problem, "赵敏 销号并写明理由").unwrap();
            let item = if field == Field::Cause { problem } else { measure };
            settled.words(item, field, "甲说");
            settled.story(problem, "赵敏 销号").unwrap();
        }
    }
}

#[test]
fn applying_again_with_the_very_same_papers_after_a_return_for_papers_wants_a_word() {
    type Mended = fn(&mut Office, ledger::ItemId);
    let cases: [(&str, Mended, bool); 6] = [
        ("退回要补材料", |_, _| {}, true),
        ("退回说措施", |_, _| {}, false),
        (
            "退回要补材料",
            |office, problem| office.words(problem, Field::Outcome, "又补了一句"),
            true,
        ),
        (
            "退回要补材料",
            |office, problem| {
                let evidence = Draft::new(Kind::Evidence, "补充的票据");
                office.command("王芳", &Command::Prove { problem, evidence }).unwrap();
            },
            false,
        ),
        (
            "退回要补材料",
            |office, _| office.words(Office::document(), Field::Pages, ""),
            true,
        ),
        (
            "退回要补材料",
            |office, _| {
                office.set(Office::document(), Field::Pages, Value::Number(12)).unwrap();
            },
            false,
        ),
    ];
    for (at, (returned, mended, refused)) in cases.into_iter().enumerate() {
        let (mut office, problem) = Office::with_a_ready_problem();
        office.story(problem, &format!("王芳 申请；李强 {returned}")).unwrap();
        mended(&mut office, problem);
        let again = office.clone().story(problem, "王芳 申请");
        let same = Err(Refusal::NotReady(vec![MissingForCloseout::SamePapers]));
        assert_eq!(again, if refused { same } else { Ok(()) }, "{at}");
        office.story(problem, "王芳 申请而写明理由").unwrap();
    }
}
