//! Names of keys: `xiaohao/<round>/<actor>/<n>` for facts, `xiaohao-note/<round>/<actor>/<n>` for notes of how much was
//! stored, `xiaohao-example/<round>/<mark>` for marks of an example. A name of facts or a note is used once and never
//! again.

use ledger::{ActorId, file::RoundId};

const FACTS: &str = "xiaohao/";
const NOTES: &str = "xiaohao-note/";
const EXAMPLES: &str = "xiaohao-example/";

/// A parsed key name of facts or of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KeyName {
    pub round: RoundId,
    /// The tab that wrote it.
    pub actor: ActorId,
    /// The tab's running number, from 1.
    pub number: u32,
}

pub(crate) fn facts_key(name: KeyName) -> String {
    format!("{FACTS}{}/{}/{}", name.round, name.actor, name.number)
}

pub(crate) fn note_key(name: KeyName) -> String {
    format!("{NOTES}{}/{}/{}", name.round, name.actor, name.number)
}

/// Key of an example's mark.
pub(crate) fn example_key(round: RoundId, mark: &str) -> String {
    format!("{EXAMPLES}{round}/{mark}")
}

/// Mark of a round that was made as an example.
pub(crate) const MADE: &str = "made";
/// Mark, in the journal only, of an example that was forgotten.
pub(crate) const FORGOTTEN: &str = "forgotten";

/// The round and the mark of an example's key.
pub(crate) fn read_example_key(key: &str) -> Option<(RoundId, &str)> {
    let (round, mark) = key.strip_prefix(EXAMPLES)?.split_once('/')?;
    Some((round.parse().ok()?, mark))
}

/// Common prefix of the facts keys of one round.
pub(crate) fn facts_prefix(round: RoundId) -> String {
    format!("{FACTS}{round}/")
}

/// Parses a facts key.
pub(crate) fn read_facts_key(key: &str) -> Option<KeyName> {
    read(key.strip_prefix(FACTS)?)
}

/// Parses a note key.
pub(crate) fn read_note_key(key: &str) -> Option<KeyName> {
    read(key.strip_prefix(NOTES)?)
}

/// The round of a key with our facts prefix, even if the rest of the name is malformed.
pub(crate) fn round_of(key: &str) -> Option<RoundId> {
    key.strip_prefix(FACTS)?.split('/').next()?.parse().ok()
}

/// The round of a key with our note prefix, even if the rest of the name is malformed.
pub(crate) fn note_round_of(key: &str) -> Option<RoundId> {
    key.strip_prefix(NOTES)?.split('/').next()?.parse().ok()
}

/// Whether the key has one of this program's prefixes.
pub(crate) fn is_ours(key: &str) -> bool {
    [FACTS, NOTES, EXAMPLES]
        .iter()
        .any(|beginning| key.starts_with(beginning))
}

fn read(rest: &str) -> Option<KeyName> {
    let mut parts = rest.split('/');
    let round = parts.next()?.parse().ok()?;
    let actor = parts.next()?.parse().ok()?;
    let digits = parts.next()?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    let number = digits.parse().ok()?;
    (plain && parts.next().is_none()).then_some(KeyName { round, actor, number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written_and_in_no_other_way() {
        let name = |text: &str| read_facts_key(text).map(facts_key);
        for text in ["xiaohao/k3f9/a/1", "xiaohao/1/zzzzzzzzzzzz/4294967295"] {
            assert_eq!(name(text).as_deref(), Some(text));
        }
        for text in [
            "xiaohao/k3f9/a",
            "xiaohao/k3f9/a/0",
            "xiaohao/k3f9/a/01",
            "xiaohao/k3f9/a/+1",
            "xiaohao/k3f9/a/1/2",
            "xiaohao/K3F9/a/1",
            "xiaohao/k3f9//1",
            "xiaohao-note/k3f9/a/1",
            "其他/k3f9/a/1",
        ] {
            assert_eq!(name(text), None, "{text}");
        }
        assert_eq!(
            round_of("xiaohao/k3f9/what/is/this").map(|r| r.to_string()).as_deref(),
            Some("k3f9")
        );
        assert_eq!(round_of("xiaohaox/k3f9"), None);
    }
}
