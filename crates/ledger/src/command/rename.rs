//! Renaming of a person or a department wherever it is named. Fields hold names as plain text, so the text is changed
//! there; what stands around a name stays letter by letter.

use crate::{
    Body, FactId, Field, ItemId, Kind, Ledger, NamesOf, Refusal, Value,
    command::writer::{FactWriter, blank},
    work::{
        people::{names, replaced},
        person_name::{WrittenName, people},
    },
};
use std::ops::Range;

impl Ledger {
    pub(crate) fn rename(&self, scribe: &mut FactWriter, item: ItemId, name: &str) -> Result<(), Refusal> {
        self.must_be_there(item)?;
        let kind = self
            .kind(item)
            .filter(|kind| matches!(kind, Kind::Person | Kind::Department));
        let kind = kind.ok_or(Refusal::NoSuchItem)?;
        if blank(name) {
            return Err(Refusal::TitleMissing);
        }
        let [name] = names(name)
            .try_into()
            .map_err(|_| Refusal::ValueDoesNotFit(Field::Title))?;
        let listed = match kind {
            Kind::Person => self.listed_person(item),
            _ => <[String; 1]>::try_from(names(self.text(item, Field::Title)))
                .ok()
                .map(|[name]| name),
        };
        self.set(scribe, item, Field::Title, &Value::text(name.as_str()), None)?;
        let Some(old) = listed else { return Ok(()) };
        if old == name {
            return Ok(());
        }
        self.rename_everywhere(scribe, &|text, field| match (kind, field.names_of()) {
            (Kind::Person, Some(NamesOf::People | NamesOf::Helpers | NamesOf::Other)) => {
                self.person_replaced(text, &old, &name, |written| &written.span)
            }
            _ => replaced(text, &old, &name),
        })
    }

    pub(crate) fn name_as(&self, scribe: &mut FactWriter, name: &str, person: ItemId) -> Result<(), Refusal> {
        self.must_be(person, Kind::Person)?;
        let new = self.listed_person(person);
        let new = new.ok_or(Refusal::ValueDoesNotFit(Field::Title))?;
        self.rename_everywhere(scribe, &|text, field| match field.names_of() {
            Some(NamesOf::People | NamesOf::Helpers | NamesOf::Other) => {
                self.person_replaced(text, name, &new, |written| &written.whole)
            }
            Some(NamesOf::Departments) | None => None,
        })
    }

    /// Writes every field of names for which `renamed` has another text.
    fn rename_everywhere(
        &self,
        scribe: &mut FactWriter,
        renamed: &dyn Fn(&str, Field) -> Option<String>,
    ) -> Result<(), Refusal> {
        for id in self.item_ids().into_iter().filter(|id| self.is_there(*id)) {
            for field in Field::naming_anybody() {
                // Each of several in conflict is renamed on its own: a new name settles nothing.
                let heads: Vec<FactId> = self.heads(id, field).collect();
                for head in heads {
                    let Some(Body::Set { value, .. }) = self.fact(head).map(|fact| &fact.body) else {
                        continue;
                    };
                    if let Some(words) = value.as_text().and_then(|text| renamed(text, field)) {
                        let value = Value::text(words);
                        scribe.write(Body::Set { item: id, field, value }, vec![head])?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A text with another name for the person who is listed so; none if it does not name her.
    fn person_replaced(
        &self,
        text: &str,
        listed: &str,
        new: &str,
        place: fn(&WrittenName) -> &Range<usize>,
    ) -> Option<String> {
        let mut out = String::new();
        let mut end = 0;
        for written in people(text) {
            if self.people_register().listed_as(&written) == listed {
                let place = place(&written);
                out.push_str(text.get(end..place.start)?);
                out.push_str(new);
                end = place.end;
            }
        }
        let rest = text.get(end..).filter(|_| end > 0)?;
        out.push_str(rest);
        Some(out)
    }

    /// Texts, other than fields of names, in which a name stands and is not changed by renaming, in the order of items.
    pub fn texts_with_name(&self, name: &str) -> Vec<(ItemId, Field)> {
        let mut found = Vec::new();
        if name.trim().is_empty() {
            return found;
        }
        for id in self.item_ids().into_iter().filter(|id| self.is_there(*id)) {
            let is_entry = matches!(self.kind(id), Some(Kind::Person | Kind::Department));
            for field in self.item(id).into_iter().flat_map(|item| item.fields.keys().copied()) {
                let of_names = field.names_of().is_some() || is_entry && field == Field::Title;
                if !of_names && self.text(id, field).contains(name.trim()) {
                    found.push((id, field));
                }
            }
        }
        found
    }
}
