//! A progress bar on standard error, for batches that take a while.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::cli::clock::Clock;

/// How long a batch runs before its progress is shown.
const DELAY: Duration = Duration::from_millis(500);
/// The time between two drawings of the bar.
const INTERVAL: Duration = Duration::from_millis(50);
const WIDTH: usize = 40;

pub struct Progress {
    total: usize,
    done: AtomicUsize,
    clock: Clock,
    /// When to draw the bar next; `None` when standard error is not a terminal.
    next: Option<Mutex<Duration>>,
}

impl Progress {
    pub fn new(total: usize, clock: Clock) -> Self {
        Self {
            total,
            done: AtomicUsize::new(0),
            clock,
            next: io::stderr().is_terminal().then(|| Mutex::new(DELAY)),
        }
    }

    /// One programme more is done.
    pub fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let Some(Ok(mut next)) = self.next.as_ref().map(Mutex::try_lock) else {
            return;
        };
        let elapsed = self.clock.elapsed();
        if elapsed >= *next {
            *next = elapsed + INTERVAL;
            let bar = "█".repeat(WIDTH * done / self.total.max(1));
            let _ = write!(io::stderr(), "\r{bar:░<WIDTH$} {done}/{}", self.total);
        }
    }

    /// Leaves the line empty.
    pub fn clear(&self) {
        if self.next.is_some() && self.clock.elapsed() >= DELAY {
            let width = WIDTH + 2 * self.total.to_string().len() + 2;
            let _ = write!(io::stderr(), "\r{:width$}\r", "");
        }
    }
}
