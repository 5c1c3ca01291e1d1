//! The identity providers, out of the file that the setting `sign_on.providers` names.

use crate::{
    secret_file::first_line,
    settings::{Config, SettingsError},
};
use mc_app::gateway::sign_on::ProviderSettings;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProviderFile {
    #[serde(default)]
    provider: Vec<ProviderSettings>,
}

/// The providers; their secrets stand in files of their own.
pub(crate) fn read(config: &Config) -> Result<Vec<ProviderSettings>, SettingsError> {
    let Some(path) = config.provider_file() else { return Ok(Vec::new()) };
    let wrong = |what: String| SettingsError(format!("sign_on.providers = “{path}”: {what}"));
    let text = std::fs::read_to_string(path).map_err(|e| wrong(e.to_string()))?;
    parse(&text).map_err(wrong)
}

fn parse(text: &str) -> Result<Vec<ProviderSettings>, String> {
    let file: ProviderFile = toml::from_str(text).map_err(|e| e.to_string())?;
    let mut providers = file.provider;
    for provider in &mut providers {
        let path = &provider.client_secret_file;
        if !path.is_empty() {
            let secret = first_line(path).map_err(|what| format!("{path}: {what}"))?;
            provider.client_secret = secret;
        }
        provider.check()?;
    }
    let ids: BTreeSet<&str> = providers.iter().map(|p| p.id.as_str()).collect();
    if ids.len() < providers.len() {
        return Err("two providers have the same id".to_owned());
    }
    Ok(providers)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the document are read as they stand there.
    #[test]
    fn the_examples_of_the_document_are_taken() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/sign-on.md");
        let document = std::fs::read_to_string(path).unwrap();
        let (_, rest) = document.split_once("```toml\n").unwrap();
        let (example, _) = rest.split_once("```").unwrap();
        let secret = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(secret.path(), "bí mật\n").unwrap();
        let place = secret.path().to_str().unwrap();
        let example = example.replace("/etc/motcua/portal.secret", place);
        let providers = parse(&example).unwrap();
        let ids: Vec<&str> = providers.iter().map(|p| p.id.as_str()).collect();
        assert_eq!(ids, ["vneid", "cong-quoc-gia", "can-bo"]);
        assert_eq!(providers[1].client_secret, "bí mật");
        let twice = format!("{example}\n{example}");
        assert!(parse(&twice).unwrap_err().contains("same id"));
        let open = example.replace("https://sso.example.gov.vn/token", "http://sso.example.gov.vn");
        assert!(parse(&open).unwrap_err().contains("https://"));
        let typo = example.replace("token_url", "tokenurl");
        assert!(parse(&typo).is_err());
        let missing = example.replace(place, "/khong/co");
        let error = parse(&missing).unwrap_err();
        assert!(error.contains("/khong/co") && !error.contains("bí mật"), "{error}");
    }
}
