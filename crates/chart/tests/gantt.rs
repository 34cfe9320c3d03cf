//! The time line as a picture, by numbers.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chart::{
    CalendarUnit, Canvas, DayMarker, Mark,
    days::CivilDate,
    gantt::{GanttChart, GanttDrawing, GanttRow},
};
use proptest::prelude::*;

const CANVAS: Canvas = Canvas {
    width: 1_200.0,
    font_size: 16.0,
    row_height: 36.0,
};

fn day(year: i32, month: i32, day: i32) -> i32 {
    CivilDate { year, month, day }.number()
}

fn drawn(rows: Vec<GanttRow>) -> GanttDrawing {
    let gantt = GanttChart {
        rows,
        markers: vec![DayMarker {
            day: day(2025, 6, 5),
            name: "今天 6月5日".into(),
            class: "today",
        }],
        today: day(2025, 6, 5),
        legend: ["原时限", "逾期", "提前"],
        ..GanttChart::default()
    };
    gantt.draw(&CANVAS, None, CalendarUnit::Month, &|day, _| {
        format!("{}月", CivilDate::of(day).month)
    })
}

/// The boxes of this style: left end, width, middle.
fn boxes(marks: &[Mark], wanted: &str) -> Vec<(f64, f64, f64)> {
    marks
        .iter()
        .flat_map(|mark| match mark {
            Mark::Rect {
                x,
                y,
                width,
                height,
                class,
            } if *class == wanted => vec![(*x, *width, *y + *height / 2.0)],
            Mark::Link { marks, .. } => boxes(marks, wanted),
            _ => Vec::new(),
        })
        .collect()
}

fn texts(marks: &[Mark]) -> Vec<String> {
    marks
        .iter()
        .flat_map(|mark| match mark {
            Mark::Text { text, .. } => vec![text.clone()],
            Mark::Link { marks, .. } => texts(marks),
            _ => Vec::new(),
        })
        .collect()
}

fn bar(from: i32, due: i32) -> GanttRow {
    GanttRow {
        name: "学习计划没有落实".into(),
        href: Some("#/p".into()),
        from: Some(from),
        due: Some(due),
        class: "bar",
        words: "2025年9月30日".into(),
        ..GanttRow::default()
    }
}

#[test]
fn a_bar_lies_from_its_beginning_to_the_end_of_its_date_and_ends_in_a_hold() {
    let picture = drawn(vec![bar(day(2025, 3, 20), day(2025, 9, 30))]);
    let (window, left) = (picture.window, picture.left);
    assert_eq!(
        CivilDate::of(window.from),
        CivilDate {
            year: 2025,
            month: 3,
            day: 1
        }
    );
    let [(x, width, middle)] = boxes(&picture.scene.marks, "bar")[..] else {
        panic!()
    };
    assert!((x - (left + window.x(day(2025, 3, 20)))).abs() < 1e-9);
    assert!((x + width - (left + window.x(day(2025, 10, 1)))).abs() < 1e-6);
    let [handle] = picture.bar_ends[..] else { panic!() };
    assert!((handle.x - (x + width)).abs() < 1e-6 && (handle.y - middle).abs() < 1e-9);
    assert!(texts(&picture.scene.marks).contains(&"今天 6月5日".to_owned()));
}

#[test]
fn a_date_that_was_put_off_has_a_ghost_and_one_that_is_late_a_tail() {
    let put_off = GanttRow {
        first: Some(day(2025, 6, 30)),
        ..bar(day(2025, 3, 20), day(2025, 9, 30))
    };
    let late = GanttRow {
        late: true,
        ..bar(day(2025, 3, 20), day(2025, 5, 31))
    };
    let closed = GanttRow {
        closed: Some(day(2025, 5, 31)),
        ..bar(day(2025, 3, 20), day(2025, 6, 30))
    };
    let picture = drawn(vec![put_off, late, closed]);
    let at = |day| picture.left + picture.window.x(day);
    let ghost = boxes(&picture.scene.marks, "gantt-ghost");
    assert_eq!(ghost.len(), 2, "the ghost, and its sample in the legend");
    assert!((ghost[0].0 + ghost[0].1 - at(day(2025, 7, 1))).abs() < 1e-6);
    let tail = boxes(&picture.scene.marks, "gantt-late");
    assert!((tail[0].0 - at(day(2025, 6, 1))).abs() < 1e-6);
    assert!(
        (tail[0].0 + tail[0].1 - at(day(2025, 6, 6))).abs() < 1e-6,
        "until today"
    );
    let rest = boxes(&picture.scene.marks, "gantt-rest");
    assert!(
        (rest[0].0 - at(day(2025, 6, 1))).abs() < 1e-6,
        "what was left when it ended"
    );
    // Below all rows the three are told, in their order, and one that there is not is not told.
    let below = picture.top + 3.0 * CANVAS.row_height;
    let samples = [ghost[1], tail[1], rest[1]];
    assert!(samples.iter().all(|it| it.2 > below && it.2 < picture.scene.height));
    assert!(samples[0].0 < samples[1].0 && samples[1].0 < samples[2].0);
    let told = texts(&picture.scene.marks);
    assert!(
        ["原时限", "逾期", "提前"]
            .iter()
            .all(|it| told.contains(&(*it).to_owned()))
    );
    let plain = drawn(vec![bar(day(2025, 3, 20), day(2025, 9, 30))]);
    assert!(!texts(&plain.scene.marks).contains(&"逾期".to_owned()));
    assert!(
        plain.scene.height < below + CANVAS.row_height,
        "no legend takes no room"
    );
}

#[test]
fn the_divisions_stand_once_more_to_stay_in_sight() {
    let picture = drawn(vec![bar(day(2025, 3, 20), day(2025, 9, 30))]);
    let (all, again) = (texts(&picture.scene.marks), texts(&picture.axis));
    assert!(again.len() > 3 && again.iter().all(|it| all.contains(it)), "{again:?}");
    let ground = boxes(&picture.axis, "gantt-axis-ground");
    assert_eq!((ground[0].0, ground[0].1), (0.0, CANVAS.width));
    // It lies where the names of the divisions lie in the picture.
    let of = |marks: &[Mark], from: f64| {
        let found = marks.iter().find_map(|mark| match mark {
            Mark::Text { text, y, .. } if *text == again[0] => Some(*y + from),
            _ => None,
        });
        found.unwrap()
    };
    assert!((of(&picture.axis, picture.axis_from) - of(&picture.scene.marks, 0.0)).abs() < 1e-9);
}

#[test]
fn a_head_that_is_folded_shows_its_dates_as_dots() {
    let head = GanttRow {
        name: "作风建设方面（3）".into(),
        head: true,
        open: Some(false),
        dots: vec![day(2025, 6, 30), day(2025, 7, 1), day(2025, 12, 31)],
        ..GanttRow::default()
    };
    let picture = drawn(vec![head]);
    assert_eq!((picture.folds.len(), picture.bar_ends.len()), (1, 0));
    let texts = texts(&picture.scene.marks);
    assert!(
        texts.contains(&"2".to_owned()),
        "two that are too near are one, with their number: {texts:?}"
    );
    assert_eq!(boxes(&picture.scene.marks, "gantt-band").len(), 1);
}

#[test]
fn what_has_no_date_and_what_is_out_of_sight_is_said() {
    let far = day(2031, 1, 1);
    let dateless = GanttRow {
        due: None,
        words: "无时限".into(),
        ..bar(day(2025, 3, 20), 0)
    };
    let gone = GanttRow {
        from: None,
        ..bar(0, far)
    };
    let picture = drawn(vec![dateless, gone]);
    let texts = texts(&picture.scene.marks);
    assert!(texts.contains(&"无时限".to_owned()));
    assert!(texts.iter().any(|it| it.ends_with('▸')), "{texts:?}");
    assert!(picture.bar_ends.is_empty());
    let [way] = picture.undated[..] else {
        panic!("one has no date: {:?}", picture.undated)
    };
    assert_eq!(way.row, 0);
    assert!(way.x > picture.left && way.x < CANVAS.width);
    assert_eq!(
        drawn(Vec::new())
            .scene
            .marks
            .iter()
            .filter(|it| matches!(it, Mark::Rect { .. }))
            .count(),
        0
    );
}

proptest! {
    #[test]
    fn nothing_stands_out_of_the_sheet(
        rows in prop::collection::vec((-300i32..300, 0i32..900, any::<bool>(), 0usize..3), 0..12),
        width in 320.0f64..2_000.0,
        zoom in prop::sample::select(&CalendarUnit::ALL[..]),
    ) {
        let today = day(2025, 6, 5);
        let rows: Vec<GanttRow> = rows
            .into_iter()
            .map(|(from, length, late, depth)| GanttRow { late, depth, ..bar(today + from, today + from + length) })
            .collect();
        let count = rows.len();
        let gantt = GanttChart { rows, today, ..GanttChart::default() };
        let canvas = Canvas { width, ..CANVAS };
        let picture = gantt.draw(&canvas, None, zoom, &|_, _| "6月".into());
        prop_assert!(picture.bar_ends.len() <= count);
        prop_assert!(picture.scene.height >= picture.top + canvas.row_height * count as f64);
        for class in ["bar", "gantt-late"] {
            for (x, wide, middle) in boxes(&picture.scene.marks, class) {
                prop_assert!(x >= picture.left - 1e-6 && x + wide <= width + 1e-6);
                let row = ((middle - picture.top) / canvas.row_height).floor();
                prop_assert!(row >= 0.0 && row < count as f64);
            }
        }
        for handle in &picture.bar_ends {
            prop_assert!(handle.x >= picture.left && handle.x <= width + 1e-6);
        }
    }
}

#[test]
fn on_pages_a_head_stays_with_what_it_stands_over() {
    let head = |name: &str| GanttRow {
        name: name.into(),
        head: true,
        open: Some(true),
        ..GanttRow::default()
    };
    let mut rows = Vec::new();
    for band in ["甲", "乙", "丙", "丁"] {
        rows.push(head(band));
        rows.extend((0..6).map(|_| bar(day(2025, 3, 20), day(2025, 9, 30))));
    }
    let picture = drawn(rows.clone());
    let pages = picture.scene.paged(4.0 * CANVAS.row_height).unwrap();
    assert_eq!(pages.head.to, picture.top, "the divisions stand on each page");
    assert!(
        texts(&pages.head.marks)
            .iter()
            .filter(|text| text.ends_with("月"))
            .count()
            > 3
    );
    for strip in &pages.strips {
        let last = ((strip.to - picture.top) / CANVAS.row_height).round() as usize - 1;
        assert!(!rows.get(last).is_some_and(|line| line.head), "{strip:?}");
    }
    let bars: usize = pages.strips.iter().map(|strip| boxes(&strip.marks, "bar").len()).sum();
    assert_eq!(bars, 24, "each bar is in one part");
}

#[test]
fn what_goes_on_beyond_what_is_in_sight_leaves_room_for_its_words() {
    let picture = drawn(vec![
        bar(day(2025, 3, 20), day(2025, 9, 30)),
        bar(day(2025, 3, 20), day(2029, 12, 31)),
    ]);
    assert!(day(2029, 12, 31) >= picture.window.end(), "it is not in sight");
    let [_, (x, width, _)] = boxes(&picture.scene.marks, "bar")[..] else {
        panic!()
    };
    let words = picture.scene.marks.iter().find_map(|mark| match mark {
        Mark::Link { marks, .. } => marks.iter().find_map(|mark| match mark {
            Mark::Text { x, text, .. } if text.ends_with('▸') => {
                Some((*x, chart::text_width::width(text, CANVAS.font_size)))
            }
            _ => None,
        }),
        _ => None,
    });
    let (end, wide) = words.unwrap();
    assert!(end <= CANVAS.width);
    assert!(x + width < end - wide, "the bar ends before the words begin");
    assert_eq!(
        picture.bar_ends.len(),
        1,
        "an end that is not in sight is not taken hold of"
    );
}
