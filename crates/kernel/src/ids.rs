//! The ids by which crates that do not know each other speak of the same thing.

use crate::id_kind;

id_kind!(
    /// A unit (đơn vị): an area, an agency, a division or a desk.
    UnitKind, UnitId
);
id_kind!(
    /// A position (vị trí) in a unit.
    PositionKind, PositionId
);
id_kind!(
    /// A member of staff (cán bộ, công chức, viên chức).
    StaffKind, StaffId
);
id_kind!(
    /// A person or organisation that procedures are done for.
    SubjectKind, SubjectId
);
id_kind!(
    /// A dossier (hồ sơ), and the stream of its events.
    DossierKind, DossierId
);
id_kind!(
    /// A draft (bản nháp) of a dossier.
    DraftKind, DraftId
);
id_kind!(
    /// A file that somebody attached.
    FileKind, FileId
);
id_kind!(
    /// An upload that may still be on its way.
    UploadKind, UploadId
);
id_kind!(
    /// A command: carried out once, however often it is sent.
    CommandKind, CommandId
);
id_kind!(
    /// A version of a procedure (thủ tục hành chính).
    ProcedureVersionKind, ProcedureVersionId
);
id_kind!(
    /// A version of a process (quy trình điện tử).
    ProcessVersionKind, ProcessVersionId
);
id_kind!(
    /// A version of an e-form (biểu mẫu điện tử).
    FormVersionKind, FormVersionId
);
id_kind!(
    /// A line of somebody's work list.
    WorkItemKind, WorkItemId
);
id_kind!(
    /// A consultation (lấy ý kiến) of another unit.
    ConsultationKind, ConsultationId
);
id_kind!(
    /// A leader's order (ý kiến chỉ đạo) on a dossier.
    OrderKind, OrderId
);
id_kind!(
    /// A result document (kết quả giải quyết).
    ResultKind, ResultId
);
id_kind!(
    /// A paper (giấy tờ) in somebody's data store.
    PaperKind, PaperId
);
id_kind!(
    /// A notice to a person.
    NoticeKind, NoticeId
);
id_kind!(
    /// A message that leaves the building.
    OutboxKind, OutboxId
);
id_kind!(
    /// A row of the record of who looked.
    AccessKind, AccessId
);
id_kind!(
    /// A delay, on a ground in law, of the display of who looked.
    AccessDelayKind, AccessDelayId
);
id_kind!(
    /// A request of a person about their own data.
    RightsRequestKind, RightsRequestId
);
id_kind!(
    /// A hold (giữ lại): data of a person that must not be erased.
    LegalHoldKind, LegalHoldId
);
id_kind!(
    /// A processing of personal data (hoạt động xử lý dữ liệu), in the office's register.
    ProcessingKind, ProcessingId
);
id_kind!(
    /// A consent of a person to a processing of their data.
    ConsentKind, ConsentId
);
id_kind!(
    /// A disposal (tiêu hủy) of data whose time is over, with its certificate.
    DisposalKind, DisposalId
);
id_kind!(
    /// A breach of personal data (vi phạm về bảo vệ dữ liệu cá nhân).
    BreachKind, BreachId
);
id_kind!(
    /// An erasure of a person's data, with its certificate.
    ErasureKind, ErasureId
);
id_kind!(
    /// A row of the record of who changed what.
    AuditKind, AuditId
);
id_kind!(
    /// A ticket (phiếu số) of somebody who booked an hour or waits at a desk.
    TicketKind, TicketId
);
id_kind!(
    /// A session, as its owner's list names it; its token is another thing.
    SessionKind, SessionId
);
id_kind!(
    /// A wish that two records of one person become one.
    JoiningKind, JoiningId
);
id_kind!(
    /// A system that uses the JSON API.
    ApiTokenKind, ApiTokenId
);
id_kind!(
    /// A report that was made.
    ReportKind, ReportId
);
id_kind!(
    /// A period in which somebody stands in for an absent member of staff.
    AbsenceKind, AbsenceId
);
id_kind!(
    /// A filter of a list that a member of staff keeps.
    SavedFilterKind, SavedFilterId
);
id_kind!(
    /// A question to the register of the population.
    RegisterQueryKind, RegisterQueryId
);
id_kind!(
    /// A mandate (ủy quyền): that somebody may act for somebody else.
    MandateKind, MandateId
);
id_kind!(
    /// A time in which an officer looks at a draft together with the person who fills it in.
    GuidanceKind, GuidanceId
);
id_kind!(
    /// An official document (văn bản), incoming or outgoing, and the stream of its events.
    OfficialDocumentKind, OfficialDocumentId
);
id_kind!(
    /// A register book (sổ đăng ký văn bản) of an agency and a year.
    RegisterBookKind, RegisterBookId
);
id_kind!(
    /// A case file (hồ sơ công việc) of an agency.
    CaseFileKind, CaseFileId
);
id_kind!(
    /// What is kept of a digital signature that was made: the signature itself and its proofs.
    SignatureEvidenceKind, SignatureEvidenceId
);
