//! Figure by figure: each that the sheet withholds has a diagnostic at one of the values that give it, and each diagnostic on a
//! step withholds the figures of that step.

use annexe::check::CheckResult;
use annexe::diagnostic::Diagnostic;
use annexe::model::resolved::Action;
use annexe::read::yaml::{SpannedTree, YamlNode};

pub fn assert_places(action: &Action<'_>, checked: &CheckResult, codes: &[&str], yaml: &str) {
    let tree = checked.tree.as_ref().expect("YAML");
    let reported = checked.diagnostics.iter();
    let reported = reported.filter(|it| codes.contains(&it.kind.code()));
    let reported: Vec<&Diagnostic> = reported.collect();
    let is_named = |path: &str| reported.iter().any(|it| names(it, path, tree));
    let all_steps = action.all_steps();
    let withheld = all_steps.iter().filter(|step| step.conflict().is_some());
    for step in withheld.clone() {
        assert!(is_named(&step.path), "no rule names {}\n{yaml}", step.path);
    }
    for figure in [&action.activity_minutes, &action.exam_minutes] {
        if let Some(conflict) = figure.conflict() {
            let [stated, found] = [&conflict.stated.path, &conflict.found.path];
            // C005 may report the share that is wrong by as much.
            let is_told = is_named(stated) || is_named(found) || is_named("duree.detail");
            assert!(is_told, "no rule names {found}\n{yaml}");
        }
    }
    for diagnostic in reported.iter().filter(|it| it.kind.code() == "C004") {
        let mut steps = withheld.clone();
        let is_withheld = steps.any(|step| names(diagnostic, &step.path, tree));
        assert!(
            is_withheld,
            "{:?} withholds nothing\n{yaml}",
            diagnostic.place
        );
    }
}

/// Whether a diagnostic is at a value, inside it, or shows it.
fn names(diagnostic: &Diagnostic, path: &str, tree: &SpannedTree) -> bool {
    let Some(node) = tree.value_at(path) else {
        return false;
    };
    let key = tree.key_span(path).map_or(node.span.start, |key| key.start);
    let value = key.min(node.span.start)..=last_offset(node);
    let related = diagnostic.related.iter().map(|label| &label.place);
    let mut places = std::iter::once(&diagnostic.place).chain(related);
    places.any(|place| value.contains(&place.span.start))
}

fn last_offset(node: &YamlNode) -> usize {
    let inside = node.children().map(|(_, child)| last_offset(child));
    inside.max().unwrap_or(0).max(node.span.start)
}
