//! The texts of rules in English.

use crate::diagnostic::message::RuleTexts;

pub(crate) const C001: RuleTexts = RuleTexts {
    title: "Day count contradicted by the plan",
    why: "The duration binds both parties: the number of days announced is the number that the plan details. The \
             plan is counted only when each of its steps counts in days.",
    cause: "the duration says {announced}, the plan holds {planned}",
    remedy: "correct `duree.jours`, or the plan",
    labels: &["{planned} here"],
};

pub(crate) const C002: RuleTexts = RuleTexts {
    title: "Hours contradicted by the days",
    why: "The number of hours is the one that is invoiced and signed for. When the sheet gives days, hours a day \
             and their total, the first two multiplied make the third; writing two of them is enough.",
    cause: "the duration says {stated}, and its days make {made}",
    remedy: "correct whichever of the three values is wrong, or remove `duree.heures`",
    labels: &["{days}", "{per_day} a day"],
};

pub(crate) const C003: RuleTexts = RuleTexts {
    title: "Hour count contradicted by the plan",
    why: "The total of hours binds both parties: it is the one that the plan details. The plan is counted only \
             when the length of each of its steps is known; its pauses count or not, as you like.",
    cause: "the duration says {announced}, the plan holds {planned}",
    remedy: "correct `duree`, or the length of a step of the plan",
    labels: &["{planned} here", "{part}"],
};

pub(crate) const C004: RuleTexts = RuleTexts {
    title: "Length of a step contradicted by its parts",
    why: "A phase lasts as long as its days, a half-day as long as its sequences. They are added up only when \
             the length of each part is known; pauses count or not, as you like.",
    cause: "the step says {stated}, its parts make {parts}",
    remedy: "correct the length of the step, or that of one of its parts",
    labels: &["{part}"],
};

pub(crate) const C005: RuleTexts = RuleTexts {
    title: "Breakdown contradicted by the total",
    why: "The hours in presence, at a distance, in a company and of exams share the total. A breakdown may be \
             partial; it cannot exceed the total, nor fall short of it when it gives the hours in presence. Exams \
             may be part of the other hours.",
    cause: "the breakdown makes {shared}, the duration says {total}",
    remedy: "correct `duree.detail`, or the total",
    labels: &["{total} in all", "{part}"],
};

pub(crate) const C006: RuleTexts = RuleTexts {
    title: "Length of the exams contradicted",
    why: "The hours of exams announced in the duration are those of the exams that the assessment describes. \
             They are added up only when each exam has a length.",
    cause: "the duration sets {reserved} aside for exams, which make {exams}",
    remedy: "correct `duree.detail.certification`, or the length of an exam",
    labels: &["{part}"],
};

pub(crate) const C007: RuleTexts = RuleTexts {
    title: "Length of the remote activities contradicted",
    why: "The average length of remote activities must be stated by law: they add up to the remote hours that \
             the duration announces, or to the hours without a trainer alone when live sessions are described \
             elsewhere.",
    cause: "the remote activities make {activities}, the duration says {announced}",
    remedy: "correct the length of an activity, or `duree.detail`",
    labels: &["{part}"],
};

pub(crate) const C008: RuleTexts = RuleTexts {
    title: "Times contradicted by a length",
    why: "Times are what trainees sign for. Morning and afternoon together make the hours of a day, and the \
             times of a sequence its length. Times across noon may hold a meal: they are never too long then. A \
             text that says more than hours is not counted.",
    cause: "the times make {open}, and the length is {length}",
    remedy: "correct the times, or the length",
    labels: &["{length} a day", "{length}"],
};

pub(crate) const C009: RuleTexts = RuleTexts {
    title: "Dates out of order",
    why: "A plan reads in the order in which it happens: a step dated before the one above it is nearly always a \
             slip in the day, the month or the year. Steps of one level are compared by their first day.",
    cause: "this date, {after}, comes before the previous one, {before}",
    remedy: "correct one of the two dates, or put the steps in order",
    labels: &["the previous one"],
};

pub(crate) const C010: RuleTexts = RuleTexts {
    title: "Same day planned twice",
    why: "Two days of one action cannot have the same date, nor can a list name one twice. Two half-days may, \
             and so may two meetings that fit in a day, or two groups in different places.",
    cause: "{date} is planned twice",
    remedy: "correct one of the two dates",
    labels: &["already here"],
};

pub(crate) const C011: RuleTexts = RuleTexts {
    title: "Date outside the period",
    why: "The period binds the parties and whoever pays: a day or a session outside it is not covered by the \
             convention.",
    cause: "this date, {date}, is not in the period",
    remedy: "correct the date, or the period",
    labels: &[
        "the period starts on {bound}",
        "the period ends on {bound}",
        "nor is this one",
    ],
};

pub(crate) const C012: RuleTexts = RuleTexts {
    title: "Training on a Saturday or a Sunday",
    why: "A date of training on a Saturday or a Sunday is often a slip. When it is meant, a comment `# annexe: \
             ignore[C012]` says why.",
    cause: "training is planned on {date}",
    remedy: "check the date",
    labels: &[],
};

pub(crate) const C013: RuleTexts = RuleTexts {
    title: "Training on a public holiday",
    why: "A date of training on a public holiday is often a slip. Holidays are those of the `zone` that \
             annexe.yaml gives, else those of mainland France. A holiday on a Saturday or a Sunday is told by C012.",
    cause: "training is planned on {date}, a public holiday ({holiday})",
    remedy: "check the date",
    labels: &[],
};
pub(crate) const C013_NEW_YEAR: &str = "New Year’s Day";
pub(crate) const C013_GOOD_FRIDAY: &str = "Good Friday";
pub(crate) const C013_EASTER_MONDAY: &str = "Easter Monday";
pub(crate) const C013_LABOUR_DAY: &str = "Labour Day";
pub(crate) const C013_VICTORY_1945: &str = "Victory in Europe Day";
pub(crate) const C013_ASCENSION: &str = "Ascension Day";
pub(crate) const C013_WHIT_MONDAY: &str = "Whit Monday";
pub(crate) const C013_NATIONAL_DAY: &str = "Bastille Day";
pub(crate) const C013_ASSUMPTION: &str = "Assumption Day";
pub(crate) const C013_ALL_SAINTS: &str = "All Saints’ Day";
pub(crate) const C013_ARMISTICE_1918: &str = "Armistice Day";
pub(crate) const C013_CHRISTMAS: &str = "Christmas Day";
pub(crate) const C013_SAINT_STEPHEN: &str = "Saint Stephen’s Day";
pub(crate) const C013_ABOLITION: &str = "Abolition of Slavery Day";

pub(crate) const C014: RuleTexts = RuleTexts {
    title: "Reversed period in a text",
    why: "A period that ends before it starts, such as « 2028/2022 » or « du 16 au 14 mars », holds a slip that \
             structured keys cannot see. A year that the first day lacks is not guessed across months: « du 15 \
             décembre au 10 janvier 2027 » is right.",
    cause: "the period \"{period}\" ends before it starts",
    remedy: "check the order of the two dates, and their years",
    labels: &[],
};

pub(crate) const C015: RuleTexts = RuleTexts {
    title: "Unknown trainer",
    why: "Trainers and their titles must be stated by law: whoever takes a day or a session is introduced in \
             `intervenants`. Case, accents, the order of names and titles do not matter; an initial is enough for a \
             first name.",
    cause: "\"{name}\" is not among the trainers of the action",
    remedy: "write the name as in `intervenants` ({known}), or add this person there",
    labels: &["the trainers"],
};

pub(crate) const C016: RuleTexts = RuleTexts {
    title: "Least headcount above the most",
    why: "The headcount sets the size of groups, and often the price: the least is not above the most.",
    cause: "the headcount goes from {least} to {most}",
    remedy: "swap `min` and `max`, or correct one of them",
    labels: &["at least {least}", "at most {most}"],
};

pub(crate) const C017: RuleTexts = RuleTexts {
    title: "Weekday contradicted by its date",
    why: "Trainees remember the weekday, software the date: when « lundi 14 février 2019 » is a Thursday, \
             somebody will come on the wrong day. A date without a year is not checked.",
    cause: "\"{written}\" contradicts itself: that date is {date}",
    remedy: "correct the weekday, or the date",
    labels: &[],
};

pub(crate) const C018: RuleTexts = RuleTexts {
    title: "Contradicted price",
    why: "A price binds the provider: one service does not have two amounts, and the catalogue does not announce \
             a price that no row has. The total of the rows, a price with its VAT of 20% and a multiple by day or \
             by hour are fine.",
    cause: "the price {here} contradicts {there}",
    remedy: "correct one of the two amounts, or tell the services apart",
    labels: &["{price}"],
};

pub(crate) const C019: RuleTexts = RuleTexts {
    title: "Registration over before it starts",
    why: "France compétences registers a certification for some years: it expires after it is registered.",
    cause: "the certification expires on {end}, before it is registered on {start}",
    remedy: "correct one of the two dates",
    labels: &["registered on {start}"],
};

pub(crate) const C020: RuleTexts = RuleTexts {
    title: "Certification expired before the action ends",
    why: "Once its registration has expired, a certification may no longer be awarded nor paid for, unless it is \
             renewed: check its page at France compétences.",
    cause: "the action ends on {end}, after the certification has expired",
    remedy: "check that the certification is renewed, or correct the date",
    labels: &["expires on {expiry}"],
};

pub(crate) const C021: RuleTexts = RuleTexts {
    title: "Count of steps contradicted by the plan",
    why: "When an introduction announces four modules, readers count them. Adding one or taking one away often \
             leaves the former number behind.",
    cause: "the text counts {announced}, the plan {planned}",
    remedy: "correct the number, or the plan",
    labels: &["{planned} here"],
};

pub(crate) const D001: RuleTexts = RuleTexts::of_reading(
    "Version that did not change",
    "Two sheets that do not commit to the same things do not bear the same version: at the foot of each page, it \
             tells which one is signed. `annexe diff` looks at it when a change is substantial; a version that is a \
             number goes up, another one changes.",
);

pub(crate) const M001: RuleTexts = RuleTexts {
    title: "Number of the convention missing",
    why: "The programme is an annex to the training convention: without its number, nothing says to which one. \
             Whoever signs one would not be bound by the other.",
    cause: "the number of the convention is missing",
    remedy: "write it in `convention.numero`, such as 12/26",
    labels: &[],
};

pub(crate) const M002: RuleTexts = RuleTexts {
    title: "Number of the annex missing",
    why: "A convention often has several annexes, one an action: their number tells them apart, and the \
             convention refers to it.",
    cause: "the number of the annex is missing",
    remedy: "write it in `convention.annexe`, such as 1",
    labels: &[],
};

pub(crate) const M003: RuleTexts = RuleTexts {
    title: "Objectives missing",
    why: "Every training action has objectives, written before it starts: they are what it is chosen by, and \
             what learning is assessed against. They are said for the whole action or for each step.",
    cause: "the objectives of the action are missing",
    remedy: "write them in `objectifs.liste`, one a line, each with an action verb",
    labels: &[],
};

pub(crate) const M004: RuleTexts = RuleTexts {
    title: "Content missing",
    why: "The content binds the provider: it is what is bought, and what an inspection compares with what was \
             done. Phases, modules, days or sequences say it; a text may be enough.",
    cause: "the content of the action is missing",
    remedy: "describe it in `deroule`, by `phases`, `modules`, `journees` or `sequences`",
    labels: &[],
};

pub(crate) const M005: RuleTexts = RuleTexts {
    title: "Duration missing",
    why: "The duration is part of what is agreed: the price, the funding and the certificate of completion \
             depend on it. The hours of one day are not enough to tell it.",
    cause: "the duration of the action is missing",
    remedy: "write it in `duree.jours` or `duree.heures`, such as 2 or 14",
    labels: &[],
};

pub(crate) const M006: RuleTexts = RuleTexts {
    title: "Nature of the action missing",
    why: "The contract with a person who pays for their own training says the nature of the action (training, \
             skills assessment, validation of experience…), or is void.",
    cause: "the nature of the action is missing",
    remedy: "write it in `nature`, such as `formation`",
    labels: &[],
};

pub(crate) const M007: RuleTexts = RuleTexts {
    title: "Period of the action missing",
    why: "When the action takes place is agreed beforehand: it bounds what will be invoiced and inspected. A \
             dated session says it too, or a plan whose days all have a date.",
    cause: "the period of the action is missing",
    remedy: "write it in `periode`, as a text or by `debut` and `fin`, or give every day its date",
    labels: &["day without a date"],
};

pub(crate) const M008: RuleTexts = RuleTexts {
    title: "Times missing",
    why: "Trainees are told the times before they are enrolled for good. They are said for the action, a step or \
             a session.",
    cause: "the times are missing",
    remedy: "write them in `horaires`, such as 9 h à 17 h",
    labels: &[],
};

pub(crate) const M009: RuleTexts = RuleTexts {
    title: "Teaching methods missing",
    why: "Methods say how one learns: talks, case studies, role play. The public is told of them, and they are \
             agreed with the client.",
    cause: "the teaching methods are missing",
    remedy: "write them in `methodes`, or in `methode` of a step",
    labels: &[],
};

pub(crate) const M010: RuleTexts = RuleTexts {
    title: "Means missing",
    why: "The means (room, equipment, staff, handouts) are part of what the provider promises, and of what an \
             audit checks.",
    cause: "the means of the action are missing",
    remedy: "write them in `moyens` or `ressources`, such as the room, the equipment and the handouts",
    labels: &[],
};

pub(crate) const M011: RuleTexts = RuleTexts {
    title: "Monitoring missing",
    why: "Monitoring proves that the action took place and who was there: attendance sheets, connection logs, \
             work handed in. It is agreed beforehand, and payment depends on it.",
    cause: "how the action is monitored is missing",
    remedy: "write it in `suivi`, such as `feuilles d’émargement signées par demi-journée`",
    labels: &[],
};

pub(crate) const M012: RuleTexts = RuleTexts {
    title: "Outcome for trainees missing",
    why: "It is what trainees receive in the end: an attestation, a certificate of completion, a title. The \
             convention and the contract say it beforehand.",
    cause: "what trainees receive in the end is missing",
    remedy: "write it in `sanction`, such as `certificat de réalisation remis à chaque participant`",
    labels: &[],
};

pub(crate) const M013: RuleTexts = RuleTexts {
    title: "Price missing",
    why: "The price must stand in the convention when a funder pays, in what trainees are given when they pay, \
             and always in the contract of a person and in what the public is told. A text says it when it gives an \
             amount; for the public, `sur devis` is enough.",
    cause: "the price is missing: {reason}",
    remedy: "write a row in `tarifs.lignes`, with its `libelle` and its `montant`",
    labels: &[],
};
pub(crate) const M013_FUNDER: &str = "a funder pays for the action";
pub(crate) const M013_TRAINEE: &str = "without a convention, trainees pay themselves";
pub(crate) const M013_PUBLIC: &str = "the public must be told the prices";
pub(crate) const M013_PERSON: &str = "the person pays for their own training";

pub(crate) const M014: RuleTexts = RuleTexts {
    title: "Terms of payment missing",
    why: "A price goes with its terms: when, how and by whom it is paid. They must stand in the convention when \
             a funder pays, in what trainees are given when they pay, and in the contract of a person.",
    cause: "the terms of payment are missing: {reason}",
    remedy: "write them in `tarifs.reglement`, beside `tarifs.lignes`",
    labels: &[],
};

pub(crate) const M015: RuleTexts = RuleTexts {
    title: "Prerequisites missing",
    why: "Everyone must know before enrolling whether the training is for them: what to know already, or \
             `aucun`. How it is checked does not say what is asked.",
    cause: "the prerequisites are missing",
    remedy: "write them in `prerequis`; when there are none, write `aucun`",
    labels: &[],
};

pub(crate) const M016: RuleTexts = RuleTexts {
    title: "Headcount missing",
    why: "The number of participants changes what each one gets: it is announced, and the contract of a person \
             is void without it. The number of groups does not tell it.",
    cause: "the number of participants is missing",
    remedy: "write it in `public.effectif.min` or `public.effectif.max`, such as 12",
    labels: &[],
};

pub(crate) const M017: RuleTexts = RuleTexts {
    title: "Enrolment missing",
    why: "The public is told how one gets in: whom to ask, by what steps, with what selection.",
    cause: "how one enrols is missing",
    remedy: "say in `acces.modalites` how one enrols",
    labels: &[],
};

pub(crate) const M018: RuleTexts = RuleTexts {
    title: "Access time missing",
    why: "The public is told how long it takes from asking to starting, so that funding or leave is asked for in \
             time.",
    cause: "the time it takes to get in is missing",
    remedy: "write it in `acces.delais`, such as `un mois avant la première journée`",
    labels: &[],
};

pub(crate) const M019: RuleTexts = RuleTexts {
    title: "Assessment missing",
    why: "Trainees know before enrolling how what they learn will be assessed, and the provider must be able to \
             show that the objectives are reached.",
    cause: "how learning is assessed is missing",
    remedy: "write it in `evaluation`, by `amont`, `pendant`, `a_chaud` or `a_froid`",
    labels: &[],
};

pub(crate) const M020: RuleTexts = RuleTexts {
    title: "Trainers missing",
    why: "Trainees know before enrolling who will train them, and an audit asks who takes part and by what \
             right.",
    cause: "the trainers are missing",
    remedy: "write them in `intervenants`, each with `nom` and `qualite`",
    labels: &[],
};

pub(crate) const M021: RuleTexts = RuleTexts {
    title: "Titles of a trainer missing",
    why: "The provider answers for the titles of those who train: degree, trade, experience. The contract of a \
             person is void without them, and an audit asks for them.",
    cause: "the titles of the trainer \"{name}\" are missing",
    remedy: "write them in `qualite` or `presentation`, such as `psychologue du travail`",
    labels: &[],
};

pub(crate) const M022: RuleTexts = RuleTexts {
    title: "Contact missing",
    why: "Trainees know whom to ask before enrolling and during the training, and so does the public.",
    cause: "a contact is missing",
    remedy: "write a person or a service in `contacts`, with `telephone` or `courriel`",
    labels: &[],
};

pub(crate) const M023: RuleTexts = RuleTexts {
    title: "Accessibility missing",
    why: "The public is told how people with disabilities are welcomed: premises, handouts, pace, what can be \
             adapted.",
    cause: "how people with disabilities are welcomed is missing",
    remedy: "say in `accessibilite` what is accessible and what can be adapted",
    labels: &[],
};

pub(crate) const M024: RuleTexts = RuleTexts {
    title: "Disability referent missing",
    why: "Somebody answers for disability and calls on those who can help: the public must know how to reach \
             them.",
    cause: "the disability referent is missing",
    remedy: "write their name and how to reach them in `referent_handicap`",
    labels: &[],
};

pub(crate) const M025: RuleTexts = RuleTexts {
    title: "Results missing",
    why: "The provider publishes its results: satisfaction, attendance, success, number of trainees. Before the \
             first session, `en cours de collecte` is enough.",
    cause: "the results of past sessions are missing",
    remedy: "write them in `indicateurs`; when there are none yet, write `en cours de collecte`",
    labels: &[],
};

pub(crate) const M026: RuleTexts = RuleTexts {
    title: "Results of a certification missing",
    why: "When the action leads to a certification, the results that are published say what comes of it: how \
             many obtained it, blocks validated, employment, further studies.",
    cause: "no result is about the certification",
    remedy: "add a row to `indicateurs`, such as `Taux d’obtention de la certification`",
    labels: &["the certification aimed at"],
};

pub(crate) const M027: RuleTexts = RuleTexts {
    title: "Prevention of dropping out missing",
    why: "Beyond two days, the provider says what it does for everyone to see it through: reminders, interviews, \
             catching up. When the sheet only counts hours, seven make a day, unless `heures_par_jour` says \
             otherwise.",
    cause: "how dropping out is prevented is missing, and the action lasts more than two days",
    remedy: "say in `abandon` what is done for everyone to see it through",
    labels: &["{length}"],
};

pub(crate) const M028: RuleTexts = RuleTexts {
    title: "Remote assistance missing",
    why: "At a distance, even in part, trainees are not left alone: the law asks for technical and teaching \
             assistance. The sheet says who answers, how and how soon.",
    cause: "the action is remote, and its technical and teaching assistance is missing",
    remedy: "say in `distance.assistance` who answers, how and how soon",
    labels: &[],
};

pub(crate) const M029: RuleTexts = RuleTexts {
    title: "Remote activities or their length missing",
    why: "At a distance, even in part, trainees are told what they will do remotely and how long it takes on \
             average: each activity has its length.",
    cause: "the action is remote, and lacks {missing}",
    remedy: "write each activity in `distance.activites`, with `titre` and `duree`",
    labels: &[],
};
pub(crate) const M029_ACTIVITIES: &str = "the remote activities and their average length";
pub(crate) const M029_LENGTH: &str = "the average length of this activity";

pub(crate) const M030: RuleTexts = RuleTexts {
    title: "Mention of a certification missing",
    why: "A certification is announced as France compétences registered it: its exact title, its code, its \
             certifier and the date when it was registered or expires. Everyone can then find its page.",
    cause: "the certification lacks {mention}",
    remedy: "copy into {keys} what its page at France compétences says",
    labels: &[],
};
pub(crate) const M030_TITLE: &str = "its exact title";
pub(crate) const M030_TITLE_KEY: &str = "`certification.intitule`";
pub(crate) const M030_CODE: &str = "its code";
pub(crate) const M030_CODE_KEY: &str = "`certification.code`";
pub(crate) const M030_CERTIFIER: &str = "its certifier";
pub(crate) const M030_CERTIFIER_KEY: &str = "`certification.certificateur`";
pub(crate) const M030_DATE: &str = "the date when it was registered or expires";
pub(crate) const M030_DATE_KEYS: &str =
    "`certification.enregistrement` or `certification.echeance`";

pub(crate) const P001: RuleTexts = RuleTexts {
    title: "Objective that opens with a vague verb",
    why: "Whether an objective is reached must be there to observe, and so to assess: nobody sees anybody \
             \"understand\", \"know\" or \"master\". The list of verbs is changed by `verbes_vagues` in annexe.yaml.",
    cause: "\"{verb}\" cannot be observed: how will one know that the objective is reached?",
    remedy: "write what the person will be able to do: describe, choose, write, lead…",
    labels: &[],
};

pub(crate) const P002: RuleTexts = RuleTexts {
    title: "Objective that does not open with a verb",
    why: "An objective says what the person will be able to do: it opens with a verb of action. A topic (« les signes \
             d’une tension ») is a content, and belongs in `contenus`.",
    cause: "this objective opens with \"{word}\", not with a verb",
    remedy: "write what the person will be able to do: describe, choose, write, lead…",
    labels: &[],
};

pub(crate) const S001: RuleTexts = RuleTexts::of_reading(
    "YAML that cannot be read",
    "A sheet is written in YAML: a key, a colon, a space, a value, and indents that tell what goes with \
             what. One misplaced sign stops the reading, and nothing of the sheet is checked. Most often, a text \
             holds a colon without quotes around it, or a line is out of line.",
);

pub(crate) const S002: RuleTexts = RuleTexts::of_reading(
    "File that is not UTF-8",
    "The encoding is how a file keeps its accented letters. A file in another encoding than UTF-8 is not \
             read: its accents would turn into other signs, on a contractual document. It happens with old \
             software, or an export from a spreadsheet.",
);

pub(crate) const S003: RuleTexts = RuleTexts::of_reading(
    "File that is empty or has no keys",
    "A sheet is a series of keys with their values, at the margin. An empty file, a list or free text \
             describes no training. It is often a file that was created and never filled in, or saved over \
             another.",
);

pub(crate) const S004: RuleTexts = RuleTexts::of_reading(
    "Second document in the file",
    "A line of three dashes opens a second document, and one file is one programme: nothing after it \
             would be printed. It comes from a line drawn between two parts, or from two sheets put end to end.",
);

pub(crate) const S005: RuleTexts = RuleTexts::of_reading(
    "Excessive size",
    "A sheet takes a few pages. An oversized file or text, thousands of keys or groups nested without \
             end would block the layout. It is usually another file taken for a sheet, or a whole catalogue \
             pasted into one.",
);

pub(crate) const S006: RuleTexts = RuleTexts::of_reading(
    "Key that is not a text",
    "A key is a word and a colon. Within brackets or braces, YAML takes it for a list or a group, and \
             its value would be printed nowhere. It is often what is left of a template to be filled in.",
);

pub(crate) const S007: RuleTexts = RuleTexts::of_reading(
    "Unknown key",
    "What is written under a key that the sheet does not know would be printed nowhere, and nobody would \
             see it missing. It is often a slip, an accent, a singular for a plural, or a key that belongs \
             elsewhere.",
);

pub(crate) const S008: RuleTexts = RuleTexts::of_reading(
    "Missing compulsory key",
    "Some keys are essential to their group: the title of a sheet, the name of a trainer, the amount of \
             a price. Without them, the rest of the group makes no sense in print. It is often something still \
             to come, or a line deleted by mistake.",
);

pub(crate) const S009: RuleTexts = RuleTexts::of_reading(
    "Key written twice",
    "A key has one value in its group: of two, one would be lost, and nothing tells which is right. It \
             happens when a line is copied to be changed, and the old one stays.",
);

pub(crate) const S010: RuleTexts = RuleTexts::of_reading(
    "Key or dash without a value",
    "A key or a dash with nothing after it counts as absent: the sheet is produced, without what should \
             be there. It is often something left for later, or a value that starts with `#` and that YAML takes \
             for a comment.",
);

pub(crate) const S011: RuleTexts = RuleTexts::of_reading(
    "Value of the wrong type",
    "Each key takes a text, a number, a list or a group of keys. Without quotes, YAML takes a telephone \
             number for a number, which loses its zero, and a text that holds a colon for a group.",
);

pub(crate) const S012: RuleTexts = RuleTexts::of_reading(
    "Value that is not on the list",
    "Some keys take a few words only, to the letter: the sheet draws its labels from them, and rules \
             their checks. An accent, a capital or a synonym is enough to leave the list.",
);

pub(crate) const S013: RuleTexts = RuleTexts::of_reading(
    "Unreadable value",
    "Dates, durations, times and amounts are read to be compared, added up and printed the same way \
             everywhere. A day that does not exist, a duration without a unit or « environ 2 h » cannot be.",
);

pub(crate) const S014: RuleTexts = RuleTexts::of_reading(
    "Number out of bounds",
    "Some numbers have limits: a group is one person at least, a length in days goes by half-days. A \
             zero left for the time being, a digit too many, and the sheet announces what cannot be.",
);

pub(crate) const S015: RuleTexts = RuleTexts::of_reading(
    "Two programmes for the same files",
    "A sheet is named after the file of its programme. Two programmes that give the same name in the \
             same place would overwrite each other: one sheet would be lost, or handed out for the other. It \
             happens with `accueil.yaml` and `accueil.yml`, or two projects that write in one folder.",
);

pub(crate) const S016: RuleTexts = RuleTexts::of_reading(
    "End before the start",
    "A period or times that end before they start no longer tell when the training takes place, and the \
             agreement would have to be drawn up again. It is often a year copied wrong, or two dates swapped.",
);

pub(crate) const S017: RuleTexts = RuleTexts::of_reading(
    "Number that loses its zeros",
    "Without quotes, YAML reads 041 as the number 41: the reference in print would not be the right one. \
             References, postcodes and numbers that start with a zero go within quotes.",
);

pub(crate) const S018: RuleTexts = RuleTexts::of_reading(
    "End of a text taken for a comment",
    "In YAML, a `#` after a space opens a comment: what follows is not printed, and yet the sheet looks \
             whole. It happens with the number of a room or of a lot. Within quotes, the text is kept whole.",
);

pub(crate) const S019: RuleTexts = RuleTexts::of_reading(
    "Rule set aside without a reason",
    "A comment `# annexe: ignore[…]` silences a rule where it stands. Without a reason, whoever reads \
             the sheet again cannot tell whether the matter was weighed or only hidden: the comment then has no \
             effect.",
);

pub(crate) const S020: RuleTexts = RuleTexts::of_reading(
    "Unknown code set aside",
    "The code within brackets must be that of a rule: else nothing is set aside, and what was reported \
             still is. It is often a slip. An error of reading cannot be set aside: it is to be mended.",
);

pub(crate) const S021: RuleTexts = RuleTexts::of_reading(
    "Rule set aside for nothing",
    "The comment silences a rule that finds nothing there: the line has been mended since, or the \
             comment is not above the right one. If it stays, it will hide the next mistake of that kind.",
);

pub(crate) const S022: RuleTexts = RuleTexts::of_reading(
    "Dash or key swallowed by the text above",
    "A dash that is further in than those of its list opens no item: YAML joins the line to the text above it, and \
             the sheet would print both in a row, dash included. So it is of a key that is indented under `|`: it is part \
             of the text.",
);

pub(crate) const S023: RuleTexts = RuleTexts::of_reading(
    "Suppression written inside a text",
    "Under `|` or `>`, everything is text: a comment there would be printed in the sheet. It goes above the key, \
             and then holds for the whole text.",
);

pub(crate) const S024: RuleTexts = RuleTexts::of_reading(
    "Theme file that is of no use",
    "The logo and the fonts of `theme` are put into each sheet: they must exist, be of a known format (SVG or \
             PNG; TTF or OTF), light enough, and their licence must allow it. A drawing holds nothing but outlines: a \
             text in it would change with the fonts of the computer.",
);

pub(crate) const S025: RuleTexts = RuleTexts::of_reading(
    "Colour that cannot be read",
    "The colours of `theme` are those of texts: each must have, with the paper and with the ground of the band, a \
             contrast of at least 4.5 to 1. Below, a person with low vision, or anybody with a photocopy, no longer \
             reads.",
);

pub(crate) const T001: RuleTexts = RuleTexts::of_reading(
    "Hidden character",
    "A character that controls a device or the direction of writing cannot be seen, and yet can change \
             the order of what is read: a contractual document must say the same to all. It often comes with a \
             name or a number pasted from a website, a PDF or an address book.",
);

pub(crate) const T002: RuleTexts = RuleTexts::of_reading(
    "Character that cannot be printed",
    "The fonts of the PDF have common letters and signs, but no emojis and few pictograms: a question \
             mark would be printed instead. They come from a message or a web page that the text was pasted \
             from.",
);

pub(crate) const T003: RuleTexts = RuleTexts::of_reading(
    "Markdown that a sheet does not hold",
    "A text can have paragraphs, bold, italics, lists, headings, links and notes. An HTML tag, an image, \
             a table, code or a rule would not come through in every format of the sheet. They come from a text \
             copied from a website, or from an indent too many, which Markdown reads as code.",
);

pub(crate) const T004: RuleTexts = RuleTexts::of_reading(
    "Link target that is not allowed",
    "A link must lead to the same place for all who are given the sheet: its address starts with \
             `https://`, `http://`, `mailto:` or `tel:`. Without it, `www.exemple.fr` is looked for beside the \
             sheet, and a file of one computer opens on that one only.",
);

pub(crate) const T005: RuleTexts = RuleTexts::of_reading(
    "Note that nothing calls",
    "A note is printed because its call, such as `[^1]`, is in the same text: without it, the note would \
             vanish from the sheet. It happens when the sentence that called it is written anew, or moved under \
             another key.",
);

pub(crate) const T006: RuleTexts = RuleTexts::of_reading(
    "Zero-width character",
    "A character without width cuts a word unseen: a search no longer finds that word, and a screen \
             reader misreads it. It comes with a text pasted from a website or a word processor. It is not \
             printed, and `annexe check --fix` takes it out of the file.",
);

pub(crate) const T007: RuleTexts = RuleTexts {
    title: "Uneven punctuation in a list",
    why: "A list with a comma here, nothing there and a full stop elsewhere is noticed in a document that is signed. \
             Three ways are right: no mark; a full stop everywhere; a comma (or a semicolon) everywhere, and a full \
             stop at the end.",
    cause: "{own} at the end of this item, where the list {due}",
    remedy: "punctuate all items alike: nothing, \".\" everywhere, or \",\" then \".\" at the end",
    labels: &["{own} here"],
};
pub(crate) const T007_NO_MARK: &str = "no mark";
pub(crate) const T007_A_COMMA: &str = "a comma";
pub(crate) const T007_A_SEMICOLON: &str = "a semicolon";
pub(crate) const T007_A_STOP: &str = "a full stop";
pub(crate) const T007_WANTS_NONE: &str = "wants none";
pub(crate) const T007_WANTS_COMMA: &str = "wants a comma";
pub(crate) const T007_WANTS_SEMICOLON: &str = "wants a semicolon";
pub(crate) const T007_WANTS_STOP: &str = "wants a full stop";

pub(crate) const T008: RuleTexts = RuleTexts {
    title: "Repeated paragraph",
    why: "A paragraph that is written twice, or nearly so, is often the trace of a paste: the day one of them changes, \
             the sheet contradicts itself. The titles, summaries, contents and methods of steps may well recur.",
    cause: "this paragraph {repeats} another",
    remedy: "keep one of them, or write one anew",
    labels: &["already here"],
};
pub(crate) const T008_AGAIN: &str = "repeats";
pub(crate) const T008_NEARLY_AGAIN: &str = "repeats, nearly word for word,";

pub(crate) const T009: RuleTexts = RuleTexts {
    title: "Markdown mark printed as it is",
    why: "`**word**` makes bold, `[word](address)` a link. A mark that opens and does not close, or one written in a \
             text of one line (a title, a place), is printed as it is. To print the sign, write a backslash before it.",
    cause: "\"{mark}\" {why}, and will be printed as it is",
    remedy: "{remedy}",
    labels: &[],
};
pub(crate) const T009_UNCLOSED: &str = "has no other to go with it";
pub(crate) const T009_CLOSE_IT: &str = "open and close the mark right against the word, as in **word** or [word](https://…), or take it out";
pub(crate) const T009_ONE_LINE: &str =
    "is written in a text of one line, where nothing is set in bold";
pub(crate) const T009_TAKE_OUT: &str = "take the marks out";

pub(crate) const T010: RuleTexts = RuleTexts {
    title: "Reference to nothing",
    why: "A text that refers to the \"phase 5\" of a plan with four, or to a note that is not there, leaves its reader \
             searching. A step that is deleted or moved often leaves such references behind.",
    cause: "\"{reference}\" refers to nothing: {why}",
    remedy: "correct the reference, or add what is missing",
    labels: &["the plan goes up to {most}"],
};
pub(crate) const T010_NO_NOTE: &str = "the text has no such note";
pub(crate) const T010_NO_STEP: &str = "the plan does not have that many";

pub(crate) const T011: RuleTexts = RuleTexts {
    title: "Ordinal badly shortened",
    why: "French ordinals are shortened 1er, 1re, 2e. These are mended in the sheet; `annexe check --fix` mends them in \
             the file too.",
    cause: "\"{written}\" is shortened \"{due}\"",
    remedy: "write \"{due}\"; `annexe check --fix` does it",
    labels: &[],
};

pub(crate) const T012: RuleTexts = RuleTexts {
    title: "Space too many",
    why: "Two spaces in a row, a tab, or a space before a comma or a full stop are traces of typing. The sheet keeps \
             none of them; `annexe check --fix` takes them out of the file too.",
    cause: "{what}",
    remedy: "take out what is too much; `annexe check --fix` does it",
    labels: &[],
};
pub(crate) const T012_REPEATED: &str = "several spaces follow one another";
pub(crate) const T012_TAB: &str = "a tab stands for a space";
pub(crate) const T012_BEFORE_MARK: &str = "a space comes before this mark";
pub(crate) const T012_AFTER_BRACKET: &str = "a space comes after this bracket";
