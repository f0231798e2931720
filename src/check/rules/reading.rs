//! The rules that reading enforces: explained here, found by the readers.

use crate::check::rule::{Example, Rule, RuleKind};
use crate::diagnostic::catalogue::rule_texts;
use crate::diagnostic::kind::Severity;

pub(super) static RULES: [Rule; 32] = [
    Rule {
        code: "D001",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(D001),
        source: None,
        example: None,
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S001",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S001),
        source: Some("YAML 1.2.2"),
        example: Some(Example {
            bad: "\
intitule: Situations tendues : accueillir le public",
            good: "\
intitule: \"Situations tendues : accueillir le public\"",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S002",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S002),
        source: Some("RFC 3629"),
        example: None,
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S003",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S003),
        source: None,
        example: None,
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S004",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S004),
        source: None,
        example: Some(Example {
            bad: "\
intitule: Accueillir le public en situation tendue
---
intitule: Accueillir le public au téléphone",
            good: "\
intitule: Accueillir le public en situation tendue",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S005",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S005),
        source: None,
        example: None,
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S006",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S006),
        source: None,
        example: Some(Example {
            bad: "\
[lieu]: Mairie de Lannion",
            good: "\
lieu: Mairie de Lannion",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S007",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S007),
        source: None,
        example: Some(Example {
            bad: "\
pré-requis: aucun",
            good: "\
prerequis: aucun",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S008",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S008),
        source: None,
        example: Some(Example {
            bad: "\
intervenants:
  - qualite: formatrice, psychologue du travail",
            good: "\
intervenants:
  - nom: Maëlle Karadec
    qualite: formatrice, psychologue du travail",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S009",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S009),
        source: Some("YAML 1.2.2"),
        example: Some(Example {
            bad: "\
lieu: Mairie de Lannion
lieu: Salle des Ursulines, Lannion",
            good: "\
lieu: Salle des Ursulines, Lannion",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S010",
        severity: Severity::Warning,
        profiles: &[],
        texts: rule_texts!(S010),
        source: Some("YAML 1.2.2"),
        example: Some(Example {
            bad: "\
sous_titre:",
            good: "\
sous_titre: Repérer, répondre, passer le relais",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S011",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S011),
        source: Some("YAML 1.2.2"),
        example: Some(Example {
            bad: "\
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr
    telephone: 0296000000",
            good: "\
contacts:
  - nom: Service formation
    courriel: formation@exemple.fr
    telephone: \"0296000000\"",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S012",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S012),
        source: None,
        example: Some(Example {
            bad: "\
modalite: présentiel",
            good: "\
modalite: presentiel",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S013",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S013),
        source: None,
        example: Some(Example {
            bad: "\
mise_a_jour: 31 juin 2026",
            good: "\
mise_a_jour: 30 juin 2026",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S014",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S014),
        source: None,
        example: Some(Example {
            bad: "\
public:
  profils:
    - Agents d’accueil
    - Agents d’état civil
  effectif:
    min: 0
    max: 12",
            good: "\
public:
  profils:
    - Agents d’accueil
    - Agents d’état civil
  effectif:
    min: 4
    max: 12",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S015",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S015),
        source: None,
        example: None,
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S016",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S016),
        source: Some("Code du travail, art. D6353-1"),
        example: Some(Example {
            bad: "\
periode:
  debut: 2026-09-15
  fin: 2025-10-30",
            good: "\
periode:
  debut: 2026-09-15
  fin: 2026-10-30",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S017",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S017),
        source: Some("YAML 1.2.2"),
        example: Some(Example {
            bad: "\
reference: 041",
            good: "\
reference: \"041\"",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S018",
        severity: Severity::Warning,
        profiles: &[],
        texts: rule_texts!(S018),
        source: Some("YAML 1.2.2"),
        example: Some(Example {
            bad: "\
lieu: Mairie de Lannion, salle #2",
            good: "\
lieu: \"Mairie de Lannion, salle #2\"",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S019",
        severity: Severity::Warning,
        profiles: &[],
        texts: rule_texts!(S019),
        source: None,
        example: Some(Example {
            bad: "\
# annexe: ignore[M018]
acces:
  modalites: Inscription auprès du service des ressources humaines.",
            good: "\
# annexe: ignore[M018] le délai est fixé avec chaque commune
acces:
  modalites: Inscription auprès du service des ressources humaines.",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S020",
        severity: Severity::Warning,
        profiles: &[],
        texts: rule_texts!(S020),
        source: None,
        example: Some(Example {
            bad: "\
intervenants:
  # annexe: ignore[M21] ses titres figurent dans le CV annexé
  - nom: Maëlle Karadec",
            good: "\
intervenants:
  # annexe: ignore[M021] ses titres figurent dans le CV annexé
  - nom: Maëlle Karadec",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S021",
        severity: Severity::Warning,
        profiles: &[],
        texts: rule_texts!(S021),
        source: None,
        example: Some(Example {
            bad: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      # annexe: ignore[C012] le service est fermé en semaine
      date: 2026-09-18",
            good: "\
deroule:
  journees:
    - titre: Observer l’accueil
      date: 2026-09-17
    - titre: Répondre
      date: 2026-09-18",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S022",
        severity: Severity::Warning,
        profiles: &[],
        texts: rule_texts!(S022),
        source: Some("YAML 1.2.2"),
        example: Some(Example {
            bad: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
      - Choisir une réponse adaptée
    - Conclure un échange",
            good: "\
objectifs:
  liste:
    - Repérer les signes d’une tension
    - Choisir une réponse adaptée
    - Conclure un échange",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S023",
        severity: Severity::Warning,
        profiles: &[],
        texts: rule_texts!(S023),
        source: None,
        example: Some(Example {
            bad: "\
livrables: |
  # annexe: ignore[T012] deux espaces voulues
  Un livret est remis à chacun.",
            good: "\
# annexe: ignore[T012] deux espaces voulues
livrables: |
  Un livret  est remis à chacun.",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S024",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S024),
        source: None,
        example: None,
        kind: RuleKind::Reading,
    },
    Rule {
        code: "S025",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(S025),
        source: Some("RGAA 4.1, critère 3.2 (WCAG 2.2, 1.4.3)"),
        example: None,
        kind: RuleKind::Reading,
    },
    Rule {
        code: "T001",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(T001),
        source: Some("YAML 1.2.2 ; Unicode, UAX #9"),
        example: Some(Example {
            bad: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"\u{200e}02 96 00 00 00\"",
            good: "\
referent_handicap:
  nom: Yann Le Goff
  telephone: \"02 96 00 00 00\"",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "T002",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(T002),
        source: Some("ISO 14289-1 (PDF/UA-1)"),
        example: Some(Example {
            bad: "\
lieu: 📍 Mairie de Lannion",
            good: "\
lieu: Mairie de Lannion",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "T003",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(T003),
        source: None,
        example: Some(Example {
            bad: "\
methodes: Études de cas.<br>Mises en situation filmées.",
            good: "\
methodes: |
  Études de cas.

  Mises en situation filmées.",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "T004",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(T004),
        source: Some("RFC 3986"),
        example: Some(Example {
            bad: "\
ressources: Un [livret](www.exemple.fr/livret) remis à chaque participant.",
            good: "\
ressources: Un [livret](https://www.exemple.fr/livret) remis à chaque participant.",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "T005",
        severity: Severity::Error,
        profiles: &[],
        texts: rule_texts!(T005),
        source: None,
        example: Some(Example {
            bad: "\
contexte: |
  Les agents signalent des échanges plus tendus qu’avant.

  [^1]: Registre de santé et de sécurité au travail, 2025.",
            good: "\
contexte: |
  Les agents signalent des échanges plus tendus qu’avant[^1].

  [^1]: Registre de santé et de sécurité au travail, 2025.",
        }),
        kind: RuleKind::Reading,
    },
    Rule {
        code: "T006",
        severity: Severity::Warning,
        profiles: &[],
        texts: rule_texts!(T006),
        source: Some("Unicode"),
        example: Some(Example {
            bad: "\
methodes: Études de cas et mises en situa\u{200b}tion filmées.",
            good: "\
methodes: Études de cas et mises en situation filmées.",
        }),
        kind: RuleKind::Reading,
    },
];
