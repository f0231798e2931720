//! The parts of an exam: of `evaluation` and of `certification`.

use serde::Deserialize;

use super::timed_item::TimedItem;
use crate::document::compose::{Composer, column, opt_text, table, text};
use crate::document::text::Identifier;
use crate::document::{Align, Block, ColumnWidth, Row, RowKind};
use crate::value::format_minutes;

/// Une épreuve, sa durée, son coefficient et son seuil de réussite.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["titre"]})))]
pub struct ExamPart {
    #[serde(flatten)]
    pub item: TimedItem,
    /// # Coefficient
    /// Le coefficient de l’épreuve.
    #[cfg_attr(test, schemars(example = 2))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub coefficient: Option<Identifier>,
    /// # Seuil de réussite
    /// La note ou le taux à atteindre.
    #[cfg_attr(test, schemars(example = &"70 % de bonnes réponses", example = &"10/20"))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub seuil: Option<Identifier>,
}

/// The parts as a table, with the total of their durations when it is known; nothing for no part.
pub fn exam_table(parts: &[ExamPart], total: Option<u32>, composer: &mut Composer) -> Vec<Block> {
    let mut rows: Vec<Row> = parts.iter().map(|part| part.row(composer)).collect();
    if let (Some(minutes), true) = (total, parts.len() > 1) {
        rows.push(Row {
            kind: RowKind::Total,
            cells: vec![
                vec![text("Total")],
                vec![text(format_minutes(minutes))],
                Vec::new(),
                Vec::new(),
            ],
        });
    }
    let columns = vec![
        column("Épreuve", Align::Start, ColumnWidth::Fill),
        column("Durée", Align::End, ColumnWidth::Fit),
        column("Coefficient", Align::End, ColumnWidth::Fit),
        column("Seuil de réussite", Align::Start, ColumnWidth::Fit),
    ];
    table(columns, rows)
}

impl ExamPart {
    fn row(&self, composer: &mut Composer) -> Row {
        let Self {
            item,
            coefficient,
            seuil,
        } = self;
        let mut row = item.row(composer);
        row.cells.push(opt_text(coefficient.as_ref()));
        row.cells.push(opt_text(seuil.as_ref()));
        row
    }
}
