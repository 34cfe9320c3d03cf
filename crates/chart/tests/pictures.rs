//! Pictures by their numbers: bars as long as they count, cells as dark as they count, names that do not run into each
//! other, and everything on the canvas, however narrow that is and however large the letters are.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use chart::{
    Bar, BarChart, Canvas, CivilDate, DayMarker, Heatmap, HeatmapRow, LineChart, LinkedCount, Mark, Scene, TextAnchor,
    bar_chart::PartKind, heatmap::shade, line_chart::CountLine, text_width,
};
use proptest::prelude::*;

const CANVAS: Canvas = Canvas {
    width: 1000.0,
    font_size: 16.0,
    row_height: 36.0,
};

fn kinds() -> Vec<PartKind> {
    [("done", "●"), ("way", "▲"), ("not", "■")]
        .map(|(class, shape)| PartKind {
            class,
            text_class: "on",
            shape,
            name: format!("{class}的"),
        })
        .to_vec()
}

fn part(count: usize) -> LinkedCount {
    LinkedCount {
        count,
        href: Some(format!("#/{count}")),
        label: format!("某某 {count}"),
    }
}

fn bars(counts: &[[usize; 3]], name: &str) -> BarChart {
    let bar = |counts: &[usize; 3]| Bar {
        name: name.to_owned(),
        parts: counts.iter().copied().map(part).collect(),
        total: part(counts.iter().sum()),
    };
    BarChart {
        label: "各方面".into(),
        kinds: kinds(),
        bars: counts.iter().map(bar).collect(),
    }
}

/// All that is drawn, each where it stands.
fn flat(marks: &[Mark]) -> Vec<Mark> {
    moved(marks, 0.0)
}

fn moved(marks: &[Mark], down: f64) -> Vec<Mark> {
    let mut all = Vec::new();
    for mark in marks {
        match mark.clone() {
            Mark::Link { marks, .. } => all.extend(moved(&marks, down)),
            Mark::Shifted { by, marks } => all.extend(moved(&marks, down + by)),
            Mark::Rect {
                x,
                y,
                width,
                height,
                class,
            } => all.push(Mark::Rect {
                x,
                y: y + down,
                width,
                height,
                class,
            }),
            Mark::Text {
                x,
                y,
                anchor,
                class,
                text,
            } => all.push(Mark::text(x, y + down, anchor, class, text)),
            path @ Mark::Path { .. } => all.push(path),
        }
    }
    all
}

/// Left, right, base line and words of every text.
fn texts(scene: &Scene, size: f64) -> Vec<(f64, f64, f64, String)> {
    let found = flat(&scene.marks).into_iter().filter_map(|mark| match mark {
        Mark::Text { x, y, anchor, text, .. } => {
            let width = text_width::width(&text, size);
            let left = match anchor {
                TextAnchor::Start => x,
                TextAnchor::Middle => x - width / 2.0,
                TextAnchor::End => x - width,
            };
            Some((left, left + width, y, text))
        }
        _ => None,
    });
    found.collect()
}

/// Left, upper side, width, height and style of every box.
fn boxes(scene: &Scene) -> Vec<(f64, f64, f64, f64, &'static str)> {
    let found = flat(&scene.marks).into_iter().filter_map(|mark| match mark {
        Mark::Rect {
            x,
            y,
            width,
            height,
            class,
        } => Some((x, y, width, height, class)),
        _ => None,
    });
    found.collect()
}

fn on_the_sheet(scene: &Scene) -> bool {
    boxes(scene).iter().all(|(x, y, width, height, _)| {
        *x >= 0.0 && x + width <= scene.width + 0.5 && *y >= 0.0 && y + height <= scene.height + 0.5
    })
}

fn links(scene: &Scene) -> Vec<(&str, &str)> {
    let each = scene.marks.iter().flat_map(|mark| match mark {
        Mark::Shifted { marks, .. } => marks.as_slice(),
        other => std::slice::from_ref(other),
    });
    let found = each.filter_map(|mark| match mark {
        Mark::Link { href, label, .. } => Some((href.as_str(), label.as_str())),
        _ => None,
    });
    found.collect()
}

#[test]
fn a_bar_is_as_long_as_it_counts() {
    let scene = bars(&[[6, 3, 1], [5, 0, 0]], "某方面").scene(&CANVAS);
    let found = boxes(&scene);
    let long = |class: &str| -> Vec<f64> {
        let of = found.iter().filter(|it| it.4 == class && it.3 > 20.0);
        of.map(|it| it.2.round()).collect()
    };
    let (done, way, not) = (long("done"), long("way"), long("not"));
    assert_eq!((done.len(), way.len(), not.len()), (2, 1, 1));
    assert!((done[0] - 2.0 * way[0]).abs() <= 1.0 && (way[0] - 3.0 * not[0]).abs() <= 2.0);
    assert!((done[1] / done[0] - 5.0 / 6.0).abs() < 0.01, "all bars have one scale");
    let said: Vec<String> = texts(&scene, 16.0).into_iter().map(|it| it.3).collect();
    for words in ["● 6", "▲ 3", "■ 1", "● 5", "10", "● done的", "某方面"] {
        assert!(said.iter().any(|text| text == words), "{words} in {said:?}");
    }
    assert_eq!(links(&scene).len(), 6, "each part and each whole");
    assert_eq!(links(&scene)[0], ("#/6", "某某 6"));
}

#[test]
fn a_cell_is_as_dark_as_it_counts() {
    for (count, most, level) in [
        (0, 0, 0),
        (0, 9, 0),
        (1, 9, 1),
        (2, 9, 1),
        (3, 9, 2),
        (6, 9, 3),
        (9, 9, 4),
        (1, 1, 4),
    ] {
        assert_eq!(shade(count, most), level, "{count} of {most}");
    }
    let row = |counts: [usize; 3]| HeatmapRow {
        name: "办公室".into(),
        cells: counts.map(part).to_vec(),
    };
    let picture = Heatmap {
        label: "科室".into(),
        head: ["已完成", "正在推进", "合计"].map(str::to_owned).to_vec(),
        rows: vec![row([8, 1, 9]), row([0, 4, 4])],
        sums_from: 2,
    };
    let scene = picture.scene(&CANVAS);
    let classes: Vec<&str> = boxes(&scene).iter().map(|it| it.4).collect();
    assert_eq!(
        classes,
        ["shade-4", "shade-1", "shade-0", "shade-0", "shade-2", "shade-0"],
        "sums are not shaded"
    );
    assert_eq!(links(&scene).len(), 6);
}

fn course(open: Vec<(i32, usize)>, marked: Vec<i32>) -> LineChart {
    LineChart {
        label: "还剩".into(),
        days: (20_000, 20_100),
        lines: vec![CountLine {
            class: "open",
            name: "未完成".into(),
            points: open,
            end_label: true,
            ..CountLine::default()
        }],
        markers: marked
            .into_iter()
            .map(|day| DayMarker {
                day,
                name: "集中整改期满 12月12日".into(),
                class: "mark",
            })
            .collect(),
    }
}

fn named(day: CivilDate, new_year: bool) -> String {
    match new_year {
        true => format!("{}年{}月", day.year, day.month),
        false => format!("{}月", day.month),
    }
}

#[test]
fn a_course_falls_in_steps_and_says_where_it_ends() {
    let scene = course(vec![(20_000, 37), (20_040, 20), (20_080, 5)], vec![20_090]).scene(&CANVAS, named);
    let path = scene.marks.iter().find_map(|mark| match mark {
        Mark::Path { d, class: "open" } if d.contains('V') => Some(d.clone()),
        _ => None,
    });
    assert_eq!(path.unwrap().matches('V').count(), 2);
    let said: Vec<String> = texts(&scene, 16.0).into_iter().map(|it| it.3).collect();
    for words in ["5", "0", "40", "未完成", "集中整改期满 12月12日"] {
        assert!(said.iter().any(|text| text == words), "{words} in {said:?}");
    }
    let nothing = LineChart::default().scene(&CANVAS, named);
    assert!(nothing.height > 0.0 && !nothing.has_links());
}

proptest! {
    #[test]
    fn bars_stay_on_the_sheet_and_apart(counts in prop::collection::vec([0usize..900, 0usize..900, 0usize..900], 0..30), name in "[甲乙丙a1 ]{0,40}", width in 200.0f64..2_000.0, large in 0usize..3) {
        let (size, row) = [(16.0, 36.0), (20.0, 44.0), (24.0, 60.0)][large];
        let canvas = Canvas { width, font_size: size, row_height: row };
        let scene = bars(&counts, &name).scene(&canvas);
        prop_assert!(on_the_sheet(&scene));
        let mut sides: Vec<_> = boxes(&scene).into_iter().filter(|it| it.3 > size).collect();
        prop_assert_eq!(sides.len(), counts.iter().flatten().filter(|count| **count > 0).count());
        sides.sort_by(|one, other| (one.1, one.0).partial_cmp(&(other.1, other.0)).unwrap());
        for pair in sides.windows(2) {
            let beside = pair[0].1 == pair[1].1 && pair[0].0 + pair[0].2 <= pair[1].0 + 1e-6;
            prop_assert!(beside || pair[0].1 + pair[0].3 <= pair[1].1 + 1e-6);
        }
        // What stands on a part is no wider than the part.
        for mark in &scene.marks {
            if let Mark::Link { marks, .. } = mark
                && let [Mark::Rect { width, .. }, Mark::Text { text, .. }] = marks.as_slice()
            {
                prop_assert!(text_width::width(text, size) <= *width);
            }
        }
    }

    #[test]
    fn names_of_days_do_not_run_into_each_other(days in prop::collection::vec(20_000i32..20_100, 0..6), width in 300.0f64..2_000.0) {
        let canvas = Canvas { width, ..CANVAS };
        let scene = course(vec![(20_000, 37), (20_050, 12)], days.clone()).scene(&canvas, named);
        let mut names: Vec<_> = texts(&scene, 16.0).into_iter().filter(|it| it.3.contains("期满")).collect();
        prop_assert_eq!(names.len(), days.len());
        names.sort_by(|one, other| (one.2, one.0).partial_cmp(&(other.2, other.0)).unwrap());
        for pair in names.windows(2) {
            prop_assert!(pair[0].2 < pair[1].2 || pair[0].1 <= pair[1].0);
        }
        prop_assert!(names.iter().all(|it| it.0 >= 0.0 && it.1 <= width + 0.5));
        let ticks: Vec<_> = texts(&scene, 16.0).into_iter().filter(|it| it.3.ends_with('月') && it.2 > scene.height - 40.0).collect();
        prop_assert!(ticks.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1.0), "{:?}", ticks);
    }
}

#[test]
fn a_long_picture_is_parted_between_its_lines_and_nothing_is_lost() {
    let few = bars(&[[1, 2, 3]; 5], "一个方面").scene(&CANVAS);
    assert_eq!(few.paged(120.0), None, "it goes on one page");
    let many = bars(&[[1, 2, 3]; 40], "一个方面").scene(&CANVAS);
    let pages = many.paged(120.0).unwrap();
    let first = *many.cuts.first().unwrap();
    assert_eq!((pages.head.from, pages.head.to), (0.0, first));
    let mut from = first;
    for strip in &pages.strips {
        assert_eq!(strip.from, from, "each begins where the one before ends");
        assert!(strip.to - strip.from <= 120.0);
        assert!(many.cuts.contains(&strip.from));
        from = strip.to;
    }
    assert_eq!(from, many.height);
    // No bar is cut: each mark is in one part.
    let parts = pages.strips.iter().chain([&pages.head]);
    assert_eq!(parts.map(|strip| strip.marks.len()).sum::<usize>(), many.marks.len());
    // A line higher than a part is a part of its own.
    let whole_lines = many.paged(1.0).unwrap();
    assert_eq!(whole_lines.strips.len(), 40);
}

#[test]
fn a_picture_without_lines_is_never_parted() {
    let scene = Scene {
        height: 5_000.0,
        ..Scene::default()
    };
    assert_eq!(scene.paged(120.0), None);
}

#[test]
fn a_path_is_as_high_as_its_places() {
    use chart::path::{area_under, line_path, step_path, vertical_extent};
    assert_eq!(vertical_extent(&line_path(&[(3.0, 8.5), (9.0, -2.0)])), (-2.0, 8.5));
    let steps = [(0.0, 7.0), (5.0, 3.0), (9.0, 4.0)];
    assert_eq!(vertical_extent(&step_path(&steps)), (3.0, 7.0));
    assert_eq!(vertical_extent(&area_under(&steps, 20.0)), (3.0, 20.0));
}
