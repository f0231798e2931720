//! The trainer of a step is one of the trainers.

use crate::check::context::CheckContext;
use crate::check::rule::{Example, Reporter, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;
use crate::document::text::Text;
use crate::model::trainer::Trainer;
use crate::value::fold;
use crate::value::scan::Scanner;

pub static RULE: Rule = Rule {
    code: "C015",
    severity: Severity::Error,
    profiles: &[],
    texts: rule_texts!(C015),
    source: Some("Code du travail, art. L6353-8"),
    example: Some(Example {
        bad: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
deroule:
  journees:
    - titre: Observer l’accueil
      intervenants: [Maëlle Caradec]
    - titre: Réécrire les messages",
        good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail
deroule:
  journees:
    - titre: Observer l’accueil
      intervenants: [Maëlle Karadec]
    - titre: Réécrire les messages",
    }),
    kind: RuleKind::Programme(find),
};

/// Words that stand for somebody still to be found.
const PENDING: [&str; 5] = ["definir", "confirmer", "preciser", "designer", "determiner"];

fn find(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sections = &context.programme.sections;
    let trainers = sections.intervenants.as_deref().unwrap_or_default();
    if trainers.is_empty() {
        return;
    }
    let steps = context.all_steps().into_iter();
    let steps = steps.map(|step| (step.path.clone(), &step.details.intervenants));
    let sessions = sections.sessions.iter().flatten().enumerate();
    let sessions =
        sessions.map(|(index, session)| (format!("sessions.{index}"), &session.intervenants));
    for (path, names) in steps.chain(sessions) {
        for (index, name) in names.iter().map(Text::line).enumerate() {
            if !is_known(&name, trainers) {
                reporter
                    .at(context.value_place(&format!("{path}.intervenants.{index}")))
                    .with("known", nearest(&name, trainers))
                    .with("name", name)
                    .beside(context.key_place("intervenants"), 0, []);
            }
        }
    }
}

/// Whether a text names trainers, or no person: « un médecin du travail », « à confirmer ».
fn is_known(name: &str, trainers: &[Trainer]) -> bool {
    // Brackets hold a role, not a name.
    let name = without_brackets(name);
    let folded = fold(&name);
    let is_generic = name.starts_with(char::is_lowercase)
        || opens_with_article(&name)
        || PENDING.iter().any(|word| folded.ends_with(word));
    let people = folded.replace(" et ", ",");
    let mut people = people.split([',', '&', '/']).map(str::trim);
    let known = |person: &str| trainers.iter().any(|trainer| trainer.answers_to(person));
    // « Awa Cabestan, formatrice »: behind a trainer, a trade.
    let described = name.split_once(',').is_some_and(|(person, trade)| {
        trade.trim_start().starts_with(char::is_lowercase) && known(&fold(person))
    });
    is_generic || described || people.all(known)
}

/// « Un ancien participant », but not « Le Goff Yann ».
fn opens_with_article(name: &str) -> bool {
    const ARTICLES: [&str; 7] = ["un", "une", "des", "le", "la", "les", "deux"];
    let name = name.trim_start();
    let elided = |it: &mut Scanner<'_>| {
        it.text("l")?;
        it.mark(|c| matches!(c, '\'' | '’'))
    };
    let article = |it: &mut Scanner<'_>| {
        it.one_of(&ARTICLES)?;
        it.blanks()
    };
    let mut scanner = Scanner::new(name, 0);
    let opens = scanner.attempt(elided).is_some() || scanner.attempt(article).is_some();
    opens && scanner.rest().trim_start().starts_with(char::is_lowercase)
}

fn without_brackets(name: &str) -> String {
    let mut kept = String::new();
    let mut rest = name;
    while let Some((before, inside)) = rest.split_once('(') {
        let Some((_, after)) = inside.split_once(')') else {
            break;
        };
        kept.push_str(before);
        kept.push(' ');
        rest = after;
    }
    kept + rest
}

/// The name that was most likely meant, else all of them.
fn nearest(name: &str, trainers: &[Trainer]) -> Vec<String> {
    let names = trainers.iter().map(|trainer| trainer.nom.line());
    let folded = fold(name);
    let near = names
        .clone()
        .map(|known| (strsim::osa_distance(&folded, &fold(&known)), known))
        .filter(|(distance, _)| *distance <= folded.chars().count() / 3)
        .min();
    near.map_or_else(|| names.collect(), |(_, known)| vec![known])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::scan::oracle::assert_matches;

    #[test]
    fn a_first_name_is_no_article() {
        for name in [
            "Laurent Petit",
            "Leïla Karadec",
            "Denise Un",
            "Le Goff Yann",
        ] {
            assert!(!opens_with_article(name), "{name}");
        }
        for name in ["Un ancien participant", "L’équipe", "deux  formatrices"] {
            assert!(opens_with_article(name), "{name}");
        }
    }

    #[test]
    fn scanners_agree_with_patterns() {
        assert_matches(
            r"^\s*(?i:(?:un|une|des|le|la|les|deux)\s|l['’])\s*(?-i:\p{Ll})",
            &[
                "Un", "une", "des", "Le", "la", "LES", "deux", "L’", "l'", "médecin", "Goff",
                "Yann", "é", "(",
            ],
            opens_with_article,
        );
        let brackets = regex::Regex::new(r"\([^)]*\)").expect("a pattern");
        for text in ["a (b) c (d)", "a (b (c) d)", "a (b", "a) (b"] {
            assert_eq!(without_brackets(text), brackets.replace_all(text, " "));
        }
    }
}
