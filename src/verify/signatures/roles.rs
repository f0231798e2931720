//! The roles of the objects that an update adds or replaces. What has no role here is no part of a signature.

use std::collections::BTreeSet;

use super::super::pdf::object::{Dictionary, Object};
use super::changes::changed_keys;
use super::drawings;
use super::metadata;
use super::problems::{Check, key_problem, problem};
use super::signed_file::{SignedFile, object_number};
use super::tail::{AddedObject, Update};
use crate::diagnostic::verify_result::{AddedPart, TailProblem};
use crate::value::Date;

/// Keys that start an action, attach a file, hide content or call other files, wherever they stand.
const REFUSED_KEYS: [&[u8]; 20] = [
    b"A", b"AA", b"AF", b"Collection", b"EF", b"EmbeddedFile", b"EmbeddedFiles", b"FDecodeParms",
    b"FFilter", b"JS", b"JavaScript", b"Launch", b"NeedsRendering", b"Next", b"OC", b"OPI",
    b"OpenAction", b"Ref", b"URI", b"XFA",
];

/// Printed, and locked or not.
const WIDGET_FLAGS: [i64; 2] = [4, 132];

pub struct UpdateChecker<'a> {
    /// Before the update.
    file: &'a SignedFile<'a>,
    update: &'a Update,
    /// The objects that have a role.
    claimed: BTreeSet<u32>,
    new_fields: BTreeSet<u32>,
    pub(super) parts: Vec<AddedPart>,
}

impl<'a> UpdateChecker<'a> {
    pub fn new(file: &'a SignedFile<'a>, update: &'a Update) -> Self {
        Self {
            file,
            update,
            claimed: BTreeSet::new(),
            new_fields: BTreeSet::new(),
            parts: Vec::new(),
        }
    }

    /// The parts of signatures that the update adds.
    pub fn check(mut self) -> Result<Vec<AddedPart>, TailProblem> {
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
        for number in pages {
            let (old, new) = self.versions(number)?;
            self.check_page(number, old, new)?;
        }
        let mut numbers = self.update.objects.keys();
        if let Some(&number) = numbers.find(|number| !self.claimed.contains(number)) {
            return Err(problem(number));
        }
        if self.parts.is_empty() {
            let first = self.update.objects.keys().next();
            return Err(problem(first.copied().unwrap_or_default()));
        }
        Ok(self.parts)
    }

    /// The dictionary of an object, before and after. It has its role.
    fn versions(&mut self, number: u32) -> Result<(&'a Dictionary, &'a Dictionary), TailProblem> {
        let old = self.file.object(number).and_then(Object::as_dictionary);
        let new = &self.update.objects[&number];
        let new_dictionary = new.value.as_dictionary().filter(|_| new.data.is_none());
        self.claimed.insert(number);
        old.zip(new_dictionary).ok_or(problem(number))
    }

    fn check_replaced(&mut self, number: u32, old: &'a Object, new: &'a AddedObject) -> Check {
        let file = self.file;
        if file.of_catalog(b"Metadata") == Some(number) {
            self.claimed.insert(number);
            return self.check_metadata(number, new);
        }
        let is_field = file.fields().contains(&number);
        let (old, new) = match (old.as_dictionary(), new.value.as_dictionary()) {
            (Some(_), Some(_)) => self.versions(number)?,
            (_, _) => return Err(problem(number)),
        };
        if number == file.root {
            self.check_catalog(number, old, new)
        } else if file.information == Some(number) {
            check_changes(number, old, new, |key, is| match key {
                b"Producer" => is_string(is),
                b"ModDate" => is
                    .and_then(Object::decode_text)
                    .is_some_and(|it| is_date(&it)),
                _ => false,
            })
        } else if file.of_catalog(b"AcroForm") == Some(number) {
            self.check_form(number, Some(old), new)
        } else if file.of_catalog(b"DSS") == Some(number) {
            self.check_validation_data(number, new)
        } else if is_field {
            self.check_field(number, old, new)
        } else {
            Err(problem(number))
        }
    }

    fn check_catalog(&mut self, number: u32, old: &'a Dictionary, new: &'a Dictionary) -> Check {
        for key in changed_keys(old, new) {
            let unknown = || key_problem(number, key);
            let is = new.get(key).ok_or_else(unknown)?;
            match key {
                b"AcroForm" => {
                    let (number, form) = self.claim_or_direct(number, is)?;
                    let before = self.file.dictionary(old, key);
                    self.check_form(number, before, form)?;
                }
                b"DSS" => {
                    let (number, data) = self.claim_or_direct(number, is)?;
                    self.check_validation_data(number, data)?;
                }
                b"Extensions" => self.check_graph(number, is)?,
                // What a certified sheet lets change.
                b"Perms" => {
                    let permissions = is.as_dictionary().ok_or_else(unknown)?;
                    for (own, value) in permissions.iter() {
                        let signature = object_number(value).filter(|_| own == b"DocMDP");
                        let signature = signature.and_then(|it| self.new_object(it));
                        let kind = signature.and_then(|it| it.get(b"Type")?.as_name());
                        (kind == Some(b"Sig")).then_some(()).ok_or_else(unknown)?;
                    }
                }
                _ => return Err(unknown()),
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
        for key in changed_keys(old.unwrap_or(&empty), new) {
            let unknown = || key_problem(number, key);
            let is = new.get(key).ok_or_else(unknown)?;
            match (key, is) {
                (b"Fields", Object::Array(fields)) => {
                    let before = old.and_then(|old| old.get(key)?.as_array());
                    let before = before.unwrap_or_default();
                    let added = fields.strip_prefix(before).ok_or_else(unknown)?;
                    for field in added {
                        self.check_new_field(number, field)?;
                    }
                }
                (b"SigFlags", Object::Integer(0..=3))
                | (b"NeedAppearances", Object::Boolean(false))
                | (b"DA", Object::String(_)) => {}
                (b"DR", resources) => self.check_graph(number, resources)?,
                _ => return Err(unknown()),
            }
        }
        Ok(())
    }

    /// A field that the sheet has not: it shows nothing.
    fn check_new_field(&mut self, form: u32, field: &'a Object) -> Check {
        let (number, added) = self.claim(form, field)?;
        let field = added.value.as_dictionary().filter(|_| added.data.is_none());
        let field = field.ok_or(problem(number))?;
        let name = field.get(b"T").and_then(Object::decode_text);
        let name = name.ok_or(key_problem(number, b"T"))?;
        let is_taken = self
            .file
            .fields()
            .into_iter()
            .chain(self.new_fields.iter().copied());
        let is_taken = is_taken
            .filter_map(|other| self.field_name(other))
            .any(|it| it == name);
        if is_taken || name.is_empty() || name.contains('.') {
            return Err(key_problem(number, b"T"));
        }
        let required: [(&[u8], &[u8]); 2] = [(b"FT", b"Sig"), (b"Subtype", b"Widget")];
        for (key, value) in required {
            if field.get(key).and_then(Object::as_name) != Some(value) {
                return Err(key_problem(number, key));
            }
        }
        for (key, value) in field.iter() {
            let is_known = match (key, value) {
                (b"FT" | b"Subtype" | b"T" | b"V" | b"Lock", _) => true,
                (b"Type", Object::Name(kind)) => **kind == *b"Annot",
                (b"Rect", Object::Array(corners)) => is_empty_area(corners),
                (b"F", Object::Integer(flags)) => WIDGET_FLAGS.contains(flags),
                (b"P", page) => {
                    object_number(page).is_some_and(|page| self.file.pages.contains(&page))
                }
                (b"TU" | b"M" | b"DA", Object::String(_)) | (b"Ff", Object::Integer(0 | 1)) => true,
                (b"AP", appearance) => {
                    self.check_empty_appearance(number, appearance)?;
                    true
                }
                _ => false,
            };
            if !is_known {
                return Err(key_problem(number, key));
            }
        }
        if field.get(b"Rect").is_none() {
            return Err(key_problem(number, b"Rect"));
        }
        self.new_fields.insert(number);
        self.check_lock(number, field)?;
        match field.get(b"V") {
            Some(signature) => self.check_signature(number, signature, name),
            None => {
                self.parts.push(AddedPart::EmptyField { field: name });
                Ok(())
            }
        }
    }

    /// A field of the sheet, which is signed now. What signing draws is cut at the edges of the box (12.5.5).
    fn check_field(&mut self, number: u32, old: &'a Dictionary, new: &'a Dictionary) -> Check {
        if old.get(b"V").is_some() {
            return Err(key_problem(number, b"V"));
        }
        let signature = new.get(b"V").ok_or(problem(number))?;
        for key in changed_keys(old, new) {
            let unknown = || key_problem(number, key);
            let is_known = match (key, new.get(key).ok_or_else(unknown)?) {
                (b"V" | b"Lock", _) => true,
                (b"AP", appearance) => {
                    let appearance = appearance.as_dictionary().ok_or_else(unknown)?;
                    let normal = appearance
                        .get(b"N")
                        .filter(|_| appearance.iter().count() == 1);
                    self.check_appearance(number, normal.ok_or_else(unknown)?)?;
                    true
                }
                (b"F", Object::Integer(flags)) => WIDGET_FLAGS.contains(flags),
                (b"Ff", Object::Integer(0 | 1)) | (b"M", Object::String(_)) => true,
                _ => false,
            };
            is_known.then_some(()).ok_or_else(unknown)?;
        }
        self.check_lock(number, new)?;
        let name = self.field_name(number).ok_or(problem(number))?;
        self.check_signature(number, signature, name)
    }

    /// The fields that a signature forbids to change.
    fn check_lock(&mut self, number: u32, field: &'a Dictionary) -> Check {
        match field.get(b"Lock") {
            Some(lock) => self.check_graph(number, lock),
            None => Ok(()),
        }
    }

    fn check_empty_appearance(&mut self, field: u32, appearance: &'a Object) -> Check {
        let appearance = appearance.as_dictionary().ok_or(problem(field))?;
        for (key, value) in appearance.iter() {
            if key != b"N" {
                return Err(key_problem(field, key));
            }
            self.check_appearance(field, value)?;
            let stream = object_number(value).and_then(|it| self.update.objects.get(&it));
            let data = stream.and_then(|stream| self.file.decode(stream));
            if data.is_none_or(|data| !data.trim_ascii().is_empty()) {
                return Err(key_problem(field, b"AP"));
            }
        }
        Ok(())
    }

    fn check_appearance(&mut self, field: u32, appearance: &'a Object) -> Check {
        let (number, added) = self.claim(field, appearance)?;
        let form = added.value.as_dictionary().filter(|_| added.data.is_some());
        let form = form.ok_or(problem(number))?;
        if form.get(b"Subtype").and_then(Object::as_name) != Some(b"Form") {
            return Err(key_problem(number, b"Subtype"));
        }
        let known: [&[u8]; 12] = [
            b"Type", b"Subtype", b"FormType", b"BBox", b"Matrix", b"Resources", b"Group", b"Name",
            b"LastModified", b"Length", b"Filter", b"DecodeParms",
        ];
        if !drawings::has_area(form) {
            return Err(key_problem(number, b"BBox"));
        }
        let unknown = form.iter().find(|(key, _)| !known.contains(key));
        if let Some((key, _)) = unknown {
            return Err(key_problem(number, key));
        }
        drawings::check_content(number, added, self.file)?;
        self.check_graph(number, &added.value)
    }

    fn check_signature(&mut self, field: u32, signature: &'a Object, name: String) -> Check {
        let (number, added) = self.claim(field, signature)?;
        let signature = added.value.as_dictionary().filter(|_| added.data.is_none());
        let signature = signature.ok_or(problem(number))?;
        for (key, value) in signature.iter() {
            let is_known = match (key, value) {
                (b"Type", Object::Name(kind)) => [&b"Sig"[..], b"DocTimeStamp"].contains(&&**kind),
                (b"Filter" | b"SubFilter", Object::Name(_))
                | (
                    b"Contents" | b"M" | b"Name" | b"Reason" | b"Location" | b"ContactInfo"
                    | b"Cert" | b"Prop_AuthType",
                    Object::String(_),
                )
                | (b"ByteRange" | b"Cert" | b"Changes", Object::Array(_))
                | (b"R" | b"V" | b"Prop_AuthTime", Object::Integer(_)) => true,
                (b"Prop_Build" | b"Reference", value) => {
                    self.check_graph(number, value)?;
                    true
                }
                _ => false,
            };
            is_known.then_some(()).ok_or(key_problem(number, key))?;
        }
        if !self.covers_all(signature, added) {
            return Err(TailProblem::Uncovered { number });
        }
        let text = |key: &[u8]| signature.get(key).and_then(Object::decode_text);
        let kind = signature.get(b"Type").and_then(Object::as_name);
        self.parts.push(if kind == Some(b"DocTimeStamp") {
            AddedPart::Timestamp
        } else {
            AddedPart::Signature {
                name: text(b"Name").filter(|name| !name.trim().is_empty()),
                date: text(b"M").as_deref().and_then(read_date),
                field: name,
            }
        });
        Ok(())
    }

    /// Whether a signature covers all bytes from the first of the file to the end of its update, but for itself.
    fn covers_all(&self, signature: &Dictionary, added: &AddedObject) -> bool {
        let range = signature.get(b"ByteRange").and_then(Object::as_array);
        let range = range.unwrap_or_default().iter();
        let range = range.map(|it| usize::try_from(it.as_integer()?).ok());
        let Some(&[0, hole, after, rest]) = range.collect::<Option<Vec<_>>>().as_deref() else {
            return false;
        };
        let is_inside = added.span.start < hole && hole < after && after < added.span.end;
        let is_to_end = after
            .checked_add(rest)
            .is_some_and(|end| self.update.end.contains(&end));
        if !is_inside || !is_to_end {
            return false;
        }
        let before = self.file.bytes[added.span.start..hole].trim_ascii_end();
        let written = &self.file.bytes[hole..after];
        let digits = written
            .strip_prefix(b"<")
            .and_then(|it| it.strip_suffix(b">"));
        let contents = signature.get(b"Contents").and_then(Object::as_string);
        let is_hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
        before.ends_with(b"/Contents")
            && digits.is_some_and(|it| {
                is_hex(it) && it.len().div_ceil(2) == contents.map_or(0, <[u8]>::len)
            })
    }

    /// A page gains the places of fields that show nothing.
    fn check_page(&mut self, number: u32, old: &'a Dictionary, new: &'a Dictionary) -> Check {
        let mut fields = self.new_fields.iter();
        let is_new = |value: &Object| {
            object_number(value).is_some_and(|number| self.new_fields.contains(&number))
        };
        check_changes(number, old, new, |key, is| {
            let before = old.get(key).map_or(Some(&[][..]), Object::as_array);
            let added = is.and_then(Object::as_array).zip(before);
            let added = added.and_then(|(annotations, before)| annotations.strip_prefix(before));
            key == b"Annots" && added.is_some_and(|added| added.iter().all(is_new))
        })?;
        fields.next().map(|_| ()).ok_or(problem(number))
    }

    /// The metadata say the same, but for the program that wrote last, and when.
    fn check_metadata(&mut self, number: u32, new: &AddedObject) -> Check {
        let known: [&[u8]; 5] = [b"Type", b"Subtype", b"Length", b"Filter", b"DecodeParms"];
        let dictionary = new.value.as_dictionary().ok_or(problem(number))?;
        if let Some((key, _)) = dictionary.iter().find(|(key, _)| !known.contains(key)) {
            return Err(key_problem(number, key));
        }
        let before = self.file.stream(number);
        let after = self.file.decode(new);
        let same = before.zip(after);
        let same =
            same.is_some_and(|(before, after)| metadata::has_same_statements(&before, &after));
        same.then_some(()).ok_or(key_problem(number, b"Metadata"))
    }

    /// Whatever a signature needs and nothing calls but it: fonts, images, names of programs.
    fn check_graph(&mut self, number: u32, value: &'a Object) -> Check {
        let mut open = vec![(number, value)];
        while let Some((number, value)) = open.pop() {
            match value {
                Object::Array(items) => open.extend(items.iter().map(|it| (number, it))),
                Object::Dictionary(dictionary) => {
                    if dictionary.get(b"Subtype").and_then(Object::as_name) == Some(b"Type3") {
                        return Err(key_problem(number, b"Subtype"));
                    }
                    for (key, value) in dictionary.iter() {
                        if REFUSED_KEYS.contains(&key) {
                            return Err(key_problem(number, key));
                        }
                        open.push((number, value));
                    }
                }
                Object::Reference(_) => {
                    let id = object_number(value).ok_or(problem(number))?;
                    match self.update.objects.get(&id) {
                        // What is replaced has another role.
                        Some(added) if self.file.object(id).is_none() => {
                            if self.claimed.insert(id) {
                                check_data_is_inside(id, added)?;
                                drawings::check_content(id, added, self.file)?;
                                open.push((id, &added.value));
                            }
                        }
                        Some(_) => {}
                        None if self.file.object(id).is_some() => {}
                        None => return Err(problem(number)),
                    }
                }
                Object::Null
                | Object::Boolean(_)
                | Object::Integer(_)
                | Object::Real(_)
                | Object::Name(_)
                | Object::String(_) => {}
            }
        }
        Ok(())
    }

    /// The new object of a reference, which gets its role by it.
    fn claim(
        &mut self,
        number: u32,
        reference: &Object,
    ) -> Result<(u32, &'a AddedObject), TailProblem> {
        let id = object_number(reference).ok_or(problem(number))?;
        let added = self.update.objects.get(&id);
        let added = added.filter(|_| self.file.object(id).is_none());
        let added = added.ok_or(problem(id))?;
        check_data_is_inside(id, added)?;
        self.claimed
            .insert(id)
            .then_some((id, added))
            .ok_or(problem(id))
    }

    /// The value that a reference leads to: a new object, or one that was checked before.
    pub(super) fn claim_or_known(
        &mut self,
        number: u32,
        reference: &'a Object,
    ) -> Result<(u32, &'a Object), TailProblem> {
        let id = object_number(reference).ok_or(problem(number))?;
        let file = self.file;
        if let (None, Some(known)) = (self.update.objects.get(&id), file.object(id)) {
            return Ok((id, known));
        }
        if let (true, Some(added)) = (self.claimed.contains(&id), self.update.objects.get(&id)) {
            return Ok((id, &added.value));
        }
        let (id, added) = self.claim(number, reference)?;
        Ok((id, &added.value))
    }

    /// A dictionary that stands in another, or alone.
    pub(super) fn claim_or_direct(
        &mut self,
        number: u32,
        value: &'a Object,
    ) -> Result<(u32, &'a Dictionary), TailProblem> {
        let (number, value) = if value.as_reference().is_some() {
            self.claim_or_known(number, value)?
        } else {
            (number, value)
        };
        Ok((number, value.as_dictionary().ok_or(problem(number))?))
    }

    fn new_object(&self, number: u32) -> Option<&Dictionary> {
        match self.update.objects.get(&number) {
            Some(added) => added.value.as_dictionary(),
            None => self.file.object(number)?.as_dictionary(),
        }
    }

    fn field_name(&self, number: u32) -> Option<String> {
        self.new_object(number)?.get(b"T")?.decode_text()
    }
}

/// Lets only some keys change, each to a value of a kind.
fn check_changes(
    number: u32,
    old: &Dictionary,
    new: &Dictionary,
    mut may_change: impl FnMut(&[u8], Option<&Object>) -> bool,
) -> Check {
    let mut changed = changed_keys(old, new).into_iter();
    match changed.find(|key| !may_change(key, new.get(key))) {
        Some(key) => Err(key_problem(number, key)),
        None => Ok(()),
    }
}

/// The data of a stream is not in another file.
fn check_data_is_inside(number: u32, added: &AddedObject) -> Check {
    let dictionary = added.value.as_dictionary().filter(|_| added.data.is_some());
    match dictionary.and_then(|it| it.get(b"F")) {
        Some(_) => Err(key_problem(number, b"F")),
        None => Ok(()),
    }
}

fn is_string(value: Option<&Object>) -> bool {
    value.is_some_and(|value| value.as_string().is_some())
}

/// Whether a rectangle is a point.
fn is_empty_area(corners: &[Object]) -> bool {
    let numbers: Option<Vec<f32>> = corners.iter().map(Object::as_number).collect();
    matches!(numbers.as_deref(), Some([left, bottom, right, top]) if left == right && bottom == top)
}

/// Whether a text is a date of PDF: digits, a time zone, and nothing to read.
fn is_date(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "+-Z'".contains(c);
    read_date(text).is_some() && text.len() <= 23 && text[2..].chars().all(is_part)
}

/// The day of a date of PDF: `D:20261129…`.
fn read_date(text: &str) -> Option<Date> {
    let digits = text.strip_prefix("D:")?;
    let number = |range| digits.get(range);
    let year = number(0..4)?.parse().ok()?;
    Date::new(
        year,
        number(4..6)?.parse().ok()?,
        number(6..8)?.parse().ok()?,
    )
}
