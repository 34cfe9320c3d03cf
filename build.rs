//! What the linker has to leave in the wasm, so that it can be split into the main module and its chunks afterwards
//! (xtask/src/build/split.rs): relocations, and the table of functions as an export.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
        println!("cargo::rustc-link-arg-bins=--export-table");
    }
}
