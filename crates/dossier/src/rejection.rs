//! The business said no: a closed set, each with a stable code and words in every language.

mc_kernel::rejections! {
    /// Why a command is not carried out. Nothing was written.
    Rejection;
    /// Shown only, information only, or its process is missing.
    CannotBeFiled = "dossier.cannot_be_filed",
        "Thủ tục này hiện không nhận hồ sơ tại đây. Hãy xem mục “Cách thức thực hiện” của thủ tục để biết nơi nộp.",
        "This procedure takes no dossiers here. See “How to apply” on its page for where to file.";
    /// A step of the process has nobody to do it in this area.
    NoPerformer = "dossier.no_performer",
        "Quy trình của thủ tục chưa có nơi xử lý cho địa bàn đã chọn. Hãy chọn nơi nộp khác hoặc báo bộ phận một cửa.",
        "The process has nobody to do one of its steps for the chosen area. Choose another place or tell the one-stop desk.";
    /// The officer would handle their own dossier.
    OfficerIsApplicant = "dossier.officer_is_applicant",
        "Cán bộ không tự tiếp nhận, xử lý hồ sơ của chính mình. Hãy chuyển cho đồng nghiệp.",
        "Officers do not handle their own dossiers. Hand it to a colleague.";
    /// Only a submitted dossier can be taken in.
    NotAtIntake = "dossier.not_at_intake",
        "Hồ sơ không còn ở bước chờ tiếp nhận: có thể đồng nghiệp vừa xử lý. Hãy xem lịch sử hồ sơ.",
        "The dossier is no longer waiting at intake: a colleague may have handled it. See its history.";
    /// The token is not on a step any more.
    StepNotOpen = "dossier.step_not_open",
        "Bước này vừa được xử lý xong bởi người khác hoặc hồ sơ đã chuyển hướng. Hãy xem lịch sử hồ sơ.",
        "This step was just completed by someone else, or the dossier went another way. See its history.";
    /// The acting person does not serve the step's work list.
    NotYourStep = "dossier.not_your_step",
        "Bước này thuộc đơn vị hoặc vị trí khác, hoặc đã giao cho đồng nghiệp.",
        "This step belongs to another unit or position, or was given to a colleague.";
    /// A leg goes back only to another agency that sent it.
    NotFromAnotherAgency = "dossier.not_from_another_agency",
        "Bước này không do cơ quan khác chuyển đến nên không có nơi gửi để trả lại.",
        "This step did not come from another agency, so there is no sender to give it back to.";
    /// The leg was sent back; its sender mends something first.
    LegSentBack = "dossier.leg_sent_back",
        "Hồ sơ đã được trả lại nơi gửi. Hãy hoàn thiện theo lý do trả lại rồi gửi lại.",
        "The dossier was sent back to its sender. Mend what the reason names, then send it again.";
    /// The leg was not sent back.
    NotSentBack = "dossier.not_sent_back",
        "Bước này không ở trạng thái bị trả lại, hoặc đã được gửi lại. Hãy xem lịch sử hồ sơ.",
        "This step was not sent back, or it was sent again already. See the dossier's history.";
    /// Legs went back too often.
    TooManySentBack = "dossier.too_many_sent_back",
        "Hồ sơ đã bị trả lại nơi gửi nhiều lần. Hãy trao đổi trực tiếp với nơi gửi hoặc xin ý kiến lãnh đạo.",
        "The dossier went back to its senders many times. Talk to the sender, or ask a leader.";
    /// The step has no such outcome.
    NoSuchOutcome = "dossier.no_such_outcome",
        "Bước này không có kết quả xử lý như đã chọn. Hãy tải lại trang và chọn lại.",
        "The step has no such outcome. Reload the page and choose again.";
    /// Silence may be recorded only by the asker.
    SilenceNotYours = "dossier.silence_not_yours",
        "Chỉ đơn vị đã gửi lấy ý kiến mới được ghi nhận việc chưa có trả lời.",
        "Only the unit that asked may record that no answer came.";
    /// Silence may be recorded only after the deadline.
    SilenceTooEarly = "dossier.silence_too_early",
        "Chưa hết hạn trả lời của cơ quan được lấy ý kiến.",
        "The deadline of the agency that was asked has not passed.";
    /// A consultation of this step is open.
    ConsultationOpen = "dossier.consultation_open",
        "Còn nội dung lấy ý kiến chưa có trả lời. Hãy chờ, hoặc khi hết hạn thì ghi nhận là chưa có trả lời; im lặng không phải là đồng ý.",
        "An opinion is still awaited. Wait, or after its deadline record that none came; silence is not consent.";
    /// An opinion can be asked for only while the dossier is in process.
    ConsultationNotNow = "dossier.consultation_not_now",
        "Chỉ lấy ý kiến khi hồ sơ đang được giải quyết.",
        "An opinion can be asked for only while the dossier is in process.";
    /// No such consultation, or it is not awaited any more.
    ConsultationNotOpen = "dossier.consultation_not_open",
        "Nội dung lấy ý kiến này đã được trả lời, đã đóng hoặc không còn cần trả lời.",
        "This consultation was answered or closed already, or no answer is needed any more.";
    /// The deadline lies in the past.
    DeadlinePassed = "dossier.deadline_passed",
        "Hạn phải sau thời điểm hiện tại. Hãy chọn ngày khác.",
        "The deadline must lie ahead. Choose another day.";
    /// A text that must be there is missing.
    ReasonMissing = "dossier.reason_missing",
        "Phải ghi rõ căn cứ, chỗ chưa đạt và nội dung sẽ được chấp nhận.",
        "State the legal ground, the place and what would be accepted.";
    /// A dossier goes back later than three working days after reception, and nobody said why.
    LateReasonMissing = "dossier.late_reason_missing",
        "Đã quá 3 ngày làm việc kể từ khi tiếp nhận (NĐ 61/2018, Điều 19 khoản 4). Phải ghi lý do trả lời muộn.",
        "More than 3 working days have passed since reception (Decree 61/2018, Article 19.4). State why this comes late.";
    /// A text is longer than allowed.
    TooLong = "dossier.too_long",
        "Nội dung quá dài. Hãy viết gọn lại hoặc đính kèm tệp.",
        "The text is too long. Shorten it or attach a file.";
    /// Too many things in one request.
    TooManyItems = "dossier.too_many_items",
        "Một phiếu yêu cầu bổ sung có nhiều nhất 50 nội dung.",
        "One supplement request names at most 50 things.";
    /// A supplement may be asked once (NĐ 61/2018, Điều 15.3).
    SupplementAlreadyAsked = "dossier.supplement_already_asked",
        "Hồ sơ đã được yêu cầu bổ sung một lần; không được yêu cầu lần hai (NĐ 61/2018, Điều 15 khoản 3).",
        "A supplement was asked for once already; a second request is not allowed (Decree 61/2018, Article 15.3).";
    /// A second request may only be about what the applicant's own answer brought.
    SupplementNotRaised = "dossier.supplement_not_raised",
        "Chỉ được yêu cầu bổ sung thêm về chính nội dung mà lần bổ sung của người nộp làm phát sinh. Hãy bỏ các nội dung khác.",
        "A further request may only be about what the applicant's own answer brought. Take the other things out.";
    /// A supplement cannot be asked in this state.
    SupplementNotNow = "dossier.supplement_not_now",
        "Không thể yêu cầu bổ sung ở trạng thái này của hồ sơ.",
        "A supplement cannot be asked for in this state of the dossier.";
    /// No supplement is awaited.
    NoSupplementAwaited = "dossier.no_supplement_awaited",
        "Hồ sơ không ở trạng thái chờ bổ sung: có thể nội dung bổ sung đã được gửi.",
        "No supplement is awaited: it may have been sent already.";
    /// The amount is missing or not positive.
    FeeMissing = "dossier.fee_missing",
        "Phải nhập số tiền phải nộp (từ 1 đồng).",
        "Enter the amount to be paid (1 đồng or more).";
    /// The person does not serve the step that is to be given.
    CannotBeAssigned = "dossier.cannot_be_assigned",
        "Người được chọn không làm nhiệm vụ của bước này tại đơn vị.",
        "The chosen person does not serve this step in the unit.";
    /// Only the head or the holder may give work away.
    NotYoursToAssign = "dossier.not_yours_to_assign",
        "Chỉ lãnh đạo đơn vị hoặc người đang giữ việc mới được giao việc này.",
        "Only the head of the unit or the holder may give this work away.";
    /// No result is attached.
    ResultMissing = "dossier.result_missing",
        "Chưa có văn bản kết quả. Hãy đính kèm hoặc lập từ mẫu trước khi chuyển bước.",
        "No result document is attached. Attach one, or make it from the template, before going on.";
    /// The results were not approved by a leader.
    ResultNotApproved = "dossier.result_not_approved",
        "Văn bản kết quả chưa được lãnh đạo phê duyệt.",
        "The result was not approved by a leader.";
    /// The procedure does not give a result of this code.
    NoSuchResult = "dossier.no_such_result",
        "Thủ tục không có loại kết quả như đã chọn. Hãy tải lại trang và chọn lại.",
        "The procedure does not give such a result. Reload the page and choose again.";
    /// A result can be attached only while the dossier is in process and somebody will sign it.
    ResultNotNow = "dossier.result_not_now",
        "Không thể đính kèm kết quả lúc này: hồ sơ đã có kết quả, hoặc sau bước này không còn bước ký duyệt.",
        "A result cannot be attached now: the dossier has its result, or nobody signs after this step.";
    /// There is nothing to hand over yet.
    NotReadyToReturn = "dossier.not_ready_to_return",
        "Hồ sơ chưa có kết quả để trả, hoặc kết quả đã được trả.",
        "There is no result to hand over yet, or it was handed over already.";
    /// Handing over has its own form.
    UseReturn = "dossier.use_return",
        "Hãy dùng mục “Trả kết quả” để ghi người nhận và giấy tờ.",
        "Use “Return the result” to record the receiver and the paper.";
    /// Asking for a supplement has its own form.
    UseSupplement = "dossier.use_supplement",
        "Hãy dùng mục “Yêu cầu bổ sung” để ghi từng nội dung và căn cứ.",
        "Use “Ask for a supplement” to state each thing and its ground.";
    /// The law wants the applicant to be present (marriage, adoption).
    MustBePresent = "dossier.must_be_present",
        "Thủ tục này yêu cầu người nộp có mặt khi nhận kết quả. Hãy chọn nhận tại bộ phận một cửa.",
        "This procedure requires the applicant to be present at the hand-over. Choose the one-stop desk.";
    /// The receiver is not named.
    ReceiverMissing = "dossier.receiver_missing",
        "Phải ghi họ tên người nhận và giấy tờ đã xuất trình.",
        "Enter the receiver's name and the paper shown.";
    /// It cannot be withdrawn any more.
    CannotWithdraw = "dossier.cannot_withdraw",
        "Không thể rút hồ sơ khi đã có kết quả hoặc hồ sơ đã kết thúc.",
        "A dossier cannot be withdrawn once its result is ready or it has ended.";
    /// Only after the result, and once.
    CannotRate = "dossier.cannot_rate",
        "Chỉ đánh giá được một lần, sau khi đã nhận kết quả.",
        "Rating is possible once, after the result was received.";
    /// An apology is for a dossier whose clock runs towards a promised day.
    ApologyNotNow = "dossier.apology_not_now",
        "Chỉ xin lỗi và hẹn lại khi hồ sơ đang được giải quyết và thời hạn đang được tính.",
        "An apology with another day is possible only while the dossier is in process and its clock runs.";
    /// Another day may be promised once (NĐ 61/2018, Điều 19.9).
    ReappointedAlready = "dossier.reappointed_already",
        "Hồ sơ đã được hẹn lại một lần; không được hẹn lại lần hai (NĐ 61/2018, Điều 19 khoản 9).",
        "Another day was promised once already; a second time is not allowed (Decree 61/2018, Article 19.9).";
    /// The new day is not later, not in working hours, or too far off.
    NewDueWrong = "dossier.new_due_wrong",
        "Thời điểm hẹn mới phải sau thời điểm hẹn cũ, nằm trong giờ làm việc và không quá 365 ngày. Hãy chọn lại.",
        "The new moment must be later than the old one, in working hours and at most 365 days off. Choose another.";
    /// It was stopped on the applicant's wish; nothing goes on until it is reopened.
    Stopped = "dossier.stopped",
        "Hồ sơ đang dừng giải quyết theo đề nghị của người nộp. Lãnh đạo phải quyết định tiếp tục trước.",
        "The dossier is stopped on the applicant's wish. A leader has to decide that it goes on first.";
    /// It can be stopped only while it is in process and nothing was decided.
    CannotStop = "dossier.cannot_stop",
        "Chỉ dừng được khi hồ sơ đang được giải quyết và chưa có quyết định hoặc kết quả.",
        "A dossier can be stopped only while it is in process and nothing was decided or issued.";
    /// It is not stopped.
    NotStopped = "dossier.not_stopped",
        "Hồ sơ không ở trạng thái dừng giải quyết.",
        "The dossier is not stopped.";
    /// Only a leader or head of a unit involved may.
    NotALeader = "dossier.not_a_leader",
        "Chỉ lãnh đạo của đơn vị tham gia giải quyết hồ sơ mới được quyết định việc này.",
        "Only a leader or head of a unit that takes part in the dossier may decide this.";
    /// An order is for a dossier that is not closed.
    OrderNotNow = "dossier.order_not_now",
        "Hồ sơ đã kết thúc nên không còn gì để chỉ đạo.",
        "The dossier has ended: there is nothing left to order.";
    /// No such order, or it was answered.
    OrderNotOpen = "dossier.order_not_open",
        "Ý kiến chỉ đạo này đã được trả lời hoặc không có.",
        "This order was answered already, or there is none.";
    /// There are as many orders as there may be.
    TooManyOrders = "dossier.too_many_orders",
        "Một hồ sơ có nhiều nhất 50 ý kiến chỉ đạo.",
        "A dossier has at most 50 orders.";
    /// A refused or withdrawn dossier, or as many papers as there may be.
    DigitiseNotNow = "dossier.digitise_not_now",
        "Không thể số hóa giấy tờ của hồ sơ này: hồ sơ đã bị từ chối, đã rút, hoặc đã có 200 giấy tờ được số hóa.",
        "Papers of this dossier cannot be digitised: it was refused or withdrawn, or 200 papers were digitised already.";
    /// The procedure has no such component, or the kind is neither the component's nor its replacement's.
    NoSuchPaperKind = "dossier.no_such_paper_kind",
        "Thủ tục không có thành phần hồ sơ hoặc loại giấy tờ như đã chọn. Hãy tải lại trang và chọn lại.",
        "The procedure has no such component or kind of paper. Reload the page and choose again.";
    /// The file is a digitised paper, or a copy from the store.
    AlreadyDigitised = "dossier.already_digitised",
        "Tệp này đã được số hóa, hoặc được lấy từ kho dữ liệu nên không cần số hóa lại.",
        "This file is digitised already, or comes from the data store and needs no digitising.";
    /// The copy does not have as many pages as the original (TT 01/2023/TT-VPCP, Điều 8).
    PagesDiffer = "dossier.pages_differ",
        "Số trang bản số hóa phải bằng số trang bản gốc cộng số trang có giấy dán (chụp hai lần). Hãy quét lại cho đủ.",
        "The copy must have the pages of the original, and pages with a sticky note twice. Scan it again, whole.";
    /// The days on the paper contradict each other.
    PaperDates = "dossier.paper_dates",
        "Ngày cấp không được sau hôm nay, và ngày hết hiệu lực không được trước ngày cấp.",
        "The day of issue cannot be later than today, nor the end of validity before the day of issue.";
    /// The dossier brought no such paper, or it lost its force already.
    NoSuchPaper = "dossier.no_such_paper",
        "Giấy tờ này không có trong kho từ hồ sơ này, hoặc đã bị thu hồi.",
        "The dossier brought no such paper into the store, or it was revoked already.";
    /// The process definition has a hole.
    ProcessBroken = "dossier.process_broken",
        "Quy trình của hồ sơ có lỗi nên không thể chuyển bước. Hãy báo quản trị viên; hồ sơ không bị ảnh hưởng.",
        "The dossier's process is broken, so it cannot go on. Tell the administrator; the dossier is unharmed.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::Locale;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_stable_unique_and_worded() {
        let codes: BTreeSet<&str> = Rejection::ALL.iter().map(|r| r.code()).collect();
        assert_eq!(codes.len(), Rejection::ALL.len());
        for rejection in Rejection::ALL {
            assert!(rejection.code().starts_with("dossier."));
            for locale in Locale::ALL {
                assert!(rejection.words(locale).ends_with('.'), "{rejection}");
            }
        }
    }
}
