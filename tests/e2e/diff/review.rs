//! Reviewing a comparison: identifiers, what is approved or left out, what is one act, and what the other party reads.

use std::collections::BTreeMap;

use serde_json::Value;

use super::command::{Folder, code, errors, said};
use crate::support::expect::{assert_contains, assert_lacks};

const OLD: &str = "\
version: 1
intitule: Tenir un rucher
lieu: Foyer de Lauzerte
intervenants: [{nom: Odile Marchand}]
deroule:
  journees:
    - {titre: Ouvrir, date: 2027-03-02, horaires: 9 h à 12 h, intervenants: [Odile Marchand], objectifs: [Lire un cadre]}
    - {titre: Nourrir, date: 2027-03-09, horaires: 9 h à 12 h, objectifs: [Préparer un sirop]}
    - {titre: Récolter, date: 2027-03-16, horaires: 9 h à 12 h, objectifs: [Extraire un miel, Filtrer un miel]}
";

fn pushed_a_week() -> String {
    let dates = [("03-16", "03-23"), ("03-09", "03-16"), ("03-02", "03-09")];
    let pushed = dates.iter().fold(OLD.to_owned(), |text, (from, to)| {
        text.replace(&format!("2027-{from}"), &format!("2027-{to}"))
    });
    pushed.replace("version: 1", "version: 2")
}

fn report(folder: &Folder, arguments: &[&str]) -> Value {
    let arguments = [&["diff", "--format", "json"], arguments].concat();
    let output = folder.run(&arguments);
    let report = serde_json::from_slice::<Value>(&output.stdout);
    report.unwrap_or_else(|_| panic!("{}", errors(&output)))["programmes"][0].take()
}

/// The identifier of each change, by what it says.
fn ids(report: &Value) -> BTreeMap<String, String> {
    let changes = report["changes"].as_array().expect("changes").iter();
    let named = changes.map(|change| {
        let what = [&change["field"], &change["before"], &change["after"]];
        let what: Vec<String> = what.iter().map(ToString::to_string).collect();
        let id = change["id"].as_str().expect("an identifier");
        (what.join(" "), id.to_owned())
    });
    named.collect()
}

#[test]
fn an_identifier_outlives_the_lines_and_the_order_of_items() {
    let new = OLD.replace("Lauzerte", "Moissac").replace(
        "9 h à 12 h, objectifs: [Préparer",
        "9 h à 11 h, objectifs: [Préparer",
    );
    let folder = Folder::new(&[("old.yaml", OLD), ("new.yaml", &new)]);
    let first = ids(&report(&folder, &["old.yaml", "new.yaml"]));
    assert_eq!(first.len(), 2, "{first:?}");
    // Other lines, other changes, another name, another item before.
    let rebased = |text: &str| {
        let keys = text.replace("version: 1\n", "# Relu.\n\n");
        keys.replace(
            "  journees:\n",
            "  journees:\n    - {titre: Accueillir, objectifs: [Nommer les outils]}\n",
        )
    };
    folder.write("base.yaml", &rebased(OLD));
    folder.write(
        "autre.yaml",
        &rebased(&new).replace("Filtrer un miel", "Peser un miel"),
    );
    let second = ids(&report(&folder, &["base.yaml", "autre.yaml"]));
    assert_eq!(second.len(), 3, "{second:?}");
    for (what, id) in &first {
        assert_eq!(second.get(what), Some(id), "{what}");
        assert!(id.len() <= 12, "{id}");
    }
    let text = said(&folder.run(&["diff", "old.yaml", "new.yaml"]));
    for id in first.values() {
        assert_contains(&text, &format!("[{id}]"));
    }
}

#[test]
fn what_was_approved_is_left_out_until_it_changes_again() {
    let new = OLD
        .replace("Lauzerte", "Moissac")
        .replace("version: 1", "version: 2");
    let folder = Folder::new(&[("old.yaml", OLD), ("new.yaml", &new)]);
    let all = report(&folder, &["old.yaml", "new.yaml"]);
    let place = all["changes"].as_array().expect("changes").iter();
    let place = place
        .clone()
        .find(|change| change["field"] == "lieu")
        .expect("a place");
    let id = place["id"].as_str().expect("an identifier");
    folder.write(
        "approuve.txt",
        &format!("# vu avec le client\n{id}  # le lieu\n\n"),
    );
    let options = ["old.yaml", "new.yaml", "--approved", "approuve.txt"];
    let left = report(&folder, &options);
    assert_eq!(left["approved"], 1);
    assert_eq!(left["highest"], "redactionnel");
    assert_eq!(left["changes"].as_array().map(Vec::len), Some(1));
    let output = folder.run(&[&["diff", "--fail-on", "a-relire"][..], &options].concat());
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert_contains(&said(&output), "1 modification déjà approuvée");
    assert_lacks(&said(&output), "Moissac");
    // It changed again.
    folder.write("new.yaml", &new.replace("Moissac", "Valence"));
    assert_contains(
        &said(&folder.run(&[&["diff"][..], &options].concat())),
        "Valence",
    );
    // Nothing is left, and that is not « nothing changed ».
    folder.write("new.yaml", &OLD.replace("Lauzerte", "Moissac"));
    let output = folder.run(&[&["diff"][..], &options].concat());
    assert_contains(&said(&output), "aucune autre modification");
    let output = folder.run(&["diff", "old.yaml", "new.yaml", "--approved", "absent.txt"]);
    assert_eq!(code(&output), 3);
}

#[test]
fn some_levels_only_are_listed_and_all_are_counted() {
    let new = OLD
        .replace("Lauzerte", "Moissac")
        .replace("version: 1", "version: 2");
    let folder = Folder::new(&[("old.yaml", OLD), ("new.yaml", &new)]);
    let diff =
        |options: &[&str]| folder.run(&[&["diff", "old.yaml", "new.yaml"], options].concat());
    let output = diff(&["--only", "redactionnel", "--detailed-exit-code"]);
    assert_eq!(code(&output), 14);
    assert_lacks(&said(&output), "Moissac");
    assert_contains(&said(&output), "1 modification substantielle");
    assert_contains(&said(&output), "1 modification d’un autre niveau");
    for options in [
        &["--only", "redactionnel,substantiel"][..],
        &["--only", "redactionnel", "--only", "substantiel"],
    ] {
        assert_contains(&said(&diff(options)), "Moissac");
    }
    assert_eq!(code(&diff(&["--only", "grave"])), 2);
    assert_eq!(
        code(&diff(&["--only", "substantiel", "--draft-avenant"])),
        2
    );
}

#[test]
fn one_act_is_one_line_with_its_changes_behind() {
    let folder = Folder::new(&[
        ("old.yaml", OLD),
        (
            "horaires.yaml",
            &OLD.replace("9 h à 12 h", "9 h 30 à 12 h 30"),
        ),
        ("nom.yaml", &OLD.replace("Odile Marchand", "Rémi Tournier")),
        (
            "lieux.yaml",
            &OLD.replace("9 h à 12 h,", "9 h à 12 h, lieu: Serre de Golfech,"),
        ),
        ("reportees.yaml", &pushed_a_week()),
    ]);
    for (new, title, count) in [
        ("horaires.yaml", "3 horaires décalés de 30 min", 3),
        (
            "nom.yaml",
            "« Odile Marchand » remplacé par « Rémi Tournier » à 2 endroits",
            2,
        ),
        ("lieux.yaml", "« Serre de Golfech » ajouté à 3 endroits", 3),
    ] {
        let found = report(&folder, &["old.yaml", new]);
        let groups = found["groups"].as_array().expect("groups");
        let plain = |text: &str| text.replace('\u{a0}', " ");
        let group = groups.iter().find(|group| {
            plain(group["title"]["fr"].as_str().expect("a title")).starts_with(title)
        });
        let group = group.unwrap_or_else(|| panic!("{title}: {found:#}"));
        let members = group["changes"].as_array().expect("changes");
        assert_eq!(members.len(), count, "{title}");
        for change in found["changes"].as_array().expect("changes") {
            let is_member = members.contains(&change["id"]);
            assert_eq!(is_member, change["group"] == group["id"], "{change:#}");
        }
        for format in ["text", "md", "html"] {
            let output = folder.run(&["diff", "old.yaml", new, "--format", format]);
            assert_contains(&plain(&said(&output)), title);
        }
    }
}

#[test]
fn the_other_party_reads_no_file_line_or_code() {
    let new = OLD.replace("Lauzerte", "Moissac");
    let folder = Folder::new(&[("old.yaml", OLD), ("new.yaml", &new)]);
    for format in ["text", "md", "html"] {
        let output = folder.run(&[
            "diff", "old.yaml", "new.yaml", "--for-partner", "--format", format,
        ]);
        let told = said(&output);
        assert_eq!(code(&output), 1);
        assert_contains(&told, "Moissac");
        assert_contains(&told, "Tenir un rucher");
        for hidden in ["yaml", "D001", ":3:"] {
            assert_lacks(&told, hidden);
        }
    }
    for format in ["json", "github"] {
        let output = folder.run(&[
            "diff", "old.yaml", "new.yaml", "--for-partner", "--format", format,
        ]);
        assert_eq!(code(&output), 2);
    }
}
