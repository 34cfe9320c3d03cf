//! Panel behind 已保存: the explanation of the saving state, and the three places that hold the checklist: this
//! browser, the disk, exported files.

use crate::{
    browser::{clock, shelf::LocalShelf},
    desk::{BackupState, Desk, SavingState},
    parts::event_handlers,
    route::Route,
    words::{self, stored},
};
use leptos::prelude::*;

/// Panel that explains the saving state.
pub fn explanation(desk: Desk, explaining: RwSignal<bool>) -> impl IntoView {
    let means = move || match desk.saving.get() {
        SavingState::Saved => words::SAVED_MEANS.to_owned(),
        SavingState::NotOnDisk(fault) => stored::not_on_disk(&fault),
        SavingState::Waiting => words::WAITING_MEANS.to_owned(),
        SavingState::Refused => words::REFUSED_MEANS.to_owned(),
        // The permanent alert says it already.
        SavingState::Failed(..) => words::UNSAVED_MEANS.to_owned(),
    };
    let unsaved = move || match desk.saving.get() {
        SavingState::Failed(facts, _) if facts > 0 => Some(view! { <p>{words::in_memory_only(facts)}</p> }),
        _ => None,
    };
    let usage = storage::units_used(&LocalShelf::new()).ok();
    view! {
        <section class="message" id="saving-explained" aria-label=words::SAVING_ASK>
            <p>{means}</p>
            {unsaved}
            <dl class="saving-places">
                <dt>{words::IN_BROWSER}</dt>
                <dd id="saving-browser">{move || words::in_browser(&desk.saving.get())}</dd>
                <dt>{words::ON_DISK}</dt>
                <dd id="saving-disk">{move || words::on_disk(&desk.saving.get())}</dd>
                <dt>{words::IN_FILE}</dt>
                <dd id="saving-file">{move || backup(desk)}</dd>
            </dl>
            {usage.map(|usage| view! { <p>{words::usage(usage.ours, usage.others)}</p> })}
            <p>
                {move || stored::exported(&desk.exported.get())} " "
                <a id="saving-export" href=Route::Exchange.href()>{words::EXPORT}</a> " "
                <button type="button" on:click=event_handlers::click(move |_| explaining.set(false))>{words::CLOSE}</button>
            </p>
        </section>
    }
}

/// State of the backup in a folder, with its buttons.
fn backup(desk: Desk) -> AnyView {
    let state = desk.backup.get();
    let words = words::backup(&state, clock::time_text);
    let choose = move || {
        let words = match desk.backup.get_untracked() {
            BackupState::Off => words::CHOOSE_FOLDER,
            _ => words::CHOOSE_ANOTHER_FOLDER,
        };
        view! { " " <button type="button" id="choose-folder" on:click=event_handlers::click(move |_| desk.choose_backup_folder())>{words}</button> }
    };
    let stop = move || {
        view! { " " <button type="button" id="stop-backups" on:click=event_handlers::click(move |_| desk.stop_backups())>{words::STOP_BACKUPS}</button> }
    };
    let resume = move || {
        view! { " " <button type="button" id="resume-backups" on:click=event_handlers::click(move |_| desk.resume_backups())>{words::RESUME_BACKUPS}</button> }
    };
    match state {
        BackupState::Unavailable => words.into_any(),
        BackupState::Off => view! { {words} {choose()} }.into_any(),
        BackupState::Asks { .. } => view! { {words} {resume()} {choose()} {stop()} }.into_any(),
        BackupState::On { .. } | BackupState::Failed { .. } => view! { {words} {choose()} {stop()} }.into_any(),
    }
}
