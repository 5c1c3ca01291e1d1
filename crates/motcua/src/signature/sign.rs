//! `motcua sign`: a signature by a key in a file.

use super::{http::Client, look::LookArgs, read};
use clap::Args;
use mc_kernel::{Clock as _, Locale, SystemClock};
use mc_signing::{
    Certificate, Hash, Level, LocalKey, Request, SigningError, SigningKey, TimeStamping, TokenKey,
    TokenUri, sign_pdf,
};
use std::{fs, path::PathBuf};

#[derive(Debug, Clone, Args)]
pub(crate) struct SignArgs {
    /// The PDF
    file: PathBuf,
    /// The key with its certificates, as a PKCS#12 file
    #[arg(long, value_name = "FILE", required_unless_present = "pkcs11")]
    pkcs12: Option<PathBuf>,
    /// The key in a token: pkcs11:token=LABEL;object=LABEL?module-path=FILE
    #[arg(long, value_name = "URI", conflicts_with = "pkcs12")]
    pkcs11: Option<String>,
    /// Certificates (PEM or DER) that are not in the token: the holder's and those of its issuers
    #[arg(long, value_name = "FILE", requires = "pkcs11")]
    certificates: Option<PathBuf>,
    /// The file whose first line is the password of the key, or the PIN of the token
    #[arg(long, value_name = "FILE")]
    password_file: PathBuf,
    /// How long the signature can be checked: b-b, b-t, b-lt or b-lta
    #[arg(long, default_value = "b-b", value_parser = level)]
    level: Level,
    /// The hash that an RSA key signs over: sha256, sha384 or sha512
    #[arg(long, default_value = "sha256", value_parser = hash)]
    hash: Hash,
    /// The address of a time-stamping service (RFC 3161)
    #[arg(long, value_name = "URL")]
    tsa: Option<String>,
    /// Why it is signed, where the file shall say so
    #[arg(long)]
    reason: Option<String>,
    /// Where it is signed
    #[arg(long)]
    location: Option<String>,
    #[command(flatten)]
    look: LookArgs,
    /// The signed PDF, which must not exist
    #[arg(long)]
    out: PathBuf,
}

fn level(name: &str) -> Result<Level, String> {
    Level::named(name).ok_or_else(|| "b-b, b-t, b-lt or b-lta is expected".to_owned())
}

fn hash(name: &str) -> Result<Hash, String> {
    let all = [("sha256", Hash::Sha256), ("sha384", Hash::Sha384), ("sha512", Hash::Sha512)];
    let found = all.into_iter().find(|(known, _)| *known == name).map(|(_, hash)| hash);
    found.ok_or_else(|| "sha256, sha384 or sha512 is expected".to_owned())
}

/// Signs, and says what was written.
pub(crate) fn run(args: &SignArgs, locale: Locale) -> Result<String, String> {
    if args.out.exists() {
        return Err(format!("{}: {}", args.out.display(), exists(locale)));
    }
    let pdf = read(&args.file)?;
    let key = key(args, locale)?;
    let network = Client;
    let look = args.look.read()?;
    let request = Request {
        level: args.level,
        at: SystemClock.now(),
        reason: args.reason.as_deref(),
        location: args.location.as_deref(),
        appearance: look.appearance(),
        stamping: args.tsa.as_deref().map(|address| TimeStamping { address, network: &network }),
    };
    let signed = sign_pdf(&pdf, &*key, &request).map_err(|error| error.words(locale))?;
    fs::write(&args.out, signed).map_err(|e| format!("{}: {e}", args.out.display()))?;
    let holder = key.certificates().first().map(mc_signing::Certificate::holder);
    Ok(format!("{}: {}", args.out.display(), holder.unwrap_or_default()))
}

fn key(args: &SignArgs, locale: Locale) -> Result<Box<dyn SigningKey>, String> {
    let password = fs::read_to_string(&args.password_file)
        .map_err(|e| format!("{}: {e}", args.password_file.display()))?;
    let password = password.lines().next().unwrap_or_default();
    let said = |error: SigningError| error.words(locale);
    if let Some(uri) = &args.pkcs11 {
        let uri = TokenUri::parse(uri).map_err(said)?;
        let given = args.certificates.as_ref().map(|path| read(path)).transpose()?;
        let given = Certificate::all(&given.unwrap_or_default());
        return Ok(Box::new(TokenKey::open(&uri, password, given, args.hash).map_err(said)?));
    }
    let file = read(args.pkcs12.as_ref().ok_or("--pkcs12 or --pkcs11 is needed")?)?;
    Ok(Box::new(LocalKey::from_pkcs12(&file, password, args.hash).map_err(said)?))
}

const fn exists(locale: Locale) -> &'static str {
    match locale {
        Locale::Vi => "tệp đã có",
        Locale::En => "the file exists already",
    }
}
