//! Sheets that were forged, in every way known to us. None of them is proved.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use annexe::diagnostic::verify_result::{
    AddedPart, SignedField, SignerName, TailProblem, VerifyResult,
};
use annexe::render::{Format, GENERATOR, Theme, render};
use annexe::verify::compare_sheet;

use super::updates::{SIGNATURE, Sheet, Table, Update, stream, write_object};
use super::{compose, verify};

const PROGRAMME: &str = "tests/accept/seminaire-residentiel.yaml";

static BUILT: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let programme = fs::read(PROGRAMME).expect("a file");
    let document = compose(&programme).expect("a sheet");
    [Format::Pdf, Format::Html].map(|format| render(&document, format, &Theme::default()))
});

pub fn sheet() -> Sheet {
    Sheet::read(&BUILT[0])
}

pub fn is_proved(bytes: &[u8]) -> bool {
    verify(bytes).is_some_and(|result| result.is_proved())
}

#[test]
fn a_signature_is_told() {
    let sheet = sheet();
    let signed = sheet.write(&sheet.signing(0));
    let part = |field: &str, party: &str| AddedPart::Signature {
        name: SignerName::Declared("Sabine Essai".to_owned()),
        date: annexe::value::Date::new(2026, 11, 29),
        place: SignedField {
            name: field.to_owned(),
            party: Some(party.to_owned()),
        },
    };
    let [first, second] = [
        part("pour-l-institut", "Pour l’Institut"),
        part("pour-la-mutuelle-brevannes", "Pour la Mutuelle Brévannes"),
    ];
    assert_eq!(
        verify(&signed),
        Some(VerifyResult::Signed(vec![first.clone()]))
    );
    let again = Sheet::read(&signed);
    let again = again.write(&again.signing(1));
    assert_eq!(
        verify(&again),
        Some(VerifyResult::Signed(vec![first, second]))
    );
}

#[test]
fn a_new_field_without_a_signature_is_told() {
    let sheet = sheet();
    let mut update = sheet.signing(0);
    update.objects.truncate(1);
    add_field(&sheet, &mut update, FIELD);
    let bytes = sheet.write(&update);
    let parts = vec![AddedPart::EmptyField {
        field: "temoin".to_owned(),
    }];
    assert_eq!(verify(&bytes), Some(VerifyResult::Signed(parts)));
}

/// A field that is not seen.
pub const FIELD: &str =
    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (temoin) /Rect [0 0 0 0] /F 132 /P PAGE >>";

type Forgery = (&'static str, fn(&Sheet, &mut Update));

/// Changes of what an update that signs adds.
// Long because it is a list.
const ROLES: &[Forgery] = &[
    ("the content of a page", |sheet, update| {
        let content = sheet.size + 5;
        let page = sheet.with(sheet.pages[0], &[("Contents", &format!("{content} 0 R"))]);
        update.set(sheet.pages[0], page);
        update.set(content, stream("", b"0 0 595 842 re f"));
    }),
    ("the content stream of a page", |sheet, update| {
        let content = sheet.dictionary(sheet.pages[0]);
        let content = content
            .get(b"Contents")
            .and_then(lopdf::Object::as_reference);
        update.set(content.expect("content").0, stream("", b"0 0 595 842 re f"));
    }),
    ("a page turned", |sheet, update| {
        update.set(
            sheet.pages[0],
            sheet.with(sheet.pages[0], &[("Rotate", "180")]),
        );
    }),
    ("a page cut", |sheet, update| {
        update.set(
            sheet.pages[0],
            sheet.with(sheet.pages[0], &[("CropBox", "[0 0 595.276 400]")]),
        );
    }),
    ("an action of a page", |sheet, update| {
        let action = "<< /O << /S /JavaScript /JS (app.alert 1) >> >>";
        update.set(
            sheet.pages[0],
            sheet.with(sheet.pages[0], &[("AA", action)]),
        );
    }),
    ("links removed", |sheet, update| {
        update.set(
            sheet.signed_page,
            sheet.with(sheet.signed_page, &[("Annots", "")]),
        );
    }),
    ("a text over a page", |sheet, update| {
        annotate(
            sheet,
            update,
            "<< /Type /Annot /Subtype /FreeText /Rect [0 0 595 842] /Contents (9 999) /DA (/F 12 Tf) /F 4 >>",
        );
    }),
    ("a stamp over a page", |sheet, update| {
        annotate(
            sheet,
            update,
            "<< /Type /Annot /Subtype /Stamp /Rect [0 0 595 842] /F 4 >>",
        );
    }),
    ("a link over a page", |sheet, update| {
        annotate(
            sheet,
            update,
            "<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /Border [0 0 400] /F 4 >>",
        );
    }),
    ("a text in the form", |sheet, update| {
        add_field(
            sheet,
            update,
            &FIELD.replace("/FT /Sig", "/FT /Tx /V (9 999)"),
        );
    }),
    ("a field over the page", |sheet, update| {
        let field = FIELD.replace("[0 0 0 0]", "[0 0 595 842]");
        add_field(sheet, update, &field);
    }),
    ("a field as a line", |sheet, update| {
        add_field(
            sheet,
            update,
            &FIELD.replace("[0 0 0 0]", "[0 400 595 400]"),
        );
    }),
    ("a field without a place", |sheet, update| {
        add_field(sheet, update, &FIELD.replace("/Rect [0 0 0 0]", ""));
    }),
    ("a point that draws", |sheet, update| {
        let appearance = sheet.size + 20;
        let entry = format!("/F 132 /AP << /N {appearance} 0 R >>");
        add_field(sheet, update, &FIELD.replace("/F 132", &entry));
        update.set(
            appearance,
            stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
                b"0 0 9 9 re f",
            ),
        );
    }),
    ("a hidden field", |sheet, update| {
        add_field(sheet, update, &FIELD.replace("/F 132", "/F 2"));
    }),
    ("a field with kids", |sheet, update| {
        add_field(sheet, update, &FIELD.replace("/F 132", "/F 132 /Kids []"));
    }),
    ("a field of a name that is taken", |sheet, update| {
        add_field(sheet, update, &FIELD.replace("temoin", "pour-l-institut"));
    }),
    ("a field that acts", |sheet, update| {
        add_field(
            sheet,
            update,
            &FIELD.replace("/F 132", "/F 132 /A << /S /URI /URI (http://a) >>"),
        );
    }),
    ("the box of the sheet enlarged", |sheet, update| {
        let field = sheet.with(
            sheet.fields[0],
            &[
                ("Rect", "[0 0 595 842]"),
                ("V", &format!("{} 0 R", sheet.size)),
            ],
        );
        update.objects.pop();
        update.set(sheet.fields[0], field);
    }),
    ("the box of the sheet hidden", |_, update| {
        update.replace("/F 132", "/F 2");
    }),
    ("the box of the sheet on no page", |_, update| {
        update.replace("/F 132", "/F 132 /P2 1");
    }),
    ("the box of the sheet renamed", |_, update| {
        update.replace("/T <", "/T <41");
    }),
    ("the box of the sheet described otherwise", |_, update| {
        update.replace("/TU <", "/TU <41");
    }),
    ("a border around the box", |_, update| {
        update.replace("/F 132", "/F 132 /BS << /W 400 >>");
    }),
    ("colours of the box", |_, update| {
        update.replace("/F 132", "/F 132 /MK << /BG [1 1 1] >>");
    }),
    ("an action of the box", |_, update| {
        update.replace("/F 132", "/F 132 /A << /S /Launch /F (a.exe) >>");
    }),
    ("more actions of the box", |_, update| {
        update.replace("/F 132", "/F 132 /AA << /E << /S /JavaScript /JS (a) >> >>");
    }),
    ("an appearance on the mouse", |sheet, update| {
        let other = sheet.size + 1;
        update.replace(
            &format!("/N {other} 0 R"),
            &format!("/N {other} 0 R /R {other} 0 R"),
        );
    }),
    ("an appearance in a layer", |_, update| {
        update.replace("/Subtype /Form", "/Subtype /Form /OC << /Type /OCG >>");
    }),
    ("an appearance in another file", |_, update| {
        update.replace("/Subtype /Form", "/Subtype /Form /F (a.bin)");
    }),
    ("a page of another file", |_, update| {
        update.replace(
            "/Subtype /Form",
            "/Subtype /Form /Ref << /F (a.pdf) /Page 0 >>",
        );
    }),
    ("an appearance without an area", |_, update| {
        update.replace("[0 0 100 30]", "[0 0 0 0]");
    }),
    ("an appearance without a box", |_, update| {
        update.replace("/BBox [0 0 100 30]", "");
    }),
    ("an appearance turned over", |_, update| {
        update.replace("/BBox", "/Matrix [-1 0 0 1 0 0] /BBox");
    }),
    ("an appearance that leaves its box", |_, update| {
        update.replace("0 0 100 30 re S", "Q 0 0 900 90 re");
    }),
    (
        "an appearance that opens more than it closes",
        |_, update| {
            update.replace("0 0 100 30 re S", "q 0 0 100 30 re");
        },
    ),
    (
        "an appearance with an image inside its content",
        |_, update| {
            update.replace("0 0 100 30 re S", "BI /W 1 ID Q EI");
        },
    ),
    ("glyphs that are drawings", |_, update| {
        update.replace(
            "/Resources << >>",
            "/Resources << /Font << /F << /Subtype /Type3 >> >> >>",
        );
    }),
    ("an appearance folded to a line", |_, update| {
        update.replace("/BBox", "/Matrix [1 0 0 0 0 0] /BBox");
    }),
    ("a script in an appearance", |_, update| {
        update.replace("/Resources << >>", "/Resources << /X << /JS (a) >> >>");
    }),
    ("an appearance that is an image", |_, update| {
        update.replace("/Subtype /Form", "/Subtype /Image");
    }),
    ("an appearance that is a page", |sheet, update| {
        let page = sheet.pages[0];
        update.objects.pop();
        update.replace(
            &format!("/N {} 0 R", sheet.size + 1),
            &format!("/N {page} 0 R"),
        );
    }),
    ("an action on opening", |sheet, update| {
        catalog(sheet, update, "OpenAction", "<< /S /JavaScript /JS (a) >>");
    }),
    ("an action of the file", |sheet, update| {
        catalog(
            sheet,
            update,
            "AA",
            "<< /WC << /S /JavaScript /JS (a) >> >>",
        );
    }),
    ("a second attachment", |sheet, update| {
        let names = "<< /EmbeddedFiles << /Names [(autre.yaml) << /F (autre.yaml) >>] >> >>";
        catalog(sheet, update, "Names", names);
    }),
    ("scripts by name", |sheet, update| {
        catalog(
            sheet,
            update,
            "Names",
            "<< /JavaScript << /Names [(a) << /S /JavaScript /JS (a) >>] >> >>",
        );
    }),
    ("another source", |sheet, update| {
        let (source, file) = (sheet.size + 5, sheet.size + 6);
        catalog(sheet, update, "AF", &format!("[{file} 0 R]"));
        update.set(source, stream("/Type /EmbeddedFile", b"intitule: Autre\n"));
        update.set(
            file,
            format!("<< /Type /Filespec /F (programme.yaml) /EF << /F {source} 0 R >> >>"),
        );
    }),
    ("the source replaced", |sheet, update| {
        for (id, object) in &sheet.file.objects {
            if object
                .as_stream()
                .is_ok_and(|it| it.dict.has_type(b"EmbeddedFile"))
            {
                update.set(id.0, stream("/Type /EmbeddedFile", b"intitule: Autre\n"));
            }
        }
    }),
    ("the source and a page replaced", |sheet, update| {
        ROLES[0].1(sheet, update);
        for (id, object) in &sheet.file.objects {
            if object
                .as_stream()
                .is_ok_and(|it| it.dict.has_type(b"EmbeddedFile"))
            {
                update.set(id.0, stream("/Type /EmbeddedFile", b"intitule: Autre\n"));
            }
        }
    }),
    ("other pages", |sheet, update| {
        let pages = sheet.size + 5;
        catalog(sheet, update, "Pages", &format!("{pages} 0 R"));
        update.set(
            pages,
            format!("<< /Type /Pages /Count 1 /Kids [{} 0 R] >>", sheet.pages[0]),
        );
    }),
    ("the tree of pages", |sheet, update| {
        let catalog = sheet.dictionary(sheet.root);
        let pages = catalog.get(b"Pages").and_then(lopdf::Object::as_reference);
        let kids = format!("[{} 0 R {} 0 R]", sheet.pages[1], sheet.pages[0]);
        let pages = pages.expect("pages").0;
        update.set(pages, sheet.with(pages, &[("Kids", &kids)]));
    }),
    ("layers", |sheet, update| {
        catalog(sheet, update, "OCProperties", "<< /OCGs [] /D << >> >>");
    }),
    ("labels of pages", |sheet, update| {
        catalog(sheet, update, "PageLabels", "<< /Nums [0 << /P (9) >>] >>");
    }),
    ("another version", |sheet, update| {
        catalog(sheet, update, "Version", "/2.0");
    }),
    ("another language", |sheet, update| {
        catalog(sheet, update, "Lang", "(en)");
    }),
    ("another form", |sheet, update| {
        catalog(sheet, update, "AcroForm", "<< /Fields [] /XFA [(a) (b)] >>");
    }),
    ("rights of Adobe's", |sheet, update| {
        catalog(
            sheet,
            update,
            "Perms",
            &format!("<< /UR3 {} 0 R >>", sheet.size),
        );
    }),
    ("a permission that is no signature", |sheet, update| {
        catalog(
            sheet,
            update,
            "Perms",
            &format!("<< /DocMDP {} 0 R >>", sheet.pages[0]),
        );
    }),
    ("an extension that acts", |sheet, update| {
        catalog(
            sheet,
            update,
            "Extensions",
            "<< /X << /A << /S /URI /URI (a) >> >> >>",
        );
    }),
    ("validation data that are a page", |sheet, update| {
        catalog(
            sheet,
            update,
            "DSS",
            &format!("<< /Certs [{} 0 R] >>", sheet.pages[0]),
        );
    }),
    ("validation data of another kind", |sheet, update| {
        catalog(sheet, update, "DSS", "<< /Pages [] >>");
    }),
    ("XFA", |_, update| {
        update.replace("/SigFlags 3", "/SigFlags 3 /XFA (a)");
    }),
    ("appearances to draw again", |_, update| {
        update.replace("/SigFlags 3", "/SigFlags 3 /NeedAppearances true");
    }),
    ("an order of calculation", |_, update| {
        update.replace("/SigFlags 3", "/SigFlags 3 /CO []");
    }),
    ("a field dropped", |sheet, update| {
        update.replace(&format!(" {} 0 R]", sheet.fields[1]), "]");
    }),
    ("a field that is a page", |sheet, update| {
        update.replace(
            "] /SigFlags",
            &format!(" {} 0 R] /SigFlags", sheet.pages[0]),
        );
    }),
    ("the title in the information", |sheet, update| {
        update.set(
            sheet.information,
            sheet.with(sheet.information, &[("Title", "(Autre)")]),
        );
    }),
    ("the title in the metadata", |sheet, update| {
        let old = sheet
            .file
            .get_object((sheet.metadata, 0))
            .and_then(lopdf::Object::as_stream);
        let packet = String::from_utf8(old.expect("metadata").content.clone()).expect("text");
        let packet = packet.replace("Diriger", "Obéir");
        update.set(
            sheet.metadata,
            stream("/Type /Metadata /Subtype /XML", packet.as_bytes()),
        );
    }),
    ("a second title in the metadata", |sheet, update| {
        let old = sheet
            .file
            .get_object((sheet.metadata, 0))
            .and_then(lopdf::Object::as_stream);
        let packet = String::from_utf8(old.expect("metadata").content.clone()).expect("text");
        let packet = packet.replace("</dc:title>", "</dc:title><dc:title>Autre</dc:title>");
        update.set(
            sheet.metadata,
            stream("/Type /Metadata /Subtype /XML", packet.as_bytes()),
        );
    }),
    ("metadata that are no XML", |sheet, update| {
        update.set(
            sheet.metadata,
            stream("/Type /Metadata /Subtype /XML", b"<a>"),
        );
    }),
    ("a font", |sheet, update| {
        replace_kind(sheet, update, b"Font", "<< /Type /Font /Subtype /Type3 >>");
    }),
    ("an element of the structure", |sheet, update| {
        for (id, object) in &sheet.file.objects {
            let dictionary = object.as_dict();
            if dictionary.is_ok_and(|it| it.has(b"S") && it.has(b"K") && it.has(b"P")) {
                return update.set(id.0, sheet.with(id.0, &[("ActualText", "(Autre)")]));
            }
        }
    }),
    ("a colour profile", |sheet, update| {
        replace_kind(sheet, update, b"OutputIntent", "<< /Type /OutputIntent >>");
    }),
    ("an object without a role", |sheet, update| {
        update.set(sheet.size + 9, "<< /A 1 >>");
    }),
    ("an unknown entry of the signature", |_, update| {
        update.replace("/Type /Sig", "/Type /Sig /Zzz 1");
    }),
    ("a signature of no kind", |_, update| {
        update.replace("/Type /Sig", "/Type /Annot");
    }),
    ("a signature that starts behind the head", |_, update| {
        update.replace("[0 999", "[9 999");
    }),
    ("a signature with a hole", |_, update| {
        update.replace("[0 9999999991", "[0 100");
    }),
    ("a signature that ends early", |_, update| {
        update.replace("9999999993", "10");
    }),
    ("a signature that ends too far", |_, update| {
        update.replace("9999999993", "999999");
    }),
    ("a signature of two holes", |_, update| {
        update.replace("9999999993]", "9999999993 5 5]");
    }),
    ("a signature without a range", |_, update| {
        update.replace("/ByteRange", "/Changes");
    }),
    (
        "a signature whose hole is inside another entry",
        |_, update| {
            update.replace(
                "/Contents <300302010B>",
                "/Contents <00> /Prop_Build << /Contents <300302010B> >>",
            );
        },
    ),
    ("nothing signed", |sheet, update| {
        update.objects.clear();
        update.set(
            sheet.information,
            sheet.with(sheet.information, &[("Producer", "(Autre)")]),
        );
    }),
];

/// Changes after which the update can be read in two ways, or in none.
// Long because it is a list.
const READINGS: &[Forgery] = &[
    ("the same key twice", |_, update| {
        update.replace("/F 132", "/F 132 /F 4");
    }),
    ("a comment", |_, update| {
        update.replace("/F 132", "/F % \r 2\n132");
    }),
    ("an object inside a text", |_, update| {
        update.replace("Sabine Essai", "9 0 obj << >> endobj");
    }),
    ("an end inside a text", |_, update| {
        update.replace("Sabine Essai", "startxref 0 %%EOF");
    }),
    ("an object inside a stream", |_, update| {
        update.replace("0 0 100 30 re S", "7 0 obj << /Type /Page >> endobj");
    }),
    ("a stream of a length elsewhere", |sheet, update| {
        update.replace("/Length 15", &format!("/Length {} 0 R", sheet.size + 7));
        update.set(sheet.size + 7, "15");
    }),
    ("a stream longer than it says", |_, update| {
        update.replace("/Length 15", "/Length 7");
    }),
    ("an object of the table alone", |sheet, update| {
        let numbers: Vec<u32> = update.objects.iter().map(|it| it.0).collect();
        update.set(
            sheet.pages[0],
            sheet.with(sheet.pages[0], &[("Rotate", "180")]),
        );
        update.listed = Some(numbers);
    }),
    ("an object twice", |sheet, update| {
        let field = update.objects[1].clone();
        update
            .objects
            .insert(0, (field.0, sheet.with(field.0, &[("Rect", "[0 0 9 9]")])));
    }),
    ("an appearance with a box that is none", |_, update| {
        update.replace("/BBox [0 0 100 30]", "/BBox null");
    }),
    ("an appearance far away", |_, update| {
        update.replace("/BBox", "/Matrix [1 0 0 1 4294967296 0] /BBox");
    }),
    ("a stream of objects", |sheet, update| {
        let head = format!("{} 0 ", sheet.pages[0]);
        let data = format!("{head}<< /Type /Page >>");
        let entries = format!("/Type /ObjStm /N 1 /First {}", head.len());
        update.set(sheet.size + 5, stream(&entries, data.as_bytes()));
    }),
    ("a signature whose hole is another text", |_, update| {
        update.replace("/Contents <300302010B>", "/Contents (a) /Cert <30820100AB>");
    }),
    ("no table before", |_, update| update.previous = 0),
    ("another table before", |_, update| update.previous -= 1),
    ("a table that follows itself", |_, update| {
        update.previous = 99_999_999;
    }),
    ("another catalogue", |sheet, update| {
        update.root = sheet.size + 5;
        update.set(sheet.size + 5, sheet.with(sheet.root, &[]));
    }),
    ("a hybrid table", |sheet, update| {
        update.more = format!("/XRefStm {} ", sheet.bytes.len());
    }),
    ("encryption", |_, update| {
        update.more = "/Encrypt << /Filter /Standard >> ".to_owned();
    }),
    ("two roots", |sheet, update| {
        update.more = format!("/Root {} 0 R ", sheet.pages[0]);
    }),
    ("a smaller size", |_, update| update.size_error = -1),
    ("a larger size", |_, update| update.size_error = 1),
];

/// Adds an annotation to the first page.
fn annotate(sheet: &Sheet, update: &mut Update, annotation: &str) {
    let number = sheet.size + 10;
    let page = sheet.with(sheet.pages[0], &[("Annots", &format!("[{number} 0 R]"))]);
    update.set(sheet.pages[0], page);
    update.set(number, annotation);
}

/// Adds a field to the form and to its page.
pub fn add_field(sheet: &Sheet, update: &mut Update, field: &str) {
    let number = sheet.size + 10;
    update.replace("] /SigFlags", &format!(" {number} 0 R] /SigFlags"));
    let page = sheet.dictionary(sheet.signed_page);
    let annotations = page.get(b"Annots").map(write_object);
    let annotations = String::from_utf8(annotations.expect("annotations")).expect("text");
    let annotations = annotations.replace(']', &format!(" {number} 0 R]"));
    let page = sheet.with(sheet.signed_page, &[("Annots", &annotations)]);
    update.set(sheet.signed_page, page);
    update.set(
        number,
        field.replace("PAGE", &format!("{} 0 R", sheet.signed_page)),
    );
}

pub fn catalog(sheet: &Sheet, update: &mut Update, key: &str, value: &str) {
    update.set(sheet.root, sheet.with(sheet.root, &[(key, value)]));
}

/// Replaces the first object of a type.
fn replace_kind(sheet: &Sheet, update: &mut Update, kind: &[u8], body: &str) {
    let mut objects = sheet.file.objects.iter();
    let found = objects.find(|(_, it)| it.as_dict().is_ok_and(|it| it.has_type(kind)));
    update.set(found.expect("an object of the type").0.0, body);
}

/// A table that is a stream is an object too: as the content of a page, it would be what is seen.
#[test]
fn a_table_takes_the_place_of_no_object() {
    let sheet = sheet();
    let update = sheet.signing(0);
    let new = sheet.size + 2;
    let free = Table {
        frees: 1,
        ..Table::default()
    };
    assert!(is_proved(&sheet.write_with_table(
        &update,
        new,
        &Table::default()
    )));
    assert!(!is_proved(&sheet.write_with_table(&update, new, &free)));
    let signed: Vec<u32> = update.objects.iter().map(|(number, _)| *number).collect();
    let others = (1..sheet.size).filter(|number| !signed.contains(number));
    let numbers: Vec<u32> = others.collect();
    assert!(numbers.len() > 50);
    for number in numbers {
        let forged = sheet.write_with_table(&update, number, &Table::default());
        assert!(!is_proved(&forged), "{number}");
    }
}

#[test]
fn no_forged_update_is_proved() {
    let sheet = sheet();
    assert!(ROLES.len() + READINGS.len() >= 60);
    let forgeries = ROLES.iter().map(|it| (it, false));
    let forgeries = forgeries.chain(READINGS.iter().map(|it| (it, true)));
    for ((name, forge), is_unread) in forgeries {
        let mut update = sheet.signing(0);
        forge(&sheet, &mut update);
        let forged = sheet.write(&update);
        // For the reason that it is made for.
        match signatures(&forged) {
            TailProblem::Unread { .. } => assert!(is_unread, "{name}"),
            problem => assert!(!is_unread, "{name}: {problem:?}"),
        }
        // Another party signs what was forged.
        let signed = catch_unwind(AssertUnwindSafe(|| {
            let forged = Sheet::read(&forged);
            forged.write(&forged.signing(1))
        }));
        assert!(
            !signed.is_ok_and(|it| is_proved(&it)),
            "{name}, then signed"
        );
        // Behind a true signature.
        let signed = Sheet::read(&sheet.write(&sheet.signing(1)));
        let mut update = signed.signing(0);
        forge(&signed, &mut update);
        assert!(!is_proved(&signed.write(&update)), "signed, then {name}");
    }
}

/// Why what stands behind the sheet is no signature. The embedded source may be another.
pub fn signatures(bytes: &[u8]) -> TailProblem {
    let document = compose(&fs::read(PROGRAMME).expect("a file")).expect("a sheet");
    match compare_sheet(bytes, &BUILT[0], &document) {
        Ok(VerifyResult::Continued { problem, .. }) => problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_refused_is_named() {
    let sheet = sheet();
    let problem = |forge: fn(&Sheet, &mut Update)| {
        let mut update = sheet.signing(0);
        forge(&sheet, &mut update);
        signatures(&sheet.write(&update))
    };
    let key = |number, key: &str| TailProblem::Key {
        number,
        key: key.to_owned(),
    };
    assert_eq!(problem(ROLES[0].1), key(sheet.pages[0], "Contents"));
    assert_eq!(
        problem(|_, update| update.replace("/SigFlags 3", "/SigFlags 3 /XFA (a)")),
        key(sheet.form, "XFA")
    );
    assert_eq!(
        problem(|_, update| update.replace("9999999993", "10")),
        TailProblem::Uncovered { number: sheet.size }
    );
    assert_eq!(
        problem(|sheet, update| update.set(sheet.size + 9, "<< >>")),
        TailProblem::Object {
            number: sheet.size + 9
        }
    );
}

#[test]
fn no_signed_object_changes_later() {
    let sheet = sheet();
    let signed = Sheet::read(&sheet.write(&sheet.signing(0)));
    let (signature, appearance) = (sheet.size, sheet.size + 1);
    let drawing = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
        b"0 0 9 9 re f",
    );
    for (number, body) in [
        (signature, SIGNATURE.as_bytes().to_vec()),
        (appearance, drawing),
        (sheet.fields[0], signed.with(sheet.fields[0], &[("V", "")])),
        (
            sheet.fields[0],
            signed.with(sheet.fields[0], &[("V", &format!("{} 0 R", signed.size))]),
        ),
    ] {
        let mut update = signed.signing(1);
        update.set(number, body);
        assert!(!is_proved(&signed.write(&update)), "{number}");
    }
    // The same signature in both boxes.
    let mut update = signed.signing(1);
    update.objects.remove(2);
    update.replace(
        &format!("/V {} 0 R", signed.size),
        &format!("/V {signature} 0 R"),
    );
    assert!(!is_proved(&signed.write(&update)));
}

#[test]
fn no_byte_stands_around_a_sheet_and_its_updates() {
    let sheet = sheet();
    let built = sheet.bytes.clone();
    let signed = sheet.write(&sheet.signing(0));
    assert!(is_proved(&built) && is_proved(&signed));
    let around: [&[u8]; 10] = [
        b"\n",
        b" ",
        b"\0",
        b"%",
        b"%%EOF",
        b"\n%%EOF\n",
        b"%!PS\n",
        b"<html>",
        b"%PDF-1.7\n",
        b"1 0 obj\nnull\nendobj\n",
    ];
    for bytes in [&built, &signed] {
        for added in around {
            assert!(!is_proved(&[added, bytes].concat()), "{added:?} before");
            assert!(!is_proved(&[bytes, added].concat()), "{added:?} behind");
        }
        assert!(!is_proved(&bytes[..bytes.len() - 1]));
        assert!(!is_proved(&bytes[1..]));
        assert!(!is_proved(&[bytes.as_slice(), &built].concat()));
    }
    // Between the sheet and the update, and inside the update.
    let (start, end) = (built.len(), signed.len());
    for added in around
        .iter()
        .filter(|added| **added != b"\n" && **added != b" ")
    {
        let bytes = [&signed[..start], added, &signed[start..]].concat();
        assert!(!is_proved(&bytes), "{added:?} between");
    }
    for at in (start..end).step_by(23) {
        for byte in [b' ', b'%', b'\n', b'0', b'/'] {
            let bytes = [&signed[..at], &[byte], &signed[at..]].concat();
            assert!(
                !is_proved(&bytes),
                "{:?} at {}",
                char::from(byte),
                at - start
            );
        }
        let mut bytes = signed.clone();
        bytes.remove(at);
        assert!(!is_proved(&bytes), "without {}", at - start);
    }
    // A second end that names the table of the sheet.
    let table = String::from_utf8_lossy(&built[built.len() - 30..]).into_owned();
    let table = &table[table.find("startxref").expect("an end")..];
    assert!(!is_proved(&[signed.as_slice(), table.as_bytes()].concat()));
}

#[test]
fn any_byte_of_a_sheet_that_changes_shows() {
    let [pdf, html] = &*BUILT;
    for sheet in [pdf, html] {
        let step = sheet.len() / 60;
        for at in (0..sheet.len()).step_by(step) {
            let mut bytes = sheet.clone();
            bytes[at] ^= 1;
            assert!(!is_proved(&bytes), "byte {at}");
        }
    }
}

#[test]
fn no_forged_page_is_proved() {
    let page = String::from_utf8(BUILT[1].clone()).expect("a page");
    let changes: [(&str, &str); 34] = [
        ("<!DOCTYPE html>", " <!DOCTYPE html>"),
        ("<!DOCTYPE html>", "\u{feff}<!DOCTYPE html>"),
        ("<!DOCTYPE html>", "<!-- a --><!DOCTYPE html>"),
        ("<!DOCTYPE html>", "9 999 €<!DOCTYPE html>"),
        ("<!DOCTYPE html>", "<!doctype html>"),
        ("</title>", " (projet)</title>"),
        ("</style>", "main::before { content: \"9 999\" }</style>"),
        ("</style>", "main { display: none }</style>"),
        ("</style>", "</style><style>p { color: white }</style>"),
        ("</head>", "<link rel=\"stylesheet\" href=\"a.css\"></head>"),
        (
            "</head>",
            "<meta http-equiv=\"refresh\" content=\"0;url=http://a\"></head>",
        ),
        ("</head>", "<base href=\"http://a/\"></head>"),
        ("</head>", "<script>document.title = 1</script></head>"),
        ("default-src 'none'", "default-src *"),
        ("application/ld+json", "application/json"),
        ("<main", "<main style=\"opacity:0\""),
        ("<main", "<main hidden"),
        ("<main", "<main dir=\"rtl\""),
        ("<main", "<div>9 999 €</div><main"),
        (
            "<main",
            "<img src=\"data:image/png;base64,\" alt=\"\"><main",
        ),
        ("<main", "<iframe srcdoc=\"9 999\"></iframe><main"),
        ("<main", "<object data=\"data:text/plain,a\"></object><main"),
        ("<main", "<svg><text>9 999</text></svg><main"),
        (
            "<main",
            "<template shadowrootmode=\"open\">a</template><main",
        ),
        ("<main", "<textarea placeholder=\"9 999\"></textarea><main"),
        ("</main>", "<nav class=\"contents\">9 999</nav></main>"),
        ("</main>", "<!-- 9 999 --></main>"),
        ("</main>", "</main><del>9 999</del>"),
        ("<li>", "<li value=\"9\">"),
        ("href=\"", "href=\"javascript:a()\" data-href=\""),
        ("</html>", "</html><p>9 999 €</p>"),
        ("</html>", "</html>\n"),
        ("</html>", "</html><!-- -->"),
        ("\n", "\r\n"),
    ];
    let versions = [GENERATOR, "annexe 0.0.9", "annexe 99.0.0", "autre"];
    for (old, new) in changes {
        assert!(page.contains(old), "{old} is nowhere");
        for version in versions {
            let forged = page.replace(old, new).replace(GENERATOR, version);
            assert!(!is_proved(forged.as_bytes()), "{new} by {version}");
        }
    }
    for version in &versions[1..] {
        assert!(
            !is_proved(page.replace(GENERATOR, version).as_bytes()),
            "{version}"
        );
    }
}
