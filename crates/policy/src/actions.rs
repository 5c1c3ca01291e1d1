//! Everything that needs a permit, each a type of its own.

use crate::{
    permit::Action,
    target::{
        BookTarget, DeskTarget, DocumentTarget, DossierTarget, DraftTarget, MemberTarget, Office,
        PaperTarget, RegisterTarget,
    },
};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal on $target:ty;)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $name {}
            impl Action for $name {
                const CODE: &'static str = $code;
                type Target = $target;
            }
        )+

        /// The code of every action, in the order of this file.
        pub const ALL: &[&str] = &[$($code),+];
    };
}

actions! {
    /// Looking at a dossier.
    ReadDossier = "dossier.read" on DossierTarget;
    /// Opening one of its files.
    ReadDossierFile = "dossier.read_file" on DossierTarget;
    /// Answering a supplement request.
    AnswerSupplement = "dossier.answer_supplement" on DossierTarget;
    /// Withdrawing it.
    Withdraw = "dossier.withdraw" on DossierTarget;
    /// Rating the service.
    Rate = "dossier.rate" on DossierTarget;
    /// Accepting it at the desk, or asking for a supplement before acceptance.
    TakeIn = "dossier.take_in" on DossierTarget;
    /// Refusing it at the desk.
    Refuse = "dossier.refuse" on DossierTarget;
    /// Handing the result over.
    ReturnResult = "dossier.return_result" on DossierTarget;
    /// Taking part in its process: completing, assigning, consulting, attaching results.
    Process = "dossier.process" on DossierTarget;
    /// Having it stopped, on the applicant's wish.
    Stop = "dossier.stop" on DossierTarget;
    /// Steering it: orders of leaders, reopening what was stopped.
    Steer = "dossier.steer" on DossierTarget;
    /// Giving the open work of whoever leaves to a colleague.
    Reassign = "dossier.reassign" on DossierTarget;
    /// Digitising its papers at the desk.
    Digitise = "dossier.digitise" on DossierTarget;
    /// Asking the register of the population about its people.
    AskRegister = "dossier.ask_register" on DossierTarget;
    /// Looking, through it, into the data store of its applicant.
    ReadStore = "dossier.read_store" on DossierTarget;
    /// Taking the force of papers away that it brought into the store.
    RevokePaper = "dossier.revoke_paper" on DossierTarget;
    /// Looking at an official document, with its files and its history.
    ReadDocument = "document.read" on DocumentTarget;
    /// Taking part in it: drafting, commenting, assigning, answering, closing.
    WorkOnDocument = "document.work" on DocumentTarget;
    /// Keeping the books with it: receiving, registering, returning, numbering, sealing, issuing.
    KeepDocument = "document.keep" on DocumentTarget;
    /// Saying who does what came in, and signing what goes out.
    DecideDocument = "document.decide" on DocumentTarget;
    /// Looking through a register book, printing it.
    ReadBook = "book.read" on BookTarget;
    /// Reserving and cancelling numbers of a book.
    KeepBook = "book.keep" on BookTarget;
    /// Setting how the numbers of an agency run.
    SetBooks = "book.set" on BookTarget;
    /// Looking at a paper of one's own data store.
    ReadPaper = "paper.read" on PaperTarget;
    /// Beginning a draft.
    StartDraft = "draft.start" on DraftTarget;
    /// Working on a draft, attaching files to it, submitting it.
    EditDraft = "draft.edit" on DraftTarget;
    /// Looking at a draft beside the person who fills it in, and pointing to its fields.
    GuideDraft = "draft.guide" on DraftTarget;
    /// Booking an hour at a desk.
    BookHour = "queue.book" on DeskTarget;
    /// Drawing numbers at a desk and calling them.
    ServeQueue = "queue.serve" on DeskTarget;
    /// Setting how a desk gives hours.
    ManageQueue = "queue.manage" on DeskTarget;
    /// Seeing which opinions on the dossiers of a desk came late.
    ReadLateAnswers = "desk.late_answers" on DeskTarget;
    /// Entering and revoking who stands in for an absent member of staff.
    ArrangeAbsence = "staff.arrange_absence" on MemberTarget;
    /// Looking through absences; each is shown to those who may arrange it.
    ListAbsences = "absence.list" on Office;
    /// Seeing the open work of whoever leaves, giving it to others, ending their positions.
    Release = "staff.release" on MemberTarget;
    /// Keeping their name and contact, positions and account.
    ManageMember = "staff.manage" on MemberTarget;
    /// Reading work lists.
    ListWork = "work.list" on Office;
    /// Searching dossiers.
    SearchDossiers = "dossier.search" on Office;
    /// Having an in-box of official documents, searching them and looking through the registers.
    ListDocuments = "document.list" on Office;
    /// Recording mandates that people give on paper or by a code, and their revocation.
    RecordMandates = "mandate.record" on Office;
    /// Looking at reports and at the steering dashboard.
    ReadReports = "report.read" on Office;
    /// Importing procedures and forms.
    ManageCatalogue = "catalogue.manage" on Office;
    /// Changing processes.
    ManageProcesses = "process.manage" on Office;
    /// Looking at units, positions and staff.
    ReadOrganisation = "organisation.read" on Office;
    /// Changing units, positions, staff and days off.
    ManageOrganisation = "organisation.manage" on Office;
    /// Keeping the data store: kinds of papers, the share that is digitised, revoking.
    ManageStore = "store.manage" on Office;
    /// Giving and revoking tokens for other systems.
    ManageTokens = "token.manage" on Office;
    /// Changing the words of letters, and deciding on letters that were put aside.
    ManageLetters = "letter.manage" on Office;
    /// Answering people's questions about who looked at their data, and deciding, on a ground in
    /// law, that they are shown later who did.
    OverseeAccess = "access.oversee" on Office;
    /// Setting quotas of the register of the population, and in whose name it is asked for drafts.
    ManageRegister = "register.manage" on RegisterTarget;
    /// Seeing how often each agency asks the register of the population.
    ReadRegisterUse = "register.read_use" on RegisterTarget;
    /// Reading the record of access and change.
    ReadRecord = "record.read" on Office;
}
