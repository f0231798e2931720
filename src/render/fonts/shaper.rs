//! Words turned into glyphs, each word once a thread: the sheets of one organisation share most of theirs.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use harfrust::Buffer;
use rustc_hash::FxHashMap;

use super::{FACE_COUNT, Face, Faces, Family};

/// A glyph of a shaped text: the bytes of its text, and how far it moves the pen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glyph {
    pub face: Face,
    pub id: u16,
    pub start: usize,
    /// Equal to `start` when an earlier glyph already stands for the whole cluster.
    pub end: usize,
    /// In ems.
    pub advance: f32,
    /// The horizontal offset from the pen, in ems.
    pub shift: f32,
}

/// A text that was shaped in a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WordId(usize);

/// Shapes the words of one document, then leaves them to the next document of this thread.
pub(crate) struct Shaper {
    faces: Faces,
    words: ShapedWords,
    buffer: Buffer,
}

/// Words that were shaped in the same faces.
struct ShapedWords {
    /// Distinguishes these words from others, which may have the same numbers.
    generation: u64,
    /// By face. Only ever looked up, so that no order leaks.
    ids: [FxHashMap<Box<str>, WordId>; FACE_COUNT],
    words: Vec<Word>,
}

struct Word {
    glyphs: Rc<[Glyph]>,
    /// The sum of their advances, in ems.
    ems: f32,
}

impl Default for ShapedWords {
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            generation: NEXT.fetch_add(1, Ordering::Relaxed),
            ids: Default::default(),
            words: Vec::new(),
        }
    }
}

thread_local! {
    /// The words of the last document, and the faces they were shaped in.
    static CACHE: RefCell<Option<(Faces, ShapedWords)>> = const { RefCell::new(None) };
}

/// Words that a thread keeps, some ten megabytes at most.
const MAX_CACHED: usize = 20_000;

impl Drop for Shaper {
    fn drop(&mut self) {
        if self.words.words.len() <= MAX_CACHED {
            let faces = std::mem::take(&mut self.faces);
            let words = std::mem::take(&mut self.words);
            CACHE.set(Some((faces, words)));
        }
    }
}

impl Shaper {
    pub(crate) fn new(faces: Faces) -> Self {
        let cached = CACHE.take().filter(|(cached, _)| *cached == faces);
        Self {
            faces,
            words: cached.map(|(_, words)| words).unwrap_or_default(),
            buffer: Buffer::new(),
        }
    }

    pub(crate) fn faces(&self) -> &Faces {
        &self.faces
    }

    /// Shapes a text without invisible characters, left to right.
    pub(crate) fn word(&mut self, face: Face, text: &str) -> WordId {
        let ShapedWords { ids, words, .. } = &mut self.words;
        let ids = &mut ids[face.index()];
        if let Some(&known) = ids.get(text) {
            return known;
        }
        let id = WordId(words.len());
        let mut glyphs = Vec::with_capacity(text.len());
        shape(&self.faces, face, text, &mut self.buffer, &mut glyphs);
        words.push(Word {
            ems: glyphs.iter().map(|glyph| glyph.advance).sum(),
            glyphs: glyphs.into(),
        });
        ids.insert(text.into(), id);
        id
    }

    /// Word numbers of another generation mean other words.
    pub(crate) fn generation(&self) -> u64 {
        self.words.generation
    }

    pub(crate) fn glyphs(&self, WordId(word): WordId) -> &Rc<[Glyph]> {
        &self.words.words[word].glyphs
    }

    /// The width of a word at a size, in points, each glyph followed by this tracking.
    pub(crate) fn width(&self, WordId(word): WordId, size: f32, tracking: f32) -> f32 {
        let Word { glyphs, ems } = &self.words.words[word];
        ems * size + glyphs.len() as f32 * tracking
    }

    /// The glyphs of a text without invisible characters.
    pub(crate) fn shape(&mut self, face: Face, text: &str) -> Rc<[Glyph]> {
        let word = self.word(face, text);
        Rc::clone(self.glyphs(word))
    }
}

/// Shapes a text in this face and, for the characters it lacks, in its fallbacks.
fn shape(faces: &Faces, face: Face, text: &str, buffer: &mut Buffer, glyphs: &mut Vec<Glyph>) {
    let mut run_start = 0;
    let mut run_face = None;
    for (at, character) in text.char_indices() {
        let wanted = face.with_fallbacks().into_iter().find(|&face| {
            let font = faces.font(face);
            font.is_some_and(|font| character.is_whitespace() || font.has_glyph(character))
        });
        if at > 0 && wanted != run_face {
            shape_run(faces, run_face, text, run_start..at, buffer, glyphs);
            run_start = at;
        }
        run_face = wanted;
    }
    let rest = run_start..text.len();
    shape_run(faces, run_face, text, rest, buffer, glyphs);
}

/// Shapes a part of a text in one face. Characters that no face has are shown as question marks.
fn shape_run(
    faces: &Faces,
    face: Option<Face>,
    text: &str,
    range: Range<usize>,
    buffer: &mut Buffer,
    glyphs: &mut Vec<Glyph>,
) {
    let found = face.and_then(|face| Some((face, faces.font(face)?)));
    let Some((face, font)) = found else {
        for (at, character) in text[range.clone()].char_indices() {
            let first = glyphs.len();
            shape(faces, Face::new(Family::Titles), "?", buffer, glyphs);
            for mark in &mut glyphs[first..] {
                mark.start = range.start + at;
                mark.end = mark.start + character.len_utf8();
            }
        }
        return;
    };
    buffer.clear();
    buffer.push_str(&text[range.clone()]);
    font.shape(buffer);
    let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
    let mut previous = None;
    for (index, (info, position)) in infos.iter().zip(positions).enumerate() {
        let start = info.cluster as usize;
        let end = if previous == Some(start) {
            start
        } else {
            infos[index..]
                .iter()
                .map(|later| later.cluster as usize)
                .find(|&later| later != start)
                .unwrap_or(range.len())
        };
        previous = Some(start);
        let mut advance = position.x_advance as f32 / font.units_per_em();
        // If it is narrower, readers that look at positions see no space.
        if text[range.start + start..].starts_with(['\u{202F}', '\u{2009}']) {
            advance = advance.max(1.0 / 6.0);
        }
        glyphs.push(Glyph {
            face,
            id: font.shaped_glyph(info.glyph_id),
            start: range.start + start,
            end: range.start + end,
            advance,
            shift: position.x_offset as f32 / font.units_per_em(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_a_face_lacks_is_taken_from_another() {
        let mut faces = Faces::default();
        let text = Face::new(Family::Text);
        let bytes = include_bytes!("../../../tests/theme/essai-regular.ttf");
        faces.replace(text, bytes).expect("a font");
        let lacks = ('\u{A1}'..'\u{2200}').find(|&c| {
            super::super::has_glyph(c) && !faces.font_at(text.index()).expect("a face").has_glyph(c)
        });
        let lacks = lacks.expect("a character that only the built-in faces have");
        let mut shaper = Shaper::new(faces);
        let glyphs = shaper.shape(text, &format!("e{lacks}😀"));
        let themed: Vec<bool> = glyphs.iter().map(|glyph| glyph.face.themed).collect();
        assert_eq!(themed, [true, false, false]);
        assert_eq!(glyphs[2].end - glyphs[2].start, '😀'.len_utf8());
        let mark = shaper.shape(Face::new(Family::Titles), "?");
        assert_eq!(glyphs[2].id, mark[0].id);
    }

    #[test]
    fn letters_are_kerned_and_joined() {
        let mut shaper = Shaper::new(Faces::default());
        let text = Face::new(Family::Text);
        let mut ems = |word: &str| {
            let word = shaper.word(text, word);
            shaper.width(word, 1.0, 0.0)
        };
        assert!(ems("AV") < ems("A") + ems("V") - 0.01);
        let joined = shaper.shape(text, "fi");
        let bytes: Vec<_> = joined.iter().map(|glyph| glyph.start..glyph.end).collect();
        let ends: Vec<usize> = bytes.iter().map(|range| range.end).collect();
        assert!(ends == [2] || ends == [1, 2], "{bytes:?}");
    }

    #[test]
    fn a_word_is_shaped_once_for_the_documents_of_a_thread() {
        let word = |faces: Faces| {
            let mut shaper = Shaper::new(faces);
            let word = shaper.word(Face::new(Family::Text), "formation");
            (shaper.generation(), word)
        };
        let first = word(Faces::default());
        assert_eq!(word(Faces::default()), first);
        let mut faces = Faces::default();
        let bytes = include_bytes!("../../../tests/theme/essai-regular.ttf");
        faces
            .replace(Face::new(Family::Text), bytes)
            .expect("a font");
        assert_ne!(word(faces).0, first.0);
    }
}
