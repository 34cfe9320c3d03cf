//! Kind of a file, by its bytes. The name is asked only where the bytes of two kinds are alike.

use crate::compound::Compound;
use crate::fault::OfficeFault;
use crate::file_kind::FileKind;
use crate::limits::FILE;
use crate::package::Package;

/// File whose kind is read.
pub(crate) enum Opened {
    /// A workbook of Excel.
    Xlsx(Package),
    /// An open document spreadsheet.
    Ods(Package),
    /// A workbook of Excel 97 to 2003; also of WPS (.et).
    Xls(Compound),
    /// A document of Word.
    Docx(Package),
    /// A document of Word 97 to 2003.
    Doc(Compound),
}

/// Opens a file as far as its kind.
pub(crate) fn opened(name: &str, bytes: Vec<u8>) -> Result<Opened, OfficeFault> {
    if bytes.is_empty() {
        return Err(OfficeFault::Empty);
    }
    if bytes.len() > FILE {
        return Err(OfficeFault::TooLarge {
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            limit: 40_000_000,
        });
    }
    if bytes.starts_with(b"PK") {
        return in_package(Package::open(bytes)?);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return in_compound(name, Compound::open(bytes)?);
    }
    Err(OfficeFault::OtherKind(by_beginning(&bytes)))
}

fn by_beginning(bytes: &[u8]) -> FileKind {
    // Excel before 97 wrote its records without a container.
    if matches!(
        bytes,
        [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04 | 0x06 | 0x08 | 0x10, 0x00, ..]
    ) {
        return FileKind::OldWorkbook;
    }
    let from = bytes
        .iter()
        .position(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf));
    let rest = from.and_then(|from| bytes.get(from..)).unwrap_or_default();
    let begin: Vec<u8> = rest.iter().take(200).map(u8::to_ascii_lowercase).collect();
    let begins = |with: &[u8]| begin.starts_with(with);
    match () {
        () if begins(b"%pdf") => FileKind::Pdf,
        () if begins(b"{\\rtf") => FileKind::RichText,
        () if begins(b"<html") || begins(b"<!doctype") || begins(b"<table") || begins(b"mime-version:") => {
            FileKind::WebPage
        }
        () => FileKind::Unknown,
    }
}

fn in_package(package: Package) -> Result<Opened, OfficeFault> {
    if let Some(kind) = package.text("mimetype")? {
        let encrypted = package
            .text("META-INF/manifest.xml")?
            .is_some_and(|manifest| manifest.contains("encryption-data"));
        return match kind.trim() {
            _ if encrypted => Err(OfficeFault::Encrypted),
            "application/vnd.oasis.opendocument.spreadsheet"
            | "application/vnd.oasis.opendocument.spreadsheet-template" => Ok(Opened::Ods(package)),
            kind if kind.ends_with(".text") => Err(OfficeFault::OtherKind(FileKind::OpenText)),
            kind if kind.ends_with(".presentation") => Err(OfficeFault::OtherKind(FileKind::Slides)),
            _ => Err(OfficeFault::OtherKind(FileKind::OtherArchive)),
        };
    }
    if package.has("EncryptedPackage") {
        return Err(OfficeFault::Encrypted);
    }
    match main_part(&package)?.as_str() {
        name if name.ends_with(".bin") && name.starts_with("xl/") => {
            Err(OfficeFault::OtherKind(FileKind::BinaryWorkbook))
        }
        name if name.starts_with("xl/") => Ok(Opened::Xlsx(package)),
        name if name.starts_with("word/") => Ok(Opened::Docx(package)),
        name if name.starts_with("ppt/") => Err(OfficeFault::OtherKind(FileKind::Slides)),
        _ => Err(OfficeFault::OtherKind(FileKind::OtherArchive)),
    }
}

/// Name of the main part of a package; a usual one where no relation names it.
pub(crate) fn main_part(package: &Package) -> Result<String, OfficeFault> {
    let relations = package.relations("")?;
    let named = relations
        .into_iter()
        .find(|relation| relation.kind == "officeDocument" && !relation.is_external);
    if let Some(named) = named {
        return match named.target.as_str() {
            "" | "_rels/.rels" => Err(OfficeFault::Loop("_rels/.rels".to_owned())),
            target if package.has(target) => Ok(named.target),
            target => Err(OfficeFault::Missing(target.to_owned())),
        };
    }
    let usual = [
        "xl/workbook.xml",
        "word/document.xml",
        "xl/workbook.bin",
        "ppt/presentation.xml",
    ];
    let found = usual.into_iter().find(|name| package.has(name));
    found
        .map(str::to_owned)
        .ok_or(OfficeFault::OtherKind(FileKind::OtherArchive))
}

fn in_compound(name: &str, compound: Compound) -> Result<Opened, OfficeFault> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match () {
        () if compound.has("EncryptedPackage") => Err(OfficeFault::Encrypted),
        () if compound.has("Workbook") => Ok(Opened::Xls(compound)),
        () if compound.has("Book") => Err(OfficeFault::OtherKind(FileKind::OldWorkbook)),
        () if ending == "wps" || compound.has("MatOST") => Err(OfficeFault::OtherKind(FileKind::Wps)),
        () if compound.has("WordDocument") => Ok(Opened::Doc(compound)),
        () if compound.has("PowerPoint Document") => Err(OfficeFault::OtherKind(FileKind::Slides)),
        () => Err(OfficeFault::OtherKind(FileKind::OtherContainer)),
    }
}
