//! The checklist that the page carries inside itself (`#xiaohao-data`): taken into the round that it belongs to at every
//! opening. What is there already is not taken twice, and what she has written since stays: it is a union like any.

use super::handle::Desk;
use crate::browser::{page, settings};
use ledger::file::{self, ChecklistFile, FileError, RoundId};

/// What the page carries, if it carries anything.
pub struct EmbeddedChecklist(Option<Result<ChecklistFile, FileError>>);

impl EmbeddedChecklist {
    /// Reads it.
    pub fn read() -> EmbeddedChecklist {
        let carried = page::carried();
        EmbeddedChecklist(carried.map(|(text, lt)| file::read(&parcel::decode_data(&text, lt.as_deref()))))
    }

    /// The round to open for it: its own, unless she has turned to another in this tab.
    pub fn round(&self) -> Option<RoundId> {
        let package = self.0.as_ref()?.as_ref().ok()?;
        if settings::turned_to().is_some_and(|round| round != package.heading.round) {
            return None;
        }
        settings::set(settings::OPEN, &package.heading.round.to_string());
        Some(package.heading.round)
    }

    /// Takes it into its round, if that is the open one. Gives why it could not be read, if it could not.
    pub fn enter(self, desk: Desk) -> Option<FileError> {
        match self.0 {
            Some(Ok(package)) if package.heading.round == desk.round => {
                desk.was_handed(&package.heading);
                desk.import_facts(package.facts);
                None
            }
            Some(Err(error)) => Some(error),
            Some(Ok(_)) | None => None,
        }
    }
}
