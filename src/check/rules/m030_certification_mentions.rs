//! A certification is told as it is registered.

use super::{Example, Finds, Profile, Report, Rule, Says, Subject};
use crate::diagnostic::kind::{Severity, Words};
use crate::model::certification::Certification;

pub static RULE: Rule = Rule {
    code: "M030",
    severity: Severity::Error,
    profiles: &[Profile::Qualiopi],
    title: Words {
        fr: "Mention d’une certification manquante",
        en: "Mention of a certification missing",
    },
    why: Words {
        fr: "Une certification s’annonce comme France compétences l’a enregistrée : son intitulé exact, son code, \
             son certificateur et sa date d’enregistrement ou d’échéance. Chacun peut alors retrouver sa fiche.",
        en: "A certification is announced as France compétences registered it: its exact title, its code, its \
             certifier and the date when it was registered or expires. Everyone can then find its page.",
    },
    source: Some("RNQ, indicateur 1"),
    example: Some(Example {
        bad: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  enregistrement: 2025-09-01",
        good: "\
certification:
  code: RNCP99901
  intitule: Chargé d’accueil (certification imaginaire)
  certificateur: Institut fictif de l’accueil
  enregistrement: 2025-09-01",
    }),
    finds: Finds::Mention(
        Says {
            cause: Words {
                fr: "il manque à la certification {mention}",
                en: "the certification lacks {mention}",
            },
            remedy: Words {
                fr: "recopiez dans {keys} ce que dit sa fiche de France compétences",
                en: "copy into {keys} what its page at France compétences says",
            },
            labels: &[],
        },
        &["certification"],
        find,
    ),
};

fn find(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(certification) = &subject.programme.sections.certification else {
        return;
    };
    let Certification {
        code,
        intitule,
        niveau: _,
        certificateur,
        enregistrement,
        echeance,
        blocs: _,
        debouches: _,
        passerelles: _,
    } = certification;
    for (stated, mention, keys) in [
        (intitule.is_some(), TITLE, TITLE_KEY),
        (code.is_some(), CODE, CODE_KEY),
        (certificateur.is_some(), CERTIFIER, CERTIFIER_KEY),
        (enregistrement.or(*echeance).is_some(), DATE, DATE_KEYS),
    ] {
        if !stated {
            report
                .at(subject.key("certification"))
                .with("mention", mention)
                .with("keys", keys);
        }
    }
}

const TITLE: Words = Words {
    fr: "son intitulé exact",
    en: "its exact title",
};
const TITLE_KEY: Words = Words {
    fr: "« certification.intitule »",
    en: "`certification.intitule`",
};
const CODE: Words = Words {
    fr: "son code",
    en: "its code",
};
const CODE_KEY: Words = Words {
    fr: "« certification.code »",
    en: "`certification.code`",
};
const CERTIFIER: Words = Words {
    fr: "son certificateur",
    en: "its certifier",
};
const CERTIFIER_KEY: Words = Words {
    fr: "« certification.certificateur »",
    en: "`certification.certificateur`",
};
const DATE: Words = Words {
    fr: "sa date d’enregistrement ou d’échéance",
    en: "the date when it was registered or expires",
};
const DATE_KEYS: Words = Words {
    fr: "« certification.enregistrement » ou « certification.echeance »",
    en: "`certification.enregistrement` or `certification.echeance`",
};
