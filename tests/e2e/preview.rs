//! `annexe preview`: sheets and findings in a browser, as they change.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
#[cfg(unix)]
use std::process::Command;
use std::time::Duration;

use crate::support::expect::assert_contains;
use crate::support::project::{Project, Running, programme};
use crate::support::wait::wait_for;

/// The status and the body of a page.
fn get(address: &str, path: &str, host: &str) -> (u16, String) {
    answer(ask(address, path, host))
}

fn ask(address: &str, path: &str, host: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )
    .expect("sent");
    stream
}

fn answer(mut stream: TcpStream) -> (u16, String) {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    (status.expect("a status"), body.to_owned())
}

#[test]
fn preview_of_nothing_says_so() {
    let project = Project::new(1);
    let mut command = project.command(&["preview", "programmes/ailleurs.yaml"]);
    let output = command.output().expect("it runs");
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_contains(&said, "programmes/ailleurs.yaml");
}

#[test]
fn preview_shows_sheets_and_findings_as_they_change() {
    let project = Project::new(2);
    let running = Running::start(project.command(&["preview"]));
    let said = running.wait_for_line("http://");
    let (_, rest) = said.split_once("http://").expect("an address");
    let (address, _) = rest.split_once('/').expect("an address");
    let page = |path: &str| get(address, path, address);
    let shell = page("/").1;
    let keys: Vec<&str> = shell
        .split("<option value=\"")
        .skip(1)
        .filter_map(|option| option.split('"').next())
        .collect();
    let [first, second] = keys[..] else {
        panic!("{shell}")
    };
    let (status, shell) = page(&format!("/?{second}"));
    assert_eq!(status, 200);
    assert!(
        shell.contains("<title>programmes/p1.yaml") && shell.contains("lang=\"fr\""),
        "{shell}"
    );
    let of = |page: &str, key: &str| format!("/{page}?{key}");
    let (shown, told) = (of("page", first), of("findings", first));
    assert_contains(&page(&shown).1, "Rennes");
    assert_contains(&page(&of("pdf", first)).1, "%PDF-1.7");
    assert_contains(&page(&told).1, "M003");
    assert_eq!(page("/ailleurs").0, 404);
    assert_contains(&page("/page?7").1, "regardez les remarques");
    assert_contains(&page("/findings?7").1, "n’existe plus");
    // Only this machine asks, and by its own name.
    assert_eq!(get(address, &shown, "exemple.fr").0, 403);
    assert!(address.starts_with("127.0.0.1:"), "{address}");
    // A page that knows the last news waits for the next.
    let known = page("/news?0").1;
    assert!(known.parse::<u64>().is_ok(), "{known}");
    let mut news = ask(address, &format!("/news?{known}"), address);
    let is_pending = Some(Duration::from_millis(100));
    news.set_read_timeout(is_pending).expect("a limit");
    let early = news.read(&mut [0]).map_err(|error| error.kind());
    let is_late = matches!(early, Err(ErrorKind::WouldBlock | ErrorKind::TimedOut));
    assert!(is_late, "news before there are any: {early:?}");
    news.set_read_timeout(None).expect("no limit");
    project.write("programmes/p0.yaml", "intitul: Animer\n");
    let news = answer(news).1;
    assert!(news.parse::<u64>().is_ok(), "{news}");
    assert_ne!(news, known);
    assert_contains(&page(&told).1, "clé inconnue");
    let (status, body) = page(&shown);
    assert_eq!(status, 200);
    assert_contains(&body, "regardez les remarques");
    // A programme keeps its page, whatever comes before it or goes.
    project.write("programmes/p00.yaml", &programme("Vannes"));
    assert_contains(&page(&of("page", second)).1, "Rennes");
    fs::remove_file(project.path("programmes/p0.yaml")).expect("it was there");
    assert_contains(&page(&of("page", second)).1, "Rennes");
    assert_contains(&page(&told).1, "n’existe plus");
    assert_contains(&page("/programmes").1, "p00.yaml");
    assert!(!project.path("output").exists(), "a preview writes nothing");
}

/// A preview of one programme, and its address.
fn preview(project: &Project) -> (Running, String) {
    let running = Running::start(project.command(&["preview", "--port", "0"]));
    let said = running.wait_for_line("http://");
    let (_, rest) = said.split_once("http://").expect("an address");
    let (address, _) = rest.split_once('/').expect("an address");
    (running, address.to_owned())
}

/// The status of the answer to these bytes, and what comes after its head.
fn send(address: &str, request: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.write_all(request.as_bytes()).expect("sent");
    answer(stream)
}

#[test]
fn preview_answers_its_own_pages_alone() {
    let project = Project::new(1);
    let (_running, address) = preview(&project);
    let port = address.split(':').nth(1).expect("a port");
    let ask = |lines: &str| send(&address, &format!("GET / HTTP/1.1\r\n{lines}\r\n")).0;
    let host = format!("Host: {address}\r\n");
    for (lines, status) in [
        (host.clone(), 200),
        (format!("host: LOCALHOST:{port}\r\n"), 200),
        (
            format!("{host}Origin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n"),
            200,
        ),
        (format!("{host}Sec-Fetch-Site: none\r\n"), 200),
        (String::new(), 403),
        ("Host: exemple.fr\r\n".to_owned(), 403),
        (format!("Host: exemple.fr:{port}\r\n"), 403),
        (format!("{host}Host: exemple.fr\r\n"), 403),
        (format!("{host}Origin: https://exemple.fr\r\n"), 403),
        (format!("{host}Origin: null\r\n"), 403),
        (format!("{host}Sec-Fetch-Site: cross-site\r\n"), 403),
        (format!("{host}Sec-Fetch-Site: same-site\r\n"), 403),
        (format!("{host}Sans deux-points\r\n"), 400),
    ] {
        assert_eq!(ask(&lines), status, "{lines}");
    }
    let of = |line: &str| send(&address, &format!("{line}\r\n{host}\r\n"));
    assert_eq!(of("HEAD / HTTP/1.1"), (200, String::new()));
    assert_eq!(of("POST / HTTP/1.1").0, 405);
    assert_eq!(of("GET http://exemple.fr/ HTTP/1.1").0, 400);
    assert_eq!(of("GET / HTTP/3.0").0, 505);
    assert_eq!(of("\u{1}").0, 400);
}

#[test]
fn preview_outlives_readers_without_manners() {
    let project = Project::new(1);
    let (mut running, address) = preview(&project);
    let get_first = || get(&address, "/", &address).0;
    // Headers without an end.
    let mut endless = TcpStream::connect(&address).expect("it listens");
    let line = format!("X: {}\r\n", "x".repeat(1000));
    let mut head = "GET / HTTP/1.1\r\n".to_owned();
    (0..100).for_each(|_| head.push_str(&line));
    let _ = endless.write_all(head.as_bytes());
    assert_eq!(answer(endless).0, 431);
    // A thousand requests at once: the first is answered.
    let many = format!("GET / HTTP/1.1\r\nHost: {address}\r\n\r\n").repeat(1000);
    assert_eq!(send(&address, &many).0, 200);
    // Connections that say nothing, or half of a request, and some that go at once.
    let mut idle = Vec::new();
    for rank in 0..200 {
        let mut stream = TcpStream::connect(&address).expect("it listens");
        if rank % 2 == 0 {
            let _ = stream.write_all(b"GET / HT");
        }
        idle.push(stream);
        if rank % 50 == 0 {
            assert_eq!(get_first(), 200);
        }
    }
    (0..2000).for_each(|_| drop(TcpStream::connect(&address)));
    assert_eq!(get_first(), 200);
    // A request that comes byte by byte is not waited for longer than others.
    let mut slow = TcpStream::connect(&address).expect("it listens");
    let patience = Duration::from_secs(20);
    slow.set_read_timeout(Some(Duration::from_millis(200)))
        .expect("a limit");
    let mut waited = Duration::ZERO;
    while slow.write_all(b"G").is_ok() && !matches!(slow.read(&mut [0]), Ok(0 | 1)) {
        waited += Duration::from_millis(200);
        assert!(waited < patience, "a slow request is waited for");
    }
    assert_eq!(get_first(), 200);
    assert!(running.is_running());
}

/// With a few descriptors only.
#[cfg(unix)]
#[test]
fn preview_outlives_a_lack_of_descriptors() {
    let project = Project::new(1);
    let mut command = Command::new("sh");
    let script = format!(
        "ulimit -n 40; exec {} preview --port 0",
        env!("CARGO_BIN_EXE_annexe")
    );
    command.args(["-c", &script]).current_dir(project.0.path());
    command.env("LC_ALL", "fr_FR.UTF-8");
    let mut running = Running::start(command);
    let said = running.wait_for_line("http://");
    let address = said
        .split("http://")
        .nth(1)
        .and_then(|it| it.split('/').next());
    let address = address.expect("an address");
    let mut idle: Vec<TcpStream> = Vec::new();
    for _ in 0..300 {
        idle.extend(TcpStream::connect(address));
    }
    // An edit that comes meanwhile is seen, at the latest once there are descriptors again.
    project.write("programmes/p1.yaml", &programme("Vannes"));
    drop(idle);
    let known = wait_for("a new programme", || {
        let (status, page) = get(address, "/", address);
        (status == 200 && page.contains("p1.yaml")).then_some(page)
    });
    known.unwrap_or_else(|late| panic!("{late}"));
    let news = |known: &str| get(address, &format!("/news?{known}"), address).1;
    let known = news("0");
    project.write("programmes/p1.yaml", &programme("Brest"));
    assert_ne!(news(&known), known);
    assert!(running.is_running());
}
