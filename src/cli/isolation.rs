//! Panics, which are faults of `annexe`: one stops the work on one file, and is reported as an error.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

use anyhow::anyhow;

use super::error::IoError;
use crate::diagnostic::catalogue::message;

thread_local! {
    /// Where the last panic of this thread was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics from printing anything: [`isolate`] tells of them.
pub fn silence_panics() {
    panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let place = info.location().map(ToString::to_string);
        PLACE.with_borrow_mut(|it| *it = place.unwrap_or_default());
    }));
}

/// Runs a function on the content of a file. A panic becomes an error that names the file.
pub fn isolate<T>(name: &str, run: impl FnOnce() -> T) -> anyhow::Result<T> {
    // What is shared between files is caches, which hold whole values alone.
    panic::catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let place = PLACE.with_borrow(String::clone);
        let words = describe(&*panic);
        anyhow!(IoError::new(message!(OUR_FAULT, path = name, place, words)))
    })
}

fn describe(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_that_names_the_file() {
        assert_eq!(isolate("a.yaml", || 1).ok(), Some(1));
        let fault = || -> u8 { panic!("index {}", 3) };
        let error = isolate("a.yaml", fault).expect_err("a panic").to_string();
        assert!(
            error.contains("a.yaml") && error.contains("index 3"),
            "{error}"
        );
    }
}
