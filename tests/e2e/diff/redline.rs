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
    let merged = compared.ok().and_then(|it| it.sheet).expect("a sheet");
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

/// The runs of a sheet that are marked so, in order.
fn marked(sheet: &Document, mark: Revision) -> Vec<String> {
    let mut runs = Vec::new();
    annexe::document::visit_lines(&sheet.body, &mut |line| {
        for inline in line {
            if let Inline::Revised { revision, content } = inline
                && *revision == mark
            {
                runs.push(annexe::document::inlines_text(content).trim().to_owned());
            }
        }
    });
    runs
}

#[test]
fn what_moved_is_neither_deleted_nor_inserted() {
    let plan = |first: &str, second: &str| {
        format!(
            "intitule: A\nderoule:\n  journees:\n    - {{titre: Ouvrir, objectifs: [{first}]}}\n    - {{titre: Conclure, objectifs: [{second}]}}\n"
        )
    };
    let [sheet, ..] = sheets(
        &plan(
            "Décrire le cadre, Choisir une question ouverte",
            "Rédiger un bilan",
        ),
        &plan(
            "Décrire le cadre",
            "Rédiger un bilan, Choisir une question ouverte",
        ),
    );
    let moved = ["Choisir une question ouverte"];
    assert_eq!(marked(&sheet, Revision::MovedFrom), moved);
    assert_eq!(marked(&sheet, Revision::MovedTo), moved);
    assert!(marked(&sheet, Revision::Deleted).is_empty());
    assert!(marked(&sheet, Revision::Inserted).is_empty());
}

#[test]
fn words_that_stay_are_not_struck_when_their_table_goes() {
    let table = "intitule: A\nderoule:\n  journees:\n    - titre: Ouvrir\n      sequences:\n        \
                 - {duree: 1 h, titre: Accueil des participants et tour de table}\n        \
                 - {duree: 2 h, titre: Présentation du cadre légal de l’entretien}\n";
    let prose = "intitule: A\nderoule:\n  journees:\n    - titre: Ouvrir\n      introduction: |\n        \
                 Accueil des participants et tour de table, pendant une heure.\n\n        \
                 Présentation du cadre légal de l’entretien, pendant deux heures.\n";
    for (old, new) in [(table, prose), (prose, table)] {
        let [sheet, ..] = sheets(old, new);
        for revision in [Revision::Deleted, Revision::Inserted] {
            let runs = marked(&sheet, revision).join(" ");
            for kept in ["participants", "légal"] {
                assert!(!runs.contains(kept), "{revision:?}: {runs}");
            }
        }
    }
}
