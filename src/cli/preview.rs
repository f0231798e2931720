//! `annexe preview`: shows sheets and their diagnostics in a browser, and follows edits. It writes no file.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::anyhow;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use tiny_http::{Header, Request, Response, Server};

use super::arguments::PreviewArguments;
use super::batch::{BuildOptions, render_in_memory};
use super::error::IoError;
use super::exit_code::IO_ERROR;
use super::fingerprint::Fingerprint;
use super::print::{error_message, print_error, print_text};
use super::watcher::FileWatcher;
use super::workspace::{ProgrammeFile, Source, Workspace};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::capital;
use crate::render::Format;

/// The default port. Another one is used when it is taken.
const PORT: u16 = 8642;
/// How long a request for the next edit waits.
const WAIT: Duration = Duration::from_secs(25);
const STYLE: &str = include_str!("preview.css");
const SCRIPT: &str = include_str!("preview.js");

/// The number of edits, from a number that no earlier run has reached.
struct EditCount {
    count: Mutex<u64>,
    changed: Condvar,
}

/// Ends only when it is stopped, or when nothing can be watched.
pub fn run(arguments: &PreviewArguments, language: Language) -> anyhow::Result<u8> {
    let mut watcher = FileWatcher::new(&arguments.paths)?;
    let server = listen(arguments.port)?;
    let Some(address) = server.server_addr().to_ip() else {
        return Err(port_error(PORT));
    };
    let preview = Arc::new(PreviewServer {
        paths: arguments.paths.clone(),
        options: BuildOptions {
            document: arguments.document,
            ..BuildOptions::default()
        },
        address,
        edits: EditCount {
            count: Mutex::new(u64::from(std::process::id()) << 32),
            changed: Condvar::new(),
        },
        language,
    });
    print_text(format!(
        "{}\n",
        message!(SERVING, address = format!("http://{address}/")).render(language)
    ))?;
    let shared = Arc::clone(&preview);
    let serving = thread::Builder::new().spawn(move || {
        for request in server.incoming_requests() {
            let preview = Arc::clone(&shared);
            // A request may wait for the next edit. Without a thread, the browser asks again.
            let _ = thread::Builder::new().spawn(move || preview.answer(request));
        }
        print_error(&port_error(address.port()), language);
        std::process::exit(IO_ERROR.into());
    });
    serving.map_err(|_| port_error(address.port()))?;
    loop {
        watcher.wait()?;
        preview.edits.add();
    }
}

fn port_error(port: u16) -> anyhow::Error {
    anyhow!(IoError::new(message!(PORT_TAKEN, port = port.to_string())))
}

impl EditCount {
    fn get(&self) -> MutexGuard<'_, u64> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self) {
        *self.get() += 1;
        self.changed.notify_all();
    }

    /// Waits until the count is another one.
    fn wait(&self, known: u64) -> u64 {
        let waited = self
            .changed
            .wait_timeout_while(self.get(), WAIT, |count| *count == known);
        let (count, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *count
    }
}

/// Listens to this machine only.
fn listen(port: Option<u16>) -> anyhow::Result<Server> {
    let on = |port| Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let server = match port {
        Some(port) => on(port),
        None => on(PORT).or_else(|_| on(0)),
    };
    server.map_err(|_| port_error(port.unwrap_or(PORT)))
}

struct PreviewServer {
    paths: Vec<PathBuf>,
    options: BuildOptions,
    address: SocketAddr,
    edits: EditCount,
    language: Language,
}

/// A response to the browser.
struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
}

impl PreviewServer {
    fn answer(&self, request: Request) {
        let answer = if self.is_local(&request) {
            self.page(request.url())
        } else {
            // A page of another site that knows a name of this machine.
            Answer::refused(403)
        };
        let mut response = Response::from_data(answer.body).with_status_code(answer.status);
        for (name, value) in [
            ("Content-Type", answer.kind),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ] {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        // The browser may have gone.
        let _ = request.respond(response);
    }

    /// Whether a request names this machine, as no page of another site can.
    fn is_local(&self, request: &Request) -> bool {
        let host = request
            .headers()
            .iter()
            .find(|header| header.field.equiv("Host"));
        let names = [
            self.address.to_string(),
            format!("localhost:{}", self.address.port()),
        ];
        host.is_some_and(|host| names.iter().any(|name| host.value == *name))
    }

    fn page(&self, url: &str) -> Answer {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        match path {
            "/" => self.shell(query),
            "/preview.css" => Answer::text("text/css; charset=utf-8", STYLE),
            "/preview.js" => Answer::text("text/javascript; charset=utf-8", SCRIPT),
            "/news" => {
                let count = self.edits.wait(query.parse().unwrap_or(0));
                Answer::text("text/plain; charset=utf-8", count.to_string())
            }
            "/programmes" => Answer::html(self.options(query)),
            "/findings" => self.diagnostics(query),
            "/page" => self.sheet(query, Format::Html),
            "/pdf" => self.sheet(query, Format::Pdf),
            _ => Answer::refused(404),
        }
    }

    fn find(&self) -> Workspace {
        Workspace::find(&self.paths, None, None)
    }

    /// The programme of a key: see [`key`].
    fn source(&self, of: &str) -> Option<anyhow::Result<Source>> {
        let mut programmes = self.find().programmes.into_iter();
        Some(programmes.find(|file| key(file) == of)?.read(None))
    }

    /// The choice of programmes.
    fn options(&self, chosen: &str) -> Markup {
        html! {
            @for file in &self.find().programmes {
                @let key = key(file);
                option value=(key) selected[key == chosen] { (file.name) }
            }
        }
    }

    fn options_for(&self, format: Format) -> BuildOptions {
        BuildOptions {
            formats: vec![format],
            ..self.options.clone()
        }
    }

    fn sheet(&self, of: &str, format: Format) -> Answer {
        let source = self.source(of).and_then(Result::ok);
        let options = self.options_for(format);
        let sheets = source.and_then(|source| render_in_memory(&source, &options).0);
        let kind = match format {
            Format::Md => "text/markdown; charset=utf-8",
            Format::Html => "text/html; charset=utf-8",
            Format::Pdf => "application/pdf",
        };
        match sheets.into_iter().flatten().next() {
            Some(bytes) => Answer::text(kind, bytes),
            None => {
                let words = text!(PREVIEW_NO_SHEET).get(self.language);
                Answer::html(
                    html! { (DOCTYPE) meta charset="utf-8"; body data-none { p { (words) } } },
                )
            }
        }
    }

    fn diagnostics(&self, of: &str) -> Answer {
        let language = self.language;
        let Workspace {
            projects,
            mut diagnostics,
            mut failures,
            ..
        } = self.find();
        let source = self.source(of);
        let is_gone = source.is_none() && !of.is_empty();
        match source {
            Some(Ok(source)) => {
                diagnostics.extend(source.project.common.diagnostics([]));
                diagnostics.extend(render_in_memory(&source, &self.options_for(Format::Md)).1);
            }
            Some(Err(error)) => failures.push(error),
            None => diagnostics.extend(projects.iter().flat_map(|it| it.common.diagnostics([]))),
        }
        Answer::html(html! {
            @if is_gone { p.error { (text!(PREVIEW_GONE).get(language)) } }
            @for failure in &failures { p.error { (with_hard_spaces(&error_message(failure).render(language))) } }
            h2 { (text!(PREVIEW_FINDINGS).get(language)) }
            @if diagnostics.is_empty() && failures.is_empty() && !is_gone { p { (text!(NOTHING_TO_REPORT).get(language)) } }
            ol { @for diagnostic in &diagnostics { (render_diagnostic(diagnostic, language)) } }
        })
    }

    /// The page around the sheet of a programme, or of the first one.
    fn shell(&self, of: &str) -> Answer {
        let workspace = self.find();
        let mut programmes = workspace.programmes.iter();
        let file = match of {
            "" => programmes.next(),
            _ => programmes.find(|file| key(file) == of),
        };
        let of = file.map_or_else(|| of.to_owned(), key);
        let language = self.language;
        let count = *self.edits.get();
        let name = file.map(|file| file.name.clone());
        Answer::html(html! {
            (DOCTYPE)
            html lang=(language.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (name.unwrap_or_default()) " – annexe" }
                    link rel="stylesheet" href="/preview.css";
                    script src="/preview.js" defer {}
                }
                body data-programme=(of) data-known=(count) {
                    header {
                        nav aria-label=(text!(PREVIEW_PROGRAMMES).get(language)) {
                            select #programmes aria-label=(text!(PREVIEW_PROGRAMMES).get(language)) {
                                (self.options(&of))
                            }
                        }
                        div role="tablist" {
                            button #tab-page role="tab" aria-selected="true" aria-controls="sheet" data-address="/page" { (text!(PREVIEW_PAGE).get(language)) }
                            button #tab-pdf role="tab" aria-selected="false" aria-controls="sheet" data-address="/pdf" { "PDF" }
                        }
                    }
                    main {
                        iframe #sheet role="tabpanel" title=(text!(PREVIEW_SHEET).get(language)) src={ "/page?" (of) } {}
                        aside #diagnostics aria-live="polite" {}
                    }
                }
            }
        })
    }
}

/// A name of a programme for pages, the same whatever programmes come and go.
fn key(file: &ProgrammeFile) -> String {
    Fingerprint::of(file.path.as_os_str().as_encoded_bytes()).to_string()
}

fn render_diagnostic(diagnostic: &Diagnostic, language: Language) -> Markup {
    let start = diagnostic.place.start();
    let class = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let severity = capital(diagnostic.severity.name().get(language));
    html! {
        li class=(class) {
            p { strong { (severity) " " (diagnostic.kind.code()) } " " (with_hard_spaces(&diagnostic.cause(language))) }
            p.place { (diagnostic.place.file.name()) ":" (start.line) ":" (start.column) }
            @if let Some(remedy) = diagnostic.remedy(language) { p.remedy { (with_hard_spaces(&remedy)) } }
        }
    }
}

/// A message with hard spaces beside quotes and high signs: a page breaks lines at the others.
fn with_hard_spaces(message: &str) -> String {
    let spaces = ["« ", " »", " :", " ;", " ?", " !"];
    spaces.iter().fold(message.to_owned(), |text, space| {
        text.replace(space, &space.replace(' ', "\u{a0}"))
    })
}

impl Answer {
    fn text(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            kind,
            body: body.into(),
        }
    }

    fn html(markup: Markup) -> Self {
        let PreEscaped(page) = markup;
        Self::text("text/html; charset=utf-8", page)
    }

    fn refused(status: u16) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: Vec::new(),
        }
    }
}
