//! A project in a folder of its own, and the command run there.

use std::collections::BTreeMap;
use std::fs;
use std::io::{PipeReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Output};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

use super::wait::wait_for;

pub const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#123456"/></svg>"##;

pub struct Project(pub TempDir);

impl Project {
    pub fn new(programmes: usize) -> Self {
        let project = Self(TempDir::new().expect("a folder"));
        for rank in 0..programmes {
            project.write(&format!("programmes/p{rank}.yaml"), &programme("Rennes"));
        }
        project
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, content: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annexe"));
        command.args(arguments).current_dir(self.0.path());
        command.env("LC_ALL", "fr_FR.UTF-8");
        command
    }

    /// The exit code, and what is said on standard output.
    pub fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let Output { status, stdout, .. } = self.command(arguments).output().expect("it runs");
        (status.code(), String::from_utf8(stdout).expect("UTF-8"))
    }

    /// Every file of the output folder, hidden ones too.
    pub fn outputs(&self) -> BTreeMap<String, Vec<u8>> {
        let mut outputs = BTreeMap::new();
        for entry in fs::read_dir(self.path("output")).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().expect("a name").to_string_lossy();
                outputs.insert(name.into_owned(), fs::read(&path).unwrap_or_default());
            }
        }
        outputs
    }
}

pub fn programme(place: &str) -> String {
    format!("intitule: Animer une réunion\nlieu: {place}\n")
}

/// The counts of a summary: built, unchanged.
pub fn counts(said: &str) -> [usize; 2] {
    let line = said.lines().last().expect("a summary");
    let before = |what: &str| {
        let mut parts = line.split([':', ',']).map(str::trim);
        let count = parts.find_map(|part| {
            let (count, words) = part.split_once([' ', '\u{a0}'])?;
            let words = words.replace('\u{a0}', " ");
            words
                .replace('s', "")
                .starts_with(what)
                .then(|| count.parse())
        });
        count.map_or(0, |count| count.expect("a count"))
    };
    [before("fiche écrite"), before("fiche inchangée")]
}

/// A command that runs until it is dropped.
pub struct Running {
    child: Child,
    /// What it printed, on both streams, and no wait has gone past.
    printed: Arc<Mutex<String>>,
}

impl Running {
    pub fn start(mut command: Command) -> Self {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let errors = writer.try_clone().expect("a pipe");
        let child = command.stdout(writer).stderr(errors).spawn();
        let printed = Arc::new(Mutex::new(String::new()));
        let log = Arc::clone(&printed);
        std::thread::spawn(move || collect(reader, &log));
        let child = child.expect("it runs");
        Self { child, printed }
    }

    /// The next line that holds these words; a second call looks below it.
    #[track_caller]
    pub fn wait_for_line(&self, words: &str) -> String {
        let printed = || self.printed.lock().expect("the log");
        let found = wait_for(words, || {
            let mut log = printed();
            let mut end = 0;
            let found = log.split_inclusive('\n').find(|line| {
                end += line.len();
                line.contains(words)
            });
            let found = found?.to_owned();
            log.drain(..end);
            Some(found)
        });
        found.unwrap_or_else(|late| panic!("{late}\nprinted since:\n{}", printed()))
    }

    /// Lets later waits look at what is printed from now on alone.
    pub fn forget_lines(&self) {
        self.printed.lock().expect("the log").clear();
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().expect("a state").is_none()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads to the end, for the pipe not to fill.
fn collect(mut reader: PipeReader, log: &Mutex<String>) {
    let mut buffer = [0; 4096];
    let mut bytes = Vec::new();
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        bytes.extend(&buffer[..count]);
        // Whole lines: a read may cut a character.
        let end = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let lines: Vec<u8> = bytes.drain(..end).collect();
        log.lock()
            .expect("the log")
            .push_str(&String::from_utf8_lossy(&lines));
    }
}
