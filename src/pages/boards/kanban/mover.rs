//! Moving a card: what it would be to move it into a column, and the doing of it. What may be done is the ledger's to say,
//! and it is asked before a card is dropped.

use crate::{browser::focus, desk::Desk, words::kanban as say};
use ledger::{
    Field, Ground, ItemId,
    board::kanban::{CardMove, ColumnsBy, KanbanColumn},
};
use leptos::prelude::*;

/// What it would be to move a card into a column.
#[derive(Clone, PartialEq)]
pub enum MoveVerdict {
    /// It is there.
    Here,
    /// It can be done.
    Way(CardMove),
    /// It cannot, and why.
    No(String),
}

/// A card that is being dragged, with the verdict of each column.
pub type DraggedCard = (ItemId, Vec<(KanbanColumn, MoveVerdict)>);

/// The cards of a board, as they are moved about.
#[derive(Clone, Copy)]
pub struct CardMover {
    pub desk: Desk,
    pub columns: Memo<ColumnsBy>,
    /// Whether anything may be moved: not on a day that is past.
    pub live: Signal<bool>,
    /// What is being dragged, with the verdict of each column.
    pub dragged: RwSignal<Option<DraggedCard>>,
    /// What is asked about: which card, and where it is to go, if that is chosen.
    pub asked: RwSignal<Option<(ItemId, Option<KanbanColumn>)>>,
    /// What was done last, or why not.
    pub told: RwSignal<String>,
}

/// The id of the link on a card, where the keyboard stands.
pub fn card_id(problem: ItemId) -> String {
    format!("card-{problem}")
}

/// Puts the keyboard on a card once it is drawn where it now stands.
pub fn to_card(problem: ItemId) {
    focus::soon(card_id(problem));
}

impl CardMover {
    pub fn title(self, problem: ItemId) -> String {
        self.desk.peek(|ledger| ledger.text(problem, Field::Title).to_owned())
    }

    pub fn verdict(self, problem: ItemId, to: KanbanColumn) -> MoveVerdict {
        let columns = self.columns.get_untracked();
        let (here, deed) = self
            .desk
            .peek(|ledger| (ledger.column(problem, columns) == to, ledger.deed_for(problem, to)));
        match deed {
            _ if here => MoveVerdict::Here,
            None => MoveVerdict::No(say::NO_WAY.to_owned()),
            Some(deed) => match self.desk.rehearse(&deed.stand_in(problem)) {
                Ok(_) => MoveVerdict::Way(deed),
                Err(why) => MoveVerdict::No(say::forbidden(&why)),
            },
        }
    }

    /// What it would be for each column of the board.
    pub fn verdicts(self, problem: ItemId) -> Vec<(KanbanColumn, MoveVerdict)> {
        let columns = self.columns.get_untracked().all().into_iter();
        columns.map(|column| (column, self.verdict(problem, column))).collect()
    }

    pub fn drag(self, problem: ItemId) {
        self.desk.flush();
        self.dragged.set(Some((problem, self.verdicts(problem))));
    }

    /// What it would be to drop what is dragged here.
    pub fn over(self, column: KanbanColumn) -> Option<MoveVerdict> {
        self.dragged.with(|dragged| {
            let (_, verdicts) = dragged.as_ref()?;
            let found = verdicts.iter().find(|(one, _)| *one == column);
            found.map(|(_, verdict)| verdict.clone())
        })
    }

    /// The card is to go there: at once, or after what has to be written down is asked for, or it is said why not.
    pub fn to(self, problem: ItemId, column: KanbanColumn) {
        self.desk.flush();
        match self.verdict(problem, column) {
            MoveVerdict::Here => {}
            MoveVerdict::No(why) => {
                let title = self.title(problem);
                self.told.set(say::not_moved(&title, say::column(column), &why));
            }
            MoveVerdict::Way(deed) if deed.at_once() => drop(self.carry_out(problem, column, deed, &[], "")),
            MoveVerdict::Way(_) => self.asked.set(Some((problem, Some(column)))),
        }
    }

    /// Carries out the deed; false if it was refused.
    pub fn carry_out(
        self,
        problem: ItemId,
        column: KanbanColumn,
        deed: CardMove,
        grounds: &[Ground],
        words: &str,
    ) -> bool {
        let done = self.desk.perform(&deed.command(problem, grounds, words));
        if done {
            self.told.set(say::moved(&self.title(problem), say::column(column)));
            self.asked.set(None);
            to_card(problem);
        }
        done
    }

    /// The card goes one column to the right, or to the left.
    pub fn beside(self, problem: ItemId, right: bool) {
        let columns = self.columns.get_untracked();
        let here = self.desk.peek(|ledger| ledger.column(problem, columns));
        let all = columns.all();
        let at = all.iter().position(|column| *column == here);
        let next = at.and_then(|at| if right { at.checked_add(1) } else { at.checked_sub(1) });
        if let Some(next) = next.and_then(|next| all.get(next)) {
            self.to(problem, *next);
        }
    }
}
