//! Hazard areas on the map: the isolation circle solid, the ground downwind hatched, the wind with its
//! age, and a mark of its own form on everybody inside: undecided, not told, told.

use dispatch_core::point::Point;
use dispatch_core::sentence::wind_speed;
use dispatch_core::view::{AreaView, InsideRow, ToldState, areas};
use dispatch_core::words::IncidentId;
use eframe::egui::{
    Align2, Color32, Id, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
};
use walkers::Projector;

use super::ground::position;
use super::labels::Labels;
use super::plots::hatch;
use crate::desk::boards::from_text;
use crate::desk::font;
use crate::desk::palette::Palette;
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
    for area in areas(sight.state()) {
        let stale = area.is_wind_stale(sight.state(), sight.now);
        ground(&painter, projector, &sight.look.palette, (&area, stale));
        for row in &area.inside {
            mark(&painter, projector, &sight.look.palette, row);
        }
        arrow_ui(ui, (&painter, projector), sight, (&area, stale), drag);
        title(&painter, projector, sight, &area, labels);
    }
}

fn at(projector: &Projector, point: Point) -> Pos2 {
    projector.project(position(point)).to_pos2()
}

fn circle(projector: &Projector, middle: Point, radius_m: u32) -> Vec<Pos2> {
    let scale = projector.scale_pixel_per_meter(position(middle));
    let reach = radius_m as f32 * scale;
    let middle = at(projector, middle);
    (0..64_u8)
        .map(|step| middle + Vec2::angled(f32::from(step) * std::f32::consts::TAU / 64.0) * reach)
        .collect()
}

/// An old wind has a broken edge: nobody knows where the gas goes now.
fn ground(
    painter: &Painter,
    projector: &Projector,
    p: &Palette,
    (area, stale): (&AreaView<'_>, bool),
) {
    let ground = &area.footprint;
    let downwind = match ground.corners() {
        Some(corners) => corners.iter().map(|it| at(projector, *it)).collect(),
        None => circle(projector, ground.origin, ground.protective_m),
    };
    let ink = p.amber.text;
    hatch(
        painter,
        &downwind,
        Stroke::new(1.0, ink.gamma_multiply(0.55)),
    );
    edge(painter, &downwind, Stroke::new(2.0, ink), stale);
    let isolation = circle(projector, ground.origin, ground.isolation_m);
    let fill = p.red.text.gamma_multiply(0.22);
    painter.add(Shape::convex_polygon(isolation.clone(), fill, Stroke::NONE));
    edge(painter, &isolation, Stroke::new(3.0, p.red.text), false);
}

fn edge(painter: &Painter, outline: &[Pos2], stroke: Stroke, broken: bool) {
    let closed: Vec<Pos2> = outline.iter().chain(outline.first()).copied().collect();
    if broken {
        painter.extend(Shape::dashed_line(&closed, stroke, 7.0, 6.0));
    } else {
        painter.add(Shape::line(closed, stroke));
    }
}

/// Undecided is a diamond with a question mark, not told an empty ring with an exclamation mark, told a
/// filled square with a tick; where nothing is needed there is none.
fn mark(painter: &Painter, projector: &Projector, p: &Palette, row: &InsideRow<'_>) {
    let middle = at(projector, row.point) + Vec2::new(13.0, -13.0);
    let letter = |text: &str, ink: Color32| {
        let font = font::bold(size::NOTE);
        painter.text(middle, Align2::CENTER_CENTER, text, font, ink);
    };
    match (row.decision, row.told) {
        (None, _) => {
            let corners = [(0.0, -9.0), (9.0, 0.0), (0.0, 9.0), (-9.0, 0.0)];
            let corners = corners.map(|(x, y)| middle + Vec2::new(x, y));
            let edge = Stroke::new(2.0, p.red.text);
            painter.add(Shape::convex_polygon(corners.to_vec(), p.bg1, edge));
            letter("?", p.red.text);
        }
        (Some(_), ToldState::NotNeeded) => {}
        (Some(_), ToldState::Told(_)) => {
            let plate = Rect::from_center_size(middle, Vec2::splat(14.0));
            painter.rect_filled(plate, 2.0, p.green.fill);
            let tick = [(-4.0, 0.0), (-1.0, 3.5), (4.5, -3.5)];
            let tick = tick.map(|(x, y)| middle + Vec2::new(x, y));
            painter.add(Shape::line(tick.to_vec(), Stroke::new(2.0, p.green.on)));
        }
        (Some(_), ToldState::Not | ToldState::Tried(_) | ToldState::Otherwise(_)) => {
            painter.circle(middle, 8.0, p.bg1, Stroke::new(2.0, p.amber.text));
            letter("!", p.amber.text);
        }
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
    (painter, projector): (&Painter, &Projector),
    sight: &Sight<'_>,
    (area, stale): (&AreaView<'_>, bool),
    drag: &mut Option<WindDrag>,
) {
    let p = &sight.look.palette;
    let leak = at(projector, area.footprint.origin);
    let dragged = drag
        .as_ref()
        .filter(|it| it.incident == area.incident.id)
        .map(|it| it.degrees);
    let known = area.wind.and_then(|it| it.from.angle_e7());
    let degrees = match (dragged, known) {
        (Some(degrees), _) => f32::from(degrees),
        (None, Some(angle)) => angle as f32 / 1e7,
        (None, None) => 0.0,
    };
    let way = Vec2::angled((degrees - 90.0).to_radians());
    let tail = leak + way * ARROW;
    let ink = match (dragged, known, stale) {
        (Some(_), _, _) => p.blue.text,
        (None, Some(_), false) => p.ink1,
        (None, _, _) => p.red.text,
    };
    let head = leak + way * 16.0;
    let stroke = Stroke::new(3.0, ink);
    if known.is_none() && dragged.is_none() || stale || dragged.is_some() {
        painter.extend(Shape::dashed_line(&[tail, head], stroke, 6.0, 5.0));
    } else {
        painter.line_segment([tail, head], stroke);
    }
    if known.is_some() || dragged.is_some() {
        let across = way.rot90() * 7.0;
        let base = head + way * 12.0;
        let tip = vec![head, base + across, base - across];
        painter.add(Shape::convex_polygon(tip, ink, Stroke::NONE));
    }
    painter.circle(tail, 7.0, p.bg1, Stroke::new(2.0, ink));
    let text = wind_words(sight, area, (dragged, stale));
    let side = if way.x < 0.0 {
        (Align2::RIGHT_CENTER, Vec2::new(-14.0, 0.0))
    } else {
        (Align2::LEFT_CENTER, Vec2::new(14.0, 0.0))
    };
    plate(painter, (tail + side.1, side.0), (&text, ink, p.bg1));
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

fn wind_words(
    sight: &Sight<'_>,
    area: &AreaView<'_>,
    (dragged, stale): (Option<u16>, bool),
) -> String {
    if let Some(degrees) = dragged {
        let from = dispatch_core::command::WindFrom::Degrees(degrees);
        let from = from_text(sight.lang(), from);
        return sight.say_with(Key::WindDragged, [("from", from.into())]);
    }
    let Some(mark) = area.wind else {
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
fn title(
    painter: &Painter,
    projector: &Projector,
    sight: &Sight<'_>,
    area: &AreaView<'_>,
    labels: &mut Labels,
) {
    let text = sight.say_with(
        Key::AreaOnMap,
        [
            ("n", area.version.number.into()),
            ("isolation", area.footprint.isolation_m.into()),
            ("downwind", area.footprint.protective_m.into()),
        ],
    );
    let outline = match area.footprint.corners() {
        Some(corners) => corners.iter().map(|it| at(projector, *it)).collect(),
        None => circle(
            projector,
            area.footprint.origin,
            area.footprint.protective_m,
        ),
    };
    let by_height = |a: &Pos2, b: &Pos2| a.y.total_cmp(&b.y);
    let top = outline.iter().copied().min_by(by_height);
    let foot = outline.iter().copied().max_by(by_height);
    let above = top.map(|it| it - Vec2::new(0.0, 12.0));
    let below = foot.map(|it| it + Vec2::new(0.0, 12.0));
    let ink = sight.look.palette.amber.text;
    let spots = above.into_iter().chain(below);
    labels.write(painter, (text, size::SMALLEST, ink), spots);
}
