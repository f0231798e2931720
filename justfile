# What CI runs
check:
    .ci/run

# The sheets of the project's programmes
build:
    cargo run --release -- build
    cargo run --release -- build --document fiche programmes/egoc-ctg-caf63.yaml

# The schemas that editors read
schema:
    cargo run --release -- schema programme > schema/programme.schema.json
    cargo run --release -- schema annexe > schema/annexe.schema.json
