//! Steps of a long reading, so that a page can draw its next frame between them. What is read does not depend on the steps; read
//! at one go, they cost nothing.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Number of lines that are looked at in one step.
pub(crate) const LINES_IN_A_STEP: usize = 64;

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Steps {
    /// Without stops.
    AtOneGo,
    /// With a stop after each step.
    OneByOne,
}

impl Steps {
    /// Ends a step.
    pub(crate) async fn end(self) {
        if self == Steps::OneByOne {
            Stop { is_over: false }.await;
        }
    }

    /// Ends a step after every so many of a long row of small ones.
    pub(crate) async fn end_after(self, count: usize, of: usize) {
        if count % of == of - 1 {
            self.end().await;
        }
    }
}

/// Future that is ready when it is asked for the second time.
struct Stop {
    is_over: bool,
}

impl Future for Stop {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        match std::mem::replace(&mut self.is_over, true) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }
}

/// What a reading at one go comes to.
pub(crate) fn at_one_go<T>(reading: impl Future<Output = T>) -> T {
    let mut reading = pin!(reading);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(read) = reading.as_mut().poll(&mut context) {
            return read;
        }
    }
}
