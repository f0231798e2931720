//! `# annexe: ignore[CODE] motif`, on or above the line of a diagnostic, suppresses it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::rule::Rule;
use crate::check::rules::{RULES, rule};
use crate::diagnostic::kind::DiagnosticKind;
use crate::diagnostic::{Diagnostic, TextEdit};
use crate::read::yaml::{SpannedTree, YamlKind, YamlNode};
use crate::source::{SourceFile, Span};
use crate::value::scan::starts_with_any_case;

/// The codes of mistakes in the comments themselves, which no comment suppresses.
pub const UNSUPPRESSIBLE_CODES: [&str; 5] = ["S019", "S020", "S021", "S023", "S028"];

/// A comment that suppresses diagnostics of one line.
#[derive(Debug)]
struct Suppression {
    /// From `#` to the end of the line.
    span: Span,
    /// The codes between brackets, each at its place.
    codes: Vec<(String, Span)>,
    has_reason: bool,
    /// The line that it applies to, from 1.
    line: usize,
}

/// The comments of a file that suppress diagnostics, or are meant to.
#[derive(Debug, Default)]
struct SuppressionComments {
    suppressions: Vec<Suppression>,
    /// Inside a text, which prints them.
    printed: Vec<Span>,
    /// Not understood, each with what it means.
    misspelt: Vec<(Span, String)>,
}

/// Drops the diagnostics of a file that its comments suppress, and adds what is wrong with these comments. `ran` says which
/// rules were applied: a suppression of another is not reported as unused.
pub fn apply_suppressions(
    tree: &SpannedTree,
    diagnostics: &mut Vec<Diagnostic>,
    ran: impl Fn(&Rule) -> bool,
) {
    let SuppressionComments {
        suppressions,
        printed,
        misspelt,
    } = find_suppressions(tree);
    for (span, right) in misspelt {
        let kind = DiagnosticKind::MisspeltSuppression {
            right: right.clone(),
        };
        let mut diagnostic = Diagnostic::new(kind, tree.place(span));
        diagnostic.fix.push(TextEdit { span, text: right });
        diagnostics.push(diagnostic);
    }
    for span in printed {
        diagnostics.push(Diagnostic::new(
            DiagnosticKind::SuppressionInText,
            tree.place(span),
        ));
    }
    if suppressions.is_empty() {
        return;
    }
    let mut by_line: BTreeMap<usize, Vec<&Suppression>> = BTreeMap::new();
    for suppression in suppressions.iter().filter(|it| it.has_reason) {
        by_line
            .entry(suppression.line)
            .or_default()
            .push(suppression);
    }
    let scalars = scalars(&tree.root);
    let mut used = BTreeSet::new();
    diagnostics.retain(|diagnostic| {
        if diagnostic.place.file.name() != tree.file.name() || has_fixed_severity(diagnostic) {
            return true;
        }
        let lines = suppressing_lines(&tree.file, &scalars, diagnostic.place.span.start);
        let code = diagnostic.kind.code();
        let near = lines.iter().filter_map(|line| by_line.get(line)).flatten();
        let by = near
            .flat_map(|suppression| &suppression.codes)
            .find(|(listed, _)| listed == code)
            .map(|(_, place)| *place);
        used.extend(by);
        by.is_none()
    });
    report_suppressions(tree, &suppressions, diagnostics, |code, rule| {
        used.contains(code) || !ran(rule)
    });
}

/// Reports the suppressions without a reason, and those of a code that is unknown or not `justified`.
fn report_suppressions(
    tree: &SpannedTree,
    suppressions: &[Suppression],
    diagnostics: &mut Vec<Diagnostic>,
    justified: impl Fn(&Span, &Rule) -> bool,
) {
    for suppression in suppressions {
        if !suppression.has_reason {
            let place = tree.place(suppression.span);
            diagnostics.push(Diagnostic::new(
                DiagnosticKind::SuppressionWithoutReason,
                place,
            ));
            continue;
        }
        for (code, span) in &suppression.codes {
            let kind = match rule(code) {
                Some(rule) if !rule.has_fixed_severity() && justified(span, rule) => continue,
                Some(rule) if !rule.has_fixed_severity() => {
                    DiagnosticKind::UnusedSuppression { code: code.clone() }
                }
                known => DiagnosticKind::UnknownSuppression {
                    code: code.clone(),
                    suggestion: known.map_or_else(|| suggest_code(code), |_| None),
                    is_fixed: known.is_some(),
                },
            };
            diagnostics.push(Diagnostic::new(kind, tree.place(*span)));
        }
    }
}

fn has_fixed_severity(diagnostic: &Diagnostic) -> bool {
    rule(diagnostic.kind.code()).is_some_and(Rule::has_fixed_severity)
}

/// The code that a wrong one most likely meant.
#[must_use]
pub fn suggest_code(code: &str) -> Option<String> {
    let wrong = code.to_uppercase();
    RULES
        .iter()
        .map(|rule| {
            // Of two that are as near, the one of the family that was written.
            let other_family = wrong.chars().next() != rule.code.chars().next();
            let distance = strsim::osa_distance(&wrong, rule.code);
            (distance, other_family, rule.code)
        })
        // Zeros may be left out, but not digits changed.
        .filter(|(distance, ..)| *distance <= if wrong.len() < 4 { 2 } else { 1 })
        .min()
        .map(|(.., code)| code.to_owned())
}

/// The lines on or above which a comment reaches an offset: its own and, inside a text, those where the text and its key
/// start, for a comment cannot stand among the lines of a text.
fn suppressing_lines(file: &SourceFile, scalars: &[Scalar], offset: usize) -> Vec<usize> {
    let mut lines = vec![file.position(offset).line];
    if let Some(scalar) = scalar_at(scalars, offset) {
        lines.push(file.position(scalar.span.start).line);
        lines.extend(scalar.key.map(|key| file.position(key).line));
    }
    lines
}

/// A scalar, and where its key starts.
struct Scalar {
    span: Range<usize>,
    key: Option<usize>,
}

fn scalar_at(scalars: &[Scalar], offset: usize) -> Option<&Scalar> {
    let after = scalars.partition_point(|scalar| scalar.span.start <= offset);
    let scalar = scalars[..after].last()?;
    (offset < scalar.span.end).then_some(scalar)
}

/// The scalars of a tree, keys included, in the order of the file.
fn scalars(root: &YamlNode) -> Vec<Scalar> {
    let mut scalars = Vec::new();
    collect_scalars(root, None, &mut scalars);
    scalars.sort_by_key(|scalar| scalar.span.start);
    scalars
}

fn collect_scalars(node: &YamlNode, key: Option<usize>, scalars: &mut Vec<Scalar>) {
    match &node.kind {
        YamlKind::Scalar { .. } => scalars.push(Scalar {
            span: node.span.range(),
            key,
        }),
        YamlKind::List(items) => {
            for item in items {
                collect_scalars(item, None, scalars);
            }
        }
        YamlKind::Mapping(entries) => {
            for entry in entries {
                scalars.push(Scalar {
                    span: entry.key_span.range(),
                    key: None,
                });
                collect_scalars(&entry.value, Some(entry.key_span.start), scalars);
            }
        }
    }
}

/// The comments of a file, and where its texts look like one.
fn find_suppressions(tree: &SpannedTree) -> SuppressionComments {
    let text = tree.file.text();
    let mut comments = SuppressionComments::default();
    if !text.contains("gnor") && !text.contains("GNOR") {
        return comments;
    }
    let scalars = scalars(&tree.root);
    let next = next_code_lines(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let marks = line.match_indices('#').map(|(at, _)| start + at);
        let mut marks = marks.filter(|at| text[..*at].ends_with([' ', '\t', '\n']) || *at == 0);
        if let Some(at) = marks.clone().find(|at| scalar_at(&scalars, *at).is_none()) {
            let span = Span::new(at, end);
            match parse_suppression(&tree.file, &next, span) {
                Some(suppression) => comments.suppressions.push(suppression),
                None => {
                    let right = correct_suppression(&text[span.range()]);
                    comments.misspelt.extend(right.map(|right| (span, right)));
                }
            }
        } else if let Some(at) = marks.next() {
            let found = parse_suppression(&tree.file, &next, Span::new(at, end));
            comments.printed.extend(found.map(|it| it.span));
        }
        start += line.len();
    }
    comments
}

/// What a comment that opens as a suppression and names a rule is meant to be: « # Annexe: ignorer C012 voulu ».
fn correct_suppression(comment: &str) -> Option<String> {
    let is_separator = |c: char| !c.is_alphanumeric();
    let rest = comment.trim_start_matches(is_separator);
    let skip_word = |rest: &'_ str, opening: &str| -> Option<usize> {
        let length = rest.find(is_separator).unwrap_or(rest.len());
        starts_with_any_case(rest, opening).then_some(length)
    };
    let named = skip_word(rest, "annexe");
    let rest = rest[named.unwrap_or(0)..].trim_start_matches(is_separator);
    let rest = &rest[skip_word(rest, "ignor")?..];
    let mut codes = Vec::new();
    let mut reason = rest;
    loop {
        let word = reason.trim_start_matches(is_separator);
        let length = word.find(is_separator).unwrap_or(word.len());
        let code = word[..length].to_uppercase();
        if rule(&code).is_none() {
            break;
        }
        codes.push(code);
        reason = &word[length..];
    }
    let reason = reason.trim_matches(|c: char| c.is_whitespace() || "]):;,–-".contains(c));
    let right = format!("# annexe: ignore[{}] {reason}", codes.join(", "));
    (!codes.is_empty()).then(|| right.trim_end().to_owned())
}

/// A comment read as `# annexe: ignore[C001, P002] motif`.
fn parse_suppression(file: &SourceFile, next: &[usize], span: Span) -> Option<Suppression> {
    let text = &file.text()[span.range()];
    let rest = text.trim_start_matches('#').trim_start();
    let rest = rest
        .strip_prefix("annexe")?
        .trim_start()
        .strip_prefix(':')?;
    let rest = rest.trim_start().strip_prefix("ignore")?.trim_start();
    let (codes, reason) = rest.strip_prefix('[')?.split_once(']')?;
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize + span.start;
    let codes = codes
        .split(',')
        .map(str::trim)
        .filter(|code| !code.is_empty());
    let codes = codes.map(|code| {
        let start = offset(code);
        (code.to_owned(), Span::new(start, start + code.len()))
    });
    Some(Suppression {
        span,
        codes: codes.collect(),
        has_reason: reason.chars().any(char::is_alphanumeric),
        line: target_line(file, next, span.start),
    })
}

/// The line that each line leads to, from 1: itself, or the next that is neither blank nor a comment.
fn next_code_lines(text: &str) -> Vec<usize> {
    let mut next: Vec<usize> = Vec::new();
    let count = text.lines().count();
    for (above, line) in text.lines().rev().enumerate() {
        let own = count - above;
        let line = line.trim_start();
        let is_content = !line.is_empty() && !line.starts_with('#');
        let below = next.last().copied().unwrap_or(own);
        next.push(if is_content { own } else { below });
    }
    next.reverse();
    next
}

/// The line that a comment applies to: its own when something stands before it, else the one it leads to.
fn target_line(file: &SourceFile, next: &[usize], comment: usize) -> usize {
    let text = file.text();
    let line = file.position(comment).line;
    let start = text[..comment].rfind('\n').map_or(0, |at| at + 1);
    if !text[start..comment].trim().is_empty() {
        return line;
    }
    next.get(line - 1).copied().unwrap_or(line)
}
