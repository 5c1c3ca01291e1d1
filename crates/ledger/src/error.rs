//! What can be wrong with a log, a checkpoint or a proof.

use mc_kernel::rejections;

rejections! {
    /// Why something of the ledger is refused.
    LedgerError;
    /// The text is not of the form that the specification demands.
    Form = "ledger.form", "Tệp không đúng dạng: có thể bị cắt hoặc không phải tệp bằng chứng. Hãy tải lại tệp.", "The file is not of the right form: it was cut off, or is no proof file. Download it again.";
    /// A text, a list or a number is past its bound.
    TooLarge = "ledger.too_large", "Tệp lớn hơn mức cho phép nên không được đọc. Hãy kiểm tra đúng tệp bằng chứng.", "The file is larger than allowed and was not read. Make sure that it is the proof file.";
    /// No signature is by the key of the log.
    UnknownKey = "ledger.unknown_key", "Không có chữ ký của cơ quan với khóa đã cho. Hãy kiểm tra khóa công khai đã công bố.", "Nothing is signed with the key that was given. Compare it with the key that the agency publishes.";
    /// A signature does not fit the text.
    BadSignature = "ledger.bad_signature", "Chữ ký không khớp: nội dung đã bị sửa sau khi ký.", "A signature does not fit: what was signed was changed afterwards.";
    /// The entry is not in the tree of the checkpoint.
    NotIncluded = "ledger.not_included", "Sự việc này không có trong sổ cái đã ký: nội dung hoặc bằng chứng đã bị sửa.", "This is not in the signed ledger: the content or its proof was changed.";
    /// The log has fewer entries than it had.
    Shrunk = "ledger.shrunk", "Sổ cái ngắn hơn lần công bố trước: có mục đã bị bỏ. Không ký tiếp; hãy khôi phục dữ liệu mới nhất.", "The ledger is shorter than it was published: entries are missing. Nothing more is signed; bring the newest data back.";
    /// The log is not a continuation of what it was.
    Forked = "ledger.forked", "Sổ cái không nối tiếp lần công bố trước: lịch sử đã bị viết lại. Không ký tiếp; hãy báo người quản trị.", "The ledger does not continue what was published: its history was rewritten. Nothing more is signed; tell the administrator.";
    /// The checkpoint is of another log.
    OtherLog = "ledger.other_log", "Điểm kiểm soát thuộc sổ cái khác. Hãy dùng tệp của đúng cơ quan.", "The checkpoint is of another ledger. Use the file of the right agency.";
    /// A tile is missing, or not what the tree needs.
    Tile = "ledger.tile", "Một mảnh của sổ cái bị thiếu hoặc bị sửa; nó được viết lại từ cơ sở dữ liệu.", "A tile of the ledger is missing or was changed; it is written anew from the database.";
    /// A salt is gone, so that nobody can say what an entry speaks of.
    Mute = "ledger.mute", "Dữ liệu của người này đã được xóa theo yêu cầu nên không còn bằng chứng để cấp.", "The data of this person was erased as asked for, so there is no proof to give any more.";
    /// The event is not in a published checkpoint yet.
    NotYet = "ledger.not_yet", "Sự việc chưa vào sổ cái đã công bố. Hãy thử lại sau một phút.", "This is not in the published ledger yet. Try again in a minute.";
}
