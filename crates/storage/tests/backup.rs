//! Backups in a folder: which stay, and that no failure at any step costs an older one.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::collections::{BTreeMap, BTreeSet};
use storage::{BackupAnswer, BackupFault, BackupRun, BackupStep, CivilMoment, backup_name, superseded_backups};

const PREFIX: &str = "销号-备份-k3f9-";

fn moment(year: u16, month: u8, day: u8, hour: u8, minute: u8) -> CivilMoment {
    CivilMoment {
        year,
        month,
        day,
        hour,
        minute,
        second: 0,
    }
}

/// A folder that refuses its n-th step, or gives back something else.
#[derive(Clone, Default)]
struct Folder {
    files: BTreeMap<String, String>,
    steps: usize,
    refused: Option<usize>,
    garbled: bool,
}

impl Folder {
    fn carry_out(&mut self, step: BackupStep) -> BackupAnswer {
        self.steps += 1;
        if self.refused == Some(self.steps) {
            return BackupAnswer::Refused("NotAllowedError".into());
        }
        match step {
            BackupStep::Write { name, text } => {
                assert!(!self.files.contains_key(&name), "a new name");
                self.files.insert(name, text);
                BackupAnswer::Done
            }
            BackupStep::Read(name) => match self.files.get(&name) {
                Some(text) if self.garbled => BackupAnswer::Text(text.replace('1', "7")),
                Some(text) => BackupAnswer::Text(text.clone()),
                None => BackupAnswer::Refused("NotFoundError".into()),
            },
            BackupStep::List => BackupAnswer::Names(self.files.keys().cloned().collect()),
            BackupStep::Remove(name) => match self.files.remove(&name) {
                Some(_) => BackupAnswer::Done,
                None => BackupAnswer::Refused("NotFoundError".into()),
            },
        }
    }

    fn back_up(&mut self, at: CivilMoment, text: &str) -> Result<(), BackupFault> {
        let mut run = BackupRun::new(PREFIX.into(), at, text.into());
        let mut step = Some(run.start());
        while let Some(now) = step {
            let answer = self.carry_out(now);
            step = run.next(answer)?;
        }
        Ok(())
    }

    fn days(&self) -> Vec<String> {
        let day = |name: &String| name.chars().skip(PREFIX.chars().count()).take(8).collect::<String>();
        self.files
            .keys()
            .map(day)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }
}

#[test]
fn of_two_months_of_work_what_is_wanted_stays() {
    let mut folder = Folder::default();
    folder.files.insert("别的文件.json".into(), "1".into());
    folder.files.insert(format!("{PREFIX}手工改名.json"), "1".into());
    // Every 20 minutes of each working day from Monday 2025-03-31 on.
    for day in 0..60 {
        let (month, day) = match day {
            0 => (3, 31),
            1..=30 => (4, day),
            _ => (5, day - 30),
        };
        for hour in 9..18 {
            for minute in [0, 20, 40] {
                folder.back_up(moment(2025, month, day, hour, minute), "1").unwrap();
            }
        }
    }
    let at = |month, day, hour, minute| backup_name(PREFIX, moment(2025, month, day, hour, minute));
    // The last day is Thursday 2025-05-29.
    let mut wanted: Vec<String> = (9..18).map(|hour| at(5, 29, hour, 40)).collect();
    wanted.extend((23..29).map(|day| at(5, day, 17, 40)));
    // The Sundays of the weeks before that are not among the last seven days.
    wanted.extend([at(5, 11, 17, 40), at(5, 18, 17, 40)]);
    wanted.sort();
    let kept: Vec<String> = folder
        .files
        .keys()
        .filter(|name| name.contains("2025"))
        .cloned()
        .collect();
    assert_eq!(kept, wanted);
    assert_eq!(folder.files.len(), wanted.len() + 2, "other files are untouched");
}

#[test]
fn the_last_backups_of_days_weeks_and_years_are_told_apart() {
    for (names, now, gone) in [
        // Leap day and turn of the year.
        (vec![(2024, 2, 28), (2024, 2, 29), (2024, 3, 1)], (2024, 3, 1), vec![]),
        (vec![(2024, 12, 29), (2024, 12, 31), (2025, 1, 1)], (2025, 1, 1), vec![]),
        // Saturday and Sunday of one week, long ago enough that only the week counts.
        (
            vec![(2025, 5, 17), (2025, 5, 18), (2025, 5, 29)],
            (2025, 5, 29),
            vec![(2025, 5, 17)],
        ),
        // Sunday and Monday are of two weeks.
        (vec![(2025, 5, 18), (2025, 5, 19), (2025, 5, 29)], (2025, 5, 29), vec![]),
        // More than four weeks ago.
        (
            vec![(2025, 5, 4), (2025, 5, 5), (2025, 5, 29)],
            (2025, 5, 29),
            vec![(2025, 5, 4)],
        ),
        // The newest stays however old it is, and what is of tomorrow is left alone.
        (vec![(2024, 1, 1)], (2025, 5, 29), vec![]),
        (vec![(2025, 5, 29), (2025, 5, 30), (2025, 6, 30)], (2025, 5, 29), vec![]),
    ] {
        let name = |(year, month, day)| backup_name(PREFIX, moment(year, month, day, 9, 0));
        let names: Vec<String> = names.into_iter().map(name).collect();
        let now = moment(now.0, now.1, now.2, 18, 0);
        let gone: Vec<String> = gone.into_iter().map(name).collect();
        assert_eq!(superseded_backups(PREFIX, &names, now), gone, "{names:?}");
    }
}

#[test]
fn a_refusal_at_any_step_costs_no_older_backup() {
    let mut before = Folder::default();
    for day in 1..=12 {
        before.back_up(moment(2025, 5, day, 9, 0), "第1份").unwrap();
    }
    let mut refused = 0;
    for nth in 1.. {
        let mut folder = before.clone();
        folder.refused = Some(folder.steps + nth);
        let last = folder.steps + nth;
        let made = folder.back_up(moment(2025, 5, 13, 9, 0), "第2份");
        if folder.steps < last {
            break;
        }
        refused += 1;
        let is_there = folder.files.values().any(|text| text == "第2份");
        // Before it was read back, nothing has gone.
        if made.is_err() {
            assert!(
                before.files.keys().all(|name| folder.files.contains_key(name)),
                "step {nth}"
            );
        } else {
            assert!(is_there, "step {nth}");
        }
        folder.refused = None;
        folder.back_up(moment(2025, 5, 13, 10, 0), "第3份").unwrap();
        let mut whole = before.clone();
        whole.back_up(moment(2025, 5, 13, 10, 0), "第3份").unwrap();
        assert!(whole.days().iter().all(|day| folder.days().contains(day)), "step {nth}");
    }
    assert!(refused >= 3, "{refused}");
}

#[test]
fn what_reads_back_otherwise_does_not_stay_and_nothing_goes_for_it() {
    let mut folder = Folder::default();
    folder.back_up(moment(2025, 5, 29, 9, 0), "第1份").unwrap();
    let before = folder.files.clone();
    folder.garbled = true;
    let made = folder.back_up(moment(2025, 5, 29, 9, 30), "第1份，又改了");
    assert_eq!(made, Err(BackupFault::ReadBackDiffers));
    assert_eq!(folder.files, before);
}
