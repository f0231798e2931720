//! What make is told a sheet is made of.

use std::fs::{self, File};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use crate::support::expect::{assert_contains, assert_lacks};
use crate::support::project::{LOGO, Project, programme};

#[test]
fn dependencies_are_written_for_make() {
    let project = project_with_logo();
    let rules = fs::read_to_string(project.path("annexe.d")).expect("a file");
    assert_eq!(
        rules,
        "output/p0.md output/p0.html output/p0.pdf: programmes/p0.yaml annexe.yaml logo\\ de\\ l’atelier.svg\n\
         annexe.yaml:\nlogo\\ de\\ l’atelier.svg:\nprogrammes/p0.yaml:\n"
    );
}

#[test]
#[ignore = "needs make; .ci/run has it"]
fn make_builds_what_is_stale() {
    let project = project_with_logo();
    project.write(
        "Makefile",
        "output/p0.pdf:\n\t@echo refait\ninclude annexe.d\n",
    );
    let said = |goal: &str| {
        let mut make = Command::new("make");
        let output = make.arg(goal).current_dir(project.path(".")).output();
        let Output { stdout, stderr, .. } = output.expect("make runs");
        String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned()
    };
    make_older(&project);
    assert_lacks(&said("output/p0.pdf"), "refait");
    project.write("logo de l’atelier.svg", LOGO);
    assert_contains(&said("output/p0.pdf"), "refait");
    // What has not changed is dated anew, for it not to be asked for again.
    project.run(&["build", "--depfile", "annexe.d"]);
    assert_lacks(&said("output/p0.pdf"), "refait");
    // A programme that is refused is asked for again, and one that is gone stops nothing.
    make_older(&project);
    assert_lacks(&said("output/p0.pdf"), "refait");
    project.write("programmes/p0.yaml", "intitul: x\n");
    let (code, _) = project.run(&["build", "--depfile", "annexe.d"]);
    assert_eq!(code, Some(1));
    assert_contains(&said("output/p0.pdf"), "refait");
    fs::remove_file(project.path("logo de l’atelier.svg")).expect("it was there");
    assert_contains(&said("output/p0.pdf"), "refait");
}

#[test]
#[ignore = "needs make; .ci/run has it"]
fn make_reads_any_name() {
    for name in [
        "a:b",
        "a#b",
        "a$b",
        "a\\ b",
        "a\\",
        "c’est (l’été) & plus",
        "a=b",
        "a%b",
    ] {
        let project = Project::new(0);
        project.write(&format!("programmes/{name}.yaml"), &programme("Rennes"));
        project.write("programmes/zéro.yaml", &programme("Rennes"));
        project.run(&["build", "--depfile", "annexe.d"]);
        project.write("Makefile", "all: output/zéro.md\ninclude annexe.d\n");
        let mut make = Command::new("make");
        let output = make.current_dir(project.path(".")).output();
        let output = output.expect("make runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{name}: {said}");
    }
}

fn project_with_logo() -> Project {
    let project = Project::new(1);
    project.write("logo de l’atelier.svg", LOGO);
    project.write(
        "annexe.yaml",
        "theme: {logo: {fichier: logo de l’atelier.svg, texte: Atelier}}\n",
    );
    let (code, _) = project.run(&["build", "--depfile", "annexe.d"]);
    assert_eq!(code, Some(0));
    project
}

/// Dates sources, then outputs, in the past: a file written after this is newer than both, however coarse the clock.
fn make_older(project: &Project) {
    let now = SystemTime::now();
    let date = |path: &str, ago: u64| {
        let file = File::options()
            .append(true)
            .open(project.path(path))
            .expect("a file");
        file.set_modified(now - Duration::from_secs(ago))
            .expect("a date");
    };
    for source in ["programmes/p0.yaml", "annexe.yaml", "logo de l’atelier.svg"] {
        date(source, 120);
    }
    for output in ["output/p0.md", "output/p0.html", "output/p0.pdf"] {
        date(output, 60);
    }
}
