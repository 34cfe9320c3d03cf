//! Frame around every page: bar, tabs, alerts and banners, and the dialogs that open over a page. No page's content
//! stands here.

pub mod alerts;
pub mod bar;
pub mod commands;
pub mod example_banner;
pub mod finding_count;
pub mod handout_banner;
pub mod keys_dialog;
pub mod name_suggestions;
pub mod palette;
mod saving_panel;
pub mod tabs;
mod undo_line;
