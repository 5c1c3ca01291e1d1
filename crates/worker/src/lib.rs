//! Work that nobody waits for: sending messages after commit, and housekeeping.
//!
//! A worker keeps nothing: any number of them run against one database, each claiming messages with a
//! lease. It may run inside the server or as a process of its own. It knows no rule: what to do is a
//! use case of `mc-app`.

use mc_app::App;
use std::time::Duration;
use tokio::{sync::watch, time};

/// The pause between two looks at the outbox.
const SEND_EVERY: Duration = Duration::from_millis(500);
/// The pause between two looks at the letters.
const POST_EVERY: Duration = Duration::from_secs(1);
/// The pause between two looks at the log for the ledger.
const FOLLOW_EVERY: Duration = Duration::from_millis(500);
/// The pause between two looks for opinions that were not given in time.
const REPORT_EVERY: Duration = Duration::from_mins(5);
/// The pause between two rounds of housekeeping.
const CLEAN_EVERY: Duration = Duration::from_mins(15);
/// The pause between two looks at promised days that will not be kept.
const APOLOGISE_EVERY: Duration = Duration::from_mins(5);
/// The pause between two looks whether another process changed catalogue or organisation.
const REFRESH_EVERY: Duration = Duration::from_secs(2);

/// Works until `stop` becomes true. A mail server that is slow holds up letters and nothing else, and
/// nothing holds up the ledger.
pub async fn run(app: App, stop: watch::Receiver<bool>) {
    tokio::join!(
        rounds(app.clone(), stop.clone()),
        letters(app.clone(), stop.clone()),
        ledger(app, stop)
    );
}

async fn ledger(app: App, mut stop: watch::Receiver<bool>) {
    let mut follow = time::interval(FOLLOW_EVERY);
    follow.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
    let mut told = String::new();
    loop {
        tokio::select! {
            _ = follow.tick() => {
                let followed = app.follow_log().await;
                let said = match followed.and(app.publish_ledger().await) {
                    Ok(_) => String::new(),
                    Err(error) => error.to_string(),
                };
                // What does not change is said once, not twice a second.
                if said != told && !said.is_empty() {
                    tracing::error!(error = said, "the ledger is not continued");
                }
                told = said;
            }
            changed = stop.changed() => {
                if changed.is_err() || *stop.borrow() {
                    return;
                }
            }
        }
    }
}

async fn letters(app: App, mut stop: watch::Receiver<bool>) {
    let mut post = time::interval(POST_EVERY);
    post.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = post.tick() => {
                if let Err(error) = app.send_mail().await {
                    tracing::warn!(%error, "letters could not be sent");
                }
            }
            changed = stop.changed() => {
                if changed.is_err() || *stop.borrow() {
                    return;
                }
            }
        }
    }
}

async fn rounds(app: App, mut stop: watch::Receiver<bool>) {
    let mut send = time::interval(SEND_EVERY);
    let mut clean = time::interval(CLEAN_EVERY);
    let mut refresh = time::interval(REFRESH_EVERY);
    let mut apologise = time::interval(APOLOGISE_EVERY);
    let mut report = time::interval(REPORT_EVERY);
    for interval in [&mut send, &mut clean, &mut refresh, &mut apologise, &mut report] {
        interval.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
    }
    loop {
        tokio::select! {
            _ = send.tick() => {
                if let Err(error) = app.send_due().await {
                    tracing::warn!(%error, "messages could not be sent");
                }
            }
            _ = clean.tick() => {
                if let Err(error) = app.housekeeping().await {
                    tracing::warn!(%error, "housekeeping failed");
                }
            }
            _ = apologise.tick() => {
                if let Err(error) = app.propose_apologies().await {
                    tracing::warn!(%error, "apologies could not be prepared");
                }
            }
            _ = report.tick() => {
                if let Err(error) = app.report_late_answers().await {
                    tracing::warn!(%error, "late answers could not be reported");
                }
            }
            _ = refresh.tick() => {
                if let Err(error) = app.refresh().await {
                    tracing::warn!(%error, "the reference data could not be read again");
                }
            }
            changed = stop.changed() => {
                if changed.is_err() || *stop.borrow() {
                    return;
                }
            }
        }
    }
}
