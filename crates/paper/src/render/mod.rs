//! What a document becomes: plain text to copy, HTML to paste. The screen, print and Word draw from the document
//! itself.

pub mod html;
pub mod text;
