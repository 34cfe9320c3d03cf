//! Edits that a tree without facts amounts to, as commands of the person who takes it in: an item known by its id
//! gets the fields that differ; what the tree does not mention stays; unknown items are added. A tree never removes
//! or moves anything and brings no decision.

use super::tree_read::{ChecklistTree, LeftOut, TreeItem, WhyLeftOut};
use crate::{ActorId, Command, Context, Draft, Field, ItemId, Kind, Ledger, Section, Setup, Value, WallTime};
use std::collections::BTreeSet;

/// A tree as edits.
#[derive(Clone, Debug)]
pub struct TreeEdits {
    /// All of it, as one action; it records nothing if the tree says nothing new.
    pub command: Command,
    /// How many fields change.
    pub sets: usize,
    /// How many items are added, parts counted.
    pub adds: usize,
    /// What is left out.
    pub left_out: Vec<LeftOut>,
}

/// What a tree without facts changes in this ledger.
pub fn tree_edits(ledger: &Ledger, tree: &ChecklistTree) -> TreeEdits {
    let mut edits = EditsBuilder {
        ledger,
        sections: ledger.outline().sections,
        sets: Vec::new(),
        parts: Vec::new(),
        setup: Setup::default(),
        seen: BTreeSet::new(),
        adds: 0,
        left_out: tree.left_out.clone(),
    };
    edits.set_all("round", ItemId::ROUND, &tree.round);
    for item in &tree.beside {
        edits.alone(item);
    }
    edits.groups(tree);
    let (sets, mut commands) = (edits.sets.len(), edits.sets);
    commands.extend(edits.parts);
    if !edits.setup.items.is_empty() {
        commands.push(Command::SetUp(edits.setup));
    }
    TreeEdits {
        command: Command::Together(commands),
        sets,
        adds: edits.adds,
        left_out: edits.left_out,
    }
}

/// Where a group of the tree stands in the ledger.
#[derive(Clone, Copy)]
enum Place {
    /// In no group.
    Nowhere,
    Known(ItemId),
    /// A draft of the setup.
    New(usize),
}

struct EditsBuilder<'a> {
    ledger: &'a Ledger,
    sections: Vec<Section>,
    sets: Vec<Command>,
    parts: Vec<Command>,
    setup: Setup,
    seen: BTreeSet<ItemId>,
    adds: usize,
    left_out: Vec<LeftOut>,
}

impl EditsBuilder<'_> {
    fn leave_out(&mut self, place: &str, why: WhyLeftOut) {
        self.left_out.push(LeftOut {
            place: place.to_owned(),
            why,
        });
    }

    /// Whether the command would be carried out; leaves it out if not.
    fn allows(&mut self, place: &str, command: &Command) -> bool {
        let context = Context {
            actor: ActorId::from_random(1),
            next: 1,
            at: WallTime(0),
            zone: crate::Zone::CHINA,
            by: "".into(),
        };
        match self.ledger.facts_of(command, &context) {
            Ok(facts) => !facts.is_empty(),
            Err(refusal) => {
                self.leave_out(place, WhyLeftOut::Refused(refusal));
                false
            }
        }
    }

    fn set_all(&mut self, place: &str, item: ItemId, fields: &[(Field, Value)]) {
        for (field, value) in fields {
            if self.stands(item, *field, value) {
                continue;
            }
            let (field, value) = (*field, value.clone());
            let command = Command::Set { item, field, value };
            if self.allows(&format!("{place}/{}", field.key()), &command) {
                self.sets.push(command);
            }
        }
    }

    /// Whether this is what is shown there already. A conflict is not settled by saying again what is shown.
    fn stands(&self, item: ItemId, field: Field, value: &Value) -> bool {
        let shown = self.ledger.value(item, field);
        let shown = shown.filter(|shown| **shown != Value::Nothing);
        let given = Some(value).filter(|value| **value != Value::Nothing);
        // The tree shows what is counted.
        let counted = field == Field::Progress && given == Some(&self.ledger.progress(item).into());
        counted || shown == given
    }

    /// The item of the ledger that this one is: by its id, or because it stands among these with all that it says.
    fn known(&self, item: &TreeItem, among: &[ItemId]) -> Option<ItemId> {
        let by_id = item.id.filter(|id| self.ledger.kind(*id) == Some(item.kind));
        by_id.or_else(|| self.alike(item, among, &self.seen))
    }

    /// Of the items among these that have all the fields and parts of this one, each for one of its own, the one that
    /// says least beyond it: so equal ones find each other.
    fn alike(&self, item: &TreeItem, among: &[ItemId], taken: &BTreeSet<ItemId>) -> Option<ItemId> {
        if item.fields.is_empty() && item.parts.is_empty() {
            return None;
        }
        let free = among.iter().copied().filter(|id| !taken.contains(id));
        free.filter(|id| self.says_all(*id, item))
            .min_by_key(|id| self.told(*id))
    }

    fn says_all(&self, id: ItemId, item: &TreeItem) -> bool {
        let mut taken = BTreeSet::new();
        let mut fields = item.fields.iter();
        fields.all(|(field, value)| self.stands(id, *field, value))
            && item.parts.iter().all(|part| {
                let own = self.alike(part, &self.ledger.parts(id, part.kind), &taken);
                own.is_some_and(|own| taken.insert(own))
            })
    }

    /// How much an item says: its fields that are not empty, and its parts with theirs.
    fn told(&self, id: ItemId) -> usize {
        let Some(item) = self.ledger.item(id) else { return 0 };
        let fields = item.fields.keys();
        let fields = fields.filter(|field| !self.stands(id, **field, &Value::Nothing));
        let kinds = self.ledger.kind(id).map_or(&[][..], Kind::parts).iter();
        let parts = kinds.flat_map(|kind| self.ledger.parts(id, *kind));
        fields.count() + parts.map(|part| 1 + self.told(part)).sum::<usize>()
    }

    /// Fields and parts of an item that is in the ledger.
    fn change(&mut self, id: ItemId, item: &TreeItem) {
        if !self.seen.insert(id) {
            return self.leave_out(&item.place, WhyLeftOut::Twice);
        }
        self.set_all(&item.place, id, &item.fields);
        for part in &item.parts {
            let among = self.ledger.parts(id, part.kind);
            let cites = |evidence| self.ledger.evidence_of(id).contains(&evidence);
            if let Some(known) = self.known(part, &among) {
                self.change(known, part);
            } else if !evidence_named(part).is_some_and(cites) {
                self.add(Some(id), part, None);
            }
        }
    }

    /// A new item under another, or on its own.
    fn add(&mut self, under: Option<ItemId>, item: &TreeItem, group: Option<ItemId>) {
        let mut draft = self.draft(item);
        draft
            .fields
            .extend(group.map(|group| (Field::Group, Value::item(group))));
        let adds = size(&draft);
        let command = Command::AddPart { under, draft };
        if self.allows(&item.place, &command) {
            self.adds += adds;
            self.parts.push(command);
        }
    }

    fn draft(&mut self, item: &TreeItem) -> Draft {
        let mut draft = Draft::new(item.kind, "");
        let given = item.fields.iter().filter(|(_, value)| *value != Value::Nothing);
        draft.fields.extend(given.cloned());
        let mut cites = BTreeSet::new();
        for part in &item.parts {
            let part_draft = self.draft(part);
            let cited = evidence_named(part);
            if cited.is_some_and(|evidence| !cites.insert(evidence)) {
                self.leave_out(&part.place, WhyLeftOut::Twice);
                continue;
            }
            // A part that cannot be added is left out by itself, not with the whole.
            let mut whole = within(item.kind, part_draft.clone());
            if item.kind == Kind::Measure {
                whole = within(Kind::Problem, whole);
            }
            let command = Command::AddPart {
                under: None,
                draft: whole,
            };
            if self.allows(&part.place, &command) {
                draft.parts.push(part_draft);
            }
        }
        draft
    }

    fn alone(&mut self, item: &TreeItem) {
        let among = self.ledger.standing_alone(item.kind);
        let named = matches!(item.kind, Kind::Person | Kind::Department);
        let by_name = among.iter().copied().filter(|id| named && !self.seen.contains(id));
        let mut by_name = by_name.filter(|id| title(item) == Some(self.ledger.text(*id, Field::Title)));
        match self.known(item, &among).or_else(|| by_name.next()) {
            Some(id) => self.change(id, item),
            None => self.add(None, item, None),
        }
    }

    fn groups(&mut self, tree: &ChecklistTree) {
        let mut path: Vec<Place> = Vec::new();
        for section in &tree.groups {
            path.truncate(section.depth);
            let above = path.last().copied().unwrap_or(Place::Nowhere);
            let place = self.group(&section.group, above);
            if !matches!(place, Place::Nowhere) {
                path.push(place);
            }
            for problem in &section.problems {
                self.problem(problem, place);
            }
        }
    }

    fn group(&mut self, group: &TreeItem, above: Place) -> Place {
        let by_id = group.id.filter(|id| self.ledger.kind(*id) == Some(Kind::Group));
        if let Some(id) = by_id.or_else(|| self.group_called(title(group)?, above)) {
            self.change(id, group);
            return Place::Known(id);
        }
        if title(group).is_none() {
            return Place::Nowhere;
        }
        let mut draft = self.draft(group);
        match above {
            Place::Nowhere => {}
            Place::Known(id) => draft.fields.push((Field::Group, Value::item(id))),
            Place::New(at) => draft.group = Some(at),
        }
        self.set_up(draft)
    }

    fn set_up(&mut self, draft: Draft) -> Place {
        self.adds += size(&draft);
        self.setup.items.push(draft);
        Place::New(self.setup.items.len() - 1)
    }

    fn group_called(&self, title: &str, above: Place) -> Option<ItemId> {
        let above = match above {
            Place::Nowhere => None,
            Place::Known(id) => Some(id),
            Place::New(_) => return None,
        };
        let groups = self.sections.iter().filter_map(|section| section.group);
        let unseen = groups.filter(|id| !self.seen.contains(id));
        let mut called = unseen.filter(|id| self.ledger.text(*id, Field::Title) == title);
        called.find(|id| self.ledger.group_of(*id) == above)
    }

    fn problem(&mut self, problem: &TreeItem, place: Place) {
        let here = match place {
            Place::Nowhere => Some(None),
            Place::Known(id) => Some(Some(id)),
            Place::New(_) => None,
        };
        let mut sections = self.sections.iter();
        let among = sections.find(|section| Some(section.group) == here);
        let among = among.map_or(&[][..], |section| &section.problems);
        if let Some(id) = self.known(problem, among) {
            return self.change(id, problem);
        }
        match place {
            Place::Nowhere => self.add(None, problem, None),
            Place::Known(id) => self.add(None, problem, Some(id)),
            Place::New(at) => {
                let mut draft = self.draft(problem);
                let alone = Command::AddPart {
                    under: None,
                    draft: draft.clone(),
                };
                if self.allows(&problem.place, &alone) {
                    draft.group = Some(at);
                    self.set_up(draft);
                }
            }
        }
    }
}

fn title(item: &TreeItem) -> Option<&str> {
    let title = item.fields.iter().find(|(field, _)| *field == Field::Title)?;
    title.1.as_text()
}

fn evidence_named(part: &TreeItem) -> Option<ItemId> {
    let evidence = part.fields.iter().find(|(field, _)| *field == Field::Evidence)?;
    evidence.1.as_text()?.parse().ok()
}

/// Some item of this kind with this part.
fn within(kind: Kind, part: Draft) -> Draft {
    let mut whole = Draft::new(kind, "·");
    whole.parts.push(part);
    whole
}

/// How many items a draft adds.
fn size(draft: &Draft) -> usize {
    1 + draft.parts.iter().map(size).sum::<usize>()
}
