//! Fresh variants of every kind of text that units write, beside `kinds.rs` and the cases: other words and other forms of the
//! same kinds, written without looking at the reader. Tables of cases; every wrong one is named.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;

mod declared;
mod feedback;
mod fields;
mod headings;
mod invented;
mod layout;
mod lists;
mod missed;
mod progress;
mod round;
mod said_of_progress;
mod tables;
mod titles;
mod unread;
mod whole_texts;

use common::word;
use notice::Proposal;
use notice::targets::assert_lawful;

/// A whole notice around the lines of part two.
fn around(results: &str) -> String {
    format!(
        "中共丁市戊县己局党组关于县委巡察反馈意见整改进展情况的通报\n根据县委巡察工作统一安排，2024年9月2日至10月25日，县委第四巡察组对县己局党组开展了常规巡察。12月10日，县委第四巡察组向县己局党组反馈了巡察意见。现将整改进展情况公布如下。\n\
         一、党组履行整改主体责任情况\n党组书记召开专题会议研究。\n二、巡察反馈问题整改情况\n{results}\n三、下一步工作打算\n持续用力，巩固成果。\n\
         中共戊县己局党组\n2025年6月20日\n"
    )
}

fn read(text: &str) -> Proposal {
    let proposal = notice::read(text);
    assert_lawful(&proposal);
    proposal
}

/// `done 标题` for each problem.
fn titles_of(proposal: &Proposal) -> Vec<String> {
    let short = |p: &notice::Problem| format!("{} {}", word(p.progress), p.title);
    proposal.problems.iter().map(short).collect()
}

/// Collects what is wrong, and says it all at the end.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn expect<S: AsRef<str> + std::fmt::Debug>(&mut self, what: &str, found: &[String], expected: &[S]) {
        if !found.iter().map(String::as_str).eq(expected.iter().map(AsRef::as_ref)) {
            self.0
                .push(format!("{what}\n     wanted {expected:?}\n     found  {found:?}"));
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{} wrong:\n{}", self.0.len(), self.0.join("\n"));
    }
}
