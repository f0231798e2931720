//! Renders a programme as a PDF file: `cargo run --example render_pdf -- programme.yaml fiche.pdf`.

use annexe::{Format, Language, ProgrammeOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let [Some(source), Some(target)] = [arguments.next(), arguments.next()] else {
        return Err("usage: render_pdf PROGRAMME.yaml SHEET.pdf".into());
    };
    let programme = std::fs::read_to_string(source)?;
    let pdf = annexe::render(&programme, Format::Pdf, &ProgrammeOptions::default());
    let pdf = pdf.map_err(|errors| errors[0].cause(Language::En))?;
    Ok(std::fs::write(target, pdf)?)
}
