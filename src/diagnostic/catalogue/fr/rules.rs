//! The texts of rules in French.

use crate::diagnostic::message::RuleTexts;

pub(crate) const C001: RuleTexts = RuleTexts {
    title: "Nombre de jours contredit par le déroulé",
    why: "La durée engage les deux parties : le déroulé doit compter le nombre de jours \
          annoncé. Annexe compte les jours du déroulé seulement si toutes ses étapes se \
          comptent en jours.",
    cause: "la durée annonce {announced}, mais le déroulé compte {planned}",
    remedy: "corrigez « jours » dans « duree », ou le déroulé",
    labels: &["{planned} ici"],
};

pub(crate) const C002: RuleTexts = RuleTexts {
    title: "Heures contredites par les jours",
    why: "Les heures sont facturées et émargées. Quand la fiche donne les jours, les heures par \
          jour et le total, le total est égal aux jours multipliés par les heures par jour. \
          Deux de ces trois valeurs suffisent : annexe calcule la troisième.",
    cause: "la durée annonce {stated}, mais les jours font {made}",
    remedy: "dans « duree », corrigez « jours », « heures_par_jour » ou « heures », ou supprimez \
             « heures »",
    labels: &["{days}", "{per_day} par jour"],
};

pub(crate) const C003: RuleTexts = RuleTexts {
    title: "Nombre d’heures contredit par le déroulé",
    why: "Le total des heures engage les deux parties : le déroulé doit compter le même nombre \
          d’heures. Annexe compte les heures du déroulé seulement si la durée de chaque étape \
          est connue. Les pauses peuvent compter ou non.",
    cause: "la durée annonce {announced}, mais le déroulé compte {planned}",
    remedy: "corrigez « duree », ou la durée d’une étape du déroulé",
    labels: &["{planned} ici", "{part}"],
};

pub(crate) const C004: RuleTexts = RuleTexts {
    title: "Durée d’une étape contredite par ses parties",
    why: "Une phase dure autant que ses journées, une demi-journée autant que ses séquences. \
          Annexe fait le calcul seulement si la durée de chaque partie est connue. Les pauses \
          peuvent compter ou non.",
    cause: "l’étape annonce {stated}, mais ses parties font {parts}",
    remedy: "corrigez la durée de l’étape, ou la durée d’une de ses parties",
    labels: &["{part}"],
};

pub(crate) const C005: RuleTexts = RuleTexts {
    title: "Répartition contredite par le total",
    why: "La répartition partage le total : présence, distance, entreprise, épreuves. Elle ne \
          peut pas dépasser le total. Si elle donne les heures en présence et d’autres heures, \
          elle doit être égale au total. Les épreuves peuvent être comprises dans les autres \
          heures.",
    cause: "la répartition fait {shared}, mais la durée annonce {total}",
    remedy: "corrigez « detail » dans « duree », ou le total",
    labels: &["{total} en tout", "{part}"],
};

pub(crate) const C006: RuleTexts = RuleTexts {
    title: "Durée des épreuves contredite",
    why: "Les heures d’épreuves de la durée doivent être égales au total des épreuves décrites \
          dans l’évaluation. Annexe fait le calcul seulement si chaque épreuve a une durée.",
    cause: "la durée réserve {reserved} aux épreuves, mais les épreuves durent {exams}",
    remedy: "corrigez « certification » dans le « detail » de « duree », ou la durée d’une épreuve",
    labels: &["{part}"],
};

pub(crate) const C007: RuleTexts = RuleTexts {
    title: "Durée des activités à distance contredite",
    why: "La durée moyenne des activités à distance est une mention obligatoire. Le total des \
          activités doit être égal aux heures à distance de « duree.detail », ou aux seules heures en \
          autonomie. Sans détail, dans une action toute à distance, il ne dépasse pas la durée. Il lui \
          est égal si rien d’autre ne prend d’heures : ni horaires, ni dates, ni sessions, ni étapes \
          avec une durée, ni épreuves.",
    cause: "les activités à distance font {activities}, mais la durée annonce {announced}",
    remedy: "corrigez la durée d’une activité, ou « detail » dans « duree »",
    labels: &["{part}"],
};

pub(crate) const C008: RuleTexts = RuleTexts {
    title: "Horaires contredits par une durée",
    why: "Le stagiaire émarge selon les horaires. Le matin et l’après-midi doivent faire \
          ensemble les heures d’une journée. Les horaires d’une séquence doivent faire sa \
          durée. Une plage horaire qui passe midi peut contenir un repas : elle n’est jamais \
          jugée trop longue. Une journée ne dépasse pas ses horaires, sauf par sa soirée. Un texte avec autre chose que des heures n’est pas vérifié.",
    cause: "les horaires font {open}, mais la durée annonce {length}",
    remedy: "corrigez les horaires, ou la durée",
    labels: &["{length} par jour", "{length}", "{open}"],
};

pub(crate) const C009: RuleTexts = RuleTexts {
    title: "Dates dans le désordre",
    why: "Le déroulé suit le calendrier. Une étape datée avant la précédente vient presque \
          toujours d’une faute de frappe sur le jour, le mois ou l’année. Annexe compare le \
          premier jour des étapes d’un même niveau.",
    cause: "cette date ({after}) vient avant la précédente ({before})",
    remedy: "corrigez l’une des deux dates, ou remettez les étapes dans l’ordre",
    labels: &["la précédente"],
};

pub(crate) const C010: RuleTexts = RuleTexts {
    title: "Même jour planifié deux fois",
    why: "Deux journées d’une action ne peuvent pas avoir la même date, et une liste ne peut \
          pas donner deux fois la même date. C’est permis pour deux demi-journées, pour deux \
          séances qui tiennent dans une journée et pour deux groupes dans des lieux \
          différents.",
    cause: "le {date} est planifié deux fois",
    remedy: "corrigez l’une des deux dates",
    labels: &["déjà ici"],
};

pub(crate) const C011: RuleTexts = RuleTexts {
    title: "Date hors de la période",
    why: "La période de réalisation engage les parties et le financeur. La convention ne couvre pas une journée ou une session en dehors de la période. Un texte comme « du 5 au 6 octobre 2026 » est une période, lui aussi.",
    cause: "cette date ({date}) est en dehors de la période",
    remedy: "corrigez la date, ou la période",
    labels: &[
        "la période commence le {bound}",
        "la période finit le {bound}",
        "cette date aussi",
    ],
};

pub(crate) const C012: RuleTexts = RuleTexts {
    title: "Formation un samedi ou un dimanche",
    why: "Une date de formation un samedi ou un dimanche est souvent une faute de frappe, sauf si les horaires, la période ou un titre annoncent ce jour (« Le samedi », « Un week-end par mois ») ou si la date le nomme (« samedi 6 février 2027 »). Si la date est voulue, un commentaire « # annexe: ignore[C012] » suivi de la raison fait taire cette règle.",
    cause: "une formation est prévue le {date}",
    remedy: "corrigez la date ; si elle est voulue, écrivez au-dessus `# annexe: ignore[C012]` et votre raison",
    labels: &[],
};

pub(crate) const C013: RuleTexts = RuleTexts {
    title: "Formation un jour férié",
    why: "Une date de formation un jour férié est souvent une erreur de calendrier, même au milieu d’une session, quand la durée demande tous ses jours ouvrés. Annexe utilise les jours fériés de la « zone » écrite dans annexe.yaml ; par défaut, les jours fériés de la métropole. La règle C012 signale un jour férié qui tombe un samedi ou un dimanche.",
    cause: "une formation est prévue le {date}, jour férié ({holiday})",
    remedy: "corrigez la date ; si elle est voulue, écrivez au-dessus `# annexe: ignore[C013]` et votre raison",
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
    why: "Une période comme « 2028/2022 » ou « du 16 au 14 mars » finit avant de commencer : c’est une faute de frappe. Si le premier jour n’a pas d’année et que le mois change, annexe ne devine pas l’année : « du 15 décembre au 10 janvier 2027 » est correct. Les versions d’un logiciel ne sont pas une période : « Excel 2019/2016 ».",
    cause: "la période « {period} » finit avant de commencer",
    remedy: "corrigez l’ordre des deux dates, ou leurs années",
    labels: &[],
};

pub(crate) const C015: RuleTexts = RuleTexts {
    title: "Intervenant inconnu",
    why: "Les intervenants et leurs titres sont une mention obligatoire. La personne qui anime \
          une journée ou une session doit être présentée dans « intervenants ». Les \
          majuscules, les accents, les civilités et l’ordre du prénom et du nom ne comptent \
          pas. L’initiale du prénom suffit.",
    cause: "« {name} » ne fait pas partie des intervenants de l’action",
    remedy: "écrivez le nom comme dans « intervenants » ({known}), ou ajoutez cette personne à \
             « intervenants »",
    labels: &["les intervenants"],
};

pub(crate) const C016: RuleTexts = RuleTexts {
    title: "Effectif minimal au-dessus du maximal",
    why: "L’effectif fixe la taille des groupes, et souvent le prix. Le minimum ne peut pas \
          dépasser le maximum.",
    cause: "l’effectif minimal ({least}) dépasse l’effectif maximal ({most})",
    remedy: "échangez « min » et « max », ou corrigez l’un des deux",
    labels: &["au moins {least}", "au plus {most}"],
};

pub(crate) const C017: RuleTexts = RuleTexts {
    title: "Jour de la semaine contredit par la date",
    why: "Le stagiaire retient le jour de la semaine, le logiciel retient la date. Si le 14 \
          février 2019 est un jeudi et que la fiche écrit « lundi 14 février 2019 », quelqu’un \
          viendra le mauvais jour. Une date sans année n’est pas vérifiée.",
    cause: "« {written} » n’existe pas : cette date tombe le {date}",
    remedy: "corrigez le jour de la semaine, ou la date",
    labels: &[],
};

pub(crate) const C018: RuleTexts = RuleTexts {
    title: "Prix contradictoires",
    why: "Le prix engage l’organisme. Une prestation ne peut pas avoir deux montants. Le \
          catalogue ne peut pas annoncer un prix absent des lignes de tarif. Le total des \
          lignes, un prix avec 20 % de TVA et un prix multiplié par des jours ou des heures \
          sont admis.",
    cause: "le prix de {here} contredit celui de {there}",
    remedy: "corrigez l’un des deux montants, ou donnez à chaque prestation son « libelle »",
    labels: &["{price}"],
};

pub(crate) const C019: RuleTexts = RuleTexts {
    title: "Échéance avant l’enregistrement",
    why: "France compétences enregistre une certification pour quelques années : l’échéance \
          vient après l’enregistrement.",
    cause: "{limit} ({end}) vient avant son enregistrement ({start})",
    remedy: "corrigez l’une des deux dates",
    labels: &["enregistrée le {start}"],
};

pub(crate) const C020: RuleTexts = RuleTexts {
    title: "Certification expirée avant la fin de l’action",
    why: "Après son échéance, une certification peut ne plus être délivrée ni financée, sauf si elle est renouvelée ou encore délivrée (« derniere_delivrance »). Vérifiez sa fiche sur le site de France compétences.",
    cause: "l’action finit le {end}, après {limit}",
    remedy: "vérifiez que la certification est renouvelée ; sinon, corrigez celle des deux dates qui est fausse",
    labels: &[
        "échéance le {expiry}",
        "dernière délivrance possible le {expiry}",
    ],
};
pub(crate) const C020_EXPIRY: &str = "l’échéance de la certification";
pub(crate) const C020_LAST_AWARD: &str = "la dernière délivrance possible de la certification";

pub(crate) const C021: RuleTexts = RuleTexts {
    title: "Nombre ou jour d’un texte contredit par la fiche",
    why: "Un texte annonce « quatre modules » ou « quinze participants », et le lecteur les compte. Quand la fiche \
          change, le texte garde souvent l’ancien nombre. La règle compare les étapes, l’effectif, les sessions, les \
          crédits, les épreuves, les objectifs et les certifications ; les séances et leur durée ; les jours de la semaine et le \
          délai de l’évaluation à froid. Elle ne regarde pas les sous-groupes ni les autres formations.",
    cause: "le texte annonce {announced}, mais {known}",
    remedy: "corrigez le texte, ou la fiche",
    labels: &["à comparer"],
};
pub(crate) const C021_PLAN: &str = "le déroulé compte {planned}";
pub(crate) const C021_TOTAL: &str = "le déroulé en totalise {planned}";
pub(crate) const C021_LIST: &str = "la fiche en liste {planned}";
pub(crate) const C021_LENGTH: &str = "le produit est {product}, et la durée est de {known}";
pub(crate) const C021_WEEKDAYS: &str = "les jours prévus sont : {planned}";
pub(crate) const C021_FOLLOW_UP: &str = "l’évaluation à froid est prévue à {planned}";
pub(crate) const C021_HEADCOUNT: &str = "l’effectif est de {planned}";

pub(crate) const C039: RuleTexts = RuleTexts {
    title: "Code d’un texte contredit par la fiche",
    why: "Un code de certification ou un numéro de convention recopié d’une autre fiche désigne une autre action. La règle \
          compare ceux des textes à « certification.code » et à « convention.numero ». Elle ne regarde pas les textes sur \
          d’autres certifications : prérequis, équivalences, passerelles.",
    cause: "ce texte dit « {stated} », et la fiche « {known} »",
    remedy: "corrigez celui des deux qui est faux",
    labels: &["« {known} » ici"],
};

pub(crate) const C037: RuleTexts = RuleTexts {
    title: "Code de certification mal écrit",
    why: "Un code de France compétences est « RNCP » ou « RS », suivi d’un numéro. Une certification qui n’est pas \
          enregistrée n’a pas de code : écrivez alors « enregistree: non ».",
    cause: "« {code} » n’est pas un code de France compétences",
    remedy: "écrivez par exemple RNCP37274 ou RS5616 ; si la certification n’est pas enregistrée, écrivez « enregistree: non » \
             et supprimez le code",
    labels: &[],
};

pub(crate) const C038: RuleTexts = RuleTexts {
    title: "Niveau de l’ancienne nomenclature",
    why: "Depuis 2019, les niveaux de qualification vont de 1 à 8 : l’ancien niveau V est le niveau 3, le IV le 4, le III \
          le 5, le II le 6, et le I le 7 ou le 8.",
    cause: "le niveau {old} est celui de l’ancienne nomenclature",
    remedy: "écrivez le niveau actuel : {new}",
    labels: &[],
};

pub(crate) const C025: RuleTexts = RuleTexts {
    title: "Coordonnée qui n’a pas la bonne forme",
    why: "Une adresse sans « @ », un téléphone à huit chiffres ou un site sans point ne mènent à \
          personne. Le SIRET a quatorze chiffres, dont le dernier vérifie les autres ; le numéro \
          de déclaration d’activité en a onze. La fiche imprime la coordonnée telle quelle, sans \
          lien.",
    cause: "« {value} » n’est pas {kind}",
    remedy: "corrigez cette coordonnée",
    labels: &["l’autre adresse"],
};
pub(crate) const C025_DOMAIN: &str = "le même domaine que les autres adresses";
pub(crate) const C025_EMAIL: &str = "une adresse électronique";
pub(crate) const C025_NAME: &str = "un nom seul : écrivez l’adresse électronique dans « courriel »";
pub(crate) const C025_SENTENCE: &str = "cité comme la loi le demande : « Déclaration d’activité enregistrée sous le numéro … auprès du préfet de région … Cet enregistrement ne vaut pas agrément de l’État »";
pub(crate) const C025_TELEPHONE: &str = "un numéro de téléphone";
pub(crate) const C025_SITE: &str = "l’adresse d’un site";
pub(crate) const C025_SIRET: &str = "un numéro SIRET";
pub(crate) const C025_POSTCODE: &str = "un code postal : il a cinq chiffres";
pub(crate) const C025_DECLARATION: &str = "un numéro de déclaration d’activité";

pub(crate) const C026: RuleTexts = RuleTexts {
    title: "Session trop courte pour la durée",
    why: "Chaque session dure autant que l’action. Ses dates doivent laisser la place de tous les \
          jours annoncés ; une date compte pour un jour au plus.",
    cause: "les dates de cette session ne font que {dates}, mais l’action compte {days}",
    remedy: "ajoutez les dates qui manquent, ou corrigez « jours » dans « duree »",
    labels: &["{days} ici"],
};

pub(crate) const C027: RuleTexts = RuleTexts {
    title: "Horaires qui se chevauchent",
    why: "Deux étapes d’une journée se suivent : la seconde commence quand la première est finie, et les étapes d’une journée ou \
          d’une demi-journée tiennent dans ses horaires. Deux étapes au choix, ou de deux groupes, peuvent avoir les mêmes heures.",
    cause: "{why}",
    remedy: "corrigez les horaires de l’une des deux",
    labels: &["jusqu’à {end}", "{outer} ici"],
};
pub(crate) const C027_BEFORE_END: &str =
    "cette étape commence à {start}, avant la fin de la précédente ({end})";
pub(crate) const C027_IN_TEXT: &str = "ces horaires se chevauchent : {start} vient avant {end}";
pub(crate) const C027_OUTSIDE: &str =
    "cette étape va de {own}, hors des horaires de ce qui la contient ({outer})";

pub(crate) const C028: RuleTexts = RuleTexts {
    title: "Horaires hors de leur demi-journée",
    why: "Le stagiaire émarge par demi-journée. Ce qui est dans « matin » commence avant 13 h, et \
          ce qui est dans « apres_midi » commence à midi ou plus tard.",
    cause: "« {half} » a des horaires qui commencent à {start}",
    remedy: "corrigez les horaires, ou déplacez l’étape dans l’autre demi-journée",
    labels: &["cette demi-journée"],
};

pub(crate) const C029: RuleTexts = RuleTexts {
    title: "Modalité contredite par les heures",
    why: "La modalité dit où l’on apprend, et la répartition des heures le dit aussi. Une action \
          avec des heures en présence et des heures à distance est mixte.",
    cause: "l’action est {mode}, mais la répartition compte {length} d’une autre modalité",
    remedy: "écrivez « modalite: mixte », ou corrigez « detail » dans « duree »",
    labels: &["{length} ici"],
};

pub(crate) const C030: RuleTexts = RuleTexts {
    title: "Bilan de compétences hors de son cadre",
    why: "Un bilan de compétences dure 24 heures au plus et a trois phases : préliminaire, \
          d’investigation, de conclusions. Le minimum de 13 heures vient d’un texte de février \
          2026, lu le 28 novembre 2026 dans des pages qui n’en donnent pas le numéro : il est à \
          vérifier sur Légifrance avant de vous y fier.",
    cause: "ce bilan de compétences compte {found} : {expected}",
    remedy: "{remedy}",
    labels: &[],
};
pub(crate) const C030_MAX_HOURS: &str = "le maximum est 24 h";
pub(crate) const C030_SHORTEN: &str = "prévoyez 24 heures au plus";
pub(crate) const C030_MIN_HOURS: &str = "le minimum est 13 h (un minimum à vérifier)";
pub(crate) const C030_LENGTHEN: &str =
    "vérifiez ce minimum sur Légifrance : s’il s’applique à ce bilan, prévoyez 13 heures au moins";
pub(crate) const C030_PHASES: &str = "{phases} {phases|phase|phases}";
pub(crate) const C030_THREE: &str = "il en faut 3";
pub(crate) const C030_PLAN_THREE: &str =
    "décrivez trois phases : préliminaire, d’investigation, de conclusions";

pub(crate) const C033: RuleTexts = RuleTexts {
    title: "Durée d’un texte contredite par la fiche",
    why: "Un texte qui donne la durée de l’action, souvent copié d’une autre fiche, engage autant \
          que la durée imprimée en tête.",
    cause: "ce texte annonce « {stated} », et {known}",
    remedy: "corrigez le texte ou la durée, ou retirez la durée du texte : la fiche l’imprime",
    labels: &["{known}"],
};
pub(crate) const C033_ACTION: &str = "l’action dure {total}";
pub(crate) const C033_DAY: &str = "une journée dure {length}";
pub(crate) const C033_STEP: &str = "cette étape dure {length}";
pub(crate) const C033_WEEK: &str = "une semaine de cinq jours fait {length}";
pub(crate) const C033_EXAM: &str = "la fiche donne {length} à l’examen";
pub(crate) const C033_LUNCH: &str = "la coupure de midi dure {length}";
pub(crate) const C033_REMOTE: &str = "la fiche compte {length} à distance";
pub(crate) const C033_IN_PERSON: &str = "la fiche compte {length} en présence";
pub(crate) const C033_COMPANY: &str = "la fiche compte {length} en entreprise";

pub(crate) const C034: RuleTexts = RuleTexts {
    title: "Durée estimée contredite par le déroulé",
    why: "Une fourchette (« 14 à 21 h »), une estimation (« environ 14 h ») ou une limite (« 21 h \
          au plus ») engage aussi : le déroulé doit y tenir. Annexe admet un cinquième de plus ou \
          de moins qu’une estimation. La fiche n’imprime pas le total du déroulé.",
    cause: "le déroulé compte {planned}, hors de la durée annoncée",
    remedy: "corrigez « duree », ou la durée d’une étape du déroulé",
    labels: &["{planned} ici"],
};

pub(crate) const C047: RuleTexts = RuleTexts {
    title: "Valeur hors de son échelle",
    why: "Une part d’avis favorables ne dépasse pas 100 %, une note ne dépasse pas son maximum, et il n’y a pas plus de reçus que \
          de candidats. La règle regarde les indicateurs, les seuils des épreuves et les textes ; une croissance ou une \
          capacité peuvent dépasser 100 %.",
    cause: "« {stated} » est hors de son échelle : {why}",
    remedy: "corrigez le nombre, ou ce à quoi il se rapporte",
    labels: &[],
};
pub(crate) const C047_SHARE: &str = "une part va de 0 à 100 %";
pub(crate) const C047_MARK: &str = "une note sur {scale} ne dépasse pas {scale}";
pub(crate) const C047_PART: &str = "c’est plus que « {whole} »";
pub(crate) const C047_FRACTIONS: &str = "ces parts font plus que le tout";
pub(crate) const C047_PERCENTS: &str = "ces parts font {total} %";
pub(crate) const C047_MAX: &str = "une telle chose ne dépasse guère {most}";
pub(crate) const C047_CAREER: &str = "personne n’a travaillé si longtemps";
pub(crate) const C047_SALARY: &str = "un salaire mensuel est plus élevé";
pub(crate) const C047_MEAL: &str = "aucun repas ne coûte autant";
pub(crate) const C047_HOUR: &str =
    "ce prix, divisé par les heures, n’est pas celui d’une heure de formation";
pub(crate) const C047_DAY: &str = "une journée de formation ne dépasse pas 12 heures";

pub(crate) const C035: RuleTexts = RuleTexts {
    title: "Certification enregistrée et non enregistrée",
    why: "« enregistree: non » se dit d’une certification absente du répertoire de France \
          compétences, par exemple celle d’un éditeur de logiciel. Un code RNCP ou RS, ou une date \
          d’enregistrement, dit le contraire : la fiche n’imprime que ce code ou cette date.",
    cause: "la certification n’est pas enregistrée, d’après « enregistree: non », mais elle a « {key} »",
    remedy: "supprimez « enregistree: non », ou « {key} »",
    labels: &["enregistrée, d’après « {key} »"],
};

pub(crate) const C036: RuleTexts = RuleTexts {
    title: "Indicateur à deux valeurs",
    why: "L’organisme publie ses résultats, et un audit les vérifie. Le même indicateur ne peut pas \
          avoir deux valeurs pour la même date et les mêmes personnes : une ligne est souvent restée \
          d’une autre année.",
    cause: "« {name} » a deux valeurs pour la même date : {there} et {here}",
    remedy: "gardez la bonne valeur, ou écrivez ce qui distingue les deux dans « date » ou « population »",
    labels: &["{there} ici"],
};

pub(crate) const C048: RuleTexts = RuleTexts {
    title: "Total que les tarifs ne donnent pas",
    why: "Un total, un montant TTC ou des échéances viennent des prix de « tarifs ». La règle essaie leurs sommes, leurs \
          produits par le nombre d’heures, de jours, de groupes ou de participants, et les taux de TVA. Elle ne voit pas \
          les prix fixés ailleurs.",
    cause: "« {amount} » ne s’obtient pas avec les prix de « tarifs »",
    remedy: "refaites le calcul, et corrigez ce montant ou les prix",
    labels: &["les prix"],
};

pub(crate) const C049: RuleTexts = RuleTexts {
    title: "Parts qui ne font pas le tout",
    why: "Un acompte, des échéances et un solde font ensemble le prix entier.",
    cause: "ces parts font {sum} % du prix",
    remedy: "corrigez les parts : leur somme est 100 %",
    labels: &[],
};

pub(crate) const C050: RuleTexts = RuleTexts {
    title: "TVA sur un prix sans TVA",
    why: "Un prix exonéré de TVA, ou auquel elle ne s’applique pas, n’est ni hors taxe ni toutes taxes comprises.",
    cause: "« {words} » compte la TVA, mais les prix sont sans TVA",
    remedy: "corrigez ce texte, ou « taxe »",
    labels: &["sans TVA ici"],
};

pub(crate) const C051: RuleTexts = RuleTexts {
    title: "Date de la convention",
    why: "La convention est signée avant le début de l’action. Son numéro contient souvent l’année de sa signature.",
    cause: "la convention est datée du {date}, {why}",
    remedy: "corrigez « date » dans « convention », ou l’autre valeur",
    labels: &["le premier jour", "le numéro"],
};
pub(crate) const C051_AFTER_START: &str = "après le premier jour de l’action";
pub(crate) const C051_OTHER_YEAR: &str = "une autre année que celle de son numéro";

pub(crate) const C052: RuleTexts = RuleTexts {
    title: "Prix plus bas que « à partir de »",
    why: "« À partir de 190 € » annonce le prix le plus bas : aucun prix de la même unité ne l’est davantage.",
    cause: "le prix est « à partir de {floor} », mais {lower} est écrit ailleurs",
    remedy: "écrivez le prix le plus bas, ou corrigez l’autre",
    labels: &["{lower}"],
};

pub(crate) const C053: RuleTexts = RuleTexts {
    title: "Dates à plus de cinq ans l’une de l’autre",
    why: "Aucune action de formation ne dure si longtemps, ni ne commence si longtemps après sa convention ou la mise à jour de sa \
          fiche : une année est sans doute mal tapée.",
    cause: "du {first} au {last}, il y a plus de cinq ans",
    remedy: "corrigez l’année",
    labels: &["l’autre date"],
};

pub(crate) const C054: RuleTexts = RuleTexts {
    title: "CPF : certification non enregistrée, ou prix au-dessus du plafond",
    why: "Le compte personnel de formation paie les certifications enregistrées (RNCP ou répertoire spécifique), les bilans de \
          compétences, la VAE et quelques actions listées par la loi. Une certification d’éditeur n’en est pas. Depuis le \
          décret no 2026-127 du 26 février 2026, il paierait au plus 1 500 € pour une certification du répertoire spécifique, 1 600 € pour un \
          bilan et 900 € pour un permis léger : ces plafonds sont à vérifier, avec leurs exceptions.",
    cause: "{what}",
    remedy: "{remedy}",
    labels: &["non enregistrée", "le CPF est proposé ici"],
};
pub(crate) const C054_UNREGISTERED: &str =
    "ce texte parle du compte personnel de formation, mais la certification n’est pas enregistrée";
pub(crate) const C054_REMOVE: &str = "retirez cette mention, ou corrigez « enregistree »";
pub(crate) const C054_CEILING: &str =
    "ce prix ({price}) dépasse le plafond du CPF pour {action} : {ceiling}, à vérifier";
pub(crate) const C054_STATE_THE_REST: &str = "dites dans « financements » qui paie le reste";
pub(crate) const C054_ASSESSMENT: &str = "un bilan de compétences";
pub(crate) const C054_LICENCE: &str = "un permis léger";
pub(crate) const C054_SPECIFIC: &str = "une certification du répertoire spécifique";

pub(crate) const C055: RuleTexts = RuleTexts {
    title: "Évaluation au mauvais moment",
    why: "L’évaluation en amont a lieu avant l’action, l’évaluation à froid plusieurs semaines ou mois après.",
    cause: "{kind}",
    remedy: "corrigez le moment, ou déplacez ce texte sous la bonne clé",
    labels: &[],
};
pub(crate) const C055_BEFORE: &str = "l’évaluation en amont serait faite à la fin";
pub(crate) const C055_AFTER: &str = "l’évaluation à froid serait faite dès la fin";

pub(crate) const C056: RuleTexts = RuleTexts {
    title: "Résultats d’un bilan remis à l’employeur",
    why: "Les résultats d’un bilan de compétences et sa synthèse appartiennent à la personne. Ils ne sont communiqués à un tiers \
          qu’avec son accord.",
    cause: "selon ce texte, l’employeur reçoit un document du bilan ; le texte ne parle pas de l’accord de la personne",
    remedy: "écrivez « avec l’accord de la personne », ou retirez cette phrase",
    labels: &[],
};

pub(crate) const C057: RuleTexts = RuleTexts {
    title: "Frais à la charge de l’apprenti",
    why: "La formation par apprentissage est gratuite pour l’apprenti et pour son représentant légal.",
    cause: "ce texte fait payer l’apprenti",
    remedy: "retirez ces frais, ou nommez celui qui les paie",
    labels: &[],
};

pub(crate) const C044: RuleTexts = RuleTexts {
    title: "Heures d’alternance contredites",
    why: "Les heures d’« alternance » et celles de « duree » sont imprimées sur la même fiche. Le total \
          est celui des heures en centre, ou du centre et de l’entreprise ; les heures en entreprise \
          sont celles de « duree.detail ».",
    cause: "l’alternance compte ici {found}, mais la durée annonce {stated}",
    remedy: "corrigez « alternance », ou « duree »",
    labels: &["{stated} ici"],
};

pub(crate) const C045: RuleTexts = RuleTexts {
    title: "Durée plus longue que la période",
    why: "Une action de 12 mois ne tient pas dans une période de 3 mois. Un dixième de plus est \
          accepté : une année scolaire compte pour un an.",
    cause: "la durée est de {length}, mais la période ne compte que {days}",
    remedy: "corrigez la durée, ou la période",
    labels: &["{days} ici"],
};

pub(crate) const C046: RuleTexts = RuleTexts {
    title: "Plus de places que de participants",
    why: "Une session n’accueille pas plus de personnes que l’effectif maximal, par groupe. Une \
          session qui a moins de places n’est pas signalée : certaines sont peut-être prises.",
    cause: "cette session a {places} places, mais l’effectif maximal est de {most}",
    remedy: "corrigez « places », ou « max » ou « groupes » dans « effectif »",
    labels: &["{most} au plus"],
};

pub(crate) const C040: RuleTexts = RuleTexts {
    title: "Nom écrit de deux façons",
    why: "Une personne, un client ou un lieu dont le nom change d’une lettre n’est pas désigné avec certitude : une \
          attestation ou une facture à un nom mal écrit est à refaire.",
    cause: "« {written} » s’écrit autrement ailleurs dans la fiche : « {known} »",
    remedy: "écrivez ce nom partout de la même façon",
    labels: &["« {known} »"],
};

pub(crate) const C041: RuleTexts = RuleTexts {
    title: "Texte qui paraît venir d’une autre fiche",
    why: "Un texte copié d’une autre fiche garde souvent son client, son numéro de convention, son titre ou son \
          adresse. La convention signée se contredit alors.",
    cause: "{fault}",
    remedy: "{remedy}",
    labels: &["d’après la fiche"],
};
pub(crate) const C041_NUMBER: &str =
    "ce texte cite la convention « {written} », et la fiche est annexée à « {own} »";
pub(crate) const C041_CODE: &str = "ce texte dit « {written} », et la fiche porte sur « {own} »";
pub(crate) const C041_TITLE: &str = "ce texte nomme « {written} », et la fiche « {own} »";
pub(crate) const C041_ADDRESS: &str =
    "ce texte situe les locaux ailleurs (« {written} ») que la fiche (« {own} »)";
pub(crate) const C041_CLIENT: &str = "ce texte parle de « {written} », et le client est « {own} »";
pub(crate) const C041_ORGANISATION: &str =
    "ce texte parle de « {written} », et l’organisme de formation est « {own} »";
pub(crate) const C041_TOWN: &str = "ce texte situe l’action à {written}, et la fiche : « {own} »";
pub(crate) const C041_CORRECT: &str =
    "si ce texte vient d’une autre fiche, corrigez-le ; sinon, corrigez la valeur de la fiche";

pub(crate) const C042: RuleTexts = RuleTexts {
    title: "Personne contredite par la fiche",
    why: "Le stagiaire, le client et l’auditeur doivent savoir qui forme, qui accompagne et qui joindre : un texte et une \
          clé ne peuvent pas donner le même rôle à deux personnes, ni une adresse à une autre.",
    cause: "{fault}",
    remedy: "{remedy}",
    labels: &["d’après la fiche"],
};
pub(crate) const C042_TRAINER: &str =
    "« {person} » forme d’après ce texte, et n’est pas dans les intervenants";
pub(crate) const C042_LIST_THE_TRAINER: &str =
    "ajoutez cette personne à « intervenants », ou corrigez son nom ici";
pub(crate) const C042_TUTOR: &str =
    "le tuteur est « {person} » d’après ce texte, et {known} d’après la fiche";
pub(crate) const C042_REFERENT: &str =
    "le référent handicap est « {person} » d’après ce texte, et {known} d’après la fiche";
pub(crate) const C042_SIGNATORY: &str =
    "le signataire est « {person} » d’après ce texte, et {known} d’après les signatures";
pub(crate) const C042_PRESENTATION: &str =
    "la présentation parle de « {person} », et l’intervenant est « {known} »";
pub(crate) const C042_SIGNS_AS: &str =
    "« {person} » signe (« {partie} »), et la fiche nomme « {known} »";
pub(crate) const C042_TRAINEE: &str =
    "« {person} » est la personne formée d’après ce texte, et « {known} » d’après les autres";
pub(crate) const C042_CORRECT_ONE: &str = "corrigez l’un des deux noms";
pub(crate) const C042_TITLE: &str =
    "« {person} » et « {known} » ne sont pas du même genre dans la fiche";
pub(crate) const C042_CORRECT_TITLE: &str = "corrigez la civilité, ou le métier";
pub(crate) const C042_OTHER_MAIL: &str =
    "l’adresse « {mail} » est celle de {other}, et non de {person}";
pub(crate) const C042_UNKNOWN_MAIL: &str = "l’adresse « {mail} » ne porte pas le nom de {person}";
pub(crate) const C042_NEAR_MAIL: &str =
    "l’adresse « {mail} » n’écrit pas le nom de {person} comme la fiche";
pub(crate) const C042_CORRECT_MAIL: &str = "corrigez l’adresse ou le nom";
pub(crate) const C042_PRONOUN: &str =
    "« {pronoun} » ne s’accorde pas avec ce que la fiche dit de {person}";
pub(crate) const C042_CORRECT_PRONOUN: &str =
    "accordez la présentation et le métier, ou vérifiez qu’elle parle de cette personne";

pub(crate) const C043: RuleTexts = RuleTexts {
    title: "Parties et signatures qui se contredisent",
    why: "La convention lie l’organisme et son client : chacun la signe, par une personne qui le représente. Un cadre oublié, ou \
          celui d’une autre convention, la prive d’un signataire.",
    cause: "{fault}",
    remedy: "{remedy}",
    labels: &[
        "l’organisme",
        "cette personne signe ici",
        "le client",
        "cette personne ici",
    ],
};
pub(crate) const C043_OTHER_SIDE: &str =
    "« {person} » signe pour « {client} », et figure parmi les personnes de l’organisme";
pub(crate) const C043_SAME_PARTY: &str =
    "le client et l’organisme de formation sont les mêmes : « {client} »";
pub(crate) const C043_NAME_THE_CLIENT: &str = "écrivez « client: » et son nom dans « convention »";
pub(crate) const C043_ONE_PERSON: &str =
    "« {person} » signe pour deux parties : « {first} » et « {second} »";
pub(crate) const C043_NAME_THE_SIGNATORY: &str =
    "corrigez le nom du signataire, ou supprimez-le pour signer à la main";
pub(crate) const C043_OTHER_PARTY: &str =
    "« {partie} » signe la convention, et le client est « {client} »";
pub(crate) const C043_SIGN_AS_THE_CLIENT: &str =
    "écrivez le nom du client dans « partie », ou corrigez « client » dans « convention »";
pub(crate) const C043_CLIENT_WITHOUT_BOX: &str =
    "le client, « {client} », n’a pas de cadre où signer";
pub(crate) const C043_ADD_CLIENT_BOX: &str =
    "ajoutez « - partie: Pour le client » à « signatures »";
pub(crate) const C043_ORGANISATION_WITHOUT_BOX: &str =
    "l’organisme de formation, « {organisation} », n’a pas de cadre où signer";
pub(crate) const C043_ADD_ORGANISATION_BOX: &str =
    "ajoutez « - partie: Pour l’organisme de formation » à « signatures »";

pub(crate) const D001: RuleTexts = RuleTexts::of_reading(
    "Version inchangée",
    "La version est imprimée au pied de chaque page : elle dit quelle fiche est signée. Deux \
     fiches aux engagements différents ne peuvent pas avoir la même version. `annexe diff` le \
     vérifie quand une modification est substantielle ou à relire. Si la version est un nombre, elle doit \
     augmenter ; sinon, elle doit changer.",
);

pub(crate) const D002: RuleTexts = RuleTexts::of_reading(
    "Niveau changé avec la fiche",
    "Les niveaux disent ce qui appelle un avenant. Ce qui était convenu vaut : `annexe diff` prend les niveaux de \
     l’ancienne révision, et ceux de la nouvelle s’ils sont plus hauts. Une fiche ne peut pas changer et abaisser \
     elle-même le niveau de ce qu’elle change.",
);

pub(crate) const D003: RuleTexts = RuleTexts::of_reading(
    "Fiche retouchée",
    "Une fiche PDF ou HTML porte sa source, et `annexe diff` compare cette source. Si la page dit autre chose que sa \
     source, quelqu’un l’a retouchée : ce qui a été lu et signé n’est pas ce qui est comparé.",
);

pub(crate) const C060: RuleTexts = RuleTexts {
    title: "Date d’un texte contredite par les dates de l’action",
    why: "L’inscription, les pièces à fournir et l’évaluation en amont viennent avant la formation ; l’évaluation à froid vient \
          après ; ce que le déroulé annonce a lieu dans la période.",
    cause: "« {dates} » : {why}",
    remedy: "corrigez la date du texte, ou celle de l’action",
    labels: &["début : {bound}", "fin : {bound}", "{bound} ici"],
};
pub(crate) const C060_BEFORE: &str = "ce qui se fait avant l’action est daté après son début";
pub(crate) const C060_AFTER: &str = "ce qui se fait après l’action est daté avant sa fin";
pub(crate) const C060_OTHER_DATE: &str =
    "ce texte donne une autre date que la fiche à cette partie";
pub(crate) const C060_UNPLANNED: &str =
    "ce texte dit que l’action se tient un jour que la fiche ne prévoit pas";
pub(crate) const C060_WEEKDAY: &str = "ce jour de la semaine n’est celui de cette date ni cette année-là, ni celle d’avant ou d’après";
pub(crate) const C060_TWICE: &str = "cette date est deux fois dans ce calendrier";
pub(crate) const C060_PLANNED: &str = "ce texte du déroulé annonce une date hors de la période";

pub(crate) const C067: RuleTexts = RuleTexts {
    title: "Horaires d’un texte contredits par la fiche",
    why: "Les stagiaires viennent à l’heure qu’ils lisent. Un texte qui répète les horaires garde souvent les anciens. La règle compare les heures du matin, de l’après-midi et de la journée ; elle laisse l’accueil, les repas, l’assistance et les examens.",
    cause: "le texte dit « {written} », et {known}",
    remedy: "corrigez le texte, ou « horaires »",
    labels: &["à comparer"],
};
pub(crate) const C067_TIMES: &str = "les horaires sont « {known} »";
pub(crate) const C067_LENGTH: &str = "la durée est de {known}";

pub(crate) const C061: RuleTexts = RuleTexts {
    title: "Période plus courte que le texte ne le dit",
    why: "Un texte dit en combien de temps la formation se suit : la période doit en laisser la place.",
    cause: "le texte dit « {length} », mais la période ne dure que {days}",
    remedy: "corrigez « periode », ou le texte",
    labels: &["{days} ici"],
};

pub(crate) const C062: RuleTexts = RuleTexts {
    title: "Session trop longue pour la durée",
    why: "Chaque session dure autant que l’action. Annexe compte les jours ouvrés des périodes courtes et les dates des listes.",
    cause: "les dates de cette session font {dates}, mais l’action ne compte que {days}",
    remedy: "corrigez les dates, ou « duree »",
    labels: &["{days} ici"],
};

pub(crate) const C063: RuleTexts = RuleTexts {
    title: "Sessions ou étapes impossibles en même temps",
    why: "Une personne n’anime pas deux sessions à la fois, ni dans deux lieux le même jour, sauf à des heures qui le permettent.",
    cause: "le {date}, {why}",
    remedy: "corrigez une date, un lieu ou un nom",
    labels: &["le même jour ici"],
};
pub(crate) const C063_TWO_PLACES: &str = "la même personne est attendue à {here} et à {there}";
pub(crate) const C063_ONE_TRAINER: &str =
    "deux sessions ont lieu en même temps, pour un seul intervenant";
pub(crate) const C063_SAME_SESSION: &str = "la même session est écrite deux fois";

pub(crate) const C064: RuleTexts = RuleTexts {
    title: "Prix d’une session ou d’une étape contredit par les tarifs",
    why: "Une session, un module et leur ligne de tarif, reconnus à leur nom ou à leur code, ont le même prix.",
    cause: "« {name} » coûte {here} ici et {there} dans les tarifs",
    remedy: "corrigez l’un des deux prix",
    labels: &["{there}"],
};

pub(crate) const C065: RuleTexts = RuleTexts {
    title: "Journée sans pause de midi",
    why: "Le matin et l’après-midi se suivent sans pause, ou le matin finit quand l’après-midi commence. Dès six heures de \
          travail, un salarié a une pause de vingt minutes au moins (Code du travail, art. L3121-16).",
    cause: "le matin finit à {end} et la suite commence à {start} : il ne reste pas de pause de midi",
    remedy: "corrigez la fin du matin, ou le début de l’après-midi",
    labels: &["jusqu’à {end}"],
};

pub(crate) const C066: RuleTexts = RuleTexts {
    title: "Lieu ou modalité qui se contredisent",
    why: "Une étape en présence a lieu quelque part, une étape à distance non ; une partie a la modalité du tout, sauf s’il est mixte.",
    cause: "la modalité est « {mode} », mais {why}",
    remedy: "corrigez « modalite », ou l’autre valeur",
    labels: &["« {other} »"],
};
pub(crate) const C066_PLACE: &str = "le lieu est « {other} »";
pub(crate) const C066_TITLE: &str = "le titre est « {other} »";
pub(crate) const C066_WHOLE: &str = "ce qui la contient est « {other} »";

pub(crate) const M001: RuleTexts = RuleTexts {
    title: "Numéro de la convention manquant",
    why: "Le programme est une annexe de la convention de formation. Sans le numéro de la \
          convention, rien ne relie les deux documents. La signature de l’un ne vaudrait pas \
          pour l’autre.",
    cause: "il manque le numéro de la convention",
    remedy: "écrivez par exemple « convention: { numero: 12/26 } » ; si « convention » est déjà écrit, ajoutez-y « numero »",
    labels: &[],
};

pub(crate) const M002: RuleTexts = RuleTexts {
    title: "Numéro d’annexe manquant",
    why: "Une convention a souvent plusieurs annexes, une par action. Leur numéro les \
          distingue, et la convention le cite.",
    cause: "il manque le numéro de l’annexe",
    remedy: "écrivez par exemple « convention: { annexe: 1 } » ; si « convention » est déjà écrit, ajoutez-y « annexe »",
    labels: &[],
};

pub(crate) const M003: RuleTexts = RuleTexts {
    title: "Objectifs manquants",
    why: "Toute action de formation a des objectifs, écrits avant son début. Ils servent à \
          choisir l’action, puis à évaluer les acquis. Écrivez-les pour l’action entière ou \
          pour chaque étape.",
    cause: "il manque les objectifs de l’action",
    remedy: "écrivez sous « objectifs: » un objectif par ligne, après un tiret, avec un verbe d’action ; si « objectifs » a déjà des clés, ajoutez-y « liste »",
    labels: &[],
};

pub(crate) const M004: RuleTexts = RuleTexts {
    title: "Contenu manquant",
    why: "Le contenu engage l’organisme : le client l’achète, et un contrôle le compare à la \
          formation réalisée. Décrivez-le par des phases, des modules, des journées ou des \
          séquences. Un texte peut suffire.",
    cause: "il manque le contenu de l’action",
    remedy: "décrivez-le dans « deroule », avec « phases », « modules », « journees » ou \
             « sequences »",
    labels: &[],
};

pub(crate) const M005: RuleTexts = RuleTexts {
    title: "Durée manquante",
    why: "La durée fait partie de l’accord : le prix, la prise en charge et le certificat de \
          réalisation en dépendent. Les heures d’une seule journée ne suffisent pas.",
    cause: "il manque la durée de l’action",
    remedy: "écrivez par exemple « duree: 14 h » ou « duree: 2 jours » ; si « duree » a déjà des clés, ajoutez-y « heures » ou « jours »",
    labels: &[],
};

pub(crate) const M006: RuleTexts = RuleTexts {
    title: "Nature de l’action manquante",
    why: "Le contrat avec une personne qui paie sa formation doit dire la nature de l’action \
          (formation, bilan de compétences, validation des acquis…). Sinon, le contrat est \
          nul.",
    cause: "il manque la nature de l’action",
    remedy: "écrivez par exemple « nature: formation »",
    labels: &[],
};

pub(crate) const M007: RuleTexts = RuleTexts {
    title: "Période de réalisation manquante",
    why: "La période de réalisation est convenue d’avance : elle limite les dates facturées et \
          contrôlées. Une session datée suffit aussi, ou un déroulé où toutes les journées ont \
          une date.",
    cause: "il manque la période de réalisation",
    remedy: "écrivez par exemple « periode: mars 2027 » ; ou donnez une date à une session, ou à toutes les journées",
    labels: &["journée sans date"],
};

pub(crate) const M008: RuleTexts = RuleTexts {
    title: "Horaires manquants",
    why: "Le stagiaire doit connaître les horaires avant son inscription définitive. \
          Écrivez-les pour l’action, pour une étape ou pour une session.",
    cause: "il manque les horaires",
    remedy: "écrivez par exemple « horaires: 9 h à 17 h »",
    labels: &[],
};

pub(crate) const M009: RuleTexts = RuleTexts {
    title: "Méthodes pédagogiques manquantes",
    why: "Les méthodes disent comment on apprend : exposés, études de cas, mises en situation. \
          Elles sont annoncées au public et convenues avec le client.",
    cause: "il manque les méthodes pédagogiques",
    remedy: "écrivez-les dans « methodes », ou dans la « methode » d’une étape",
    labels: &[],
};

pub(crate) const M010: RuleTexts = RuleTexts {
    title: "Moyens manquants",
    why: "L’organisme promet des moyens : salle, matériel, encadrement, documents remis. Un \
          audit les vérifie.",
    cause: "il manque les moyens de l’action",
    remedy: "décrivez la salle, le matériel et les documents remis, dans « moyens » ou dans « ressources »",
    labels: &[],
};

pub(crate) const M011: RuleTexts = RuleTexts {
    title: "Suivi de l’exécution manquant",
    why: "Le suivi prouve que l’action a eu lieu et que chacun était présent : émargement, \
          relevés de connexion, travaux rendus. Il est convenu d’avance, et le paiement en \
          dépend.",
    cause: "la fiche ne dit pas comment vous suivez l’action : présence, travaux rendus",
    remedy: "écrivez-le dans « suivi », par exemple « feuilles d’émargement signées par \
             demi-journée »",
    labels: &[],
};

pub(crate) const M012: RuleTexts = RuleTexts {
    title: "Sanction de la formation manquante",
    why: "La sanction est le document remis au stagiaire à la fin : attestation, certificat de \
          réalisation, titre. La convention et le contrat l’annoncent d’avance.",
    cause: "il manque la sanction : le document remis au stagiaire à la fin",
    remedy: "écrivez-la dans « sanction », par exemple « certificat de réalisation remis à \
             chaque participant »",
    labels: &[],
};

pub(crate) const M013: RuleTexts = RuleTexts {
    title: "Prix manquant",
    why: "Quand un financeur paie, la convention donne le prix. Quand le stagiaire paie \
          lui-même, les documents qu’il reçoit donnent le prix. Le contrat avec un particulier \
          et l’information du public le donnent toujours. Un texte suffit s’il donne un \
          montant ; pour le public, « sur devis » suffit.",
    cause: "il manque le prix : {reason}",
    remedy: "écrivez par exemple « tarifs: 1 200 € », ou des « lignes » dans « tarifs », chacune avec « libelle » et « montant »",
    labels: &[],
};
pub(crate) const M013_FUNDER: &str = "un financeur paie l’action";
pub(crate) const M013_TRAINEE: &str = "sans convention, le stagiaire paie lui-même";
pub(crate) const M013_PUBLIC: &str = "les tarifs font partie de l’information du public";
pub(crate) const M013_SUBCONTRACT: &str = "le contrat de sous-traitance donne le prix";
pub(crate) const M013_PERSON: &str = "la personne se forme à ses frais";

pub(crate) const M014: RuleTexts = RuleTexts {
    title: "Modalités de règlement manquantes",
    why: "Le prix va avec ses modalités de règlement : quand, comment et par qui il est payé. \
          Quand un financeur paie, la convention les donne. Quand le stagiaire paie lui-même, \
          les documents qu’il reçoit les donnent. Le contrat avec un particulier les donne \
          toujours.",
    cause: "il manque les modalités de règlement : {reason}",
    remedy: "écrivez dans « tarifs », à côté de « lignes », par exemple « reglement: virement à 30 jours »",
    labels: &[],
};

pub(crate) const M015: RuleTexts = RuleTexts {
    title: "Prérequis manquants",
    why: "Avant de s’inscrire, chacun doit savoir si la formation est pour lui. Dites ce qu’il \
          faut déjà savoir, ou écrivez « aucun ». Décrire la vérification ne suffit pas.",
    cause: "il manque les prérequis",
    remedy: "écrivez-les dans « prerequis » ; s’il n’y en a pas, écrivez « aucun »",
    labels: &[],
};

pub(crate) const M016: RuleTexts = RuleTexts {
    title: "Effectif manquant",
    why: "Le nombre de participants change la formation de chacun : il doit être annoncé. Sans \
          lui, le contrat avec un particulier est nul. Le nombre de groupes ne suffit pas.",
    cause: "il manque le nombre de participants",
    remedy: "écrivez par exemple « public: { effectif: 12 } » ; si « public » est déjà écrit, ajoutez-y « effectif »",
    labels: &[],
};

pub(crate) const M017: RuleTexts = RuleTexts {
    title: "Modalités d’accès manquantes",
    why: "L’information du public dit comment s’inscrire : à qui s’adresser, par quelle \
          démarche, avec quelle sélection.",
    cause: "la fiche ne dit pas comment s’inscrire",
    remedy: "écrivez par exemple « acces: { modalites: inscription par courriel } » ; si « acces » est déjà écrit, ajoutez-y « modalites »",
    labels: &[],
};

pub(crate) const M018: RuleTexts = RuleTexts {
    title: "Délais d’accès manquants",
    why: "L’information du public donne le délai entre la demande et le début de la formation. \
          Chacun peut ainsi demander à temps un financement ou une absence.",
    cause: "la fiche ne donne pas le délai entre la demande et le début de la formation",
    remedy: "écrivez par exemple « acces: { delais: un mois avant la première journée } » ; si « acces » est déjà écrit, ajoutez-y « delais »",
    labels: &[],
};

pub(crate) const M019: RuleTexts = RuleTexts {
    title: "Modalités d’évaluation manquantes",
    why: "Avant de s’inscrire, le stagiaire doit savoir comment ses acquis seront évalués. \
          L’organisme doit pouvoir montrer que les objectifs sont atteints.",
    cause: "la fiche ne dit rien de l’évaluation",
    remedy: "décrivez-la dans « evaluation », avec « amont », « pendant », « a_chaud » ou \
             « a_froid »",
    labels: &[],
};

pub(crate) const M020: RuleTexts = RuleTexts {
    title: "Intervenants manquants",
    why: "Avant de s’inscrire, le stagiaire doit savoir qui le formera. Un audit demande le nom \
          et les titres des intervenants.",
    cause: "il manque les intervenants",
    remedy: "écrivez-les dans « intervenants », chacun avec « nom » et « qualite »",
    labels: &[],
};

pub(crate) const M021: RuleTexts = RuleTexts {
    title: "Titres d’un intervenant manquants",
    why: "L’organisme justifie les titres et qualités de ses formateurs : diplôme, métier, \
          expérience. Sans eux, le contrat avec un particulier est nul. Un audit les demande.",
    cause: "il manque les titres ou qualités de l’intervenant « {name} »",
    remedy: "écrivez-les dans « qualite » ou « presentation », par exemple « psychologue du \
             travail »",
    labels: &[],
};

pub(crate) const M022: RuleTexts = RuleTexts {
    title: "Contact manquant",
    why: "Avant de s’inscrire et pendant la formation, le stagiaire doit savoir à qui \
          s’adresser. Le public aussi.",
    cause: "il manque un contact",
    remedy: "écrivez dans « contacts » une personne ou un service, avec « telephone » ou « \
                  courriel »",
    labels: &[],
};

pub(crate) const M023: RuleTexts = RuleTexts {
    title: "Accessibilité manquante",
    why: "L’information du public dit comment les personnes en situation de handicap sont \
          accueillies : locaux, supports, rythme, adaptations possibles.",
    cause: "la fiche ne dit pas comment les personnes handicapées sont accueillies",
    remedy: "écrivez dans « accessibilite » ce qui est accessible et ce qui peut être adapté",
    labels: &[],
};

pub(crate) const M024: RuleTexts = RuleTexts {
    title: "Référent handicap manquant",
    why: "Une personne répond aux questions sur le handicap et fait appel aux spécialistes. Le \
          public doit savoir comment la joindre.",
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
    why: "Quand l’action mène à une certification, l’organisme publie aussi les résultats de la \
          certification : taux d’obtention, validation de blocs, insertion, poursuite \
          d’études.",
    cause: "aucun indicateur ne porte sur la certification",
    remedy: "ajoutez une ligne dans « indicateurs », par exemple « Taux d’obtention de la \
             certification »",
    labels: &["la certification visée"],
};

pub(crate) const M027: RuleTexts = RuleTexts {
    title: "Prévention des abandons manquante",
    why: "Quand l’action dure plus de deux jours, l’organisme dit comment il aide chacun à \
          aller au bout : relances, entretiens, rattrapages. Si la fiche ne compte qu’en \
          heures, sept heures font une journée, sauf si « heures_par_jour » dit autre chose.",
    cause: "l’action dure plus de deux jours, et la fiche ne dit rien de la prévention des \
             abandons",
    remedy: "écrivez dans « abandon » comment vous aidez chacun à aller au bout",
    labels: &["{length}"],
};

pub(crate) const M028: RuleTexts = RuleTexts {
    title: "Assistance à distance manquante",
    why: "Le stagiaire ne doit pas rester seul à distance, même pour une partie de la formation : la loi demande une assistance technique et pédagogique. La fiche dit qui répond, par quel moyen et sous quel délai. L’article vise l’action de formation, pas la VAE ni le bilan de compétences.",
    cause: "l’action est à distance, mais la fiche ne dit rien de l’assistance technique et pédagogique",
    remedy: "dans « distance », écrivez « assistance: » et dites qui répond, par quel moyen et sous quel délai",
    labels: &[],
};

pub(crate) const M029: RuleTexts = RuleTexts {
    title: "Activités à distance manquantes ou sans durée",
    why: "Quand une partie de la formation est à distance, le stagiaire doit connaître ses activités à distance et leur durée moyenne. Chaque activité a donc une durée. L’article vise l’action de formation, pas la VAE ni le bilan de compétences.",
    cause: "l’action est à distance, mais il manque {missing}",
    remedy: "dans « distance », écrivez « activites: » puis, après un tiret par activité, « titre: » et « duree: »",
    labels: &[],
};
pub(crate) const M029_ACTIVITIES: &str = "les activités à distance et leur durée moyenne";
pub(crate) const M029_LENGTH: &str = "la durée moyenne de cette activité";

pub(crate) const M030: RuleTexts = RuleTexts {
    title: "Certification incomplète",
    why: "La fiche annonce la certification comme France compétences l’a enregistrée : intitulé exact, code, certificateur, date d’enregistrement ou d’échéance. Chacun peut alors la retrouver sur le site de France compétences. Celle d’un éditeur de logiciel n’y est pas : « enregistree: non ».",
    cause: "la certification est incomplète : il manque {mention}",
    remedy: "recopiez la fiche de France compétences dans {keys}, sous « certification »",
    labels: &[],
};
pub(crate) const M030_TITLE: &str = "son intitulé exact";
pub(crate) const M030_TITLE_KEY: &str = "« intitule »";
pub(crate) const M030_CODE: &str = "son code";
pub(crate) const M030_CODE_KEY: &str = "« code »";
pub(crate) const M030_CERTIFIER: &str = "son certificateur";
pub(crate) const M030_CERTIFIER_KEY: &str = "« certificateur »";
pub(crate) const M030_DATE: &str = "sa date d’enregistrement ou d’échéance";
pub(crate) const M030_DATE_KEYS: &str = "« enregistrement » ou « echeance »";

pub(crate) const M031: RuleTexts = RuleTexts {
    title: "Enregistrement de la certification non précisé",
    why: "Une certification enregistrée par France compétences a un code et des dates ; celle d’un \
          éditeur de logiciel n’en a pas. La fiche dit laquelle des deux elle annonce.",
    cause: "la fiche ne dit pas si la certification est enregistrée par France compétences",
    remedy: "écrivez son « code » ; si elle n’en a pas, écrivez « enregistree: non »",
    labels: &[],
};

pub(crate) const M032: RuleTexts = RuleTexts {
    title: "Formation en situation de travail incomplète",
    why: "Une action de formation en situation de travail comprend l’analyse de l’activité de \
          travail, la désignation préalable d’un formateur, des phases réflexives distinctes \
          des mises en situation, et des évaluations.",
    cause: "la formation est en situation de travail, mais il manque {missing}",
    remedy: "complétez « afest » : « activites », « formateur », « phases_reflexives », « evaluations »",
    labels: &[],
};
pub(crate) const M032_ACTIVITIES: &str = "l’analyse de l’activité de travail";
pub(crate) const M032_TRAINER: &str = "le formateur désigné";
pub(crate) const M032_REFLECTION: &str = "les phases réflexives";
pub(crate) const M032_ASSESSMENTS: &str = "les évaluations";

pub(crate) const P001: RuleTexts = RuleTexts {
    title: "Objectif qui commence par un verbe vague",
    why: "Pour évaluer un objectif, on observe la personne. Or on ne peut pas la voir \
          « comprendre », « connaître » ou « maîtriser ». Pour changer la liste des verbes, \
          écrivez « verbes_vagues » dans annexe.yaml.",
    cause: "« {verb} » ne s’observe pas : l’objectif ne peut pas être évalué",
    remedy: "utilisez un verbe d’action : décrire, choisir, rédiger, conduire…",
    labels: &[],
};

pub(crate) const P002: RuleTexts = RuleTexts {
    title: "Objectif qui ne commence pas par un verbe",
    why: "Un objectif dit ce que la personne saura faire : il commence par un verbe d’action. \
          Un thème (« les signes d’une tension ») est un contenu : écrivez-le dans \
          « contenus ».",
    cause: "cet objectif commence par « {word} », pas par un verbe",
    remedy: "commencez par un verbe d’action : décrire, choisir, rédiger, conduire…",
    labels: &[],
};

pub(crate) const S001: RuleTexts = RuleTexts::of_reading(
    "YAML illisible",
    "Une fiche s’écrit en YAML : une clé, deux-points, une espace, une valeur. Les retraits \
     forment les groupes. Un signe mal placé rend sa section illisible : la fiche n’est pas produite. Les autres sections \
     sont vérifiées. Le plus souvent, un texte contient « : » sans guillemets, ou une ligne est décalée.",
);

pub(crate) const S002: RuleTexts = RuleTexts::of_reading(
    "Fichier qui n’est pas en UTF-8",
    "L’encodage est la façon d’enregistrer les lettres accentuées. Annexe ne lit que l’UTF-8 : \
     avec un autre encodage, les accents deviendraient d’autres signes dans un document \
     contractuel. Le fichier vient souvent d’un vieux logiciel ou d’un tableur.",
);

pub(crate) const S003: RuleTexts = RuleTexts::of_reading(
    "Fichier vide ou sans clés",
    "Une fiche est une suite de clés et de valeurs, au début des lignes. Un fichier vide, une \
     liste ou un texte libre ne décrit aucune formation. C’est souvent un fichier créé et \
     jamais rempli, ou enregistré par-dessus un autre.",
);

pub(crate) const S004: RuleTexts = RuleTexts::of_reading(
    "Second document dans le fichier",
    "Une ligne « --- » ouvre un second document, mais un fichier ne décrit qu’un programme : la \
     suite ne serait pas imprimée. Cette ligne est souvent un trait entre deux parties, ou \
     vient de deux fiches mises bout à bout.",
);

pub(crate) const S005: RuleTexts = RuleTexts::of_reading(
    "Taille excessive",
    "Une fiche tient en quelques pages. Un fichier ou un texte énorme, des milliers de clés ou \
     des groupes imbriqués sans fin bloqueraient la mise en page. C’est souvent un autre \
     fichier pris pour une fiche, ou un catalogue entier collé dans une fiche.",
);

pub(crate) const S006: RuleTexts = RuleTexts::of_reading(
    "Clé qui n’est pas un mot",
    "Une clé est un mot suivi de deux-points. YAML lit une clé entre crochets ou accolades \
     comme une liste ou un groupe : sa valeur ne serait pas imprimée. C’est souvent le reste \
     d’un modèle à compléter.",
);

pub(crate) const S007: RuleTexts = RuleTexts::of_reading(
    "Clé inconnue",
    "Une clé inconnue et son texte ne seraient pas imprimés, et leur absence se voit mal. C’est \
     souvent une faute de frappe, un singulier au lieu d’un pluriel, ou une clé mal placée.",
);

pub(crate) const S008: RuleTexts = RuleTexts::of_reading(
    "Clé obligatoire absente",
    "Certaines clés sont indispensables : l’intitulé d’une fiche, le nom ou la qualité d’un \
     intervenant, le montant d’une ligne de tarif. Sans elles, le reste du groupe n’a pas de sens une fois \
     imprimé. Souvent, l’information n’est pas encore connue, ou la ligne a été effacée par \
     erreur.",
);

pub(crate) const S009: RuleTexts = RuleTexts::of_reading(
    "Clé écrite deux fois",
    "Une clé n’a qu’une valeur dans son groupe. Si elle est écrite deux fois, une des deux \
     valeurs serait perdue. Souvent, une ligne a été recopiée pour être modifiée, et \
     l’ancienne est restée.",
);

pub(crate) const S010: RuleTexts = RuleTexts::of_reading(
    "Clé ou tiret sans valeur",
    "Une clé ou un tiret sans valeur compte pour absent : la fiche est produite sans cette \
     information. Souvent, elle a été laissée pour plus tard, ou la valeur commence par « # » \
     et YAML la lit comme un commentaire.",
);

pub(crate) const S011: RuleTexts = RuleTexts::of_reading(
    "Valeur du mauvais type",
    "Chaque clé attend un texte, un nombre, une liste ou un groupe de clés. Sans guillemets, \
     YAML lit un numéro de téléphone comme un nombre, et son zéro est perdu. Sans guillemets, \
     un texte qui contient « : » devient un groupe.",
);

pub(crate) const S012: RuleTexts = RuleTexts::of_reading(
    "Valeur hors de la liste",
    "Certaines clés n’acceptent que quelques valeurs : les libellés de la fiche et les \
     vérifications en dépendent. Annexe lit aussi les mots que la fiche imprime, avec leurs accents et \
     leurs majuscules. Un autre mot est refusé : « stage » n’est pas une nature d’action.",
);

pub(crate) const S013: RuleTexts = RuleTexts::of_reading(
    "Valeur illisible",
    "Annexe lit les dates, les durées, les heures et les montants pour les comparer, les \
     additionner et les imprimer sous la même forme. Un jour qui n’existe pas, une durée sans \
     unité ou « quelques heures » sont illisibles.",
);

pub(crate) const S014: RuleTexts = RuleTexts::of_reading(
    "Nombre hors limites",
    "Certains nombres ont des limites : un groupe compte au moins une personne, une durée en \
     jours se compte par demi-journées. Avec un zéro provisoire ou un chiffre en trop, la \
     fiche annonce une chose impossible.",
);

pub(crate) const S015: RuleTexts = RuleTexts::of_reading(
    "Deux programmes pour les mêmes fichiers",
    "Une fiche porte le nom du fichier de son programme. Deux programmes du même nom au même \
     endroit écriraient la même fiche : une des deux serait perdue, ou remise à la place de \
     l’autre. Cette erreur arrive avec « accueil.yaml » et « accueil.yml », ou avec deux projets qui \
     écrivent dans le même dossier.",
);

pub(crate) const S016: RuleTexts = RuleTexts::of_reading(
    "Fin avant le début",
    "Une période ou des horaires qui finissent avant de commencer ne disent pas quand l’action \
     se tient : la convention serait à refaire. C’est souvent une année mal recopiée, ou deux \
     dates échangées.",
);

pub(crate) const S017: RuleTexts = RuleTexts::of_reading(
    "Nombre qui perd ses zéros",
    "Sans guillemets, YAML lit 041 comme le nombre 41 : la référence imprimée serait fausse. \
     Mettez entre guillemets les références, les codes postaux et les numéros qui commencent \
     par zéro.",
);

pub(crate) const S018: RuleTexts = RuleTexts::of_reading(
    "Fin de texte lue comme un commentaire",
    "En YAML, un « # » après une espace commence un commentaire : la suite n’est pas imprimée, \
     et la fiche semble pourtant complète. Cette erreur arrive avec un numéro de salle ou de lot. \
     Entre guillemets, le texte reste entier.",
);

pub(crate) const S019: RuleTexts = RuleTexts::of_reading(
    "Règle ignorée sans motif",
    "Un commentaire « # annexe: ignore[…] » fait taire une règle à l’endroit où il se trouve. \
     Sans motif, un relecteur ne sait pas si vous l’avez décidé ou si une erreur est cachée : \
     le commentaire n’a donc pas d’effet.",
);

pub(crate) const S020: RuleTexts = RuleTexts::of_reading(
    "Code inconnu dans un commentaire « ignore »",
    "Le code entre crochets doit être le code d’une règle. Sinon, rien n’est ignoré, et le \
     message reste. C’est souvent une faute de frappe. Une erreur de lecture ne peut pas être \
     ignorée : corrigez-la.",
);

pub(crate) const S021: RuleTexts = RuleTexts::of_reading(
    "Commentaire « ignore » inutile",
    "Le commentaire fait taire une règle qui ne trouve rien à cet endroit. Soit la ligne a été \
     corrigée, soit le commentaire est au-dessus d’une autre ligne. S’il reste, il cachera la \
     prochaine erreur du même genre.",
);

pub(crate) const S022: RuleTexts = RuleTexts::of_reading(
    "Tiret ou clé lus comme du texte",
    "Un tiret plus en retrait que les autres tirets de sa liste ne commence pas un élément : \
     YAML rattache la ligne au texte précédent. La fiche imprimerait les deux à la suite, avec \
     le tiret. De même, sous « > », les lignes d’une liste ou d’un tableau sont jointes, et une clé en \
     retrait sous « | » fait partie du texte.",
);

pub(crate) const S023: RuleTexts = RuleTexts::of_reading(
    "Commentaire « ignore » écrit dans un texte",
    "Sous « | » ou « > », tout est du texte : le commentaire serait imprimé dans la fiche. \
     Placez-le au-dessus de la clé : il vaut alors pour tout le texte.",
);

pub(crate) const S024: RuleTexts = RuleTexts::of_reading(
    "Fichier du thème inutilisable",
    "Le logo et les polices de « theme » sont joints à chaque fiche. Ils doivent exister, avoir \
     un format connu (SVG ou PNG ; TTF ou OTF) et rester légers. Leur licence doit permettre \
     de les joindre. Un dessin ne contient que des tracés : un texte changerait selon les \
     polices de l’ordinateur.",
);

pub(crate) const S025: RuleTexts = RuleTexts::of_reading(
    "Couleur illisible",
    "Les couleurs de « theme » servent à des textes. Chacune doit avoir un contraste d’au moins \
     4,5 pour 1 avec le papier et avec le fond du bandeau. En dessous, le texte est illisible \
     pour une personne malvoyante, et pour tous sur une photocopie.",
);

pub(crate) const S027: RuleTexts = RuleTexts::of_reading(
    "Texte et clé qui se contredisent",
    "Un texte comme « 1 490 € HT » dit plusieurs choses à la fois : ici le montant et la taxe. Si \
     une clé voisine dit déjà l’une d’elles, les deux doivent être d’accord.",
);

pub(crate) const T001: RuleTexts = RuleTexts::of_reading(
    "Caractère invisible interdit",
    "Certains caractères sont invisibles, mais ils peuvent changer l’ordre de lecture. Un \
     document contractuel doit dire la même chose à tous. Ces caractères viennent souvent d’un \
     nom ou d’un numéro collé depuis un site, un PDF ou un carnet d’adresses.",
);

pub(crate) const T002: RuleTexts = RuleTexts::of_reading(
    "Caractère qui ne peut pas être imprimé",
    "Les polices du PDF ont les lettres et les signes courants, mais pas les émojis ni la \
     plupart des pictogrammes : un point d’interrogation s’imprimerait à leur place. Ces \
     signes viennent souvent d’un texte collé depuis un message ou une page web.",
);

pub(crate) const T003: RuleTexts = RuleTexts::of_reading(
    "Mise en forme Markdown non acceptée",
    "Un texte peut avoir des paragraphes, du gras, de l’italique, des listes, des titres, des \
     liens, des notes et des tableaux. Une balise HTML, une image, un bloc de code ou un trait de \
     séparation ne passent pas dans tous les formats de la fiche. Ils viennent souvent d’un \
     texte copié d’un site.",
);

pub(crate) const T004: RuleTexts = RuleTexts::of_reading(
    "Adresse de lien non acceptée",
    "Un lien doit mener au même endroit pour tous les lecteurs de la fiche : son adresse \
     commence par https://, http://, mailto: ou tel:. Sans ce début, « www.exemple.fr » est \
     cherché à côté de la fiche. Un fichier de votre ordinateur ne s’ouvre que sur votre \
     ordinateur.",
);

pub(crate) const T005: RuleTexts = RuleTexts::of_reading(
    "Note jamais appelée",
    "Une note s’imprime si son appel, par exemple « [^1] », se trouve dans le même texte. Sans \
     appel, elle disparaîtrait de la fiche. Cette erreur arrive quand la phrase qui contient l’appel \
     est réécrite, ou déplacée sous une autre clé.",
);

pub(crate) const T006: RuleTexts = RuleTexts::of_reading(
    "Caractère sans largeur",
    "Un caractère sans largeur coupe un mot de façon invisible : une recherche ne trouve plus \
     ce mot, et une synthèse vocale le lit mal. Il vient d’un texte collé depuis un site ou un \
     traitement de texte. Il n’est pas imprimé, et « annexe check --fix » le supprime du \
     fichier.",
);

pub(crate) const T013: RuleTexts = RuleTexts::of_reading(
    "Ligature collée",
    "Un PDF colle parfois « fi », « fl » ou « ffi » en un seul caractère. À l’œil, le mot est le même ; \
     une recherche ne le trouve pas. La fiche imprime les lettres, et « annexe check --fix » les \
     remet dans le fichier.",
);

pub(crate) const S026: RuleTexts = RuleTexts::of_reading(
    "Guillemets de traitement de texte autour d’une valeur",
    "YAML ne reconnaît que les guillemets droits, \" et '. Ceux d’un traitement de texte, “ et ”, font \
     partie de la valeur : la fiche les imprime. Un numéro ou un nom n’en veut pas.",
);

pub(crate) const T014: RuleTexts = RuleTexts {
    title: "Texte de modèle",
    why: "Un modèle contient des textes à remplacer : « À compléter », « Nom du client », « [date] », \
          « XXX », « {{client}} », des pointillés. Oubliés, ils sont imprimés sur la fiche à signer.",
    cause: "il reste {count} {count|texte|textes} de modèle à remplacer : « {words} »",
    remedy: "écrivez {count|le vrai texte|les vrais textes}, ou supprimez {count|la clé si elle ne sert|les clés qui ne servent} pas",
    labels: &["ici aussi"],
};

pub(crate) const T015: RuleTexts = RuleTexts {
    title: "Caractère abîmé par un copier-coller",
    why: "Un texte recopié d’un courriel, d’une page web ou d’un autre logiciel peut garder « Ã© » pour « é », un code comme \
          « &eacute; », ou une lettre grecque ou cyrillique qui ressemble à une lettre latine. La fiche l’imprime, et \
          une recherche ne trouve plus le mot. `annexe check --fix` le corrige.",
    cause: "« {word} » : {kind}",
    remedy: "effacez le mot et retapez « {right} » au clavier, ou lancez `annexe check --fix`",
    labels: &[],
};
pub(crate) const T015_CUT: &str = "ce mot est coupé comme à la fin d’une ligne";
pub(crate) const T015_ALPHABET: &str = "la lettre no {rank}, « {letter} », vient d’un autre alphabet : elle ressemble seulement à « {like} »";
pub(crate) const T015_APOSTROPHE: &str = "un point d’interrogation remplace une apostrophe";
pub(crate) const T015_ENCODING: &str = "une lettre accentuée a été abîmée par un copier-coller";
pub(crate) const T015_HTML: &str = "c’est un code de page web, qui serait imprimé tel quel";

pub(crate) const S028: RuleTexts = RuleTexts::of_reading(
    "Commentaire « ignore » mal écrit",
    "Un commentaire n’ignore une règle que sous la forme « # annexe: ignore[CODE] motif », en minuscules et \
     avec les crochets. Écrit autrement, il n’a pas d’effet.",
);

pub(crate) const T007: RuleTexts = RuleTexts {
    title: "Ponctuation inégale dans une liste",
    why: "Une liste mal ponctuée se remarque dans un document à signer : une virgule ici, un \
          point là, rien ailleurs. Trois façons sont correctes : aucun signe ; un point \
          partout ; une virgule (ou un point-virgule) partout, et un point à la fin.",
    cause: "{own} à la fin de cet élément, mais la liste {due}",
    remedy: "ponctuez tous les éléments de la même façon : rien, « . » partout, ou « , » puis « \
                  . » à la fin",
    labels: &["{own} ici"],
};
pub(crate) const T007_NO_MARK: &str = "aucun signe";
pub(crate) const T007_A_COMMA: &str = "une virgule";
pub(crate) const T007_A_SEMICOLON: &str = "un point-virgule";
pub(crate) const T007_A_STOP: &str = "un point";
pub(crate) const T007_WANTS_NONE: &str = "ne demande aucun signe";
pub(crate) const T007_WANTS_COMMA: &str = "demande une virgule";
pub(crate) const T007_WANTS_SEMICOLON: &str = "demande un point-virgule";
pub(crate) const T007_WANTS_STOP: &str = "demande un point";

pub(crate) const T008: RuleTexts = RuleTexts {
    title: "Paragraphe répété",
    why: "Un paragraphe écrit deux fois, ou presque, vient souvent d’un copier-coller. Quand un \
          des deux change, la fiche se contredit. Les titres, les résumés, les contenus et les \
          méthodes des étapes peuvent se répéter.",
    cause: "ce paragraphe {repeats} un autre",
    remedy: "gardez-en un seul, ou réécrivez l’un des deux",
    labels: &["déjà ici"],
};
pub(crate) const T008_AGAIN: &str = "répète";
pub(crate) const T008_NEARLY_AGAIN: &str = "répète presque mot pour mot";

pub(crate) const T009: RuleTexts = RuleTexts {
    title: "Marque Markdown imprimée telle quelle",
    why: "« **mot** » met en gras, « [mot](adresse) » fait un lien. Une marque ouverte et \
          jamais fermée s’imprime telle quelle. Un tableau mal formé aussi. Une marque dans un texte d’une ligne (un \
          titre, un lieu) aussi. Pour imprimer le signe, écrivez une barre oblique inverse \
          devant.",
    cause: "« {mark} » {why}, et sera imprimé tel quel",
    remedy: "{remedy}",
    labels: &[],
};
pub(crate) const T009_UNCLOSED: &str = "n’a pas de marque correspondante";
pub(crate) const T009_CLOSE_IT: &str =
    "collez une marque de chaque côté du mot, comme **mot** ou [mot](https://…), ou supprimez-la";
pub(crate) const T009_NO_TABLE: &str = "n’appartient à aucun tableau complet";
pub(crate) const T009_RULE_IT: &str = "écrivez une ligne « |---|---| » sous la ligne de titres, et pas plus de cellules que de \
     titres à chaque ligne";
pub(crate) const T009_ONE_LINE: &str =
    "est dans un texte d’une ligne, qui n’accepte pas le gras ni les liens";
pub(crate) const T009_TAKE_OUT: &str = "supprimez les marques";

pub(crate) const T010: RuleTexts = RuleTexts {
    title: "Renvoi sans cible",
    why: "Un texte renvoie parfois à la « phase 5 » d’un déroulé de quatre phases, ou à une \
          note qui n’existe pas. Cette erreur arrive quand une étape est supprimée ou déplacée.",
    cause: "« {reference} » ne renvoie à rien : {why}",
    remedy: "corrigez le renvoi, ou ajoutez ce qui manque",
    labels: &["le déroulé va jusqu’à la {most}"],
};
pub(crate) const T010_NO_NOTE: &str = "cette note n’existe pas dans le texte";
pub(crate) const T010_NO_STEP: &str = "le déroulé a moins d’étapes";

pub(crate) const T011: RuleTexts = RuleTexts {
    title: "Ordinal mal abrégé",
    why: "Les ordinaux s’abrègent 1er, 1re, 2e. La fiche les imprime correctement ; `annexe \
          check --fix` corrige aussi le fichier.",
    cause: "l’abréviation correcte de « {written} » est « {due} »",
    remedy: "écrivez « {due} », ou lancez `annexe check --fix`",
    labels: &[],
};

pub(crate) const T012: RuleTexts = RuleTexts {
    title: "Espace de trop",
    why: "Deux espaces de suite, une tabulation, ou une espace devant une virgule ou un point \
          sont des fautes de frappe. La fiche ne les imprime pas ; `annexe check --fix` les \
          supprime aussi du fichier.",
    cause: "{what}",
    remedy: "{remedy}",
    labels: &[],
};
pub(crate) const T012_REMOVE: &str = "supprimez l’espace en trop, ou lancez `annexe check --fix`";
pub(crate) const T012_TABLE: &str =
    "si c’est un tableau, écrivez « | » au lieu de chaque tabulation ; sinon, une espace";
pub(crate) const T012_REPEATED: &str = "plusieurs espaces se suivent";
pub(crate) const T012_TAB: &str = "il y a une tabulation au lieu d’une espace";
pub(crate) const T012_BEFORE_MARK: &str = "il y a une espace avant ce signe";
pub(crate) const T012_AFTER_BRACKET: &str = "il y a une espace après cette parenthèse";

pub(crate) const C070: RuleTexts = RuleTexts {
    title: "Texte contraire à la loi",
    why: "Certaines phrases contredisent le texte qui encadre l’action : accord de la personne qui fait un bilan, décision du jury \
          en VAE, gratuité et âge en apprentissage, assistance à distance, rétractation. La règle lit des mots, pas le sens : relisez \
          la phrase. Les articles L6353-6 et L6313-4 et la loi sur la VAE ont été lus en novembre 2026 sur des sites tiers ; les autres \
          textes sont cités de mémoire : à vérifier sur Légifrance.",
    cause: "« {words} » : {law}",
    remedy: "corrigez cette phrase, ou retirez-la",
    labels: &[],
};
pub(crate) const C070_CONSENT: &str = "un bilan demande l’accord de la personne, et son refus n’est pas une faute (Code du travail, art. L6313-4)";
pub(crate) const C070_RETENTION: &str = "les documents d’un bilan sont détruits à la fin, sauf accord écrit pour un suivi de peu d’années (art. R6313-7, durée à vérifier)";
pub(crate) const C070_EXPERIENCE: &str =
    "une VAE ne demande plus de durée d’expérience (loi du 21 décembre 2022, art. 10)";
pub(crate) const C070_DIPLOMA: &str =
    "le jury et le certificateur accordent le diplôme, pas l’organisme";
pub(crate) const C070_WRITES: &str = "le candidat écrit lui-même son dossier de VAE";
pub(crate) const C070_AGE: &str = "un contrat d’apprentissage s’ouvre de 16 à 29 ans, sauf exceptions à nommer (Code du travail, art. L6222-1 et L6222-2)";
pub(crate) const C070_CONTRACT: &str =
    "un contrat d’apprentissage dure six mois au moins (Code du travail, art. L6222-7-1)";
pub(crate) const C070_HELP: &str =
    "une formation à distance comprend une assistance (Code du travail, art. D6313-3-1, 1°)";
pub(crate) const C070_AFEST: &str = "une Afest a une analyse du travail, un formateur désigné, des phases réflexives et des évaluations (Code du travail, art. D6313-3-2)";
pub(crate) const C070_MONITORING: &str =
    "la convention dit comment l’exécution de l’action est suivie (Code du travail, art. D6353-1)";
pub(crate) const C070_PROMISE: &str = "personne ne peut promettre la réussite";
pub(crate) const C070_WITHDRAWAL: &str = "le stagiaire qui paie lui-même a dix jours pour se rétracter, quatorze à distance (Code du travail, art. L6353-5)";
pub(crate) const C070_DEPOSIT: &str = "le stagiaire qui paie lui-même ne verse rien avant la fin du délai de rétractation, puis 30 % au plus (Code du travail, art. L6353-6)";
pub(crate) const C070_APPROVAL: &str = "l’enregistrement de la déclaration d’activité ne vaut pas agrément de l’État (Code du travail, art. L6352-12)";
pub(crate) const C070_WORTH: &str = "une attestation ne vaut pas diplôme";
pub(crate) const C070_DATA: &str = "les données des personnes sont gardées pour un temps limité, et ne se vendent pas (RGPD, art. 5)";

pub(crate) const C071: RuleTexts = RuleTexts {
    title: "Durée de validité contredite",
    why: "La fiche donne la durée de validité de la certification : un texte qui en dit une autre vient souvent d’une autre fiche.",
    cause: "le texte dit « {stated} », et « validite » dit « {validity} »",
    remedy: "corrigez ce texte, ou « validite »",
    labels: &["« validite »"],
};
