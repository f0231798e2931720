//! A rule on texts that come from another sheet: another convention, another title, another client, other premises.

use super::other_client::{Keys, check_client_at, check_owner_at, check_subjects, client_heads};
use super::other_place::{check_address, check_town, check_town_of_course, follows_number};
use super::other_subject::{OTHER_OPENINGS, SheetSubject, stem};
use crate::check::context::CheckContext;
use crate::check::names::{KnownName, NameKind, fold_into_words, word_starts};
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::Sentence;
use crate::diagnostic::catalogue::{message, texts};
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::collapse_spaces;

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(C041), Programme(check_other_sheet))];

/// The keys whose texts may name other sheets, by how their paths open.
const OPEN_KEYS: [&str; 9] = [
    "intervenants", "contacts", "signatures", "referent_handicap", "convention", "prerequis",
    "notes_internes", "indicateurs", "catalogue.autres",
];
const COURSE_NOUNS: [&str; 7] = [
    "formation", "stage", "action", "programme", "parcours", "seminaire", "intitulee",
];
const AWARD_NOUNS: [&str; 9] = [
    "mention", "titre", "professionnel", "diplome", "certification", "certificat", "cqp",
    "licence", "brevet",
];
/// Letters before the numbers of norms and registers, which texts quote freely.
const QUOTED_PREFIXES: [&str; 10] = [
    "RNCP", "RS", "ISO", "NF", "EN", "IEC", "UE", "CE", "COVID", "SIRET",
];
/// What a sheet is compared with, read once.
struct SheetKeys<'a> {
    keys: Keys<'a>,
    /// Codes of the title and the certification: « NCA-210 », and the number of the convention.
    codes: Vec<Code>,
    heads: Vec<String>,
    subject: SheetSubject,
}

/// A code of letters and digits: « NCA-210 ».
struct Code {
    text: String,
    prefix: String,
    path: String,
}

fn check_other_sheet(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let sheet = SheetKeys::new(context);
    for field in &context.texts.fields {
        if OPEN_KEYS.iter().any(|key| field.path.starts_with(key)) {
            continue;
        }
        let of_plan = field.path.starts_with("deroule.") && field.path.matches('.').count() > 1;
        check_subjects(&sheet.keys, field, reporter);
        for (at, byte) in word_starts(field.text, |_| true) {
            if !of_plan && field.text[at..].starts_with('«') {
                sheet.check_title(field, at, reporter);
            } else {
                sheet.check_word(field, at, byte, of_plan, reporter);
            }
        }
    }
}

impl<'a> SheetKeys<'a> {
    fn new(context: &'a CheckContext<'a>) -> Self {
        let names = context.names();
        let convention = context.programme.convention.as_ref();
        let number = convention.and_then(|it| Some(it.numero.as_ref()?.to_string()));
        let mut codes: Vec<Code> = Vec::new();
        let numbers = number.iter().map(|it| (it.as_str(), "convention.numero"));
        let titles = names.iter().filter(|it| it.kind == NameKind::Subject);
        let titles = titles.map(|it| (it.text.as_str(), it.path.as_str()));
        for (text, path) in numbers.chain(titles) {
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '/') {
                let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
                let prefix = &word[..letters];
                let digits = word.bytes().filter(u8::is_ascii_digit).count();
                if letters > 1 && digits > 1 && !QUOTED_PREFIXES.contains(&prefix) {
                    codes.push(Code {
                        text: word.to_owned(),
                        prefix: prefix.to_owned(),
                        path: path.to_owned(),
                    });
                }
            }
        }
        let heads = client_heads(names);
        let subject = SheetSubject::new(context, names);
        Self {
            keys: Keys { context, names },
            codes,
            heads,
            subject,
        }
    }

    /// The checks of a word, by how it opens.
    fn check_word(
        &self,
        field: &TextField<'_>,
        at: usize,
        first: u8,
        of_plan: bool,
        reporter: &mut Reporter<'_>,
    ) {
        let text = &field.text[at..];
        if first.is_ascii_uppercase() {
            let code = self
                .codes
                .iter()
                .find(|code| text.starts_with(code.prefix.as_str()));
            if let Some(code) = code.filter(|code| !of_plan || code.path == "convention.numero") {
                self.check_code(field, at, code, reporter);
            }
        }
        let lower = first.to_ascii_lowercase();
        self.subject.check_word(&self.keys, field, at, reporter);
        if first.is_ascii_uppercase() {
            check_owner_at(&self.keys, field, at, reporter);
        }
        if of_plan {
            return;
        }
        let second = text.as_bytes().get(1).copied().unwrap_or_default();
        if matches!(
            (lower, second),
            (b't' | b'l', b'i') | (b'd', b'i' | 0xC3) | (b'o', b'r')
        ) {
            check_town_of_course(&self.keys, field, at, reporter);
        }
        if lower == b'n' && second == b'o' {
            check_town(&self.keys, field, at, reporter);
        }
        if b"rapbqciesf".contains(&lower) && follows_number(&field.text[..at]) {
            check_address(&self.keys, field, at, reporter);
        }
        // « Établissements » is known by « etablissements ».
        let opens = |head: &String| {
            let head = head.as_bytes();
            (head[0] == lower || first == 0xC3 && head[0] == b'e')
                && (head[1] == second || second >= 0x80 || first == 0xC3)
        };
        if self.heads.iter().any(opens) {
            check_client_at(&self.keys, &self.heads, field, at, reporter);
        }
    }

    /// « NCA-310 » in a sheet on « NCA-210 ».
    fn check_code(
        &self,
        field: &TextField<'_>,
        at: usize,
        code: &Code,
        reporter: &mut Reporter<'_>,
    ) {
        let end = field.text[at..].find(|c: char| !c.is_alphanumeric() && c != '-' && c != '/');
        let end = end.map_or(field.text.len(), |length| at + length);
        let word = field.text[at..end].trim_end_matches(['-', '/']);
        let shape = |text: &str| -> Vec<u8> {
            let bytes = text.bytes();
            bytes
                .map(|byte| if byte.is_ascii_digit() { b'0' } else { byte })
                .collect()
        };
        let is_own = self.codes.iter().any(|known| known.text == word);
        let range = at..at + word.len();
        if is_own || shape(word) != shape(&code.text) || field.path == code.path {
            return;
        }
        let sentence = Sentence::around(field.text, &range);
        let is_number = code.path == "convention.numero";
        // C039 reads the numbers behind « convention ».
        let is_read = is_number && sentence.words_before().take(3).any(|it| it == "convention");
        if is_read || sentence.has_word(&OTHER_OPENINGS) {
            return;
        }
        let own = code.text.clone();
        let fault = match is_number {
            true => message!(rules::C041_NUMBER, written = word, own),
            false => message!(rules::C041_CODE, written = word, own),
        };
        self.keys.report(field, range, fault, &code.path, reporter);
    }

    /// The openings of the words of titles, but that of a text.
    fn stems_of_titles(&self, field: &TextField<'_>) -> Vec<String> {
        let titles = self.keys.context.texts.fields.iter().filter(|it| {
            it.path != field.path && (it.last_key() == "titre" || it.last_key() == "blocs")
        });
        let mut known: Vec<String> = titles.flat_map(|it| fold_into_words(it.text)).collect();
        let others = self
            .keys
            .names
            .iter()
            .filter(|it| it.kind == NameKind::Subject && it.path != field.path);
        known.extend(others.flat_map(|it| it.words.iter().cloned()));
        known.iter().map(|it| stem(it)).collect()
    }

    /// « attestation de la formation « Gestes et postures » » in a sheet on something else.
    fn check_title(&self, field: &TextField<'_>, at: usize, reporter: &mut Reporter<'_>) {
        let before = field.text[..at].trim_end();
        let last = before.rsplit(|c: char| !c.is_alphabetic()).next();
        let last = fold(last.unwrap_or_default());
        if !AWARD_NOUNS.contains(&last.as_str()) && !COURSE_NOUNS.contains(&last.as_str()) {
            return;
        }
        let open = at + '«'.len_utf8();
        let Some(length) = field.text[open..].find('»') else {
            return;
        };
        let inside = &field.text[open..open + length];
        let start = open + (inside.len() - inside.trim_start().len());
        let range = start..start + inside.trim().len();
        let sentence = Sentence::around(field.text, &(at..range.end));
        let mut before = sentence.words_before();
        let noun = before.next().unwrap_or_default();
        let determiner = before.next().unwrap_or_default();
        let is_award = AWARD_NOUNS.contains(&noun);
        let is_course = COURSE_NOUNS.contains(&noun);
        if !is_award && !is_course || ["un", "une", "autre", "des", "module"].contains(&determiner)
        {
            return;
        }
        // A quotation inside the title ends before it.
        let is_whole = !inside.contains('«');
        let is_title =
            is_whole && inside.trim_start().starts_with(char::is_uppercase) && length < 150;
        let is_other = sentence.has_word(&OTHER_OPENINGS) || sentence.is_on_another_course();
        if !is_title || is_other {
            return;
        }
        let is_certification = |name: &&KnownName| name.path.starts_with("certification");
        let subject = |name: &&KnownName| {
            name.kind == NameKind::Subject
                && name.path.ends_with("intitule")
                && (!is_award || is_certification(name))
        };
        let Some(own) = self.keys.names.iter().find(subject) else {
            return;
        };
        let known = self.stems_of_titles(field);
        let words = fold_into_words(&field.text[range.clone()]);
        let words: Vec<&String> = words.iter().filter(|word| word.len() > 3).collect();
        let shared = words.iter().filter(|it| known.contains(&stem(it))).count();
        if words.is_empty() || shared * 2 > words.len() {
            return;
        }
        let fault = message!(
            rules::C041_TITLE,
            written = collapse_spaces(&field.text[range.clone()]),
            own = own.text.clone()
        );
        self.keys.report(field, range, fault, &own.path, reporter);
    }
}
