//! Writer of .docx. Official papers follow GB/T 9704: fonts by name, 22 lines of 28 characters, page numbers outside.

use super::document::{
    WordBlock, WordCell, WordDocument, WordPage, WordRow, WordRun, WordSection, WordStyle, WordTable,
};
use crate::sheets::style::CellAlign;
use crate::sheets::write::{app_properties, core_properties, package_relations};
use crate::xml::{DECLARATION, escape};
use parcel::ZipWriter;
use std::fmt::Write;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Bytes of a document.
pub(super) fn docx(document: &WordDocument) -> Vec<u8> {
    let mut zip = ZipWriter::default();
    let mut add = |name: &str, text: &str| {
        zip.add(name, text.as_bytes());
    };
    add("[Content_Types].xml", &content_types());
    add("_rels/.rels", &package_relations("word/document.xml"));
    add("docProps/core.xml", &core_properties(&document.title));
    add("docProps/app.xml", &app_properties());
    add("word/document.xml", &body(document));
    add("word/_rels/document.xml.rels", &document_relations());
    add("word/styles.xml", &styles());
    add("word/settings.xml", &settings());
    add("word/footer1.xml", &footer("right"));
    add("word/footer2.xml", &footer("left"));
    zip.finish()
}

fn content_types() -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    ] {
        let _ = write!(
            out,
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>"
        );
    }
    out.push_str("</Types>");
    out
}

fn document_relations() -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (id, kind, target) in [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "footer", "footer1.xml"),
        ("rId4", "footer", "footer2.xml"),
    ] {
        let _ = write!(
            out,
            "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>"
        );
    }
    out.push_str("</Relationships>");
    out
}

fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings xmlns:w=\"{MAIN}\"><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         </w:settings>"
    )
}

/// Number of the page between dashes, on the outer side of the paper.
fn footer(side: &str) -> String {
    let run = "<w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr>";
    let field = |kind: &str| format!("<w:r>{run}<w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{DECLARATION}<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"{side}\"/></w:pPr>\
         <w:r>{run}<w:t xml:space=\"preserve\">— </w:t></w:r>{}<w:r>{run}<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>{}\
         <w:r>{run}<w:t>1</w:t></w:r>{}<w:r>{run}<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>",
        field("begin"),
        field("separate"),
        field("end")
    )
}

/// Twentieths of a point.
fn twips(mm: u16) -> u32 {
    (u32::from(mm) * 14_400 + 127) / 254
}

/// A style as it stands in the table of styles.
struct StyleLook {
    id: &'static str,
    name: &'static str,
    font: &'static str,
    /// In half points.
    size: u8,
    /// What stands in the paragraph's properties.
    paragraph: &'static str,
    is_bold: bool,
}

fn look(style: WordStyle) -> StyleLook {
    const INDENT: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";
    let of = |id, name, font, size, paragraph| StyleLook {
        id,
        name,
        font,
        size,
        paragraph,
        is_bold: false,
    };
    match style {
        WordStyle::Title => of(
            "Title",
            "Title",
            "方正小标宋简体",
            44,
            "<w:keepNext/><w:jc w:val=\"center\"/>",
        ),
        WordStyle::Subtitle => of("Subtitle", "Subtitle", "楷体_GB2312", 32, "<w:jc w:val=\"center\"/>"),
        WordStyle::Salutation => of("Salutation", "Salutation", "仿宋_GB2312", 32, ""),
        WordStyle::Heading1 => of(
            "Heading1",
            "heading 1",
            "黑体",
            32,
            "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>",
        ),
        WordStyle::Heading2 => of(
            "Heading2",
            "heading 2",
            "楷体_GB2312",
            32,
            "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"1\"/>",
        ),
        WordStyle::Heading3 => of(
            "Heading3",
            "heading 3",
            "仿宋_GB2312",
            32,
            "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"2\"/>",
        ),
        WordStyle::Heading4 => of(
            "Heading4",
            "heading 4",
            "仿宋_GB2312",
            32,
            "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"3\"/>",
        ),
        WordStyle::Body => of("BodyText", "Body Text", "仿宋_GB2312", 32, INDENT),
        WordStyle::Note => of(
            "PaperNote",
            "Paper Note",
            "仿宋_GB2312",
            21,
            "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"60\"/>",
        ),
        WordStyle::Signature => of(
            "Signature",
            "Signature",
            "仿宋_GB2312",
            32,
            "<w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/>",
        ),
        WordStyle::TableTitle => of(
            "TableTitle",
            "Table Title",
            "方正小标宋简体",
            36,
            "<w:keepNext/><w:snapToGrid w:val=\"0\"/><w:jc w:val=\"center\"/>",
        ),
    }
}

fn fonts(name: &str) -> String {
    format!("<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" w:cs=\"Times New Roman\"/>")
}

fn styles() -> String {
    let mut out = format!(
        "{DECLARATION}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr><w:widowControl w:val=\"0\"/><w:jc w:val=\"both\"/></w:pPr>\
         <w:rPr>{}<w:spacing w:val=\"-5\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/>\
         <w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>\
         <w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>\
         <w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
        fonts("仿宋_GB2312"),
        fonts("仿宋_GB2312"),
    );
    for style in WordStyle::ALL {
        let look = look(style);
        let bold = if look.is_bold { "<w:b/>" } else { "" };
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{}</w:pPr><w:rPr>{}{bold}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            look.id,
            look.name,
            look.paragraph,
            fonts(look.font),
            size = look.size,
        );
    }
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\" w:styleId=\"TableText\"><w:name w:val=\"Table Text\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr><w:snapToGrid w:val=\"0\"/><w:jc w:val=\"left\"/></w:pPr><w:rPr>{}<w:spacing w:val=\"0\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"Normal\"/>\
         <w:pPr><w:snapToGrid w:val=\"0\"/></w:pPr></w:style></w:styles>",
        fonts("宋体")
    );
    out
}

fn body(document: &WordDocument) -> String {
    let mut out = format!("{DECLARATION}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><w:body>");
    for (at, section) in document.sections.iter().enumerate() {
        for block in &section.blocks {
            write_block(&mut out, block, section);
        }
        let ends_in_table = matches!(section.blocks.last(), Some(WordBlock::Table(_)));
        if at + 1 < document.sections.len() {
            out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/>");
            write_page(&mut out, section.page);
            out.push_str("</w:pPr></w:p>");
        } else if ends_in_table {
            out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
        }
    }
    let last = document.sections.last().map(|section| section.page).unwrap_or_default();
    write_page(&mut out, last);
    out.push_str("</w:body></w:document>");
    out
}

fn write_page(out: &mut String, page: WordPage) {
    let [top, bottom, left, right] = page.margins.map(twips);
    let orientation = if page.width > page.height {
        " w:orient=\"landscape\""
    } else {
        ""
    };
    let _ = write!(
        out,
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"even\" r:id=\"rId4\"/>\
         <w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{orientation}/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" \
         w:left=\"{left}\" w:header=\"851\" w:footer=\"{}\" w:gutter=\"0\"/>",
        twips(page.width),
        twips(page.height),
        if page.has_grid { 1_400 } else { 500 },
    );
    if page.has_grid {
        out.push_str("<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>");
    }
    out.push_str("</w:sectPr>");
}

fn write_block(out: &mut String, block: &WordBlock, section: &WordSection) {
    match block {
        WordBlock::Paragraph { style, runs } => {
            let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>", look(*style).id);
            runs.iter().for_each(|run| write_run(out, run));
            out.push_str("</w:p>");
        }
        WordBlock::Table(table) => write_table(out, table, section.page),
        WordBlock::PageBreak => out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
    }
}

fn write_run(out: &mut String, run: &WordRun) {
    for (at, line) in run.text.split('\n').enumerate() {
        out.push_str("<w:r>");
        if run.is_bold {
            out.push_str("<w:rPr><w:b/></w:rPr>");
        }
        if at > 0 {
            out.push_str("<w:br/>");
        }
        for (piece_at, piece) in line.split('\t').enumerate() {
            if piece_at > 0 {
                out.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                out.push_str("<w:t xml:space=\"preserve\">");
                escape(out, piece);
                out.push_str("</w:t>");
            }
        }
        out.push_str("</w:r>");
    }
}

/// Widths of columns in twentieths of a point, which add up to the whole width.
fn widths(shares: &[u16], whole: u32) -> Vec<u32> {
    let sum: u32 = shares.iter().map(|share| u32::from((*share).max(1))).sum();
    let mut widths: Vec<u32> = shares
        .iter()
        .map(|share| whole * u32::from((*share).max(1)) / sum.max(1))
        .collect();
    let rest = whole.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

fn write_table(out: &mut String, table: &WordTable, page: WordPage) {
    let [_, _, left, right] = page.margins.map(twips);
    let whole = twips(page.width).saturating_sub(left + right);
    let widths = widths(&table.widths, whole);
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>"
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(
            out,
            "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
        );
    }
    out.push_str("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    for (at, row) in table.rows.iter().enumerate() {
        write_row(out, row, at < table.head_rows, &widths);
    }
    out.push_str("</w:tbl>");
}

fn write_row(out: &mut String, row: &WordRow, is_head: bool, widths: &[u32]) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/>");
    if row.lines > 0 {
        let _ = write!(
            out,
            "<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>",
            u32::from(row.lines) * 320
        );
    }
    if is_head {
        out.push_str("<w:tblHeader/>");
    }
    out.push_str("</w:trPr>");
    let mut column = 0;
    for cell in &row.cells {
        let span = cell.columns.max(1);
        let width: u32 = widths.iter().skip(column).take(span).sum();
        column += span;
        write_cell(out, cell, span, width);
    }
    // A row short of cells would be repaired by Word.
    if column < widths.len() {
        let rest = WordCell::default();
        write_cell(out, &rest, widths.len() - column, widths.iter().skip(column).sum());
    }
    out.push_str("</w:tr>");
}

fn write_cell(out: &mut String, cell: &WordCell, span: usize, width: u32) {
    let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if span > 1 {
        let _ = write!(out, "<w:gridSpan w:val=\"{span}\"/>");
    }
    if cell.is_bare {
        out.push_str(
            "<w:tcBorders><w:top w:val=\"nil\"/><w:left w:val=\"nil\"/><w:right w:val=\"nil\"/></w:tcBorders>",
        );
    }
    if let Some(colour) = cell.tone.colour() {
        let _ = write!(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{colour}\"/>");
    }
    out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
    let align = match cell.align {
        CellAlign::Left => "left",
        CellAlign::Centre => "center",
        CellAlign::Right => "right",
    };
    // A title within a table is a row without borders, so that it is repeated with the head.
    let is_title = cell.is_bare && cell.is_bold;
    let style = if is_title {
        look(WordStyle::TableTitle).id
    } else {
        "TableText"
    };
    for line in cell.text.split('\n') {
        let _ = write!(
            out,
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:jc w:val=\"{align}\"/></w:pPr>"
        );
        if !line.is_empty() {
            let run = WordRun {
                text: line.to_owned(),
                is_bold: cell.is_bold && !is_title,
            };
            write_run(out, &run);
        }
        out.push_str("</w:p>");
    }
    out.push_str("</w:tc>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up() {
        for (shares, whole) in [(vec![5u16, 12, 22], 8_845u32), (vec![1; 7], 100), (vec![0, 0], 9)] {
            assert_eq!(widths(&shares, whole).iter().sum::<u32>(), whole);
        }
        assert!(widths(&[], 9).is_empty());
    }
}
