//! Facts: the entries of the log, and what they are made of (ids, decisions, frontiers). `wire` reads and writes them
//! as text; `state::fold` derives the state of a set of facts.

mod body;
mod decision;
mod digest;
mod frontier;
mod id;
pub(crate) mod json;
mod wire;

pub use body::{Body, Fact};
pub use decision::{Decision, DecisionKind, Ground};
pub use digest::ContentHash;
pub use frontier::Frontier;
pub use id::{ActorId, FactId, ItemId, NotAnId};
pub use wire::NotAFact;
