//! A Markdown mark that would be printed rather than heard.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Example, Finds, Passage, Report, Rule, Says, Texts};
use crate::diagnostic::kind::{Severity, Words};
use crate::document::markdown::stray_marks;

pub static RULE: Rule = Rule {
    code: "T009",
    severity: Severity::Warning,
    profiles: &[],
    title: Words {
        fr: "Marque Markdown imprimée telle quelle",
        en: "Markdown mark printed as it is",
    },
    why: Words {
        fr: "« **mot** » met en gras, « [mot](adresse) » fait un lien. Une marque qui s’ouvre et ne se ferme pas, ou qui \
             est écrite dans un texte d’une ligne (un titre, un lieu), s’imprime telle quelle. Pour imprimer le signe, \
             écrivez une barre oblique inverse devant.",
        en: "`**word**` makes bold, `[word](address)` a link. A mark that opens and does not close, or one written in a \
             text of one line (a title, a place), is printed as it is. To print the sign, write a backslash before it.",
    },
    source: Some("CommonMark 0.31"),
    example: Some(Example {
        bad: "livrables: Un **livret, puis une fiche de synthèse.",
        good: "livrables: Un **livret**, puis une fiche de synthèse.",
    }),
    finds: Finds::Texts(
        Says {
            cause: Words {
                fr: "« {mark} » {why}, et sera imprimé tel quel",
                en: "\"{mark}\" {why}, and will be printed as it is",
            },
            remedy: Words {
                fr: "{remedy}",
                en: "{remedy}",
            },
            labels: &[],
        },
        find,
    ),
};

const UNCLOSED: Words = Words {
    fr: "ne va pas par paire",
    en: "has no other to go with it",
};
const CLOSE_IT: Words = Words {
    fr: "ouvrez et fermez la marque tout contre le mot, comme **mot** ou [mot](https://…), ou retirez-la",
    en: "open and close the mark right against the word, as in **word** or [word](https://…), or take it out",
};
const ONE_LINE: Words = Words {
    fr: "est écrit dans un texte d’une ligne, où rien ne se met en gras",
    en: "is written in a text of one line, where nothing is set in bold",
};
const TAKE_OUT: Words = Words {
    fr: "retirez les marques",
    en: "take the marks out",
};

/// Bold or a link, in a text that holds none.
static MARKED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"\*\*[^*\s][^*]*\*\*|\[[^\]\[]+\]\(https?:[^)]*\)";
    Regex::new(pattern).expect("a pattern written above")
});

fn find(texts: &Texts<'_>, report: &mut Report<'_>) {
    for passage in &texts.passages {
        if !passage.text.contains(['*', '_', '`', '[']) {
            continue;
        }
        if passage.is_markdown {
            for mark in stray_marks(passage.text) {
                say(passage, mark, [UNCLOSED, CLOSE_IT], report);
            }
        } else if let Some(marked) = MARKED.find(passage.text) {
            let length = if marked.as_str().starts_with('*') {
                2
            } else {
                1
            };
            let mark = marked.start()..marked.start() + length;
            say(passage, mark, [ONE_LINE, TAKE_OUT], report);
        }
    }
}

fn say(
    passage: &Passage<'_>,
    mark: Range<usize>,
    [why, remedy]: [Words; 2],
    report: &mut Report<'_>,
) {
    report
        .at(passage.place(mark.clone()))
        .with("mark", &passage.text[mark])
        .with("why", why)
        .with("remedy", remedy);
}
