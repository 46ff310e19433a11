//! What is plotted: cordons, routes, hazards. An area has a hatch and a line its dashes, so that
//! nothing is told by colour alone.

use dispatch_core::command::Shape as Plotted;
use dispatch_core::point::Point;
use dispatch_core::state::PlotMark;
use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2};
use walkers::Projector;

use super::ground::position;
use super::labels::Labels;
use crate::desk::palette::Palette;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::drawn::{Edge, Meaning, plot_look, plots};

/// Distance between two lines of a hatch, in points.
const PITCH: f32 = 9.0;

/// Paints everything plotted by the open incidents.
pub fn paint(painter: &Painter, projector: &Projector, sight: &Sight<'_>, labels: &mut Labels) {
    for plot in plots(sight.state(), sight.now) {
        plot_ui(painter, projector, sight, (plot, labels));
    }
}

/// Paints what is being plotted: the points that were taken, and the line between them.
pub fn draft(painter: &Painter, projector: &Projector, sight: &Sight<'_>, points: &[Point]) {
    let ink = sight.look.palette.ink1;
    let places: Vec<Pos2> = points
        .iter()
        .map(|it| projector.project(position(*it)).to_pos2())
        .collect();
    let stroke = Stroke::new(1.5, ink);
    if let [first, .., last] = places[..] {
        painter.add(Shape::line(places.clone(), stroke));
        painter.extend(Shape::dashed_line(&[last, first], stroke, 4.0, 4.0));
    }
    for at in places {
        painter.circle_filled(at, 4.0, ink);
    }
}

/// How a kind is drawn: its ink, its edge, whether its area has a hatch.
struct Drawing {
    ink: Color32,
    edge: Edge,
    hatched: bool,
}

fn drawing(plot: &PlotMark, p: &Palette) -> Drawing {
    let look = plot_look(plot);
    let ink = match look.meaning {
        Meaning::Red => p.red.text,
        Meaning::Amber => p.amber.text,
        Meaning::Blue => p.blue.text,
        Meaning::Plain => p.ink1,
    };
    Drawing {
        ink,
        edge: look.edge,
        hatched: look.hatched,
    }
}

fn edge_line(painter: &Painter, course: &[Pos2], drawing: &Drawing) {
    let thin = Stroke::new(2.0, drawing.ink);
    match drawing.edge {
        Edge::Solid => drop(painter.add(Shape::line(course.to_vec(), thin))),
        Edge::Thick => {
            let thick = Stroke::new(3.0, drawing.ink);
            painter.add(Shape::line(course.to_vec(), thick));
        }
        Edge::Dashed => painter.extend(Shape::dashed_line(course, thin, 9.0, 5.0)),
        Edge::DashDot => {
            let dashes = [10.0, 2.5];
            let dashed = Shape::dashed_line_with_offset(course, thin, &dashes, &[3.5, 3.5], 0.0);
            painter.extend(dashed);
        }
        Edge::Dotted => painter.extend(Shape::dashed_line(course, thin, 2.0, 3.0)),
    }
}

fn plot_ui(
    painter: &Painter,
    projector: &Projector,
    sight: &Sight<'_>,
    (plot, labels): (&PlotMark, &mut Labels),
) {
    let drawing = drawing(plot, &sight.look.palette);
    let ink = drawing.ink;
    let outline = course_of(projector, &plot.shape);
    match plot.shape {
        Plotted::Point(_) => {
            for middle in &outline {
                painter.circle_stroke(*middle, 7.0, Stroke::new(2.0, ink));
            }
        }
        Plotted::Line(_) => {
            edge_line(painter, &outline, &drawing);
            arrow(painter, &outline, ink);
        }
        Plotted::Area(_) | Plotted::Circle { .. } => {
            if drawing.hatched {
                hatch(painter, &outline, Stroke::new(1.0, ink.gamma_multiply(0.5)));
            }
            let closed: Vec<Pos2> = outline.iter().chain(outline.first()).copied().collect();
            edge_line(painter, &closed, &drawing);
        }
    }
    let words = plot
        .words
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let by_height = |a: &Pos2, b: &Pos2| a.y.total_cmp(&b.y);
    let top = outline.iter().copied().min_by(by_height);
    let foot = outline.iter().copied().max_by(by_height);
    let above = top.map(|it| it - Vec2::new(0.0, 12.0));
    let below = foot.map(|it| it + Vec2::new(0.0, 12.0));
    let spots = above.into_iter().chain(below);
    labels.write(painter, (words, size::SMALLEST, ink), spots);
}

/// How a shape lies on the screen: its place, its line, or its edge.
pub(super) fn course_of(projector: &Projector, shape: &Plotted) -> Vec<Pos2> {
    let at = |point: &Point| projector.project(position(*point)).to_pos2();
    match shape {
        Plotted::Point(point) => vec![at(point)],
        Plotted::Line(points) | Plotted::Area(points) => points.iter().map(at).collect(),
        Plotted::Circle { center, radius_m } => {
            let middle = at(center);
            let reach = *radius_m as f32 * projector.scale_pixel_per_meter(position(*center));
            let step = std::f32::consts::TAU / 48.0;
            (0..48_u8)
                .map(|it| middle + Vec2::angled(f32::from(it) * step) * reach)
                .collect()
        }
    }
}

/// The head at the end of a way.
pub fn arrow(painter: &Painter, course: &[Pos2], ink: Color32) {
    if let [.., from, to] = course
        && from != to
    {
        let way = (*to - *from).normalized();
        let across = way.rot90() * 5.0;
        let base = *to - way * 11.0;
        let head = vec![*to, base + across, base - across];
        painter.add(Shape::convex_polygon(head, ink, Stroke::NONE));
    }
}

/// Lines at 45 degrees inside a convex outline.
pub(super) fn hatch(painter: &Painter, outline: &[Pos2], stroke: Stroke) {
    let along = |corner: &Pos2| corner.x + corner.y;
    let low = outline.iter().map(along).fold(f32::INFINITY, f32::min);
    let high = outline.iter().map(along).fold(f32::NEG_INFINITY, f32::max);
    let lines = ((high - low) / PITCH).clamp(0.0, 400.0) as u32;
    for line in 1..=lines {
        let level = low + line as f32 * PITCH;
        let crossings: Vec<Pos2> = outline
            .iter()
            .enumerate()
            .filter_map(|(index, from)| {
                let to = outline[(index + 1) % outline.len()];
                let (a, b) = (along(from) - level, along(&to) - level);
                ((a < 0.0) != (b < 0.0)).then(|| *from + (to - *from) * (a / (a - b)))
            })
            .collect();
        if let [from, to, ..] = crossings[..] {
            painter.line_segment([from, to], stroke);
        }
    }
}
