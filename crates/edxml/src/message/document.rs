//! The header of a document (`MessageHeader`).

use super::record::record;
use mc_kernel::CivilDay;

record! {
    /// What is said about a document (`MessageHeader`), in the order that the axis wants.
    Message {
        /// `From`: the sender.
        from: Option<Organisation> = "From";
        /// `To`: the receivers.
        to: Vec<Organisation> = "To";
        /// `Code`: number and symbol (số, ký hiệu).
        code: Option<Code> = "Code";
        /// `PromulgationInfo`: place and day (địa danh, ngày ban hành).
        promulgation: Option<PromulgationInfo> = "PromulgationInfo";
        /// `DocumentType` (loại văn bản).
        document_type: Option<DocumentType> = "DocumentType";
        /// `Subject` (trích yếu).
        subject: String = "Subject";
        /// `Content`.
        content: String = "Content";
        /// `SignerInfo` (người ký).
        signer: Option<SignerInfo> = "SignerInfo";
        /// `DueDate` (hạn trả lời).
        due: Option<CivilDay> = "DueDate";
        /// `ToPlaces` (nơi nhận).
        to_places: Option<Places> = "ToPlaces";
        /// `OtherInfo`.
        other_info: Option<OtherInfo> = "OtherInfo";
        /// `ResponseFor`: the documents that it answers.
        response_for: Vec<ReplyTo> = "ResponseFor";
        /// `SteeringType`: 1 for a steering document (văn bản chỉ đạo), else 0.
        steering: Option<u32> = "SteeringType";
        /// `DocumentId`: one in the world.
        document_id: String = "DocumentId";
        /// `ResponseForTask`, of newer libraries.
        response_for_task: String = "ResponseForTask";
        /// `ApplicationType`, of newer libraries.
        application_type: String = "ApplicationType";
    }
}

record! {
    /// An organisation (`From`, `To`).
    Organisation {
        /// `OrganId`, in either form: see [`crate::OrganId`].
        organ_id: String = "OrganId";
        /// `OrganizationInCharge`: the organisation above it.
        in_charge: String = "OrganizationInCharge";
        /// `OrganName`.
        name: String = "OrganName";
        /// `OrganAdd`.
        address: String = "OrganAdd";
        /// `Email`.
        email: String = "Email";
        /// `Telephone`.
        telephone: String = "Telephone";
        /// `Fax`.
        fax: String = "Fax";
        /// `Website`.
        website: String = "Website";
    }
}

record! {
    /// Number and symbol of a document (`Code`).
    Code [number] {
        /// `CodeNumber` (số).
        number: String = "CodeNumber";
        /// `CodeNotation` (ký hiệu).
        notation: String = "CodeNotation";
    }
}

record! {
    /// Where and when a document was issued (`PromulgationInfo`).
    PromulgationInfo {
        /// `Place` (địa danh), in the flat form `Promulgator`.
        place: String = "Place" | "Promulgator";
        /// `PromulgationDate`.
        day: Option<CivilDay> = "PromulgationDate";
    }
}

record! {
    /// The type of a document (`DocumentType`), in the flat form a text.
    DocumentType [name] {
        /// `Type`: the number of the type (Sửa đổi 1:2022).
        kind: Option<u32> = "Type";
        /// `TypeDetail`.
        detail: String = "TypeDetail";
        /// `TypeName`.
        name: String = "TypeName";
    }
}

record! {
    /// Who signed (`SignerInfo`).
    SignerInfo {
        /// `Competence`: by which right (TM., KT., TL., TUQ.).
        competence: String = "Competence";
        /// `Position`.
        position: String = "Position";
        /// `FullName`, in the flat form `Signer`.
        full_name: String = "FullName" | "Signer";
    }
}

record! {
    /// Where a document goes (`ToPlaces`).
    Places {
        /// `Place`.
        places: Vec<String> = "Place";
    }
}

record! {
    /// What else is said about a document (`OtherInfo`).
    OtherInfo {
        /// `Priority`: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ.
        priority: Option<u32> = "Priority";
        /// `SphereOfPromulgation` (phạm vi lưu hành).
        sphere: String = "SphereOfPromulgation";
        /// `TyperNotation` (ký hiệu người soạn).
        typist: String = "TyperNotation";
        /// `PromulgationAmount`: copies.
        copies: Option<u32> = "PromulgationAmount";
        /// `PageAmount`: pages.
        pages: Option<u32> = "PageAmount";
        /// `Direction`.
        direction: Option<bool> = "Direction";
        /// `Appendixes`.
        appendixes: Option<Appendixes> = "Appendixes";
    }
}

record! {
    /// The appendixes of a document (`Appendixes`).
    Appendixes {
        /// `Appendix`.
        appendixes: Vec<String> = "Appendix";
    }
}

record! {
    /// A document that is answered, or that a status is about (`ResponseFor`).
    ReplyTo {
        /// `OrganId`: whose document it is.
        organ_id: String = "OrganId";
        /// `Code`: number and symbol in one.
        code: String = "Code";
        /// `PromulgationDate`.
        day: Option<CivilDay> = "PromulgationDate";
        /// `DocumentId`.
        document_id: String = "DocumentId";
    }
}
