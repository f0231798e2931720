//! `public` and `prerequis`: the audience and its prerequisites.

use serde::Deserialize;

use crate::document::compose::{Composer, fact, text};
use crate::document::text::Prose;
use crate::document::{Block, Fact};
use crate::value::{ValueError, fold};

/// Le public visé.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"string": ["introduction"], "array": "profils"})))]
pub struct Audience {
    /// # Introduction
    /// Un texte avant la liste des profils, ou le public en quelques mots.
    #[cfg_attr(test, schemars(example = &"Les participants sont issus de différents métiers de la CAF :"))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substance")))]
    pub introduction: Option<Prose>,
    /// # Profils
    /// Les profils, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Travailleurs sociaux", "Responsables d’action sociale"])))]
    pub profils: Vec<Prose>,
    /// # Effectif
    /// Le nombre de participants et de groupes.
    pub effectif: Option<Headcount>,
}

/// Le nombre de participants et de groupes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-parties" = "effectif")))]
pub struct Headcount {
    /// # Minimum
    /// Le nombre minimal de participants par groupe, de 1 à 100 000.
    #[cfg_attr(test, schemars(range(min = 1, max = 100_000)))]
    #[cfg_attr(test, schemars(example = 6))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub min: Option<u32>,
    /// # Maximum
    /// Le nombre maximal de participants par groupe, de 1 à 100 000.
    #[cfg_attr(test, schemars(range(min = 1, max = 100_000)))]
    #[cfg_attr(test, schemars(example = 12))]
    #[cfg_attr(test, schemars(extend("x-ajout" = "substantiel")))]
    pub max: Option<u32>,
    /// # Groupes
    /// Le nombre de groupes, de 1 à 10 000.
    #[cfg_attr(test, schemars(range(min = 1, max = 10_000)))]
    #[cfg_attr(test, schemars(example = 2))]
    pub groupes: Option<u32>,
}

/// Les prérequis : « aucun », un texte, une liste, ou une liste et sa vérification.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Prerequisites {
    Prose(Prose),
    Checked(CheckedPrerequisites),
}

/// Les prérequis et la façon dont ils sont vérifiés.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-abrege" = {"array": "liste"})))]
pub struct CheckedPrerequisites {
    /// # Liste
    /// Les prérequis, un par élément.
    #[serde(default)]
    #[cfg_attr(test, schemars(example = serde_json::json!(["Maîtriser la lecture d’un bilan"])))]
    #[cfg_attr(test, schemars(extend("x-niveau" = "substantiel", "x-ajout" = "substantiel")))]
    pub liste: Vec<Prose>,
    /// # Vérification
    /// La façon de vérifier les prérequis.
    #[cfg_attr(test, schemars(example = &"Questionnaire envoyé à l’inscription."))]
    pub verification: Option<Prose>,
}

impl Audience {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        let Self {
            introduction,
            profils,
            effectif: _,
        } = self;
        let mut blocks = composer.opt_prose(introduction.as_ref());
        blocks.extend(composer.bullets(profils));
        blocks
    }

    /// The line of the identity block: « 2 groupes, de 6 à 12 participants par groupe ».
    #[must_use]
    pub fn headcount(&self) -> Option<Fact> {
        let Headcount { min, max, groupes } = self.effectif?;
        let plural = |count: u32| if count > 1 { "s" } else { "" };
        let groups = groupes.map(|count| format!("{count}\u{a0}groupe{}", plural(count)));
        let people = match (min, max) {
            (Some(min), Some(max)) if min == max => {
                Some(format!("{max}\u{a0}participant{}", plural(max)))
            }
            (Some(min), Some(max)) => {
                Some(format!("de {min} à {max}\u{a0}participant{}", plural(max)))
            }
            (Some(min), None) => Some(format!("au moins {min}\u{a0}participant{}", plural(min))),
            (None, Some(max)) => Some(format!("{max}\u{a0}participant{} au plus", plural(max))),
            (None, None) => None,
        };
        let people = people.map(|people| match groupes {
            Some(2..) => format!("{people} par groupe"),
            Some(_) | None => people,
        });
        let line: Vec<String> = groups.into_iter().chain(people).collect();
        (!line.is_empty()).then(|| fact("Effectif", vec![text(line.join(", "))]))
    }
}

/// The keys that a headcount in one text says: « 12 », « de 6 à 12 participants », « 2 groupes, 10 personnes au plus par groupe ».
///
/// # Errors
/// The text says something else.
pub fn split_headcount(text: &str) -> Result<Vec<(&'static str, String)>, ValueError> {
    let unreadable = || ValueError::UnreadableHeadcount(text.trim().to_owned());
    let folded = fold(text).replace([',', '\'', '’'], " ");
    let folded = folded.replace('-', " a ");
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    let mut parts = Vec::new();
    if let [count, "groupe" | "groupes", rest @ ..] = words.as_slice()
        && is_count(count)
    {
        parts.push(("groupes", (*count).to_owned()));
        words = rest.to_vec();
    }
    words.retain(|word| !HEADCOUNT_NOUNS.contains(word));
    let people: &[(&'static str, &str)] = match words.as_slice() {
        [] if !parts.is_empty() => &[],
        [count] => &[("min", count), ("max", count)],
        [max, "maximum" | "max" | "maxi"] | ["maximum" | "max" | "maxi", max] => &[("max", max)],
        [max, "au", "plus" | "maximum"] | ["jusqu", "a", max] => &[("max", max)],
        [min, "minimum" | "min" | "mini"] | ["minimum" | "min" | "mini", min] => &[("min", min)],
        [min, "au", "moins" | "minimum"] | ["au", "moins", min] => &[("min", min)],
        [min, "a", max] | ["de", min, "a", max] | ["entre", min, "et", max] => {
            &[("min", min), ("max", max)]
        }
        _ => return Err(unreadable()),
    };
    if !people.iter().all(|(_, count)| is_count(count)) {
        return Err(unreadable());
    }
    let people = people
        .iter()
        .map(|(key, count)| (*key, (*count).to_owned()));
    parts.extend(people);
    Ok(parts)
}

/// Words around the numbers of a headcount.
const HEADCOUNT_NOUNS: [&str; 8] = [
    "participant", "participants", "personne", "personnes", "stagiaire", "stagiaires", "par",
    "groupe",
];

fn is_count(word: &str) -> bool {
    !word.is_empty() && word.len() < 7 && word.bytes().all(|byte| byte.is_ascii_digit())
}

impl Prerequisites {
    pub fn compose(&self, composer: &mut Composer) -> Vec<Block> {
        match self {
            Self::Prose(prose) => composer.prose(prose),
            Self::Checked(CheckedPrerequisites {
                liste,
                verification,
            }) => {
                let mut blocks = composer.bullets(liste);
                blocks.extend(composer.labelled("Vérification", verification.as_ref()));
                blocks
            }
        }
    }
}
