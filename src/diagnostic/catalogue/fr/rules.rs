//! The texts of rules in French.

use crate::diagnostic::message::RuleTexts;

pub(crate) const C001: RuleTexts = RuleTexts {
    title: "Nombre de jours contredit par le déroulé",
    why: "La durée engage les deux parties : le nombre de jours annoncé est celui que le \
          déroulé détaille. Le déroulé n’est compté que si chacune de ses étapes se compte en \
          jours.",
    cause: "la durée annonce {announced}, le déroulé en compte {planned}",
    remedy: "corrigez « duree.jours », ou le déroulé",
    labels: &["{planned} ici"],
};

pub(crate) const C002: RuleTexts = RuleTexts {
    title: "Heures contredites par les jours",
    why: "Le nombre d’heures est celui que l’on facture et que l’on émarge. Quand la fiche \
          donne les jours, les heures par jour et le total, le produit des deux premiers est le \
          troisième ; il suffit d’ailleurs d’en écrire deux.",
    cause: "la durée annonce {stated}, et ses jours en font {made}",
    remedy: "corrigez celle des trois valeurs qui est fausse, ou supprimez « duree.heures »",
    labels: &["{days}", "{per_day} par jour"],
};

pub(crate) const C003: RuleTexts = RuleTexts {
    title: "Nombre d’heures contredit par le déroulé",
    why: "Le total des heures engage les deux parties : c’est celui que le déroulé détaille. Le \
          déroulé n’est compté que si la durée de chacune de ses étapes est connue ; ses pauses \
          comptent ou non, au choix.",
    cause: "la durée annonce {announced}, le déroulé en compte {planned}",
    remedy: "corrigez « duree », ou la durée d’une étape du déroulé",
    labels: &["{planned} ici", "{part}"],
};

pub(crate) const C004: RuleTexts = RuleTexts {
    title: "Durée d’une étape contredite par ses parties",
    why: "Une phase dure ce que durent ses journées, une demi-journée ce que durent ses \
          séquences. Le compte n’est fait que si la durée de chaque partie est connue ; les \
          pauses y comptent ou non, au choix.",
    cause: "l’étape annonce {stated}, ses parties en font {parts}",
    remedy: "corrigez la durée de l’étape, ou celle d’une de ses parties",
    labels: &["{part}"],
};

pub(crate) const C005: RuleTexts = RuleTexts {
    title: "Répartition contredite par le total",
    why: "Les heures en présence, à distance, en entreprise et d’épreuves se partagent le \
          total. Une répartition peut être partielle ; elle ne peut pas dépasser le total, ni \
          en rester loin quand les heures en présence y sont. Les épreuves peuvent être \
          comprises dans les autres heures.",
    cause: "la répartition fait {shared}, la durée annonce {total}",
    remedy: "corrigez « duree.detail », ou le total",
    labels: &["{total} en tout", "{part}"],
};

pub(crate) const C006: RuleTexts = RuleTexts {
    title: "Durée des épreuves contredite",
    why: "Les heures d’épreuves annoncées dans la durée sont celles des épreuves décrites par \
          l’évaluation. Elles ne sont comptées que si chaque épreuve a une durée.",
    cause: "la durée réserve {reserved} aux épreuves, mais elles durent {exams}",
    remedy: "corrigez « duree.detail.certification », ou la durée d’une épreuve",
    labels: &["{part}"],
};

pub(crate) const C007: RuleTexts = RuleTexts {
    title: "Durée des activités à distance contredite",
    why: "La durée moyenne des activités à distance est une mention obligatoire : leur somme \
          est le nombre d’heures à distance que la durée annonce, ou celui des seules heures en \
          autonomie quand le direct est décrit ailleurs.",
    cause: "les activités à distance font {activities}, la durée en annonce {announced}",
    remedy: "corrigez la durée d’une activité, ou « duree.detail »",
    labels: &["{part}"],
};

pub(crate) const C008: RuleTexts = RuleTexts {
    title: "Horaires contredits par une durée",
    why: "Les horaires sont ceux que le stagiaire émarge. Matin et après-midi font ensemble les \
          heures d’une journée, et les horaires d’une séquence sa durée. Une plage qui passe \
          midi peut contenir un repas : elle n’est alors jamais trop longue. Un texte qui dit \
          autre chose que des heures n’est pas compté.",
    cause: "les horaires font {open}, mais la durée annonce {length}",
    remedy: "corrigez les horaires, ou la durée",
    labels: &["{length} par jour", "{length}"],
};

pub(crate) const C009: RuleTexts = RuleTexts {
    title: "Dates dans le désordre",
    why: "Un déroulé se lit dans l’ordre où il se vit : une étape datée d’avant la précédente \
          est presque toujours une faute de frappe sur le jour, le mois ou l’année. Les étapes \
          d’un même niveau sont comparées par leur premier jour.",
    cause: "cette date, {after}, vient avant la précédente, {before}",
    remedy: "corrigez l’une des deux dates, ou remettez les étapes dans l’ordre",
    labels: &["la précédente"],
};

pub(crate) const C010: RuleTexts = RuleTexts {
    title: "Même jour planifié deux fois",
    why: "Deux journées de la même action ne peuvent pas avoir la même date, ni une liste de \
          dates nommer deux fois la même. Deux demi-journées le peuvent, deux séances qui \
          tiennent ensemble dans une journée aussi, et deux groupes en des lieux différents.",
    cause: "le {date} est planifié deux fois",
    remedy: "corrigez l’une des deux dates",
    labels: &["déjà ici"],
};

pub(crate) const C011: RuleTexts = RuleTexts {
    title: "Date hors de la période",
    why: "La période de réalisation engage les parties et le financeur : une journée ou une \
          session qui n’y tient pas n’est pas couverte par la convention.",
    cause: "cette date, {date}, n’est pas dans la période",
    remedy: "corrigez la date, ou la période",
    labels: &[
        "la période commence le {bound}",
        "la période finit le {bound}",
        "celle-ci non plus",
    ],
};

pub(crate) const C012: RuleTexts = RuleTexts {
    title: "Formation un samedi ou un dimanche",
    why: "Une date de formation qui tombe un samedi ou un dimanche est souvent une faute de \
          frappe. Quand elle est voulue, un commentaire « # annexe: ignore[C012] » dit \
          pourquoi.",
    cause: "une formation est prévue le {date}",
    remedy: "vérifiez la date",
    labels: &[],
};

pub(crate) const C013: RuleTexts = RuleTexts {
    title: "Formation un jour férié",
    why: "Une date de formation qui tombe un jour férié est souvent une erreur de calendrier. \
          Les jours fériés sont ceux de la « zone » que donne annexe.yaml : la métropole, à \
          défaut. Un samedi ou un dimanche férié est signalé par C012.",
    cause: "une formation est prévue le {date}, jour férié ({holiday})",
    remedy: "vérifiez la date",
    labels: &[],
};
pub(crate) const C013_NEW_YEAR: &str = "jour de l’An";
pub(crate) const C013_GOOD_FRIDAY: &str = "Vendredi saint";
pub(crate) const C013_EASTER_MONDAY: &str = "lundi de Pâques";
pub(crate) const C013_LABOUR_DAY: &str = "fête du Travail";
pub(crate) const C013_VICTORY_1945: &str = "victoire de 1945";
pub(crate) const C013_ASCENSION: &str = "Ascension";
pub(crate) const C013_WHIT_MONDAY: &str = "lundi de Pentecôte";
pub(crate) const C013_NATIONAL_DAY: &str = "fête nationale";
pub(crate) const C013_ASSUMPTION: &str = "Assomption";
pub(crate) const C013_ALL_SAINTS: &str = "Toussaint";
pub(crate) const C013_ARMISTICE_1918: &str = "armistice de 1918";
pub(crate) const C013_CHRISTMAS: &str = "Noël";
pub(crate) const C013_SAINT_STEPHEN: &str = "Saint-Étienne";
pub(crate) const C013_ABOLITION: &str = "abolition de l’esclavage";

pub(crate) const C014: RuleTexts = RuleTexts {
    title: "Période à l’envers dans un texte",
    why: "« 2028/2022 » ou « du 16 au 14 mars » : une période dont la fin vient avant le début \
          porte une faute de frappe, que les clés structurées ne peuvent pas voir. Une année \
          qui manque au premier jour n’est pas devinée d’un mois à l’autre : « du 15 décembre \
          au 10 janvier 2027 » est juste.",
    cause: "la période « {period} » finit avant de commencer",
    remedy: "vérifiez l’ordre des deux dates, et leurs années",
    labels: &[],
};

pub(crate) const C015: RuleTexts = RuleTexts {
    title: "Intervenant inconnu",
    why: "Les intervenants et leurs titres sont une mention obligatoire : la personne qui anime \
          une journée ou une session est présentée dans « intervenants ». La casse, les \
          accents, l’ordre du prénom et du nom et les civilités ne comptent pas ; l’initiale \
          d’un prénom suffit.",
    cause: "« {name} » n’est pas parmi les intervenants de l’action",
    remedy: "écrivez le nom comme dans « intervenants » ({known}), ou ajoutez-y cette personne",
    labels: &["les intervenants"],
};

pub(crate) const C016: RuleTexts = RuleTexts {
    title: "Effectif minimal au-dessus du maximal",
    why: "L’effectif fixe la taille des groupes, et souvent le prix : le minimum ne dépasse pas \
          le maximum.",
    cause: "l’effectif va de {least} à {most}",
    remedy: "échangez « min » et « max », ou corrigez l’un des deux",
    labels: &["au moins {least}", "au plus {most}"],
};

pub(crate) const C017: RuleTexts = RuleTexts {
    title: "Jour de la semaine contredit par la date",
    why: "Le stagiaire retient le jour, le logiciel la date : quand « lundi 14 février 2019 » \
          est un jeudi, quelqu’un viendra le mauvais jour. Une date sans année n’est pas \
          vérifiée.",
    cause: "« {written} » se contredit : cette date est celle du {date}",
    remedy: "corrigez le jour de la semaine, ou la date",
    labels: &[],
};

pub(crate) const C018: RuleTexts = RuleTexts {
    title: "Prix contredit",
    why: "Le prix engage l’organisme : une même prestation n’a pas deux montants, et le \
          catalogue n’annonce pas un prix qu’aucune ligne de tarif ne porte. Le total des \
          lignes, un prix avec sa TVA à 20 % ou son multiple par jour ou par heure sont admis.",
    cause: "le prix {here} contredit {there}",
    remedy: "corrigez l’un des deux montants, ou distinguez les prestations",
    labels: &["{price}"],
};

pub(crate) const C019: RuleTexts = RuleTexts {
    title: "Échéance avant l’enregistrement",
    why: "Une certification est enregistrée par France compétences pour quelques années : son \
          échéance vient après son enregistrement.",
    cause: "la certification arrive à échéance le {end}, avant son enregistrement le {start}",
    remedy: "corrigez l’une des deux dates",
    labels: &["enregistrée le {start}"],
};

pub(crate) const C020: RuleTexts = RuleTexts {
    title: "Certification échue avant la fin de l’action",
    why: "Après l’échéance de l’enregistrement, la certification peut n’être plus délivrée ni \
          financée, sauf renouvellement : vérifiez la fiche de France compétences.",
    cause: "l’action finit le {end}, après l’échéance de la certification",
    remedy: "vérifiez que la certification est renouvelée, ou corrigez la date",
    labels: &["échéance le {expiry}"],
};

pub(crate) const C021: RuleTexts = RuleTexts {
    title: "Nombre d’étapes contredit par le déroulé",
    why: "« La formation se déroule en quatre modules » : le lecteur les compte. Un module \
          ajouté ou retiré laisse souvent l’ancien nombre dans l’introduction.",
    cause: "le texte annonce {announced}, le déroulé en compte {planned}",
    remedy: "corrigez le nombre, ou le déroulé",
    labels: &["{planned} ici"],
};

pub(crate) const D001: RuleTexts = RuleTexts::of_reading(
    "Version qui n’a pas changé",
    "La version, au pied de chaque page, dit quelle fiche est signée : deux fiches aux \
          engagements différents n’ont pas la même. `annexe diff` le vérifie quand une modification \
          est substantielle ; une version en nombre augmente, une autre change.",
);

pub(crate) const M001: RuleTexts = RuleTexts {
    title: "Numéro de la convention manquant",
    why: "Le programme est une annexe de la convention de formation : sans le numéro de \
          celle-ci, rien ne dit de laquelle. La signature de l’une ne vaudrait pas pour \
          l’autre.",
    cause: "il manque le numéro de la convention",
    remedy: "écrivez-le dans « convention.numero », comme 12/26",
    labels: &[],
};

pub(crate) const M002: RuleTexts = RuleTexts {
    title: "Numéro d’annexe manquant",
    why: "Une convention a souvent plusieurs annexes, une par action : leur numéro les \
          distingue, et la convention y renvoie.",
    cause: "il manque le numéro de l’annexe",
    remedy: "écrivez-le dans « convention.annexe », comme 1",
    labels: &[],
};

pub(crate) const M003: RuleTexts = RuleTexts {
    title: "Objectifs manquants",
    why: "Toute action de formation a des objectifs, écrits avant son début : c’est d’après eux \
          qu’on la choisit, et qu’on évalue ce qui a été appris. Ils se disent pour l’action \
          entière ou pour chaque étape.",
    cause: "il manque les objectifs de l’action",
    remedy: "écrivez-les dans « objectifs.liste », un par ligne, chacun avec un verbe d’action",
    labels: &[],
};

pub(crate) const M004: RuleTexts = RuleTexts {
    title: "Contenu manquant",
    why: "Le contenu engage l’organisme : c’est ce qui est acheté, et ce qu’un contrôle compare \
          à ce qui a été fait. Des phases, des modules, des journées ou des séquences le disent \
          ; un texte peut suffire.",
    cause: "il manque le contenu de l’action",
    remedy: "décrivez-le dans « deroule », par « phases », « modules », « journees » ou « \
                  sequences »",
    labels: &[],
};

pub(crate) const M005: RuleTexts = RuleTexts {
    title: "Durée manquante",
    why: "La durée fait partie de ce qui est convenu : le prix, la prise en charge et le \
          certificat de réalisation en dépendent. Les heures d’une journée ne suffisent pas à \
          la dire.",
    cause: "il manque la durée de l’action",
    remedy: "écrivez-la dans « duree.jours » ou « duree.heures », comme 2 ou 14",
    labels: &[],
};

pub(crate) const M006: RuleTexts = RuleTexts {
    title: "Nature de l’action manquante",
    why: "Le contrat avec une personne qui se forme à ses frais dit la nature de l’action \
          (formation, bilan de compétences, validation des acquis…), à peine de nullité.",
    cause: "il manque la nature de l’action",
    remedy: "écrivez-la dans « nature », comme « formation »",
    labels: &[],
};

pub(crate) const M007: RuleTexts = RuleTexts {
    title: "Période de réalisation manquante",
    why: "La période de réalisation est convenue d’avance : elle borne ce qui sera facturé et \
          contrôlé. Une session datée la dit aussi, ou un déroulé dont toutes les journées ont \
          une date.",
    cause: "il manque la période de réalisation",
    remedy: "écrivez-la dans « periode », en un texte ou par « debut » et « fin », ou datez \
                  toutes les journées",
    labels: &["journée sans date"],
};

pub(crate) const M008: RuleTexts = RuleTexts {
    title: "Horaires manquants",
    why: "Les horaires sont portés à la connaissance du stagiaire avant son inscription \
          définitive. Ils se disent pour l’action, une étape ou une session.",
    cause: "il manque les horaires",
    remedy: "écrivez-les dans « horaires », comme 9 h à 17 h",
    labels: &[],
};

pub(crate) const M009: RuleTexts = RuleTexts {
    title: "Méthodes pédagogiques manquantes",
    why: "Les méthodes disent comment on apprend : exposés, études de cas, mises en situation. \
          Elles sont annoncées au public, et convenues avec le client.",
    cause: "il manque les méthodes pédagogiques",
    remedy: "écrivez-les dans « methodes », ou dans « methode » d’une étape",
    labels: &[],
};

pub(crate) const M010: RuleTexts = RuleTexts {
    title: "Moyens manquants",
    why: "Les moyens prévus (salle, matériel, encadrement, documents remis) font partie de ce \
          que l’organisme promet, et qu’un audit vérifie.",
    cause: "il manque les moyens de l’action",
    remedy: "écrivez-les dans « moyens » ou « ressources », comme la salle, le matériel et les \
                  documents remis",
    labels: &[],
};

pub(crate) const M011: RuleTexts = RuleTexts {
    title: "Suivi de l’exécution manquant",
    why: "Le suivi prouve que l’action a eu lieu et que chacun y était : émargement, relevés de \
          connexion, travaux rendus. Il est convenu d’avance, et conditionne le paiement.",
    cause: "rien n’est dit du suivi de l’exécution",
    remedy: "écrivez-le dans « suivi », comme « feuilles d’émargement signées par demi-journée \
                  »",
    labels: &[],
};

pub(crate) const M012: RuleTexts = RuleTexts {
    title: "Sanction de la formation manquante",
    why: "La sanction est ce que le stagiaire reçoit à l’issue : attestation, certificat de \
          réalisation, titre. La convention et le contrat la disent d’avance.",
    cause: "rien n’est dit de ce que le stagiaire reçoit à la fin (la sanction)",
    remedy: "écrivez-le dans « sanction », comme « certificat de réalisation remis à chaque \
                  participant »",
    labels: &[],
};

pub(crate) const M013: RuleTexts = RuleTexts {
    title: "Prix manquant",
    why: "Le prix figure dans la convention quand un financeur paie, dans ce qui est remis au \
          stagiaire quand il paie lui-même, et toujours dans le contrat d’une personne et \
          l’information du public. Un texte le dit s’il donne un montant ; au public, « sur \
          devis » suffit.",
    cause: "il manque le prix : {reason}",
    remedy: "écrivez une ligne dans « tarifs.lignes », avec son « libelle » et son « montant »",
    labels: &[],
};
pub(crate) const M013_FUNDER: &str = "un financeur paie l’action";
pub(crate) const M013_TRAINEE: &str = "sans convention, le stagiaire paie lui-même";
pub(crate) const M013_PUBLIC: &str = "les tarifs font partie de l’information du public";
pub(crate) const M013_PERSON: &str = "la personne se forme à ses frais";

pub(crate) const M014: RuleTexts = RuleTexts {
    title: "Modalités de règlement manquantes",
    why: "Le prix va avec ses modalités de règlement : quand, comment et par qui il est payé. \
          Elles figurent dans la convention quand un financeur paie, dans ce qui est remis au \
          stagiaire quand il paie lui-même, et dans le contrat d’une personne.",
    cause: "il manque les modalités de règlement : {reason}",
    remedy: "écrivez-les dans « tarifs.reglement », à côté de « tarifs.lignes »",
    labels: &[],
};

pub(crate) const M015: RuleTexts = RuleTexts {
    title: "Prérequis manquants",
    why: "Chacun doit savoir avant de s’inscrire si la formation est pour lui : ce qu’il faut \
          déjà savoir, ou « aucun ». La façon de le vérifier ne dit pas ce qui est demandé.",
    cause: "il manque les prérequis",
    remedy: "écrivez-les dans « prerequis » ; s’il n’y en a pas, écrivez « aucun »",
    labels: &[],
};

pub(crate) const M016: RuleTexts = RuleTexts {
    title: "Effectif manquant",
    why: "Le nombre de participants change ce que chacun reçoit : il est annoncé, et le contrat \
          d’une personne le dit à peine de nullité. Le nombre de groupes ne le donne pas.",
    cause: "il manque le nombre de participants",
    remedy: "écrivez-le dans « public.effectif.min » ou « public.effectif.max », comme 12",
    labels: &[],
};

pub(crate) const M017: RuleTexts = RuleTexts {
    title: "Modalités d’accès manquantes",
    why: "L’information du public dit comment on entre en formation : à qui s’adresser, par \
          quelle démarche, avec quelle sélection.",
    cause: "rien n’est dit de la façon de s’inscrire",
    remedy: "dites dans « acces.modalites » comment s’inscrire",
    labels: &[],
};

pub(crate) const M018: RuleTexts = RuleTexts {
    title: "Délais d’accès manquants",
    why: "L’information du public dit le temps qu’il faut compter entre la demande et le début \
          de la formation, pour demander à temps un financement ou une absence.",
    cause: "rien n’est dit du délai entre la demande et le début de la formation",
    remedy: "écrivez-le dans « acces.delais », comme « un mois avant la première journée »",
    labels: &[],
};

pub(crate) const M019: RuleTexts = RuleTexts {
    title: "Modalités d’évaluation manquantes",
    why: "Le stagiaire sait avant de s’inscrire comment ce qu’il apprend sera évalué, et \
          l’organisme doit pouvoir montrer que les objectifs sont atteints.",
    cause: "rien n’est dit de l’évaluation",
    remedy: "décrivez-la dans « evaluation », par « amont », « pendant », « a_chaud » ou « \
                  a_froid »",
    labels: &[],
};

pub(crate) const M020: RuleTexts = RuleTexts {
    title: "Intervenants manquants",
    why: "Le stagiaire sait avant de s’inscrire qui le formera, et un audit demande qui \
          intervient et à quel titre.",
    cause: "il manque les intervenants",
    remedy: "écrivez-les dans « intervenants », chacun avec « nom » et « qualite »",
    labels: &[],
};

pub(crate) const M021: RuleTexts = RuleTexts {
    title: "Titres d’un intervenant manquants",
    why: "L’organisme justifie des titres et qualités de ceux qui forment : diplôme, métier, \
          expérience. Le contrat d’une personne les dit à peine de nullité, et un audit les \
          demande.",
    cause: "il manque les titres ou qualités de l’intervenant « {name} »",
    remedy: "écrivez-les dans « qualite » ou « presentation », comme « psychologue du travail »",
    labels: &[],
};

pub(crate) const M022: RuleTexts = RuleTexts {
    title: "Contact manquant",
    why: "Le stagiaire sait à qui s’adresser avant de s’inscrire et pendant la formation, et le \
          public aussi.",
    cause: "il manque un contact",
    remedy: "écrivez dans « contacts » une personne ou un service, avec « telephone » ou « \
                  courriel »",
    labels: &[],
};

pub(crate) const M023: RuleTexts = RuleTexts {
    title: "Accessibilité manquante",
    why: "L’information du public dit comment les personnes en situation de handicap sont \
          accueillies : locaux, supports, rythme, adaptations possibles.",
    cause: "rien n’est dit de l’accueil des personnes handicapées",
    remedy: "dites dans « accessibilite » ce qui est accessible et ce qui peut être adapté",
    labels: &[],
};

pub(crate) const M024: RuleTexts = RuleTexts {
    title: "Référent handicap manquant",
    why: "Une personne répond des questions de handicap et mobilise ceux qui peuvent aider : le \
          public doit savoir la joindre.",
    cause: "il manque le référent handicap",
    remedy: "écrivez dans « referent_handicap » son nom et ses coordonnées",
    labels: &[],
};

pub(crate) const M025: RuleTexts = RuleTexts {
    title: "Indicateurs de résultats manquants",
    why: "L’organisme publie ses résultats : satisfaction, assiduité, réussite, nombre de \
          stagiaires. Avant la première session, « en cours de collecte » suffit.",
    cause: "il manque les indicateurs de résultats",
    remedy: "écrivez-les dans « indicateurs » ; s’il n’y en a pas encore, écrivez « en cours de \
                  collecte »",
    labels: &[],
};

pub(crate) const M026: RuleTexts = RuleTexts {
    title: "Résultats d’une certification manquants",
    why: "Quand l’action mène à une certification, les résultats publiés disent aussi ce \
          qu’elle devient : taux d’obtention, validation de blocs, insertion, poursuite \
          d’études.",
    cause: "aucun indicateur ne porte sur la certification",
    remedy: "ajoutez dans « indicateurs » une ligne comme « Taux d’obtention de la \
                  certification »",
    labels: &["la certification visée"],
};

pub(crate) const M027: RuleTexts = RuleTexts {
    title: "Prévention des abandons manquante",
    why: "Au-delà de deux jours, l’organisme dit ce qu’il fait pour que chacun aille au bout : \
          relances, entretiens, rattrapages. Quand la fiche ne compte qu’en heures, une journée \
          en fait sept, sauf si « heures_par_jour » dit autre chose.",
    cause: "rien n’est dit de la prévention des abandons, et l’action dure plus de deux jours",
    remedy: "dites dans « abandon » ce qui est fait pour que chacun aille au bout",
    labels: &["{length}"],
};

pub(crate) const M028: RuleTexts = RuleTexts {
    title: "Assistance à distance manquante",
    why: "À distance, même en partie, le stagiaire n’est pas laissé seul : la loi demande une \
          assistance technique et pédagogique. La fiche dit qui répond, par quel moyen et sous \
          quel délai.",
    cause: "l’action est à distance, et rien n’est dit de l’assistance technique et pédagogique",
    remedy: "dites dans « distance.assistance » qui répond, par quel moyen et sous quel délai",
    labels: &[],
};

pub(crate) const M029: RuleTexts = RuleTexts {
    title: "Activités à distance ou leur durée manquantes",
    why: "À distance, même en partie, le stagiaire est informé de ce qu’il fera à distance et \
          du temps que cela prend en moyenne : chaque activité a sa durée.",
    cause: "l’action est à distance, et il manque {missing}",
    remedy: "écrivez chaque activité dans « distance.activites », avec « titre » et « duree »",
    labels: &[],
};
pub(crate) const M029_ACTIVITIES: &str = "les activités à distance et leur durée moyenne";
pub(crate) const M029_LENGTH: &str = "la durée moyenne de cette activité";

pub(crate) const M030: RuleTexts = RuleTexts {
    title: "Mention d’une certification manquante",
    why: "Une certification s’annonce comme France compétences l’a enregistrée : son intitulé \
          exact, son code, son certificateur et sa date d’enregistrement ou d’échéance. Chacun \
          peut alors retrouver sa fiche.",
    cause: "pour la certification, il manque {mention}",
    remedy: "recopiez dans {keys} ce que dit sa fiche de France compétences",
    labels: &[],
};
pub(crate) const M030_TITLE: &str = "son intitulé exact";
pub(crate) const M030_TITLE_KEY: &str = "« certification.intitule »";
pub(crate) const M030_CODE: &str = "son code";
pub(crate) const M030_CODE_KEY: &str = "« certification.code »";
pub(crate) const M030_CERTIFIER: &str = "son certificateur";
pub(crate) const M030_CERTIFIER_KEY: &str = "« certification.certificateur »";
pub(crate) const M030_DATE: &str = "sa date d’enregistrement ou d’échéance";
pub(crate) const M030_DATE_KEYS: &str =
    "« certification.enregistrement » ou « certification.echeance »";

pub(crate) const P001: RuleTexts = RuleTexts {
    title: "Objectif qui commence par un verbe vague",
    why: "On doit pouvoir observer si un objectif est atteint, et donc l’évaluer : personne ne \
          voit quelqu’un « comprendre », « connaître » ou « maîtriser ». La liste des verbes se \
          change par « verbes_vagues » dans annexe.yaml.",
    cause: "« {verb} » ne s’observe pas : comment saura-t-on que l’objectif est atteint ?",
    remedy: "écrivez ce que la personne saura faire : décrire, choisir, rédiger, conduire…",
    labels: &[],
};

pub(crate) const P002: RuleTexts = RuleTexts {
    title: "Objectif qui ne commence pas par un verbe",
    why: "Un objectif dit ce que la personne saura faire : il commence par un verbe d’action. \
          Un thème (« les signes d’une tension ») est un contenu, et se range dans « contenus \
          ».",
    cause: "cet objectif commence par « {word} », non par un verbe",
    remedy: "écrivez ce que la personne saura faire : décrire, choisir, rédiger, conduire…",
    labels: &[],
};

pub(crate) const S001: RuleTexts = RuleTexts::of_reading(
    "YAML qui ne peut pas être lu",
    "Une fiche s’écrit en YAML : une clé, deux-points, une espace, une valeur, et des retraits \
          qui disent ce qui va avec quoi. Un signe mal placé arrête la lecture, et rien de la fiche \
          n’est vérifié. Le plus souvent, un texte contient « : » sans être entre guillemets, ou une \
          ligne est décalée.",
);

pub(crate) const S002: RuleTexts = RuleTexts::of_reading(
    "Fichier qui n’est pas en UTF-8",
    "L’encodage est la façon dont un fichier garde ses lettres accentuées. Un fichier dans un \
          autre encodage que l’UTF-8 n’est pas lu : ses accents deviendraient d’autres signes, sur \
          un document contractuel. Cela arrive avec un vieux logiciel ou un export de tableur.",
);

pub(crate) const S003: RuleTexts = RuleTexts::of_reading(
    "Fichier vide ou sans clés",
    "Une fiche est une suite de clés suivies de leur valeur, au bord de la ligne. Un fichier \
          vide, une liste ou du texte libre ne décrit aucune formation. C’est souvent un fichier \
          créé et jamais rempli, ou enregistré par-dessus un autre.",
);

pub(crate) const S004: RuleTexts = RuleTexts::of_reading(
    "Second document dans le fichier",
    "Une ligne « --- » ouvre un second document, et un fichier décrit un seul programme : rien \
          de ce qui la suit ne serait imprimé. Elle vient d’un trait tracé pour séparer deux \
          parties, ou de deux fiches mises bout à bout.",
);

pub(crate) const S005: RuleTexts = RuleTexts::of_reading(
    "Taille excessive",
    "Une fiche tient en quelques pages. Un fichier ou un texte démesuré, des milliers de clés, \
          des groupes imbriqués sans fin bloqueraient la mise en page. C’est d’ordinaire un autre \
          fichier pris pour une fiche, ou tout un catalogue collé dans une seule.",
);

pub(crate) const S006: RuleTexts = RuleTexts::of_reading(
    "Clé qui n’est pas un texte",
    "Une clé est un mot suivi de deux-points. Entre crochets ou accolades, YAML la prend pour \
          une liste ou un groupe, et sa valeur ne serait imprimée nulle part. C’est souvent le reste \
          d’un modèle à compléter.",
);

pub(crate) const S007: RuleTexts = RuleTexts::of_reading(
    "Clé inconnue",
    "Ce qui est écrit sous une clé que la fiche ne connaît pas ne serait imprimé nulle part, et \
          personne ne verrait qu’il manque. C’est souvent une faute de frappe, un accent, un \
          singulier pour un pluriel, ou une clé qui se place ailleurs.",
);

pub(crate) const S008: RuleTexts = RuleTexts::of_reading(
    "Clé obligatoire absente",
    "Certaines clés sont indispensables à leur groupe : l’intitulé d’une fiche, le nom d’un \
          intervenant, le montant d’une ligne de tarif. Sans elles, le reste du groupe n’a pas de \
          sens une fois imprimé. C’est souvent une information attendue, ou une ligne effacée par \
          mégarde.",
);

pub(crate) const S009: RuleTexts = RuleTexts::of_reading(
    "Clé écrite deux fois",
    "Une clé n’a qu’une valeur dans son groupe : sur deux, l’une serait perdue, et rien ne dit \
          laquelle est la bonne. Cela arrive quand une ligne est recopiée pour être modifiée, et que \
          l’ancienne reste.",
);

pub(crate) const S010: RuleTexts = RuleTexts::of_reading(
    "Clé ou tiret sans valeur",
    "Une clé ou un tiret que rien ne suit compte pour absent : la fiche est produite, sans ce \
          qui devait y être. C’est souvent une information laissée pour plus tard, ou une valeur qui \
          commence par « # » et que YAML prend pour un commentaire.",
);

pub(crate) const S011: RuleTexts = RuleTexts::of_reading(
    "Valeur d’un autre type que celui attendu",
    "Chaque clé attend un texte, un nombre, une liste ou un groupe de clés. Sans guillemets, \
          YAML prend un numéro de téléphone pour un nombre, dont le zéro tombe, et un texte qui \
          contient « : » pour un groupe.",
);

pub(crate) const S012: RuleTexts = RuleTexts::of_reading(
    "Valeur hors de la liste",
    "Certaines clés n’admettent que quelques mots, écrits à la lettre : la fiche en tire ses \
          libellés, et les règles leurs vérifications. Un accent, une majuscule ou un synonyme \
          suffit à en sortir.",
);

pub(crate) const S013: RuleTexts = RuleTexts::of_reading(
    "Valeur illisible",
    "Les dates, les durées, les heures et les montants sont lus pour être comparés, additionnés \
          et imprimés partout de la même façon. Un jour qui n’existe pas, une durée sans unité ou « \
          environ 2 h » ne peuvent pas l’être.",
);

pub(crate) const S014: RuleTexts = RuleTexts::of_reading(
    "Nombre hors limites",
    "Certains nombres ont des limites : un groupe compte au moins une personne, une durée en \
          jours se donne par demi-journées. Un zéro laissé en attendant, un chiffre de trop, et la \
          fiche annonce ce qui ne peut pas être.",
);

pub(crate) const S015: RuleTexts = RuleTexts::of_reading(
    "Deux programmes pour les mêmes fichiers",
    "Une fiche produite porte le nom du fichier de son programme. Deux programmes qui \
          donneraient le même nom au même endroit s’écraseraient : une des deux fiches serait \
          perdue, ou remise à la place de l’autre. Cela arrive avec « accueil.yaml » et « \
          accueil.yml », ou deux projets qui écrivent dans un même dossier.",
);

pub(crate) const S016: RuleTexts = RuleTexts::of_reading(
    "Fin avant le début",
    "Une période ou des horaires qui finissent avant d’avoir commencé ne disent plus quand \
          l’action se tient, et la convention serait à refaire. C’est souvent une année mal \
          recopiée, ou deux dates échangées.",
);

pub(crate) const S017: RuleTexts = RuleTexts::of_reading(
    "Nombre qui perd ses zéros",
    "Sans guillemets, YAML lit 041 comme le nombre 41 : la référence imprimée ne serait plus la \
          bonne. Les références, codes postaux et numéros qui commencent par zéro se mettent entre \
          guillemets.",
);

pub(crate) const S018: RuleTexts = RuleTexts::of_reading(
    "Fin de texte prise pour un commentaire",
    "En YAML, un « # » après une espace ouvre un commentaire : ce qui le suit n’est pas \
          imprimé, et la fiche semble pourtant complète. Cela arrive avec un numéro de salle ou de \
          lot. Entre guillemets, le texte est gardé entier.",
);

pub(crate) const S019: RuleTexts = RuleTexts::of_reading(
    "Mise à l’écart sans motif",
    "Un commentaire « # annexe: ignore[…] » fait taire une règle à l’endroit où il se trouve. \
          Sans motif, qui relit la fiche ne sait pas si l’écart a été pesé ou seulement caché : le \
          commentaire reste alors sans effet.",
);

pub(crate) const S020: RuleTexts = RuleTexts::of_reading(
    "Mise à l’écart d’un code inconnu",
    "Le code entre crochets doit être celui d’une règle : sinon rien n’est mis à l’écart, et ce \
          qui était signalé le reste. C’est souvent une faute de frappe. Une erreur de lecture, \
          elle, ne se met pas à l’écart : elle se corrige.",
);

pub(crate) const S021: RuleTexts = RuleTexts::of_reading(
    "Mise à l’écart inutile",
    "Le commentaire fait taire une règle qui ne trouve rien à cet endroit : la ligne a été \
          corrigée depuis, ou le commentaire n’est pas au-dessus de la bonne. S’il reste, il cachera \
          la prochaine faute du même genre.",
);

pub(crate) const S022: RuleTexts = RuleTexts::of_reading(
    "Tiret ou clé avalés par le texte précédent",
    "Un tiret plus en retrait que ceux de sa liste n’ouvre pas d’élément : YAML rattache la \
          ligne au texte qui la précède, et la fiche imprimerait les deux à la suite, tiret compris. \
          De même d’une clé en retrait sous « | » : elle fait partie du texte.",
);

pub(crate) const S023: RuleTexts = RuleTexts::of_reading(
    "Mise à l’écart écrite dans un texte",
    "Sous « | » ou « > », tout est du texte : un commentaire qui s’y trouve serait imprimé dans \
          la fiche. Il se place au-dessus de la clé, et vaut alors pour tout le texte.",
);

pub(crate) const S024: RuleTexts = RuleTexts::of_reading(
    "Fichier du thème inutilisable",
    "Le logo et les polices de « theme » sont joints à chaque fiche : ils doivent exister, être \
          d’un format connu (SVG ou PNG ; TTF ou OTF), assez légers, et leur licence doit le \
          permettre. Un dessin ne contient que des tracés : un texte y changerait selon les polices \
          de l’ordinateur.",
);

pub(crate) const S025: RuleTexts = RuleTexts::of_reading(
    "Couleur illisible",
    "Les couleurs de « theme » servent à des textes : chacune doit avoir avec le papier, et \
          avec le fond du bandeau, un contraste d’au moins 4,5 pour 1. En dessous, une personne \
          malvoyante, ou n’importe qui sur une photocopie, ne lit plus.",
);

pub(crate) const T001: RuleTexts = RuleTexts::of_reading(
    "Caractère invisible interdit",
    "Un caractère de contrôle ou de sens d’écriture ne se voit pas, et peut pourtant changer \
          l’ordre de ce qui est lu : un document contractuel doit dire la même chose à tous. Il \
          vient souvent d’un nom ou d’un numéro collé depuis un site, un PDF ou un carnet \
          d’adresses.",
);

pub(crate) const T002: RuleTexts = RuleTexts::of_reading(
    "Caractère qui ne peut pas être imprimé",
    "Les polices du PDF ont les lettres et les signes courants, mais pas les émojis ni la \
          plupart des pictogrammes : un point d’interrogation s’imprimerait à leur place. Ils \
          viennent d’un message ou d’une page web d’où le texte a été collé.",
);

pub(crate) const T003: RuleTexts = RuleTexts::of_reading(
    "Markdown qu’une fiche ne porte pas",
    "Un texte peut avoir des paragraphes, du gras, de l’italique, des listes, des titres, des \
          liens et des notes. Une balise HTML, une image, un tableau, du code ou un filet ne \
          passeraient pas dans tous les formats de la fiche. Ils viennent d’un texte copié d’un \
          site, ou d’un retrait de trop, que Markdown lit comme du code.",
);

pub(crate) const T004: RuleTexts = RuleTexts::of_reading(
    "Adresse de lien non permise",
    "Un lien doit mener au même endroit pour tous ceux qui reçoivent la fiche : son adresse \
          commence par https://, http://, mailto: ou tel:. Sans ce début, « www.exemple.fr » est \
          cherché à côté de la fiche, et un fichier d’un ordinateur ne s’ouvre que sur celui-là.",
);

pub(crate) const T005: RuleTexts = RuleTexts::of_reading(
    "Note que rien n’appelle",
    "Une note s’imprime parce que son appel, comme « [^1] », se trouve dans le même texte : \
          sans lui, elle disparaîtrait de la fiche. Cela arrive quand la phrase qui l’appelait est \
          réécrite, ou déplacée sous une autre clé.",
);

pub(crate) const T006: RuleTexts = RuleTexts::of_reading(
    "Caractère sans largeur",
    "Un caractère sans largeur coupe un mot sans que cela se voie : une recherche ne trouve \
          plus ce mot, et une synthèse vocale le lit mal. Il vient d’un texte collé depuis un site \
          ou un traitement de texte. Il n’est pas imprimé, et « annexe check --fix » l’ôte du \
          fichier.",
);

pub(crate) const T007: RuleTexts = RuleTexts {
    title: "Ponctuation inégale dans une liste",
    why: "Une liste dont un élément finit par une virgule, un autre par rien et un autre par un \
          point se remarque dans un document que l’on signe. Trois façons sont justes : aucun \
          signe ; un point partout ; une virgule (ou un point-virgule) partout, et un point à \
          la fin.",
    cause: "{own} à la fin de cet élément, là où la liste {due}",
    remedy: "ponctuez tous les éléments de la même façon : rien, « . » partout, ou « , » puis « \
                  . » à la fin",
    labels: &["{own} ici"],
};
pub(crate) const T007_NO_MARK: &str = "aucun signe";
pub(crate) const T007_A_COMMA: &str = "une virgule";
pub(crate) const T007_A_SEMICOLON: &str = "un point-virgule";
pub(crate) const T007_A_STOP: &str = "un point";
pub(crate) const T007_WANTS_NONE: &str = "n’en demande pas";
pub(crate) const T007_WANTS_COMMA: &str = "demande une virgule";
pub(crate) const T007_WANTS_SEMICOLON: &str = "demande un point-virgule";
pub(crate) const T007_WANTS_STOP: &str = "demande un point";

pub(crate) const T008: RuleTexts = RuleTexts {
    title: "Paragraphe répété",
    why: "Un paragraphe écrit deux fois, ou presque, vient souvent d’un copier-coller : le jour \
          où l’un des deux change, la fiche se contredit. Les titres, les résumés, les contenus \
          et les méthodes des étapes peuvent se répéter.",
    cause: "ce paragraphe {repeats} un autre",
    remedy: "gardez-en un seul, ou réécrivez l’un des deux",
    labels: &["déjà ici"],
};
pub(crate) const T008_AGAIN: &str = "répète";
pub(crate) const T008_NEARLY_AGAIN: &str = "répète presque mot pour mot";

pub(crate) const T009: RuleTexts = RuleTexts {
    title: "Marque Markdown imprimée telle quelle",
    why: "« **mot** » met en gras, « [mot](adresse) » fait un lien. Une marque qui s’ouvre et \
          ne se ferme pas, ou qui est écrite dans un texte d’une ligne (un titre, un lieu), \
          s’imprime telle quelle. Pour imprimer le signe, écrivez une barre oblique inverse \
          devant.",
    cause: "« {mark} » {why}, et sera imprimé tel quel",
    remedy: "{remedy}",
    labels: &[],
};
pub(crate) const T009_UNCLOSED: &str = "n’a pas de marque correspondante";
pub(crate) const T009_CLOSE_IT: &str = "ouvrez et fermez la marque tout contre le mot, comme **mot** ou [mot](https://…), ou retirez-la";
pub(crate) const T009_ONE_LINE: &str =
    "est écrit dans un texte d’une ligne, où rien ne se met en gras";
pub(crate) const T009_TAKE_OUT: &str = "retirez les marques";

pub(crate) const T010: RuleTexts = RuleTexts {
    title: "Renvoi sans cible",
    why: "Un texte qui renvoie à la « phase 5 » d’un déroulé de quatre phases, ou à une note \
          qui n’existe pas, laisse le lecteur chercher. Une étape supprimée ou déplacée laisse \
          souvent de tels renvois derrière elle.",
    cause: "« {reference} » ne renvoie à rien : {why}",
    remedy: "corrigez le renvoi, ou ajoutez ce qui manque",
    labels: &["le déroulé va jusqu’à la {most}"],
};
pub(crate) const T010_NO_NOTE: &str = "le texte n’a pas cette note";
pub(crate) const T010_NO_STEP: &str = "le déroulé n’en a pas autant";

pub(crate) const T011: RuleTexts = RuleTexts {
    title: "Ordinal mal abrégé",
    why: "Les ordinaux s’abrègent 1er, 1re, 2e. Ceux-ci sont corrigés dans la fiche ; `annexe \
          check --fix` les corrige aussi dans le fichier.",
    cause: "« {written} » : l’abréviation correcte est « {due} »",
    remedy: "écrivez « {due} » ; `annexe check --fix` le fait",
    labels: &[],
};

pub(crate) const T012: RuleTexts = RuleTexts {
    title: "Espace de trop",
    why: "Deux espaces de suite, une tabulation, ou une espace devant une virgule ou un point \
          sont des traces de frappe. La fiche n’en garde rien ; `annexe check --fix` les retire \
          aussi du fichier.",
    cause: "{what}",
    remedy: "retirez ce qui est de trop ; `annexe check --fix` le fait",
    labels: &[],
};
pub(crate) const T012_REPEATED: &str = "plusieurs espaces se suivent";
pub(crate) const T012_TAB: &str = "une tabulation tient lieu d’espace";
pub(crate) const T012_BEFORE_MARK: &str = "une espace précède ce signe";
pub(crate) const T012_AFTER_BRACKET: &str = "une espace suit cette parenthèse";
