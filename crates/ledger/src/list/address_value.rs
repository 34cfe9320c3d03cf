//! What conditions of a list ask for, as an address spells it. One spelling for each; what is not known asks for
//! nothing, so that a list shows more rather than less.

use super::due_filter::DueFilter;
use crate::{
    ItemId, Progress,
    closeout::CloseoutStatus,
    count::{AwaitedRole, CountedAs, GroupBy, RowName},
};

/// Value that an address can spell.
pub(super) trait AddressValue: Sized {
    /// Its spelling.
    fn write(&self) -> Option<String>;

    /// The value of this spelling.
    fn read(text: &str) -> Option<Self>;

    /// Key and spelling, of a condition with this key.
    fn to_pair(&self, key: &'static str) -> Option<(&'static str, String)> {
        self.write().map(|value| (key, value))
    }

    /// The value, if an address has it under the key of its condition.
    fn from_pair(own: &str, key: &str, value: &str) -> Option<Self> {
        (own == key).then(|| Self::read(value)).flatten()
    }
}

macro_rules! spelled {
    ($name:ty { $($key:literal $way:ident;)+ }) => {
        impl AddressValue for $name {
            fn write(&self) -> Option<String> {
                let key = match self { $(Self::$way => $key,)+ };
                Some(key.to_owned())
            }

            fn read(text: &str) -> Option<Self> {
                match text { $($key => Some(Self::$way),)+ _ => None }
            }
        }
    };
}

impl AddressValue for Vec<ItemId> {
    fn write(&self) -> Option<String> {
        let ids: Vec<String> = self.iter().map(ItemId::to_string).collect();
        Some(ids.join("."))
    }

    fn read(text: &str) -> Option<Self> {
        text.split('.').map(|id| id.parse().ok()).collect()
    }
}

spelled!(Progress {
    "done" Done;
    "nearly-done" NearlyDone;
    "under-way" UnderWay;
    "not-started" NotStarted;
});

spelled!(CountedAs {
    "done" Done;
    "under-way" UnderWay;
    "not-started" NotStarted;
    "left-out" LeftOut;
});

spelled!(CloseoutStatus {
    "not-applied" NotApplied;
    "pending" Pending;
    "returned" Returned;
    "struck-off" StruckOff;
    "reopened" Reopened;
});

spelled!(DueFilter {
    "late" Late;
    "awaiting" Awaiting;
    "finished-late" FinishedLate;
    "this-week" ThisWeek;
    "second-warning" Second;
    "first-warning" First;
    "no-date" NoDate;
});

spelled!(AwaitedRole {
    "person" InCharge;
    "leader" Leader;
    "office" Office;
});

/// The group of what stands in none.
const NO_GROUP: &str = "none";

impl AddressValue for Option<ItemId> {
    fn write(&self) -> Option<String> {
        Some(self.map_or_else(|| NO_GROUP.to_owned(), |group| group.to_string()))
    }

    fn read(text: &str) -> Option<Self> {
        match text {
            NO_GROUP => Some(None),
            group => group.parse().ok().map(Some),
        }
    }
}

impl AddressValue for String {
    fn write(&self) -> Option<String> {
        Some(self.clone())
    }

    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

/// A condition that asks for nothing but that it holds.
impl AddressValue for () {
    fn write(&self) -> Option<String> {
        Some("1".to_owned())
    }

    fn read(_: &str) -> Option<Self> {
        Some(())
    }
}

/// The key of a row of the counter by names; rows of groups are asked for by the group.
fn row_key(by: GroupBy) -> Option<&'static str> {
    match by {
        GroupBy::Leader => Some("lead-leader"),
        GroupBy::Department => Some("lead-department"),
        GroupBy::Person => Some("lead-person"),
        GroupBy::Aspect | GroupBy::Group => None,
    }
}

/// A row has a key for each way to group; a name is never empty, so an empty one asks for the row without a name.
impl AddressValue for (GroupBy, RowName) {
    fn write(&self) -> Option<String> {
        match &self.1 {
            RowName::Name(name) => Some(name.clone()),
            RowName::None => Some(String::new()),
            RowName::Group(_) => None,
        }
    }

    fn read(_: &str) -> Option<Self> {
        None
    }

    fn to_pair(&self, _: &'static str) -> Option<(&'static str, String)> {
        Some((row_key(self.0)?, self.write()?))
    }

    fn from_pair(_: &str, key: &str, value: &str) -> Option<Self> {
        let by = GroupBy::ALL.into_iter().find(|by| row_key(*by) == Some(key))?;
        let name = match value {
            "" => RowName::None,
            name => RowName::Name(name.to_owned()),
        };
        Some((by, name))
    }
}
