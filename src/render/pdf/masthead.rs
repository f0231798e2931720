//! The head of the first page: logo, kicker, title and subtitle.

use super::layout::{Frame, Item, Keep, Layout, Rectangle, Strip, TextSetting};
use super::linebreak::LineFill;
use super::structure::Role;
use super::style::{self, Style};
use crate::document::{Figure, Inline, Masthead};

impl Layout {
    pub fn set_masthead(&mut self, masthead: &Masthead, frame: &Frame) {
        let Masthead {
            logo,
            letterhead,
            kicker,
            kind,
            title,
            subtitle,
        } = masthead;
        if let Some(logo) = logo {
            self.set_logo(logo, frame);
        }
        let title_style = self.fit_title(title, style::title(self.has_title_face), frame.width);
        let kicker_gap = if letterhead.is_empty() { 0.0 } else { 14.0 };
        let parts = [
            (
                letterhead,
                Role::Paragraph,
                self.with_figures(style::ASIDE),
                0.0,
            ),
            (
                kicker,
                Role::Paragraph,
                self.with_figures(style::KICKER),
                kicker_gap,
            ),
            (kind, Role::Paragraph, style::KIND, 4.0),
            (title, Role::Heading(1), title_style, 7.0),
            (subtitle, Role::Paragraph, style::SUBTITLE, 2.5),
        ];
        for (inlines, role, style, gap) in parts {
            self.request_gap(gap);
            let is_heading = matches!(role, Role::Heading(_));
            let element = self.tree.add(frame.parent, role);
            if is_heading {
                self.tree.attach(element);
            }
            let setting = TextSetting::new(style, frame.width, LineFill::Balanced);
            let lines = self.set_text(inlines, element, &setting);
            self.push_lines(frame, lines, style, Keep::All);
        }
        self.pending_gap = 13.0;
    }

    /// The logo, as large as its box allows.
    fn set_logo(&mut self, logo: &Figure, frame: &Frame) {
        let Figure { alternative, image } = logo;
        let (width, height) = (image.width as f32, image.height as f32);
        let scale = (style::LOGO_WIDTH / width).min(style::LOGO_HEIGHT / height);
        let role = Role::Figure(alternative.clone());
        let element = self.tree.add(frame.parent, role);
        let area = Rectangle {
            x: frame.left,
            y: 0.0,
            width: width * scale,
            height: height * scale,
        };
        let leaf = self.tree.add_leaf(element);
        let strip = Strip {
            keeps_with_next: true,
            ..Strip::new(area.height, vec![Item::Figure { area, leaf }])
        };
        self.push(frame, strip);
        self.request_gap(14.0);
    }

    /// The style, a little smaller if that spares a second line.
    fn fit_title(&mut self, title: &[Inline], style: Style, measure: f32) -> Style {
        const MIN_TITLE_SCALE: f32 = 0.86;
        let scale = (measure - 0.5) / self.text_widths(title, style).natural.max(1.0);
        if (MIN_TITLE_SCALE..1.0).contains(&scale) {
            Style {
                size: style.size * scale,
                leading: style.leading * scale,
                ..style
            }
        } else {
            style
        }
    }
}
