//! What a search finds: words as they are shown, names by the initials of every reading, whatever unseen marks stand between.

use crate::office::Office;
use ledger::{
    Draft, Field, Kind, Value,
    list::{SearchIndex, SearchQuery},
};

/// One reading a character, as the collation of a browser knows it.
fn initial(c: char) -> Option<char> {
    let table = "会h计j银y行x调d整z重z复f长z期q曾z明m台t账z核h";
    table
        .chars()
        .zip(table.chars().skip(1))
        .find(|(one, _)| *one == c)
        .map(|(_, letter)| letter)
}

#[test]
fn a_problem_is_found_by_what_is_shown_of_it() {
    let due = |text: &str| Value::Text(text.to_owned());
    for (title, person, date, typed, finds) in [
        // Every reading of a character.
        ("会计核算", "", "", "kj", true),
        ("会计核算", "", "", "hj", true),
        ("会计核算", "", "", "kjh", true),
        ("会计核算", "", "", "jk", false),
        ("银行台账", "", "", "yh", true),
        ("调整", "", "", "tz", true),
        ("重复", "", "", "cf", true),
        ("长期", "", "", "cq", true),
        ("台账", "曾明", "", "zm", true),
        ("台账", "曾明", "", "cm", true),
        ("台账2", "", "", "tz2", true),
        // A name's end and the next one's beginning are no word.
        ("台账", "曾明", "", "zzm", false),
        // Dates as they are shown and as they are stored.
        ("台账", "", "2025-06-05", "6月5日", true),
        ("台账", "", "2025-06-05", "2025年6月5日", true),
        ("台账", "", "2025-06-05", "2025-06-05", true),
        ("台账", "", "2025-06-05", "6月6日", false),
        ("台账", "", "2025-06", "2025年6月底", true),
        ("台账", "", "2025", "2025年底", true),
        // Marks that nobody sees.
        ("台\u{200b}账", "", "", "台账", true),
        ("台\u{ad}账\u{2060}核算", "", "", "台账核算", true),
        ("台账", "", "", "台\u{feff}账", true),
        ("\u{202e}台账\u{202c}", "", "", "台账", true),
    ] {
        let mut office = Office::new();
        let problem = office.add(Draft::new(Kind::Problem, title));
        if !person.is_empty() {
            office.words(problem, Field::Person, person);
        }
        if !date.is_empty() {
            office.set(problem, Field::Due, due(date)).unwrap();
        }
        let index = SearchIndex::of(&office.ledger, &initial);
        let found = index.find(&SearchQuery::of(typed)) == [problem];
        assert_eq!(found, finds, "{title:?} {person} {date}: {typed:?}");
    }
}
