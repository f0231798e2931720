//! The part of HTTP that a preview needs, for one reader on this machine. A connection carries one request.
//!
//! Whatever connects, it takes a bounded number of connections, bytes and seconds, and the next reader is answered.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::super::clock::Clock;
use super::super::threads::STACK_SIZE;

/// Requests read at a time. The oldest is dropped for a newer one.
const MAX_READING: usize = 64;
/// Requests answered at a time. The others get the status 503.
const MAX_ANSWERING: usize = 32;
/// Bytes of a request.
const MAX_HEAD: usize = 16 * 1024;
/// How long a request may take to come.
const MAX_READ: Duration = Duration::from_secs(5);
/// How long an answer may take to go.
const MAX_WRITE: Duration = Duration::from_secs(20);
/// Bytes read and dropped behind a request, for its answer to arrive.
const MAX_REST: usize = 256 * 1024;
const MAX_REST_WAIT: Duration = Duration::from_millis(500);
/// How long to wait when the system has no descriptor or no thread left.
const PAUSE: Duration = Duration::from_millis(50);

/// Of every answer. Pages of other sites can neither show nor read it.
const HEADERS: &str = "Connection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
     Referrer-Policy: no-referrer\r\nX-Frame-Options: SAMEORIGIN\r\nCross-Origin-Resource-Policy: same-origin\r\n";

/// A request of a browser.
pub struct Request {
    /// Without its address: from the first slash.
    pub target: String,
    is_head: bool,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The values of a header, by its name in small letters.
    pub fn header(&self, name: &str) -> impl Iterator<Item = &str> {
        let headers = self.headers.iter().filter(move |(key, _)| key == name);
        headers.map(|(_, value)| value.as_str())
    }
}

/// An answer to a browser.
pub struct Response {
    pub status: u16,
    pub kind: &'static str,
    pub body: Vec<u8>,
}

impl Response {
    /// An answer without words.
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: Vec::new(),
        }
    }
}

/// Answers requests for ever.
pub fn serve(listener: &TcpListener, respond: impl Fn(&Request) -> Response + Sync) {
    let connections = Connections::default();
    let respond = &respond;
    thread::scope(|scope| {
        loop {
            let Ok((stream, _)) = listener.accept() else {
                // No descriptor is left: the oldest that says nothing gives its own back.
                connections.close_oldest();
                thread::sleep(PAUSE);
                continue;
            };
            let connection = connections.open(stream);
            let thread = thread::Builder::new().stack_size(STACK_SIZE);
            let is_started = thread.spawn_scoped(scope, move || {
                // The browser may have gone.
                let _ = connection.answer(respond);
            });
            if is_started.is_err() {
                connections.close_oldest();
                thread::sleep(PAUSE);
            }
        }
    });
}

/// The open connections.
#[derive(Default)]
struct Connections {
    /// Those whose request is not read yet, the oldest first.
    reading: Mutex<VecDeque<Arc<TcpStream>>>,
    answering: AtomicUsize,
}

impl Connections {
    fn reading(&self) -> MutexGuard<'_, VecDeque<Arc<TcpStream>>> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self, stream: TcpStream) -> Connection<'_> {
        while self.reading().len() >= MAX_READING {
            self.close_oldest();
        }
        let stream = Arc::new(stream);
        self.reading().push_back(Arc::clone(&stream));
        Connection {
            connections: self,
            stream,
        }
    }

    fn close_oldest(&self) {
        if let Some(stream) = self.reading().pop_front() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

/// A connection that closes when it is dropped, even by a panic.
struct Connection<'a> {
    connections: &'a Connections,
    stream: Arc<TcpStream>,
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        self.stop_reading();
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}

impl Connection<'_> {
    fn stop_reading(&self) {
        let mut reading = self.connections.reading();
        reading.retain(|stream| !Arc::ptr_eq(stream, &self.stream));
    }

    fn answer(&self, respond: impl Fn(&Request) -> Response) -> io::Result<()> {
        let request = self.read_head()?.and_then(|head| parse_head(&head));
        self.stop_reading();
        let answering = AnswerCount::new(&self.connections.answering);
        let (response, is_head) = match &request {
            _ if answering.count > MAX_ANSWERING => (Response::empty(503), false),
            Ok(request) => (respond(request), request.is_head),
            Err(status) => (Response::empty(*status), false),
        };
        self.write(&response, is_head)?;
        self.stream.shutdown(Shutdown::Write)?;
        self.drop_rest()
    }

    /// The bytes of a request up to its empty line, or the status of what is none.
    fn read_head(&self) -> io::Result<Result<Vec<u8>, u16>> {
        let clock = Clock::start();
        let mut head = Vec::new();
        let mut buffer = [0; 1024];
        loop {
            let Some(left) = time_left(clock, MAX_READ) else {
                return Ok(Err(408));
            };
            self.stream.set_read_timeout(Some(left))?;
            let count = match (&*self.stream).read(&mut buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => count,
                Err(error) if is_timeout(&error) => return Ok(Err(408)),
                Err(error) => return Err(error),
            };
            // The empty line may have come in two parts.
            let from = head.len().saturating_sub(3);
            head.extend_from_slice(&buffer[..count]);
            if let Some(end) = head[from..].windows(4).position(|it| it == b"\r\n\r\n") {
                head.truncate(from + end);
                return Ok(Ok(head));
            }
            if head.len() > MAX_HEAD {
                return Ok(Err(431));
            }
        }
    }

    fn write(&self, response: &Response, is_head: bool) -> io::Result<()> {
        let Response { status, kind, body } = response;
        let reason = match status {
            200 => "OK",
            _ => "Error",
        };
        let allow = if *status == 405 {
            "Allow: GET, HEAD\r\n"
        } else {
            ""
        };
        let head = format!(
            "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{allow}{HEADERS}\r\n",
            body.len()
        );
        let shown: &[u8] = if is_head { &[] } else { body };
        let clock = Clock::start();
        for mut part in [head.as_bytes(), shown] {
            while !part.is_empty() {
                let left = time_left(clock, MAX_WRITE).ok_or(io::ErrorKind::TimedOut)?;
                self.stream.set_write_timeout(Some(left))?;
                match (&*self.stream).write(part)? {
                    0 => return Err(io::ErrorKind::WriteZero.into()),
                    count => part = &part[count..],
                }
            }
        }
        Ok(())
    }

    /// Reads what else was sent: the system would take back an answer to a request that is not read whole.
    fn drop_rest(&self) -> io::Result<()> {
        let clock = Clock::start();
        let mut buffer = [0; 4096];
        let mut count = 0;
        while count < MAX_REST
            && let Some(left) = time_left(clock, MAX_REST_WAIT)
        {
            self.stream.set_read_timeout(Some(left))?;
            match (&*self.stream).read(&mut buffer)? {
                0 => break,
                more => count += more,
            }
        }
        Ok(())
    }
}

/// Counts itself while it lives.
struct AnswerCount<'a> {
    counter: &'a AtomicUsize,
    count: usize,
}

impl<'a> AnswerCount<'a> {
    fn new(counter: &'a AtomicUsize) -> Self {
        let count = counter.fetch_add(1, Ordering::Relaxed) + 1;
        Self { counter, count }
    }
}

impl Drop for AnswerCount<'_> {
    fn drop(&mut self) {
        self.counter.fetch_sub(1, Ordering::Relaxed);
    }
}

fn time_left(clock: Clock, limit: Duration) -> Option<Duration> {
    let left = limit.checked_sub(clock.elapsed())?;
    (!left.is_zero()).then_some(left)
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    )
}

/// Reads the line and the headers of a request, or gives the status of what is none.
fn parse_head(head: &[u8]) -> Result<Request, u16> {
    let head = std::str::from_utf8(head).map_err(|_| 400_u16)?;
    let mut lines = head.split("\r\n");
    let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, target, version] = words[..] else {
        return Err(400);
    };
    if !target.starts_with('/') || target.contains(char::is_control) {
        return Err(400);
    }
    match version {
        "HTTP/1.0" | "HTTP/1.1" => {}
        _ if version.starts_with("HTTP/") => return Err(505),
        _ => return Err(400),
    }
    let mut headers = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(400_u16)?;
        // A space here, or a line that goes on, is read otherwise by others.
        if name.is_empty() || name.contains(|c: char| !c.is_ascii_graphic()) {
            return Err(400);
        }
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    match method {
        "GET" | "HEAD" => Ok(Request {
            target: target.to_owned(),
            is_head: method == "HEAD",
            headers,
        }),
        _ => Err(405),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_strictly() {
        let status = |head: &str| {
            parse_head(head.as_bytes())
                .map(|_| 200)
                .unwrap_or_else(|it| it)
        };
        for (head, expected) in [
            ("GET / HTTP/1.1\r\nHost: a", 200),
            ("HEAD /page?1 HTTP/1.0", 200),
            ("POST / HTTP/1.1", 405),
            ("GET http://a/ HTTP/1.1", 400),
            ("GET / HTTP/2.0", 505),
            ("GET /", 400),
            ("GET  / HTTP/1.1", 400),
            ("GET / HTTP/1.1\r\nHost : a", 400),
            ("GET / HTTP/1.1\r\n Host: a", 400),
            ("GET / HTTP/1.1\r\nHost", 400),
            ("GET / HTTP/1.1\nHost: a", 400),
            ("", 400),
        ] {
            assert_eq!(status(head), expected, "{head:?}");
        }
        let request = parse_head(b"GET /x HTTP/1.1\r\nHOST:  a:1 \r\nhost: b").expect("a request");
        assert_eq!(request.header("host").collect::<Vec<_>>(), ["a:1", "b"]);
    }
}
