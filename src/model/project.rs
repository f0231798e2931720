//! `annexe.yaml`: what the programmes of an organisation have in common.

use serde::Deserialize;

use crate::diagnostic::language::Language;
use crate::document::text::{Switch, Text};
use crate::model::Sheet;
use crate::model::impact::ImpactOverride;
use crate::model::organisation::Organisation;
use crate::model::settings::{Profile, RuleSeverities, Settings};
use crate::render::Format;
use crate::value::Zone;

pub mod theme;

use theme::ThemeConfig;

/// Le contenu de annexe.yaml. Toutes les clés sont facultatives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Config {
    /// # Langue
    /// La langue des messages ; par défaut, la langue de l’ordinateur. Les fiches sont toujours en français.
    #[cfg_attr(test, schemars(example = &"fr"))]
    pub langue: Option<Language>,
    /// # Dossier des programmes
    /// Le dossier des programmes, à partir du dossier de annexe.yaml ; par défaut « programmes ».
    #[cfg_attr(test, schemars(example = &"programmes"))]
    pub programmes: Option<Text>,
    /// # Dossier de sortie
    /// Le dossier des fiches produites, à partir du dossier de annexe.yaml ; par défaut « output ».
    #[cfg_attr(test, schemars(example = &"output"))]
    pub sortie: Option<Text>,
    /// # Fiche
    /// La fiche produite sans l’option « --document » : l’annexe à la convention, ou la fiche du catalogue.
    #[cfg_attr(test, schemars(example = &"annexe"))]
    pub document: Option<Sheet>,
    /// # Formats
    /// Les formats produits ; par défaut les trois.
    #[cfg_attr(test, schemars(example = serde_json::json!(["md", "html", "pdf"])))]
    pub formats: Option<Vec<Format>>,
    /// # Profil
    /// Les mentions à vérifier ; par défaut « convention ».
    #[cfg_attr(test, schemars(example = &"convention"))]
    pub profil: Option<Profile>,
    /// # Zone
    /// La zone des jours fériés ; par défaut « metropole ».
    #[cfg_attr(test, schemars(example = &"metropole"))]
    pub zone: Option<Zone>,
    /// # Règles
    /// La gravité de chaque règle : son code, puis sa gravité. `annexe rules` montre tous les codes.
    #[cfg_attr(test, schemars(example = serde_json::json!({"C001": "avertissement"})))]
    pub regles: Option<RuleSeverities>,
    /// # Verbes vagues
    /// Vos verbes trop vagues pour commencer un objectif. Ils remplacent la liste de la règle P001.
    #[cfg_attr(test, schemars(example = serde_json::json!(["comprendre", "connaître", "être sensibilisé"])))]
    pub verbes_vagues: Option<Vec<Text>>,
    /// # Niveaux
    /// Le niveau que vous donnez aux modifications d’un champ, à la place du niveau par défaut.
    #[cfg_attr(test, schemars(example = serde_json::json!([{"champ": "lieu", "niveau": "redactionnel", "motif": "L’adresse exacte est donnée par la convocation."}])))]
    pub niveaux: Option<Vec<ImpactOverride>>,
    /// # Thème
    /// Les couleurs, le logo et les polices des fiches.
    pub theme: Option<ThemeConfig>,
    /// # Typographie
    /// Écrivez « non » pour garder les espaces, guillemets et apostrophes comme vous les écrivez ; par défaut « oui ».
    #[cfg_attr(test, schemars(example = &"non"))]
    pub typographie: Option<Switch>,
    /// # Organisme de formation
    /// Votre organisme, et les sections communes à toutes ses fiches. Une section écrite dans un programme remplace en
    /// entier la section commune.
    #[cfg_attr(test, schemars(example = serde_json::json!({"nom": "Atelier Sillage", "nda": {"numero": "53 35 99999 35", "region": "Bretagne"}, "suivi": "Feuille d’émargement signée par demi-journée."})))]
    pub organisme: Option<Organisation>,
}

impl Config {
    /// The settings of checks. The profile of the command line, if any, replaces the profile of the file.
    #[must_use]
    pub fn settings(&self, profile: Option<Profile>) -> Settings {
        let verbs = self.verbes_vagues.as_ref();
        Settings {
            profile: profile.or(self.profil).unwrap_or_default(),
            zone: self.zone.unwrap_or_default(),
            severities: self.regles.clone().unwrap_or_default(),
            vague_verbs: verbs.map(|verbs| verbs.iter().map(Text::line).collect()),
        }
    }

    /// Whether French typography is applied to the sheets.
    #[must_use]
    pub fn typesets(&self) -> bool {
        self.typographie.is_none_or(Switch::is_on)
    }
}
