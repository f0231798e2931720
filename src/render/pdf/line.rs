//! Lines of glyphs, and their meaning for assistive technology.

use super::structure::{LeafId, LinkId};
use super::style::Style;
use crate::render::fonts::Glyph;

/// One line, drawn from its left end; all the lines of a paragraph have the leading of its style.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub runs: Vec<Run>,
    /// In points, without the space that ends the line.
    pub width: f32,
    /// What its spaces take more than their own width, as a part of it.
    #[cfg_attr(
        not(feature = "internals"),
        expect(dead_code, reason = "for tests of the layout")
    )]
    pub stretch: f32,
    /// Whether its end cuts a word.
    pub breaks_word: bool,
}

/// Glyphs of one face that belong together in the structure.
#[derive(Debug, Clone)]
pub struct Run {
    pub style: Style,
    pub mark: ContentMark,
    pub link: Option<LinkId>,
    /// Each glyph and its place from the start of the line, in points.
    pub glyphs: Vec<(u16, f32)>,
    /// Where the pen ends, in points from the start of the line.
    pub end: f32,
}

/// The meaning of drawn content for assistive technology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentMark {
    /// Outside the sheet's words.
    Artifact(Artifact),
    Leaf(LeafId),
    /// A part of a word that reads otherwise than its glyphs; the parts after the first read as a space, for readers who
    /// take nothing for what the glyphs say.
    Word(LeafId, String),
}

/// Content of a page that is not part of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    Header,
    Footer,
    /// The head of a table that goes on.
    Repetition,
    /// Rules, tints, frames.
    Decoration,
}

impl Run {
    /// The position of its first glyph, in points from the start of the line.
    pub fn start(&self) -> f32 {
        self.glyphs.first().map_or(self.end, |&(_, x)| x)
    }
}

impl Line {
    pub fn shifted(mut self, by: f32) -> Self {
        for run in &mut self.runs {
            run.end += by;
            for (_, x) in &mut run.glyphs {
                *x += by;
            }
        }
        self
    }

    /// Makes it a line shown again, which the structure does not hold.
    pub fn make_artifact(&mut self) {
        for run in &mut self.runs {
            run.mark = ContentMark::Artifact(Artifact::Repetition);
            run.link = None;
        }
    }

    pub fn push(
        &mut self,
        glyphs: &[Glyph],
        style: Style,
        mark: &ContentMark,
        link: Option<LinkId>,
    ) {
        let mut pen = self.runs.last().map_or(0.0, |run| run.end);
        for of_face in glyphs.chunk_by(|a, b| a.face == b.face) {
            let face = of_face[0].face;
            let style = Style { face, ..style };
            let joins = self
                .runs
                .last()
                .is_some_and(|run| run.style == style && run.mark == *mark && run.link == link);
            if !joins {
                self.runs.push(Run {
                    style,
                    mark: mark.clone(),
                    link,
                    glyphs: Vec::new(),
                    end: pen,
                });
            }
            let run = self.runs.last_mut().expect("a run was just pushed");
            run.glyphs.reserve(of_face.len());
            for glyph in of_face {
                run.glyphs.push((glyph.id, pen + glyph.shift * style.size));
                pen += glyph.advance * style.size + style.tracking;
            }
            run.end = pen;
        }
        self.width = pen;
    }
}
