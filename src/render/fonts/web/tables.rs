//! The tables of a web font that its subset for PDF lacks (OpenType 1.9): characters, names, and what the page's text
//! needs of ligatures, figures and kerning.

use std::collections::BTreeMap;

/// A table under construction: numbers are written with their high byte first.
#[derive(Default)]
struct FontTable(Vec<u8>);

impl FontTable {
    fn new(numbers: &[u16]) -> Self {
        let mut table = Self::default();
        table.numbers(numbers);
        table
    }

    fn numbers(&mut self, numbers: &[u16]) {
        for number in numbers {
            self.0.extend(number.to_be_bytes());
        }
    }

    fn long(&mut self, number: u32) {
        self.0.extend(number.to_be_bytes());
    }

    /// Parts, each after the offset by which these tables name it, from the start of this one.
    fn parts(&mut self, parts: &[Vec<u8>]) {
        let mut offset = self.0.len() + 2 * parts.len();
        for part in parts {
            self.numbers(&[offset as u16]);
            offset += part.len();
        }
        self.0.extend(parts.concat());
    }
}

/// `cmap`: the glyphs of characters, in format 4 for those of 16 bits and in format 12 if there are others.
pub(super) fn characters(glyphs: &BTreeMap<char, u16>) -> Vec<u8> {
    // Runs of characters whose glyphs follow each other.
    let mut runs: Vec<(u32, u32, u16)> = Vec::new();
    for (&character, &glyph) in glyphs {
        let character = u32::from(character);
        match runs.last_mut() {
            Some((first, last, start))
                if *last + 1 == character
                    && u32::from(*start) + (character - *first) == u32::from(glyph)
                    // The number after the last of 16 bits begins another kind.
                    && character != 0x1_0000 =>
            {
                *last = character;
            }
            _ => runs.push((character, character, glyph)),
        }
    }
    let all_short = runs.iter().all(|(_, last, _)| *last <= 0xFFFF);
    let short = short_characters(runs.iter().filter(|(_, last, _)| *last < 0xFFFF));
    const WINDOWS: u16 = 3;
    const SHORT: u16 = 1;
    const FULL: u16 = 10;
    let mut table = FontTable::new(&[0, if all_short { 1 } else { 2 }]);
    let start = if all_short { 12 } else { 20 };
    table.numbers(&[WINDOWS, SHORT]);
    table.long(start);
    if !all_short {
        table.numbers(&[WINDOWS, FULL]);
        table.long(start + short.len() as u32);
    }
    table.0.extend(&short);
    if !all_short {
        table.numbers(&[12, 0]);
        table.long(16 + 12 * runs.len() as u32);
        table.long(0);
        table.long(runs.len() as u32);
        for (first, last, glyph) in runs {
            table.long(first);
            table.long(last);
            table.long(glyph.into());
        }
    }
    table.0
}

fn short_characters<'a>(runs: impl Iterator<Item = &'a (u32, u32, u16)>) -> Vec<u8> {
    /// The length of the table is a number of 16 bits: other characters are left to other fonts.
    const MAX_RUNS: usize = 8_000;
    let mut runs: Vec<(u16, u16, u16)> = runs
        .map(|(first, last, glyph)| (*first as u16, *last as u16, *glyph))
        .take(MAX_RUNS)
        .collect();
    // The run that ends the list stands for no character.
    runs.push((0xFFFF, 0xFFFF, 0));
    let count = runs.len() as u16;
    let selector = count.ilog2() as u16;
    let range = 2 << selector;
    let mut table = FontTable::new(&[4, 16 + 8 * count, 0]);
    table.numbers(&[2 * count, range, selector, 2 * count - range]);
    let column = |of: fn(&(u16, u16, u16)) -> u16| runs.iter().map(of).collect::<Vec<u16>>();
    table.numbers(&column(|(_, last, _)| *last));
    table.numbers(&[0]);
    table.numbers(&column(|(first, _, _)| *first));
    table.numbers(&column(|(first, _, glyph)| glyph.wrapping_sub(*first)));
    table.numbers(&column(|_| 0));
    table.0
}

/// `name`: who the font is by, under a name of our own, since a part of a font is not that font.
pub(super) fn names(licence: &[(u16, String)]) -> Vec<u8> {
    const WINDOWS: u16 = 3;
    const UNICODE: u16 = 1;
    const ENGLISH: u16 = 0x0409;
    let own = [(1, "annexe"), (2, "Regular"), (4, "annexe"), (6, "annexe")];
    let own = own.map(|(id, text)| (id, text.to_owned()));
    let mut names: Vec<_> = licence.iter().cloned().chain(own).collect();
    names.sort_unstable();
    let mut table = FontTable::new(&[0, names.len() as u16, 6 + 12 * names.len() as u16]);
    let mut texts = FontTable::default();
    for (id, text) in names {
        let text: Vec<u16> = text.encode_utf16().collect();
        let place = texts.0.len() as u16;
        table.numbers(&[WINDOWS, UNICODE, ENGLISH, id, 2 * text.len() as u16, place]);
        texts.numbers(&text);
    }
    table.0.extend(texts.0);
    table.0
}

/// `post`, without the names of glyphs.
pub(super) fn post_script(italic_angle: f32) -> Vec<u8> {
    let mut table = FontTable::new(&[3, 0]);
    table.long((italic_angle * 65536.0).round() as i32 as u32);
    table.numbers(&[(-100_i16) as u16, 50]);
    table.numbers(&[0; 10]);
    table.0
}

/// A glyph and the one that replaces it.
type Substitution = (u16, u16);

/// A lookup of a layout table: the feature that uses it, if not another lookup, its type and its only subtable.
type Lookup = (Option<[u8; 4]>, u16, Vec<u8>);

/// `GSUB`: ligatures, forms before others, then lining figures, then those of one width; empty without any.
pub(super) fn substitutions(
    ligatures: &BTreeMap<Vec<u16>, u16>,
    forms: &BTreeMap<(u16, u16), u16>,
    lining: &[Substitution],
    tabular: &[Substitution],
) -> Vec<u8> {
    const SINGLE: u16 = 1;
    const LIGATURE: u16 = 4;
    const CONTEXT: u16 = 6;
    let mut lookups: Vec<Lookup> = Vec::new();
    if !ligatures.is_empty() {
        lookups.push((Some(*b"liga"), LIGATURE, ligature_table(ligatures)));
    }
    if !forms.is_empty() {
        let (mut contexts, singles) = (BTreeMap::new(), single_forms(forms));
        let first = lookups.len() + 1;
        for (&(own, next), form) in forms {
            let single = singles.iter().position(|it| it.get(&own) == Some(form));
            let lookup = first + single.unwrap_or_default();
            let rules: &mut Vec<Vec<u8>> = contexts.entry(own).or_default();
            // Nothing before, one glyph, one after it, and one change: of the glyph at 0.
            rules.push(FontTable::new(&[0, 1, 1, next, 1, 0, lookup as u16]).0);
        }
        let sets = contexts.into_iter().map(|(own, rules)| {
            let mut set = FontTable::new(&[rules.len() as u16]);
            set.parts(&rules);
            (own, set.0)
        });
        let contexts = covered_table(1, &[], sets.collect());
        lookups.push((Some(*b"calt"), CONTEXT, contexts));
        for forms in singles {
            let forms: Vec<_> = forms.into_iter().collect();
            lookups.push((None, SINGLE, single_table(&forms)));
        }
    }
    for (tag, substitutions) in [(*b"lnum", lining), (*b"tnum", tabular)] {
        if !substitutions.is_empty() {
            lookups.push((Some(tag), SINGLE, single_table(substitutions)));
        }
    }
    layout_table(&lookups)
}

/// The forms of glyphs, in as many maps as a glyph has forms.
fn single_forms(forms: &BTreeMap<(u16, u16), u16>) -> Vec<BTreeMap<u16, u16>> {
    let mut maps: Vec<BTreeMap<u16, u16>> = Vec::new();
    for (&(own, _), &form) in forms {
        let known = |map: &&mut BTreeMap<u16, u16>| map.get(&own).is_none_or(|it| *it == form);
        match maps.iter_mut().find(known) {
            Some(map) => {
                map.insert(own, form);
            }
            None => maps.push(BTreeMap::from([(own, form)])),
        }
    }
    maps
}

/// `GPOS`: kerning between pairs of glyphs; empty without any.
pub(super) fn positions(kerning: &BTreeMap<(u16, u16), i16>) -> Vec<u8> {
    const PAIR: u16 = 2;
    if kerning.is_empty() {
        return Vec::new();
    }
    layout_table(&[(Some(*b"kern"), PAIR, pair_table(kerning))])
}

fn ligature_table(ligatures: &BTreeMap<Vec<u16>, u16>) -> Vec<u8> {
    // By their first part, the longest first: the first that fits is taken.
    let mut sets: BTreeMap<u16, Vec<(&[u16], u16)>> = BTreeMap::new();
    for (parts, &whole) in ligatures {
        if let [first, others @ ..] = parts.as_slice() {
            sets.entry(*first).or_default().push((others, whole));
        }
    }
    let sets: BTreeMap<u16, Vec<u8>> = sets
        .into_iter()
        .map(|(first, mut set)| {
            set.sort_by_key(|(others, _)| std::cmp::Reverse(others.len()));
            let ligatures = set.iter().map(|(others, whole)| {
                let mut ligature = FontTable::new(&[*whole, others.len() as u16 + 1]);
                ligature.numbers(others);
                ligature.0
            });
            let mut table = FontTable::new(&[set.len() as u16]);
            table.parts(&ligatures.collect::<Vec<_>>());
            (first, table.0)
        })
        .collect();
    covered_table(1, &[], sets)
}

fn single_table(substitutions: &[Substitution]) -> Vec<u8> {
    let substitutions: BTreeMap<u16, u16> = substitutions.iter().copied().collect();
    let mut table = FontTable::new(&[2, 6 + 2 * substitutions.len() as u16]);
    table.numbers(&[substitutions.len() as u16]);
    table.numbers(&substitutions.values().copied().collect::<Vec<_>>());
    table.0.extend(coverage_table(substitutions.keys()));
    table.0
}

fn pair_table(kerning: &BTreeMap<(u16, u16), i16>) -> Vec<u8> {
    /// Offsets are of 16 bits: a text of so many pairs is left with the others unkerned.
    const MAX_PAIRS: usize = 14_000;
    const ADVANCE_OF_FIRST: u16 = 4;
    const NOTHING_OF_SECOND: u16 = 0;
    let mut sets: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
    for (&(left, right), &amount) in kerning.iter().take(MAX_PAIRS) {
        let set = sets.entry(left).or_insert_with(|| vec![0]);
        set[0] += 1;
        set.extend([right, amount as u16]);
    }
    let sets = sets
        .into_iter()
        .map(|(left, set)| (left, FontTable::new(&set).0));
    covered_table(1, &[ADVANCE_OF_FIRST, NOTHING_OF_SECOND], sets.collect())
}

/// A table of parts for each of the glyphs that it covers.
fn covered_table(format: u16, settings: &[u16], parts: BTreeMap<u16, Vec<u8>>) -> Vec<u8> {
    let coverage = coverage_table(parts.keys());
    let length = 6 + 2 * settings.len() + 2 * parts.len();
    let mut table = FontTable::new(&[format, length as u16]);
    table.numbers(settings);
    table.numbers(&[parts.len() as u16]);
    let mut offset = length + coverage.len();
    for part in parts.values() {
        table.numbers(&[offset as u16]);
        offset += part.len();
    }
    table.0.extend(coverage);
    table.0.extend(parts.into_values().flatten());
    table.0
}

fn coverage_table<'a>(glyphs: impl ExactSizeIterator<Item = &'a u16>) -> Vec<u8> {
    let mut table = FontTable::new(&[1, glyphs.len() as u16]);
    table.numbers(&glyphs.copied().collect::<Vec<_>>());
    table.0
}

/// A layout table of lookups, in every script; empty without any.
fn layout_table(lookups: &[Lookup]) -> Vec<u8> {
    if lookups.is_empty() {
        return Vec::new();
    }
    // By their names, as the format wants.
    let mut features: Vec<([u8; 4], u16)> = (0..)
        .zip(lookups)
        .filter_map(|(index, (feature, ..))| Some(((*feature)?, index)))
        .collect();
    features.sort_unstable();
    let count = features.len() as u16;

    let mut script = FontTable::new(&[4, 0, 0, 0xFFFF, count]);
    script.numbers(&(0..count).collect::<Vec<_>>());
    // Two names of the same script table: 2 + 2 × 6 bytes from the start of the list.
    let mut scripts = FontTable::new(&[2]);
    for tag in [*b"DFLT", *b"latn"] {
        scripts.0.extend(tag);
        scripts.numbers(&[14]);
    }
    scripts.0.extend(script.0);

    let mut list = FontTable::new(&[count]);
    for (rank, (tag, _)) in (0..count).zip(&features) {
        list.0.extend(tag);
        list.numbers(&[2 + 6 * count + 6 * rank]);
    }
    for (_, lookup) in features {
        list.numbers(&[0, 1, lookup]);
    }

    let parts = lookups.iter().map(|(_, kind, subtable)| {
        let mut lookup = FontTable::new(&[*kind, 0, 1, 8]);
        lookup.0.extend(subtable);
        lookup.0
    });
    let mut lookup_list = FontTable::new(&[lookups.len() as u16]);
    lookup_list.parts(&parts.collect::<Vec<_>>());

    let mut table = FontTable::new(&[1, 0]);
    table.parts(&[scripts.0, list.0, lookup_list.0]);
    table.0
}
