//! Random histories: several people, each with a copy of the ledger, who do what people do and now and then take in
//! what others recorded, wholly or in part. And hostile facts, as no command would write them.

use ledger::{
    ActorId, Body, Command, Context, Decision, DecisionKind, Draft, Fact, FactId, Field, ItemId, Kind, Ledger,
    Progress, Setup, Value, WallTime,
};
use proptest::{collection::vec, prelude::*, sample::Index};

/// What one person does.
#[derive(Clone, Debug)]
pub enum Do {
    Group(Option<Index>),
    Problem(Option<Index>),
    Measure(Index),
    Notice(u8),
    /// An item of any kind, under an item that may have it.
    Part(Kind, Index, u8),
    Cite(Index, Index),
    Rename(Index, &'static str),
    SetMany(Vec<Index>, Value, Field),
    /// An item put before or behind another that stands beside it.
    Move(Index, Index, bool),
    Set(Index, Value, Field),
    /// Sets a field as one who began to edit before the last merge.
    SetFrom(Index, Value, Field),
    Round(Field, Value),
    Remove(Index),
    Restore(Index),
    Decide(Index, DecisionKind),
    Undo,
    UndoAny(Index),
    Redo,
}

#[derive(Clone, Debug)]
pub enum Step {
    Act(usize, Do),
    /// The first takes in what the second has; of every three facts perhaps one not.
    Merge(usize, usize, Option<u8>),
}

pub const PEOPLE: [&str; 3] = ["赵", "钱", "孙"];

pub fn person(place: usize) -> &'static str {
    PEOPLE[place % 3]
}

/// Values that often are the same, so that people agree by chance too.
fn a_field() -> impl Strategy<Value = (Value, Field)> {
    let step = prop::sample::select(&Progress::ALL[..]).prop_map(|step| (Value::from(step), Field::Progress));
    let words = prop::sample::select(&["甲", "乙", "丙", ""][..]).prop_map(Value::text);
    prop_oneof![
        4 => step,
        3 => words.clone().prop_map(|words| (words, Field::Outcome)),
        2 => words.prop_map(|words| (if words == Value::Nothing { Value::text("题") } else { words }, Field::Title)),
        1 => (-2i64..3).prop_map(|order| (Value::Number(order), Field::Order)),
        1 => any::<bool>().prop_map(|flag| (Value::Flag(flag), Field::LongTerm)),
        2 => names().prop_map(|names| (Value::text(names), Field::Person)),
        1 => names().prop_map(|names| (Value::text(names), Field::Department)),
        1 => prop::sample::select(&["-0.5", "12.5", "3"][..]).prop_map(|n| (Value::text(n), Field::Amount)),
        1 => prop::sample::select(&["项", "万元", ""][..]).prop_map(|unit| (Value::text(unit), Field::UnitOf)),
        2 => Just((Value::Nothing, Field::Group)),
        2 => Just((Value::Flag(true), Field::Group)),
    ]
}

/// Names as people write them.
fn names() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["张三", "李四", "张三、李四", "李四，张　三", "王五/李四", ""][..])
}

fn a_doing() -> impl Strategy<Value = Do> {
    let at = any::<Index>;
    let kind = prop::sample::select(
        &[
            DecisionKind::Apply,
            DecisionKind::Return,
            DecisionKind::StrikeOff,
            DecisionKind::Extend,
        ][..],
    );
    let way = prop::sample::select(&["as_done", "left_out", "as_under_way"][..]);
    prop_oneof![
        2 => prop::option::of(at()).prop_map(Do::Group),
        4 => prop::option::of(at()).prop_map(Do::Problem),
        4 => at().prop_map(Do::Measure),
        1 => (0u8..3).prop_map(Do::Notice),
        5 => (prop::sample::select(Kind::ALL), at(), any::<u8>()).prop_map(|(kind, at, what)| Do::Part(kind, at, what)),
        2 => (at(), at()).prop_map(|(problem, evidence)| Do::Cite(problem, evidence)),
        2 => (at(), prop::sample::select(&["张三", "李四", "赵六"][..])).prop_map(|(item, name)| Do::Rename(item, name)),
        2 => (at(), at(), any::<bool>()).prop_map(|(item, beside, behind)| Do::Move(item, beside, behind)),
        1 => names().prop_map(|names| Do::Round(Field::HeadOfUnit, Value::text(names))),
        1 => (vec(at(), 0..4), a_field()).prop_map(|(items, (value, field))| Do::SetMany(items, value, field)),
        12 => (at(), a_field()).prop_map(|(item, (value, field))| Do::Set(item, value, field)),
        4 => (at(), a_field()).prop_map(|(item, (value, field))| Do::SetFrom(item, value, field)),
        1 => way.prop_map(|way| Do::Round(Field::RuleNearlyDone, Value::text(way))),
        1 => prop::sample::select(&["problems", "measures"][..]).prop_map(|c| Do::Round(Field::RuleCounted, Value::text(c))),
        4 => at().prop_map(Do::Remove),
        2 => at().prop_map(Do::Restore),
        2 => (at(), kind).prop_map(|(item, kind)| Do::Decide(item, kind)),
        5 => Just(Do::Undo),
        2 => at().prop_map(Do::UndoAny),
        3 => Just(Do::Redo),
    ]
}

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (0usize..3, a_doing()).prop_map(|(who, what)| Step::Act(who, what)),
        1 => (0usize..3, 0usize..3, prop::option::of(0u8..3)).prop_map(|(to, of, without)| Step::Merge(to, of, without)),
    ]
}

pub fn steps(longest: usize) -> impl Strategy<Value = Vec<Step>> {
    vec(a_step(), 1..longest)
}

/// Several copies of one checklist.
#[derive(Clone, Debug)]
pub struct World {
    pub ledgers: Vec<Ledger>,
    next: Vec<u32>,
    now: i64,
    /// What each saw of a field when she last looked away.
    seen: Vec<Ledger>,
}

impl World {
    pub fn new() -> World {
        World {
            ledgers: vec![Ledger::default(); 3],
            next: vec![1; 3],
            now: 0,
            seen: vec![Ledger::default(); 3],
        }
    }

    pub fn run(steps: &[Step]) -> World {
        let mut world = World::new();
        steps.iter().for_each(|step| world.step(step));
        world
    }

    pub fn step(&mut self, step: &Step) {
        match step {
            Step::Act(who, what) => drop(self.act(*who, what)),
            Step::Merge(to, of, without) => {
                let facts = self.ledgers[*of].facts().iter().enumerate();
                let some = facts.filter(|(place, _)| without.is_none_or(|without| place % 3 != without as usize));
                let some: Vec<Fact> = some.map(|(_, fact)| fact.clone()).collect();
                self.ledgers[*to].fold(some);
            }
        }
    }

    /// Every fact that anybody has.
    pub fn facts(&self) -> Vec<Fact> {
        Ledger::of(self.ledgers.iter().flat_map(|ledger| ledger.facts().to_vec()))
            .facts()
            .to_vec()
    }

    pub fn context(&mut self, who: usize) -> Context {
        self.now += 1;
        Context {
            actor: ActorId::from_random(who as u64 + 10),
            next: self.next[who],
            // Clocks go wrong: every person's is off by something of her own.
            at: WallTime(self.now * 10 + [0, 55, -31][who]),
            zone: ledger::Zone::CHINA,
            by: person(who).into(),
        }
    }

    /// Carries out a command; gives the action, if anything was recorded.
    pub fn command(&mut self, who: usize, command: &Command) -> Option<FactId> {
        let context = self.context(who);
        let facts = self.ledgers[who].facts_of(command, &context).ok()?;
        self.record(who, facts)
    }

    /// Records facts of one's own; gives the action.
    pub fn record(&mut self, who: usize, facts: Vec<Fact>) -> Option<FactId> {
        self.next[who] += facts.len() as u32;
        let action = facts.first()?.action;
        self.ledgers[who].fold(facts);
        Some(action)
    }

    pub fn act(&mut self, who: usize, what: &Do) -> Option<FactId> {
        let ledger = &self.ledgers[who];
        let by = person(who);
        if let Do::Decide(at, kind) = what {
            let item = pick(ledger, at, |_| true)?;
            let context = self.context(who);
            let fact = decide(&self.ledgers[who], &context, item, *kind);
            return self.record(who, vec![fact]);
        }
        let command = match what {
            Do::Group(within) => Command::AddGroup {
                title: "方面".into(),
                within: within
                    .as_ref()
                    .and_then(|at| pick(ledger, at, |kind| kind == Kind::Group)),
            },
            Do::Problem(group) => Command::AddProblem {
                title: "问题".into(),
                group: group
                    .as_ref()
                    .and_then(|at| pick(ledger, at, |kind| kind == Kind::Group)),
            },
            Do::Measure(at) => Command::AddMeasure {
                problem: pick(ledger, at, |kind| kind == Kind::Problem)?,
                title: "措施".into(),
            },
            Do::Notice(problems) => Command::SetUp(notice(*problems)),
            Do::Part(kind, at, what) => {
                let under = match kind.stands(None) {
                    true => None,
                    false => Some(pick(ledger, at, |whole| kind.stands(Some(whole)))?),
                };
                let draft = part(ledger, *kind, at, *what)?;
                Command::AddPart { under, draft }
            }
            Do::Cite(problem, evidence) => Command::Cite {
                problem: pick(ledger, problem, |kind| kind == Kind::Problem)?,
                evidence: pick(ledger, evidence, |kind| kind == Kind::Evidence)?,
            },
            Do::Rename(at, name) => Command::Rename {
                item: pick(ledger, at, |kind| matches!(kind, Kind::Person | Kind::Department))?,
                name: (*name).to_owned(),
            },
            Do::SetMany(items, value, field) => Command::SetMany {
                items: items
                    .iter()
                    .filter_map(|at| pick(ledger, at, |kind| field.of_kind(kind)))
                    .collect(),
                field: *field,
                value: group_value(ledger, items.first()?, value, *field),
            },
            Do::Move(at, other, behind) => {
                let item = pick(ledger, at, |_| true)?;
                let siblings = ledger.siblings(item);
                let beside = *siblings.get(other.index(siblings.len().max(1)))?;
                let behind = *behind;
                Command::Move { item, beside, behind }
            }
            Do::Set(at, value, field) => Command::Set {
                item: pick(ledger, at, |kind| field.of_kind(kind))?,
                field: *field,
                value: group_value(ledger, at, value, *field),
            },
            Do::SetFrom(at, value, field) => {
                let item = pick(ledger, at, |kind| field.of_kind(kind))?;
                let seen = self.seen[who].heads(item, *field).collect();
                let value = group_value(ledger, at, value, *field);
                self.seen[who] = ledger.clone();
                let field = *field;
                Command::SetFrom {
                    item,
                    field,
                    value,
                    seen,
                }
            }
            Do::Round(field, value) => Command::Set {
                item: ItemId::ROUND,
                field: *field,
                value: value.clone(),
            },
            Do::Remove(at) => Command::Remove {
                item: pick(ledger, at, |_| true)?,
                reason: "重复".into(),
            },
            Do::Restore(at) => Command::Restore {
                item: pick(ledger, at, |_| true)?,
            },
            Do::Undo => Command::Undo {
                action: ledger.undoable(by)?,
            },
            Do::UndoAny(at) => {
                let steps: Vec<FactId> = ledger.undo_steps(by).collect();
                let action = *steps.get(at.index(steps.len().max(1)))?;
                Command::Undo { action }
            }
            Do::Redo => Command::Undo {
                action: ledger.redoable(by)?,
            },
            Do::Decide(..) => return None,
        };
        self.command(who, &command)
    }
}

/// For a group's field, a group of the ledger instead of the flag that stands for one.
fn group_value(ledger: &Ledger, at: &Index, value: &Value, field: Field) -> Value {
    match (field, value) {
        (Field::Group, Value::Flag(_)) => {
            pick(ledger, at, |kind| kind == Kind::Group).map_or(Value::Nothing, Value::item)
        }
        _ => value.clone(),
    }
}

fn pick(ledger: &Ledger, at: &Index, fits: impl Fn(Kind) -> bool) -> Option<ItemId> {
    let mut ids = ledger.item_ids();
    ids.retain(|id| ledger.item(*id).and_then(|item| item.kind()).is_some_and(&fits));
    (!ids.is_empty()).then(|| ids[at.index(ids.len())])
}

pub fn decide(ledger: &Ledger, context: &Context, item: ItemId, kind: DecisionKind) -> Fact {
    let id = FactId::new(context.actor, context.next);
    let decision = Decision::new(kind).because("据");
    let body = Body::Decide { item, decision };
    Fact::new(id, ledger.clock() + 1, context.at, context.by.clone(), id, body)
}

/// A draft of a kind, with what it must have and some of what it may have.
fn part(ledger: &Ledger, kind: Kind, at: &Index, what: u8) -> Option<Draft> {
    let name = ["张三", "李四", "制度", "清退"][usize::from(what % 4)];
    if kind == Kind::Citation {
        return Some(Draft::citation(pick(ledger, at, |kind| kind == Kind::Evidence)?));
    }
    let mut draft = Draft::new(kind, name);
    if kind == Kind::Figure && what > 50 {
        let unit = ["万元", "项"][usize::from(what % 2)];
        draft = draft
            .with(Field::Amount, Value::text("0.1"))
            .with(Field::UnitOf, Value::text(unit));
    }
    if kind == Kind::Measure && what > 100 {
        draft.parts.push(Draft::new(Kind::Phase, "第一阶段"));
        draft
            .parts
            .push(Draft::new(Kind::Note, "").with(Field::Remarks, Value::text("已阅")));
    }
    Some(draft)
}

fn notice(problems: u8) -> Setup {
    let mut setup = Setup {
        round: vec![(Field::Unit, Value::text("某局"))],
        items: vec![Draft::new(Kind::Group, "方面"), Draft::new(Kind::Evidence, "纪要")],
    };
    for place in 0..problems {
        let mut draft = Draft::new(Kind::Problem, "通报").with(Field::Progress, Value::from(Progress::Done));
        draft.group = (place == 0).then_some(0);
        draft.parts.push(Draft::new(Kind::Measure, "其一"));
        draft.parts.push(Draft::new(Kind::Passage, "其二"));
        draft.cites.extend((place == 1).then_some(1));
        setup.items.push(draft);
    }
    setup
}

/// Facts as no command writes them: anything under anything, ids used twice, replacing what is not there, sets before
/// adds, times out of order, bodies of later versions.
pub fn hostile_facts(longest: usize) -> impl Strategy<Value = Vec<Fact>> {
    vec(hostile_fact(), 1..longest)
}

fn hostile_fact() -> impl Strategy<Value = Fact> {
    let id = || (1u64..3, 1u32..9).prop_map(|(actor, number)| FactId::new(ActorId::from_random(actor), number));
    let item = || prop_oneof![8 => id(), 1 => Just(ItemId::ROUND)];
    let several = || vec(id(), 0..3);
    let known = prop::sample::select(&[Kind::Group, Kind::Problem, Kind::Measure, Kind::Passage][..]);
    let any = prop::sample::select(&Kind::ALL[1..]);
    let kinds = prop_oneof![2 => known, 1 => any];
    let cites = (item(), id()).prop_map(|(item, evidence)| Body::Set {
        item,
        field: Field::Evidence,
        value: Value::item(evidence),
    });
    let group = (item(), id()).prop_map(|(item, group)| Body::Set {
        item,
        field: Field::Group,
        value: Value::item(group),
    });
    let set = (item(), a_field())
        .prop_filter("a flag is no group", |(_, (value, field))| field.accepts(value))
        .prop_map(|(item, (value, field))| Body::Set { item, field, value });
    let body = prop_oneof![
        5 => (kinds, prop::option::of(item())).prop_map(|(kind, under)| Body::Add { kind, under }),
        5 => set,
        2 => group,
        1 => cites,
        3 => (item(), several()).prop_map(|(item, saw)| Body::Remove { item, reason: "因".into(), saw }),
        1 => item().prop_map(|item| Body::Restore { item }),
        1 => item().prop_map(|item| Body::Decide {
            item,
            decision: Decision::new(DecisionKind::StrikeOff),
        }),
        1 => Just(Body::Unknown),
    ];
    let header = (
        id(),
        0u64..12,
        0i64..40,
        0usize..3,
        prop::option::of(id()),
        prop::option::of(id()),
    );
    (header, several(), body).prop_map(|((id, time, at, who, action, undoes), replaces, body)| {
        let mut fact = Fact::new(id, time, WallTime(at), person(who).into(), action.unwrap_or(id), body);
        fact.replaces = replaces;
        fact.undoes = undoes.filter(|_| at % 3 == 0);
        match fact.body {
            Body::Unknown => later_version(&fact),
            _ => fact,
        }
    })
}

fn later_version(fact: &Fact) -> Fact {
    let act = fact.action;
    let line = format!(
        r#"{{"id":"{}","t":{},"at":{},"by":"{}","act":"{act}","do":"sing","tune":[1,{{"la":1.50}}]}}"#,
        fact.id, fact.time, fact.at.0, fact.by
    );
    Fact::read(&line).unwrap()
}

/// Any facts: those of people, those of nobody, and both.
pub fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    prop_oneof![
        2 => steps(40).prop_map(|steps| World::run(&steps).facts()),
        2 => hostile_facts(40),
        1 => (steps(20), hostile_facts(20)).prop_map(|(steps, hostile)| {
            let mut facts = World::run(&steps).facts();
            facts.extend(hostile);
            facts
        }),
    ]
}
