//! Reading of a text as a value that goes on step by step, for a page that draws between them.

use crate::{Proposal, steps::Steps};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// A reading in steps, each a small part of what [`read`](crate::read) does: a text of a megabyte has some thousand.
pub struct ReadingInSteps(Pin<Box<dyn Future<Output = Proposal>>>);

impl ReadingInSteps {
    /// The reading of a text, not begun.
    pub fn new(text: String) -> ReadingInSteps {
        ReadingInSteps(Box::pin(async move { crate::read_by(&text, Steps::OneByOne).await }))
    }

    /// Goes on by one step. The proposal once it is there; it is not to be asked again then.
    pub fn step(&mut self) -> Option<Proposal> {
        match self.0.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(proposal) => Some(proposal),
            Poll::Pending => None,
        }
    }
}
