//! People inside the danger zone 危险区 of an incident that has a card: how many, when the first must be out,
//! and how old the last count is. It is the only clock that cannot wait (practice R13).

use dispatch_core::state::Incident;
use eframe::egui::{Align2, Pos2, Rect, Vec2};

use super::glance::Glance;
use super::sheet::{Pen, bold, plain, size};
use crate::desk::{clock_hm, duration_text, newest_count};
use crate::language::Key;

/// Height of its row.
pub(super) const ROW: f32 = 52.0;
/// Margin at the left and the right.
const EDGE: f32 = 28.0;

/// What the row says.
pub(super) struct Inside {
    people: String,
    /// What is left until the first must be out, or by how much that is over.
    due: Option<String>,
    /// The last count, with its time.
    counted: String,
    /// Whether somebody should have been out, or is missing.
    alarm: bool,
}

impl Inside {
    /// `None` where nobody is inside and nobody is missing.
    pub fn of(glance: &Glance<'_>, incident: &Incident) -> Option<Inside> {
        let zone = &incident.zone;
        if zone.inside.is_empty() && zone.unaccounted.is_empty() {
            return None;
        }
        let first = zone.inside.values().map(|it| it.latest_out).min();
        let left_s = first.map(|at| at.since_s(glance.as_of));
        let due = left_s.map(|left_s| {
            let time = duration_text(left_s.abs());
            let key = if left_s < 0 {
                Key::OverBy
            } else {
                Key::TimeLeft
            };
            glance.say_with(key, [("time", time.into())])
        });
        let counted = match newest_count(zone) {
            Some(it) => glance.say_with(
                Key::LastCount,
                [
                    ("at", clock_hm(it.said.at).into()),
                    ("n", it.counted.into()),
                    ("of", it.of.into()),
                ],
            ),
            None => glance.say(Key::NeverCounted).into_owned(),
        };
        let people = zone.inside_now();
        Some(Inside {
            people: glance.aged(&glance.say_with(Key::InsideNow, [("n", people.into())])),
            due,
            counted,
            alarm: left_s.is_some_and(|it| it < 0) || !zone.unaccounted.is_empty(),
        })
    }
}

/// Draws the row over the width of a card, `y` is where it begins.
pub(super) fn inside_ui(pen: &Pen<'_>, inside: &Inside, (room, y): (Rect, f32)) {
    let p = pen.palette;
    let size = Vec2::new(room.width(), ROW - 6.0);
    let row = Rect::from_min_size(Pos2::new(room.left(), y), size);
    let hue = if inside.alarm { p.red } else { p.amber };
    if inside.alarm {
        pen.fill(row, p.late, 0);
    }
    let bar = Rect::from_min_size(row.min, Vec2::new(14.0, row.height()));
    pen.fill(bar, hue.fill, 0);
    let (left, right) = (row.left() + EDGE, row.right() - EDGE);
    let middle = |x: f32| Pos2::new(x, row.center().y);
    let at = (middle(left), Align2::LEFT_CENTER);
    let people = pen.text(at, &inside.people, bold(size::ROW, hue.text), right - left);
    let mut x = people.right() + 20.0;
    if let Some(due) = &inside.due {
        let at = (middle(x), Align2::LEFT_CENTER);
        let ink = if inside.alarm { hue.on } else { p.ink1 };
        let ink = bold(size::NOTE, ink);
        x = match inside.alarm {
            true => pen.sign(at, due, ink, hue.fill).right(),
            false => pen.text(at, due, ink, right - x).right(),
        };
    }
    let at = (middle(right), Align2::RIGHT_CENTER);
    pen.text(
        at,
        &inside.counted,
        plain(size::NOTE, p.ink1),
        right - x - 20.0,
    );
}
