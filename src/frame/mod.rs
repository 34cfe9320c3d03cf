//! The frame around every page: the bar and the tabs, the lines that must not be missed, and what opens over a page.

pub mod alerts;
pub mod bar;
pub mod commands;
pub mod errand;
pub mod example;
pub mod keys;
pub mod names;
pub mod palette;
mod saving;
pub mod tabs;
