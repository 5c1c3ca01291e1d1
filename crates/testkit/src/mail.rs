//! A mail server on this machine that keeps what it gets, or behaves badly.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

/// The secret of every account.
const SECRET: &str = "dung";

/// How a mail server behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    /// It takes everything.
    Accepts,
    /// It knows no recipient, and repeats the address, as servers do.
    RefusesForGood,
    /// It asks to come again later.
    IsBusy,
    /// It breaks the connection off where the letter would begin.
    HangsUp,
}

/// A letter as it arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// The sender of the envelope.
    pub from: String,
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// Header and body.
    pub data: String,
}

impl Received {
    /// The plain text of the letter.
    pub fn text(&self) -> String {
        self.part("text/plain")
    }

    /// The HTML of the letter.
    pub fn html(&self) -> String {
        self.part("text/html")
    }

    /// The subject as people read it.
    pub fn subject(&self) -> String {
        let mut lines = self.data.lines().skip_while(|line| !line.starts_with("Subject: "));
        let first =
            lines.next().and_then(|line| line.strip_prefix("Subject: ")).unwrap_or_default();
        let more = lines.take_while(|line| line.starts_with(' ')).map(str::trim_start);
        let words = std::iter::once(first).chain(more).flat_map(|line| line.split(' '));
        let (mut out, mut was_encoded) = (String::new(), true);
        for word in words {
            let encoded = word.strip_prefix("=?utf-8?b?").and_then(|w| w.strip_suffix("?="));
            // Between two encoded words nothing stands, whatever the header shows (RFC 2047, 6.2).
            if !(out.is_empty() || (was_encoded && encoded.is_some())) {
                out.push(' ');
            }
            was_encoded = encoded.is_some();
            out.push_str(&encoded.map_or_else(|| word.to_owned(), |e| text_of(&decoded(e))));
        }
        out
    }

    fn part(&self, kind: &str) -> String {
        let (_, part) = self.data.split_once(&format!("Content-Type: {kind}")).unwrap_or_default();
        let (head, body) = part.split_once("\r\n\r\n").unwrap_or_default();
        let boundary = self.data.split("boundary=\"").nth(1).and_then(|b| b.split('"').next());
        let end = format!("\r\n--{}", boundary.unwrap_or_default());
        let body = body.split(&end).next().unwrap_or_default();
        let bytes = if head.contains("base64") {
            decoded(&body.replace("\r\n", ""))
        } else if head.contains("quoted-printable") {
            unquoted(body)
        } else {
            body.as_bytes().to_vec()
        };
        text_of(&bytes).replace("\r\n", "\n")
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn unquoted(text: &str) -> Vec<u8> {
    let text = text.replace("=\r\n", "");
    let mut parts = text.split('=');
    let mut out = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        out.extend(u8::from_str_radix(code, 16));
        out.extend(rest.as_bytes());
    }
    out
}

type Letters = Arc<Mutex<Vec<Received>>>;

/// A mail server; it stops when it is dropped.
#[derive(Debug)]
pub struct MailServer {
    port: u16,
    letters: Letters,
    temper: Arc<Mutex<Temper>>,
    _tasks: JoinSet<()>,
}

impl MailServer {
    /// Starts one.
    ///
    /// # Panics
    /// When this machine gives no port.
    pub async fn start(temper: Temper) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("it is bound").port();
        let letters = Letters::default();
        let kept = Arc::clone(&letters);
        let temper = Arc::new(Mutex::new(temper));
        let now = Arc::clone(&temper);
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut talks = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let kept = Arc::clone(&kept);
                let temper = *now.lock().unwrap_or_else(PoisonError::into_inner);
                talks.spawn(async move { drop(talk(stream, temper, &kept).await) });
            }
        });
        Self { port, letters, temper, _tasks: tasks }
    }

    /// Behaves in another way from the next conversation on.
    pub fn becomes(&self, temper: Temper) {
        *self.temper.lock().unwrap_or_else(PoisonError::into_inner) = temper;
    }

    /// Where it listens on 127.0.0.1.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// What it has got.
    pub fn letters(&self) -> Vec<Received> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn talk(stream: TcpStream, temper: Temper, letters: &Letters) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut letter = Received::default();
    say(&mut stream, "220 here").await?;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match word.as_str() {
            "EHLO" => "250-here\r\n250 AUTH PLAIN".to_owned(),
            "AUTH" => authenticated(line).to_owned(),
            "MAIL" => {
                letter.from = address(line);
                "250 ok".to_owned()
            }
            "RCPT" => recipient(temper, &mut letter, address(line)),
            "DATA" if temper == Temper::HangsUp => return Ok(()),
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                letter.data = data(&mut stream).await?;
                let whole = std::mem::take(&mut letter);
                letters.lock().unwrap_or_else(PoisonError::into_inner).push(whole);
                "250 kept".to_owned()
            }
            "NOOP" | "RSET" => "250 ok".to_owned(),
            "QUIT" => {
                return say(&mut stream, "221 bye").await;
            }
            _ => "502 unknown".to_owned(),
        };
        say(&mut stream, &answer).await?;
    }
}

fn recipient(temper: Temper, letter: &mut Received, to: String) -> String {
    match temper {
        Temper::RefusesForGood => format!("550 5.1.1 <{to}> is unknown here"),
        Temper::IsBusy => "451 4.3.0 come again".to_owned(),
        Temper::Accepts | Temper::HangsUp => {
            letter.to.push(to);
            "250 ok".to_owned()
        }
    }
}

/// `AUTH PLAIN` with user and secret in base 64.
fn authenticated(line: &str) -> &'static str {
    let given = line.rsplit(' ').next().unwrap_or_default();
    if decoded(given).ends_with(format!("\0{SECRET}").as_bytes()) {
        "235 welcome"
    } else {
        "535 5.7.8 no"
    }
}

fn decoded(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut out) = (0_u32, 0, Vec::new());
    for letter in text.bytes().filter(|b| *b != b'=') {
        let value = LETTERS.iter().position(|l| *l == letter).unwrap_or(0);
        bits = (bits << 6 | u32::try_from(value).unwrap_or(0)) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or(0));
        }
    }
    out
}

fn address(line: &str) -> String {
    let (_, rest) = line.split_once('<').unwrap_or(("", ""));
    rest.split('>').next().unwrap_or_default().to_owned()
}

async fn data(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut whole = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line == ".\r\n" {
            return Ok(whole);
        }
        whole.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

async fn say(stream: &mut BufReader<TcpStream>, text: &str) -> std::io::Result<()> {
    stream.get_mut().write_all(format!("{text}\r\n").as_bytes()).await
}
