//! Ids: of a writer (actor), of a fact, of an item. Random numbers for new actors come in from outside; nothing here
//! makes up an id.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// One writer of facts: an open tab, for as long as it is open. Never used again after that, so that no two tabs
/// ever number their facts alike. Written as 1 to 12 digits and small letters (base 36, no leading zero).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(u64);

/// One fact: the actor who wrote it and that actor's running number, from 1. Written `actor-number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId {
    /// Who wrote it.
    pub actor: ActorId,
    /// The actor's running number, from 1.
    pub number: u32,
}

/// One item (a problem, a measure, a group …): named by the fact that added it.
pub type ItemId = FactId;

/// A text that is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl ActorId {
    /// 36^12, the first number that twelve digits cannot write.
    const LIMIT: u64 = 4_738_381_338_321_616_896;

    /// An actor from a random number (any; it is brought into range). Zero is the round itself and becomes one.
    pub fn from_random(random: u64) -> ActorId {
        ActorId((random % Self::LIMIT).max(1))
    }
}

impl FactId {
    /// The round itself: the item that is there before the first fact.
    pub const ROUND: ItemId = FactId {
        actor: ActorId(0),
        number: 0,
    };

    /// The fact of this actor with this number.
    pub fn new(actor: ActorId, number: u32) -> FactId {
        FactId { actor, number }
    }
}

impl fmt::Display for ActorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = Vec::with_capacity(12);
        let mut rest = self.0;
        loop {
            let digit = u32::try_from(rest % 36).unwrap_or(0);
            digits.push(char::from_digit(digit, 36).unwrap_or('0'));
            rest /= 36;
            if rest == 0 {
                break;
            }
        }
        digits.iter().rev().try_for_each(|c| fmt::Write::write_char(f, *c))
    }
}

impl FromStr for ActorId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<ActorId, NotAnId> {
        let well_formed = !text.is_empty()
            && text.len() <= 12
            && text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase())
            && (text == "0" || !text.starts_with('0'));
        if !well_formed {
            return Err(NotAnId);
        }
        u64::from_str_radix(text, 36).map(ActorId).map_err(|_| NotAnId)
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.actor, self.number)
    }
}

impl FromStr for FactId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<FactId, NotAnId> {
        let (actor, number) = text.split_once('-').ok_or(NotAnId)?;
        let plain = number.bytes().all(|b| b.is_ascii_digit()) && (number == "0" || !number.starts_with('0'));
        if !plain {
            return Err(NotAnId);
        }
        Ok(FactId {
            actor: actor.parse()?,
            number: number.parse().map_err(|_| NotAnId)?,
        })
    }
}

impl Serialize for FactId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

struct IdVisitor;
impl serde::de::Visitor<'_> for IdVisitor {
    type Value = FactId;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id such as \"k3f9-12\"")
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<FactId, E> {
        text.parse().map_err(|_| E::custom("not an id"))
    }
}

impl<'de> Deserialize<'de> for FactId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<FactId, D::Error> {
        deserializer.deserialize_str(IdVisitor).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_written_as_it_is_read() {
        for text in ["1-1", "k3f9-12", "zzzzzzzzzzzz-4294967295", "0-0"] {
            assert_eq!(text.parse::<FactId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_could_be_written_two_ways_is_no_id() {
        for text in [
            "",
            "-",
            "a",
            "a-",
            "-1",
            "01-1",
            "A-1",
            "a-01",
            "a-+1",
            "a-1-1",
            "a-4294967296",
            "zzzzzzzzzzzzz-1",
            "甲-1",
        ] {
            assert_eq!(text.parse::<FactId>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn any_random_number_gives_an_actor_that_can_be_written() {
        for random in [0, 1, 36, u64::MAX, ActorId::LIMIT, ActorId::LIMIT - 1] {
            let actor = ActorId::from_random(random);
            assert_eq!(actor.to_string().parse(), Ok(actor));
            assert_ne!(actor, FactId::ROUND.actor);
        }
    }
}
