//! The building blocks of sections: notes numbered across the sheet, prose, labels, lists.
//!
//! It knows the document and Markdown, and nothing of what a programme holds.

use std::collections::BTreeMap;

use crate::document::markdown;
use crate::document::text::{Development, Point, Points, Prose};
use crate::document::{
    Align, Block, Column, ColumnWidth, Fact, Inline, List, ListMarker, Paragraph, ParagraphStyle,
    Row, RowKind, RunningText, Section, SectionStyle, Table, TableStyle, inlines_text,
    visit_lines_mut,
};
use crate::value::contact_details::{is_email, is_site, is_telephone};
use crate::value::{When, WhenPart};

/// A date in words, with its machine form; « à programmer » is emphasized.
#[must_use]
pub fn date_inlines(when: &When) -> Vec<Inline> {
    let inline = |part| match part {
        WhenPart::Text(words) => text(words),
        WhenPart::Time { datetime, text } => Inline::Time { datetime, text },
        WhenPart::Pending(words) => emphasis(words),
    };
    when.parts().into_iter().map(inline).collect()
}

/// Composes prose in reading order, so that notes are numbered as they are called.
#[derive(Debug, Default)]
pub struct Composer {
    notes: Vec<Vec<Block>>,
}

impl Composer {
    /// A text as a flow of blocks.
    pub fn prose(&mut self, prose: &Prose) -> Vec<Block> {
        let (markdown::ParsedText { mut blocks, notes }, _) = markdown::parse_markdown(&prose.0);
        self.take_notes(&mut blocks, notes);
        blocks
    }

    /// Takes the notes of a flow, which may call each other, behind those it has, and numbers their calls accordingly.
    pub fn take_notes(&mut self, blocks: &mut [Block], mut notes: Vec<Vec<Block>>) {
        let before = self.notes.len();
        for flow in notes.iter_mut().map(Vec::as_mut_slice).chain([blocks]) {
            visit_inlines_mut(flow, &mut |inline| {
                if let Inline::NoteCall(number) = inline {
                    *number += before;
                }
            });
        }
        self.notes.extend(notes);
    }

    pub fn opt_prose(&mut self, prose: Option<&Prose>) -> Vec<Block> {
        prose.map_or_else(Vec::new, |prose| self.prose(prose))
    }

    /// A text as the flow of a list item, where a heading heads nothing and is a mere label.
    pub fn item(&mut self, prose: &Prose) -> Vec<Block> {
        flatten(self.prose(prose))
    }

    /// A text as the inlines of one line or cell; its paragraphs and items follow one another by line breaks.
    pub fn line(&mut self, prose: &Prose) -> Vec<Inline> {
        let blocks = self.prose(prose);
        lines(blocks)
    }

    /// A bulleted list, or nothing when there is no item.
    pub fn bullets<'a>(&mut self, items: impl IntoIterator<Item = &'a Prose>) -> Vec<Block> {
        let items = items.into_iter().map(|item| self.item(item)).collect();
        bullets(items)
    }

    /// A text that opens with its name in bold: « **Évaluation à chaud** : … ». A text that already opens with that
    /// name stays as it is.
    pub fn labelled(&mut self, name: &str, prose: Option<&Prose>) -> Vec<Block> {
        let Some(prose) = prose else {
            return Vec::new();
        };
        let blocks = self.prose(prose);
        if fold_name(&prose.0).starts_with(&fold_name(name)) {
            return blocks;
        }
        open_with_name(name, blocks)
    }

    /// The same, of a text or of points.
    pub fn labelled_development(
        &mut self,
        name: &str,
        development: Option<&Development>,
    ) -> Vec<Block> {
        match development {
            Some(Development::Prose(prose)) => self.labelled(name, Some(prose)),
            Some(points @ Development::Points(_)) => open_with_name(name, self.development(points)),
            None => Vec::new(),
        }
    }

    pub fn development(&mut self, development: &Development) -> Vec<Block> {
        match development {
            Development::Prose(prose) => self.prose(prose),
            Development::Points(Points {
                introduction,
                points,
                conclusion,
            }) => {
                let mut blocks = self.opt_prose(introduction.as_ref());
                let items = points.iter().map(|point| self.point(point)).collect();
                blocks.extend(bullets(items));
                blocks.extend(self.opt_prose(conclusion.as_ref()));
                blocks
            }
        }
    }

    fn point(&mut self, Point { titre, texte }: &Point) -> Vec<Block> {
        let title = titre.iter().map(|titre| label(titre.line()));
        let body = texte.iter().flat_map(|texte| self.item(texte));
        title.chain(body).collect()
    }

    /// The notes called so far, in order.
    #[must_use]
    pub fn into_notes(self) -> Vec<Vec<Block>> {
        self.notes
    }
}

/// Blocks that open with a name in bold.
fn open_with_name(name: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    let mut opening = vec![strong(name), Inline::Text("\u{a0}: ".to_owned())];
    if let Some(Block::Paragraph(first)) = blocks.first_mut() {
        opening.append(&mut first.inlines);
        first.inlines = opening;
    } else {
        blocks.insert(0, label(format!("{name}\u{a0}:")));
    }
    blocks
}

#[must_use]
pub fn text(text: impl Into<String>) -> Inline {
    Inline::Text(text.into())
}

#[must_use]
pub fn strong(text: impl Into<String>) -> Inline {
    Inline::Strong(vec![self::text(text)])
}

#[must_use]
pub fn emphasis(text: impl Into<String>) -> Inline {
    Inline::Emphasis(vec![self::text(text)])
}

/// « par jour », whether or not the author wrote the prefix too. « participant » does not open with the word « par ».
#[must_use]
pub fn with_prefix(prefix: &str, value: &str) -> String {
    let mut letters = value.trim_start().chars();
    let is_prefixed = prefix.chars().flat_map(char::to_lowercase).all(|expected| {
        let letter = letters.next();
        letter.is_some_and(|letter| letter.to_lowercase().eq([expected]))
    });
    let ends_word = |next: char| !next.is_alphabetic();
    if is_prefixed && letters.next().is_some_and(ends_word) {
        value.to_owned()
    } else {
        format!("{prefix}\u{a0}{value}")
    }
}

/// « n° 10/19 », whichever sign the author wrote before the number, if any. That of « NT-2027-014 » is none.
#[must_use]
pub fn with_number_sign(value: &str) -> String {
    const SIGNS: [&str; 3] = ["n°", "nº", "nᵒ"];
    const WORDS: [&str; 3] = ["no ", "no.", "numéro "];
    let value = value.trim();
    let lower = value.to_lowercase();
    let mut signs = SIGNS.iter().chain(&WORDS);
    let sign = signs.find(|sign| lower.starts_with(**sign));
    let number = sign.and_then(|sign| value.get(sign.len()..));
    let number = number.map(str::trim_start).filter(|it| !it.is_empty());
    format!("n°\u{a0}{}", number.unwrap_or(value))
}

fn styled_paragraph(style: ParagraphStyle, inlines: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { style, inlines })
}

/// A paragraph of running text.
#[must_use]
pub fn paragraph(inlines: Vec<Inline>) -> Block {
    styled_paragraph(ParagraphStyle::Body, inlines)
}

/// The name of what follows.
#[must_use]
pub fn label(name: impl Into<String>) -> Block {
    styled_paragraph(ParagraphStyle::Label, vec![text(name)])
}

#[must_use]
pub fn small_paragraph(inlines: Vec<Inline>) -> Block {
    styled_paragraph(ParagraphStyle::Small, inlines)
}

/// A bulleted list of the items that hold something, or nothing.
#[must_use]
pub fn bullets(mut items: Vec<Vec<Block>>) -> Vec<Block> {
    items.retain(|item| !item.is_empty());
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List {
        marker: ListMarker::Bullet,
        items,
    })]
}

#[must_use]
pub fn fact(label: impl Into<String>, value: Vec<Inline>) -> Fact {
    Fact {
        label: vec![text(label)],
        value: vec![paragraph(value)],
    }
}

/// A fact when there is a value to print.
pub fn opt_fact(label: &str, value: Option<impl ToString>) -> Option<Fact> {
    value.map(|value| fact(label, vec![text(value.to_string())]))
}

/// A text when there is a value to print.
pub fn opt_text(value: Option<impl ToString>) -> Vec<Inline> {
    value
        .map(|value| text(value.to_string()))
        .into_iter()
        .collect()
}

/// The identity block of these facts, or nothing.
#[must_use]
pub fn facts(facts: Vec<Fact>) -> Vec<Block> {
    if facts.is_empty() {
        return Vec::new();
    }
    vec![Block::Facts(facts)]
}

#[must_use]
pub fn column(header: &str, align: Align, width: ColumnWidth) -> Column {
    Column {
        header: vec![text(header)],
        align,
        width,
    }
}

#[must_use]
pub fn row(cells: Vec<Vec<Inline>>) -> Row {
    Row {
        kind: RowKind::Body,
        cells,
    }
}

/// A table without the columns that no row fills, or nothing when there is no row.
#[must_use]
pub fn table(columns: Vec<Column>, mut rows: Vec<Row>) -> Vec<Block> {
    let is_filled = |row: &Row, index: usize| row.cells.get(index).is_some_and(|it| !it.is_empty());
    let used: Vec<bool> = (0..columns.len())
        .map(|index| rows.iter().any(|row| is_filled(row, index)))
        .collect();
    for row in &mut rows {
        row.cells = retain_used(std::mem::take(&mut row.cells), &used);
    }
    let columns = retain_used(columns, &used);
    if columns.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        style: TableStyle::Data,
        caption: Vec::new(),
        columns,
        rows,
    })]
}

/// A table without the columns whose cells all repeat what is said above it, given by the name of the column.
#[must_use]
pub fn table_under(
    said: &[(&str, String)],
    columns: Vec<Column>,
    mut rows: Vec<Row>,
) -> Vec<Block> {
    for (index, column) in columns.iter().enumerate() {
        let name = inlines_text(&column.header);
        let Some((_, words)) = said.iter().find(|(known, _)| name.starts_with(known)) else {
            continue;
        };
        // An empty cell has what is said above.
        let repeats = |cell: &[Inline]| cell.is_empty() || inlines_text(cell) == *words;
        let mut bodies = rows.iter().filter(|row| row.kind == RowKind::Body);
        if bodies.all(|row| repeats(&row.cells[index])) {
            rows.iter_mut().for_each(|row| row.cells[index].clear());
        }
    }
    table(columns, rows)
}

fn retain_used<T>(items: Vec<T>, used: &[bool]) -> Vec<T> {
    let items = items.into_iter().zip(used);
    items
        .filter(|(_, used)| **used)
        .map(|(item, _)| item)
        .collect()
}

/// A section under a plain heading, or nothing when it would be empty.
#[must_use]
pub fn section(anchor: &str, title: impl Into<String>, blocks: Vec<Block>) -> Option<Block> {
    if blocks.is_empty() {
        return None;
    }
    Some(Block::Section(Section {
        anchor: anchor.to_owned(),
        title: vec![text(title)],
        aside: Vec::new(),
        style: SectionStyle::Plain,
        blocks,
    }))
}

/// Puts a separator between the parts that hold something.
#[must_use]
pub fn join(parts: Vec<Vec<Inline>>, separator: &Inline) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push(separator.clone());
        }
        joined.extend(part);
    }
    joined
}

/// A link on an address, e-mail address or telephone number that reads as it was written; plain words for anything else.
#[must_use]
pub fn new_link(scheme: &str, address: &str) -> Inline {
    let target = match scheme {
        "tel" => format!(
            "tel:{}",
            address.replace(|c: char| !c.is_ascii_digit() && c != '+', "")
        ),
        "https" if address.contains("://") => address.to_owned(),
        "https" => format!("https://{address}"),
        _ => format!("{scheme}:{address}"),
    };
    let is_address = match scheme {
        "tel" => is_telephone(address),
        "mailto" => is_email(address),
        _ => is_site(address),
    };
    let words = Inline::Text(address.to_owned());
    match markdown::safe_link_target(&target).filter(|_| is_address) {
        Some(target) => Inline::Link {
            target,
            content: vec![words],
        },
        None => words,
    }
}

/// The letters and digits of a text, in lower case: what two wordings of a name share.
fn fold_name(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The inlines of a flow, one line a block.
fn lines(blocks: Vec<Block>) -> Vec<Inline> {
    let parts = blocks
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.inlines,
            Block::List(List { marker, items }) => {
                let items = items.into_iter().enumerate().map(|(index, item)| {
                    let number = marker.number(index);
                    let mark = number.unwrap_or_else(|| "•".to_owned());
                    let mut line = vec![text(format!("{mark} "))];
                    line.extend(lines(item));
                    line
                });
                join(items.collect(), &Inline::Break)
            }
            Block::Quote(blocks) => lines(blocks),
            Block::Section(section) => {
                let title = vec![Inline::Strong(section.title)];
                join(
                    vec![title, section.aside, lines(section.blocks)],
                    &Inline::Break,
                )
            }
            Block::Facts(facts) => {
                let facts = facts
                    .into_iter()
                    .flat_map(|Fact { label, value }| [label, lines(value)]);
                join(facts.collect(), &Inline::Break)
            }
            Block::Table(table) => {
                let head = table.columns.into_iter().map(|column| column.header);
                let rows = table.rows.into_iter().map(|row| row.cells);
                let rows = std::iter::once(head.collect()).chain(rows);
                let rows = rows.map(|cells| join(cells, &text(" | ")));
                join(rows.collect(), &Inline::Break)
            }
        })
        .collect();
    join(parts, &Inline::Break)
}

fn flatten(blocks: Vec<Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .flat_map(|block| match block {
            Block::Section(section) => {
                let mut flat = vec![styled_paragraph(ParagraphStyle::Label, section.title)];
                flat.extend(flatten(section.blocks));
                flat
            }
            Block::Paragraph(_)
            | Block::List(_)
            | Block::Facts(_)
            | Block::Table(_)
            | Block::Quote(_) => vec![block],
        })
        .collect()
}

/// The fixed labels of running text; its other words come from the sheet.
#[must_use]
pub fn default_running_text() -> RunningText {
    RunningText {
        page_word: "page".to_owned(),
        note_word: "Note".to_owned(),
        notes_title: "Notes".to_owned(),
        back_to_call: "Retour à l’appel de la note".to_owned(),
        contents_title: "Sommaire".to_owned(),
        skip_link: "Aller au contenu".to_owned(),
        ..RunningText::default()
    }
}

/// Gives each section without an anchor one from its parent and its index, and makes all anchors unique.
pub fn assign_anchors(blocks: &mut [Block]) {
    let mut taken = BTreeMap::new();
    assign_anchors_under(blocks, "partie", &mut taken);
}

fn assign_anchors_under(blocks: &mut [Block], parent: &str, taken: &mut BTreeMap<String, usize>) {
    let mut rank = 0;
    for block in blocks {
        if let Block::Section(section) = block {
            rank += 1;
            if section.anchor.is_empty() {
                section.anchor = format!("{parent}-{rank}");
            }
            let times = taken.entry(section.anchor.clone()).or_insert(0);
            *times += 1;
            if *times > 1 {
                section.anchor = format!("{}-bis-{}", section.anchor, *times - 1);
            }
            let anchor = section.anchor.clone();
            assign_anchors_under(&mut section.blocks, &anchor, taken);
        }
    }
}

/// Visits every inline of a flow, outermost first.
pub fn visit_inlines_mut(blocks: &mut [Block], visit: &mut impl FnMut(&mut Inline)) {
    visit_lines_mut(blocks, &mut |line| visit_inline_slice_mut(line, visit));
}

fn visit_inline_slice_mut(inlines: &mut [Inline], visit: &mut impl FnMut(&mut Inline)) {
    for inline in inlines {
        visit(inline);
        visit_inline_slice_mut(inline.content_mut(), visit);
    }
}
