//! Settings of a notice: the form, which problems, which labels, whether missing texts are drafted.

use crate::terms::{Field, ItemId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Arrangement of the problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Under headings by progress; numbers begin anew in each section.
    #[default]
    Status,
    /// Under headings by aspect and category.
    Aspect,
    /// Under headings by progress, with one running number.
    Running,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 3] = [Form::Status, Form::Aspect, Form::Running];

    /// Key in files and on a command line.
    pub fn key(self) -> &'static str {
        match self {
            Form::Status => "status",
            Form::Aspect => "aspect",
            Form::Running => "running",
        }
    }

    /// Form of a key.
    pub fn from_key(key: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.key() == key)
    }
}

/// The settings of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeSettings {
    /// Arrangement of the problems.
    pub form: Form,
    /// Fields whose texts are printed; `None` for all that a notice can have.
    #[serde(serialize_with = "field_keys", deserialize_with = "fields_of_keys")]
    pub fields: Option<Vec<Field>>,
    /// Whether texts under labels without a field of their own are printed.
    pub passages: bool,
    /// Problems that are left out, by their ids.
    #[serde(serialize_with = "ids_as_text", deserialize_with = "ids_of_text")]
    pub left_out: Vec<ItemId>,
    /// Whether texts of the round that nobody has written are drafted from the record.
    pub drafts: bool,
}

impl Default for NoticeSettings {
    fn default() -> NoticeSettings {
        NoticeSettings {
            form: Form::Status,
            fields: None,
            passages: true,
            left_out: Vec::new(),
            drafts: true,
        }
    }
}

impl NoticeSettings {
    /// Default settings with this form.
    pub fn in_form(form: Form) -> NoticeSettings {
        NoticeSettings {
            form,
            ..NoticeSettings::default()
        }
    }

    /// Whether the text of this field is printed.
    pub fn prints(&self, field: Field) -> bool {
        self.fields.as_ref().is_none_or(|fields| fields.contains(&field))
    }
}

fn field_keys<S: Serializer>(fields: &Option<Vec<Field>>, out: S) -> Result<S::Ok, S::Error> {
    let keys = fields
        .as_ref()
        .map(|fields| fields.iter().map(|field| field.key()).collect::<Vec<_>>());
    keys.serialize(out)
}

fn fields_of_keys<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Vec<Field>>, D::Error> {
    let keys = Option::<Vec<String>>::deserialize(input)?;
    Ok(keys.map(|keys| keys.iter().filter_map(|key| Field::from_key(key)).collect()))
}

pub(crate) fn ids_as_text<S: Serializer>(ids: &[ItemId], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(ids.iter().map(ItemId::to_string))
}

pub(crate) fn ids_of_text<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<ItemId>, D::Error> {
    let texts = Vec::<String>::deserialize(input)?;
    Ok(texts.iter().filter_map(|text| text.parse().ok()).collect())
}
