//! What a document shows is read, and nothing else: automatic numbers of all kinds, revisions, hidden text, boxes, merged cells.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use office::word::read::{ReadBlock, ReadDocument};
use office::{OfficeFile, Remark, open};
use parcel::ZipWriter;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn read(body: &str, numbering: &str, styles: &str) -> ReadDocument {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"/>")
    };
    let mut zip = ZipWriter::default();
    for (name, text) in [
        (
            "_rels/.rels",
            format!(
                "<Relationships>{}</Relationships>",
                relation("r", "officeDocument", "word/document.xml")
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships>{}{}</Relationships>",
                relation("a", "numbering", "numbering.xml"),
                relation("b", "styles", "styles.xml")
            ),
        ),
        (
            "word/document.xml",
            format!("<w:document><w:body>{body}</w:body></w:document>"),
        ),
        ("word/numbering.xml", format!("<w:numbering>{numbering}</w:numbering>")),
        ("word/styles.xml", format!("<w:styles>{styles}</w:styles>")),
    ] {
        assert!(zip.add(name, text.as_bytes()));
    }
    match open("a.docx", zip.finish()).unwrap() {
        OfficeFile::Document(document) => document,
        OfficeFile::Workbook(_) => panic!("a workbook"),
    }
}

fn printed(document: &ReadDocument) -> Vec<String> {
    let lines = document.blocks.iter().map(|block| match block {
        ReadBlock::Paragraph(paragraph) => paragraph.printed(),
        ReadBlock::Table(rows) => {
            let rows = rows.iter().map(|row| {
                let cells: Vec<String> = row
                    .iter()
                    .map(|cell| format!("{}[{}x{}]", cell.text, cell.columns, cell.rows))
                    .collect();
                cells.join("|")
            });
            rows.collect::<Vec<_>>().join("/")
        }
    });
    lines.collect()
}

/// Paragraph of a list at a level.
fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn level(at: u32, form: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{form}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn official() -> String {
    let levels = [
        level(0, "chineseCounting", "%1、", ""),
        level(1, "chineseCountingThousand", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
        level(3, "decimalEnclosedCircle", "%4", "<w:lvlRestart w:val=\"0\"/>"),
        level(4, "decimal", "%1.%5", "<w:isLgl/>"),
    ];
    format!(
        "<w:abstractNum w:abstractNumId=\"7\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
        levels.concat()
    )
}

#[test]
fn numbers_as_official_papers_have_them() {
    let body = [
        item(1, 0, "甲"),
        item(1, 1, "乙"),
        item(1, 2, "丙"),
        item(1, 2, "丁"),
        item(1, 3, "圈"),
        item(1, 1, "戊"),
        item(1, 2, "己"),
        item(1, 3, "圈"),
        item(1, 4, "庚"),
        item(1, 0, "辛"),
        item(1, 1, "壬"),
        item(2, 0, "另起"),
        item(2, 0, "续"),
        item(9, 0, "没有的列表"),
    ];
    assert_eq!(
        printed(&read(&body.concat(), &official(), "")),
        [
            "一、甲",
            "（一）乙",
            "1.丙",
            "2.丁",
            "① 圈",
            "（二）戊",
            "1.己",
            "② 圈",
            "1.1 庚",
            "二、辛",
            "（一）壬",
            "五、另起",
            "六、续",
            "没有的列表"
        ]
    );
}

#[test]
fn numbers_that_come_from_a_style_or_through_one() {
    let styles = "<w:style w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
        <w:style w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>";
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"列表\"/></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"2\"><w:styleLink w:val=\"列表\"/>{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"H1\"/>"),
        level(1, "ideographTraditional", "%2）", "<w:pStyle w:val=\"H2\"/>"),
    );
    let styled = |style: &str, more: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let off = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    let body = [
        styled("H1", "", "甲"),
        styled("H2", "", "乙"),
        styled("H2", "", "丙"),
        styled("H1", off, "不编号"),
        styled("H1", "", "丁"),
    ];
    let document = read(&body.concat(), &numbering, styles);
    assert_eq!(printed(&document), ["I.甲", "甲）乙", "乙）丙", "不编号", "II.丁"]);
    let headings: Vec<Option<u8>> = document
        .blocks
        .iter()
        .map(|block| match block {
            ReadBlock::Paragraph(paragraph) => paragraph.heading,
            ReadBlock::Table(_) => None,
        })
        .collect();
    assert_eq!(headings, [Some(1), Some(2), Some(2), Some(1), Some(1)]);
}

#[test]
fn revisions_hidden_text_fields_and_boxes() {
    let styles = "<w:style w:styleId=\"Secret\"><w:rPr><w:vanish/></w:rPr></w:style>";
    let body = [
        // A deleted paragraph has no number, and the next one takes its place.
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>",
        &item(1, 0, "留"),
        "<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>",
        "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t>藏</w:t></w:r></w:p>",
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>3</w:t></w:r><w:r><w:noBreakHyphen/><w:tab/><w:t>尾</w:t><w:br/><w:t>行</w:t></w:r></w:p>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>外</w:t></w:r></w:p>",
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    ];
    let document = read(&body.concat(), &official(), styles);
    assert_eq!(
        printed(&document),
        ["一、留", "增移来", "显", "3-\t尾\n行", "外", "框", "控件", "链接音"]
    );
    assert_eq!(document.remarks, [Remark::DeletedText(2), Remark::HiddenText(1)]);
}

#[test]
fn tables_with_merged_deleted_and_nested_cells() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let begins = "<w:vMerge w:val=\"restart\"/>";
    let goes_on = "<w:vMerge/>";
    let rows = [
        format!(
            "<w:tr>{}{}</w:tr>",
            cell("<w:gridSpan w:val=\"2\"/>", "宽"),
            cell("", "丙")
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            cell(begins, "高"),
            cell("", "乙"),
            cell("", "丙")
        ),
        format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("", "删")),
        format!("<w:tr>{}{}{}</w:tr>", cell(goes_on, ""), cell("", "丁"), cell("", "戊")),
        format!(
            "<w:tr><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p></w:tc>\
             <w:tc><w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p/></w:tc></w:tr>",
            cell("", "内"),
            cell("", "外")
        ),
    ];
    let document = read(
        &format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat()),
        "",
        "",
    );
    assert_eq!(
        printed(&document),
        ["宽[2x1]|丙[1x1]/高[1x2]|乙[1x1]|丙[1x1]/丁[1x1]|戊[1x1]/一\n二[1x1]|内\t外[1x1]"]
    );
    assert_eq!(document.remarks, [Remark::DeletedText(1)]);
}
