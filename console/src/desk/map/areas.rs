//! Hazard areas on the map of the desk: ground and marks, the wind with its age, and its arrow, which can be
//! taken by its tail.

use dispatch_core::point::Point;
use dispatch_core::sentence::wind_speed;
use dispatch_core::view::AreaView;
use dispatch_core::words::IncidentId;
use eframe::egui::{Align2, Color32, Id, Painter, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};
use walkers::Projector;

use super::gas::Pen;
use super::ground::position;
use super::labels::Labels;
use crate::desk::boards::from_text;
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::age_text;
use crate::language::Key;

/// Length of the wind's arrow, in points.
const ARROW: f32 = 84.0;
/// How near one takes hold of it, in points.
const HANDLE: f32 = 16.0;

/// A wind that was dragged and not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindDrag {
    /// At which incident.
    pub incident: IncidentId,
    /// From where it would blow, in degrees.
    pub degrees: u16,
}

/// Paints every area that holds. What is dragged goes into `drag`.
pub fn areas_ui(
    ui: &Ui,
    projector: &Projector,
    sight: &Sight<'_>,
    labels: &mut Labels,
    drag: &mut Option<WindDrag>,
) {
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    let at = |point: Point| projector.project(position(point)).to_pos2();
    let pen = Pen {
        painter: &painter,
        at: &at,
        scale: 1.0,
        palette: &sight.look.palette,
    };
    let holding = sight.waits.hazards.iter().map(|it| &it.area);
    for area in holding.filter(|it| it.is_in_force()) {
        let stale = area.is_wind_stale(sight.state(), sight.now);
        pen.ground(area, stale || area.is_too_short(sight.now));
        for row in &area.inside {
            pen.mark(row);
        }
        arrow_ui(ui, &pen, sight, (area, stale), drag);
        title(&pen, sight, area, labels);
    }
}

/// Where the wind comes from as degrees clockwise from north.
fn degrees_of(from: Vec2) -> u16 {
    let turned = from.x.atan2(-from.y).to_degrees();
    (turned.round().rem_euclid(360.0)) as u16
}

/// The arrow comes from where the wind does, and points at the leak. Its tail can be dragged.
fn arrow_ui(
    ui: &Ui,
    pen: &Pen<'_>,
    sight: &Sight<'_>,
    (area, stale): (&AreaView, bool),
    drag: &mut Option<WindDrag>,
) {
    let p = &sight.look.palette;
    let leak = (pen.at)(area.footprint.origin);
    let dragged = drag
        .as_ref()
        .filter(|it| it.incident == area.incident.id)
        .map(|it| it.degrees);
    let known = area.wind.as_ref().and_then(|it| it.from.angle_e7());
    let degrees = match (dragged, known) {
        (Some(degrees), _) => f32::from(degrees),
        (None, Some(angle)) => angle as f32 / 1e7,
        (None, None) => 0.0,
    };
    let ink = match (dragged, known, stale) {
        (Some(_), _, _) => p.blue.text,
        (None, Some(_), false) => p.ink1,
        (None, _, _) => p.red.text,
    };
    let has_head = known.is_some() || dragged.is_some();
    let broken = !has_head || stale || dragged.is_some();
    let origin = area.footprint.origin;
    let tail = pen.arrow(origin, (degrees, ARROW), (ink, broken, has_head));
    let text = wind_words(sight, area, (dragged, stale));
    let side = if tail.x < leak.x {
        (Align2::RIGHT_CENTER, Vec2::new(-14.0, 0.0))
    } else {
        (Align2::LEFT_CENTER, Vec2::new(14.0, 0.0))
    };
    plate(pen.painter, (tail + side.1, side.0), (&text, ink, p.bg1));
    if sight.past {
        return;
    }
    let grip = Rect::from_center_size(tail, Vec2::splat(2.0 * HANDLE));
    let name = ("wind", area.incident.id.as_str(), area.id.as_str());
    let id = Id::unique(name);
    let response = ui.interact(grip, id, Sense::drag());
    let spoken = sight.say_with(Key::WindArrow, [("wind", (&*text).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &spoken));
    if let Some(hand) = response
        .interact_pointer_pos()
        .filter(|_| response.dragged())
    {
        *drag = Some(WindDrag {
            incident: area.incident.id.clone(),
            degrees: degrees_of(hand - leak),
        });
    }
}

fn wind_words(sight: &Sight<'_>, area: &AreaView, (dragged, stale): (Option<u16>, bool)) -> String {
    if let Some(degrees) = dragged {
        let from = dispatch_core::command::WindFrom::Degrees(degrees);
        let from = from_text(sight.lang(), from);
        return sight.say_with(Key::WindDragged, [("from", from.into())]);
    }
    let Some(mark) = &area.wind else {
        return sight.say(Key::WindUnknown).into_owned();
    };
    let from = from_text(sight.lang(), mark.from);
    let speed = mark.speed_cm_s.map(wind_speed).unwrap_or_default();
    let age = age_text(sight.lang(), mark.as_of, sight.now);
    let key = if stale {
        Key::WindOnMapOld
    } else {
        Key::WindOnMap
    };
    sight.say_with(
        key,
        [
            ("from", from.into()),
            ("speed", speed.into()),
            ("age", age.into()),
        ],
    )
}

fn plate(
    painter: &Painter,
    (at, side): (Pos2, Align2),
    (text, ink, ground): (&str, Color32, Color32),
) {
    let galley = painter.layout_no_wrap(text.to_owned(), font::bold(size::NOTE), ink);
    let room = side.anchor_size(at, galley.size());
    painter.rect_filled(room.expand(3.0), 2.0, ground.gamma_multiply(0.85));
    painter.galley(room.min, galley, ink);
}

/// Which version, and how far it reaches.
fn title(pen: &Pen<'_>, sight: &Sight<'_>, area: &AreaView, labels: &mut Labels) {
    let mut text = sight.say_with(
        Key::AreaOnMap,
        [
            ("n", area.version.number.into()),
            ("isolation", area.footprint.isolation_m.into()),
            ("downwind", area.footprint.protective_m.into()),
        ],
    );
    let p = &sight.look.palette;
    let mut ink = p.amber.text;
    if area.is_too_short(sight.now) {
        text = format!("{text} · {}", sight.say(Key::AreaDark));
        ink = p.red.text;
    }
    let outline = pen.outline(area);
    let by_height = |a: &Pos2, b: &Pos2| a.y.total_cmp(&b.y);
    let top = outline.iter().copied().min_by(by_height);
    let foot = outline.iter().copied().max_by(by_height);
    let above = top.map(|it| it - Vec2::new(0.0, 12.0));
    let below = foot.map(|it| it + Vec2::new(0.0, 12.0));
    let spots = above.into_iter().chain(below);
    labels.write(pen.painter, (text, size::SMALLEST, ink), spots);
}
