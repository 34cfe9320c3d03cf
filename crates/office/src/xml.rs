//! XML, pulled element by element from a text within bounds, and written with its characters escaped. Names are local names: office
//! programs choose prefixes freely. A document type is refused, so that no entity can be defined.

use crate::fault::OfficeFault;
use crate::limits::DEPTH;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// One step through a text.
pub(crate) enum Node<'a> {
    /// An element begins. Every element that begins also ends, an empty one too.
    Open(Element<'a>),
    /// The innermost element ends.
    Close,
    /// Text. One run of characters may come in several pieces.
    Text(Cow<'a, str>),
}

/// An element that begins.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Local name.
    pub fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// Value of an attribute by its local name.
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self
            .0
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|each| local(each.key.0) == name)?;
        match found.value {
            Cow::Borrowed(raw) => Some(plain(raw)),
            Cow::Owned(raw) => Some(Cow::Owned(plain(&raw).into_owned())),
        }
    }

    /// Number in an attribute.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes: 1, true, on.
    pub fn says_yes(&self, name: &str) -> bool {
        self.get(name)
            .is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
    }

    /// Whether a switch of Word, such as `<w:vanish/>`, is on: present and not said to be off.
    pub fn is_on(&self) -> bool {
        self.get("val")
            .is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn plain(raw: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

/// Reader of one part.
pub(crate) struct Xml<'a> {
    reader: quick_xml::Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Begins with a text; the name of the part is for refusals.
    pub fn of(text: &'a str, part: &'a str) -> Xml<'a> {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, part, depth: 0 }
    }

    /// Number of elements that have begun and not ended.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next step; none at the end of a text that is whole.
    pub fn next(&mut self) -> Result<Option<Node<'a>>, OfficeFault> {
        loop {
            let event = self.reader.read_event();
            return Ok(Some(
                match event.map_err(|error| OfficeFault::damaged(self.part, error))? {
                    Event::Start(start) => {
                        self.depth += 1;
                        if self.depth > DEPTH {
                            return Err(OfficeFault::TooDeep(self.part.to_owned()));
                        }
                        Node::Open(Element(start))
                    }
                    Event::End(_) => {
                        self.depth = self.depth.saturating_sub(1);
                        Node::Close
                    }
                    Event::Text(text) => Node::Text(text.xml10_content()),
                    Event::CData(text) => Node::Text(text.xml10_content()),
                    Event::GeneralRef(reference) => Node::Text(Cow::Owned(self.character(&reference)?.to_string())),
                    Event::DocType(_) => return Err(OfficeFault::Doctype(self.part.to_owned())),
                    Event::Eof if self.depth > 0 => {
                        return Err(OfficeFault::damaged(self.part, "ends within an element"));
                    }
                    Event::Eof => return Ok(None),
                    Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                },
            ));
        }
    }

    fn character(&self, reference: &quick_xml::events::BytesRef) -> Result<char, OfficeFault> {
        let name: &str = reference;
        match name {
            "amp" => return Ok('&'),
            "lt" => return Ok('<'),
            "gt" => return Ok('>'),
            "quot" => return Ok('"'),
            "apos" => return Ok('\''),
            _ => {}
        }
        let known = reference.resolve_char_ref().ok().flatten();
        known.ok_or_else(|| OfficeFault::damaged(self.part, format_args!("&{name};")))
    }

    /// Goes on to behind the end of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), OfficeFault> {
        let inside = self.depth;
        while self.depth >= inside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// Text of the element that has just begun, with that of its children, up to a number of bytes.
    pub fn text(&mut self, most: usize) -> Result<String, OfficeFault> {
        let inside = self.depth;
        let mut all = String::new();
        while self.depth >= inside {
            match self.next()? {
                Some(Node::Text(text)) => {
                    all.push_str(&text);
                    if all.len() > most {
                        return Err(OfficeFault::TooMuchText(self.part.to_owned()));
                    }
                }
                Some(Node::Open(_) | Node::Close) => {}
                None => break,
            }
        }
        Ok(all)
    }
}

/// Adds a text to XML: escaped, without the control characters that XML cannot hold. Line breaks and tabs stay.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if is_written(c) => out.push(c),
            _ => {}
        }
    }
}

/// Whether a character can stand in a file: no control character and none that XML excludes.
pub(crate) fn is_written(c: char) -> bool {
    (!c.is_control() || matches!(c, '\t' | '\n')) && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// First line of every part.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
