//! Acceptance of a proposal: makes of it the set-up of a checklist. Pure: nothing is recorded here, no id is assigned.
//! No text is lost on the way: one without a field of its own becomes a passage of its problem, under its label; texts
//! between the lists go to the round, in the order of the notice.

use crate::words::review as words;
use ledger::{Draft, Setup};
use ledger::{Due, Field, Kind, Value};
use notice::measures::due_in;
use notice::{CountedThing, LabelKey, LabelledText, Passage, Problem, Proposal, ProposedMeasure, field_of};

/// Set-up of a checklist from a proposal that a person has accepted.
pub fn setup_of(proposal: &Proposal) -> Setup {
    let mut setup = Setup {
        round: round(proposal),
        items: Vec::new(),
    };
    let mut groups: Vec<(&[String], usize)> = Vec::new();
    for problem in &proposal.problems {
        let group = group_of(&problem.group, &mut groups, &mut setup.items);
        let mut draft = draft(problem);
        draft.group = group;
        setup.items.push(draft);
    }
    setup
}

/// Index of the group at the end of a path; it and the groups above it are added where they are missing.
fn group_of<'a>(path: &'a [String], groups: &mut Vec<(&'a [String], usize)>, items: &mut Vec<Draft>) -> Option<usize> {
    let mut within = None;
    for (depth, name) in path.iter().enumerate() {
        let Some(prefix) = path.get(..=depth) else { break };
        let known = groups
            .iter()
            .rev()
            .find(|(path, _)| *path == prefix)
            .map(|(_, place)| *place);
        within = Some(known.unwrap_or_else(|| {
            let mut draft = Draft::new(Kind::Group, name.as_str());
            draft.group = within;
            items.push(draft);
            let place = items.len() - 1;
            groups.push((prefix, place));
            place
        }));
    }
    within
}

fn round(proposal: &Proposal) -> Vec<(Field, Value)> {
    let (round, prose) = (&proposal.round, &proposal.prose);
    // A date that could not be read is kept as it was printed, after the signature.
    let undated = if round.published.is_none() {
        prose.date.as_str()
    } else {
        ""
    };
    let declared = |what| match proposal.declared.value(what) {
        Some(value) => Value::Number(i64::from(value)),
        None => Value::Nothing,
    };
    // Years outside the ledger's range are left out; the text that they stand in is kept anyway.
    let day = |date: Option<Due>| date.map_or(Value::Nothing, Value::from);
    let fields = [
        (Field::NoticeTitle, Value::text(prose.title.as_str())),
        (Field::Unit, Value::text(round.unit.as_str())),
        (Field::Team, Value::text(round.team.as_str())),
        (
            Field::InspectedFrom,
            day(round.from.and_then(|d| Due::day(d.year(), d.month(), d.day()))),
        ),
        (
            Field::InspectedTo,
            day(round.to.and_then(|d| Due::day(d.year(), d.month(), d.day()))),
        ),
        (
            Field::FeedbackOn,
            day(round.feedback.and_then(|d| Due::day(d.year(), d.month(), d.day()))),
        ),
        (
            Field::PublishedOn,
            day(round.published.and_then(|d| Due::day(d.year(), d.month(), d.day()))),
        ),
        (Field::Opening, Value::text(joined(&prose.opening))),
        (Field::Organisation, Value::text(joined(&prose.organisation))),
        (Field::Between, Value::text(between(proposal))),
        (Field::Plan, Value::text(joined(&prose.next_steps))),
        (Field::Contact, Value::text(joined(&prose.contact))),
        (
            Field::Signature,
            Value::text(lines(&[prose.signature.as_str(), undated])),
        ),
        (Field::DeclaredAspects, declared(CountedThing::Aspects)),
        (Field::DeclaredCategories, declared(CountedThing::Categories)),
        (Field::DeclaredProblems, declared(CountedThing::Problems)),
        (Field::DeclaredMeasures, declared(CountedThing::Measures)),
        (Field::Unread, Value::text(joined(&proposal.unread))),
    ];
    fields
        .into_iter()
        .filter(|(_, value)| *value != Value::Nothing)
        .collect()
}

/// Texts between the parts and the lists, in the order of the notice.
fn between(proposal: &Proposal) -> String {
    let mut found: Vec<(u32, &str)> = Vec::new();
    let prose = &proposal.prose;
    for passage in prose.part_headings.iter().chain(&prose.results_intro) {
        found.push((passage.line, &passage.text));
    }
    for passage in &prose.attachments {
        found.push((passage.line, &passage.text));
    }
    for section in &proposal.sections {
        found.push((section.line, &section.heading));
        found.extend(
            section
                .intro
                .iter()
                .map(|passage| (passage.line, passage.text.as_str())),
        );
    }
    found.sort_by_key(|(line, _)| *line);
    let texts: Vec<&str> = found.into_iter().map(|(_, text)| text).collect();
    lines(&texts)
}

fn joined(passages: &[Passage]) -> String {
    let texts: Vec<&str> = passages.iter().map(|passage| passage.text.as_str()).collect();
    lines(&texts)
}

fn lines(texts: &[&str]) -> String {
    let texts: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

fn draft(problem: &Problem) -> Draft {
    let mut draft = Draft::new(Kind::Problem, title(problem))
        .with(Field::Number, Value::text(problem.number_printed.as_str()))
        .with(Field::Original, Value::text(problem.title_printed.as_str()))
        .with(Field::Progress, Value::from(problem.progress));
    for text in &problem.texts {
        let taken = |field| draft.fields.iter().any(|(taken, _)| *taken == field);
        match field_of(text.key).filter(|field| !taken(*field)) {
            Some(field) => draft = draft.with(field, Value::text(text.text.as_str())),
            None => draft.parts.push(passage(text)),
        }
    }
    // A date in a table's own column is a date; in the prose of a notice it stays text.
    let cell = problem
        .texts
        .iter()
        .find(|text| text.in_cell && text.key == LabelKey::Deadline);
    if let Some(found) = cell
        .and_then(|text| due_in(&text.text, None))
        .filter(|_| problem.measures.len() < 2)
    {
        draft = draft.with(Field::Due, Value::from(found.due));
        draft = draft.with(Field::LongTerm, found.long_term.then_some(Value::Flag(true)));
    }
    draft.parts.extend(problem.measures.iter().map(measure));
    draft
}

/// Draft of a measure that a table lists.
fn measure(measure: &ProposedMeasure) -> Draft {
    Draft::new(Kind::Measure, measure.text.as_str())
        .with(Field::Due, measure.due.map(Value::from))
        .with(Field::LongTerm, measure.long_term.then_some(Value::Flag(true)))
        .with(Field::DueText, Value::text(measure.due_text.as_str()))
        .with(Field::RectificationType, Value::text(measure.kind.as_str()))
        .with(Field::Leader, Value::text(measure.leader.as_str()))
        .with(Field::Department, Value::text(measure.department.as_str()))
        .with(Field::Person, Value::text(measure.person.as_str()))
}

/// A problem must have a title; without one it gets its first words.
fn title(problem: &Problem) -> String {
    let first = problem
        .texts
        .iter()
        .map(|text| text.text.trim())
        .find(|text| !text.is_empty());
    let words = [problem.title.trim(), problem.title_printed.trim()];
    match words.into_iter().find(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None => first.map_or(words::UNTITLED.to_owned(), |text| text.chars().take(30).collect()),
    }
}

fn passage(text: &LabelledText) -> Draft {
    let label = text.shown_label();
    let label = if label.trim().is_empty() {
        LabelKey::Other.canonical()
    } else {
        label
    };
    Draft::new(Kind::Passage, label).with(Field::Remarks, Value::text(text.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::Progress;

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
}
