//! Hazard areas on the wall: the ground with its wind, a mark of its own form on everybody inside, and in
//! words what waits. Nobody is named: from eight metres one sees how many wait, the desk says who.

use dispatch_core::view::{AreaView, areas};
use eframe::egui::{Align2, Painter, Pos2, Rect, Vec2};

use super::glance::Glance;
use super::ground::Lie;
use super::sheet::{Pen, bold, size};
use crate::desk::map::gas;
use crate::desk::{age_text, from_text};
use crate::language::Key;

/// How much larger marks are than on the desk.
const LARGER: f32 = 1.6;
/// Length of the wind's arrow, in points of the sheet.
const ARROW: f32 = 130.0;

/// Draws them, and says which rooms they and their words take.
pub(super) fn gas_ui(
    pen: &Pen<'_>,
    glance: &Glance<'_>,
    (painter, lie): (&Painter, &Lie),
    room: Rect,
) -> Vec<Rect> {
    let at = |point| pen.at(lie.at(point));
    let ink = gas::Pen {
        painter,
        at: &at,
        scale: LARGER * pen.scale,
        palette: pen.palette,
    };
    let mut taken = Vec::new();
    for area in areas(glance.state) {
        let stale = area.is_wind_stale(glance.state, glance.as_of);
        ink.ground(&area, stale || area.is_too_short(glance.as_of));
        for row in &area.inside {
            ink.mark(row);
        }
        arrow(pen, (&ink, &area), stale);
        taken.push(plate_ui(pen, glance, (&area, stale), (lie, room, &taken)));
        let outline = ink.outline(&area).into_iter();
        let outline: Vec<Pos2> = outline.map(|it| pen.of_sheet(it)).collect();
        taken.push(Rect::from_points(&outline).intersect(room));
    }
    taken
}

fn arrow(pen: &Pen<'_>, (ink, area): (&gas::Pen<'_>, &AreaView), stale: bool) {
    let known = area.wind.as_ref().and_then(|it| it.from.angle_e7());
    // Without a direction there is nothing to point at; the words say so.
    let Some(angle) = known else { return };
    let p = pen.palette;
    let colour = if stale { p.red.text } else { p.ink1 };
    let degrees = angle as f32 / 1e7;
    let length = ARROW * pen.scale;
    ink.arrow(
        area.footprint.origin,
        (degrees, length),
        (colour, stale, true),
    );
}

/// What waits, and the wind with its age; red where somebody is not decided on or the ground is doubted.
fn plate_ui(
    pen: &Pen<'_>,
    glance: &Glance<'_>,
    (area, stale): (&AreaView, bool),
    (lie, room, taken): (&Lie, Rect, &[Rect]),
) -> Rect {
    let p = pen.palette;
    let (undecided, untold) = (area.undecided().count(), area.untold().count());
    let counts = glance.say_with(
        Key::WallArea,
        [
            ("inside", area.inside.len().into()),
            ("undecided", undecided.into()),
            ("untold", untold.into()),
        ],
    );
    let too_short = area.is_too_short(glance.as_of);
    let (below, doubted) = match &area.wind {
        _ if too_short => (glance.say(Key::AreaDark).into_owned(), true),
        None => (glance.say(Key::WindUnknown).into_owned(), true),
        Some(mark) => {
            let key = if stale {
                Key::WindOnMapOld
            } else {
                Key::WindOnMap
            };
            let from = from_text(glance.lang(), mark.from);
            let age = age_text(glance.lang(), mark.as_of, glance.as_of);
            let args = [
                ("from", from.into()),
                ("speed", String::new().into()),
                ("age", age.into()),
            ];
            (glance.say_with(key, args), stale)
        }
    };
    let tone = |is_bad: bool| if is_bad { p.red.text } else { p.ink1 };
    let upper = bold(size::SMALLEST, tone(undecided > 0));
    let lower = bold(size::SMALLEST, tone(doubted));
    let (counts, below) = (glance.aged(&counts), glance.aged(&below));
    let width = pen.width(&counts, upper).max(pen.width(&below, lower));
    let size = Vec2::new(width.min(room.width() - 40.0) + 20.0, 88.0);
    let leak = lie.at(area.footprint.origin);
    let inner = room.shrink(10.0);
    let (aside, away) = (size.x / 2.0 + 90.0, size.y / 2.0 + 150.0);
    let ways = [(aside, 0.0), (-aside, 0.0), (0.0, away), (0.0, -away)];
    let places = ways.map(|(x, y)| {
        let place = Rect::from_center_size(leak + Vec2::new(x, y), size);
        let low = (inner.min - place.min).max(Vec2::ZERO);
        let high = (inner.max - place.max).min(Vec2::ZERO);
        place.translate(low + high)
    });
    // Beside the leak and not over it, nor over what another area says.
    let covered = |place: &Rect| {
        let over = taken.iter().filter(|it| it.intersects(*place)).count();
        over * 2 + usize::from(place.expand(40.0).contains(leak))
    };
    let plate = places.into_iter().min_by_key(covered);
    let plate = plate.unwrap_or(Rect::from_center_size(leak, size));
    pen.fill(plate, p.bg1, 2);
    pen.outline(
        plate,
        2.0,
        if undecided > 0 || doubted {
            p.red.text
        } else {
            p.line2
        },
    );
    let line = |down: f32| -> (Pos2, Align2) {
        let at = plate.left_top() + Vec2::new(10.0, down);
        (at, Align2::LEFT_TOP)
    };
    pen.text(line(2.0), &counts, upper, size.x - 20.0);
    pen.text(line(44.0), &below, lower, size.x - 20.0);
    plate
}
