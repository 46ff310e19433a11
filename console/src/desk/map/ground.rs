//! The plain ground of the map, for as long as there is no other: the areas of the townships around their
//! middles; and their names, which stand on any ground. Marked 示意图.

use dispatch_core::point::Point;
use dispatch_core::state::Registry;
use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2};
use walkers::{Position, Projector, lon_lat};

use super::cells::{Flat, cells, outline};
use super::labels::Labels;
use crate::desk::sight::Sight;
use crate::desk::theme::size;

/// Named lines of the ground: rivers and main roads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Rivers, each with its name.
    pub rivers: Vec<Drawn>,
    /// Main roads, each with its name.
    pub roads: Vec<Drawn>,
    /// Railways.
    pub railways: Vec<Drawn>,
    /// Named places, of one point each.
    pub places: Vec<Drawn>,
}

/// A named line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its name.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// Its course.
    pub points: Vec<Point>,
}

/// The areas computed from one adopted district, kept until another is adopted.
#[derive(Debug, Default)]
pub struct Areas {
    key: Option<(String, usize)>,
    outline: Vec<Position>,
    cells: Vec<Vec<Position>>,
}

/// A point of the core as walkers wants it.
#[must_use]
pub fn position(point: Point) -> Position {
    lon_lat(f64::from(point.lon_e7) / 1e7, f64::from(point.lat_e7) / 1e7)
}

/// A place on the map as a point of the core; `None` off the earth.
#[must_use]
pub fn point(position: Position) -> Option<Point> {
    let e7 = |degrees: f64| {
        let scaled = (degrees * 1e7).round();
        (scaled.abs() <= 1.8e9).then_some(scaled as i32)
    };
    Point::new(e7(position.y())?, e7(position.x())?)
}

/// The zoom at which all townships fit into a map of this size, in points.
#[must_use]
pub fn fitting_zoom(registry: &Registry, size: Vec2) -> Option<f64> {
    let centres = flat_centres(registry);
    let span = |pick: fn(&Flat) -> f64| {
        let values = centres.iter().map(pick);
        let low = values.clone().fold(f64::INFINITY, f64::min);
        values.fold(f64::NEG_INFINITY, f64::max) - low + 0.09
    };
    if centres.is_empty() {
        return None;
    }
    // At zoom 0 the whole turn of 360 degrees of longitude is 256 points wide.
    let fits = |points: f32, degrees: f64| (f64::from(points) * 360.0 / (256.0 * degrees)).log2();
    let wide = fits(size.x, span(|it| it.0) / EAST);
    let tall = fits(size.y, span(|it| it.1) / EAST);
    Some(wide.min(tall))
}

/// The zoom at which a span of so many 10⁻⁷ degrees fills so many points; `None` for no span.
#[must_use]
pub fn zoom_for_span(span_e7: i32, points: f32) -> Option<f64> {
    let degrees = f64::from(span_e7) / 1e7;
    (degrees > 0.0 && points > 0.0).then(|| (f64::from(points) * 360.0 / (256.0 * degrees)).log2())
}

/// The middle of the district's townships.
#[must_use]
pub fn middle(registry: &Registry) -> Option<Position> {
    let centres = flat_centres(registry);
    let middle = |pick: fn(&Flat) -> f64| {
        let values = centres.iter().map(pick);
        let low = values.clone().fold(f64::INFINITY, f64::min);
        (values.fold(f64::NEG_INFINITY, f64::max) + low) / 2.0
    };
    (!centres.is_empty()).then(|| unflat((middle(|it| it.0), middle(|it| it.1))))
}

/// One degree of longitude is shorter than one of latitude; at 28° by this factor.
pub const EAST: f64 = 0.883;

fn flat_centres(registry: &Registry) -> Vec<Flat> {
    registry
        .townships
        .values()
        .map(|it| position(it.center))
        .map(|it| (it.x() * EAST, it.y()))
        .collect()
}

fn unflat(flat: Flat) -> Position {
    lon_lat(flat.0 / EAST, flat.1)
}

impl Areas {
    fn refresh(&mut self, registry: &Registry) {
        let digest = registry
            .adopted
            .as_ref()
            .map(|it| it.digest.clone())
            .unwrap_or_default();
        let key = Some((digest, registry.townships.len()));
        if self.key == key {
            return;
        }
        let centres = flat_centres(registry);
        let lift = |area: Vec<Flat>| area.into_iter().map(unflat).collect();
        self.outline = if centres.is_empty() {
            Vec::new()
        } else {
            lift(outline(&centres))
        };
        self.cells = cells(&centres).into_iter().map(lift).collect();
        self.key = key;
    }

    /// Paints land, areas, rivers and roads, for as long as there is no other ground.
    pub fn paint(
        &mut self,
        painter: &Painter,
        projector: &Projector,
        sight: &Sight<'_>,
        lines: &Lines,
    ) {
        let p = &sight.look.palette;
        let registry = &sight.state().register;
        self.refresh(registry);
        let on_screen = |at: &Position| projector.project(*at).to_pos2();
        let land: Vec<Pos2> = self.outline.iter().map(on_screen).collect();
        if land.len() > 2 {
            painter.add(Shape::convex_polygon(
                land.clone(),
                p.map_land,
                Stroke::NONE,
            ));
        }
        for (cell, township) in self.cells.iter().zip(registry.townships.values()) {
            let corners: Vec<Pos2> = cell.iter().map(on_screen).collect();
            if corners.len() > 2 {
                let fill = if township.far { p.map_hill } else { p.map_land };
                let border = Stroke::new(1.0, p.map_border.gamma_multiply(0.6));
                painter.add(Shape::convex_polygon(corners, fill, border));
            }
        }
        paint_lines(painter, projector, sight, lines);
        if land.len() > 2 {
            painter.add(Shape::closed_line(land, Stroke::new(1.5, p.map_border)));
        }
    }

    /// Writes the names of the townships where there is room.
    pub fn write_names(
        &mut self,
        painter: &Painter,
        projector: &Projector,
        sight: &Sight<'_>,
        labels: &mut Labels,
    ) {
        let p = &sight.look.palette;
        let registry = &sight.state().register;
        self.refresh(registry);
        let on_screen = |at: &Position| projector.project(*at).to_pos2();
        for (cell, township) in self.cells.iter().zip(registry.townships.values()) {
            let at = centroid(cell).unwrap_or_else(|| position(township.center));
            let at = on_screen(&at);
            let name = sight
                .lang()
                .name(township.zh.as_str(), township.en.as_str());
            let spots = SHIFTS.map(|down| at + Vec2::new(0.0, down));
            labels.write(painter, (name, size::NOTE, p.map_text), spots);
        }
    }
}

/// Where the name of an area may stand instead of in its middle, in points downwards.
const SHIFTS: [f32; 7] = [0.0, 18.0, -18.0, 36.0, -36.0, 54.0, -54.0];

fn kinds<'a>(lines: &'a Lines, sight: &Sight<'_>) -> [(&'a [Drawn], f32, Color32); 3] {
    let p = &sight.look.palette;
    [
        (&lines.rivers, 7.0, p.map_water),
        (&lines.roads, 2.5, p.map_road),
        (&lines.railways, 1.5, p.map_border),
    ]
}

fn course(line: &Drawn, projector: &Projector) -> Vec<Pos2> {
    let points = line.points.iter();
    points
        .map(|it| projector.project(position(*it)).to_pos2())
        .collect()
}

fn paint_lines(painter: &Painter, projector: &Projector, sight: &Sight<'_>, lines: &Lines) {
    for (drawn, width, colour) in kinds(lines, sight) {
        for line in drawn {
            let course = course(line, projector);
            painter.add(Shape::line(course, Stroke::new(width, colour)));
        }
    }
}

/// Rivers and roads are named after everything else: at the middle of their course, or at another of
/// its points where that is taken.
pub fn name_lines(
    painter: &Painter,
    projector: &Projector,
    sight: &Sight<'_>,
    lines: &Lines,
    labels: &mut Labels,
) {
    let ink = sight.look.palette.map_text;
    for (drawn, _, _) in kinds(lines, sight) {
        for line in drawn {
            let course = course(line, projector);
            let (first, second) = course.split_at(course.len() / 2);
            let outwards = second.iter().chain(first.iter().rev());
            let spots = outwards.map(|at| *at - Vec2::new(0.0, 10.0));
            let name = sight.lang().name(&line.zh, &line.en);
            labels.write(painter, (name, size::SMALLEST, ink), spots);
        }
    }
}

/// The middle of an area's corners: away from the town, where the symbols stand.
fn centroid(cell: &[Position]) -> Option<Position> {
    let n = cell.len() as f64;
    (n > 0.0).then(|| {
        let sum = cell
            .iter()
            .fold((0.0, 0.0), |sum, it| (sum.0 + it.x(), sum.1 + it.y()));
        lon_lat(sum.0 / n, sum.1 / n)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_survives_the_way_to_the_map_and_back() {
        let there = Point::new(279_925_000, 1_205_886_000);
        assert_eq!(there.and_then(|it| point(position(it))), there);
    }
}
