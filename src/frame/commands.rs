//! Commands that belong to no page, one table with a line for each: name in Ctrl+K, keys, and their line in the list of
//! keys. The palette, the key listener and the list of keys all read this table.

use crate::{
    browser::{address, events, focus},
    contexts::{
        FocusTarget, PendingFocus, RecoveryShown, SavingExplained, use_pending_focus, use_recovery_shown,
        use_saving_explained,
    },
    desk::{Desk, use_desk},
    route::Route,
    words::commands_and_keys as say,
};
use leptos::prelude::*;

/// A command that belongs to no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppCommand {
    /// Goes to the input for a new problem.
    NewProblem,
    /// Goes to the field for the user's name.
    Who,
    /// Undoes the user's last action.
    Undo,
    /// Redoes the last undone action.
    Redo,
    /// Goes to where the checklist is exported as a file.
    Export,
    /// Records typed text, and shows where everything is stored and how to export it.
    Save,
    /// Goes to the search, on pages that have one.
    Search,
    /// Opens the palette of commands.
    Palette,
    /// Opens the list of keys.
    Keys,
}

/// Keys that are pressed together. Ctrl stands for Cmd too; Alt is never among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    ctrl: bool,
    /// Whether Shift is held; `None` where a keyboard may need it for the character itself.
    shift: Option<bool>,
    /// Characters that the key may give, in lower case: a Chinese keyboard may give the full-width one.
    signs: &'static [&'static str],
}

impl Shortcut {
    /// The keys as shown to people, such as `Ctrl+K`.
    pub fn label(self) -> String {
        let ctrl = if self.ctrl { "Ctrl+" } else { "" };
        let shift = if self.shift == Some(true) { "Shift+" } else { "" };
        let sign = self.signs.first().map(|sign| sign.to_uppercase()).unwrap_or_default();
        format!("{ctrl}{shift}{sign}")
    }

    /// Whether a key press is this shortcut.
    fn is(self, event: &web_sys::KeyboardEvent) -> bool {
        let key = event.key().to_lowercase();
        self.ctrl == (event.ctrl_key() || event.meta_key())
            && !event.alt_key()
            && self.shift.is_none_or(|shift| shift == event.shift_key())
            && self.signs.contains(&key.as_str())
    }
}

/// A line of the table of commands.
pub struct CommandEntry {
    /// Name in Ctrl+K; `None` if it is not offered there.
    pub name: Option<&'static str>,
    /// Keys.
    pub shortcuts: &'static [Shortcut],
    /// Explanation in the list of keys; `None` if it is not listed.
    pub explained: Option<&'static str>,
    /// Whether the keys work while a text is being typed.
    while_typing: bool,
}

impl AppCommand {
    /// All commands, in the order in which Ctrl+K offers them.
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

    /// The line of a command in the table.
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

    /// The command of a key press, if any.
    fn of_key(event: &web_sys::KeyboardEvent) -> Option<AppCommand> {
        let is = |command: &AppCommand| {
            let entry = command.entry();
            entry.shortcuts.iter().any(|shortcut| shortcut.is(event))
                && (entry.while_typing || !events::is_typing(event))
        };
        AppCommand::ALL.into_iter().find(is)
    }
}

/// Runner of commands; cheap to copy. Provided once, by [`provide_command_runner`].
#[derive(Clone, Copy)]
pub struct CommandRunner {
    desk: Desk,
    pending_focus: PendingFocus,
    recovery_shown: RecoveryShown,
    saving_explained: SavingExplained,
    /// Request to open the palette; the palette resets it.
    pub palette_asked: RwSignal<bool>,
    /// Request to open the list of keys; the list resets it.
    pub keys_asked: RwSignal<bool>,
}

/// Provides the runner, and listens to the keys of all commands from now on.
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
        // If the command cannot be run, the key is left to the browser.
        if AppCommand::of_key(event).is_some_and(|command| runner.run(command)) {
            event.prevent_default();
        }
    });
    runner
}

/// Looks up the runner of commands.
pub fn use_command_runner() -> CommandRunner {
    expect_context()
}

impl CommandRunner {
    /// Runs a command; false if it cannot be run here.
    pub fn run(self, command: AppCommand) -> bool {
        match command {
            AppCommand::NewProblem => {
                self.pending_focus.0.set(Some(FocusTarget::New));
                if !matches!(Route::from_hash(&address::hash()), Some(Route::Problems(..))) {
                    address::go(&Route::problems().href());
                }
            }
            AppCommand::Who => return focus::move_to("me"),
            AppCommand::Undo => self.desk.undo(),
            AppCommand::Redo => self.desk.redo(),
            AppCommand::Export => address::go(&Route::Exchange.href()),
            AppCommand::Save => {
                focus::commit_field();
                self.desk.flush();
                self.saving_explained.0.set(true);
            }
            AppCommand::Search => return focus::move_to("search"),
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
