//! The parts that more than one panel is made of, each with one meaning.

mod age;
mod button;
mod chip;
mod deadline;
mod end;
mod field;
mod lead;
mod level;
mod long_list;
mod section;
mod sending;
mod tab;
mod unknown;
mod watched;

pub use age::{age_text, age_ui};
pub use button::{Weight, act_button, layer_toggle, plain_button, toggle, toggle_of};
pub use chip::{Tone, chip, sign};
pub use deadline::{Deadline, clock_hm, deadline_ui, duration_text};
pub use end::{blind_ui, end_ui};
pub use field::{field, number_field, unwatched_field, unwatched_field_of};
pub use lead::lead;
pub use level::{event_level_ui, response_ui, roman};
pub use long_list::{LongRow, long_list};
pub use section::{Section, key_cap, section};
pub use sending::sending_ui;
pub use tab::tab;
pub use unknown::unknown;
pub use watched::{Moved, Pocket, text_field, text_field_of, watch_ui};
