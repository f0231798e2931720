//! Things to do and how long each takes: the remote activities and the exam parts share this shape.

use serde::Deserialize;

use crate::document::compose::{Composer, column, opt_text, row, table, text};
use crate::document::text::{Prose, Text};
use crate::document::{Align, Block, ColumnWidth, Inline, Row, RowKind};
use crate::value::{Duration, format_minutes};

/// Une activité ou une épreuve, et sa durée.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["titre"]})))]
pub struct TimedItem {
    /// # Titre
    /// Le nom de l’activité ou de l’épreuve.
    #[cfg_attr(test, schemars(example = &"Étude de cas"))]
    pub titre: Text,
    /// # Durée
    /// Sa durée, avec son unité.
    #[cfg_attr(test, schemars(example = &"1 h 30"))]
    pub duree: Option<Duration>,
    /// # Description
    /// Le travail demandé.
    #[cfg_attr(test, schemars(example = &"À partir d’un dossier remis la veille."))]
    pub description: Option<Prose>,
}

/// The rows under that heading, with their total when it is known; nothing for no row.
pub fn timed_table(
    header: &str,
    items: &[TimedItem],
    total: Option<u32>,
    composer: &mut Composer,
) -> Vec<Block> {
    let mut rows: Vec<Row> = items.iter().map(|item| item.row(composer)).collect();
    if let (Some(minutes), true) = (total, items.len() > 1) {
        rows.push(Row {
            kind: RowKind::Total,
            cells: vec![vec![text("Total")], vec![text(format_minutes(minutes))]],
        });
    }
    let columns = vec![
        column(header, Align::Start, ColumnWidth::Fill),
        column("Durée", Align::End, ColumnWidth::Fit),
    ];
    table(columns, rows)
}

/// The sum of their durations, when there are some and each is known.
#[must_use]
pub fn total_minutes<'a>(
    items: impl IntoIterator<Item = &'a TimedItem>,
    per_day: Option<u32>,
) -> Option<u32> {
    let durations = items.into_iter().map(|item| item.duree?.minutes(per_day));
    let total = durations.sum::<Option<u32>>();
    total.filter(|total| *total > 0)
}

impl TimedItem {
    pub(super) fn row(&self, composer: &mut Composer) -> Row {
        let Self {
            titre,
            duree,
            description,
        } = self;
        let mut name = vec![text(titre.line())];
        if let Some(description) = description {
            name.push(Inline::Break);
            name.extend(composer.line(description));
        }
        row(vec![name, opt_text(duree.as_ref())])
    }
}
