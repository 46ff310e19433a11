//! The ground of the map: a schematic of the district, its names, its scale. Marked 示意图.

use atlas::datum::{Datum, LonLat};
use atlas::ground::CourseKind;
use atlas::sketch::ToldKind;
use dispatch_core::point::Point;
use dispatch_core::state::Registry;
use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2,
};
use walkers::{Position, Projector, lon_lat};

use super::base::Base;
use super::cells::{Flat, cells, outline};
use super::elsewhere::Elsewhere;
use super::labels::Labels;
use super::readout::READOUT;
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::{Key, Lang};
use crate::schematic::Schematic;

/// Lines of the schematic that the district's folder draws: rivers and main roads.
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

impl Lines {
    /// The lines among what the district's folder tells.
    #[must_use]
    pub fn of(told: Schematic) -> Lines {
        let mut lines = Lines::default();
        for it in told.lines {
            let list = match it.kind {
                ToldKind::Road(_) => &mut lines.roads,
                ToldKind::Course(CourseKind::Railway | CourseKind::Metro, _) => &mut lines.railways,
                ToldKind::Course(..) => &mut lines.rivers,
            };
            list.push(Drawn {
                zh: it.name.zh,
                en: it.name.en,
                points: it.points,
            });
        }
        for it in told.places {
            lines.places.push(Drawn {
                zh: it.name.zh,
                en: it.name.en,
                points: vec![it.at],
            });
        }
        lines
    }
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

/// The room of the plate at the lower right.
#[must_use]
pub fn plate_room(clip: Rect) -> Rect {
    let size = Vec2::new(224.0, 79.0);
    Rect::from_min_size(clip.right_bottom() - size - Vec2::splat(12.0), size)
}

/// The plate at the lower right: scale, datum, the place under the pointer, 示意图 or what the district
/// writes there instead. At the lower left stands whose data they are.
pub fn plate_ui(
    ui: &Ui,
    projector: &Projector,
    sight: &Sight<'_>,
    (base, elsewhere): (&Base, &Elsewhere),
) {
    match elsewhere.shown() {
        Some(source) => {
            let trouble = elsewhere.trouble(sight.lang());
            owed_elsewhere_ui(ui, projector, sight, (&source.attribution, trouble));
        }
        None => owed_ui(ui, projector, sight, base),
    }
    let p = &sight.look.palette;
    let clip = projector.clip_rect();
    let centre = projector.unproject(clip.center().to_vec2());
    let per_metre = projector.scale_pixel_per_meter(centre);
    let (metres, label) = scale_step(120.0 / per_metre.max(1e-9));
    let pointer = ui
        .input(|input| input.pointer.hover_pos())
        .filter(|at| clip.contains(*at))
        .map_or(centre, |at| projector.unproject(at.to_vec2()));
    let wgs = LonLat {
        lon: pointer.x(),
        lat: pointer.y(),
    };
    let pair = |datum: Datum| {
        let there = wgs.from_wgs84(datum);
        format!("{datum} {:.5}, {:.5}", there.lon, there.lat)
    };
    let places = sight.settings.read(&READOUT).iter().map(|it| pair(*it));
    let approval = base.sheet().map(|it| it.standing.approval.clone());
    let approval = approval.filter(|it| !it.is_empty());
    let standing = match elsewhere.shown() {
        Some(source) => sight.lang().name(&source.zh, &source.en),
        None => approval.unwrap_or_else(|| sight.say(Key::Schematic).into_owned()),
    };
    let lines: Vec<String> = places.chain([standing]).collect();
    let plate = plate_room(clip);
    let painter = ui.painter().with_clip_rect(clip);
    painter.rect(
        plate,
        CornerRadius::same(2),
        p.bg1,
        Stroke::new(1.0, p.line2),
        StrokeKind::Inside,
    );
    let left = plate.left() + 10.0;
    let bar_y = plate.top() + 14.0;
    let bar = left + 52.0..=left + 52.0 + metres * per_metre;
    painter.text(
        Pos2::new(left, bar_y),
        Align2::LEFT_CENTER,
        label,
        font::regular(size::SMALLEST),
        p.ink1,
    );
    painter.hline(
        *bar.start()..=*bar.end(),
        bar_y + 3.0,
        Stroke::new(1.5, p.ink1),
    );
    for x in [*bar.start(), *bar.end()] {
        painter.vline(x, bar_y - 2.0..=bar_y + 3.0, Stroke::new(1.5, p.ink1));
    }
    for (index, line) in lines.iter().enumerate() {
        painter.text(
            Pos2::new(left, plate.top() + 32.0 + 17.0 * index as f32),
            Align2::LEFT_CENTER,
            line,
            font::regular(size::SMALLEST),
            p.ink2,
        );
    }
}

/// Who made the data, or why there are none.
fn owed_ui(ui: &Ui, projector: &Projector, sight: &Sight<'_>, base: &Base) {
    let p = &sight.look.palette;
    let chinese = sight.lang() == Lang::Zh;
    // What a schematic says of itself stands on the plate already.
    let owed = base.sheet().filter(|it| !it.standing.is_sketch);
    let (text, ink) = match (base.failed(chinese), owed) {
        (Some(why), _) => (why, p.amber.text),
        (None, Some(sheet)) => (&sheet.attribution[..], p.ink2),
        (None, None) => return,
    };
    owed_text_ui(ui, projector, sight, (text, ink));
}

/// Who made the pictures that are shown, and before that why none comes.
fn owed_elsewhere_ui(
    ui: &Ui,
    projector: &Projector,
    sight: &Sight<'_>,
    (attribution, trouble): (&str, Option<String>),
) {
    let p = &sight.look.palette;
    match trouble {
        Some(why) => {
            let text = format!("{why} · {attribution}");
            owed_text_ui(ui, projector, sight, (&text, p.amber.text));
        }
        None => owed_text_ui(ui, projector, sight, (attribution, p.ink2)),
    }
}

fn owed_text_ui(ui: &Ui, projector: &Projector, sight: &Sight<'_>, (text, ink): (&str, Color32)) {
    let p = &sight.look.palette;
    let clip = projector.clip_rect();
    let most = (clip.width() - plate_room(clip).width() - 60.0).max(80.0);
    let galley = ui
        .painter()
        .layout(text.to_owned(), font::regular(size::SMALLEST), ink, most);
    let at = clip.left_bottom() + Vec2::new(12.0, -12.0 - galley.size().y);
    let plate = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(6.0, 2.0));
    let painter = ui.painter().with_clip_rect(clip);
    painter.rect_filled(plate, CornerRadius::same(2), p.bg1);
    painter.galley(at, galley, ink);
}

/// The largest round length not above `metres`, and how it is written.
fn scale_step(metres: f32) -> (f32, String) {
    let steps = [
        50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0, 10_000.0, 20_000.0,
    ];
    let step = steps
        .into_iter()
        .rev()
        .find(|step| *step <= metres)
        .unwrap_or(50.0);
    let label = if step >= 1_000.0 {
        format!("{} km", step / 1_000.0)
    } else {
        format!("{step} m")
    };
    (step, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_survives_the_way_to_the_map_and_back() {
        let there = Point::new(279_925_000, 1_205_886_000);
        assert_eq!(there.and_then(|it| point(position(it))), there);
    }

    #[test]
    fn the_scale_is_a_round_length_that_fits() {
        assert_eq!(scale_step(1_300.0), (1_000.0, "1 km".to_owned()));
        assert_eq!(scale_step(320.0), (200.0, "200 m".to_owned()));
    }
}
