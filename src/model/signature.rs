//! `signatures`: the parties that sign.

use serde::Deserialize;

use crate::document::compose::{column, join, opt_text, paragraph, text};
use crate::document::text::Text;
use crate::document::{Align, Block, ColumnWidth, Inline, Row, RowKind, Table, TableStyle};

/// Boxes side by side on a page; more parties make more rows of boxes.
const BOXES_A_ROW: usize = 3;

/// Une partie qui signe.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["partie"]})))]
pub struct Signature {
    /// # Partie
    /// La partie qui signe.
    #[cfg_attr(test, schemars(example = &"Pour l’organisme de formation"))]
    pub partie: Text,
    /// # Nom
    /// Le nom du signataire.
    #[cfg_attr(test, schemars(example = &"Delphine Caron"))]
    pub nom: Option<Text>,
    /// # Qualité
    /// La qualité du signataire.
    #[cfg_attr(test, schemars(example = &"gérante"))]
    pub qualite: Option<Text>,
    /// # Mention
    /// Le texte au-dessus de la signature ; par défaut « Date, cachet et signature ».
    #[cfg_attr(test, schemars(example = &"Lu et approuvé, date et signature"))]
    pub mention: Option<Text>,
}

/// To be completed by hand.
const PLACE_AND_DATE: &str = "Fait à ……………………………, le ……………………";

/// The text above a signature that says none.
pub const DEFAULT_MENTION: &str = "Date, cachet et signature";

#[must_use]
pub fn box_rows(signatures: &[Signature]) -> Vec<Block> {
    let place_and_date = paragraph(vec![text(PLACE_AND_DATE)]);
    let rows = signatures.chunks(BOXES_A_ROW).map(box_row);
    std::iter::once(place_and_date).chain(rows).collect()
}

fn box_row(signatures: &[Signature]) -> Block {
    let columns = signatures
        .iter()
        .map(|signature| column(&signature.partie.line(), Align::Start, ColumnWidth::Fill));
    Block::Table(Table {
        style: TableStyle::Signatures,
        caption: Vec::new(),
        columns: columns.collect(),
        rows: vec![Row {
            kind: RowKind::Body,
            cells: signatures.iter().map(Signature::cell).collect(),
        }],
    })
}

impl Signature {
    fn cell(&self) -> Vec<Inline> {
        let Self {
            partie: _,
            nom,
            qualite,
            mention,
        } = self;
        let who = join(
            vec![opt_text(nom.as_ref()), opt_text(qualite.as_ref())],
            &text(", "),
        );
        let mention = match mention {
            Some(mention) => mention.line(),
            None => DEFAULT_MENTION.to_owned(),
        };
        join(vec![who, vec![text(mention)]], &Inline::Break)
    }
}
