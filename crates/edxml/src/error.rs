//! Why a package cannot be read or written.

use mc_kernel::Locale;
use std::{fmt, io};

mc_kernel::rejections! {
    /// What is wrong with a package of the document axis.
    Problem;
    /// The file could not be read or written.
    Io = "edxml.io", "Không đọc hoặc ghi được tệp.", "The file cannot be read or written.";
    /// The XML ends too early.
    CutOff = "edxml.cut-off", "Gói bị cắt ngang. Hãy lấy lại từ trục.", "The package is cut off. Fetch it again.";
    /// It is no well-formed XML 1.0 in UTF-8.
    NotXml = "edxml.not-xml", "Không phải XML 1.0 hợp lệ bằng UTF-8.", "This is no well-formed XML 1.0 in UTF-8.";
    /// It has a document type or an entity of its own.
    Entities = "edxml.entities", "Gói có khai báo kiểu tài liệu hoặc thực thể; không được phép.", "The package declares a document type or entities, which is not allowed.";
    /// It is XML, but no package.
    NotAPackage = "edxml.not-a-package", "XML này không phải gói edXML.", "This XML is no edXML package.";
    /// An element stands where it has no meaning.
    Misplaced = "edxml.misplaced", "Phần tử đứng sai chỗ hoặc lặp lại.", "An element is misplaced, or is there twice.";
    /// A value is not of its form.
    BadValue = "edxml.bad-value", "Giá trị không đúng dạng.", "A value is not of its form.";
    /// A value that has to be there is missing.
    Missing = "edxml.missing", "Thiếu giá trị bắt buộc.", "A value that has to be there is missing.";
    /// A text is longer than allowed.
    TooLong = "edxml.too-long", "Tên hoặc nội dung dài quá mức cho phép.", "A name or text is longer than allowed.";
    /// There are too many elements, attributes or attachments.
    TooMany = "edxml.too-many", "Quá nhiều phần tử, thuộc tính hoặc tệp đính kèm.", "There are too many elements, attributes or attachments.";
    /// Elements are nested too deeply.
    TooDeep = "edxml.too-deep", "Các phần tử lồng nhau quá sâu.", "Elements are nested too deeply.";
    /// The package, or what its attachments come to, is too large.
    TooLarge = "edxml.too-large", "Gói hoặc tệp đính kèm sau khi giải nén quá lớn.", "The package, or what its attachments unpack to, is too large.";
    /// An attachment is not base64.
    NotBase64 = "edxml.not-base64", "Nội dung tệp đính kèm không phải base64.", "The content of an attachment is no base64.";
    /// A zipped attachment cannot be unpacked.
    ZipDamaged = "edxml.zip-damaged", "Tệp nén bị hỏng hoặc dùng cách nén không hỗ trợ.", "A zipped attachment is damaged, or zipped in a way that is not supported.";
    /// A zipped attachment has more than one file.
    ZipSeveral = "edxml.zip-several", "Tệp nén có nhiều hơn một tệp.", "A zipped attachment holds more than one file.";
}

/// What is wrong, in which element, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct EdxmlError {
    /// What is wrong.
    pub problem: Problem,
    /// The element in which it was found, as `MessageHeader/DueDate`; may be empty.
    pub element: String,
    /// The line, from 1; 0 where the problem is in no file.
    pub line: u64,
    /// The byte, from 0.
    pub byte: u64,
    /// What is known beside it; may be empty.
    pub detail: String,
}

impl EdxmlError {
    pub(crate) fn new(problem: Problem, element: impl Into<String>) -> Self {
        Self { problem, element: element.into(), line: 0, byte: 0, detail: String::new() }
    }

    pub(crate) fn with(mut self, detail: impl fmt::Display) -> Self {
        self.detail = detail.to_string();
        self
    }

    /// Says where, unless that is known already.
    pub(crate) fn at(mut self, (line, byte): (u64, u64)) -> Self {
        if self.line == 0 {
            (self.line, self.byte) = (line, byte);
        }
        self
    }

    /// What a person reads: the problem, and where.
    pub fn words(&self, locale: Locale) -> String {
        let text = self.problem.words(locale);
        let (line, byte) = match locale {
            Locale::Vi => ("dòng", "byte"),
            Locale::En => ("line", "byte"),
        };
        let mut notes = Vec::new();
        notes.extend((!self.element.is_empty()).then(|| self.element.clone()));
        notes
            .extend((self.line > 0).then(|| format!("{line} {}, {byte} {}", self.line, self.byte)));
        notes.extend((!self.detail.is_empty()).then(|| self.detail.clone()));
        if notes.is_empty() { text.to_owned() } else { format!("{text} ({})", notes.join("; ")) }
    }
}

impl fmt::Display for EdxmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Locale::En))
    }
}

impl From<io::Error> for EdxmlError {
    fn from(error: io::Error) -> Self {
        Self::new(Problem::Io, "").with(error)
    }
}
