//! Routes: which page is shown, with which filter and which open item. A route stands in the fragment of the address,
//! so that Back, bookmarks and links work, also from a file.

mod board;
mod listing;
mod record;

pub use board::{BoardAddress, BoardKey};
pub use listing::Listing;
pub use record::{RecordAddress, RecordFilter, day};

use ledger::{FactId, ItemId};

/// A place in the page, named by an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// 开始: the ways to begin.
    Start,
    /// 我的清单
    Mine,
    /// 问题: the list, with a filter, and an item open beside it.
    Problems(Listing, Option<ItemId>),
    /// 总览, 责任 and the other boards.
    Board(BoardAddress),
    /// 佐证材料
    Evidence,
    /// 材料: a paper, by its key, and the problems that it is about.
    Papers(&'static str, Listing),
    /// 体检: what is amiss, of everybody or of the user alone.
    Checkup {
        /// Of the user alone.
        mine: bool,
    },
    /// 回头看
    Lookback,
    /// 整改任务: the round, its rules, its people
    Round,
    /// 收发
    Exchange,
    /// 待定冲突: conflicts that wait for a person to settle them.
    Open,
    /// 合并记录: what one merge did.
    Merge(FactId),
    /// 记录: the actions, the checklist of a day, or two days compared.
    History(RecordAddress),
    /// 帮助
    Help,
}

/// Text of a listing of all problems.
const ALL: &str = "all";

impl Route {
    /// The paper that the page opens with.
    pub const FIRST_PAPER: &'static str = "notice";

    /// The whole list.
    pub fn problems() -> Route {
        Route::Problems(Listing::all(), None)
    }

    /// A problem, open beside the whole list.
    pub fn problem(item: ItemId) -> Route {
        Route::Problems(Listing::all(), Some(item))
    }

    /// A paper about all problems.
    pub fn paper(key: &'static str) -> Route {
        Route::Papers(key, Listing::all())
    }

    /// The route of a fragment (without `#`); `None` for an unknown one.
    pub fn from_hash(hash: &str) -> Option<Route> {
        let mut parts = hash.split('/').skip(1);
        match parts.next()? {
            "start" => Some(Route::Start),
            "mine" => Some(Route::Mine),
            "evidence" => Some(Route::Evidence),
            "papers" => match parts.next() {
                None => Some(Route::paper(Route::FIRST_PAPER)),
                Some(key) => {
                    let key = paper::papers::KEYS.into_iter().find(|known| *known == key)?;
                    Some(Route::Papers(key, Listing::from_text(parts.next().unwrap_or(""))))
                }
            },
            "checkup" => match parts.next() {
                None => Some(Route::Checkup { mine: false }),
                Some("mine") => Some(Route::Checkup { mine: true }),
                Some(_) => None,
            },
            "lookback" => Some(Route::Lookback),
            "round" => Some(Route::Round),
            "exchange" => match parts.next() {
                None => Some(Route::Exchange),
                Some("open") => Some(Route::Open),
                Some("merge") => parts.next()?.parse().ok().map(Route::Merge),
                Some(_) => None,
            },
            "history" => RecordAddress::from_parts(parts).map(Route::History),
            "help" => Some(Route::Help),
            "problems" => {
                let listing = Listing::from_text(parts.next().unwrap_or(""));
                let open = match parts.next() {
                    Some(id) => Some(id.parse::<FactId>().ok()?),
                    None => None,
                };
                Some(Route::Problems(listing, open))
            }
            key => Some(Route::Board(BoardAddress::from_parts(BoardKey::named(key)?, parts))),
        }
    }

    /// The same route with another listing; the list of problems if the route has none.
    pub fn listing(&self, listing: Listing) -> Route {
        match self {
            Route::Board(place) => Route::Board(BoardAddress {
                listing,
                ..place.clone()
            }),
            Route::Papers(key, _) => Route::Papers(key, listing),
            _ => Route::Problems(listing, None),
        }
    }

    /// Whether both routes are on one page.
    pub fn is_beside(&self, other: &Route) -> bool {
        match (self, other) {
            (Route::Board(one), Route::Board(other)) => one.board == other.board,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// The fragment with `#`, for a link.
    pub fn href(&self) -> String {
        match self {
            Route::Start => "#/start".into(),
            Route::Board(place) => format!("#/{}", place.path()),
            Route::Mine => "#/mine".into(),
            Route::Evidence => "#/evidence".into(),
            Route::Papers(key, listing) => match listing.to_text() {
                text if text.is_empty() => format!("#/papers/{key}"),
                text => format!("#/papers/{key}/{text}"),
            },
            Route::Checkup { mine: false } => "#/checkup".into(),
            Route::Checkup { mine: true } => "#/checkup/mine".into(),
            Route::Lookback => "#/lookback".into(),
            Route::Round => "#/round".into(),
            Route::Exchange => "#/exchange".into(),
            Route::Open => "#/exchange/open".into(),
            Route::Merge(action) => format!("#/exchange/merge/{action}"),
            Route::History(record) => format!("#/history{}", record.path()),
            Route::Help => "#/help".into(),
            Route::Problems(listing, open) => {
                let text = Some(listing.to_text()).filter(|text| !text.is_empty());
                let text = text.unwrap_or_else(|| ALL.to_owned());
                let open = open.map(|open| format!("/{open}")).unwrap_or_default();
                format!("#/problems/{text}{open}")
            }
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
            Route::Evidence,
            Route::paper(Route::FIRST_PAPER),
            Route::paper("ledger"),
            Route::Papers(
                "ledger",
                Listing::of(|filter| filter.these = Some(open.into_iter().collect())),
            ),
            Route::Checkup { mine: false },
            Route::Checkup { mine: true },
            Route::Lookback,
            Route::Round,
            Route::Exchange,
            Route::Open,
            Route::Help,
        ];
        places.extend(open.map(Route::Merge));
        let narrowed = Listing::of(|filter| filter.person = Some("王芳/李强".into()));
        for listing in [Listing::all(), narrowed] {
            places.push(Route::Problems(listing.clone(), None));
            places.push(Route::Problems(listing, open));
        }
        for board in BoardKey::ALL {
            let place = BoardAddress::of(board);
            let listing = Listing::of(|filter| filter.person = Some("王芳/李强".into()));
            let on = "2025-06-01".parse().ok();
            places.extend(
                [
                    place.clone(),
                    place.choosing("by", Some("a&b=c/d")),
                    BoardAddress {
                        listing,
                        ..place.clone()
                    },
                    BoardAddress {
                        on,
                        as_table: true,
                        ..place
                    },
                ]
                .map(Route::Board),
            );
        }
        for place in places {
            assert_eq!(Route::from_hash(&place.href().replace('#', "")), Some(place));
        }
    }

    #[test]
    fn every_form_of_a_problem_is_a_paper() {
        for (key, name) in crate::words::FORMS_OF_PROBLEM {
            let paper = paper::paper(key).expect(key);
            assert!(
                paper.name.contains(name) || paper.name.contains(&name.replace("回头看", "“回头看”")),
                "{name}"
            );
        }
    }

    #[test]
    fn what_is_no_place_is_none() {
        for hash in [
            "",
            "/",
            "/nowhere",
            "/exchange/x",
            "/papers/x",
            "/checkup/x",
            "/exchange/merge",
            "/problems/all/x",
            "problems",
        ] {
            assert_eq!(Route::from_hash(hash), None, "{hash}");
        }
    }
}
