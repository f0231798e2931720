//! The rules that reading enforces: explained here, found by the readers.

use crate::check::rule::Rule;
use crate::check::rule::RuleKind::Reading;
use crate::diagnostic::catalogue::texts;

pub(super) static RULES: &[Rule] = &[
    Rule::error(texts!(D001), Reading),
    Rule::error(texts!(S001), Reading).source("YAML 1.2.2"),
    Rule::error(texts!(S002), Reading).source("RFC 3629"),
    Rule::error(texts!(S003), Reading),
    Rule::error(texts!(S004), Reading),
    Rule::error(texts!(S005), Reading),
    Rule::error(texts!(S006), Reading),
    Rule::error(texts!(S007), Reading),
    Rule::error(texts!(S008), Reading),
    Rule::error(texts!(S009), Reading).source("YAML 1.2.2"),
    Rule::warning(texts!(S010), Reading).source("YAML 1.2.2"),
    Rule::error(texts!(S011), Reading).source("YAML 1.2.2"),
    Rule::error(texts!(S012), Reading),
    Rule::error(texts!(S013), Reading),
    Rule::error(texts!(S014), Reading),
    Rule::error(texts!(S015), Reading),
    Rule::error(texts!(S016), Reading).source("Code du travail, art. D6353-1"),
    Rule::error(texts!(S017), Reading).source("YAML 1.2.2"),
    Rule::warning(texts!(S018), Reading).source("YAML 1.2.2"),
    Rule::warning(texts!(S019), Reading),
    Rule::warning(texts!(S020), Reading),
    Rule::warning(texts!(S021), Reading),
    Rule::warning(texts!(S022), Reading).source("YAML 1.2.2"),
    Rule::warning(texts!(S023), Reading),
    Rule::error(texts!(S024), Reading),
    Rule::error(texts!(S025), Reading).source("RGAA 4.1, critère 3.2 (WCAG 2.2, 1.4.3)"),
    Rule::warning(texts!(S026), Reading).source("YAML 1.2.2"),
    Rule::error(texts!(S027), Reading),
    Rule::warning(texts!(S028), Reading),
    Rule::error(texts!(T001), Reading).source("YAML 1.2.2 ; Unicode, UAX #9"),
    Rule::error(texts!(T002), Reading).source("ISO 14289-1 (PDF/UA-1)"),
    Rule::error(texts!(T003), Reading),
    Rule::error(texts!(T004), Reading).source("RFC 3986"),
    Rule::error(texts!(T005), Reading),
    Rule::warning(texts!(T006), Reading).source("Unicode"),
    Rule::warning(texts!(T013), Reading).source("Unicode, formes de présentation alphabétiques"),
];
