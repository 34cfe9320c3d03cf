//! Moving a card: what the move into a column would do, and carrying it out. The ledger decides what is allowed, and is
//! asked before a card is dropped.

use crate::{browser::focus, desk::Desk, words::kanban as say};
use ledger::{
    Due, Field, Ground, ItemId, Refusal,
    board::kanban::{CardMove, ColumnsBy, KanbanColumn},
};
use leptos::prelude::*;

/// Answer to whether a card can be moved into a column.
#[derive(Clone, PartialEq)]
pub enum MoveVerdict {
    /// The card is in this column already.
    Here,
    /// Allowed, as this act.
    Way(CardMove),
    /// Refused, for this reason.
    No(String),
}

/// A card that is being dragged, with the verdict for each column.
pub type DraggedCard = (ItemId, Vec<(KanbanColumn, MoveVerdict)>);

/// State of moving cards on a board; cheap to copy.
#[derive(Clone, Copy)]
pub struct CardMover {
    pub desk: Desk,
    pub columns: Memo<ColumnsBy>,
    /// Whether cards can be moved: not when a past day is shown.
    pub live: Signal<bool>,
    /// The card that is being dragged, with the verdict for each column.
    pub dragged: RwSignal<Option<DraggedCard>>,
    /// The card for which the panel is open, and the chosen column, if any.
    pub asked: RwSignal<Option<(ItemId, Option<KanbanColumn>)>>,
    /// Message on the last move, or why it was refused.
    pub told: RwSignal<String>,
}

/// Id of the link on a card, which takes the focus.
pub fn card_id(problem: ItemId) -> String {
    format!("card-{problem}")
}

/// Focuses a card once it is drawn in its new place.
pub fn focus_card(problem: ItemId) {
    focus::when_drawn(card_id(problem));
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
            Some(deed) => match self.desk.count_facts_of(&deed.stand_in(problem)) {
                Ok(_) => MoveVerdict::Way(deed),
                Err(why) => MoveVerdict::No(say::forbidden(&why)),
            },
        }
    }

    /// Verdict for each column of the board.
    pub fn verdicts(self, problem: ItemId) -> Vec<(KanbanColumn, MoveVerdict)> {
        let columns = self.columns.get_untracked().all().into_iter();
        columns.map(|column| (column, self.verdict(problem, column))).collect()
    }

    pub fn drag(self, problem: ItemId) {
        self.desk.flush();
        self.dragged.set(Some((problem, self.verdicts(problem))));
    }

    /// Verdict for dropping the dragged card into this column.
    pub fn verdict_over(self, column: KanbanColumn) -> Option<MoveVerdict> {
        self.dragged.with(|dragged| {
            let (_, verdicts) = dragged.as_ref()?;
            let found = verdicts.iter().find(|(one, _)| *one == column);
            found.map(|(_, verdict)| verdict.clone())
        })
    }

    /// Moves a card into a column: at once, or by the panel if a text has to be entered, or else the reason for the
    /// refusal is shown.
    pub fn move_to(self, problem: ItemId, column: KanbanColumn) {
        self.desk.flush();
        match self.verdict(problem, column) {
            MoveVerdict::Here => {}
            MoveVerdict::No(why) => {
                let title = self.title(problem);
                self.told.set(say::not_moved(&title, say::column(column), &why));
            }
            MoveVerdict::Way(deed) if deed.at_once() => {
                if let Err(why) = self.carry_out(problem, column, deed, &[], "", None) {
                    let (title, why) = (self.title(problem), say::forbidden(&why));
                    self.told.set(say::not_moved(&title, say::column(column), &why));
                }
            }
            MoveVerdict::Way(_) => self.asked.set(Some((problem, Some(column)))),
        }
    }

    /// Carries out the act behind a move, or returns why it was refused.
    pub fn carry_out(
        self,
        problem: ItemId,
        column: KanbanColumn,
        deed: CardMove,
        grounds: &[Ground],
        words: &str,
        until: Option<Due>,
    ) -> Result<(), Refusal> {
        self.desk.attempt(&deed.command(problem, grounds, words, until))?;
        self.told.set(say::moved(&self.title(problem), say::column(column)));
        self.asked.set(None);
        focus_card(problem);
        Ok(())
    }

    /// Moves a card one column to the right or left.
    pub fn move_beside(self, problem: ItemId, right: bool) {
        let columns = self.columns.get_untracked();
        let here = self.desk.peek(|ledger| ledger.column(problem, columns));
        let all = columns.all();
        let at = all.iter().position(|column| *column == here);
        let next = at.and_then(|at| if right { at.checked_add(1) } else { at.checked_sub(1) });
        if let Some(next) = next.and_then(|next| all.get(next)) {
            self.move_to(problem, *next);
        }
    }
}
