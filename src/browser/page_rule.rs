//! The rule for printed pages (size, direction, margins). Chromium 80 has no named pages, so that the rule is put behind all
//! others through the style sheets' own interface, which the page's policy allows.

use js_sys::{Array, Function, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, JsValue};

thread_local! {
    /// Whether a rule of ours stands at the end of the last sheet.
    static SET: Cell<bool> = const { Cell::new(false) };
}

/// Puts this rule in the place of the one that was put before; none takes it away.
pub fn set_page_rule(rule: Option<&str>) {
    let Some(sheet) = last_sheet() else { return };
    if SET.take()
        && let Some(count) = rules(&sheet).checked_sub(1)
    {
        call(&sheet, "deleteRule", &[JsValue::from_f64(count.into())]);
    }
    if let Some(rule) = rule {
        let end = JsValue::from_f64(rules(&sheet).into());
        SET.set(call(&sheet, "insertRule", &[JsValue::from_str(rule), end]));
    }
}

fn last_sheet() -> Option<JsValue> {
    let document = web_sys::window()?.document()?;
    let sheets = Reflect::get(&document, &"styleSheets".into()).ok()?;
    let count = length(&sheets);
    Reflect::get_u32(&sheets, count.checked_sub(1)?).ok()
}

fn rules(sheet: &JsValue) -> u32 {
    Reflect::get(sheet, &"cssRules".into()).map_or(0, |rules| length(&rules))
}

fn length(list: &JsValue) -> u32 {
    let length = Reflect::get(list, &"length".into())
        .ok()
        .and_then(|length| length.as_f64());
    length.map_or(0, |length| length as u32)
}

fn call(on: &JsValue, name: &str, arguments: &[JsValue]) -> bool {
    let function = Reflect::get(on, &name.into())
        .ok()
        .and_then(|found| found.dyn_into::<Function>().ok());
    let arguments: Array = arguments.iter().collect();
    function.is_some_and(|function| function.apply(on, &arguments).is_ok())
}
