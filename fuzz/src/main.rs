//! Runs the targets on stable Rust: inputs are made from the files of `tests/`, by chance and without a look at what they cover.
//!
//!     fuzz [--seconds N] [--seed N] [TARGET…]   each target, or these, for so long
//!     fuzz TARGET FILE…                         these inputs again
//!
//! A child process runs the inputs. Its parent starts another one if it dies, and keeps the input of its death under
//! `fuzz/artifacts/`. Once corrected, an input goes to `fuzz/found/TARGET/`, which each run tries first.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, exit};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use annexe_fuzz::{TARGETS, Target, target};
use memory::{MAX_BYTES, peak, reset_peak};
use mutation::{Inputs, hash};

mod corpus;
mod memory;
mod mutation;

/// The longest that an input may take.
const MAX_TIME: Duration = Duration::from_secs(2);
/// The stack of the threads of `annexe`.
const STACK_BYTES: usize = 8 * 1024 * 1024;
/// A child that gave up on an input, which it has kept.
const GAVE_UP: i32 = 9;

/// Where this package is, with the files that inputs are made from beside it.
const HOME: &str = env!("CARGO_MANIFEST_DIR");

/// A child that runs the files first, or one that goes on after the death of another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Child {
    First,
    Next,
}

struct Options {
    seconds: u64,
    seed: u64,
    child: Option<Child>,
    names: Vec<String>,
}

fn main() -> ExitCode {
    let mut options = Options {
        seconds: 10,
        seed: 1,
        child: None,
        names: Vec::new(),
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || {
            words
                .next()
                .and_then(|it| it.parse().ok())
                .expect("a number")
        };
        match word.as_str() {
            "--seconds" => options.seconds = number(),
            "--seed" => options.seed = number(),
            "--child" => options.child = Some(Child::First),
            "--next-child" => options.child = Some(Child::Next),
            _ => options.names.push(word),
        }
    }
    if let Some(child) = options.child {
        fuzz(&options, child);
        return ExitCode::SUCCESS;
    }
    if let [name, files @ ..] = options.names.as_slice()
        && !files.is_empty()
        && files.iter().all(|file| Path::new(file).is_file())
    {
        return replay(name, files);
    }
    let all = TARGETS.iter().map(|it| it.0.to_owned());
    let names = if options.names.is_empty() {
        all.collect()
    } else {
        options.names.clone()
    };
    let mut failed = false;
    for name in names {
        failed |= run_target(&name, &options);
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Runs a target in children, one after the other until the time is over. Says whether an input was kept.
fn run_target(name: &str, options: &Options) -> bool {
    let before = kept(name);
    let started = Instant::now();
    let mut seed = options.seed;
    loop {
        let child = if seed == options.seed {
            "--child"
        } else {
            "--next-child"
        };
        let left = options.seconds.saturating_sub(started.elapsed().as_secs());
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args([
                child,
                name,
                "--seconds",
                &left.to_string(),
                "--seed",
                &seed.to_string(),
            ])
            .spawn()
            .expect("a child");
        let current = current_input(child.id());
        let status = child.wait().expect("its end");
        if !status.success() && status.code() != Some(GAVE_UP) {
            let input = fs::read(&current).unwrap_or_default();
            keep(name, "death", &input, &status.to_string());
        }
        let _ = fs::remove_file(current);
        seed += 1;
        if status.success() || started.elapsed().as_secs() >= options.seconds {
            break;
        }
    }
    kept(name) > before
}

/// The input that a child is at, for its parent to read when it is dead.
fn current_input(child: u32) -> PathBuf {
    std::env::temp_dir().join(format!("annexe-fuzz-{child}"))
}

fn artifacts(name: &str) -> PathBuf {
    Path::new(HOME).join("artifacts").join(name)
}

fn kept(name: &str) -> usize {
    fs::read_dir(artifacts(name)).map_or(0, Iterator::count)
}

fn keep(name: &str, kind: &str, input: &[u8], why: &str) {
    let folder = artifacts(name);
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(format!("{kind}-{:016x}", hash(input)));
    fs::write(&path, input).expect("a file");
    eprintln!("{name}: {kind}: {why}\n  {}", path.display());
}

thread_local! {
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What a panic said and where, or nothing.
fn panic_of(target: Target, input: &[u8]) -> Option<String> {
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| target(input)));
    outcome.is_err().then(|| PANIC.with(RefCell::take))
}

fn remember_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let message = info.payload_as_str().unwrap_or_default();
        let message: String = message.chars().take(300).collect();
        PANIC.with(|panic| *panic.borrow_mut() = format!("{place}: {message}"));
    }));
}

fn replay(name: &str, files: &[String]) -> ExitCode {
    let target = target(name).expect("a target");
    let mut failed = false;
    for file in files {
        let input = fs::read(file).expect("a file");
        reset_peak();
        let started = clock();
        let is_right = panic::catch_unwind(AssertUnwindSafe(|| target(&input))).is_ok();
        let megabytes = peak() / 1_000_000;
        println!(
            "{file}: {} ms, {megabytes} MB",
            clock().saturating_sub(started).as_millis()
        );
        failed |= !is_right;
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// The time that this process has worked for: on a busy machine, an input is not slow for having waited. Where it is unknown, the time.
fn clock() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name, which may have spaces; in hundredths of a second.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let times = fields.split(' ').skip(12).take(2).map(str::parse::<u64>);
    match times.sum::<Result<u64, _>>() {
        Ok(ticks) if ticks > 0 => Duration::from_millis(ticks * 10),
        _ => START.elapsed(),
    }
}

/// The input being run and since when.
static RUNNING: Mutex<Option<(Duration, Vec<u8>)>> = Mutex::new(None);
static IS_OVER: AtomicBool = AtomicBool::new(false);

/// In the child: the inputs that were found, then new ones.
fn fuzz(options: &Options, child: Child) {
    let name = options.names.first().expect("a target").clone();
    let (_, target, kind) = *TARGETS.iter().find(|it| it.0 == name).expect("a target");
    remember_panics();
    let watched = name.clone();
    let watch = thread::spawn(move || watch(&watched));
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let seed = options.seed;
    let run = move || {
        let mut inputs = Inputs::new(kind, seed);
        let first = match child {
            Child::First => [found(&name), inputs.plain()].concat(),
            Child::Next => Vec::new(),
        };
        let current = current_input(std::process::id());
        let mut places = BTreeSet::new();
        let (mut count, mut slowest, mut most) = (0_usize, Duration::ZERO, 0);
        let mut first = first.into_iter();
        loop {
            let input = match first.next() {
                Some(input) => input,
                None if Instant::now() < end => inputs.next(),
                None => break,
            };
            fs::write(&current, &input).expect("a file");
            reset_peak();
            let started = clock();
            *RUNNING.lock().expect("a lock") = Some((started, input.clone()));
            let panic = panic_of(target, &input);
            *RUNNING.lock().expect("a lock") = None;
            slowest = slowest.max(clock().saturating_sub(started));
            most = most.max(peak());
            count += 1;
            // One input of each place is enough.
            if let Some(panic) = panic
                && places.insert(panic.split(": ").next().unwrap_or_default().to_owned())
            {
                keep(&name, "panic", &input, &panic);
            }
        }
        let _ = fs::remove_file(current);
        println!(
            "{name:10} {count:7} inputs, the slowest {} ms, the largest {} MB",
            slowest.as_millis(),
            most / 1_000_000
        );
    };
    let run = thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(run)
        .expect("a thread");
    run.join().expect("its end");
    IS_OVER.store(true, Ordering::Relaxed);
    watch.join().expect("its end");
}

/// The inputs that once showed a bug.
fn found(name: &str) -> Vec<Vec<u8>> {
    let folder = fs::read_dir(Path::new(HOME).join("found").join(name));
    let files = folder.into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).expect("a file"))
        .collect()
}

/// Ends this process over an input that takes too long or too much memory.
fn watch(name: &str) {
    while !IS_OVER.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(20));
        let running = RUNNING.lock().expect("a lock");
        let Some((started, input)) = &*running else {
            continue;
        };
        let megabytes = peak() / 1_000_000;
        if clock().saturating_sub(*started) > MAX_TIME {
            keep(
                name,
                "slow",
                input,
                &format!("more than {} s", MAX_TIME.as_secs()),
            );
            exit(GAVE_UP);
        }
        if peak() > MAX_BYTES {
            keep(name, "large", input, &format!("{megabytes} MB"));
            exit(GAVE_UP);
        }
    }
}
