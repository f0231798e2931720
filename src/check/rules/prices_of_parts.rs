//! Rules on the prices of sessions and steps beside those of the tariffs.

use crate::check::context::CheckContext;
use crate::check::rule::RuleKind::Programme;
use crate::check::rule::{Reporter, Rule};
use crate::check::rules::prices::find_amounts;
use crate::diagnostic::catalogue::texts;
use crate::diagnostic::message::Argument;
use crate::document::text::Switch;
use crate::model::pricing::{PriceTerms, Tax};
use crate::value::{Money, fold};

pub(super) static RULES: &[Rule] = &[Rule::warning(texts!(C064), Programme(check_price_of_part))];

/// A price of the sheet.
pub struct PricedItem {
    /// The path of its amount.
    pub path: String,
    /// What is paid, folded.
    pub label: String,
    pub name: String,
    pub cents: i64,
    /// « 190 € HT »
    pub amount: String,
    pub tax: Option<Tax>,
    pub unit: Option<String>,
    pub is_floor: bool,
    pub is_option: bool,
}

impl PricedItem {
    fn new(path: String, name: String, terms: &PriceTerms) -> Option<Self> {
        Some(Self {
            path,
            label: fold(&name),
            name,
            cents: terms
                .montant
                .sum()
                .map(Money::cents)
                .filter(|cents| *cents > 0)?,
            amount: terms.montant.to_string(),
            tax: terms.taxe,
            unit: terms.par.as_ref().map(|par| fold(&par.line())),
            is_floor: terms.a_partir_de.is_some_and(Switch::is_on),
            is_option: false,
        })
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        let words = self.label.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty())
    }

    pub fn has_word(&self, stems: &[&str]) -> bool {
        self.words()
            .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    }

    /// « module » of « Modules T1, T2 ».
    pub fn kind(&self) -> &str {
        self.words()
            .next()
            .unwrap_or_default()
            .trim_end_matches('s')
    }

    /// Whether both prices are of one unit and one tax, as far as they say.
    pub fn is_like(&self, other: &Self) -> bool {
        let agrees = |one: &Option<String>, other: &Option<String>| match (one, other) {
            (Some(one), Some(other)) => is_person(one) && is_person(other) || one == other,
            (Some(one), None) | (None, Some(one)) => is_person(one),
            (None, None) => true,
        };
        let taxes = self.tax.zip(other.tax);
        agrees(&self.unit, &other.unit) && taxes.is_none_or(|(one, other)| one == other)
    }
}

/// Whether a unit is one person.
pub fn is_person(unit: &str) -> bool {
    [
        "participant", "personne", "stagiaire", "apprenant", "inscrit",
    ]
    .iter()
    .any(|word| unit.starts_with(word))
}

/// The rows of the tariffs.
pub fn priced_rows(context: &CheckContext<'_>) -> Vec<PricedItem> {
    let Some(pricing) = &context.sections.tarifs else {
        return Vec::new();
    };
    let (path, rows) = pricing.rows();
    let items = rows.iter().enumerate().filter_map(|(index, row)| {
        let mut item = PricedItem::new(
            format!("{path}.{index}.montant"),
            row.libelle.line(),
            &row.terms,
        )?;
        item.is_option = row.en_option.is_some_and(Switch::is_on);
        Some(item)
    });
    items.collect()
}

/// The sessions and the steps that have prices.
pub fn priced_parts(context: &CheckContext<'_>) -> Vec<PricedItem> {
    let sessions = context.sessions().filter_map(|(path, session)| {
        let name = session
            .titre
            .as_ref()
            .map(|it| it.line())
            .unwrap_or_default();
        PricedItem::new(
            format!("{path}.tarif"),
            name,
            &session.tarif.as_ref()?.terms,
        )
    });
    let steps = context.action.all_steps().into_iter();
    let steps = steps.filter_map(|step| {
        let mut item = PricedItem::new(
            format!("{}.tarif", step.path),
            step.name(),
            &step.price?.terms,
        )?;
        let title = step.details.titre.as_ref().map(|it| fold(&it.line()));
        item.label = format!("{} {}", item.label, title.unwrap_or_default());
        Some(item)
    });
    sessions.chain(steps).collect()
}

/// A session or a step, and the row of its name or of its code, have one price.
fn check_price_of_part(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let rows = priced_rows(context);
    let parts = priced_parts(context);
    for (index, part) in parts.iter().enumerate() {
        let earlier = parts[..index].iter().filter(|other| {
            // The same step, as a session.
            let kinds = [part, *other].map(|it| it.path.starts_with("sessions"));
            kinds[0] != kinds[1]
        });
        let known = rows.iter().filter(|row| !row.is_floor).chain(earlier);
        let own: Vec<&PricedItem> = known
            .filter(|other| other.is_like(part) && names_same(other, part))
            .collect();
        let is_same = |other: &&PricedItem| {
            let (one, other) = (part.cents, other.cents);
            one == other || one * 5 == other * 6 || one * 6 == other * 5
        };
        if let Some(other) = own.first()
            && !own.iter().any(is_same)
        {
            let there = [("there", Argument::Text(other.amount.clone()))];
            reporter
                .report(context.value_place(&part.path))
                .with("name", part.name.clone())
                .with("here", part.amount.clone())
                .with("there", other.amount.clone())
                .related(context.value_place(&other.path), 0, there);
        }
    }
}

/// Whether one label has the code that opens the other, or the whole of it.
fn names_same(row: &PricedItem, part: &PricedItem) -> bool {
    let is_code = |word: &&str| {
        word.len() <= 5
            && word.bytes().any(|it| it.is_ascii_digit())
            && word.bytes().any(|it| it.is_ascii_alphabetic())
    };
    let code = part.words().take(2).find(is_code);
    if code.is_some_and(|code| row.words().any(|word| word == code)) {
        return true;
    }
    let is_numbered = |item: &PricedItem| {
        item.words()
            .any(|word| word.bytes().all(|it| it.is_ascii_digit()))
    };
    let is_whole = part.label.len() >= 8 && row.label == part.label;
    let inside =
        part.label.split_whitespace().count() >= 2 && row.label.contains(part.label.as_str());
    is_whole
        || inside
            && (is_numbered(row) == is_numbered(part))
            && row.label.ends_with(part.label.as_str())
}

/// The opening letters of words of what is paid beside the training, or by other customers.
const OTHER_SERVICES: [&str; 24] = [
    "repas", "dejeun", "diner", "test", "passage", "certif", "examen", "materiel", "frais",
    "deplac", "heberg", "livre", "support", "option", "intra", "sur", "adher", "demandeu",
    "groupe", "abonn", "dossier", "nuit", "kit", "location",
];

/// « À partir de » is the lowest price.
pub(super) fn check_lowest_price(context: &CheckContext<'_>, reporter: &mut Reporter<'_>) {
    let mut prices = priced_rows(context);
    prices.extend(priced_parts(context));
    let mut floors: Vec<PricedItem> = Vec::new();
    let is_own = |it: &PricedItem| !it.is_option && !it.has_word(&OTHER_SERVICES);
    prices.retain(is_own);
    let fields = context.texts.fields.iter();
    for field in fields.filter(|it| it.path == "catalogue.tarifs") {
        let folded = fold(field.text);
        let opens = ["a partir de", "des "]
            .iter()
            .any(|words| folded.starts_with(words));
        if let ([(range, amount)], true) = (&find_amounts(field.text)[..], opens) {
            let rest = fold(&field.text[range.end..]);
            let unit = rest.split_once("par ").map(|(_, unit)| unit.to_owned());
            floors.push(PricedItem {
                path: field.path.clone(),
                label: String::new(),
                name: String::new(),
                cents: amount.cents(),
                amount: amount.to_string(),
                tax: None,
                unit,
                is_floor: true,
                is_option: false,
            });
        }
    }
    let (own_floors, prices): (Vec<PricedItem>, Vec<PricedItem>) =
        prices.into_iter().partition(|it| it.is_floor);
    floors.extend(own_floors);
    for floor in &floors {
        let is_same_kind = |it: &PricedItem| {
            let is_session = it.path.starts_with("sessions");
            floor.label.is_empty() || is_session || it.kind() == floor.kind()
        };
        let is_lower =
            |it: &&PricedItem| it.cents < floor.cents && it.is_like(floor) && is_same_kind(it);
        if let Some(lower) = prices.iter().filter(is_lower).min_by_key(|it| it.cents) {
            reporter
                .report(context.value_place(&floor.path))
                .with("floor", floor.amount.clone())
                .with("lower", lower.amount.clone())
                .related(context.value_place(&lower.path), 0, []);
        }
    }
}
