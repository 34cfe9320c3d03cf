//! Sentences of counts: the summary of the overview, and the sums that show that parts add up to the whole.

use ledger::{
    closeout::CloseoutStatus,
    count::{CloseoutTally, CountUnit, Tally},
};

/// Summary sentence of the overview.
pub fn overview(tally: &Tally, counted: CountUnit) -> String {
    let (unit, what) = match counted {
        CountUnit::Problems => ("个", "问题"),
        CountUnit::Measures => ("条", "措施"),
    };
    let mut sentence = format!(
        "共 {} {unit}{what}：已完成 {} {unit}，正在推进 {} {unit}，尚未启动 {} {unit}",
        tally.total, tally.done, tally.under_way, tally.not_started
    );
    if tally.left_out > 0 {
        sentence.push_str(&format!("，基本完成（单列） {} {unit}", tally.left_out));
    }
    if let Some(rate) = tally.rate() {
        sentence.push_str(&format!("；整改完成率 {rate}"));
    }
    sentence.push('。');
    sentence
}

/// Check that the parts add up to the whole.
pub fn check(tally: &Tally) -> String {
    let mut sum = format!(
        "{} = {} + {} + {}",
        tally.total, tally.done, tally.under_way, tally.not_started
    );
    if tally.left_out > 0 {
        sum.push_str(&format!(" + {}", tally.left_out));
    }
    sum.push_str(match (tally.adds_up(), tally.total) {
        // Nothing was checked of nothing.
        (true, 0) => "",
        (true, _) => " ✓",
        (false, _) => " ✗ 不相等",
    });
    sum
}

/// Check of the close-out counts: `37 = 30 + 2 + 1 + 4 + 0 ✓`, in the order of the figures.
pub fn closeout_check(tally: &CloseoutTally) -> String {
    let parts: Vec<String> = CloseoutStatus::ALL
        .into_iter()
        .map(|status| tally.at(status).to_string())
        .collect();
    let mark = match (tally.adds_up(), tally.total) {
        (true, 0) => "",
        (true, _) => " ✓",
        (false, _) => " ✗",
    };
    format!("{} = {}{mark}", tally.total, parts.join(" + "))
}
