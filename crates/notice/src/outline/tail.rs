//! Tail of a notice: contact block, signature, date, and the rest of the page. Found from the end upwards.

use super::{Page, Region};
use crate::characters::{ends_in_any, is_blank, is_colon, slice};
use crate::date::closing_date;
use crate::set_phrases::{is_contact, is_signature};

impl Page<'_> {
    /// Marks contact block, signature, date and what follows; returns the first line of all that.
    pub(super) fn tail(&self, regions: &mut [Region]) -> usize {
        let count = self.lines.len();
        let first = (0..count).find(|i| self.signals(*i));
        let last = (0..count)
            .rev()
            .find(|i| self.signals(*i) || self.fact(*i).label.is_some());
        let floor = first.map_or(0, |f| f + 1);
        let after = last.map_or(0, |l| l + 1);
        let Some((date, split)) = self.date(floor, after) else {
            return self.tail_without_date(after, regions);
        };
        let mut set = |at: usize, region| {
            if let Some(slot) = regions.get_mut(at) {
                *slot = region;
            }
        };
        set(date, Region::Date(split));
        for behind in date + 1..count {
            if is_contact(self.whole(behind)) && !self.fact(behind).residue {
                set(behind, Region::Contact);
            }
        }
        let mut top = date;
        // At most two names stand above one date.
        while top > floor && date - top < 2 && self.style(top - 1).is_none() && is_signature(self.whole(top - 1)) {
            top -= 1;
            set(top, Region::Signature);
        }
        let top = self.contact(floor.max(after), top, regions);
        self.attachments(floor.max(after), top, regions)
    }

    /// Marks the list of attachments above `top`; returns its first line, or `top` if there is none.
    fn attachments(&self, floor: usize, top: usize, regions: &mut [Region]) -> usize {
        const MOST: usize = 30;
        let begins = |at: &usize| {
            let words = self.whole(*at);
            words
                .strip_prefix("附件")
                .or(words.strip_prefix("附："))
                .or(words.strip_prefix("附:"))
                .is_some_and(|behind| {
                    let behind = behind.trim_start_matches(|c: char| {
                        c.is_numeric() || is_blank(c) || "一二三四五六七八九十".contains(c)
                    });
                    behind.is_empty()
                        || behind.starts_with(|c| is_colon(c) || matches!(c, '.' | '、' | '．'))
                        || words.starts_with("附：")
                })
        };
        let short = |at: &usize| self.whole(*at).chars().nth(60).is_none();
        let lines = (floor.max(top.saturating_sub(MOST))..top).rev();
        let first = lines.take_while(short).filter(begins).last().unwrap_or(top);
        for region in regions.iter_mut().take(top).skip(first) {
            *region = Region::Attachments;
        }
        first
    }

    /// Date under the notice: its line, and its offset on the line.
    fn date(&self, floor: usize, after: usize) -> Option<(usize, usize)> {
        let mut bare = None;
        for at in (floor..self.lines.len()).rev() {
            let Some((_, split)) = closing_date(self.whole(at)).filter(|_| self.style(at).is_none()) else {
                continue;
            };
            let begins = self.lines.get(at).map_or(0, |l| l.body + split);
            let signed = match split {
                0 => at > floor && is_signature(self.whole(at - 1)),
                _ => is_signature(slice(self.whole(at), 0, split).trim()),
            };
            if signed {
                return Some((at, begins));
            }
            if bare.is_none() && split == 0 && at >= after && self.whole(at).contains('年') {
                bare = Some((at, begins));
            }
        }
        bare
    }

    fn tail_without_date(&self, after: usize, regions: &mut [Region]) -> usize {
        let mut end = self.lines.len();
        while end > after && self.fact(end - 1).residue {
            end -= 1;
        }
        const UNITS: &str = "党组 党委 委员会 支部 总支 党工委";
        let mut top = end;
        if top > after && is_signature(self.whole(top - 1)) && self.style(top - 1).is_none() {
            let name = self.whole(top - 1);
            if name.starts_with("中共") || ends_in_any(name, UNITS) {
                top -= 1;
                if let Some(slot) = regions.get_mut(top) {
                    *slot = Region::Signature;
                }
            }
        }
        let top = self.contact(after, top, regions);
        self.attachments(after, top, regions)
    }

    /// Marks the contact block above `top`; returns its first line, or `top` if there is none.
    fn contact(&self, floor: usize, top: usize, regions: &mut [Region]) -> usize {
        const MOST: usize = 8;
        let mut first = top;
        for at in (floor.max(top.saturating_sub(MOST))..top).rev() {
            if is_contact(self.whole(at)) {
                first = at;
            } else if self.style(at).is_some() || self.whole(at).chars().nth(40).is_some() {
                break;
            }
        }
        for region in regions.iter_mut().take(top).skip(first) {
            *region = Region::Contact;
        }
        first
    }
}
