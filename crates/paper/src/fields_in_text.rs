//! Fields in texts: `{问题总数}` is replaced by the number from the record, with the items that it counts, so that no
//! number is typed. `{方面数:一}` writes it in Chinese numerals, `{方面数:两}` with 两 for two. An unknown field stays
//! as it was written.

use crate::document::Line;
use crate::numbering::han;
use crate::record::Record;
use crate::terms::CountedAs;
use crate::terms::{CloseoutStatus, Due, Field, ItemId};
use crate::words;

/// Value of a field.
enum Filled {
    /// Text; an empty text leaves the field in place, so that the gap is seen.
    Words(String),
    /// Number with the items that it counts.
    Count(usize, Vec<ItemId>),
}

/// Field: its name between the braces, and its value.
struct SelfFilling {
    name: &'static str,
    fill: fn(&Record) -> Filled,
}

/// Field for the number of problems of the section that a text introduces.
pub const OF_SECTION: &str = "本节问题数";

/// All fields but [`OF_SECTION`].
const FIELDS: [SelfFilling; 29] = [
    of("单位", |record| round(record, Field::Unit)),
    of("巡察组", |record| round(record, Field::Team)),
    of("主要负责人", |record| round(record, Field::HeadOfUnit)),
    of("巡察开始", |record| date(record, Field::InspectedFrom)),
    of("巡察结束", |record| date(record, Field::InspectedTo)),
    of("反馈日期", |record| date(record, Field::FeedbackOn)),
    of("公布日期", |record| date(record, Field::PublishedOn)),
    of("今天", |record| {
        Filled::Words(words::date(Due::Day(record.today.day)))
    }),
    of("方面数", |record| groups(record, 0, Field::DeclaredAspects)),
    of("大类数", |record| groups(record, 1, Field::DeclaredCategories)),
    of("问题总数", |record| {
        Filled::Count(record.tally.total, record.ids(|_| true))
    }),
    of("措施数", measures),
    of("已完成措施数", |record| {
        Filled::Count(record.measures.done, Vec::new())
    }),
    of("已完成", |record| counted(record, CountedAs::Done)),
    of("正在推进", |record| counted(record, CountedAs::UnderWay)),
    of("尚未启动", |record| counted(record, CountedAs::NotStarted)),
    of("基本完成", |record| {
        let nearly = record.at(crate::terms::Progress::NearlyDone);
        Filled::Count(nearly.len(), nearly)
    }),
    of("完成率", |record| rate(record.tally.rate())),
    of("已销号", |record| closed(record, CloseoutStatus::StruckOff)),
    of("待审核", |record| closed(record, CloseoutStatus::Pending)),
    of("已退回", |record| closed(record, CloseoutStatus::Returned)),
    of("重新整改", |record| closed(record, CloseoutStatus::Reopened)),
    of("销号率", |record| rate(record.closeout.rate())),
    // As texts of earlier versions have it.
    of("逾期", |record| {
        Filled::Count(record.lateness.late, record.ids(is_late))
    }),
    of(crate::words::LATE, |record| {
        Filled::Count(record.lateness.late, record.ids(is_late))
    }),
    of(crate::words::AWAITING, |record| {
        let awaiting = record.ids(|problem| problem.lateness.awaits_strike_off());
        Filled::Count(record.lateness.awaiting, awaiting)
    }),
    of(crate::words::FINISHED_LATE, |record| {
        let finished = record.ids(|problem| problem.lateness.finished_late().is_some());
        Filled::Count(record.lateness.finished_late, finished)
    }),
    of("制度数", |record| Filled::Count(record.regulations, Vec::new())),
    of("佐证数", |record| Filled::Count(record.evidence.len(), Vec::new())),
];

const fn of(name: &'static str, fill: fn(&Record) -> Filled) -> SelfFilling {
    SelfFilling { name, fill }
}

fn is_late(problem: &crate::record::Problem) -> bool {
    matches!(problem.lateness, crate::terms::Lateness::Late(_))
}

/// Names of all fields, for a person to choose from.
pub fn names() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|field| field.name).chain([OF_SECTION])
}

/// Text with its fields filled in. `section`: problems of the section that it introduces.
pub fn fill(text: &str, record: &Record, section: Option<&[ItemId]>) -> Line {
    let mut line = Line::default();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at_checked(open).unwrap_or((rest, ""));
        line.push(before);
        let Some(close) = from.find('}') else {
            rest = from;
            break;
        };
        let (field, behind) = from.split_at_checked(close + 1).unwrap_or((from, ""));
        let name = field.trim_matches(['{', '}']);
        let (name, way) = name.split_once(':').unwrap_or((name, ""));
        match filled(name, record, section) {
            Some(Filled::Words(words)) if !words.is_empty() => line.push(words),
            Some(Filled::Count(number, of)) => match way {
                "" => line.count(number.to_string(), of),
                "一" => line.count(han(number), of),
                "两" if number == 2 => line.count("两", of),
                "两" => line.count(han(number), of),
                _ => line.push(field),
            },
            _ => line.push(field),
        }
        rest = behind;
    }
    line.push(rest);
    line
}

/// Fields of a text that are unknown or have no value.
pub fn gaps(text: &str, record: &Record) -> Vec<String> {
    let filled = fill(text, record, Some(&[])).text();
    let pieces = filled.split('{').skip(1);
    let gaps = pieces.filter_map(|piece| piece.split_once('}').map(|(name, _)| name.to_owned()));
    gaps.collect()
}

fn filled(name: &str, record: &Record, section: Option<&[ItemId]>) -> Option<Filled> {
    if name == OF_SECTION {
        return section.map(|ids| Filled::Count(ids.len(), ids.to_vec()));
    }
    let field = FIELDS.iter().find(|field| field.name == name)?;
    Some((field.fill)(record))
}

fn round(record: &Record, field: Field) -> Filled {
    Filled::Words(record.round.get(field).to_owned())
}

fn date(record: &Record, field: Field) -> Filled {
    let date = record.round.get(field).parse::<Due>();
    Filled::Words(date.map(words::date).unwrap_or_default())
}

fn rate(rate: Option<crate::terms::Rate>) -> Filled {
    Filled::Words(rate.map(|rate| rate.to_string()).unwrap_or_default())
}

/// Number of groups of a depth; if the checklist has none, the number that the notice declared.
fn groups(record: &Record, depth: usize, declared: Field) -> Filled {
    match (record.groups_at(depth), record.number(declared)) {
        (0, Some(number)) => Filled::Count(usize::try_from(number).unwrap_or(0), Vec::new()),
        (number, _) => Filled::Count(number, Vec::new()),
    }
}

/// Number of measures; if none is entered as an item, the number that the notice declared.
fn measures(record: &Record) -> Filled {
    match (record.measures.total, record.number(Field::DeclaredMeasures)) {
        (0, Some(number)) => Filled::Count(usize::try_from(number).unwrap_or(0), Vec::new()),
        (number, _) => Filled::Count(number, record.measure_ids()),
    }
}

fn counted(record: &Record, counted: CountedAs) -> Filled {
    Filled::Count(record.tally.of_those(counted), record.counted_as(counted))
}

fn closed(record: &Record, status: CloseoutStatus) -> Filled {
    Filled::Count(
        record.closeout.at(status),
        record.ids(|problem| problem.status == status),
    )
}
