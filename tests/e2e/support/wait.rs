//! Waits for a condition, with short pauses and a limit that no machine needs.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(5);

/// Looks again until there is something.
///
/// # Errors
/// The limit has passed; the text says what was awaited.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> Result<T, String> {
    let clock = Instant::now();
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if clock.elapsed() > LIMIT {
            return Err(format!("waited {LIMIT:?} in vain for: {what}"));
        }
        std::thread::sleep(PAUSE);
    }
}

#[track_caller]
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    if let Err(late) = wait_for(what, || is_so().then_some(())) {
        panic!("{late}");
    }
}

#[track_caller]
pub fn wait_for_text(path: &Path, words: &str) {
    let text = || fs::read_to_string(path).unwrap_or_default();
    let what = format!("{words} in {}", path.display());
    if let Err(late) = wait_for(&what, || text().contains(words).then_some(())) {
        panic!("{late}\nfound: {}", text());
    }
}
