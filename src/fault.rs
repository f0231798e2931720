//! The mistakes that reading a programme can meet, as data; this file alone words them.
//!
//! A fault says what is wrong, never where: its [`Finding`](crate::diagnostic::Finding) does. Codes are part of the
//! interface: they are never reused, `S` for the structure of the file, `T` for its texts.

use std::fmt;

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is produced from a programme that has one.
    Error,
    /// Worth an author's look; the sheet is produced.
    Warning,
}

/// A mistake, with what is needed to explain it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The text is not YAML; nothing after it could be read.
    Syntax(Syntax),
    /// The file holds bytes that are not UTF-8.
    Encoding,
    /// The file holds nothing but comments.
    Empty,
    /// The file holds something else than a mapping.
    NotAMapping,
    /// A second `---` document: one file is one programme.
    SecondDocument,
    /// The file passes a bound that no programme needs.
    Excessive(Limit),
    /// A key of the YAML that is not a text.
    KeyNotText,
    UnknownKey {
        key: String,
        suggestion: Option<String>,
        /// Where a key of that very name exists, as a dotted path.
        belongs: Option<String>,
        known: Vec<String>,
    },
    MissingKey {
        key: String,
    },
    DuplicateKey {
        key: String,
    },
    /// The key is written and its value is empty.
    EmptyValue {
        /// `None` for an item of a list.
        key: Option<String>,
        /// What was meant is behind a `#`.
        commented: bool,
    },
    WrongType {
        key: String,
        expected: Vec<Shape>,
        found: Shape,
        /// The text as it is written, when it only lacks quotes.
        unquoted: Option<String>,
        /// How the value is written.
        example: Option<String>,
    },
    UnknownValue {
        key: String,
        value: String,
        allowed: Vec<String>,
        suggestion: Option<String>,
    },
    /// A text that its type cannot read; the cause is worded by the type.
    Unreadable {
        key: String,
        cause: String,
    },
    OutOfBounds {
        key: String,
        bound: String,
    },
    /// A `fin` that comes before its `debut`.
    Reversed,
    /// A number whose leading zeros YAML drops.
    LeadingZero {
        text: String,
    },
    /// A `#` glued to a word, which YAML reads as a comment.
    LostComment,
    /// A control or bidirectional character: invisible, and able to misorder a contract.
    HiddenCharacter(char),
    /// A character that no face of the PDF can draw.
    NoGlyph(char),
    /// A Markdown construct that the sheet does not hold.
    Markdown(Unsupported),
    LinkTarget {
        target: String,
    },
    /// A Markdown note that nothing calls: it would vanish.
    UncalledNote {
        label: String,
    },
    /// Two programmes that would write the same files.
    SameOutput {
        stem: String,
    },
}

/// What stopped the YAML parser, as far as it can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    ColonInText,
    MissingColon,
    Tab,
    UnclosedQuote,
    UnclosedBracket,
    /// Text behind a closed quote or bracket.
    TextAfterValue,
    /// Text behind the `|` that opens a block.
    TextAfterBar,
    /// A block's text that is not indented.
    TextAtMargin,
    BadEscape,
    Indentation,
    ReservedStart,
    UnknownAlias,
    UncalledAnchor,
    Tag,
    Other,
}

/// A bound on the size of what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes in a file.
    Bytes(usize),
    /// Bytes in one text.
    TextBytes(usize),
    /// Bytes of text that aliases repeat.
    Aliased(usize),
    /// Keys in one mapping.
    Keys(usize),
    /// Values inside values.
    Depth(usize),
    /// Values in all, aliases expanded.
    Values(usize),
}

/// The shapes that a YAML value can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Mapping,
    Nothing,
}

/// Markdown that has no place in an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsupported {
    Html,
    Image,
    CodeBlock,
    Table,
    Rule,
    /// A line of dashes right under a text makes it a heading.
    Underline,
    /// `[mot]: adresse`, apart from the text that uses it.
    LinkDefinition,
    /// The tooltip of `[mot](adresse "titre")`: print has none.
    LinkTitle,
    /// Quotes and lists inside one another beyond what a page can show.
    Nesting,
}

impl Fault {
    /// The stable code, for `annexe.yaml` and for searching.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "S001",
            Self::Encoding => "S002",
            Self::NotAMapping | Self::Empty => "S003",
            Self::SecondDocument => "S004",
            Self::Excessive(_) => "S005",
            Self::KeyNotText => "S006",
            Self::UnknownKey { .. } => "S007",
            Self::MissingKey { .. } => "S008",
            Self::DuplicateKey { .. } => "S009",
            Self::EmptyValue { .. } => "S010",
            Self::WrongType { .. } => "S011",
            Self::UnknownValue { .. } => "S012",
            Self::Unreadable { .. } => "S013",
            Self::OutOfBounds { .. } => "S014",
            Self::SameOutput { .. } => "S015",
            Self::Reversed => "S016",
            Self::LeadingZero { .. } => "S017",
            Self::LostComment => "S018",
            Self::HiddenCharacter(_) => "T001",
            Self::NoGlyph(_) => "T002",
            Self::Markdown(_) => "T003",
            Self::LinkTarget { .. } => "T004",
            Self::UncalledNote { .. } => "T005",
        }
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        if matches!(self, Self::EmptyValue { .. } | Self::LostComment) {
            Severity::Warning
        } else {
            Severity::Error
        }
    }

    /// What to write instead, in one sentence.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::Syntax(syntax) => syntax.help().to_owned(),
            Self::Encoding => "enregistrez le fichier en « UTF-8 » (menu « Enregistrer avec l’encodage » de l’éditeur)".to_owned(),
            Self::NotAMapping | Self::Empty => "commencez par exemple par « intitule: … » ; `annexe new` écrit un programme à compléter".to_owned(),
            Self::SecondDocument => "mettez chaque programme dans son propre fichier et supprimez la ligne « --- »".to_owned(),
            Self::Excessive(_) => "vérifiez que ce fichier est bien un programme ; découpez-le au besoin".to_owned(),
            Self::KeyNotText => "une clé est un mot suivi de deux-points, comme « titre: »".to_owned(),
            Self::UnknownKey { suggestion: Some(suggestion), .. } => format!("vouliez-vous dire « {suggestion} » ?"),
            Self::UnknownKey { belongs: Some(belongs), .. } if belongs.is_empty() => {
                "cette clé s’écrit au bord de la ligne, sans retrait".to_owned()
            }
            Self::UnknownKey { belongs: Some(belongs), .. } => format!("cette clé s’écrit dans « {belongs} »"),
            Self::UnknownKey { known, .. } if known.len() > 15 => {
                "`annexe new` écrit un programme qui montre toutes les clés ; « sections » accueille ce qui n’a pas la sienne".to_owned()
            }
            Self::UnknownKey { known, .. } => format!("clés possibles ici : {}", known.join(", ")),
            Self::MissingKey { key } => format!("ajoutez « {key}: … » à cet endroit"),
            Self::DuplicateKey { .. } => "gardez une seule des deux".to_owned(),
            Self::EmptyValue { commented: true, .. } => {
                "« # » commence un commentaire : mettez la valeur entre guillemets".to_owned()
            }
            Self::EmptyValue { key: None, .. } => "écrivez la valeur, ou supprimez le tiret".to_owned(),
            Self::EmptyValue { .. } => "écrivez la valeur, ou supprimez la clé".to_owned(),
            Self::WrongType { unquoted: Some(text), .. } => format!("mettez la valeur entre guillemets : \"{text}\""),
            Self::WrongType { example: Some(example), .. } => format!("écrivez {example}"),
            Self::WrongType { expected, .. } => format!("écrivez {}", example(expected)),
            Self::UnknownValue { suggestion: Some(suggestion), .. } => format!("vouliez-vous dire « {suggestion} » ?"),
            Self::UnknownValue { allowed, .. } => format!("valeurs possibles : {}", allowed.join(", ")),
            Self::Unreadable { .. } | Self::OutOfBounds { .. } => return None,
            Self::Reversed => "vérifiez les deux, ou échangez-les".to_owned(),
            Self::LeadingZero { text } => format!("mettez la valeur entre guillemets : \"{text}\""),
            Self::LostComment => "mettez la valeur entre guillemets, ou une espace après « # » si c’est un commentaire".to_owned(),
            Self::HiddenCharacter(_) => "supprimez-le : retapez le mot plutôt que de le recoller".to_owned(),
            Self::NoGlyph(_) => "remplacez-le par un mot ou par un caractère courant".to_owned(),
            Self::Markdown(unsupported) => unsupported.help().to_owned(),
            Self::LinkTarget { .. } => "un lien commence par https://, http://, mailto: ou tel:".to_owned(),
            Self::UncalledNote { label } => format!("placez l’appel [^{label}] dans le même texte, ou supprimez la note"),
            Self::SameOutput { .. } => "renommez l’un des deux fichiers".to_owned(),
        })
    }
}

impl fmt::Display for Fault {
    /// The cause, in one sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(syntax) => f.write_str(syntax.cause()),
            Self::Encoding => f.write_str("le fichier n’est pas du texte UTF-8 à partir d’ici"),
            Self::Empty => f.write_str("le fichier est vide"),
            Self::NotAMapping => f.write_str("ce fichier ne contient pas de clés « nom: valeur »"),
            Self::SecondDocument => {
                f.write_str("un second document commence ici : un fichier décrit un seul programme")
            }
            Self::Excessive(Limit::Bytes(max)) => {
                write!(f, "le fichier dépasse {} Mo", max / (1024 * 1024))
            }
            Self::Excessive(Limit::TextBytes(max)) => {
                write!(f, "ce texte dépasse {} Ko", max / 1024)
            }
            Self::Excessive(Limit::Aliased(max)) => {
                write!(f, "les alias répètent plus de {} Ko de texte", max / 1024)
            }
            Self::Excessive(Limit::Keys(max)) => {
                write!(f, "plus de {max} clés dans un même groupe")
            }
            Self::Excessive(Limit::Depth(max)) => write!(f, "plus de {max} niveaux imbriqués"),
            Self::Excessive(Limit::Values(max)) => {
                write!(f, "plus de {max} valeurs une fois les alias développés")
            }
            Self::KeyNotText => f.write_str("cette clé n’est pas un texte"),
            Self::UnknownKey { key, .. } => write!(f, "clé inconnue : « {key} »"),
            Self::MissingKey { key } => write!(f, "il manque la clé « {key} »"),
            Self::DuplicateKey { key } => write!(f, "la clé « {key} » est écrite deux fois"),
            Self::EmptyValue { key: Some(key), .. } => {
                write!(f, "la clé « {key} » est écrite sans valeur")
            }
            Self::EmptyValue { key: None, .. } => {
                f.write_str("ce tiret n’est suivi d’aucune valeur")
            }
            Self::WrongType {
                key,
                expected,
                found,
                ..
            } => write!(
                f,
                "« {key} » attend {}, pas {}",
                alternatives(expected),
                found
            ),
            Self::UnknownValue { key, value, .. } => {
                write!(f, "« {value} » n’est pas une valeur de « {key} »")
            }
            Self::Unreadable { key, cause } => write!(f, "« {key} » : {cause}"),
            Self::OutOfBounds { key, bound } => write!(f, "« {key} » doit être {bound}"),
            Self::Reversed => f.write_str("la fin vient avant le début"),
            Self::LeadingZero { text } => {
                write!(f, "« {text} » est lu comme un nombre, et perd ses zéros")
            }
            Self::LostComment => {
                f.write_str("ce qui suit « # » est pris pour un commentaire et ne sera pas imprimé")
            }
            Self::HiddenCharacter(c) => {
                write!(f, "caractère invisible interdit (U+{:04X})", *c as u32)
            }
            Self::NoGlyph(c) => {
                write!(
                    f,
                    "le caractère « {c} » (U+{:04X}) ne peut pas être imprimé dans le PDF",
                    *c as u32
                )
            }
            Self::Markdown(unsupported) => f.write_str(unsupported.cause()),
            Self::LinkTarget { target } => {
                write!(f, "ce lien mène à une adresse non permise : « {target} »")
            }
            Self::UncalledNote { label } => {
                write!(f, "la note [^{label}] n’est appelée nulle part")
            }
            Self::SameOutput { stem } => {
                write!(f, "un autre programme donne déjà les fichiers « {stem} »")
            }
        }
    }
}

impl Syntax {
    fn cause(self) -> &'static str {
        match self {
            Self::ColonInText => {
                "deux-points inattendus : le texte qui les contient n’est pas entre guillemets, ou la ligne est mal alignée"
            }
            Self::MissingColon => "cette ligne n’a pas la forme « clé: valeur »",
            Self::Tab => "une tabulation sert de retrait, ce que YAML interdit",
            Self::UnclosedQuote => "des guillemets s’ouvrent ici et ne se ferment pas",
            Self::UnclosedBracket => "un crochet ou une accolade ne se ferme pas",
            Self::TextAfterValue => "du texte suit la fin de la valeur",
            Self::TextAfterBar => "du texte suit « | » sur la même ligne",
            Self::TextAtMargin => "le texte qui suit « | » n’est pas en retrait",
            Self::BadEscape => {
                "la barre oblique inverse « \\ » a un sens particulier entre guillemets doubles"
            }
            Self::Indentation => "cette ligne n’est pas alignée avec ses voisines",
            Self::ReservedStart => "ce caractère ne peut pas commencer un texte sans guillemets",
            Self::UnknownAlias => {
                "un astérisque commence la valeur, et YAML le lit comme le rappel d’une ancre qui n’existe pas"
            }
            Self::UncalledAnchor => {
                "l’esperluette « & » commence la valeur, et YAML prend le premier mot pour le nom d’une ancre"
            }
            Self::Tag => {
                "le point d’exclamation « ! » commence la valeur, et YAML prend le premier mot pour un type"
            }
            Self::Other => "la mise en forme YAML n’est pas comprise à partir d’ici",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::ColonInText => {
                "mettez tout le texte entre guillemets, ou passez à la ligne après « | »"
            }
            Self::MissingColon => "écrivez la clé, deux-points, une espace, puis la valeur",
            Self::Tab => "remplacez la tabulation par deux espaces",
            Self::UnclosedQuote => "fermez les guillemets, ou passez à la ligne après « | »",
            Self::UnclosedBracket => {
                "fermez-le, ou mettez entre guillemets le texte qui commence par [ ou {"
            }
            Self::TextAfterValue => {
                "mettez toute la valeur entre guillemets simples '…', et doublez les apostrophes droites"
            }
            Self::TextAfterBar => "passez à la ligne après « | » et mettez le texte en retrait",
            Self::TextAtMargin => "décalez le texte de deux espaces",
            Self::BadEscape => "écrivez « \\\\ », ou prenez des guillemets simples",
            Self::Indentation => "alignez les clés d’un même niveau et les tirets d’une même liste",
            Self::ReservedStart | Self::UnknownAlias | Self::UncalledAnchor | Self::Tag => {
                "mettez la valeur entre guillemets"
            }
            Self::Other => {
                "vérifiez les retraits, les guillemets et les deux-points de cette ligne et de la précédente"
            }
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "un texte",
            Self::Integer => "un nombre entier",
            Self::Number => "un nombre",
            Self::Boolean => "oui ou non (true ou false)",
            Self::List => "une liste",
            Self::Mapping => "un groupe de clés",
            Self::Nothing => "une valeur vide",
        })
    }
}

/// « un texte, une liste ou un groupe de clés ».
fn alternatives(expected: &[Shape]) -> String {
    match expected {
        [] => String::new(),
        [one] => one.to_string(),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(ToString::to_string).collect();
            format!("{} ou {last}", first.join(", "))
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

impl Unsupported {
    fn cause(self) -> &'static str {
        match self {
            Self::Html => "ce texte contient une balise HTML",
            Self::Image => "ce texte contient une image",
            Self::CodeBlock => {
                "ce passage est en retrait de quatre espaces ou entre ``` : Markdown le lit comme du code"
            }
            Self::Table => "ce texte contient un tableau",
            Self::Rule => "cette ligne de tirets ou d’astérisques est un filet en Markdown",
            Self::Underline => "une ligne de tirets souligne ce texte : Markdown en fait un titre",
            Self::LinkDefinition => "cette ligne définit un lien à part et ne serait pas imprimée",
            Self::LinkTitle => "ce lien porte un titre entre guillemets, qui ne serait pas imprimé",
            Self::Nesting => "trop de listes ou de citations imbriquées",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Html => "supprimez la balise, ou écrivez \\< pour imprimer le signe « < »",
            Self::Image => "une annexe ne porte que du texte : décrivez l’image, ou donnez un lien",
            Self::CodeBlock => "ramenez le passage au bord du texte",
            Self::Table => {
                "écrivez une liste : les tableaux de la fiche viennent de ses clés (tarifs, séquences, épreuves…)"
            }
            Self::Rule => "séparez par une ligne vide, ou par un titre « ### … »",
            Self::Underline => {
                "laissez une ligne vide entre les deux, ou écrivez « ### » devant le titre"
            }
            Self::LinkDefinition => "écrivez le lien dans le texte : [mot](https://…)",
            Self::LinkTitle => "gardez [mot](https://…), sans le titre",
            Self::Nesting => "ramenez à huit niveaux au plus",
        }
    }
}
