//! Automatic numbers of a document that is read, built again from its lists: forms of numbers, levels, starts and restarts.

use crate::fault::OfficeFault;
use crate::limits::LISTS;
use crate::xml::{Element, Node, Xml};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Number of levels of a list.
const LEVELS: usize = 9;

/// Lists of a document, with how far each has been counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    models: HashMap<u32, ListModel>,
    lists: BTreeMap<u32, List>,
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<u32>,
}

#[derive(Clone, Debug, Default)]
struct ListModel {
    levels: [ListLevel; LEVELS],
    style_link: Option<String>,
    number_style_link: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    model: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<ListLevel>; LEVELS],
}

#[derive(Clone, Debug, Default)]
struct ListLevel {
    start: u32,
    form: String,
    text: String,
    restart: Option<u32>,
    is_legal: bool,
    style: Option<String>,
}

impl Numbering {
    /// Reads the lists.
    pub fn read(text: &str, part: &str) -> Result<Numbering, OfficeFault> {
        let mut numbering = Numbering::default();
        let mut xml = Xml::of(text, part);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            match element.name() {
                "abstractNum" => {
                    let id = element.number("abstractNumId").unwrap_or(0);
                    let model = ListModel::read(&mut xml)?;
                    numbering.models.insert(id, model);
                }
                "num" => {
                    let id = element.number("numId").unwrap_or(0);
                    let list = List::read(&mut xml)?;
                    numbering.lists.insert(id, list);
                }
                _ => {}
            }
            if numbering.models.len() > LISTS || numbering.lists.len() > 10 * LISTS {
                return Err(OfficeFault::too_many(part, LISTS));
            }
        }
        Ok(numbering)
    }

    /// Model of a list; a model that only names a style stands for the one that defines it.
    fn model(&self, list: &List) -> u32 {
        let named = self
            .models
            .get(&list.model)
            .and_then(|model| model.number_style_link.as_deref());
        let Some(named) = named else { return list.model };
        let mut models = self.models.iter();
        let found = models.find(|(_, model)| model.style_link.as_deref() == Some(named));
        found.map_or(list.model, |(id, _)| *id)
    }

    /// Level at which a list numbers paragraphs of a style.
    pub fn level_of_style(&self, list: u32, style: &str) -> Option<usize> {
        let list = self.lists.get(&list)?;
        let model = self.models.get(&self.model(list))?;
        model
            .levels
            .iter()
            .position(|level| level.style.as_deref() == Some(style))
    }

    /// Number of the next paragraph of a list at a level; empty for a list that is not there.
    pub fn next(&mut self, list_id: u32, level: usize) -> String {
        let level = level.min(LEVELS - 1);
        let Some(list) = self.lists.get(&list_id).cloned() else {
            return String::new();
        };
        let model_id = self.model(&list);
        let Some(model) = self.models.get(&model_id) else {
            return String::new();
        };
        let levels: Vec<&ListLevel> = model
            .levels
            .iter()
            .zip(&list.levels)
            .map(|(own, other)| other.as_ref().unwrap_or(own))
            .collect();
        let counted = self.counted.entry(model_id).or_default();
        if self.begun.insert(list_id) {
            for (place, start) in counted.iter_mut().zip(list.starts) {
                if start.is_some() {
                    *place = None;
                }
            }
        }
        let start = |at: usize| {
            let own = list.starts.get(at).copied().flatten();
            own.unwrap_or_else(|| levels.get(at).map_or(1, |level| level.start))
        };
        if let Some(place) = counted.get_mut(level) {
            *place = Some(place.map_or(start(level), |number| number.saturating_add(1)));
        }
        for (at, place) in counted.iter_mut().enumerate().skip(level + 1) {
            // 0 says that it never begins anew; a number, that it does so after that level only.
            let restart = levels.get(at).and_then(|level| level.restart);
            let begins_anew = match restart {
                Some(0) => false,
                Some(after) => usize::try_from(after).is_ok_and(|after| level < after),
                None => true,
            };
            if begins_anew {
                *place = None;
            }
        }
        let Some(this) = levels.get(level) else {
            return String::new();
        };
        let mut out = String::new();
        let mut chars = this.text.chars().peekable();
        while let Some(c) = chars.next() {
            let at = match (c, chars.peek().and_then(|next| next.to_digit(10))) {
                ('%', Some(digit @ 1..=9)) => usize::try_from(digit - 1).unwrap_or(0),
                _ => {
                    out.push(c);
                    continue;
                }
            };
            chars.next();
            let number = counted.get(at).copied().flatten().unwrap_or_else(|| start(at));
            let form = levels.get(at).map_or("decimal", |level| level.form.as_str());
            let form = if this.is_legal && at < level { "decimal" } else { form };
            out.push_str(&printed(number, form));
        }
        if this.form == "bullet" {
            return bullet(&out);
        }
        // A bare number needs something between it and the text.
        if out.chars().last().is_some_and(char::is_alphanumeric) {
            out.push(' ');
        }
        out
    }
}

/// A bullet; those of symbol fonts stand in the private area, and mean a dot.
fn bullet(text: &str) -> String {
    let known = |c: char| !('\u{e000}'..='\u{f8ff}').contains(&c);
    match text.trim() {
        "" => String::new(),
        text if text.chars().all(known) => text.to_owned(),
        _ => "•".to_owned(),
    }
}

impl ListModel {
    fn read(xml: &mut Xml) -> Result<ListModel, OfficeFault> {
        let mut model = ListModel::default();
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "styleLink" => model.style_link = element.get("val").map(|id| id.into_owned()),
                "numStyleLink" => model.number_style_link = element.get("val").map(|id| id.into_owned()),
                "lvl" => {
                    let at: usize = element.number("ilvl").unwrap_or(0);
                    let level = ListLevel::read(xml)?;
                    if let Some(place) = model.levels.get_mut(at) {
                        *place = level;
                    }
                }
                _ => {}
            }
        }
        Ok(model)
    }
}

impl List {
    fn read(xml: &mut Xml) -> Result<List, OfficeFault> {
        let mut list = List::default();
        let mut at = 0;
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "abstractNumId" => list.model = element.number("val").unwrap_or(0),
                "lvlOverride" => at = element.number("ilvl").unwrap_or(0),
                "startOverride" => {
                    let start = element.number("val");
                    if let Some(place) = list.starts.get_mut(at) {
                        *place = start;
                    }
                }
                "lvl" => {
                    let level = ListLevel::read(xml)?;
                    if let Some(place) = list.levels.get_mut(at) {
                        *place = Some(level);
                    }
                }
                _ => {}
            }
        }
        Ok(list)
    }
}

impl ListLevel {
    fn read(xml: &mut Xml) -> Result<ListLevel, OfficeFault> {
        let mut level = ListLevel {
            start: 1,
            form: "decimal".to_owned(),
            ..ListLevel::default()
        };
        let word = |element: &Element| element.get("val").unwrap_or_default().into_owned();
        let inside = xml.depth();
        while xml.depth() >= inside {
            let Some(node) = xml.next()? else { break };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "start" => level.start = element.number("val").unwrap_or(1),
                "numFmt" => level.form = word(&element),
                "lvlText" => level.text = word(&element),
                "lvlRestart" => level.restart = element.number("val"),
                "isLgl" => level.is_legal = element.is_on(),
                "pStyle" => level.style = Some(word(&element)),
                _ => {}
            }
        }
        Ok(level)
    }
}

/// Number in a form of Word; forms that are not known are printed in plain digits.
fn printed(number: u32, form: &str) -> String {
    let from_first = |first: char, most: u32| {
        let offset = number.checked_sub(1).filter(|offset| *offset < most)?;
        char::from_u32(u32::from(first) + offset).map(String::from)
    };
    let of_cycle = |signs: &str| {
        let count = u32::try_from(signs.chars().count()).ok()?;
        let at = number.checked_sub(1)? % count.max(1);
        signs.chars().nth(usize::try_from(at).ok()?).map(String::from)
    };
    let form = match form {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "japaneseDigitalTenThousand" => Some(chinese(number)),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Some(legal(number)),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => match number {
            21..=35 => char::from_u32(0x3251 + number - 21).map(String::from),
            number => from_first('①', 20).or_else(|| Some(format!("({number})"))),
        },
        "decimalEnclosedFullstop" => from_first('⒈', 20),
        "decimalEnclosedParen" => from_first('⑴', 20),
        "ideographEnclosedCircle" => from_first('㊀', 10),
        "ideographTraditional" => of_cycle("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of_cycle("子丑寅卯辰巳午未申酉戌亥"),
        "decimalFullWidth" | "decimalFullWidth2" => Some(
            number
                .to_string()
                .chars()
                .filter_map(|c| char::from_u32(u32::from(c) - 0x30 + 0xff10))
                .collect(),
        ),
        "decimalZero" => Some(format!("{number:02}")),
        "lowerLetter" => Some(letters(number, 'a')),
        "upperLetter" => Some(letters(number, 'A')),
        "lowerRoman" => Some(roman(number).to_lowercase()),
        "upperRoman" => Some(roman(number)),
        "none" => Some(String::new()),
        _ => None,
    };
    form.unwrap_or_else(|| number.to_string())
}

/// a to z, then aa to zz.
fn letters(number: u32, first: char) -> String {
    let Some(offset) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from_u32(u32::from(first) + offset % 26).unwrap_or(first);
    let times = usize::try_from(offset / 26 + 1).unwrap_or(1).min(30);
    std::iter::repeat_n(letter, times).collect()
}

fn roman(number: u32) -> String {
    if number > 3_999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

fn chinese(number: u32) -> String {
    counted(number, "零一二三四五六七八九", ["", "十", "百", "千"], true)
}

fn legal(number: u32) -> String {
    counted(number, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"], false)
}

fn counted(number: u32, digits: &str, units: [&str; 4], short_ten: bool) -> String {
    if number > 9_999 {
        return number.to_string();
    }
    let digit = |value: u32| digits.chars().nth(usize::try_from(value).unwrap_or(0)).unwrap_or('零');
    let mut out = String::new();
    let mut skipped = false;
    for (value, unit) in [1_000, 100, 10, 1].into_iter().zip(units.into_iter().rev()) {
        let here = number / value % 10;
        if here == 0 {
            skipped = !out.is_empty();
            continue;
        }
        if skipped {
            out.push(digit(0));
            skipped = false;
        }
        if !(short_ten && value == 10 && here == 1 && out.is_empty()) {
            out.push(digit(here));
        }
        out.push_str(unit);
    }
    if out.is_empty() { digit(0).to_string() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_numbers() {
        for (number, form, text) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (11, "japaneseCounting", "十一"),
            (20, "chineseCounting", "二十"),
            (105, "chineseCountingThousand", "一百零五"),
            (110, "chineseCountingThousand", "一百一十"),
            (1_010, "chineseCountingThousand", "一千零一十"),
            (0, "chineseCounting", "零"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "decimalEnclosedCircleChinese", "㉑"),
            (40, "decimalEnclosedCircle", "(40)"),
            (2, "decimalEnclosedParen", "⑵"),
            (2, "ideographTraditional", "乙"),
            (12, "decimalFullWidth", "１２"),
            (3, "decimalZero", "03"),
            (28, "lowerLetter", "bb"),
            (1_994, "upperRoman", "MCMXCIV"),
            (5, "of a later version", "5"),
            (5, "none", ""),
        ] {
            assert_eq!(printed(number, form), text, "{number} {form}");
        }
    }
}
