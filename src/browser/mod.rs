//! The only door to the browser: storage, files, clock, chance, address, letter size. Thin wrappers that decide
//! nothing; there is no network code here or anywhere else.

pub mod address;
pub mod chunks;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod digest;
pub mod events;
pub mod files;
pub mod focus;
pub mod folder;
pub mod indexed_db;
pub mod page;
pub mod page_rule;
pub mod picture;
pub mod pinyin;
pub mod round_switching;
pub mod settings;
pub mod shelf;
pub mod sight;
pub mod turns;
pub mod wall;
