//! Counts that a notice declares: 四方面15大类37个问题, 51条整改措施, 共计32个问题已整改完成, 完成率80%. Read from the
//! texts around the problems only. They are compared with what was found by `doubts`, not here.

pub(crate) mod declared_counts;
mod foreign_numbers;
mod number_tokens;
mod rate;
mod sentence_counts;

use crate::characters::{is_han, is_stop};
use crate::passage::Paragraph;
use crate::span::SpanRole;
use declared_counts::{DeclaredCounts, MOST, SentenceScope, of_progress};

/// Reads the declared counts from the texts around the problems.
pub(crate) fn declared(paragraphs: &[Paragraph]) -> DeclaredCounts {
    let mut found = DeclaredCounts::default();
    let mut scope = SentenceScope::default();
    let own = foreign_numbers::OwnInspection::of(paragraphs);
    let mut sections = 0;
    for paragraph in paragraphs {
        scope = match paragraph.role {
            SpanRole::StatusHeading(progress) => SentenceScope {
                status: Some(progress),
                ..SentenceScope::default()
            },
            SpanRole::GroupHeading(_) => SentenceScope {
                within: Some(sections),
                ..SentenceScope::default()
            },
            SpanRole::SectionIntro => scope,
            _ => SentenceScope::default(),
        };
        let heading = matches!(paragraph.role, SpanRole::StatusHeading(_) | SpanRole::GroupHeading(_));
        sections += u32::from(heading);
        let scanned = heading
            || matches!(
                paragraph.role,
                SpanRole::NoticeTitle
                    | SpanRole::Opening
                    | SpanRole::PartHeading
                    | SpanRole::Organisation
                    | SpanRole::ResultsIntro
                    | SpanRole::SectionIntro
            );
        if !scanned || found.all.len() >= MOST {
            continue;
        }
        let body = paragraph.text.as_str();
        if let (Some(progress), "无") = (scope.status, body.trim_matches(|c| !is_han(c))) {
            scope.line = paragraph.line;
            found.all.push(scope.declaration(of_progress(progress), 0, "无"));
        }
        let mut at = 0;
        for sentence in body.split_inclusive(|c| is_stop(c) || c == '\n') {
            let line_of = |offset| paragraph.line_at(at + offset);
            sentence_counts::read(sentence, scope, &own, &line_of, &mut found);
            at += sentence.len();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::declared_counts::CountedThing::{self, *};
    use super::*;

    fn of(text: &str) -> DeclaredCounts {
        let span = crate::span::Span {
            start: 0,
            end: text.len(),
            line: 1,
            role: SpanRole::Opening,
            problem: None,
        };
        declared(&crate::passage::paragraphs(text, &[span]))
    }

    fn check(text: &str, expected: &[(CountedThing, u32)]) {
        let found = of(text);
        let seen: Vec<_> = found.all.iter().map(|d| (d.what, d.value)).collect();
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn counts_in_every_wording() {
        check(
            "巡察共反馈三方面5大类6个问题，制定整改措施14条。",
            &[(Aspects, 3), (Categories, 5), (Problems, 6), (Measures, 14)],
        );
        check(
            "反馈了四个方面、十五类、共计三十七个具体问题。",
            &[(Aspects, 4), (Categories, 15), (Problems, 37)],
        );
        check(
            "针对巡察反馈的9大类20个方面的问题，细化制定３３条具体整改措施",
            &[(Categories, 9), (Problems, 20), (Measures, 33)],
        );
        check("巡察组指出了四个方面的问题", &[(Aspects, 4)]);
        check("反馈问题共37个，", &[(Problems, 37)]);
        check("共计32个问题已整改完成", &[(Done, 32)]);
        check("共计5个问题正在整改过程中（含基本完成的问题）", &[(UnderWay, 5)]);
        check(
            "37个反馈问题中，已完成32个、正在推进5个、尚未启动0个",
            &[(Problems, 37), (Done, 32), (UnderWay, 5), (NotStarted, 0)],
        );
        check(
            "已完成整改6个，正在推进2个，基本完成1个",
            &[(Done, 6), (UnderWay, 2), (NearlyDone, 1)],
        );
        check("已完成整改的问题有6个", &[(Done, 6)]);
        check("制定措施20条，已完成18条。", &[(Measures, 20)]);
    }

    #[test]
    fn numbers_that_count_nothing_here() {
        check("一方面加强学习，另一方面完善制度", &[]);
        check("从三个方面着手，召开会议3次，第37个问题", &[]);
        check("落实减负十项措施", &[]);
        check("2021年8月16日，5.379万元", &[]);
    }

    #[test]
    fn rates_in_every_wording() {
        for (text, points, places) in [
            ("整改完成率80%", 8000, 0),
            ("完成率达98.71％", 9871, 2),
            ("完成率为百分之八十", 8000, 0),
            ("整改完成率：87.5%", 8750, 1),
        ] {
            let found = of(text).rates;
            assert_eq!(
                found.first().map(|r| (r.basis_points, r.places)),
                Some((points, places)),
                "{text}"
            );
        }
    }
}
