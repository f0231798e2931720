//! Lines of glyphs, and the styles that text is set in.

use super::structure::{LeafId, LinkId};
use super::subset::Subsets;
use crate::document::Revision;
use crate::render::fonts::{Face, Glyph};

/// A colour by its use; the theme says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Ink,
    Accent,
    Muted,
    Hairline,
    Band,
    /// Of what a revision put in, or took out.
    Revised(Revision),
}

/// How text looks. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    pub face: Face,
    pub size: f32,
    pub leading: f32,
    pub color: Color,
    /// Added after each glyph. Under a tenth of the size, or readers of the file see spaces between letters.
    pub tracking: f32,
    /// What it is drawn with besides: a line under what was put in, a line through what was taken out.
    pub revision: Option<Revision>,
}

/// One line, drawn from its left end; all the lines of a paragraph have the leading of its style.
#[derive(Debug, Clone, Default)]
pub struct Line {
    pub runs: Vec<Run>,
    /// In points, without the space that ends the line.
    pub width: f32,
    /// What its spaces take more than their own width, as a part of it.
    pub stretch: f32,
    /// Whether its end cuts a word.
    pub cuts: bool,
}

/// Glyphs of one face that belong together in the structure.
#[derive(Debug, Clone)]
pub struct Run {
    pub style: Style,
    /// Above the baseline, in points.
    pub rise: f32,
    pub mark: Mark,
    pub link: Option<LinkId>,
    /// Each glyph and its place from the start of the line, in points.
    pub glyphs: Vec<(u16, f32)>,
    /// Where the pen ends, in points from the start of the line.
    pub end: f32,
}

/// What drawn content is to a reader who does not see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Outside the sheet's words.
    Artifact(Artifact),
    Leaf(LeafId),
    /// A part of a word that reads otherwise than its glyphs; the parts after the first read as a space, for readers who
    /// take nothing for what the glyphs say.
    Word(LeafId, String),
}

/// What stands on a page without being part of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    Header,
    Footer,
    /// The head of a table that goes on.
    Repetition,
    /// Rules, tints, frames.
    Decoration,
}

impl Style {
    /// Where the baseline lies under the top of a line, in points: capitals stand in its middle.
    pub fn baseline(&self) -> f32 {
        self.leading / 2.0 + self.size * 0.33
    }
}

impl Line {
    /// Where its first glyph stands.
    pub fn start(&self) -> f32 {
        let first = self.runs.first().and_then(|run| run.glyphs.first());
        first.map_or(0.0, |&(_, x)| x)
    }

    /// What its glyphs read as.
    pub fn text(&self, subsets: &Subsets) -> String {
        let runs = self.runs.iter().flat_map(|run| {
            let subset = subsets.of(run.style.face);
            run.glyphs
                .iter()
                .map(|&(id, _)| subset.glyph(id).text.as_str())
        });
        runs.collect()
    }

    pub fn shifted(mut self, by: f32) -> Self {
        for run in &mut self.runs {
            run.end += by;
            for (_, x) in &mut run.glyphs {
                *x += by;
            }
        }
        self
    }

    /// The same line, shown again.
    pub fn into_artifact(mut self) -> Self {
        for run in &mut self.runs {
            run.mark = Mark::Artifact(Artifact::Repetition);
            run.link = None;
        }
        self
    }

    fn pen(&self) -> f32 {
        self.runs.last().map_or(0.0, |run| run.end)
    }

    pub fn push(&mut self, glyphs: &[Glyph], look: Look, mark: &Mark) {
        let mut pen = self.pen();
        for of_face in glyphs.chunk_by(|a, b| a.face == b.face) {
            let style = Style {
                face: of_face[0].face,
                ..look.style
            };
            let joins = self.runs.last().is_some_and(|run| {
                run.style == style
                    && run.rise == look.rise
                    && run.mark == *mark
                    && run.link == look.link
            });
            if !joins {
                self.runs.push(Run {
                    style,
                    rise: look.rise,
                    mark: mark.clone(),
                    link: look.link,
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

/// How glyphs are set on their line.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub style: Style,
    pub rise: f32,
    pub link: Option<LinkId>,
}
