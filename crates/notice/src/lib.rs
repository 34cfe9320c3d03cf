//! Official text: reads a published notice into a proposal. Pure.
