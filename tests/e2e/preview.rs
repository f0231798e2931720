//! `annexe preview`: sheets and findings in a browser, as they change.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::support::expect::assert_contains;
use crate::support::project::{Project, Running, programme};

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
