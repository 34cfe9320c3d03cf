//! Backup into a folder: after each pause of work the checklist is written as an ordinary export into a folder that a
//! person chose, where the browser lets a page do so. Which files stay is decided by `storage::BackupRun`.

use super::{
    handle::{Desk, DeskState},
    saving_state::BackupState,
};
use crate::browser::{
    clock,
    folder::{self, Folder},
    settings,
};
use ledger::{
    WallTime,
    file::{self, ChecklistPart, Errand, FileHeading},
};
use leptos::{prelude::*, task::spawn_local};
use storage::{BackupFault, BackupRun};

/// Number of runs of housekeeping without a new fact that make a pause.
const PAUSE: u8 = 2;

/// State of the backup.
#[derive(Default)]
pub(super) struct Backups {
    /// First part of the names of the copies.
    prefix: String,
    folder: Option<Folder>,
    /// When the last copy was written, and how many facts it holds.
    last: Option<(WallTime, usize)>,
    /// Number of facts at the last run of housekeeping, and for how many runs it has not changed.
    seen: usize,
    looks: u8,
    is_running: bool,
}

impl Backups {
    /// State before a folder is chosen; the names of the copies will begin with `prefix`.
    pub(super) fn named(prefix: String) -> Backups {
        Backups {
            prefix,
            ..Backups::default()
        }
    }
}

impl Desk {
    pub(super) fn open_backups(self) {
        if !folder::is_available() {
            return;
        }
        self.backup.set(BackupState::Off);
        let last = settings::get(&settings::backup_key(self.round));
        let last = last
            .split_once(' ')
            .and_then(|(at, facts)| Some((WallTime(at.parse().ok()?), facts.parse().ok()?)));
        self.inner().borrow_mut().backups.last = last;
        folder::remembered(&settings::backup_key(self.round), move |found| {
            if let Some(folder) = found {
                self.use_folder(folder, false);
            }
        });
    }

    /// Lets a person choose the folder and starts backing up; needs a click.
    pub fn choose_backup_folder(self) {
        spawn_local(async move {
            if let Some(folder) = folder::choose().await {
                folder.remember(&settings::backup_key(self.round));
                self.inner().borrow_mut().backups.last = None;
                self.use_folder(folder, true);
            }
        });
    }

    /// Asks again for the permission, which a restart of the browser revokes; needs a click.
    pub fn resume_backups(self) {
        let folder = self.inner().borrow().backups.folder.clone();
        if let Some(folder) = folder {
            self.use_folder(folder, true);
        }
    }

    /// Stops backing up; existing copies stay.
    pub fn stop_backups(self) {
        folder::forget(&settings::backup_key(self.round));
        self.inner().borrow_mut().backups.folder = None;
        self.backup.set(BackupState::Off);
    }

    fn use_folder(self, folder: Folder, ask: bool) {
        spawn_local(async move {
            let name = folder.name();
            let allowed = folder.is_allowed(ask).await;
            let last = {
                let inner = self.inner();
                let backups = &mut inner.borrow_mut().backups;
                backups.folder = Some(folder);
                backups.last
            };
            if !allowed {
                return self.backup.set(BackupState::Asks { folder: name });
            }
            self.backup.set(BackupState::On {
                folder: name,
                last: last.map(|(at, _)| at),
            });
            if ask {
                self.back_up();
            }
        });
    }

    /// Writes a copy if there are new facts and none came for a while. Called by housekeeping.
    pub(super) fn back_up_in_pause(self) {
        let writes = self.backup.with_untracked(|state| match state {
            BackupState::On { .. } | BackupState::Failed { .. } => true,
            BackupState::Unavailable | BackupState::Off | BackupState::Asks { .. } => false,
        });
        if !writes {
            return;
        }
        let is_due = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let DeskState { backups, ledger, .. } = &mut *inner;
            let facts = ledger.facts().len();
            backups.looks = if facts == backups.seen {
                backups.looks.saturating_add(1)
            } else {
                0
            };
            backups.seen = facts;
            let is_new = backups.last.is_none_or(|(_, backed_up)| backed_up != facts);
            facts > 0 && is_new && backups.looks >= PAUSE
        };
        if is_due {
            self.back_up();
        }
    }

    fn back_up(self) {
        let folder = {
            let inner = self.inner();
            let mut inner = inner.borrow_mut();
            let DeskState { backups, ledger, .. } = &mut *inner;
            if backups.is_running || ledger.facts().is_empty() {
                return;
            }
            backups.is_running = backups.folder.is_some();
            backups.folder.clone()
        };
        let Some(folder) = folder else { return };
        let at = clock::now();
        let heading = FileHeading {
            round: self.round,
            from: self.me.get_untracked().trim().to_owned(),
            at,
            errand: Errand::default(),
        };
        let (text, facts) = self.peek(|ledger| {
            let written = file::write(ledger, &ChecklistPart::Whole, &heading);
            (written.text, ledger.facts().len())
        });
        let prefix = self.inner().borrow().backups.prefix.clone();
        let mut run = BackupRun::new(prefix, clock::civil(at), text);
        spawn_local(async move {
            let mut step = Ok(Some(run.start()));
            while let Ok(Some(now)) = step {
                let answer = folder.carry_out(now).await;
                step = run.next(answer);
            }
            self.was_backed_up(&folder, step.err(), at, facts).await;
        });
    }

    async fn was_backed_up(self, folder: &Folder, fault: Option<BackupFault>, at: WallTime, facts: usize) {
        let name = folder.name();
        let state = match fault {
            None => {
                settings::set(&settings::backup_key(self.round), &format!("{} {facts}", at.0));
                BackupState::On {
                    folder: name,
                    last: Some(at),
                }
            }
            Some(_) if !folder.is_allowed(false).await => BackupState::Asks { folder: name },
            Some(why) => BackupState::Failed { folder: name, why },
        };
        {
            let inner = self.inner();
            let backups = &mut inner.borrow_mut().backups;
            backups.is_running = false;
            if matches!(state, BackupState::On { .. }) {
                backups.last = Some((at, facts));
            }
        }
        if self.backup.with_untracked(|before| *before != BackupState::Off) {
            self.backup.set(state);
        }
    }
}
