//! Geometry of the boards: scales and ticks, stacked bars, paths, estimated text widths, pictures as plain data, and tables
//! of numbers with their CSV. The caller draws the picture and decides what a number counts.
//!
//! # Invariants
//!
//! - The crate depends on no other crate of ours and on no browser.
//! - No clock, no randomness, no I/O. Days are whole numbers, counted from 1970-01-01.
//! - Everything is a value: the same numbers give the same picture.
//! - No `unwrap`, no `expect`, no unchecked indexing outside tests. A scale over an empty domain is valid and maps
//!   everything to its start.

pub mod bar_chart;
pub mod canvas;
pub mod card_board;
pub mod days;
pub mod gantt;
pub mod heatmap;
pub mod line_chart;
pub mod path;
pub mod scale;
pub mod scene;
pub mod stacked_segments;
pub mod table;
pub mod text_width;
pub mod time_axis;

pub use bar_chart::{Bar, BarChart, LinkedCount, PartKind};
pub use canvas::Canvas;
pub use days::{CalendarUnit, CivilDate, DayMarker, DayScale, Tick};
pub use gantt::{GanttChart, GanttDrawing, GanttHandle, GanttRow};
pub use heatmap::{Heatmap, HeatmapRow};
pub use line_chart::{CountLine, LineChart};
pub use scale::LinearScale;
pub use scene::{Mark, PageStrip, PagedScene, Scene, TextAnchor};
pub use stacked_segments::{Segment, stacked};
pub use table::{Table, TableCell, TableRow};
