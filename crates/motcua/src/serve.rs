//! The server: pages, API and worker in one process, until it is told to stop.

use crate::{
    installation::OpenError,
    proxies::{self, Proxies},
};
use axum::middleware;
use mc_app::App;
use mc_web::Web;
use std::net::SocketAddr;
use tokio::{net::TcpListener, signal, sync::watch};

/// Binds the address, so that a taken port is said before anything else is done.
pub(crate) async fn bind(address: SocketAddr) -> Result<TcpListener, OpenError> {
    TcpListener::bind(address).await.map_err(|e| {
        OpenError(format!(
            "the address {address} cannot be listened on: {e}. Another program may use the port; \
set server.listen to another one"
        ))
    })
}

/// Serves until the process is told to stop.
pub(crate) async fn serve(
    app: App,
    listener: TcpListener,
    proxies: Proxies,
) -> Result<(), OpenError> {
    let described = mc_api::document(&app.settings().public_url);
    let web = Web::new(app.clone()).await?.describing(described);
    let router = mc_web::router(web, mc_api::router(app.clone()));
    let router = router.layer(middleware::from_fn_with_state(proxies, proxies::layer));
    let (stop, stopped) = watch::channel(false);
    let worker = mc_worker::run(app, stopped.clone());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = async {
        let done = axum::serve(listener, service)
            .with_graceful_shutdown(async move {
                told_to_stop().await;
                tracing::info!("stopping");
            })
            .await;
        stop.send_replace(true);
        done
    };
    let (served, ()) = tokio::join!(server, worker);
    served.map_err(|e| OpenError(e.to_string()))
}

/// Waits for Ctrl-C or for the service manager.
pub(crate) async fn told_to_stop() {
    let interrupted = signal::ctrl_c();
    #[cfg(unix)]
    {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminated) => {
                tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            }
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
