//! Letters by electronic mail, over SMTP.
//!
//! [`Carrier`] is the seam: whoever sends does not know by which way, and other ways of reaching a
//! person stand beside [`Smtp`] behind it. An address and a secret are never written into a log: the
//! types that hold them do not show them, and of a server's refusal only its number is kept, because
//! servers repeat addresses in their words.

use futures::future::BoxFuture;
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
    },
};
use std::{fmt, time::Duration};

/// How long a server may take for one step of the conversation.
const SMTP_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a whole conversation may take: less than a worker has for one letter.
const LETTER_TIMEOUT: Duration = Duration::from_secs(90);

/// A letter to one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The id of the message, the same in every try, so that a far end may know it again.
    pub id: String,
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text for those who read plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({})", self.id)
    }
}

/// Why a letter was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The server refuses it for good: it takes none of ours, or knows our account otherwise. Nothing
    /// is wrong with the address.
    #[error("the mail server refuses it for good ({0})")]
    Refused(String),
    /// The server refuses the address itself for good: nobody is reached there.
    #[error("the mail server knows no such mailbox ({0})")]
    NoMailbox(String),
    /// Not now: the server is busy, gone, or the conversation broke. It may have been taken when
    /// that happened at its end.
    #[error("the mail server does not take it now ({0})")]
    Later(String),
    /// The address cannot be one.
    #[error("the address is not one of electronic mail")]
    BadAddress,
    /// The settings of the server are of no use.
    #[error("the settings of the mail server: {0}")]
    Settings(String),
}

/// A way to reach a person.
pub trait Carrier: fmt::Debug + Send + Sync {
    /// Hands a letter over.
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), MailError>>;

    /// Proves that the other side is there and takes our name, without sending anything.
    fn check(&self) -> BoxFuture<'_, Result<(), MailError>>;
}

/// How the conversation is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte on, usually port 465.
    Tls,
    /// TLS after a greeting, usually port 587; without it nothing is sent.
    StartTls,
    /// None: only to a server on this machine.
    Plain,
}

/// What is known of a mail server.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the conversation is kept from others.
    pub security: Security,
    /// User and secret, where it asks for them.
    pub account: Option<(String, String)>,
    /// Who writes: `Một Cửa tỉnh Vĩnh Phúc <mot-cua@vinhphuc.example>`.
    pub from: String,
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpSettings({}:{}, {:?})", self.host, self.port, self.security)
    }
}

/// A mail server.
pub struct Smtp {
    host: String,
    port: u16,
    security: Security,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    from: Mailbox,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Smtp({}:{})", self.host, self.port)
    }
}

impl Smtp {
    /// Prepares the conversation; nothing is asked of the server yet.
    ///
    /// # Errors
    /// [`MailError::Settings`] with what is wrong with them.
    pub fn new(settings: &SmtpSettings) -> Result<Self, MailError> {
        let failed = |e: &dyn fmt::Display| MailError::Settings(e.to_string());
        let from: Mailbox = settings
            .from
            .parse()
            .map_err(|_ignored| MailError::Settings("mail.from is no address".to_owned()))?;
        if settings.security == Security::Plain && !is_here(&settings.host) {
            let what = "without TLS only a server on this machine is spoken to";
            return Err(MailError::Settings(what.to_owned()));
        }
        let tls = match settings.security {
            Security::Tls | Security::StartTls => {
                Some(TlsParameters::new(settings.host.clone()).map_err(|e| failed(&e))?)
            }
            Security::Plain => None,
        };
        let account = settings.account.clone();
        Ok(Self {
            host: settings.host.clone(),
            port: settings.port,
            security: settings.security,
            tls,
            credentials: account.map(|(user, secret)| Credentials::new(user, secret)),
            from,
        })
    }

    /// Connects, greets, and presents the account.
    async fn connection(&self) -> Result<AsyncSmtpConnection, Error> {
        let server = (self.host.as_str(), self.port);
        let name = ClientId::default();
        let at_once = self.tls.clone().filter(|_| self.security == Security::Tls);
        let timeout = Some(SMTP_TIMEOUT);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, timeout, &name, at_once, None).await?;
        if let Some(tls) = self.tls.clone().filter(|_| self.security == Security::StartTls) {
            connection.starttls(tls, &name).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    /// The conversation of one letter, step by step: only what is said to the address speaks of it.
    async fn converse(&self, message: &Message, to: Address) -> Result<(), MailError> {
        let mut connection = self.connection().await.map_err(|e| refusal(&e))?;
        let text = message.formatted();
        let mut how = Vec::new();
        let has_eight_bits = connection.server_info().supports_feature(Extension::EightBitMime);
        if has_eight_bits && !text.is_ascii() {
            how.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let sender = Some(self.from.email.clone());
        let said = async {
            connection.command(Mail::new(sender, how)).await.map_err(|e| refusal(&e))?;
            connection
                .command(Rcpt::new(to, Vec::new()))
                .await
                .map_err(|e| no_mailbox(refusal(&e)))?;
            connection.command(Data).await.map_err(|e| refusal(&e))?;
            connection.message(&text).await.map(drop).map_err(|e| refusal(&e))
        };
        let said = said.await;
        // The letter is taken, or not; how the conversation ends changes nothing of that.
        if said.is_ok() {
            drop(connection.quit().await);
        } else {
            connection.abort().await;
        }
        said
    }

    fn message(&self, letter: &Letter) -> Result<(Message, Address), MailError> {
        let to = address(&letter.to)?;
        let host = self.from.email.domain();
        let message = Message::builder()
            .message_id(Some(format!("<{}@{host}>", letter.id)))
            .from(self.from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(one_line(&letter.subject))
            .header(AutoSubmitted)
            .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))
            .map_err(|e| MailError::Settings(e.to_string()))?;
        Ok((message, to))
    }
}

/// Whether a text can be an address of electronic mail: one mailbox of one domain, in ASCII, because
/// not every server takes others.
pub fn is_address(text: &str) -> bool {
    text.is_ascii() && text.contains('.') && address(text).is_ok()
}

fn address(text: &str) -> Result<Address, MailError> {
    text.trim().parse().map_err(|_ignored| MailError::BadAddress)
}

impl Carrier for Smtp {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), MailError>> {
        Box::pin(async move {
            let (message, to) = self.message(letter)?;
            within(self.converse(&message, to)).await
        })
    }

    fn check(&self) -> BoxFuture<'_, Result<(), MailError>> {
        Box::pin(within(async {
            let mut connection = self.connection().await.map_err(|e| refusal(&e))?;
            connection.quit().await.map(drop).map_err(|e| refusal(&e))
        }))
    }
}

async fn within(
    conversation: impl Future<Output = Result<(), MailError>>,
) -> Result<(), MailError> {
    match tokio::time::timeout(LETTER_TIMEOUT, conversation).await {
        Ok(said) => said,
        Err(_elapsed) => Err(MailError::Later("it does not answer in time".to_owned())),
    }
}

/// What was refused for good at the address is refused because of the address.
fn no_mailbox(refused: MailError) -> MailError {
    match refused {
        MailError::Refused(number) => MailError::NoMailbox(number),
        MailError::NoMailbox(_)
        | MailError::Later(_)
        | MailError::BadAddress
        | MailError::Settings(_) => refused,
    }
}

/// What a failure means. Of the server's own words only the number is kept.
fn refusal(error: &Error) -> MailError {
    let number = error.status().map_or_else(|| kind(error).to_owned(), |code| code.to_string());
    if error.is_permanent() { MailError::Refused(number) } else { MailError::Later(number) }
}

fn kind(error: &Error) -> &'static str {
    if error.is_timeout() {
        "it does not answer in time"
    } else if error.is_tls() {
        "no TLS with it"
    } else if error.is_client() {
        "it does not offer what is asked for"
    } else {
        "no connection"
    }
}

/// A subject is one line, whatever a template made of it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name or number of this very machine.
fn is_here(host: &str) -> bool {
    let is_loopback = |ip: std::net::IpAddr| ip.is_loopback();
    host == "localhost" || host.parse().is_ok_and(is_loopback)
}

/// Says that a machine wrote, so that answering machines do not answer it (RFC 3834).
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests;
