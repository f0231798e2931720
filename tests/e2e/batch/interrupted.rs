//! Runs that are cut short, limited or refused: files are whole, and the next run ends well.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Output, Stdio};
use std::time::Instant;

use crate::support::expect::{assert_contains, assert_same_bytes, assert_same_files, note_skipped};
use crate::support::project::{Project, counts, programme};
use crate::support::wait::wait_until;

#[test]
fn pipes_in_the_place_of_files_hang_nothing() {
    let project = Project::new(1);
    project.run(&["build"]);
    for path in [
        "output/p0.md",
        "output/.annexe-manifeste",
        "annexe.yaml",
        "programmes/p1.yaml",
    ] {
        let _ = fs::remove_file(project.path(path));
        let made = Command::new("mkfifo").arg(project.path(path)).status();
        assert!(made.is_ok_and(|made| made.success()), "{path}");
        for arguments in [&["build"][..], &["build", "--check"], &["check"]] {
            let mut child = project
                .command(arguments)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("it runs");
            wait_until(
                &format!("the end of {arguments:?} with a pipe at {path}"),
                || child.try_wait().expect("a state").is_some(),
            );
        }
        fs::remove_file(project.path(path)).expect("it is there");
    }
}

#[test]
fn limits_of_the_system_refuse_and_tear_nothing() {
    let project = Project::new(2);
    let under = |limit: &str, arguments: &str| {
        let mut shell = Command::new("sh");
        let annexe = env!("CARGO_BIN_EXE_annexe");
        shell.args(["-c", &format!("{limit}; exec {annexe} {arguments}")]);
        shell
            .current_dir(project.path("."))
            .env("LC_ALL", "fr_FR.UTF-8");
        let Output { status, stderr, .. } = shell.output().expect("it runs");
        (status.code(), String::from_utf8_lossy(&stderr).into_owned())
    };
    // Files of so many blocks at most.
    let (code, said) = under("ulimit -f 16", "build");
    assert_eq!(code, Some(3), "{said}");
    assert_contains(&said, "trop grand pour le système");
    let names: Vec<String> = project.outputs().into_keys().collect();
    assert!(names.iter().all(|name| !name.contains("tmp")), "{names:?}");
    // Who reads the messages is gone: the exit code still tells.
    project.write("programmes/p1.yaml", "intitul: x\n");
    for arguments in [&["build"][..], &["build", "--check"]] {
        let mut command = project.command(arguments);
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("it runs");
        drop(child.stderr.take());
        assert_eq!(child.wait().expect("it ends").code(), Some(1));
    }
}

#[test]
fn killed_at_any_moment_it_leaves_whole_files() {
    let project = Project::new(4);
    let write = |place: &str| {
        for rank in 0..4 {
            project.write(&format!("programmes/p{rank}.yaml"), &programme(place));
        }
    };
    let mut whole: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
    for place in ["Rennes", "Brest"] {
        write(place);
        assert_eq!(project.run(&["build", "--force"]).0, Some(0));
        for (name, bytes) in project.outputs() {
            whole.entry(name).or_default().push(bytes);
        }
    }
    write("Rennes");
    let clock = Instant::now();
    project.run(&["build", "--force"]);
    let lasts = clock.elapsed();
    for round in 0..100_u32 {
        write(if round % 2 == 0 { "Rennes" } else { "Brest" });
        let mut child = project
            .command(&["build"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        // The moment of the kill, all along its life and a little later: nothing is awaited.
        std::thread::sleep(lasts * round / 80);
        let _ = child.kill();
        child.wait().expect("it ends");
        for (name, bytes) in project.outputs() {
            let is_unfinished = name.starts_with(".annexe-tmp-");
            let is_whole = whole.get(&name).is_some_and(|whole| whole.contains(&bytes));
            // The manifest may know of some files of each.
            assert!(
                is_unfinished || is_whole || name == ".annexe-manifeste",
                "{name}, round {round}"
            );
        }
    }
    write("Brest");
    assert_eq!(project.run(&["build"]).0, Some(0));
    for (name, bytes) in project.outputs() {
        let whole = whole.get(&name).unwrap_or_else(|| panic!("{name} is new"));
        assert_same_bytes(&whole[1], &bytes, &name);
    }
}

#[test]
fn two_runs_at_once_both_end_well() {
    let project = Project::new(6);
    for round in 0..5 {
        for rank in 0..6 {
            let place = format!("Lieu {}", (rank + round) % 4);
            project.write(&format!("programmes/p{rank}.yaml"), &programme(&place));
        }
        let runs: Vec<Child> = (0..3)
            .map(|_| {
                project
                    .command(&["build"])
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .expect("it runs")
            })
            .collect();
        for mut run in runs {
            assert_eq!(run.wait().expect("it ends").code(), Some(0));
        }
        assert_eq!(project.run(&["build", "--check"]).0, Some(0));
    }
}

#[test]
fn a_disk_that_fills_leaves_old_files_whole() {
    let project = Project::new(2);
    project.run(&["build"]);
    let before = project.outputs();
    project.write("programmes/p0.yaml", &programme("Brest"));
    // No file beyond 4 KB: the Markdown fits, the rest does not.
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' build",
        env!("CARGO_BIN_EXE_annexe")
    );
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(project.path("."))
        .output()
        .expect("it runs");
    assert_eq!(
        output.status.code(),
        Some(3),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_contains(&String::from_utf8_lossy(&output.stderr), "output/p0.");
    let mut after = project.outputs();
    after.retain(|name, _| name != ".annexe-manifeste");
    for (name, bytes) in after {
        assert_same_bytes(&before[&name], &bytes, &name);
    }
    assert_eq!(counts(&project.run(&["build"]).1), [1, 1]);
}

#[test]
fn what_cannot_be_written_is_told_and_the_rest_is_built() {
    let project = Project::new(2);
    project.run(&["build"]);
    let before = project.outputs();
    for name in ["p0", "p1"] {
        project.write(&format!("programmes/{name}.yaml"), &programme("Brest"));
    }
    // What holds the place of one.
    fs::remove_file(project.path("output/p0.pdf")).expect("it was there");
    project.write("output/p0.pdf/à moi.txt", "à moi");
    let output = project.command(&["build"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert_contains(&said, "output/p0.pdf");
    let after = project.outputs();
    assert_same_bytes(
        &before["p0.md"],
        &after["p0.md"],
        "the sheet with one that cannot be written",
    );
    assert!(after["p1.md"] != before["p1.md"], "the other is built anew");
    assert!(project.path("output/p0.pdf/à moi.txt").exists());
    fs::remove_dir_all(project.path("output/p0.pdf")).expect("it was there");
    assert_eq!(counts(&project.run(&["build"]).1), [1, 1]);
    // A folder where nothing may be written; the administrator of a machine may write there too.
    let before = project.outputs();
    let folder = project.path("output");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("a folder");
    project.write("programmes/p0.yaml", &programme("Vannes"));
    let output = project.command(&["build"]).output().expect("it runs");
    let is_bound = fs::write(folder.join("essai"), "").is_err();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("a folder");
    if is_bound {
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert_contains(&said, "output");
        assert_same_files(
            &before,
            &project.outputs(),
            "a folder where nothing may be written",
        );
    } else {
        note_skipped("a folder where nothing may be written: this user may write anywhere");
    }
}
