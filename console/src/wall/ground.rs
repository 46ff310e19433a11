//! The one map of the wall: the ground of the desk, hatched where a township's source is dead.

use dispatch_core::point::Point;
use dispatch_core::words::TownshipId;
use eframe::egui::{Align2, Pos2, Rect, Shape, Stroke, Vec2};

use super::foot::dead_sources;
use super::gas::gas_ui;
use super::glance::Glance;
use super::marks::marks_ui;
use super::sheet::{Pen, bold, plain, size};
use crate::desk::clock_hm;
use crate::desk::map::base::{Base, Wanted};
use crate::desk::map::field::{Lens, Spot};
use crate::desk::map::{EAST, Flat, cells, drill_ui, outline};
use crate::language::{Key, Lang};

/// Distance between two lines of the hatching.
const HATCH: f32 = 22.0;

/// Rows by which the name of a quiet township may stand above or below its middle: it must not seem to be its
/// neighbour's.
const NEAR: &[f32] = &[0.0, -1.0, 1.0];
/// The same of one that is not seen, which has a line to its middle.
const FAR: &[f32] = &[0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0];

/// How the district lies on the sheet.
pub(super) struct Lie {
    /// In points of the sheet.
    lens: Lens,
}

impl Lie {
    /// All of an outline in a room.
    fn of(outline: &[Flat], room: Rect) -> Lie {
        let spots: Vec<Spot> = outline.iter().map(|it| spot(*it)).collect();
        let span = |pick: fn(&Spot) -> f64| {
            let all = spots.iter().map(pick);
            let low = all.clone().fold(f64::INFINITY, f64::min);
            (low, all.fold(f64::NEG_INFINITY, f64::max))
        };
        let ((west, east), (north, south)) = (span(|it| it.x), span(|it| it.y));
        let fits = |points: f32, share: f64| f64::from(points) / (256.0 * share.max(1e-9));
        let fits = fits(room.width(), east - west).min(fits(room.height(), south - north));
        let middle = Spot {
            x: f64::midpoint(west, east),
            y: f64::midpoint(north, south),
        };
        Lie {
            lens: Lens::new(fits.max(1.0).log2(), middle, room.center()),
        }
    }

    /// The same on the screen.
    fn on_screen(&self, pen: &Pen<'_>) -> Lens {
        let middle = self
            .lens
            .spots(Rect::from_min_max(Pos2::ZERO, Pos2::ZERO))
            .0;
        let zoom = self.lens.zoom() + f64::from(pen.scale).log2();
        Lens::new(zoom, middle, pen.at(Pos2::ZERO))
    }

    fn flat(&self, it: Flat) -> Pos2 {
        self.lens.at(spot(it))
    }

    /// Where a place stands on the sheet.
    pub fn at(&self, point: Point) -> Pos2 {
        self.lens.at(Spot::of(point))
    }
}

fn flat(point: Point) -> Flat {
    let degrees = |e7: i32| f64::from(e7) / 1e7;
    (degrees(point.lon_e7) * EAST, degrees(point.lat_e7))
}

fn spot((east, north): Flat) -> Spot {
    Spot::of_degrees(north, east / EAST)
}

/// Draws the map into `room`: the ground that the desk has, where the ledger is of the district that it is
/// of; until it has come, and where there is none, the plain areas of the townships.
pub(super) fn ground_ui(pen: &Pen<'_>, glance: &Glance<'_>, room: Rect, base: Option<&mut Base>) {
    let p = pen.palette;
    pen.fill(room, p.map_out, 0);
    let painter = pen.ui.painter().with_clip_rect(pen.room(room));
    let townships = &glance.state.register.townships;
    let centres: Vec<Flat> = townships.values().map(|it| flat(it.center)).collect();
    if centres.is_empty() {
        return;
    }
    let whole = outline(&centres);
    let inner = Rect::from_min_max(
        room.min + Vec2::splat(40.0),
        room.max - Vec2::new(40.0, 84.0),
    );
    let lie = Lie::of(&whole, inner);
    let on_screen = |it: &Flat| pen.at(lie.flat(*it));
    let areas: Vec<Vec<Pos2>> = cells(&centres)
        .iter()
        .map(|cell| cell.iter().map(on_screen).collect())
        .collect();
    let mut is_there = false;
    let mut standing = glance.say(Key::Schematic).into_owned();
    if let Some(base) = base {
        let how = Wanted::whole(*p);
        base.plan((&lie.on_screen(pen), painter.clip_rect()), &how);
        is_there = base.paint(&painter);
        standing = told_of(glance, base, &standing);
    }
    if !is_there {
        let border = Stroke::new(1.5 * pen.scale, p.map_border.gamma_multiply(0.7));
        for (area, township) in areas.iter().zip(townships.values()) {
            let fill = if township.far { p.map_hill } else { p.map_land };
            if area.len() > 2 {
                painter.add(Shape::convex_polygon(area.clone(), fill, border));
            }
        }
        let edge: Vec<Pos2> = whole.iter().map(on_screen).collect();
        let stroke = Stroke::new(3.0 * pen.scale, p.map_border);
        painter.add(Shape::closed_line(edge, stroke));
    }
    if glance.state.world.is_drill() {
        drill_ui(pen.ui, glance.look, painter.clip_rect());
    }
    let at = (
        room.left_bottom() + Vec2::new(24.0, -16.0),
        Align2::LEFT_BOTTOM,
    );
    let ink = plain(size::SMALLEST, p.ink3);
    pen.text(at, &standing, ink, room.width() - 48.0);
    let dead = dead_sources(glance);
    let gas = gas_ui(pen, glance, (&painter, &lie), room);
    let mut taken = marks_ui(pen, glance, (&lie, room), &gas);
    if !dead.is_empty() {
        taken.push(legend_room(pen, glance, room));
    }
    // Those that are not seen find their places first.
    let is_seen = |id: &TownshipId| dead.iter().all(|it| it.0 != *id);
    let mut in_turn: Vec<_> = areas.iter().zip(townships).collect();
    in_turn.sort_by_key(|(_, (id, _))| is_seen(id));
    let stroke = Stroke::new(2.0 * pen.scale, p.ink3);
    for (area, _) in in_turn.iter().filter(|(_, (id, _))| !is_seen(id)) {
        for ends in hatching(area, HATCH * pen.scale) {
            painter.line_segment(ends, stroke);
        }
    }
    let mut named = Vec::new();
    for (_, (id, township)) in in_turn {
        let since = dead.iter().find(|it| it.0 == *id).map(|it| it.1);
        let name = short(glance.lang(), township.zh.as_str(), township.en.as_str());
        let (text, ink) = match since {
            Some(at) => {
                let args = [("place", name.into()), ("at", clock_hm(at).into())];
                let text = glance.say_with(Key::WallSilentMap, args);
                (text, bold(size::SMALLEST, p.amber.text))
            }
            None => (name.to_owned(), plain(size::SMALLEST, p.map_text)),
        };
        let at = lie.at(township.center);
        let plate = Vec2::new(pen.width(&text, ink) + 16.0, 42.0);
        let steps = if since.is_some() { FAR } else { NEAR };
        let (plate, covered) = best_place((at, plate), room, (&taken, steps));
        // What is not seen is said in any case; the name of a quiet township may give way.
        if covered == 0.0 || since.is_some() {
            taken.push(plate);
            named.push((plate, at, (text, ink), since.is_some()));
        }
    }
    // Beside its place it says by a line where that is; no line goes over a name.
    for (plate, at, _, _) in named.iter().filter(|it| it.3 && !it.0.contains(it.1)) {
        pen.line(*at, plate.clamp(*at), (2.0, p.amber.text));
    }
    for (plate, _, (text, ink), is_unseen) in named {
        if is_unseen {
            pen.fill(plate, p.bg1, 2);
            pen.outline(plate, 1.5, p.line2);
        }
        let at = (plate.center(), Align2::CENTER_CENTER);
        pen.text(at, &text, ink, plate.width());
    }
    if !dead.is_empty() {
        legend_ui(pen, glance, room);
    }
}

/// Where a plate of this size stands best that belongs there: the nearest place, so many steps away at most and
/// inside the room, that covers nothing, else where it covers least; and how much that is, in square points.
fn best_place(
    (at, size): (Pos2, Vec2),
    room: Rect,
    (taken, steps): (&[Rect], &[f32]),
) -> (Rect, f32) {
    let places = steps.iter().flat_map(|down| {
        let asides = [0.0, -0.5, 0.5];
        asides.map(|aside| at + Vec2::new(aside * size.x, down * (size.y + 4.0)))
    });
    let inside = room.shrink2(size / 2.0);
    let covers = |plate: Rect| -> f32 {
        let rooms = taken.iter().map(|it| it.intersect(plate));
        rooms
            .filter(|it| it.is_positive())
            .map(|it| it.area())
            .sum()
    };
    let plates = places.map(|it| {
        let plate = Rect::from_center_size(inside.clamp(it), size);
        (plate, covers(plate))
    });
    let least = plates.min_by(|one, other| {
        let far = |it: Rect| it.center().distance_sq(at);
        let by_far = far(one.0).total_cmp(&far(other.0));
        one.1.total_cmp(&other.1).then(by_far)
    });
    least.unwrap_or((Rect::from_center_size(at, size), 0.0))
}

/// A township's name where room is scarce: without the word for what it is.
fn short<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh
            .strip_suffix("街道")
            .or_else(|| zh.strip_suffix('镇'))
            .unwrap_or(zh),
        Lang::En => en.split_whitespace().next().unwrap_or(en),
    }
}

/// How far the map is to be trusted and whose data it is, or why there is none.
fn told_of(glance: &Glance<'_>, base: &Base, schematic: &str) -> String {
    if let Some(why) = base.failed(glance.lang() == Lang::Zh) {
        return why.to_owned();
    }
    let Some(sheet) = base.sheet() else {
        return schematic.to_owned();
    };
    let standing = sheet.standing.says(schematic);
    // What a schematic says of itself is said already.
    match sheet.standing.is_sketch || sheet.attribution.is_empty() {
        true => standing,
        false => format!("{standing} · {}", sheet.attribution),
    }
}

/// Slanting lines inside a convex area, `step` apart.
fn hatching(area: &[Pos2], step: f32) -> Vec<[Pos2; 2]> {
    let across = |it: Pos2| it.x + it.y;
    let low = area
        .iter()
        .map(|it| across(*it))
        .fold(f32::INFINITY, f32::min);
    let high = area
        .iter()
        .map(|it| across(*it))
        .fold(f32::NEG_INFINITY, f32::max);
    let mut lines = Vec::new();
    // A window that is being folded away gives no step that could end.
    if !(low.is_finite() && high.is_finite() && step > 1.0) {
        return lines;
    }
    // The first lies inside: one through the corner would be a point.
    let mut level = ((low / step).floor() + 1.0) * step;
    while level < high {
        let mut ends = Vec::new();
        for (index, from) in area.iter().enumerate() {
            let to = area[(index + 1) % area.len()];
            let (a, b) = (across(*from) - level, across(to) - level);
            if (a <= 0.0) != (b <= 0.0) {
                ends.push(*from + (to - *from) * (a / (a - b)));
            }
        }
        if let [from, to] = ends[..] {
            lines.push([from, to]);
        }
        level += step;
    }
    lines
}

/// What the hatching means: a source that is dead, and no quiet place.
fn legend_ui(pen: &Pen<'_>, glance: &Glance<'_>, room: Rect) {
    let p = pen.palette;
    let text = glance.say(Key::WallDead);
    let ink = plain(size::SMALLEST, p.ink1);
    let plate = legend_room(pen, glance, room);
    pen.fill(plate, p.bg1, 2);
    pen.outline(plate, 2.0, p.line2);
    let sample = Rect::from_min_size(plate.min + Vec2::new(18.0, 13.0), Vec2::new(46.0, 34.0));
    pen.outline(sample, 1.5, p.ink3);
    let on_screen = pen.room(sample);
    let corners = [
        on_screen.left_top(),
        on_screen.right_top(),
        on_screen.right_bottom(),
        on_screen.left_bottom(),
    ];
    let stroke = Stroke::new(2.0 * pen.scale, p.ink3);
    for ends in hatching(&corners, 14.0 * pen.scale) {
        pen.ui.painter().line_segment(ends, stroke);
    }
    let at = (
        plate.left_center() + Vec2::new(78.0, 0.0),
        Align2::LEFT_CENTER,
    );
    pen.text(at, &text, ink, plate.width());
}

fn legend_room(pen: &Pen<'_>, glance: &Glance<'_>, room: Rect) -> Rect {
    let ink = plain(size::SMALLEST, pen.palette.ink1);
    let text = glance.say(Key::WallDead);
    let size = Vec2::new(pen.width(&text, ink) + 96.0, 60.0);
    let min = Pos2::new(room.right() - size.x - 18.0, room.top() + 18.0);
    Rect::from_min_size(min, size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_that_belong_to_one_place_stand_beside_each_other_and_in_the_room() {
        let room = Rect::from_min_size(Pos2::ZERO, Vec2::new(400.0, 300.0));
        let size = Vec2::new(120.0, 42.0);
        let mut taken: Vec<Rect> = Vec::new();
        for _ in 0..5 {
            let (plate, covered) = best_place((Pos2::new(390.0, 150.0), size), room, (&taken, FAR));
            assert!(covered == 0.0 && room.contains_rect(plate), "{plate:?}");
            assert!(taken.iter().all(|it| !it.intersects(plate)), "{plate:?}");
            taken.push(plate);
        }
        // A quiet one does not go as far as its neighbours.
        let (_, covered) = best_place((Pos2::new(390.0, 150.0), size), room, (&taken, NEAR));
        assert!(covered > 0.0);
    }

    #[test]
    fn a_hatched_area_has_its_lines_inside_and_none_where_it_has_no_size() {
        let square = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)].map(Pos2::from);
        let lines = hatching(&square, 10.0);
        assert_eq!(lines.len(), 7);
        let inside = Rect::from_min_max(square[0], square[2]).expand(0.01);
        assert!(lines.iter().flatten().all(|it| inside.contains(*it)));
        assert!(hatching(&square, 0.0).is_empty());
        assert!(hatching(&[], 10.0).is_empty());
    }
}
