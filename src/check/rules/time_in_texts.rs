//! Rules on texts that say when something of the action takes place, or over how long.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::sentence::Sentence;
use crate::check::statements::{StatedDates, TextScope};
use crate::diagnostic::catalogue::{text, texts};
use crate::diagnostic::message::{Argument, Translated};
use crate::read::text_field::TextField;
use crate::value::scan::collapse_spaces;
use crate::value::{Date, When, fold};

pub(super) static RULES: &[Rule] = &[
    Rule::warning(texts!(C060), Programme(check_dates_against_action)),
    Rule::warning(texts!(C061), Programme(check_stated_period)),
];

/// What has to be done before the action: the opening letters of the words beside its date, or of its deadline.
const DEADLINE_STEMS: [&str; 28] = [
    "inscri", "candidat", "dossier", "recu", "recep", "renvo", "retour", "remis", "remet", "avant",
    "tard", "limit", "clos", "clotur", "bulletin", "depos", "depot", "test", "entretie",
    "position", "question", "rempl", "admis", "sign", "adress", "envoy", "transm", "fourni",
];
/// The opening letters of words that make a date one of another session, or of what lasts after the action.
const LATER_STEMS: [&str; 25] = [
    "prochain", "suivant", "platefor", "ressourc", "support", "annul", "report", "attestat",
    "desist", "rembours", "autre", "apres", "issue", "repris", "repass", "rattrap", "supplem",
    "absen", "nouveau", "compar", "seconde", "deuxieme", "valable", "valid", "certific",
];
/// The opening letters of words of what is planned.
const PLANNED_STEMS: [&str; 29] = [
    "journee", "seance", "immersio", "stage", "atelier", "classe", "matin", "apres", "rendez",
    "rencontr", "soutenan", "restitut", "entrepri", "regroupe", "visite", "jury", "examen",
    "epreuve", "module", "phase", "session", "centre", "presenti", "distance", "tient", "lieu",
    "deroul", "semaine", "visio",
];
/// The opening letters of words of a date of law, or of history.
const LEGAL_STEMS: [&str; 27] = [
    "loi", "decret", "arret", "circulai", "ordonnan", "directiv", "reglemen", "norme", "code",
    "article", "reforme", "vigueur", "version", "edition", "accord", "avenant", "guerre", "naiss",
    "histo", "depuis", "journal", "applicab", "obligat", "jurispru", "cassatio", "exemple",
    "siecle",
];

/// The last day on which the action may start and the last one that it has, each with its path.
struct ActionEnds {
    start: (String, Date),
    end: Option<(String, Date)>,
}

/// A period of so many days may have several starts: entries all year.
const MAX_DAYS_OF_ONE_START: i32 = 92;
/// Words of an action that people start at any time.
const ENTRY_WORDS: [&str; 4] = ["entree", "permanen", "annee", "continu"];
/// A deadline without a year, so many days after the start at most, is one of the same year.
const MAX_DAYS_OF_ONE_YEAR: i32 = 60;
/// Further from the period than this, a date is another one.
const MAX_DAYS_FROM_PERIOD: i32 = 15 * 366;

impl ActionEnds {
    /// `None` when nothing says the day of the start.
    fn new(context: &CheckContext<'_>) -> Option<Self> {
        let start = if context.action.sessions.is_empty() {
            start_of_plan(context).or_else(|| start_of_period(context))
        } else {
            start_of_last_session(context)
        };
        let last = context
            .period
            .map(|period| ("periode.fin".to_owned(), period.last));
        let dates = context.dates().into_iter();
        let dates = dates.filter_map(|(path, when)| Some((path, when.latest()?)));
        let end = last.or_else(|| dates.max_by_key(|(_, day)| *day));
        Some(Self { start: start?, end })
    }
}

/// `None` when a session is not scheduled: nobody knows its deadline.
fn start_of_last_session(context: &CheckContext<'_>) -> Option<(String, Date)> {
    let starts = context.sessions().map(|(path, session)| {
        let dates = session.dates.as_ref()?.dates_with_paths().into_iter();
        let days =
            dates.filter_map(|(at, when)| Some((format!("{path}.dates{at}"), when.earliest()?)));
        days.min_by_key(|(_, day)| *day)
    });
    let starts: Vec<(String, Date)> = starts.collect::<Option<_>>()?;
    starts.into_iter().max_by_key(|(_, day)| *day)
}

/// The first day of the steps; of several to choose from, the start of the last.
fn start_of_plan(context: &CheckContext<'_>) -> Option<(String, Date)> {
    let all_steps = context.action.all_steps();
    let starts = all_steps.iter().filter_map(|step| {
        let is_chosen = step.is_option || step.is_in_option;
        Some((
            is_chosen,
            format!("{}.date", step.path),
            step.date?.earliest()?,
        ))
    });
    let chosen = starts.clone().filter(|(is_chosen, ..)| *is_chosen);
    let latest = chosen.max_by_key(|(_, _, day)| *day);
    let start = latest.or_else(|| starts.min_by_key(|(_, _, day)| *day));
    start.map(|(_, path, day)| (path, day))
}

/// The first day of a short period; the last one of a long one, during which people may start.
fn start_of_period(context: &CheckContext<'_>) -> Option<(String, Date)> {
    let period = context.period?;
    let is_short = period.first.days_until(period.last) <= MAX_DAYS_OF_ONE_START;
    let fields = context.texts.fields.iter();
    let mut entries = fields.filter(|it| {
        it.path.starts_with("acces") || it.path.starts_with("catalogue") || it.path == "periode"
    });
    let has_entries = entries.any(|field| {
        let folded = fold(field.text);
        ENTRY_WORDS.iter().any(|words| folded.contains(words))
    });
    Some(if is_short && period.is_exact && !has_entries {
        ("periode.debut".to_owned(), period.first)
    } else {
        ("periode.fin".to_owned(), period.last)
    })
}

/// What is to be done before the action is before it, and what is planned is in its period.
fn check_dates_against_action(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    check_repeated_dates(context, reporter);
    let mut bounds = None;
    for stated in &context.texts.statements().dates {
        let field = &context.texts.fields[stated.text];
        let (dates, range) = (&stated.value, stated.range.clone());
        let bounds = bounds.get_or_insert_with(|| ActionEnds::new(context));
        let wrong = wrong_weekday(field.text, dates, context, bounds.as_ref());
        let moment = Moment::of(&field.path, stated.scope);
        let Some(moment) = moment.filter(|_| wrong.is_none()) else {
            report(field, range, wrong, (context, reporter));
            continue;
        };
        let sentence = Sentence::around(field.text, &range);
        let wrong = match moment {
            Moment::Before => after_start(dates, &sentence, bounds.as_ref(), false),
            Moment::Upstream => after_start(dates, &sentence, bounds.as_ref(), true),
            Moment::Planned => planned_outside(dates, &sentence, context),
            Moment::After => before_end(dates, bounds.as_ref()),
            Moment::Described if is_after_end(&sentence) => before_end(dates, bounds.as_ref()),
            Moment::Described => other_date_of_part(dates, &sentence, context)
                .or_else(|| unplanned_day(dates, &sentence, context)),
        };
        report(field, range, wrong, (context, reporter));
    }
}

fn report(
    field: &TextField<'_>,
    range: Range<usize>,
    wrong: Option<Contradiction>,
    (context, reporter): (&CheckContext<'_>, &mut Reporter<'_>),
) {
    if let Some((why, path, bound, label)) = wrong {
        let bound = [("bound", Argument::Date(bound))];
        reporter
            .report(field.place_of(range.clone()))
            .with("dates", collapse_spaces(&field.text[range]))
            .with("why", why)
            .related(context.value_place(&path), label, bound);
    }
}

/// « le mercredi 9 mars » is one in no year about those of the action. C017 reports dates with their year.
fn wrong_weekday(
    text: &str,
    dates: &StatedDates,
    context: &CheckContext<'_>,
    bounds: Option<&ActionEnds>,
) -> Option<Contradiction> {
    let [day] = &dates.days[..] else { return None };
    let weekday = fold(&text[day.weekday.clone().filter(|_| day.year.is_none())?]);
    let [first, last] = context.years()?;
    let is_right = |year: i16| {
        let date = day.resolve(Some(year));
        date.is_some_and(|it| weekday.starts_with(it.weekday_name()))
    };
    let (path, start) = &bounds?.start;
    let is_wrong = !weekday.ends_with('s') && !(first - 1..=last + 1).any(is_right);
    is_wrong.then(|| (text!(rules::C060_WEEKDAY), path.clone(), *start, 0))
}

/// When what a text says takes place.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// Before the action: its access, its prerequisites.
    Before,
    /// The assessment that is before the action, and its deadlines.
    Upstream,
    Planned,
    /// The assessment that is after the action.
    After,
    /// What another text says of a session, or of a step.
    Described,
}

impl Moment {
    fn of(path: &str, scope: TextScope) -> Option<Self> {
        match (path, scope) {
            ("evaluation.amont" | "acces.delais", _) => Some(Self::Upstream),
            ("evaluation.a_froid", _) => Some(Self::After),
            ("catalogue.acces", _) | (_, TextScope::Access) => Some(Self::Before),
            // What it says may come after.
            ("deroule.conclusion", _) => None,
            (_, TextScope::Step | TextScope::Content) => Some(Self::Planned),
            ("deroule.introduction", _) => Some(Self::Planned),
            (_, TextScope::Presenting | TextScope::Whole | TextScope::Assessment) => {
                Some(Self::Described)
            }
            (
                _,
                TextScope::Title
                | TextScope::Price
                | TextScope::RemoteActivity
                | TextScope::Session
                | TextScope::Aim
                | TextScope::Other,
            ) => None,
        }
    }
}

/// Words between the name of a session or of a step and its date, the last ones first.
const DATE_LINKS: [&str; 16] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "le", "du", "lieu",
    "tient", "deroule", "a", "se", "est", "de",
];

/// What is wrong with a date: why, and the date that it contradicts, with its label.
type Contradiction = (Translated, String, Date, usize);

/// The start of the action, when what must be done before it is said to be done later.
fn after_start(
    dates: &StatedDates,
    sentence: &Sentence,
    bounds: Option<&ActionEnds>,
    is_upstream: bool,
) -> Option<Contradiction> {
    let bounds = bounds?;
    // « le 26 mars pour le premier module, le 1er juin pour le dernier »
    let mut after = sentence.words_after();
    let of_first = after.next() == Some("pour")
        && after.nth(1).is_some_and(|word| word.starts_with("premier"));
    let has_several = sentence.has_word(&["chaque", "dernier"]) && !of_first;
    let last = bounds.end.as_ref().filter(|_| has_several);
    let (path, start) = last.unwrap_or(&bounds.start);
    let date = dates.last().resolve(Some(start.civil().year()))?;
    let is_sure = dates.last().year.is_some() || start.days_until(date) <= MAX_DAYS_OF_ONE_YEAR;
    let is_deadline = is_upstream || sentence.has_word(&DEADLINE_STEMS);
    let mut later = sentence.words_before().chain(sentence.words_after());
    // « le service des ressources humaines »
    let is_staff = sentence.has_word(&["humaine"]);
    let is_later = later
        .any(|word| opens_with(word, &LATER_STEMS) && !(is_staff && word.starts_with("ressourc")))
        || is_upstream && sentence.has_word(&["fin"]);
    let is_wrong = date > *start && is_sure && is_deadline && !is_later;
    (is_wrong && !sentence.has_word(&LEGAL_STEMS))
        .then(|| (text!(rules::C060_BEFORE), path.clone(), *start, 0))
}

/// « trois mois après la fin du parcours, jusqu’au … »
fn is_after_end(sentence: &Sentence) -> bool {
    let before: Vec<&str> = sentence.words_before().collect();
    let mut threes = before.windows(3);
    threes.any(|words| words[0] == "fin" && words[2] == "apres")
}

/// A date of a session or of a step that a text names right before another date.
fn other_date_of_part(
    dates: &StatedDates,
    sentence: &Sentence,
    context: &CheckContext<'_>,
) -> Option<Contradiction> {
    let (first, last) = (dates.first()?, dates.last().resolve(None)?);
    let named = parts_named_last(sentence.before(), context);
    // Two parts of one name are not told apart.
    let [(path, days)] = &named[..] else {
        return None;
    };
    let known: Option<Vec<[Date; 2]>> = days
        .iter()
        .map(|it| Some([it.earliest()?, it.latest()?]))
        .collect();
    let known = known.filter(|known| !known.is_empty())?;
    let start = known.iter().map(|[start, _]| *start).min()?;
    let end = known.iter().map(|[_, end]| *end).max()?;
    let all_days: Vec<Date> = days.iter().flat_map(When::all_days).collect();
    let is_exact = days.iter().all(|it| !it.is_period()) && !all_days.is_empty();
    let stated: Vec<Date> = dates.dates().into_iter().flatten().collect();
    let agrees = if !is_exact {
        (start..=end).contains(&first) && (start..=end).contains(&last)
    } else if dates.is_range {
        [first, last] == [start, end]
    } else {
        stated.iter().all(|day| all_days.contains(day))
    };
    (!agrees).then(|| (text!(rules::C060_OTHER_DATE), path.clone(), start, 2))
}

/// The sessions and the steps whose name ends a text, but for the words that link it to a date, each with its path and its days.
fn parts_named_last(before: &str, context: &CheckContext<'_>) -> Vec<(String, Vec<When>)> {
    const MARKS: [char; 7] = [' ', ':', ',', '|', '–', '*', '('];
    let mut before = before.trim_end_matches(MARKS);
    for word in DATE_LINKS {
        let rest = before.strip_suffix(word).filter(|it| it.ends_with(' '));
        before = rest.map_or(before, |rest| rest.trim_end_matches(MARKS));
    }
    let is_named = |name: &str| {
        let rest = before.strip_suffix(name);
        let is_whole = |rest: &str| !rest.ends_with(char::is_alphanumeric);
        name.len() >= 5 && name.contains(' ') && rest.is_some_and(is_whole)
    };
    let sessions = context.sessions().filter_map(|(path, session)| {
        let name = fold(&session.titre.as_ref()?.line());
        let first = name.split([':', '–', '(', ',']).next().unwrap_or_default();
        let days = session.dates.as_ref()?.dates_with_paths().into_iter();
        let days: Vec<When> = days.map(|(_, when)| when).collect();
        let is_it = is_named(&name) || is_named(first.trim());
        is_it.then_some((format!("{path}.dates"), days))
    });
    let all_steps = context.action.all_steps();
    let steps = all_steps.iter().filter_map(|step| {
        let title = step.details.titre.as_ref().map(|it| fold(&it.line()));
        let number = format!("{} {}", fold(&step.word()), step.number);
        let is_it =
            title.is_some_and(|it| is_named(&it)) || !step.has_own_name() && is_named(&number);
        let days = step.dates().into_iter().cloned().collect();
        is_it.then(|| (step.path.clone(), days))
    });
    sessions.chain(steps).collect()
}

/// A calendar in lines has each of its dates once.
fn check_repeated_dates(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let statements = context.texts.statements();
    for dates in statements
        .dates
        .chunk_by(|one, other| one.text == other.text)
    {
        let field = &context.texts.fields[dates[0].text];
        let lines = dates.iter().filter_map(|stated| {
            let text = field.text;
            let start = text[..stated.range.start]
                .rfind('\n')
                .map_or(0, |at| at + 1);
            let line = text[start..].lines().next()?;
            let is_row = line.trim_start().starts_with(['|', '-', '*']);
            let date = stated
                .value
                .first()
                .filter(|_| is_row && stated.value.days.len() == 1)?;
            Some((stated, date, fold(line)))
        });
        let lines: Vec<_> = lines.collect();
        let shares_day = |line: &str| REPEATED_STEMS.iter().any(|it| line.contains(it));
        if lines.len() < 4 || lines.iter().any(|(.., line)| shares_day(line)) {
            continue;
        }
        let repeated = lines.windows(2).find(|pair| pair[0].1 == pair[1].1);
        let is_sorted = lines.is_sorted_by_key(|(_, date, _)| *date);
        if let (Some([(first, date, _), (second, ..)]), true) = (repeated, is_sorted) {
            reporter
                .report(field.place_of(second.range.clone()))
                .with("dates", collapse_spaces(&field.text[second.range.clone()]))
                .with("why", text!(rules::C060_TWICE))
                .related(
                    field.place_of(first.range.clone()),
                    2,
                    [("bound", Argument::Date(*date))],
                );
        }
    }
}

/// Words of calendars whose days have several lines.
const REPEATED_STEMS: [&str; 10] = [
    "matin", "apres-midi", "groupe", "equipe", " h ", " h\u{a0}", "soir", "session", "demi",
    "atelier",
];

/// What takes place with the action, and when: the opening letters of the words.
const ACTION_STEMS: [&str; 10] = [
    "formation", "stage", "session", "seance", "journee", "groupe", "parcours", "seminaire",
    "action", "dates",
];
const TAKING_PLACE_STEMS: [&str; 10] = [
    "lieu", "tient", "tienn", "tiendr", "deroul", "commenc", "debut", "demarr", "programm",
    "planifi",
];
/// What has days of its own.
const OTHER_EVENT_STEMS: [&str; 24] = [
    "reunion", "jury", "examen", "epreuve", "entretien", "confer", "remise", "comite", "visite",
    "test", "signatur", "soutenan", "inaugur", "ouvert", "enquete", "questionn", "bilan", "vacanc",
    "conge", "jusqu", "ferm", "concours", "salon", "informa",
];

/// A day on which a text says that the action is held, when all its days are known and this one is not among them.
fn unplanned_day(
    dates: &StatedDates,
    sentence: &Sentence,
    context: &CheckContext<'_>,
) -> Option<Contradiction> {
    let is_of_action = sentence.has_word(&ACTION_STEMS) && sentence.has_word(&TAKING_PLACE_STEMS);
    let is_other = [
        &OTHER_EVENT_STEMS[..],
        &LATER_STEMS,
        &LEGAL_STEMS,
        &DEADLINE_STEMS,
    ];
    if !is_of_action
        || is_other.iter().any(|stems| sentence.has_word(stems))
        || sentence.is_on_another_course()
        || context.dates().iter().any(|(_, when)| when.is_period())
    {
        return None;
    }
    let known = context.training_days();
    let (path, day) = known.first()?;
    let period = context.period.map(|it| [it.first, it.last]);
    let ends = period.into_iter().flatten();
    let planned: Vec<Date> = known.iter().map(|(_, day)| *day).chain(ends).collect();
    let minutes = context.action.minutes.known();
    let fills = minutes
        .is_none_or(|it| usize::try_from(it.div_ceil(600)).is_ok_and(|days| days <= known.len()));
    let mut stated = dates.dates().into_iter().flatten();
    let is_unknown = stated.any(|day| !planned.contains(&day));
    (is_unknown && fills).then(|| (text!(rules::C060_UNPLANNED), path.clone(), *day, 0))
}

/// The end of the action, when what is done months later is said to be done before it.
fn before_end(dates: &StatedDates, bounds: Option<&ActionEnds>) -> Option<Contradiction> {
    let (path, end) = bounds?.end.as_ref()?;
    let date = dates.last().resolve(None)?;
    (date < *end).then(|| (text!(rules::C060_AFTER), path.clone(), *end, 1))
}

/// The end of the period that what is planned on these dates is beyond.
fn planned_outside(
    dates: &StatedDates,
    sentence: &Sentence,
    context: &CheckContext<'_>,
) -> Option<Contradiction> {
    let period = context.period?;
    let (first, last) = (dates.first()?, dates.last().resolve(None)?);
    let is_planned = (dates.days.len() > 1) || is_on_planned_day(sentence);
    let is_near = period.first.days_until(first).abs() < MAX_DAYS_FROM_PERIOD;
    let is_other = sentence.has_word(&LEGAL_STEMS) || sentence.is_on_another_course();
    // C014 reports a reversed range.
    if !is_planned || !is_near || is_other || last < first {
        return None;
    }
    let why = text!(rules::C060_PLANNED);
    if last > period.last {
        Some((why, "periode.fin".to_owned(), period.last, 1))
    } else if first < period.first {
        Some((why, "periode.debut".to_owned(), period.first, 0))
    } else {
        None
    }
}

/// « la journée du 30 avril », « classe virtuelle le 30 avril »; not « la convention du 30 avril ».
fn is_on_planned_day(sentence: &Sentence) -> bool {
    let mut nearest = sentence.words_before().take(6);
    let names_planned = |word: &str| opens_with(word, &PLANNED_STEMS);
    match nearest.next() {
        Some("du") => nearest.next().is_some_and(names_planned),
        Some(word) => names_planned(word) || nearest.any(names_planned),
        None => sentence.words_after().take(3).any(names_planned),
    }
}

/// The opening letters of the words before « en six mois » that make it the time of the action.
const FOLLOWED_STEMS: [&str; 17] = [
    "suivre", "suivi", "suit", "etal", "reparti", "deroul", "formatio", "parcours", "programm",
    "action", "cursus", "dure", "accompag", "organis", "formule", "etend", "stage",
];
/// The opening letters of words that make it the time of something else.
const OTHER_TIME_STEMS: [&str; 32] = [
    "apres", "avant", "acces", "valab", "valid", "delai", "experien", "contrat", "depuis", "tous",
    "support", "chaque", "minim", "moins", "platefor", "conserv", "ancien", "essai", "preavis",
    "garanti", "plus", "maxim", "jusqu", "suiva", "issue", "recul", "retour", "bilan", "prolong",
    "entree", "environ", "module",
];

/// The period is as long as texts say that the action is.
fn check_stated_period(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let Some(period) = context.period else { return };
    let days = period.first.days_until(period.last) + 1;
    let lengths = context.texts.statements().lengths.iter();
    for stated in lengths.filter(|it| it.scope.is_whole()) {
        let Some(least) = stated.value.calendar_days() else {
            continue;
        };
        let (field, sentence) = context.texts.context_of(stated);
        let links = ["en", "sur", "pendant", "durant", "de", "dure", "durent"];
        let is_linked = sentence
            .words_before()
            .next()
            .is_some_and(|it| links.contains(&it));
        let is_followed = field.path == "duree.precision"
            || sentence
                .words_before()
                .take(7)
                .any(|word| opens_with(word, &FOLLOWED_STEMS));
        let nearest = sentence.words_before().skip(1).take(6);
        let mut nearest = nearest.chain(sentence.words_after().take(3));
        let is_other = nearest.any(|word| opens_with(word, &OTHER_TIME_STEMS))
            || sentence.is_on_another_course()
            || context.names_another_year(&sentence);
        let least = i32::try_from(least).unwrap_or(0);
        if is_linked
            && is_followed
            && !is_other
            && least.saturating_mul(9) > days.saturating_mul(10)
        {
            let length = u32::try_from(days).unwrap_or(0) * 2;
            let range = stated.range.clone();
            reporter
                .report(field.place_of(range.clone()))
                .with("length", collapse_spaces(&field.text[range]))
                .with("days", Argument::HalfDays(length))
                .related(context.value_place("periode"), 0, []);
        }
    }
}

fn opens_with(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.starts_with(stem))
}
