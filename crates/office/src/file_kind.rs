//! Kinds of files that are not read, each with what it is to be saved as.

/// Kind of a file that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A document of WPS or Works (.wps): to be saved as .docx.
    Wps,
    /// An open document text (.odt): to be saved as .docx.
    OpenText,
    /// Slides.
    Slides,
    /// A workbook in Excel's binary form (.xlsb): to be saved as .xlsx.
    BinaryWorkbook,
    /// A workbook of Excel 95 or before: to be saved as .xlsx.
    OldWorkbook,
    /// A document of Word 95 or before: to be saved as .docx.
    OldDocument,
    /// A page description (.pdf): its text is to be pasted.
    Pdf,
    /// Rich text (.rtf): to be saved as .docx.
    RichText,
    /// A web page, whatever it is called: to be saved as .xlsx or .docx.
    WebPage,
    /// A zip archive of other things.
    OtherArchive,
    /// Another file of the old container of Office, such as a mail.
    OtherContainer,
    /// Anything else.
    Unknown,
}
