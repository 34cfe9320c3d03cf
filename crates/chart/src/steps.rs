//! Lines over days: a path in steps (a count holds until the next day on which it changes), and a straight one.

use std::fmt::Write as _;

/// A place in a picture.
pub type Point = (f64, f64);

/// A line that holds its height until the next point, as the data of an SVG path; empty for no points.
pub fn stepped(points: &[Point]) -> String {
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

/// The ground under a stepped line, down to a height.
pub fn under(points: &[Point], down: f64) -> String {
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        return String::new();
    };
    let mut path = stepped(points);
    push(&mut path, 'L', *last, Some(down));
    push(&mut path, 'L', *first, Some(down));
    path.push('Z');
    path
}

/// A straight line from point to point.
pub fn straight(points: &[Point]) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        push(&mut path, if place == 0 { 'M' } else { 'L' }, *x, Some(*y));
    }
    path
}

/// From where to where a path of this module reaches, from above.
pub fn reach(path: &str) -> (f64, f64) {
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

/// A length to a tenth, which no eye tells apart.
pub fn rounded(length: f64) -> f64 {
    let tenths = (length * 10.0).round() / 10.0;
    // No minus before a zero.
    if tenths == 0.0 { 0.0 } else { tenths }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_holds_until_it_changes() {
        assert_eq!(stepped(&[]), "");
        assert_eq!(stepped(&[(10.0, 5.0)]), "M10 5");
        let points = [(0.0, 40.0), (10.0, 40.0), (20.04, 30.26), (30.0, 0.0)];
        assert_eq!(stepped(&points), "M0 40H10H20V30.3H30V0");
        assert_eq!(under(&points, 90.0), "M0 40H10H20V30.3H30V0L30 90L0 90Z");
        assert_eq!(under(&[], 90.0), "");
        assert_eq!(straight(&[(0.0, -0.01), (2.0, 3.0)]), "M0 0L2 3");
    }
}
