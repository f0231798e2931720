//! Every figure that a sheet derives, on random programmes, against an oracle that only reads the YAML: a figure is printed
//! only when all the values that give it agree, and the rules report each disagreement. No other length is printed than those
//! that are written or that the resolved view knows.
//!
//! | figure | where | values that give it |
//! | --- | --- | --- |
//! | total of hours | « Durée », total of the calendar and of the plan | `duree.heures`; days × hours a day; the plan; `detail`; times; dates of sessions; remote activities |
//! | total of days | total of the calendar and of the plan | `duree.jours`; days of the plan and their dates |
//! | hours a day or a half-day | « Horaires » | `heures_par_jour`; hours ÷ days; times of the action and of sessions; each day of the plan |
//! | length of a step | rows and headings of the plan | its parts; its times; the length of a day |
//! | prices and headcounts | wherever they are | only those written |
//! | totals of activities and exams | their tables | each item; the hours that `detail` gives them |

mod amounts;
mod places;

use std::collections::BTreeSet;

use annexe::check::ProjectContext;
use annexe::document::blocks_text;
use annexe::model::project::Config;
use annexe::model::resolved::{Action, DailyHours, Step, TimeSpan};
use annexe::model::{Programme, Sheet, compose};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Choices that shrink towards the first of each list.
struct Choices {
    bytes: Vec<u8>,
    at: usize,
}

impl Choices {
    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        &of[usize::from(byte) % of.len()]
    }
}

const TIMES: [(&str, &[u32], bool); 7] = [
    // Their text, the lengths of their stretches, whether one may hold a meal.
    ("9 h à 12 h et 13 h à 17 h", &[180, 240], false),
    ("9 h à 12 h et 14 h à 17 h", &[180, 180], false),
    ("9 h à 17 h", &[480], true),
    ("9 h à 13 h", &[240], false),
    ("9 h à 12 h 30", &[210], false),
    ("21 h à 4 h", &[420], false),
    ("selon le planning", &[], false),
];
const LENGTHS: [(&str, Option<u32>); 7] = [
    ("7 h", Some(420)),
    ("3 h 30", Some(210)),
    ("3 h", Some(180)),
    ("6 h", Some(360)),
    ("environ 7 h", None),
    ("de 3 à 7 h", None),
    ("2 semaines", None),
];

/// Sets a key half of the time.
fn maybe(choices: &mut Choices, group: &mut Map<String, Value>, key: &str, of: &[Value]) {
    if *choices.pick(&[false, true]) {
        group.insert(key.to_owned(), choices.pick(of).clone());
    }
}

fn lengths() -> Vec<Value> {
    LENGTHS.iter().map(|(text, _)| json!(text)).collect()
}

fn times() -> Vec<Value> {
    TIMES.iter().map(|(text, ..)| json!(text)).collect()
}

fn any_sequences(choices: &mut Choices) -> Value {
    let count = *choices.pick(&[1, 2, 3]);
    let sequences = (0..count).map(|index| {
        let mut sequence = Map::new();
        sequence.insert("titre".to_owned(), json!(format!("Thème {index}")));
        maybe(choices, &mut sequence, "duree", &lengths());
        if *choices.pick(&[false, false, false, true]) {
            sequence.insert("pause".to_owned(), json!("oui"));
            sequence.insert("duree".to_owned(), json!("30 min"));
        }
        Value::Object(sequence)
    });
    sequences.collect()
}

fn any_day(choices: &mut Choices, index: usize) -> Value {
    let mut day = Map::new();
    day.insert("titre".to_owned(), json!(format!("Sujet {index}")));
    if *choices.pick(&[false, false, true]) {
        day.insert("duree".to_owned(), choices.pick(&lengths()).clone());
    }
    if *choices.pick(&[false, false, true]) {
        day.insert("horaires".to_owned(), choices.pick(&times()).clone());
    }
    let date = json!(format!("2026-03-{:02}", 2 + index));
    let dates = [
        json!(null),
        date.clone(),
        json!([date, format!("2026-04-{:02}", 6 + index)]),
        json!({"debut": date, "fin": format!("2026-03-{:02}", 3 + index)}),
        json!("a-programmer"),
    ];
    match choices.pick(&dates) {
        Value::Null => {}
        date => drop(day.insert("date".to_owned(), date.clone())),
    }
    match choices.pick(&[0, 0, 1, 2, 3, 4]) {
        0 => {}
        1 => drop(day.insert("sequences".to_owned(), any_sequences(choices))),
        halves => {
            for key in ["matin", "apres_midi", "soiree"]
                .into_iter()
                .take(halves - 1)
            {
                let mut half = Map::from_iter([("titre".to_owned(), json!("Partie"))]);
                maybe(choices, &mut half, "duree", &lengths());
                day.insert(key.to_owned(), Value::Object(half));
            }
        }
    }
    if *choices.pick(&[false, false, false, false, true]) {
        day.insert("au_choix".to_owned(), json!("oui"));
    }
    Value::Object(day)
}

fn any_programme(choices: &mut Choices) -> Value {
    let mut duration = Map::new();
    let days = [json!(1), json!(2), json!(3), json!(0.5), json!("2 à 3")];
    maybe(choices, &mut duration, "jours", &days);
    let hours = [json!(14), json!(7), json!(21), json!(6), json!("10 à 20 h")];
    maybe(choices, &mut duration, "heures", &hours);
    let per_day = [json!(7), json!(6), json!(3.5)];
    maybe(choices, &mut duration, "heures_par_jour", &per_day);
    if *choices.pick(&[false, false, true]) {
        let mut detail = Map::new();
        for key in ["presentiel", "distanciel_synchrone", "certification"] {
            maybe(choices, &mut detail, key, &lengths());
        }
        duration.insert("detail".to_owned(), Value::Object(detail));
    }
    let mut programme = Map::from_iter([("intitule".to_owned(), json!("Une action"))]);
    if !duration.is_empty() {
        programme.insert("duree".to_owned(), Value::Object(duration));
    }
    amounts::add_amounts(choices, &mut programme);
    maybe(choices, &mut programme, "horaires", &times());
    let count = *choices.pick(&[0, 1, 2, 3]);
    let days: Vec<Value> = (0..count)
        .map(|index| any_day(choices, index * 7))
        .collect();
    let plan = match choices.pick(&[0, 0, 1, 2]) {
        0 => json!({"journees": days}),
        2 => json!({"phases": [{"titre": "Tout", "journees": days, "travail_personnel": "5 h"}]}),
        _ => {
            let mut module = Map::from_iter([("journees".to_owned(), json!(days))]);
            maybe(
                choices,
                &mut module,
                "duree",
                &[json!("14 h"), json!("2 jours")],
            );
            json!({"modules": [module]})
        }
    };
    if count > 0 {
        programme.insert("deroule".to_owned(), plan);
    }
    if *choices.pick(&[false, false, true]) {
        let mut session = Map::new();
        let dates = [json!(["2026-05-05", "2026-05-06"]), json!("2026-05-05")];
        maybe(choices, &mut session, "dates", &dates);
        maybe(choices, &mut session, "horaires", &times());
        maybe(choices, &mut session, "places", &[json!(8), json!(16)]);
        session.insert("titre".to_owned(), json!("Session"));
        programme.insert("sessions".to_owned(), json!([session]));
    }
    let items = |choices: &mut Choices| {
        let item = |length: Value| json!({"titre": "Travail", "duree": length});
        let mut lengths = || choices.pick(&lengths()).clone();
        json!([item(lengths()), item(lengths())])
    };
    if *choices.pick(&[false, false, true]) {
        let activities = json!({"activites": items(choices)});
        programme.insert("distance".to_owned(), activities);
        maybe(choices, &mut programme, "modalite", &[json!("distanciel")]);
    }
    if *choices.pick(&[false, false, true]) {
        programme.insert("evaluation".to_owned(), json!({"epreuves": items(choices)}));
    }
    Value::Object(programme)
}

/// What the values of a programme say, read anew from its YAML.
struct Oracle<'a> {
    programme: &'a Value,
}

fn exact(length: &Value) -> Option<u32> {
    let found = LENGTHS.iter().find(|(text, _)| length == text);
    match (found, length.as_f64(), length.as_str()) {
        (Some((_, minutes)), ..) => *minutes,
        (None, Some(hours), _) => Some((hours * 60.0) as u32),
        (None, None, Some("30 min")) => Some(30),
        (None, None, Some("14 h")) => Some(840),
        (None, None, _) => None,
    }
}

/// The stretches of some times, and whether they may hold a meal.
fn stretches(times: &Value) -> Option<(u32, bool)> {
    let (_, stretches, has_meal) = TIMES.iter().find(|(text, ..)| times == text)?;
    (!stretches.is_empty()).then(|| (stretches.iter().sum(), *has_meal))
}

impl Oracle<'_> {
    fn duration(&self, key: &str) -> &Value {
        &self.programme["duree"][key]
    }

    fn days(&self) -> Option<f64> {
        self.duration("jours").as_f64()
    }

    fn hours(&self) -> Option<u32> {
        exact(self.duration("heures"))
    }

    fn per_day(&self) -> Option<u32> {
        exact(self.duration("heures_par_jour"))
    }

    fn all_days(&self) -> Vec<&Value> {
        let plan = &self.programme["deroule"];
        let module = &plan["modules"][0]["journees"];
        let phase = &plan["phases"][0]["journees"];
        let days = [&plan["journees"], module, phase].into_iter();
        days.filter_map(Value::as_array).flatten().collect()
    }

    fn all_times(&self) -> Vec<&Value> {
        let session = &self.programme["sessions"][0]["horaires"];
        let times = [&self.programme["horaires"], session].into_iter();
        times.filter(|times| times.is_string()).collect()
    }

    /// Whether the hours of days are those of all, or less when evenings add some.
    fn makes(&self, days: f64, all: u32) -> bool {
        let has_evening = self.all_days().iter().any(|day| day["soiree"].is_object());
        days == f64::from(all) || has_evening && days < f64::from(all)
    }

    /// Whether a day of so many minutes contradicts nothing.
    fn allows_day(&self, minutes: u32) -> bool {
        let stated = self.per_day().is_none_or(|stated| stated == minutes);
        let product = match (self.days(), self.hours()) {
            (Some(days), Some(hours)) => self.makes(days * f64::from(minutes), hours),
            _ => true,
        };
        let times = self
            .all_times()
            .into_iter()
            .all(|times| match stretches(times) {
                Some((open, true)) => open >= minutes,
                Some((open, false)) => open == minutes,
                None => true,
            });
        let is_single = |day: &Value| !day["date"].is_array() && !day["date"].is_object();
        let is_half = |day: &Value| day["matin"].is_object() && !day["apres_midi"].is_object();
        let days = self.all_days().into_iter().all(|day| {
            let stated = exact(&day["duree"]);
            let own = stated.is_none_or(|it| it == minutes || it * 2 == minutes);
            !is_single(day) || is_half(day) || own
        });
        stated && product && times && days
    }

    /// Whether a total of so many minutes contradicts neither the duration nor the lengths that days state.
    fn allows_total(&self, minutes: u32) -> bool {
        let stated = self.hours().is_none_or(|hours| hours == minutes);
        let product = match (self.days(), self.per_day()) {
            (Some(days), Some(per_day)) => self.makes(days * f64::from(per_day), minutes),
            _ => true,
        };
        let days = self.all_days();
        let lengths: Option<u32> = days.iter().map(|day| exact(&day["duree"])).sum();
        let is_option = |day: &&Value| day["au_choix"].is_string();
        let planned = match lengths {
            Some(sum) if !days.is_empty() && !days.iter().any(is_option) => sum == minutes,
            _ => true,
        };
        stated && product && planned
    }
}

fn format(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// The minutes of a printed length: « 7 heures », « 3 h 30 ».
fn read_minutes(words: &str) -> u32 {
    let mut numbers = words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|it| !it.is_empty());
    let mut number = || {
        numbers
            .next()
            .and_then(|it| it.parse::<u32>().ok())
            .unwrap_or(0)
    };
    if words.contains("min") {
        number()
    } else {
        number() * 60 + number()
    }
}

/// The lengths that a text says, in minutes and in half-days: « 3 h 30 », « 2 jours ».
fn lengths_in(text: &str) -> BTreeSet<(u32, &'static str)> {
    text.lines().flat_map(lengths_in_line).collect()
}

fn lengths_in_line(text: &str) -> BTreeSet<(u32, &'static str)> {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u32>().ok());
    let mut found = BTreeSet::new();
    for (at, unit) in words.iter().enumerate().skip(1) {
        if unit.starts_with("jour") {
            let days = words[at - 1].replace(',', ".").parse::<f64>().ok();
            found.extend(days.map(|days| ((days * 2.0) as u32, "half-days")));
        }
        let Some(count) = number(at - 1) else {
            continue;
        };
        let minutes = match *unit {
            "h" | "heure" | "heures" => {
                let rest = number(at + 1).filter(|rest| *rest < 60 && words[at + 1].len() == 2);
                let is_rest = rest.is_some() && words.get(at + 2) != Some(&"h");
                Some(count * 60 + if is_rest { rest.unwrap_or(0) } else { 0 })
            }
            "min" => Some(count),
            _ => None,
        };
        found.extend(minutes.map(|minutes| (minutes, "minutes")));
    }
    found
}

/// The lengths that a sheet may print: those that the author wrote, and those that the resolved view knows.
fn printable_lengths(
    value: &Value,
    yaml: &str,
    action: &Action<'_>,
) -> BTreeSet<(u32, &'static str)> {
    let mut known = lengths_in(yaml);
    // « de 3 à 7 h », « 10 à 20 h », « 2 à 3 » days.
    known.extend([(180, "minutes"), (600, "minutes"), (1200, "minutes")]);
    known.extend([(4, "half-days"), (6, "half-days")]);
    let duration = &value["duree"];
    for key in ["heures", "heures_par_jour"] {
        known.extend(exact(&duration[key]).map(|minutes| (minutes, "minutes")));
    }
    let days = duration["jours"].as_f64();
    known.extend(days.map(|days| ((days * 2.0) as u32, "half-days")));
    let totals = [
        &action.minutes,
        &action.planned_hours,
        &action.activity_minutes,
        &action.exam_minutes,
    ];
    known.extend(
        totals
            .iter()
            .filter_map(|it| Some((it.known()?, "minutes"))),
    );
    let totals = [&action.half_days, &action.planned_days];
    known.extend(
        totals
            .iter()
            .filter_map(|it| Some((it.known()?, "half-days"))),
    );
    known.extend(match action.daily_hours {
        DailyHours::PerDay(minutes) | DailyHours::PerHalfDay(minutes) => Some((minutes, "minutes")),
        DailyHours::Unknown => None,
    });
    let mut siblings = vec![action.steps.as_slice()];
    while let Some(steps) = siblings.pop() {
        let taken = || steps.iter().filter(|step| !step.is_option);
        let halves: Option<u32> = taken().map(|step| step.half_days.known()).sum();
        known.extend(halves.map(|halves| (halves, "half-days")));
        let minutes: Option<u32> = taken().map(|step| step.minutes.known()).sum();
        known.extend(minutes.map(|minutes| (minutes, "minutes")));
        let pauses = taken().map(Step::pause_minutes).sum::<u32>();
        known.extend(minutes.map(|minutes| (minutes - pauses, "minutes")));
        siblings.extend(steps.iter().map(|step| step.children.as_slice()));
    }
    for step in action.all_steps() {
        known.extend(step.minutes.known().map(|minutes| (minutes, "minutes")));
        known.extend(step.half_days.known().map(|halves| (halves, "half-days")));
    }
    known
}

/// What stands between two texts of a sheet.
fn between<'a>(text: &'a str, [start, end]: [&str; 2]) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

/// Steps whose parts all have a length: it is their sum, with its pauses or without them.
fn assert_step(step: &Step<'_>, value: &Value) {
    for child in &step.children {
        let path = child
            .path
            .strip_prefix(&format!("{}.", step.path))
            .expect("inside");
        let inside = path
            .split('.')
            .fold(value, |value, key| match key.parse::<usize>() {
                Ok(index) => &value[index],
                Err(_) => &value[key],
            });
        assert_step(child, inside);
    }
    let Some(minutes) = step.minutes.known() else {
        return;
    };
    if let Some(stated) = exact(&value["duree"]) {
        assert_eq!(minutes, stated, "{}", step.path);
    }
    let parts = ["sequences", "matin", "apres_midi", "soiree"]
        .into_iter()
        .flat_map(|key| match &value[key] {
            Value::Array(items) => items.iter().collect(),
            Value::Object(_) => vec![&value[key]],
            _ => Vec::new(),
        });
    let parts: Vec<&Value> = parts.collect();
    let sum: Option<u32> = parts.iter().map(|part| exact(&part["duree"])).sum();
    let pauses = parts
        .iter()
        .filter(|part| part["pause"].is_string())
        .count() as u32
        * 30;
    let dates = value["date"].as_array().map_or(1, Vec::len) as u32;
    if let Some(sum) = sum.filter(|_| !parts.is_empty() && !value["date"].is_object()) {
        let agrees = [sum, sum - pauses, sum * dates, (sum - pauses) * dates];
        assert!(
            agrees.contains(&minutes),
            "{}: {minutes} and {sum}",
            step.path
        );
    }
    // The times of a day may leave its evening out.
    if let Some((open, has_meal)) = stretches(&value["horaires"]).filter(|_| dates == 1)
        && !value["date"].is_object()
        && !value["soiree"].is_object()
    {
        assert!(minutes <= open, "{}: {minutes} in {open}", step.path);
        assert!(
            has_meal || !parts.is_empty() || minutes == open,
            "{}: {minutes} not {open}",
            step.path
        );
    }
}

/// The codes of rules that report two values of one figure.
const CODES: [&str; 9] = [
    "C001", "C002", "C003", "C004", "C005", "C006", "C007", "C008", "C026",
];

fn check(value: &Value) {
    let yaml = serde_yaml::to_string(value).expect("YAML");
    let context = ProjectContext::without_file(Some(Config::default()), None);
    let checked = context.check("x.yaml", yaml.as_bytes());
    let codes = checked.diagnostics.iter().map(|it| it.kind.code());
    let codes: Vec<&str> = codes.filter(|code| CODES.contains(code)).collect();
    let programme: Programme = serde_json::from_value(value.clone()).expect("a programme");
    let action = Action::new(&programme.sections);
    let oracle = Oracle { programme: value };
    let document = compose(&programme, None, Sheet::Annexe, false);
    let text = blocks_text(&document.body).replace(['\u{a0}', '\u{202f}'], " ");

    // The rules report what the sheet withholds, and nothing else of the kind.
    let totals = [&action.activity_minutes, &action.exam_minutes];
    let is_contested = action.conflict.is_some() || totals.iter().any(|it| it.conflict().is_some());
    assert_eq!(
        is_contested,
        !codes.is_empty(),
        "{codes:?}, {:?}\n{yaml}",
        action.conflict
    );

    places::assert_places(&action, &checked, &CODES, &yaml);
    amounts::assert_amounts(&text, &yaml);

    // A plan out of a range has a total that the sheet withholds and a rule reports.
    let out_of_estimate = action.lengths_out_of_estimate();
    let reported = checked.diagnostics.iter();
    let reported = reported.filter(|it| it.kind.code() == "C034").count();
    assert_eq!(out_of_estimate.len(), reported, "{yaml}");
    for source in &out_of_estimate {
        match source.span {
            TimeSpan::Minutes(_) => assert_eq!(action.planned_hours.known(), None, "{yaml}"),
            TimeSpan::HalfDays(_) => assert_eq!(action.planned_days.known(), None, "{yaml}"),
        }
    }

    // Nothing else is derived.
    let unknown: Vec<_> = lengths_in(&text)
        .difference(&printable_lengths(value, &yaml, &action))
        .copied()
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}\n{yaml}\n{text}");

    // Hours a day.
    if let Some(words) = between(&text, [", soit ", " de formation / jour"]) {
        let words = words.rsplit(", soit ").next().expect("words");
        assert!(
            oracle.allows_day(read_minutes(words)),
            "{words} a day\n{yaml}\n{text}"
        );
    }
    if let Some(words) = between(&text, [", soit ", " de formation / séance"]) {
        let words = words.rsplit(", soit ").next().expect("words");
        let half = read_minutes(words);
        let times = oracle.all_times().into_iter().filter_map(stretches);
        assert!(
            times
                .into_iter()
                .all(|(open, has_meal)| has_meal || open == half),
            "{yaml}"
        );
    }
    // Totals.
    if let Some(minutes) = action.planned_hours.known() {
        assert!(
            oracle.allows_total(minutes),
            "{} planned\n{yaml}",
            format(minutes)
        );
    }
    let stated = oracle.hours();
    if let (Some(days), Some(per_day), None) = (oracle.days(), oracle.per_day(), stated) {
        let made = (days * f64::from(per_day)) as u32;
        let line = format!(", soit {}", format(made));
        if oracle.duration("heures").is_null() && text.contains(&format!("{line} (")) {
            let is_contested = codes.iter().any(|code| *code != "C006");
            assert!(oracle.allows_total(made) && !is_contested, "{line}\n{yaml}");
        }
    }
    // Steps.
    for step in &action.steps {
        let path = step
            .path
            .split('.')
            .fold(value, |value, key| match key.parse::<usize>() {
                Ok(index) => &value[index],
                Err(_) => &value[key],
            });
        assert_step(step, path);
    }
    // Tables of activities and exams.
    for (total, items) in [
        (&action.activity_minutes, &value["distance"]["activites"]),
        (&action.exam_minutes, &value["evaluation"]["epreuves"]),
    ] {
        if let Some(total) = total.known() {
            let items = items.as_array().expect("items").iter();
            let sum: Option<u32> = items.map(|item| exact(&item["duree"])).sum();
            assert_eq!(Some(total), sum, "{yaml}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn are_printed_only_when_all_values_agree(bytes in proptest::collection::vec(any::<u8>(), 0..110)) {
        check(&any_programme(&mut Choices { bytes, at: 0 }));
    }
}
