//! The only door to the browser: storage, files, clock, chance, address, letter size. Thin wrappers that decide
//! nothing; there is no network code here or anywhere else.

pub mod address;
pub mod chunks;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod events;
pub mod file_fingerprint;
pub mod files;
pub mod focus;
pub mod folder;
pub mod full_screen;
pub mod indexed_db;
pub mod page;
pub mod page_rule;
pub mod picture;
pub mod pinyin;
pub mod round_switching;
pub mod settings;
pub mod shelf;
pub mod turns;
pub mod visibility_and_width;
