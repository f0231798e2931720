//! The files that are ready for services that run at each push, and what they run, as far as it can be here.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_yaml::Value;
use tempfile::TempDir;

use crate::support::expect::assert_contains;

const GITHUB: &str = "src/cli/init/github.yml";
const GITLAB: &str = "src/cli/init/gitlab.yml";

fn read(path: &str) -> Value {
    let text = fs::read_to_string(path).expect("a file");
    serde_yaml::from_str(&text).expect("YAML")
}

/// The commands of annexe that these lines run.
fn commands(lines: &str) -> Vec<String> {
    let lines = lines.lines().map(str::trim);
    let lines = lines.filter(|line| line.starts_with("annexe "));
    lines.map(str::to_owned).collect()
}

fn github() -> Vec<String> {
    let workflow = read(GITHUB);
    let steps = workflow["jobs"]["programmes"]["steps"]
        .as_sequence()
        .expect("steps");
    let runs = steps.iter().filter_map(|step| step["run"].as_str());
    runs.flat_map(commands).collect()
}

fn gitlab(job: &str) -> Vec<String> {
    let pipeline = read(GITLAB);
    let script = pipeline[job]["script"].as_sequence().expect("a script");
    script
        .iter()
        .filter_map(Value::as_str)
        .flat_map(commands)
        .collect()
}

/// The workflows that this project runs, and the one that `annexe init` writes.
fn workflows() -> Vec<(String, String)> {
    let own = fs::read_dir(".github/workflows").expect("a folder");
    let own = own
        .flatten()
        .map(|entry| entry.path().display().to_string());
    let paths = own.chain([GITHUB.to_owned()]);
    let texts = paths.map(|path| (fs::read_to_string(&path).expect("a file"), path));
    texts.map(|(text, path)| (path, text)).collect()
}

/// A tag of an action may be moved to other code: a commit may not. zizmor, in .ci/run, looks for more.
#[test]
fn workflows_run_what_they_name_with_no_right_that_they_do_not_need() {
    for (path, text) in workflows() {
        let uses = text.lines().filter_map(|line| line.split_once("uses: "));
        for (_, action) in uses {
            let (_, revision) = action.split_once('@').expect("a revision");
            let (commit, version) = revision.split_once(" # v").expect("a version");
            let is_commit = commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{path}: {action}");
        }
        assert_eq!(
            text.matches("actions/checkout@").count(),
            text.matches("persist-credentials: false").count(),
            "{path}"
        );
        let workflow: Value = serde_yaml::from_str(&text).expect("YAML");
        let is_read_only = match &workflow["permissions"] {
            Value::Mapping(rights) => rights.values().all(|right| right == "read"),
            _ => false,
        };
        assert!(is_read_only, "{path}: {:?}", workflow["permissions"]);
    }
}

/// A request from a fork is checked as any other; only the comment, which GitHub forbids there, is left out.
#[test]
fn requests_from_forks_are_checked() {
    let workflow = read(GITHUB);
    let jobs = workflow["jobs"].as_mapping().expect("jobs");
    for (name, job) in jobs {
        let rights = job["permissions"].as_mapping().expect("rights");
        let writes = rights.values().any(|right| right == "write");
        let condition = job["if"].as_str().unwrap_or_default();
        let own = "github.event.pull_request.head.repo.full_name == github.repository";
        assert_eq!(writes, condition.contains(own), "{name:?}");
    }
}

/// A repository with a branch that changes a programme.
struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let repository = Self(folder);
        let complete = fs::read_to_string("tests/accept/complete.yaml").expect("a programme");
        let output = repository.run("annexe init --ci none");
        assert!(output.status.success(), "{output:?}");
        repository.write("programmes/complete.yaml", &complete);
        repository.run("annexe build");
        repository.run("git init -q -b main . && git add -A && git -c user.name=x -c user.email=x@example.org commit -qm un && git branch base");
        repository.write(
            "programmes/complete.yaml",
            &complete.replace("intitule: ", "intitule: Encore "),
        );
        repository
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.0.path().join(path), text).expect("a place");
    }

    fn run(&self, command: &str) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_annexe"))
            .parent()
            .expect("a folder");
        let path = format!(
            "{}:{}",
            program.display(),
            env::var("PATH").unwrap_or_default()
        );
        let mut shell = Command::new("bash");
        shell.args(["-ec", command]).current_dir(self.0.path());
        shell.envs([("PATH", path.as_str()), ("LC_ALL", "fr_FR.UTF-8")]);
        shell.envs([("BASE", "base"), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "base")]);
        shell.output().expect("bash runs")
    }
}

#[test]
fn what_services_run_runs() {
    let repository = Repository::new();
    let all = [
        github(),
        gitlab("verifier"),
        gitlab("fiches"),
        gitlab("modifications"),
    ]
    .concat();
    assert_eq!(all.len(), 12, "{all:#?}");
    for command in all {
        let output = repository.run(&command);
        let code = output.status.code();
        // The sheets have not been built since the edit.
        let expected = if command.contains("build --check") {
            1
        } else {
            0
        };
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(code, Some(expected), "{command}\n{said}");
    }
    for made in [
        "constats.json", "constats.xml", "modifications.md", "modifications.html",
    ] {
        let size = fs::metadata(repository.0.path().join(made)).map(|file| file.len());
        assert!(size.is_ok_and(|size| size > 0), "{made}");
    }
    let report = fs::read_to_string(repository.0.path().join("modifications.md"));
    assert_contains(&report.expect("a report"), "complete.yaml");
    repository.run("annexe build");
    assert_eq!(
        repository.run("annexe build --check").status.code(),
        Some(0)
    );
    repository.write("programmes/complete.yaml", "intitul: x\n");
    let commands = [github(), gitlab("verifier")].concat();
    let check = commands
        .iter()
        .find(|command| command.starts_with("annexe check"));
    assert_eq!(
        repository.run(check.expect("a check")).status.code(),
        Some(1)
    );
    // What cannot be read is told where the rest is.
    let others = repository.0.path().join("programmes/autre.yaml");
    fs::copy("tests/accept/complete.yaml", others).expect("a copy");
    let diffs = commands.iter().filter(|it| it.starts_with("annexe diff"));
    for command in diffs {
        let output = repository.run(command);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{command}\n{said}");
    }
    let report = fs::read_to_string(repository.0.path().join("modifications.md"));
    let report = report.expect("a report");
    for told in [
        "Programmes non comparés",
        "programmes/complete.yaml",
        "Nouveau programme",
    ] {
        assert_contains(&report, told);
    }
    // A sheet may end the report: what is told of the others comes before.
    let [first, then] =
        ["Programmes non comparés", "Nouveau programme"].map(|words| report.find(words));
    assert!(first < then, "{report}");
}

#[test]
fn hooks_run() {
    let repository = Repository::new();
    let hooks = read(".pre-commit-hooks.yaml");
    let hooks = hooks.as_sequence().expect("hooks");
    assert_eq!(hooks.len(), 2);
    for hook in hooks {
        let entry = hook["entry"].as_str().expect("an entry");
        repository.run("annexe build");
        assert_eq!(repository.run(entry).status.code(), Some(0), "{entry}");
        repository.write("programmes/complete.yaml", "intitul: x\n");
        assert_eq!(repository.run(entry).status.code(), Some(1), "{entry}");
        repository.run("git checkout -q programmes");
    }
}

/// Git for Windows turns the ends of lines: a clone is fresh all the same.
#[test]
fn a_clone_with_other_ends_of_lines_is_fresh() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |inside: &str, program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .current_dir(folder.path().join(inside))
            .args(arguments)
            .output()
            .expect("it runs");
        assert!(
            output.status.success(),
            "{program} {arguments:?}: {output:?}"
        );
    };
    let annexe = env!("CARGO_BIN_EXE_annexe");
    run("", annexe, &["init", "ici", "--ci", "none"]);
    let programme = fs::read("tests/accept/complete.yaml").expect("a file");
    fs::write(folder.path().join("ici/programmes/a.yaml"), programme).expect("a place");
    run("ici", annexe, &["build"]);
    run("ici", "git", &["init", "-q"]);
    run("ici", "git", &["add", "-A"]);
    let author = ["-c", "user.name=a", "-c", "user.email=a@b.example"];
    let commit = [&author[..], &["commit", "-q", "-m", "a"]].concat();
    run("ici", "git", &commit);
    let clone = ["-c", "core.autocrlf=true", "clone", "-q", "ici", "la"];
    run("", "git", &clone);
    let programme = fs::read_to_string(folder.path().join("la/programmes/a.yaml"));
    assert_contains(&programme.expect("a file"), "\r\n");
    run("la", annexe, &["build", "--check"]);
}

#[test]
fn a_new_project_has_what_it_needs() {
    let folder = TempDir::new().expect("a folder");
    let annexe = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
        command.args(arguments).current_dir(folder.path());
        command
            .env("LC_ALL", "fr_FR.UTF-8")
            .output()
            .expect("it runs")
    };
    fs::write(folder.path().join("annexe.yaml"), "profil: qualiopi\n").expect("a place");
    let said = annexe(&["init", "--ci", "gitlab"]).stdout;
    let said = String::from_utf8_lossy(&said);
    assert_contains(&said, "gardé tel quel : annexe.yaml");
    assert_contains(&said, "créé : .gitlab-ci.yml");
    let kept = fs::read_to_string(folder.path().join("annexe.yaml"));
    assert_eq!(kept.expect("a file"), "profil: qualiopi\n");
    for service in ["github", "gitlab", "none"] {
        let made = folder.path().join(service);
        let output = annexe(&["init", service, "--ci", service]);
        assert!(output.status.success(), "{output:?}");
        assert!(
            made.join("programmes").is_dir() && made.join("schema/annexe.schema.json").is_file()
        );
    }
    for pipeline in [
        "github/.github/workflows/annexe.yml",
        "gitlab/.gitlab-ci.yml",
    ] {
        let pipeline = fs::read_to_string(folder.path().join(pipeline)).expect("a file");
        let install = concat!("annexe==", env!("CARGO_PKG_VERSION"));
        assert_contains(&pipeline, install);
    }
    // Its annexe.yaml is right, as it is and with every key put to use.
    let shared = fs::read_to_string("src/cli/init/annexe.yaml").expect("a file");
    let used: Vec<&str> = shared
        .lines()
        .map(|line| {
            line.strip_prefix('#')
                .filter(|rest| !rest.starts_with([' ', '\n']) || rest.starts_with("  "))
                .unwrap_or(line)
        })
        .collect();
    let project = folder.path().join("none");
    fs::write(project.join("logo.svg"), r#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>"#).expect("a place");
    for text in [shared.clone(), used.join("\n")] {
        fs::write(project.join("annexe.yaml"), text).expect("a place");
        let output = annexe(&["check", "none/annexe.yaml"]);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}

#[test]
fn shells_and_man_know_the_commands_in_both_languages() {
    let annexe = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_annexe"))
            .args(arguments)
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = annexe(&["completions", shell, "--lang", "fr"]);
        assert!(
            script.contains("depfile") && script.contains("preview"),
            "{shell}"
        );
    }
    assert_contains(
        &annexe(&["completions", "fish", "--lang", "fr"]),
        "Écrit les fiches",
    );
    assert_contains(
        &annexe(&["completions", "fish", "--lang", "en"]),
        "Write the sheets",
    );
    let folder = TempDir::new().expect("a folder");
    for (language, name, words) in [
        ("fr", "NOM", "Écrit les fiches"),
        ("en", "NAME", "Write the sheets"),
    ] {
        let path = folder.path().join(language);
        annexe(&["man", "--lang", language, "-o", &path.display().to_string()]);
        let page = fs::read_to_string(path.join("annexe-build.1")).expect("a page");
        assert!(
            page.contains(&format!(".SH {name}")) && page.contains(words),
            "{page}"
        );
        assert_contains(
            &fs::read_to_string(path.join("annexe.1")).expect("a page"),
            "annexe\\-build",
        );
    }
}

/// What bash proposes behind some words, the last of which is being typed.
fn complete_in_bash(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!(
        "source <(\"$ANNEXE\" completions bash); COMP_WORDS=({}); COMP_CWORD={}; COMPREPLY=(); \
         _annexe annexe \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; echo \"${{COMPREPLY[*]}}\"",
        quoted.join(" "),
        words.len() - 1
    );
    let output = Command::new("bash")
        .args(["-c", &script])
        .env("ANNEXE", env!("CARGO_BIN_EXE_annexe"))
        .output();
    String::from_utf8(output.expect("bash runs").stdout).expect("UTF-8")
}

#[test]
#[ignore = "needs bash; .ci/run has it"]
fn bash_completes_french_names_and_joined_values() {
    for (words, expected) in [
        (&["annexe", "aper"][..], "apercu aperçu"),
        (&["annexe", "surveiller", "--out"], "--output"),
        (&["annexe", "règles", "--form"], "--format"),
        (&["annexe", "aide", "expl"], "explain"),
        (&["annexe", "vérifier", "--profile", "=", "st"], "stagiaire"),
        (&["annexe", "check", "--format", "g"], "github gitlab"),
        (&["annexe", "check", "--format", "=", "g"], "github gitlab"),
    ] {
        assert_eq!(complete_in_bash(words).trim(), expected, "{words:?}");
    }
}

#[test]
#[ignore = "needs script, of a terminal; .ci/run has it"]
fn the_manual_is_legible_on_a_terminal() {
    let command = format!("{} man --lang fr", env!("CARGO_BIN_EXE_annexe"));
    let output = Command::new("script")
        .args(["-qc", &command, "/dev/null"])
        .output();
    let shown = String::from_utf8(output.expect("script runs").stdout).expect("UTF-8");
    assert_contains(&shown, "annexe man | man -l -");
    assert_contains(&shown, "Écrit les fiches");
    assert!(
        !shown.contains(".SH") && !shown.contains("\\-"),
        "source of a page: {shown}"
    );
}
