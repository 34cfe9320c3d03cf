//! Rows of a list: what they are, which are shown, how they are grouped and ordered.

use crate::record::{Act, Evidence, Handout, Measure, Problem, Record};
use crate::settings::{Grouping, Order, Settings};
use crate::terms::{DecisionKind, Due, Field, ItemId, Lateness};
use crate::words;

/// Kind of the rows of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Problems.
    Problems,
    /// Problems that are late, or done and not struck off yet.
    Pressing,
    /// Measures of problems; a problem without measures has one row.
    Measures,
    /// Evidence.
    Evidence,
    /// Files that were handed out.
    Handouts,
    /// Look-backs of problems.
    Lookbacks,
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A problem.
    Problem(&'a Problem),
    /// A measure of a problem; `None` if the problem has no measure of its own.
    Measure(&'a Problem, Option<&'a Measure>),
    /// A piece of evidence.
    Evidence(&'a Evidence),
    /// A file that was handed out.
    Handout(&'a Handout),
    /// A look-back of a problem, and the strike-off before it.
    Lookback(&'a Problem, &'a Act, Option<&'a Act>),
}

impl<'a> Entry<'a> {
    /// The problem of the row.
    pub fn problem(&self) -> Option<&'a Problem> {
        match self {
            Entry::Problem(problem) | Entry::Measure(problem, _) | Entry::Lookback(problem, ..) => Some(problem),
            Entry::Evidence(_) | Entry::Handout(_) => None,
        }
    }

    /// The measure of the row.
    pub fn measure(&self) -> Option<&'a Measure> {
        match self {
            Entry::Measure(_, measure) => *measure,
            Entry::Problem(_) | Entry::Evidence(_) | Entry::Handout(_) | Entry::Lookback(..) => None,
        }
    }

    /// The evidence of the row.
    pub fn evidence(&self) -> Option<&'a Evidence> {
        match self {
            Entry::Evidence(one) => Some(one),
            Entry::Problem(_) | Entry::Measure(..) | Entry::Handout(_) | Entry::Lookback(..) => None,
        }
    }

    /// The handout of the row.
    pub fn handout(&self) -> Option<&'a Handout> {
        match self {
            Entry::Handout(one) => Some(one),
            Entry::Problem(_) | Entry::Measure(..) | Entry::Evidence(_) | Entry::Lookback(..) => None,
        }
    }

    /// The look-back of the row, and the strike-off before it.
    pub fn lookback(&self) -> Option<(&'a Act, Option<&'a Act>)> {
        match self {
            Entry::Lookback(_, act, before) => Some((act, *before)),
            Entry::Problem(_) | Entry::Measure(..) | Entry::Evidence(_) | Entry::Handout(_) => None,
        }
    }
}

/// Rows under one heading.
pub(super) struct Gathered<'a> {
    /// Heading; `None` if rows are not grouped.
    pub name: Option<String>,
    /// The rows.
    pub entries: Vec<Entry<'a>>,
}

pub(super) fn gathered<'a>(
    rows: Rows,
    record: &'a Record,
    settings: &Settings,
    grouping: Grouping,
) -> Vec<Gathered<'a>> {
    let shown = |id: &ItemId| settings.only.as_ref().is_none_or(|only| only.contains(id));
    let whole = |entries| vec![Gathered { name: None, entries }];
    let mut problems: Vec<&Problem> = record.problems.iter().filter(|problem| shown(&problem.id)).collect();
    match settings.order {
        Order::Reading => {}
        Order::Due => problems.sort_by_key(|problem| (problem.due.is_none(), problem.due.map(Due::last_day))),
        Order::Progress => problems.sort_by_key(|problem| problem.progress),
    }
    match rows {
        Rows::Evidence => {
            let cited = |one: &&Evidence| settings.only.is_none() || one.problems.iter().any(shown);
            return whole(record.evidence.iter().filter(cited).map(Entry::Evidence).collect());
        }
        Rows::Handouts => return whole(record.handouts.iter().map(Entry::Handout).collect()),
        Rows::Pressing => problems.retain(|problem| is_pressing(problem)),
        Rows::Problems | Rows::Measures | Rows::Lookbacks => {}
    }
    let mut gathered: Vec<Gathered> = Vec::new();
    for name in heads(&problems, grouping) {
        let own = problems.iter().filter(|problem| head(problem, grouping) == name);
        let entries: Vec<Entry> = own.flat_map(|problem| entries(rows, problem)).collect();
        if !entries.is_empty() {
            gathered.push(Gathered {
                name: name.map(str_or_none),
                entries,
            });
        }
    }
    gathered
}

fn str_or_none(name: String) -> String {
    if name.is_empty() {
        words::NOBODY.to_owned()
    } else {
        name
    }
}

/// Whether a problem is overdue (逾期未完成), or finished and not struck off (已完成待销号).
fn is_pressing(problem: &Problem) -> bool {
    matches!(problem.lateness, Lateness::Late(_)) || problem.lateness.awaits_strike_off()
}

fn entries<'a>(rows: Rows, problem: &'a Problem) -> Vec<Entry<'a>> {
    match rows {
        Rows::Problems | Rows::Pressing => vec![Entry::Problem(problem)],
        Rows::Measures if problem.measures.is_empty() => vec![Entry::Measure(problem, None)],
        Rows::Measures => {
            let measures = problem.measures.iter();
            measures.map(|measure| Entry::Measure(problem, Some(measure))).collect()
        }
        Rows::Lookbacks => {
            let rounds = problem.closing.rounds.iter();
            let looked = rounds.flat_map(|round| round.lookbacks.iter().map(|act| (act, round.struck_off())));
            looked
                .map(|(act, before)| Entry::Lookback(problem, act, before))
                .collect()
        }
        Rows::Evidence | Rows::Handouts => Vec::new(),
    }
}

/// Heading of a problem; `None` if rows are not grouped.
fn head(problem: &Problem, grouping: Grouping) -> Option<String> {
    let first = |field| {
        let names = crate::terms::names(problem.get(field));
        names.into_iter().next().unwrap_or_default()
    };
    match grouping {
        Grouping::None => None,
        Grouping::Aspect => Some(problem.path.join(" · ")),
        Grouping::Leader => Some(first(Field::Leader)),
        Grouping::Department => Some(first(Field::Department)),
        Grouping::Progress => Some(words::counted(problem.counted).to_owned()),
    }
}

/// Headings, each once: by progress in the order of counts, otherwise in the order of rows; that of nobody last.
fn heads(problems: &[&Problem], grouping: Grouping) -> Vec<Option<String>> {
    let mut heads: Vec<Option<String>> = Vec::new();
    for problem in problems {
        let name = head(problem, grouping);
        if !heads.contains(&name) {
            heads.push(name);
        }
    }
    if grouping == Grouping::Progress {
        let order = crate::terms::COUNTED_AS.map(words::counted);
        heads.sort_by_key(|name| order.iter().position(|known| Some(*known) == name.as_deref()));
    } else {
        heads.sort_by_key(|name| name.as_deref() == Some(""));
    }
    heads
}

/// Whether an act records a rebound.
pub(super) fn came_back(act: &Act) -> bool {
    act.kind == DecisionKind::LookbackRebound
}
