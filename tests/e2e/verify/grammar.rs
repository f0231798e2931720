//! What an update may be, one thing at a time: an update as programs write it is accepted, and the same with one change is not,
//! whatever that change means to a reader.

use annexe::diagnostic::verify_result::{AddedPart, SignerName, TailProblem, VerifyResult};

use super::forgeries::{FIELD, add_field, catalog, is_proved, sheet, signatures};
use super::updates::{Sheet, Table, Update, stream};
use super::verify;
use annexe::diagnostic::language::Language;

/// A signature with all that programs add to one: a drawing with a font, an image, a state and another drawing, validation data,
/// a lock, a certification.
fn rich(sheet: &Sheet) -> Update {
    let mut update = sheet.signing(0);
    let first = sheet.size + 20;
    let number = |offset: u32| first + offset;
    let resources = format!(
        "<< /ExtGState << /GS << /CA 0.6 /ca 0.6 >> >> /XObject << /Im {} 0 R /QR {} 0 R >> /Font << /F1 << /Type /Font \
         /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 32 /Widths [600] \
         /FontDescriptor {} 0 R >> >> >>",
        number(0),
        number(1),
        number(2)
    );
    let content = b"q /GS gs 1 0 0 1 7 6 cm /Im Do Q q /QR Do /Tx BMC q BT /F1 10 Tf 0 Tr 10 TL 0 10 Td (S A) Tj T* ET Q EMC Q 0 0 9 9 re S";
    let entries =
        format!("/Type /XObject /Subtype /Form /BBox [0 0 100 30] /Resources {resources}");
    update.set(sheet.size + 1, stream(&entries, content));
    let image = "/Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8";
    update.set(number(0), stream(image, b"abcdef"));
    let inner = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>";
    update.set(number(1), stream(inner, b"0 0 1 1 re f"));
    update.set(
        number(2),
        "<< /Type /FontDescriptor /FontName /Courier /Flags 35 /FontBBox [-23 -250 715 805] /Ascent 629 >>",
    );
    update.set(number(3), stream("", b"\x30\x03\x02\x01\x0B"));
    update.set(
        number(4),
        format!("<< /Type /VRI /Cert [{} 0 R] >>", number(3)),
    );
    let data = format!(
        "<< /Type /DSS /Certs [{} 0 R] /VRI << /{} {} 0 R >> >>",
        number(3),
        "9A".repeat(20),
        number(4)
    );
    update.set(number(5), data);
    catalog(sheet, &mut update, "DSS", &format!("{} 0 R", number(5)));
    let root = String::from_utf8(update.objects.pop().expect("the catalogue").1).expect("text");
    let permissions = format!("/Perms << /DocMDP {} 0 R >> >>", sheet.size);
    let extensions = "/Extensions << /ESIC << /Type /DeveloperExtensions /BaseVersion /1.7 /ExtensionLevel 1 >> >>";
    let root = root.strip_suffix(">>").expect("a dictionary");
    update.set(sheet.root, format!("{root} {extensions} {permissions}"));
    update.replace(
        "/Name (Sabine Essai)",
        "/Name (Sabine Essai) /Prop_Build << /App << /Name /pyHanko#20CLI /REx (0.38.0) >> >> /Reference [ << /Type /SigRef \
         /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P 2 >> >> ]",
    );
    let lock = format!("/F 132 /Lock {} 0 R", number(6));
    update.replace("/F 132", &lock);
    update.set(number(6), "<< /Type /SigFieldLock /Action /All >>");
    update
}

/// Whether an update is told as signatures.
fn is_accepted(update: &Update) -> bool {
    is_proved(&sheet().write(update))
}

#[test]
fn all_that_programs_add_is_accepted() {
    let sheet = sheet();
    let signed = sheet.write(&rich(&sheet));
    let Some(VerifyResult::Signed(parts)) = verify(&signed) else {
        panic!("{:?}", signatures(&signed));
    };
    assert!(parts.contains(&AddedPart::ValidationData) && parts.len() == 2);
    // Another signs behind it, in a field of its own.
    let again = Sheet::read(&signed);
    let mut update = again.signing(1);
    let own = again.size;
    add_field(&again, &mut update, FIELD);
    assert!(is_proved(&again.write(&update)), "{own}");
}

/// Texts of the update that become others, and no update any more.
// Long because it is a list.
const CHANGES: &[(&str, &str, &str)] = &[
    ("a number with zeros before", "/Flags 35", "/Flags 0035"),
    (
        "a long number",
        "/Flags 35",
        "/Flags 00000000000000000000000000000000035",
    ),
    ("a number with a plus", "/Flags 35", "/Flags +35"),
    ("a minus without need", "[0 0 100 30]", "[-0 0 100 30]"),
    (
        "a number over 31 bits",
        "[0 0 100 30]",
        "[0 0 4294967296 30]",
    ),
    ("many decimals", "/CA 0.6", "/CA 0.60000000000"),
    ("no digit before the point", "/CA 0.6", "/CA .6"),
    ("an exponent", "/CA 0.6", "/CA 6.0e-1"),
    ("a null", "/Flags 35", "/Flags null"),
    ("an escape in a name", "/Type /VRI", "/Type /VR#49"),
    ("an escape in a key", "/Flags 35", "/Fl#61gs 35"),
    ("a comment", "/Flags 35", "/Flags %\n35"),
    ("a tab", "/Flags 35", "/Flags\t35"),
    ("a nul", "/Flags 35", "/Flags\0 35"),
    ("a form feed", "/Flags 35", "/Flags\x0C35"),
    (
        "another generation",
        "/Type /VRI",
        "/Type /VRI /CRL [5 1 R]",
    ),
    ("a reference with zeros", "/DocMDP ", "/DocMDP 00"),
    (
        "a reference on two lines",
        " 0 R >> >> >>",
        " 0\nR >> >> >>",
    ),
    ("digits that are odd", "<300302010B>", "<300302010B0>"),
    ("white space in digits", "<300302010B>", "<3003 02010B>"),
    ("a line end in a text", "(Sabine Essai)", "(Sabine\nEssai)"),
    ("a trailer in a text", "(Sabine Essai)", "(trailer 12)"),
    (
        "parentheses in a text",
        "(Sabine Essai)",
        "(Sabine (Essai))",
    ),
    ("a high byte in a text", "(Sabine Essai)", "(Sabine\u{e9})"),
    (
        "a line that goes on in a text",
        "(Sabine Essai)",
        "(Sabine\\\nEssai)",
    ),
    (
        "a short escape in a text",
        "(Sabine Essai)",
        "(Sabine\\5 Essai)",
    ),
    ("an escape beyond a byte", "(Sabine Essai)", "(Sabine\\777)"),
    (
        "a trailer in a certificate",
        "\x30\x03\x02\x01\x0B",
        "\ntrailer\n<< >>",
    ),
    ("no certificate", "\x30\x03\x02\x01\x0B", "abcde"),
    (
        "a certificate and more",
        "\x30\x03\x02\x01\x0B",
        "\x30\x02\x02\x01\x0B",
    ),
    (
        "a filter elsewhere",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /Filter 5 0 R",
    ),
    (
        "a list of filters",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /Filter []",
    ),
    (
        "another filter",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /Filter /ASCIIHexDecode",
    ),
    (
        "data that are not deflated",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /Filter /FlateDecode",
    ),
    (
        "parameters",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /DecodeParms << /Predictor 12 >>",
    ),
    (
        "short parameters",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /DP << /Predictor 12 >>",
    ),
    (
        "data elsewhere",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /F (a)",
    ),
    (
        "a group",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /Group << /S /Transparency /K << >> >>",
    ),
    (
        "a matrix",
        "/BBox [0 0 9 9]",
        "/BBox [0 0 9 9] /Matrix [1 0 0 1 0 0]",
    ),
    (
        "a kind elsewhere",
        "/Subtype /Form /BBox [0 0 9 9]",
        "/Subtype 5 0 R /BBox [0 0 9 9]",
    ),
    (
        "no kind",
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
        "/BBox [0 0 9 9]",
    ),
    ("a state that is a dictionary", "/CA 0.6", "/CA << >>"),
    ("a state that is an array", "/CA 0.6", "/CA [0.6]"),
    ("another state", "/CA 0.6", "/LC << >>"),
    (
        "a mask in a state",
        "/CA 0.6",
        "/SMask << /S /Luminosity >>",
    ),
    ("a font in a state", "/CA 0.6", "/Font []"),
    (
        "glyphs that are drawings",
        "/Subtype /Type1",
        "/Subtype /Type3",
    ),
    (
        "a font of an unknown kind",
        "/Subtype /Type1",
        "/Subtype /MMType1",
    ),
    (
        "an encoding of one's own",
        "/Encoding /WinAnsiEncoding",
        "/Encoding << /Differences [] >>",
    ),
    (
        "shadings",
        "/ExtGState <<",
        "/Shading << /S << /ShadingType 1 >> >> /ExtGState <<",
    ),
    (
        "patterns",
        "/ExtGState <<",
        "/Pattern << /P 5 0 R >> /ExtGState <<",
    ),
    (
        "colours by a function",
        "/ColorSpace /DeviceRGB",
        "/ColorSpace [/Separation /X /DeviceRGB << >>]",
    ),
    ("an image without its end", "abcdef", "abcde"),
    (
        "an image in other bits",
        "/BitsPerComponent 8",
        "/BitsPerComponent 16",
    ),
    (
        "an image that decodes",
        "/BitsPerComponent 8",
        "/BitsPerComponent 8 /Decode [1 0]",
    ),
    ("an operand that is a dictionary", "0 Tr", "<< /K 1 >> Tr"),
    ("an operand that is an array", "10 TL", "[10] TL"),
    ("an operand too many", "10 TL", "1 10 TL"),
    ("an operand too few", "0 10 Td", "10 Td"),
    ("a mode of text that is none", "0 Tr", "9 Tr"),
    ("an unknown operator", "0 Tr", "0 Tx"),
    ("a shading operator", "0 Tr", "/S sh"),
    ("a state that is not there", "/GS gs", "/GT gs"),
    ("a drawing that is not there", "/QR Do", "/QS Do"),
    ("a font that is not there", "/F1 10 Tf", "/F2 10 Tf"),
    ("a content that closes more", "0 0 1 1 re f", "Q 0 1 1 re f"),
    ("a content that closes less", "0 0 1 1 re f", "q 0 1 1 re f"),
    (
        "a part that is not closed",
        "0 0 1 1 re f",
        "/Tx BMC 0 0 m f",
    ),
    ("a path that is not drawn", "0 0 1 1 re f", "0 0 1 1 re  "),
    ("a path across a state", "0 0 1 1 re f", "0 0 m q Q  f"),
    ("a path that starts nowhere", "0 0 1 1 re f", "1 1 l      f"),
    ("a text outside texts", "ET Q EMC", "ET (a) Tj Q EMC"),
    ("a state across texts", "ET Q EMC", "Q ET EMC"),
    (
        "a resource of pages",
        "/XObject <<",
        "/Properties << /A << >> >> /XObject <<",
    ),
    (
        "a stream of objects",
        "/Type /FontDescriptor",
        "/Type /ObjStm",
    ),
    (
        "a descriptor that acts",
        "/Ascent 629",
        "/A << /S /URI /URI (a) >>",
    ),
    ("a reference for a number", "/Ascent 629", "/Ascent 5 0 R"),
    (
        "validation data of another kind",
        "/Type /DSS",
        "/Type /Catalog",
    ),
    ("an entry of validation data", "/Type /DSS", "/Pages 5 0 R"),
    ("a name that is no sum", "/VRI << /9A", "/VRI << /9a"),
    ("certificates elsewhere", "/Certs [", "/Certs 5 0 R /X ["),
    ("a lock that acts", "/Action /All", "/Action /All /A << >>"),
    ("a lock of another kind", "/Action /All", "/Action << >>"),
    ("a program with a stream", "/REx (0.38.0)", "/X 5 0 R"),
    ("a name in the program", "/App <<", "/Page <<"),
    (
        "a change of another kind",
        "/TransformMethod /DocMDP",
        "/TransformMethod /UR3",
    ),
    ("a reference to pages", "/P 2 >>", "/P 2 >> /Data 5 0 R"),
    ("a permission above all", "/P 2 >>", "/P 4 >>"),
    (
        "an extension with a stream",
        "/ExtensionLevel 1",
        "/ExtensionLevel 5 0 R",
    ),
    ("an extension of anybody", "/ESIC <<", "/ABCD <<"),
    ("a certification by another", "/DocMDP /Tr", "/FieldMDP /Tr"),
    ("no contents", "<300302010B>", "<>"),
    (
        "contents that are no sequence",
        "<300302010B>",
        "<310302010B>",
    ),
    ("contents and more", "<300302010B>", "<300302010B01>"),
    (
        "contents longer than they are",
        "<300302010B>",
        "<30820100AB>",
    ),
    (
        "a time stamp that is a signature",
        "/Type /Sig /Filter",
        "/Type /DocTimeStamp /Filter",
    ),
    (
        "a signature that is a time stamp",
        "/adbe.pkcs7.detached",
        "/ETSI.RFC3161",
    ),
    (
        "a signature of an old kind",
        "/adbe.pkcs7.detached",
        "/adbe.x509.rsa_sha1",
    ),
    (
        "a signature by another program",
        "/Adobe.PPKLite",
        "/Other.Filter",
    ),
    (
        "a date that says something",
        "(D:20261129091831Z)",
        "(D:20261129 lu)",
    ),
    (
        "a hole in a text",
        "/Contents <300302010B>",
        "/Reason (/Contents <300302010B>) /Contents <3000>",
    ),
    (
        "a signature with room before",
        "/ByteRange [0",
        "/ByteRange [00",
    ),
    ("flags that hide", "/F 132", "/F 134"),
    (
        "another state of drawing",
        "/AP << /N",
        "/AP << /D 5 0 R /N",
    ),
    ("other flags of the form", "/SigFlags 3", "/SigFlags 2"),
    (
        "appearances that are drawn again",
        "/SigFlags 3",
        "/SigFlags 3 /NeedAppearances false",
    ),
    (
        "resources of the form",
        "/SigFlags 3",
        "/SigFlags 3 /DR << >>",
    ),
    (
        "texts of the form",
        "/SigFlags 3",
        "/SigFlags 3 /DA (/F 0 Tf)",
    ),
];

#[test]
fn one_change_is_refused() {
    let sheet = sheet();
    for (name, old, new) in CHANGES {
        let mut update = rich(&sheet);
        update.replace(old, new);
        for (_, body) in &mut update.objects {
            fit_length(body);
        }
        assert!(!is_accepted(&update), "{name}");
    }
}

/// Gives a stream the length of its data, after they changed.
fn fit_length(body: &mut Vec<u8>) {
    let text: String = body.iter().copied().map(char::from).collect();
    let Some((head, data)) = text.split_once(" >>\nstream\n") else {
        return;
    };
    let (entries, _) = head.rsplit_once("/Length ").expect("a length");
    let length = data.chars().count() - "\nendstream".len();
    let text = format!("{entries}/Length {length} >>\nstream\n{data}");
    *body = text.chars().map(|it| it as u8).collect();
}

#[test]
fn tables_have_one_form() {
    let sheet = sheet();
    let update = rich(&sheet);
    let own = update
        .objects
        .iter()
        .map(|it| it.0)
        .max()
        .expect("an object")
        + 1;
    let table = |index, rows: &[u8]| Table {
        frees: 0,
        index,
        rows: rows.to_vec(),
    };
    assert!(is_proved(&sheet.write_with_table(
        &update,
        own,
        &Table::default()
    )));
    for (name, table) in [
        ("an empty section", table("9000 0", b"")),
        ("an empty section far away", table("2147483647 0", b"")),
        ("a section beyond all numbers", table("4294967295 0", b"")),
        ("an odd section", table("9000", b"")),
        ("a part of a row", table("", b"\0")),
        ("a row too many", table("", b"\0\0\0\0\0\0\0")),
        ("a free object", table("9000 1", b"\0\0\0\0\0\0\0")),
        (
            "an object in a stream",
            table("9000 1", b"\x02\0\0\0\x05\0\0"),
        ),
        (
            "an object of no place",
            table("9000 1", b"\x01\0\0\0\x05\0\0"),
        ),
    ] {
        assert!(
            !is_proved(&sheet.write_with_table(&update, own, &table)),
            "{name}"
        );
    }
    for more in [
        "/DecodeParms << /Predictor 12 /Columns 7 >>",
        "/DecodeParms << /Predictor 12 /Columns 7 /BitsPerComponent 56 >>",
        "/Filter 5 0 R",
        "/Filter []",
        "/DL 5",
        "/Encrypt << >>",
        "/XRefStm 5",
    ] {
        let mut update = rich(&sheet);
        update.more = more.to_owned();
        assert!(!is_accepted(&update), "{more}");
    }
    // Numbers that readers do not know.
    for own in [sheet.size + 10_001, 8_388_607, 8_388_608, 2_147_483_646] {
        let written = sheet.write_with_table(&update, own, &Table::default());
        assert!(!is_proved(&written), "{own}");
    }
}

#[test]
fn a_table_of_another_kind_is_refused() {
    let sheet = sheet();
    let signed = sheet.write(&sheet.signing(0));
    let text: Vec<u8> = signed[sheet.bytes.len()..].to_vec();
    let latin: String = text.iter().copied().map(char::from).collect();
    let own = latin.find("/Type /XRef").expect("a table");
    let start = latin[..own].rfind("endobj\n").expect("an object") + "endobj\n".len();
    let place = sheet.bytes.len() + start;
    let trailer = latin[own..].split_once(" /Length").expect("a length").0;
    let trailer = trailer.split_once("/Size").expect("a size").1;
    let table = format!(
        "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size{trailer} >>\nstartxref\n{place}\n%%EOF\n"
    );
    let bytes = [&signed[..place], table.as_bytes()].concat();
    assert!(matches!(signatures(&bytes), TailProblem::Unread { .. }));
}

#[test]
fn fields_are_nowhere_and_have_plain_names() {
    let sheet = sheet();
    let is_told = |field: &str| {
        let mut update = sheet.signing(0);
        add_field(&sheet, &mut update, field);
        is_accepted(&update)
    };
    assert!(is_told(FIELD));
    assert!(is_told(
        &FIELD.replace("[0 0 0 0]", "[-9999 -9999 -9999 -9999]")
    ));
    assert!(is_told(&FIELD.replace("(temoin)", "<74E96D6F696E>")));
    for (old, new) in [
        ("[0 0 0 0]", "[1 1 1 1]"),
        ("[0 0 0 0]", "[0.0 0 0 0]"),
        ("[0 0 0 0]", "[0 0 0]"),
        ("[0 0 0 0]", "[100 100 100 100]"),
        ("/F 132", "/F 132 /MK << >>"),
        ("/F 132", "/F 132 /Ff 1"),
        ("/F 132", "/F 132 /DA (/F 0 Tf)"),
        ("/F 132", "/F 132 /AP << >>"),
        ("/P PAGE", "/P 1 0 R"),
        ("/P PAGE", ""),
        ("(temoin)", "()"),
        ("(temoin)", "(a.b)"),
        ("(temoin)", "( a)"),
        ("(temoin)", "(pour-l-institut)"),
        ("(temoin)", "(Pour-L-Institut)"),
        // A Cyrillic letter, a space that is none, a soft hyphen, a nul, a language, the bytes the wrong way round.
        ("(temoin)", "<FEFF043F006F00750072>"),
        ("(temoin)", "<706F7572A06C>"),
        ("(temoin)", "<FEFF0070006F002000A00061>"),
        ("(temoin)", "<706FAD7572>"),
        ("(temoin)", "<706F007572>"),
        ("(temoin)", "<FEFF001B00660072001B0061>"),
        ("(temoin)", "<FFFE7000>"),
        ("(temoin)", "<FEFFFF41>"),
        ("(temoin)", "<FEFF00AB0061>"),
    ] {
        assert!(!is_told(&FIELD.replace(old, new)), "{old} {new}");
    }
    // Signed later, it shows nothing either.
    let mut update = sheet.signing(0);
    add_field(&sheet, &mut update, FIELD);
    let prepared = Sheet::read(&sheet.write(&update));
    let field = prepared.fields.iter().position(|it| *it == sheet.size + 10);
    let signing = prepared.signing(field.expect("a field"));
    assert!(!is_proved(&prepared.write(&signing)));
    let mut signing = signing;
    signing.objects.pop();
    signing.replace(&format!("/AP << /N {} 0 R >>", prepared.size + 1), "");
    assert!(is_proved(&prepared.write(&signing)));
}

#[test]
fn an_update_has_one_signature_and_a_file_few_fields() {
    let sheet = sheet();
    let mut update = sheet.signing(0);
    let second = sheet.signing(1);
    let other = sheet.size + 5;
    let field = String::from_utf8(second.objects[1].1.clone()).expect("text");
    let field = field.replace(&format!("/V {}", sheet.size), &format!("/V {other}"));
    let field = field.replace(&format!("/AP << /N {} 0 R >>", sheet.size + 1), "");
    update.set(sheet.fields[1], field);
    update.set(other, super::updates::SIGNATURE);
    assert!(!is_accepted(&update));
    // So many fields, and one more.
    for (count, is_told) in [(62, true), (63, false)] {
        let mut update = sheet.signing(0);
        add_field(&sheet, &mut update, FIELD);
        let first = sheet.size + 10;
        let own: Vec<u32> = (first..first + count).collect();
        let list: String = own.iter().map(|it| format!(" {it} 0 R")).collect();
        update.replace(&format!(" {first} 0 R]"), &format!("{list}]"));
        for number in own {
            let field = FIELD.replace("temoin", &format!("t{number}"));
            update.set(
                number,
                field.replace("PAGE", &format!("{} 0 R", sheet.signed_page)),
            );
        }
        assert_eq!(is_accepted(&update), is_told, "{count}");
    }
}

#[test]
fn metadata_say_the_same() {
    let sheet = sheet();
    let old = sheet
        .file
        .get_object((sheet.metadata, 0))
        .and_then(lopdf::Object::as_stream);
    let packet = String::from_utf8(old.expect("metadata").content.clone()).expect("text");
    let is_told = |packet: &str| {
        let mut update = sheet.signing(0);
        let entries = "/Type /Metadata /Subtype /XML";
        update.set(sheet.metadata, stream(entries, packet.as_bytes()));
        is_accepted(&update)
    };
    assert!(is_told(&packet));
    let about = "<rdf:Description rdf:about=\"\"";
    let with = |more: &str| packet.replace(about, &format!("{about} {more}"));
    let meta = "xmlns:x=\"adobe:ns:meta/\"";
    let tool = |name: &str| packet.replace(meta, &format!("{meta} x:xmptk=\"{name}\""));
    assert!(is_told(&with(
        "xmp:ModifyDate=\"2026-11-29T13:13:27+00:00\""
    )));
    assert!(is_told(&tool("pyHanko 0.38.0")));
    let deep = format!("{}{}", "<dc:a>".repeat(40), "</dc:a>".repeat(40));
    let spaces: String = (0..200).map(|it| format!(" xmlns:a{it}=\"a\"")).collect();
    for (name, packet) in [
        (
            "a date that is none",
            with("xmp:ModifyDate=\"9999-99-99T99:99:99Z\""),
        ),
        (
            "a date that says something",
            with("xmp:ModifyDate=\"demain\""),
        ),
        (
            "two dates",
            with("xmp:ModifyDate=\"2026-11-29T13:13:27Z\"").replace(
                "<dc:title>",
                "<xmp:ModifyDate>2026-11-29T13:13:27Z</xmp:ModifyDate><dc:title>",
            ),
        ),
        ("a tool that says something", tool("Document officiel")),
        (
            "an instruction",
            packet.replace("<?xpacket end=\"w\"?>", "<?xpacket officiel end=\"w\"?>"),
        ),
        (
            "an empty property",
            packet.replace("<dc:title>", "<dc:rights/><dc:title>"),
        ),
        (
            "a description inside",
            packet
                .replace(
                    "<dc:title><rdf:Alt>",
                    "<dc:title><rdf:Description><rdf:Alt>",
                )
                .replace(
                    "</rdf:Alt></dc:title>",
                    "</rdf:Alt></rdf:Description></dc:title>",
                ),
        ),
        (
            "another producer",
            packet.replace("<pdf:Producer>annexe", "<pdf:Producer>Document"),
        ),
        (
            "depth",
            packet.replace("<dc:title>", &format!("{deep}<dc:title>")),
        ),
        ("namespaces", with(&spaces)),
        (
            "a text between",
            packet.replace("<dc:title>", "Officiel<dc:title>"),
        ),
        (
            "a long packet",
            format!("{packet}{}", " ".repeat(256 * 1024)),
        ),
    ] {
        assert!(!is_told(&packet), "{name}");
    }
}

#[test]
fn a_report_cannot_be_forged_by_a_name() {
    let sheet = sheet();
    let report = |bytes: &[u8], language| {
        let messages = verify(bytes).expect("a sheet").messages("a.pdf");
        let lines: Vec<String> = messages.iter().map(|it| it.render(language)).collect();
        lines.join("\n")
    };
    let said = |name: &str, language| {
        let mut update = sheet.signing(0);
        update.replace("(Sabine Essai)", name);
        report(&sheet.write(&update), language)
    };
    let quoted = said(
        "<FEFF0041002000BB002C0020007000720065007500760065002000AB0042>",
        Language::Fr,
    );
    assert!(quoted.contains("« A ', preuve 'B »"), "{quoted}");
    let quoted = said("<FEFF0041201D002000420022>", Language::En);
    assert!(quoted.contains("“A' B'”"), "{quoted}");
    // PDFDocEncoding is not Latin 1.
    let encoded = said("(Zo\\351 \\226uvre \\240)", Language::Fr);
    assert!(encoded.contains("« Zoé Œuvre € »"), "{encoded}");
    for unreadable in [
        "<FFFE4100>",
        "<FEFFD800>",
        "<FEFF0041001B00660072001B>",
        "<419F>",
    ] {
        assert!(
            said(unreadable, Language::Fr).contains("nom illisible"),
            "{unreadable}"
        );
    }
    let long = said(&format!("({})", "A".repeat(500)), Language::Fr);
    assert!(long.contains(&format!("« {}… »", "A".repeat(80))), "{long}");
    let plain = said("(A)", Language::Fr);
    let place = "dans la case de la fiche « Pour l’Institut » (champ « pour-l-institut »)";
    assert!(plain.contains(place), "{plain}");
    let mut update = sheet.signing(0);
    add_field(&sheet, &mut update, FIELD);
    let bytes = sheet.write(&update);
    let added = report(&bytes, Language::Fr);
    assert!(
        added.contains("invisible ajouté à la fiche, « temoin »"),
        "{added}"
    );
    let Some(VerifyResult::Signed(parts)) = verify(&bytes) else {
        panic!("not signed");
    };
    let is_named = |part: &AddedPart| {
        matches!(
            part,
            AddedPart::Signature {
                name: SignerName::Declared(_),
                ..
            }
        )
    };
    assert!(parts.iter().any(is_named));
}
