//! The sheet with its revisions marked: each side reads as its own revision.

use annexe::check::{CheckResult, ProjectContext};
use annexe::diff::report::{CheckedRevision, compare_revisions};
use annexe::document::{Document, Inline, Revision, compose::visit_inlines_mut};
use annexe::model::project::Config;
use annexe::model::{INTERNAL, Sheet};
use annexe::verify::embedded_source;

use super::cases::read_case_files;

/// The letters of a sheet for a reader who takes one side of the marks, and whether there are marks.
fn side(sheet: &Document, side: Revision) -> (String, bool) {
    let mut sheet = sheet.clone();
    let mut is_marked = false;
    let mut take = |inline: &mut Inline| match inline {
        Inline::Revised { revision, content } => {
            is_marked = true;
            let own = match revision {
                Revision::Inserted | Revision::MovedTo => Revision::Inserted,
                Revision::Deleted | Revision::MovedFrom => Revision::Deleted,
            };
            if own != side {
                content.clear();
            }
        }
        // Both sides call notes by the numbers of the merged ones.
        Inline::NoteCall(_) => *inline = Inline::Break,
        _ => {}
    };
    visit_inlines_mut(&mut sheet.body, &mut take);
    (
        letters(&annexe::document::blocks_text(&sheet.body)),
        is_marked,
    )
}

fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The marked sheet of two revisions, and the sheet of each.
fn sheets(old: &str, new: &str) -> [Document; 3] {
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let [old, new] = [old, new].map(|text| context.check("essai.yaml", text.as_bytes()));
    let revision = |checked| CheckedRevision {
        name: "essai.yaml",
        checked,
        project_context: &context,
    };
    let compared = compare_revisions(revision(&old), revision(&new), &|key| key == INTERNAL, true);
    let merged = compared.and_then(|it| it.sheet).expect("a sheet");
    let sheet = |checked: &CheckResult| {
        embedded_source::compose_with_source(checked, &context, Sheet::Annexe).expect("a sheet")
    };
    [merged, sheet(&old), sheet(&new)]
}

#[track_caller]
fn assert_sides(name: &str, old: &str, new: &str) {
    let [merged, before, after] = sheets(old, new);
    let (deleted, is_marked) = side(&merged, Revision::Deleted);
    let (inserted, _) = side(&merged, Revision::Inserted);
    let differ = before.body != after.body;
    let (before, _) = side(&before, Revision::Deleted);
    let (after, _) = side(&after, Revision::Inserted);
    assert_eq!(deleted, before, "{name}: the old side");
    assert_eq!(inserted, after, "{name}: the new side");
    assert!(
        is_marked || before == after,
        "{name}: a change without a mark"
    );
    assert!(differ || !is_marked, "{name}: a mark without a change");
}

#[test]
fn both_sides_can_be_read_back() {
    assert_sides(
        "words",
        "intitule: Un\ncontexte: 'Le **14 février 2019** à l’accueil du musée.'\n",
        "intitule: Un\ncontexte: 'Le **15 février 2019** à l’accueil du palais, à 9 h.'\n",
    );
    for case in read_case_files().iter().flat_map(|file| &file.cases) {
        if case.old.annexe.is_none() && case.new.annexe.is_none() {
            assert_sides(&case.name, &case.old.programme, &case.new.programme);
        }
    }
}

#[test]
fn the_same_words_are_not_marked() {
    let same = "intitule: Un\ncontexte: Le même texte\n";
    let [merged, ..] = sheets(same, same);
    assert!(!side(&merged, Revision::Inserted).1);
    let [mut merged, ..] = sheets(
        "intitule: Un\ncontexte: Le musée\n",
        "intitule: Un\ncontexte: Le palais\n",
    );
    let mut first = None;
    visit_inlines_mut(&mut merged.body, &mut |inline| {
        if let Inline::Text(text) = inline
            && text.starts_with("Le")
        {
            first.get_or_insert(text.clone());
        }
    });
    assert_eq!(first.as_deref(), Some("Le "));
}
