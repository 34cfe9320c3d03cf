//! Renaming of a person or a department wherever it is named. Fields hold names as plain text, so the text is changed
//! there; what stands around a name stays letter by letter.

use crate::{
    Body, FactId, Field, ItemId, Kind, Ledger, Refusal, Value,
    command::writer::{FactWriter, blank},
    work::people::{names, replaced},
};

impl Ledger {
    pub(crate) fn rename(&self, scribe: &mut FactWriter, item: ItemId, name: &str) -> Result<(), Refusal> {
        self.must_be_there(item)?;
        if !matches!(self.kind(item), Some(Kind::Person | Kind::Department)) {
            return Err(Refusal::NoSuchItem);
        }
        if blank(name) {
            return Err(Refusal::TitleMissing);
        }
        let [name] = names(name)
            .try_into()
            .map_err(|_| Refusal::ValueDoesNotFit(Field::Title))?;
        let old = names(self.text(item, Field::Title));
        self.set(scribe, item, Field::Title, &Value::text(name.as_str()), None)?;
        let Ok([old]) = <[String; 1]>::try_from(old) else {
            return Ok(());
        };
        if old == name {
            return Ok(());
        }
        for id in self.item_ids().into_iter().filter(|id| self.is_there(*id)) {
            for field in Field::naming_anybody() {
                // Each of several in conflict is renamed on its own: a new name settles nothing.
                let heads: Vec<FactId> = self.heads(id, field).collect();
                for head in heads {
                    let Some(Body::Set { value, .. }) = self.fact(head).map(|fact| &fact.body) else {
                        continue;
                    };
                    if let Some(words) = value.as_text().and_then(|text| replaced(text, &old, &name)) {
                        let value = Value::text(words);
                        scribe.write(Body::Set { item: id, field, value }, vec![head])?;
                    }
                }
            }
        }
        Ok(())
    }
}
