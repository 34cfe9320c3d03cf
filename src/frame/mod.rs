//! Frame around every page: bar, tabs, alerts and banners, and the dialogs that open over a page. No page's content
//! stands here.

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
