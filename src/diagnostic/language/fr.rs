//! The French catalogue.

use std::io;

use super::{
    Caption, Freshness, Heading, MOST_DIFFERENCES, Misuse, Preview, Reason, Refusal, Summary, cut,
    filled, joined,
};
use crate::diagnostic::change::{ChangeKind, Impact, ImpactReason};
use crate::diagnostic::kind::{
    Argument, Behind, Bound, DiagnosticKind, FileProblem, Limit, Sample, Severity, Shape, Syntax,
    Unsupported, quoted,
};
use crate::diagnostic::verify_result::{Difference, UnreadableSheet, VerifyResult};
use crate::value::{
    DateError, DurationError, MoneyError, TimeError, TimeRangeError, ValueError, WhenError,
    format_days, format_minutes,
};

/// What announces a remedy.
pub const REMEDY: &str = "remède";

/// What is wrong, in one sentence.
pub fn cause(kind: &DiagnosticKind) -> String {
    match kind {
        DiagnosticKind::Syntax(syntax) => syntax_cause(*syntax).to_owned(),
        DiagnosticKind::Encoding => "le fichier n’est pas du texte UTF-8 à partir d’ici".to_owned(),
        DiagnosticKind::Empty => "le fichier ne contient aucune clé".to_owned(),
        DiagnosticKind::NotAMapping => {
            "ce fichier ne contient pas de clés « nom: valeur »".to_owned()
        }
        DiagnosticKind::SecondDocument => {
            "un second document commence ici : un fichier décrit un seul programme".to_owned()
        }
        DiagnosticKind::Excessive(Limit::Bytes(max)) => {
            format!("le fichier dépasse {} Mo", max / (1024 * 1024))
        }
        DiagnosticKind::Excessive(Limit::TextBytes(max)) => {
            format!("ce texte dépasse {} Ko", max / 1024)
        }
        DiagnosticKind::Excessive(Limit::Aliased(max)) => {
            format!("les alias répètent plus de {} Ko de texte", max / 1024)
        }
        DiagnosticKind::Excessive(Limit::Keys(max)) => {
            format!("plus de {max} clés dans un même groupe")
        }
        DiagnosticKind::Excessive(Limit::Depth(max)) => format!("plus de {max} niveaux imbriqués"),
        DiagnosticKind::Excessive(Limit::Values(max)) => {
            format!("plus de {max} valeurs une fois les alias développés")
        }
        DiagnosticKind::KeyNotText => "cette clé n’est pas un texte".to_owned(),
        DiagnosticKind::UnknownKey { key, .. } => format!("clé inconnue : « {key} »"),
        DiagnosticKind::MissingKey { key } => format!("il manque la clé « {key} »"),
        DiagnosticKind::DuplicateKey { key, .. } => {
            format!("la clé « {key} » est écrite deux fois")
        }
        DiagnosticKind::EmptyValue { key: Some(key), .. } => {
            format!("la clé « {key} » est écrite sans valeur")
        }
        DiagnosticKind::EmptyValue { key: None, .. } => {
            "ce tiret n’est suivi d’aucune valeur".to_owned()
        }
        DiagnosticKind::WrongType {
            key,
            expected,
            found,
            ..
        } => format!(
            "« {key} » attend {}, pas {}",
            alternatives(expected),
            shape(*found)
        ),
        DiagnosticKind::UnknownValue { key, value, .. } => {
            format!("« {value} » n’est pas une valeur de « {key} »")
        }
        DiagnosticKind::Unreadable { key, cause } => format!("« {key} » : {}", value(cause)),
        DiagnosticKind::Unforeseen { message } => {
            format!("cette valeur n’a pas pu être lue : {message}")
        }
        DiagnosticKind::OutOfBounds { key, bound } => {
            let bound = match bound {
                Bound::AtLeast(limit) => format!("au moins égal à {}", decimal(limit)),
                Bound::AtMost(limit) => format!("au plus égal à {}", decimal(limit)),
                Bound::Above(limit) => format!("plus grand que {}", decimal(limit)),
                Bound::Below(limit) => format!("plus petit que {}", decimal(limit)),
                Bound::MultipleOf(step) => format!("un multiple de {}", decimal(step)),
            };
            format!("« {key} » doit être {bound}")
        }
        DiagnosticKind::Reversed => "la fin ne vient pas après le début".to_owned(),
        DiagnosticKind::LeadingZero { text } => {
            format!("« {text} » est lu comme un nombre, et perd ses zéros")
        }
        DiagnosticKind::LostComment => {
            "ce qui suit « # » est pris pour un commentaire et ne sera pas imprimé".to_owned()
        }
        DiagnosticKind::SwallowedKey { key } => format!(
            "« {key} » est en retrait sous « | » : la ligne fait partie du texte, et n’est pas une clé"
        ),
        DiagnosticKind::ThemeFile { path, problem } => format!(
            "« {path} » {}",
            match problem {
                FileProblem::Unreadable(io::ErrorKind::NotFound) => "est introuvable".to_owned(),
                FileProblem::Unreadable(_) => "ne peut pas être lu".to_owned(),
                FileProblem::TooHeavy(most) => format!("dépasse {} Ko", most / 1024),
                FileProblem::NoImage =>
                    "n’est ni une image PNG ni un dessin SVG que l’on sache lire".to_owned(),
                FileProblem::Drawing(element) =>
                    format!("contient un élément « {element} », qui ne peut pas être dessiné"),
                FileProblem::TooLarge => "a trop de points".to_owned(),
                FileProblem::NoFont =>
                    "n’est pas une police TTF ou OTF que l’on sache lire".to_owned(),
                FileProblem::VariableFont =>
                    "est une police variable, de plusieurs graisses à la fois".to_owned(),
                FileProblem::Forbidden =>
                    "est une police que sa licence interdit de joindre à un fichier".to_owned(),
            }
        ),
        DiagnosticKind::KeptVersion { old, new: None } => {
            format!(
                "une modification est substantielle, et la fiche n’a plus de version (elle était à « {old} »)"
            )
        }
        DiagnosticKind::KeptVersion {
            old,
            new: Some(new),
        } if old == new => {
            format!("une modification est substantielle, et la version est toujours « {old} »")
        }
        DiagnosticKind::KeptVersion {
            old,
            new: Some(new),
        } => {
            format!(
                "une modification est substantielle, et la version passe de « {old} » à « {new} »"
            )
        }
        DiagnosticKind::Contrast { tenths, behind } => format!(
            "{} : contraste de {},{}, il en faut 4,5",
            match behind {
                Behind::Paper => "cette couleur ne se détache pas assez du papier",
                Behind::OwnBand =>
                    "cette couleur ne se détache pas assez du bandeau, qui en est un ton clair",
                Behind::Text => "les textes ne se détachent pas assez de ce bandeau",
            },
            tenths / 10,
            tenths % 10
        ),
        DiagnosticKind::PrintedSuppression => {
            "ce commentaire est dans un texte : il serait imprimé, et n’écarte rien".to_owned()
        }
        DiagnosticKind::SwallowedDash => {
            "ce tiret n’ouvre pas d’élément : la ligne est rattachée au texte qui la précède"
                .to_owned()
        }
        DiagnosticKind::HiddenCharacter(c) => {
            format!("caractère invisible interdit (U+{:04X})", *c as u32)
        }
        DiagnosticKind::NoGlyph(c) => {
            format!(
                "le caractère « {c} » (U+{:04X}) ne peut pas être imprimé dans le PDF",
                *c as u32
            )
        }
        DiagnosticKind::Markdown(unsupported) => markdown_cause(*unsupported).to_owned(),
        DiagnosticKind::LinkTarget { target } if target.is_empty() => {
            "ce lien n’a pas d’adresse".to_owned()
        }
        DiagnosticKind::LinkTarget { target } => {
            format!("ce lien mène à une adresse non permise : « {target} »")
        }
        DiagnosticKind::UncalledNote { label } => {
            format!("la note [^{label}] n’est appelée nulle part")
        }
        DiagnosticKind::SameOutput { stem } => {
            format!("un autre programme donne déjà les fichiers « {stem} »")
        }
        DiagnosticKind::ZeroWidth(c) => {
            format!(
                "caractère sans largeur au milieu du texte (U+{:04X})",
                *c as u32
            )
        }
        DiagnosticKind::UnreasonedSuppression => {
            "cette mise à l’écart ne dit pas pourquoi : sans motif, elle reste sans effet"
                .to_owned()
        }
        DiagnosticKind::UnknownSuppression {
            code, fixed: true, ..
        } => {
            format!("« {code} » est une erreur de lecture, qui ne peut pas être mise à l’écart")
        }
        DiagnosticKind::UnknownSuppression { code, .. } => {
            format!("aucune règle ne porte le code « {code} »")
        }
        DiagnosticKind::UnusedSuppression { code } => {
            format!("cette mise à l’écart ne sert à rien : {code} ne trouve rien ici")
        }
        DiagnosticKind::RuleViolation(breach) => {
            filled(breach.cause.words.fr, &breach.cause.arguments, argument)
        }
    }
}

/// What to write instead, in one sentence.
pub fn remedy(kind: &DiagnosticKind) -> Option<String> {
    Some(match kind {
            DiagnosticKind::Syntax(syntax) => syntax_remedy(*syntax).to_owned(),
            DiagnosticKind::Encoding => "enregistrez le fichier en « UTF-8 » (menu « Enregistrer avec l’encodage » de l’éditeur)".to_owned(),
            DiagnosticKind::NotAMapping | DiagnosticKind::Empty => "commencez par exemple par « intitule: … » ; `annexe new` écrit un programme à compléter".to_owned(),
            DiagnosticKind::SecondDocument => "mettez chaque programme dans son propre fichier et supprimez la ligne « --- »".to_owned(),
            DiagnosticKind::Excessive(_) => "vérifiez que ce fichier est bien un programme ; découpez-le au besoin".to_owned(),
            DiagnosticKind::KeyNotText => "une clé est un mot suivi de deux-points, comme « titre: »".to_owned(),
            DiagnosticKind::UnknownKey { suggestion: Some(suggestion), .. } => format!("vouliez-vous dire « {suggestion} » ?"),
            DiagnosticKind::UnknownKey { key, .. } if key.bytes().all(|byte| byte.is_ascii_digit()) => {
                "une virgule sépare deux clés entre accolades : écrivez le nombre avec un point, ou entre guillemets".to_owned()
            }
            DiagnosticKind::UnknownKey { known, .. } if known.iter().any(|key| key == "C001") => {
                "`annexe rules` donne tous les codes".to_owned()
            }
            DiagnosticKind::UnknownKey { belongs: Some(belongs), .. } if belongs.is_empty() => {
                "cette clé s’écrit au bord de la ligne, sans retrait".to_owned()
            }
            DiagnosticKind::UnknownKey { belongs: Some(belongs), .. } => format!("cette clé s’écrit dans « {belongs} »"),
            DiagnosticKind::UnknownKey { known, .. } if known.len() > 15 => {
                "`annexe new` écrit un programme qui montre toutes les clés ; « sections » accueille ce qui n’a pas la sienne".to_owned()
            }
            DiagnosticKind::UnknownKey { known, .. } => format!("clés possibles ici : {}", known.join(", ")),
            DiagnosticKind::MissingKey { key } => format!("ajoutez « {key}: … » à cet endroit"),
            DiagnosticKind::DuplicateKey { dash: true, .. } => "il manque sans doute un tiret « - » devant cette clé : un nouvel élément de la liste commence ici".to_owned(),
            DiagnosticKind::DuplicateKey { .. } => "gardez une seule des deux".to_owned(),
            DiagnosticKind::EmptyValue { commented: true, .. } => {
                "« # » commence un commentaire : mettez la valeur entre guillemets".to_owned()
            }
            DiagnosticKind::EmptyValue { key: None, .. } => "écrivez la valeur, ou supprimez le tiret".to_owned(),
            DiagnosticKind::EmptyValue { .. } => "écrivez la valeur, ou supprimez la clé".to_owned(),
            DiagnosticKind::WrongType { unquoted: Some(text), .. } => format!("mettez la valeur entre guillemets : {}", quoted(text)),
            DiagnosticKind::WrongType { example: Some(Sample::Items(key)), .. } => {
                format!("écrivez une liste, un tiret par ligne, chacun suivi de ses clés (« {key}: »…)")
            }
            DiagnosticKind::WrongType { example: Some(Sample::Keys(keys)), .. } => {
                let keys: Vec<String> = keys.iter().map(|key| format!("« {key}: »")).collect();
                format!("écrivez en retrait, une ou plusieurs clés, comme {}", keys.join(", "))
            }
            DiagnosticKind::WrongType { expected, .. } => format!("écrivez {}", example(expected)),
            DiagnosticKind::UnknownValue { suggestion: Some(suggestion), .. } => format!("vouliez-vous dire « {suggestion} » ?"),
            DiagnosticKind::UnknownValue { allowed, .. } => format!("valeurs possibles : {}", allowed.join(", ")),
            DiagnosticKind::Unreadable { .. } | DiagnosticKind::Unforeseen { .. } | DiagnosticKind::OutOfBounds { .. } => return None,
            DiagnosticKind::Reversed => "vérifiez les deux, ou échangez-les".to_owned(),
            DiagnosticKind::LeadingZero { text } => format!("mettez la valeur entre guillemets : {}", quoted(text)),
            DiagnosticKind::LostComment => "mettez la valeur entre guillemets, ou une espace après « # » si c’est un commentaire".to_owned(),
            DiagnosticKind::SwallowedKey { .. } => {
            "ramenez la clé au bord, ou laissez une espace avant les deux-points si c’est du texte".to_owned()
        }
        DiagnosticKind::ThemeFile { problem, .. } => match problem {
            FileProblem::Unreadable(_) => "donnez son chemin depuis le dossier de annexe.yaml",
            FileProblem::TooHeavy(_) | FileProblem::TooLarge => "enregistrez-le en plus petit",
            FileProblem::NoImage => "exportez le logo en SVG ou en PNG",
            FileProblem::Drawing(_) => "convertissez les textes en tracés et aplatissez les effets, ou exportez le logo en PNG",
            FileProblem::NoFont => "donnez un fichier .ttf ou .otf",
            FileProblem::VariableFont => "donnez le fichier de chaque style",
FileProblem::Forbidden => "choisissez une police libre",
        }
        .to_owned(),
            DiagnosticKind::KeptVersion { .. } => "donnez à la fiche une nouvelle version, plus haute".to_owned(),
            DiagnosticKind::Contrast { behind, .. } => match behind {
                Behind::Paper => "foncez-la",
                Behind::OwnBand => "foncez-la, ou donnez un « bandeau » plus clair",
                Behind::Text => "éclaircissez-le",
            }
            .to_owned(),
        DiagnosticKind::PrintedSuppression => "placez-le au-dessus de la clé du texte".to_owned(),
        DiagnosticKind::SwallowedDash => {
            "alignez le tiret sur ceux de la liste, ou mettez tout le texte entre guillemets".to_owned()
        }
        DiagnosticKind::HiddenCharacter(_) => "supprimez-le : retapez le mot plutôt que de le recoller".to_owned(),
            DiagnosticKind::NoGlyph(_) => "remplacez-le par un mot ou par un caractère courant".to_owned(),
            DiagnosticKind::Markdown(unsupported) => markdown_remedy(*unsupported).to_owned(),
            DiagnosticKind::LinkTarget { .. } => "un lien commence par https://, http://, mailto: ou tel:".to_owned(),
            DiagnosticKind::UncalledNote { label } => format!("placez l’appel [^{label}] dans le même texte, ou supprimez la note"),
            DiagnosticKind::SameOutput { .. } => "renommez l’un des deux fichiers".to_owned(),
            DiagnosticKind::ZeroWidth(_) => "supprimez-le ; `annexe check --fix` le fait".to_owned(),
            DiagnosticKind::UnreasonedSuppression => {
                "écrivez le motif derrière : # annexe: ignore[CODE] parce que…".to_owned()
            }
            DiagnosticKind::UnknownSuppression { suggestion: Some(suggestion), .. } => {
                format!("vouliez-vous dire « {suggestion} » ?")
            }
            DiagnosticKind::UnknownSuppression { fixed: true, .. } => "corrigez la ligne et supprimez ce commentaire".to_owned(),
            DiagnosticKind::UnknownSuppression { .. } => "`annexe rules` les donne tous".to_owned(),
            DiagnosticKind::UnusedSuppression { .. } => "supprimez-la".to_owned(),
            DiagnosticKind::RuleViolation(breach) => filled(breach.remedy.words.fr, &breach.remedy.arguments, argument),
        })
}

fn syntax_cause(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::ColonInText => {
            "deux-points inattendus : le texte qui les contient n’est pas entre guillemets, ou la ligne est mal alignée"
        }
        Syntax::MissingColon => "cette ligne n’a pas la forme « clé: valeur »",
        Syntax::Tab => "une tabulation sert de retrait, ce que YAML interdit",
        Syntax::UnclosedQuote => "des guillemets s’ouvrent ici et ne se ferment pas",
        Syntax::UnclosedBracket => "un crochet ou une accolade ne se ferme pas",
        Syntax::TextAfterValue => "du texte suit la fin de la valeur",
        Syntax::TextAfterBar => "du texte suit « | » ou « > » sur la même ligne",
        Syntax::TextAtMargin => "le texte qui suit « | » n’est pas en retrait",
        Syntax::BadEscape => {
            "la barre oblique inverse « \\ » a un sens particulier entre guillemets doubles"
        }
        Syntax::Indentation => "cette ligne n’est pas alignée avec ses voisines",
        Syntax::MissingComma => "il manque une virgule entre deux clés d’un groupe entre accolades",
        Syntax::HardSpace => "une espace insécable est écrite là où YAML veut une espace ordinaire",
        Syntax::Dash => "ce tiret n’ouvre pas un élément de liste",
        Syntax::ListBesideKey => "une liste commence sur la ligne de sa clé",
        Syntax::ReservedStart => "ce caractère ne peut pas commencer un texte sans guillemets",
        Syntax::UnknownAlias => {
            "un astérisque commence la valeur, et YAML le lit comme le rappel d’une ancre qui n’existe pas"
        }
        Syntax::UncalledAnchor => {
            "l’esperluette « & » commence la valeur, et YAML prend le premier mot pour le nom d’une ancre"
        }
        Syntax::Tag => {
            "le point d’exclamation « ! » commence la valeur, et YAML prend le premier mot pour un type"
        }
        Syntax::Other => "la mise en forme YAML n’est pas comprise à partir d’ici",
    }
}

fn syntax_remedy(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::ColonInText => {
            "mettez tout le texte entre guillemets, ou passez à la ligne après « | »"
        }
        Syntax::MissingColon => "écrivez la clé, deux-points, une espace, puis la valeur",
        Syntax::Tab => "remplacez la tabulation par deux espaces",
        Syntax::UnclosedQuote => "fermez les guillemets, ou passez à la ligne après « | »",
        Syntax::UnclosedBracket => {
            "fermez-le, ou mettez entre guillemets le texte qui commence par [ ou {"
        }
        Syntax::TextAfterValue => {
            "mettez toute la valeur entre guillemets simples '…', et doublez les apostrophes droites"
        }
        Syntax::TextAfterBar => {
            "passez à la ligne après « | » ou « > », et mettez le texte en retrait"
        }
        Syntax::TextAtMargin => "décalez le texte de deux espaces",
        Syntax::BadEscape => "écrivez « \\\\ », ou prenez des guillemets simples",
        Syntax::Indentation => "alignez les clés d’un même niveau et les tirets d’une même liste",
        Syntax::MissingComma => "écrivez une virgule avant cette clé, ou une clé par ligne",
        Syntax::HardSpace => "effacez-la et tapez une espace ordinaire",
        Syntax::Dash => "écrivez un tiret court et une espace devant le texte : « - texte »",
        Syntax::ListBesideKey => "passez à la ligne après les deux-points, un tiret par ligne",
        Syntax::ReservedStart | Syntax::UnknownAlias | Syntax::UncalledAnchor | Syntax::Tag => {
            "mettez la valeur entre guillemets"
        }
        Syntax::Other => {
            "vérifiez les retraits, les guillemets et les deux-points de cette ligne et de la précédente"
        }
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "un texte",
        Shape::Integer => "un nombre entier",
        Shape::Number => "un nombre",
        Shape::Boolean => "oui ou non (true ou false)",
        Shape::List => "une liste",
        Shape::Mapping => "un groupe de clés",
        Shape::Nothing => "une valeur vide",
    }
}

/// « un texte, une liste ou un groupe de clés ».
fn alternatives(expected: &[Shape]) -> String {
    match expected {
        [] => String::new(),
        [one] => shape(*one).to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(|one| shape(*one)).collect();
            format!("{} ou {}", first.join(", "), shape(*last))
        }
    }
}

fn example(expected: &[Shape]) -> String {
    expected
        .iter()
        .map(|shape| match shape {
            Shape::Text => "un texte sur la ligne, ou un bloc après « | »",
            Shape::Integer => "un nombre entier, comme 7",
            Shape::Number => "un nombre, comme 3.5",
            Shape::Boolean => "true ou false",
            Shape::List => "une liste, un tiret par ligne",
            Shape::Mapping => "des clés en retrait, une par ligne",
            Shape::Nothing => "rien",
        })
        .collect::<Vec<_>>()
        .join(" ; ou ")
}

fn markdown_cause(unsupported: Unsupported) -> &'static str {
    match unsupported {
        Unsupported::Html => "ce texte contient une balise HTML, ou des mots entre chevrons < >",
        Unsupported::Image => "ce texte contient une image",
        Unsupported::CodeBlock => {
            "ce passage est en retrait de quatre espaces ou entre ``` : Markdown le lit comme du code"
        }
        Unsupported::Table => "ce texte contient un tableau",
        Unsupported::Rule => "cette ligne de tirets ou d’astérisques est un filet en Markdown",
        Unsupported::Underline => {
            "une ligne de tirets ou de signes égal souligne ce texte : Markdown en fait un titre"
        }
        Unsupported::LinkDefinition => {
            "cette ligne définit un lien à part et ne serait pas imprimée"
        }
        Unsupported::LinkTitle => {
            "ce lien porte un titre entre guillemets, qui ne serait pas imprimé"
        }
        Unsupported::Nesting => "trop de listes ou de citations imbriquées",
    }
}

fn markdown_remedy(unsupported: Unsupported) -> &'static str {
    match unsupported {
        Unsupported::Html => "supprimez la balise, ou écrivez \\< pour imprimer le signe « < »",
        Unsupported::Image => {
            "une annexe ne porte que du texte : décrivez l’image, ou donnez un lien"
        }
        Unsupported::CodeBlock => "ramenez le passage au bord du texte",
        Unsupported::Table => {
            "écrivez une liste : les tableaux de la fiche viennent de ses clés (tarifs, séquences, épreuves…)"
        }
        Unsupported::Rule => "séparez par une ligne vide, ou par un titre « ### … »",
        Unsupported::Underline => {
            "laissez une ligne vide entre les deux, ou écrivez « ### » devant le titre"
        }
        Unsupported::LinkDefinition => "écrivez le lien dans le texte : [mot](https://…)",
        Unsupported::LinkTitle => "gardez [mot](https://…), sans le titre",
        Unsupported::Nesting => "ramenez à huit niveaux au plus",
    }
}

/// Why a text is not the value it should be.
pub fn value(error: &ValueError) -> String {
    const DATE: &str = "écrivez par exemple « 2019-02-14 » ou « 14 février 2019 »";
    const WHEN: &str = "écrivez une date (« 2019-02-14 »), un mois (« 2019-02 »), une liste de dates, `debut` et `fin`, ou « a-programmer »";
    const DURATION: &str =
        "écrivez par exemple « 7 h », « 3 h 30 », « 45 min », « 1 jour » ou « 0,5 jour »";
    match error {
        ValueError::Date(error) | ValueError::When(WhenError::Date(error)) => match error {
            DateError::Empty => format!("la date est vide : {DATE}"),
            DateError::NoSuchDay { text, month, days } => {
                format!("{text} : {month} n’a que {days} jours")
            }
            DateError::NoSuchMonth(text) => format!("{text} : les mois vont de 1 à 12"),
            DateError::Year(text) => {
                format!("{text} : l’année s’écrit en quatre chiffres, de 1900 à 2199")
            }
            DateError::Weekday { text, date } => {
                format!("{text} : ce jour est un {}", date.weekday())
            }
            DateError::Unreadable(text) => format!("« {text} » n’est pas une date : {DATE}"),
        },
        ValueError::When(WhenError::Empty) => format!("la date est vide : {WHEN}"),
        ValueError::When(WhenError::Reversed { start, end }) => {
            format!("la fin, le {end}, vient avant le début, le {start}")
        }
        ValueError::When(WhenError::Unreadable(text)) => {
            format!("« {text} » n’est pas une date : {WHEN}")
        }
        ValueError::Duration(error) => match error {
            DurationError::Empty => format!("la durée est vide : {DURATION}"),
            DurationError::MissingUnit(text) => {
                format!(
                    "« {text} » n’a pas d’unité : écrivez « {text} h », « {text} min » ou « {text} jours »"
                )
            }
            DurationError::Zero => format!("une durée nulle ne se déclare pas : {DURATION}"),
            DurationError::MinutesPastHour(text) => {
                format!("« {text} » : après les heures, les minutes vont de 0 à 59")
            }
            DurationError::Fraction(text) => {
                format!(
                    "« {text} » ne fait pas un nombre entier de minutes ou de demi-journées : {DURATION}"
                )
            }
            DurationError::TooLong(text) => {
                format!("« {text} » est trop long : une durée va jusqu’à 10 000 h ou 1 250 jours")
            }
            DurationError::Unreadable(text) => {
                format!("« {text} » n’est pas une durée : {DURATION}")
            }
        },
        ValueError::Colour(text) => {
            format!(
                "« {text} » n’est pas une couleur ; écrivez un dièse et six chiffres hexadécimaux, entre guillemets : \"#0f4c5c\""
            )
        }
        ValueError::Days(text) => {
            format!("« {text} » n’est pas un nombre de jours ; écrivez 7, 2,5 ou 0,5")
        }
        ValueError::HoursInDays(text) => {
            format!("« {text} » est en jours ; écrivez des heures, comme 7 ou « 3 h 30 »")
        }
        ValueError::Money(error) => match error {
            MoneyError::Empty => "le montant est vide : écrivez par exemple « 1 200 € »".to_owned(),
            MoneyError::Negative(text) => {
                format!("« {text} » est négatif : un montant va de 0 à moins de 1 000 000 000 €")
            }
            MoneyError::TooLarge(text) => {
                format!("« {text} » est trop grand : un montant va de 0 à moins de 1 000 000 000 €")
            }
            MoneyError::Unreadable(text) => {
                format!(
                    "« {text} » n’est pas un montant : écrivez par exemple « 1 200 € » ou « 1 200,50 € »"
                )
            }
        },
        ValueError::Time(error) | ValueError::TimeRange(TimeRangeError::Time(error)) => match error
        {
            TimeError::Empty => {
                "l’heure est vide : écrivez par exemple « 9 h » ou « 9 h 30 »".to_owned()
            }
            TimeError::OutOfRange(text) => {
                format!("« {text} » : les heures vont de 0 à 24 et les minutes de 0 à 59")
            }
            TimeError::Unreadable(text) => {
                format!(
                    "« {text} » n’est pas une heure : écrivez par exemple « 9 h » ou « 9 h 30 »"
                )
            }
        },
        ValueError::TimeRange(TimeRangeError::Reversed { start, end }) => {
            format!("la fin, {end}, ne vient pas après le début, {start}")
        }
        ValueError::TimeRange(TimeRangeError::Unreadable(text)) => {
            format!("« {text} » n’est pas une plage horaire : écrivez par exemple « 9 h à 17 h »")
        }
    }
}

/// An argument of a rule's sentence.
pub fn argument(argument: &Argument) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Count(count) => count.to_string(),
        Argument::Minutes(minutes) => format_minutes(*minutes),
        Argument::HalfDays(halves) => format_days(*halves),
        Argument::Date(date) => date.long(),
        Argument::List(items) => joined(items, "et"),
        Argument::Words(words) => words.fr.to_owned(),
    }
}

/// « erreur », « erreurs ».
pub fn severity(severity: Severity, count: usize) -> &'static str {
    match (severity, count) {
        (Severity::Error, 0 | 1) => "erreur",
        (Severity::Error, _) => "erreurs",
        (Severity::Warning, 0 | 1) => "avertissement",
        (Severity::Warning, _) => "avertissements",
        (Severity::Advice, 0 | 1) => "conseil",
        (Severity::Advice, _) => "conseils",
    }
}

/// A number with a decimal comma.
fn decimal(number: &str) -> String {
    number.replace('.', ",")
}

/// What a check says when it finds nothing.
pub const NOTHING_TO_REPORT: &str = "Rien à signaler";

/// What a report that stops short says of the rest.
pub fn left_out(count: usize) -> String {
    match count {
        1 => "et 1 autre, que « annexe check » montre".to_owned(),
        _ => format!("et {count} autres, que « annexe check » montre"),
    }
}

/// « 3 corrections dans 2 fichiers ».
pub fn mended(corrections: usize, files: usize, to_come: bool) -> String {
    let plural = |count: usize| if count > 1 { "s" } else { "" };
    let to_come = if to_come { " à faire" } else { "" };
    format!(
        "{corrections} correction{}{to_come} dans {files} fichier{}",
        plural(corrections),
        plural(files)
    )
}

/// Why a file that could be mended is not.
pub fn left_as_it_is(error: &str) -> String {
    format!("fichier laissé tel quel, car le corriger ferait apparaître une erreur : {error}")
}

/// What stands around the words of rules.
pub fn caption(caption: Caption) -> &'static str {
    match caption {
        Caption::Rules => "Les règles",
        Caption::RulesOpening => {
            "Ce que « annexe check » vérifie. « annexe explain CODE » dit la même chose dans le terminal. Chaque exemple se \
             place dans un programme correct par ailleurs : le premier est signalé, le second ne l’est pas."
        }
        Caption::Structure => "Structure du fichier",
        Caption::Texts => "Textes",
        Caption::Mentions => "Mentions attendues",
        Caption::Coherence => "Cohérence",
        Caption::Pedagogy => "Pédagogie",
        Caption::Revisions => "Révisions",
        Caption::AllProfiles => "tous les profils",
        Caption::Profiles => "profils",
        Caption::Source => "Source",
        Caption::Bad => "Signalé",
        Caption::Good => "Correct",
        Caption::SetAside => {
            "Pour l’écarter, motif à l’appui : `# annexe: ignore[{code}] motif` sur la ligne ou au-dessus. Pour tout un \
             projet : `regles: { {code}: ignore }` dans annexe.yaml."
        }
        Caption::SetAsideByProject => {
            "Pour l’écarter de tout un projet : `regles: { {code}: ignore }` dans annexe.yaml."
        }
        Caption::NeverSetAside => {
            "Cette erreur empêche de produire la fiche : elle ne peut pas être mise à l’écart."
        }
        Caption::Usage => "Utilisation",
        Caption::Commands => "Commandes\u{a0}",
        Caption::Arguments => "Arguments\u{a0}",
        Caption::Options => "Options\u{a0}",
        Caption::ByDefault => "par défaut",
        Caption::Values => "valeurs",
        Caption::AlsoCalled => "aussi",
        Caption::MoreHelp => "Pour en savoir plus : {command} --help",
        Caption::ExitCodes => {
            "Codes de sortie : 0 tout va bien, 1 des erreurs dans les programmes, 2 mauvaise utilisation, 3 exécution \
             impossible."
        }
    }
}

/// What the world refused.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Path(path, why) => format!("{path} : {}", reason(why)),
        Refusal::NeitherFileNorFolder(path) => {
            format!("{path} : ce n’est ni un fichier ordinaire ni un dossier")
        }
        Refusal::NoProgramme(path) => {
            format!("{path} : ce dossier ne contient aucun programme (.yaml)")
        }
        Refusal::NoSheetName(path) => {
            format!("{path} : ce nom ne peut pas être celui d’une fiche")
        }
        Refusal::Input(why) => format!("entrée standard illisible : {}", reason(why)),
        Refusal::Output(why) => format!("écriture impossible : {}", reason(why)),
        Refusal::NoSheet(path, UnreadableSheet::Unknown) => {
            format!("{path} : ce n’est ni un PDF ni une page HTML")
        }
        Refusal::NoSheet(path, UnreadableSheet::TooLarge) => {
            format!("{path} : trop grand pour une fiche")
        }
        Refusal::NoSheet(path, UnreadableSheet::Broken) => format!("{path} : ce PDF est illisible"),
        Refusal::NoSheet(path, UnreadableSheet::NoSource) => {
            format!(
                "{path} : ce fichier ne porte pas de source ; annexe ne l’a pas fait, ou on l’en a retirée"
            )
        }
        Refusal::NoRepository => "ce dossier n’est pas dans un dépôt git".to_owned(),
        Refusal::Watch(why) => format!("rien ne peut être surveillé : {why}"),
        Refusal::Serve(port) => format!("le port {port} n’est pas libre"),
        Refusal::Git(message) => format!("git : {message}"),
        Refusal::UnknownRevision(revision, None) => {
            format!("git ne connaît pas la révision « {revision} »")
        }
        Refusal::UnknownRevision(revision, Some(fetch)) => {
            format!("git n’a pas ici la révision « {revision} » ; pour l’obtenir : {fetch}")
        }
        Refusal::NotInRevision { revision, path } => {
            format!("{path} : n’existe pas dans la révision « {revision} »")
        }
        Refusal::NoFonts(path) => format!(
            "{path} : ses polices manquent ici, elle ne peut pas être refaite ; placez-les où sa source les attend"
        ),
        Refusal::BrokenConfig(path) => {
            format!("{path} contient des erreurs ; « annexe check » les montre")
        }
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::NotFound => "introuvable".to_owned(),
        Reason::Denied => "accès refusé".to_owned(),
        Reason::IsAFolder => "c’est un dossier, pas un fichier".to_owned(),
        Reason::NotAFolder => "un élément de ce chemin n’est pas un dossier".to_owned(),
        Reason::Exists => "existe déjà".to_owned(),
        Reason::Full => "le disque est plein".to_owned(),
        Reason::ReadOnly => "le disque est en lecture seule".to_owned(),
        Reason::NotAFile => "ce n’est pas un fichier".to_owned(),
        Reason::TooLarge => "ce fichier serait plus grand que ce que le système permet".to_owned(),
        Reason::LongName => "ce nom est trop long".to_owned(),
        Reason::Other(words) => format!("le système répond « {words} »"),
    }
}

/// What is wrong with a command.
pub fn misuse(misuse: &Misuse) -> String {
    let meant = |suggestion: &Option<String>| match suggestion {
        Some(suggestion) => format!(" ; vouliez-vous dire « {suggestion} » ?"),
        None => String::new(),
    };
    match misuse {
        Misuse::NoCommand => "dites quelle commande lancer".to_owned(),
        Misuse::UnknownOption { option, suggestion } => {
            format!("option inconnue : « {option} »{}", meant(suggestion))
        }
        Misuse::UnknownArgument(argument) => format!("« {argument} » est de trop"),
        Misuse::UnknownCommand {
            command,
            suggestion,
        } => {
            format!("commande inconnue : « {command} »{}", meant(suggestion))
        }
        Misuse::UnknownValue {
            option,
            value,
            allowed,
            suggestion,
        } => format!(
            "« {value} » n’est pas une valeur de « {option} »{}",
            match suggestion {
                Some(_) => meant(suggestion),
                // What is not chosen among words is a count of threads, or a port.
                None if allowed.is_empty() => " ; donnez un nombre entier, au moins 1".to_owned(),
                None => format!(" ; valeurs possibles : {}", allowed.join(", ")),
            }
        ),
        Misuse::NoValue { option, allowed } => {
            let allowed = match &allowed[..] {
                [] => String::new(),
                allowed => format!(" ; valeurs possibles : {}", allowed.join(", ")),
            };
            format!("« {option} » attend une valeur{allowed}")
        }
        Misuse::Valued(option) => format!("« {option} » n’attend pas de valeur"),
        Misuse::Missing(arguments) => format!("il manque {}", joined(arguments, "et")),
        Misuse::Conflict(argument, others) => {
            format!(
                "« {argument} » ne va pas avec « {} »",
                joined(others, "et")
            )
        }
        Misuse::Twice(option) => format!("« {option} » est donné deux fois"),
        Misuse::NotUtf8 => "un argument n’est pas du texte UTF-8".to_owned(),
        Misuse::Other(words) => words.clone(),
        Misuse::StreamAlone => {
            "« - » s’emploie seul, avec un seul format, et écrit sur la sortie standard".to_owned()
        }
        Misuse::StreamNotMended => {
            "« --fix » corrige des fichiers, et « - » n’en est pas un ; « --diff » montre ce qu’il écrirait"
                .to_owned()
        }
        Misuse::ProgrammeName(name) => format!(
            "« {name} » ne peut pas nommer un programme : des lettres, des chiffres et des tirets, comme « accueil-public-2026 »"
        ),
        Misuse::TwoRevisions => {
            "donnez deux révisions à comparer, ou « --rev » et une révision de git".to_owned()
        }
        Misuse::NoAmendment => "« --draft-avenant » s’écrit en text, md, html ou pdf".to_owned(),
        Misuse::ToATerminal => "un PDF ne s’affiche pas ici : donnez-lui un fichier avec « --output »".to_owned(),
        Misuse::NoSuchRule { code, nearest } => {
            let rest = match nearest {
                Some(_) => meant(nearest),
                None => " ; « annexe rules » les donne toutes".to_owned(),
            };
            format!("aucune règle ne porte le code « {code} »{rest}")
        }
    }
}

/// That rules found something in what was built.
pub fn seen_by_check(tally: &str) -> String {
    format!("à la vérification : {tally} (« annexe check » les montre)")
}

/// That a file has more diagnostics than are shown.
pub fn more_of_file(name: &str, count: usize) -> String {
    match count {
        1 => format!("{name} : 1 autre constat, à voir une fois ceux-ci corrigés"),
        _ => format!("{name} : {count} autres constats, à voir une fois ceux-ci corrigés"),
    }
}

/// What a build has done.
pub fn built(summary: &Summary) -> String {
    let &Summary {
        programmes,
        built,
        unchanged,
        with_diagnostics,
        files,
        folders,
        tenths,
    } = summary;
    let plural = |count: usize| if count > 1 { "s" } else { "" };
    let refused = programmes - built - unchanged;
    let counts = [
        (built, "construit"),
        (unchanged, "inchangé"),
        (refused, "refusé"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| format!("{count} {what}{}", plural(*count)));
    let mut parts: Vec<String> = counts.collect();
    if with_diagnostics > 0 {
        parts.push(format!("{with_diagnostics} avec des constats"));
    }
    if files > 0 {
        let folders = joined(folders, "et");
        parts.push(format!("{files} fichier{} dans {folders}", plural(files)));
    }
    format!(
        "{programmes} programme{} : {}, en {},{} s",
        plural(programmes),
        parts.join(", "),
        tenths / 10,
        tenths % 10
    )
}

/// What became of a file that a project starts with.
pub fn initialised(path: &str, is_new: bool) -> String {
    let what = if is_new { "créé" } else { "gardé tel quel" };
    format!("{what} : {path}")
}

/// What to do in a new project.
pub fn what_next(folder: Option<&str>) -> String {
    let enter = folder.map_or_else(String::new, |folder| format!("cd {folder}, puis "));
    format!("ensuite : {enter}annexe new mon-programme")
}

/// The headings of manual pages.
pub const MAN_HEADINGS: &[(&str, &str)] = &[("NAME", "NOM"), ("EXTRA", "CODES")];

/// That edits are waited for.
pub const WATCHING: &str = "en attente de modifications (Ctrl-C pour arrêter)";

/// Where a preview is to be seen.
pub fn serving(address: &str) -> String {
    format!("aperçu : {address} (Ctrl-C pour arrêter)")
}

/// What stands in a preview.
pub fn preview(words: Preview) -> &'static str {
    match words {
        Preview::Programmes => "Programmes",
        Preview::Page => "Page",
        Preview::Sheet => "La fiche",
        Preview::Findings => "Constats",
        Preview::NoFinding => "Rien à signaler",
        Preview::Gone => {
            "Ce programme n’est plus là, ou deux écriraient les mêmes fichiers : choisissez-en un autre."
        }
        Preview::NoSheet => "La fiche ne peut pas être composée : voyez les constats.",
    }
}

/// What a file is, beside what a build would make.
pub fn freshness(freshness: Freshness, path: &str) -> String {
    match freshness {
        Freshness::Stale => format!("périmé : {path}"),
        Freshness::Missing => format!("absent : {path}"),
        Freshness::Orphan => format!("orphelin : {path}"),
        Freshness::Removed => format!("retiré : {path}"),
        Freshness::Kept => format!(
            "orphelin : {path}, que « --prune » garde, car rien ne prouve qu’il est tel qu’annexe l’a produit"
        ),
    }
}

/// How many programmes are the same in both revisions.
pub fn programmes_unchanged(count: usize) -> String {
    match count {
        1 => "1 programme sans changement".to_owned(),
        _ => format!("{count} programmes sans changement"),
    }
}

/// What came of comparing outputs with what a build would make; whether one would mend something, whether pruning would, and whether
/// people must.
pub fn compared(differing: usize, remedies: [bool; 3]) -> String {
    let [builds, prunes, by_hand] = remedies;
    let command = match (builds, prunes) {
        (false, false) => None,
        (true, false) => Some("lancez « annexe build »"),
        (_, true) => Some("lancez « annexe build --prune »"),
    };
    let by_hand = by_hand.then_some("retirez vous-même ce que « --prune » garde");
    let remedies: Vec<&str> = command.into_iter().chain(by_hand).collect();
    let remedies = remedies.join(", et ");
    match differing {
        0 => "tout est à jour".to_owned(),
        1 => format!("1 fichier n’est pas à jour : {remedies}"),
        _ => format!("{differing} fichiers ne sont pas à jour : {remedies}"),
    }
}

/// What came of verifying a sheet.
pub fn verdict(sheet: &str, verdict: &VerifyResult, stale: bool, generator: &str) -> String {
    match verdict {
        VerifyResult::Same => format!("{sheet} : intacte, octet pour octet ce que donne sa source"),
        VerifyResult::SignedAfter => format!(
            "{sheet} : intacte ; ce qui a été ajouté derrière (une signature) ne change rien à ce qu’elle montre"
        ),
        VerifyResult::SameWords => {
            format!("{sheet} : faite par « {generator} », dit mot pour mot ce que donne sa source")
        }
        VerifyResult::Rewritten => format!(
            "{sheet} : modifiée depuis qu’elle a été faite : les mots sont ceux de sa source, mais le fichier a été réécrit"
        ),
        VerifyResult::Changed(differences) => {
            let opening = if stale {
                "périmée, ce n’est plus ce que donne le programme"
            } else {
                "modifiée, ce n’est pas ce que donne sa source"
            };
            let mut said = format!("{sheet} : {opening}");
            for Difference {
                page,
                before,
                expected,
                found,
            } in differences.iter().take(MOST_DIFFERENCES)
            {
                let place = page.map_or_else(String::new, |page| format!("page {page}, "));
                let after = if before.is_empty() {
                    String::new()
                } else {
                    format!("après « {before} », ")
                };
                let change = match (expected.as_str(), found.as_str()) {
                    ("", found) => format!("« {} » en trop", cut(found)),
                    (expected, "") => format!("il manque « {} »", cut(expected)),
                    (expected, found) => {
                        format!("« {} » au lieu de « {} »", cut(found), cut(expected))
                    }
                };
                said.push_str(&format!("\n  {place}{after}{change}"));
            }
            if let Some(more) = differences.len().checked_sub(MOST_DIFFERENCES + 1) {
                let plural = if more > 0 { "s" } else { "" };
                said.push_str(&format!(
                    "\n  et {} autre{plural} différence{plural}",
                    more + 1
                ));
            }
            said
        }
    }
}

/// That what a sheet carries gives no sheet.
pub fn broken_source(sheet: &str) -> String {
    format!(
        "{sheet} : sa source ne donne pas de fiche ; elle a été modifiée, ou une autre version l’a écrite"
    )
}

/// That git is set up.
pub fn git_is_set(attributes: &str) -> String {
    format!(
        "git montre maintenant les programmes par annexe diff : git diff, git log -p, git difftool -t annexe ; à enregistrer dans le dépôt : {attributes}"
    )
}

/// That a programme is ready to be filled in.
pub fn ready(path: &str) -> String {
    format!("{path} est prêt à compléter ; ensuite : annexe check {path}, puis annexe build {path}")
}

/// That nothing changed.
pub const NO_CHANGE: &str = "aucune modification";

/// That something went from a place to another.
pub fn moved(from: &str, to: &str) -> String {
    format!("de «\u{a0}{from}\u{a0}» à «\u{a0}{to}\u{a0}»")
}

/// That things exchanged their places, became several, or became one.
pub fn rearranged(kind: ChangeKind, before: &[String], after: &[String]) -> String {
    let named = |names: &[String]| -> String {
        let names: Vec<String> = names
            .iter()
            .map(|name| format!("«\u{a0}{name}\u{a0}»"))
            .collect();
        joined(&names, "et")
    };
    match kind {
        ChangeKind::Swapped => format!("{} échangent leurs places", named(before)),
        ChangeKind::Split => format!("{} devient {}", named(before), named(after)),
        ChangeKind::Merged => format!("{} deviennent {}", named(before), named(after)),
        ChangeKind::Added
        | ChangeKind::Removed
        | ChangeKind::Changed
        | ChangeKind::Reworded
        | ChangeKind::Retypeset
        | ChangeKind::Moved
        | ChangeKind::Renumbered => format!("{}\u{a0}: {}", change(kind), named(after)),
    }
}

/// What opens a draft amendment.
pub fn amendment_opening(title: &str, versions: &[Option<String>; 2]) -> String {
    let versions = match versions {
        [Some(old), Some(new)] => format!(", de la version {old} à la version {new}"),
        [None, Some(new)] => format!(", version {new}"),
        [Some(_) | None, None] => String::new(),
    };
    format!(
        "Les parties conviennent de modifier le programme «\u{a0}{title}\u{a0}»{versions}, comme suit."
    )
}

/// What stands around changes.
pub fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::Comparison => "Comparaison de deux révisions",
        Heading::Old => "Ancienne révision",
        Heading::New => "Nouvelle révision",
        Heading::Length => "Durées",
        Heading::Whole => "Action entière",
        Heading::Before => "Avant",
        Heading::After => "Après",
        Heading::Renumbered => "Numéros qui suivent",
        Heading::Findings => "À corriger",
        Heading::Sheet => "La fiche, révisions marquées",
        Heading::Legend => {
            "Ce qui est ajouté est souligné, ce qui est supprimé est barré ; un trait dans la marge mène à chaque modification."
        }
        Heading::Appeared => "Programme nouveau",
        Heading::Gone => "Programme supprimé",
        Heading::UnreadableSheet => {
            "programmes qui n’ont pas pu être comparés, faute d’être lisibles des deux côtés"
        }
        Heading::Version => "version",
        Heading::Amendment => "Projet d’avenant",
        Heading::Article => "Article",
        Heading::Replaced => "Est remplacé :",
        Heading::By => "par :",
        Heading::Inserted => "Est ajouté :",
        Heading::Deleted => "Est supprimé :",
        Heading::Rearranged => "Est réorganisé ainsi :",
        Heading::NoArticle => "Aucune modification substantielle : rien n’appelle d’avenant.",
    }
}

/// The name of a level, for one change or for several.
pub fn level(level: Impact, count: usize) -> &'static str {
    match (level, count > 1) {
        (Impact::Substantiel, false) => "modification substantielle",
        (Impact::Substantiel, true) => "modifications substantielles",
        (Impact::Complement, false) => "complément",
        (Impact::Complement, true) => "compléments",
        (Impact::Redactionnel, false) => "modification rédactionnelle",
        (Impact::Redactionnel, true) => "modifications rédactionnelles",
        (Impact::Deplacement, false) => "déplacement",
        (Impact::Deplacement, true) => "déplacements",
        (Impact::Typographique, false) => "modification typographique",
        (Impact::Typographique, true) => "modifications typographiques",
    }
}

/// What happened, in a word or two.
pub fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "ajout",
        ChangeKind::Removed => "suppression",
        ChangeKind::Changed => "modification",
        ChangeKind::Reworded => "reformulation",
        ChangeKind::Retypeset => "typographie",
        ChangeKind::Moved => "déplacement",
        ChangeKind::Swapped => "échange",
        ChangeKind::Split => "division",
        ChangeKind::Merged => "fusion",
        ChangeKind::Renumbered => "renumérotation",
    }
}

/// Why a change has its level.
pub fn why(why: &ImpactReason) -> String {
    match why {
        ImpactReason::Agreed => "cela fait partie de ce qui était convenu",
        ImpactReason::Withdrawn => "ce qui était convenu n’y est plus",
        ImpactReason::Addition => "cela s’ajoute à ce qui était convenu",
        ImpactReason::Binding => "ce qui s’ajoute engage autant que ce qui y était",
        ImpactReason::Dated => "ce qui restait à fixer l’est",
        ImpactReason::Refined => "la date est précisée",
        ImpactReason::Days => "le nombre de jours change",
        ImpactReason::Hours => "la durée change",
        ImpactReason::Substance => "le texte dit autre chose",
        ImpactReason::Wording => "le texte dit la même chose autrement",
        ImpactReason::Unagreed => "cela ne fait pas partie de ce qui était convenu",
        ImpactReason::Typography => "les mots sont les mêmes",
        ImpactReason::Order => "seule la place change",
        ImpactReason::Project(motif) => return format!("niveau fixé par annexe.yaml : {motif}"),
    }
    .to_owned()
}

/// The help of every part of the command line.
pub const HELP: &[(&str, &str, &str)] = &[
    (
        "",
        "COMMANDE",
        "Génère l’annexe « PROGRAMME » d’une convention de formation, en Markdown, HTML et PDF, depuis un fichier YAML.",
    ),
    (
        "--lang",
        "LANGUE",
        "La langue des messages ; par défaut celle de annexe.yaml, ou de l’ordinateur",
    ),
    ("--help", "", "Montre cette aide"),
    ("--version", "", "Donne la version"),
    ("build", "", "Écrit les fiches des programmes"),
    (
        "build.paths",
        "CHEMIN",
        "Des programmes ou des dossiers de programmes ; « - » lit l’entrée standard. Par défaut, tous ceux du projet",
    ),
    (
        "build.output",
        "DOSSIER",
        "Le dossier où écrire ; par défaut « output », ou celui que donne annexe.yaml",
    ),
    (
        "build.format",
        "FORMATS",
        "Les formats à écrire, séparés par des virgules",
    ),
    (
        "build.document",
        "FICHE",
        "La fiche à composer : l’annexe de la convention, ou la fiche du catalogue",
    ),
    (
        "build.jobs",
        "N",
        "Le nombre de programmes traités à la fois ; par défaut, celui des processeurs",
    ),
    ("build.force", "", "Refait aussi ce qui n’a pas changé"),
    (
        "build.check",
        "",
        "N’écrit rien : dit quels fichiers sont périmés, absents ou, quand tous les programmes du projet sont demandés, orphelins, et se termine par le code 1 s’il y en a",
    ),
    (
        "build.prune",
        "",
        "Retire les fichiers qui ont été produits pour des programmes qui n’existent plus, quand tous ceux du projet sont demandés",
    ),
    (
        "build.depfile",
        "FICHIER",
        "Écrit de quels fichiers dépend chaque fiche, pour make et ninja",
    ),
    (
        "watch",
        "",
        "Refait les fiches à mesure que les programmes changent",
    ),
    (
        "watch.paths",
        "CHEMIN",
        "Des programmes ou des dossiers de programmes. Par défaut, tous ceux du projet",
    ),
    (
        "watch.output",
        "DOSSIER",
        "Le dossier où écrire ; par défaut « output », ou celui que donne annexe.yaml",
    ),
    (
        "watch.format",
        "FORMATS",
        "Les formats à écrire, séparés par des virgules",
    ),
    (
        "watch.document",
        "FICHE",
        "La fiche à composer : l’annexe de la convention, ou la fiche du catalogue",
    ),
    (
        "preview",
        "",
        "Montre les fiches dans le navigateur à mesure que les programmes changent",
    ),
    (
        "preview.paths",
        "CHEMIN",
        "Des programmes ou des dossiers de programmes. Par défaut, tous ceux du projet",
    ),
    (
        "preview.document",
        "FICHE",
        "La fiche à composer : l’annexe de la convention, ou la fiche du catalogue",
    ),
    (
        "preview.port",
        "PORT",
        "Le port où les montrer ; par défaut 8642, ou un autre s’il est pris",
    ),
    ("check", "", "Vérifie les programmes sans rien écrire"),
    (
        "check.paths",
        "CHEMIN",
        "Des programmes ou des dossiers de programmes ; « - » lit l’entrée standard. Par défaut, tous ceux du projet",
    ),
    (
        "check.profile",
        "PROFIL",
        "Le profil de complétude, au lieu de celui que donne annexe.yaml",
    ),
    (
        "check.profile.convention",
        "",
        "ce que la convention doit dire",
    ),
    (
        "check.profile.stagiaire",
        "",
        "ce qui est remis au stagiaire avant son inscription",
    ),
    (
        "check.profile.qualiopi",
        "",
        "ce que demande le référentiel national qualité",
    ),
    (
        "check.profile.individuel",
        "",
        "le contrat d’une personne qui paie sa formation",
    ),
    (
        "check.deny",
        "GRAVITE",
        "Ce qui fait échouer, outre les erreurs : les avertissements",
    ),
    ("check.format", "FORME", "La forme du rapport"),
    (
        "check.format.human",
        "",
        "pour une personne : la cause, les lignes, le remède",
    ),
    (
        "check.format.short",
        "",
        "une ligne par constat, pour les éditeurs et grep",
    ),
    (
        "check.format.json",
        "",
        "pour un programme ; « annexe schema findings » en donne le schéma",
    ),
    (
        "check.format.sarif",
        "",
        "SARIF 2.1.0, que lisent les forges et les éditeurs",
    ),
    (
        "check.format.github",
        "",
        "les annotations de GitHub Actions",
    ),
    (
        "check.format.gitlab",
        "",
        "le rapport « Code Quality » de GitLab",
    ),
    (
        "check.format.junit",
        "",
        "un rapport JUnit, une suite par fichier",
    ),
    (
        "check.fix",
        "",
        "Corrige ce qui peut l’être sans risque, puis dit ce qui reste",
    ),
    (
        "check.diff",
        "",
        "Montre ce que --fix écrirait, et n’écrit rien",
    ),
    (
        "explain",
        "",
        "Explique une règle : ce qu’elle vérifie, pourquoi, et que faire",
    ),
    ("explain.codes", "CODE", "Les codes des règles, comme C001"),
    ("rules", "", "Donne toutes les règles"),
    ("rules.format", "FORME", "La forme de la liste"),
    ("rules.format.text", "", "une ligne par règle"),
    (
        "rules.format.json",
        "",
        "pour un programme, dans les deux langues",
    ),
    (
        "rules.format.md",
        "",
        "la référence des règles, en Markdown",
    ),
    (
        "new",
        "",
        "Écrit un nouveau programme, commenté, à compléter",
    ),
    (
        "new.name",
        "NOM",
        "Le nom du programme, qui devient celui du fichier",
    ),
    (
        "init",
        "",
        "Prépare un dossier : annexe.yaml, réglages de l’éditeur, vérification à chaque envoi ; ne touche à rien de ce qui y est",
    ),
    (
        "init.folder",
        "DOSSIER",
        "Le dossier à préparer ; par défaut, celui où l’on est",
    ),
    (
        "init.ci",
        "SERVICE",
        "Le service qui vérifie les programmes à chaque envoi",
    ),
    ("init.ci.github", "", "GitHub Actions"),
    ("init.ci.gitlab", "", "GitLab CI"),
    ("init.ci.none", "", "aucun"),
    (
        "completions",
        "",
        "Donne ce qu’il faut à un interpréteur de commandes pour compléter celles d’annexe",
    ),
    (
        "completions.shell",
        "INTERPRÉTEUR",
        "L’interpréteur de commandes",
    ),
    ("man", "", "Donne la page de manuel"),
    (
        "man.output",
        "DOSSIER",
        "Le dossier où écrire toutes les pages, une par commande",
    ),
    (
        "schema",
        "",
        "Écrit le schéma JSON du modèle, que lisent les éditeurs, ou la description de ses clés",
    ),
    (
        "schema.model",
        "MODELE",
        "Le modèle. Par défaut, celui des programmes en JSON, les deux premiers en Markdown",
    ),
    ("schema.model.programme", "", "les programmes"),
    ("schema.model.annexe", "", "annexe.yaml"),
    (
        "schema.model.findings",
        "",
        "les constats de « check --format json »",
    ),
    (
        "schema.format",
        "FORMAT",
        "Le schéma que lisent les éditeurs (json), ou la description de chaque clé (md)",
    ),
    ("extract", "", "Rend la source que porte une fiche"),
    (
        "extract.sheet",
        "FICHE",
        "Une fiche faite par annexe, PDF ou HTML",
    ),
    (
        "extract.output",
        "FICHIER",
        "Le fichier où l’écrire ; par défaut, la sortie standard",
    ),
    (
        "verify",
        "",
        "Dit si des fiches sont ce que donne leur source",
    ),
    (
        "verify.sheets",
        "FICHE",
        "Des fiches faites par annexe, PDF ou HTML",
    ),
    (
        "verify.source",
        "PROGRAMME",
        "Un programme : dit aussi si la fiche est ce qu’il donne aujourd’hui",
    ),
    (
        "diff",
        "",
        "Dit ce qui change entre deux révisions d’un programme, et ce qui touche à ce qui était convenu",
    ),
    (
        "diff.revisions",
        "REVISION",
        "L’ancienne et la nouvelle : un programme, un dossier, une fiche PDF ou HTML, « - », ou « RÉVISION:chemin » de git",
    ),
    (
        "diff.rev",
        "REVISION",
        "Compare à cette révision de git les programmes du dossier de travail, ou ceux des chemins donnés",
    ),
    ("diff.format", "FORMAT", "La forme du rapport"),
    ("diff.format.text", "", "pour un terminal"),
    ("diff.format.md", "", "en Markdown"),
    (
        "diff.format.html",
        "",
        "une page, et la fiche avec ses révisions marquées",
    ),
    ("diff.format.pdf", "", "la même chose à imprimer"),
    (
        "diff.format.json",
        "",
        "pour un programme, dans les deux langues",
    ),
    ("diff.format.github", "", "des annotations de GitHub"),
    (
        "diff.output",
        "FICHIER",
        "Le fichier où l’écrire ; par défaut, la sortie standard",
    ),
    (
        "diff.draft_avenant",
        "",
        "Écrit un projet d’avenant : les modifications substantielles, en articles numérotés",
    ),
    (
        "diff.fail_on",
        "NIVEAU",
        "Le moindre niveau qui fait échouer la commande ; par défaut, toute modification",
    ),
    ("diff.fail_on.typographique", "", "toute modification"),
    (
        "diff.fail_on.deplacement",
        "",
        "ce qui change de place, et plus",
    ),
    (
        "diff.fail_on.redactionnel",
        "",
        "ce qui change de mots, et plus",
    ),
    ("diff.fail_on.complement", "", "ce qui s’ajoute, et plus"),
    (
        "diff.fail_on.substantiel",
        "",
        "ce qui touche à ce qui était convenu",
    ),
    ("diff.fail_on.never", "", "rien"),
    (
        "diff.detailed_exit_code",
        "",
        "Échoue avec le code du plus haut niveau : de 10, typographique, à 14, substantiel",
    ),
    (
        "diff.as",
        "CHEMIN",
        "Lit les deux fichiers comme s’ils étaient là : annexe.yaml est cherché à partir de ce chemin",
    ),
    (
        "diff.git",
        "ARGUMENT",
        "Ce que git donne à une commande qui montre des différences ; « annexe git-setup » s’en sert",
    ),
    (
        "git-setup",
        "",
        "Donne ce qui fait que git montre les programmes par annexe diff",
    ),
    (
        "git-setup.write",
        "",
        "L’écrit, dans .gitattributes et dans la configuration du dépôt",
    ),
    (
        "outline",
        "",
        "Écrit un programme, une valeur par ligne, pour les outils qui comparent des lignes",
    ),
    ("outline.programme", "PROGRAMME", "Le programme"),
    (
        "schema.model.changes",
        "",
        "les modifications de « diff --format json »",
    ),
    ("help", "", "Montre l’aide d’une commande"),
    ("help.command", "COMMANDE", "La commande"),
];
