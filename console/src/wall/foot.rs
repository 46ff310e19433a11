//! The foot: that nothing can be pressed here, until when all is told, what is not seen, and counts.

use std::cell::Cell;

use dispatch_core::register::Party;
use dispatch_core::state::{AssignmentState, Status};
use dispatch_core::time::Time;
use dispatch_core::view::{Readiness, readiness, silent_townships};
use dispatch_core::words::TownshipId;
use eframe::egui::{Align2, Color32, Pos2, Rect};

use super::glance::Glance;
use super::sheet::{Pen, plain, size};
use crate::desk::{Freshness, clock_hm, map::symbol::Age};
use crate::language::Key;

/// Between two things that are said.
const GAP: f32 = 36.0;
/// Townships that are named; more are counted.
const NAMED: usize = 2;

/// The townships from which nothing comes any more, and since when.
pub(super) fn dead_sources(glance: &Glance<'_>) -> Vec<(TownshipId, Time)> {
    let silent = silent_townships(glance.state, glance.as_of).into_iter();
    let townships = silent.filter_map(|(party, since)| match party {
        Party::Township(id) => Some((id, since)),
        _ => None,
    });
    townships.collect()
}

/// Teams on their way of which nobody knows any more where they are.
fn lost_positions(glance: &Glance<'_>) -> usize {
    let open = glance
        .state
        .incidents
        .values()
        .filter(|it| it.status.is_open());
    let moving = open.flat_map(|incident| {
        let teams = incident.assignments.iter();
        teams.filter(|(_, it)| it.state == AssignmentState::EnRoute)
    });
    moving
        .filter(|(id, _)| {
            let seen = glance.state.teams.get(*id);
            let seen = seen.and_then(|it| it.observed.as_ref());
            seen.is_none_or(|it| {
                it.point.is_none() || Freshness::POSITION.age(it.at, glance.as_of) == Age::Old
            })
        })
        .count()
}

/// Draws the foot. `notes` are what happened to the ledger or its console, in blue.
pub(super) fn foot_ui(pen: &Pen<'_>, glance: &Glance<'_>, room: Rect, notes: &[String]) {
    let p = pen.palette;
    pen.fill(room, p.bg0, 0);
    pen.line(room.left_top(), room.right_top(), (2.0, p.line2));
    let counts = counts(glance);
    let right = Pos2::new(room.right() - 28.0, room.center().y);
    let ink = plain(size::NOTE, p.ink2);
    let counts = pen.text((right, Align2::RIGHT_CENTER), &counts, ink, 780.0);
    let left = Cell::new(room.left() + 28.0);
    let tell = |text: &str, colour: Color32| {
        let at = Pos2::new(left.get(), room.center().y);
        let width = counts.left() - at.x - 20.0;
        if width > 60.0 {
            let at = (at, Align2::LEFT_CENTER);
            let said = pen.text(at, text, plain(size::NOTE, colour), width);
            left.set(said.right() + GAP);
        }
    };
    tell(&glance.say(Key::WallReadOnly), p.ink1);
    let at = glance.as_of.local_clock().to_string();
    let complete = glance.say_with(Key::CompleteTo, [("at", at.into())]);
    let whole = if glance.age.is_some() {
        p.red.text
    } else {
        p.ink1
    };
    tell(&glance.aged(&complete), whole);
    for note in notes {
        tell(note, p.blue.text);
    }
    let lost = match lost_positions(glance) {
        0 => None,
        lost => Some(glance.say_with(Key::WallLostPositions, [("n", lost.into())])),
    };
    let room_for = counts.left() - 20.0 - left.get();
    let wide = |it: &str| pen.width(it, plain(size::NOTE, p.ink1)) + GAP;
    // How many there are is said before which they are.
    let unseen = (0..=NAMED).rev().map(|named| unseen(glance, named));
    let unseen = unseen.map(|it| it.into_iter().chain(lost.clone()).collect::<Vec<_>>());
    let mut unseen: Vec<_> = unseen.collect();
    let fits = |it: &Vec<String>| it.iter().map(|it| wide(it)).sum::<f32>() <= room_for + GAP;
    let which = unseen.iter().position(fits).unwrap_or(NAMED);
    for text in unseen.swap_remove(which) {
        tell(&text, p.amber.text);
    }
}

/// The townships that are not seen: so many by name, the others counted.
fn unseen(glance: &Glance<'_>, named: usize) -> Vec<String> {
    let dead = dead_sources(glance);
    let by_name = dead.iter().take(named).map(|(id, since)| {
        let args = [
            ("place", glance.township(id).into()),
            ("at", clock_hm(*since).into()),
        ];
        glance.say_with(Key::WallSilent, args)
    });
    let more = dead.len().saturating_sub(named);
    let key = match named {
        0 => Key::WallSilentAll,
        _ => Key::WallSilentMore,
    };
    let more = (more > 0).then(|| glance.say_with(key, [("n", more.into())]));
    by_name.chain(more).collect()
}

fn counts(glance: &Glance<'_>) -> String {
    let all = || glance.state.incidents.values();
    let open = all().filter(|it| it.status.is_open()).count();
    let midnight_s = glance.as_of.local_midnight_s();
    let today = |at: Time| at.0.div_euclid(1_000) >= midnight_s;
    let closed = all()
        .filter(|it| matches!(it.status, Status::Ended | Status::Filed))
        .filter(|it| it.closed_at.is_some_and(today))
        .count();
    let teams = glance.state.register.teams.keys();
    let ready = teams.filter(|it| readiness(glance.state, it) == Readiness::Standby);
    let counts = glance.say_with(
        Key::WallCounts,
        [
            ("open", open.into()),
            ("closed", closed.into()),
            ("ready", ready.count().into()),
        ],
    );
    glance.aged(&counts)
}
