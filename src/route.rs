//! Where in the page one is: the tab, the filter, the open item. Stands in the fragment of the address, so that Back,
//! bookmarks and links work, also from a file.

use ledger::{FactId, ItemId, Progress};

/// A place in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The ways to begin.
    Start,
    /// 我的清单
    Mine,
    /// 问题: the list, with a filter, and an item open beside it.
    Problems(Show, Option<ItemId>),
    /// 总览
    Overview,
    /// 佐证材料
    Evidence,
    /// 回头看
    Lookback,
    /// 整改任务: the round, its rules, its people
    Round,
    /// 收发
    Exchange,
    /// 记录
    History,
    /// 帮助
    Help,
}

/// Which problems are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    All,
    /// Those that count as done under the round's rule.
    Done,
    /// Those that count as under way under the rule.
    UnderWay,
    /// Those not started.
    NotStarted,
    /// Those nearly done that the rule leaves out of the rate.
    LeftOut,
    /// Those at exactly this step.
    Step(Progress),
    /// Those with something to settle.
    Conflicts,
}

impl Show {
    const ALL: [(&'static str, Show); 10] = [
        ("all", Show::All),
        ("done", Show::Done),
        ("under-way", Show::UnderWay),
        ("not-started", Show::NotStarted),
        ("left-out", Show::LeftOut),
        ("step-done", Show::Step(Progress::Done)),
        ("step-nearly-done", Show::Step(Progress::NearlyDone)),
        ("step-under-way", Show::Step(Progress::UnderWay)),
        ("step-not-started", Show::Step(Progress::NotStarted)),
        ("conflicts", Show::Conflicts),
    ];

    fn key(self) -> &'static str {
        Show::ALL
            .iter()
            .find(|(_, show)| *show == self)
            .map_or("all", |(key, _)| key)
    }

    fn from_key(key: &str) -> Option<Show> {
        Show::ALL.iter().find(|(k, _)| *k == key).map(|(_, show)| *show)
    }
}

impl Route {
    /// The place that a fragment names (without `#`); an unknown one is `None`.
    pub fn from_hash(hash: &str) -> Option<Route> {
        let mut parts = hash.split('/').skip(1);
        match parts.next()? {
            "start" => Some(Route::Start),
            "overview" => Some(Route::Overview),
            "mine" => Some(Route::Mine),
            "evidence" => Some(Route::Evidence),
            "lookback" => Some(Route::Lookback),
            "round" => Some(Route::Round),
            "exchange" => Some(Route::Exchange),
            "history" => Some(Route::History),
            "help" => Some(Route::Help),
            "problems" => {
                let show = parts.next().map_or(Some(Show::All), Show::from_key)?;
                let open = match parts.next() {
                    Some(id) => Some(id.parse::<FactId>().ok()?),
                    None => None,
                };
                Some(Route::Problems(show, open))
            }
            _ => None,
        }
    }

    /// The fragment with `#`, for a link.
    pub fn href(&self) -> String {
        match self {
            Route::Start => "#/start".into(),
            Route::Overview => "#/overview".into(),
            Route::Mine => "#/mine".into(),
            Route::Evidence => "#/evidence".into(),
            Route::Lookback => "#/lookback".into(),
            Route::Round => "#/round".into(),
            Route::Exchange => "#/exchange".into(),
            Route::History => "#/history".into(),
            Route::Help => "#/help".into(),
            Route::Problems(show, None) => format!("#/problems/{}", show.key()),
            Route::Problems(show, Some(open)) => format!("#/problems/{}/{open}", show.key()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_by_its_address() {
        let open = "k3f9-12".parse().ok();
        let mut places = vec![
            Route::Start,
            Route::Mine,
            Route::Overview,
            Route::Evidence,
            Route::Lookback,
            Route::Round,
            Route::Exchange,
            Route::History,
            Route::Help,
        ];
        for (_, show) in Show::ALL {
            places.push(Route::Problems(show, None));
            places.push(Route::Problems(show, open));
        }
        for place in places {
            assert_eq!(Route::from_hash(&place.href().replace('#', "")), Some(place));
        }
    }

    #[test]
    fn what_is_no_place_is_none() {
        for hash in ["", "/", "/nowhere", "/problems/all/x", "/problems/nothing", "problems"] {
            assert_eq!(Route::from_hash(hash), None, "{hash}");
        }
    }
}
