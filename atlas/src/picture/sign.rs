//! A sign on the picture: its shape, the character in it, and where its label stands.

use super::draw::{NAME_PX, Pen};
use super::frame::Frame;
use super::text::{Rooms, width};
use super::{Sign, SignShape, Tone};

/// The nominal size of a sign, in px.
pub(super) fn side(sign: &Sign) -> f64 {
    16.0 + 4.0 * f64::from(sign.weight.min(4))
}

/// Where the label of a sign begins, beside it.
pub(super) fn label_place(frame: &Frame, sign: &Sign, rooms: &mut Rooms) -> Option<[f64; 2]> {
    let ([x, y], s) = (frame.at(sign.at), side(sign) * 0.75);
    let wide = width(&sign.label, NAME_PX);
    let half = NAME_PX * 0.62;
    let places = [
        [x + s + 3.0, y],
        [x - s - 3.0 - wide, y],
        [x - wide / 2.0, y + s + half],
        [x - wide / 2.0, y - s - half],
    ];
    if sign.label.is_empty() || !frame.holds([x, y]) {
        return None;
    }
    places
        .into_iter()
        .find(|at| rooms.try_take([at[0], at[1] - half, at[0] + wide, at[1] + half]))
}

/// Draws one.
pub(super) fn sign(pen: &mut Pen, sign: &Sign) {
    let [x, y] = pen.frame.at(sign.at);
    if !pen.frame.holds([x, y]) {
        return;
    }
    let s = side(sign);
    let (fill, edge, ink) = pen.look.sign(sign.tone);
    let shape = |grown: f64| match sign.shape {
        SignShape::Diamond => {
            let r = 0.68 * s + grown;
            format!(
                "<path d=\"M{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}Z\"",
                y - r,
                x + r,
                y + r,
                x - r
            )
        }
        SignShape::Circle => {
            let r = 0.5 * s + grown;
            format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.1}\"")
        }
        SignShape::Square => {
            let r = 0.45 * s + grown;
            let side = 2.0 * r;
            format!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{side:.1}\" height=\"{side:.1}\"",
                x - r,
                y - r
            )
        }
    };
    let mut out = format!("{} fill=\"{}\"/>\n", shape(2.0), pen.look.plate);
    if sign.tone == Tone::Urgent {
        let outer = shape(0.17 * s + 1.0);
        out += &format!("{outer} fill=\"none\" stroke=\"{fill}\" stroke-width=\"1.5\"/>\n");
    }
    out += &format!(
        "{} fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"1.3\"/>\n",
        shape(0.0)
    );
    pen.put(format_args!("{out}"));
    let size = (0.62 * s).max(11.0);
    let character = sign.character.to_string();
    pen.text([x - size / 2.0, y], (&character, size), ink, false);
}
