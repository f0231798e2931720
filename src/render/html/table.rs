//! Tables of a page. No table scrolls: where columns have no room, the style sheet sets the cells of a row one under the
//! other, each after the head of its column.

use maud::{Markup, html};

use super::columns::{class_names, is_tall, is_wide, plain_text, set_columns};
use super::fonts::css_string;
use super::{HeadingContext, LINE_FEED, PageWriter, TEXT, TITLE_ID, TITLES};
use crate::document::{Column, Inline, Paragraph, ParagraphStyle, Row, RowKind, Table, TableStyle};
use crate::render::fonts::Face;

impl PageWriter {
    pub(super) fn render_table(&mut self, table: &Table, position: HeadingContext) -> Markup {
        let Table {
            style,
            caption,
            columns,
            rows,
        } = table;
        self.table_count += 1;
        let id = format!("table_{}", self.table_count);
        let (class, has_row_heads) = match style {
            TableStyle::Data => ("data", table.has_row_headers()),
            TableStyle::Signatures => ("signatures", false),
        };
        let classes: Vec<_> = set_columns(columns, rows)
            .into_iter()
            .map(class_names)
            .collect();
        let name = self.name_table(table, &id, position);
        let label = Some(&name).filter(|name| !name.is_empty());
        if *style == TableStyle::Data {
            self.note_heads(&id, columns);
        }
        html! {
            div.scroll.wide[is_wide(table)] { (LINE_FEED)
                table #(id) class=(class) aria-labelledby=[label] { (LINE_FEED)
                    @if !caption.is_empty() { caption { (self.inlines_in(TITLES.bold(), caption)) } (LINE_FEED) }
                    (self.render_table_head(columns, &classes, &id, &name)) (LINE_FEED)
                    tbody {
                        @for Row { kind, cells } in rows {
                            (LINE_FEED)
                            @let face = row_face(*kind);
                            tr class=[row_class(*kind, cells)] {
                                @for (index, (cell, class)) in cells.iter().zip(&classes).enumerate() {
                                    @if has_row_heads && index == 0 && !cell.is_empty() {
                                        th scope="row" class=[*class] { (self.inlines_in(face, cell)) }
                                    } @else {
                                        td class=[*class] { (self.inlines_in(face, cell)) }
                                    }
                                }
                            }
                        }
                        (LINE_FEED)
                    } (LINE_FEED)
                } (LINE_FEED)
            }
        }
    }

    /// The heads of columns, with the ids that the name of the table needs.
    fn render_table_head(
        &mut self,
        columns: &[Column],
        classes: &[Option<&str>],
        table: &str,
        name: &str,
    ) -> Markup {
        let id = |index: usize| {
            let id = head_id(table, index);
            name.split(' ').any(|part| part == id).then_some(id)
        };
        html! {
            thead { (LINE_FEED)
                tr {
                    @for (index, (column, class)) in columns.iter().zip(classes).enumerate() {
                        @if column.header.is_empty() {
                            td class=[*class] {}
                        } @else {
                            th id=[id(index)] scope="col" class=[*class] { (self.inlines_in(TITLES.bold(), &column.header)) }
                        }
                    }
                } (LINE_FEED)
            }
        }
    }

    /// A paragraph before a table, which names it if it is a label.
    pub(super) fn render_table_label(&mut self, paragraph: &Paragraph) -> Markup {
        let is_label = paragraph.style == ParagraphStyle::Label;
        let id = is_label.then(|| label_id(&format!("table_{}", self.table_count + 1)));
        if is_label {
            self.table_label = Some(plain_text(&paragraph.inlines));
        }
        self.render_paragraph(paragraph, id.as_deref())
    }

    /// The ids of what names a table, none if its caption does: the title above it, its label, and its heads if others have
    /// the same name.
    fn name_table(&mut self, table: &Table, id: &str, position: HeadingContext) -> String {
        let label = self.table_label.take();
        if !table.caption.is_empty() {
            return String::new();
        }
        let mut ids = Vec::new();
        let mut name = String::new();
        if position.label != TITLE_ID {
            ids.push(position.label.to_owned());
            name.push_str(position.label);
        }
        if let Some(label) = label {
            ids.push(label_id(id));
            name.push_str(&label);
        }
        let is_named = !ids.is_empty();
        if !is_named || !self.table_names.insert(name.clone()) {
            for (index, column) in table.columns.iter().enumerate() {
                if !column.header.is_empty() {
                    ids.push(head_id(id, index));
                    name.push_str(&plain_text(&column.header));
                }
            }
            self.table_names.insert(name);
        }
        ids.join(" ")
    }

    /// Notes the heads of columns as rules of the style sheet.
    fn note_heads(&mut self, id: &str, columns: &[Column]) {
        for (rank, column) in (1..).zip(columns) {
            if !column.header.is_empty() {
                let head = css_string(&plain_text(&column.header));
                let rule = format!("#{id} :nth-child({rank}) {{ --head: {head}; }}\n");
                self.table_heads.push_str(&rule);
            }
        }
    }
}

fn label_id(table: &str) -> String {
    format!("{table}_label")
}

fn head_id(table: &str, index: usize) -> String {
    format!("{table}_{}", index + 1)
}

fn row_face(kind: RowKind) -> Face {
    match kind {
        RowKind::Body => TEXT,
        RowKind::Muted => TEXT.italic(),
        RowKind::Total => TEXT.bold(),
    }
}

fn row_class(kind: RowKind, cells: &[Vec<Inline>]) -> Option<&'static str> {
    match kind {
        RowKind::Body if cells.iter().any(|cell| is_tall(cell)) => Some("tall"),
        RowKind::Body => None,
        RowKind::Muted => Some("muted"),
        RowKind::Total => Some("total"),
    }
}
