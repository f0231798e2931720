//! Whether texts speak of another trade, another product or another diploma than the sheet.

use std::ops::Range;

use super::other_client::{Keys, report_client};
use crate::check::context::CheckContext;
use crate::check::names::{KnownName, NameKind, fold_into_words};
use crate::check::rule::Reporter;
use crate::check::sentence::Sentence;
use crate::diagnostic::catalogue::message;
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::{collapse_spaces, starts_with_any_case};

/// The opening letters of words that make a sentence one on something else than this sheet.
pub(super) const OTHER_OPENINGS: [&str; 31] = [
    "complet", "autre", "precedent", "anterieur", "ulterieur", "suite", "ensuite", "prolong",
    "poursui", "suivi", "suivre", "prealable", "titulaire", "equival", "passerelle", "deja",
    "remplac", "ancien", "renouvel", "avenant", "collective", "idcc", "oit", "internation", "suit",
    "ouvre", "mene", "propos", "precede", "celui", "celle",
];
/// Places of work that exclude one another.
const TRADES: [&str; 30] = [
    "laiterie", "scierie", "fonderie", "papeterie", "boulangerie", "imprimerie", "menuiserie",
    "pharmacie", "creche", "clinique", "brasserie", "cimenterie", "verrerie", "fromagerie",
    "abattoir", "tannerie", "blanchisserie", "raffinerie", "sucrerie", "minoterie", "conserverie",
    "residence", "hopital", "lycee", "college", "mairie", "bijouterie", "tuilerie", "forge",
    "chocolaterie",
];
/// The names of diplomas that say of what they are.
const AWARDS: [&str; 6] = [
    "cap ", "bts ", "but ", "bp ", "dut ", "titre professionnel ",
];
/// Keys of texts on what others hold, or on what follows.
const OPEN_KEYS: [&str; 4] = ["passerelles", "debouches", "prerequis", "blocs"];

/// What a sheet is on.
pub(super) struct SheetSubject {
    /// The trade of the client, when its name says one.
    trade: Option<&'static str>,
    /// « plateforme », « Nimbaro »: a noun of the title and the name behind it.
    products: Vec<[String; 2]>,
    /// « CAP » and the stems of the certification.
    award: Option<(&'static str, Vec<String>)>,
}

impl SheetSubject {
    pub(super) fn new(context: &CheckContext<'_>, names: &[KnownName]) -> Self {
        let client = names.iter().find(|it| it.kind == NameKind::Client);
        let trade = client.and_then(|it| {
            let own = |trade: &&&str| it.words.iter().any(|word| word == **trade);
            TRADES.iter().find(own).copied()
        });
        let mut products = Vec::new();
        let title = context.programme.intitule.line();
        let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).collect();
        for pair in words.windows(2) {
            let is_noun = pair[0].len() > 5 && pair[0].starts_with(char::is_lowercase);
            if is_noun && pair[1].len() > 3 && pair[1].starts_with(char::is_uppercase) {
                products.push([pair[0].to_owned(), pair[1].to_owned()]);
            }
        }
        let certifications = context
            .sections
            .certification
            .as_deref()
            .unwrap_or_default();
        let award = match certifications {
            [one] => one.intitule.as_ref().and_then(|title| {
                let title = title.line();
                let head = AWARDS
                    .iter()
                    .find(|head| starts_with_any_case(&title, head))?;
                let words = fold_into_words(&title);
                Some((*head, words.iter().map(|it| stem(it)).collect()))
            }),
            [] | [_, ..] => None,
        };
        Self {
            trade,
            products,
            award,
        }
    }

    /// The checks of a word.
    pub(super) fn check_word(
        &self,
        keys: &Keys<'_>,
        field: &TextField<'_>,
        at: usize,
        reporter: &mut Reporter<'_>,
    ) {
        let text = &field.text[at..];
        if self.trade.is_some() {
            self.check_trade(keys, field, at, reporter);
        }
        for [noun, own] in &self.products {
            let rest = text
                .strip_prefix(noun.as_str())
                .and_then(|it| it.strip_prefix(' '));
            let Some(rest) = rest.filter(|it| it.starts_with(char::is_uppercase)) else {
                continue;
            };
            let length = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            let start = at + noun.len() + 1;
            let range = start..start + length;
            let other = &rest[..length];
            let is_known = keys.names.iter().any(|it| it.words.contains(&fold(other)));
            if length > 3 && !is_known && other != own {
                report_subject(keys, field, range, "intitule", reporter);
            }
        }
        if let Some((head, stems)) = &self.award
            && starts_with_any_case(text, head)
            && !OPEN_KEYS.contains(&field.last_key())
        {
            // « d’éducateur », « de coiffeur »
            let rest = &text[head.len()..];
            let links = ["d’", "d'", "de "];
            let bare = links.iter().find_map(|link| rest.strip_prefix(link));
            let name = bare.unwrap_or(rest);
            let length = name
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(name.len());
            let is_own = stems.contains(&stem(&fold(&name[..length])));
            let is_name = bare.is_some() || name.starts_with(char::is_uppercase);
            let end = field.text.len() - name.len() + length;
            if is_name && length > 3 && !is_own && !field.path.starts_with("certification") {
                report_subject(keys, field, at..end, "intitule", reporter);
            }
        }
    }

    /// « la cantine de la papeterie », in a sheet for a « Laiterie ».
    fn check_trade(
        &self,
        keys: &Keys<'_>,
        field: &TextField<'_>,
        at: usize,
        reporter: &mut Reporter<'_>,
    ) {
        let text = &field.text[at..];
        let article = ["la ", "l’", "du ", "le "]
            .iter()
            .find(|article| starts_with_any_case(text, article));
        let Some(article) = article else { return };
        let rest = &text[article.len()..];
        let length = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let word = fold(&rest[..length]);
        let is_other = |trade: &str| trade == word && Some(trade) != self.trade;
        if !rest.starts_with(char::is_lowercase) || !TRADES.iter().any(|it| is_other(it)) {
            return;
        }
        // « la mairie de Rennes » is not that of the client.
        let is_named = rest[length..]
            .trim_start_matches([' ', 'd', 'e', '’', '\''])
            .starts_with(char::is_uppercase);
        let mut others = keys.context.texts.fields.iter();
        let is_elsewhere = others.any(|it| it.path != field.path && fold(it.text).contains(&word));
        let range = at + article.len()..at + article.len() + length;
        let sentence = Sentence::around(field.text, &range);
        let is_reported =
            sentence.has_word(&["visit", "exempl", "compar", "ancien", "voisin", "autre"]);
        let client = keys.first(NameKind::Client);
        if let Some(client) = client.filter(|_| !is_named && !is_elsewhere && !is_reported) {
            report_client(keys, client, field, range, reporter);
        }
    }
}

fn report_subject(
    keys: &Keys<'_>,
    field: &TextField<'_>,
    range: Range<usize>,
    path: &str,
    reporter: &mut Reporter<'_>,
) {
    let sentence = Sentence::around(field.text, &range);
    let own = keys
        .names
        .iter()
        .rev()
        .find(|it| it.kind == NameKind::Subject && it.path.ends_with(path));
    if let Some(own) = own
        && !sentence.has_word(&OTHER_OPENINGS)
        && !sentence.has_word(&[
            "migr", "abandon", "arret", "quitt", "termin", "ouvre", "acces",
        ])
        && !sentence.is_on_another_course()
    {
        let fault = message!(
            rules::C041_TITLE,
            written = collapse_spaces(&field.text[range.clone()]),
            own = own.text.clone()
        );
        keys.report(field, range, fault, &own.path, reporter);
    }
}

/// The first letters of a word: « gestes », « geste ».
pub(super) fn stem(word: &str) -> String {
    word.chars().take(5).collect()
}
