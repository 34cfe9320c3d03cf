//! Data of SVG paths: step lines (a count holds until the day on which it changes), straight lines, and areas.

use std::fmt::Write as _;

/// Point of a picture.
pub type Point = (f64, f64);

/// Step line that holds its height until the next point. Empty for no points.
pub fn step_path(points: &[Point]) -> String {
    let mut path = String::new();
    let mut height = None;
    for (x, y) in points {
        match height {
            None => push(&mut path, 'M', *x, Some(*y)),
            Some(before) if before == *y => push(&mut path, 'H', *x, None),
            Some(_) => {
                push(&mut path, 'H', *x, None);
                push(&mut path, 'V', *y, None);
            }
        }
        height = Some(*y);
    }
    path
}

/// Area under a step line, down to a height.
pub fn area_under(points: &[Point], down: f64) -> String {
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        return String::new();
    };
    let mut path = step_path(points);
    push(&mut path, 'L', *last, Some(down));
    push(&mut path, 'L', *first, Some(down));
    path.push('Z');
    path
}

/// Straight line from point to point.
pub fn line_path(points: &[Point]) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        push(&mut path, if place == 0 { 'M' } else { 'L' }, *x, Some(*y));
    }
    path
}

/// Least and greatest height of a path made by this module.
pub fn vertical_extent(path: &str) -> (f64, f64) {
    let places = path.split(|c: char| c.is_ascii_alphabetic()).skip(1);
    let commands = path.chars().filter(char::is_ascii_alphabetic);
    let heights = commands.zip(places).filter_map(|(command, place)| {
        let mut numbers = place.split(' ').filter_map(|number| number.parse::<f64>().ok());
        match command {
            'V' => numbers.next(),
            'M' | 'L' => numbers.nth(1),
            _ => None,
        }
    });
    heights.fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(y), high.max(y)))
}

fn push(path: &mut String, command: char, first: f64, second: Option<f64>) {
    // Writing into a string does not fail.
    let _ = write!(path, "{command}{}", rounded(first));
    if let Some(second) = second {
        let _ = write!(path, " {}", rounded(second));
    }
}

/// Length rounded to a tenth, which is not visible.
pub fn rounded(length: f64) -> f64 {
    let tenths = (length * 10.0).round() / 10.0;
    // No negative zero: it would be written as -0.
    if tenths == 0.0 { 0.0 } else { tenths }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_holds_until_it_changes() {
        assert_eq!(step_path(&[]), "");
        assert_eq!(step_path(&[(10.0, 5.0)]), "M10 5");
        let points = [(0.0, 40.0), (10.0, 40.0), (20.04, 30.26), (30.0, 0.0)];
        assert_eq!(step_path(&points), "M0 40H10H20V30.3H30V0");
        assert_eq!(area_under(&points, 90.0), "M0 40H10H20V30.3H30V0L30 90L0 90Z");
        assert_eq!(area_under(&[], 90.0), "");
        assert_eq!(line_path(&[(0.0, -0.01), (2.0, 3.0)]), "M0 0L2 3");
    }
}
