//! The checklist embedded in the page (`#xiaohao-data`): merged into its round whenever the page opens. It is a union
//! like any other: facts already there are not added twice, and what was written since stays.

use super::handle::Desk;
use crate::browser::{page, settings};
use ledger::file::{self, ChecklistFile, FileError, RoundId};

/// The checklist that the page embeds, if any.
pub struct EmbeddedChecklist(Option<Result<ChecklistFile, FileError>>);

impl EmbeddedChecklist {
    /// Reads it from the page.
    pub fn read() -> EmbeddedChecklist {
        let carried = page::embedded_data();
        EmbeddedChecklist(
            carried.map(|(single_file_text, lt)| file::read(&parcel::decode_data(&single_file_text, lt.as_deref()))),
        )
    }

    /// The round to open for it: its own, unless the user has switched this tab to another one.
    pub fn round(&self) -> Option<RoundId> {
        let package = self.0.as_ref()?.as_ref().ok()?;
        if settings::round_of_tab().is_some_and(|round| round != package.heading.round) {
            return None;
        }
        settings::set(settings::OPEN, &package.heading.round.to_string());
        Some(package.heading.round)
    }

    /// Merges it into its round, if that is the open one. Returns why it could not be read, if it could not.
    pub fn enter(self, desk: Desk) -> Option<FileError> {
        match self.0 {
            Some(Ok(package)) if package.heading.round == desk.round => {
                let facts = package.facts.iter().map(|fact| fact.id).collect();
                desk.receive_handout(&package.heading, &facts);
                desk.import_facts(package.facts);
                None
            }
            Some(Err(error)) => Some(error),
            Some(Ok(_)) | None => None,
        }
    }
}
