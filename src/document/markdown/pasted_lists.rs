//! Lists pasted from word processors: lines that start with « • », « – », « o »… Markdown sees none; a reader does.

use crate::document::{Block, Inline, List, ListMarker, Paragraph, ParagraphStyle};

/// Signs that are bullets wherever a line starts with one.
const BULLETS: &str = "•‣▪◦●○➢➤\u{f0b7}\u{f0a7}\u{f0d8}\u{f076}";
/// Bullets that may also be choices of one line: « ○ Oui ○ Non ».
const CHOICES: &str = "◦●○";
/// Signs that say something: boxes, ticks, stars, minus. They are printed, on lines of their own.
const SIGNS: &str = "□■☐☑☒✓✔✗✘★☆−";
/// Signs and letters that are bullets before a space, when several lines start so.
const SPACED_BULLETS: &str = "–—·o";

/// A line of a paragraph.
struct PastedLine {
    inlines: Vec<Inline>,
    /// Whether a break ends the line before it: one of the author's, or because several lines are numbered by hand.
    is_broken: bool,
    indent: usize,
    bullet: Option<char>,
    /// Whether it starts with a sign that says something: « □ Oui », « ●● Confirmé ».
    has_sign: bool,
}

/// Turns paragraphs that are written as lists into lists, and ends of lines into spaces.
pub fn read_pasted_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut read = Vec::with_capacity(blocks.len());
    let mut lines: Vec<PastedLine> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(Paragraph {
                style: ParagraphStyle::Body,
                inlines,
            }) => {
                let paragraph = split_lines(inlines);
                let continues = lines.iter().any(|line| line.bullet.is_some())
                    && paragraph.first().is_some_and(|line| line.bullet.is_some())
                    && !mixes_marks(lines.iter().chain(&paragraph));
                if !continues {
                    push_lines(std::mem::take(&mut lines), &mut read);
                }
                lines.extend(paragraph);
            }
            Block::Paragraph(_)
            | Block::Section(_)
            | Block::List(_)
            | Block::Facts(_)
            | Block::Table(_)
            | Block::Quote(_) => {
                push_lines(std::mem::take(&mut lines), &mut read);
                read.push(block);
            }
        }
    }
    push_lines(lines, &mut read);
    read
}

/// Whether a line starts with a number of the author's: « 2. », « 1) », « 3° », « a) ».
pub fn starts_numbered(line: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_digit() || c.is_ascii_alphabetic();
    let sign = &line[..line.len() - line.trim_start_matches(is_sign).len()];
    let is_number = !sign.is_empty() && sign.len() <= 3 && sign.chars().all(|c| c.is_ascii_digit());
    let is_letter = sign.len() == 1 && !is_number;
    let mut rest = line[sign.len()..].chars();
    let ends = match rest.next() {
        Some(')') => is_number || is_letter,
        Some('.' | '°') => is_number,
        Some(_) | None => false,
    };
    ends && rest.next().is_some_and(char::is_whitespace)
}

/// Whether a line starts with an arrow or with a number that Markdown takes for words: « 1- », « 1.1 », « I. », « A - », « (1) ».
fn starts_hand_numbered(line: &str) -> bool {
    if ["->", "=>", "→", "⇒"].iter().any(|it| line.starts_with(it)) {
        return true;
    }
    let bare = line.strip_prefix('(').unwrap_or(line);
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let (number, rest) = bare.split_at(bare.find(|c| !is_sign(c)).unwrap_or(bare.len()));
    let mut parts = number.strip_suffix('.').unwrap_or(number).split('.');
    let is_number =
        |part: &str| matches!(part.len(), 1..=3) && part.bytes().all(|c| c.is_ascii_digit());
    let is_letter = |part: &str| part.len() == 1 && !is_number(part);
    let is_roman = |part: &str| !part.is_empty() && part.chars().all(|c| "IVX".contains(c));
    let opens = |part| is_number(part) || is_letter(part) || is_roman(part);
    if !parts.next().is_some_and(opens) || !parts.all(is_number) {
        return false;
    }
    if bare.len() < line.len() {
        return rest.starts_with(')');
    }
    let sign = rest.trim_start().strip_prefix(['-', '–', '—', ':', '/']);
    rest.starts_with([')', '°', '-', '–', '—', ':', '/'])
        || number.contains('.') && rest.starts_with(char::is_whitespace)
        || sign.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// The lines of a paragraph; bullets set end to end on one line each start one.
fn split_lines(inlines: Vec<Inline>) -> Vec<PastedLine> {
    let mut lines = vec![PastedLine::new(0, false)];
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                for (index, part) in text.split('\n').enumerate() {
                    if index > 0 {
                        let indent = part.len() - part.trim_start().len();
                        lines.push(PastedLine::new(indent, false));
                    }
                    push_text(part, &mut lines);
                }
            }
            Inline::Break => lines.push(PastedLine::new(0, true)),
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Code(_)
            | Inline::Link { .. }
            | Inline::Foreign { .. }
            | Inline::Time { .. }
            | Inline::NoteCall(_)
            | Inline::Revised { .. } => {
                if let Some(line) = lines.last_mut() {
                    line.inlines.push(inline);
                }
            }
        }
    }
    let numbered = lines.iter().filter(|line| line.is_hand_numbered()).count();
    for line in &mut lines {
        line.is_broken |= numbered > 1 && line.is_hand_numbered();
        if line.bullet.is_some() && line.without_bullet().is_blank() {
            line.bullet = None;
        }
    }
    lines
}

/// Adds a text of one line, which starts others where its bullet comes again.
fn push_text(text: &str, lines: &mut Vec<PastedLine>) {
    let Some(line) = lines.last_mut() else { return };
    let mut rest = text;
    if line.inlines.is_empty() {
        line.has_sign = starts_with_sign(text);
        line.bullet = find_bullet(text).filter(|_| !line.has_sign);
    }
    let sets_apart = |bullet: &char| BULLETS.contains(*bullet) && !CHOICES.contains(*bullet);
    let repeated = line.bullet.filter(sets_apart);
    while let Some(bullet) = repeated {
        let skipped = rest.find(bullet).map_or(0, |at| at + bullet.len_utf8());
        let after = rest[skipped..].match_indices(bullet);
        let mut after = after.map(|(at, _)| skipped + at);
        let Some(next) = after.find(|at| rest[..*at].ends_with(char::is_whitespace)) else {
            break;
        };
        push_part(&rest[..next], lines);
        let mut line = PastedLine::new(0, false);
        line.indent = lines.last().map_or(0, |line| line.indent);
        line.bullet = Some(bullet);
        lines.push(line);
        rest = &rest[next..];
    }
    push_part(rest, lines);
}

fn push_part(text: &str, lines: &mut [PastedLine]) {
    if let Some(line) = lines.last_mut()
        && !text.is_empty()
    {
        line.inlines.push(Inline::Text(text.to_owned()));
    }
}

/// The bullet that a line starts with.
fn find_bullet(line: &str) -> Option<char> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let is_bullet = BULLETS.contains(first)
        || SPACED_BULLETS.contains(first) && rest.starts_with(char::is_whitespace);
    is_bullet.then_some(first)
}

/// Whether a line starts with a sign that says something: a box, a tick, several bullets.
fn starts_with_sign(line: &str) -> bool {
    let mut signs = line.trim_start().chars();
    let is_bullet = |c: char| BULLETS.contains(c);
    signs.next().is_some_and(|first| {
        SIGNS.contains(first) || is_bullet(first) && signs.next().is_some_and(is_bullet)
    })
}

/// Whether lines of one indentation start with different marks, as those of a legend do.
fn mixes_marks<'l>(lines: impl Iterator<Item = &'l PastedLine>) -> bool {
    let mut marks: Vec<(usize, Option<char>)> = Vec::new();
    for line in lines.filter(|line| line.bullet.is_some() || line.has_sign) {
        match marks.iter().find(|(indent, _)| *indent == line.indent) {
            Some((_, mark)) if *mark != line.bullet => return true,
            Some(_) => {}
            None => marks.push((line.indent, line.bullet)),
        }
    }
    false
}

/// Whether every item is a dash and a number: « – 10 °C » may be a minus.
fn are_all_amounts(lines: &[PastedLine]) -> bool {
    let mut items = lines.iter().filter(|line| line.bullet.is_some());
    items.all(|line| {
        line.bullet.is_some_and(|bullet| "–—".contains(bullet))
            && line.without_bullet().starts_with_digit()
    })
}

/// Adds lines as paragraphs and lists. A list has at least two items, of one mark at each indentation.
fn push_lines(lines: Vec<PastedLine>, blocks: &mut Vec<Block>) {
    if lines.is_empty() {
        return;
    }
    let bullets = lines.iter().filter(|line| line.bullet.is_some()).count();
    let Some(first) = lines.iter().position(|line| line.bullet.is_some()) else {
        return push_paragraph(lines, blocks);
    };
    let mut lines = lines;
    if bullets < 2 {
        return push_paragraph(lines, blocks);
    }
    if mixes_marks(lines.iter()) || are_all_amounts(&lines) {
        for line in &mut lines {
            line.has_sign |= line.bullet.is_some();
        }
        return push_paragraph(lines, blocks);
    }
    let items = lines.split_off(first);
    push_paragraph(lines, blocks);
    let mut items = items.into_iter().peekable();
    let mut levels = Vec::new();
    while let Some(line) = items.next() {
        let mut text = vec![line.without_bullet()];
        while let Some(next) = items.next_if(|next| next.bullet.is_none()) {
            text.push(next);
        }
        levels.retain(|indent| *indent < line.indent);
        let depth = levels.len();
        levels.push(line.indent);
        push_item(text, depth, blocks);
    }
}

/// Adds an item to the list at the end, inside its last item as deep as asked.
fn push_item(text: Vec<PastedLine>, depth: usize, blocks: &mut Vec<Block>) {
    if depth > 0
        && let Some(Block::List(list)) = blocks.last_mut()
        && let Some(last) = list.items.last_mut()
    {
        return push_item(text, depth - 1, last);
    }
    let mut item = Vec::new();
    push_paragraph(text, &mut item);
    match blocks.last_mut() {
        Some(Block::List(List {
            marker: ListMarker::Bullet,
            items,
        })) => items.push(item),
        Some(_) | None => blocks.push(Block::List(List {
            marker: ListMarker::Bullet,
            items: vec![item],
        })),
    }
}

/// Adds lines as one paragraph.
fn push_paragraph(lines: Vec<PastedLine>, blocks: &mut Vec<Block>) {
    let mut inlines: Vec<Inline> = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 {
            let is_own = line.is_broken
                || line.has_sign
                || line.bullet.is_some_and(|it| BULLETS.contains(it));
            inlines.push(if is_own {
                Inline::Break
            } else {
                Inline::Text(" ".to_owned())
            });
        }
        inlines.extend(line.inlines);
    }
    let inlines = join_texts(inlines);
    if !inlines.is_empty() {
        let style = ParagraphStyle::Body;
        blocks.push(Block::Paragraph(Paragraph { style, inlines }));
    }
}

/// Makes neighbouring texts one.
fn join_texts(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

impl PastedLine {
    fn new(indent: usize, is_broken: bool) -> Self {
        Self {
            inlines: Vec::new(),
            is_broken,
            indent,
            bullet: None,
            has_sign: false,
        }
    }

    fn starts_with_digit(&self) -> bool {
        let first = self.inlines.first();
        matches!(first, Some(Inline::Text(text)) if text.starts_with(|c: char| c.is_ascii_digit()))
    }

    fn is_hand_numbered(&self) -> bool {
        let first = self.inlines.first();
        matches!(first, Some(Inline::Text(text)) if starts_hand_numbered(text.trim_start()))
    }

    fn is_blank(&self) -> bool {
        let blank =
            |inline: &Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
        self.inlines.iter().all(blank)
    }

    /// The line as the text of an item.
    fn without_bullet(&self) -> Self {
        let mut inlines = self.inlines.clone();
        if let Some(Inline::Text(text)) = inlines.first_mut() {
            let bare = text.trim_start();
            let bullet = self.bullet.map_or(0, char::len_utf8);
            *text = bare[bullet..].trim_start().to_owned();
        }
        Self {
            inlines,
            is_broken: false,
            indent: self.indent,
            bullet: None,
            has_sign: false,
        }
    }
}
