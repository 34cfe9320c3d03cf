//! Backups in a folder: their names, which of them stay, and the steps of making one. A backup is written under a new
//! name and read back; only then are older ones removed that are not needed any more. What the folder is and what the
//! files contain is decided by the app.

use std::collections::HashSet;

/// Civil date and time on this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilMoment {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
    /// Hour.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
}

impl CivilMoment {
    /// Days since 1970-01-01, in the Gregorian calendar.
    fn day_number(self) -> i64 {
        // Years begin with March, so that the leap day is the last.
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// Number of the week, counted from a fixed Monday.
    fn week_number(self) -> i64 {
        (self.day_number() + 3).div_euclid(7)
    }
}

/// Name of a backup: prefix, moment, ending.
pub fn backup_name(prefix: &str, at: CivilMoment) -> String {
    let CivilMoment {
        year,
        month,
        day,
        hour,
        minute,
        second,
    } = at;
    format!("{prefix}{year:04}{month:02}{day:02}-{hour:02}{minute:02}{second:02}{ENDING}")
}

const ENDING: &str = ".json";

/// Moment in the name of a backup with this prefix. `None` for every other name.
fn moment_of(prefix: &str, name: &str) -> Option<CivilMoment> {
    let stamp = name.strip_prefix(prefix)?.strip_suffix(ENDING)?;
    let (date, time) = stamp.split_once('-')?;
    let number = |text: &str, from: usize, length: usize| text.get(from..from + length)?.parse().ok();
    let at = CivilMoment {
        year: date.get(..4)?.parse().ok()?,
        month: number(date, 4, 2)?,
        day: number(date, 6, 2)?,
        hour: number(time, 0, 2)?,
        minute: number(time, 2, 2)?,
        second: number(time, 4, 2)?,
    };
    (backup_name(prefix, at) == name).then_some(at)
}

/// Number of days of which the last backup stays, today included.
const DAYS: i64 = 7;
/// Number of weeks of which the last backup stays, this one included.
const WEEKS: i64 = 4;

/// Backups that are not needed any more: all but the newest, the last of each hour of today, of each of the last 7
/// days, and of each of the last 4 weeks. Files with other names, and backups of a later moment than now, are never
/// among them.
pub fn superseded_backups(prefix: &str, names: &[String], now: CivilMoment) -> Vec<String> {
    let mut backups: Vec<(CivilMoment, &String)> = names
        .iter()
        .filter_map(|name| Some((moment_of(prefix, name)?, name)))
        .filter(|(at, _)| *at <= now)
        .collect();
    backups.sort_unstable_by(|one, other| other.cmp(one));
    let (today, this_week) = (now.day_number(), now.week_number());
    let mut seen = HashSet::new();
    let mut superseded = Vec::new();
    for (place, (at, name)) in backups.into_iter().enumerate() {
        let (day, week) = (at.day_number(), at.week_number());
        // Every period is checked, so that the last backup of an hour also counts as the last of its day and week.
        let periods = [
            (day == today).then_some(("hour", i64::from(at.hour))),
            (day > today - DAYS).then_some(("day", day)),
            (week > this_week - WEEKS).then_some(("week", week)),
        ];
        let is_last = periods
            .into_iter()
            .flatten()
            .filter(|period| seen.insert(*period))
            .count()
            > 0;
        if place > 0 && !is_last {
            superseded.push(name.clone());
        }
    }
    superseded
}

/// Step of making a backup, which the app carries out in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupStep {
    /// Write a new file. Answer: [`BackupAnswer::Done`].
    Write {
        /// Its name.
        name: String,
        /// Its text.
        text: String,
    },
    /// Read a file. Answer: [`BackupAnswer::Text`].
    Read(String),
    /// Names of all files. Answer: [`BackupAnswer::Names`].
    List,
    /// Remove a file. Answer: [`BackupAnswer::Done`].
    Remove(String),
}

/// Answer to a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupAnswer {
    /// Carried out.
    Done,
    /// The text of a file.
    Text(String),
    /// Names of files.
    Names(Vec<String>),
    /// Not carried out; with the browser's message.
    Refused(String),
}

/// Why there is no new backup. The older ones are untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupFault {
    /// The folder refused; with the browser's message.
    Refused(String),
    /// The file read back differs from what was written.
    ReadBackDiffers,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Begin,
    Writing,
    Reading,
    /// The new file differs from what was written, and is being removed.
    Discarding(BackupFault),
    Listing,
    Removing(Vec<String>),
}

/// One run of making a backup.
#[derive(Clone, Debug)]
pub struct BackupRun {
    prefix: String,
    at: CivilMoment,
    text: String,
    stage: Stage,
}

impl BackupRun {
    /// Run that writes this text.
    pub fn new(prefix: String, at: CivilMoment, text: String) -> BackupRun {
        BackupRun {
            prefix,
            at,
            text,
            stage: Stage::Begin,
        }
    }

    /// The first step.
    pub fn start(&mut self) -> BackupStep {
        self.stage = Stage::Writing;
        BackupStep::Write {
            name: self.name(),
            text: self.text.clone(),
        }
    }

    /// Name of the new file.
    pub fn name(&self) -> String {
        backup_name(&self.prefix, self.at)
    }

    /// Step that follows an answer; `None` when the backup is made. Failing to list or remove old files is no fault:
    /// the next backup tries again.
    pub fn next(&mut self, answer: BackupAnswer) -> Result<Option<BackupStep>, BackupFault> {
        match (std::mem::replace(&mut self.stage, Stage::Begin), answer) {
            (Stage::Writing, BackupAnswer::Done) => {
                self.stage = Stage::Reading;
                Ok(Some(BackupStep::Read(self.name())))
            }
            (Stage::Reading, BackupAnswer::Text(text)) if text == self.text => {
                self.stage = Stage::Listing;
                Ok(Some(BackupStep::List))
            }
            (Stage::Reading, BackupAnswer::Text(_)) => {
                self.stage = Stage::Discarding(BackupFault::ReadBackDiffers);
                Ok(Some(BackupStep::Remove(self.name())))
            }
            // The refused file may exist empty, and would count as the last one of its day.
            (Stage::Writing, BackupAnswer::Refused(words)) => {
                self.stage = Stage::Discarding(BackupFault::Refused(words));
                Ok(Some(BackupStep::Remove(self.name())))
            }
            (Stage::Discarding(fault), _) => Err(fault),
            (Stage::Listing, BackupAnswer::Names(names)) => {
                let superseded = superseded_backups(&self.prefix, &names, self.at);
                Ok(self.remove_next(superseded))
            }
            (Stage::Removing(left), _) => Ok(self.remove_next(left)),
            (Stage::Listing, _) => Ok(None),
            (_, BackupAnswer::Refused(words)) => Err(BackupFault::Refused(words)),
            (_, _) => Err(BackupFault::Refused("an answer to another question".into())),
        }
    }

    fn remove_next(&mut self, mut left: Vec<String>) -> Option<BackupStep> {
        let own = self.name();
        let name = left.pop().filter(|name| *name != own)?;
        self.stage = Stage::Removing(left);
        Some(BackupStep::Remove(name))
    }
}
