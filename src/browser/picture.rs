//! Export of the pictures on the page as one self-contained SVG with the colours of the page, or as a PNG of it. Copies what the
//! page shows; draws nothing anew.

use super::files;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::Element;

const SVG: &str = "http://www.w3.org/2000/svg";
/// Space around and between pictures.
const MARGIN: f64 = 24.0;
/// Pixels of a PNG per CSS pixel.
const SHARP: f64 = 2.0;
/// CSS properties that are copied into the file.
const LOOKS: [&str; 10] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "opacity",
];

/// A picture as SVG text, and its size.
pub struct PictureFile {
    svg: String,
    width: f64,
    height: f64,
}

fn computed(element: &Element, name: &str) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    style.get_property_value(name).ok()
}

fn number(element: &Element, name: &str) -> f64 {
    let text = element.get_attribute(name);
    text.and_then(|text| text.parse().ok()).unwrap_or(0.0)
}

/// All SVG pictures that match a selector, each below its title, under the given heading lines. `None` if there are
/// none.
pub fn of(selector: &str, lines: &[String]) -> Option<PictureFile> {
    let document = web_sys::window()?.document()?;
    let found = document.query_selector_all(selector).ok()?;
    let pictures: Vec<Element> = (0..found.length())
        .filter_map(|place| found.item(place)?.dyn_into().ok())
        .collect();
    let first = pictures.first()?;
    let page = document.document_element()?;
    let size: f64 = computed(first, "font-size")?.trim_end_matches("px").parse().ok()?;
    let set = |element: &Element, pairs: &[(&str, &str)]| {
        for (name, value) in pairs {
            // Attribute names written in this file are valid.
            drop(element.set_attribute(name, value));
        }
    };
    let make = |name: &str| document.create_element_ns(Some(SVG), name).ok();
    let sheet = make("svg")?;
    let ground = make("rect")?;
    sheet.append_child(&ground).ok()?;
    let ink = computed(&page, "color")?;
    let family = computed(first, "font-family")?;
    let mut y = MARGIN;
    let words = |text: &str, y: f64, weight: &str| {
        let line = make("text")?;
        let (x, y, size) = (MARGIN.to_string(), (y + size).to_string(), size.to_string());
        set(
            &line,
            &[
                ("x", &x),
                ("y", &y),
                ("fill", &ink),
                ("font-size", &size),
                ("font-family", &family),
                ("font-weight", weight),
            ],
        );
        line.set_text_content(Some(text));
        Some(line)
    };
    let widest = pictures.iter().map(|it| number(it, "width")).fold(320.0, f64::max);
    for line in lines {
        for part in chart::text_width::wrapped(line, size, widest, 4) {
            let line = words(&part, y, "400")?;
            sheet.append_child(&line).ok()?;
            y += size * 1.5;
        }
    }
    for picture in &pictures {
        y += MARGIN / 2.0;
        if let Some(title) = picture.get_attribute("data-title") {
            let line = words(&title, y, "600")?;
            sheet.append_child(&line).ok()?;
            y += size * 1.8;
        }
        let copy = plain(picture)?;
        set(&copy, &[("x", &MARGIN.to_string()), ("y", &y.to_string())]);
        sheet.append_child(&copy).ok()?;
        y += number(picture, "height");
    }
    let (width, height) = (widest + 2.0 * MARGIN, y + MARGIN);
    let (w, h) = (width.to_string(), height.to_string());
    set(
        &sheet,
        &[("width", &w), ("height", &h), ("viewBox", &format!("0 0 {w} {h}"))],
    );
    let paper = computed(&page, "background-color")?;
    set(&ground, &[("width", &w), ("height", &h), ("fill", &paper)]);
    let svg = web_sys::XmlSerializer::new().ok()?.serialize_to_string(&sheet).ok()?;
    Some(PictureFile { svg, width, height })
}

/// Copy of a picture with its computed styles as attributes and without links.
fn plain(picture: &Element) -> Option<Element> {
    let copy: Element = picture.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let (from, to) = (
        picture.query_selector_all("*").ok()?,
        copy.query_selector_all("*").ok()?,
    );
    for place in 0..from.length() {
        let one: Element = from.item(place)?.dyn_into().ok()?;
        let other: Element = to.item(place)?.dyn_into().ok()?;
        for name in ["class", "href", "aria-label", "tabindex"] {
            drop(other.remove_attribute(name));
        }
        if matches!(one.tag_name().as_str(), "a" | "g") {
            continue;
        }
        for name in LOOKS {
            if let Some(value) = computed(&one, name).filter(|value| !value.is_empty()) {
                drop(other.set_attribute(name, &value));
            }
        }
    }
    for name in ["class", "role", "data-title"] {
        drop(copy.remove_attribute(name));
    }
    Some(copy)
}

impl PictureFile {
    /// Saves the picture as an SVG file. False if the browser refused.
    pub fn save_svg(&self, name: &str) -> bool {
        files::download_as(name, &self.svg, "image/svg+xml")
    }

    /// Saves the picture as a PNG file; `heard` gets whether that succeeded.
    pub fn save_png(&self, name: String, heard: impl FnOnce(bool) + 'static) {
        let (width, height) = (self.width * SHARP, self.height * SHARP);
        let address = format!(
            "data:image/svg+xml;charset=utf-8,{}",
            String::from(js_sys::encode_uri_component(&self.svg))
        );
        let Ok(image) = web_sys::HtmlImageElement::new() else {
            return heard(false);
        };
        let loaded = image.clone();
        let heard = std::rc::Rc::new(std::cell::Cell::new(Some(heard)));
        let tell = move |well: bool| {
            if let Some(heard) = heard.take() {
                heard(well);
            }
        };
        let failed = tell.clone();
        let done = Closure::once_into_js(move || {
            let drawn = draw(&loaded, width, height, name, tell.clone());
            if drawn.is_none() {
                tell(false);
            }
        });
        image.set_onload(Some(done.unchecked_ref()));
        let not = Closure::once_into_js(move || failed(false));
        image.set_onerror(Some(not.unchecked_ref()));
        image.set_src(&address);
    }
}

/// Draws an image on a canvas and downloads it as PNG.
fn draw(
    image: &web_sys::HtmlImageElement,
    width: f64,
    height: f64,
    name: String,
    tell: impl Fn(bool) + 'static,
) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let canvas: web_sys::HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    // A size in pixels of some thousands fits into `u32`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    {
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
    }
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let made = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
        tell(blob.is_some_and(|blob| files::download_blob(&name, &blob).is_some()));
    });
    canvas.to_blob(made.unchecked_ref()).ok()
}
