//! The heart of Xiaohao.
mod progress;
pub use progress::Progress;
