# What CI runs
check:
    .ci/run

# The sheets of the project's programmes
build:
    # Those of another version are not replaced.
    rm -rf output
    cargo run --release -- build
    cargo run --release -- build --document fiche programmes/egoc-ctg-caf63.yaml

# What is written from the model and the rules: schemas, field reference, rules
generate:
    UPDATE=1 cargo test --lib fresh
    UPDATE=1 cargo test --test e2e fresh

# Formats everything, the rules too, which a macro hides from cargo fmt
fmt:
    cargo fmt
    rustfmt --edition 2024 src/check/rules/*.rs

# How long each stage takes, and checking, comparing and building by the thousand
bench:
    cargo bench

# Seconds and memory of verify, extract and diff on 10 MB files that are made to hurt
received:
    cargo build --release
    benches/received.py --annexe target/release/annexe

# The same sheets by Typst and WeasyPrint, in one run (pip install -r benches/rivals/requirements.txt)
rivals:
    cargo build --release
    benches/rivals/compare.py --annexe target/release/annexe

# A sheet signed by pyHanko, validated by it, and verified
signatures:
    python3 -m venv target/signatures
    target/signatures/bin/pip install --quiet -r tests/signatures/requirements.txt
    cargo test --test e2e -- --ignored --nocapture pyhanko

# The packages of this system, in dist/, each installed into an empty folder (pip install -r packaging/requirements.txt, cargo install cargo-auditable)
packages:
    packaging/build.py
    packaging/check.py

# The same, built again in two other folders: no byte differs
reproducible:
    packaging/check.py --reproducible

# Each target of fuzz/ for so many seconds
fuzz seconds="60":
    cargo run --release --manifest-path fuzz/Cargo.toml -- --seconds {{seconds}}

# Kills, runs at once, edits during --fix, a full disk, read-only folders: nothing torn, lost or silent (20 minutes)
stress:
    cargo build --release
    tests/stress/files.py --annexe target/release/annexe
