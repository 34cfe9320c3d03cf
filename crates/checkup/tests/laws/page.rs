//! `docs/checkup.md` lists the rules as they are in code: key, name, severity, what it looks for, and what stands at the head of its
//! file. Written anew with `XIAOHAO_WRITE_SCHEMA=1`.

use checkup::{Rule, Severity};

fn place() -> String {
    format!("{}/../../docs/checkup.md", env!("CARGO_MANIFEST_DIR"))
}

/// The head of a rule's file as one line.
fn head(rule: Rule) -> String {
    let file = format!("{}/src/rules/{}.rs", env!("CARGO_MANIFEST_DIR"), rule.key());
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(str::trim).collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

fn rules() -> String {
    let mut text = String::from("\n| rule | people see | usually | what, why, source, limits |\n|---|---|---|---|\n");
    for rule in Rule::ALL {
        let severity = match rule.severity() {
            Severity::Error => "错误",
            Severity::Warning => "提醒",
            Severity::Notice => "留意",
        };
        let group = rule.group().word();
        text += &format!(
            "| `{}` | {group} · {} | {severity} | {} |\n",
            rule.key(),
            rule.words().name,
            head(*rule)
        );
    }
    text
}

#[test]
fn the_page_lists_the_rules_of_the_table() {
    let heading = "\n## Rules\n";
    let read = || std::fs::read_to_string(place()).unwrap();
    let now = rules();
    if std::env::var_os("XIAOHAO_WRITE_SCHEMA").is_some() {
        let page = read();
        let (before, _) = page.split_once(heading).unwrap();
        std::fs::write(place(), format!("{before}{heading}{now}")).unwrap();
    }
    let page = read();
    assert_eq!(
        page.split_once(heading).unwrap().1,
        now,
        "write it anew: XIAOHAO_WRITE_SCHEMA=1"
    );
}
