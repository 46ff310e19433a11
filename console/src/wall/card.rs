//! A card: one of the two most urgent incidents, as large as the room lets it be.

use eframe::egui::{Align2, Pos2, Rect, Vec2};

use super::glance::Glance;
use super::inside::{self, inside_ui};
use super::sheet::{Pen, bold, plain, size};
use super::telling::{Figure, Late, Telling};
use crate::language::Key;

/// Height of a row of the card.
const ROW: f32 = 46.0;
/// What a card needs for its head and its figures, without any row below them.
const WITHOUT_ROWS: f32 = 270.0;
/// Where there is room, so much more stands between two cards.
const SPARE: f32 = 6.0;
/// What it needs more for the large clock of a whistle that waits.
const CLOCK: f32 = 44.0;
/// What the ages under its figures need, once nothing new arrives.
const AGES: f32 = 38.0;
/// Margin at the left and the right.
const EDGE: f32 = 28.0;

/// The height at which a card has room for everything it says.
pub(super) fn height(telling: &Telling) -> f32 {
    // Below the late stand who commands and who is there.
    WITHOUT_ROWS + SPARE + above(telling) + ROW * (telling.late.len() + 2) as f32
}

/// The height below which its figures would reach into what stands under it.
pub(super) fn least(telling: &Telling, is_aged: bool) -> f32 {
    let ages = if is_aged { AGES } else { 0.0 };
    WITHOUT_ROWS + above(telling) + ages
}

/// What stands below the figures where there are so many rows for it: whether who commands, whether who is
/// there, and how many rows of the late. How many are late stands among the figures, the other two nowhere else.
fn shares(rows: usize) -> (bool, bool, usize) {
    (rows >= 1, rows >= 2, rows.saturating_sub(2))
}

/// What stands between the levels and the figures: the row of those inside the danger zone. And what the clock of
/// a whistle that waits needs.
fn above(telling: &Telling) -> f32 {
    let inside = telling.inside.as_ref().map_or(0.0, |_| inside::ROW);
    clock(telling) + inside
}

fn clock(telling: &Telling) -> f32 {
    if telling.waiting.is_some() {
        CLOCK
    } else {
        0.0
    }
}

/// Draws a card into `room`.
pub(super) fn card_ui(pen: &Pen<'_>, glance: &Glance<'_>, telling: &Telling, room: Rect) {
    let p = pen.palette;
    if telling.waiting.is_some() {
        pen.fill(room, p.late, 0);
        let bar = Rect::from_min_size(room.min, Vec2::new(14.0, room.height()));
        pen.fill(bar, p.red.fill, 0);
    }
    let inner = room.shrink2(Vec2::new(EDGE, 14.0));
    head_ui(pen, glance, telling, inner);
    levels_ui(pen, glance, telling, inner);
    let mut y = inner.top() + 122.0 + clock(telling);
    if let Some(inside) = &telling.inside {
        inside_ui(pen, inside, (room, y));
        y += inside::ROW;
    }
    figures_ui(pen, glance, &telling.figures, (inner, y));
    let ages = if glance.age.is_some() { AGES } else { 0.0 };
    y += 114.0 + ages;
    let left = room.height() - WITHOUT_ROWS - above(telling) - ages;
    let rows = (left / ROW).max(0.0) as usize;
    let (commands, forces, rows) = shares(rows);
    if rows > 0 {
        y = late_ui(pen, glance, &telling.late, (room, y, rows));
    }
    if commands {
        command_ui(pen, glance, telling, (inner, y + 6.0));
    }
    if forces {
        forces_ui(pen, glance, telling, (inner, y + 6.0 + ROW));
    }
    let foot = [room.left_bottom(), room.right_bottom()];
    pen.line(foot[0], foot[1], (2.0, p.line2));
}

/// Title, how long it has run, what it is; a whistle that waits has the large clock.
fn head_ui(pen: &Pen<'_>, glance: &Glance<'_>, telling: &Telling, inner: Rect) {
    let p = pen.palette;
    let mut left = inner.left();
    if glance.state.world.is_drill() {
        let drill = glance.say(Key::WorldDrill);
        let at = (Pos2::new(left, inner.top() + 28.0), Align2::LEFT_CENTER);
        let ink = bold(size::NOTE, p.drill_on);
        left = pen.sign(at, &drill, ink, p.drill).right() + 14.0;
    }
    let right = (inner.right_top(), Align2::RIGHT_TOP);
    let end = match &telling.waiting {
        None => {
            let running = glance.aged(&telling.running);
            let ink = bold(size::TITLE, p.ink1);
            pen.text(right, &running, ink, 420.0).left()
        }
        Some((since, limit, over)) => {
            let word = format!("{} {limit}", glance.say(Key::WallNotTaken));
            let ink = plain(size::NOTE, p.ink1);
            let label = pen.text(right, &glance.aged(word.trim()), ink, 460.0);
            let ink = if *over { p.red.text } else { p.amber.text };
            let at = (label.right_bottom(), Align2::RIGHT_TOP);
            let clock = pen.text(at, since, bold(76.0, ink), 400.0);
            label.left().min(clock.left())
        }
    };
    let title = (Pos2::new(left, inner.top()), Align2::LEFT_TOP);
    let ink = bold(size::TITLE, p.ink1);
    pen.text(title, &telling.title, ink, end - left - 16.0);
}

/// What it is and its two levels, which must not look alike.
fn levels_ui(pen: &Pen<'_>, glance: &Glance<'_>, telling: &Telling, inner: Rect) {
    let p = pen.palette;
    let y = inner.top() + 90.0;
    let middle = |x: f32| (Pos2::new(x, y), Align2::LEFT_CENTER);
    let kind = pen.text(
        middle(inner.left()),
        &telling.kind,
        plain(size::NOTE, p.ink2),
        300.0,
    );
    let mut left = kind.right() + 18.0;
    if telling.unaccounted > 0 {
        let n = i64::from(telling.unaccounted);
        let text = glance.say_with(Key::WallUnaccounted, [("n", n.into())]);
        let ink = bold(size::NOTE, p.red.on);
        let room = pen.sign(middle(left), &glance.aged(&text), ink, p.red.fill);
        left = room.right() + 12.0;
    }
    if telling.waiting.is_some() {
        return;
    }
    if let Some(response) = &telling.response {
        let ink = bold(size::SMALLEST, p.bg0);
        let room = pen.sign(middle(left), response, ink, p.ink1);
        left = room.right() + 12.0;
    }
    if let Some(level) = &telling.level {
        let ink = plain(size::SMALLEST, p.ink1);
        let width = inner.right() - left - 20.0;
        let room = pen.text(middle(left + 10.0), level, ink, width);
        pen.outline(room.expand2(Vec2::new(10.0, 2.0)), 2.0, p.line2);
    }
}

/// Four figures; what nobody knows stands in dots and is no zero.
fn figures_ui(pen: &Pen<'_>, glance: &Glance<'_>, figures: &[Figure; 4], (inner, y): (Rect, f32)) {
    let p = pen.palette;
    let width = inner.width() / 4.0;
    for (index, figure) in figures.iter().enumerate() {
        let left = inner.left() + width * index as f32;
        if index > 0 {
            let x = left - 10.0;
            let ends = [Pos2::new(x, y + 2.0), Pos2::new(x, y + 102.0)];
            pen.line(ends[0], ends[1], (2.0, p.line));
        }
        let at = (Pos2::new(left, y), Align2::LEFT_TOP);
        let label = glance.say(figure.label);
        pen.text(at, &label, plain(size::SMALLEST, p.ink2), width - 16.0);
        if let Some(age) = &glance.age {
            let at = (Pos2::new(left, y + 108.0), Align2::LEFT_TOP);
            pen.text(at, age, plain(size::SMALLEST, p.red.text), width - 16.0);
        }
        let at = Pos2::new(left, y + 72.0);
        match figure.value {
            Some(value) => {
                let ink = if figure.alarm { p.red.text } else { p.ink1 };
                let number = (at, Align2::LEFT_CENTER);
                let ink = bold(size::FIGURE, ink);
                let room = pen.text(number, &value.to_string(), ink, width);
                if let Some(of) = figure.of {
                    let at = (Pos2::new(room.right(), at.y + 8.0), Align2::LEFT_CENTER);
                    pen.text(at, &format!("/{of}"), plain(size::TITLE, p.ink2), width);
                }
            }
            None => {
                let unknown = glance.say(Key::Unknown);
                let at = (at + Vec2::new(10.0, 0.0), Align2::LEFT_CENTER);
                let ink = plain(size::ROW, p.ink2);
                let room = pen.text(at, &unknown, ink, width - 30.0);
                pen.dots(room.expand2(Vec2::new(10.0, 4.0)), p.ink3);
            }
        }
    }
}

/// As many of the late as there is room for, and how many more there are; where the next begins.
fn late_ui(
    pen: &Pen<'_>,
    glance: &Glance<'_>,
    late: &[Late],
    (room, mut y, rows): (Rect, f32, usize),
) -> f32 {
    let p = pen.palette;
    let listed = if late.len() > rows {
        rows.saturating_sub(1)
    } else {
        late.len()
    };
    for it in &late[..listed] {
        let row = Rect::from_min_size(
            Pos2::new(room.left(), y),
            Vec2::new(room.width(), ROW - 2.0),
        );
        pen.fill(row, p.late, 0);
        let bar = Rect::from_min_size(row.min, Vec2::new(14.0, row.height()));
        pen.fill(bar, p.red.fill, 0);
        let right = row.right_center() - Vec2::new(EDGE, 0.0);
        let over = glance.say_with(Key::OverBy, [("time", it.over.as_str().into())]);
        let ink = bold(size::NOTE, p.red.on);
        let sign = (right, Align2::RIGHT_CENTER);
        let sign = pen.sign(sign, &over, ink, p.red.fill);
        let what = glance.aged(&glance.say(it.what));
        let at = (
            sign.left_center() - Vec2::new(16.0, 0.0),
            Align2::RIGHT_CENTER,
        );
        let what = pen.text(at, &what, plain(size::NOTE, p.ink2), 300.0);
        let at = (
            row.left_center() + Vec2::new(EDGE + 8.0, 0.0),
            Align2::LEFT_CENTER,
        );
        let width = what.left() - row.left() - EDGE - 24.0;
        pen.text(at, &it.who, bold(size::ROW, p.ink1), width);
        y += ROW;
    }
    let more = late.len() - listed;
    if more > 0 {
        let text = glance.say_with(Key::WallMoreLate, [("n", more.into())]);
        let at = (
            Pos2::new(room.left() + EDGE + 8.0, y + ROW / 2.0),
            Align2::LEFT_CENTER,
        );
        let ink = bold(size::NOTE, p.red.text);
        pen.text(at, &glance.aged(&text), ink, room.width() - 2.0 * EDGE);
        y += ROW;
    }
    y
}

/// Writes what a row is about; where that ends.
fn label_ui(pen: &Pen<'_>, glance: &Glance<'_>, key: Key, (inner, y): (Rect, f32)) -> f32 {
    let at = (Pos2::new(inner.left(), y), Align2::LEFT_TOP);
    let ink = plain(size::NOTE, pen.palette.ink2);
    pen.text(at, &glance.say(key), ink, 200.0).right() + 22.0
}

/// Who commands.
fn command_ui(pen: &Pen<'_>, glance: &Glance<'_>, telling: &Telling, (inner, y): (Rect, f32)) {
    let p = pen.palette;
    let left = label_ui(pen, glance, Key::WallCommander, (inner, y));
    let at = |x: f32, y: f32| (Pos2::new(x, y), Align2::LEFT_TOP);
    match &telling.commander {
        Some((name, post)) => {
            let ink = bold(size::NOTE, p.ink1);
            let name = pen.text(at(left, y), name, ink, 320.0);
            let (x, post) = (name.right() + 16.0, glance.aged(post));
            let ink = plain(size::NOTE, p.ink2);
            pen.text(at(x, y), &post, ink, inner.right() - x);
        }
        None => {
            let nobody = glance.say(Key::WallNobody);
            let ink = bold(size::NOTE, p.red.text);
            pen.text(at(left, y), &nobody, ink, inner.right() - left);
        }
    }
}

/// Who is there, and who comes.
fn forces_ui(pen: &Pen<'_>, glance: &Glance<'_>, telling: &Telling, (inner, y): (Rect, f32)) {
    let (there, coming) = telling.forces;
    let forces = glance.say_with(
        Key::WallForcesLine,
        [("there", there.into()), ("coming", coming.into())],
    );
    let left = label_ui(pen, glance, Key::WallForces, (inner, y));
    let ink = plain(size::NOTE, pen.palette.ink1);
    let at = (Pos2::new(left, y), Align2::LEFT_TOP);
    pen.text(at, &glance.aged(&forces), ink, inner.right() - left);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_commands_is_told_first_then_who_is_there_then_who_is_late() {
        assert_eq!(shares(0), (false, false, 0));
        assert_eq!(shares(1), (true, false, 0));
        assert_eq!(shares(2), (true, true, 0));
        assert_eq!(shares(5), (true, true, 3));
    }
}
