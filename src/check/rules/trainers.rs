//! Rules on trainers.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
use crate::document::text::Text;
use crate::model::settings::Profile::{Individuel, Qualiopi, Stagiaire};
use crate::model::trainer::Trainer;
use crate::value::fold;
use crate::value::scan::Scanner;

pub(super) static RULES: &[Rule] = &[
    Rule::error(texts!(C015), Programme(check_unknown_trainer))
        .source("Code du travail, art. L6353-8"),
    Rule::required(texts!(M020), &["intervenants"], has_trainers)
        .profiles(&[Stagiaire, Qualiopi, Individuel])
        .source("Code du travail, art. L6353-4, 4° et L6353-8 ; RNQ, indicateurs 18 et 21"),
    Rule::required_check(texts!(M021), &["intervenants"], check_trainer_titles)
        .profiles(&[Stagiaire, Qualiopi, Individuel])
        .source("Code du travail, art. L6352-1, L6353-4, 4° et L6353-8 ; RNQ, indicateur 21"),
];

/// Words that stand for a trainer who is not known yet.
const PENDING_WORDS: [&str; 5] = ["definir", "confirmer", "preciser", "designer", "determiner"];

/// The trainer of a step is one of the trainers.
fn check_unknown_trainer(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let trainers = context.sections.intervenants.as_deref().unwrap_or_default();
    // Somebody who is not named may be anybody.
    if trainers.is_empty() || trainers.iter().any(|it| it.nom.is_none()) {
        return;
    }
    let steps = context.action.all_steps().into_iter();
    let steps = steps.map(|step| (step.path.clone(), &step.details.intervenants));
    let sessions = context.sessions();
    let sessions = sessions.map(|(path, session)| (path, &session.intervenants));
    for (path, names) in steps.chain(sessions) {
        for (index, name) in names.iter().map(Text::line).enumerate() {
            if !is_known_trainer(&name, trainers) {
                reporter
                    .report(context.value_place(&format!("{path}.intervenants.{index}")))
                    .with("known", suggest_names(&name, trainers))
                    .with("name", name)
                    .related(context.key_place("intervenants"), 0, []);
            }
        }
    }
}

/// Whether a text names trainers, or no person: « un médecin du travail », « à confirmer ».
fn is_known_trainer(name: &str, trainers: &[Trainer]) -> bool {
    // Brackets hold a role, not a name.
    let name = strip_brackets(name);
    let folded = fold(&name);
    let is_generic = name.starts_with(char::is_lowercase)
        || opens_with_article(&name)
        || PENDING_WORDS.iter().any(|word| folded.ends_with(word));
    let people = folded.replace(" et ", ",");
    let mut people = people.split([',', '&', '/']).map(str::trim);
    let known = |person: &str| trainers.iter().any(|trainer| trainer.matches_name(person));
    // « Awa Cabestan, formatrice »: behind a trainer, a trade.
    let described = name.split_once(',').is_some_and(|(person, trade)| {
        trade.trim_start().starts_with(char::is_lowercase) && known(&fold(person))
    });
    is_generic || described || people.all(known)
}

/// « Un ancien participant », but not « Le Goff Yann ».
pub fn opens_with_article(name: &str) -> bool {
    const ARTICLES: [&str; 7] = ["un", "une", "des", "le", "la", "les", "deux"];
    let name = name.trim_start();
    let elided = |it: &mut Scanner<'_>| {
        it.read_text_any_case("l")?;
        it.read_char(|c| matches!(c, '\'' | '’'))
    };
    let article = |it: &mut Scanner<'_>| {
        it.read_one_of(&ARTICLES)?;
        it.read_spaces()
    };
    let mut scanner = Scanner::new(name, 0);
    let opens = scanner.attempt(elided).is_some() || scanner.attempt(article).is_some();
    opens && scanner.rest().trim_start().starts_with(char::is_lowercase)
}

pub fn strip_brackets(name: &str) -> String {
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
fn suggest_names(name: &str, trainers: &[Trainer]) -> Vec<String> {
    let names = trainers.iter().map(Trainer::designation);
    let folded = fold(name);
    let near = names
        .clone()
        .map(|known| (strsim::osa_distance(&folded, &fold(&known)), known))
        .filter(|(distance, _)| *distance <= folded.chars().count() / 3)
        .min();
    near.map_or_else(|| names.collect(), |(_, known)| vec![known])
}

fn has_trainers(context: &CheckContext<'_>) -> bool {
    let trainers = context.sections.intervenants.as_deref();
    !trainers.unwrap_or_default().is_empty()
}

/// The sheet gives the qualification of each trainer.
fn check_trainer_titles(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let trainers = context.sections.intervenants.iter().flatten();
    for (index, trainer) in trainers.enumerate() {
        if trainer.qualite.is_none() && trainer.presentation.is_none() {
            reporter
                .report(context.value_place(&format!("intervenants.{index}.nom")))
                .with("name", trainer.designation());
        }
    }
}
