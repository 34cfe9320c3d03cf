//! Check of `docs/inputs.md`: the table names every input in the sources of the page, as often as it occurs in its file; every row
//! says what becomes of what is typed; and the flow that shows it exists.

use std::collections::BTreeMap;

/// First words of the cells that say what becomes of what is typed.
const FATES: [&str; 6] = ["stored", "kept", "set", "asks", "sought", "taken"];

/// Elements into which people type, or in which they choose.
const ELEMENTS: [&str; 4] = ["<input", "<textarea", "<select", "<SelectBox"];

/// The only file that draws a select. A select of its own would show a choice that was refused.
pub const SELECT_BOX: &str = "src/parts/select_box.rs";

/// Whether a source draws a select by itself.
pub fn draws_select(source: &str) -> bool {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.into_iter().any(|line| line.contains("<select"))
}

/// Number of inputs in a source, without comments.
pub fn inputs_in(source: &str) -> usize {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let in_line = |line: &str| {
        let of = |element: &str| {
            let found = line.match_indices(element).map(|(at, _)| at + element.len());
            found
                .filter(|end| {
                    line.get(*end..)
                        .is_none_or(|rest| !rest.starts_with(char::is_alphanumeric))
                })
                .count()
        };
        ELEMENTS.into_iter().map(of).sum::<usize>()
    };
    lines.map(in_line).sum()
}

/// Faults of the table, given the number of inputs of each file and the text of all flows.
pub fn faults(page: &str, inputs: &BTreeMap<String, usize>, flows: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut named = BTreeMap::<String, usize>::new();
    let rows = page.lines().filter(|line| line.starts_with('|')).skip(2);
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [input, _, code, fate, flow] = cells.as_slice() else {
            faults.push(format!("not five cells: {row}"));
            continue;
        };
        let first = fate.split([' ', ',', ';']).next().unwrap_or_default();
        if !FATES.contains(&first) {
            faults.push(format!(
                "{input}: becomes “{fate}”, which begins with none of {}",
                FATES.join(", ")
            ));
        }
        if ["not kept", "lost", "not yet"].iter().any(|words| fate.contains(words)) {
            faults.push(format!("{input}: {fate}"));
        }
        match flow.trim_matches('`') {
            name if name.is_empty() || !flows.contains(name) => {
                faults.push(format!("{input}: there is no flow “{name}”"))
            }
            _ => {}
        }
        for file in code.split(',').map(str::trim) {
            let (path, times) = file.split_once(" ×").unwrap_or((file, "1"));
            *named.entry(path.trim_matches('`').to_owned()).or_default() += times.parse::<usize>().unwrap_or(0);
        }
    }
    for path in named.keys().chain(inputs.keys()) {
        let (told, there) = (
            named.get(path).copied().unwrap_or(0),
            inputs.get(path).copied().unwrap_or(0),
        );
        let fault = format!("{path}: {there} inputs, {told} named");
        if told != there && !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "| input | where | code | becomes | flow |\n|---|---|---|---|---|\n";

    fn found(rows: &str, inputs: &[(&str, usize)]) -> Vec<String> {
        let inputs = inputs
            .iter()
            .map(|(path, count)| ((*path).to_owned(), *count))
            .collect();
        faults(&format!("{HEAD}{rows}"), &inputs, "flow('all stays', …)")
    }

    #[test]
    fn inputs_are_counted_and_comments_are_not() {
        let source = "// <input\n<input\n type=\"text\">\n<inputs /> <select id=x><textarea></textarea></select>\n/// a <select>\n";
        assert_eq!(inputs_in(source), 3);
    }

    #[test]
    fn each_fault_is_found() {
        let sound = "| a | b | `x.rs` ×2, `y.rs` | kept | `all stays` |\n";
        let there = [("x.rs", 2), ("y.rs", 1)];
        assert_eq!(found(sound, &there), Vec::<String>::new());
        for (rows, inputs, wanted) in [
            (sound, &[("x.rs", 3), ("y.rs", 1)][..], "x.rs: 3 inputs, 2 named"),
            (
                sound,
                &[("x.rs", 2), ("y.rs", 1), ("z.rs", 1)],
                "z.rs: 1 inputs, 0 named",
            ),
            (sound, &[("x.rs", 2)], "y.rs: 0 inputs, 1 named"),
            (
                "| a | b | `x.rs` ×2, `y.rs` | goes | `all stays` |\n",
                &there,
                "begins with none of",
            ),
            (
                "| a | b | `x.rs` ×2, `y.rs` | kept, not yet all | `all stays` |\n",
                &there,
                "not yet",
            ),
            (
                "| a | b | `x.rs` ×2, `y.rs` | kept | `another` |\n",
                &there,
                "no flow “another”",
            ),
            ("| a | b | `x.rs` ×2, `y.rs` | kept |  |\n", &there, "no flow “”"),
            ("| a | `x.rs` ×2, `y.rs` | kept |\n", &there, "not five cells"),
        ] {
            let faults = found(rows, inputs);
            assert!(
                faults.iter().any(|fault| fault.contains(wanted)),
                "{wanted}: {faults:?}"
            );
        }
    }
}
