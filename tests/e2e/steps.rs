//! How the steps of a plan are named and set: their own words and numbers, lists, tables, options, evenings.

use annexe::check::ProjectContext;
use annexe::model::project::Config;
use annexe::model::resolved::Action;
use annexe::model::{Programme, Sheet, compose};
use annexe::render::markdown::render_markdown;

fn programme(plan: &str) -> Programme {
    let yaml = format!("{{intitule: a, deroule: {{{plan}}}}}");
    serde_yaml::from_str(&yaml).expect("a programme")
}

/// The Markdown of a plan, from its calendar on.
fn sheet(plan: &str) -> String {
    let text = render_markdown(&compose(&programme(plan), None, Sheet::Annexe, true));
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    let (_, body) = text
        .split_once("\n\n# a\n\n")
        .expect("a title, then the plan");
    body.trim_end().to_owned()
}

/// The codes and places of the diagnostics on a plan, mentions left out.
fn found(plan: &str) -> Vec<String> {
    let yaml = format!("intitule: Titre\nduree: {{ heures_par_jour: 7 }}\n{plan}");
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let diagnostics = context.check("x.yaml", yaml.as_bytes()).diagnostics;
    let codes = diagnostics.iter().map(|it| it.kind.code().to_owned());
    codes.filter(|code| !code.starts_with('M')).collect()
}

/// Titles, each with the heading and the name of the third module that has it.
const NAMED: &str = "\
Jour 1 – Analyser | Jour 1 – Analyser | Jour 1
Jour 2 : concevoir | Jour 2 : concevoir | Jour 2
Jours 1 et 2 | Jours 1 et 2 | Jours 1 et 2
JOUR 3 | JOUR 3 | JOUR 3
Journée n° 4 | Journée n° 4 | Journée n° 4
Étape 2 : essais | Étape 2 : essais | Étape 2
Bloc 2 | Bloc 2 | Bloc 2
Bloc de compétences 2 : vendre | Bloc de compétences 2 : vendre | Bloc de compétences 2
UE 3.1 Droit | UE 3.1 Droit | UE 3.1
J1 – Accueil | J1 – Accueil | J1
J1 | J1 | J1
UE3 : chimie | UE3 : chimie | UE3
Atelier 3, la terre | Atelier 3, la terre | Atelier 3
Séance 4 | Séance 4 | Séance 4
Module A – Voir | Module A – Voir | Module A
Partie II. Agir | Partie II. Agir | Partie II
Modules 1 à 3 | Modules 1 à 3 | Modules 1 à 3
Chapitre 1 | Chapitre 1 | Chapitre 1
Thème 5 – L’eau | Thème 5 – L’eau | Thème 5
Volet 2 | Volet 2 | Volet 2
Unité 7 | Unité 7 | Unité 7
Leçon 12 | Leçon 12 | Leçon 12
Temps 1 : se poser | Temps 1 : se poser | Temps 1
Demi-journée 3 | Demi-journée 3 | Demi-journée 3
Classe virtuelle 1 | Classe virtuelle 1 | Classe virtuelle 1
Première journée – Voir | Première journée – Voir | Première journée
2e séance | 2e séance | 2e séance
1er jour | 1er jour | 1er jour
Dernière journée | Dernière journée | Dernière journée
Option A, au choix | Option A, au choix | Option A
1. Analyser | 1. Analyser | Module 1
2) Concevoir | 2) Concevoir | Module 2
3 – Évaluer | 3 – Évaluer | Module 3
2.3 Évaluer | 2.3 Évaluer | Module 2.3
A – Lire | A – Lire | Module A
B. Écrire | B. Écrire | Module B
IV – Compter | IV – Compter | Module IV
I. Voir | I. Voir | Module I
Analyser | Module 3 – Analyser | Module 3
La première phase | Module 3 – La première phase | Module 3
Premier entretien | Module 3 – Premier entretien | Module 3
Unit 3. Greetings | Unit 3. Greetings | Unit 3
Module de base | Module de base | Module de base
Journée d’accueil | Module 3 – Journée d’accueil | Module 3
Jouer au mieux | Module 3 – Jouer au mieux | Module 3
Temps de travail | Module 3 – Temps de travail | Module 3
Séance 2 heures | Module 3 – Séance 2 heures | Module 3
3 heures de pratique | Module 3 – 3 heures de pratique | Module 3
10 – 12 ans | Module 3 – 10 – 12 ans | Module 3
5 S au poste | Module 3 – 5 S au poste | Module 3
24 h au refuge | Module 3 – 24 h au refuge | Module 3
À deux voix | Module 3 – À deux voix | Module 3
A1 – Débuter en anglais | Module 3 – A1 – Débuter en anglais | Module 3
RGPD : les bases | Module 3 – RGPD : les bases | Module 3
E. coli et hygiène | Module 3 – E. coli et hygiène | Module 3
Excel 2019 | Module 3 – Excel 2019 | Module 3";

#[test]
fn a_title_that_has_its_name_gets_no_second_one() {
    for line in NAMED.lines() {
        let [title, heading, name] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("three parts: {line}");
        };
        let plan = format!(
            "modules: [{{titre: a}}, {{titre: b}}, {{titre: \"{title}\", contenus: [x], sequences: [y: z]}}]"
        );
        let plan = plan.replace(", sequences: [y: z]", ", journees: [{titre: c}]");
        let programme = programme(&plan);
        let action = Action::new(&programme.sections);
        let found = action.steps[2].name().replace('\u{a0}', " ");
        assert_eq!(found, name, "the name of « {title} »");
        let expected = format!("\n### {heading}\n");
        let sheet = sheet(&plan).replace("\\.", ".").replace("\\)", ")");
        assert!(sheet.contains(&expected), "{expected} is not in\n{sheet}");
    }
}

/// Titles of siblings, and how they are printed.
const SIBLINGS: &str = "\
T1 : tableaux / W1 : textes / C2 – partage | T1 : tableaux / W1 : textes / C2 – partage
B2 – Argumenter / C1 – Nuancer | B2 – Argumenter / C1 – Nuancer
3A – Voir / 3B – Agir | 3A – Voir / 3B – Agir
UE2 Gestion / UE3 Droit | UE2 Gestion / UE3 Droit
CO2 : mesurer / Réduire / Suivre | Module 1 – CO2 : mesurer / Module 2 – Réduire / Module 3 – Suivre
Blocs 1 à 3 – Gros œuvre / Entraînement / Blocs 4 à 7 – Finitions | Blocs 1 à 3 – Gros œuvre / Entraînement / Blocs 4 à 7 – Finitions
Module préliminaire / Module d’approfondissement | Module préliminaire / Module d’approfondissement
Accueil / Module de clôture / Suivi | Accueil / Module de clôture / Suivi
Module d’accueil / Module 2 – Voir / Agir | Module d’accueil / Module 2 – Voir / Agir
Voir / Module 2 – Agir / Tenir | Module 1 – Voir / Module 2 – Agir / Module 3 – Tenir
UE 1 – Droit / Stage long / UE 2 – Gestion / Mémoire | UE 1 – Droit / Stage long / UE 2 – Gestion / Mémoire
Droit / Gestion / Semaine 3 : terrain | Droit / Gestion / Semaine 3 : terrain
Voir / Agir / Option A – Dessin | Module 1 – Voir / Module 2 – Agir / Option A – Dessin";

#[test]
fn a_part_of_a_day_keeps_its_name_before_a_title() {
    for (key, title, heading) in [
        ("matin", "Module 1", "Matin – Module 1"),
        ("matin", "Séance 3 : lire", "Matin – Séance 3 : lire"),
        ("matin", "J1 – Lire", "Matin – J1 – Lire"),
        ("matin", "2e séance", "Matin – 2e séance"),
        ("matin", "Matinée d’accueil", "Matinée d’accueil"),
        ("matin", "Fin de matinée : bilan", "Fin de matinée : bilan"),
        ("matin", "Matinale", "Matin – Matinale"),
        ("apres_midi", "Bloc B", "Après-midi – Bloc B"),
        ("apres_midi", "Après-midi : agir", "Après-midi : agir"),
        ("soiree", "Veillée", "Soirée – Veillée"),
        ("soiree", "Soir 2", "Soir 2"),
        ("soiree", "Travail du soir", "Travail du soir"),
    ] {
        let plan =
            format!("journees: [{{titre: Un, {key}: {{titre: \"{title}\", contenus: [x]}}}}]");
        let found = sheet(&plan);
        let expected = format!("\n#### {heading}\n");
        assert!(found.contains(&expected), "{expected} is not in\n{found}");
    }
}

#[test]
fn an_evening_is_not_the_length_of_its_day() {
    let lone = sheet(
        "journees: [{titre: Un, contenus: [x], soiree: {duree: 2 h}}, {titre: Deux, contenus: [y]}]",
    );
    assert!(!lone.contains("| 1 | 2 h |"), "{lone}");
    let only = sheet("journees: [{titre: Un, soiree: {duree: 2 h}}, {titre: Deux, contenus: [y]}]");
    assert!(only.contains("| 1 | 2 h |"), "{only}");
}

#[test]
fn the_calendar_has_the_steps_beside_one_that_has_a_summary() {
    let plan = "phases: [
        {titre: Voir, modules: [{titre: Lire, resume: Lire un bilan, duree: 2 h}, {titre: Compter, duree: 3 h}]},
        {titre: Agir, modules: [{titre: Vendre, duree: 4 h}]}]";
    let sheet = sheet(plan);
    for line in [
        "| Module 1 | 2 h | Lire un bilan |",
        "| Module 2 | 3 h | Compter |",
    ] {
        assert!(sheet.contains(line), "{line} is not in\n{sheet}");
    }
    assert!(!sheet.contains("| Module 1 | 4 h | Vendre |"), "{sheet}");
}

#[test]
fn siblings_are_named_alike() {
    for line in SIBLINGS.lines() {
        let (titles, expected) = line.split_once(" | ").expect("two parts");
        let items = titles
            .split(" / ")
            .map(|title| format!("{{titre: \"{title}\"}}"));
        let plan = format!("modules: [{}]", items.collect::<Vec<_>>().join(", "));
        let expected: String = expected
            .split(" / ")
            .map(|it| format!("\n- {it}"))
            .collect();
        assert_eq!(sheet(&plan), format!("## Contenu\n{expected}"), "{titles}");
    }
}

#[test]
fn words_of_the_author_stand_for_ours() {
    let plan = "libelles: {modules: Bloc, sequences: Atelier}, modules: [
        {titre: Voir, contenus: [x], sequences: [{titre: Dessiner}, {titre: Repos, pause: oui}, {titre: Peindre}]},
        {titre: Bloc 4 – Agir, contenus: [y]}]";
    let sheet = sheet(plan);
    for words in [
        "### Bloc 1 – Voir",
        "### Bloc 4 – Agir",
        "| Atelier 1 – Dessiner |",
        "| _Repos_ |",
        "| Atelier 2 – Peindre |",
    ] {
        assert!(sheet.contains(words), "{words} is not in\n{sheet}");
    }
    assert!(!sheet.contains("Module"), "{sheet}");
}

#[test]
fn steps_with_nothing_inside_are_a_list_or_a_table() {
    for (plan, expected) in [
        (
            "contenus: [Les salutations, Le marché]",
            "## Contenu\n\n- Les salutations\n- Le marché",
        ),
        (
            "sequences: [{titre: Saluer}, {titre: Compter, contenus: [Les dizaines]}, {titre: Partir}]",
            "## Contenu\n\n- Saluer\n- Compter\n  - Les dizaines\n- Partir",
        ),
        (
            "journees: [{titre: Jour 1 – Voir}, {titre: \"Jour 2 : agir\"}]",
            "## Contenu\n\n- Jour 1 – Voir\n- Jour 2 : agir",
        ),
        (
            "modules: [{titre: Tailler}, {titre: Greffer}]",
            "## Contenu\n\n- Module 1 – Tailler\n- Module 2 – Greffer",
        ),
        (
            "modules: [{titre: Tailler, duree: 3 h}, {titre: Greffer, duree: 4 h}]",
            "## Contenu\n\n| Module | Durée | Objet |\n| :-: | --: | --- |\n| 1 | 3 h | Tailler |\n| 2 | 4 h | Greffer |\n\
             | **Total** | **7 h** | |",
        ),
        (
            "modules: [{titre: Module 4 – Tailler, duree: 3 h}, {titre: Module 5 – Greffer, duree: 4 h}]",
            "## Contenu\n\n| Module | Durée |\n| --- | --: |\n| Module 4 – Tailler | 3 h |\n| Module 5 – Greffer | 4 h |\n\
             | **Total** | **7 h** |",
        ),
        (
            "phases: [{titre: UE, periode: De mai à juin, modules: [{titre: Droit, coefficient: 2, credits: 6}, {titre: Gestion, coefficient: \"1,5\"}]}]",
            "## Contenu\n\n### Phase 1 – UE\n\n\
             De mai à juin\n\n| Module | Objet | Coefficient |\n| :-: | --- | --: |\n\
             | 1 | **Droit** | |\n| | Crédits ECTS : 6 | 2 |\n| 2 | Gestion | 1,5 |",
        ),
    ] {
        assert_eq!(sheet(plan), expected, "{plan}");
    }
}

#[test]
fn most_steps_with_contents_keep_their_headings() {
    let plan = "modules: [{titre: Semer, contenus: [La terre]}, {titre: Planter, contenus: [Le plant]}, {titre: Récolter}]";
    let sheet = sheet(plan);
    assert!(sheet.contains("### Module 1 – Semer"), "{sheet}");
    assert!(sheet.contains("### Module 3 – Récolter"), "{sheet}");
}

#[test]
fn a_timetable_keeps_what_one_sequence_says_more() {
    let plan = "journees: [{titre: Parler, matin: {sequences: [
        {titre: Accueil, duree: 15 min, objectifs: [Se présenter], lieu: Hall},
        {titre: Pause, pause: oui, duree: 15 min},
        {titre: Pause-café, pause: oui, duree: 15 min},
        {titre: Message, duree: 2 h, contenus: [Le plan], objectifs: [Citer, Lire]},
        {titre: Essai, duree: 1 h}]}}]";
    let sheet = sheet(plan);
    let (_, table) = sheet.split_once("#### Matin\n\n").expect("a morning");
    assert_eq!(
        table,
        "| Durée | Contenu |\n| --: | --- |\n\
         | 15 min | **Accueil** |\n| | _Objectif_ : Se présenter |\n| | Lieu : Hall |\n\
         | _15 min_ | _Pause_ |\n\
         | _15 min_ | _Pause-café_ |\n\
         | 2 h | **Message** |\n| | _Objectifs_ : |\n| | Citer |\n| | Lire |\n| | _Contenu_ : Le plan |\n\
         | 1 h | Essai |"
    );
}

#[test]
fn what_most_rows_give_has_a_column() {
    let plan = "sequences: [{titre: Pratique, duree: 2 h, lieu: Atelier, modalite: presentiel, intervenants: [Awa Lys, Yann Dor]},
        {titre: Retour, duree: 1 h, lieu: Salle}]";
    assert_eq!(
        sheet(plan),
        "## Contenu\n\n| Durée | Contenu | Lieu |\n| --: | --- | --- |\n\
         | 2 h | **Pratique** | |\n| | Modalité : en présence | |\n| | Intervenants : Awa Lys, Yann Dor | Atelier |\n\
         | 1 h | Retour | Salle |"
    );
}

#[test]
fn an_evening_ends_a_day_and_is_no_half_day() {
    let days = |day: &str| {
        let programme = programme(&format!("journees: [{{{day}}}]"));
        let action = Action::new(&programme.sections);
        (
            action.steps[0].half_days.known(),
            action.steps[0].minutes.known(),
        )
    };
    let hours = "matin: {duree: 3 h}, apres_midi: {duree: 4 h}, soiree: {duree: 2 h}";
    assert_eq!(days(hours), (Some(2), Some(540)));
    assert_eq!(
        days("apres_midi: {duree: 4 h}, soiree: {duree: 2 h}"),
        (Some(1), Some(360))
    );
    assert_eq!(days("soiree: {duree: 2 h}"), (None, Some(120)));
    assert_eq!(
        days("matin: {titre: a}, apres_midi: {titre: b}, soiree: {titre: c}"),
        (Some(2), None)
    );
    let sheet = sheet("journees: [{titre: Camp, soiree: {titre: Veillée, contenus: [Le feu]}}]");
    assert!(sheet.contains("#### Soirée – Veillée"), "{sheet}");
    let named = self::sheet(
        "journees: [{titre: Camp, matin: {titre: Matinée de marche, contenus: [La carte]}, apres_midi: {titre: \"Après-midi : bivouac\", contenus: [Le feu]}}]",
    );
    assert!(named.contains("#### Matinée de marche\n"), "{named}");
    assert!(named.contains("#### Après-midi : bivouac\n"), "{named}");
}

#[test]
fn options_are_marked_and_never_summed() {
    let plan = "modules: [{titre: Socle, duree: 7 h}, {titre: Forge, duree: 7 h, au_choix: oui}, {titre: Bois (au choix), duree: 7 h}, {titre: Verre, duree: 7 h, au_choix: non}]";
    let programme = programme(plan);
    assert_eq!(Action::new(&programme.sections).planned_minutes(), None);
    assert_eq!(
        sheet(plan),
        "## Contenu\n\n| Module | Durée | Objet |\n| :-: | --: | --- |\n| 1 | 7 h | Socle |\n| 2 | 7 h | Forge (au choix) |\n\
         | 3 | 7 h | Bois (au choix) |\n| 4 | 7 h | Verre |\n| **Total hors options** | **14 h** | |"
    );
    let phase = sheet(
        "phases: [{titre: Deux ateliers au choix, modules: [{titre: Forge, au_choix: oui}, {titre: Verre, au_choix: oui}]}]",
    );
    assert!(
        phase.contains("- Module 1 – Forge\n- Module 2 – Verre"),
        "{phase}"
    );
}

#[test]
fn a_title_offers_a_choice_or_not() {
    let is_option = |title: &str| {
        let programme = programme(&format!("modules: [{{titre: \"{title}\"}}]"));
        Action::new(&programme.sections).steps[0].is_option
    };
    for title in [
        "Option A",
        "Option",
        "Droit, au choix",
        "Deux ateliers au choix",
        "Au choix : forge ou verre",
        "À la carte",
        "Latin (option)",
        "Latin en option",
        "UE optionnelle",
        "Enseignement facultatif",
        "Groupe 2",
        "Groupe B – Confirmés",
        "Parcours A",
    ] {
        assert!(is_option(title), "« {title} » is an option");
    }
    for title in [
        "Options et finitions",
        "Le service à la carte",
        "Aide au choix d’un outil",
        "Groupe électrogène",
        "Groupes de parole",
        "Parcours de soins",
        "Travail en groupe",
        "Choisir",
    ] {
        assert!(!is_option(title), "« {title} » is no option");
    }
}

#[test]
fn days_of_two_options_may_coincide() {
    let phases = |one: &str, other: &str| {
        format!(
            "deroule:\n  phases:\n    - titre: Tronc commun\n      journees: [{{ titre: Bases, date: 2026-10-06 }}]\n    \
             - titre: {one}\n      journees: [{{ titre: Enfant, date: 2027-03-10 }}]\n    \
             - titre: {other}\n      journees: [{{ titre: Adulte, date: 2027-03-09 }}, {{ titre: Suite, date: 2027-03-10 }}]\n"
        )
    };
    for [one, other] in [
        ["Option A, au choix", "Option B, au choix"],
        ["Enfance (option)", "Âge adulte (option)"],
        ["Module optionnel, enfance", "Module facultatif, adulte"],
        ["Groupe A", "Groupe B"],
        [
            "Enfance\n      au_choix: oui",
            "Âge adulte\n      au_choix: oui",
        ],
    ] {
        assert_eq!(found(&phases(one, other)), [""; 0], "{one} and {other}");
    }
    assert_eq!(found(&phases("Enfance", "Âge adulte")), ["C009", "C010"]);
    assert_eq!(found(&phases("Option A", "Âge adulte")), ["C010"]);
}

#[test]
fn a_reference_counts_the_numbers_that_titles_have() {
    let plan = "deroule:\n  modules: [{ titre: Module 3 – Voir }, { titre: Module 4 – Agir }]\n";
    let text = |number: u8| format!("{plan}livrables: Le dossier du module {number}.\n");
    assert_eq!(found(&text(4)), [""; 0]);
    assert_eq!(found(&text(5)), ["T010"]);
    let labelled = "deroule:\n  libelles: { modules: Bloc }\n  modules: [{ titre: Voir }]\nlivrables: Le dossier du module 5.\n";
    assert_eq!(found(labelled), [""; 0]);
}

#[test]
fn a_level_has_one_shape_in_all_the_plan() {
    let plan = "phases: [
        {titre: Printemps, modules: [{titre: Semer, contenus: [La terre]}, {titre: Planter, contenus: [Le plant]}, {titre: Tailler, contenus: [L’outil]}]},
        {titre: Automne, modules: [{titre: Récolter, duree: 7 h}, {titre: Ranger, duree: 3 h}]}]";
    let headed = sheet(plan);
    assert!(headed.contains("#### Module 2 – Ranger"), "{headed}");
    let light = plan.replace("contenus: [La terre]", "duree: 4 h");
    let light = light.replace("contenus: [L’outil]", "duree: 4 h");
    assert!(!sheet(&light).contains("#### Module"), "{}", sheet(&light));
}

#[test]
fn the_period_of_a_step_is_within_that_of_the_action() {
    let codes = |period: &str, of_module: &str| {
        found(&format!(
            "periode: {period}\nderoule:\n  modules: [{{ titre: Lire, periode: {of_module} }}, {{ titre: Dire, periode: De mars à avril 2027 }}]"
        ))
    };
    let action = "{ debut: 2026-09-15, fin: 2027-06-30 }";
    for inside in [
        "De septembre à décembre 2026",
        "2026-2027",
        "2026",
        "Premier trimestre",
        "{ debut: 2026-09-15, fin: 2027-06-30 }",
    ] {
        assert_eq!(codes(action, inside), [""; 0], "{inside}");
    }
    for outside in [
        "De juillet à août 2026",
        "De mai à juillet 2027",
        "Du 1er septembre au 2 octobre 2026",
        "{ debut: 2027-05-03, fin: 2027-07-09 }",
    ] {
        assert!(
            codes(action, outside).contains(&"C011".to_owned()),
            "{outside}"
        );
    }
    assert_eq!(codes("2026-2027", "De janvier à mars 2026"), [""; 0]);
}

#[test]
fn a_count_of_steps_may_stand_beside_other_things() {
    let codes = |introduction: &str| {
        found(&format!(
            "deroule:\n  introduction: {introduction}\n  modules: [a, b, Immersion, Bilan]"
        ))
    };
    for right in [
        "La formation compte deux modules, une immersion et un bilan.",
        "Le parcours comprend deux modules et 2 rendez-vous.",
        "La formation compte quatre modules.",
    ] {
        assert_eq!(codes(right), [""; 0], "{right}");
    }
    for wrong in [
        "La formation compte cinq modules et trois journées.",
        "La formation compte cinq modules, du lundi au mardi.",
    ] {
        assert_eq!(codes(wrong), ["C021"], "{wrong}");
    }
}

#[test]
fn credits_and_prices_face_the_title_or_have_a_column() {
    let headed = sheet(
        "modules: [{titre: Droit, duree: 20 h, credits: 6 ECTS, tarif: {montant: 190, taxe: HT}, contenus: [Le bail]}, {titre: Gestion, credits: 3, contenus: [Le bilan]}]",
    );
    assert!(headed.contains("\n20 h · 6 ECTS · 190 € HT\n"), "{headed}");
    assert!(headed.contains("\n3 ECTS\n"), "{headed}");
    assert!(!headed.contains("Crédits"), "{headed}");
    let rows = sheet(
        "modules: [{titre: Droit, credits: 6 ECTS, tarif: {montant: 190, taxe: HT}}, {titre: Gestion, credits: 3 crédits ECTS, tarif: {montant: 90, par: participant}}]",
    );
    assert!(
        rows.ends_with(
            "| Module | Objet | Crédits ECTS | Tarif |\n| :-: | --- | --: | --- |\n\
             | 1 | Droit | 6 | 190 € HT |\n| 2 | Gestion | 3 | 90 € par participant |"
        ),
        "{rows}"
    );
}

#[test]
fn a_bare_moment_faces_the_title_of_its_day() {
    let plan = "journees: [{titre: Couper, date: 2027-03-03, matin: {duree: 3 h}}, {titre: Coudre, date: 2027-03-10, apres_midi: {duree: 3 h}}]";
    let sheet = sheet(plan);
    assert!(
        sheet.contains("\nmercredi 3 mars 2027 · matin · 3 h\n"),
        "{sheet}"
    );
    assert!(!sheet.contains("Moment"), "{sheet}");
}
