//! Texts hold only the Markdown that a sheet can show.

use super::{Example, Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "T003",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Markdown qu’une fiche ne porte pas",
        en: "Markdown that a sheet does not hold",
    },
    why: Words {
        fr: "Un texte peut avoir des paragraphes, du gras, de l’italique, des listes, des titres, des liens et \
             des notes. Une balise HTML, une image, un tableau, du code ou un filet ne passeraient pas dans tous \
             les formats de la fiche. Ils viennent d’un texte copié d’un site, ou d’un retrait de trop, que \
             Markdown lit comme du code.",
        en: "A text can have paragraphs, bold, italics, lists, headings, links and notes. An HTML tag, an image, \
             a table, code or a rule would not come through in every format of the sheet. They come from a text \
             copied from a website, or from an indent too many, which Markdown reads as code.",
    },
    source: None,
    example: Some(Example {
        bad: "\
methodes: Études de cas.<br>Mises en situation filmées.",
        good: "\
methodes: |
  Études de cas.

  Mises en situation filmées.",
    }),
    finds: Finds::Reading,
};
