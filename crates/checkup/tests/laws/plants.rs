//! A fault for each rule, planted into any sound checklist: where it is, for the check to find.

use crate::sound::{DONE, OPEN, PENDING, PHASED, STRUCK, WAITING, World};
use checkup::Rule;
use ledger::closeout::CloseoutAct;
use ledger::{Body, Command, Decision, DecisionKind, Draft, Field, Ground, ItemId, Kind, Value};

/// Where a planted fault stands.
pub type Place = (ItemId, Option<Field>);

/// What stands in the first words of a result: 研讨记录12份 of 对…，补齐研讨记录12份，….
fn counted(result: &str) -> &str {
    let from = result.find("补齐").unwrap() + "补齐".len();
    let end = result[from..].find('份').unwrap() + from + "份".len();
    &result[from..end]
}

/// Words behind the result of the problem that is done.
fn told(world: &mut World, words: &str) -> Place {
    let id = world.problems[DONE];
    world.append(id, Field::Outcome, words);
    (id, Some(Field::Outcome))
}

fn round(world: &mut World, field: Field, value: Value) -> Place {
    world.set(ItemId::ROUND, field, value);
    (ItemId::ROUND, Some(field))
}

fn word(world: &mut World, at: usize, field: Field, words: &str) -> Place {
    let id = world.problems[at];
    world.words(id, field, words);
    (id, Some(field))
}

/// Plants the fault of a rule; none for those that only a text can have.
pub fn plant(rule: Rule, world: &mut World) -> Option<Place> {
    let problems = world.problems.clone();
    let all = i64::try_from(problems.len()).unwrap();
    let text = |world: &World, at: usize, field| world.ledger.text(problems[at], field).to_owned();
    Some(match rule {
        Rule::DeclaredCounts => round(world, Field::DeclaredProblems, Value::Number(all + 1)),
        Rule::MeasuresCount => round(world, Field::DeclaredMeasures, Value::Number(3)),
        Rule::Rate => {
            world.append(ItemId::ROUND, Field::Organisation, "整改完成率1%。");
            (ItemId::ROUND, Some(Field::Organisation))
        }
        Rule::PartsSum => {
            world.append(
                ItemId::ROUND,
                Field::Organisation,
                "共9个问题，已完成1个，正在推进1个。",
            );
            (ItemId::ROUND, Some(Field::Organisation))
        }
        Rule::SectionCount => round(world, Field::IntroDone, Value::text("共计99个问题已整改完成。")),
        Rule::NumberGap => {
            let last = *problems.last().unwrap();
            let number = ledger::list::whole_number(world.ledger.text(last, Field::Number)).unwrap();
            world.words(last, Field::Number, &format!("{}.", number + 3));
            (last, Some(Field::Number))
        }
        Rule::NumberRepeated => {
            let last = *problems.last().unwrap();
            let own = world.ledger.group_of(last);
            let mut others = problems.iter().rev().skip(1);
            let other = *others.find(|id| world.ledger.group_of(**id) == own).unwrap();
            let number = world.ledger.text(other, Field::Number).to_owned();
            world.words(last, Field::Number, &number);
            // The last of its row: which of the two is shown depends on the order of reading.
            (last, Some(Field::Number))
        }
        Rule::AspectEmpty => {
            world.act(
                "整改办",
                &Command::AddGroup {
                    title: "空方面".into(),
                    within: None,
                },
            );
            let group = *world
                .ledger
                .outline()
                .sections
                .iter()
                .filter_map(|one| one.group)
                .max()
                .as_ref()
                .unwrap();
            (group, Some(Field::Title))
        }
        Rule::TitleRepeated => {
            let (first, last) = ends(world);
            let title = world.ledger.text(first, Field::Title).to_owned();
            world.words(last, Field::Title, &title);
            (last, Some(Field::Title))
        }
        Rule::TitleSimilar => {
            let (first, last) = ends(world);
            let title = world.ledger.text(first, Field::Title).to_owned();
            world.words(last, Field::Title, &format!("{title}仍"));
            (last, Some(Field::Title))
        }
        Rule::TitleEmpty => word(world, WAITING, Field::Title, "——"),
        Rule::DoneWithoutResult => word(world, DONE, Field::Outcome, ""),
        Rule::DoneInFuture => word(world, DONE, Field::Outcome, "预计年底前逐项补齐。"),
        Rule::OpenWithoutNext => {
            word(world, OPEN, Field::MeasuresText, "");
            word(world, OPEN, Field::NextSteps, "")
        }
        Rule::OnlyMeetings => word(world, DONE, Field::Outcome, "召开会议3次，传达文件精神。"),
        Rule::ProgressContradicted => told(world, "该问题正在整改中。"),
        Rule::CopiedText => {
            let (first, last) = in_order(world, PENDING, DONE);
            let words = world.ledger.text(first, Field::Outcome).to_owned();
            world.words(last, Field::Outcome, &words);
            (last, Some(Field::Outcome))
        }
        Rule::SameAchievement => {
            let (first, last) = in_order(world, PENDING, DONE);
            let words = world.ledger.text(first, Field::Outcome).to_owned();
            world.append(last, Field::Outcome, &format!("还核对补齐{}。", counted(&words)));
            (last, Some(Field::Outcome))
        }
        Rule::PromiseOverdue => word(world, OPEN, Field::NextSteps, "确保2024年6月底前完成复核。"),
        Rule::FiguresDiffer => {
            let words = text(world, DONE, Field::Outcome);
            let counted = counted(&words);
            let name: String = counted.chars().take(4).collect();
            world.act(
                "整改办",
                &Command::AddPart {
                    under: Some(problems[DONE]),
                    draft: Draft::new(Kind::Figure, name)
                        .with(Field::Amount, Value::text("99"))
                        .with(Field::UnitOf, Value::text("份")),
                },
            );
            (problems[DONE], Some(Field::Outcome))
        }
        Rule::AnswersOtherProblem => {
            word(world, DONE, Field::MeasuresText, "");
            word(
                world,
                DONE,
                Field::Outcome,
                "邀请专家授课十余场，观看警示短片，分送宣传手册多份。",
            )
        }
        Rule::NobodyAnswers => {
            word(world, DONE, Field::Leader, "");
            word(world, DONE, Field::Department, "");
            word(world, DONE, Field::Person, "")
        }
        Rule::LeaderOnlyHand => {
            word(world, DONE, Field::Department, "");
            word(world, DONE, Field::Person, "")
        }
        Rule::PersonUnknown => word(world, DONE, Field::Person, "吴德胜"),
        Rule::NameTwoSpellings => {
            let name = text(world, DONE, Field::Person);
            word(world, DONE, Field::Person, &format!("{name}（科长）"))
        }
        Rule::DepartmentUnknown => word(world, DONE, Field::Department, "外事科"),
        Rule::NoDueDate => word(world, WAITING, Field::Due, ""),
        Rule::Overdue => word(world, WAITING, Field::Due, "2025-09-15"),
        Rule::MeasureAfterProblem => {
            let measure = world.ledger.parts(problems[PHASED], Kind::Measure)[0];
            world.words(measure, Field::Due, "2026-03-01");
            (measure, Some(Field::Due))
        }
        Rule::PhasesOutOfOrder => {
            let measure = world.ledger.parts(problems[PHASED], Kind::Measure)[0];
            let second = world.ledger.parts(measure, Kind::Phase)[1];
            world.words(second, Field::Due, "2025-10-10");
            (second, Some(Field::Due))
        }
        Rule::FinishedBeforeBegun => word(world, DONE, Field::FinishedOn, "2024-12-01"),
        Rule::FinishedInFuture => word(world, DONE, Field::FinishedOn, "2026-01-01"),
        Rule::RoundDatesOrder => round(world, Field::InspectedTo, Value::text("2025-02-01")),
        Rule::ImprobableYear => word(world, WAITING, Field::Due, "2205-12-31"),
        Rule::WeekendMeeting => told(world, "2025年6月7日，召开专题会议。"),
        Rule::CloseoutWithoutGround => {
            let evidence = world.ledger.evidence_of(problems[PENDING])[0];
            world.act(
                "整改办",
                &Command::Cite {
                    problem: problems[DONE],
                    evidence,
                },
            );
            world.decide(DONE, Decision::new(DecisionKind::Apply));
            (problems[DONE], None)
        }
        Rule::CloseoutWithoutEvidence => {
            let mut decision = Decision::new(DecisionKind::Apply);
            decision.grounds = vec![Ground::DealtWith];
            world.decide(DONE, decision);
            (problems[DONE], None)
        }
        Rule::EvidenceIncomplete => {
            let evidence = world.ledger.evidence_of(problems[PENDING])[0];
            world.words(evidence, Field::KeptAt, "");
            (evidence, Some(Field::KeptAt))
        }
        Rule::StruckOffOpen => {
            let measure = world.ledger.parts(problems[STRUCK], Kind::Measure)[0];
            let replaces = world.ledger.heads(measure, Field::Progress).collect();
            let body = Body::Set {
                item: measure,
                field: Field::Progress,
                value: Value::text("under_way"),
            };
            world.forge(body, replaces);
            (measure, Some(Field::Progress))
        }
        Rule::ReturnedWaiting => {
            returned(world, "措施不具体");
            (problems[PENDING], None)
        }
        Rule::SamePapers => {
            returned(world, "佐证材料不全");
            world.close(
                "李强",
                PENDING,
                CloseoutAct::Apply {
                    grounds: vec![Ground::DealtWith],
                    reason: "材料已是全部".into(),
                },
            );
            (problems[PENDING], None)
        }
        Rule::EvidenceFileChanged => {
            let evidence = world.ledger.evidence_of(problems[PENDING])[0];
            world.words(evidence, Field::FileHash, &"fedcba9876543210".repeat(4));
            (evidence, Some(Field::FileHash))
        }
        Rule::EvidenceUncited => {
            let draft = Draft::new(Kind::Evidence, "会议签到表")
                .with(Field::DocNumber, Value::text("丙办〔2025〕9号"))
                .with(Field::Dated, Value::text("2025-08-05"))
                .with(Field::KeptAt, Value::text("档案室"));
            world.act("整改办", &Command::AddPart { under: None, draft });
            let evidence = world.ledger.standing_alone(Kind::Evidence).into_iter().max().unwrap();
            (evidence, Some(Field::Title))
        }
        Rule::EvidenceOverused => {
            world.set(ItemId::ROUND, Field::CheckEvidenceMost, Value::Number(1));
            let evidence = world.ledger.evidence_of(problems[PENDING])[0];
            world.act(
                "整改办",
                &Command::Cite {
                    problem: problems[DONE],
                    evidence,
                },
            );
            (evidence, Some(Field::Title))
        }
        Rule::MarksUnmatched => told(world, "完善“一岗双责制度。"),
        Rule::DocumentNumber => told(world, "印发局办发（2025）3号文件。"),
        Rule::MixedWidth => {
            let words = text(world, DONE, Field::Outcome).replacen('，', ",", 1);
            word(world, DONE, Field::Outcome, &words)
        }
        Rule::DoublePunctuation => told(world, "。"),
        Rule::PersonalName => told(world, "退休党员李明组织关系已转出。"),
        Rule::IdNumber => told(world, "登记身份证号110101199003071234。"),
        Rule::PhoneNumber => told(world, "可拨打13812345678办理。"),
        Rule::AccountNumber => told(world, "退回账号6222021234567890123。"),
        Rule::NumberPlate => told(world, "公车京A12345停用。"),
        Rule::HomeAddress => told(world, "走访星港路88号523室。"),
        Rule::ContactMissing => round(world, Field::Contact, Value::Nothing),
        Rule::ContactTwice => {
            world.append(ItemId::ROUND, Field::Plan, "联系电话：010-00000001。");
            (ItemId::ROUND, Some(Field::Plan))
        }
        Rule::SecretWords => told(world, "清理涉密载体。"),
        Rule::LookbackOverdue => round(world, Field::LookbackTo, Value::text("2025-09-15")),
        Rule::ReboundWithoutDate => {
            world.close(
                "整改办",
                STRUCK,
                CloseoutAct::LookbackRebound {
                    reason: "又出现同样情况".into(),
                    until: None,
                },
            );
            let id = problems[STRUCK];
            let replaces = world.ledger.heads(id, Field::Due).collect();
            let body = Body::Set {
                item: id,
                field: Field::Due,
                value: Value::text("2025-09-01"),
            };
            world.forge(body, replaces);
            let measure = world.ledger.parts(id, Kind::Measure)[0];
            world.words(measure, Field::Due, "");
            world.recount();
            (id, Some(Field::Due))
        }
        // Of texts only.
        Rule::DeclaredTwice | Rule::LabelWithoutText => return None,
    })
}

/// The return of the application, twelve days on.
fn returned(world: &mut World, reason: &str) {
    world.day = 12;
    let act = CloseoutAct::Return { reason: reason.into() };
    world.close("整改办", PENDING, act);
}

/// The first and the last problem in the order of reading that are not started or further.
fn ends(world: &World) -> (ItemId, ItemId) {
    in_order(world, STRUCK, WAITING)
}

/// Two problems in the order of reading.
fn in_order(world: &World, one: usize, other: usize) -> (ItemId, ItemId) {
    let order: Vec<ItemId> = world.ledger.outline().problems().collect();
    let place = |at: usize| order.iter().position(|id| *id == world.problems[at]);
    if place(one) < place(other) {
        (world.problems[one], world.problems[other])
    } else {
        (world.problems[other], world.problems[one])
    }
}
