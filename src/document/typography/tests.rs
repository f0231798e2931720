use super::cell::{NARROW_NBSP, NBSP};
use super::*;
use crate::document::{ParagraphLook, SectionLook};
use proptest::prelude::*;

/// Shows the no-break space as `~` and the narrow one as `_`.
fn visible(text: &str) -> String {
    text.replace(NBSP, "~").replace(NARROW_NBSP, "_")
}

fn invisible(text: &str) -> String {
    text.replace('~', "\u{a0}").replace('_', "\u{202f}")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (given, expected) in cases {
        let set = typeset_text(&invisible(given));
        assert_eq!(visible(&set), *expected, "for {given:?}");
        assert_eq!(
            visible(&typeset_text(&set)),
            *expected,
            "again, for {given:?}"
        );
    }
}

#[track_caller]
fn unchanged(texts: &[&str]) {
    for text in texts {
        check(&[(text, text)]);
    }
}

#[test]
fn high_punctuation() {
    check(&[
        ("Quoi ?", "Quoi_?"),
        ("Quoi?", "Quoi_?"),
        ("Quoi~?", "Quoi_?"),
        ("Quoi \u{2009} ?", "Quoi_?"),
        ("Vraiment ?!", "Vraiment_?!"),
        ("Bravo !!!", "Bravo_!!!"),
        ("un ; deux", "un_; deux"),
        ("Durée: 7 h", "Durée~: 7~h"),
        ("Durée_: 7 h", "Durée~: 7~h"),
        ("**Objectifs : ", "**Objectifs~:"),
        ("(le site ?)", "(le site_?)"),
        ("etc. ?", "etc._?"),
        ("quelles thématiques...?", "quelles thématiques…_?"),
        ("en 2019:", "en 2019~:"),
    ]);
    unchanged(&[
        "(?)",
        "10:30",
        "16:9",
        "a:b",
        "if(!x)",
        "!important",
        "?x=1",
    ]);
}

#[test]
fn low_punctuation() {
    check(&[
        ("un , deux .", "un, deux."),
        ("( à l'externe )", "(à l’externe)"),
        ("la suite ...", "la suite…"),
        ("la suite …, puis", "la suite…, puis"),
        (
            "(engagement réciproque, ...).",
            "(engagement réciproque, …).",
        ),
        ("orientations...,", "orientations…,"),
    ]);
    unchanged(&[
        "un fichier .pdf",
        "la pile .NET",
        "(…)",
        "[…]",
        "«~…~»",
        "…",
        "oui ( ) non ( )",
        "a..b",
        "Nom ......",
    ]);
    unchanged(&["«~… et la suite~»", "mot …suite", "une virgule ,5"]);
}

#[test]
fn quotes() {
    check(&[
        (r#"le "projet" pilote"#, "le «~projet~» pilote"),
        (r#""Tout.""#, "«~Tout.~»"),
        (r#"("projet")"#, "(«~projet~»)"),
        (r#"l'"équipe projet"?"#, "l’«~équipe projet~»_?"),
        ("la “CTG” et “l'EPCI”", "la «~CTG~» et «~l’EPCI~»"),
        ("«équipe projet»", "«~équipe projet~»"),
        ("« équipe_projet »", "«~équipe_projet~»"),
        (
            r#""CAF 63" et un écran de 24" ici"#,
            "«~CAF 63~» et un écran de 24\" ici",
        ),
        ("« Contact », puis", "«~Contact~», puis"),
    ]);
    unchanged(&[
        r#"un écran de 24""#,
        r#"un " seul"#,
        r#""un" et "deux"#,
        "“un” et “deux",
    ]);
}

#[test]
fn apostrophes() {
    check(&[
        ("l'action d'aujourd'hui", "l’action d’aujourd’hui"),
        ("L'EPCI, qu'«un»", "L’EPCI, qu’«~un~»"),
        ("l' eau", "l’ eau"),
        ("l'annexe.pdf", "l’annexe.pdf"),
        ("'un' et l'autre", "'un' et l’autre"),
    ]);
    unchanged(&[
        "5' et 90''",
        "rock 'n' roll",
        "'",
        "des années '90",
        "https://x.fr/l'eau",
    ]);
}

#[test]
fn numbers_and_units() {
    check(&[
        ("9h", "9~h"),
        ("9h30", "9~h~30"),
        ("45min", "45~min"),
        ("de 9h à 12h30", "de 9~h à 12~h~30"),
        ("9h-12h30", "9~h-12~h~30"),
        ("9 h 30.", "9~h~30."),
        ("100%", "100~%"),
        ("100_%", "100~%"),
        ("50€", "50~€"),
        ("3,5 %", "3,5~%"),
        ("1 200 €", "1_200~€"),
        ("1 200 000,50 €", "1_200_000,50~€"),
        (
            "7 heures, 45 min, 2 jours et 1 an",
            "7~heures, 45~min, 2~jours et 1~an",
        ),
        ("2 demi-journées de 3 h", "2~demi-journées de 3~h"),
        ("7h/jour", "7~h/jour"),
        ("24h/24", "24~h/24"),
        ("12 m² à 20 °C", "12~m² à 20~°C"),
        ("5 km", "5~km"),
        ("7 JOURS", "7~JOURS"),
        ("un délai de 15 jours ouvrés", "un délai de 15~jours ouvrés"),
    ]);
    unchanged(&[
        "9h75",
        "A4 m",
        "RNCP37274 h",
        "les 2 m’ont dit",
        "7 hommes",
        "4 phases",
        "1200 500",
        "en 2019 200 stagiaires",
    ]);
    unchanged(&["0 800", "12 00", "9~h~30 200", "CAF63"]);
}

#[test]
fn telephone_numbers() {
    check(&[
        (
            "02 99 29 82 42 ou 02 99 29 82 43",
            "02~99~29~82~42 ou 02~99~29~82~43",
        ),
        ("+33 2 99 29 82 42", "+33~2~99~29~82~42"),
    ]);
    unchanged(&["02 99 29", "10 20 30 40 50"]);
}

#[test]
fn ordinals() {
    check(&[
        ("1ère et 1ere", "1re et 1re"),
        ("2ème, 3eme, 12èmes", "2e, 3e, 12es"),
        ("la XIXème et la Vème", "la XIXe et la Ve"),
    ]);
    unchanged(&[
        "1er",
        "1re",
        "2e",
        "2nde",
        "21ère",
        "Mème",
        "Ième",
        "1ère-x.pdf",
        "2emeute",
    ]);
}

#[test]
fn dates() {
    check(&[
        ("le 14 février 2019", "le 14~février 2019"),
        ("1er mars 2019", "1er~mars 2019"),
        ("14-15 mars", "14-15~mars"),
        ("du 14 au 16 Août", "du 14 au 16~Août"),
    ]);
    unchanged(&["2019 mars", "2019-02-14", "14 marseillais"]);
}

#[test]
fn numbers_sign_titles_and_references() {
    check(&[
        ("n° 5, N° 10/19, No 3", "n°~5, N°~10/19, No~3"),
        ("Mme Martin et M. Petit", "Mme~Martin et M.~Petit"),
        (
            "art. 5, p. 12, art. L. 6353-1",
            "art.~5, p.~12, art.~L.~6353-1",
        ),
    ]);
    unchanged(&[
        "N°10/19",
        "RNCP37274",
        "L6353-1",
        "M. le maire",
        "No comment",
        "p. suivante",
    ]);
}

#[test]
fn addresses_are_left_alone() {
    check(&[
        ("sur www.egoc.org: voir", "sur www.egoc.org~: voir"),
        (
            "(https://www.egoc.org/a?b=1!c'd)",
            "(https://www.egoc.org/a?b=1!c'd)",
        ),
        (r#"le "https://x.fr/50%""#, "le «~https://x.fr/50%~»"),
    ]);
    unchanged(&[
        "https://x.fr/a:b?c=9h30&d=2eme",
        "mailto:a@b.fr",
        "o'neil@exemple.fr",
        "egoc.org/2eme?x=50%",
        "note-d'ete-9h.pdf",
    ]);
}

#[test]
fn spaces() {
    check(&[
        ("  un   deux\ttrois\n", "un deux trois"),
        ("un ~ deux", "un~deux"),
        ("un_deux", "un_deux"),
        ("e\u{301}te\u{301}", "été"),
    ]);
    unchanged(&["", "un – deux", "un - deux", "Puy-de-Dôme", "État / Région"]);
}

#[test]
fn the_seed_sheet() {
    check(&[
        ("MAJ : Mercredi 20 mai 2026", "MAJ~: Mercredi 20~mai 2026"),
        (
            "ANNEXE 1 A LA CONVENTION EGOC / CAF du Puy-de-Dôme N°10/19",
            "ANNEXE 1 A LA CONVENTION EGOC / CAF du Puy-de-Dôme N°10/19",
        ),
        (
            "Formation/Action « Accompagnement au déploiement de la CTG »",
            "Formation/Action «~Accompagnement au déploiement de la CTG~»",
        ),
        (
            "2 jours – 14-15 mars 2019 - La deuxième phase",
            "2~jours – 14-15~mars 2019 - La deuxième phase",
        ),
        (
            "Horaires : 9h à 17h, soit 7 heures de formation / jour",
            "Horaires~: 9~h à 17~h, soit 7~heures de formation / jour",
        ),
        (
            "la nouvelle Convention d'Objectifs et de Gestion (COG) 2028/2022.",
            "la nouvelle Convention d’Objectifs et de Gestion (COG) 2028/2022.",
        ),
        (
            "un taux de couverture de 100% à atteindre pour chaque CAF.",
            "un taux de couverture de 100~% à atteindre pour chaque CAF.",
        ),
        (
            "quelles thématiques prioritaires pour quels territoires ?... Quelles articulations ?",
            "quelles thématiques prioritaires pour quels territoires_?… Quelles articulations_?",
        ),
        (
            "entre les équipes projets : diagnostic, orientations...,",
            "entre les équipes projets~: diagnostic, orientations…,",
        ),
        (
            "Construire un projet de territoire partagé et participatif à 5 ans,",
            "Construire un projet de territoire partagé et participatif à 5~ans,",
        ),
        (
            "Modalités d'évaluation et de validation:",
            "Modalités d’évaluation et de validation~:",
        ),
        (
            "procédures de marché (1 mois pour les sessions INTER).",
            "procédures de marché (1~mois pour les sessions INTER).",
        ),
        (
            "vous pouvez nous contacter au 02 99 29 82 42 ou 02 99 29 82 43",
            "vous pouvez nous contacter au 02~99~29~82~42 ou 02~99~29~82~43",
        ),
        (
            "« Pratiques émancipatrices, actualités de Paolo Freire » - Michel Séguier",
            "«~Pratiques émancipatrices, actualités de Paolo Freire~» - Michel Séguier",
        ),
    ]);
}

#[test]
fn values_print_as_the_pass_would_set_them() {
    use crate::value::{Date, Duration, Money, TimeRange};
    let duration = |text: &str| text.parse::<Duration>().expect(text).to_string();
    let date: Date = "1er mars 2019".parse().expect("a date");
    let money: Money = "1234567,80".parse().expect("an amount");
    let range: TimeRange = "9h à 12h30".parse().expect("a range");
    for text in [
        duration("1 200 h 30"),
        duration("45 min"),
        duration("0,5 jour"),
        duration("2 jours"),
        date.to_string(),
        date.long(),
        money.to_string(),
        range.to_string(),
    ] {
        assert_eq!(typeset_text(&text), text);
    }
}

fn text(text: &str) -> Inline {
    Inline::Text(invisible(text))
}

fn strong(words: &str) -> Inline {
    Inline::Strong(vec![text(words)])
}

#[test]
fn reads_across_emphasis_links_and_code() {
    let link = |words| Inline::Link {
        target: "https://x.fr/l'a?".to_owned(),
        content: vec![text(words)],
    };
    let time = |words| Inline::Time {
        datetime: "2019-02-14".to_owned(),
        text: invisible(words),
    };
    let code = || Inline::Code("a ? 'b'".to_owned());
    for (mut given, expected) in [
        (
            vec![text("« "), strong("mot"), text(" : »")],
            vec![text("«~"), strong("mot"), text("~:~»")],
        ),
        (
            vec![strong("mot"), text(": ")],
            vec![strong("mot"), text("~:")],
        ),
        (
            vec![text("le \""), strong("mot"), text("\".")],
            vec![text("le «~"), strong("mot"), text("~».")],
        ),
        (
            vec![strong("l"), text("'eau")],
            vec![strong("l"), text("’eau")],
        ),
        (
            vec![strong("50 "), text(" €")],
            vec![strong("50~"), text("€")],
        ),
        (
            vec![link(" l'eau "), text(" ?")],
            vec![link("l’eau_"), text("?")],
        ),
        (
            vec![link("www.x.fr/l'eau"), text(" ?")],
            vec![link("www.x.fr/l'eau"), text("_?")],
        ),
        (vec![code(), text(" ?")], vec![code(), text("_?")]),
        (
            vec![text("mot "), Inline::NoteCall(1), text(" ».")],
            vec![text("mot "), Inline::NoteCall(1), text("~».")],
        ),
        (
            vec![text("un "), Inline::Break, text(" : deux ")],
            vec![text("un"), Inline::Break, text(": deux")],
        ),
        (
            vec![text("le "), time("14~février 2019"), text(":")],
            vec![text("le "), time("14~février 2019"), text("~:")],
        ),
    ] {
        for _ in 0..2 {
            typeset_inlines(&mut given);
            assert_eq!(given, expected);
        }
    }
}

#[test]
fn reaches_every_text_of_the_document() {
    let [raw, set] = ["Quoi?", "Quoi_?"].map(document_of);
    let mut document = raw;
    typeset(&mut document);
    assert_eq!(document, set);
    typeset(&mut document);
    assert_eq!(document, set);
}

/// A document of every kind of block, whose every text is this one.
fn document_of(words: &str) -> Document {
    let string = || invisible(words);
    let line = || vec![text(words)];
    let paragraph = || {
        Block::Paragraph(Paragraph {
            look: ParagraphLook::Body,
            inlines: line(),
        })
    };
    let table = Table {
        look: crate::document::TableLook::Data,
        caption: line(),
        columns: vec![Column {
            header: line(),
            align: crate::document::Align::Start,
            width: crate::document::ColumnWidth::Fill,
        }],
        rows: vec![Row {
            kind: crate::document::RowKind::Body,
            cells: vec![line()],
        }],
    };
    let blocks = vec![
        paragraph(),
        Block::List(List {
            start: None,
            items: vec![vec![paragraph()]],
        }),
        Block::Facts(vec![Fact {
            label: line(),
            value: vec![paragraph()],
        }]),
        Block::Table(table),
        Block::Quote(vec![paragraph()]),
    ];
    let section = Section {
        anchor: "quoi?".to_owned(),
        title: line(),
        aside: line(),
        look: SectionLook::Band,
        blocks,
    };
    Document {
        metadata: Metadata {
            language: "fr",
            title: string(),
            author: Some(string()),
            subject: Some(string()),
            revised: Some("2019-02-14".to_owned()),
            linked_data: None,
            source: None,
        },
        running: Running {
            head_left: string(),
            head_right: string(),
            foot: string(),
            page: string(),
            note: string(),
            back: string(),
            contents: string(),
            skip: string(),
        },
        masthead: Masthead {
            logo: None,
            kicker: line(),
            kind: line(),
            title: line(),
            subtitle: line(),
        },
        body: vec![Block::Section(section)],
        notes: Some(Notes {
            anchor: "notes?".to_owned(),
            title: line(),
            items: vec![vec![paragraph()]],
        }),
    }
}

/// The text without anything the pass may change.
fn words(text: &str) -> String {
    let changeable = |c: char| c.is_whitespace() || "\"“”«»'’.…".contains(c);
    let mut words = String::new();
    let mut in_ending = false;
    for c in text.nfc().filter(|&c| !changeable(c)) {
        in_ending = "eèmrs".contains(c)
            && (in_ending || words.ends_with(|c: char| c.is_ascii_digit() || "IVX".contains(c)));
        if !in_ending {
            words.push(c);
        }
    }
    words
}

/// Texts made of what the rules look for, and of anything else.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        8 => proptest::sample::select(vec![
            " ", " ", " ", "\u{a0}", "\u{202f}", "\u{2009}", "\n", "a", "l", "M", "X", "\u{301}",
            "1", "0", "30", "200", "02", "h", "min", "€", "%", "jours", "mars", "1er", "ère", "ème",
            "n°", "M.", "art.", "\"", "'", "’", "“", "”", "«", "»", "(", ")", ",", ".", "...", "…", ";",
            ":", "!", "?", "-", "–", "/", "+", "_", "@", "b@c.fr", "www.x.fr", "://",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => texts().prop_map(Inline::Text),
        1 => Just(Inline::Code("l'a ?".to_owned())),
        1 => Just(Inline::NoteCall(1)),
        1 => Just(Inline::Break),
    ];
    let inline = leaf.prop_recursive(2, 8, 3, |inner| {
        proptest::collection::vec(inner, 0..3).prop_map(Inline::Strong)
    });
    proptest::collection::vec(inline, 0..6)
}

proptest! {
    #[test]
    fn twice_is_once(text in texts()) {
        let once = typeset_text(&text);
        prop_assert_eq!(visible(&typeset_text(&once)), visible(&once));
    }

    #[test]
    fn twice_is_once_across_inlines(mut once in inlines()) {
        typeset_inlines(&mut once);
        let mut twice = once.clone();
        typeset_inlines(&mut twice);
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn the_words_never_change(text in texts()) {
        prop_assert_eq!(words(&typeset_text(&text)), words(&text));
    }
}
