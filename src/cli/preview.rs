//! `annexe preview`: shows sheets and their diagnostics in a browser, and follows edits. It writes no file.

use std::io::Cursor;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::anyhow;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use tiny_http::{Header, Request, Response, Server};

use super::arguments::{PreviewArguments, SheetArguments};
use super::batch::render_in_memory;
use super::error::IoError;
use super::exit_code::IO_ERROR;
use super::file_tree::FileTree;
use super::fingerprint::Fingerprint;
use super::print::{error_message, print_error, print_text, with_no_break_spaces};
use super::watcher::FileWatcher;
use super::workspace::{ProgrammeFile, Source, Workspace};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::capitalize;
use crate::escape::escape;
use crate::model::Sheet;
use crate::render::Format;

/// The default port. Another one is used when it is taken.
const PORT: u16 = 8642;
/// How long a request for the next edit waits.
const WAIT: Duration = Duration::from_secs(25);
const STYLE: &str = include_str!("preview.css");
const SCRIPT: &str = include_str!("preview.js");

/// Ends only when it is stopped, or when nothing can be watched.
pub fn run(arguments: &PreviewArguments, language: Language) -> anyhow::Result<u8> {
    for path in &arguments.paths {
        FileTree::Disk.kind(path)?;
    }
    let mut watcher = FileWatcher::new(&arguments.paths)?;
    let server = listen(arguments.port)?;
    let Some(address) = server.server_addr().to_ip() else {
        return Err(port_error(PORT));
    };
    let preview = Arc::new(PreviewServer {
        paths: arguments.paths.clone(),
        document: arguments.document,
        address,
        edits: Mutex::new(u64::from(std::process::id()) << 32),
        edited: Condvar::new(),
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
            let _ = thread::Builder::new().spawn(move || preview.respond(request));
        }
        print_error(&port_error(address.port()), language);
        std::process::exit(IO_ERROR.into());
    });
    serving.map_err(|_| port_error(address.port()))?;
    loop {
        watcher.wait()?;
        *preview.edits() += 1;
        preview.edited.notify_all();
    }
}

fn port_error(port: u16) -> anyhow::Error {
    anyhow!(IoError::new(message!(PORT_TAKEN, port = port.to_string())))
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
    document: Option<Sheet>,
    address: SocketAddr,
    /// The number of edits, from a number that no earlier run has reached.
    edits: Mutex<u64>,
    edited: Condvar,
    language: Language,
}

/// A response to the browser.
type HttpResponse = Response<Cursor<Vec<u8>>>;

impl PreviewServer {
    fn respond(&self, request: Request) {
        let mut answer = if self.is_local(&request) {
            self.route(request.url())
        } else {
            // A page of another site that knows a name of this machine.
            error_response(403)
        };
        for (name, value) in [
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ] {
            answer = with_header(answer, name, value);
        }
        // The browser may have gone.
        let _ = request.respond(answer);
    }

    fn edits(&self) -> MutexGuard<'_, u64> {
        self.edits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the number of edits is another one.
    fn wait_for_edit(&self, known: u64) -> u64 {
        let is_known = |edits: &mut u64| *edits == known;
        let waited = self.edited.wait_timeout_while(self.edits(), WAIT, is_known);
        let (edits, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *edits
    }

    /// Whether a request names this machine, as no page of another site can.
    fn is_local(&self, request: &Request) -> bool {
        let mut headers = request.headers().iter();
        let host = headers.find(|header| header.field.equiv("Host"));
        let names = [
            self.address.to_string(),
            format!("localhost:{}", self.address.port()),
        ];
        host.is_some_and(|host| names.iter().any(|name| host.value == *name))
    }

    fn route(&self, url: &str) -> HttpResponse {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        match path {
            "/" => self.frame_response(query),
            "/preview.css" => new_response("text/css; charset=utf-8", STYLE),
            "/preview.js" => new_response("text/javascript; charset=utf-8", SCRIPT),
            "/news" => {
                let count = self.wait_for_edit(query.parse().unwrap_or(0));
                new_response("text/plain; charset=utf-8", count.to_string())
            }
            "/programmes" => html_response(self.programme_options(query)),
            "/findings" => self.diagnostics_response(query),
            "/page" => self.sheet_response(query, Format::Html),
            "/pdf" => self.sheet_response(query, Format::Pdf),
            _ => error_response(404),
        }
    }

    fn find_programmes(&self) -> Workspace {
        Workspace::find(&self.paths, None, None)
    }

    /// Reads the programme of a key: see [`key_of`].
    fn read_source(&self, of: &str) -> Option<anyhow::Result<Source>> {
        let mut programmes = self.find_programmes().programmes.into_iter();
        Some(programmes.find(|file| key_of(file) == of)?.read(None))
    }

    /// The choice of programmes.
    fn programme_options(&self, chosen: &str) -> Markup {
        html! {
            @for file in &self.find_programmes().programmes {
                @let key = key_of(file);
                option value=(key) selected[key == chosen] { (escape(&file.name)) }
            }
        }
    }

    fn sheet_arguments(&self, format: Format) -> SheetArguments {
        SheetArguments {
            format: vec![format],
            document: self.document,
            ..SheetArguments::default()
        }
    }

    fn sheet_response(&self, of: &str, format: Format) -> HttpResponse {
        let source = self.read_source(of).and_then(Result::ok);
        let options = self.sheet_arguments(format);
        let sheets = source.and_then(|source| render_in_memory(&source, &options).0);
        let kind = match format {
            Format::Md => "text/markdown; charset=utf-8",
            Format::Html => "text/html; charset=utf-8",
            Format::Pdf => "application/pdf",
        };
        match sheets.into_iter().flatten().next() {
            Some(bytes) => new_response(kind, bytes),
            None => {
                let words = text!(PREVIEW_NO_SHEET).get(self.language);
                html_response(
                    html! { (DOCTYPE) meta charset="utf-8"; body data-none { p { (words) } } },
                )
            }
        }
    }

    fn diagnostics_response(&self, of: &str) -> HttpResponse {
        let language = self.language;
        let workspace = self.find_programmes();
        let (mut diagnostics, mut failures) = (workspace.diagnostics, workspace.failures);
        let source = self.read_source(of);
        let is_gone = source.is_none() && !of.is_empty();
        match source {
            Some(Ok(source)) => {
                diagnostics.extend(source.project.context.diagnostics([]));
                diagnostics.extend(render_in_memory(&source, &self.sheet_arguments(Format::Md)).1);
            }
            Some(Err(error)) => failures.push(error),
            None => {
                let projects = workspace.projects.iter();
                diagnostics.extend(projects.flat_map(|it| it.context.diagnostics([])));
            }
        }
        html_response(html! {
            @if is_gone { p.error { (text!(PREVIEW_GONE).get(language)) } }
            @for failure in &failures { p.error { (with_no_break_spaces(&error_message(failure).render(language))) } }
            h2 { (text!(PREVIEW_FINDINGS).get(language)) }
            @if diagnostics.is_empty() && failures.is_empty() && !is_gone { p { (text!(NOTHING_TO_REPORT).get(language)) } }
            ol { @for diagnostic in &diagnostics { (render_diagnostic(diagnostic, language)) } }
        })
    }

    /// The page around the sheet of a programme, or of the first one.
    fn frame_response(&self, of: &str) -> HttpResponse {
        let workspace = self.find_programmes();
        let mut programmes = workspace.programmes.iter();
        let file = match of {
            "" => programmes.next(),
            _ => programmes.find(|file| key_of(file) == of),
        };
        let of = file.map_or_else(|| of.to_owned(), key_of);
        let language = self.language;
        let count = *self.edits();
        let name = file.map(|file| escape(&file.name).into_owned());
        html_response(html! {
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
                                (self.programme_options(&of))
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

/// The key of a programme in URLs, stable when other programmes appear or disappear.
fn key_of(file: &ProgrammeFile) -> String {
    Fingerprint::of_bytes(file.path.as_os_str().as_encoded_bytes()).to_string()
}

fn render_diagnostic(diagnostic: &Diagnostic, language: Language) -> Markup {
    let start = diagnostic.place.start();
    let class = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let severity = capitalize(diagnostic.severity.name().get(language));
    html! {
        li class=(class) {
            p { strong { (severity) " " (diagnostic.kind.code()) } " " (with_no_break_spaces(&diagnostic.cause(language))) }
            p.place { (escape(diagnostic.place.file.name())) ":" (start.line) ":" (start.column) }
            @if let Some(remedy) = diagnostic.remedy(language) { p.remedy { (with_no_break_spaces(&remedy)) } }
        }
    }
}

fn new_response(kind: &str, body: impl Into<Vec<u8>>) -> HttpResponse {
    with_header(Response::from_data(body), "Content-Type", kind)
}

fn html_response(markup: Markup) -> HttpResponse {
    let PreEscaped(page) = markup;
    new_response("text/html; charset=utf-8", page)
}

fn error_response(status: u16) -> HttpResponse {
    new_response("text/plain; charset=utf-8", Vec::new()).with_status_code(status)
}

fn with_header(answer: HttpResponse, name: &str, value: &str) -> HttpResponse {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        Err(()) => answer,
    }
}
