//! A rule on the texts of a template that nobody replaced.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::check::context::TextFields;
use crate::check::rule::RuleKind::Texts;
use crate::check::rule::{Reporter, Rule};
use crate::diagnostic::catalogue::texts;
use crate::read::text_field::TextField;
use crate::value::fold;
use crate::value::scan::{Scanner, collapse_spaces, starts_with_any_case};

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(T014), Texts(check_template_texts))];

/// From so many texts on, one diagnostic shows them all: the template is being filled.
const TEXTS_OF_UNFILLED_TEMPLATE: usize = 4;
/// Whole texts of the templates that people start from, a line each, folded.
static TEMPLATE_TEXTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("template_texts.txt").lines().collect());
/// Longer texts are none of them.
const MAX_LENGTH: usize = 60;
/// What forms ask for, folded.
const REQUESTS: [&str; 4] = ["a completer", "a renseigner", "a remplir", "a remplacer"];
/// What instructions of a template ask for, in brackets or at the end of a short sentence.
const INSTRUCTIONS: [&str; 18] = [
    "adapter", "inserer", "remplacer", "valider", "supprimer", "completer", "renseigner", "rayer",
    "ajouter", "choisir", "indiquer", "reprendre", "rediger", "revoir", "cocher", "modifier",
    "verifier", "actualiser",
];
/// What templates name, and of whom.
const TEMPLATE_NOUNS: [&str; 15] = [
    "nom", "prenom", "fonction", "qualite", "adresse", "telephone", "courriel", "mail", "intitule",
    "numero", "titre", "lieu", "ville", "signature", "siret",
];
const TEMPLATE_OWNERS: [&str; 19] = [
    "client", "contact", "signataire", "entreprise", "organisme", "formateur", "formatrice",
    "stagiaire", "participant", "beneficiaire", "formation", "referent", "responsable",
    "intervenant", "certificateur", "salarie", "candidat", "tuteur", "representant",
];
/// What brackets of a template name, folded.
const BRACKETED_NOUNS: [&str; 25] = [
    "adresse", "annee", "client", "code", "date", "duree", "entreprise", "fonction", "heure",
    "horaire", "inserer", "intitule", "jour", "lieu", "montant", "nom", "nombre", "numero",
    "organisme", "prenom", "pri", "raison", "titre", "ville", "votre",
];
/// What `XX` stands before.
const COUNTED_WORDS: [&str; 12] = [
    "€", "%", "h", "heure", "jour", "participant", "stagiaire", "euro", "place", "mois", "semaine",
    "personne",
];

/// No text of a template is left.
fn check_template_texts(texts: &TextFields<'_>, reporter: &mut Reporter<'_>) {
    let found = texts.fields.iter().flat_map(|field| {
        let whole = is_template_text(field).then(|| {
            let start = field.text.len() - field.text.trim_start().len();
            start..field.text.trim_end().len()
        });
        let inside = whole.is_none().then(|| find_template_texts(field.text));
        let ranges = whole.into_iter().chain(inside.into_iter().flatten());
        // T003 reports « <nom> », which may be HTML: « <numéro> » is not.
        let is_html = |range: &Range<usize>| {
            let words = &field.text[range.clone()];
            field.is_markdown
                && words.is_ascii()
                && words.starts_with('<')
                && !words.starts_with("<<")
        };
        // « À …, le … », above a signature
        let is_for_hand = |range: &Range<usize>| {
            field.last_key() == "mention"
                && field.text[range.clone()].chars().all(|c| "._…".contains(c))
        };
        let ranges = ranges.filter(move |range| {
            !field.is_opaque(range.clone()) && !is_html(range) && !is_for_hand(range)
        });
        ranges.map(move |range| (field, range))
    });
    let found: Vec<(&TextField<'_>, Range<usize>)> = found.collect();
    let size = match found.len() {
        0 => return,
        count if count < TEXTS_OF_UNFILLED_TEMPLATE => 1,
        count => count,
    };
    for group in found.chunks(size) {
        let [(field, range), others @ ..] = group else {
            continue;
        };
        let mut diagnostic = reporter
            .report(field.place_of(range.clone()))
            .with("count", group.len())
            .with("words", collapse_spaces(&field.text[range.clone()]));
        for (field, range) in others {
            diagnostic = diagnostic.related(field.place_of(range.clone()), 0, []);
        }
    }
}

/// Where a text has words of a template.
pub fn find_template_texts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
        // « is 0xC2 0xAB, à 0xC3 0xA0, … 0xE2 0x80 0xA6.
        let read = match byte {
            b'<' => read_angles,
            b'{' | b'$' | 0xc2 => read_braces,
            b'[' => read_brackets,
            b'_' | b'.' | 0xe2 => read_blank,
            b'x' | b'X' | b'N' => read_crosses,
            b'0' => read_zeros,
            b'T' | b'F' => read_reminder,
            b'J' | b'j' => read_date_letters,
            b'L' | b'l' => read_dummy_text,
            b'a' | b'A' | 0xc3 => read_request,
            b'p' | b'P' | b'r' | b'R' => read_remark_or_code,
            b'(' => read_instruction,
            b'?' => read_question_marks,
            _ => continue,
        };
        if at < end || byte.is_ascii_alphanumeric() && !opens_word(text, at) {
            continue;
        }
        let mut scanner = Scanner::new(text, at);
        if read(&mut scanner).is_some() {
            end = scanner.position();
            found.push(at..end);
        }
    }
    found
}

/// Whether no letter, digit nor underscore stands before.
fn opens_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
}

/// Whether a text ends inside a quotation, which may show blanks on purpose.
fn is_in_quotation(before: &str) -> bool {
    before.rfind('«') > before.rfind('»')
}

/// Whether a whole text is one that a template has in its place.
fn is_template_text(field: &TextField<'_>) -> bool {
    let text = field.text.trim();
    let is_blank = |c: char| c.is_whitespace() || ".…?_xX".contains(c);
    if text.chars().all(is_blank) {
        return text.chars().count() > 1 || text == "…" || text == "?";
    }
    // The longest that are looked for, and what may stand around them.
    if text.len() > MAX_LENGTH && !text.starts_with(['à', 'À', 'a', 'A']) {
        return false;
    }
    let is_around = |c: char| c.is_whitespace() || "[]{}<>«»\"“”.:…*-–".contains(c);
    let folded = fold(text.trim_matches(is_around)).replace('\'', "’");
    let articles = ["le ", "la ", "les ", "l’"];
    let bare = articles.iter().find_map(|it| folded.strip_prefix(it));
    let bare = bare.unwrap_or(&folded);
    // A section may be on « Lieu de la formation ».
    let is_title = field.path.starts_with("sections.") && field.last_key() == "titre";
    let asks = |request: &str| {
        let rest = folded.strip_prefix(request);
        rest.is_some_and(|rest| {
            rest.is_empty()
                || rest
                    .trim_start()
                    .starts_with(['–', '-', '(', ':', ',', '.'])
        })
    };
    let is_label = is_title
        || ["libelle", "titre", "contenus", "liste", "objectifs"].contains(&field.last_key());
    !is_title && TEMPLATE_TEXTS.contains(bare)
        || !is_label && names_blank(bare)
        || !is_label && !text.contains(['[', '(']) && is_short_instruction(bare)
        || REQUESTS.iter().any(|request| asks(request))
}

/// « Nom du signataire », « fonction du contact »
fn names_blank(folded: &str) -> bool {
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    let first = words.next().unwrap_or_default();
    let mut owners = words.filter(|it| !matches!(*it, "du" | "de" | "la" | "l" | "des" | "le"));
    let owner = owners.next().unwrap_or_default();
    TEMPLATE_NOUNS.contains(&first)
        && TEMPLATE_OWNERS.contains(&owner.trim_end_matches('s'))
        && owners.next().is_none()
}

/// « Texte à remplacer », « Cf. modèle, à reprendre »
fn is_short_instruction(folded: &str) -> bool {
    let mut words = folded.rsplit(|c: char| !c.is_alphanumeric());
    let asks =
        words.next().is_some_and(|it| INSTRUCTIONS.contains(&it)) && words.next() == Some("a");
    let has_verb = || {
        words
            .clone()
            .any(|it| matches!(it, "est" | "sont" | "sera" | "seront" | "reste"))
    };
    asks && folded.len() < 40 && !has_verb()
}

/// « (supprimer si sans objet) », « (liste à insérer ici) »
fn read_instruction(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.read_char(|c| c == '(')?;
    let inside = scanner.read_while(|c| !"()\n".contains(c));
    scanner.read_char(|c| c == ')')?;
    let folded = fold(inside.trim());
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    let first = words.clone().next().unwrap_or_default();
    let orders = ["supprimer", "rayer", "inserer", "cocher"].contains(&first);
    let is_request = |it: (&str, &str)| it.0 == "a" && INSTRUCTIONS.contains(&it.1);
    let asks = words.clone().zip(words.by_ref().skip(1)).any(is_request)
        && (folded.ends_with("ici") || folded.starts_with("a "));
    (orders || asks).then_some(())
}

/// « ??? voir avec Blandine »
fn read_question_marks(scanner: &mut Scanner<'_>) -> Option<()> {
    let before = scanner.text_before();
    let run = scanner.read_while(|c| c == '?');
    (run.len() >= 3 && !before.ends_with('?') && !is_in_quotation(before)).then_some(())
}

/// « {{client}} », « ${client} », « <<client>> », « «Nom_client» ».
fn read_braces(scanner: &mut Scanner<'_>) -> Option<()> {
    let pairs = [("{{", "}}"), ("${", "}"), ("<<", ">>"), ("«", "»")];
    let (open, close) = pairs
        .iter()
        .find(|(open, _)| scanner.rest().starts_with(open))?;
    scanner.read_text(open)?;
    let inside = scanner.read_while(|c| !"{}<>«»\n".contains(c)).trim();
    let is_merge_field = inside.contains('_') && !inside.contains(char::is_whitespace);
    scanner.read_text(close)?;
    (!inside.is_empty() && (*open != "«" || is_merge_field)).then_some(())
}

/// « [date] », « <nom du client> »: neither a link, nor a quotation.
fn read_brackets(scanner: &mut Scanner<'_>) -> Option<()> {
    let start = scanner.position();
    let close = match scanner.read_char(|c| c == '[' || c == '<')? {
        '[' => "]",
        _ => ">",
    };
    let inside = fold(scanner.read_while(|c| !"[]<>\n".contains(c)).trim());
    scanner.read_text(close)?;
    let is_link = scanner.rest().starts_with(['(', '[', ':']);
    let is_short = inside.split_whitespace().count() <= 5;
    let first = inside.split(|c: char| !c.is_alphanumeric()).next();
    let names = first.is_some_and(|word| BRACKETED_NOUNS.contains(&word.trim_end_matches('s')));
    let asks = REQUESTS.iter().any(|request| inside.starts_with(request))
        || inside
            .strip_prefix("a ")
            .is_some_and(|it| INSTRUCTIONS.iter().any(|verb| it.starts_with(verb)));
    // « le document « [Nom] – synthèse » »
    let before = &scanner.text_before()[..start];
    (!is_link && is_short && !is_in_quotation(before) && (names || asks)).then_some(())
}

/// « <nom du client> », « <<client>> »
fn read_angles(scanner: &mut Scanner<'_>) -> Option<()> {
    let braces = scanner.attempt(read_braces);
    braces.or_else(|| read_brackets(scanner))
}

/// « Lorem ipsum », whatever its case.
fn read_dummy_text(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.read_text_any_case("lorem ipsum")
}

/// « ______ », « …… », « ........ »: what a hand would fill.
fn read_blank(scanner: &mut Scanner<'_>) -> Option<()> {
    let mark = scanner.rest().chars().next()?;
    let before = scanner.text_before();
    // « une grille de ... critères »
    let last = before
        .strip_suffix(' ')
        .and_then(|it| it.rsplit([' ', '\n', '’']).next());
    let stands_for_word = last.is_some_and(|it| {
        matches!(
            it,
            "de" | "du" | "des" | "le" | "la" | "les" | "au" | "sous" | "par" | "d" | "n°" | "à"
        )
    });
    let least = match mark {
        '.' | '…' if stands_for_word => {
            if mark == '.' {
                3
            } else {
                1
            }
        }
        '_' => 3,
        '…' => 2,
        '.' => 5,
        _ => return None,
    };
    let run = scanner.read_while(|c| c == mark);
    let joined = |c: char| c.is_alphanumeric() || c == '*' || c == mark;
    let is_apart = !before.ends_with(joined) && scanner.word_end().is_some();
    // A quotation may have blanks for learners.
    (run.chars().count() >= least && is_apart && !is_in_quotation(before)).then_some(())
}

/// « XXX », « XX € », « XX/XX/2026 ».
fn read_crosses(scanner: &mut Scanner<'_>) -> Option<()> {
    let before = scanner.text_before();
    let follows_slash = before.ends_with('/');
    if is_in_quotation(before) {
        return None;
    }
    let letters = if scanner.rest().starts_with('N') {
        "N"
    } else {
        "xX"
    };
    let run = scanner.read_while(|c| letters.contains(c));
    if letters == "N" && run.len() != 2 {
        return None;
    }
    scanner.word_end()?;
    let is_upper = run.bytes().all(|byte| byte.is_ascii_uppercase());
    match run.len() {
        0 | 1 => None,
        // « XXX-12 » is a code.
        3.. if scanner.rest().starts_with('-') => None,
        2 => {
            let rest = scanner.rest();
            let counts = fold(rest.trim_start());
            let counted = rest.starts_with(char::is_whitespace) || rest.starts_with(['€', '%']);
            let counted = counted
                && COUNTED_WORDS.iter().any(|word| {
                    counts.starts_with(word) && {
                        let rest = &counts[word.len()..];
                        word.len() > 1 || !rest.starts_with(char::is_alphanumeric)
                    }
                });
            let is_date = follows_slash || rest.starts_with('/');
            scanner.read_while(|c| c == '/' || c == 'X' || c.is_ascii_digit());
            (is_upper && (counted || is_date)).then_some(())
        }
        _ => Some(()),
    }
}

/// « 000 000 000 00000 »: a number of zeros alone.
fn read_zeros(scanner: &mut Scanner<'_>) -> Option<()> {
    let follows = scanner.text_before();
    let run = scanner.read_while(|c| c == '0' || c == ' ' || c == '\u{a0}' || c == '\u{202f}');
    let zeros = run.matches('0').count();
    let is_alone = !follows.ends_with([',', '.', '+', '-', '/'])
        && !follows.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let goes_on = scanner
        .rest()
        .starts_with(|c: char| c.is_alphanumeric() || ",/-".contains(c))
        && !run.ends_with(' ');
    let goes_on = goes_on || scanner.rest().starts_with(|c: char| c.is_ascii_digit());
    (zeros >= 5 && is_alone && !goes_on).then_some(())
}

/// « TODO : le délai », « TBD », not « une TODO list ».
fn read_reminder(scanner: &mut Scanner<'_>) -> Option<()> {
    let before = scanner.text_before().trim_end_matches(' ');
    let opens = before.is_empty() || before.ends_with(['\n', '.', '!', '?', ':', '(', '-', '–']);
    let words = ["TODO", "FIXME", "TBD", "TBC"];
    words.iter().find_map(|word| scanner.read_text(word))?;
    scanner.word_end()?;
    let rest = scanner.rest().trim_start();
    let is_of_lists = starts_with_any_case(rest, "list");
    // « les abréviations TBC et TBD »
    let is_listed =
        before.ends_with([',', '/']) || before.ends_with(" et") || before.ends_with(" ou");
    let stands_alone = rest.is_empty() || rest.starts_with(':');
    (stands_alone && !is_listed || opens && !is_of_lists).then_some(())
}

/// « JJ/MM/AAAA »
fn read_date_letters(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.read_text_any_case("jj")?;
    scanner.read_char(|c| "/-.".contains(c))?;
    scanner.read_text_any_case("mm")?;
    scanner.attempt(|it| {
        it.read_char(|c| "/-.".contains(c))?;
        it.read_text_any_case("aa")?;
        it.attempt(|it| it.read_text_any_case("aa"));
        it.word_end()
    });
    scanner.word_end()
}

/// « peux-tu vérifier », « rayer la mention inutile »: what a colleague or a form says to its writer.
fn read_remark_or_code(scanner: &mut Scanner<'_>) -> Option<()> {
    if let Some(code) = scanner.attempt(read_empty_code) {
        return Some(code);
    }
    let pairs = [
        ("peux", "tu"),
        ("peut", "tu"),
        ("pourrais", "tu"),
        ("rayer", "la"),
        ("rayez", "la"),
    ];
    pairs.iter().find_map(|(first, second)| {
        scanner.attempt(|it| {
            it.read_word(first)?;
            it.read_char(|c| c == '-' || c == ' ')?;
            it.read_word(second)?;
            let asks = *second == "tu" || starts_with_any_case(it.rest(), " mention");
            asks.then_some(())
        })
    })
}

/// « RNCP00000 », « RSXXXX »
fn read_empty_code(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner
        .read_text("RNCP")
        .or_else(|| scanner.read_text("RS"))?;
    scanner.skip_space();
    let first = scanner
        .rest()
        .chars()
        .next()
        .filter(|c| "0Xx_".contains(*c))?;
    let run = scanner.read_while(|c| c == first);
    scanner.word_end()?;
    (run.len() >= 4).then_some(())
}

/// « : à compléter », « (à compléter) ».
fn read_request(scanner: &mut Scanner<'_>) -> Option<()> {
    if let Some(order) = scanner.attempt(read_order_in_capitals) {
        return Some(order);
    }
    follows_mark(scanner.text_before()).then_some(())?;
    let accented = ["à compléter", "à renseigner", "à remplir", "à remplacer"];
    let plain = REQUESTS;
    let found = accented.iter().chain(&plain);
    let mut found =
        found.filter(|words| scanner.attempt(|it| it.read_text_any_case(words)).is_some());
    found.next()?;
    scanner.word_end()?;
    let rest = scanner.rest().trim_start_matches(' ');
    (rest.is_empty() || rest.starts_with([')', ']', '.', ',', ';', '\n', '–', '-'])).then_some(())
}

/// « À VALIDER AVEC LE CLIENT »
fn read_order_in_capitals(scanner: &mut Scanner<'_>) -> Option<()> {
    scanner.read_char(|c| c == 'À' || c == 'A')?;
    scanner.read_char(|c| c == ' ')?;
    let verb = scanner.read_while(|c| c.is_uppercase());
    scanner.word_end()?;
    INSTRUCTIONS.contains(&fold(verb).as_str()).then_some(())
}

/// Whether a text ends in a mark that a blank to fill follows.
fn follows_mark(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    before.ends_with([':', '(', '[', '–', '—', '\n'])
}
