//! `annexe preview`: sheets in a browser as they are written, with what there is to say of them beside. Nothing is written.

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::anyhow;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use tiny_http::{Header, Request, Response, Server};

use super::batch::{self, Order};
use super::error::IoError;
use super::manifest::Fingerprint;
use super::watching::Watching;
use super::workspace::{self, Listed, Listing, Source};
use super::{FAILED, PreviewArguments, complain, patiently};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{message, text};
use crate::diagnostic::kind::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::message::capital;
use crate::render::Format;

/// The port that is asked for when none is given; another one when it is taken.
const PORT: u16 = 8642;
/// How long a page waits for news before it asks again.
const WAIT: Duration = Duration::from_secs(25);
const STYLE: &str = include_str!("preview.css");
const SCRIPT: &str = include_str!("preview.js");

/// How many times something was touched, from a number that no earlier run has told.
struct News {
    count: Mutex<u64>,
    arrived: Condvar,
}

/// Ends only when it is stopped, or when nothing can be watched.
pub fn run(arguments: &PreviewArguments, language: Language) -> anyhow::Result<u8> {
    let mut watching = Watching::new(&arguments.paths)?;
    let server = Arc::new(listen(arguments.port)?);
    let Some(address) = server.server_addr().to_ip() else {
        return Err(anyhow!(IoError::new(message!(
            PORT_TAKEN,
            port = PORT.to_string()
        ))));
    };
    let news = Arc::new(News {
        count: Mutex::new(u64::from(std::process::id()) << 32),
        arrived: Condvar::new(),
    });
    let desk = Arc::new(Desk {
        paths: arguments.paths.clone(),
        order: Order {
            document: arguments.document,
            ..Order::default()
        },
        address,
        news: Arc::clone(&news),
        language,
    });
    patiently(writeln!(
        io::stdout(),
        "{}",
        message!(SERVING, address = format!("http://{address}/")).render(language)
    ))?;
    let serving = thread::Builder::new().spawn(move || {
        for request in server.incoming_requests() {
            let desk = Arc::clone(&desk);
            // One may wait for news for long. Without a thread to have, it is asked again.
            let _ = thread::Builder::new().spawn(move || desk.answer(request));
        }
        // The system has nothing left to listen with.
        complain(
            &anyhow!(IoError::new(message!(
                PORT_TAKEN,
                port = address.port().to_string()
            ))),
            language,
        );
        std::process::exit(FAILED.into());
    });
    serving.map_err(|_| {
        anyhow!(IoError::new(message!(
            PORT_TAKEN,
            port = address.port().to_string()
        )))
    })?;
    loop {
        watching.next()?;
        *news.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        news.arrived.notify_all();
    }
}

/// On this machine, for this machine.
fn listen(port: Option<u16>) -> anyhow::Result<Server> {
    let on = |port| Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let server = match port {
        Some(port) => on(port),
        None => on(PORT).or_else(|_| on(0)),
    };
    server.map_err(|_| {
        anyhow!(IoError::new(message!(
            PORT_TAKEN,
            port = port.unwrap_or(PORT).to_string()
        )))
    })
}

struct Desk {
    paths: Vec<PathBuf>,
    order: Order,
    address: SocketAddr,
    news: Arc<News>,
    language: Language,
}

/// What is sent back.
struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
}

impl Desk {
    fn answer(&self, request: Request) {
        let answer = if self.is_ours(&request) {
            self.page(request.url())
        } else {
            // A page from elsewhere that found a name for this machine.
            Answer::missing(403)
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

    fn is_ours(&self, request: &Request) -> bool {
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
            "/preview.css" => Answer::fine("text/css; charset=utf-8", STYLE.into()),
            "/preview.js" => Answer::fine("text/javascript; charset=utf-8", SCRIPT.into()),
            "/news" => self.wait(query.parse().unwrap_or(0)),
            "/programmes" => Answer::html(self.programmes(query)),
            "/findings" => self.diagnostics(query),
            "/page" => self.sheet(query, Format::Html),
            "/pdf" => self.sheet(query, Format::Pdf),
            _ => Answer::missing(404),
        }
    }

    fn listing(&self) -> Listing {
        workspace::list(&self.paths, None, None)
    }

    /// The programme of a key: see [`key`].
    fn source(&self, of: &str) -> Option<anyhow::Result<Source>> {
        let programmes = self.listing().programmes;
        let listed = programmes.into_iter().find(|listed| key(listed) == of)?;
        Some(listed.load(None))
    }

    /// What there is to choose from.
    fn programmes(&self, chosen: &str) -> Markup {
        let listing = self.listing();
        html! {
            @for listed in &listing.programmes {
                @let key = key(listed);
                option value=(key) selected[key == chosen] { (listed.name) }
            }
        }
    }

    /// Waits until there was more news than the page knows of.
    fn wait(&self, known: u64) -> Answer {
        let count = self
            .news
            .count
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .news
            .arrived
            .wait_timeout_while(count, WAIT, |count| *count == known);
        let (count, _) = waited.unwrap_or_else(PoisonError::into_inner);
        Answer::fine("text/plain; charset=utf-8", count.to_string().into_bytes())
    }

    fn sheet(&self, of: &str, format: Format) -> Answer {
        let order = Order {
            formats: vec![format],
            ..self.order.clone()
        };
        let source = self.source(of).and_then(Result::ok);
        let sheets = source.and_then(|source| batch::in_memory(&source, &order).0);
        let kind = match format {
            Format::Md => "text/markdown; charset=utf-8",
            Format::Html => "text/html; charset=utf-8",
            Format::Pdf => "application/pdf",
        };
        match sheets.into_iter().flatten().next() {
            Some(bytes) => Answer::fine(kind, bytes),
            None => {
                let words = text!(PREVIEW_NO_SHEET).get(self.language);
                Answer {
                    status: 200,
                    ..Answer::html(
                        html! { (DOCTYPE) meta charset="utf-8"; body data-none { p { (words) } } },
                    )
                }
            }
        }
    }

    fn diagnostics(&self, of: &str) -> Answer {
        let language = self.language;
        let Listing {
            projects,
            mut diagnostics,
            mut failures,
            ..
        } = self.listing();
        let source = self.source(of);
        let is_gone = source.is_none() && !of.is_empty();
        match source {
            Some(Ok(source)) => {
                let order = Order {
                    formats: vec![Format::Md],
                    ..self.order.clone()
                };
                diagnostics.extend(source.project.project_context.diagnostics([]));
                diagnostics.extend(batch::in_memory(&source, &order).1);
            }
            Some(Err(error)) => failures.push(error),
            None => diagnostics.extend(
                projects
                    .iter()
                    .flat_map(|it| it.project_context.diagnostics([])),
            ),
        }
        let words = |error: &anyhow::Error| {
            let known = error.downcast_ref::<IoError>();
            known.map_or_else(|| error.to_string(), |it| it.message.render(language))
        };
        Answer::html(html! {
            @if is_gone { p.error { (text!(PREVIEW_GONE).get(language)) } }
            @for failure in &failures { p.error { (held(&words(failure))) } }
            h2 { (text!(PREVIEW_FINDINGS).get(language)) }
            @if diagnostics.is_empty() && failures.is_empty() && !is_gone { p { (text!(NOTHING_TO_REPORT).get(language)) } }
            ol { @for diagnostic in &diagnostics { (told(diagnostic, language)) } }
        })
    }

    /// The page around the sheet of a programme, or of the first one.
    fn shell(&self, of: &str) -> Answer {
        let listing = self.listing();
        let mut programmes = listing.programmes.iter();
        let listed = match of {
            "" => programmes.next(),
            _ => programmes.find(|listed| key(listed) == of),
        };
        let of = listed.map_or_else(|| of.to_owned(), key);
        let language = self.language;
        let count = self
            .news
            .count
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let name = listed.map(|listed| listed.name.clone());
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
                                (self.programmes(&of))
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

/// What pages know a programme by, whatever comes before it or goes.
fn key(listed: &Listed) -> String {
    Fingerprint::of(listed.path.as_os_str().as_encoded_bytes()).to_string()
}

/// A diagnostic as a page shows it.
fn told(diagnostic: &Diagnostic, language: Language) -> Markup {
    let start = diagnostic.place.start();
    let class = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let severity = capital(diagnostic.severity.name().get(language));
    html! {
        li class=(class) {
            p { strong { (severity) " " (diagnostic.kind.code()) } " " (held(&diagnostic.kind.cause().render(language))) }
            p.place { (diagnostic.place.file.name()) ":" (start.line) ":" (start.column) }
            @if let Some(remedy) = diagnostic.kind.remedy().map(|it| it.render(language)) { p.remedy { (held(&remedy)) } }
        }
    }
}

/// Quotes and high signs held to their words: a page breaks lines, where a terminal is left to.
fn held(message: &str) -> String {
    let spaces = ["« ", " »", " :", " ;", " ?", " !"];
    spaces.iter().fold(message.to_owned(), |held, space| {
        held.replace(space, &space.replace(' ', "\u{a0}"))
    })
}

impl Answer {
    fn fine(kind: &'static str, body: Vec<u8>) -> Self {
        Self {
            status: 200,
            kind,
            body,
        }
    }

    fn html(markup: Markup) -> Self {
        let PreEscaped(page) = markup;
        Self::fine("text/html; charset=utf-8", page.into_bytes())
    }

    fn missing(status: u16) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: Vec::new(),
        }
    }
}
