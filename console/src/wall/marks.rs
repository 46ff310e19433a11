//! Incidents on the wall's map: the two of the cards with their names and who is late, the others
//! small. Nothing else stands there.

use dispatch_core::state::Incident;
use dispatch_core::view::{attendance, queue, whistle_waits_since};
use eframe::egui::{Align2, Pos2, Rect, Vec2};

use super::glance::Glance;
use super::ground::Lie;
use super::incidents::CARDS;
use super::pull_out::PullOut;
use super::sheet::{Pen, bold, plain, size};
use crate::desk::duration_text;
use crate::desk::map::symbol::{Form, Mark, Shape, of_status, paint};
use crate::language::Key;

/// Size of an incident that has a card (token sheet §5), and of one that has none.
const LARGE: f32 = 78.0;
const SMALL: f32 = 44.0;

/// Draws them, the most urgent on top, beside what is `kept_free` where there is room; says which rooms are
/// taken then.
pub(super) fn marks_ui(
    pen: &Pen<'_>,
    glance: &Glance<'_>,
    (lie, room): (&Lie, Rect),
    kept_free: &[Rect],
) -> Vec<Rect> {
    let all = queue(glance.state, glance.as_of);
    let seen: Vec<(usize, &Incident, Pos2)> = all
        .iter()
        .enumerate()
        .filter_map(|(index, it)| {
            let townships = &glance.state.register.townships;
            let township = townships.get(&it.township).map(|it| it.center);
            let point = it.place.point.or(township)?;
            Some((index, *it, lie.at(point)))
        })
        .filter(|(_, _, at)| room.contains(*at))
        .collect();
    let size = |index: usize| if index < CARDS { LARGE } else { SMALL };
    let mut taken: Vec<Rect> = seen
        .iter()
        .map(|(index, _, at)| Rect::from_center_size(*at, Vec2::splat(size(*index) * 1.2)))
        .collect();
    taken.extend(kept_free);
    for (index, incident, at) in seen.iter().rev() {
        let mark = mark(glance, incident);
        let at = pen.at(*at);
        paint(
            pen.ui.painter(),
            glance.look,
            at,
            &mark,
            size(*index) * pen.scale,
        );
    }
    for (index, incident, at) in &seen {
        if *index < CARDS || PullOut::of(incident).is_some() {
            let plate = plate_ui(pen, glance, incident, (*at, room, &taken));
            taken.push(plate);
        }
    }
    taken
}

fn mark(glance: &Glance<'_>, incident: &Incident) -> Mark {
    let p = &glance.look.palette;
    let kind = glance.state.register.kind(&incident.kind);
    let character = kind.map_or('警', |it| it.symbol);
    let waiting = whistle_waits_since(glance.state, incident).is_some();
    let (form, hue) = if waiting {
        (Form::Doubled, Some(p.red))
    } else {
        of_status(incident.status, p)
    };
    Mark::new(Shape::Diamond, character, form, hue)
}

/// The name of an incident and what is not as it should be, where it covers least.
fn plate_ui(
    pen: &Pen<'_>,
    glance: &Glance<'_>,
    incident: &Incident,
    (at, room, taken): (Pos2, Rect, &[Rect]),
) -> Rect {
    let p = pen.palette;
    let title = glance.title(incident);
    let waits = whistle_waits_since(glance.state, incident);
    let late = attendance(glance.state, incident, glance.as_of).late;
    let pull_out = PullOut::of(incident);
    let (below, colour) = match (&pull_out, waits) {
        (Some(it), _) => (it.on_map(glance), p.red.text),
        (None, Some(since)) => {
            let time = duration_text(glance.as_of.since_s(since));
            (
                format!("{} {time}", glance.say(Key::WallNotTaken)),
                p.red.text,
            )
        }
        (None, None) if late > 0 => {
            let text = glance.say_with(Key::LateCount, [("n", late.into())]);
            (text, p.red.text)
        }
        (None, None) => (glance.kind(incident), p.ink2),
    };
    let below = glance.aged(&below);
    let (upper, lower) = (bold(size::SMALLEST, p.ink1), plain(size::SMALLEST, colour));
    let width = pen.width(&title, upper).max(pen.width(&below, lower));
    let size = Vec2::new(width.min(440.0) + 20.0, 88.0);
    let (side, down) = (LARGE * 0.75 + size.x / 2.0, LARGE * 0.75 + size.y / 2.0);
    let ways = [(0.0, down), (0.0, -down), (side, 0.0), (-side, 0.0)];
    let inner = room.shrink(10.0);
    let places = ways.map(|(x, y)| {
        let place = Rect::from_center_size(at + Vec2::new(x, y), size);
        let shift =
            (inner.min - place.min).max(Vec2::ZERO) + (inner.max - place.max).min(Vec2::ZERO);
        place.translate(shift)
    });
    let covered = |place: &Rect| taken.iter().filter(|it| it.intersects(*place)).count();
    let plate = places
        .into_iter()
        .min_by_key(covered)
        .unwrap_or(Rect::from_center_size(at, size));
    pen.fill(plate, p.bg1, 2);
    let edge = if waits.is_some() || pull_out.is_some() {
        p.red.text
    } else {
        p.line2
    };
    pen.outline(plate, 2.0, edge);
    let left = plate.left_top() + Vec2::new(10.0, 2.0);
    pen.text((left, Align2::LEFT_TOP), &title, upper, size.x - 20.0);
    let left = left + Vec2::new(0.0, 42.0);
    pen.text((left, Align2::LEFT_TOP), &below, lower, size.x - 20.0);
    plate
}
