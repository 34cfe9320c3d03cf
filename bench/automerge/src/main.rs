//! Thirty files taken into one checklist: by the ledger, and the same edits by the automerge crate, in one run. What is
//! worth anything is the ratio. Automerge reads and merges; it has no preview, no counts and no undo to be measured.

#[path = "../../../crates/ledger/examples/merge.rs"]
#[allow(dead_code)]
mod taken_in;

use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, transaction::Transactable};
use std::{hint::black_box, time::Instant};
use taken_in::PEOPLE;

/// The same checklist: two measures a problem.
fn checklist(problems: usize) -> (AutoCommit, Vec<(ObjId, Vec<ObjId>)>) {
    let mut doc = AutoCommit::new();
    let list = doc.put_object(ROOT, "problems", ObjType::Map).unwrap();
    let text = "一是召开专题会议研究部署，二是修订制度三项，三是清退资金并举一反三开展自查自纠。";
    let mut items = Vec::new();
    for place in 0..problems {
        let problem = doc.put_object(&list, format!("p{place}"), ObjType::Map).unwrap();
        doc.put(&problem, "title", format!("关于第{place}个问题的整改")).unwrap();
        doc.put(&problem, "person", format!("承办人{}", place % PEOPLE)).unwrap();
        doc.put(&problem, "progress", "under_way").unwrap();
        doc.put(&problem, "outcome", text).unwrap();
        let parts = doc.put_object(&problem, "measures", ObjType::Map).unwrap();
        let mut measures = Vec::new();
        for part in 0..2 {
            let measure = doc.put_object(&parts, format!("m{part}"), ObjType::Map).unwrap();
            doc.put(&measure, "title", "修订完善相关制度").unwrap();
            measures.push(measure);
        }
        items.push((problem, measures));
    }
    doc.commit();
    (doc, items)
}

/// The same work: four fields, a note, two measures; and one field of another's.
fn work(doc: &mut AutoCommit, by: usize, own: &[(ObjId, Vec<ObjId>)], other: &ObjId) {
    for (problem, measures) in own {
        for (field, words) in [
            ("progress", "done"),
            ("outcome", "一是召开专题会议研究部署，二是修订制度五项，三是清退资金十八万元。"),
            ("current_effect", "已逐条核对，抽查无新增。"),
            ("next_steps", "每季度抽查一次。"),
        ] {
            doc.put(problem, field, words).unwrap();
            doc.commit();
        }
        let note = doc.put_object(problem, "note", ObjType::Map).unwrap();
        doc.put(&note, "remarks", "已报分管领导。").unwrap();
        doc.commit();
        for measure in measures {
            doc.put(measure, "progress", "done").unwrap();
            doc.commit();
        }
    }
    doc.put(other, "similar", format!("承办人{by}补充")).unwrap();
    doc.commit();
}

fn by_automerge(problems: usize) -> f64 {
    let (mut base, items) = checklist(problems);
    let files: Vec<Vec<u8>> = (0..PEOPLE)
        .map(|place| {
            let mut doc = base.fork();
            let own: Vec<_> = items.iter().skip(place).step_by(PEOPLE).cloned().collect();
            work(&mut doc, place, &own, &items[0].0);
            doc.save()
        })
        .collect();
    let bytes: usize = files.iter().map(Vec::len).sum();
    println!("{PEOPLE} files by automerge ({} kB) on {problems} problems:", bytes / 1000);
    let start = Instant::now();
    let mut docs: Vec<AutoCommit> = files.iter().map(|bytes| AutoCommit::load(bytes).unwrap()).collect();
    let read = start.elapsed().as_secs_f64() * 1e3;
    println!("  {:<48} {read:>10.2} ms", "read them");
    for doc in &mut docs {
        base.merge(doc).unwrap();
    }
    let all = start.elapsed().as_secs_f64() * 1e3;
    println!("  {:<48} {:>10.2} ms", "merge them", all - read);
    let values = base.get_all(&items[0].0, "similar").unwrap();
    assert_eq!(values.len(), PEOPLE, "every value is there");
    println!("  {:<48} {all:>10.2} ms\n", "all of it");
    black_box(base);
    all
}

fn main() {
    for problems in [37, 1_000] {
        let ours = taken_in::collected(problems, true);
        let theirs = by_automerge(problems);
        println!("{problems} problems: the ledger takes ×{:.2} of automerge\n", ours / theirs);
    }
}
