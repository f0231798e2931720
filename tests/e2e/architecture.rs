//! The house rules that a program can check: the flow goes one way, no circle, small files and functions, one name a type.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Longest file and longest function; whoever passes one says why.
const FILE_LINES: usize = 600;
const FUNCTION_LINES: usize = 60;
/// How a comment opens that says why a file or a function is longer.
const LONG: &str = "Long because";

/// A file of `src`, by its path in the crate: `render::pdf::page`.
struct Module {
    name: String,
    path: PathBuf,
    text: String,
    /// Without tests and comments.
    code: String,
}

#[test]
fn modules_use_only_earlier_ones() {
    let order = table();
    // The row of a path is the longest that it starts with.
    let rank = |path: &str| {
        let rows = order.iter().enumerate();
        let found = rows
            .filter(|(_, row)| path == *row || path.starts_with(&format!("{row}::")))
            .max_by_key(|(_, row)| row.len());
        found.map(|(rank, _)| rank)
    };
    let mut uses = 0;
    let mut wrong = Vec::new();
    for module in modules() {
        let Some(own) = rank(&module.name) else {
            panic!("{} is not in the table of ARCHITECTURE.md", module.name);
        };
        for used in paths(&module, "crate::") {
            uses += 1;
            match rank(&used) {
                Some(rank) if rank <= own => {}
                Some(_) => wrong.push(format!("{} uses {used}, which comes later", module.name)),
                None => wrong.push(format!("{} uses {used}, which has no row", module.name)),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(uses > 50, "{uses} uses");
    for row in &order {
        let file = Path::new("src").join(row.replace("::", "/"));
        assert!(file.with_extension("rs").exists(), "{row} does not exist");
    }
}

#[test]
fn no_two_files_use_each_other() {
    let modules = modules();
    let graph = graph(&modules);
    let edges: usize = graph.values().map(BTreeSet::len).sum();
    assert!(edges > 200, "{edges} edges");
    let mut circles = BTreeSet::new();
    for start in graph.keys() {
        if let Some(circle) = circle_through(start, &graph) {
            let first = circle.iter().min().expect("a circle has files").clone();
            let at = circle.iter().position(|it| *it == first).unwrap_or(0);
            let turned: Vec<String> = circle[at..].iter().chain(&circle[..at]).cloned().collect();
            circles.insert(turned.join(" → "));
        }
    }
    let circles: Vec<String> = circles.into_iter().collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// The shortest way from a file back to itself.
fn circle_through(start: &str, graph: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let last = way.last().expect("a way has an end");
            for next in graph.get(last).into_iter().flatten() {
                if next == start {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push([way.clone(), vec![next.clone()]].concat());
                }
            }
        }
        ways = longer;
    }
    None
}

/// The files that each file uses. A name that a file only passes on (`pub use`) counts for the file that defines it.
fn graph(modules: &[Module]) -> BTreeMap<String, BTreeSet<String>> {
    let names: BTreeSet<&str> = modules.iter().map(|module| module.name.as_str()).collect();
    let mut passed_on: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut used: Vec<(String, String)> = Vec::new();
    for module in modules {
        for (is_public, path) in use_paths(module) {
            let Some(path) = absolute(&path, &module.name, &names) else {
                continue;
            };
            if is_public {
                let last = path.rsplit("::").next().unwrap_or_default().to_owned();
                passed_on.insert((module.name.clone(), last), path);
            } else {
                used.push((module.name.clone(), path));
            }
        }
        for path in inline_paths(module) {
            if let Some(path) = absolute(&path, &module.name, &names) {
                used.push((module.name.clone(), path));
            }
        }
    }
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, path) in used {
        if let Some(file) = defining_file(&path, &names, &passed_on)
            && file != from
        {
            graph.entry(from).or_default().insert(file);
        }
    }
    graph
}

fn defining_file(
    path: &str,
    names: &BTreeSet<&str>,
    passed_on: &BTreeMap<(String, String), String>,
) -> Option<String> {
    let mut path = path.to_owned();
    for _ in 0..8 {
        let parts: Vec<&str> = path.split("::").collect();
        let depth = (1..=parts.len()).rev();
        let mut prefixes = depth.map(|depth| (depth, parts[..depth].join("::")));
        let (depth, file) = prefixes.find(|(_, prefix)| names.contains(prefix.as_str()))?;
        let item = parts.get(depth).map(|item| (*item).to_owned());
        let next = item.and_then(|item| passed_on.get(&(file.clone(), item)));
        match next {
            Some(next) => path = next.clone(),
            None => return Some(file),
        }
    }
    None
}

/// A path from the root of the crate, when it leads to a file of it.
fn absolute(path: &str, module: &str, names: &BTreeSet<&str>) -> Option<String> {
    let mut base: Vec<&str> = module.split("::").collect();
    let mut parts: Vec<&str> = path.split("::").filter(|part| *part != "self").collect();
    if parts.first() == Some(&"crate") {
        return Some(parts[1..].join("::"));
    }
    if parts.first() == Some(&"super") {
        while parts.first() == Some(&"super") {
            base.pop();
            parts.remove(0);
        }
        return Some([base, parts].concat().join("::"));
    }
    // A path that starts with a child module of this one.
    let child = format!("{module}::{}", parts.first()?);
    names
        .contains(child.as_str())
        .then(|| format!("{module}::{}", parts.join("::")))
}

/// Every path of the `use` items, groups laid out, and whether the item is public.
fn use_paths(module: &Module) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for (at, _) in module.code.match_indices("use ") {
        let before = &module.code[..at];
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        if !(line.is_empty() || line.starts_with("pub")) {
            continue;
        }
        let item = module.code[at + 4..].split(';').next().unwrap_or_default();
        let item: String = item.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut paths = Vec::new();
        lay_out("", &item, &mut paths);
        found.extend(
            paths
                .into_iter()
                .map(|path| (line.starts_with("pub"), path)),
        );
    }
    found
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn lay_out(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        if !path.is_empty() {
            paths.push(format!("{prefix}{path}"));
        }
        return;
    };
    let prefix = format!("{prefix}{head}");
    let group = group.strip_suffix('}').unwrap_or(group);
    let (mut depth, mut start) = (0, 0);
    for (at, char) in group.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                lay_out(&prefix, &group[start..at], paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    lay_out(&prefix, &group[start..], paths);
}

/// Paths in the code itself that have a module in them: `super::name`, `child::name`.
fn inline_paths(module: &Module) -> Vec<String> {
    let code = without_use_items(&module.code);
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let paths = code.split(|c| !is_part(c));
    paths
        .filter(|path| path.contains("::") && !path.starts_with("::"))
        .map(|path| path.trim_end_matches(':').to_owned())
        .collect()
}

fn without_use_items(code: &str) -> String {
    let mut kept = String::new();
    let mut in_use = false;
    for line in code.lines() {
        let trimmed = line.trim_start();
        in_use |=
            trimmed.starts_with("use ") || trimmed.starts_with("pub") && trimmed.contains(" use ");
        if !in_use {
            kept.push_str(line);
            kept.push('\n');
        }
        in_use &= !line.contains(';');
    }
    kept
}

#[test]
fn files_and_functions_are_short() {
    let mut long = Vec::new();
    for module in modules() {
        let is_catalogue = module.name.contains("::catalogue::");
        let lines: Vec<&str> = module.text.lines().collect();
        let says_why = |from: usize, to: usize| {
            lines[from..to]
                .iter()
                .any(|line| line.trim_start().starts_with("//") && line.contains(LONG))
        };
        if lines.len() > FILE_LINES && !is_catalogue && !says_why(0, 12) {
            long.push(format!("{}: {} lines", module.path.display(), lines.len()));
        }
        for (at, line) in lines.iter().enumerate() {
            let Some(name) = function_name(line) else {
                continue;
            };
            let indent = &line[..line.len() - line.trim_start().len()];
            let end = lines[at..]
                .iter()
                .position(|line| *line == format!("{indent}}}"));
            let length = end.map_or(0, |end| end + 1);
            if length > FUNCTION_LINES && !says_why(at.saturating_sub(8), at + 3) {
                long.push(format!("{}: {name}, {length} lines", module.path.display()));
            }
        }
    }
    assert!(
        long.is_empty(),
        "longer than {FILE_LINES} lines a file or {FUNCTION_LINES} a function, without a comment « {LONG} … »:\n{}",
        long.join("\n")
    );
}

fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.strip_prefix("fn ")?.split(['(', '<']).next()
}

#[test]
fn no_type_name_stands_for_two_types() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for module in modules() {
        for line in module.code.lines() {
            if let Some(name) = type_name(line) {
                places
                    .entry(name.to_owned())
                    .or_default()
                    .push(module.name.clone());
            }
        }
    }
    assert!(places.len() > 200, "{} types", places.len());
    let twice = places.iter().filter(|(_, places)| places.len() > 1);
    let twice: Vec<String> = twice
        .map(|(name, places)| format!("{name}: {}", places.join(", ")))
        .collect();
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

fn type_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let kinds = ["struct ", "enum ", "trait ", "type "];
    let name = kinds.iter().find_map(|kind| rest.strip_prefix(kind))?;
    let name = name.split(|c: char| !c.is_alphanumeric()).next()?;
    // The associated types of somebody else's trait.
    let is_associated = line.starts_with(' ') && rest.starts_with("type ");
    (!is_associated && name.starts_with(char::is_uppercase)).then_some(name)
}

/// The modules of the table, in order, as paths.
fn table() -> Vec<String> {
    let text = fs::read_to_string("ARCHITECTURE.md").expect("ARCHITECTURE.md");
    let rows = text
        .lines()
        .skip_while(|line| !line.starts_with("| module |"))
        .skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|row| row.split('`').nth(1).expect("a module").replace('/', "::"))
        .collect()
}

/// What follows a prefix in the code of a file, as paths.
fn paths(module: &Module, prefix: &str) -> Vec<String> {
    let is_part = |c: &char| c.is_alphanumeric() || *c == '_' || *c == ':';
    let found = module.code.match_indices(prefix);
    found
        .map(|(at, _)| {
            module.code[at + prefix.len()..]
                .chars()
                .take_while(is_part)
                .collect()
        })
        .collect()
}

fn modules() -> Vec<Module> {
    let mut modules = Vec::new();
    collect(Path::new("src"), &mut modules);
    modules
}

fn collect(folder: &Path, modules: &mut Vec<Module>) {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut entries: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, modules);
            continue;
        }
        let is_source = path.extension().is_some_and(|extension| extension == "rs");
        let inside = path
            .strip_prefix("src")
            .expect("a source")
            .with_extension("");
        let name = inside.to_str().expect("UTF-8").replace('/', "::");
        // The root declares the modules, and tests look at their own module.
        let is_test = name.ends_with("::tests") || name.ends_with("::oracle");
        if !is_source || ["lib", "main"].contains(&name.as_str()) || is_test {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source");
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let lines = code
            .lines()
            .map(|line| line.split("//").next().unwrap_or_default());
        let code = lines.collect::<Vec<_>>().join("\n");
        modules.push(Module {
            name,
            path,
            text,
            code,
        });
    }
}
