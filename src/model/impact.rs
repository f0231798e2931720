//! The impact of a change of each field: it stands beside the field, in [`crate::model`], and a project may set another.

use serde::Deserialize;

use crate::diagnostic::change::Impact;
use crate::document::text::Text;

/// The lists and groups of the plan, which may be nested.
const STEPS: [&str; 7] = [
    "phases", "modules", "journees", "matin", "apres_midi", "soiree", "sequences",
];

/// The impact of a change of a field: `x-niveau` in the schema. A field without it inherits the impact of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum FieldImpact {
    /// Any change touches what was agreed.
    #[serde(rename = "substantiel")]
    Substantial,
    /// A change of meaning touches what was agreed, one of wording does not.
    #[serde(rename = "substance")]
    Meaning,
    /// The field says how, not what.
    #[serde(rename = "redactionnel")]
    Wording,
}

/// The name of a field, below another: its keys from the root; of steps of the plan inside one another, the last.
#[must_use]
pub fn field_name(above: &str, key: &str) -> String {
    match above {
        "" => key.to_owned(),
        above if is_step(above, key) => format!("deroule.{key}"),
        above => format!("{above}.{key}"),
    }
}

/// Whether that key, below a field, holds steps of the plan.
#[must_use]
pub fn is_step(above: &str, key: &str) -> bool {
    let inside = above.strip_prefix("deroule");
    let inside = inside.map(|steps| steps.trim_start_matches('.'));
    // The hours of a step also have a `matin`, which is not a step.
    let is_plan = inside.is_some_and(|step| step.is_empty() || STEPS.contains(&step));
    is_plan && STEPS.contains(&key)
}

/// Un autre niveau pour un champ, et sa raison.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ImpactOverride {
    /// # Champ
    /// Le champ : ses clés depuis le début, séparées par des points. Le niveau d’un groupe vaut pour tout son contenu.
    /// Pour une étape du déroulé, gardez seulement la dernière clé : « deroule.journees.lieu ».
    #[cfg_attr(test, schemars(example = &"lieu"))]
    pub champ: FieldName,
    /// # Niveau
    /// Le niveau des modifications, ajouts et suppressions de ce champ. Les changements de typographie et d’ordre
    /// gardent leur niveau.
    #[cfg_attr(test, schemars(example = &"redactionnel"))]
    pub niveau: Impact,
    /// # Motif
    /// Votre raison, imprimée dans les comparaisons.
    #[cfg_attr(test, schemars(example = &"L’adresse exacte est donnée par la convocation."))]
    pub motif: Text,
}

impl ImpactOverride {
    /// Whether it speaks of the field of that name.
    #[must_use]
    pub fn applies_to(&self, field: &str) -> bool {
        let is_under = |field: &str| {
            let rest = field.strip_prefix(self.champ.0.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        // A price is also named as in a list right under `tarifs`.
        let in_list = field.strip_prefix("tarifs.lignes.");
        is_under(field) || in_list.is_some_and(|price| is_under(&format!("tarifs.{price}")))
    }
}

/// Un champ du modèle, par ses clés depuis la racine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct FieldName(pub String);
