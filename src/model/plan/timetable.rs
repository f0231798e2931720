//! Sequences that are rows of a timetable: durée, contenu, méthode.

use super::keys::StepDetails;
use crate::document::compose::{Composer, column, join, opt_text, row, table, text};
use crate::document::{Align, Block, ColumnWidth, Inline, Row, RowKind};
use crate::model::resolved::Step;
use crate::model::schedule::Times;

/// Whether these sequences make a table: each says no more than a row can hold, and one at least is timed.
#[must_use]
pub fn is_timetable(sequences: &[&Step<'_>]) -> bool {
    sequences.iter().all(|sequence| fits_row(sequence.details))
        && sequences.iter().any(|sequence| {
            let Step { details, pause, .. } = sequence;
            details.duree.is_some() || details.horaires.is_some() || *pause
        })
}

fn fits_row(details: &StepDetails) -> bool {
    let StepDetails {
        titre: _,
        resume,
        introduction,
        objectifs,
        contenus: _,
        methode: _,
        duree: _,
        horaires: _,
        lieu,
        modalite,
        intervenants,
    } = details;
    resume.is_none()
        && introduction.is_none()
        && objectifs.is_empty()
        && lieu.is_none()
        && modalite.is_none()
        && intervenants.is_empty()
}

/// The sequences as a table.
pub fn compose_timetable(sequences: &[&Step<'_>], composer: &mut Composer) -> Vec<Block> {
    let columns = vec![
        column("Horaires", Align::Start, ColumnWidth::Fit),
        column("Durée", Align::End, ColumnWidth::Fit),
        column("Contenu", Align::Start, ColumnWidth::Fill),
        column("Méthode", Align::Start, ColumnWidth::Fit),
    ];
    let rows = sequences
        .iter()
        .map(|sequence| sequence_row(sequence, composer));
    table(columns, rows.collect())
}

fn sequence_row(sequence: &Step<'_>, composer: &mut Composer) -> Row {
    let details = sequence.details;
    let content = sequence_content(sequence, composer);
    let method = details.methode.as_ref();
    let mut row = row(vec![
        opt_text(details.horaires.as_ref().map(Times::text)),
        opt_text(details.duree),
        content,
        method.map_or_else(Vec::new, |method| composer.line(method)),
    ]);
    if sequence.pause {
        row.kind = RowKind::Muted;
    }
    row
}

/// The title, then its contents, a line each.
fn sequence_content(sequence: &Step<'_>, composer: &mut Composer) -> Vec<Inline> {
    let StepDetails {
        titre, contenus, ..
    } = sequence.details;
    let title = match titre {
        Some(titre) if contenus.is_empty() => vec![text(titre.line())],
        Some(titre) => vec![Inline::Strong(vec![text(titre.line())])],
        None if sequence.pause => vec![text("Pause")],
        None => Vec::new(),
    };
    let mut lines = vec![title];
    lines.extend(contenus.iter().map(|contenu| composer.line(contenu)));
    join(lines, &Inline::Break)
}
