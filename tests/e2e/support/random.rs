//! Programmes filled at random from the schema.

use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;
use serde_json::Value;

use super::filling::Choices;

/// Leaves out most keys, and writes what is likeliest to be taken for something else.
pub struct Random(pub TestRng);

/// Pieces of the syntaxes that a text passes through.
const PIECES: [&str; 40] = [
    "formation ",
    "l'équipe ",
    "« citation » ",
    "objectif, ",
    "fin. ",
    "Où ? ",
    "*",
    "**",
    "_",
    "`",
    "# ",
    "- ",
    "1. ",
    "> ",
    "|",
    "[",
    "](",
    "](https://exemple.fr) ",
    "<b>",
    "</script>",
    "&amp;",
    "\\",
    "\n",
    "\n\n",
    "~~",
    "$",
    "%PDF",
    ": ",
    " ;",
    "100%",
    "9h30 ",
    "2ème ",
    "\"guillemets\" ",
    "...",
    "élève\u{a0}",
    "incompréhensibilité ",
    "https://exemple.fr/a_b?c=d&e ",
    "(parenthèse) ",
    "[^1]",
    "\n\n[^1]: note\n\n",
];

impl Choices for Random {
    fn keeps(&mut self, path: &str) -> bool {
        let depth = path.matches('/').count();
        self.0.random_ratio(1, if depth < 3 { 3 } else { 4 })
    }

    fn shape<'a>(&mut self, types: &[&'a str]) -> &'a str {
        types[self.0.random_range(0..types.len())]
    }

    fn length(&mut self) -> usize {
        self.0.random_range(1..4)
    }

    fn number(&mut self, _: &str) -> Value {
        self.0.random_range(1..40).into()
    }

    fn option(&mut self, options: &[Value]) -> Value {
        options[self.0.random_range(0..options.len())].clone()
    }

    fn boolean(&mut self) -> bool {
        self.0.random()
    }

    fn text(&mut self, format: Option<&str>, path: &str) -> String {
        let pick = self.0.random_range(1..28);
        match format {
            Some("date-fr") if path.ends_with("/fin") => format!("2026-04-{pick:02}"),
            Some("date-fr") => format!("2026-02-{pick:02}"),
            Some("date-ou-annee") => ["2025", "2024-2025", "2026-03-05"][pick % 3].to_owned(),
            Some("date-ou-mention" | "dates-de-session") => {
                ["a-programmer", "2026-03", "2026-03-05"][pick % 3].to_owned()
            }
            Some("duree" | "heures") => format!("{pick} h 15"),
            Some("jours") => format!("{pick},5"),
            Some("semaines" | "mois" | "annees") => format!("{pick} à {}", pick + 2),
            Some("heure") if path.ends_with("/fin") => format!("{} h 45", 12 + pick % 12),
            Some("heure") => format!("{} h", pick % 12),
            Some("plage-horaire") => "9h à 12h30".to_owned(),
            Some("couleur") => "#0f4c5c".to_owned(),
            Some("montant") => format!("{pick} 200,50 €"),
            Some("ligne" | "markdown") | None => {
                let pieces = self.0.random_range(1..8);
                // A text is never blank: the reader of the YAML sees to it.
                let first = "Mot ".to_owned();
                (0..pieces).fold(first, |text, _| {
                    text + PIECES[self.0.random_range(0..PIECES.len())]
                })
            }
            Some(other) => panic!("a new format, {other}"),
        }
    }
}
