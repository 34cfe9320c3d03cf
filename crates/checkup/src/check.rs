//! The check-up of a checklist: all of it at once, and from then on what changed. Digests, the index of what stands where and the
//! findings of each problem are kept; an edit makes those of its problem anew, and of the problems that shared something with
//! it. What looks at the round as a whole looks at digests only.

use crate::digest::{CrossIndex, Digest, problem_of};
use crate::quick_map::QuickMap;
use crate::rules::{Asked, CHECKS, Check};
use crate::view::{Habits, KnownNames, PairView, ProblemView, Prose, ROUND_TEXTS, RoundView, Scope, TitleRow};
use crate::waiver::Waivers;
use crate::{CheckSettings, Finding, Rule};
use ledger::{Body, FactId, Field, ItemId, Kind, Ledger, Today, work::people::names};
use std::collections::BTreeSet;

/// The findings of a checklist, kept up to date.
#[derive(Debug, Default)]
pub struct Checkup {
    /// Facts that were looked at, and the last of them: another last one means another ledger.
    seen: (usize, Option<FactId>),
    today: Option<Today>,
    is_part: bool,
    of_text: bool,
    settings: CheckSettings,
    habits: Habits,
    register: KnownNames,
    waivers: Waivers,
    order: Vec<ItemId>,
    groups: Vec<ItemId>,
    places: QuickMap<ItemId, usize>,
    titles: Vec<TitleRow>,
    digests: QuickMap<ItemId, Digest>,
    index: CrossIndex,
    citing: QuickMap<ItemId, usize>,
    /// Findings of the problem alone, and of the problem beside others.
    own: QuickMap<ItemId, Vec<Finding>>,
    beside: QuickMap<ItemId, Vec<Finding>>,
    round: Vec<Finding>,
}

impl Checkup {
    /// The findings of the checklist that a text was made into: rules of checklists alone are left out.
    pub(crate) fn of_text(ledger: &Ledger, today: Today) -> Checkup {
        let mut checkup = Checkup {
            of_text: true,
            ..Checkup::default()
        };
        checkup.update(ledger, today, false);
        checkup
    }

    /// Brings the findings up to date with the checklist. A part of a checklist (`is_part`) is not held against numbers of the whole.
    /// Costs what changed since the last time; everything, the first time and when a setting, a name or the day changed.
    pub fn update(&mut self, ledger: &Ledger, today: Today, is_part: bool) {
        let facts = ledger.facts();
        let is_structure = |fact: &ledger::Fact| match &fact.body {
            Body::Add { kind, .. } => matches!(kind, Kind::Problem | Kind::Group),
            Body::Set { field, .. } => matches!(field, Field::Group | Field::Order),
            Body::Remove { .. } | Body::Restore { .. } | Body::Unknown => true,
            Body::Decide { .. } => false,
        };
        let same = self.seen.1.is_some() && facts.get(self.seen.0.wrapping_sub(1)).map(|fact| fact.id) == self.seen.1;
        let new = facts.get(self.seen.0..).filter(|_| same);
        let structure = new.is_some_and(|facts| facts.iter().any(is_structure));
        let touched: Option<BTreeSet<ItemId>> = new.map(|facts| facts.iter().filter_map(ledger::Fact::item).collect());
        self.seen = (facts.len(), facts.last().map(|fact| fact.id));
        let anew = (self.today, self.is_part) != (Some(today), is_part);
        (self.today, self.is_part) = (Some(today), is_part);
        match touched {
            Some(touched) if !anew && !touches_all(ledger, &touched) => {
                if !touched.is_empty() {
                    self.update_some(ledger, &touched, structure, today);
                }
            }
            Some(_) | None => self.check_all(ledger, today),
        }
    }

    fn check_all(&mut self, ledger: &Ledger, today: Today) {
        *self = Checkup {
            seen: self.seen,
            today: self.today,
            is_part: self.is_part,
            of_text: self.of_text,
            settings: CheckSettings::of(ledger),
            register: register(ledger),
            waivers: Waivers::of(ledger),
            ..Checkup::default()
        };
        self.put_in_order(ledger);
        let all = self.order.clone();
        self.check_problems(ledger, today, &all);
        for id in &all {
            self.check_beside(ledger, today, *id);
        }
        self.check_round(ledger, today);
    }

    fn update_some(&mut self, ledger: &Ledger, touched: &BTreeSet<ItemId>, structure: bool, today: Today) {
        let kind = |item: &ItemId| ledger.kind(*item);
        if touched.iter().any(|item| kind(item) == Some(Kind::CheckWaiver)) {
            self.waivers = Waivers::of(ledger);
        }
        let moved = structure && self.put_in_order(ledger);
        let mut problems: BTreeSet<ItemId> = touched.iter().filter_map(|item| problem_of(ledger, *item)).collect();
        // A document is looked at by the problems that cite it.
        for document in touched.iter().filter(|item| kind(item) == Some(Kind::Evidence)) {
            problems.extend(ledger.cited_by(*document));
        }
        if touched.iter().any(|item| kind(item) == Some(Kind::Group)) {
            let of_groups = self.order.iter().filter(|id| ledger.group_of(**id).is_some());
            problems.extend(of_groups);
        }
        // Which of two stands first may be another for all.
        let mut beside = if moved {
            self.order.iter().copied().collect()
        } else {
            problems.clone()
        };
        for id in &problems {
            beside.extend(self.partners(*id));
        }
        let problems: Vec<ItemId> = problems.into_iter().collect();
        self.check_problems(ledger, today, &problems);
        for id in &problems {
            beside.extend(self.partners(*id));
        }
        for id in beside {
            self.check_beside(ledger, today, id);
        }
        self.check_round(ledger, today);
    }

    /// Problems whose findings beside others may change with this one: those that share something with it, or have a title like it.
    fn partners(&self, id: ItemId) -> BTreeSet<ItemId> {
        let Some(digest) = self.digests.get(&id) else {
            return BTreeSet::new();
        };
        let mut all = self.index.partners(id, digest);
        let row = digest.title_row();
        let rows = self.order.iter().zip(&self.titles);
        // At least half of the pairs of both: no threshold is lower.
        let alike = rows.filter(|(other, title)| {
            let missing = (row.bits & !title.bits).count_ones() as usize;
            let may = row.pairs.saturating_sub(missing) * 4 >= row.pairs + title.pairs;
            may && self.digests.get(other).is_some_and(|other| {
                crate::prose::common(&digest.title_pairs, &other.title_pairs) * 4 >= row.pairs + title.pairs
            })
        });
        all.extend(alike.map(|(other, _)| *other));
        all
    }

    /// Puts problems and groups in order; true if some that were there stand in another order than before.
    fn put_in_order(&mut self, ledger: &Ledger) -> bool {
        let outline = ledger.outline();
        self.order = outline.problems().collect();
        self.groups = outline.sections.iter().filter_map(|section| section.group).collect();
        let row = |id| self.digests.get(id).map_or_else(TitleRow::default, Digest::title_row);
        self.titles = self.order.iter().map(row).collect();
        let before: Vec<usize> = self
            .order
            .iter()
            .filter_map(|id| self.places.get(id).copied())
            .collect();
        self.places = self.order.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        !before.is_sorted()
    }

    /// Makes the digests of these problems and the findings of each alone anew, and drops those of problems that are gone.
    fn check_problems(&mut self, ledger: &Ledger, today: Today, problems: &[ItemId]) {
        for id in problems {
            if let Some(old) = self.digests.remove(id) {
                self.index.remove(*id, &old);
                for document in &old.evidence {
                    let left = self.citing.get_mut(document).map(|count| {
                        *count = count.saturating_sub(1);
                        *count
                    });
                    if left == Some(0) {
                        self.citing.remove(document);
                    }
                }
            }
            self.own.remove(id);
            self.beside.remove(id);
            if !self.places.contains_key(id) {
                continue;
            }
            let (digest, own) = {
                let scope = self.scope(ledger, today);
                let view = ProblemView::of(&scope, *id);
                (Digest::of(&view), self.alone(&view))
            };
            self.own.insert(*id, own);
            self.index.add(*id, &digest);
            if let Some(row) = self.places.get(id).and_then(|place| self.titles.get_mut(*place)) {
                *row = digest.title_row();
            }
            for document in &digest.evidence {
                *self.citing.entry(*document).or_default() += 1;
            }
            self.digests.insert(*id, digest);
        }
    }

    fn scope<'a>(&'a self, ledger: &'a Ledger, today: Today) -> Scope<'a> {
        Scope {
            ledger,
            settings: &self.settings,
            today,
            habits: self.habits,
            register: &self.register,
            of_text: self.of_text,
            is_part: self.is_part,
        }
    }

    fn habits_now(&self, ledger: &Ledger) -> Habits {
        let all = self.digests.len();
        let most = |kept: usize| kept * 2 >= all && kept > 0;
        let count = |keeps: fn(&Digest) -> bool| most(self.digests.values().filter(|digest| keeps(digest)).count());
        let documents = ledger.standing_alone(Kind::Evidence);
        let needed = [Field::DocNumber, Field::Dated, Field::KeptAt];
        Habits {
            answered: count(|digest| digest.led || digest.handed),
            hands: count(|digest| digest.handed),
            dated: count(|digest| digest.dated),
            evidence: needed.map(|field| {
                let kept = documents
                    .iter()
                    .filter(|id| !ledger.text(**id, field).trim().is_empty())
                    .count();
                kept > 0 && kept * 2 >= documents.len()
            }),
        }
    }

    fn is_asked(&self, rule: Rule, asked: Asked) -> bool {
        !self.settings.off.contains(&rule) && (asked == Asked::Always || !self.of_text)
    }

    /// The findings of a problem alone.
    fn alone(&self, view: &ProblemView) -> Vec<Finding> {
        let mut found = Vec::new();
        for entry in CHECKS.iter().filter(|entry| self.is_asked(entry.rule, entry.asked)) {
            match entry.check {
                Check::Problem(check) => check(view, &mut found),
                Check::Prose(check) => view.texts.iter().for_each(|prose| check(prose, view.scope, &mut found)),
                Check::Round(_) | Check::Pair(_) | Check::Reader => {}
            }
        }
        finished(view.scope.ledger, found, Some(view.id))
    }

    fn check_beside(&mut self, ledger: &Ledger, today: Today, id: ItemId) {
        let Some(digest) = self.digests.get(&id) else { return };
        let mut found = Vec::new();
        let scope = self.scope(ledger, today);
        let view = PairView {
            scope: &scope,
            id,
            digest,
            digests: &self.digests,
            index: &self.index,
            places: &self.places,
            order: &self.order,
            titles: &self.titles,
        };
        for entry in CHECKS.iter().filter(|entry| self.is_asked(entry.rule, entry.asked)) {
            if let Check::Pair(check) = entry.check {
                check(&view, &mut found);
            }
        }
        self.beside.insert(id, finished(ledger, found, Some(id)));
    }

    fn check_round(&mut self, ledger: &Ledger, today: Today) {
        self.habits = self.habits_now(ledger);
        let mut found = Vec::new();
        let scope = self.scope(ledger, today);
        let view = RoundView {
            scope: &scope,
            order: &self.order,
            digests: &self.digests,
            groups: &self.groups,
            citing: &self.citing,
        };
        let texts = ROUND_TEXTS.iter().map(|(field, role)| Prose {
            item: ItemId::ROUND,
            field: *field,
            role: *role,
            step: None,
            words: ledger.text(ItemId::ROUND, *field),
        });
        let texts: Vec<Prose> = texts.filter(|prose| !prose.words.trim().is_empty()).collect();
        for entry in CHECKS.iter().filter(|entry| self.is_asked(entry.rule, entry.asked)) {
            match entry.check {
                Check::Round(check) => check(&view, &mut found),
                Check::Prose(check) => texts.iter().for_each(|prose| check(prose, &scope, &mut found)),
                Check::Problem(_) | Check::Pair(_) | Check::Reader => {}
            }
        }
        self.round = finished(ledger, found, None);
        // Waivers may have come or gone, of any finding.
        let lists = self
            .own
            .values_mut()
            .chain(self.beside.values_mut())
            .chain([&mut self.round]);
        for finding in lists.flatten() {
            finding.waived = self.waivers.waiver(finding);
        }
    }

    /// All findings: of the round, then of each problem, in the order of reading. Those that do not apply are among them.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let of_problems = self.order.iter().flat_map(|id| {
            let lists = [self.own.get(id), self.beside.get(id)];
            lists.into_iter().flatten().flatten()
        });
        self.round.iter().chain(of_problems)
    }

    /// The findings that nobody has said do not apply.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings().filter(|finding| finding.waived.is_none())
    }

    /// The settings that they were found by.
    pub fn settings(&self) -> &CheckSettings {
        &self.settings
    }
}

/// Whether a change touches what every finding depends on: a setting, or who was entered.
fn touches_all(ledger: &Ledger, touched: &BTreeSet<ItemId>) -> bool {
    let of_all = |item: &ItemId| matches!(ledger.kind(*item), Some(Kind::Round | Kind::Person | Kind::Department));
    touched.iter().any(of_all)
}

fn register(ledger: &Ledger) -> KnownNames {
    let of = |kind| {
        let all = ledger.standing_alone(kind).into_iter();
        all.flat_map(|id| names(ledger.text(id, Field::Title))).collect()
    };
    KnownNames {
        people: of(Kind::Person),
        departments: of(Kind::Department),
    }
}

/// Findings with what all of them have: their problem, and the digest of the text that they are about.
fn finished(ledger: &Ledger, mut found: Vec<Finding>, problem: Option<ItemId>) -> Vec<Finding> {
    for finding in &mut found {
        finding.problem = finding.problem.or(problem);
        let text = finding
            .place
            .field
            .map_or("", |field| ledger.text(finding.place.item, field));
        let words = finding
            .place
            .words
            .clone()
            .and_then(|words| text.get(words))
            .unwrap_or("")
            .to_owned();
        *finding = finding.clone().seen(text).seen(&words);
    }
    found
}
