//! Sentences of counts: the summary of the overview, and the sums that show that parts add up to the whole.

use super::fields;
use ledger::{
    closeout::CloseoutStatus,
    count::{CloseoutTally, CountUnit, CountingRule, Tally},
};

/// Summary sentence of the overview. The rate stands with its rule.
pub fn overview(tally: &Tally, rule: CountingRule) -> String {
    let (unit, what) = match rule.counted {
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
        let (counted, nearly) = (fields::counted(rule.counted), fields::nearly_done(rule.nearly_done));
        sentence.push_str(&format!("；整改完成率 {rate}（{counted}计，“基本完成”{nearly}）"));
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

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::count::{NearlyDoneRule, ProgressCounts};

    #[test]
    fn a_rate_stands_with_its_rule() {
        for nearly_done in NearlyDoneRule::ALL {
            for counted in CountUnit::ALL {
                let rule = CountingRule { counted, nearly_done };
                let steps = ProgressCounts::of_problems([ledger::Progress::Done]);
                let sentence = overview(&Tally::of(&steps, rule), rule);
                let told = [fields::nearly_done(nearly_done), fields::counted(counted)];
                let rate = sentence.contains("整改完成率");
                assert_eq!(told.map(|words| sentence.contains(words)), [rate, rate], "{sentence}");
            }
        }
    }

    #[test]
    fn nothing_was_checked_of_nothing() {
        assert_eq!(check(&Tally::default()), "0 = 0 + 0 + 0");
        assert_eq!(closeout_check(&CloseoutTally::default()), "0 = 0 + 0 + 0 + 0 + 0");
    }
}
