//! What an accepted notice founds: no word is lost, every value fits its field, groups stand before their problems.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use ledger::{Field, Kind, Progress, Setup, Value};
use notice::setup_of;

const BY_STATUS: &str = "甲局党组关于巡察整改情况的通报\n\
    2023年3月1日至4月28日，县委第三巡察组对甲局党组开展了巡察。6月2日，县委第三巡察组向甲局党组反馈了意见。巡察共反馈三方面5大类2个问题，制定整改措施14条。\n\
    一、整改工作组织情况\n成立领导小组，召开会议。\n\
    二、整改落实情况\n截至目前，已完成1个，正在推进1个。\n\
    （一）已整改完成的问题\n\
    1.关于“学习不深入”的问题\n整改措施：制定计划。\n整改结果及成效：已完成整改，学习12次。\n\
    （二）正在整改的问题\n\
    2.关于“台账不规范”的问题\n整改措施：补齐台账。\n现阶段成效：补了一半。\n下一步举措：年底前补齐。\n责任领导：张三\n整改措施：另设专人。\n\
    三、下一步工作计划\n持续用力。\n\
    联系方式：电话010-12345678。\n\
    甲局党组\n2023年12月1日\n";

const BY_ASPECT: &str = "乙局党组关于巡察整改情况的通报\n\
    二、整改落实情况\n\
    （一）在“落实决策部署”方面\n\
    1.关于“学习不深入”的问题\n整改情况：已完成整改。\n\
    2.关于“台账不规范”的问题\n整改情况：正在推进。\n\
    （二）在“作风建设”方面\n\
    3.关于“调研不够”的问题\n整改情况：已完成整改。\n";

fn all_words(setup: &Setup) -> String {
    fn add(fields: &[(Field, Value)], out: &mut String) {
        for (_, value) in fields {
            out.push_str(value.as_text().unwrap_or(""));
            out.push('\n');
        }
    }
    let mut out = String::new();
    add(&setup.round, &mut out);
    for item in &setup.items {
        add(&item.fields, &mut out);
        // A group keeps its number beside its heading.
        let heading = [Field::Number, Field::Original].map(|field| get(&item.fields, field).unwrap_or(""));
        out.push_str(&heading.concat());
        for part in &item.parts {
            add(&part.fields, &mut out);
        }
    }
    out
}

fn get(fields: &[(Field, Value)], field: Field) -> Option<&str> {
    fields.iter().find(|(f, _)| *f == field).and_then(|(_, v)| v.as_text())
}

#[test]
fn no_word_is_lost() {
    for text in [BY_STATUS, BY_ASPECT, "不是通报的文字。\n第二行", ""] {
        let proposal = notice::read(text);
        let words = all_words(&setup_of(&proposal));
        for problem in &proposal.problems {
            assert!(words.contains(&problem.title) && words.contains(&problem.title_printed));
            for text in &problem.texts {
                assert!(words.contains(&text.text), "{}", text.text);
            }
        }
        let prose = &proposal.prose;
        let around = [
            &prose.opening,
            &prose.part_headings,
            &prose.organisation,
            &prose.results_intro,
        ];
        let behind = [&prose.next_steps, &prose.contact, &proposal.unread];
        for passage in around.into_iter().chain(behind).flatten() {
            assert!(words.contains(&passage.text), "{}", passage.text);
        }
        for section in &proposal.sections {
            assert!(words.contains(&section.heading), "{}", section.heading);
        }
        assert!(words.contains(&prose.signature));
    }
}

#[test]
fn every_value_fits_its_field_and_no_field_of_a_draft_is_named_twice() {
    for text in [BY_STATUS, BY_ASPECT] {
        let setup = setup_of(&notice::read(text));
        let parts = setup.items.iter().flat_map(|item| &item.parts);
        let drafts = setup.items.iter().chain(parts).map(|draft| &draft.fields);
        for fields in drafts.chain([&setup.round]) {
            for (at, (field, value)) in fields.iter().enumerate() {
                assert!(field.accepts(value), "{field:?} {value:?}");
                assert!(fields.iter().take(at).all(|(before, _)| before != field), "{field:?}");
            }
        }
    }
}

#[test]
fn the_round_and_its_problems() {
    let setup = setup_of(&notice::read(BY_STATUS));
    let round = |field| get(&setup.round, field);
    assert_eq!(round(Field::Unit), Some("甲局党组"));
    assert_eq!(round(Field::InspectedFrom), Some("2023-03-01"));
    assert_eq!(round(Field::FeedbackOn), Some("2023-06-02"));
    assert_eq!(round(Field::PublishedOn), Some("2023-12-01"));
    assert!(setup.round.contains(&(Field::DeclaredProblems, Value::Number(2))));
    let [first, second] = setup.items.as_slice() else {
        panic!("{:?}", setup.items)
    };
    assert_eq!(get(&first.fields, Field::Progress), Some(Progress::Done.key()));
    assert_eq!(get(&first.fields, Field::Outcome), Some("已完成整改，学习12次。"));
    assert_eq!(get(&second.fields, Field::MeasuresText), Some("补齐台账。"));
    assert_eq!(get(&second.fields, Field::Leader), Some("张三"));
    // The second text under one label stays beside the first.
    assert_eq!(get(&second.parts[0].fields, Field::Title), Some("整改措施"));
    assert_eq!(get(&second.parts[0].fields, Field::Remarks), Some("另设专人。"));
}

#[test]
fn what_was_found_and_what_was_done_about_it_have_a_field_each() {
    let text = BY_ASPECT.replacen("整改情况：", "存在问题：学得少。\n整改情况：", 1);
    let setup = setup_of(&notice::read(&text));
    let problem = setup.items.iter().find(|item| item.kind == Kind::Problem).unwrap();
    assert_eq!(get(&problem.fields, Field::Situation), Some("学得少。"));
    assert_eq!(get(&problem.fields, Field::Rectification), Some("已完成整改。"));
    assert!(problem.parts.is_empty());
}

#[test]
fn groups_stand_before_their_problems_and_only_once() {
    let mut proposal = notice::read(BY_ASPECT);
    let last = proposal.problems[2].id;
    let path = [proposal.problems[0].group[0].clone(), "作风".to_owned()];
    proposal = proposal.set_group(last, &path).unwrap();
    let setup = setup_of(&proposal);
    let kinds: Vec<_> = setup.items.iter().map(|item| (item.kind, item.group)).collect();
    let expected = [
        (Kind::Group, None),
        (Kind::Problem, Some(0)),
        (Kind::Problem, Some(0)),
        (Kind::Group, Some(0)),
        (Kind::Problem, Some(3)),
    ];
    assert_eq!(kinds, expected);
}
