//! The command line at the foot of the window: a verb, what belongs to it, and before Enter what it
//! would do, asked of the same check as every button.

mod acts;
mod beside;
mod does;
mod effect;
mod hole;
mod known;
mod leaks;
mod meaning;
mod offered;
mod panel;
mod preview;
mod read;
mod recall;
mod scene_acts;
mod scene_names;
mod scene_told;
mod slots;
mod spots;
mod strokes;
mod take_back;
mod token;
mod told;
mod verbs;
mod view;

pub use does::Does;
pub use meaning::Meaning;
pub use panel::{HEIGHT, begin_line, line_ui};
pub use slots::What;
pub use strokes::field_id;
pub use take_back::undoable;
pub use verbs::VERBS;
pub use view::{LineView, Notice};
