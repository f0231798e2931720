//! The flow goes one way: a module names only those above it in the table of ARCHITECTURE.md.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn modules_name_only_earlier_ones() {
    let order = table();
    // The row of a path is the longest that it starts with.
    let rank = |path: &str| {
        let rows = order.iter().enumerate();
        let found = rows
            .filter(|(_, row)| path == *row || path.starts_with(&format!("{row}/")))
            .max_by_key(|(_, row)| row.len());
        found.map(|(rank, _)| rank)
    };
    let mut uses = 0;
    for path in sources(Path::new("src")) {
        let inside = path
            .strip_prefix("src")
            .expect("a source")
            .with_extension("");
        let module = inside.to_str().expect("UTF-8");
        if module == "lib" || module == "main" {
            continue;
        }
        let own = rank(module);
        let own = own.unwrap_or_else(|| panic!("{module} is not in the table of ARCHITECTURE.md"));
        let text = fs::read_to_string(&path).expect("a source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // Documentation may point downstream; code may not.
        let lines = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let code: String = lines.collect();
        for (at, _) in code.match_indices("crate::") {
            let used: String = code[at + "crate::".len()..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':')
                .collect();
            let used = used.replace("::", "/");
            uses += 1;
            let Some(rank) = rank(&used) else {
                panic!("{} names {used}, which has no row", path.display());
            };
            assert!(
                rank <= own,
                "{} names {used}, which comes later",
                path.display()
            );
        }
    }
    assert!(uses > 50, "{uses} uses");
    for module in &order {
        let file = Path::new("src").join(module).with_extension("rs");
        assert!(file.exists(), "{module} is gone");
    }
}

/// The modules of the table, in order.
fn table() -> Vec<String> {
    let text = fs::read_to_string("ARCHITECTURE.md").expect("ARCHITECTURE.md");
    let rows = text
        .lines()
        .skip_while(|line| !line.starts_with("| module |"))
        .skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|row| row.split('`').nth(1).expect("a module").to_owned())
        .collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
