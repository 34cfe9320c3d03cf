//! Names of persons in a field as people write it: several, divided, with a post behind in brackets.

/// The names in a text: "王某、李某（科长）" names two.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| "、，,；;/／\n\r".contains(c));
    let bare = parts.map(|part| part.split(['（', '(']).next().unwrap_or("").trim());
    bare.filter(|name| !name.is_empty())
}

/// Whether a field names this person. A post before the name, set off by a space, does not hide it.
pub(crate) fn is_named(text: &str, name: &str) -> bool {
    let name = name.trim();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    !name.is_empty()
        && names(text).any(|found| {
            squeezed(found) == squeezed(name) || found.split_whitespace().last().is_some_and(|last| last == name)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_people_write_them() {
        for (text, name, named) in [
            ("王芳", "王芳", true),
            ("王芳、李强", "李强", true),
            ("王芳，李强", "王芳", true),
            ("李强（科长）", "李强", true),
            ("副局长 李强", "李强", true),
            ("李 强", "李强", true),
            ("李强生", "李强", false),
            ("王芳\n李强", " 李强 ", true),
            ("", "李强", false),
            ("李强", "", false),
        ] {
            assert_eq!(is_named(text, name), named, "{text}: {name}");
        }
    }
}
