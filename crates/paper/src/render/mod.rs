//! Renderings of a document: plain text to copy, HTML to paste. Screen, print and Word draw from the document itself.

pub mod html;
pub mod text;
