//! The public text: what is left out, reworded, masked, and asked again.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ledger::{
    ActorId, Command, Context, Draft, Due, Field, Kind, Ledger, Progress, Setup, Today, Value, WallTime, Zone,
};
use paper::Record;
use paper::notice::{Labelled, NoticeSettings, write};
use paper::public_text::{Audience, Decided, Place, PublicGround, Treatment, Withheld, decide, mark, public, words_at};
use paper::render::text;

fn ledger(outcome: &str) -> Ledger {
    let problem = |title: &str, outcome: &str| {
        Draft::new(Kind::Problem, title)
            .with(Field::Progress, Value::from(Progress::Done))
            .with(Field::Outcome, Value::text(outcome))
    };
    let setup = Setup {
        round: vec![(Field::Contact, Value::text("联系电话：010-12345678。"))],
        items: vec![
            problem("党员管理宽松软", outcome),
            problem("案件线索", "某案正在办理。"),
            problem("台账不规范", "补齐了。"),
        ],
    };
    let context = Context {
        actor: ActorId::from_random(7),
        next: 1,
        at: WallTime(0),
        zone: ledger::Zone::CHINA,
        by: "整改办".into(),
    };
    Ledger::of(Ledger::default().facts_of(&Command::SetUp(setup), &context).unwrap())
}

fn record(outcome: &str) -> Record {
    Record::of(&ledger(outcome), Today::at(WallTime(0), Zone::CHINA))
}

fn printed(record: &Record) -> String {
    let understood = |under: Option<Progress>, _: &[Labelled]| under.unwrap_or_default();
    text::text(&write(record, &NoticeSettings::default(), &understood))
}

const OUTCOME: &str = "退休党员李明组织关系已转出。联系13812345678。";

fn day() -> Due {
    Due::day(2025, 1, 2).unwrap()
}

#[test]
fn nothing_is_decided_at_first_and_everything_is_masked() {
    let record = record(OUTCOME);
    let (open, account) = public(&record, &Audience::default(), &[]);
    assert_eq!(account.open.len(), 2);
    assert!(!account.is_settled());
    let words = printed(&open);
    assert!(
        words.contains("退休党员李某组织关系已转出。联系1**********。"),
        "{words}"
    );
    // The contact block is there to be published.
    assert!(words.contains("010-12345678"));
}

#[test]
fn decisions_hold_while_their_sentence_is_the_same() {
    let record = record(OUTCOME);
    let (_, account) = public(&record, &Audience::default(), &[]);
    let mut audience = Audience::default();
    audience
        .personal
        .push(decide(&account.open[0].1, Treatment::Keep, "王五", day()));
    let instead = Treatment::Replace("咨询电话".into());
    audience
        .personal
        .push(decide(&account.open[1].1, instead, "王五", day()));
    let (shown, account) = public(&record, &audience, &[]);
    assert!(account.is_settled());
    assert_eq!((account.kept, account.masked, account.replaced), (1, 0, 1));
    assert!(printed(&shown).contains("退休党员李明组织关系已转出。联系咨询电话。"));
    // Another sentence is added: the decisions stand. The sentence itself changes: it is asked again.
    let later = self::record(&format!("另开展学习。{OUTCOME}"));
    assert!(public(&later, &audience, &[]).1.open.is_empty());
    let changed = self::record("退休党员李明的组织关系已转出。联系13812345678。");
    let (_, account) = public(&changed, &audience, &[]);
    assert_eq!(account.open.len(), 1);
    assert_eq!(account.open[0].1.words, "李明");
}

#[test]
fn what_is_withheld_is_counted_and_told() {
    let record = record("学习。");
    let whole = |place: usize| Place {
        item: record.problems[place].id,
        field: None,
    };
    let text = Place {
        item: record.problems[2].id,
        field: Some(Field::Outcome),
    };
    let withheld = |place, ground, instead: &str| Withheld {
        place,
        ground,
        instead: instead.into(),
        seen: mark(&words_at(&record, place)),
        decided: Decided {
            by: "王五".into(),
            on: day().to_string(),
        },
    };
    let mut audience = Audience {
        withheld: vec![
            withheld(whole(1), PublicGround::OpenCase, ""),
            withheld(text, PublicGround::Other, "已整改。"),
        ],
        ..Audience::default()
    };
    for counts_published in [false, true] {
        audience.counts_published = counts_published;
        let (shown, account) = public(&record, &audience, &[]);
        assert!(account.is_settled(), "{account:?}");
        assert_eq!(account.problems_left_out, [record.problems[1].id]);
        assert_eq!(account.reworded, [text]);
        assert_eq!(shown.tally.total, if counts_published { 2 } else { 3 });
        let words = printed(&shown);
        assert!(!words.contains("案件线索") && !words.contains("补齐了"), "{words}");
        assert!(
            words.contains("已整改。") && words.contains("1个问题按照有关规定不予公开"),
            "{words}"
        );
    }
    // The words changed since: the decision holds, and is asked again.
    audience.withheld[1].seen = mark("以前的话");
    assert_eq!(public(&record, &audience, &[]).1.stale, [text]);
    let text = serde_json::to_string(&audience).unwrap();
    assert_eq!(serde_json::from_str::<Audience>(&text).unwrap(), audience);
}

#[test]
fn the_contact_block_stands_once() {
    let record = record("学习。");
    let mut without = record.clone();
    without.round = paper::record::Words::default();
    assert!(public(&without, &Audience::default(), &[]).1.contact_missing);
    assert!(!public(&record, &Audience::default(), &[]).1.contact_missing);
}
