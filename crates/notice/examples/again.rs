//! Reads a notice, accepts it as it is, and writes it again from the checklist so made:
//! `cargo run -q --release -p notice --example again -- FILE [--form status|aspect|running]`. The text on standard
//! output; for bad input one Chinese sentence on standard error and exit code 1. Without a form, that of the notice.

mod common;

use common::{complain, text_of};
use ledger::{ActorId, Command, Context, Ledger, Today, WallTime, Zone};
use paper::notice::{Form, Labelled, NoticeSettings, form_of, write};
use paper::{Record, render};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match again(std::env::args_os().skip(1)) {
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(1),
        },
        Err(sentence) => {
            complain(&sentence);
            ExitCode::from(1)
        }
    }
}

fn again(mut arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<String, String> {
    let (mut file, mut form) = (None, None);
    while let Some(argument) = arguments.next() {
        if argument == "--form" {
            let key = arguments.next().unwrap_or_default();
            let known = key.to_str().and_then(Form::from_key);
            form =
                Some(known.ok_or(
                    "没有这种写法。--form 后面请写 status（按进展）、aspect（按方面）或 running（连续编号）。",
                )?);
        } else {
            file = Some(argument);
        }
    }
    let file = file
        .ok_or("用法：cargo run -q --release -p notice --example again -- 文件名 [--form status|aspect|running]。")?;
    let text = text_of(Path::new(&file)).map_err(|refusal| refusal.sentence())?;
    let proposal = notice::read(&text);
    if proposal.problems.is_empty() {
        return Err("没有读出任何问题，写不出通报。请确认这是整改情况通报的全文；文件未作任何改动。".into());
    }
    let ledger =
        accepted(&proposal).ok_or("通报里有一段文字太长，没有接受；文件未作任何改动。请删去无关的内容再试。")?;
    let record = Record::of(&ledger, Today::at(WallTime(0), Zone::CHINA));
    let settings = NoticeSettings::in_form(form.unwrap_or_else(|| form_of(&record)));
    Ok(render::text::text(&write(&record, &settings, &understood)))
}

fn accepted(proposal: &notice::Proposal) -> Option<Ledger> {
    let context = Context {
        actor: ActorId::from_random(1),
        next: 1,
        at: WallTime(0),
        zone: ledger::Zone::CHINA,
        by: "整改办".into(),
    };
    let command = Command::SetUp(notice::setup_of(proposal));
    Some(Ledger::of(Ledger::default().facts_of(&command, &context).ok()?))
}

fn understood(under: Option<ledger::Progress>, texts: &[Labelled]) -> ledger::Progress {
    notice::concluded_progress(
        under,
        texts.iter().map(|text| (text.label.as_str(), text.text.as_str())),
    )
}
