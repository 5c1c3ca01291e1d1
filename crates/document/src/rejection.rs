//! Documents said no: a closed set, each with a stable code and words in every language.

mc_kernel::rejections! {
    /// Why something is not done by, or to, a document, a book or a case file. Nothing was written.
    Rejection;
    /// There is no such document.
    Unknown = "document.unknown",
        "Không có văn bản này. Hãy tìm trong sổ đăng ký.",
        "There is no such document. Look for it in the register.";
    /// It was entered already.
    AlreadyThere = "document.already_there",
        "Văn bản này đã được ghi trước đó. Hãy xem trong sổ đăng ký.",
        "This document was entered before. See the register.";
    /// The step is somebody else's to take.
    NotYours = "document.not_yours",
        "Việc này thuộc phần của người khác. Hãy xem văn bản đang ở đâu.",
        "This is for somebody else to do. See where the document is now.";
    /// It is not at this step.
    NotAwaited = "document.not_awaited",
        "Văn bản không ở bước này: có người vừa xử lý trước. Hãy mở lại văn bản.",
        "The document is not at this step: somebody was faster. Open it again.";
    /// Something has to be written.
    WordsMissing = "document.words_missing",
        "Chưa ghi nội dung hoặc lý do. Hãy ghi ngắn gọn rồi gửi lại.",
        "The text or the reason is missing. Write it in a few words and send again.";
    /// Too much was written.
    WordsTooLong = "document.words_too_long",
        "Nội dung dài quá mức cho phép. Hãy rút gọn rồi gửi lại.",
        "The text is longer than allowed. Shorten it and send again.";
    /// There is no text to send or to sign.
    NoVersion = "document.no_version",
        "Dự thảo chưa có bản nào. Hãy tải bản dự thảo lên trước khi trình.",
        "The draft has no version yet. Upload one before you send it on.";
    /// A secret has no file here.
    SecretHasNoFile = "document.secret_has_no_file",
        "Văn bản mật chỉ được ghi sổ, không tải nội dung lên hệ thống có kết nối mạng. Hãy bỏ tệp đính kèm.",
        "Of a secret document only the register line is kept: its text is not put on a networked system. Remove the file.";
    /// The capacity in which somebody would sign is not theirs.
    AuthorityNotTheirs = "document.authority_not_theirs",
        "Thẩm quyền ký không đúng với chức vụ: cấp phó ký KT., người đứng đầu đơn vị ký TL. hoặc TUQ. Hãy chọn lại.",
        "The capacity does not fit the position: deputies sign KT., heads of units TL. or TUQ. Choose again.";
    /// A delegation has to be named.
    DelegationMissing = "document.delegation_missing",
        "Ký thừa ủy quyền phải nêu văn bản ủy quyền. Hãy ghi số, ký hiệu và ngày của văn bản đó.",
        "Signing by delegation names the delegation. Enter its number, symbol and day.";
    /// Nobody was named to do it, or too many.
    PlacesOutOfBounds = "document.places_out_of_bounds",
        "Phải có một đơn vị chủ trì và nhiều nhất 20 đơn vị phối hợp, không trùng nhau.",
        "There is one lead and at most 20 who help, each named once.";
    /// The day has passed.
    DayPassed = "document.day_passed",
        "Hạn giải quyết không được trước hôm nay. Hãy chọn ngày khác.",
        "The deadline must not lie before today. Choose another day.";
    /// The day is in the future, or before the document itself.
    DayWrong = "document.day_wrong",
        "Ngày của văn bản không được sau hôm nay. Hãy xem lại văn bản.",
        "The day of the document must not lie after today. Look at the document again.";
    /// It asks for an answer.
    NotAnswered = "document.not_answered",
        "Văn bản này cần được trả lời. Hãy ghi văn bản trả lời, hoặc nêu cách đã giải quyết, rồi mới kết thúc.",
        "This document asks for an answer. Enter the answer, or say how it was settled, before you close it.";
    /// There are too many files.
    TooManyFiles = "document.too_many_files",
        "Quá nhiều tệp cho một văn bản. Hãy gộp lại rồi gửi.",
        "There are too many files for one document. Join them and send again.";
    /// A number that was taken, or is no number of the book.
    NumberNotFree = "document.number_not_free",
        "Số này không còn trống trong sổ. Hãy mở lại sổ đăng ký.",
        "The number is not free in the book. Open the register again.";
    /// Too many numbers would be reserved at once.
    TooManyReserved = "document.too_many_reserved",
        "Mỗi lần giữ từ 1 đến 20 số. Hãy nhập lại số lượng.",
        "From 1 to 20 numbers are reserved at a time. Enter how many again.";
    /// How numbers run is changed within a year.
    SequenceFixed = "document.sequence_fixed",
        "Cách đánh số chỉ đổi được khi năm chưa cấp số nào. Hãy đặt cho năm sau.",
        "How numbers run can only be changed while no number of the year was given. Set it for the next year.";
    /// The case file was closed.
    FileClosed = "document.file_closed",
        "Hồ sơ công việc đã kết thúc, không thêm bớt văn bản. Hãy lập hồ sơ mới.",
        "The case file was closed, so nothing is added or taken out. Open a new one.";
    /// A case file has no documents to close, or too many.
    FileOutOfBounds = "document.file_out_of_bounds",
        "Hồ sơ công việc phải có ít nhất một văn bản khi kết thúc và nhiều nhất 2.000 văn bản.",
        "A case file has at least one document when it is closed, and at most 2,000.";
    /// A time for which nothing is kept.
    RetentionOutOfBounds = "document.retention_out_of_bounds",
        "Thời hạn bảo quản là vĩnh viễn hoặc từ 1 đến 70 năm. Hãy nhập lại.",
        "A case file is kept for ever or for 1 to 70 years. Enter it again.";
}
