//! 方面与大类: the groups of problems, nested to any depth allowed; named, ordered, nested, and removed when empty.

use crate::{
    contexts::{PastedEntry, PastedKind},
    desk::{Desk, use_desk},
    parts::{
        add_line::has_nothing_to_add, draft::draft_of_line, keyed_list::each, move_buttons::move_buttons,
        pasted_lines::PasteOffer, refused::Refused, select_box::SelectBox, text_field::TextField,
    },
    route::{Listing, Route},
    words::{self, round},
};
use ledger::{Command, Field, ItemId, Kind, Ledger, NumberedWithin, Section, Setup, Value};
use leptos::prelude::*;

/// Groups of the checklist in their order, with their depth.
fn groups(ledger: &Ledger) -> Vec<(ItemId, usize)> {
    let sections = ledger.outline().sections.into_iter();
    sections
        .filter_map(|section| Some((section.group?, section.depth)))
        .collect()
}

/// Choice of the group of an item.
#[component]
pub fn GroupChoice(item: ItemId, #[prop(into)] label: String) -> impl IntoView {
    let desk = use_desk();
    let options = Memo::new(move |_| {
        desk.watch_structure(|ledger| {
            let outside = |(id, _): &(ItemId, usize)| *id != item && !ledger.group_path(*id).contains(&item);
            let told = |(id, depth): (ItemId, usize)| {
                (
                    id.to_string(),
                    format!("{}{}", "　".repeat(depth), ledger.text(id, Field::Title)),
                )
            };
            groups(ledger).into_iter().filter(outside).map(told).collect::<Vec<_>>()
        })
    });
    let now = Memo::new(move |_| desk.watch_item(item, |ledger| ledger.text(item, Field::Group).to_owned()));
    let id = format!("group-{item}");
    let none = if desk.peek(|ledger| ledger.kind(item)) == Some(Kind::Group) {
        round::NO_GROUP
    } else {
        words::NO_GROUP
    };
    let listed = Signal::derive(move || {
        let mut listed = options.get();
        listed.insert(0, (String::new(), none.to_owned()));
        listed
    });
    let refused = Refused::new();
    let choose = move |key: String| {
        desk.flush();
        let command = Command::Set {
            item,
            field: Field::Group,
            value: Value::text(key),
        };
        refused.perform(desk, &command);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <SelectBox id class="group" value=now options=listed on_choose=choose />
            {refused.line(String::new())}
        </div>
    }
}

fn row(group: ItemId, depth: usize) -> AnyView {
    let desk = use_desk();
    let title = move || desk.watch_item(group, |ledger| ledger.text(group, Field::Title).to_owned());
    let count = Memo::new(move |_| {
        desk.watch_structure(|ledger| {
            let within = |section: &&Section| section.group.is_some_and(|id| ledger.group_path(id).contains(&group));
            let sections = ledger.outline().sections;
            sections
                .iter()
                .filter(within)
                .map(|section| section.problems.len())
                .sum::<usize>()
        })
    });
    let problems = Route::Problems(Listing::of(|filter| filter.group = Some(Some(group))), None).href();
    let refused = Refused::new();
    let remove = move |_| {
        desk.flush();
        let reason = round::GROUP_REMOVED.to_owned();
        refused.perform(desk, &Command::Remove { item: group, reason });
    };
    let class = match depth {
        0 => "depth-0",
        1 => "depth-1",
        _ => "depth-2",
    };
    view! {
        <tr class=class>
            <td class="group-title"><TextField item=group field=Field::Title label=round::GROUP_TITLE /></td>
            <td><GroupChoice item=group label=round::WITHIN /></td>
            <td class="col-uses"><a href=problems>{count}</a></td>
            <td class="col-acts">
                {move_buttons(group, || ())}
                <button type="button" class="quiet" aria-label=move || round::remove_group(&title()) on:click=remove>
                    {words::REMOVE}
                </button>
                {refused.line(String::new())}
            </td>
        </tr>
    }
    .into_any()
}

/// Adds pasted entries that stand on their own, by one action.
pub fn add_pasted(desk: Desk, entries: Vec<PastedEntry>) -> bool {
    desk.flush();
    desk.perform(&Command::SetUp(Setup {
        round: Vec::new(),
        items: entries.into_iter().map(|entry| entry.draft).collect(),
    }))
}

/// Section of groups.
#[component]
pub fn Groups() -> impl IntoView {
    let desk = use_desk();
    let all = Memo::new(move |_| desk.watch_structure(groups));
    let title = draft_of_line("new-group");
    let refused = Refused::new();
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if has_nothing_to_add(&title.get_untracked(), refused, "new-group") {
            return;
        }
        desk.flush();
        let command = Command::AddGroup {
            title: title.get_untracked(),
            within: None,
        };
        if refused.perform(desk, &command) {
            title.try_set(String::new());
        }
    };
    let paste = PasteOffer::new(PastedKind::Aspects, move |entries| add_pasted(desk, entries));
    let mut pasted = paste.on_paste();
    let none = move || {
        all.with(Vec::is_empty)
            .then(|| view! { <p class="quiet-text">{round::NO_GROUPS}</p> })
    };
    view! {
        {none}
        <div class="wide">
            <table class="plain groups">
                <thead>
                    <tr>
                        <th scope="col">{words::COL_GROUP}</th>
                        <th scope="col">{round::WITHIN}</th>
                        <th scope="col">{round::COL_PROBLEMS}</th>
                        <th scope="col">{round::COL_ACTS}</th>
                    </tr>
                </thead>
                <tbody>
                    {each(move || all.get(), move |(group, depth)| row(group, depth).into_any())}
                </tbody>
            </table>
        </div>
        <form class="add-row" on:submit=add>
            <div class="field">
                <label for="new-group">{round::NEW_GROUP}</label>
                <input id="new-group" type="text" autocomplete="off" prop:value=move || title.get()
                    on:input=move |event| title.set(event_target_value(&event))
                    on:paste=move |event| pasted(event.into()) />
            </div>
            <button type="submit" id="add-group">{words::ADD}</button>
            {refused.line(String::new())}
        </form>
        {paste.view("new-group")}
        <Renumber />
    }
}

/// 重新编号: a button for each way, with what it would change; one undo.
#[component]
fn Renumber() -> impl IntoView {
    let desk = use_desk();
    let told = RwSignal::new(String::new());
    let ways = [
        ("renumber-whole", NumberedWithin::Whole),
        ("renumber-aspects", NumberedWithin::Aspect),
    ];
    let buttons = ways.map(|(id, within)| {
        let changes = Memo::new(move |_| desk.watch_all(|ledger| ledger.renumbering(within).len()));
        let note = format!("{id}-changes");
        let described = note.clone();
        let press = move |_| {
            desk.flush();
            let changed = changes.get_untracked();
            if desk.perform(&desk.peek(|ledger| ledger.renumber(within))) {
                told.set(round::renumbered(changed));
            }
        };
        view! {
            <div class="renumber-way">
                <button type="button" id=id disabled=move || changes.get() == 0 aria-describedby=described on:click=press>
                    {round::renumber(within)}
                </button>
                <span class="quiet-text" id=note>{move || round::renumber_changes(changes.get())}</span>
            </div>
        }
    });
    view! {
        <div class="renumber" role="group" aria-label=round::RENUMBER>
            <h3>{round::RENUMBER}</h3>
            <p class="quiet-text">{round::RENUMBER_NOTE}</p>
            {buttons.into_iter().collect_view()}
            <p role="status">{move || told.get()}</p>
        </div>
    }
}
