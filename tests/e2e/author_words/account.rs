//! Holds a text of Markdown against the blocks that were read from it: every character is printed, in its place, or is a
//! mark of something that the blocks hold.

use annexe::document::markdown::{ParsedText, safe_link_target};
use annexe::document::{Block, Inline, List, ListMarker, Row, Table};

/// What the text has that the blocks do not show, or the reverse.
pub fn account_for(text: &str, parsed: &ParsedText) -> Result<(), String> {
    let mut source = Source {
        text,
        at: 0,
        quotes: 0,
        calls: vec![None; parsed.notes.len()],
    };
    source.blocks(&parsed.blocks, &parsed.notes)?;
    source.definitions(&parsed.notes)?;
    match source.rest().trim_start() {
        "" => Ok(()),
        rest => Err(format!("not printed: {rest:?}")),
    }
}

struct Source<'t> {
    text: &'t str,
    at: usize,
    quotes: usize,
    /// The label of each note.
    calls: Vec<Option<&'t str>>,
}

type Outcome = Result<(), String>;

impl<'t> Source<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Skips white space, and the marks that the lines of a quotation start with.
    fn skip_spaces(&mut self) {
        loop {
            let rest = self.rest().trim_start();
            let gap = &self.rest()[..self.rest().len() - rest.len()];
            let starts_line = gap.matches('\n').count() == 1;
            self.at = self.text.len() - rest.len();
            if self.quotes == 0 || !starts_line || !rest.starts_with('>') {
                return;
            }
            self.at += rest.len() - rest.trim_start_matches(['>', ' ']).len();
        }
    }

    fn expect(&mut self, sign: &str, why: &str) -> Outcome {
        self.skip_spaces();
        if self.rest().starts_with(sign) {
            self.at += sign.len();
            return Ok(());
        }
        Err(format!("{why}: {sign:?} expected at {:?}", self.rest()))
    }

    /// The first of these that comes.
    fn expect_one(&mut self, signs: &[&'static str], why: &str) -> Result<&'static str, String> {
        self.skip_spaces();
        let sign = signs.iter().find(|sign| self.rest().starts_with(**sign));
        let sign =
            sign.ok_or_else(|| format!("{why}: one of {signs:?} expected at {:?}", self.rest()))?;
        self.at += sign.len();
        Ok(sign)
    }

    fn words(&mut self, words: &str) -> Outcome {
        for letter in words.chars().filter(|c| !c.is_whitespace()) {
            let blanks = self.rest().len() - self.rest().trim_start().len();
            if letter == '>' && self.rest()[blanks..].starts_with('>') {
                self.at += blanks + 1;
                continue;
            }
            self.skip_spaces();
            let escaped = self
                .rest()
                .strip_prefix('\\')
                .is_some_and(|it| it.starts_with(letter));
            if escaped && "*_`[]!<>|#-+=.()~".contains(letter) {
                self.at += 1;
            }
            let mut sign = [0; 4];
            self.expect(letter.encode_utf8(&mut sign), "a word")?;
        }
        Ok(())
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Outcome {
        inlines.iter().try_for_each(|inline| self.inline(inline))
    }

    fn inline(&mut self, inline: &Inline) -> Outcome {
        match inline {
            Inline::Text(text) | Inline::Time { text, .. } => self.words(text),
            Inline::Strong(content) => {
                let mark = self.expect_one(&["**", "__"], "strong")?;
                self.inlines(content)?;
                self.expect(mark, "end of strong")
            }
            Inline::Emphasis(content) => {
                let mark = self.expect_one(&["*", "_"], "emphasis")?;
                self.inlines(content)?;
                self.expect(mark, "end of emphasis")
            }
            Inline::Code(code) => {
                self.skip_spaces();
                let rest = self.rest();
                let fence = &rest[..rest.len() - rest.trim_start_matches('`').len()];
                self.expect(fence, "code")?;
                let letters = code.chars().filter(|c| !c.is_whitespace());
                for letter in letters {
                    if letter == '|' && self.rest().starts_with("\\|") {
                        self.at += 1;
                    }
                    self.expect(letter.encode_utf8(&mut [0; 4]), "code")?;
                }
                self.expect(fence, "end of code")
            }
            Inline::Link { target, content } => self.link(target, content),
            Inline::Foreign { language, content } => {
                self.expect("[", "a passage")?;
                self.inlines(content)?;
                self.expect(&format!("](lang:{language})"), "its language")
            }
            Inline::NoteCall(number) => {
                self.expect("[^", "a call")?;
                let end = self.rest().find(']').ok_or("a call without an end")?;
                self.calls[number - 1] = Some(&self.rest()[..end]);
                self.at += end + 1;
                Ok(())
            }
            Inline::Break => {
                self.skip_break();
                Ok(())
            }
            Inline::Revised { .. } => Err("a revision".to_owned()),
        }
    }

    fn skip_break(&mut self) {
        let is_blank = |c: char| c.is_whitespace() && c != '\n';
        self.at = self.text.len() - self.rest().trim_start_matches(is_blank).len();
        if self.rest().starts_with("\\\n") {
            self.at += 1;
        }
    }

    fn link(&mut self, target: &str, content: &[Inline]) -> Outcome {
        if self.expect_one(&["[", "<"], "a link")? == "<" {
            self.inlines(content)?;
            return self.expect(">", "end of an address");
        }
        self.inlines(content)?;
        self.expect("](", "the address of a link")?;
        let ends = self.rest().match_indices(')').map(|(end, _)| end);
        for end in ends {
            let written = self.rest()[..end]
                .trim()
                .trim_matches(['<', '>'])
                .replace('\\', "");
            let found = [written.clone(), format!("mailto:{written}")];
            if found
                .iter()
                .any(|it| safe_link_target(it).as_deref() == Some(target))
            {
                self.at += end + 1;
                return Ok(());
            }
        }
        Err(format!(
            "the address {target:?} is not at {:?}",
            self.rest()
        ))
    }

    fn blocks(&mut self, blocks: &[Block], notes: &[Vec<Block>]) -> Outcome {
        for block in blocks {
            self.definitions(notes)?;
            match block {
                Block::Paragraph(paragraph) => self.inlines(&paragraph.inlines)?,
                Block::List(list) => self.list(list, notes)?,
                Block::Table(table) => self.table(table)?,
                Block::Section(section) => {
                    self.skip_spaces();
                    let rest = self.rest();
                    let level = rest.len() - rest.trim_start_matches('#').len();
                    self.expect(&"#".repeat(level.max(1)), "a heading")?;
                    self.inlines(&section.title)?;
                    self.blocks(&section.blocks, notes)?;
                }
                Block::Quote(blocks) => {
                    self.expect(">", "a quotation")?;
                    self.quotes += 1;
                    self.blocks(blocks, notes)?;
                    // Its last lines may be empty.
                    self.skip_spaces();
                    self.quotes -= 1;
                }
                Block::Facts(_) => return Err(format!("unexpected: {block:?}")),
            }
        }
        Ok(())
    }

    fn list(&mut self, List { marker, items }: &List, notes: &[Vec<Block>]) -> Outcome {
        let mut bullet = "";
        for (index, item) in items.iter().enumerate() {
            self.definitions(notes)?;
            self.skip_break();
            let start = self.at;
            let calls = self.calls.clone();
            let sign = match marker {
                ListMarker::Bullet => None,
                ListMarker::Number(start) => Some(format!("{}.", start + index as u64)),
                ListMarker::Bracket(start) => Some(format!("{})", start + index as u64)),
            };
            let mut found = self.item(sign.as_deref(), item, notes);
            if found.is_err() {
                self.at = start;
                self.calls = calls;
                self.skip_empty_items(bullet);
                found = self.item(sign.as_deref(), item, notes);
            }
            bullet = found?;
        }
        self.skip_empty_items(bullet);
        Ok(())
    }

    /// An item, and the bullet that it starts with.
    fn item(
        &mut self,
        sign: Option<&str>,
        item: &[Block],
        notes: &[Vec<Block>],
    ) -> Result<&'static str, String> {
        const BULLETS: [&str; 17] = [
            "-", "*", "+", "•", "‣", "▪", "◦", "●", "○", "➢", "➤", "–", "—", "·", "o", "\u{f0b7}",
            "\u{f0a7}",
        ];
        let bullet = match sign {
            Some(sign) => self.expect(sign, "an item").map(|()| ""),
            None => self.expect_one(&BULLETS, "an item"),
        }?;
        self.blocks(item, notes)?;
        Ok(bullet)
    }

    /// An item that says nothing prints nothing. Before the first item, its bullet is any.
    fn skip_empty_items(&mut self, bullet: &str) {
        loop {
            let before = self.at;
            self.skip_spaces();
            let line = self.rest().lines().next().unwrap_or_default();
            let sign = line.trim_end_matches([' ', '\t']);
            if !matches!(sign, "-" | "+" | "*") || !bullet.is_empty() && sign != bullet {
                self.at = before;
                return;
            }
            self.at += line.len();
        }
    }

    fn table(&mut self, Table { columns, rows, .. }: &Table) -> Outcome {
        let head = columns.iter().map(|column| column.header.as_slice());
        self.row(head.collect())?;
        self.skip_spaces();
        let line = self.rest().lines().next().unwrap_or_default();
        if line.trim().contains(|c: char| !"|:- \t".contains(c)) {
            return Err(format!("{line:?} rules no table"));
        }
        self.at += line.len();
        for Row { cells, .. } in rows {
            self.row(cells.iter().map(Vec::as_slice).collect())?;
        }
        Ok(())
    }

    fn row(&mut self, cells: Vec<&[Inline]>) -> Outcome {
        self.skip_spaces();
        let line_end = self.at + self.rest().lines().next().unwrap_or_default().len();
        for cell in cells {
            self.skip_pipe(line_end);
            self.inlines(cell)?;
        }
        self.skip_pipe(line_end);
        Ok(())
    }

    fn skip_pipe(&mut self, line_end: usize) {
        let blanks = self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        if self.at + blanks < line_end && self.rest()[blanks..].starts_with('|') {
            self.at += blanks + 1;
        }
    }

    /// The notes that are written there.
    fn definitions(&mut self, notes: &[Vec<Block>]) -> Outcome {
        loop {
            self.skip_spaces();
            let Some((label, _)) = self
                .rest()
                .strip_prefix("[^")
                .and_then(|it| it.split_once("]:"))
            else {
                return Ok(());
            };
            if label.contains([']', '\n']) {
                return Ok(());
            }
            let label = label.to_lowercase();
            let is_of = |call: &Option<&str>| call.is_none_or(|call| call.to_lowercase() == label);
            let start = self.at + "[^]:".len() + label.len();
            let before = self.calls.clone();
            let candidates: Vec<usize> = (0..notes.len())
                .filter(|note| is_of(&before[*note]))
                .collect();
            let found = candidates.into_iter().any(|note| {
                self.at = start;
                self.calls.clone_from(&before);
                self.blocks(&notes[note], notes).is_ok()
            });
            if !found {
                self.at = start - "[^]:".len() - label.len();
                self.calls = before;
                return Ok(());
            }
        }
    }
}
