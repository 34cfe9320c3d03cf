//! Writer of .xlsx. The elements of a sheet stand in the order that the standard asks for; Excel repairs files in which they do not.

use super::cell::{CellValue, Region, serial_of_day};
use super::style::{CellAlign, CellFont, CellFormat, CellStyle, CellTone};
use super::workbook::{CELL_TEXT, Choices, Highlight, Sheet, Shown, Workbook, cut_to, sheet_names};
use crate::xml::{DECLARATION, escape};
use parcel::ZipWriter;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument";

/// Bytes of a workbook.
pub(super) fn xlsx(book: &Workbook) -> Vec<u8> {
    let names = sheet_names(book.sheets.iter().map(|sheet| sheet.name.as_str()));
    let mut tables = Tables::default();
    let sheets: Vec<String> = book.sheets.iter().map(|sheet| worksheet(sheet, &mut tables)).collect();
    let mut zip = ZipWriter::default();
    let mut add = |name: &str, text: &str| {
        zip.add(name, text.as_bytes());
    };
    add("[Content_Types].xml", &content_types(sheets.len()));
    add("_rels/.rels", &package_relations("xl/workbook.xml"));
    add("docProps/core.xml", &core_properties(&book.title));
    add("docProps/app.xml", &app_properties());
    add("xl/workbook.xml", &workbook(book, &names));
    add("xl/_rels/workbook.xml.rels", &workbook_relations(sheets.len()));
    add("xl/styles.xml", &tables.styles());
    add("xl/sharedStrings.xml", &tables.texts());
    for (at, sheet) in sheets.iter().enumerate() {
        add(&format!("xl/worksheets/sheet{}.xml", at + 1), sheet);
    }
    zip.finish()
}

/// Relations of the package: its main part and its properties.
pub(crate) fn package_relations(main: &str) -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"{main}\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{RELATIONS}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

/// Properties: the title, if it was chosen. No author, no program, no time.
pub(crate) fn core_properties(title: &str) -> String {
    let mut out = format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    );
    if !title.is_empty() {
        out.push_str("<dc:title>");
        escape(&mut out, title);
        out.push_str("</dc:title>");
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// Further properties: none.
pub(crate) fn app_properties() -> String {
    format!("{DECLARATION}<Properties xmlns=\"{RELATIONS_OF_PROPERTIES}\"></Properties>")
}

const RELATIONS_OF_PROPERTIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

fn content_types(sheets: usize) -> String {
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"{TYPES}.extended-properties+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.spreadsheetml.styles+xml\"/>\
         <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{TYPES}.spreadsheetml.sharedStrings+xml\"/>"
    );
    for number in 1..=sheets {
        let _ = write!(
            out,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPES}.spreadsheetml.worksheet+xml\"/>"
        );
    }
    out.push_str("</Types>");
    out
}

fn workbook_relations(sheets: usize) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for number in 1..=sheets {
        let _ = write!(
            out,
            "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    let _ = write!(
        out,
        "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rId{}\" Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
        sheets + 1,
        sheets + 2
    );
    out
}

fn workbook(book: &Workbook, names: &[String]) -> String {
    let mut out = format!(
        "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><bookViews><workbookView activeTab=\"{}\"/></bookViews><sheets>",
        book.sheets
            .iter()
            .position(|sheet| sheet.shown == Shown::Yes)
            .unwrap_or(0)
    );
    for (at, (sheet, name)) in book.sheets.iter().zip(names).enumerate() {
        out.push_str("<sheet name=\"");
        escape(&mut out, name);
        let state = match sheet.shown {
            Shown::Yes => "",
            Shown::Never => " state=\"veryHidden\"",
        };
        let _ = write!(out, "\" sheetId=\"{0}\"{state} r:id=\"rId{0}\"/>", at + 1);
    }
    out.push_str("</sheets>");
    let mut defined = String::new();
    for (at, (sheet, name)) in book.sheets.iter().zip(names).enumerate() {
        let quoted = format!("'{}'", name.replace('\'', "''"));
        if let Some(filter) = sheet.filter {
            let _ = write!(
                defined,
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">"
            );
            escape(&mut defined, &format!("{quoted}!{}", fixed(filter)));
            defined.push_str("</definedName>");
        }
        if let Some((first, last)) = sheet.repeated_rows {
            let _ = write!(
                defined,
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">"
            );
            escape(&mut defined, &format!("{quoted}!${first}:${last}"));
            defined.push_str("</definedName>");
        }
    }
    if !defined.is_empty() {
        let _ = write!(out, "<definedNames>{defined}</definedNames>");
    }
    out.push_str("</workbook>");
    out
}

/// Name of a region that does not move: `$A$1:$C$3`.
fn fixed(region: Region) -> String {
    let column = super::cell::column_name;
    format!(
        "${}${}:${}${}",
        column(region.first_column),
        region.first_row,
        column(region.last_column),
        region.last_row
    )
}

/// Texts and looks of all sheets, each once.
#[derive(Default)]
struct Tables {
    texts: Vec<Arc<str>>,
    text_places: HashMap<Arc<str>, usize>,
    uses: usize,
    looks: Vec<(CellStyle, bool)>,
    look_places: HashMap<(CellStyle, bool), usize>,
    tones: Vec<CellTone>,
}

impl Tables {
    fn text(&mut self, text: &Arc<str>) -> usize {
        self.uses += 1;
        if let Some(place) = self.text_places.get(text) {
            return *place;
        }
        let place = self.texts.len();
        self.texts.push(Arc::clone(text));
        self.text_places.insert(Arc::clone(text), place);
        place
    }

    /// Number of a look; 0 is that of a cell without one.
    fn look(&mut self, style: CellStyle, is_quoted: bool) -> usize {
        let look = (style, is_quoted);
        if look == (CellStyle::default(), false) {
            return 0;
        }
        let looks = &mut self.looks;
        *self.look_places.entry(look).or_insert_with(|| {
            looks.push(look);
            looks.len()
        })
    }

    /// Number of a colour that follows from a word.
    fn tone(&mut self, tone: CellTone) -> usize {
        self.tones.iter().position(|known| *known == tone).unwrap_or_else(|| {
            self.tones.push(tone);
            self.tones.len() - 1
        })
    }

    fn texts(&self) -> String {
        let mut out = format!(
            "{DECLARATION}<sst xmlns=\"{MAIN}\" count=\"{}\" uniqueCount=\"{}\">",
            self.uses,
            self.texts.len()
        );
        for text in &self.texts {
            out.push_str("<si><t xml:space=\"preserve\">");
            escape(&mut out, &cut_to(text, CELL_TEXT).replace("_x", "_x005F_x"));
            out.push_str("</t></si>");
        }
        out.push_str("</sst>");
        out
    }

    fn styles(&self) -> String {
        let mut out = format!(
            "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>\
             <fonts count=\"3\"><font><sz val=\"10\"/><name val=\"宋体\"/><charset val=\"134\"/></font>\
             <font><b/><sz val=\"10\"/><name val=\"宋体\"/><charset val=\"134\"/></font>\
             <font><b/><sz val=\"18\"/><name val=\"宋体\"/><charset val=\"134\"/></font></fonts>"
        );
        let coloured: Vec<&str> = CellTone::ALL.into_iter().filter_map(CellTone::colour).collect();
        let _ = write!(
            out,
            "<fills count=\"{}\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
            coloured.len() + 2
        );
        for colour in &coloured {
            let _ = write!(
                out,
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
            );
        }
        out.push_str("</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>");
        for side in ["left", "right", "top", "bottom"] {
            let _ = write!(out, "<{side} style=\"thin\"><color indexed=\"64\"/></{side}>");
        }
        out.push_str(
            "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
        );
        let _ = write!(out, "<cellXfs count=\"{}\">", self.looks.len() + 1);
        out.push_str("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
        for (style, is_quoted) in &self.looks {
            look(&mut out, *style, *is_quoted);
        }
        out.push_str(
            "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
        );
        let _ = write!(out, "<dxfs count=\"{}\">", self.tones.len());
        for colour in self.tones.iter().filter_map(|tone| tone.colour()) {
            let _ = write!(
                out,
                "<dxf><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{colour}\"/><bgColor rgb=\"FF{colour}\"/></patternFill></fill></dxf>"
            );
        }
        out.push_str("</dxfs></styleSheet>");
        out
    }
}

fn look(out: &mut String, style: CellStyle, is_quoted: bool) {
    let format = match style.format {
        CellFormat::General => 0,
        CellFormat::Rate => 10,
        CellFormat::Text => 49,
        CellFormat::Day => 164,
    };
    let font = match style.font {
        CellFont::Body => 0,
        CellFont::Bold => 1,
        CellFont::Title => 2,
    };
    let before = CellTone::ALL.into_iter().filter(|tone| tone.colour().is_some());
    let fill = before
        .enumerate()
        .find(|(_, tone)| *tone == style.tone)
        .map_or(0, |(at, _)| at + 2);
    let _ = write!(
        out,
        "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{}\" xfId=\"0\"{} applyNumberFormat=\"1\" applyFont=\"1\" \
         applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\">",
        u8::from(style.has_border),
        if is_quoted { " quotePrefix=\"1\"" } else { "" },
    );
    let align = match style.align {
        CellAlign::Left => "left",
        CellAlign::Centre => "center",
        CellAlign::Right => "right",
    };
    let _ = write!(
        out,
        "<alignment horizontal=\"{align}\" vertical=\"{}\"{}/>",
        if style.at_top { "top" } else { "center" },
        if style.wraps { " wrapText=\"1\"" } else { "" },
    );
    if style.is_unlocked {
        out.push_str("<protection locked=\"0\"/>");
    }
    out.push_str("</xf>");
}

fn worksheet(sheet: &Sheet, tables: &mut Tables) -> String {
    let mut out = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView workbookViewId=\"0\">"
    );
    if sheet.frozen_rows > 0 {
        let first = sheet.frozen_rows + 1;
        let _ = write!(
            out,
            "<pane ySplit=\"{}\" topLeftCell=\"A{first}\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             <selection pane=\"bottomLeft\" activeCell=\"A{first}\" sqref=\"A{first}\"/>",
            sheet.frozen_rows
        );
    }
    out.push_str("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
    if !sheet.columns.is_empty() {
        out.push_str("<cols>");
        for (at, column) in sheet.columns.iter().enumerate() {
            let hidden = if column.is_hidden { " hidden=\"1\"" } else { "" };
            let _ = write!(
                out,
                "<col min=\"{0}\" max=\"{0}\" width=\"{1:.2}\" customWidth=\"1\"{hidden}/>",
                at + 1,
                column.width.clamp(0.0, 255.0)
            );
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    for (at, row) in sheet.rows.iter().enumerate() {
        let _ = write!(out, "<row r=\"{}\"", at + 1);
        if let Some(height) = row.height {
            let fixed = if row.is_fixed { " customHeight=\"1\"" } else { "" };
            let _ = write!(out, " ht=\"{:.1}\"{fixed}", height.clamp(1.0, 409.0));
        }
        out.push('>');
        for (column, cell) in (1u32..).zip(&row.cells) {
            let name = super::cell::column_name(column);
            write_cell(&mut out, tables, &format!("{name}{}", at + 1), cell);
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    after_cells(&mut out, sheet, tables);
    out.push_str("</worksheet>");
    out
}

fn write_cell(out: &mut String, tables: &mut Tables, name: &str, cell: &super::workbook::SheetCell) {
    // Text that begins like a formula is marked, so that it stays text when somebody edits the cell.
    let begins_as_formula = |text: &str| text.starts_with(['=', '+', '-', '@']);
    let is_quoted = matches!(&cell.value, CellValue::Text(text) if begins_as_formula(text));
    let look = tables.look(cell.style, is_quoted);
    if cell.value.is_empty() && look == 0 {
        return;
    }
    let _ = write!(out, "<c r=\"{name}\"");
    if look > 0 {
        let _ = write!(out, " s=\"{look}\"");
    }
    match &cell.value {
        CellValue::Empty => out.push_str("/>"),
        CellValue::Text(text) | CellValue::Error(text) => {
            let place = tables.text(text);
            let _ = write!(out, " t=\"s\"><v>{place}</v></c>");
        }
        CellValue::Number(number) | CellValue::Rate(number) if number.is_finite() => {
            let _ = write!(out, "><v>{number}</v></c>");
        }
        CellValue::Number(_) | CellValue::Rate(_) => out.push_str("/>"),
        CellValue::Day(day) => {
            let _ = write!(out, "><v>{}</v></c>", serial_of_day(*day));
        }
        CellValue::Flag(flag) => {
            let _ = write!(out, " t=\"b\"><v>{}</v></c>", u8::from(*flag));
        }
    }
}

/// What stands behind the cells, in the order of the standard.
fn after_cells(out: &mut String, sheet: &Sheet, tables: &mut Tables) {
    if sheet.is_protected {
        out.push_str(
            "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatCells=\"0\" formatColumns=\"0\" formatRows=\"0\" \
             insertRows=\"0\" sort=\"0\" autoFilter=\"0\"/>",
        );
    }
    if let Some(filter) = sheet.filter {
        let _ = write!(out, "<autoFilter ref=\"{filter}\"/>");
    }
    if !sheet.merged.is_empty() {
        let _ = write!(out, "<mergeCells count=\"{}\">", sheet.merged.len());
        for region in &sheet.merged {
            let _ = write!(out, "<mergeCell ref=\"{region}\"/>");
        }
        out.push_str("</mergeCells>");
    }
    for (at, highlight) in sheet.highlights.iter().enumerate() {
        write_highlight(out, highlight, tables.tone(highlight.tone), at + 1);
    }
    if !sheet.choices.is_empty() {
        let _ = write!(out, "<dataValidations count=\"{}\">", sheet.choices.len());
        sheet.choices.iter().for_each(|choices| write_choices(out, choices));
        out.push_str("</dataValidations>");
    }
    let page = &sheet.page;
    let inches = page.margins.map(|mm| mm / 25.4);
    let [top, bottom, left, right] = inches;
    let _ = write!(
        out,
        "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"{left:.3}\" right=\"{right:.3}\" top=\"{top:.3}\" bottom=\"{bottom:.3}\" \
         header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"{}\" fitToWidth=\"1\" fitToHeight=\"0\" orientation=\"{}\"/>",
        if page.is_a3 { 8 } else { 9 },
        if page.is_landscape { "landscape" } else { "portrait" },
    );
    if page.footer.iter().any(|words| !words.is_empty()) {
        let [before, between, after] = &page.footer;
        let doubled = |words: &str| words.replace('&', "&&");
        let footer = format!("&C{}&P{}&N{}", doubled(before), doubled(between), doubled(after));
        out.push_str("<headerFooter><oddFooter>");
        escape(out, &footer);
        out.push_str("</oddFooter></headerFooter>");
    }
}

fn write_highlight(out: &mut String, highlight: &Highlight, tone: usize, priority: usize) {
    let _ = write!(
        out,
        "<conditionalFormatting sqref=\"{}\"><cfRule type=\"cellIs\" dxfId=\"{tone}\" priority=\"{priority}\" operator=\"equal\"><formula>",
        highlight.region
    );
    escape(out, &format!("\"{}\"", highlight.word.replace('"', "\"\"")));
    out.push_str("</formula></cfRule></conditionalFormatting>");
}

fn write_choices(out: &mut String, choices: &Choices) {
    let list: Vec<String> = choices
        .of
        .iter()
        .map(|choice| choice.replace(['"', ','], " "))
        .collect();
    let list = cut_to(&list.join(","), 255);
    out.push_str("<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" error=\"");
    escape(out, &cut_to(&choices.error, 225));
    let _ = write!(out, "\" sqref=\"{}\"><formula1>", choices.region);
    escape(out, &format!("\"{list}\""));
    out.push_str("</formula1></dataValidation>");
}
