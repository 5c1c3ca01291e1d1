//! The token that says who signed on, and what a misbehaving provider makes of it.

use super::{
    Identity,
    keys::{KeyError, Keys, encoded_bytes},
    people::Person,
    trouble::Trouble,
    waiting::Grant,
};
use serde_json::{Value, json};

/// How long a token holds.
const SECONDS: i64 = 3600;

impl Identity {
    /// The token of a grant.
    pub(super) fn id_token(&self, grant: &Grant, person: &Person) -> Result<String, KeyError> {
        let (request, trouble, now) = (&grant.request, self.trouble(), self.now());
        let shape = request.shape;
        let mut claims = shape.in_token(person, grant.level);
        let issuer = if trouble == Trouble::LyingIssuer {
            "https://xacthuc.example/oauth2/token".to_owned()
        } else {
            self.issuer(shape)
        };
        let issued = if trouble == Trouble::Expired {
            now - 2 * SECONDS
        } else if trouble == Trouble::FromTheFuture {
            now + SECONDS
        } else {
            now
        };
        let or = |what, lie: &'static str, truth: &str| {
            if trouble == what { lie.to_owned() } else { truth.to_owned() }
        };
        let nonce = or(Trouble::WrongNonce, "another-question", &request.nonce);
        let audience = or(Trouble::WrongAudience, "another-client", &request.client);
        let fixed = json!({
            "iss": issuer, "sub": shape.subject(person), "aud": [audience], "azp": audience,
            "iat": issued, "exp": issued + SECONDS, "nonce": nonce, "auth_time": grant.at,
        });
        if let Value::Object(fixed) = fixed {
            claims.extend(fixed);
        }
        let claims = Value::Object(claims);
        if trouble == Trouble::UnknownKey {
            return Keys::new()?.sign(shape.algorithm(), &claims);
        }
        if trouble == Trouble::Unsigned {
            let header = json!({"alg": "none"}).to_string();
            let [header, body] = [header, claims.to_string()].map(|p| encoded_bytes(p.as_bytes()));
            return Ok(format!("{header}.{body}."));
        }
        self.keys().sign(shape.algorithm(), &claims)
    }

    /// What the page about the person answers.
    pub(super) fn about(&self, grant: &Grant, person: &Person) -> Value {
        let mut about = grant.request.shape.about(person, grant.level);
        if self.trouble() == Trouble::OtherPerson {
            about.insert("sub".to_owned(), json!("somebody-else"));
        }
        if self.trouble() == Trouble::NoNumber {
            about.remove("SoDinhDanh");
            about.remove("personal_number");
        }
        Value::Object(about)
    }
}
