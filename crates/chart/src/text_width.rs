//! Estimated width of a text, and texts shortened or wrapped to a width. Chinese and full-width characters are as wide as
//! high, others about half of that. Errs on the wide side, so that neighbours do not overlap.

/// Estimated width of a text in letters of this size.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(relative_width).sum::<f64>() * size
}

/// Width of a character in relation to the size of the letters.
fn relative_width(c: char) -> f64 {
    match c {
        '\u{2e80}'.. | '…' | '“' | '”' | '‘' | '’' | '●' | '▲' | '■' | '◆' | '□' | '—' | '✓' | '✗' | '×' => {
            1.0
        }
        'A'..='Z' | 'm' | 'w' | '%' | '@' => 0.8,
        '0'..='9' => 0.6,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' => 0.4,
        _ => 0.6,
    }
}

/// The text if it fits into `most`, else its beginning with … behind it. Empty if not even one character fits.
pub fn fitted(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let room = most - width("…", size);
    let mut used = 0.0;
    let mut kept: String = text
        .chars()
        .take_while(|c| {
            used += relative_width(*c) * size;
            used <= room
        })
        .collect();
    if kept.is_empty() {
        return kept;
    }
    kept.push('…');
    kept
}

/// The text wrapped to at most `lines` lines of width `most`; the last one ends in … if more would follow.
pub fn wrapped(text: &str, size: f64, most: f64, lines: usize) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && all.len() < lines {
        if all.len() + 1 == lines {
            all.push(fitted(rest, size, most));
            break;
        }
        let mut used = 0.0;
        let end = rest
            .char_indices()
            .find(|(at, c)| {
                used += relative_width(*c) * size;
                used > most && *at > 0
            })
            .map_or(rest.len(), |(at, _)| at);
        let (line, after) = rest.split_at(end);
        all.push(line.to_owned());
        rest = after;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn chinese_is_as_wide_as_high() {
        assert_eq!(width("整改", 16.0), 32.0);
        assert_eq!(width("37", 10.0), 12.0);
        assert_eq!(fitted("党的政治建设方面", 10.0, 80.0), "党的政治建设方面");
        assert_eq!(fitted("党的政治建设方面", 10.0, 79.0), "党的政治建设…");
        assert_eq!(fitted("党的", 10.0, 15.0), "");
        assert_eq!(wrapped("党的政治建设方面", 10.0, 50.0, 2), ["党的政治建", "设方面"]);
        assert_eq!(
            wrapped("党的政治建设方面的问题", 10.0, 40.0, 2),
            ["党的政治", "建设方…"]
        );
        assert_eq!(wrapped("", 10.0, 40.0, 2), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn what_is_fitted_fits(text in "[甲乙a1W ,.]{0,30}", most in 0.0f64..300.0, lines in 1usize..4) {
            let fit = fitted(&text, 12.0, most);
            prop_assert!(width(&fit, 12.0) <= most + 1e-6);
            prop_assert!(text.starts_with(fit.trim_end_matches('…')));
            let wrapped = wrapped(&text, 12.0, most.max(24.0), lines);
            prop_assert!(wrapped.len() <= lines);
            prop_assert!(wrapped.iter().all(|line| width(line, 12.0) <= most.max(24.0) + 1e-6));
            let joined: String = wrapped.concat();
            prop_assert!(text.starts_with(joined.trim_end_matches('…')) || text == joined);
        }
    }
}
