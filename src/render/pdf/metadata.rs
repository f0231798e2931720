//! The metadata of a file: title, dates, colour profile, and the embedded source.

use std::sync::LazyLock;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary, text_string};
use quick_xml::escape::partial_escape as escape;

use super::compress::deflate;
use super::file::PdfFile;
use crate::document::Metadata;
use crate::render::GENERATOR;

/// The name of the source inside the file, whatever the file is called.
pub const SOURCE_NAME: &str = "programme.yaml";

impl PdfFile<'_> {
    pub fn language_tag(&self) -> &'static str {
        match self.document.metadata.language {
            "" => "fr",
            language => language,
        }
    }

    /// The colours of the file are those of sRGB.
    pub fn add_output_intent(&mut self) -> ObjectId {
        const SRGB_PROFILE: &[u8] = include_bytes!("../../../assets/icc/sRGB.icc");
        static DEFLATED: LazyLock<Vec<u8>> = LazyLock::new(|| deflate(SRGB_PROFILE));
        let profile = dictionary! { "N" => 3, "Filter" => "FlateDecode" };
        let profile = self.file.add_object(Stream::new(profile, DEFLATED.clone()));
        self.file.add_object(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB IEC 61966-2-1"),
            "DestOutputProfile" => profile,
        })
    }

    pub fn add_xmp(&mut self) -> ObjectId {
        let Metadata {
            language: _,
            title,
            author,
            subject,
            revision_date: revised,
            linked_data: _,
            source: _,
        } = &self.document.metadata;
        let mut fields = format!(
            "<dc:format>application/pdf</dc:format>\
             <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
             <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
             <pdf:Producer>{GENERATOR}</pdf:Producer>",
            language = self.language_tag(),
            title = escape(replace_control_characters(title)),
        );
        if let Some(author) = author {
            let author = escape(replace_control_characters(author));
            fields.push_str(&format!(
                "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
            ));
        }
        if let Some(subject) = subject {
            let subject = escape(replace_control_characters(subject));
            fields.push_str(&format!(
                "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>"
            ));
        }
        if let Some(revised) = revised {
            let date = format!("{revised}T00:00:00Z");
            fields.push_str(&format!(
                "<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
                 <xmp:MetadataDate>{date}</xmp:MetadataDate>"
            ));
        }
        let packet = include_str!("xmp.xml").replace("<!-- fields -->", &fields);
        let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        // Left as it is, for programs that read it without knowing PDF.
        let packet = Stream::new(dictionary, packet.into_bytes()).with_compression(false);
        self.file.add_object(packet)
    }

    /// The source as a file within the file, associated with all of it (ISO 19005-3, 6.8).
    pub fn attach_source(&mut self, source: &str, catalog: &mut Dictionary) {
        let metadata = &self.document.metadata;
        let mut parameters = dictionary! { "Size" => source.len() as i64 };
        if let Some(date) = revision_date(metadata) {
            parameters.set("ModDate", Object::string_literal(date));
        }
        let kind = dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => "application/yaml",
            "Params" => parameters,
        };
        let content = Stream::new(kind, source.as_bytes().to_vec());
        let content = self.file.add_object(content);
        let name = || Object::string_literal(SOURCE_NAME);
        let specification = self.file.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => name(),
            "UF" => name(),
            "Desc" => text_string(&replace_control_characters(&metadata.title)),
            "AFRelationship" => "Source",
            "EF" => dictionary! { "F" => content, "UF" => content },
        });
        catalog.set("AF", vec![specification.into()]);
        let names = dictionary! { "Names" => vec![name(), specification.into()] };
        catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
    }

    /// The document's information, which must agree with the metadata.
    pub fn info_dictionary(&self) -> Dictionary {
        let metadata = &self.document.metadata;
        let mut information = dictionary! {
            "Title" => text_string(&replace_control_characters(&metadata.title)),
            "Producer" => Object::string_literal(GENERATOR),
        };
        for (key, value) in [("Author", &metadata.author), ("Subject", &metadata.subject)] {
            if let Some(value) = value {
                information.set(key, text_string(&replace_control_characters(value)));
            }
        }
        if let Some(date) = revision_date(metadata) {
            information.set("CreationDate", Object::string_literal(date.clone()));
            information.set("ModDate", Object::string_literal(date));
        }
        information
    }
}

/// The date of the revision, as PDF writes it.
fn revision_date(metadata: &Metadata) -> Option<String> {
    let date = metadata.revision_date.as_ref()?.replace('-', "");
    Some(format!("D:{date}000000Z"))
}

/// Text as the metadata keeps it: a space for each control character.
fn replace_control_characters(text: &str) -> String {
    let is_odd = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.replace(is_odd, " ")
}
