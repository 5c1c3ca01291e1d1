//! Official documents: streams, in-box, books with their numbers, the search.

use super::{
    Setting, is_clash,
    loads::{
        Cell::{Id, Plain},
        Load,
    },
    sample::{staff, unit},
};
use crate::{
    Batch, Clash, Store, StoreError,
    documents::{self, Numbering, Standing},
};
use mc_document::{
    Ask, Asked, Attached, Facts, Kind, Of, Place, Secrecy, Urgency,
    book::{Book, NumberState, Sequence, cancel, reserve},
    incoming::{self, Channel, Incoming, Received, Source},
};
use mc_kernel::{
    ActorRef, PageSize, Timestamp, fold,
    ids::{FileId, OfficialDocumentId},
};
use mc_org::Role;
use mc_policy::{
    Actor, BookTarget, DocumentScope, Grant, Office, Permit, Policy, Reach, StaffActor, actions,
};
use std::collections::BTreeSet;

/// Rows for the planners to think about.
pub(super) const DOCUMENT_LOADS: &[Load] = &[
    Load {
        table: "official_document",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("direction", Plain("'in'")),
            ("agency", Id("i % 20 + 1")),
            ("author", Id("i % 60 + 1")),
            ("kind", Plain("'letter'")),
            ("stage", Plain("'directed'")),
            ("number", Plain("'number ' || i")),
            ("issuer", Plain("''")),
            ("subject", Plain("''")),
            ("urgency", Plain("'normal'")),
            ("is_secret", Plain("i < 0")),
            ("answers", Id("i % 4000 + 1")),
            ("created_us", Plain("i")),
            ("version", Plain("1")),
            ("body", Plain("'{}'")),
        ],
    },
    Load {
        table: "official_event",
        rows: 12_000,
        columns: &[
            ("document", Id("i / 4")),
            ("version", Plain("i % 4 + 1")),
            ("actor", Plain("'program'")),
            ("at_us", Plain("i")),
            ("body", Plain("'{}'")),
        ],
    },
    Load {
        table: "official_ask",
        rows: 12_000,
        columns: &[
            ("document", Id("i")),
            ("what", Plain("'handle'")),
            ("part", Plain("'staff'")),
            ("place", Id("i % 60 + 1")),
            ("due_day", Plain("'day ' || (i % 300)")),
            ("since_us", Plain("i")),
        ],
    },
    Load {
        table: "official_book",
        rows: 2_000,
        columns: &[
            ("id", Id("i")),
            ("agency", Id("i % 20 + 1")),
            ("direction", Plain("'in'")),
            ("year", Plain("i / 20")),
            ("series", Plain("''")),
            ("last", Plain("i")),
        ],
    },
    Load {
        table: "official_number",
        rows: 12_000,
        columns: &[
            ("book", Id("i % 20 + 1")),
            ("number", Plain("i")),
            ("state", Plain("'taken'")),
            ("document", Id("i")),
            ("reason", Plain("''")),
            ("actor", Plain("'program'")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "case_file",
        rows: 6_000,
        columns: &[
            ("id", Id("i")),
            ("agency", Id("i % 20 + 1")),
            ("keeper", Id("i % 60 + 1")),
            ("year", Plain("2023")),
            ("notation", Plain("'file ' || i")),
            ("title", Plain("''")),
            ("opened_us", Plain("i")),
            ("version", Plain("1")),
            ("body", Plain("'{}'")),
        ],
    },
    Load {
        table: "case_file_document",
        rows: 6_000,
        columns: &[("document", Id("i")), ("case_file", Id("i % 600 + 1"))],
    },
];

fn actor(role: Role, unit_name: &str, name: &str) -> Actor {
    let (unit, agency) = (unit(unit_name), unit("agency"));
    let grant = Grant { unit, agency, role, reach: Reach::Agency, on_behalf_of: None };
    Actor::Staff(StaffActor { id: staff(name), subject: None, grants: vec![grant], system: None })
}

fn clerk() -> Actor {
    actor(Role::Clerk, "office", "clerk")
}

fn lists(actor: &Actor) -> Permit<actions::ListDocuments> {
    Policy::new().unwrap().permit(actor, &Office).unwrap()
}

fn reads_book() -> Permit<actions::ReadBook> {
    let target = BookTarget { agency: unit("agency"), is_secret: false };
    Policy::new().unwrap().permit(&clerk(), &target).unwrap()
}

fn facts(setting: &Setting, name: &str) -> Facts {
    Facts {
        now: setting.world.now(),
        today: "2023-05-25".parse().unwrap(),
        me: staff(name),
        is_clerk: name == "clerk",
        is_leader: name == "leader",
        is_deputy: false,
        heads: Vec::new(),
        works_in: vec![unit("division")],
    }
}

fn received(subject: &str, secrecy: Secrecy) -> Received {
    let files = if secrecy.is_secret() {
        Vec::new()
    } else {
        vec![Attached { file: FileId::derived("file", subject), name: "a.pdf".to_owned() }]
    };
    Received {
        agency: unit("agency"),
        source: Source {
            issuer: "Sở Tư pháp".to_owned(),
            number: "690/STP-HCTP".to_owned(),
            day: "2023-05-20".parse().unwrap(),
        },
        kind: Some(Kind::Letter),
        subject: subject.to_owned(),
        urgency: Urgency::Normal,
        secrecy,
        answer_by: None,
        channel: Channel::Paper,
        files,
        at: Timestamp::from_micros(0),
    }
}

const BY: fn() -> ActorRef = || ActorRef::Staff(staff("clerk"));

async fn arrived(setting: &Setting, subject: &str, secrecy: Secrecy) -> Incoming {
    setting.world.after_minutes(1);
    let id: OfficialDocumentId = setting.world.id();
    let command = incoming::Command::Receive(Box::new(received(subject, secrecy)));
    let event = incoming::decide(None, &command, &facts(setting, "clerk")).unwrap();
    let document = Incoming::folded(id, [&event]).unwrap();
    let store = &setting.store;
    setting
        .write(|batch| {
            documents::begin(store, batch, (&document, staff("clerk")), &event, BY()).unwrap();
        })
        .await;
    document
}

async fn stepped(
    setting: &Setting,
    before: Incoming,
    command: incoming::Command,
    name: &str,
) -> Incoming {
    let event = incoming::decide(Some(&before), &command, &facts(setting, name)).unwrap();
    let after = before.apply(&event);
    let store = &setting.store;
    setting.write(|batch| documents::change(store, batch, &after, &event, BY()).unwrap()).await;
    after
}

async fn registered(setting: &Setting, before: Incoming) -> Incoming {
    let book = Book::incoming(unit("agency"), 2023, before.received.secrecy);
    let store = &setting.store;
    let last = store.last_number(book.id()).await.unwrap();
    let command = incoming::Command::Register { book: book.id(), number: last + 1 };
    let event = incoming::decide(Some(&before), &command, &facts(setting, "clerk")).unwrap();
    let after = before.apply(&event);
    setting
        .write(|batch| {
            let numbering = Numbering { book: &book, last, by: BY(), at: setting.world.now() };
            documents::number_given(batch, numbering, after.id);
            documents::change(store, batch, &after, &event, BY()).unwrap();
        })
        .await;
    after
}

fn direction(lead: Place) -> incoming::Command {
    incoming::Command::Direct(incoming::Direction {
        lead,
        helping: Vec::new(),
        due: Some("2023-06-01".parse().unwrap()),
        wants_answer: false,
        words: String::new(),
    })
}

async fn a_document_is_what_its_events_say(setting: Setting) {
    let store = &setting.store;
    let first = arrived(&setting, "Hướng dẫn đăng ký hộ tịch", Secrecy::None).await;
    let known = registered(&setting, first.clone()).await;
    let kept = store.official_document(known.id).await.unwrap().unwrap();
    assert_eq!(kept, Standing::Incoming(Box::new(known.clone())));
    let target = kept.target();
    let permit = Policy::new().unwrap().permit(&clerk(), &target).unwrap();
    let events = store.official_events::<incoming::Event>(&permit).await.unwrap();
    let folded = Incoming::folded(known.id, events.iter().map(|(_, event)| event)).unwrap();
    assert_eq!(folded, known);
    // Somebody else was faster.
    let returned = incoming::Command::Return { reason: "nhầm".to_owned() };
    let event = incoming::decide(Some(&first), &returned, &facts(&setting, "clerk")).unwrap();
    let late = first.apply(&event);
    let clash =
        setting.commit(|batch| documents::change(store, batch, &late, &event, BY()).unwrap()).await;
    assert!(is_clash(&clash, Clash::Row("document")));
    let permit = lists(&clerk());
    let mine = store.official_documents_of(&permit, staff("clerk"), None, PageSize::new(5)).await;
    assert_eq!(mine.unwrap().rows.len(), 1);
}

async fn the_in_box_has_what_is_asked_now(setting: Setting) {
    let store = &setting.store;
    let first = arrived(&setting, "một", Secrecy::None).await;
    let asked = async |of: Of| {
        let page = store.official_asks(&lists(&clerk()), &[of], None, PageSize::new(5)).await;
        let rows = page.unwrap().rows;
        rows.iter().map(|asked| (asked.brief.id, asked.what)).collect::<Vec<_>>()
    };
    let (clerks, leaders) = (Of::Clerks(unit("agency")), Of::Leaders(unit("agency")));
    assert_eq!(asked(clerks).await, [(first.id, Asked::Register)]);
    let known = registered(&setting, first).await;
    assert_eq!(
        (asked(clerks).await, asked(leaders).await),
        (vec![], vec![(known.id, Asked::Direct)])
    );
    let lead = Place { unit: unit("division"), staff: Some(staff("drafter")) };
    let known = stepped(&setting, known, direction(lead), "leader").await;
    let drafter = Of::Staff(staff("drafter"));
    assert_eq!(asked(drafter).await, [(known.id, Asked::Handle)]);
    assert_eq!(known.asks(), [Ask { what: Asked::Handle, of: drafter }]);

    // What is due sooner stands on top; pages join without a gap over all parts.
    let second = registered(&setting, arrived(&setting, "hai", Secrecy::None).await).await;
    let third = arrived(&setting, "ba", Secrecy::None).await;
    let parts = [drafter, clerks, leaders];
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let page =
            store.official_asks(&lists(&clerk()), &parts, after, PageSize::new(1)).await.unwrap();
        seen.extend(page.rows.iter().map(|asked| asked.brief.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, [known.id, second.id, third.id]);
    assert_eq!(store.count_official_asks(&lists(&clerk()), &parts).await.unwrap(), 3);
    stepped(&setting, known, incoming::Command::Close { words: String::new() }, "drafter").await;
    assert_eq!(asked(drafter).await, []);
}

async fn the_search_keeps_rights_and_secrets(setting: Setting) {
    let store = &setting.store;
    let known = arrived(&setting, "Hướng dẫn đăng ký hộ tịch", Secrecy::None).await;
    arrived(&setting, "Hướng dẫn mật về hộ tịch", Secrecy::Secret).await;
    let found = async |actor: &Actor, text: &str| {
        let scope = DocumentScope::of(&lists(actor), actor);
        store.search_documents(&scope, &fold(text), None, 10).await.unwrap()
    };
    let stranger = actor(Role::ProcessingOfficer, "division", "drafter");
    for text in ["hộ tịch", "ho tich", "HUONG DAN", "690/STP-HCTP", "stp", "sở tư pháp"] {
        assert_eq!(found(&clerk(), text).await, [known.id], "{text}");
        assert_eq!(found(&stranger, text).await, [], "{text}");
    }
    assert_eq!(found(&clerk(), "mật").await, [], "of secrets there are no words");
    let known = registered(&setting, known).await;
    let lead = Place { unit: unit("division"), staff: None };
    let known = stepped(&setting, known, direction(lead), "leader").await;
    assert_eq!(found(&stranger, "ho tich").await, [known.id], "whose unit leads finds it");
    // Written anew, as after an import, it is found once.
    let standing = store.official_document(known.id).await.unwrap().unwrap();
    let now = setting.world.now();
    setting.write(|batch| store.project_official(batch, &standing, now)).await;
    assert_eq!(found(&stranger, "ho tich").await, [known.id]);
}

/// One number, tried until nobody is faster.
async fn one_number(store: &Store, book: &Book, document: OfficialDocumentId) -> u32 {
    let clash = Clash::Row("document number");
    for _ in 0..2_000 {
        let last = store.last_number(book.id()).await.unwrap();
        let mut batch = Batch::new();
        let at = Timestamp::from_micros(1);
        let numbering = Numbering { book, last, by: BY(), at };
        documents::number_given(&mut batch, numbering, document);
        match store.commit(batch).await {
            Ok(()) => return last + 1,
            Err(StoreError::Conflict(found)) if found == clash => {}
            Err(StoreError::Busy) => {}
            Err(error) => panic!("{error}"),
        }
    }
    panic!("no number in 2,000 tries");
}

/// Sixteen clerks at once: no number twice, none left out.
async fn sixteen_writers_leave_no_gap(setting: Setting) {
    const WRITERS: usize = 16;
    const EACH: usize = 12;
    let book = Book::outgoing(unit("agency"), 2023, (Kind::Letter, Secrecy::None), Sequence::One);
    let ids: Vec<Vec<OfficialDocumentId>> =
        (0..WRITERS).map(|_| (0..EACH).map(|_| setting.world.id()).collect()).collect();
    let mut tasks = tokio::task::JoinSet::new();
    for ids in ids.clone() {
        let (store, book) = (setting.store.clone(), book.clone());
        tasks.spawn(async move {
            let mut numbers = Vec::new();
            for id in ids {
                numbers.push(one_number(&store, &book, id).await);
            }
            numbers
        });
    }
    let numbers: Vec<u32> = tasks.join_all().await.into_iter().flatten().collect();
    let all = u32::try_from(WRITERS * EACH).unwrap();
    assert_eq!(numbers.iter().copied().collect::<BTreeSet<_>>(), (1..=all).collect());
    assert_eq!(setting.store.last_number(book.id()).await.unwrap(), all);
    let size = PageSize::new(PageSize::MOST);
    let (mut after, mut lines) = (0, Vec::new());
    loop {
        let page =
            setting.store.book_lines_up(&reads_book(), book.id(), after, size).await.unwrap();
        lines.extend(page.rows.into_iter().map(|row| row.line));
        let Some(next) = page.next else { break };
        after = next;
    }
    assert_eq!(
        lines.iter().map(|line| line.number).collect::<Vec<_>>(),
        (1..=all).collect::<Vec<_>>()
    );
    let holders: BTreeSet<_> = lines.iter().map(|line| line.document.unwrap()).collect();
    assert_eq!(holders, ids.into_iter().flatten().collect(), "each document has one");
}

async fn reserved_and_cancelled_numbers_stay_in_the_book(setting: Setting) {
    let store = &setting.store;
    let known = registered(&setting, arrived(&setting, "một", Secrecy::None).await).await;
    let book = Book::incoming(unit("agency"), 2023, Secrecy::None);
    let lines = reserve(1, 2, "Ngày mai ký").unwrap();
    let at = setting.world.now();
    let numbering = Numbering { book: &book, last: 1, by: BY(), at };
    setting.write(|batch| documents::lines_reserved(batch, numbering, &lines)).await;
    // The same numbers are not reserved twice.
    let again = setting.commit(|batch| documents::lines_reserved(batch, numbering, &lines)).await;
    assert!(is_clash(&again, Clash::Row("document number")));
    let cancelled = cancel(&lines[0], "Không dùng").unwrap();
    let place = (book.id(), NumberState::Reserved);
    setting.write(|batch| documents::change_number(batch, place, &cancelled, (BY(), at))).await;
    let twice = setting
        .commit(|batch| documents::change_number(batch, place, &cancelled, (BY(), at)))
        .await;
    assert!(is_clash(&twice, Clash::Row("document number")));
    let page = store.book_lines(&reads_book(), book.id(), None, PageSize::new(2)).await.unwrap();
    let states: Vec<_> = page.rows.iter().map(|row| (row.line.number, row.line.state)).collect();
    assert_eq!(states, [(3, NumberState::Reserved), (2, NumberState::Cancelled)]);
    let rest =
        store.book_lines(&reads_book(), book.id(), page.next, PageSize::new(2)).await.unwrap();
    let last = &rest.rows[0];
    assert_eq!(last.brief.as_ref().unwrap().id, known.id);
    assert_eq!(last.standing().unwrap(), Some(Standing::Incoming(Box::new(known))));
    let next = registered(&setting, arrived(&setting, "hai", Secrecy::None).await).await;
    assert_eq!(next.arrival.unwrap().number, 4);
    let books = store.register_books(&reads_book(), 2023).await.unwrap();
    assert_eq!(books.iter().map(|row| row.last).collect::<Vec<_>>(), [4]);
    assert_eq!(store.number_sequence(unit("agency"), 2023).await.unwrap(), Sequence::One);
    setting
        .write(|batch| documents::set_sequence(batch, unit("agency"), 2024, Sequence::PerKind))
        .await;
    assert_eq!(store.number_sequence(unit("agency"), 2024).await.unwrap(), Sequence::PerKind);
}

on_both!(
    a_document_is_what_its_events_say,
    the_in_box_has_what_is_asked_now,
    the_search_keeps_rights_and_secrets,
    sixteen_writers_leave_no_gap,
    reserved_and_cancelled_numbers_stay_in_the_book,
);
