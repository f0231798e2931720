//! The roles of the objects that an update adds or replaces. What has no role here is no part of a signature.

use std::collections::BTreeMap;

use super::super::pdf::object::{Dictionary, Object};
use super::changes::changed_keys;
use super::metadata;
use super::problems::{Check, key_problem, problem};
use super::signed_file::{AddedRole, SignedFile};
use super::tail::{AddedObject, Update};
use super::values::{
    check_entries, is_one_of, is_only, is_short_text, is_signing_program, is_within, object_number,
};
pub(super) use crate::diagnostic::verify_result::SignedField;
use crate::diagnostic::verify_result::{AddedPart, TailProblem};
use crate::value::Date;

/// Printed, and locked or not.
const WIDGET_FLAGS: [i64; 2] = [4, 132];
/// Fields of a file that is signed many times.
const MAX_FIELDS: usize = 64;
const MAX_FIELD_NAME: usize = 100;
/// Latin letters with their accents.
const LAST_LETTER: char = '\u{24f}';

pub struct UpdateChecker<'a> {
    /// Before the update.
    pub(super) file: &'a SignedFile<'a>,
    pub(super) update: &'a Update,
    /// The objects that have a role, by this update.
    roles: BTreeMap<u32, AddedRole>,
    /// The new fields and their pages, in order.
    new_fields: Vec<(u32, u32)>,
    /// The signature of the update, and whether it forbids changes of the whole file.
    pub(super) signature: Option<(u32, bool)>,
    /// What the catalogue says to forbid them.
    certified: Option<u32>,
    pub(super) parts: Vec<AddedPart>,
}

impl<'a> UpdateChecker<'a> {
    pub fn new(file: &'a SignedFile<'a>, update: &'a Update) -> Self {
        Self {
            file,
            update,
            roles: BTreeMap::new(),
            new_fields: Vec::new(),
            signature: None,
            certified: None,
            parts: Vec::new(),
        }
    }

    /// The parts of signatures that the update adds, and the roles of its objects.
    pub fn check(mut self) -> Result<(Vec<AddedPart>, BTreeMap<u32, AddedRole>), TailProblem> {
        let mut pages = Vec::new();
        for (&number, new) in &self.update.objects {
            match self.file.object(number) {
                Some(_) if self.file.pages.contains(&number) => pages.push(number),
                Some(old) => self.check_replaced(number, old, new)?,
                // The sheet might call it already.
                None if number < self.file.size => return Err(problem(number)),
                None => {}
            }
        }
        // The new fields are known now.
        for &number in &pages {
            self.check_page(number)?;
        }
        if let Some((number, _)) = self.new_fields.iter().find(|it| !pages.contains(&it.1)) {
            return Err(key_problem(*number, b"P"));
        }
        let mut numbers = self.update.objects.keys();
        if let Some(&number) = numbers.find(|number| !self.roles.contains_key(number)) {
            return Err(problem(number));
        }
        if self
            .certified
            .is_some_and(|own| self.signature != Some((own, true)))
        {
            return Err(key_problem(self.file.root, b"Perms"));
        }
        if self.parts.is_empty() {
            let first = self.update.objects.keys().next();
            return Err(problem(first.copied().unwrap_or_default()));
        }
        Ok((self.parts, self.roles))
    }

    fn check_replaced(&mut self, number: u32, old: &'a Object, new: &'a AddedObject) -> Check {
        let file = self.file;
        if self.roles.insert(number, AddedRole::Replaced).is_some() {
            return Err(problem(number));
        }
        if file.of_catalog(b"Metadata") == Some(number) {
            return self.check_metadata(number, new);
        }
        let written = new.value.as_dictionary().filter(|_| new.data.is_none());
        let (old, new) = old.as_dictionary().zip(written).ok_or(problem(number))?;
        let role = file.roles.get(&number);
        if number == file.root {
            self.check_catalog(number, old, new)
        } else if file.information == Some(number) {
            check_information(number, old, new)
        } else if file.of_catalog(b"AcroForm") == Some(number) {
            self.check_form(number, Some(old), new)
        } else if role == Some(&AddedRole::ValidationData) {
            self.check_validation_data(number, new)
        } else if file.fields().contains(&number) {
            self.check_field(number, old, new)
        } else {
            Err(problem(number))
        }
    }

    fn check_catalog(&mut self, number: u32, old: &'a Dictionary, new: &'a Dictionary) -> Check {
        for key in changed_keys(old, new, &[]) {
            let unknown = || key_problem(number, key);
            let is = new.get(key).ok_or_else(unknown)?;
            match (key, old.get(key)) {
                (b"AcroForm", None) => {
                    let (number, added, _) = self.claim(number, is, AddedRole::Form)?;
                    let form = added.value.as_dictionary().filter(|_| added.data.is_none());
                    self.check_form(number, None, form.ok_or(problem(number))?)?;
                }
                (b"DSS", None) => {
                    let (number, added, _) = self.claim(number, is, AddedRole::ValidationData)?;
                    let data = added.value.as_dictionary().filter(|_| added.data.is_none());
                    self.check_validation_data(number, data.ok_or(problem(number))?)?;
                }
                (b"Extensions", _) => {
                    let is_known = |key: &[u8]| [&b"ESIC"[..], b"ISO_"].contains(&key);
                    let extensions = is.as_dictionary().ok_or_else(unknown)?;
                    check_entries(number, extensions, &[], |key, value| {
                        Ok(is_known(key) && is_extension(value))
                    })?;
                }
                // What a certified sheet lets change.
                (b"Perms", None) => {
                    let permissions = is.as_dictionary().ok_or_else(unknown)?;
                    check_entries(number, permissions, &[b"DocMDP"], |key, value| {
                        self.certified = object_number(value);
                        Ok(key == b"DocMDP" && self.certified.is_some())
                    })?;
                }
                (_, _) => return Err(unknown()),
            }
        }
        Ok(())
    }

    /// Fields may be added to the form, and none changed or removed.
    fn check_form(
        &mut self,
        number: u32,
        old: Option<&'a Dictionary>,
        new: &'a Dictionary,
    ) -> Check {
        let empty = Dictionary::default();
        for key in changed_keys(old.unwrap_or(&empty), new, &[]) {
            let unknown = || key_problem(number, key);
            let is = new.get(key).ok_or_else(unknown)?;
            match (key, is) {
                (b"Fields", Object::Array(fields)) => {
                    let before = old.and_then(|old| old.get(key)?.as_array());
                    let before = before.unwrap_or_default();
                    let added = fields.strip_prefix(before).ok_or_else(unknown)?;
                    if fields.len() > MAX_FIELDS {
                        return Err(unknown());
                    }
                    for field in added {
                        self.check_new_field(number, field)?;
                    }
                }
                (b"SigFlags", Object::Integer(1 | 3)) => {}
                _ => return Err(unknown()),
            }
        }
        Ok(())
    }

    /// A field that the sheet has not: it shows nothing, and never will.
    fn check_new_field(&mut self, form: u32, field: &'a Object) -> Check {
        let (number, added, _) = self.claim(form, field, AddedRole::Field)?;
        let field = added.value.as_dictionary().filter(|_| added.data.is_none());
        let field = field.ok_or(problem(number))?;
        let required: [&[u8]; 7] = [b"Type", b"Subtype", b"FT", b"T", b"Rect", b"F", b"P"];
        let mut page = None;
        check_entries(number, field, &required, |key, value| {
            Ok(match key {
                b"Type" => is_only(value, b"Annot"),
                b"Subtype" => is_only(value, b"Widget"),
                b"FT" => is_only(value, b"Sig"),
                b"T" => self.is_new_name(value),
                b"TU" => value
                    .as_string()
                    .is_some_and(|it| it.len() <= MAX_FIELD_NAME),
                b"Rect" => is_nowhere(value),
                b"F" => value
                    .as_integer()
                    .is_some_and(|it| WIDGET_FLAGS.contains(&it)),
                b"P" => {
                    page = object_number(value).filter(|page| self.file.pages.contains(page));
                    page.is_some()
                }
                b"Lock" => self.check_lock(number, value).map(|()| true)?,
                b"V" => true,
                _ => false,
            })
        })?;
        self.new_fields.extend(page.map(|page| (number, page)));
        let place = SignedField {
            name: name_of(field).ok_or(key_problem(number, b"T"))?,
            party: None,
        };
        match field.get(b"V") {
            Some(signature) => self.check_signature(number, signature, place),
            None => {
                self.parts.push(AddedPart::EmptyField { field: place.name });
                Ok(())
            }
        }
    }

    /// Whether a field may have this name: readable at first sight, and not that of another.
    fn is_new_name(&self, value: &Object) -> bool {
        let Some(name) = value.decode_text() else {
            return false;
        };
        let is_letter = |it: char| it.is_alphabetic() && it <= LAST_LETTER;
        let is_readable = |it: char| it == ' ' || it.is_ascii_graphic() || is_letter(it);
        let is_plain = (1..=MAX_FIELD_NAME).contains(&name.len())
            && name.trim() == name
            && !name.contains('.')
            && name.chars().all(is_readable);
        let new = self.new_fields.iter().map(|it| it.0);
        let mut others = self.file.fields().into_iter().chain(new);
        let is_same = |other: u32| {
            let other = self.field_name(other);
            other.is_none_or(|other| other.to_lowercase() == name.to_lowercase())
        };
        is_plain && !others.any(is_same)
    }

    /// A field that is signed now. What signing draws in a box of the sheet is cut at its edges (12.5.5).
    fn check_field(&mut self, number: u32, old: &'a Dictionary, new: &'a Dictionary) -> Check {
        if old.get(b"V").is_some() {
            return Err(key_problem(number, b"V"));
        }
        let signature = new.get(b"V").ok_or(problem(number))?;
        let is_box = self.file.boxes.contains(&number);
        for key in changed_keys(old, new, &[b"T", b"TU"]) {
            let unknown = || key_problem(number, key);
            match (key, new.get(key).ok_or_else(unknown)?) {
                (b"V", _) => {}
                (b"AP", Object::Dictionary(appearance)) if is_box => {
                    check_entries(number, appearance, &[b"N"], |key, value| {
                        let is_normal = key == b"N";
                        if is_normal {
                            self.check_appearance(number, value)?;
                        }
                        Ok(is_normal)
                    })?;
                }
                (b"F", Object::Integer(flags)) if WIDGET_FLAGS.contains(flags) => {}
                (b"Lock", lock) => self.check_lock(number, lock)?,
                (_, _) => return Err(unknown()),
            }
        }
        let place = SignedField {
            name: name_of(old).ok_or(key_problem(number, b"T"))?,
            party: old
                .get(b"TU")
                .and_then(Object::decode_text)
                .filter(|_| is_box),
        };
        self.check_signature(number, signature, place)
    }

    /// A page gains its new fields, which show nothing.
    fn check_page(&mut self, number: u32) -> Check {
        let new = &self.update.objects[&number];
        let old = self.file.object(number).and_then(Object::as_dictionary);
        let written = new.value.as_dictionary().filter(|_| new.data.is_none());
        let (old, new) = old.zip(written).ok_or(problem(number))?;
        self.roles.insert(number, AddedRole::Replaced);
        if let Some(key) = changed_keys(old, new, &[])
            .into_iter()
            .find(|it| *it != b"Annots")
        {
            return Err(key_problem(number, key));
        }
        let before = match old.get(b"Annots") {
            Some(annotations) => annotations.as_array(),
            None => Some(&[][..]),
        };
        let after = new.get(b"Annots").and_then(Object::as_array);
        let added = before
            .zip(after)
            .and_then(|(before, after)| after.strip_prefix(before));
        let own = self.new_fields.iter().filter(|it| it.1 == number);
        let own: Vec<Object> = own.map(|it| Object::Reference((it.0, 0))).collect();
        let is_own = !own.is_empty() && added == Some(&own);
        is_own.then_some(()).ok_or(key_problem(number, b"Annots"))
    }

    /// The metadata say the same, but for the program that wrote last, and when.
    fn check_metadata(&mut self, number: u32, new: &AddedObject) -> Check {
        let dictionary = new.value.as_dictionary().ok_or(problem(number))?;
        let required: [&[u8]; 3] = [b"Type", b"Subtype", b"Length"];
        check_entries(number, dictionary, &required, |key, value| {
            Ok(match key {
                b"Type" => is_only(value, b"Metadata"),
                b"Subtype" => is_only(value, b"XML"),
                b"Length" => is_within(value, 0..=metadata::MAX_BYTES),
                b"Filter" => is_only(value, b"FlateDecode"),
                _ => false,
            })
        })?;
        let before = self.file.stream(number);
        let after = self.file.decode(new);
        let same = before.zip(after);
        let same =
            same.is_some_and(|(before, after)| metadata::has_same_statements(&before, &after));
        same.then_some(()).ok_or(key_problem(number, b"Metadata"))
    }

    /// The new object of a reference, which gets its role by it. Whether it had none: some roles are shared.
    pub(super) fn claim(
        &mut self,
        number: u32,
        reference: &Object,
        role: AddedRole,
    ) -> Result<(u32, &'a AddedObject, bool), TailProblem> {
        let id = object_number(reference).ok_or(problem(number))?;
        let known = self.roles.get(&id).or_else(|| self.file.roles.get(&id));
        let (update, file) = (self.update, self.file);
        let added = update.objects.get(&id).or_else(|| file.added.get(&id));
        let added = added.ok_or(problem(id))?;
        match known {
            None if id >= self.file.size => {
                self.roles.insert(id, role);
                Ok((id, added, true))
            }
            Some(known) if *known == role && role.is_shared() => Ok((id, added, false)),
            Some(_) | None => Err(problem(id)),
        }
    }

    fn field_name(&self, number: u32) -> Option<String> {
        let object = match self.update.objects.get(&number) {
            Some(added) => Some(&added.value),
            None => self.file.object(number),
        };
        name_of(object?.as_dictionary()?)
    }
}

/// Whether a rectangle is one of the two points that programs give to fields that are not seen.
fn is_nowhere(value: &Object) -> bool {
    let is_all =
        |number| value.as_array() == Some(&[number, number, number, number].map(Object::Integer));
    is_all(0) || is_all(-9999)
}

fn name_of(field: &Dictionary) -> Option<String> {
    field.get(b"T")?.decode_text()
}

/// The information gains the name of the program that signed.
fn check_information(number: u32, old: &Dictionary, new: &Dictionary) -> Check {
    let texts: [&[u8]; 5] = [b"Title", b"Author", b"Subject", b"Keywords", b"Creator"];
    let text = |dictionary: &Dictionary, key| dictionary.get(key).and_then(Object::decode_text);
    for key in changed_keys(old, new, &texts) {
        let is = text(new, key);
        let is_known = match key {
            b"Producer" => {
                let before = text(old, key);
                let added = before.zip(is).and_then(|(before, is)| {
                    let added = is.strip_prefix(&before)?.strip_prefix("; ")?;
                    Some(is_signing_program(added))
                });
                added == Some(true)
            }
            b"ModDate" => is.is_some_and(|date| is_date(&date)),
            _ => false,
        };
        is_known.then_some(()).ok_or(key_problem(number, key))?;
    }
    Ok(())
}

/// What a later standard adds to PDF, which programs need not know.
fn is_extension(value: &Object) -> bool {
    if let Some(several) = value.as_array() {
        return several.len() <= 8
            && several
                .iter()
                .all(|it| it.as_dictionary().is_some_and(is_one_extension));
    }
    value.as_dictionary().is_some_and(is_one_extension)
}

fn is_one_extension(extension: &Dictionary) -> bool {
    let required: [&[u8]; 2] = [b"BaseVersion", b"ExtensionLevel"];
    let known = |key: &[u8], value: &_| {
        Ok(match key {
            b"Type" => is_only(value, b"DeveloperExtensions"),
            b"BaseVersion" => is_one_of(value, &[b"1.7", b"2.0"]),
            b"ExtensionLevel" => is_within(value, 0..=100_000),
            b"ExtensionRevision" | b"URL" => is_short_text(value),
            _ => false,
        })
    };
    check_entries(0, extension, &required, known).is_ok()
}

/// Whether a text is a date of PDF: digits, a time zone, and nothing to read.
pub fn is_date(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "+-Z'".contains(c);
    read_date(text).is_some() && text.len() <= 23 && text[2..].chars().all(is_part)
}

/// The day of a date of PDF: `D:20261129…`.
pub fn read_date(text: &str) -> Option<Date> {
    let digits = text.strip_prefix("D:")?;
    let number = |range| digits.get(range);
    let year = number(0..4)?.parse().ok()?;
    Date::new(
        year,
        number(4..6)?.parse().ok()?,
        number(6..8)?.parse().ok()?,
    )
}
