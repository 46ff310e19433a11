//! The right side: the two most urgent incidents, life first, and what there is beyond them.

use dispatch_core::state::Incident;
use dispatch_core::view::queue;
use eframe::egui::{Align2, Pos2, Rect, Vec2};

use super::card::{card_ui, height, least};
use super::glance::Glance;
use super::sheet::{Pen, bold, plain, size};
use super::telling::Telling;
use crate::desk::duration_text;
use crate::language::Key;

/// Incidents that have a card.
pub(super) const CARDS: usize = 2;
/// Incidents that have a line below them.
const LINES: usize = 3;
/// Height of a line.
const LINE: f32 = 48.0;

/// Draws them into `room`.
pub(super) fn incidents_ui(pen: &Pen<'_>, glance: &Glance<'_>, room: Rect) {
    let p = pen.palette;
    pen.fill(room, p.bg1, 0);
    let all = queue(glance.state, glance.as_of);
    if all.is_empty() {
        // An empty list says why it is empty, and until when that holds.
        let calm = glance.aged(&glance.say(Key::WallCalm));
        let at = (room.center(), Align2::CENTER_CENTER);
        pen.text(at, &calm, bold(size::TITLE, p.ink2), room.width() - 40.0);
        return;
    }
    let told = all.iter().take(CARDS);
    let mut cards: Vec<Telling> = told.map(|it| Telling::of(glance, it)).collect();
    let is_aged = glance.age.is_some();
    let least: Vec<f32> = cards.iter().map(|it| least(it, is_aged)).collect();
    let (shown, lines) = shares(&least, all.len(), room.height());
    cards.truncate(shown);
    let rest = all.get(shown..).unwrap_or_default();
    let below = below(rest.len(), lines);
    let mut top = room.top();
    for (telling, height) in cards.iter().zip(heights(&cards, room.height() - below)) {
        let size = Vec2::new(room.width(), height);
        let card = Rect::from_min_size(Pos2::new(room.left(), top), size);
        card_ui(pen, glance, telling, card);
        top += height;
    }
    if !rest.is_empty() {
        let top = room.bottom() - below + 8.0;
        rest_ui(pen, glance, (rest, lines), (room, top));
    }
}

/// How high the rest is with so many lines.
fn below(rest: usize, lines: usize) -> f32 {
    match rest {
        0 => 0.0,
        _ => LINE * (lines + 1) as f32 + 16.0,
    }
}

/// How many cards and how many lines find room, by the height that each card needs at least: strips above them
/// leave less of it. The second card gives way after the lines.
fn shares(least: &[f32], all: usize, room: f32) -> (usize, usize) {
    for cards in (1..=least.len()).rev() {
        let needs: f32 = least[..cards].iter().sum();
        let rest = all.saturating_sub(cards);
        for lines in (0..=rest.min(LINES)).rev() {
            if needs + below(rest, lines) <= room {
                return (cards, lines);
            }
        }
    }
    (1, 0)
}

/// What each card needs, and where that is too much for all of them a fair share: what one leaves the
/// other takes.
fn heights(cards: &[Telling], room: f32) -> Vec<f32> {
    let fair = room / cards.len() as f32;
    let needs: Vec<f32> = cards.iter().map(height).collect();
    let spare: f32 = needs.iter().map(|it| (fair - it).max(0.0)).sum();
    needs
        .into_iter()
        .map(|need| need.min(fair + if need > fair { spare } else { 0.0 }))
        .collect()
}

/// What has no card: how many, the next of them, and how many are not even listed.
fn rest_ui(
    pen: &Pen<'_>,
    glance: &Glance<'_>,
    (rest, listed): (&[&Incident], usize),
    (room, top): (Rect, f32),
) {
    let p = pen.palette;
    let (left, right) = (room.left() + 28.0, room.right() - 28.0);
    let title = glance.say_with(Key::WallRest, [("n", rest.len().into())]);
    let at = (Pos2::new(left, top + LINE / 2.0), Align2::LEFT_CENTER);
    let ink = bold(size::NOTE, p.ink1);
    let title = pen.text(at, &glance.aged(&title), ink, 480.0);
    let hidden = rest.len() - listed;
    if hidden > 0 {
        let mut text = glance.say_with(Key::WallNotShown, [("n", hidden.into())]);
        let inside = rest.iter().skip(listed).map(|it| it.zone.inside_now());
        let inside = inside.fold(0, u32::saturating_add);
        if inside > 0 {
            let inside = glance.say_with(Key::InsideNow, [("n", inside.into())]);
            text = format!("{text} · {inside}");
        }
        let at = (Pos2::new(right, top + LINE / 2.0), Align2::RIGHT_CENTER);
        pen.text(
            at,
            &text,
            bold(size::NOTE, p.amber.text),
            right - title.right() - 20.0,
        );
    }
    for (index, incident) in rest.iter().take(listed).enumerate() {
        let y = top + LINE * (index as f32 + 1.5);
        let from = incident.whistled_at.unwrap_or(incident.opened_at);
        let running = duration_text(glance.as_of.since_s(from));
        let at = (Pos2::new(right, y), Align2::RIGHT_CENTER);
        let ink = plain(size::NOTE, p.ink2);
        let clock = pen.text(at, &glance.aged(&running), ink, 360.0);
        let mut end = clock.left();
        let inside = incident.zone.inside_now();
        if inside > 0 {
            let text = glance.say_with(Key::InsideNow, [("n", inside.into())]);
            let at = (Pos2::new(end - 16.0, y), Align2::RIGHT_CENTER);
            let ink = bold(size::NOTE, p.amber.on);
            end = pen.sign(at, &text, ink, p.amber.fill).left();
        }
        let title = format!("{} · {}", glance.title(incident), glance.kind(incident));
        let at = (Pos2::new(left, y), Align2::LEFT_CENTER);
        let width = end - left - 16.0;
        pen.text(at, &title, plain(size::NOTE, p.ink1), width);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_finds_no_room_gives_way_before_a_card_is_cut() {
        for (least, all, room, wanted) in [
            (&[270.0, 270.0][..], 2, 884.0, (2, 0)),
            (&[314.0, 314.0], 7, 884.0, (2, 3)),
            (&[314.0, 366.0], 6, 800.0, (2, 1)),
            (&[314.0, 366.0], 6, 656.0, (1, 3)),
            (&[314.0], 1, 100.0, (1, 0)),
        ] {
            assert_eq!(shares(least, all, room), wanted, "{least:?} {all} {room}");
        }
    }
}
