//! For `cargo fuzz`: the target that the variable FUZZ_TARGET names.

#![no_main]

use std::sync::LazyLock;

static TARGET: LazyLock<annexe_fuzz::Target> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").expect("FUZZ_TARGET is not set");
    annexe_fuzz::target(&name).expect("a target of `annexe_fuzz::TARGETS`")
});

libfuzzer_sys::fuzz_target!(|input: &[u8]| TARGET(input));
