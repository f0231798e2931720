//! `annexe preview`: shows sheets and their diagnostics in a browser, and follows edits. It writes no file.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::anyhow;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::server::{Request, Response, serve};
use super::arguments::{PreviewArguments, SheetArguments};
use super::batch::render_in_memory;
use super::error::IoError;
use super::file_tree::FileTree;
use super::fingerprint::Fingerprint;
use super::print::{error_message, print_text, with_no_break_spaces};
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

mod server;

/// The default port. Another one is used when it is taken.
const PORT: u16 = 8642;
/// How long a request for the next edit waits.
const WAIT: Duration = Duration::from_secs(25);
/// Requests that wait at a time, one a window of a browser.
const MAX_WAITING: usize = 16;
const STYLE: &str = include_str!("preview.css");
const SCRIPT: &str = include_str!("preview.js");

/// Ends only when it is stopped, or when nothing can be watched.
pub fn run(arguments: &PreviewArguments, language: Language) -> anyhow::Result<u8> {
    for path in &arguments.paths {
        FileTree::Disk.kind(path)?;
    }
    let mut watcher = FileWatcher::new(&arguments.paths)?;
    let listener = listen(arguments.port)?;
    let address = listener.local_addr().map_err(|_| port_error(PORT))?;
    let preview = Arc::new(PreviewServer {
        paths: arguments.paths.clone(),
        document: arguments.document,
        address,
        edits: Mutex::new(u64::from(std::process::id()) << 32),
        edited: Condvar::new(),
        waiting: AtomicUsize::new(0),
        language,
    });
    print_text(format!(
        "{}\n",
        message!(SERVING, address = format!("http://{address}/")).render(language)
    ))?;
    let shared = Arc::clone(&preview);
    let serving = thread::Builder::new();
    let serving = serving.spawn(move || serve(&listener, |request| shared.respond(request)));
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
fn listen(port: Option<u16>) -> anyhow::Result<TcpListener> {
    let on = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let listener = match port {
        Some(port) => on(port),
        None => on(PORT).or_else(|_| on(0)),
    };
    listener.map_err(|_| port_error(port.unwrap_or(PORT)))
}

struct PreviewServer {
    paths: Vec<PathBuf>,
    document: Option<Sheet>,
    address: SocketAddr,
    /// The number of edits, from a number that no earlier run has reached.
    edits: Mutex<u64>,
    edited: Condvar,
    /// The requests that wait for the next edit.
    waiting: AtomicUsize,
    language: Language,
}

impl PreviewServer {
    fn respond(&self, request: &Request) -> Response {
        if self.is_local(request) {
            self.route(&request.target)
        } else {
            Response::empty(403)
        }
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

    /// Whether a request names this machine, and comes from none of the pages of another site.
    fn is_local(&self, request: &Request) -> bool {
        let names = [
            self.address.to_string(),
            format!("localhost:{}", self.address.port()),
        ];
        let is_own = |host: &str| names.iter().any(|name| host.eq_ignore_ascii_case(name));
        let hosts: Vec<&str> = request.header("host").collect();
        let mut origins = request.header("origin");
        let mut sites = request.header("sec-fetch-site");
        matches!(hosts[..], [host] if is_own(host))
            && origins.all(|it| it.strip_prefix("http://").is_some_and(is_own))
            && sites.all(|it| matches!(it, "same-origin" | "none"))
    }

    fn route(&self, url: &str) -> Response {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        match path {
            "/" => self.frame_response(query),
            "/preview.css" => new_response("text/css; charset=utf-8", STYLE),
            "/preview.js" => new_response("text/javascript; charset=utf-8", SCRIPT),
            "/news" => self.news_response(query),
            "/programmes" => html_response(self.programme_options(query)),
            "/findings" => self.diagnostics_response(query),
            "/page" => self.sheet_response(query, Format::Html),
            "/pdf" => self.sheet_response(query, Format::Pdf),
            _ => Response::empty(404),
        }
    }

    fn news_response(&self, known: &str) -> Response {
        let response = if self.waiting.fetch_add(1, Ordering::Relaxed) < MAX_WAITING {
            let count = self.wait_for_edit(known.parse().unwrap_or(0));
            new_response("text/plain; charset=utf-8", count.to_string())
        } else {
            Response::empty(503)
        };
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        response
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

    fn sheet_response(&self, of: &str, format: Format) -> Response {
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

    fn diagnostics_response(&self, of: &str) -> Response {
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
    fn frame_response(&self, of: &str) -> Response {
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

fn new_response(kind: &'static str, body: impl Into<Vec<u8>>) -> Response {
    Response {
        status: 200,
        kind,
        body: body.into(),
    }
}

fn html_response(markup: Markup) -> Response {
    let PreEscaped(page) = markup;
    new_response("text/html; charset=utf-8", page)
}
