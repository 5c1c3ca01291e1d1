//! The conversation with one provider.

use super::{
    Identified, Level, SignOnError,
    claims::Mapping,
    settings::{Audience, ProviderSettings},
    wire::{Wire, WireError, plus_seconds},
};
use chrono::{DateTime, Utc};
use mc_kernel::{Clock, Digest, RandomSource, Timestamp};
use openidconnect::{
    AdditionalClaims, AuthUrl, AuthenticationContextClass, AuthenticationFlow, AuthorizationCode,
    ClaimsVerificationError, Client, ClientId, ClientSecret, CsrfToken, DiscoveryError,
    EmptyExtraTokenFields, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, JsonWebKeySet,
    JsonWebKeySetUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier,
    ProviderMetadataWithLogout, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError,
    StandardErrorResponse, StandardTokenResponse, TokenResponse as _, TokenUrl,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreResponseType,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
        CoreTokenType,
    },
    http::{Request, header},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{fmt, sync::Arc};
use tokio::sync::Mutex;
use url::Url;

/// Addresses and keys are asked for anew after so long.
const KNOWN_SECONDS: i64 = 3600;
/// Keys that do not fit are asked for anew, but not more often than this.
const LEAST_REFRESH_SECONDS: i64 = 10;
/// A token that was made longer ago was not made for this request.
const MOST_TOKEN_AGE_SECONDS: i64 = 600;

/// All claims beside those that the library knows.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Others(Map<String, Value>);
impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type OurClient = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
    EndpointNotSet,
>;

type Token = openidconnect::IdToken<
    Others,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

/// Where a provider's pages and keys are, as they were known at an instant.
#[derive(Debug, Clone)]
struct Known {
    authorize: AuthUrl,
    token: TokenUrl,
    user_info: Option<Url>,
    sign_out: Option<Url>,
    keys: JsonWebKeySet<CoreJsonWebKey>,
    at: Timestamp,
    /// When they were asked for because a key did not fit.
    asked_anew: Timestamp,
}

/// A request to sign on: where to send the person, and what to keep until they are back.
#[derive(Clone, PartialEq, Eq)]
pub struct Asked {
    /// Where to send the person.
    pub url: String,
    /// What the answer has to bring again.
    pub state: String,
    /// What to keep.
    pub kept: Kept,
}

/// What is kept until the person is back; nobody else sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// What the token has to bring again.
    pub nonce: String,
    /// What proves that the code was asked for by us (RFC 7636).
    pub verifier: String,
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asked")
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

/// A provider.
pub struct Provider {
    settings: ProviderSettings,
    mapping: Mapping,
    redirect: RedirectUrl,
    wire: Wire,
    clock: Arc<dyn Clock>,
    random: Arc<dyn RandomSource>,
    known: Mutex<Option<Known>>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Provider({})", self.settings.id)
    }
}

impl Provider {
    /// Prepares the conversation; nothing is asked yet. `redirect` is where the provider leads people
    /// back to.
    ///
    /// # Errors
    /// What is wrong with the settings, in words for the operator.
    pub fn new(
        settings: ProviderSettings,
        redirect: &str,
        clock: Arc<dyn Clock>,
        random: Arc<dyn RandomSource>,
    ) -> Result<Self, String> {
        settings.check()?;
        let redirect = RedirectUrl::new(redirect.to_owned()).map_err(|e| e.to_string())?;
        let wire = Wire::new(Arc::clone(&clock))?;
        let mapping = settings.mapping();
        let provider =
            Self { settings, mapping, redirect, wire, clock, random, known: Mutex::new(None) };
        provider.pinned()?;
        Ok(provider)
    }

    /// What the operator says of it.
    pub fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// Whether it is for officers.
    pub fn is_for_officers(&self) -> bool {
        self.settings.audience == Audience::Officers
    }

    /// Where to send a person who wants to sign on, on a level or a higher one. With `again` they
    /// prove themselves anew, also where the provider knows them.
    ///
    /// # Errors
    /// [`SignOnError`].
    pub async fn ask(&self, level: Level, again: bool) -> Result<Asked, SignOnError> {
        let known = self.known(false).await?;
        let client = self.client(&known)?;
        let [state, nonce, verifier] = [self.secret(), self.secret(), self.secret()];
        let verifier = PkceCodeVerifier::new(verifier);
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let (given_state, given_nonce) = (state.clone(), nonce.clone());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let mut request = client
            .authorize_url(flow, || CsrfToken::new(given_state), || Nonce::new(given_nonce))
            .set_pkce_challenge(challenge);
        let acr = match level {
            Level::One => &self.settings.acr_one,
            Level::Two => &self.settings.acr_two,
        };
        if !acr.is_empty() {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        if again {
            request = request.add_prompt(CoreAuthPrompt::Login);
        }
        for scope in &self.settings.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        let (url, _, _) = request.url();
        let kept = Kept { nonce, verifier: verifier.secret().clone() };
        Ok(Asked { url: url.to_string(), state, kept })
    }

    /// Gives the code for a token, checks it, and says who signed on.
    ///
    /// # Errors
    /// [`SignOnError`]; nobody is signed on then.
    pub async fn answer(&self, code: &str, kept: &Kept) -> Result<Identified, SignOnError> {
        let known = self.known(false).await?;
        let client = self.client(&known)?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .set_pkce_verifier(PkceCodeVerifier::new(kept.verifier.clone()))
            .request_async(&self.wire)
            .await
            .map_err(|e| token_refusal(&e))?;
        let token =
            tokens.id_token().ok_or(SignOnError::Unreadable("no token about the person"))?;
        let claims = match self.verified(&client, token, kept) {
            // Keys change; new ones are asked for once, then the token is what is wrong.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let known = self.known(true).await?;
                let client = self.client(&known)?;
                self.verified(&client, token, kept)
            }
            other => other,
        };
        let claims = claims.map_err(|e| claims_refusal(&e))?;
        let access = tokens.access_token().secret();
        let about = self.about(&known, access, &claims).await?;
        self.mapping.read(&claims, &about, &token.to_string())
    }

    /// Where a person is signed out at the provider too, and led back from.
    pub async fn sign_out_url(&self, id_token: &str, back: &str) -> Option<String> {
        let known = self.known(false).await.ok()?;
        let mut url = known.sign_out?;
        url.query_pairs_mut()
            .append_pair("id_token_hint", id_token)
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("post_logout_redirect_uri", back);
        Some(url.to_string())
    }

    /// A text that nobody guesses: 256 bits.
    fn secret(&self) -> String {
        let mut bytes = [0; 32];
        self.random.fill(&mut bytes);
        Digest::from_bytes(bytes).to_string()
    }

    fn client(&self, known: &Known) -> Result<OurClient, SignOnError> {
        let settings = &self.settings;
        let issuer = IssuerUrl::new(settings.issuer.clone())
            .map_err(|_bad| SignOnError::Unreadable("the issuer is no address"))?;
        let client =
            Client::new(ClientId::new(settings.client_id.clone()), issuer, known.keys.clone())
                .set_auth_uri(known.authorize.clone())
                .set_token_uri(known.token.clone())
                .set_redirect_uri(self.redirect.clone());
        Ok(match settings.client_secret.as_str() {
            "" => client,
            secret => client.set_client_secret(ClientSecret::new(secret.to_owned())),
        })
    }

    /// Signature, issuer, audience, nonce and time of a token; its claims.
    fn verified(
        &self,
        client: &OurClient,
        token: &Token,
        kept: &Kept,
    ) -> Result<Map<String, Value>, ClaimsVerificationError> {
        let (now, skew) = (self.clock.now(), self.settings.clock_skew_seconds);
        let ends = utc(plus_seconds(now, -skew));
        let made =
            (utc(plus_seconds(now, -skew - MOST_TOKEN_AGE_SECONDS)), utc(plus_seconds(now, skew)));
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs([
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
                CoreJwsSigningAlgorithm::RsaSsaPssSha256,
                CoreJwsSigningAlgorithm::EcdsaP256Sha256,
                CoreJwsSigningAlgorithm::EcdsaP384Sha384,
            ])
            .set_time_fn(move || ends)
            .set_issue_time_verifier_fn(move |at| {
                let is_now = made.0 <= at && at <= made.1;
                if is_now { Ok(()) } else { Err(ISSUED_THEN.to_owned()) }
            });
        let claims = token.claims(&verifier, &Nonce::new(kept.nonce.clone()))?;
        match serde_json::to_value(claims) {
            Ok(Value::Object(claims)) => Ok(claims),
            Ok(_) | Err(_) => Err(ClaimsVerificationError::Other("claims".to_owned())),
        }
    }

    /// What the provider says about the person of a token.
    async fn about(
        &self,
        known: &Known,
        access: &str,
        claims: &Map<String, Value>,
    ) -> Result<Map<String, Value>, SignOnError> {
        let Some(address) = &known.user_info else { return Ok(Map::new()) };
        let request = Request::get(address.as_str())
            .header(header::AUTHORIZATION, format!("Bearer {access}"))
            .header(header::ACCEPT, "application/json")
            .body(Vec::new())
            .map_err(|_bad| SignOnError::Unreadable("the token is no header"))?;
        let answer = self.wire.send(request).await.map_err(unavailable)?;
        if !answer.status().is_success() {
            return Err(SignOnError::Refused(format!("user info {}", answer.status().as_u16())));
        }
        let about: Map<String, Value> = serde_json::from_slice(answer.body())
            .map_err(|_bad| SignOnError::Unreadable("user info is no JSON object"))?;
        // Core 1.0, 5.3.2: without the same subject its claims are not used.
        if about.get("sub") != claims.get("sub") {
            return Err(SignOnError::OtherPerson);
        }
        Ok(about)
    }

    fn pinned(&self) -> Result<Option<JsonWebKeySet<CoreJsonWebKey>>, String> {
        if self.settings.keys.is_empty() {
            return Ok(None);
        }
        let keys: JsonWebKeySet<CoreJsonWebKey> = serde_json::from_str(&self.settings.keys)
            .map_err(|e| format!("provider “{}”: keys: {e}", self.settings.id))?;
        if keys.keys().is_empty() {
            return Err(format!("provider “{}”: keys has no key that is known", self.settings.id));
        }
        Ok(Some(keys))
    }

    /// Where its pages and keys are. With `anew` the keys did not fit: they are asked for again, unless
    /// that was just done.
    async fn known(&self, anew: bool) -> Result<Known, SignOnError> {
        let mut kept = self.known.lock().await;
        let now = self.clock.now();
        let is_pinned = !self.settings.keys.is_empty() && !self.settings.discovery;
        if let Some(known) = &*kept {
            let may_refresh = plus_seconds(known.asked_anew, LEAST_REFRESH_SECONDS) <= now;
            let is_new = now < plus_seconds(known.at, KNOWN_SECONDS);
            if is_pinned || (is_new && !(anew && may_refresh)) {
                return Ok(known.clone());
            }
        }
        let mut fresh = self.fetched(now).await?;
        if anew {
            fresh.asked_anew = now;
        }
        *kept = Some(fresh.clone());
        Ok(fresh)
    }

    async fn fetched(&self, now: Timestamp) -> Result<Known, SignOnError> {
        let settings = &self.settings;
        let pinned = self.pinned().map_err(|_bad| SignOnError::Unreadable("the pinned keys"))?;
        let bad = |_bad| SignOnError::Unreadable("an address of the provider");
        if settings.discovery {
            let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(bad)?;
            let found = ProviderMetadataWithLogout::discover_async(issuer, &self.wire)
                .await
                .map_err(|e| discovery_refusal(&e))?;
            let token = found.token_endpoint().cloned();
            let sign_out = found.additional_metadata().end_session_endpoint.as_ref();
            return Ok(Known {
                authorize: found.authorization_endpoint().clone(),
                token: token.ok_or(SignOnError::Unreadable("no token endpoint"))?,
                user_info: found.userinfo_endpoint().map(|url| url.url().clone()),
                sign_out: sign_out.map(|url| url.url().clone()),
                keys: pinned.unwrap_or_else(|| found.jwks().clone()),
                at: now,
                asked_anew: Timestamp::from_micros(0),
            });
        }
        let keys = if let Some(keys) = pinned {
            keys
        } else {
            let url = JsonWebKeySetUrl::new(settings.keys_url.clone()).map_err(bad)?;
            let fetched = JsonWebKeySet::fetch_async(&url, &self.wire).await;
            fetched.map_err(|e| discovery_refusal(&e))?
        };
        let url = |text: &str| Url::parse(text).ok();
        Ok(Known {
            authorize: AuthUrl::new(settings.authorize_url.clone()).map_err(bad)?,
            token: TokenUrl::new(settings.token_url.clone()).map_err(bad)?,
            user_info: url(&settings.user_info_url),
            sign_out: url(&settings.sign_out_url),
            keys,
            at: now,
            asked_anew: Timestamp::from_micros(0),
        })
    }
}

/// What our check of the issue time answers, to be known again among the library's own words.
const ISSUED_THEN: &str = "the token was not made just now";

fn utc(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.micros()).unwrap_or_default()
}

fn unavailable(error: WireError) -> SignOnError {
    SignOnError::Unavailable(error.to_string())
}

fn discovery_refusal(error: &DiscoveryError<WireError>) -> SignOnError {
    if let DiscoveryError::Request(wire) = error {
        return unavailable(*wire);
    }
    if let DiscoveryError::Response(status, _, _) = error {
        let status = status.as_u16();
        return SignOnError::Unavailable(format!("its description or keys: {status}"));
    }
    if let DiscoveryError::Validation(_) = error {
        return SignOnError::Issuer;
    }
    SignOnError::Unreadable("its description or keys")
}

fn token_refusal(
    error: &RequestTokenError<WireError, StandardErrorResponse<CoreErrorResponseType>>,
) -> SignOnError {
    match error {
        RequestTokenError::Request(wire) => unavailable(*wire),
        RequestTokenError::ServerResponse(said) => {
            if *said.error() == CoreErrorResponseType::InvalidGrant {
                SignOnError::CodeNotTaken
            } else {
                SignOnError::Refused(plain(said.error().as_ref()))
            }
        }
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            SignOnError::Unreadable("the answer to the code")
        }
    }
}

/// A provider's code for the log: letters and underscores alone.
fn plain(code: &str) -> String {
    code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(60).collect()
}

/// The library's words have claims in them and are not repeated.
fn claims_refusal(error: &ClaimsVerificationError) -> SignOnError {
    use ClaimsVerificationError as E;
    if let E::SignatureVerification(inner) = error {
        return SignOnError::Signature(signature_words(inner).to_owned());
    }
    let known = [
        (matches!(error, E::InvalidIssuer(_)), SignOnError::Issuer),
        (matches!(error, E::InvalidAudience(_)), SignOnError::Audience),
        (matches!(error, E::InvalidNonce(_)), SignOnError::Nonce),
        (matches!(error, E::Expired(_)), SignOnError::Time),
        (error.to_string().contains(ISSUED_THEN), SignOnError::Time),
        (
            error.to_string().contains("unsigned"),
            SignOnError::Signature("it is not signed".to_owned()),
        ),
    ];
    let found = known.into_iter().find(|(is_it, _)| *is_it);
    found.map_or(SignOnError::Unreadable("the token"), |(_, refusal)| refusal)
}

fn signature_words(error: &SignatureVerificationError) -> &'static str {
    use SignatureVerificationError as E;
    let known = [
        (matches!(error, E::NoMatchingKey), "no published key fits"),
        (matches!(error, E::NoSignature), "it is not signed"),
        (
            matches!(error, E::DisallowedAlg(_) | E::UnsupportedAlg(_)),
            "an algorithm that is not taken",
        ),
        (matches!(error, E::CryptoError(_)), "it does not fit the key"),
    ];
    let found = known.into_iter().find(|(is_it, _)| *is_it);
    found.map_or("the key is of no use", |(_, words)| words)
}
