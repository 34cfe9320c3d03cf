//! A page as the app runs it: a ledger in memory, a store and a journal, fed by the ledger's own commands; and one
//! command of every kind there is.

use super::{actor, lines, round};
use ledger::{
    ActorId, Command, Context, Draft, Fact, Field, ItemId, Kind, Ledger, Setup, Value, WallTime, closeout::CloseoutAct,
};
use std::collections::{BTreeSet, VecDeque};
use storage::{
    Journal, JournalState, PackLimits, SaveState, Shelf, Store,
    fake_journal::{FakeJournal, JournalFate},
};

pub struct Page<S> {
    pub ledger: Ledger,
    pub store: Store<S>,
    pub journal: Journal<FakeJournal>,
    /// What becomes of the journal's next requests; after these, all are carried out.
    pub fates: VecDeque<JournalFate>,
    /// Whether the journal answers at all.
    pub journal_answers: bool,
    /// Facts that were here when 已保存 was said.
    pub said_saved: BTreeSet<String>,
    actor: ActorId,
    next: u32,
    /// What this page recorded, in order.
    pub recorded: Vec<Fact>,
}

impl<S: Shelf> Page<S> {
    /// Beside an empty journal, into which it copies what it finds.
    pub fn open(shelf: S, who: u64, limits: PackLimits) -> Page<S> {
        Page::open_beside(FakeJournal::new(), shelf, who, limits)
    }

    pub fn open_beside(journal: FakeJournal, shelf: S, who: u64, limits: PackLimits) -> Page<S> {
        Page::open_with_fates(VecDeque::new(), journal, shelf, who, limits)
    }

    pub fn open_with_fates(
        fates: VecDeque<JournalFate>,
        journal: FakeJournal,
        shelf: S,
        who: u64,
        limits: PackLimits,
    ) -> Page<S> {
        let (store, opened) = Store::open_within(shelf, round(1), actor(who), limits);
        let mut page = Page {
            ledger: Ledger::of(opened.facts),
            store,
            journal: Journal::new(journal),
            fates,
            journal_answers: true,
            said_saved: BTreeSet::new(),
            actor: actor(who),
            next: 1,
            recorded: Vec::new(),
        };
        page.settle();
        page
    }

    /// Lets the journal answer everything it was asked.
    pub fn settle(&mut self) {
        self.journal.pump(&mut self.store);
        while self.journal_answers && self.journal.door().is_asked() {
            self.settle_one();
        }
        self.say_saved();
    }

    /// Lets the journal answer its oldest request.
    pub fn settle_one(&mut self) {
        let fate = self.fates.pop_front().unwrap_or(JournalFate::Done);
        if let Some((ticket, answer)) = self.journal.door().settle(&fate) {
            let recovered = self.journal.answer(ticket, answer, &mut self.store);
            self.ledger.fold(recovered.facts);
        }
        self.say_saved();
    }

    fn say_saved(&mut self) {
        if *self.store.state() == SaveState::Saved && self.journal.state() == JournalState::OnDisk {
            self.said_saved = self.memory();
        }
    }

    /// Housekeeping as the app does it.
    pub fn housekeep(&mut self) {
        let housekeeping = self.store.housekeep();
        self.ledger.fold(housekeeping.facts);
        self.journal.retry(&mut self.store);
        self.settle();
    }

    /// Carries a command out, in memory and in storage.
    pub fn act(&mut self, command: &Command) -> SaveState {
        let context = Context {
            actor: self.actor,
            next: self.next,
            at: WallTime(1_700_000_000_000),
            zone: ledger::Zone::CHINA,
            by: "王芳".into(),
        };
        let facts = self
            .ledger
            .facts_of(command, &context)
            .expect("the command can be done");
        assert!(!facts.is_empty(), "{command:?} records something");
        self.next += facts.len() as u32;
        self.ledger.fold(facts.iter().cloned());
        self.recorded.extend(facts.iter().cloned());
        let state = self.store.append(&facts).clone();
        self.settle();
        state
    }

    pub fn memory(&self) -> BTreeSet<String> {
        lines(self.ledger.facts())
    }

    /// What this page was told is saved.
    pub fn acknowledged(&self) -> BTreeSet<String> {
        let unsaved = lines(self.store.unsaved());
        self.memory().difference(&unsaved).cloned().collect()
    }

    /// The first item of a kind.
    pub fn first(&self, kind: Kind) -> ItemId {
        let of_kind = |fact: &&Fact| matches!(&fact.body, ledger::Body::Add { kind: k, .. } if *k == kind);
        self.ledger.facts().iter().find(of_kind).expect("there is one").id
    }
}

/// How many kinds of commands there are; each has its place below.
pub const KINDS: usize = 18;

/// How many commands there are below: one of each kind, and a redo, which is an undo of an undo.
pub const COMMANDS: usize = KINDS + 1;

/// The place of a command's kind. A new kind does not compile until it has one, and then wants its own command in
/// [`command`].
pub fn kind_of(command: &Command) -> usize {
    match command {
        Command::AddGroup { .. } => 0,
        Command::AddProblem { .. } => 1,
        Command::AddMeasure { .. } => 2,
        Command::Set { .. } => 3,
        Command::SetFrom { .. } => 4,
        Command::Remove { .. } => 5,
        Command::Restore { .. } => 6,
        Command::SetUp(_) => 7,
        Command::Undo { .. } => 8,
        Command::AddPart { .. } => 9,
        Command::Cite { .. } => 10,
        Command::Rename { .. } => 11,
        Command::SetMany { .. } => 12,
        Command::Closeout { .. } => 13,
        Command::Prove { .. } => 14,
        Command::Together(_) => 15,
        Command::Move { .. } => 16,
        Command::NameAs { .. } => 17,
    }
}

/// A command of this kind (or the redo) that the page can carry out.
pub fn command<S: Shelf>(kind: usize, page: &mut Page<S>) -> Command {
    let title = "台账不清".to_owned();
    let problem = page.first(Kind::Problem);
    match kind {
        0 => Command::AddGroup { title, within: None },
        1 => Command::AddProblem {
            title,
            group: Some(page.first(Kind::Group)),
        },
        2 => Command::AddMeasure { problem, title },
        3 => Command::Set {
            item: problem,
            field: Field::Cause,
            value: Value::text("制度缺失"),
        },
        4 => Command::SetFrom {
            item: problem,
            field: Field::Title,
            value: Value::text("账实不符"),
            seen: Vec::new(),
        },
        5 => Command::Remove {
            item: problem,
            reason: "重复".into(),
        },
        6 => {
            page.act(&Command::Remove {
                item: problem,
                reason: "重复".into(),
            });
            Command::Restore { item: problem }
        }
        7 => Command::SetUp(Setup {
            round: vec![(Field::Unit, Value::text("某某局"))],
            items: (0..30)
                .map(|n| Draft::new(Kind::Problem, format!("第{n}个问题")))
                .collect(),
        }),
        8 => {
            page.act(&Command::AddProblem { title, group: None });
            let action = page.recorded.last().expect("just recorded").action;
            Command::Undo { action }
        }
        9 => Command::AddPart {
            under: Some(problem),
            draft: Draft::new(Kind::Figure, "清退资金").with(Field::Amount, Value::text("12.5")),
        },
        10 => {
            page.act(&Command::AddPart {
                under: None,
                draft: Draft::new(Kind::Evidence, "会议纪要"),
            });
            let evidence = page.first(Kind::Evidence);
            Command::Cite { problem, evidence }
        }
        11 => {
            page.act(&Command::AddPart {
                under: None,
                draft: Draft::new(Kind::Person, "张三"),
            });
            let item = page.first(Kind::Person);
            let name = "张立".to_owned();
            Command::Rename { item, name }
        }
        12 => Command::SetMany {
            items: vec![problem],
            field: Field::Leader,
            value: Value::text("张三"),
        },
        13 => {
            page.act(&Command::Set {
                item: problem,
                field: Field::Due,
                value: Value::text("2025-06-30"),
            });
            let act = CloseoutAct::Extend {
                until: "2025-09".parse().expect("a date"),
                reason: "汛期无法施工".into(),
                approver: "周局长".into(),
            };
            Command::Closeout { problem, act }
        }
        14 => Command::Prove {
            problem,
            evidence: Draft::new(Kind::Evidence, "检查照片"),
        },
        15 => Command::Together(vec![
            Command::AddMeasure { problem, title },
            Command::Set {
                item: problem,
                field: Field::Similar,
                value: Value::text("同类台账逐一清查"),
            },
        ]),
        16 => {
            page.act(&Command::AddPart {
                under: Some(problem),
                draft: Draft::new(Kind::Measure, "补登记"),
            });
            page.act(&Command::AddPart {
                under: Some(problem),
                draft: Draft::new(Kind::Measure, "补签字"),
            });
            let beside = page.first(Kind::Measure);
            let item = page.recorded.last().expect("just recorded").action;
            Command::Move {
                item,
                beside,
                behind: false,
            }
        }
        17 => {
            page.act(&Command::AddPart {
                under: None,
                draft: Draft::new(Kind::Person, "张三"),
            });
            page.act(&Command::Set {
                item: problem,
                field: Field::Person,
                value: Value::text("张三（财务科）"),
            });
            let person = page.first(Kind::Person);
            let name = "张三（财务科）".to_owned();
            Command::NameAs { name, person }
        }
        KINDS => {
            let undo = self::command(8, page);
            page.act(&undo);
            let action = page.recorded.last().expect("just recorded").action;
            Command::Undo { action }
        }
        _ => unreachable!("no command of kind {kind}"),
    }
}
