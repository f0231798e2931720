//! The texts of rules in English.

use crate::diagnostic::message::RuleTexts;

pub(crate) const C001: RuleTexts = RuleTexts {
    title: "Day count contradicted by the plan",
    why: "The duration binds both parties: the plan must detail the number of days announced. \
          The plan is counted only when each of its steps counts in days.",
    cause: "the duration says {announced}, but the plan holds {planned}",
    remedy: "correct `jours` in `duree`, or the plan",
    labels: &["{planned} here"],
};

pub(crate) const C002: RuleTexts = RuleTexts {
    title: "Hours contradicted by the days",
    why: "The number of hours is invoiced and signed for. When the sheet gives days, hours per \
          day and a total, the total is the product of the first two; two of the three values \
          are enough.",
    cause: "the duration says {stated}, but its days make {made}",
    remedy: "in `duree`, correct `jours`, `heures_par_jour` or `heures`, or remove `heures`",
    labels: &["{days}", "{per_day} a day"],
};

pub(crate) const C003: RuleTexts = RuleTexts {
    title: "Hour count contradicted by the plan",
    why: "The total of hours binds both parties: the plan must detail it. The plan is counted \
          only when the length of each step is known; pauses may count or not.",
    cause: "the duration says {announced}, but the plan holds {planned}",
    remedy: "correct `duree`, or the length of a step of the plan",
    labels: &["{planned} here", "{part}"],
};

pub(crate) const C004: RuleTexts = RuleTexts {
    title: "Length of a step contradicted by its parts",
    why: "A phase lasts as long as its days, a half-day as long as its sequences. They are \
          added up only when each part has a length; pauses may count or not.",
    cause: "the step says {stated}, but its parts add up to {parts}",
    remedy: "correct the length of the step, or that of one of its parts",
    labels: &["{part}"],
};

pub(crate) const C005: RuleTexts = RuleTexts {
    title: "Breakdown contradicted by the total",
    why: "The breakdown splits the total: hours in person, remote, in a company, exams. It \
          cannot exceed the total. With hours in person and other hours, it must equal the \
          total. Exams may be included in the other hours.",
    cause: "the breakdown adds up to {shared}, but the duration says {total}",
    remedy: "correct `detail` in `duree`, or the total",
    labels: &["{total} in all", "{part}"],
};

pub(crate) const C006: RuleTexts = RuleTexts {
    title: "Length of the exams contradicted",
    why: "The hours of exams in the duration must equal the total of the exams in the \
          assessment. They are added up only when each exam has a length.",
    cause: "the duration reserves {reserved} for exams, but the exams add up to {exams}",
    remedy: "correct `certification` in the `detail` of `duree`, or the length of an exam",
    labels: &["{part}"],
};

pub(crate) const C007: RuleTexts = RuleTexts {
    title: "Length of the remote activities contradicted",
    why: "The law requires the average length of remote activities. Together, they must last as \
          long as the remote hours of `duree.detail`, or as the self-study hours alone. Without \
          `detail`, in an action that is all remote, they last no longer than the duration. They \
          last as long if nothing else takes hours: no times, dates, sessions, steps with a length \
          or exams.",
    cause: "the remote activities add up to {activities}, but the duration says {announced}",
    remedy: "correct the length of an activity, or `detail` in `duree`",
    labels: &["{part}"],
};

pub(crate) const C008: RuleTexts = RuleTexts {
    title: "Times contradicted by a length",
    why: "Trainees sign for the times. Morning and afternoon add up to the hours of a day, and \
          the times of a sequence to its length. Times across noon may include a meal, so they \
          are never too long. A day does not outlast its times, except by its evening. A text with more than hours is not counted.",
    cause: "the times add up to {open}, but the length is {length}",
    remedy: "correct the times, or the length",
    labels: &["{length} a day", "{length}", "{open}"],
};

pub(crate) const C009: RuleTexts = RuleTexts {
    title: "Dates out of order",
    why: "A plan follows the calendar: a step dated before the previous one is nearly always a \
          slip in the day, the month or the year. Steps of one level are compared by their \
          first day.",
    cause: "this date ({after}) comes before the previous one ({before})",
    remedy: "correct one of the two dates, or put the steps in order",
    labels: &["the previous one"],
};

pub(crate) const C010: RuleTexts = RuleTexts {
    title: "Same day planned twice",
    why: "Two days of one action cannot have the same date, and a list cannot name a date \
          twice. Two half-days can, as can two meetings that fit in one day, or two groups in \
          different places.",
    cause: "{date} is planned twice",
    remedy: "correct one of the two dates",
    labels: &["already here"],
};

pub(crate) const C011: RuleTexts = RuleTexts {
    title: "Date outside the period",
    why: "The period binds the parties and the funder: the convention does not cover a day or a session outside it. A text such as “du 5 au 6 octobre 2026” is a period too.",
    cause: "this date ({date}) is outside the period",
    remedy: "correct the date, or the period",
    labels: &[
        "the period starts on {bound}",
        "the period ends on {bound}",
        "this date too",
    ],
};

pub(crate) const C012: RuleTexts = RuleTexts {
    title: "Training on a Saturday or a Sunday",
    why: "A date of training on a Saturday or a Sunday is often a slip, unless the times, the period or a title announce that day (“Le samedi”, “Un week-end par mois”) or the date names it (“samedi 6 février 2027”). When it is intended, say why in a comment `# annexe: ignore[C012]`.",
    cause: "training is planned on {date}",
    remedy: "correct the date; if it is intended, write `# annexe: ignore[C012]` and your reason above it",
    labels: &[],
};

pub(crate) const C013: RuleTexts = RuleTexts {
    title: "Training on a public holiday",
    why: "A date of training on a public holiday is often a slip, even inside a session, when the duration needs all its working days. Holidays are those of the `zone` set in annexe.yaml, by default mainland France. C012 reports a holiday on a Saturday or a Sunday.",
    cause: "training is planned on {date}, a public holiday ({holiday})",
    remedy: "correct the date; if it is intended, write `# annexe: ignore[C013]` and your reason above it",
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
    why: "A period such as “2028/2022” or “du 16 au 14 mars” ends before it starts: it is a typing error. If the first day has no year and the month changes, annexe does not guess the year: “du 15 décembre au 10 janvier 2027” is correct. Versions of software are not a period: “Excel 2019/2016”.",
    cause: "the period “{period}” ends before it starts",
    remedy: "correct the order of the two dates, or their years",
    labels: &[],
};

pub(crate) const C015: RuleTexts = RuleTexts {
    title: "Unknown trainer",
    why: "The law requires the trainers and their titles: every person who leads a day or a \
          session appears in `intervenants`. Case, accents, the order of names and courtesy \
          titles do not matter; an initial is enough for a first name.",
    cause: "“{name}” is not among the trainers of the action",
    remedy: "write the name as in `intervenants` ({known}), or add this person to \
             `intervenants`",
    labels: &["the trainers"],
};

pub(crate) const C016: RuleTexts = RuleTexts {
    title: "Minimum headcount above the maximum",
    why: "The headcount sets the size of groups, and often the price: the minimum cannot exceed \
          the maximum.",
    cause: "the minimum headcount ({least}) is above the maximum ({most})",
    remedy: "swap `min` and `max`, or correct one of them",
    labels: &["at least {least}", "at most {most}"],
};

pub(crate) const C017: RuleTexts = RuleTexts {
    title: "Weekday contradicted by its date",
    why: "Trainees remember the weekday, software the date: when “lundi 14 février 2019” is a \
          Thursday, somebody comes on the wrong day. A date without a year is not checked.",
    cause: "“{written}” does not exist: that date is {date}",
    remedy: "correct the weekday, or the date",
    labels: &[],
};

pub(crate) const C018: RuleTexts = RuleTexts {
    title: "Contradictory price",
    why: "A price binds the provider: one service cannot have two amounts, and the catalogue \
          cannot announce a price that no row gives. The total of the rows, a price with 20% \
          VAT and a multiple by day or by hour are accepted.",
    cause: "the price {here} contradicts {there}",
    remedy: "correct one of the two amounts, or give each service its own `libelle`",
    labels: &["{price}"],
};

pub(crate) const C019: RuleTexts = RuleTexts {
    title: "Registration expired before it starts",
    why: "France compétences registers a certification for a few years: it expires after its \
          registration.",
    cause: "{limit} ({end}) is before its registration ({start})",
    remedy: "correct one of the two dates",
    labels: &["registered on {start}"],
};

pub(crate) const C020: RuleTexts = RuleTexts {
    title: "Certification expired before the action ends",
    why: "Once its registration has expired, a certification may no longer be awarded or funded, unless it is renewed or still awarded (`derniere_delivrance`): check its page at France compétences.",
    cause: "the action ends on {end}, after {limit}",
    remedy: "check that the certification is renewed; otherwise, correct whichever of the two dates is wrong",
    labels: &["expires on {expiry}", "last issue on {expiry}"],
};
pub(crate) const C020_EXPIRY: &str = "the expiry of the certification";
pub(crate) const C020_LAST_AWARD: &str = "the last issue date of the certification";

pub(crate) const C021: RuleTexts = RuleTexts {
    title: "Count or day in a text contradicted by the sheet",
    why: "Readers count the modules or the participants that a text announces. When the sheet changes, the text often keeps the old \
          number. The rule compares steps, the headcount, sessions, credits, exams, objectives and certifications, meetings with their \
          length, weekdays, and the delay of the later assessment. It ignores sub-groups and other courses.",
    cause: "the text counts {announced}, but {known}",
    remedy: "correct the text, or the sheet",
    labels: &["to compare"],
};
pub(crate) const C021_PLAN: &str = "the plan has {planned}";
pub(crate) const C021_TOTAL: &str = "the plan adds up to {planned}";
pub(crate) const C021_LIST: &str = "the sheet lists {planned}";
pub(crate) const C021_LENGTH: &str = "the product is {product}, and the duration is {known}";
pub(crate) const C021_WEEKDAYS: &str = "the planned days are {planned}";
pub(crate) const C021_FOLLOW_UP: &str = "the later assessment is planned at {planned}";
pub(crate) const C021_HEADCOUNT: &str = "the headcount is {planned}";

pub(crate) const C039: RuleTexts = RuleTexts {
    title: "Code in a text that contradicts the sheet",
    why: "The code of a certification or the number of a convention copied from another sheet is that of another action. The rule \
          compares those of the texts with `certification.code` and `convention.numero`. It ignores texts on other \
          certifications: prerequisites, equivalences, further studies.",
    cause: "this text says “{stated}”, the sheet “{known}”",
    remedy: "correct the one that is wrong",
    labels: &["“{known}” here"],
};

pub(crate) const C037: RuleTexts = RuleTexts {
    title: "Malformed code of a certification",
    why: "A code of France compétences is “RNCP” or “RS”, then a number. A certification that is not registered has no code: \
          write `enregistree: non`.",
    cause: "“{code}” is not a code of France compétences",
    remedy: "write for example RNCP37274 or RS5616; if the certification is not registered, write `enregistree: non` and \
             delete the code",
    labels: &[],
};

pub(crate) const C038: RuleTexts = RuleTexts {
    title: "Level of the old scale",
    why: "Since 2019, the levels of qualification go from 1 to 8: the old level V is level 3, IV is 4, III is 5, II is 6, and I \
          is 7 or 8.",
    cause: "level {old} is one of the old scale",
    remedy: "write the present level: {new}",
    labels: &[],
};

pub(crate) const C025: RuleTexts = RuleTexts {
    title: "Malformed contact detail",
    why: "An address without “@”, a telephone number of eight digits or a site without a dot \
          reaches nobody. A SIRET has fourteen digits, and the last one checks the others; the \
          number of the activity declaration has eleven. The sheet prints the detail as it is, \
          without a link.",
    cause: "“{value}” is not {kind}",
    remedy: "correct this detail",
    labels: &["the other address"],
};
pub(crate) const C025_DOMAIN: &str = "the domain of the other addresses";
pub(crate) const C025_EMAIL: &str = "an e-mail address";
pub(crate) const C025_NAME: &str = "a name alone: write the e-mail address in `courriel`";
pub(crate) const C025_SENTENCE: &str = "quoted as the law asks: « Déclaration d’activité enregistrée sous le numéro … auprès du préfet de région … Cet enregistrement ne vaut pas agrément de l’État »";
pub(crate) const C025_TELEPHONE: &str = "a telephone number";
pub(crate) const C025_SITE: &str = "the address of a site";
pub(crate) const C025_SIRET: &str = "a SIRET number";
pub(crate) const C025_POSTCODE: &str = "a postcode: it has five digits";
pub(crate) const C025_DECLARATION: &str = "the number of an activity declaration";

pub(crate) const C026: RuleTexts = RuleTexts {
    title: "Session shorter than the duration",
    why: "Each session lasts as long as the action. Its dates must leave room for all the days \
          that are announced; a date is one day at most.",
    cause: "the dates of this session cover only {dates}, but the action has {days}",
    remedy: "add the missing dates, or correct `jours` in `duree`",
    labels: &["{days} here"],
};

pub(crate) const C027: RuleTexts = RuleTexts {
    title: "Overlapping times",
    why: "Two steps of a day follow one another: the second starts when the first has ended, and the steps of a day or of a \
          half-day are within its times. Two options, or steps of two groups, may have the same times.",
    cause: "{why}",
    remedy: "correct the times of one of them",
    labels: &["until {end}", "{outer} here"],
};
pub(crate) const C027_BEFORE_END: &str =
    "this step starts at {start}, before the end of the previous one ({end})";
pub(crate) const C027_IN_TEXT: &str = "these times overlap: {start} comes before {end}";
pub(crate) const C027_OUTSIDE: &str =
    "this step goes from {own}, outside the times of what it is part of ({outer})";

pub(crate) const C028: RuleTexts = RuleTexts {
    title: "Times outside their half-day",
    why: "Trainees sign for each half-day. What is in `matin` starts before 13:00, and what is \
          in `apres_midi` starts at noon or later.",
    cause: "“{half}” has times that start at {start}",
    remedy: "correct the times, or move the step to the other half-day",
    labels: &["this half-day"],
};

pub(crate) const C029: RuleTexts = RuleTexts {
    title: "Mode contradicted by the hours",
    why: "The mode says where people learn, and so does the breakdown of hours. An action with \
          hours in person and remote hours is `mixte`.",
    cause: "the action is “{mode}”, but the breakdown has {length} of another mode",
    remedy: "write `modalite: mixte`, or correct `detail` in `duree`",
    labels: &["{length} here"],
};

pub(crate) const C030: RuleTexts = RuleTexts {
    title: "Skills assessment outside its limits",
    why: "A skills assessment lasts 24 hours at most and has three phases: preliminary, \
          investigation, conclusions. The minimum of 13 hours comes from a text of February \
          2026, read on 28 November 2026 in pages that do not give its number: check it on \
          Légifrance before you rely on it.",
    cause: "this skills assessment has {found}: {expected}",
    remedy: "{remedy}",
    labels: &[],
};
pub(crate) const C030_MAX_HOURS: &str = "the maximum is 24 h";
pub(crate) const C030_SHORTEN: &str = "plan 24 hours at most";
pub(crate) const C030_MIN_HOURS: &str = "the minimum is 13 h (a minimum to be verified)";
pub(crate) const C030_LENGTHEN: &str =
    "check this minimum on Légifrance: if it applies to this assessment, plan at least 13 hours";
pub(crate) const C030_PHASES: &str = "{phases} {phases|phase|phases}";
pub(crate) const C030_THREE: &str = "it needs 3";
pub(crate) const C030_PLAN_THREE: &str =
    "describe three phases: preliminary, investigation, conclusions";

pub(crate) const C033: RuleTexts = RuleTexts {
    title: "Duration in a text at odds with the programme",
    why: "A text that gives the duration of the action, often copied from another sheet, binds as \
          much as the duration printed at its head.",
    cause: "this text says “{stated}”, and {known}",
    remedy: "correct the text or the duration, or remove the duration from the text: the sheet prints it",
    labels: &["{known}"],
};
pub(crate) const C033_ACTION: &str = "the action lasts {total}";
pub(crate) const C033_DAY: &str = "a day lasts {length}";
pub(crate) const C033_STEP: &str = "this step lasts {length}";
pub(crate) const C033_WEEK: &str = "a week of five days makes {length}";
pub(crate) const C033_EXAM: &str = "the sheet gives the exam {length}";
pub(crate) const C033_LUNCH: &str = "the break at noon lasts {length}";
pub(crate) const C033_REMOTE: &str = "the sheet counts {length} remotely";
pub(crate) const C033_IN_PERSON: &str = "the sheet counts {length} in person";
pub(crate) const C033_COMPANY: &str = "the sheet counts {length} at the workplace";

pub(crate) const C034: RuleTexts = RuleTexts {
    title: "Estimated duration contradicted by the plan",
    why: "A range (“14 à 21 h”), an estimate (“environ 14 h”) or a bound (“21 h au plus”) binds \
          too: the plan must fit in it. An estimate allows a fifth more or less. The sheet does \
          not print the total of the plan.",
    cause: "the plan adds up to {planned}, outside the stated duration",
    remedy: "correct `duree`, or the length of a step of the plan",
    labels: &["{planned} here"],
};

pub(crate) const C047: RuleTexts = RuleTexts {
    title: "Value out of its scale",
    why: "A share of favourable opinions is at most 100 %, a mark at most its maximum, and no more people pass than sit an exam. The \
          rule reads indicators, thresholds of exams and texts; growth and capacity may be over 100 %.",
    cause: "“{stated}” is out of its scale: {why}",
    remedy: "correct the number, or what it relates to",
    labels: &[],
};
pub(crate) const C047_SHARE: &str = "a share goes from 0 to 100 %";
pub(crate) const C047_MARK: &str = "a mark out of {scale} is at most {scale}";
pub(crate) const C047_PART: &str = "it is more than “{whole}”";
pub(crate) const C047_FRACTIONS: &str = "these shares make more than the whole";
pub(crate) const C047_PERCENTS: &str = "these shares make {total} %";
pub(crate) const C047_MAX: &str = "such a thing hardly exceeds {most}";
pub(crate) const C047_CAREER: &str = "nobody has worked for so long";
pub(crate) const C047_SALARY: &str = "a monthly salary is higher";
pub(crate) const C047_MEAL: &str = "no meal costs so much";
pub(crate) const C047_HOUR: &str =
    "this price, divided by the hours, is not that of an hour of training";
pub(crate) const C047_DAY: &str = "a day of training is at most 12 hours";

pub(crate) const C035: RuleTexts = RuleTexts {
    title: "Certification both registered and unregistered",
    why: "`enregistree: non` is for a certification that is absent from the register of France \
          compétences, for example that of a software vendor. An RNCP or RS code, or a \
          registration date, says the opposite: the sheet prints only this code or date.",
    cause: "the certification is not registered, according to `enregistree: non`, but it has `{key}`",
    remedy: "remove `enregistree: non`, or `{key}`",
    labels: &["registered, according to `{key}`"],
};

pub(crate) const C036: RuleTexts = RuleTexts {
    title: "Indicator with two values",
    why: "The organisation publishes its results, and an audit checks them. One indicator cannot have \
          two values for the same date and the same people: a row is often left from another year.",
    cause: "“{name}” has two values for the same date: {there} and {here}",
    remedy: "keep the right value, or write what sets them apart in `date` or `population`",
    labels: &["{there} here"],
};

pub(crate) const C048: RuleTexts = RuleTexts {
    title: "Total that the prices do not give",
    why: "A total, an amount with VAT or instalments come from the prices of `tarifs`. The rule tries their sums, their products \
          by the number of hours, days, groups or participants, and the rates of VAT. It does not see prices set \
          elsewhere.",
    cause: "“{amount}” does not follow from the prices of `tarifs`",
    remedy: "count again, and correct this amount or the prices",
    labels: &["the prices"],
};

pub(crate) const C049: RuleTexts = RuleTexts {
    title: "Shares that do not make the whole",
    why: "A deposit, instalments and a balance make the whole price together.",
    cause: "these shares make {sum} % of the price",
    remedy: "correct the shares: their sum is 100 %",
    labels: &[],
};

pub(crate) const C050: RuleTexts = RuleTexts {
    title: "VAT on a price without VAT",
    why: "A price that is exempt from VAT, or to which VAT does not apply, is neither before tax nor after tax.",
    cause: "“{words}” counts VAT, but the prices are without VAT",
    remedy: "correct this text, or `taxe`",
    labels: &["without VAT here"],
};

pub(crate) const C051: RuleTexts = RuleTexts {
    title: "Date of the convention",
    why: "The convention is signed before the action starts. Its number often has the year of the signature.",
    cause: "the date of the convention is {date}, {why}",
    remedy: "correct `date` in `convention`, or the other value",
    labels: &["the first day", "the number"],
};
pub(crate) const C051_AFTER_START: &str = "after the first day of the action";
pub(crate) const C051_OTHER_YEAR: &str = "in another year than its number";

pub(crate) const C052: RuleTexts = RuleTexts {
    title: "Price lower than “à partir de”",
    why: "« À partir de 190 € » announces the lowest price: no price for the same unit is lower.",
    cause: "the price is “à partir de {floor}”, but {lower} is written elsewhere",
    remedy: "write the lowest price, or correct the other one",
    labels: &["{lower}"],
};

pub(crate) const C053: RuleTexts = RuleTexts {
    title: "Dates more than five years apart",
    why: "No training action lasts so long, nor starts so long after its convention or the update of its sheet: a year is \
          probably mistyped.",
    cause: "from {first} to {last} is more than five years",
    remedy: "correct the year",
    labels: &["the other date"],
};

pub(crate) const C054: RuleTexts = RuleTexts {
    title: "Personal account: certification not registered, or price above the ceiling",
    why: "The personal training account pays for registered certifications (RNCP or Répertoire spécifique), skills assessments, VAE and a \
          few actions that the law lists. The certification of a vendor is none of them. Since décret no 2026-127 of 26 February 2026, it is said to pay \
          at most 1,500 € for a certification of the Répertoire spécifique, 1,600 € for a skills assessment and 900 € for a light \
          driving licence: verify these ceilings and their exceptions.",
    cause: "{what}",
    remedy: "{remedy}",
    labels: &["not registered", "the personal account is offered here"],
};
pub(crate) const C054_UNREGISTERED: &str =
    "this text speaks of the personal training account, but the certification is not registered";
pub(crate) const C054_REMOVE: &str = "remove it, or correct `enregistree`";
pub(crate) const C054_CEILING: &str = "this price ({price}) is above the ceiling of the personal account for {action}: {ceiling}, to be verified";
pub(crate) const C054_STATE_THE_REST: &str = "say in `financements` who pays the rest";
pub(crate) const C054_ASSESSMENT: &str = "a skills assessment";
pub(crate) const C054_LICENCE: &str = "a light driving licence";
pub(crate) const C054_SPECIFIC: &str = "a certification of the Répertoire spécifique";

pub(crate) const C055: RuleTexts = RuleTexts {
    title: "Assessment at the wrong time",
    why: "The assessment before the action is before it, the later one is weeks or months after it.",
    cause: "{kind}",
    remedy: "correct the time, or move this text under the right key",
    labels: &[],
};
pub(crate) const C055_BEFORE: &str = "the assessment before the action would be at its end";
pub(crate) const C055_AFTER: &str = "the later assessment would be right at the end";

pub(crate) const C056: RuleTexts = RuleTexts {
    title: "Results of a skills assessment given to the employer",
    why: "The results of a skills assessment and its summary belong to the person. Others receive them only if the person agrees.",
    cause: "this text says that the employer receives a document of the assessment; it does not mention the person’s agreement",
    remedy: "write « avec l’accord de la personne », or remove this sentence",
    labels: &[],
};

pub(crate) const C057: RuleTexts = RuleTexts {
    title: "Fees charged to the apprentice",
    why: "Apprenticeship is free for apprentices and their legal guardians.",
    cause: "this text charges the apprentice",
    remedy: "remove these fees, or name who pays them",
    labels: &[],
};

pub(crate) const C044: RuleTexts = RuleTexts {
    title: "Hours of work-study contradicted",
    why: "The hours of `alternance` and of `duree` are on the same sheet. The total is the hours in the \
          centre, or in the centre and the company; the hours in the company are those of \
          `duree.detail`.",
    cause: "the work-study has {found} here, but the duration says {stated}",
    remedy: "correct `alternance`, or `duree`",
    labels: &["{stated} here"],
};

pub(crate) const C045: RuleTexts = RuleTexts {
    title: "Duration longer than the period",
    why: "An action of 12 months does not fit in a period of 3 months. A tenth more is accepted: a \
          school year counts as a year.",
    cause: "the duration is {length}, but the period has only {days}",
    remedy: "correct the duration, or the period",
    labels: &["{days} here"],
};

pub(crate) const C046: RuleTexts = RuleTexts {
    title: "More places than participants",
    why: "A session takes no more people than the maximum headcount, per group. A session with fewer \
          places is not reported: some may be taken.",
    cause: "this session has {places} places, but the maximum headcount is {most}",
    remedy: "correct `places`, or `max` or `groupes` in `effectif`",
    labels: &["at most {most}"],
};

pub(crate) const C040: RuleTexts = RuleTexts {
    title: "Name spelt in two ways",
    why: "A person, a client or a place whose name changes by a letter is not designated for certain: an attestation or an \
          invoice with a misspelt name must be issued again.",
    cause: "“{written}” is spelt otherwise elsewhere in the sheet: “{known}”",
    remedy: "spell this name in the same way everywhere",
    labels: &["“{known}”"],
};

pub(crate) const C041: RuleTexts = RuleTexts {
    title: "Text that seems to come from another sheet",
    why: "A text copied from another sheet often keeps its client, its convention number, its title or its address. The \
          signed convention then contradicts itself.",
    cause: "{fault}",
    remedy: "{remedy}",
    labels: &["according to the sheet"],
};
pub(crate) const C041_NUMBER: &str =
    "this text cites the convention “{written}”, and the sheet is annexed to “{own}”";
pub(crate) const C041_CODE: &str = "this text says “{written}”, and the sheet is on “{own}”";
pub(crate) const C041_TITLE: &str = "this text names “{written}”, and the sheet “{own}”";
pub(crate) const C041_ADDRESS: &str =
    "this text gives the premises another address (“{written}”) than the sheet (“{own}”)";
pub(crate) const C041_CLIENT: &str = "this text speaks of “{written}”, and the client is “{own}”";
pub(crate) const C041_ORGANISATION: &str =
    "this text speaks of “{written}”, and the training organisation is “{own}”";
pub(crate) const C041_TOWN: &str =
    "this text holds the action at {written}, and the sheet: “{own}”";
pub(crate) const C041_CORRECT: &str =
    "if this text comes from another sheet, correct it; otherwise correct the value of the sheet";

pub(crate) const C042: RuleTexts = RuleTexts {
    title: "Person contradicted by the sheet",
    why: "The trainee, the client and the auditor must know who trains, who supports and whom to reach: a text and a key \
          cannot give the same role to two people, nor an address to somebody else.",
    cause: "{fault}",
    remedy: "{remedy}",
    labels: &["according to the sheet"],
};
pub(crate) const C042_TRAINER: &str =
    "“{person}” trains according to this text, and is not one of the trainers";
pub(crate) const C042_LIST_THE_TRAINER: &str =
    "add this person to `intervenants`, or correct the name here";
pub(crate) const C042_TUTOR: &str =
    "the tutor is “{person}” according to this text, and {known} according to the sheet";
pub(crate) const C042_REFERENT: &str = "the disability contact is “{person}” according to this text, and {known} according to the sheet";
pub(crate) const C042_SIGNATORY: &str =
    "the signatory is “{person}” according to this text, and {known} according to the signatures";
pub(crate) const C042_PRESENTATION: &str =
    "the presentation is about “{person}”, and the trainer is “{known}”";
pub(crate) const C042_SIGNS_AS: &str =
    "“{person}” signs (“{partie}”), and the sheet names “{known}”";
pub(crate) const C042_TRAINEE: &str = "“{person}” is the person trained according to this text, and “{known}” according to the others";
pub(crate) const C042_CORRECT_ONE: &str = "correct one of the two names";
pub(crate) const C042_TITLE: &str = "“{person}” and “{known}” differ in gender in the sheet";
pub(crate) const C042_CORRECT_TITLE: &str = "correct the title, or the trade";
pub(crate) const C042_OTHER_MAIL: &str = "the address “{mail}” is that of {other}, not of {person}";
pub(crate) const C042_UNKNOWN_MAIL: &str =
    "the address “{mail}” does not have the name of {person}";
pub(crate) const C042_NEAR_MAIL: &str =
    "the address “{mail}” does not spell the name of {person} as the sheet does";
pub(crate) const C042_CORRECT_MAIL: &str = "correct the address or the name";
pub(crate) const C042_PRONOUN: &str =
    "“{pronoun}” does not agree with what the sheet says of {person}";
pub(crate) const C042_CORRECT_PRONOUN: &str =
    "make the presentation and the trade agree, or check that it is about this person";

pub(crate) const C043: RuleTexts = RuleTexts {
    title: "Parties and signatures that contradict each other",
    why: "The convention binds the organisation and its client: each signs it, through a person who represents it. A \
          forgotten box, or that of another convention, leaves it without a signatory.",
    cause: "{fault}",
    remedy: "{remedy}",
    labels: &[
        "the organisation",
        "this person signs here",
        "the client",
        "this person here",
    ],
};
pub(crate) const C043_OTHER_SIDE: &str =
    "“{person}” signs for “{client}”, and is among the people of the organisation";
pub(crate) const C043_SAME_PARTY: &str =
    "the client and the training organisation are the same: “{client}”";
pub(crate) const C043_NAME_THE_CLIENT: &str = "write `client:` and its name under `convention`";
pub(crate) const C043_ONE_PERSON: &str =
    "“{person}” signs for two parties: “{first}” and “{second}”";
pub(crate) const C043_NAME_THE_SIGNATORY: &str =
    "correct the name of the signatory, or remove it to sign by hand";
pub(crate) const C043_OTHER_PARTY: &str =
    "“{partie}” signs the convention, and the client is “{client}”";
pub(crate) const C043_SIGN_AS_THE_CLIENT: &str =
    "write the name of the client in `partie`, or correct `client` in `convention`";
pub(crate) const C043_CLIENT_WITHOUT_BOX: &str = "the client, “{client}”, has no box to sign in";
pub(crate) const C043_ADD_CLIENT_BOX: &str = "add `- partie: Pour le client` to `signatures`";
pub(crate) const C043_ORGANISATION_WITHOUT_BOX: &str =
    "the training organisation, “{organisation}”, has no box to sign in";
pub(crate) const C043_ADD_ORGANISATION_BOX: &str =
    "add `- partie: Pour l’organisme de formation` to `signatures`";

pub(crate) const D001: RuleTexts = RuleTexts::of_reading(
    "Unchanged version",
    "Two sheets with different commitments cannot have the same version: the version, at the \
          foot of each page, identifies the signed sheet. `annexe diff` checks it when a change is \
          substantial or to be read. A numeric version goes up; any other version changes.",
);

pub(crate) const D002: RuleTexts = RuleTexts::of_reading(
    "Level changed with the sheet",
    "Levels say what calls for an amendment. What was agreed holds: `annexe diff` takes the levels of the old revision, and \
          those of the new one if they are higher. A sheet cannot change and lower the level of its own change.",
);

pub(crate) const D003: RuleTexts = RuleTexts::of_reading(
    "Altered sheet",
    "A PDF or HTML sheet embeds its source, and `annexe diff` compares that source. If the page does not say what its source \
     says, somebody altered it: what was read and signed is not what is compared.",
);

pub(crate) const C060: RuleTexts = RuleTexts {
    title: "Date in a text contradicted by the dates of the action",
    why: "Registration, documents to provide and the upstream assessment come before the training; the late assessment comes \
          after it; what the plan announces takes place in the period.",
    cause: "“{dates}”: {why}",
    remedy: "correct the date of the text, or that of the action",
    labels: &["start: {bound}", "end: {bound}", "{bound} here"],
};
pub(crate) const C060_BEFORE: &str = "what is done before the action is dated after its start";
pub(crate) const C060_AFTER: &str = "what is done after the action is dated before its end";
pub(crate) const C060_OTHER_DATE: &str =
    "this text gives another date to this part than the sheet does";
pub(crate) const C060_UNPLANNED: &str =
    "this text holds the action on a day that the sheet does not plan";
pub(crate) const C060_WEEKDAY: &str =
    "this is not the weekday of that date in that year, the one before or the one after";
pub(crate) const C060_TWICE: &str = "this date is twice in this calendar";
pub(crate) const C060_PLANNED: &str = "this text of the plan announces a date outside the period";

pub(crate) const C067: RuleTexts = RuleTexts {
    title: "Hours in a text at odds with the programme",
    why: "Participants come at the time that they read. A text that repeats the hours often keeps the old ones. The rule compares the hours of mornings, afternoons and days; it leaves out the welcome, meals, support and exams.",
    cause: "the text says “{written}”, and {known}",
    remedy: "correct the text, or `horaires`",
    labels: &["to compare"],
};
pub(crate) const C067_TIMES: &str = "the hours are “{known}”";
pub(crate) const C067_LENGTH: &str = "the length is {known}";

pub(crate) const C061: RuleTexts = RuleTexts {
    title: "Period shorter than a text says",
    why: "A text says over how long the training is followed: the period must leave room for it.",
    cause: "the text says “{length}”, but the period only lasts {days}",
    remedy: "correct `periode`, or the text",
    labels: &["{days} here"],
};

pub(crate) const C062: RuleTexts = RuleTexts {
    title: "Session too long for the duration",
    why: "Each session lasts as long as the action. The working days of short ranges and the dates of lists are counted.",
    cause: "the dates of this session make {dates}, but the action only has {days}",
    remedy: "correct the dates, or `duree`",
    labels: &["{days} here"],
};

pub(crate) const C063: RuleTexts = RuleTexts {
    title: "Sessions or steps that cannot be at once",
    why: "Nobody leads two sessions at once, nor in two places on one day, unless the hours allow it.",
    cause: "on {date}, {why}",
    remedy: "correct a date, a place or a name",
    labels: &["the same day here"],
};
pub(crate) const C063_TWO_PLACES: &str = "the same person is expected in {here} and in {there}";
pub(crate) const C063_ONE_TRAINER: &str = "two sessions take place at once, with one trainer";
pub(crate) const C063_SAME_SESSION: &str = "the same session is written twice";

pub(crate) const C064: RuleTexts = RuleTexts {
    title: "Price of a session or a step contradicted by the prices",
    why: "A session, a module and their row of prices, known by their name or their code, have the same price.",
    cause: "“{name}” costs {here} here and {there} in the prices",
    remedy: "correct one of the two prices",
    labels: &["{there}"],
};

pub(crate) const C065: RuleTexts = RuleTexts {
    title: "Day without a lunch break",
    why: "The morning and the afternoon follow each other without a break, or the morning ends as the afternoon starts. From \
          six hours of work on, an employee has a break of twenty minutes at least (Code du travail, art. L3121-16).",
    cause: "the morning ends at {end} and what follows starts at {start}: no lunch break is left",
    remedy: "correct the end of the morning, or the start of the afternoon",
    labels: &["until {end}"],
};

pub(crate) const C066: RuleTexts = RuleTexts {
    title: "Place and mode that contradict each other",
    why: "A step in presence takes place somewhere, a remote one does not; a part has the mode of the whole, unless it is mixed.",
    cause: "the mode is “{mode}”, but {why}",
    remedy: "correct `modalite`, or the other value",
    labels: &["“{other}”"],
};
pub(crate) const C066_PLACE: &str = "the place is “{other}”";
pub(crate) const C066_TITLE: &str = "the title is “{other}”";
pub(crate) const C066_WHOLE: &str = "what it is part of is “{other}”";

pub(crate) const M001: RuleTexts = RuleTexts {
    title: "Number of the convention missing",
    why: "The programme is an annex to the training convention: without the number, nothing \
          links the two. A signature on one would not bind to the other.",
    cause: "the number of the convention is missing",
    remedy: "write for example `convention: { numero: 12/26 }`; if `convention` is already written, add `numero` to it",
    labels: &[],
};

pub(crate) const M002: RuleTexts = RuleTexts {
    title: "Number of the annex missing",
    why: "A convention often has several annexes, one per action: their number tells them \
          apart, and the convention refers to it.",
    cause: "the number of the annex is missing",
    remedy: "write for example `convention: { annexe: 1 }`; if `convention` is already written, add `annexe` to it",
    labels: &[],
};

pub(crate) const M003: RuleTexts = RuleTexts {
    title: "Objectives missing",
    why: "Every training action has written objectives before it starts: people choose it by \
          them, and assessment relies on them. Write them for the whole action or for each \
          step.",
    cause: "the objectives of the action are missing",
    remedy: "write under `objectifs:` one objective per line, after a dash, with an action verb; if `objectifs` already has keys, add `liste` to it",
    labels: &[],
};

pub(crate) const M004: RuleTexts = RuleTexts {
    title: "Content missing",
    why: "The content binds the provider: the client buys it, and an inspection compares it \
          with the training delivered. Phases, modules, days or sequences describe it; a text \
          may be enough.",
    cause: "the content of the action is missing",
    remedy: "describe it in `deroule`, with `phases`, `modules`, `journees` or `sequences`",
    labels: &[],
};

pub(crate) const M005: RuleTexts = RuleTexts {
    title: "Duration missing",
    why: "The duration is part of the agreement: the price, the funding and the certificate of \
          completion depend on it. The hours of one day are not enough.",
    cause: "the duration of the action is missing",
    remedy: "write for example `duree: 14 h` or `duree: 2 jours`; if `duree` already has keys, add `heures` or `jours` to it",
    labels: &[],
};

pub(crate) const M006: RuleTexts = RuleTexts {
    title: "Nature of the action missing",
    why: "The contract with a person who pays for their own training must state the nature of \
          the action (training, skills assessment, validation of experience…). Otherwise, it \
          is void.",
    cause: "the nature of the action is missing",
    remedy: "write for example `nature: formation`",
    labels: &[],
};

pub(crate) const M007: RuleTexts = RuleTexts {
    title: "Period of the action missing",
    why: "The period is agreed beforehand: it limits invoices and inspections. A dated session \
          also gives it, as does a plan with a date for every day.",
    cause: "the period of the action is missing",
    remedy: "write for example `periode: mars 2027`; or give a date to a session, or to every day",
    labels: &["day without a date"],
};

pub(crate) const M008: RuleTexts = RuleTexts {
    title: "Times missing",
    why: "Trainees know the times before their final enrolment. Write them for the action, a \
          step or a session.",
    cause: "the times are missing",
    remedy: "write for example `horaires: 9 h à 17 h`",
    labels: &[],
};

pub(crate) const M009: RuleTexts = RuleTexts {
    title: "Teaching methods missing",
    why: "Methods describe how people learn: talks, case studies, role play. They are announced \
          to the public and agreed with the client.",
    cause: "the teaching methods are missing",
    remedy: "write them in `methodes`, or in `methode` of a step",
    labels: &[],
};

pub(crate) const M010: RuleTexts = RuleTexts {
    title: "Means missing",
    why: "The means (room, equipment, staff, handouts) are part of the promise of the provider, \
          and an audit checks them.",
    cause: "the means of the action are missing",
    remedy: "describe the room, the equipment and the handouts in `moyens` or in `ressources`",
    labels: &[],
};

pub(crate) const M011: RuleTexts = RuleTexts {
    title: "Monitoring missing",
    why: "Monitoring proves that the action took place and who was there: attendance sheets, \
          connection logs, work handed in. It is agreed beforehand, and payment depends on it.",
    cause: "the sheet does not say how you monitor the action: attendance, work handed in",
    remedy: "write it in `suivi`, such as `feuilles d’émargement signées par demi-journée`",
    labels: &[],
};

pub(crate) const M012: RuleTexts = RuleTexts {
    title: "Outcome for trainees missing",
    why: "The outcome is the document that trainees receive in the end: an attestation, a \
          certificate of completion, a title. The convention and the contract state it \
          beforehand.",
    cause: "the outcome is missing: the document given to trainees in the end",
    remedy: "write it in `sanction`, such as `certificat de réalisation remis à chaque \
                  participant`",
    labels: &[],
};

pub(crate) const M013: RuleTexts = RuleTexts {
    title: "Price missing",
    why: "When a funder pays, the convention states the price. When trainees pay themselves, \
          the documents they receive state it. The contract with an individual and public \
          information always state it. A text is enough if it gives an amount; for the public, \
          `sur devis` is enough.",
    cause: "the price is missing: {reason}",
    remedy: "write for example `tarifs: 1 200 €`, or `lignes` under `tarifs`, each with `libelle` and `montant`",
    labels: &[],
};
pub(crate) const M013_FUNDER: &str = "a funder pays for the action";
pub(crate) const M013_TRAINEE: &str = "without a convention, trainees pay themselves";
pub(crate) const M013_PUBLIC: &str = "prices are part of public information";
pub(crate) const M013_SUBCONTRACT: &str = "the subcontract gives the price";
pub(crate) const M013_PERSON: &str = "the person pays for their own training";

pub(crate) const M014: RuleTexts = RuleTexts {
    title: "Terms of payment missing",
    why: "A price comes with its terms: when, how and by whom it is paid. When a funder pays, \
          the convention states them. When trainees pay themselves, the documents they receive \
          state them. The contract with an individual always states them.",
    cause: "the terms of payment are missing: {reason}",
    remedy: "write under `tarifs`, beside `lignes`, for example `reglement: virement à 30 jours`",
    labels: &[],
};

pub(crate) const M015: RuleTexts = RuleTexts {
    title: "Prerequisites missing",
    why: "Everyone must know before enrolling whether the training suits them: state the \
          required knowledge, or `aucun`. A description of the check is not enough.",
    cause: "the prerequisites are missing",
    remedy: "write them in `prerequis`; when there are none, write `aucun`",
    labels: &[],
};

pub(crate) const M016: RuleTexts = RuleTexts {
    title: "Headcount missing",
    why: "The number of participants changes the training of each: it must be announced. \
          Without it, the contract with an individual is void. The number of groups is not \
          enough.",
    cause: "the number of participants is missing",
    remedy: "write for example `public: { effectif: 12 }`; if `public` is already written, add `effectif` to it",
    labels: &[],
};

pub(crate) const M017: RuleTexts = RuleTexts {
    title: "Enrolment missing",
    why: "Public information says how to enrol: whom to ask, which steps, which selection.",
    cause: "the sheet does not say how to enrol",
    remedy: "write for example `acces: { modalites: inscription par courriel }`; if `acces` is already written, add `modalites` to it",
    labels: &[],
};

pub(crate) const M018: RuleTexts = RuleTexts {
    title: "Access time missing",
    why: "Public information says how long it takes from the request to the start, so that \
          people ask for funding or leave in time.",
    cause: "the sheet does not give the time from the request to the start of the training",
    remedy: "write for example `acces: { delais: un mois avant la première journée }`; if `acces` is already written, add `delais` to it",
    labels: &[],
};

pub(crate) const M019: RuleTexts = RuleTexts {
    title: "Assessment missing",
    why: "Trainees know before enrolling how their learning is assessed, and the provider must \
          be able to show that the objectives are reached.",
    cause: "the sheet does not describe the assessment",
    remedy: "write it in `evaluation`, with `amont`, `pendant`, `a_chaud` or `a_froid`",
    labels: &[],
};

pub(crate) const M020: RuleTexts = RuleTexts {
    title: "Trainers missing",
    why: "Trainees know before enrolling who trains them, and an audit asks for the trainers \
          and their titles.",
    cause: "the trainers are missing",
    remedy: "write them in `intervenants`, each with `nom` and `qualite`",
    labels: &[],
};

pub(crate) const M021: RuleTexts = RuleTexts {
    title: "Titles of a trainer missing",
    why: "The provider guarantees the titles of its trainers: degree, trade, experience. \
          Without them, the contract with an individual is void. An audit asks for them.",
    cause: "the titles of the trainer “{name}” are missing",
    remedy: "write them in `qualite` or `presentation`, such as `psychologue du travail`",
    labels: &[],
};

pub(crate) const M022: RuleTexts = RuleTexts {
    title: "Contact missing",
    why: "Trainees and the public know whom to ask, before enrolling and during the training.",
    cause: "a contact is missing",
    remedy: "write a person or a service in `contacts`, with `telephone` or `courriel`",
    labels: &[],
};

pub(crate) const M023: RuleTexts = RuleTexts {
    title: "Accessibility missing",
    why: "Public information says how people with disabilities are welcomed: premises, \
          handouts, pace, possible adaptations.",
    cause: "the sheet does not say how people with disabilities are welcomed",
    remedy: "write in `accessibilite` what is accessible and what can be adapted",
    labels: &[],
};

pub(crate) const M024: RuleTexts = RuleTexts {
    title: "Disability referent missing",
    why: "A named person answers questions on disability and calls on specialists: the public \
          must know how to reach that person.",
    cause: "the disability referent is missing",
    remedy: "write their name and contact details in `referent_handicap`",
    labels: &[],
};

pub(crate) const M025: RuleTexts = RuleTexts {
    title: "Results missing",
    why: "The provider publishes its results: satisfaction, attendance, success, number of \
          trainees. Before the first session, `en cours de collecte` is enough.",
    cause: "the results of past sessions are missing",
    remedy: "write them in `indicateurs`; when there are none yet, write `en cours de collecte`",
    labels: &[],
};

pub(crate) const M026: RuleTexts = RuleTexts {
    title: "Results of a certification missing",
    why: "When the action leads to a certification, published results include its own: pass \
          rate, blocks validated, employment, further studies.",
    cause: "no result is about the certification",
    remedy: "add a row to `indicateurs`, such as `Taux d’obtention de la certification`",
    labels: &["the certification aimed at"],
};

pub(crate) const M027: RuleTexts = RuleTexts {
    title: "Prevention of dropouts missing",
    why: "Beyond two days, the provider says how it helps everyone to finish: reminders, \
          interviews, catch-up sessions. When the sheet only counts hours, seven make a day, \
          unless `heures_par_jour` says otherwise.",
    cause: "the action lasts more than two days, and the sheet does not mention the prevention \
             of dropouts",
    remedy: "write in `abandon` how you help everyone to finish",
    labels: &["{length}"],
};

pub(crate) const M028: RuleTexts = RuleTexts {
    title: "Remote assistance missing",
    why: "In remote training, even partly, trainees are not left alone: the law requires technical and teaching assistance. The sheet says who answers, how and how soon. The article is about training, not about a VAE nor a bilan de compétences.",
    cause: "the action is remote, but the sheet does not mention technical and teaching assistance",
    remedy: "under `distance`, write `assistance:` and say who answers, how and how soon",
    labels: &[],
};

pub(crate) const M029: RuleTexts = RuleTexts {
    title: "Remote activities missing or without a length",
    why: "When a part of the training is remote, trainees must know their remote activities and the average length. Each activity has its length. The article is about training, not about a VAE nor a bilan de compétences.",
    cause: "the action is remote, and lacks {missing}",
    remedy: "under `distance`, write `activites:` then, after one dash per activity, `titre:` and `duree:`",
    labels: &[],
};
pub(crate) const M029_ACTIVITIES: &str = "the remote activities and their average length";
pub(crate) const M029_LENGTH: &str = "the average length of this activity";

pub(crate) const M030: RuleTexts = RuleTexts {
    title: "Incomplete certification",
    why: "The sheet announces the certification as France compétences registered it: exact title, code, certifier, date of registration or expiry. Everyone can then find it on the website of France compétences. The certification of a software vendor is not there: `enregistree: non`.",
    cause: "the certification is incomplete: {mention} is missing",
    remedy: "copy the page of France compétences into {keys}, under `certification`",
    labels: &[],
};
pub(crate) const M030_TITLE: &str = "its exact title";
pub(crate) const M030_TITLE_KEY: &str = "`intitule`";
pub(crate) const M030_CODE: &str = "its code";
pub(crate) const M030_CODE_KEY: &str = "`code`";
pub(crate) const M030_CERTIFIER: &str = "its certifier";
pub(crate) const M030_CERTIFIER_KEY: &str = "`certificateur`";
pub(crate) const M030_DATE: &str = "its date of registration or expiry";
pub(crate) const M030_DATE_KEYS: &str = "`enregistrement` or `echeance`";

pub(crate) const M031: RuleTexts = RuleTexts {
    title: "Registration of the certification not stated",
    why: "A certification registered by France compétences has a code and dates. The certification \
          of a software vendor has none. The sheet states which of the two it announces.",
    cause: "the sheet does not state whether France compétences has registered the certification",
    remedy: "write its `code`; if it has none, write `enregistree: non`",
    labels: &[],
};

pub(crate) const M032: RuleTexts = RuleTexts {
    title: "Incomplete workplace training",
    why: "Training in the workplace includes an analysis of the work, a trainer named beforehand, \
          times of reflection distinct from the work, and assessments.",
    cause: "the training takes place at work, but {missing} missing",
    remedy: "complete `afest`: `activites`, `formateur`, `phases_reflexives`, `evaluations`",
    labels: &[],
};
pub(crate) const M032_ACTIVITIES: &str = "the analysis of the work is";
pub(crate) const M032_TRAINER: &str = "the named trainer is";
pub(crate) const M032_REFLECTION: &str = "the times of reflection are";
pub(crate) const M032_ASSESSMENTS: &str = "the assessments are";

pub(crate) const P001: RuleTexts = RuleTexts {
    title: "Objective with a vague verb",
    why: "An objective must be observable to be assessed: you cannot see a person \
          “understand”, “know” or “master”. `verbes_vagues` in annexe.yaml changes the \
          list of verbs.",
    cause: "“{verb}” cannot be observed, so the objective cannot be assessed",
    remedy: "use an action verb: describe, choose, write, lead…",
    labels: &[],
};

pub(crate) const P002: RuleTexts = RuleTexts {
    title: "Objective without a verb",
    why: "An objective names an ability of the person: it starts with an action verb. A topic \
          (“les signes d’une tension”) is content: put it in `contenus`.",
    cause: "this objective starts with “{word}”, not with a verb",
    remedy: "start with an action verb: describe, choose, write, lead…",
    labels: &[],
};

pub(crate) const S001: RuleTexts = RuleTexts::of_reading(
    "Unreadable YAML",
    "A sheet is written in YAML: a key, a colon, a space, a value, and indentation for groups. \
     One misplaced sign makes its section unreadable: the sheet is not built. The other sections are \
     checked. Most often, a text contains a colon without quotes, or a line is badly aligned.",
);

pub(crate) const S002: RuleTexts = RuleTexts::of_reading(
    "File that is not UTF-8",
    "The encoding is how a file stores accented letters. A file in another encoding than UTF-8 \
          is not read, because its accents would turn into other signs in a contractual document. It \
          comes from old software, or from a spreadsheet export.",
);

pub(crate) const S003: RuleTexts = RuleTexts::of_reading(
    "File that is empty or has no keys",
    "A sheet is a series of keys with their values, at the margin. An empty file, a list or \
          free text describes no training. It is often a new file left empty, or a file saved over \
          another.",
);

pub(crate) const S004: RuleTexts = RuleTexts::of_reading(
    "Second document in the file",
    "A line of three dashes opens a second document, and one file is one programme: the rest \
          would not be printed. It comes from a line drawn between two parts, or from two sheets \
          joined together.",
);

pub(crate) const S005: RuleTexts = RuleTexts::of_reading(
    "Excessive size",
    "A sheet takes a few pages. An oversized file or text, thousands of keys or endless nesting \
          would block the layout. It is usually another file taken for a sheet, or a whole catalogue \
          pasted into a sheet.",
);

pub(crate) const S006: RuleTexts = RuleTexts::of_reading(
    "Key that is not a word",
    "A key is a word and a colon. YAML reads brackets or braces as a list or a group, and the \
     value would not be printed. It is often left from a template.",
);

pub(crate) const S007: RuleTexts = RuleTexts::of_reading(
    "Unknown key",
    "The text under an unknown key would not be printed, and its absence is hard to see. It is \
          often a slip, a singular instead of a plural, or a key in the wrong place.",
);

pub(crate) const S008: RuleTexts = RuleTexts::of_reading(
    "Missing required key",
    "Some keys are essential to their group: the title of a sheet, the name or the qualification \
          of a trainer, the amount of a price. Without them, the group makes no sense in print. The information is \
          often still to come, or the line was deleted by mistake.",
);

pub(crate) const S009: RuleTexts = RuleTexts::of_reading(
    "Key written twice",
    "A key has one value in its group: one of the two would be lost. It happens when a line is \
          copied to be changed, and the old one stays.",
);

pub(crate) const S010: RuleTexts = RuleTexts::of_reading(
    "Key or dash without a value",
    "A key or a dash with nothing after it counts as absent, and the sheet is written without \
          it. It is often left for later, or its value starts with `#` and YAML reads it as a \
          comment.",
);

pub(crate) const S011: RuleTexts = RuleTexts::of_reading(
    "Value of the wrong type",
    "Each key expects a text, a number, a list or a group of keys. Without quotes, YAML reads a \
          telephone number as a number, which loses its zero, and a text with a colon as a group.",
);

pub(crate) const S012: RuleTexts = RuleTexts::of_reading(
    "Value outside the list",
    "Some keys accept only a few values: the labels of the sheet and the rules depend on them. \
          The words that the sheet prints are read too, with their accents and capitals. Any other \
          word is refused: “stage” is not a nature of action.",
);

pub(crate) const S013: RuleTexts = RuleTexts::of_reading(
    "Unreadable value",
    "Dates, durations, times and amounts are read, compared, added up and printed in one form. \
          A day that does not exist, a duration without a unit or “quelques heures” cannot be read.",
);

pub(crate) const S014: RuleTexts = RuleTexts::of_reading(
    "Number out of bounds",
    "Some numbers have limits: a group has at least one person, a duration in days counts by \
          half-days. A placeholder zero or an extra digit makes the sheet announce the impossible.",
);

pub(crate) const S015: RuleTexts = RuleTexts::of_reading(
    "Two programmes for the same files",
    "A sheet is named after the file of its programme. Two programmes with the same name in the \
          same place would overwrite each other: one sheet would be lost, or given instead of the \
          other. It happens with `accueil.yaml` and `accueil.yml`, or when two projects write in one \
          folder.",
);

pub(crate) const S016: RuleTexts = RuleTexts::of_reading(
    "End before the start",
    "A period or times that end before they start do not tell when the training takes place, \
          and the convention would have to be redone. It is often a wrong year, or two swapped \
          dates.",
);

pub(crate) const S017: RuleTexts = RuleTexts::of_reading(
    "Number that loses its zeros",
    "Without quotes, YAML reads 041 as the number 41: the printed reference would be wrong. Put \
          references, postcodes and numbers that start with a zero between quotes.",
);

pub(crate) const S018: RuleTexts = RuleTexts::of_reading(
    "End of a text read as a comment",
    "In YAML, a `#` after a space starts a comment: the rest is not printed, but the sheet \
          looks complete. It happens with the number of a room or of a lot. Between quotes, the \
          whole text is kept.",
);

pub(crate) const S019: RuleTexts = RuleTexts::of_reading(
    "Suppression without a reason",
    "A comment `# annexe: ignore[…]` suppresses a rule at its place. Without a reason, a reader \
          cannot tell a decision from a hidden mistake: the comment then has no effect.",
);

pub(crate) const S020: RuleTexts = RuleTexts::of_reading(
    "Suppression of an unknown code",
    "The code between brackets must be the code of a rule: otherwise nothing is suppressed. It \
     is often a slip. A reading error cannot be suppressed: fix it.",
);

pub(crate) const S021: RuleTexts = RuleTexts::of_reading(
    "Unused suppression",
    "The suppressed rule finds nothing at this place. The line was fixed, or the comment is \
     above another line. The comment would hide the next mistake of that kind.",
);

pub(crate) const S022: RuleTexts = RuleTexts::of_reading(
    "Dash or key joined to the text above",
    "A dash with more indentation than its list does not start an item: YAML joins the line to \
          the text above, and the sheet would print both, dash included. In the same way, the \
          lines of a list or a table under `>` are joined, and a key indented under `|` is part of \
          the text.",
);

pub(crate) const S023: RuleTexts = RuleTexts::of_reading(
    "Suppression inside a text",
    "Under `|` or `>`, everything is text: a comment there would be printed in the sheet. Put \
          it above the key: it then applies to the whole text.",
);

pub(crate) const S024: RuleTexts = RuleTexts::of_reading(
    "Unusable theme file",
    "The logo and the fonts of `theme` are embedded in each sheet: they must exist, have a \
          known format (SVG or PNG; TTF or OTF), be light enough, and have a licence that allows it. \
          A drawing contains only outlines: text would change with the fonts of the computer.",
);

pub(crate) const S025: RuleTexts = RuleTexts::of_reading(
    "Unreadable colour",
    "Texts use the colours of `theme`: each needs a contrast of at least 4.5 to 1 with the \
          paper and with the band. With less, a person with low vision, or anyone with a photocopy, \
          cannot read.",
);

pub(crate) const S027: RuleTexts = RuleTexts::of_reading(
    "Text that contradicts a key",
    "A text such as `1 490 € HT` says several things at once, here the amount and the tax. If a \
          key beside it says one of them too, both must agree.",
);

pub(crate) const T001: RuleTexts = RuleTexts::of_reading(
    "Hidden character",
    "A control or direction character is invisible, but it can change the reading order: a \
          contractual document must say the same to all. It often comes with a name or a number \
          pasted from a website, a PDF or an address book.",
);

pub(crate) const T002: RuleTexts = RuleTexts::of_reading(
    "Character that cannot be printed",
    "The fonts of the PDF have common letters and signs, but no emojis and few pictograms: a \
          question mark would be printed instead. They come from a message or a web page, with \
          pasted text.",
);

pub(crate) const T003: RuleTexts = RuleTexts::of_reading(
    "Unsupported Markdown",
    "A text can have paragraphs, bold, italics, lists, headings, links, notes and tables. An \
          HTML tag, an image, a block of code or a rule does not work in every format of the \
          sheet. They come from a text copied from a website.",
);

pub(crate) const T004: RuleTexts = RuleTexts::of_reading(
    "Link target that is not allowed",
    "A link must lead to the same place for everyone: its address starts with `https://`, \
          `http://`, `mailto:` or `tel:`. Without this start, `www.exemple.fr` is looked for beside \
          the sheet, and a local file opens only on its own computer.",
);

pub(crate) const T005: RuleTexts = RuleTexts::of_reading(
    "Uncalled note",
    "A note needs its call, such as `[^1]`, in the same text: without it, the note would not be \
          printed. It happens when the calling sentence is rewritten, or moved to another key.",
);

pub(crate) const T006: RuleTexts = RuleTexts::of_reading(
    "Zero-width character",
    "A zero-width character splits a word invisibly: searches no longer find the word, and \
          screen readers misread it. It comes with a text pasted from a website or a word processor. \
          It is not printed, and `annexe check --fix` removes it from the file.",
);

pub(crate) const T013: RuleTexts = RuleTexts::of_reading(
    "Pasted ligature",
    "A PDF sometimes pastes “fi”, “fl” or “ffi” as one character. The word looks the same, but a search \
          does not find it. The sheet prints the letters, and `annexe check --fix` puts them back in the \
          file.",
);

pub(crate) const S026: RuleTexts = RuleTexts::of_reading(
    "Curly quotes around a value",
    "YAML only knows straight quotes, \" and '. The quotes of a word processor, “ and ”, are part of the \
          value: the sheet prints them. A number or a name has none.",
);

pub(crate) const T014: RuleTexts = RuleTexts {
    title: "Template text",
    why: "A template has texts to replace: “À compléter”, “Nom du client”, “[date]”, “XXX”, “{{client}}”, dots. \
          If nobody replaces them, the sheet to be signed prints them.",
    cause: "{count} template {count|text is|texts are} left: “{words}”",
    remedy: "write the real {count|text|texts}, or remove {count|the key if it is|the keys that are} not needed",
    labels: &["here too"],
};

pub(crate) const T015: RuleTexts = RuleTexts {
    title: "Character damaged by a copy",
    why: "A text copied from an e-mail, a web page or another program may keep “Ã©” for “é”, a code such as “&eacute;”, or a Greek \
          or Cyrillic letter that looks like a Latin one. The sheet prints it, and a search no longer finds the word. \
          `annexe check --fix` corrects it.",
    cause: "“{word}”: {kind}",
    remedy: "delete the word and type “{right}” again, or run `annexe check --fix`",
    labels: &[],
};
pub(crate) const T015_CUT: &str = "this word is cut as at the end of a line";
pub(crate) const T015_ALPHABET: &str =
    "letter {rank}, “{letter}”, is from another alphabet: it only looks like “{like}”";
pub(crate) const T015_APOSTROPHE: &str = "a question mark replaces an apostrophe";
pub(crate) const T015_ENCODING: &str = "an accented letter was damaged by copy and paste";
pub(crate) const T015_HTML: &str = "this is the code of a web page, and would be printed as it is";

pub(crate) const S028: RuleTexts = RuleTexts::of_reading(
    "Misspelt “ignore” comment",
    "A comment suppresses a rule only in the form `# annexe: ignore[CODE] reason`, in lowercase and with the \
          brackets. Written in another way, it has no effect.",
);

pub(crate) const T007: RuleTexts = RuleTexts {
    title: "Uneven punctuation in a list",
    why: "In a document to sign, readers notice a list with a comma here, a full stop there, \
          and no mark elsewhere. Three ways are correct: no mark; a full stop everywhere; a \
          comma (or a semicolon) everywhere, and a full stop at the end.",
    cause: "{own} at the end of this item, but the list {due}",
    remedy: "punctuate all items alike: nothing, “.” everywhere, or “,” then “.” at the \
                  end",
    labels: &["{own} here"],
};
pub(crate) const T007_NO_MARK: &str = "no mark";
pub(crate) const T007_A_COMMA: &str = "a comma";
pub(crate) const T007_A_SEMICOLON: &str = "a semicolon";
pub(crate) const T007_A_STOP: &str = "a full stop";
pub(crate) const T007_WANTS_NONE: &str = "takes no mark";
pub(crate) const T007_WANTS_COMMA: &str = "needs a comma";
pub(crate) const T007_WANTS_SEMICOLON: &str = "needs a semicolon";
pub(crate) const T007_WANTS_STOP: &str = "needs a full stop";

pub(crate) const T008: RuleTexts = RuleTexts {
    title: "Repeated paragraph",
    why: "A paragraph written twice, or nearly so, often comes from a paste: when one of them \
          changes, the sheet contradicts itself. Titles, summaries, contents and methods of \
          steps may repeat.",
    cause: "this paragraph {repeats} another",
    remedy: "keep one of them, or rewrite one",
    labels: &["already here"],
};
pub(crate) const T008_AGAIN: &str = "repeats";
pub(crate) const T008_NEARLY_AGAIN: &str = "repeats, nearly word for word,";

pub(crate) const T009: RuleTexts = RuleTexts {
    title: "Markdown mark printed as it is",
    why: "`**word**` makes bold, `[word](address)` a link. An unclosed mark, or a mark in a \
          one-line text (a title, a place), is printed as it is. To print the sign, write a \
          backslash before it.",
    cause: "“{mark}” {why}, and will be printed as it is",
    remedy: "{remedy}",
    labels: &[],
};
pub(crate) const T009_UNCLOSED: &str = "has no matching mark";
pub(crate) const T009_CLOSE_IT: &str =
    "put a mark on each side of the word, as in **word** or [word](https://…), or remove it";
pub(crate) const T009_NO_TABLE: &str = "is a row of no complete table";
pub(crate) const T009_RULE_IT: &str =
    "write a line `|---|---|` under the row of headings, and no more cells than headings in a row";
pub(crate) const T009_ONE_LINE: &str = "is in a one-line text, which accepts no bold and no links";
pub(crate) const T009_TAKE_OUT: &str = "remove the marks";

pub(crate) const T010: RuleTexts = RuleTexts {
    title: "Broken reference",
    why: "A text may refer to the “phase 5” of a plan with four, or to a missing note. A \
          deleted or moved step often leaves such references.",
    cause: "“{reference}” refers to nothing: {why}",
    remedy: "correct the reference, or add what is missing",
    labels: &["the plan goes up to {most}"],
};
pub(crate) const T010_NO_NOTE: &str = "this note does not exist in the text";
pub(crate) const T010_NO_STEP: &str = "the plan has fewer steps";

pub(crate) const T011: RuleTexts = RuleTexts {
    title: "Badly shortened ordinal",
    why: "French ordinals are shortened 1er, 1re, 2e. The sheet prints them correctly; `annexe \
          check --fix` fixes the file too.",
    cause: "the short form of “{written}” is “{due}”",
    remedy: "write “{due}”, or run `annexe check --fix`",
    labels: &[],
};

pub(crate) const T012: RuleTexts = RuleTexts {
    title: "Extra space",
    why: "Two spaces in a row, a tab, or a space before a comma or a full stop are typing \
          slips. The sheet does not print them; `annexe check --fix` removes them from the file \
          too.",
    cause: "{what}",
    remedy: "{remedy}",
    labels: &[],
};
pub(crate) const T012_REMOVE: &str = "remove the extra space, or run `annexe check --fix`";
pub(crate) const T012_TABLE: &str =
    "if it is a table, write `|` instead of each tab; otherwise, a space";
pub(crate) const T012_REPEATED: &str = "several spaces follow one another";
pub(crate) const T012_TAB: &str = "there is a tab instead of a space";
pub(crate) const T012_BEFORE_MARK: &str = "there is a space before this mark";
pub(crate) const T012_AFTER_BRACKET: &str = "there is a space after this bracket";

pub(crate) const C070: RuleTexts = RuleTexts {
    title: "Text against the law",
    why: "Some sentences contradict the law of the action: the consent of the person assessed, the decision of the jury of a VAE, \
          the free training and the age of apprentices, assistance at a distance, withdrawal. The rule reads words, not \
          meaning: read the sentence again. Articles L6353-6 and L6313-4 and the law on VAE were read in November 2026 on third-party sites; \
          the other texts are cited from memory: check them on Légifrance.",
    cause: "“{words}”: {law}",
    remedy: "correct this sentence, or remove it",
    labels: &[],
};
pub(crate) const C070_CONSENT: &str = "a skills assessment needs the consent of the person, whose refusal is no fault (Labour Code, L6313-4)";
pub(crate) const C070_RETENTION: &str = "the documents of an assessment are destroyed at its end, but for a written agreement for a few years (R6313-7, to be verified)";
pub(crate) const C070_EXPERIENCE: &str =
    "a VAE no longer requires a length of experience (law of 21 December 2022, art. 10)";
pub(crate) const C070_DIPLOMA: &str =
    "the jury and the certifier award the diploma, not the training organisation";
pub(crate) const C070_WRITES: &str = "candidates write their own file";
pub(crate) const C070_AGE: &str = "contracts of apprenticeship start from 16 to 29 years, but for exceptions to be named (Labour Code, L6222-1 and L6222-2)";
pub(crate) const C070_CONTRACT: &str =
    "a contract of apprenticeship lasts six months at least (Labour Code, L6222-7-1)";
pub(crate) const C070_HELP: &str =
    "remote training includes assistance (Labour Code, D6313-3-1, 1°)";
pub(crate) const C070_AFEST: &str = "an Afest has an analysis of the work, an appointed trainer, reflective phases and assessments (Labour Code, D6313-3-2)";
pub(crate) const C070_MONITORING: &str =
    "the agreement says how the action is monitored (Labour Code, D6353-1)";
pub(crate) const C070_PROMISE: &str = "nobody can promise success";
pub(crate) const C070_WITHDRAWAL: &str = "trainees who pay themselves have ten days to withdraw, fourteen at a distance (Labour Code, L6353-5)";
pub(crate) const C070_DEPOSIT: &str = "trainees who pay themselves pay nothing before the end of the withdrawal period, then 30% at most (Labour Code, L6353-6)";
pub(crate) const C070_APPROVAL: &str = "the registration of the declaration of activity is no approval of the State (Labour Code, L6352-12)";
pub(crate) const C070_WORTH: &str = "an attestation is not worth a diploma";
pub(crate) const C070_DATA: &str =
    "personal data are kept for a limited time, and are not sold (GDPR, art. 5)";

pub(crate) const C071: RuleTexts = RuleTexts {
    title: "Validity contradicted",
    why: "The sheet says how long the certification is valid: a text that says otherwise often comes from another sheet.",
    cause: "the text says “{stated}”, and `validite` says “{validity}”",
    remedy: "correct this text, or `validite`",
    labels: &["`validite`"],
};
