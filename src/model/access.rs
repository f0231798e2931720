//! `acces`, `accessibilite`, `referent_handicap`: enrolment and accessibility.

use serde::Deserialize;

use super::contact::Contact;
use crate::document::compose::Composer;
use crate::document::text::Prose;
use crate::document::{Block, Fact};

/// L’accès à la formation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["modalites"]})))]
pub struct Access {
    /// # Modalités d’accès
    /// Comment s’inscrire.
    #[cfg_attr(test, schemars(example = &"Inscription par courriel, confirmée après un entretien d’une vingtaine de minutes."))]
    pub modalites: Option<Prose>,
    /// # Délais d’accès
    /// Le délai entre la demande et le début de la formation.
    #[cfg_attr(test, schemars(example = &"La formation commence au plus tôt quinze jours après l’accord du financeur."))]
    pub delais: Option<Prose>,
}

impl Access {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self { modalites, delais } = self;
        let mut blocks = composer.labelled("Modalités d’accès", modalites.as_ref());
        blocks.extend(composer.labelled("Délais d’accès", delais.as_ref()));
        blocks
    }
}

/// `accessibilite` and `referent_handicap`, in one section.
pub fn accessibility(
    accessibility: Option<&Prose>,
    referent: Option<&Contact>,
    composer: &mut Composer,
) -> Vec<Block> {
    let mut blocks = composer.opt_prose(accessibility);
    if let Some(referent) = referent {
        blocks.push(Block::Facts(vec![Fact {
            label: vec![crate::document::compose::text("Référent handicap")],
            value: referent.compose(composer),
        }]));
    }
    blocks
}
