//! Check of tables: lines among the rows, or that look like rows, and were not read.

use super::doubt::{Doubt, DoubtKind, about};
use crate::characters::{is_colon, trim};
use crate::page_numbers::is_page_number;
use crate::proposal::Proposal;
use crate::span::SpanRole;

/// Check for columns of unknown names: their cells are kept under that name.
pub(super) fn columns_unknown(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    for column in proposal
        .columns
        .iter()
        .filter(|column| !column.known && !column.label.is_empty())
    {
        let label = column.label.clone();
        doubts.push(about(column.line, DoubtKind::ColumnUnknown { label }));
    }
}

/// Check for rows that a line break cut into pieces. One doubt for pieces that follow each other.
pub(super) fn broken(proposal: &Proposal, doubts: &mut Vec<Doubt>) {
    let of_table = |role: SpanRole| matches!(role, SpanRole::TableFrame | SpanRole::Cell(_));
    let mut after_row = false;
    let mut first: Option<(u32, &str)> = None;
    let mut pieces = false;
    for span in &proposal.spans {
        if span.role == SpanRole::Unread {
            for line in proposal.span_text(span).lines().map(trim) {
                if line.is_empty() || is_page_number(line) {
                    continue;
                }
                first = first.or(Some((span.line, line)));
                pieces |= is_piece(line);
            }
            continue;
        }
        if let Some((line, words)) = first.take().filter(|_| pieces || after_row && of_table(span.role)) {
            doubts.push(row_broken(line, words));
        }
        pieces = false;
        after_row = of_table(span.role);
    }
    if let Some((line, words)) = first.filter(|_| pieces) {
        doubts.push(row_broken(line, words));
    }
}

fn row_broken(line: u32, words: &str) -> Doubt {
    let near = words.chars().take(16).collect();
    about(line, DoubtKind::RowBroken { near })
}

/// Whether a line is a piece of a row between bars. Signatures (审核人：…) are none.
fn is_piece(line: &str) -> bool {
    let bars = line.matches('|').count();
    let edged = line.starts_with('|') || line.ends_with('|');
    edged && bars > 0 && line.chars().any(char::is_alphanumeric) && !line.contains(is_colon)
}
