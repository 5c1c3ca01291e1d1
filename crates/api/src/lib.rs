//! The JSON API.

use axum::Router;
use mc_app::App;

/// The API's router.
pub fn router(_app: App) -> Router {
    Router::new()
}
