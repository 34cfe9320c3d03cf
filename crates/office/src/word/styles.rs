//! Styles of a document that is read, as far as they hide text, number paragraphs or make headings.

use crate::fault::OfficeFault;
use crate::limits::STYLES;
use crate::xml::{Node, Xml};
use std::collections::HashMap;

/// Styles by their ids.
#[derive(Debug, Default)]
pub(crate) struct Styles(HashMap<String, StyleOwn>);

/// What a style says by itself.
#[derive(Clone, Debug, Default)]
struct StyleOwn {
    based_on: Option<String>,
    is_hidden: Option<bool>,
    list: Option<u32>,
    level: Option<usize>,
    heading: Option<u8>,
}

/// What a style says, with what it is based on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct StyleSays {
    /// Whether text in it is hidden.
    pub is_hidden: bool,
    /// List that numbers its paragraphs.
    pub list: Option<u32>,
    /// Level in that list.
    pub level: Option<usize>,
    /// Level of a heading, the highest being 1.
    pub heading: Option<u8>,
}

impl Styles {
    /// Reads a table of styles.
    pub fn read(text: &str, part: &str) -> Result<Styles, OfficeFault> {
        let mut styles = Styles::default();
        let mut current = String::new();
        let mut xml = Xml::of(text, part);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            if element.name() == "style" {
                current = element.get("styleId").unwrap_or_default().into_owned();
                styles.0.insert(current.clone(), StyleOwn::default());
                if styles.0.len() > STYLES {
                    return Err(OfficeFault::too_many(part, STYLES));
                }
                continue;
            }
            let Some(style) = styles.0.get_mut(&current) else {
                continue;
            };
            match element.name() {
                "basedOn" => style.based_on = element.get("val").map(|id| id.into_owned()),
                "vanish" => style.is_hidden = Some(element.is_on()),
                "numId" => style.list = element.number("val"),
                "ilvl" => style.level = element.number("val"),
                "outlineLvl" => style.heading = element.number("val"),
                _ => {}
            }
        }
        for id in styles.0.keys() {
            styles.chain(id, part)?;
        }
        Ok(styles)
    }

    /// A style and those it is based on, the nearest first.
    fn chain(&self, id: &str, part: &str) -> Result<Vec<&StyleOwn>, OfficeFault> {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some(style) = next.and_then(|id| self.0.get(id)) {
            chain.push(style);
            // Word itself takes no more than eleven.
            if chain.len() > 64 {
                return Err(OfficeFault::Loop(part.to_owned()));
            }
            next = style.based_on.as_deref();
        }
        Ok(chain)
    }

    /// What a style says.
    pub fn says(&self, id: &str) -> StyleSays {
        let chain = self.chain(id, "").unwrap_or_default();
        let heading = chain.iter().find_map(|style| style.heading);
        StyleSays {
            is_hidden: chain.iter().find_map(|style| style.is_hidden).unwrap_or(false),
            list: chain.iter().find_map(|style| style.list),
            level: chain.iter().find_map(|style| style.level),
            heading: heading.filter(|level| *level < 9).map(|level| level + 1),
        }
    }
}
