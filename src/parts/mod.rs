//! Parts: pieces that several pages share. A part knows no page.

pub mod add_line;
pub mod closeout_status;
pub mod copied_text;
pub mod counting_rule;
pub mod draft;
pub mod drop_zone;
pub mod effect;
pub mod event_handlers;
pub mod keyed_list;
pub mod marked;
pub mod move_buttons;
pub mod near_window;
pub mod pair_table;
pub mod pasted_lines;
pub mod problem_links;
pub mod progress_step;
pub mod refused;
pub mod select_box;
pub mod text_field;
pub mod unfold;
pub mod value_field;
