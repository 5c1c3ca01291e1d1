//! Progress of long work on the terminal; silent where nobody looks.

use indicatif::{ProgressBar, ProgressStyle};
use std::sync::Mutex;

/// A progress bar that may not be shown.
#[derive(Debug, Default)]
pub(crate) struct Progress(Mutex<Option<ProgressBar>>);

impl Progress {
    /// Shows a bar of so many steps.
    pub(crate) fn begin(&self, steps: u64) {
        let bar = ProgressBar::new(steps);
        if let Ok(style) = ProgressStyle::with_template("  {bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(bar);
    }

    /// Tells what is done now.
    pub(crate) fn step(&self, what: &str) {
        let bar = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(bar) = bar.as_ref() {
            bar.set_message(what.to_owned());
            bar.inc(1);
        }
    }

    /// Tells how far a work is whose end is not known, or that counts by itself.
    pub(crate) fn reached(&self, done: u64) {
        let bar = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(bar) = bar.as_ref() {
            bar.set_position(done);
        }
    }

    /// Tells where a work of several parts is, and how much its part has; 0 where that is not known.
    pub(crate) fn at(&self, part: &str, done: u64, of: u64) {
        let mut bar = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::new(of);
            if let Ok(style) = ProgressStyle::with_template("  {bar:30} {pos}/{len} {msg}") {
                bar.set_style(style);
            }
            bar
        });
        bar.set_length(of.max(done));
        bar.set_position(done);
        if bar.message() != part {
            bar.set_message(part.to_owned());
        }
    }

    /// Removes the bar.
    pub(crate) fn end(&self) {
        let bar = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
    }
}
