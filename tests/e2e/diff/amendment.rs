//! The amendment: with the old sheet, it gives the new one, and says nothing that nobody wrote.

use std::collections::{BTreeMap, BTreeSet};

use annexe::diff::report::document::{ReportContent, compose};
use annexe::diff::report::{AgreedRevision, ProgrammeDiff};
use annexe::document::{Document, Inline, inlines_text, visit_lines};
use annexe::render::{Format, Theme, render};
use serde_json::Value;

use super::cases::read_case_files;
use super::catalogue::{letters, pair, pair_of};
use super::command::{Folder, code, errors, said};
use crate::support::conformance::assert_conforms;
use crate::support::expect::{assert_contains, assert_lacks};
use crate::support::words::{html_words, markdown_words, pdf_words};

const OLD: &str = "\
version: 1
mise_a_jour: 2027-01-11
intitule: Entretenir une haie
convention: {numero: 14/27, annexe: 2, organisme: Coopérative Sylvaine, client: Commune de Brével, date: 2027-01-04}
duree: {jours: 2, heures_par_jour: 7}
lieu: Salle des fêtes
deroule:
  journees:
    - {titre: Reconnaître, date: 2027-03-01, objectifs: [Nommer dix essences, Calculer un volume]}
    - {titre: Tailler, date: 2027-03-02, objectifs: [Affûter une lame]}
tarifs: [{libelle: Formation intra, montant: 1200, taxe: HT, par: jour}]
sections: [{titre: Annulation, texte: Toute annulation moins de dix jours ouvrés avant le début est facturée.}]
signatures: [{partie: Pour l’organisme de formation, nom: Hugo Belléard, qualite: gérant}, {partie: Pour le client}]
";

fn amendment(pair: &ProgrammeDiff) -> Document {
    compose(std::slice::from_ref(pair), &[], ReportContent::Amendment)
}

fn draft(old: &str, new: &str) -> String {
    let folder = Folder::new(&[("old.yaml", old), ("new.yaml", new)]);
    let output = folder.run(&[
        "diff", "old.yaml", "new.yaml", "--draft-avenant", "--format", "md",
    ]);
    said(&output).replace(['\u{a0}', '\u{202f}'], " ")
}

/// What one sheet prints and the other does not is in it, whole, so that the new sheet can be made of the old one.
#[test]
fn the_new_sheet_can_be_rebuilt_from_it() {
    let mut with_articles = 0;
    for case in read_case_files().iter().flat_map(|file| &file.cases) {
        let pair = pair(case, true);
        let document = amendment(&pair);
        let told = letters(&document.plain_text());
        let agreed = pair.agreed.as_deref().expect("two revisions");
        let sheets = agreed.each_ref().map(AgreedRevision::sheet);
        let lines = sheets.each_ref().map(printed_lines);
        let [gone, came] = [0, 1].map(|side| lines[side].difference(&lines[1 - side]));
        for line in gone.chain(came) {
            assert!(
                told.contains(line),
                "{}: {line}\n{}",
                case.name,
                document.plain_text()
            );
        }
        let [old, new] = &sheets;
        let is_same =
            old.masthead == new.masthead && old.body == new.body && old.notes == new.notes;
        assert_eq!(told.contains("prendeffet"), !is_same, "{}", case.name);
        with_articles += usize::from(told.contains("prendeffet"));
        let pdf = render(&document, Format::Pdf, &Theme::default());
        assert_conforms(&pdf);
        let text =
            |format| String::from_utf8(render(&document, format, &Theme::default())).expect("text");
        for (format, words) in [
            ("md", markdown_words(&text(Format::Md))),
            ("html", html_words(&text(Format::Html))),
            ("pdf", pdf_words(&pdf)),
        ] {
            assert_eq!(letters(&words.join(" ")), told, "{format} of {}", case.name);
        }
    }
    assert!(with_articles > 150, "{with_articles}");
}

/// The letters of each line that a sheet prints, its title and notes included.
fn printed_lines(sheet: &Document) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let mut push = |line: &[Inline]| {
        let words: Vec<Inline> = line
            .iter()
            .filter(|it| !matches!(it, Inline::NoteCall(_)))
            .cloned()
            .collect();
        lines.insert(letters(&inlines_text(&words)));
    };
    push(&sheet.masthead.title);
    push(&sheet.masthead.kicker);
    push(&sheet.masthead.subtitle);
    visit_lines(&sheet.body, &mut push);
    for note in &sheet.notes {
        visit_lines(note, &mut push);
    }
    lines
}

#[test]
fn it_names_what_is_known_and_leaves_blanks() {
    let new = OLD
        .replace("version: 1", "version: 2")
        .replace("Salle des fêtes", "Atelier communal");
    let told = draft(OLD, &new);
    for words in [
        "Avenant n° ……………… à la convention n° 14/27 du 4 janvier 2027",
        "Coopérative Sylvaine, représenté par Hugo Belléard, gérant",
        "Commune de Brével, représenté par ………………",
        "version 1, du 11 janvier 2027",
        "Article 1 – Lieu",
        "« Salle des fêtes » est remplacé par « Atelier communal »",
        "prend effet le ………………",
        "Les autres dispositions de la convention et de ses annexes restent inchangées.",
        "Fait en ……………… exemplaires, à ………………, le ………………",
        "Pour le client",
    ] {
        assert_contains(&told, words);
    }
    let told = draft("intitule: A\nlieu: Rennes\n", "intitule: A\nlieu: Brest\n");
    assert_contains(&told, "à la convention n° ……………… du ………………");
    assert_contains(&told, "version ………………, du ………………");
    assert_contains(&told, "Pour l’organisme de formation");
}

#[test]
fn an_article_names_its_subject_as_the_sheet_prints_it() {
    let new = OLD
        .replace("jours: 2", "jours: 3")
        .replace("[Affûter une lame]", "[Affûter une serpe]")
        .replace("montant: 1200", "montant: 1300")
        .replace(" ouvrés", "");
    let told = draft(OLD, &new);
    for title in ["Durée", "Journée 2 – Tailler", "Tarifs", "Annulation"] {
        assert_contains(&told, &format!("– {title}\n"));
    }
    for hidden in ["›", "Section 1", "Texte"] {
        assert_lacks(&told, hidden);
    }
    assert_contains(&told, "« 1 200 € » est remplacé par « 1 300 € »");
}

#[test]
fn additions_removals_and_moves_say_where() {
    let new = OLD
        .replace(
            "[Nommer dix essences, Calculer un volume]",
            "[Nommer dix essences, Choisir un plant]",
        )
        .replace(
            "[Affûter une lame]",
            "[Affûter une lame, Calculer un volume]",
        );
    let told = draft(OLD, &new);
    for words in [
        "Objectifs : le point suivant est supprimé : > Calculer un volume",
        "Objectifs : après « Nommer dix essences », le point suivant est ajouté",
        "Objectifs : après « Affûter une lame », le point suivant est ajouté : > Calculer un volume",
    ] {
        assert_contains(
            &told.split_whitespace().collect::<Vec<_>>().join(" "),
            words,
        );
    }
    let told = draft(&new, &OLD.replace(", Calculer un volume", ""));
    assert_contains(&told, "le point suivant est supprimé");
}

/// Its author reads it; who signs does not.
#[test]
fn words_to_read_are_counted_beside_it() {
    let folder = Folder::new(&[
        ("old.yaml", OLD),
        ("new.yaml", &OLD.replace("Nommer", "Citer")),
    ]);
    let output = folder.run(&["diff", "old.yaml", "new.yaml", "--draft-avenant"]);
    assert_contains(&said(&output), "Citer dix essences");
    assert_lacks(&said(&output), "avant de signer");
    assert_contains(
        &errors(&output),
        "À savoir avant de signer : 1 modification change des mots qui engagent",
    );
}

/// Parts, texts, items, rows and prices of the same words; lists and tables at the end of others; notes and links.
const REPETITIVE: &str = r#"
version: 1
intitule: Soigner une ruche
reference: RU-1
convention: {numero: 8, annexe: 1, organisme: Rucher des Aulnes, client: Syndicat du Vieux Bief}
duree: 4 jours (28 h)
lieu: Miellerie
intervenants:
  - {nom: Zélie Abriand, qualite: apicultrice, presentation: Elle transmet.}
  - {nom: Timothée Corvaz, qualite: apiculteur, presentation: Elle transmet.}
prerequis:
  liste:
    - Porter sans gêne une hausse pleine d’une vingtaine de kilos sur un terrain plat
    - Porter sans gêne une hausse pleine d’une vingtaine de kilos sur un terrain en pente
    - Savoir lire
objectifs:
  introduction: Apprendre sur place.
  axes:
    - {titre: Observer, objectifs: [Nommer, Compter, Nommer]}
    - {titre: Récolter, objectifs: [Nommer, Peser]}
deroule:
  phases:
    - titre: Printemps
      journees:
        - {date: a-programmer, introduction: On visite., objectifs: [Ouvrir, Fermer], contenus: [Cadres, Hausses]}
        - {date: a-programmer, introduction: On visite., objectifs: [Ouvrir, Fermer], contenus: [Cadres, Hausses]}
    - titre: Été
      journees:
        - {titre: Récolte, contenus: [Cadres, Hausses]}
        - {titre: Récolte, contenus: [Cadres, Hausses]}
methodes: |
  Voir la fiche.

  - Cadres
    - neufs
    - vieux
  - Hausses

  Puis :

  1. Ouvrir
  2. Fermer

  | Outil | Nombre |
  |---|---|
  | Lève-cadre | 1 |
  | Brosse | 2 |

  Voir la fiche.

  | Outil | Nombre |
  |---|---|
  | Lève-cadre | 1 |
moyens: |
  Miellerie.[^1] [Plan](https://aulnes.example/plan)

  ## Tenues

  Voir la fiche.

  - Cadres

  ## Outils

  Voir la fiche.

  - Cadres

  [^1]: Rue du Bief.
tarifs:
  lignes:
    - {libelle: Forfait, montant: 100 €, taxe: HT}
    - {libelle: Forfait, montant: 100 €, taxe: HT, en_option: oui}
  reglement: |
    Comptant.

    - Cadres
contacts:
  - {nom: Zélie Abriand, telephone: 04 99 00 63 20}
  - {nom: Timothée Corvaz, telephone: 04 99 00 63 20}
"#;

/// Two new sheets that are not the same never have the same articles.
#[test]
fn each_new_sheet_has_an_amendment_of_its_own() {
    let old: Value = serde_yaml::from_str(REPETITIVE).expect("YAML");
    let mut sheets: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut count = 0;
    for (edit, new) in single_edits(&old) {
        let [old, new] = [&old, &new].map(|it| serde_yaml::to_string(it).expect("YAML"));
        let Some(pair) = pair_of(&old, &new) else {
            continue;
        };
        count += 1;
        let agreed = pair.agreed.as_deref().expect("two revisions");
        let [before, after] = agreed.each_ref().map(AgreedRevision::sheet);
        let printed = |sheet: &Document| {
            String::from_utf8(render(sheet, Format::Md, &Theme::default())).expect("text")
        };
        let after = printed(&after);
        let articles = printed(&amendment(&pair));
        let articles = articles.split_once("## Article").map_or("", |it| it.1);
        assert_eq!(articles.is_empty(), printed(&before) == after, "{edit}");
        if let Some((other, sheet)) = sheets.get(articles) {
            assert_eq!(sheet, &after, "{edit} and {other}: {articles}");
        }
        sheets.insert(articles.to_owned(), (edit, after));
    }
    assert!(count > 300, "{count}");
}

/// Each way to remove, repeat, swap, insert or lengthen one value.
fn single_edits(programme: &Value) -> Vec<(String, Value)> {
    let mut places = vec![String::new()];
    let mut edits = Vec::new();
    while let Some(place) = places.pop() {
        let mut edit = |name: String, value: Value| {
            let mut edited = programme.clone();
            *edited.pointer_mut(&place).expect("a value") = value;
            edits.push((format!("{name} {place}"), edited));
        };
        match programme.pointer(&place).expect("a value") {
            Value::Object(group) => {
                for key in group.keys() {
                    let mut less = group.clone();
                    less.remove(key);
                    edit(format!("remove {key}"), less.into());
                    places.push(format!("{place}/{key}"));
                }
            }
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    let with = |change: &dyn Fn(&mut Vec<Value>)| {
                        let mut items = items.clone();
                        change(&mut items);
                        Value::from(items)
                    };
                    edit(format!("remove {at}"), with(&|it| drop(it.remove(at))));
                    edit(
                        format!("repeat {at}"),
                        with(&|it| it.insert(at, item.clone())),
                    );
                    if at > 0 {
                        edit(format!("swap {at}"), with(&|it| it.swap(at - 1, at)));
                    }
                    if item.is_string() {
                        edit(
                            format!("insert {at}"),
                            with(&|it| it.insert(at, "Essaims".into())),
                        );
                    }
                    places.push(format!("{place}/{at}"));
                }
            }
            Value::String(text) if text.contains('\n') => {
                let lines: Vec<&str> = text.lines().collect();
                for at in 0..=lines.len() {
                    let (before, after) = lines.split_at(at);
                    let text = |added: &[&str], after: &[&str]| {
                        Value::from([before, added, after].concat().join("\n"))
                    };
                    edit(
                        format!("paragraph at {at}"),
                        text(&["", "Essaims", ""], after),
                    );
                    edit(format!("item at {at}"), text(&["- Essaims"], after));
                    if let Some((_, after)) = after.split_first() {
                        edit(format!("remove line {at}"), text(&[], after));
                    }
                }
            }
            Value::String(text) => {
                edit("lengthen".to_owned(), format!("{text} bis").into());
                edit(
                    "add a paragraph".to_owned(),
                    format!("{text}\n\nEssaims\n").into(),
                );
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    edits
}

#[test]
fn nothing_calls_for_one_only_where_that_is_proved() {
    let none = "Les deux fiches impriment les mêmes mots";
    assert_contains(&draft(OLD, OLD), none);
    assert_contains(&draft(OLD, &format!("# Une remarque.\n{OLD}")), none);
    for new in [
        OLD.replace(" ouvrés", ""),
        OLD.replace("Salle des fêtes", "Halle"),
    ] {
        assert_lacks(&draft(OLD, &new), none);
    }
    let folder = Folder::new(&[("a.yaml", OLD)]);
    for options in [&["--format", "json"][..], &["--approved", "a.yaml"]] {
        let output =
            folder.run(&[&["diff", "a.yaml", "a.yaml", "--draft-avenant"], options].concat());
        assert_eq!(code(&output), 2);
    }
}
