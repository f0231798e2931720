//! The content of a drawing: only operators that draw, each with operands of its kinds, and whose states close as they opened.

use std::collections::BTreeSet;

use super::super::budget::Budget;
use super::super::pdf::object::Object;
use super::syntax::{ContentToken, StrictReader};
use super::values::{check_entries, is_number, is_short_text, is_within};

/// The names that a content may use.
#[derive(Default)]
pub struct ResourceNames {
    pub states: BTreeSet<Box<[u8]>>,
    pub fonts: BTreeSet<Box<[u8]>>,
    pub drawings: BTreeSet<Box<[u8]>>,
}

/// The kinds of an operand.
#[derive(Clone, Copy)]
enum Kind {
    Number,
    /// A whole number up to this one.
    UpTo(i64),
    Text,
    /// Texts, and the room between them.
    Texts,
    Dashes,
    Name,
    State,
    Font,
    Drawing,
    /// What says what a part of the content is for.
    Properties,
}

/// Where an operator may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OperatorPlace {
    Anywhere,
    OutsideText,
    InText,
    /// It builds a path.
    Path,
    /// It ends a path.
    Paint,
}

/// What stays open until it is closed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    State,
    Text,
    Part,
}

const N: Kind = Kind::Number;

type Operator = (&'static str, &'static [Kind], OperatorPlace);

/// Besides those that open and close.
const OPERATORS: [Operator; 46] = [
    ("b", &[], OperatorPlace::Paint),
    ("B", &[], OperatorPlace::Paint),
    ("b*", &[], OperatorPlace::Paint),
    ("B*", &[], OperatorPlace::Paint),
    ("f", &[], OperatorPlace::Paint),
    ("f*", &[], OperatorPlace::Paint),
    ("n", &[], OperatorPlace::Paint),
    ("s", &[], OperatorPlace::Paint),
    ("S", &[], OperatorPlace::Paint),
    ("c", &[N, N, N, N, N, N], OperatorPlace::Path),
    ("h", &[], OperatorPlace::Path),
    ("l", &[N, N], OperatorPlace::Path),
    ("m", &[N, N], OperatorPlace::Path),
    ("re", &[N, N, N, N], OperatorPlace::Path),
    ("v", &[N, N, N, N], OperatorPlace::Path),
    ("W", &[], OperatorPlace::Path),
    ("W*", &[], OperatorPlace::Path),
    ("y", &[N, N, N, N], OperatorPlace::Path),
    ("cm", &[N, N, N, N, N, N], OperatorPlace::OutsideText),
    ("Do", &[Kind::Drawing], OperatorPlace::OutsideText),
    ("d", &[Kind::Dashes, N], OperatorPlace::Anywhere),
    ("g", &[N], OperatorPlace::Anywhere),
    ("G", &[N], OperatorPlace::Anywhere),
    ("gs", &[Kind::State], OperatorPlace::Anywhere),
    ("i", &[N], OperatorPlace::Anywhere),
    ("j", &[Kind::UpTo(2)], OperatorPlace::Anywhere),
    ("J", &[Kind::UpTo(2)], OperatorPlace::Anywhere),
    ("k", &[N, N, N, N], OperatorPlace::Anywhere),
    ("K", &[N, N, N, N], OperatorPlace::Anywhere),
    ("M", &[N], OperatorPlace::Anywhere),
    ("rg", &[N, N, N], OperatorPlace::Anywhere),
    ("RG", &[N, N, N], OperatorPlace::Anywhere),
    ("w", &[N], OperatorPlace::Anywhere),
    ("Tc", &[N], OperatorPlace::Anywhere),
    ("Tf", &[Kind::Font, N], OperatorPlace::Anywhere),
    ("TL", &[N], OperatorPlace::Anywhere),
    ("Tr", &[Kind::UpTo(3)], OperatorPlace::Anywhere),
    ("Ts", &[N], OperatorPlace::Anywhere),
    ("Tw", &[N], OperatorPlace::Anywhere),
    ("Tz", &[N], OperatorPlace::Anywhere),
    ("T*", &[], OperatorPlace::InText),
    ("Td", &[N, N], OperatorPlace::InText),
    ("TD", &[N, N], OperatorPlace::InText),
    ("Tj", &[Kind::Text], OperatorPlace::InText),
    ("TJ", &[Kind::Texts], OperatorPlace::InText),
    ("Tm", &[N, N, N, N, N, N], OperatorPlace::InText),
];

/// States in each other, and parts.
const MAX_OPEN: usize = 16;
const MAX_OPERANDS: usize = 6;

/// Whether a content is only what this version knows, and closes all that it opens, and nothing else.
pub fn is_sound(content: &[u8], names: &ResourceNames, budget: &Budget) -> bool {
    let mut reader = StrictReader::new(content, 0, budget);
    let mut operands = Vec::new();
    let mut open = Vec::new();
    let mut has_path = false;
    let mut read = || -> Option<()> {
        reader.skip_white()?;
        while !reader.is_at_end() {
            match reader.read_content_token()? {
                ContentToken::Operand(operand) => {
                    operands.push(operand);
                    (operands.len() <= MAX_OPERANDS).then_some(())?;
                }
                ContentToken::Operator(operator) => {
                    run(operator, &operands, names, &mut open, &mut has_path)?;
                    operands.clear();
                }
            }
            reader.skip_white()?;
        }
        Some(())
    };
    read().is_some() && operands.is_empty() && open.is_empty() && !has_path
}

fn run(
    operator: &[u8],
    operands: &[Object],
    names: &ResourceNames,
    open: &mut Vec<Open>,
    has_path: &mut bool,
) -> Option<()> {
    let is_in_text = open.contains(&Open::Text);
    let opens = match operator {
        b"q" if !is_in_text => Some((Open::State, &[][..])),
        b"BT" if !is_in_text => Some((Open::Text, &[][..])),
        b"BMC" => Some((Open::Part, &[Kind::Name][..])),
        b"BDC" => Some((Open::Part, &[Kind::Name, Kind::Properties][..])),
        _ => None,
    };
    let closes = match operator {
        b"Q" => Some(Open::State),
        b"ET" => Some(Open::Text),
        b"EMC" => Some(Open::Part),
        _ => None,
    };
    if let Some((kind, kinds)) = opens {
        (!*has_path && open.len() < MAX_OPEN && are_of(operands, kinds, names)).then_some(())?;
        open.push(kind);
        return Some(());
    }
    if closes.is_some() {
        return (!*has_path && operands.is_empty() && open.pop() == closes).then_some(());
    }
    let known = OPERATORS.iter().find(|it| it.0.as_bytes() == operator);
    let (name, kinds, place) = known?;
    are_of(operands, kinds, names).then_some(())?;
    let is_right = match place {
        OperatorPlace::Anywhere => !*has_path,
        OperatorPlace::OutsideText => !*has_path && !is_in_text,
        OperatorPlace::InText => !*has_path && is_in_text,
        OperatorPlace::Path => !is_in_text && (*has_path || ["m", "re"].contains(name)),
        OperatorPlace::Paint => *has_path,
    };
    *has_path = *place == OperatorPlace::Path;
    is_right.then_some(())
}

fn are_of(operands: &[Object], kinds: &[Kind], names: &ResourceNames) -> bool {
    let mut pairs = operands.iter().zip(kinds);
    operands.len() == kinds.len() && pairs.all(|(operand, kind)| is_of(operand, *kind, names))
}

fn is_of(operand: &Object, kind: Kind, names: &ResourceNames) -> bool {
    let is_known =
        |names: &BTreeSet<Box<[u8]>>| operand.as_name().is_some_and(|it| names.contains(it));
    let all = |is: fn(&Object) -> bool| operand.as_array().is_some_and(|it| it.iter().all(is));
    match kind {
        Kind::Number => is_number(operand),
        Kind::UpTo(last) => is_within(operand, 0..=last),
        Kind::Text => operand.as_string().is_some(),
        Kind::Texts => all(|it| it.as_string().is_some() || is_number(it)),
        Kind::Dashes => all(is_number),
        Kind::Name => operand.as_name().is_some(),
        Kind::State => is_known(&names.states),
        Kind::Font => is_known(&names.fonts),
        Kind::Drawing => is_known(&names.drawings),
        Kind::Properties => operand.as_dictionary().is_some_and(|properties| {
            let known = |key: &[u8], value: &Object| {
                Ok(match key {
                    b"MCID" => is_within(value, 0..=1_000_000),
                    b"Type" | b"Subtype" => value.as_name().is_some(),
                    b"Attached" => value
                        .as_array()
                        .is_some_and(|it| it.iter().all(|it| it.as_name().is_some())),
                    b"BBox" => value.as_array().is_some_and(|it| it.iter().all(is_number)),
                    b"Lang" | b"Alt" | b"ActualText" | b"E" => is_short_text(value),
                    _ => false,
                })
            };
            check_entries(0, properties, &[], known).is_ok()
        }),
    }
}
