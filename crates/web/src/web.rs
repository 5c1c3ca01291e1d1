//! What every handler stands on.

use crate::{admin::KeptFiles, assets, limit::Limiter};
use mc_app::{App, AppError};
use mc_kernel::Locale;
use mc_pages::chrome::{AssetUrls, Link, Site};
use mc_pages::words::Lang;
use serde_json::Value;
use std::sync::Arc;

/// The state of the web server. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Web {
    /// The use cases.
    pub app: App,
    pub(crate) sites: Arc<[Site; 2]>,
    pub(crate) assets: Arc<AssetUrls>,
    /// The installation's secret, from which form tokens are made.
    pub(crate) key: Arc<Vec<u8>>,
    pub(crate) limiter: Arc<Limiter>,
    /// Files of imports that wait to be saved.
    pub(crate) kept_files: Arc<KeptFiles>,
    /// Whether cookies are for HTTPS only.
    pub(crate) is_https: bool,
    /// The description of the programming interface; without it there are no pages about it.
    pub(crate) api: Option<Arc<Value>>,
}

impl Web {
    /// Puts the web server together.
    ///
    /// # Errors
    /// What the database says about the installation's row, or prepared assets that are not whole.
    pub async fn new(app: App) -> Result<Self, AppError> {
        let installation = app.store().installation().await?;
        let key = installation.map(|i| i.key).unwrap_or_default();
        let assets = assets::urls().map_err(AppError::internal)?;
        let is_https = app.settings().public_url.starts_with("https://");
        Ok(Self {
            sites: Arc::new(Locale::ALL.map(|locale| site(&app, Lang::new(locale)))),
            assets: Arc::new(assets),
            key: Arc::new(key),
            limiter: Arc::new(Limiter::new(&app.settings().limits)),
            kept_files: Arc::default(),
            is_https,
            api: None,
            app,
        })
    }

    /// Adds the pages that describe the programming interface, drawn from its OpenAPI document.
    #[must_use]
    pub fn describing(self, document: Value) -> Self {
        Self { api: Some(Arc::new(document)), ..self }
    }

    /// The installation as pages in a language show it.
    pub(crate) fn site(&self, locale: Locale) -> Arc<Site> {
        let [vi, en] = &*self.sites;
        Arc::new(match locale {
            Locale::Vi => vi.clone(),
            Locale::En => en.clone(),
        })
    }
}

fn site(app: &App, l: Lang) -> Site {
    let settings = app.settings();
    Site {
        province: settings.province.clone(),
        emblem_url: None,
        home_url: "/".to_owned(),
        help_phone: settings.help_phone.clone(),
        help_hours: l.t("help-hours").into_owned(),
        contact_lines: vec![settings.province.clone()],
        footer_links: vec![
            Link::new(l.t("accessibility-link"), "/tro-giup/tiep-can"),
            Link::new(l.t("privacy-link"), "/tro-giup/rieng-tu"),
            Link::new(l.t("signed-title"), crate::public::SIGNATURES),
            Link::new(l.t("proof-check"), crate::ledger::HERE),
            Link::new(l.t("transparency-title"), crate::public::TRANSPARENCY),
            Link::new(l.t("help-link"), "/tro-giup"),
            Link::new(l.t("api-link"), "/api/docs"),
        ],
        is_demo: settings.demo.is_some(),
    }
}
