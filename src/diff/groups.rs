//! Changes that are one act: the same shift of dates or hours, the same words replaced, added or removed.

use std::collections::BTreeMap;

use super::change::{Change, ChangeGroup, DescribedValue};
use super::identity::hash_parts;
use super::words::{TokenKind, WordRun, tokenize};
use crate::diagnostic::catalogue::message;
use crate::diagnostic::change::{ChangeKind, Impact};
use crate::diagnostic::message::{Argument, Message};
use crate::value::Date;

/// The key of the hours of a day, or of a part of it.
const TIMES: &str = "horaires";

/// What like changes have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    /// So many days later, or earlier.
    ShiftDates(i32),
    /// So many minutes later, or earlier.
    ShiftTimes(i32),
    Replace(String, String),
    Add(Vec<String>),
    Remove(Vec<String>),
}

/// A point in time that a value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DayOrTime {
    Day(Date),
    Time(i32),
}

/// Finds the groups of changes of one level, and writes in each change the one that it is part of.
pub fn group_changes(changes: &mut [Change]) -> Vec<ChangeGroup> {
    let mut alike: BTreeMap<(Impact, String, Act), Vec<usize>> = BTreeMap::new();
    for (index, change) in changes.iter_mut().enumerate() {
        change.identity.group = None;
        if let Some(act) = find_act(change) {
            let name = change.field.name.as_str();
            let field = match &act {
                // A person is renamed wherever the name stands.
                Act::Replace(old, new) if is_name(old) && is_name(new) => "",
                // A morning and an afternoon shift together.
                Act::ShiftTimes(_) => name.split_inclusive(TIMES).next().unwrap_or(name),
                Act::ShiftDates(_) | Act::Replace(_, _) | Act::Add(_) | Act::Remove(_) => name,
            };
            let key = (change.impact, field.to_owned(), act);
            alike.entry(key).or_default().push(index);
        }
    }
    let mut groups: Vec<(usize, ChangeGroup)> = Vec::new();
    for ((impact, field, act), members) in alike {
        if members.len() < 2 {
            continue;
        }
        let id = hash_parts(&[format!("{impact:?}"), field, format!("{act:?}")]);
        for member in &members {
            changes[*member].identity.group = Some(id.clone());
        }
        let ids = members.iter().map(|it| changes[*it].identity.id.clone());
        let group = ChangeGroup {
            title: describe_act(&act, members.len()),
            impact,
            changes: ids.collect(),
            id,
        };
        groups.push((members[0], group));
    }
    groups.sort_by_key(|(first, _)| *first);
    groups.into_iter().map(|(_, group)| group).collect()
}

fn describe_act(act: &Act, count: usize) -> Message {
    let short = |texts: &[String]| texts.first().cloned().unwrap_or_default();
    match act {
        Act::ShiftDates(days) => {
            let shift = usize::try_from(days.unsigned_abs()).unwrap_or_default();
            if *days < 0 {
                message!(GROUP_DATES_EARLIER, count, days = shift)
            } else {
                message!(GROUP_DATES_LATER, count, days = shift)
            }
        }
        Act::ShiftTimes(minutes) => {
            let shift = Argument::Minutes(minutes.unsigned_abs());
            if *minutes < 0 {
                message!(GROUP_TIMES_EARLIER, count, shift)
            } else {
                message!(GROUP_TIMES_LATER, count, shift)
            }
        }
        Act::Replace(old, new) => message!(GROUP_REPLACED, count, old, new),
        Act::Add(texts) => message!(GROUP_ADDED, count, value = short(texts)),
        Act::Remove(texts) => message!(GROUP_REMOVED, count, value = short(texts)),
    }
}

fn find_act(change: &Change) -> Option<Act> {
    let texts = |values: &[DescribedValue]| -> Vec<String> {
        values.iter().map(|value| value.text.clone()).collect()
    };
    match (change.kind, &change.before[..], &change.after[..]) {
        (ChangeKind::Changed | ChangeKind::Reworded, [before], [after]) => {
            let shift = find_shift(&before.text, &after.text);
            // « 7 h » may also be a length.
            let is_said =
                |act: &Act| !matches!(act, Act::ShiftTimes(_)) || change.field.name.contains(TIMES);
            shift
                .filter(is_said)
                .or_else(|| find_replacement(change, &before.text, &after.text))
        }
        (ChangeKind::Added, _, [_, ..]) => Some(Act::Add(texts(&change.after))),
        (ChangeKind::Removed, [_, ..], _) => Some(Act::Remove(texts(&change.before))),
        (
            ChangeKind::Added
            | ChangeKind::Removed
            | ChangeKind::Changed
            | ChangeKind::Reworded
            | ChangeKind::Retypeset
            | ChangeKind::Moved
            | ChangeKind::Swapped
            | ChangeKind::Split
            | ChangeKind::Merged
            | ChangeKind::Renumbered,
            _,
            _,
        ) => None,
    }
}

/// The one shift that makes the new dates or hours of the old ones, the other words being the same.
fn find_shift(before: &str, after: &str) -> Option<Act> {
    let (words, moments) = read_moments(before);
    let (new_words, new_moments) = read_moments(after);
    if words != new_words || moments.is_empty() || moments.len() != new_moments.len() {
        return None;
    }
    let shifts = std::iter::zip(moments, new_moments).map(|pair| match pair {
        (DayOrTime::Day(old), DayOrTime::Day(new)) => Some(Act::ShiftDates(old.days_until(new))),
        (DayOrTime::Time(old), DayOrTime::Time(new)) => Some(Act::ShiftTimes(new - old)),
        (DayOrTime::Day(_), DayOrTime::Time(_)) | (DayOrTime::Time(_), DayOrTime::Day(_)) => None,
    });
    let mut shifts = shifts.collect::<Option<Vec<Act>>>()?;
    shifts.dedup();
    match &shifts[..] {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The days and times of a text, and its other words.
fn read_moments(text: &str) -> (Vec<String>, Vec<DayOrTime>) {
    let (mut words, mut moments) = (Vec::new(), Vec::new());
    for token in tokenize(text) {
        let moment = Some(&token).filter(|token| token.kind == TokenKind::Number);
        match moment.and_then(|token| read_moment(&token.key)) {
            Some(moment) => moments.push(moment),
            None if token.kind == TokenKind::Space => {}
            None => words.push(token.text.to_owned()),
        }
    }
    (words, moments)
}

fn read_moment(key: &str) -> Option<DayOrTime> {
    if let Ok(date) = key.parse::<Date>() {
        return Some(DayOrTime::Day(date));
    }
    let minutes = key.strip_suffix("min")?;
    Some(DayOrTime::Time(minutes.parse().ok()?))
}

/// The words that replace others, where nothing else changes.
fn find_replacement(change: &Change, before: &str, after: &str) -> Option<Act> {
    let pick = |is_such: fn(&WordRun) -> Option<&String>| {
        let mut picked: Vec<&str> = change
            .words
            .iter()
            .filter_map(is_such)
            .map(|it| it.trim())
            .collect();
        picked.dedup();
        match picked[..] {
            [only] if !only.is_empty() => Some(only.to_owned()),
            _ => None,
        }
    };
    let deleted = pick(|run| match run {
        WordRun::Deleted(words) => Some(words),
        WordRun::Same(_) | WordRun::Inserted(_) => None,
    });
    let inserted = pick(|run| match run {
        WordRun::Inserted(words) => Some(words),
        WordRun::Same(_) | WordRun::Deleted(_) => None,
    });
    let whole = || (before.to_owned(), after.to_owned());
    let (old, new) = deleted.zip(inserted).unwrap_or_else(whole);
    Some(Act::Replace(old, new))
}

/// Whether a text is a name, which means the same in any field.
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    words.clone().count() > 1 && words.all(|word| is_capital(word) || word.len() < 4)
}
