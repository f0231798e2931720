//! `annexe watch`: sheets follow what is written, however editors write it.

use std::fs;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::support::expect::assert_contains;
use crate::support::project::{LOGO, Project, Running, programme};
use crate::support::wait::wait_for_text;

/// What it says once it has looked at everything.
const WAITING: &str = "en attente";

fn start_watch(project: &Project, arguments: &[&str]) -> Running {
    let running = Running::start(project.command(arguments));
    running.wait_for_line(WAITING);
    running
}

#[test]
fn watch_follows_programmes_beside_their_sheets() {
    let project = Project::new(1);
    project.write("annexe.yaml", "sortie: .\n");
    let (_, said) = project.run(&["build"]);
    assert_contains(&said, "3 fichiers dans ., en");
    let _running = start_watch(&project, &["watch"]);
    for place in ["Brest", "Vannes"] {
        project.write("programmes/p0.yaml", &programme(place));
        wait_for_text(&project.path("p0.md"), place);
    }
}

#[test]
fn watch_follows_editors_however_they_write() {
    let project = Project::new(2);
    project.write("annexe.yaml", "organisme: {nom: Atelier Un}\n");
    let mut running = start_watch(&project, &["watch"]);
    let sheet = project.path("output/p0.md");
    project.write("programmes/p0.yaml", &programme("Brest"));
    wait_for_text(&sheet, "Brest");
    // By another file, renamed.
    project.write("programmes/.p0.swp", &programme("Vannes"));
    fs::rename(
        project.path("programmes/.p0.swp"),
        project.path("programmes/p0.yaml"),
    )
    .expect("a rename");
    wait_for_text(&sheet, "Vannes");
    // The old one kept aside, a new one in its place.
    fs::rename(
        project.path("programmes/p0.yaml"),
        project.path("programmes/p0.yaml~"),
    )
    .expect("a rename");
    project.write("programmes/p0.yaml", &programme("Quimper"));
    wait_for_text(&sheet, "Quimper");
    // Emptied, and filled later.
    project.write("programmes/p0.yaml", "");
    running.wait_for_line("aucune clé");
    project.write("programmes/p0.yaml", &programme("Lorient"));
    wait_for_text(&sheet, "Lorient");
    for round in 0..30 {
        project.write("programmes/p0.yaml", &programme(&format!("Lieu {round}")));
        // The pace of the writes, within what watch takes for one edit and beyond: nothing is awaited.
        std::thread::sleep(Duration::from_millis(3));
    }
    wait_for_text(&sheet, "Lieu 29");
    // What programmes share, and new ones, in new folders too.
    project.write(
        "annexe.yaml",
        "organisme: {nom: Atelier, suivi: Signatures des présents.}\n",
    );
    wait_for_text(&project.path("output/p1.md"), "Signatures");
    project.write("programmes/p2.yaml", &programme("Fougères"));
    wait_for_text(&project.path("output/p2.md"), "Fougères");
    fs::create_dir(project.path("programmes/sous")).expect("a folder");
    project.write("programmes/sous/p3.yaml", &programme("Vitré"));
    wait_for_text(&project.path("output/sous/p3.md"), "Vitré");
    assert!(running.is_running(), "it ended");
}

#[test]
fn watch_follows_folders_and_links_however_they_change() {
    let project = Project::new(1);
    project.write("ailleurs/cible.yaml", &programme("Rennes"));
    std::os::unix::fs::symlink(
        "../ailleurs/cible.yaml",
        project.path("programmes/lien.yaml"),
    )
    .expect("a link");
    project.write("images/logo.svg", LOGO);
    project.write(
        "annexe.yaml",
        "organisme: {nom: Atelier}\ntheme: {logo: {fichier: images/logo.svg, texte: Atelier}}\n",
    );
    let moves = |from: &str, to: &str| {
        fs::rename(project.path(from), project.path(to)).expect("a move");
    };
    let running = start_watch(&project, &["watch"]);
    // A link is a name like another.
    project.write("ailleurs/cible.yaml", &programme("Brest"));
    wait_for_text(&project.path("output/lien.md"), "Brest");
    assert!(!project.path("output/cible.md").exists());
    // Another folder in the place of the one that was watched, at once and after a while.
    let sheet = project.path("output/p0.md");
    for (rests, [first, last]) in [(false, ["Vannes", "Quimper"]), (true, ["Lorient", "Vitré"])] {
        project.write("autres/p0.yaml", &programme(first));
        running.forget_lines();
        moves("programmes", &format!("anciens-{rests}"));
        if rests {
            running.wait_for_line("introuvable");
            running.wait_for_line(WAITING);
        }
        moves("autres", "programmes");
        wait_for_text(&sheet, first);
        if rests {
            running.wait_for_line(WAITING);
        }
        project.write("programmes/p0.yaml", &programme(last));
        wait_for_text(&sheet, last);
    }
    let page = project.path("output/p0.html");
    let other = LOGO.replace("123456", "654321");
    project.write("autres/logo.svg", &other);
    moves("images", "anciennes");
    moves("autres", "images");
    wait_for_text(&page, &BASE64.encode(&other));
    project.write("images/logo.svg", LOGO);
    wait_for_text(&page, &BASE64.encode(LOGO));
}

#[test]
fn watch_waits_for_a_programme_that_is_gone() {
    let project = Project::new(1);
    let mut running = start_watch(&project, &["watch", "programmes/p0.yaml"]);
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    running.wait_for_line("introuvable");
    running.wait_for_line(WAITING);
    for place in ["Brest", "Vannes"] {
        project.write("programmes/p0.yaml", &programme(place));
        wait_for_text(&project.path("output/p0.md"), place);
    }
    assert!(running.is_running(), "it ended");
}
