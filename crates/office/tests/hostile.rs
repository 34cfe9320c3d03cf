//! Files that were made to do harm, or came to harm: each gets its typed answer, and nothing panics. All of them are made here.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use office::sheets::cell::CellValue;
use office::sheets::style::CellStyle;
use office::sheets::workbook::{Sheet, SheetCell, SheetRow};
use office::word::document::{WordBlock, WordDocument, WordRun, WordSection, WordStyle};
use office::{FileKind, OfficeFault, OfficeFile, Remark, Workbook, open};
use parcel::ZipWriter;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::default();
    for (name, text) in parts {
        assert!(zip.add(name, text.as_bytes()));
    }
    zip.finish()
}

fn relations(list: &[(&str, &str, &str)]) -> String {
    let each = list.iter().map(|(id, kind, target)| {
        let mode = if target.contains("://") {
            " TargetMode=\"External\""
        } else {
            ""
        };
        format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"{mode}/>")
    });
    format!("<Relationships>{}</Relationships>", each.collect::<String>())
}

const WORKBOOK: &str =
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

/// Workbook of one sheet with this content, and with further parts.
fn xlsx(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let (root, main) = (
        relations(&[("rId1", "officeDocument", "xl/workbook.xml")]),
        relations(&[
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"),
        ]),
    );
    let mut parts = vec![("_rels/.rels", root.as_str())];
    let defaults = [
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", main.as_str()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", "<sst><si><t>甲</t></si></sst>"),
        ("xl/styles.xml", "<styleSheet/>"),
    ];
    for (name, text) in defaults {
        match more.iter().find(|other| other.0 == name) {
            Some((_, "")) => {}
            Some(other) => parts.push(*other),
            None => parts.push((name, text)),
        }
    }
    parts.extend(
        more.iter()
            .filter(|other| !defaults.iter().any(|default| default.0 == other.0) && other.0 != "_rels/.rels"),
    );
    zip(&parts)
}

fn cells(inner: &str) -> String {
    format!("<worksheet><sheetData>{inner}</sheetData></worksheet>")
}

fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let (root, main) = (
        relations(&[("rId1", "officeDocument", "word/document.xml")]),
        relations(&[("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")]),
    );
    let document = format!("<document><body>{body}</body></document>");
    let mut parts = vec![("_rels/.rels", root.as_str()), ("word/document.xml", document.as_str())];
    if !more.iter().any(|part| part.0 == "word/_rels/document.xml.rels") {
        parts.push(("word/_rels/document.xml.rels", main.as_str()));
    }
    parts.extend(more);
    zip(&parts)
}

fn ods(content: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = vec![
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ];
    parts.extend(more);
    zip(&parts)
}

fn ods_sheet(rows: &str) -> String {
    format!("<body><spreadsheet><table name=\"甲\">{rows}</table></spreadsheet></body>")
}

/// Old container with streams, each in sectors of its own.
fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let entry = |name: &str, kind: u8, child: u32, right: u32, from: u32, size: u32| {
        let mut entry = vec![0u8; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64..66].copy_from_slice(&u16::try_from(units.len() + 2).unwrap().to_le_bytes());
        entry[66] = kind;
        for (at, value) in [(68, u32::MAX), (72, right), (76, child), (116, from), (120, size)] {
            entry[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
        entry
    };
    // Sector 0 is the table, sector 1 the directory, the streams follow.
    let mut table = vec![0xffff_fffdu32, 0xffff_fffe];
    let mut directory = entry(
        "Root Entry",
        5,
        if streams.is_empty() { u32::MAX } else { 1 },
        u32::MAX,
        u32::MAX - 1,
        0,
    );
    let mut content = Vec::new();
    for (at, (name, bytes)) in streams.iter().enumerate() {
        let mut padded = bytes.clone();
        // Small streams would stand elsewhere.
        padded.resize(bytes.len().max(4_096).div_ceil(SECTOR) * SECTOR, 0);
        let from = u32::try_from(table.len()).unwrap();
        let sectors = padded.len() / SECTOR;
        for step in 1..sectors {
            table.push(from + u32::try_from(step).unwrap());
        }
        table.push(0xffff_fffe);
        let right = if at + 1 < streams.len() {
            u32::try_from(at).unwrap() + 2
        } else {
            u32::MAX
        };
        directory.extend(entry(
            name,
            2,
            u32::MAX,
            right,
            from,
            u32::try_from(padded.len()).unwrap(),
        ));
        content.extend(padded);
    }
    assert!(
        table.len() <= SECTOR / 4 && directory.len() <= SECTOR,
        "one sector each is enough for tests"
    );
    table.resize(SECTOR / 4, u32::MAX);
    directory.resize(SECTOR, 0);
    let mut file = vec![0u8; SECTOR];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    file[30] = 9;
    for (at, value) in [
        (44, 1u32),
        (48, 1),
        (56, 4_096),
        (60, u32::MAX - 1),
        (68, u32::MAX - 1),
        (76, 0),
    ] {
        file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    file[80..].fill(0xff);
    file.extend(table.iter().flat_map(|place| place.to_le_bytes()));
    file.extend(directory);
    file.extend(content);
    file
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    record.extend(data);
    record
}

/// Workbook of Excel 97 with these global records and these records of its one sheet.
fn xls(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let bof = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let mut before: Vec<u8> = [bof.clone(), globals.concat()].concat();
    let sheet_at = u32::try_from(before.len() + 4 + 10 + 4).unwrap();
    let mut named = sheet_at.to_le_bytes().to_vec();
    named.extend([0, 0, 1, 1, 0x32, 0x75]);
    before.extend(record(0x0085, &named));
    before.extend(record(0x000a, &[]));
    let whole = [before, bof, sheet.concat(), record(0x000a, &[])].concat();
    compound(&[("Workbook", whole)])
}

fn number_at(row: u16, column: u16) -> Vec<u8> {
    let mut data = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    data.extend(1.5f64.to_le_bytes());
    record(0x0203, &data)
}

/// A deep tree of elements.
fn deep(name: &str, depth: usize) -> String {
    format!(
        "{}{}",
        format!("<{name}>").repeat(depth),
        format!("</{name}>").repeat(depth)
    )
}

/// An archive whose first part declares another size.
fn declaring(mut archive: Vec<u8>, size: u32) -> Vec<u8> {
    let at = archive.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    archive[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
    archive
}

/// What a file is, its name, its bytes, and whether a refusal is the right one.
type HostileFile = (&'static str, &'static str, Vec<u8>, fn(&OfficeFault) -> bool);

fn faults() -> Vec<HostileFile> {
    use OfficeFault::*;
    let sound = xlsx(&cells("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), &[]);
    let cut = |bytes: &[u8], share: usize| bytes[..bytes.len() * share / 100].to_vec();
    let chain: String = (0..100)
        .map(|at| format!("<style styleId=\"s{at}\"><basedOn val=\"s{}\"/></style>", at + 1))
        .collect();
    let mut looping = compound(&[("Workbook", vec![0; 5_000])]);
    // The chain of the stream returns to its beginning.
    looping[512 + 8..512 + 12].copy_from_slice(&2u32.to_le_bytes());
    let mut tree = compound(&[("Workbook", vec![0; 5_000])]);
    tree[1024 + 128 + 72..1024 + 128 + 76].copy_from_slice(&1u32.to_le_bytes());
    let mut doc_head = vec![0u8; 600];
    doc_head[..12].copy_from_slice(&[0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    let mut doc_cut = doc_head.clone();
    doc_cut[11] = 0;
    doc_cut[0x1a2..0x1aa].copy_from_slice(&[0, 0, 0, 0, 0xff, 0xff, 0, 0]);
    let many_sheets: String = (0..300)
        .map(|at| format!("<sheet name=\"s{at}\" sheetId=\"{at}\" r:id=\"rId1\"/>"))
        .collect();
    let many_sheets = format!("<workbook><sheets>{many_sheets}</sheets></workbook>");
    let repeated = format!("<sst><si><t>{}</t></si></sst>", "甲".repeat(10_000));
    let twice_over: String = (0..2_500)
        .map(|at| format!("<row r=\"{}\"><c t=\"s\"><v>0</v></c></row>", at + 1))
        .collect();
    let regions: String = (0..100_001).map(|_| "<mergeCell ref=\"A1:B2\"/>").collect();
    vec![
        ("nothing", "a.xlsx", Vec::new(), |fault| *fault == Empty),
        ("larger than is read", "a.xlsx", vec![b'x'; 40_000_001], |fault| {
            matches!(fault, TooLarge { .. })
        }),
        ("text renamed", "a.xlsx", "序号,问题".into(), |fault| {
            *fault == OtherKind(FileKind::Unknown)
        }),
        ("a page renamed", "a.xls", "\u{feff} <html><table>".into(), |fault| {
            *fault == OtherKind(FileKind::WebPage)
        }),
        ("a web archive renamed", "a.xls", "MIME-Version: 1.0".into(), |fault| {
            *fault == OtherKind(FileKind::WebPage)
        }),
        ("a page description", "a.docx", "%PDF-1.7".into(), |fault| {
            *fault == OtherKind(FileKind::Pdf)
        }),
        ("rich text renamed", "a.doc", "{\\rtf1".into(), |fault| {
            *fault == OtherKind(FileKind::RichText)
        }),
        ("Excel 4", "a.xls", vec![9, 4, 6, 0, 0, 0, 16, 0], |fault| {
            *fault == OtherKind(FileKind::OldWorkbook)
        }),
        ("a zip of other things", "a.zip", zip(&[("a.json", "{}")]), |fault| {
            *fault == OtherKind(FileKind::OtherArchive)
        }),
        ("slides", "a.pptx", zip(&[("ppt/presentation.xml", "<p/>")]), |fault| {
            *fault == OtherKind(FileKind::Slides)
        }),
        (
            "a binary workbook",
            "a.xlsb",
            zip(&[("xl/workbook.bin", "x")]),
            |fault| *fault == OtherKind(FileKind::BinaryWorkbook),
        ),
        (
            "an open text",
            "a.odt",
            zip(&[("mimetype", "application/vnd.oasis.opendocument.text")]),
            |fault| *fault == OtherKind(FileKind::OpenText),
        ),
        (
            "encrypted, in a container",
            "a.xlsx",
            compound(&[("EncryptedPackage", vec![1; 20])]),
            |fault| *fault == Encrypted,
        ),
        (
            "encrypted, ods",
            "a.ods",
            ods("x", &[("META-INF/manifest.xml", "<encryption-data/>")]),
            |fault| *fault == Encrypted,
        ),
        (
            "encrypted, xls",
            "a.xls",
            xls(&[record(0x002f, &[1, 0])], &[]),
            |fault| *fault == Encrypted,
        ),
        (
            "encrypted, doc",
            "a.doc",
            compound(&[("WordDocument", doc_head.clone())]),
            |fault| *fault == Encrypted,
        ),
        (
            "a document of WPS",
            "a.WPS",
            compound(&[("WordDocument", doc_head)]),
            |fault| *fault == OtherKind(FileKind::Wps),
        ),
        (
            "Word 6",
            "a.doc",
            compound(&[("WordDocument", vec![0xdc, 0xa5, 0x65, 0])]),
            |fault| *fault == OtherKind(FileKind::OldDocument),
        ),
        ("Excel 95", "a.xls", compound(&[("Book", vec![9, 8])]), |fault| {
            *fault == OtherKind(FileKind::OldWorkbook)
        }),
        (
            "Excel 95 under a new name",
            "a.xls",
            compound(&[("Workbook", record(0x0809, &[0, 5, 5, 0]))]),
            |fault| *fault == OtherKind(FileKind::OldWorkbook),
        ),
        (
            "old slides",
            "a.ppt",
            compound(&[("PowerPoint Document", vec![1])]),
            |fault| *fault == OtherKind(FileKind::Slides),
        ),
        ("a mail", "a.msg", compound(&[("__properties", vec![1])]), |fault| {
            *fault == OtherKind(FileKind::OtherContainer)
        }),
        ("cut in the middle", "a.xlsx", cut(&sound, 50), |fault| {
            matches!(fault, Damaged { .. })
        }),
        ("cut near the end", "a.xlsx", cut(&sound, 95), |fault| {
            matches!(fault, Damaged { .. })
        }),
        ("a container cut off", "a.xls", cut(&xls(&[], &[]), 40), |fault| {
            matches!(fault, Damaged { .. })
        }),
        (
            "only the beginning of a container",
            "a.xls",
            vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
            |fault| matches!(fault, Damaged { .. }),
        ),
        ("a bomb", "a.xlsx", xlsx(&cells(&" ".repeat(6_000_000)), &[]), |fault| {
            matches!(fault, Bomb { .. })
        }),
        (
            "a part that declares four gigabytes",
            "a.xlsx",
            declaring(sound.clone(), u32::MAX - 1),
            |fault| matches!(fault, Bomb { .. }),
        ),
        (
            "a part that declares less than it is",
            "a.xlsx",
            declaring(sound.clone(), 5),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "too many parts",
            "a.xlsx",
            {
                let mut many = ZipWriter::default();
                for at in 0..4_001 {
                    many.add(&at.to_string(), b"");
                }
                many.finish()
            },
            |fault| matches!(fault, TooManyParts(_)),
        ),
        (
            "a part twice",
            "a.xlsx",
            xlsx("", &[("xl/Worksheets/SHEET1.xml", "x")]),
            |fault| matches!(fault, Twice(_)),
        ),
        (
            "no main part",
            "a.xlsx",
            zip(&[(
                "_rels/.rels",
                &relations(&[("rId1", "officeDocument", "xl/workbook.xml")]),
            )]),
            |fault| matches!(fault, Missing(part) if part == "xl/workbook.xml"),
        ),
        (
            "relations that name themselves",
            "a.xlsx",
            zip(&[("_rels/.rels", &relations(&[("rId1", "officeDocument", "_rels/.rels")]))]),
            |fault| matches!(fault, Loop(_)),
        ),
        (
            "a workbook that is its own sheet",
            "a.xlsx",
            xlsx(
                "",
                &[(
                    "xl/_rels/workbook.xml.rels",
                    &relations(&[("rId1", "worksheet", "workbook.xml")]),
                )],
            ),
            |fault| matches!(fault, Loop(_)),
        ),
        (
            "a sheet that is not there",
            "a.xlsx",
            xlsx("", &[("xl/worksheets/sheet1.xml", "")]),
            |fault| matches!(fault, Missing(_)),
        ),
        (
            "a sheet without relation",
            "a.xlsx",
            xlsx("<x/>", &[("xl/_rels/workbook.xml.rels", "<Relationships/>")]),
            |fault| matches!(fault, Missing(sheet) if sheet == "甲"),
        ),
        (
            "a sheet on another machine",
            "a.xlsx",
            xlsx(
                "<x/>",
                &[(
                    "xl/_rels/workbook.xml.rels",
                    &relations(&[("rId1", "worksheet", "http://a/b")]),
                )],
            ),
            |fault| matches!(fault, Missing(_)),
        ),
        (
            "no sheet",
            "a.xlsx",
            xlsx("<x/>", &[("xl/workbook.xml", "<workbook/>")]),
            |fault| *fault == NothingInside,
        ),
        (
            "too many sheets",
            "a.xlsx",
            xlsx(&cells(""), &[("xl/workbook.xml", &many_sheets)]),
            |fault| matches!(fault, TooManySheets(_)),
        ),
        (
            "a far row",
            "a.xlsx",
            xlsx(&cells("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"), &[]),
            |fault| {
                matches!(
                    fault,
                    FarCell {
                        row: 1_048_576,
                        column: 1,
                        ..
                    }
                )
            },
        ),
        (
            "a far column",
            "a.xlsx",
            xlsx(&cells("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"), &[]),
            |fault| {
                matches!(
                    fault,
                    FarCell {
                        row: 1,
                        column: 16_384,
                        ..
                    }
                )
            },
        ),
        (
            "a cell beyond all rows",
            "a.xlsx",
            xlsx(&cells("<row><c r=\"A99999999999\"><v>1</v></c></row>"), &[]),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "a region upside down",
            "a.xlsx",
            xlsx(
                "<worksheet><mergeCells><mergeCell ref=\"C3:A1\"/></mergeCells></worksheet>",
                &[],
            ),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "too many regions",
            "a.xlsx",
            xlsx(&format!("<worksheet>{regions}</worksheet>"), &[]),
            |fault| matches!(fault, TooMany { .. }),
        ),
        (
            "a text that is not there",
            "a.xlsx",
            xlsx(&cells("<row><c t=\"s\"><v>7</v></c></row>"), &[]),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "one long text in thousands of cells",
            "a.xlsx",
            xlsx(&cells(&twice_over), &[("xl/sharedStrings.xml", &repeated)]),
            |fault| matches!(fault, TooMuchText(sheet) if sheet == "甲"),
        ),
        (
            "deep elements in a sheet",
            "a.xlsx",
            xlsx(&deep("a", 500), &[]),
            |fault| matches!(fault, TooDeep(_)),
        ),
        (
            "a document type",
            "a.xlsx",
            xlsx("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><worksheet>&b;</worksheet>", &[]),
            |fault| matches!(fault, Doctype(_)),
        ),
        (
            "a character that is none",
            "a.xlsx",
            xlsx("<worksheet>&b;</worksheet>", &[]),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "elements that do not close",
            "a.xlsx",
            xlsx("<worksheet><a></b>", &[]),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "a sheet that ends in the middle",
            "a.xlsx",
            xlsx("<worksheet><sheetData>", &[]),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "rows repeated beyond the limit",
            "a.ods",
            ods(
                &ods_sheet(
                    "<table-row number-rows-repeated=\"1048576\"><table-cell value-type=\"float\" value=\"1\"/></table-row>",
                ),
                &[],
            ),
            |fault| matches!(fault, FarCell { row: 100_001, .. }),
        ),
        (
            "cells repeated beyond the limit",
            "a.ods",
            ods(
                &ods_sheet(
                    "<table-row><table-cell number-columns-repeated=\"4294967295\" value-type=\"float\" value=\"1\"/></table-row>",
                ),
                &[],
            ),
            |fault| matches!(fault, FarCell { column: 513, .. }),
        ),
        (
            "rows and cells repeated",
            "a.ods",
            ods(
                &ods_sheet(
                    "<table-row number-rows-repeated=\"9999\"><table-cell number-columns-repeated=\"500\" value-type=\"float\" value=\"1\"/></table-row>",
                ),
                &[],
            ),
            |fault| matches!(fault, TooMany { .. }),
        ),
        ("deep elements in an ods", "a.ods", ods(&deep("a", 300), &[]), |fault| {
            matches!(fault, TooDeep(_))
        }),
        (
            "an ods without content",
            "a.ods",
            zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
            |fault| matches!(fault, Missing(_)),
        ),
        ("a chain of sectors in a ring", "a.xls", looping, |fault| {
            matches!(fault, Loop(_) | Damaged { .. })
        }),
        ("a directory in a ring", "a.xls", tree, |fault| matches!(fault, Loop(_))),
        (
            "a far column in an xls",
            "a.xls",
            xls(&[], &[number_at(1, 60_000)]),
            |fault| matches!(fault, FarCell { column: 60_001, .. }),
        ),
        (
            "a record cut off",
            "a.xls",
            xls(&[record(0x00e0, &[1])], &[]),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "texts that are not there",
            "a.xls",
            xls(&[record(0x00fc, &[9, 0, 0, 0, 0xff, 0xff, 0xff, 0xff])], &[]),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "a text beyond its record",
            "a.xls",
            xls(&[], &[record(0x0204, &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 1])]),
            |fault| matches!(fault, Damaged { .. }),
        ),
        (
            "a document without pieces",
            "a.doc",
            compound(&[("WordDocument", doc_cut), ("0Table", vec![0; 10])]),
            |fault| matches!(fault, Damaged { .. } | Missing(_)),
        ),
        (
            "deep tables in a document",
            "a.docx",
            docx(
                &format!("{}{}", "<tbl><tr><tc>".repeat(100), "</tc></tr></tbl>".repeat(100)),
                &[],
            ),
            |fault| matches!(fault, TooDeep(_)),
        ),
        (
            "styles in a ring",
            "a.docx",
            docx(
                "<p><r><t>甲</t></r></p>",
                &[(
                    "word/styles.xml",
                    "<styles><style styleId=\"a\"><basedOn val=\"b\"/></style><style styleId=\"b\"><basedOn val=\"a\"/></style></styles>",
                )],
            ),
            |fault| matches!(fault, Loop(_)),
        ),
        (
            "styles on styles without end",
            "a.docx",
            docx(
                "<p><r><t>甲</t></r></p>",
                &[("word/styles.xml", &format!("<styles>{chain}</styles>"))],
            ),
            |fault| matches!(fault, Loop(_)),
        ),
        (
            "a table of endless columns",
            "a.docx",
            docx(
                &format!(
                    "<tbl><tr>{}</tr></tbl>",
                    "<tc><tcPr><gridSpan val=\"200\"/></tcPr><p/></tc>".repeat(20)
                ),
                &[],
            ),
            |fault| matches!(fault, TooMany { .. }),
        ),
        (
            "one sheet under two names",
            "a.xlsx",
            xlsx(
                &cells(""),
                &[(
                    "xl/workbook.xml",
                    "<workbook><sheets><sheet name=\"a\" id=\"rId1\"/><sheet name=\"b\" id=\"rId1\"/></sheets></workbook>",
                )],
            ),
            |fault| matches!(fault, Twice(_)),
        ),
        (
            "hidden columns without end",
            "a.xlsx",
            xlsx(
                &format!(
                    "<worksheet>{}</worksheet>",
                    "<col min=\"1\" max=\"9\" hidden=\"1\"/>".repeat(100_001)
                ),
                &[],
            ),
            |fault| matches!(fault, TooMany { .. }),
        ),
        ("an empty document", "a.docx", docx("", &[]), |fault| {
            *fault == NothingInside
        }),
        (
            "too many paragraphs",
            "a.docx",
            docx(&"<p/>".repeat(200_001), &[]),
            |fault| matches!(fault, TooMany { .. }),
        ),
        (
            "a document in no encoding",
            "a.docx",
            {
                let mut zip = ZipWriter::default();
                zip.add("word/document.xml", &[0xff, 0xfe, 0x00, 0xd8]);
                zip.finish()
            },
            |fault| matches!(fault, Damaged { .. }),
        ),
    ]
}

#[test]
fn every_hostile_file_has_its_own_answer() {
    let faults = faults();
    assert!(faults.len() >= 60, "{}", faults.len());
    for (what, name, bytes, is_right) in faults {
        match open(name, bytes) {
            Ok(_) => panic!("{what}: was read"),
            Err(fault) => {
                assert!(is_right(&fault), "{what}: {fault:?}");
                let sentence = exchange::words::refusal(&fault);
                assert!(
                    sentence.ends_with("没有改动。") && sentence.chars().count() > 20,
                    "{what}: {sentence}"
                );
            }
        }
    }
}

/// What a file has beside its content is told, and never followed.
#[test]
fn macros_links_and_what_is_left_out_are_told() {
    let sheet = cells("<row r=\"1\"><c r=\"A1\"><f>SUM(B1)</f></c><c r=\"B1\"><v>2</v></c></row>");
    let linked = relations(&[
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId9", "externalLinkPath", "file:///c:/x.xlsx"),
    ]);
    let workbook = xlsx(
        &sheet,
        &[("xl/vbaProject.bin", "x"), ("xl/_rels/workbook.xml.rels", &linked)],
    );
    let OfficeFile::Workbook(read) = open("a.xlsm", workbook).unwrap() else {
        panic!()
    };
    assert_eq!(
        read.remarks,
        [Remark::Macros, Remark::ExternalLinks, Remark::FormulasWithoutResult(1)]
    );
    assert_eq!(read.sheets[0].rows[0].cells, [(2, CellValue::Number(2.0))]);
    let body = "<p><r><t>留</t></r><del><r><delText>删</delText></r></del><r><rPr><vanish/></rPr><t>藏</t></r>\
        <r><drawing><blip/></drawing></r><r><footnoteReference/></r></p>";
    let attached = relations(&[("rId1", "attachedTemplate", "http://a/b.dotm")]);
    let document = docx(
        body,
        &[
            ("word/_rels/document.xml.rels", &attached),
            ("word/vbaProject.bin", "x"),
        ],
    );
    let OfficeFile::Document(read) = open("a.docm", document).unwrap() else {
        panic!()
    };
    assert_eq!(
        read.remarks,
        [
            Remark::DeletedText(1),
            Remark::HiddenText(1),
            Remark::Pictures(1),
            Remark::Notes(1),
            Remark::Macros,
            Remark::ExternalLinks
        ]
    );
    assert_eq!(read.blocks.len(), 1);
    for remark in read.remarks {
        assert!(exchange::words::remark(&remark).ends_with('。'));
    }
}

/// Any file with some bytes changed or cut off gets an answer.
#[test]
fn files_with_changed_bytes_get_an_answer() {
    let workbook = Workbook {
        title: String::new(),
        sheets: vec![Sheet {
            name: "甲".to_owned(),
            rows: vec![SheetRow {
                cells: vec![
                    SheetCell::text("乙", CellStyle::default()),
                    SheetCell::of(CellValue::Number(3.5), CellStyle::default()),
                ],
                ..SheetRow::default()
            }],
            ..Sheet::default()
        }],
    };
    let document = WordDocument {
        title: String::new(),
        sections: vec![WordSection {
            blocks: vec![WordBlock::Paragraph {
                style: WordStyle::Body,
                runs: vec![WordRun {
                    text: "甲".to_owned(),
                    is_bold: false,
                }],
            }],
            ..WordSection::default()
        }],
    };
    let texts = record(0x00fc, &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, b'a']);
    let old = xls(
        &[texts],
        &[record(0x00fd, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), number_at(1, 1)],
    );
    assert!(matches!(open("a.xls", old.clone()), Ok(OfficeFile::Workbook(_))));
    let opened = ods(
        &ods_sheet("<table-row><table-cell value-type=\"string\"><p>甲</p></table-cell></table-row>"),
        &[],
    );
    assert!(matches!(open("a.ods", opened.clone()), Ok(OfficeFile::Workbook(_))));
    // A sequence of numbers that is the same on every machine.
    let mut seed = 88_172_645_463_325_252u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % 1_000_003).unwrap()
    };
    for whole in [workbook.to_xlsx(), document.to_docx(), old, opened] {
        for _ in 0..300 {
            let mut changed = whole.clone();
            for _ in 0..1 + next() % 6 {
                let at = next() % changed.len();
                changed[at] = u8::try_from(next() % 256).unwrap();
            }
            if next() % 4 == 0 {
                changed.truncate(next() % changed.len());
            }
            office::targets::file(&changed);
        }
    }
}
