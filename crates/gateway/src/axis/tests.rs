//! Files between organisations over axes on this machine, which behave and misbehave.

use super::{signature, *};
use mc_edxml::{
    Attachment, Bounds, Contents, Message, Organisation, Package, ReplyTo, Sinks, Sources,
    StatusCode, StatusMessage, read, write_package, write_status,
};
use mc_kernel::{CivilDay, Digest, FixedClock, Timestamp, Zone};
use mc_standin::axis::{Axis, Manner, Member};
use std::{
    fs,
    io::{self, Read as _},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};
use tokio::{net::TcpListener, task::JoinSet};

const SENDER: &str = "000.00.00.H44";
const RECEIVER: &str = "H44.12.01";
const FILE: &[u8] = b"%PDF-1.4 quyet dinh";

/// An axis that plays until it is dropped, with a folder for files.
struct Played {
    axis: Axis,
    address: String,
    folder: tempfile::TempDir,
    _server: JoinSet<()>,
}

/// The two axes with one face.
enum Client {
    National(NationalAxis),
    Provincial(ProvincialAxis),
}

impl Client {
    async fn send(&self, parcel: &Parcel<'_>) -> Result<String, AxisError> {
        match self {
            Self::National(axis) => axis.send(parcel).await,
            Self::Provincial(axis) => axis.send(parcel).await,
        }
    }
    async fn received(&self, kind: Kind) -> Result<Vec<Entry>, AxisError> {
        let day = CivilDay::new(2026, 3, 1).unwrap();
        match self {
            Self::National(axis) => axis.received(kind, day).await,
            Self::Provincial(axis) => axis.received(kind, (day, day.next())).await,
        }
    }
    async fn fetch(&self, id: &str, path: &std::path::Path) -> Result<Fetched, AxisError> {
        match self {
            Self::National(axis) => axis.fetch(id, path).await,
            Self::Provincial(axis) => axis.fetch(id, path).await,
        }
    }
    async fn acknowledge(&self, id: &str, how: Transport) -> Result<(), AxisError> {
        match self {
            Self::National(axis) => axis.acknowledge(id, how).await,
            Self::Provincial(axis) => axis.acknowledge(id, how).await,
        }
    }
}

impl Played {
    async fn start() -> Self {
        let member = |code: &str| Member {
            code: code.to_owned(),
            name: format!("Đơn vị {code}"),
            secret: format!("secret of {code}"),
        };
        let axis = Axis::new(vec![member(SENDER), member(RECEIVER)]);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let app = mc_standin::axis::router(axis.clone());
        let mut server = JoinSet::new();
        server.spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { axis, address, folder: tempfile::tempdir().unwrap(), _server: server }
    }

    fn national(&self, system: &str, secret: &str) -> NationalAxis {
        let settings = NationalSettings {
            url: format!("{}/national", self.address),
            system: system.to_owned(),
            secret: secret.to_owned(),
            timeout: Duration::from_millis(500),
            tries: Tries { most: 3, pause: Duration::from_millis(1) },
        };
        let now = Timestamp::parse_rfc3339("2026-03-02T01:15:30.123Z").unwrap();
        NationalAxis::new(settings, Arc::new(FixedClock::new(now))).unwrap()
    }

    fn provincial(&self, system: &str, secret: &str) -> ProvincialAxis {
        ProvincialAxis::new(ProvincialSettings {
            url: format!("{}/provincial", self.address),
            username: system.to_owned(),
            password: format!("secret of {system}"),
            application: "motcua".to_owned(),
            system: system.to_owned(),
            secret: secret.to_owned(),
            timeout: Duration::from_millis(500),
            tries: Tries { most: 3, pause: Duration::from_millis(1) },
        })
        .unwrap()
    }

    /// Both axes for an organisation.
    fn clients(&self, system: &str) -> [Client; 2] {
        let secret = format!("secret of {system}");
        [
            Client::National(self.national(system, &secret)),
            Client::Provincial(self.provincial(system, &secret)),
        ]
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A package in the folder, and its digest.
    fn package(&self, document_id: &str) -> (PathBuf, Digest) {
        let organ = |id: &str| Organisation { organ_id: id.to_owned(), ..Organisation::default() };
        let attachment = Attachment { name: "a.pdf".to_owned(), ..Attachment::default() };
        let mut package = Package {
            message: Message {
                from: Some(organ(SENDER)),
                to: vec![organ(RECEIVER)],
                subject: "Về việc thử".to_owned(),
                document_id: document_id.to_owned(),
                ..Message::default()
            },
            attachments: vec![attachment],
            ..Package::default()
        };
        package.complete();
        let path = self.path(&format!("{document_id}.edxml"));
        let mut file = fs::File::create(&path).unwrap();
        let written = write_package(&package, &mut Content, &mut file).unwrap();
        (path, written.digest)
    }

    fn status(&self, document_id: &str, code: StatusCode) -> (PathBuf, Digest) {
        let about = ReplyTo {
            organ_id: SENDER.to_owned(),
            document_id: document_id.to_owned(),
            ..ReplyTo::default()
        };
        let status = StatusMessage {
            response_for: Some(about),
            from: Some(Organisation { organ_id: RECEIVER.to_owned(), ..Organisation::default() }),
            code: Some(code),
            description: "Lý do".to_owned(),
            ..StatusMessage::default()
        };
        let path = self.path(&format!("{document_id}-{}.edxml", code.number()));
        let mut file = fs::File::create(&path).unwrap();
        let written = write_status(&status, &mut file).unwrap();
        (path, written.digest)
    }
}

struct Content;
impl Sources for Content {
    fn open(&mut self, _index: usize) -> io::Result<Box<dyn io::Read + '_>> {
        Ok(Box::new(FILE))
    }
}
struct Kept(Vec<u8>);
impl Sinks for Kept {
    fn open(&mut self, _index: usize) -> io::Result<Box<dyn io::Write + '_>> {
        Ok(Box::new(&mut self.0))
    }
}

fn document((file, digest): &(PathBuf, Digest)) -> Parcel<'_> {
    Parcel { kind: Kind::Document, from: SENDER, to: RECEIVER, file, digest: *digest }
}

fn answer((file, digest): &(PathBuf, Digest)) -> Parcel<'_> {
    Parcel { kind: Kind::Status, from: RECEIVER, to: SENDER, file, digest: *digest }
}

#[tokio::test]
async fn a_document_and_every_status_go_over_both_axes() {
    let played = Played::start().await;
    let (senders, receivers) = (played.clients(SENDER), played.clients(RECEIVER));
    for (at, (sender, receiver)) in senders.iter().zip(&receivers).enumerate() {
        let document_id = format!("H44,2026-03-02,{at}");
        let package = played.package(&document_id);
        let id = sender.send(&document(&package)).await.unwrap();
        let listed = receiver.received(Kind::Document).await.unwrap();
        let [entry] = listed.as_slice() else { panic!("{listed:?}") };
        assert_eq!(
            (&entry.doc_id, entry.from.as_str(), entry.status.as_str()),
            (&id, SENDER, "initial")
        );
        let got = played.path("got.edxml");
        let fetched = receiver.fetch(&id, &got).await.unwrap();
        assert_eq!(fetched.digest, package.1);
        let mut kept = Kept(Vec::new());
        let read_back = read(fs::File::open(&got).unwrap(), Bounds::default(), &mut kept).unwrap();
        assert_eq!((read_back.digest, kept.0.as_slice()), (package.1, FILE));
        receiver.acknowledge(&id, Transport::Done).await.unwrap();
        assert!(receiver.received(Kind::Document).await.unwrap().is_empty());

        for code in StatusCode::ALL {
            let status = played.status(&document_id, *code);
            receiver.send(&answer(&status)).await.unwrap();
            let listed = sender.received(Kind::Status).await.unwrap();
            let [entry] = listed.as_slice() else { panic!("{listed:?}") };
            sender.fetch(&entry.doc_id, &got).await.unwrap();
            let told = read(fs::File::open(&got).unwrap(), Bounds::default(), &mut kept).unwrap();
            let Contents::Status(told) = told.contents else { panic!("{told:?}") };
            assert_eq!(told.code, Some(*code));
            sender.acknowledge(&entry.doc_id, Transport::Done).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_lost_answer_makes_no_second_document() {
    let played = Played::start().await;
    for (at, sender) in played.clients(SENDER).iter().enumerate() {
        let package = played.package(&format!("lost-{at}"));
        let before = played.axis.filed().len();
        played.axis.manners().next([Manner::LosesAnswer, Manner::LosesAnswer]);
        let id = sender.send(&document(&package)).await.unwrap();
        assert_eq!(sender.send(&document(&package)).await.unwrap(), id);
        assert_eq!(played.axis.filed().len(), before + 1);
    }
}

#[tokio::test]
async fn an_axis_that_answers_twice_is_heard_once() {
    let played = Played::start().await;
    for (at, (sender, receiver)) in
        played.clients(SENDER).iter().zip(&played.clients(RECEIVER)).enumerate()
    {
        let package = played.package(&format!("twice-{at}"));
        let id = sender.send(&document(&package)).await.unwrap();
        played.axis.manners().next([Manner::Twice]);
        let listed = receiver.received(Kind::Document).await.unwrap();
        assert_eq!(listed.len(), 1, "{listed:?}");
        receiver.acknowledge(&id, Transport::Done).await.unwrap();
        receiver.acknowledge(&id, Transport::Done).await.unwrap();
    }
}

#[tokio::test]
async fn failures_are_tried_again_and_end() {
    let played = Played::start().await;
    for client in played.clients(RECEIVER) {
        let slow = Manner::Slow(Duration::from_millis(900));
        let check = async |manner: Manner, expect: AxisError| {
            let before = played.axis.manners().calls();
            played.axis.manners().next([manner.clone(), manner.clone()]);
            let listed = client.received(Kind::Document).await;
            assert_eq!(listed, Ok(Vec::new()), "the third goes well after {manner:?}");
            played.axis.manners().next([manner.clone(), manner.clone(), manner.clone()]);
            assert_eq!(client.received(Kind::Document).await, Err(expect), "{manner:?}");
            assert_eq!(played.axis.manners().calls(), before + 6, "{manner:?}");
            // The breaker forgets the failures.
            assert_eq!(client.received(Kind::Document).await, Ok(Vec::new()));
        };
        check(Manner::Down, AxisError::Status(503)).await;
        check(slow, AxisError::Slow).await;
        check(Manner::Page, AxisError::Malformed).await;
        let failed = AxisError::Refused { code: "20".to_owned(), words: "Từ chối".to_owned() };
        check(Manner::Refuses("20"), failed).await;
    }
}

#[tokio::test]
async fn a_refusal_is_final() {
    let played = Played::start().await;
    for client in played.clients(RECEIVER) {
        for code in ["10", "15", "18", "19", "21", "22", "23"] {
            let before = played.axis.manners().calls();
            played.axis.manners().next([Manner::Refuses(code)]);
            let error = client.received(Kind::Document).await.unwrap_err();
            assert!(matches!(&error, AxisError::Refused { code: told, .. } if told == code));
            assert_eq!(played.axis.manners().calls(), before + 1);
        }
    }
}

#[tokio::test]
async fn a_wrong_secret_is_refused() {
    let played = Played::start().await;
    let clients = [
        Client::National(played.national(RECEIVER, "another")),
        Client::Provincial(played.provincial(RECEIVER, "another")),
        Client::National(played.national("H99", "secret of H99")),
    ];
    for client in clients {
        let error = client.received(Kind::Document).await.unwrap_err();
        assert!(matches!(&error, AxisError::Refused { code, .. } if code == "15"), "{error}");
    }
    let stranger = Client::Provincial(played.provincial("H99", "secret of H99"));
    let error = stranger.received(Kind::Document).await.unwrap_err();
    assert!(matches!(&error, AxisError::Refused { code, .. } if code == "login 401"), "{error}");
}

#[tokio::test]
async fn who_is_not_there_gets_nothing() {
    let played = Played::start().await;
    let [national, _] = played.clients(SENDER);
    let package = played.package("nobody");
    let parcel = Parcel { to: "H01", ..document(&package) };
    let error = national.send(&parcel).await.unwrap_err();
    assert!(matches!(&error, AxisError::Refused { code, .. } if code == "18"), "{error}");
    let wrong = Parcel { digest: Digest::of(b"another"), ..document(&package) };
    let error = national.send(&wrong).await.unwrap_err();
    assert!(matches!(&error, AxisError::Refused { code, .. } if code == "10"), "{error}");
}

#[tokio::test]
async fn a_file_that_is_cut_off_is_never_kept() {
    let played = Played::start().await;
    let [sender, _] = played.clients(SENDER);
    let [national, provincial] = played.clients(RECEIVER);
    let package = played.package("cut");
    let id = sender.send(&document(&package)).await.unwrap();
    let path = played.path("got.edxml");
    played.axis.manners().next([Manner::CutOff, Manner::CutOff, Manner::CutOff]);
    assert_eq!(national.fetch(&id, &path).await, Err(AxisError::CutOff));
    assert!(!path.exists() && !played.path("got.edxml.part").exists());
    played.axis.manners().next([Manner::CutOff]);
    assert_eq!(national.fetch(&id, &path).await.unwrap().digest, package.1);
    // The axis of the province tells no digest: whoever reads the file finds out.
    played.axis.manners().next([Manner::CutOff]);
    provincial.fetch(&id, &path).await.unwrap();
    let mut bytes = Vec::new();
    fs::File::open(&path).unwrap().read_to_end(&mut bytes).unwrap();
    let error = read(bytes.as_slice(), Bounds::default(), &mut Kept(Vec::new())).unwrap_err();
    assert_eq!(error.problem.code(), "edxml.cut-off");
}

#[tokio::test]
async fn a_token_that_ended_is_renewed() {
    let played = Played::start().await;
    let [_, provincial] = played.clients(RECEIVER);
    assert_eq!(provincial.received(Kind::Document).await, Ok(Vec::new()));
    played.axis.manners().next([Manner::SignedOut]);
    assert_eq!(provincial.received(Kind::Document).await, Ok(Vec::new()));
    played.axis.manners().always(Manner::SignedOut);
    assert_eq!(provincial.received(Kind::Document).await, Err(AxisError::SignedOut));
}

#[tokio::test]
async fn members_and_what_was_sent_are_listed() {
    let played = Played::start().await;
    let national = played.national(SENDER, &format!("secret of {SENDER}"));
    let provincial = played.provincial(SENDER, &format!("secret of {SENDER}"));
    let codes = |agencies: Vec<Agency>| agencies.into_iter().map(|a| a.code).collect::<Vec<_>>();
    assert_eq!(codes(national.agencies().await.unwrap()), [SENDER, RECEIVER]);
    assert_eq!(codes(provincial.agencies().await.unwrap()), [SENDER, RECEIVER]);
    let package = played.package("sent");
    let id = national.send(&document(&package)).await.unwrap();
    let since = CivilDay::new(2026, 3, 1).unwrap();
    let sent = national.sent(Kind::Document, since).await.unwrap();
    assert_eq!((sent[0].doc_id.as_str(), sent[0].to.as_str()), (id.as_str(), RECEIVER));
}

#[tokio::test]
async fn what_cannot_be_reached_is_left_alone() {
    let settings = NationalSettings {
        url: "http://127.0.0.1:9".to_owned(),
        system: SENDER.to_owned(),
        secret: "a".to_owned(),
        timeout: Duration::from_secs(5),
        tries: Tries { most: 99, pause: Duration::from_millis(1) },
    };
    let now = Timestamp::from_micros(0);
    let axis = NationalAxis::new(settings, Arc::new(FixedClock::new(now))).unwrap();
    assert_eq!(axis.agencies().await, Err(AxisError::Unreachable), "after five tries");
    assert!(matches!(axis.agencies().await, Err(AxisError::Paused { .. })));
}

#[test]
fn the_signature_is_the_one_of_openssl() {
    let now = Timestamp::parse_rfc3339("2026-03-02T01:15:30.123Z").unwrap();
    let at = signature::timestamp(now, &Zone::viet_nam());
    assert_eq!(at, "02032026T081530+0123");
    let headers = signature::headers("bi-mat", &[("systemid", "H44"), ("timestamp", &at)]).unwrap();
    let expect = [
        ("systemid", "H44"),
        ("XroadVnpt-timestamp", "02032026T081530+0123"),
        ("XroadVnpt-sign-header-key", "XroadVnpt-systemid;XroadVnpt-timestamp"),
        (
            "XroadVnpt-sign-header",
            r#"{"XroadVnpt-systemid":"H44","XroadVnpt-timestamp":"02032026T081530+0123"}"#,
        ),
        // printf … | openssl dgst -sha256 -hmac bi-mat
        (
            "XroadVnpt-hash-header",
            "01faa233fa4290fc9bef608022926bc3ae6bd888e731798acead6ad6121c3e30",
        ),
        ("XroadVnpt-version", "3.0.201608"),
        ("User-Agent", "JAVASDKAgent/1.0.0 XRoad/VPCP"),
    ];
    for (name, value) in expect {
        assert_eq!(headers.get(name).unwrap(), value, "{name}");
    }
    assert!(signature::headers("a", &[("to", "Đơn vị")]).is_err(), "no letters that headers lack");
}

#[test]
fn an_axis_is_spoken_to_in_secret() {
    let settings = |url: &str| ProvincialSettings {
        url: url.to_owned(),
        username: String::new(),
        password: "mật khẩu".to_owned(),
        application: String::new(),
        system: String::new(),
        secret: "khóa".to_owned(),
        timeout: Duration::from_secs(1),
        tries: Tries::default(),
    };
    assert!(ProvincialAxis::new(settings("http://truc.example")).is_err());
    let axis = ProvincialAxis::new(settings("https://truc.example")).unwrap();
    let shown = format!("{axis:?}");
    assert!(!shown.contains("mật khẩu") && !shown.contains("khóa"), "{shown}");
}
