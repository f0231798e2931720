//! Failures that show what was expected and what was found.

use similar::TextDiff;

/// What must become `found` (`+`) in `expected` (`-`), line by line.
pub fn line_diff(expected: &str, found: &str) -> String {
    let diff = TextDiff::from_lines(expected, found);
    let mut unified = diff.unified_diff();
    unified
        .missing_newline_hint(false)
        .header("expected", "found");
    unified.to_string()
}
