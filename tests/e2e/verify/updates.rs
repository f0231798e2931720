//! Writes what is added behind a sheet: by who signs, and by who forges.

use lopdf::{Dictionary, Document, Object};

/// A sheet, and the numbers of its objects.
pub struct Sheet {
    pub bytes: Vec<u8>,
    pub file: Document,
    pub root: u32,
    pub information: u32,
    pub metadata: u32,
    pub form: u32,
    pub fields: Vec<u32>,
    pub pages: Vec<u32>,
    /// The page of the fields.
    pub signed_page: u32,
    /// The next free number.
    pub size: u32,
    table: usize,
}

impl Sheet {
    pub fn read(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).expect("a PDF");
        let number = |object: &Object| object.as_reference().expect("a reference").0;
        let catalog = file.catalog().expect("a catalogue");
        let form = catalog.get(b"AcroForm").expect("a form");
        let form_dictionary = file.get_dictionary(form.as_reference().expect("a form"));
        let fields = form_dictionary.expect("a form").get(b"Fields");
        let fields = fields.and_then(Object::as_array).expect("fields");
        let field = file.get_dictionary(fields[0].as_reference().expect("a field"));
        let mark = b"startxref";
        let at = bytes.windows(mark.len()).rposition(|it| it == mark);
        let table = String::from_utf8_lossy(&bytes[at.expect("an end") + mark.len()..]);
        let table = table.split_whitespace().next().map(str::parse);
        let trailer = |key: &[u8]| file.trailer.get(key).expect("a trailer");
        Self {
            bytes: bytes.to_vec(),
            root: number(trailer(b"Root")),
            information: number(trailer(b"Info")),
            metadata: number(catalog.get(b"Metadata").expect("metadata")),
            form: number(form),
            fields: fields.iter().map(number).collect(),
            pages: file.get_pages().into_values().map(|id| id.0).collect(),
            signed_page: number(field.and_then(|it| it.get(b"P")).expect("a page")),
            size: u32::try_from(trailer(b"Size").as_i64().expect("a size")).expect("a size"),
            table: table.expect("a table").expect("a number"),
            file,
        }
    }

    pub fn dictionary(&self, number: u32) -> Dictionary {
        let dictionary = self.file.get_dictionary((number, 0));
        dictionary.expect("a dictionary").clone()
    }

    /// The dictionary of an object, with other entries.
    pub fn with(&self, number: u32, entries: &[(&str, &str)]) -> Vec<u8> {
        let mut text = write_dictionary(&self.dictionary(number), entries);
        text.truncate(text.len() - 2);
        for (key, value) in entries.iter().filter(|(_, value)| !value.is_empty()) {
            text.extend(format!("/{key} {value}\n").bytes());
        }
        text.extend(b">>");
        text
    }

    /// A signature in a field of the sheet, as programs write it.
    pub fn signing(&self, field: usize) -> Update {
        let (field, signature, appearance) = (self.fields[field], self.size, self.size + 1);
        let fields: Vec<String> = self.fields.iter().map(|it| format!("{it} 0 R")).collect();
        let form = format!("<< /Fields [{}] /SigFlags 3 >>", fields.join(" "));
        let entries = [
            ("V", &*format!("{signature} 0 R")),
            ("AP", &*format!("<< /N {appearance} 0 R >>")),
            ("F", "132"),
        ];
        let drawing = stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 100 30] /Resources << >>",
            b"0 0 100 30 re S",
        );
        Update {
            objects: vec![
                (self.form, form.into_bytes()),
                (field, self.with(field, &entries)),
                (signature, SIGNATURE.as_bytes().to_vec()),
                (appearance, drawing),
            ],
            root: self.root,
            previous: self.table,
            size_error: 0,
            more: String::new(),
            listed: None,
        }
    }

    /// The sheet with an update behind it.
    pub fn write(&self, update: &Update) -> Vec<u8> {
        let last = update.objects.iter().map(|(number, _)| number + 1).max();
        let own = self.size.max(last.unwrap_or_default());
        self.write_with_table(update, own, &Table::default())
    }

    /// The same, whose table is the object of this number.
    pub fn write_with_table(&self, update: &Update, own: u32, table: &Table) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let mut places = Vec::new();
        for (number, body) in &update.objects {
            places.push((*number, bytes.len()));
            bytes.extend(format!("{number} 0 obj\n").bytes());
            bytes.extend(body);
            bytes.extend(b"\nendobj\n");
        }
        let place = bytes.len();
        if let Some(listed) = &update.listed {
            places.retain(|(number, _)| listed.contains(number));
        }
        places.push((own, place));
        places.sort_unstable();
        let (mut rows, mut index) = (vec![0_u8; 7], "0 1 ".to_owned());
        for (number, place) in &places {
            index += &format!("{number} 1 ");
            rows.push(1);
            rows.extend(u32::try_from(*place).expect("a place").to_be_bytes());
            rows.extend([0, 0]);
        }
        let mut rows = [vec![0; 7 * table.frees], rows].concat();
        let index = format!("{}{index}{}", "0 1 ".repeat(table.frees), table.index);
        rows.extend(&table.rows);
        let text = |key: &[u8]| write_object(self.file.trailer.get(key).expect("a trailer"));
        let [information, id] =
            [text(b"Info"), text(b"ID")].map(|it| String::from_utf8(it).expect("hexadecimal"));
        let Update {
            root,
            previous,
            more,
            size_error,
            ..
        } = update;
        let numbers = update.objects.iter().map(|(number, _)| *number);
        let last = numbers.chain([own]).max().expect("an object");
        let size = self.size.max(last + 1).saturating_add_signed(*size_error);
        let entries = format!(
            "/Type /XRef /W [1 4 2] /Index [{index}] /Size {size} /Root {root} 0 R /Info {information} /ID {id} /Prev {previous} {more}"
        );
        bytes.extend(format!("{own} 0 obj\n").bytes());
        bytes.extend(stream(&entries, &rows));
        bytes.extend(format!("\nendobj\nstartxref\n{place}\n%%EOF\n").bytes());
        set_byte_range(&mut bytes, self.bytes.len());
        bytes
    }
}

/// What a table holds besides.
#[derive(Default)]
pub struct Table {
    /// Free entries of the number 0, besides the first.
    pub frees: usize,
    pub index: &'static str,
    pub rows: Vec<u8>,
}

/// Objects to add, and what the table and the trailer say.
pub struct Update {
    pub objects: Vec<(u32, Vec<u8>)>,
    pub root: u32,
    pub previous: usize,
    /// What is added to the true number of objects.
    pub size_error: i32,
    pub more: String,
    /// The numbers in the table, if not those of all objects.
    pub listed: Option<Vec<u32>>,
}

impl Update {
    /// Adds an object, or replaces one of the update.
    pub fn set(&mut self, number: u32, body: impl Into<Vec<u8>>) {
        let body = body.into();
        match self.objects.iter_mut().find(|(own, _)| *own == number) {
            Some((_, old)) => *old = body,
            None => self.objects.push((number, body)),
        }
    }

    /// Replaces words in all objects of the update.
    pub fn replace(&mut self, old: &str, new: &str) {
        let mut found = false;
        for (_, body) in &mut self.objects {
            let text: String = body.iter().copied().map(char::from).collect();
            found |= text.contains(old);
            *body = text.replace(old, new).chars().map(|c| c as u8).collect();
        }
        assert!(found, "« {old} » is nowhere");
    }
}

pub const SIGNATURE: &str = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached \
    /M (D:20261129091831Z) /Name (Sabine Essai) /ByteRange [0 9999999991 9999999992 9999999993] \
    /Contents <300302010B> >>";

/// Gives the range of bytes its numbers, in the last signature.
fn set_byte_range(bytes: &mut [u8], start: usize) {
    let position = |bytes: &[u8], words: &[u8]| {
        let found = bytes[start..]
            .windows(words.len())
            .position(|it| it == words);
        found.map(|at| start + at)
    };
    let Some(hole) = position(bytes, b"/Contents <30") else {
        return;
    };
    let hole = hole + "/Contents ".len();
    let after = hole
        + bytes[hole..]
            .iter()
            .position(|it| *it == b'>')
            .expect("an end")
        + 1;
    let numbers = [hole, after, bytes.len() - after];
    for (index, number) in numbers.into_iter().enumerate() {
        let place = position(bytes, format!("999999999{}", index + 1).as_bytes());
        if let Some(at) = place {
            bytes[at..at + 10].copy_from_slice(format!("{number:<10}").as_bytes());
        }
    }
}

pub fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut text = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
    text.extend(data);
    text.extend(b"\nendstream");
    text
}

fn write_dictionary(dictionary: &Dictionary, without: &[(&str, &str)]) -> Vec<u8> {
    let mut text = b"<< ".to_vec();
    for (key, value) in dictionary {
        if without
            .iter()
            .any(|(own, _)| own.as_bytes() == key.as_slice())
        {
            continue;
        }
        text.push(b'/');
        text.extend(key);
        text.push(b' ');
        text.extend(write_object(value));
        text.push(b'\n');
    }
    text.extend(b">>");
    text
}

pub fn write_object(object: &Object) -> Vec<u8> {
    match object {
        Object::Null => b"null".to_vec(),
        Object::Boolean(value) => value.to_string().into_bytes(),
        Object::Integer(value) => value.to_string().into_bytes(),
        Object::Real(value) => value.to_string().into_bytes(),
        Object::Name(name) => [b"/", name.as_slice()].concat(),
        Object::String(bytes, _) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
            format!("<{digits}>").into_bytes()
        }
        Object::Array(items) => {
            let items: Vec<Vec<u8>> = items.iter().map(write_object).collect();
            [b"[", items.join(&b' ').as_slice(), b"]"].concat()
        }
        Object::Dictionary(dictionary) => write_dictionary(dictionary, &[]),
        Object::Reference((number, _)) => format!("{number} 0 R").into_bytes(),
        Object::Stream(_) => panic!("a stream stands alone"),
    }
}
