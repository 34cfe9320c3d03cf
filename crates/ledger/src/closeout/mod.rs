//! Close-out (销号) of a problem, derived from the decisions on it and from nothing else. Not its progress: done is not
//! yet struck off. Acts are a type in `act`, refusals in `refusal`, their rules stand in `rules`, what an application
//! still lacks in `missing`, dates in `work::due`.
//!
//! An application opens a round, and the round keeps its number: an application that answers a return or a rebound
//! opens the next round; one that answers a withdrawal belongs to the same round, since the first was never dealt
//! with. The number depends on what was answered and not on the order of arrival, so a merge does not renumber.
//!
//! Decisions made without seeing each other both stand. Of a return and a strike-off of one round the return counts,
//! of a look-back that holds and a rebound the rebound, of a withdrawal and any answer the withdrawal: no report
//! claims more than everyone agrees on. The round is contested until a decision names the one it overrules, or a new
//! application opens the next round.

mod act;
mod closeout_round;
mod derive;
mod missing;
mod refusal;
mod round_builder;
mod rules;
mod status;

pub use act::CloseoutAct;
pub use closeout_round::{Closeout, CloseoutRound, DecisionStep};
pub(crate) use derive::{same_hand, withdrawals};
pub use missing::MissingForCloseout;
pub use refusal::CloseoutRefusal;
pub use status::CloseoutStatus;
