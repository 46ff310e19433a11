//! Small marks at the upper right of a place: what is still to be done there. Each has a form of its own, for
//! whoever prints in grey.

use dispatch_core::point::Point;

use super::draw::Pen;
use super::frame::Frame;
use super::text::{Rooms, width};

/// Where the middle of a mark stands from its place, and how far it reaches, in px.
const ASIDE_PX: f64 = 12.0;
const REACH_PX: f64 = 8.0;
/// Size of its words, in px.
const WORDS_PX: f64 = 11.0;

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// At which place.
    pub at: Point,
    pub form: MarkForm,
    /// Beside it; nothing where it is empty.
    pub label: String,
}

/// What it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkForm {
    /// A diamond with a question mark: nobody decided.
    Asked,
    /// A ring with an exclamation mark: somebody does not know yet.
    Open,
    /// A filled square with a tick: done.
    Done,
}

fn middle(frame: &Frame, mark: &Mark) -> [f64; 2] {
    let [x, y] = frame.at(mark.at);
    [x + ASIDE_PX, y - ASIDE_PX]
}

/// The room that it takes.
pub(super) fn room(frame: &Frame, mark: &Mark) -> [f64; 4] {
    let [x, y] = middle(frame, mark);
    [x - REACH_PX, y - REACH_PX, x + REACH_PX, y + REACH_PX]
}

/// Where its words begin; nothing where there is no room for them.
pub(super) fn label_place(frame: &Frame, mark: &Mark, rooms: &mut Rooms) -> Option<[f64; 2]> {
    let [x, y] = middle(frame, mark);
    if mark.label.is_empty() || !frame.holds([x, y]) {
        return None;
    }
    let (wide, half) = (width(&mark.label, WORDS_PX), WORDS_PX * 0.62);
    let beside = REACH_PX + 3.0;
    let places = [
        [x + beside, y],
        [x - beside - wide, y],
        [x - wide / 2.0, y - beside - half],
        [x - wide / 2.0, y + 2.0 * ASIDE_PX + half],
    ];
    let mut places = places.into_iter();
    places.find(|at| {
        let is_seen = frame.holds(*at) && frame.holds([at[0] + wide, at[1]]);
        is_seen && rooms.try_take([at[0], at[1] - half, at[0] + wide, at[1] + half])
    })
}

/// Writes its words there.
pub(super) fn words(pen: &mut Pen, mark: &Mark, at: [f64; 2]) {
    let ink = pen.look.text;
    pen.text(at, (&mark.label, WORDS_PX), ink, true);
}

/// Draws one.
pub(super) fn mark(pen: &mut Pen, mark: &Mark) {
    let [x, y] = middle(pen.frame, mark);
    if !pen.frame.holds([x, y]) {
        return;
    }
    let (plate, red, warning, green) = (
        pen.look.plate,
        pen.look.red,
        pen.look.warning,
        pen.look.green,
    );
    match mark.form {
        MarkForm::Asked => {
            let (up, down, left, right) =
                (y - REACH_PX, y + REACH_PX, x - REACH_PX, x + REACH_PX);
            pen.put(format_args!(
                "<path d=\"M{x:.1} {up:.1}L{right:.1} {y:.1}L{x:.1} {down:.1}L{left:.1} {y:.1}Z\" fill=\"{plate}\" stroke=\"{red}\" stroke-width=\"1.8\"/>\n"
            ));
        }
        MarkForm::Open => pen.put(format_args!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"7.2\" fill=\"{plate}\" stroke=\"{warning}\" stroke-width=\"1.8\"/>\n"
        )),
        MarkForm::Done => {
            let (left, top) = (x - 6.5, y - 6.5);
            pen.put(format_args!(
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"13\" height=\"13\" rx=\"2\" fill=\"{green}\"/>\n"
            ));
            let tick = format!(
                "M{:.1} {y:.1}L{:.1} {:.1}L{:.1} {:.1}",
                x - 3.6,
                x - 0.9,
                y + 3.2,
                x + 4.0,
                y - 3.2
            );
            pen.stroke(&tick, (1.8, plate), "");
        }
    }
    let letter = match mark.form {
        MarkForm::Asked => Some(("?", red)),
        MarkForm::Open => Some(("!", warning)),
        MarkForm::Done => None,
    };
    if let Some((letter, ink)) = letter {
        let size = 12.0;
        // Half of what such a letter is wide.
        pen.text([x - 0.28 * size, y], (letter, size), ink, false);
    }
}
