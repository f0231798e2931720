//! An invented sheet with everything a sheet may hold.

use annexe::document::*;

pub fn t(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

pub fn p(text: &str) -> Block {
    paragraph(ParagraphStyle::Body, t(text))
}

pub fn paragraph(look: ParagraphStyle, inlines: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph {
        style: look,
        inlines,
    })
}

pub fn bullets(items: &[&str]) -> Block {
    Block::List(List {
        marker: ListMarker::Bullet,
        items: items.iter().map(|item| vec![p(item)]).collect(),
    })
}

pub fn section(title: &str, aside: &str, look: SectionStyle, blocks: Vec<Block>) -> Block {
    let aside = if aside.is_empty() { vec![] } else { t(aside) };
    let anchor = title.chars().filter(char::is_ascii_lowercase).collect();
    Block::Section(Section {
        anchor,
        title: t(title),
        aside,
        style: look,
        blocks,
    })
}

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: t(label),
        value: vec![p(value)],
    }
}

fn column(header: &str, align: Align, width: ColumnWidth) -> Column {
    Column {
        header: t(header),
        align,
        width,
    }
}

fn row(kind: RowKind, cells: &[&str]) -> Row {
    let cells = cells
        .iter()
        .map(|cell| if cell.is_empty() { vec![] } else { t(cell) })
        .collect();
    Row { kind, cells }
}

fn strong(text: &str) -> Inline {
    Inline::Strong(t(text))
}

/// A sheet of several pages.
pub fn sample() -> Document {
    use ColumnWidth::{Fill, Fit};
    use SectionStyle::{Band, Plain};
    let calendar = Block::Table(Table {
        style: TableStyle::Data,
        caption: vec![],
        columns: vec![
            column("Ph.", Align::Center, Fit),
            column("Durée", Align::Start, Fit),
            column("Dates", Align::Start, Fit),
            column("Objet de la phase", Align::Start, Fill),
        ],
        rows: vec![
            row(
                RowKind::Body,
                &[
                    "1",
                    "1 jour",
                    "14 février 2019",
                    "Acculturation : construire une vision partagée de la CTG",
                ],
            ),
            row(
                RowKind::Body,
                &[
                    "2",
                    "2 jours",
                    "14 et 15 mars 2019",
                    "Préparer le déploiement de la CTG : expérimentation interne et externe",
                ],
            ),
            Row {
                kind: RowKind::Body,
                cells: vec![
                    t("3"),
                    t("2 jours"),
                    vec![Inline::Emphasis(t("à programmer"))],
                    t(
                        "Mettre en œuvre le déploiement de la CTG auprès des élus et des techniciens territoriaux",
                    ),
                ],
            },
            row(
                RowKind::Body,
                &[
                    "4",
                    "2 jours",
                    "à programmer",
                    "Élaborer le projet de territoire, conduire et signer la CTG",
                ],
            ),
            row(RowKind::Total, &["", "7 jours", "49 h", ""]),
        ],
    });
    let day = |title: &str, date: &str, items: &[&str]| {
        section(
            title,
            date,
            Plain,
            vec![
                paragraph(ParagraphStyle::Label, t("Objectifs :")),
                bullets(items),
            ],
        )
    };
    let timed = Block::Table(Table {
        style: TableStyle::Data,
        caption: vec![],
        columns: vec![
            column("Durée", Align::End, Fit),
            column("Contenu", Align::Start, Fill),
            column("Méthode", Align::Start, Fit),
        ],
        rows: vec![
            row(
                RowKind::Body,
                &[
                    "45 min",
                    "Portraits de territoire : croiser les avancées des équipes projets",
                    "travail en groupes",
                ],
            ),
            row(
                RowKind::Body,
                &[
                    "1 h 15",
                    "Coopération entre équipes et conduite du changement",
                    "apports et échanges",
                ],
            ),
            row(RowKind::Muted, &["15 min", "Pause", ""]),
            row(
                RowKind::Body,
                &[
                    "1 h 15",
                    "Capital stratégique et méthode appréciative",
                    "mise en situation",
                ],
            ),
        ],
    });
    let body = vec![
        Block::Facts(vec![
            fact("Intervenante", "Camille Exemple, ACCOLADES"),
            fact("Durée", "7 jours, soit 49 h (7 h de formation par jour)"),
            fact("Période", "à programmer de février à août / septembre 2019"),
            fact("Horaires", "9 h – 17 h"),
            fact("Lieu", "CAF du Puy-de-Dôme – salle mise à disposition par la Caf, au siège de la caisse ou dans les locaux de l’un des partenaires"),
            fact("Groupe", "1 groupe d’agents de la Caf du Puy-de-Dôme"),
        ]),
        calendar,
        section("Contexte de la mission", "", Plain, vec![
            p("Les Conventions Territoriales Globales (CTG) s’inscrivent dans les orientations prioritaires de la nouvelle Convention d’Objectifs et de Gestion (COG) 2018/2022. Il y est précisé que la stratégie de la CNAF se déploie au niveau départemental à travers les schémas départementaux des services aux familles (SDSF) et se décline localement dans les CTG conclues au niveau intercommunal, voire communal pour ce qui concerne les plus grandes villes. Ainsi, il est attendu que les CTG se déploient sur l’ensemble du territoire pour tendre vers un taux de couverture de 100 % à atteindre pour chaque CAF."),
            p("Comme beaucoup de départements français, la CAF est confrontée au redécoupage des territoires imposé par la loi NOTRe. Cette redistribution territoriale constitue une opportunité quant à la construction avec les partenaires de projets sociaux pour ces nouveaux territoires et, par là-même de CTG."),
            paragraph(ParagraphStyle::Body, vec![
                Inline::Text("C’est dans ce contexte que la CAF du Puy-de-Dôme sollicite l’EGOC afin d’être accompagnée, au travers d’une ".into()),
                strong("formation-action"),
                Inline::Text(" et via le prisme de ".into()),
                Inline::Emphasis(t("territoires expérimentaux")),
                Inline::Text(", au déploiement de la CTG sur ces nouveaux territoires. Voir ".into()),
                Inline::Link { target: "https://www.exemple.org/offre".into(), content: t("la page de l’offre de formation et d’accompagnement des caisses") },
                Inline::Text(".".into()),
            ]),
        ]),
        section("Public", "", Plain, vec![
            p("Au regard des besoins exprimés par la CAF du Puy-de-Dôme, des enjeux attachés à cette démarche et de notre expérience d’accompagnement, nous préconisons que les participants à cette formation-action soient issus de différents corps de métiers présents à la CAF :"),
            bullets(&["agents de conseil et de développement territoriaux,", "travailleurs sociaux,", "permanenciers (prestations de services),", "statisticien,", "responsable d’action sociale."]),
        ]),
        section("Objectifs", "", Plain, vec![
            p("Il s’agit de structurer l’intervention pédagogique en vue de créer une dynamique collective tout en veillant à accompagner l’encadrement vers une posture d’appui aux équipes en charge du déploiement des CTG :"),
            paragraph(ParagraphStyle::Label, t("Donner un sens nouveau et une plus-value sociale à la CTG dans le paysage de l’offre de service CAF du Puy-de-Dôme")),
            bullets(&[
                "Positionner la CAF 63 comme un acteur moteur des projets de territoires,",
                "Rendre visible et lisible une offre globale de services cohérente (projet de Caisse / Schémas départementaux), transversale (articuler avec d’autres thématiques du projet de territoire) et pluridisciplinaire (mêlant des compétences croisées de différents partenaires) qui réponde pleinement aux besoins des allocataires et par là-même aux Collectivités,",
                "Appréhender la CTG comme une opportunité pour l’expression des compétences internes et des coopérations externes au service du développement des territoires.",
            ]),
            paragraph(ParagraphStyle::Label, t("Gagner en efficacité et en cohérence pour faire avancer une nouvelle organisation territoriale concertée")),
            bullets(&[
                "Contribuer à la construction d’équipes pluridisciplinaires et mixtes (collectivités territoriales / CAF) au service d’un projet de territoire,",
                "Construire une culture innovante et participative du développement des territoires.",
            ]),
        ]),
        section("Contenu", "", Plain, vec![
            p("La mission se déroulera en 4 phases. Entre chaque phase les « équipes projets » seront amenées à avancer dans la démarche de construction de la CTG soit en produisant des documents internes, soit en allant à la rencontre des EPCI visés par la CTG et/ou le renouvellement de CEJ, soit en participant à la définition d’un projet de territoire… Le travail entre chaque phase est inhérent au principe de formation-action."),
            section("Phase 1 – Acculturation : construire une vision partagée de la CTG", "1 jour · 7 h", Band, vec![
                day("Journée 1", "jeudi 14 février 2019", &[
                    "Co-construire une vision partagée de la CTG en Puy-de-Dôme,",
                    "Porter un regard croisé sur les enjeux de la CTG : état des lieux et analyse,",
                    "Définir les critères socles d’une démarche CTG (à l’interne de la CAF comme à l’externe),",
                    "Identifier les principaux impacts de la CTG en interne à la CAF,",
                    "Co-construire les grandes étapes nécessaires au déploiement d’une CTG.",
                ]),
            ]),
            section("Phase 2 – Préparer le déploiement de la CTG : expérimentation interne et externe, avec les équipes projets", "2 jours · 14 h", Band, vec![
                day("Journée 1", "jeudi 14 mars 2019", &[
                    "Appréhender et déployer le projet de Caisse… quelles thématiques prioritaires de la branche famille pour quels territoires ? Quelles articulations avec les schémas départementaux ?",
                    "Définir les éléments nécessaires à la construction des portraits de territoire en appui avec toutes les ressources de la CAF (Requête unique CTG auprès du bureau d’étude),",
                    "Définir les critères permettant de prioriser les territoires CTG,",
                    "Co-construire une organisation interne à la CAF adaptée à un déploiement cohérent de la CTG,",
                    "Se projeter dans une organisation interne de type « équipe projet ».",
                ]),
                section("Journée 2", "vendredi 15 mars 2019", Plain, vec![timed]),
            ]),
            section("Phase 3 – Mettre en œuvre le déploiement auprès des élus", "2 jours · 14 h", Band, vec![
                day("Journée 1", "date à programmer", &[
                    "Finaliser les portraits de territoires : bilan sur la coopération transversale avec les personnes ressources en interne de la CAF",
                    "Appréhender de nouvelles compétences (posture et positionnement) pour accompagner les territoires,",
                ]),
                day("Journée 2", "date à programmer", &[
                    "Vivre une journée de coopération avec les équipes projets et les acteurs des territoires choisis pour le déploiement (coordonnateur, DGS, élus),",
                    "Partager les éléments de diagnostic (portrait de territoire CAF) et échanger sur les ambitions des acteurs engagés (équipes CAF et équipes territoriales),",
                ]),
            ]),
        ]),
        section("Méthodes pédagogiques", "", Plain, vec![
            paragraph(ParagraphStyle::Body, vec![
                Inline::Text("Cette démarche de formation « ".into()),
                Inline::Emphasis(t("propose le développement des compétences propres à une action émancipatrice en termes de capacitation de l’individu et/ou du groupe")),
                Inline::Text(" »".into()),
                Inline::NoteCall(1),
                Inline::Text(". C’est pourquoi elle permet la mobilisation des acteurs au regard de leurs pratiques actuelles".into()),
                Inline::NoteCall(2),
                Inline::Text(".".into()),
            ]),
            Block::List(List { marker: ListMarker::Number(1), items: vec![
                vec![
                    paragraph(ParagraphStyle::Body, vec![strong("Une conduite participative du projet de formation")]),
                    p("Utilisation des méthodes d’animation participatives et des processus de décisions collectives. Les savoir-faire et l’expérience de chacun sont mobilisés."),
                    bullets(&["mises en situation,", "travaux en sous-groupes."]),
                ],
                vec![
                    paragraph(ParagraphStyle::Body, vec![strong("Un processus évolutif au cours de la formation")]),
                    p("Un processus qui laisse de la place à l’émergence de nouveaux questionnements et prise en compte de la réalité rencontrée au cours de la formation."),
                ],
            ] }),
            Block::Quote(vec![
                p("Le formateur prend en compte les attentes du groupe, les préoccupations individuelles des participants et celles du commanditaire sans se positionner comme un expert."),
                p("Le groupe intègre une dimension critique et collective vis-à-vis de la réalité qu’il souhaite transformer."),
            ]),
            paragraph(ParagraphStyle::Small, vec![
                Inline::Text("Fichiers remis au format ".into()),
                Inline::Code("participants.csv".into()),
                Inline::Text(", avant le ".into()),
                Inline::Time { datetime: "2019-02-01".into(), text: "1er février 2019".into() },
                Inline::Text(" ○ ☐ signe rare.".into()),
            ]),
        ]),
        section("Tarifs", "", Plain, vec![Block::Table(Table {
            style: TableStyle::Data,
            caption: t("Coût de l’action"),
            columns: vec![
                column("Prestation", Align::Start, Fill),
                column("Montant", Align::End, Fit),
                column("Taxe", Align::Start, Fit),
            ],
            rows: vec![
                row(RowKind::Body, &["Animation des journées", "1 200,00 €", "exonéré"]),
                row(RowKind::Body, &["Frais de déplacement, sur justificatifs", "350,00 €", "exonéré"]),
                row(RowKind::Total, &["Total", "1 550,00 €", ""]),
            ],
        })]),
        section("Signatures", "", Plain, vec![Block::Table(Table {
            style: TableStyle::Signatures,
            caption: vec![],
            columns: vec![
                column("Pour l’EGOC", Align::Start, Fill),
                column("Pour la CAF du Puy-de-Dôme", Align::Start, Fill),
            ],
            rows: vec![row(RowKind::Body, &["Nom, qualité, date et signature", "Nom, qualité, date et signature, précédés de la mention « lu et approuvé »"])],
        })]),
    ];
    Document {
        metadata: Metadata {
            language: "fr",
            title: "Accompagnement au déploiement de la CTG".into(),
            author: Some("EGOC".into()),
            subject: Some("Programme d’une formation-action".into()),
            revision_date: Some("2026-05-20".into()),
            linked_data: None,
            source: None,
        },
        running_text: RunningText {
            header_left: "Annexe 1 à la convention EGOC / CAF du Puy-de-Dôme n° 10/19".into(),
            header_right: "Accompagnement au déploiement de la CTG".into(),
            footer: "EGOC-CTG-63 – version 1 – mise à jour le 20 mai 2026".into(),
            page_word: "page".into(),
            note_word: "Note".into(),
            notes_title: "Notes".into(),
            back_to_call: "Retour à l’appel de la note".into(),
            contents_title: "Sommaire".into(),
            skip_link: "Aller au contenu".into(),
        },
        masthead: Masthead {
            logo: None,
            letterhead: Vec::new(),
            kicker: t("Annexe 1 à la convention EGOC / CAF du Puy-de-Dôme n° 10/19"),
            kind: t("PROGRAMME"),
            title: t("Accompagnement au déploiement de la CTG"),
            subtitle: t("Formation-action · expérimentation interne et externe"),
        },
        body,
        notes: vec![
            vec![p(
                "« Pratiques émancipatrices, actualités d’une pensée », ouvrage collectif sur l’éducation populaire et la formation des adultes, deuxième édition revue et augmentée.",
            )],
            vec![
                p("Voir le référentiel."),
                p("Second paragraphe de la note."),
            ],
        ],
    }
}
