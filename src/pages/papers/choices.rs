//! What is chosen for a paper, and how it is kept: as an item of the checklist, so that it comes back in every browser. What
//! is tried and not kept is gone with the page.

use super::columns_and_signatures::columns_and_signatures;
use crate::{
    desk::{Desk, use_desk},
    parts::{
        draft::draft_among,
        effect::effect,
        event_handlers,
        select_box::{SelectBox, SelectOptions},
    },
    words::papers as say,
};
use ledger::{Command, Draft, Field, ItemId, Kind, Ledger, Value};
use leptos::prelude::*;
use paper::notice::Form;
use paper::public_text::Audience;
use paper::settings::{Grouping, Order};
use paper::{PageSetup, PaperGroup, Settings, Sheet};

/// The name under which the decisions for the public text are kept.
const AUDIENCE: &str = "audience";

/// What is chosen.
#[derive(Clone, Copy)]
pub struct PaperChoice {
    /// For the paper that is open.
    pub settings: RwSignal<Settings>,
    /// Whether the notice is shown as the public may read it.
    pub public: RwSignal<bool>,
    /// The decisions for the public text, as they are kept.
    pub audience: Memo<Audience>,
    key: Memo<&'static str>,
}

impl PaperChoice {
    /// The choices for the paper that is open; read anew when another is opened.
    pub fn new(desk: Desk, key: Memo<&'static str>) -> PaperChoice {
        let choice = PaperChoice {
            settings: RwSignal::new(Settings::default()),
            public: RwSignal::new(false),
            key,
            audience: Memo::new(move |_| desk.watch_all(|ledger| kept(ledger, AUDIENCE)).unwrap_or_default()),
        };
        effect(move || {
            let key = key.get();
            let usual = || {
                let mut settings = Settings::default();
                let record = desk.peek(|ledger| paper::Record::of(ledger, desk.today.get_untracked()));
                settings.notice.form = paper::notice::form_of(&record);
                settings
            };
            let tried = serde_json::from_str(&settings_draft(key).get_untracked()).ok();
            let settings = tried.or_else(|| desk.peek(|ledger| kept(ledger, key)));
            choice.settings.set(settings.unwrap_or_else(usual));
        });
        choice
    }

    /// Changes the settings of the paper that is open; they are a draft until they are kept.
    pub fn change(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        if let Ok(text) = self.settings.with_untracked(serde_json::to_string) {
            settings_draft(self.key.get_untracked()).set(text);
        }
    }

    /// Chooses a form of the notice.
    pub fn set_form(self, form: Form) {
        self.change(|all| all.notice.form = form);
    }

    /// Keeps the decisions for the public text.
    pub fn decide(self, desk: Desk, change: impl FnOnce(&mut Audience)) {
        let mut audience = self.audience.get_untracked();
        change(&mut audience);
        if let Ok(text) = serde_json::to_string(&audience) {
            keep(desk, AUDIENCE, say::PUBLIC, text);
        }
    }
}

/// Draft of the settings of a paper: what was chosen and not kept in the checklist.
fn settings_draft(key: &str) -> RwSignal<String> {
    draft_among("papers", key)
}

fn setup_of(ledger: &Ledger, key: &str) -> Option<ItemId> {
    let setups = ledger.standing_alone(Kind::PaperSetup);
    setups
        .into_iter()
        .rev()
        .find(|item| ledger.text(*item, Field::PaperKey) == key)
}

fn kept<T: for<'de> serde::Deserialize<'de>>(ledger: &Ledger, key: &str) -> Option<T> {
    let item = setup_of(ledger, key)?;
    serde_json::from_str(ledger.text(item, Field::PaperSettings)).ok()
}

fn keep(desk: Desk, key: &str, name: &str, text: String) -> bool {
    let value = Value::text(text);
    let field = Field::PaperSettings;
    match desk.peek(|ledger| setup_of(ledger, key)) {
        Some(item) => desk.perform(&Command::Set { item, field, value }),
        None => {
            let draft = Draft::new(Kind::PaperSetup, name)
                .with(Field::PaperKey, Value::text(key))
                .with(field, value);
            desk.perform(&Command::AddPart { under: None, draft })
        }
    }
}

/// A choice among a few, as a select.
fn select<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    name: &'static str,
    all: Vec<(T, &'static str)>,
    now: impl Fn() -> T + Send + Sync + 'static,
    set: impl Fn(T) + Send + Sync + 'static,
) -> AnyView {
    let options = all
        .iter()
        .enumerate()
        .map(|(at, (_, words))| (at.to_string(), (*words).to_owned()));
    let options = Signal::stored(options.collect::<SelectOptions>());
    let values: Vec<T> = all.iter().map(|(value, _)| *value).collect();
    let chosen = values.clone();
    let at = Signal::derive(move || chosen.iter().position(|one| *one == now()).unwrap_or(0).to_string());
    let change = move |place: String| {
        let place = place.parse::<usize>().ok();
        if let Some(value) = place.and_then(|place| values.get(place)) {
            set(*value);
        }
    };
    view! {
        <div class="field">
            <label for=id>{name}</label>
            <SelectBox id value=at options on_choose=change />
        </div>
    }
    .into_any()
}

/// The choices for the paper that is open.
#[component]
pub fn Choices(choice: PaperChoice, key: Memo<&'static str>, notice: Memo<bool>) -> impl IntoView {
    let desk = use_desk();
    let settings = choice.settings;
    let of_notice = move || {
        let forms = Form::ALL.map(|form| (form, say::form(form))).to_vec();
        let audience = vec![(false, say::INSIDE), (true, say::PUBLIC)];
        view! {
            {select("paper-form", say::FORM, forms, move || settings.with(|all| all.notice.form), move |form| choice.set_form(form))}
            {select("paper-audience", say::AUDIENCE, audience, move || choice.public.get(), move |public| choice.public.set(public))}
        }
    };
    let of_list = move || {
        let list = paper::lists::list(key.get())?;
        let groupings = Grouping::ALL.map(|one| (one, say::grouping(one))).to_vec();
        let orders = Order::ALL.map(|one| (one, say::order(one))).to_vec();
        let usual = list.grouping;
        Some(view! {
            {select("paper-grouping", say::GROUPING, groupings, move || settings.with(|all| all.grouping.unwrap_or(usual)), move |one| {
                choice.change(|all| all.grouping = Some(one));
            })}
            {select("paper-order", say::ORDER, orders, move || settings.with(|all| all.order), move |one| {
                choice.change(|all| all.order = one);
            })}
            {sheets(choice, list.page)}
            {columns_and_signatures(choice, list)}
        })
    };
    let titled = move || {
        let paper = paper::paper(key.get());
        paper.is_some_and(|paper| paper.group != PaperGroup::Notice).then(|| {
            view! {
                <div class="field">
                    <label for="paper-title">{say::NAME}</label>
                    <input id="paper-title" type="text" autocomplete="off" placeholder=say::NAME_HINT prop:value=move || settings.with(|all| all.title.clone())
                        on:change=event_handlers::event(move |event| choice.change(|all| all.title = event_target_value(&event))) />
                </div>
            }
        })
    };
    let remember = move |_| {
        let name = paper::paper(key.get_untracked()).map_or("", |paper| paper.name);
        if let Ok(text) = settings.with_untracked(serde_json::to_string) {
            keep(desk, key.get_untracked(), name, text);
            settings_draft(key.get_untracked()).set(String::new());
        }
    };
    view! {
        <div class="page-tools paper-choices">
            {move || notice.get().then(of_notice)}
            {of_list}
            {titled}
            <button type="button" id="paper-keep" on:click=event_handlers::click(remember)>{say::KEEP}</button>
        </div>
    }
}

fn sheets(choice: PaperChoice, usual: PageSetup) -> AnyView {
    let settings = choice.settings;
    let all: Vec<((Sheet, bool), &'static str)> = Sheet::ALL
        .into_iter()
        .flat_map(|sheet| [false, true].map(|landscape| ((sheet, landscape), say::sheet(sheet, landscape))))
        .collect();
    let now = move || {
        let page = settings.with(|all| all.page).unwrap_or(usual);
        (page.sheet, page.landscape)
    };
    select("paper-sheet", say::SHEET, all, now, move |(sheet, landscape)| {
        choice.change(|all| {
            all.page = Some(PageSetup {
                sheet,
                landscape,
                ..usual
            });
        });
    })
}
