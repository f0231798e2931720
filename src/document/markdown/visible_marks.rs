//! Which marks of a text are Markdown: those whose effect a reader sees.
//!
//! One rule: a mark counts if the sheet shows what it does, and a reader would have taken it for a mark. The parser reads
//! the text; every mark that does not count is hidden from it by a neutral sign of the same length, and it reads
//! again, until all the marks that it finds count. Words are always taken from the text itself, never from what the
//! parser was shown.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::html_tags::opens_html_tag;
use super::links::has_safe_target;
use super::neighbours::{Neighbours, calls_by_star, is_path};

const OPTIONS: Options = Options::ENABLE_FOOTNOTES.union(Options::ENABLE_TABLES);

/// Lists and quotes inside one another.
pub const MAX_NESTING: usize = 8;

/// Readings of one text, after which it has no marks at all.
const MAX_READINGS: usize = 12;

/// Stands for a mark that does not count: no mark itself, and a punctuation like most of them.
const NEUTRAL: &str = "%";

/// An event of the parser, and the bytes of the text that it comes from.
pub type TextEvent<'a> = (Event<'a>, Range<usize>);

/// A text as the parser understands it.
pub struct VisibleText<'a> {
    pub events: Vec<TextEvent<'a>>,
    /// Definitions of links, which print nothing.
    pub link_definitions: Vec<Range<usize>>,
    /// Where lines start that a mark sets apart, though it does not count.
    pub own_lines: Vec<usize>,
}

/// Reads a text with the marks that count, and hands what it understood to `read`.
pub fn read_visible<R>(text: &str, read: impl FnOnce(VisibleText<'_>) -> R) -> R {
    let mut shown = Cow::Borrowed(text);
    let mut own_lines = Vec::new();
    for _ in 0..MAX_READINGS {
        let visible = parse(&shown);
        let mut finder = HiddenMarks::new(text);
        finder.find(&visible);
        if finder.marks.is_empty() {
            return read(VisibleText {
                own_lines,
                ..visible
            });
        }
        own_lines.extend(finder.own_lines);
        let mut bytes = shown.into_owned();
        for mark in finder.marks {
            bytes.replace_range(mark..mark + 1, NEUTRAL);
        }
        shown = Cow::Owned(bytes);
    }
    let plain = shown.replace(|c: char| c.is_ascii_punctuation(), NEUTRAL);
    let visible = parse(&plain);
    read(VisibleText {
        own_lines,
        ..visible
    })
}

fn parse(shown: &str) -> VisibleText<'_> {
    let parser = Parser::new_ext(shown, OPTIONS);
    let definitions = parser.reference_definitions().iter();
    let mut link_definitions: Vec<_> = definitions.map(|(_, it)| it.span.clone()).collect();
    link_definitions.sort_by_key(|span| span.start);
    VisibleText {
        events: parser.into_offset_iter().collect(),
        link_definitions,
        own_lines: Vec::new(),
    }
}

/// Collects the bytes of the marks that do not count.
struct HiddenMarks<'t> {
    text: &'t str,
    marks: Vec<usize>,
    own_lines: Vec<usize>,
    lists: Vec<OpenList>,
    closed_lists: Vec<ClosedList>,
    /// Items and notes open.
    depth: usize,
    quotes: usize,
    strong: usize,
    emphasis: usize,
    table: Option<OpenTable>,
    in_indented_code: bool,
    /// Where the text of the last event ends.
    read_to: usize,
    /// Whether a star calls a note: « 250 €* ».
    calls_by_star: bool,
    notes: Vec<String>,
}

struct OpenList {
    is_numbered: bool,
    items: Vec<usize>,
    /// Those that say nothing.
    empty_items: Vec<usize>,
}

impl OpenList {
    fn has_words(&self, item: &usize) -> bool {
        !self.empty_items.contains(item)
    }
}

/// A list without numbers.
struct ClosedList {
    range: Range<usize>,
    /// Lists around it.
    depth: usize,
    items: Vec<usize>,
}

struct OpenTable {
    range: Range<usize>,
    columns: usize,
    rows: usize,
    last_cell: usize,
    loses_cells: bool,
}

impl OpenTable {
    fn new(range: &Range<usize>, columns: usize) -> Self {
        Self {
            range: range.clone(),
            columns,
            rows: 0,
            last_cell: range.start,
            loses_cells: false,
        }
    }
}

impl<'t> HiddenMarks<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            marks: Vec::new(),
            own_lines: Vec::new(),
            lists: Vec::new(),
            closed_lists: Vec::new(),
            depth: 0,
            quotes: 0,
            strong: 0,
            emphasis: 0,
            table: None,
            in_indented_code: false,
            read_to: 0,
            calls_by_star: false,
            notes: Vec::new(),
        }
    }

    fn find(&mut self, visible: &VisibleText<'_>) {
        let texts = visible
            .events
            .iter()
            .filter(|(event, _)| matches!(event, Event::Text(_)));
        self.calls_by_star = self.text.contains('*')
            && texts
                .into_iter()
                .any(|(_, range)| calls_by_star(self.text, range));
        for span in &visible.link_definitions {
            // « [1]: voir l’annexe » defines nothing.
            let target = self.text[span.clone()]
                .split_once("]:")
                .map(|(_, it)| it.trim());
            if !target.is_some_and(has_safe_target) {
                self.hide(span.start);
            }
        }
        for (index, (event, range)) in visible.events.iter().enumerate() {
            match event {
                Event::Start(tag) => {
                    let next = visible.events.get(index + 1).map(|(event, _)| event);
                    self.start(tag, range, next);
                }
                Event::End(tag) => self.end(*tag, range),
                Event::Text(_) => self.check_text(range),
                Event::Code(_) => self.hide_code_marks_in_words(range),
                Event::HardBreak => self.check_break(range.start),
                Event::Html(_) | Event::InlineHtml(_) => self.check_html(range.start),
                Event::Rule => self.check_rule(range.start),
                Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::TaskListMarker(_) => {}
            }
            if !matches!(event, Event::Start(_) | Event::End(_)) {
                self.read_to = range.end;
            }
        }
        self.check_neighbouring_lists();
    }

    /// Marks that change from a line to the next, or « + » and « - », say something.
    fn check_neighbouring_lists(&mut self) {
        let lists = std::mem::take(&mut self.closed_lists);
        let mark = |list: &ClosedList| {
            let first = list.items.first();
            first.and_then(|item| self.text[*item..].chars().next())
        };
        let mut mixed = Vec::new();
        for (index, list) in lists.iter().enumerate() {
            let mut later = lists[index + 1..].iter();
            let Some(next) = later.find(|next| next.depth <= list.depth) else {
                continue;
            };
            let between = self.text.get(list.range.end..next.range.start);
            let is_plus_and_minus = matches!(
                (mark(list), mark(next)),
                (Some('+'), Some('-')) | (Some('-'), Some('+'))
            );
            let touches = next.depth == list.depth
                && (is_plus_and_minus || between.is_some_and(|between| between.trim().is_empty()))
                && mark(next) != mark(list);
            let before = self.text[..next.range.start].trim_end_matches([' ', '\t']);
            if touches && (is_plus_and_minus || !before.ends_with("\n\n")) {
                mixed.extend(list.items.iter().chain(&next.items).copied());
            }
        }
        mixed.into_iter().for_each(|item| self.hide_marker(item));
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>, next: Option<&Event<'_>>) {
        match tag {
            Tag::Heading { .. } => self.check_heading(range),
            Tag::BlockQuote(_) => self.start_quote(range),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.in_indented_code = true,
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.check_fence(range.start),
            Tag::List(start) => {
                self.lists.push(OpenList {
                    is_numbered: start.is_some(),
                    items: Vec::new(),
                    empty_items: Vec::new(),
                });
            }
            Tag::Item => {
                self.depth += 1;
                self.start_item(range);
            }
            Tag::FootnoteDefinition(label) => {
                let is_empty = matches!(next, Some(Event::End(TagEnd::FootnoteDefinition)));
                self.start_note(label, is_empty, range);
            }
            Tag::Table(alignments) => self.table = Some(OpenTable::new(range, alignments.len())),
            Tag::Emphasis => {
                self.check_emphasis(range, 1, self.emphasis);
                self.emphasis += 1;
            }
            Tag::Strong => {
                self.check_emphasis(range, 2, self.strong);
                self.strong += 1;
            }
            Tag::Link { link_type, .. } => {
                let is_written = !matches!(link_type, LinkType::Autolink | LinkType::Email);
                if is_written && matches!(next, Some(Event::End(TagEnd::Link))) {
                    self.hide(range.start);
                }
                self.read_to = range.start + 1;
            }
            Tag::Paragraph
            | Tag::HtmlBlock
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::Image { .. }
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::List(_) => {
                let Some(list) = self.lists.pop() else { return };
                if !self.is_visible_list(&list) {
                    list.items.iter().for_each(|item| self.hide_marker(*item));
                } else if list.is_numbered {
                    let empty = list.empty_items.iter();
                    empty.for_each(|item| self.hide_marker(*item));
                }
                if !list.is_numbered {
                    self.closed_lists.push(ClosedList {
                        range: range.clone(),
                        depth: self.lists.len(),
                        items: list.items,
                    });
                }
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => self.depth -= 1,
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Strong => self.strong -= 1,
            TagEnd::CodeBlock => self.in_indented_code = false,
            TagEnd::TableCell => {
                if let Some(table) = &mut self.table {
                    table.last_cell = range.end;
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows += 1;
                    let rest = self
                        .text
                        .get(table.last_cell..range.end)
                        .unwrap_or_default();
                    table.loses_cells |= rest.contains(|c: char| c != '|' && !c.is_whitespace());
                }
            }
            TagEnd::Table => self.check_table(),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::HtmlBlock
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn check_fence(&mut self, start: usize) {
        let fence = self.skip_blanks(start);
        if self.text[fence..].starts_with('~') {
            self.hide_line_head(fence);
        }
    }

    /// A note says something, and once.
    fn start_note(&mut self, label: &str, is_empty: bool, range: &Range<usize>) {
        self.depth += 1;
        let label = label.to_lowercase();
        if is_empty || self.notes.contains(&label) {
            self.hide_line_head(range.start);
        }
        self.notes.push(label);
    }

    fn hide(&mut self, mark: usize) {
        self.marks.push(mark);
    }

    fn hide_run(&mut self, range: Range<usize>) {
        self.marks.extend(range);
    }

    /// Hides the sign that a line starts with.
    fn hide_line_head(&mut self, mark: usize) {
        self.hide(mark);
        self.own_lines.push(mark);
    }

    fn skip_blanks(&self, at: usize) -> usize {
        at + self.text[at..].len() - self.text[at..].trim_start().len()
    }

    /// « > 18 ans » is no quotation. One is a paragraph of sentences after another.
    fn start_quote(&mut self, range: &Range<usize>) {
        self.quotes += 1;
        if self.quotes > MAX_NESTING {
            return;
        }
        let before = self.text[..range.start].trim_end_matches([' ', '\t']);
        let stands_apart = before.ends_with("\n\n") || self.quotes > 1;
        let words = self.text[range.clone()].trim_matches(|c: char| c == '>' || c.is_whitespace());
        let opens = words.starts_with(|c: char| c.is_uppercase() || "«“\"".contains(c));
        if stands_apart && opens && words.ends_with(['.', '!', '?', '…', '»', '”', '"', ';', ']'])
        {
            return;
        }
        let mut start = range.start;
        for line in self.text[range.clone()].split_inclusive('\n') {
            let head = start + line.len() - line.trim_start().len();
            if line.trim_start().starts_with('>') {
                self.hide_line_head(head);
            }
            start += line.len();
        }
    }

    /// A heading is not all of a text, and does not start with a number: « # 1 sur le marché ».
    fn check_heading(&mut self, range: &Range<usize>) {
        let mark = self.skip_blanks(range.start);
        let heading = self.text[mark..range.end].trim_end();
        if is_underlined(heading) {
            return;
        }
        let title = heading.trim_start_matches('#').trim_start();
        let is_alone = !self.text.trim().contains('\n');
        let is_number = title.starts_with(|c: char| c.is_ascii_digit());
        if self.depth > 0 || is_alone || is_number || title.trim_matches('#').trim().is_empty() {
            self.hide_line_head(mark);
        } else if title.ends_with('#') {
            self.hide(mark + heading.len() - 1);
        }
    }

    fn start_item(&mut self, range: &Range<usize>) {
        let marker = self.skip_blanks(range.start);
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        list.items.push(marker);
        let digits = count_digits(&self.text[marker..]);
        let content = self.text.get(marker + digits + 1..range.end);
        if content.is_none_or(|content| content.trim().is_empty()) {
            list.empty_items.push(marker);
        }
        let is_inner = self.lists.len() > 1;
        let outer = self
            .lists
            .iter()
            .rev()
            .nth(1)
            .and_then(|list| list.items.last());
        // « - - 10 % »: one mark sets an item.
        let is_second =
            is_inner && outer.is_some_and(|outer| !self.text[*outer..marker].contains('\n'));
        if is_second {
            self.hide_marker(marker);
        }
    }

    /// The end of the mark of an item.
    fn marker_end(&self, marker: usize) -> usize {
        let digits = count_digits(&self.text[marker..]);
        marker + digits + 1
    }

    fn hide_marker(&mut self, marker: usize) {
        self.own_lines.push(marker);
        self.hide(self.marker_end(marker) - 1);
    }

    /// A list has two items, and shows their numbers as they are written. A dash is a bullet on its own. Dashes before
    /// numbers alone may be minuses: « - 10 °C ».
    fn is_visible_list(&self, list: &OpenList) -> bool {
        let is_alone = list.items.len() - list.empty_items.len() < 2;
        if list.is_numbered {
            let numbers = list.items.iter().map(|item| {
                let digits = count_digits(&self.text[*item..]);
                let number = &self.text[*item..item + digits];
                let is_plain = digits <= 3 && (number == "0" || !number.starts_with('0'));
                number.parse::<usize>().ok().filter(|_| is_plain)
            });
            let numbers: Option<Vec<usize>> = numbers.collect();
            let follow =
                |numbers: Vec<usize>| numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
            return !is_alone && numbers.is_some_and(follow);
        }
        let first = list.items.first().copied().unwrap_or_default();
        let is_amount = |item: &usize| {
            let content = self.text[item + 1..].trim_start();
            content.starts_with(|c: char| c.is_ascii_digit())
        };
        let mut items = list.items.iter().filter(|item| list.has_words(item));
        match self.text[first..].chars().next() {
            Some('-') => !items.all(is_amount),
            Some('+') => !is_alone && !items.all(is_amount),
            Some('*') => !is_alone && !self.calls_by_star,
            Some(_) | None => !is_alone,
        }
    }

    /// A table has two columns and a row, and loses no cell.
    fn check_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        if table.columns >= 2 && table.rows >= 2 && !table.loses_cells {
            return;
        }
        let (mut start, mut row) = (table.range.start, 0);
        for line in self.text[table.range].split_inclusive(['\n', '\r']) {
            let head = self.skip_blanks(start);
            start += line.len();
            if !line.trim().is_empty() {
                if row == 1 {
                    self.hide(head);
                }
                self.own_lines.push(head);
                row += 1;
            }
        }
    }

    fn check_emphasis(&mut self, range: &Range<usize>, length: usize, already: usize) {
        let opening = range.start..range.start + length;
        let closing = range.end - length..range.end;
        let inside = &self.text[opening.end..closing.start];
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let is_dunder = self.text[range.clone()].starts_with("__") && inside.chars().all(is_name);
        if already > 0 || is_dunder {
            self.hide_run(opening);
            self.hide_run(closing);
            return;
        }
        let opens = Neighbours::new(self.text, &opening).can_open();
        let closes = Neighbours::new(self.text, &closing).can_close();
        if !opens {
            self.hide_run(opening);
        }
        if !closes {
            self.hide_run(closing);
        }
    }

    /// Code stands apart from words: « l`accueil et l`écoute » holds none.
    fn hide_code_marks_in_words(&mut self, range: &Range<usize>) {
        let code = &self.text[range.clone()];
        let length = code.len() - code.trim_start_matches('`').len();
        let opening = range.start..range.start + length;
        let closing = range.end - length..range.end;
        let before = self.text[..opening.start].chars().next_back();
        let after = self.text[closing.end..].chars().next();
        let is_blank = self.text[opening.end..closing.start].trim().is_empty();
        if is_blank || before.is_some_and(char::is_alphanumeric) {
            self.hide_run(opening);
        }
        if is_blank || after.is_some_and(char::is_alphanumeric) {
            self.hide_run(closing);
        }
    }

    /// Text is never code for its indentation, and a backslash is a mark only before what would be one.
    fn check_text(&mut self, range: &Range<usize>) {
        let before = self.text[..range.start].chars().next_back();
        if self.in_indented_code {
            if before.is_some_and(|c| matches!(c, ' ' | '\t')) {
                self.hide(range.start - 1);
                self.own_lines.push(self.skip_blanks(range.start));
            }
        } else if before == Some('\\') && range.start > self.read_to {
            let sign = range.start;
            if !Neighbours::new(self.text, &(sign - 1..sign)).protects() {
                self.hide(sign - 1);
            }
        }
    }

    /// A backslash at the end of a line breaks it, but one that ends a path or is all of the line.
    fn check_break(&mut self, at: usize) {
        let line = self.text[..at].rsplit('\n').next().unwrap_or_default();
        let next = self.text[at + 1..].lines().nth(1).unwrap_or_default();
        let of_marker = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-*+.)".contains(c);
        let is_sign = line.chars().all(of_marker) || next.trim().is_empty() || is_path(line);
        if self.text[at..].starts_with('\\') && is_sign {
            self.hide(at);
        }
    }

    /// « ______ » is a blank to fill in.
    fn check_rule(&mut self, start: usize) {
        let rule = self.skip_blanks(start);
        if self.text[rule..].starts_with('_') {
            self.hide_line_head(rule);
        }
    }

    /// `List<String>` and « a<b et c>d » hold no tag.
    fn check_html(&mut self, at: usize) {
        let before = self.text[..at].chars().next_back();
        let tag = self.text[at..].strip_prefix('<');
        if tag.is_some_and(|tag| !opens_html_tag(before, tag)) {
            self.hide(at);
        }
    }
}

fn count_digits(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()
}

/// Whether a heading is made by the line under it, not by the sign before it.
pub fn is_underlined(heading: &str) -> bool {
    !heading.starts_with('#') || heading.contains('\n')
}
