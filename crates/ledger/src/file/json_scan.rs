//! Scanner over the JSON text of a file, in steps: whether it is one JSON object, which members it has, and where
//! each fact stands. It finds places and reads no meaning. Text that is no JSON ends the scan; the reason is given by
//! the JSON reader.

use std::ops::Range;

/// The member whose elements are noted one by one.
const FACTS: &str = "facts";

/// Places of members and facts in a text that is one JSON object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Each member: its name as it stands there, and its value.
    pub members: Vec<(String, Range<usize>)>,
    /// The elements of the first member `facts` that is a list, if there is one.
    pub facts: Option<Vec<ListElement>>,
}

/// An element of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListElement {
    /// Range of the element in the text.
    pub place: Range<usize>,
    /// Whether there is no space between its tokens.
    pub compact: bool,
}

impl Shape {
    /// The value of a member, if there is exactly one of this name.
    pub fn member(&self, name: &str) -> Option<Range<usize>> {
        let mut named = self.members.iter().filter(|(member, _)| member == name);
        let first = named.next().map(|(_, value)| value.clone());
        first.filter(|_| named.next().is_none())
    }
}

/// Token that may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    Value,
    /// A value, or the end of the list that has just begun.
    First,
    Key,
    /// A key, or the end of the object that has just begun.
    FirstKey,
    Colon,
    /// A comma, or the end of what is open.
    Next,
    /// Nothing but space.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nest {
    Object,
    List,
}

/// The text is no JSON object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotAnObject;

/// Scan of a text, in steps.
#[derive(Debug)]
pub(crate) struct JsonScanner {
    at: usize,
    expect: Expect,
    nests: Vec<Nest>,
    key: String,
    /// Where the member that is open began, and the element of its list.
    member: usize,
    element: usize,
    in_facts: bool,
    /// Where there was space between tokens last.
    space: usize,
    shape: Shape,
}

impl JsonScanner {
    /// Begins at this place of a text.
    pub fn from(at: usize) -> JsonScanner {
        JsonScanner {
            at,
            expect: Expect::Value,
            nests: Vec::new(),
            key: String::new(),
            member: at,
            element: at,
            in_facts: false,
            space: 0,
            shape: Shape::default(),
        }
    }

    /// Bytes scanned so far.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes on for some bytes, or a little more; true when the end of the text was reached.
    pub fn step(&mut self, text: &str, effort: usize) -> Result<bool, NotAnObject> {
        let bytes = text.as_bytes();
        let until = self.at.saturating_add(effort.max(1));
        while self.at < until {
            let Some(byte) = bytes.get(self.at).copied() else {
                return if self.expect == Expect::Nothing {
                    Ok(true)
                } else {
                    Err(NotAnObject)
                };
            };
            match (byte, self.expect) {
                (b' ' | b'\t' | b'\n' | b'\r', _) => {
                    self.space = self.at;
                    self.at += 1;
                }
                (b'"', Expect::Key | Expect::FirstKey) => self.key(text)?,
                (b':', Expect::Colon) => self.go(Expect::Value),
                (b',', Expect::Next) => match self.nests.last() {
                    Some(Nest::Object) => self.go(Expect::Key),
                    Some(Nest::List) => self.go(Expect::Value),
                    None => return Err(NotAnObject),
                },
                (b'}', Expect::Next | Expect::FirstKey) => self.close(Nest::Object)?,
                (b']', Expect::Next | Expect::First) => self.close(Nest::List)?,
                (_, Expect::Value | Expect::First) => self.value(bytes, byte)?,
                _ => return Err(NotAnObject),
            }
        }
        Ok(self.at >= bytes.len() && self.expect == Expect::Nothing)
    }

    /// What was found; whole once the walk has reached the end.
    pub fn shape(self) -> Shape {
        self.shape
    }

    fn go(&mut self, expect: Expect) {
        self.at += 1;
        self.expect = expect;
    }

    fn key(&mut self, text: &str) -> Result<(), NotAnObject> {
        let from = self.at;
        self.at = string(text.as_bytes(), from)?;
        if self.nests.len() == 1 {
            // Names are read as words: they may be spelled with escapes.
            let words = text.get(from..self.at).ok_or(NotAnObject)?;
            self.key = serde_json::from_str(words).map_err(|_| NotAnObject)?;
        }
        self.expect = Expect::Colon;
        Ok(())
    }

    fn value(&mut self, bytes: &[u8], byte: u8) -> Result<(), NotAnObject> {
        match self.nests.len() {
            // A file is an object.
            0 if byte != b'{' => return Err(NotAnObject),
            1 => {
                self.member = self.at;
                self.in_facts = byte == b'[' && self.key == FACTS && self.shape.facts.is_none();
                if self.in_facts {
                    self.shape.facts = Some(Vec::new());
                }
            }
            2 => self.element = self.at,
            _ => {}
        }
        match byte {
            b'{' => {
                self.nests.push(Nest::Object);
                self.go(Expect::FirstKey);
                return Ok(());
            }
            b'[' => {
                self.nests.push(Nest::List);
                self.go(Expect::First);
                return Ok(());
            }
            b'"' => self.at = string(bytes, self.at)?,
            b't' => self.word(bytes, b"true")?,
            b'f' => self.word(bytes, b"false")?,
            b'n' => self.word(bytes, b"null")?,
            _ => self.at = number(bytes, self.at)?,
        }
        self.ended();
        Ok(())
    }

    fn word(&mut self, bytes: &[u8], word: &[u8]) -> Result<(), NotAnObject> {
        let there = bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += word.len();
        there.then_some(()).ok_or(NotAnObject)
    }

    fn close(&mut self, nest: Nest) -> Result<(), NotAnObject> {
        if self.nests.pop() != Some(nest) {
            return Err(NotAnObject);
        }
        self.at += 1;
        self.ended();
        Ok(())
    }

    /// Notes that a value has ended.
    fn ended(&mut self) {
        self.expect = Expect::Next;
        match self.nests.len() {
            0 => self.expect = Expect::Nothing,
            1 => {
                let key = std::mem::take(&mut self.key);
                self.shape.members.push((key, self.member..self.at));
                self.in_facts = false;
            }
            2 if self.in_facts => {
                if let Some(facts) = &mut self.shape.facts {
                    facts.push(ListElement {
                        place: self.element..self.at,
                        compact: self.space <= self.element,
                    });
                }
            }
            _ => {}
        }
    }
}

/// The end of the string that begins here.
fn string(bytes: &[u8], from: usize) -> Result<usize, NotAnObject> {
    let mut at = from + 1;
    loop {
        let rest = bytes.get(at..).ok_or(NotAnObject)?;
        let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
        at += plain.ok_or(NotAnObject)?;
        match bytes.get(at).ok_or(NotAnObject)? {
            b'"' => return Ok(at + 1),
            b'\\' => {
                at += match bytes.get(at + 1).ok_or(NotAnObject)? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 2,
                    b'u' => {
                        let digits = bytes.get(at + 2..at + 6).ok_or(NotAnObject)?;
                        if !digits.iter().all(u8::is_ascii_hexdigit) {
                            return Err(NotAnObject);
                        }
                        6
                    }
                    _ => return Err(NotAnObject),
                };
            }
            _ => return Err(NotAnObject),
        }
    }
}

/// The end of the number that begins here.
fn number(bytes: &[u8], from: usize) -> Result<usize, NotAnObject> {
    let digits = |mut at: usize| {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        if at > start { Ok(at) } else { Err(NotAnObject) }
    };
    let mut at = from + usize::from(bytes.get(from) == Some(&b'-'));
    at = if bytes.get(at) == Some(&b'0') {
        at + 1
    } else {
        digits(at)?
    };
    if bytes.get(at) == Some(&b'.') {
        at = digits(at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        at = digits(at + 1 + sign)?;
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(text: &str, effort: usize) -> Option<Shape> {
        let mut walk = JsonScanner::from(0);
        while !walk.step(text, effort).ok()? {}
        Some(walk.shape())
    }

    fn found(text: &str) -> Option<(Vec<String>, Option<Vec<String>>)> {
        let shape = walked(text, usize::MAX)?;
        assert_eq!(walked(text, 1).as_ref(), Some(&shape), "the steps do not matter");
        let at = |place: &Range<usize>| text.get(place.clone()).unwrap().to_owned();
        let members = shape
            .members
            .iter()
            .map(|(name, value)| format!("{name}={}", at(value)));
        let facts = shape.facts.as_ref().map(|facts| {
            let element = |element: &ListElement| {
                let text = at(&element.place);
                assert_eq!(element.compact, crate::fact::json::compact(&text) == text, "{text}");
                text
            };
            facts.iter().map(element).collect()
        });
        Some((members.collect(), facts))
    }

    #[test]
    fn members_and_facts_are_found_where_they_stand() {
        let (members, facts) =
            found(" {\"a\" : [1,{\"facts\":[2]}] , \"facts\":[ {\"x\":[]} ,[\"]\"],-1.5e+3],\"b\":{\"c\":null}}\n")
                .unwrap();
        assert_eq!(
            members,
            [
                "a=[1,{\"facts\":[2]}]",
                "facts=[ {\"x\":[]} ,[\"]\"],-1.5e+3]",
                "b={\"c\":null}"
            ]
        );
        assert_eq!(facts.unwrap(), ["{\"x\":[]}", "[\"]\"]", "-1.5e+3"]);
        let spaced = found("{\"facts\":[{\"a\": 1},[ 1],[1 ],{\"a b\":\" \"}\n, 1 ]}")
            .unwrap()
            .1
            .unwrap();
        assert_eq!(spaced, ["{\"a\": 1}", "[ 1]", "[1 ]", "{\"a b\":\" \"}", "1"]);
        assert_eq!(found("{}").unwrap(), (vec![], None));
        assert_eq!(found("{\"facts\":null}").unwrap().1, None);
        assert_eq!(found("{\"fac\\u0074s\":[]}").unwrap().1, Some(vec![]));
    }

    #[test]
    fn it_takes_the_objects_that_the_json_reader_takes() {
        let values = [
            "0",
            "-0",
            "01",
            "1.",
            "1.0",
            ".5",
            "-",
            "1e5",
            "1e",
            "1E-2",
            "1e+",
            "+1",
            "true",
            "tru",
            "nullx",
            "\"\"",
            "\"",
            "\"\\\"\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\\ud800\"",
            "\"\t\"",
            "\"号\"",
            "[]",
            "[,]",
            "[1,]",
            "[1 2]",
            "[1,2]",
            "{}",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1,\"b\":2}",
            "{1:2}",
            "[}",
            "{]",
            "[[]",
            "]",
            "}",
            "",
            " ",
            "1]",
            "{\"a\":1}}",
            "\u{a0}1",
            "/**/1",
            "NaN",
        ];
        let mut taken = 0;
        for value in values {
            for text in [
                format!("{{\"a\":{value}}}"),
                format!("{{\"a\":[{value}]}}"),
                format!("{{\"a\":{value}"),
                format!("{{\"a\":{value}}} {value}"),
                format!("{{\"a\":1,\"b\":{{\"c\":{value}}}}}"),
            ] {
                let read = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
                assert_eq!(walked(&text, 3).is_some(), read, "{text}");
                taken += usize::from(read);
            }
        }
        assert!(taken > 40, "{taken}");
        for value in values {
            assert!(
                walked(value, 1).is_none() || value.starts_with('{'),
                "only objects: {value}"
            );
        }
    }
}
