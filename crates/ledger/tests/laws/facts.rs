//! Facts as text: what is written is what was read; what is newer is kept; what is damaged is refused.

use ledger::{Fact, Field, Kind};

fn keeps(line: &str, understood: bool) {
    let fact = Fact::read(line).unwrap_or_else(|e| panic!("{line}: {e}"));
    assert_eq!(fact.is_understood(), understood, "{line}");
    assert_eq!(fact.to_line(), line);
}

#[test]
fn a_fact_of_this_version_is_written_as_it_was_read() {
    keeps(
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"add","kind":"problem"}"#,
        true,
    );
    keeps(
        r#"{"id":"a-2","t":2,"at":0,"by":"甲","act":"a-1","do":"add","kind":"measure","under":"a-1"}"#,
        true,
    );
    keeps(
        r#"{"id":"a-3","t":3,"at":-5,"by":"","re":["b-1"],"do":"set","item":"a-1","field":"title","value":"“乙”\n"}"#,
        true,
    );
    keeps(
        r#"{"id":"a-4","t":3,"at":0,"by":"甲","do":"set","item":"0-0","field":"unit","value":null}"#,
        true,
    );
    keeps(
        r#"{"id":"a-5","t":3,"at":0,"by":"甲","do":"remove","item":"a-1","reason":"重复","saw":["a-3"]}"#,
        true,
    );
    keeps(
        r#"{"id":"a-6","t":3,"at":0,"by":"甲","undoes":"a-5","re":["a-5"],"do":"restore","item":"a-1"}"#,
        true,
    );
    keeps(
        r#"{"id":"a-7","t":3,"at":0,"by":"甲","do":"decide","item":"a-1","kind":"extend","reason":"r","until":"2026-01"}"#,
        true,
    );
}

#[test]
fn a_fact_of_a_newer_version_is_kept_letter_by_letter() {
    keeps(
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"sing","tune":[1,{"x":1.50}]}"#,
        false,
    );
    keeps(
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"set","item":"a-1","field":"smell","value":"玫瑰"}"#,
        false,
    );
    keeps(
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"set","item":"a-1","field":"progress","value":"glorious"}"#,
        false,
    );
    keeps(
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"add","kind":"asteroid"}"#,
        false,
    );
    keeps(
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"set","item":"a-1","field":"title","value":"丙","mood":"gay"}"#,
        true,
    );
    keeps(
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","re":{"of":"another shape"},"do":"set"}"#,
        false,
    );
    keeps(
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"add","kind":"round"}"#,
        false,
    );
}

#[test]
fn what_has_no_header_is_damage() {
    for line in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"add","kind":"problem""#,
        r#"{"id":"a-0","t":1,"at":0,"by":"甲","do":"add","kind":"problem"}"#,
        r#"{"id":"A-1","t":1,"at":0,"by":"甲","do":"add"}"#,
        r#"{"id":"a-1","t":-1,"at":0,"by":"甲","do":"add"}"#,
        r#"{"id":"a-1","at":0,"by":"甲","do":"add"}"#,
    ] {
        assert!(Fact::read(line).is_err(), "{line}");
    }
}

#[test]
fn another_spelling_of_a_fact_is_the_same_fact() {
    let own =
        r#"{"id":"a-1","t":1,"at":0,"by":"甲","re":["b-1"],"do":"set","item":"a-1","field":"title","value":"丙"}"#;
    for spelling in [
        r#"{ "id" : "a-1", "t":1, "at":0, "by":"甲", "re":["b-1"], "do":"set", "item":"a-1", "field":"title", "value":"丙" }"#,
        r#"{"id":"a-1","t":1,"at":0,"by":"\u7532","re":["b-1"],"do":"set","item":"a-1","field":"title","value":"\u4e19"}"#,
        r#"{"value":"丙","field":"title","item":"a-1","do":"set","re":["b-1"],"by":"甲","at":0,"t":1,"id":"a-1"}"#,
    ] {
        assert_eq!(Fact::read(spelling), Fact::read(own), "{spelling}");
        assert_eq!(Fact::read(spelling).unwrap().to_line(), own);
    }
    let newer = r#"{"id":"a-1","t":1,"at":0,"by":"甲","do":"sing","tune":[1,{"x":1.50,"a b":" c "}]}"#;
    let indented = newer.replace(":[1,", ": [\n  1,\t").replace("\"do\"", " \"do\"");
    assert_eq!(Fact::read(&indented), Fact::read(newer));
    assert_eq!(Fact::read(&indented).unwrap().to_line(), newer);
}

#[test]
fn what_is_no_object_is_damage() {
    for line in [
        r#"["a-1",1,0,"甲"]"#,
        r#"["a-1",1,0,"甲",null,null,[],"add",null,"problem"]"#,
        r#"[{"id":"a-1","t":1,"at":0,"by":"甲","do":"add","kind":"problem"}]"#,
        r#""a-1""#,
    ] {
        assert!(Fact::read(line).is_err(), "{line}");
    }
}

/// Added to, never changed: files were written with these names.
const KINDS: &str = "group problem measure passage person department evidence citation \
    regulation figure milestone opinion phase note draw handout intake paper_setup issued_paper check_waiver";
const FIELDS: &str = "group order number title original progress situation rectification \
    cause measures_text similar outcome current_effect next_steps leader department \
    person helpers rectification_type due long_term due_text remarks evidence \
    doc_number dated pages kept_at file_name file_size file_hash post \
    phone role regulation_way amount unit_of from_whom answer answered_on \
    seed drawn file_sum basis scope brought answers unit head_of_unit leading_group team inspected_from inspected_to \
    feedback_on published_on notice_title opening organisation between plan contact \
    signature unread declared_aspects declared_categories declared_problems declared_measures rule_nearly_done rule_counted \
    list_problems_name list_tasks_name list_duties_name list_ledger_name printed \
    head_organisation head_results head_plan results_intro head_done intro_done head_nearly_done intro_nearly_done \
    head_under_way intro_under_way head_not_started intro_not_started date_form \
    paper_key paper_settings paper_text \
    check_rule about about_field seen_digest \
    check_returned_days check_title_percent check_text_percent check_evidence_most check_off";

#[test]
fn kinds_and_fields_are_called_on_paper_as_ever() {
    let kinds: Vec<String> = KINDS
        .split_whitespace()
        .map(|name| {
            let line = format!(r#"{{"id":"a-1","t":1,"at":0,"by":"甲","do":"add","kind":"{name}"}}"#);
            let fact = Fact::read(&line).unwrap();
            assert!(fact.is_understood(), "{name}");
            assert_eq!(fact.to_line(), line);
            name.to_owned()
        })
        .collect();
    assert_eq!(kinds.len(), Kind::ALL.len() - 1, "the round is never added");
    for name in FIELDS.split_whitespace() {
        assert_eq!(Field::from_key(name).map(Field::key), Some(name));
    }
}
