//! The head of the first page: logo, kicker, title and subtitle.

use super::draft::Draft;
use super::flow::{Flow, Frame, Item, Keep, Piece};
use super::inline_text::Setting;
use super::line::Style;
use super::linebreak::LineFill;
use super::look;
use super::paragraph;
use super::structure::Role;
use crate::document::{Figure, Inline, Masthead};

pub fn set_masthead(masthead: &Masthead, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Masthead {
        logo,
        kicker,
        kind,
        title,
        subtitle,
    } = masthead;
    if let Some(logo) = logo {
        set_logo(logo, frame, flow, draft);
    }
    let style = look::title(draft.themed_titles);
    let title_style = fitted(title, style, frame.width, draft);
    let parts = [
        (kicker, Role::Paragraph, look::KICKER, 0.0),
        (kind, Role::Paragraph, look::KIND, 4.0),
        (title, Role::Heading(1), title_style, 7.0),
        (subtitle, Role::Paragraph, look::SUBTITLE, 2.5),
    ];
    for (inlines, role, style, gap) in parts {
        flow.space(gap);
        let heads = matches!(role, Role::Heading(_));
        let element = draft.tree.add(frame.parent, role);
        if heads {
            draft.tree.attach(element);
        }
        let setting = Setting {
            style,
            measure: frame.width,
            fill: LineFill::Balanced,
        };
        let lines = paragraph::set(inlines, element, &setting, draft);
        flow.push_lines(frame, lines, style, Keep::All);
    }
    flow.gap = 13.0;
}

/// The logo, as large as its box allows.
fn set_logo(logo: &Figure, frame: &Frame, flow: &mut Flow, draft: &mut Draft) {
    let Figure { alternative, image } = logo;
    let (width, height) = (image.width as f32, image.height as f32);
    let scale = (look::LOGO_WIDTH / width).min(look::LOGO_HEIGHT / height);
    let (width, height) = (width * scale, height * scale);
    let element = draft
        .tree
        .add(frame.parent, Role::Figure(alternative.clone()));
    let figure = Item::Figure {
        x: frame.left,
        y: 0.0,
        width,
        height,
        leaf: draft.tree.leaf(element),
    };
    let piece = Piece {
        height,
        keeps: true,
        items: vec![figure],
        ..Piece::default()
    };
    flow.push(frame, piece);
    flow.space(14.0);
}

/// The style, a little smaller if that spares a second line.
fn fitted(title: &[Inline], style: Style, measure: f32, draft: &mut Draft) -> Style {
    const SMALLEST: f32 = 0.86;
    let scale = (measure - 0.5) / paragraph::extent(title, style, draft).natural.max(1.0);
    if (SMALLEST..1.0).contains(&scale) {
        Style {
            size: style.size * scale,
            leading: style.leading * scale,
            ..style
        }
    } else {
        style
    }
}
