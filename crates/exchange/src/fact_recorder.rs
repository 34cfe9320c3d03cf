//! Recorder of facts of somebody who is not here: by an actor whose id is a digest of what is recorded, so that the same file gives the
//! same facts however often it is taken in.

use ledger::{ActorId, Command, Context, Fact, Ledger, Refusal, WallTime, Zone};

/// Ledger with the facts that are added to it.
pub(crate) struct FactRecorder {
    ledger: Ledger,
    context: Context,
    /// Facts that were recorded.
    pub facts: Vec<Fact>,
}

impl FactRecorder {
    /// Begins with a ledger; the digest is in hexadecimal digits.
    pub fn of(ledger: Ledger, digest: &str, by: &str, at: WallTime, zone: Zone) -> FactRecorder {
        let number = digest.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok());
        FactRecorder {
            ledger,
            context: Context {
                actor: ActorId::from_random(number.unwrap_or(1)),
                next: 1,
                at,
                zone,
                by: by.into(),
            },
            facts: Vec::new(),
        }
    }

    /// Records a command.
    pub fn act(&mut self, command: &Command) -> Result<(), Refusal> {
        let facts = self.ledger.facts_of(command, &self.context)?;
        let count = u32::try_from(facts.len()).unwrap_or(u32::MAX);
        self.context.next = self.context.next.saturating_add(count);
        self.ledger.fold(facts.iter().cloned());
        self.facts.extend(facts);
        Ok(())
    }
}
