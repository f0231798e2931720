//! Two programmes do not write the same files.

use super::{Finds, Rule};
use crate::diagnostic::kind::{Severity, Words};

pub static RULE: Rule = Rule {
    code: "S015",
    severity: Severity::Error,
    profiles: &[],
    title: Words {
        fr: "Deux programmes pour les mêmes fichiers",
        en: "Two programmes for the same files",
    },
    why: Words {
        fr: "Une fiche produite porte le nom du fichier de son programme. Deux programmes qui donneraient le \
             même nom au même endroit s’écraseraient : une des deux fiches serait perdue, ou remise à la place \
             de l’autre. Cela arrive avec « accueil.yaml » et « accueil.yml », ou deux projets qui écrivent dans \
             un même dossier.",
        en: "A sheet is named after the file of its programme. Two programmes that give the same name in the \
             same place would overwrite each other: one sheet would be lost, or handed out for the other. It \
             happens with `accueil.yaml` and `accueil.yml`, or two projects that write in one folder.",
    },
    source: None,
    example: None,
    finds: Finds::Reading,
};
