//! The way of a package, and what is to be done with it (`TraceHeaderList`).

use super::{
    record::record,
    values::{BusinessKind, Moment},
};

record! {
    /// The way of a package (`TraceHeaderList`).
    Trace @{
        /// `id`.
        id = "id";
        /// `version`: 1.0.
        version = "version";
        /// `mustUnderstand`.
        must_understand = "mustUnderstand";
        /// `actor`.
        actor = "actor";
    } {
        /// `TraceHeader`: one for every hop.
        hops: Vec<TraceHeader> = "TraceHeader";
        /// `Bussiness`, as the standard spells it.
        business: Option<Business> = "Bussiness" | "Business";
    }
}

record! {
    /// A hop (`TraceHeader`).
    TraceHeader {
        /// `OrganId`.
        organ_id: String = "OrganId";
        /// `Timestamp`, local time.
        at: Option<Moment> = "Timestamp";
    }
}

record! {
    /// What a package is for (`Bussiness`).
    Business {
        /// `BussinessDocType`: new, recall, update, replacement.
        kind: Option<BusinessKind> = "BussinessDocType" | "BusinessDocType";
        /// `BussinessDocReason`.
        reason: String = "BussinessDocReason" | "BusinessDocReason";
        /// `BussinessDocumentInfo`: what an update changes.
        changes: Option<DocumentInfo> = "BussinessDocumentInfo" | "BusinessDocumentInfo";
        /// `DocumentId`: which document it is about.
        document_id: String = "DocumentId";
        /// `StaffInfo`: who did it.
        staff: Option<Staff> = "StaffInfo";
        /// `Paper`: 1 where the document also goes on paper.
        paper: Option<u32> = "Paper";
        /// `ReplacementInfoList`: which documents are replaced.
        replacements: Option<ReplacementList> = "ReplacementInfoList";
    }
}

record! {
    /// What an update changes (`BussinessDocumentInfo`).
    DocumentInfo {
        /// `DocumentInfo`: 1 where what is said of the document changes.
        document: Option<u32> = "DocumentInfo";
        /// `DocumentReceiver`: 1 where the receivers change.
        receiver: Option<u32> = "DocumentReceiver";
        /// `ReceiverList`.
        receivers: Option<ReceiverList> = "ReceiverList";
    }
}

record! {
    /// The receivers that change (`ReceiverList`).
    ReceiverList {
        /// `Receiver`.
        receivers: Vec<Receiver> = "Receiver";
    }
}

record! {
    /// A receiver that comes or goes (`Receiver`).
    Receiver {
        /// `ReceiverType`: 1 added, 0 removed.
        kind: Option<u32> = "ReceiverType";
        /// `OrganId`.
        organ_id: String = "OrganId";
    }
}

record! {
    /// Who did something (`StaffInfo`).
    Staff {
        /// `Department`.
        department: String = "Department";
        /// `Staff`.
        name: String = "Staff";
        /// `Mobile`.
        mobile: String = "Mobile";
        /// `Email`.
        email: String = "Email";
        /// `DepartmentId`, of newer libraries.
        department_id: String = "DepartmentId";
        /// `StaffId`, of newer libraries.
        staff_id: String = "StaffId";
    }
}

record! {
    /// The documents that are replaced (`ReplacementInfoList`).
    ReplacementList {
        /// `ReplacementInfo`.
        replacements: Vec<ReplacementInfo> = "ReplacementInfo";
    }
}

record! {
    /// A document that is replaced (`ReplacementInfo`).
    ReplacementInfo {
        /// `DocumentId`.
        document_id: String = "DocumentId";
        /// `OrganIdList`: whose it is.
        organs: Option<OrganIds> = "OrganIdList";
    }
}

record! {
    /// A list of organisations (`OrganIdList`).
    OrganIds {
        /// `OrganId`.
        organ_ids: Vec<String> = "OrganId";
    }
}
