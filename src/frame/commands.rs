//! The commands of the app that stand on no page, each in one line of one table: its name in Ctrl+K, its keys, and what the
//! list of keys says of them. Whoever offers a command, hears its key or explains it reads it here.

use crate::{
    browser::{address, events, focus},
    contexts::{
        FocusTarget, PendingFocus, RecoveryShown, SavingExplained, use_pending_focus, use_recovery_shown,
        use_saving_explained,
    },
    desk::{Desk, use_desk},
    route::Route,
    words::palette as say,
};
use leptos::prelude::*;

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppCommand {
    /// A new problem is written.
    NewProblem,
    /// The name of who works here is written.
    Who,
    /// The last action of this person is undone.
    Undo,
    /// What was undone last is done again.
    Redo,
    /// To where the checklist is given out as a file.
    Export,
    /// What is being typed is stored, and it is shown where everything is and how to have it as a file.
    Save,
    /// To the search, where there is one.
    Search,
    /// The list of commands.
    Palette,
    /// The list of keys.
    Keys,
}

/// Keys that are pressed together. Ctrl stands for Cmd too; Alt is never among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    ctrl: bool,
    /// Whether Shift is held; `None` where a keyboard may need it for the sign itself.
    shift: Option<bool>,
    /// The signs that it may be, in small letters: a Chinese keyboard may give the full-width one.
    signs: &'static [&'static str],
}

impl Shortcut {
    /// As it is written.
    pub fn label(self) -> String {
        let ctrl = if self.ctrl { "Ctrl+" } else { "" };
        let shift = if self.shift == Some(true) { "Shift+" } else { "" };
        let sign = self.signs.first().map(|sign| sign.to_uppercase()).unwrap_or_default();
        format!("{ctrl}{shift}{sign}")
    }

    /// Whether a key press is this one.
    fn is(self, event: &web_sys::KeyboardEvent) -> bool {
        let key = event.key().to_lowercase();
        self.ctrl == (event.ctrl_key() || event.meta_key())
            && !event.alt_key()
            && self.shift.is_none_or(|shift| shift == event.shift_key())
            && self.signs.contains(&key.as_str())
    }
}

/// What is known of a command.
pub struct CommandEntry {
    /// Its name in Ctrl+K; `None` if it is not offered there.
    pub name: Option<&'static str>,
    /// Its keys.
    pub shortcuts: &'static [Shortcut],
    /// What the list of keys says of them; `None` if it has none.
    pub explained: Option<&'static str>,
    /// Whether its keys work inside a text that is being typed.
    while_typing: bool,
}

impl AppCommand {
    /// All of them, in the order in which Ctrl+K offers them.
    pub const ALL: [AppCommand; 9] = [
        AppCommand::NewProblem,
        AppCommand::Who,
        AppCommand::Undo,
        AppCommand::Redo,
        AppCommand::Export,
        AppCommand::Save,
        AppCommand::Search,
        AppCommand::Palette,
        AppCommand::Keys,
    ];

    /// The table of commands.
    pub fn entry(self) -> CommandEntry {
        const fn keys(ctrl: bool, shift: Option<bool>, signs: &'static [&'static str]) -> Shortcut {
            Shortcut { ctrl, shift, signs }
        }
        const UNDO: &[Shortcut] = &[keys(true, Some(false), &["z"])];
        const REDO: &[Shortcut] = &[keys(true, Some(true), &["z"]), keys(true, Some(false), &["y"])];
        const SAVE: &[Shortcut] = &[keys(true, Some(false), &["s"])];
        const SEARCH: &[Shortcut] = &[keys(false, None, &["/", "／"])];
        const PALETTE: &[Shortcut] = &[keys(true, Some(false), &["k"])];
        const KEYS: &[Shortcut] = &[keys(false, None, &["?", "？"])];
        let entry = |name, shortcuts, explained| CommandEntry {
            name,
            shortcuts,
            explained,
            while_typing: matches!(self, AppCommand::Palette | AppCommand::Save),
        };
        match self {
            AppCommand::NewProblem => entry(Some(say::NEW_PROBLEM), &[], None),
            AppCommand::Who => entry(Some(say::WHO), &[], None),
            AppCommand::Undo => entry(Some(say::UNDO), UNDO, Some(say::KEY_OF_UNDO)),
            AppCommand::Redo => entry(Some(say::REDO), REDO, Some(say::KEY_OF_REDO)),
            AppCommand::Export => entry(Some(say::EXPORT), &[], None),
            AppCommand::Save => entry(None, SAVE, Some(say::KEY_OF_SAVE)),
            AppCommand::Search => entry(None, SEARCH, Some(say::KEY_OF_SEARCH)),
            AppCommand::Palette => entry(None, PALETTE, Some(say::KEY_OF_PALETTE)),
            AppCommand::Keys => entry(Some(say::KEYS), KEYS, Some(say::KEY_OF_KEYS)),
        }
    }

    /// The command of a key press.
    fn of_key(event: &web_sys::KeyboardEvent) -> Option<AppCommand> {
        let is = |command: &AppCommand| {
            let entry = command.entry();
            entry.shortcuts.iter().any(|shortcut| shortcut.is(event))
                && (entry.while_typing || !events::is_typing(event))
        };
        AppCommand::ALL.into_iter().find(is)
    }
}

/// Carries commands out; cheap to copy. Provided once, by [`provide_command_runner`].
#[derive(Clone, Copy)]
pub struct CommandRunner {
    desk: Desk,
    pending_focus: PendingFocus,
    recovery_shown: RecoveryShown,
    saving_explained: SavingExplained,
    /// Whether the list of commands is asked for; whoever opens it takes the question back.
    pub palette_asked: RwSignal<bool>,
    /// Whether the list of keys is asked for; the same.
    pub keys_asked: RwSignal<bool>,
}

/// Provides it, and hears the keys of all commands from now on.
pub fn provide_command_runner() -> CommandRunner {
    let runner = CommandRunner {
        desk: use_desk(),
        pending_focus: use_pending_focus(),
        recovery_shown: use_recovery_shown(),
        saving_explained: use_saving_explained(),
        palette_asked: RwSignal::new(false),
        keys_asked: RwSignal::new(false),
    };
    provide_context(runner);
    events::on_key(move |event| {
        // Where nothing is done, the key is the browser's.
        if AppCommand::of_key(event).is_some_and(|command| runner.run(command)) {
            event.prevent_default();
        }
    });
    runner
}

/// Carries commands out.
pub fn use_command_runner() -> CommandRunner {
    expect_context()
}

impl CommandRunner {
    /// Carries a command out; false if it cannot be done here.
    pub fn run(self, command: AppCommand) -> bool {
        match command {
            AppCommand::NewProblem => {
                self.pending_focus.0.set(Some(FocusTarget::New));
                if !matches!(Route::from_hash(&address::hash()), Some(Route::Problems(..))) {
                    address::go(&Route::problems().href());
                }
            }
            AppCommand::Who => return focus::to("me"),
            AppCommand::Undo => self.desk.undo(),
            AppCommand::Redo => self.desk.redo(),
            AppCommand::Export => address::go(&Route::Exchange.href()),
            AppCommand::Save => {
                focus::take_in();
                self.desk.flush();
                self.saving_explained.0.set(true);
            }
            AppCommand::Search => return focus::to("search"),
            AppCommand::Palette => {
                if self.recovery_shown.0.get_untracked() {
                    return false;
                }
                self.palette_asked.set(true);
            }
            AppCommand::Keys => self.keys_asked.set(true),
        }
        true
    }
}
