//! The parts that more than one panel is made of, each with one meaning.

mod age;
mod bounded;
mod button;
mod chip;
mod choice;
mod deadline;
mod end;
mod field;
mod held;
mod lead;
mod level;
mod long_list;
mod opener;
mod rooms;
mod row_menu;
mod section;
mod sending;
mod tab;
mod title;
mod unknown;
mod watched;
mod with_alt;

pub use crate::language::age_text;
pub use age::age_ui;
pub use bounded::{Bounded, Left, left_ui};
pub use button::{
    Weight, act_button, act_response, layer_toggle, plain_button, toggle, toggle_of,
    toggle_response,
};
pub use chip::{Tone, chip, sign};
pub use choice::{Listed, choice, list_line};
pub use deadline::{Deadline, clock_hm, deadline_of_ui, deadline_ui, duration_text};
pub use end::{blind_ui, complete_text, complete_ui, end_ui};
pub use field::{bounded_area, bounded_field, number_field, unwatched_field, unwatched_field_of};
pub use held::{Held, held_button};
pub use lead::lead;
pub use level::{event_level_ui, response_ui, roman};
pub use long_list::{LongRow, long_list};
pub use opener::{into_sight, open_by_key, opener};
pub use rooms::Rooms;
pub use row_menu::RowMenu;
pub use section::{Section, key_cap, section};
pub use sending::sending_ui;
pub use tab::tab;
pub use title::title_ui;
pub use unknown::unknown;
pub use watched::{Moved, Pocket, text_field, text_field_of, watch_ui};
pub use with_alt::{ctrl_enter, digit_with_alt, with_alt};
