//! What is plotted: cordons, routes, hazards. An area has a hatch and a line its dashes, so that
//! nothing is told by colour alone.

use dispatch_core::command::Shape as Plotted;
use dispatch_core::point::Point;
use dispatch_core::state::PlotMark;
use eframe::egui::{Align2, Painter, Pos2, Shape, Stroke, Vec2};
use walkers::Projector;

use super::ground::position;
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;

/// Distance between two lines of a hatch, in points.
const PITCH: f32 = 9.0;

/// Paints everything plotted by the open incidents.
pub fn paint(painter: &Painter, projector: &Projector, sight: &Sight<'_>) {
    for incident in sight.state().open_incidents() {
        let valid = incident
            .plots
            .values()
            .filter(|it| it.until.is_none_or(|until| sight.now < until));
        for plot in valid {
            plot_ui(painter, projector, sight, plot);
        }
    }
}

fn plot_ui(painter: &Painter, projector: &Projector, sight: &Sight<'_>, plot: &PlotMark) {
    let p = &sight.look.palette;
    let ink = if plot.hazard || plot.no_go {
        p.red.text
    } else {
        p.blue.text
    };
    let at = |point: &Point| projector.project(position(*point)).to_pos2();
    let outline: Vec<Pos2> = match &plot.shape {
        Plotted::Point(point) => {
            let middle = at(point);
            painter.circle_stroke(middle, 7.0, Stroke::new(2.0, ink));
            vec![middle]
        }
        Plotted::Line(points) => {
            let course: Vec<Pos2> = points.iter().map(at).collect();
            painter.extend(Shape::dashed_line(&course, Stroke::new(2.5, ink), 9.0, 5.0));
            course
        }
        Plotted::Area(points) => points.iter().map(at).collect(),
        Plotted::Circle { center, radius_m } => {
            let middle = at(center);
            let reach = *radius_m as f32 * projector.scale_pixel_per_meter(position(*center));
            (0..48_u8)
                .map(|step| {
                    middle + Vec2::angled(f32::from(step) * std::f32::consts::TAU / 48.0) * reach
                })
                .collect()
        }
    };
    if matches!(plot.shape, Plotted::Area(_) | Plotted::Circle { .. }) {
        hatch(painter, &outline, Stroke::new(1.0, ink.gamma_multiply(0.5)));
        painter.add(Shape::closed_line(outline.clone(), Stroke::new(2.0, ink)));
    }
    let words = plot
        .words
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    if let Some(top) = outline.iter().copied().min_by(|a, b| a.y.total_cmp(&b.y)) {
        let place = top - Vec2::new(0.0, 4.0);
        painter.text(
            place,
            Align2::CENTER_BOTTOM,
            words,
            font::regular(size::SMALLEST),
            ink,
        );
    }
}

/// Lines at 45 degrees inside a convex outline.
fn hatch(painter: &Painter, outline: &[Pos2], stroke: Stroke) {
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
