//! Mandates said no: a closed set, each with a stable code and words in every language.

mc_kernel::rejections! {
    /// Why something is not done by, or to, a mandate. Nothing was written.
    Rejection;
    /// Nobody gives a mandate to themselves.
    SamePerson = "mandate.same_person",
        "Không thể ủy quyền cho chính mình. Hãy ghi số định danh của người được ủy quyền.",
        "Nobody can authorise themselves. Enter the number of the person who is to act for you.";
    /// It would end before it begins, or last too long.
    UntilOutOfBounds = "mandate.until_out_of_bounds",
        "Ngày hết hạn phải sau hôm nay và không quá thời hạn dài nhất được đặt cho ủy quyền.",
        "The last day must be after today and within the longest time set for authorisations.";
    /// It names no procedure, or too many.
    ScopeOutOfBounds = "mandate.scope_out_of_bounds",
        "Phạm vi ủy quyền phải nêu từ 1 đến 20 thủ tục, hoặc chọn mọi thủ tục.",
        "An authorisation names 1 to 20 procedures, or all of them.";
    /// A mandate on paper comes with the signed paper, and only such a one does.
    PaperMissing = "mandate.paper_missing",
        "Chưa có bản quét giấy ủy quyền đã ký. Hãy đính kèm rồi ghi nhận lại.",
        "The scan of the signed paper is missing. Attach it and record the authorisation again.";
    /// It was given already.
    AlreadyGiven = "mandate.already_given",
        "Ủy quyền này đã được ghi nhận trước đó. Hãy xem trong danh sách ủy quyền.",
        "This authorisation was recorded before. See the list of authorisations.";
    /// There is no such mandate.
    Unknown = "mandate.unknown",
        "Không có ủy quyền này. Hãy xem danh sách ủy quyền.",
        "There is no such authorisation. See the list of authorisations.";
    /// The step is another party's to take.
    NotYours = "mandate.not_yours",
        "Việc này do bên kia của ủy quyền thực hiện.",
        "This is for the other party of the authorisation to do.";
    /// Nothing is waited for.
    NotAwaited = "mandate.not_awaited",
        "Ủy quyền này không còn chờ trả lời: đã được nhận, từ chối hoặc kết thúc. Hãy xem lịch sử của ủy quyền.",
        "This authorisation waits for no answer any more: it was accepted, declined or has ended. See its history.";
    /// It is not in force: not yet, or not any more.
    NotInForce = "mandate.not_in_force",
        "Ủy quyền không còn hiệu lực (đã thu hồi, hết hạn) hoặc chưa được nhận. Những gì đã khai vẫn còn trong bản khai của người ủy quyền; người đó có thể tự nộp, hoặc ủy quyền lại.",
        "The authorisation is not in force: it was revoked, has expired or was not accepted yet. What was filled in stands in the draft of the person it is for; they can file it themselves or authorise you again.";
    /// It does not cover this matter.
    NotCovered = "mandate.not_covered",
        "Ủy quyền không gồm thủ tục hoặc hồ sơ này. Hãy đề nghị người ủy quyền mở rộng phạm vi.",
        "The authorisation does not cover this procedure or dossier. Ask the person to widen it.";
}
