//! What is plotted: cordons, routes, hazards. Each is drawn by its kind, written beside it where there is room,
//! and told aloud.

use dispatch_core::command::Shape as Plotted;
use dispatch_core::point::Point;
use dispatch_core::state::{Incident, PlotMark};
use eframe::egui::{
    Color32, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
};
use walkers::Projector;

use super::ground::position;
use super::labels::Labels;
use super::plot_form::{Lies, draw, ink};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::drawn::{plot_look, plot_text, plots};

/// Paints everything plotted by the open incidents, and says each by its kind.
pub fn plots_ui(ui: &Ui, projector: &Projector, sight: &Sight<'_>, labels: &mut Labels) {
    for (index, plot) in plots(sight.state(), sight.now).into_iter().enumerate() {
        let Some(said) = plot_ui(ui, projector, sight, plot, labels) else {
            continue;
        };
        let id = ui.scope_id().with(("plot", index));
        let over = ui.interact(said.room, id, Sense::hover());
        over.widget_info(|| WidgetInfo::labeled(Role::Label, true, &*said.text));
        over.on_hover_text(said.text);
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

fn plot_ui(
    ui: &Ui,
    projector: &Projector,
    sight: &Sight<'_>,
    (of, plot): (&Incident, &PlotMark),
    labels: &mut Labels,
) -> Option<Said> {
    let p = &sight.look.palette;
    let look = plot_look(plot);
    let outline = course_of(projector, &plot.shape);
    let clip = ui.clip_rect();
    let bounds = Rect::from_points(&outline);
    if !bounds.is_finite() || !bounds.expand(24.0).intersects(clip) {
        return None;
    }
    let lies = match plot.shape {
        Plotted::Point(_) => Lies::Point(*outline.first()?),
        Plotted::Line(_) => Lies::Line(&outline),
        Plotted::Area(_) | Plotted::Circle { .. } => Lies::Area(&outline),
    };
    let inside = clip.shrink(12.0);
    let sign = draw(ui.painter(), p, &look, (lies, inside));
    if let Some(sign) = sign {
        labels.keep_clear(sign);
    }
    let text = plot_text(plot, sight.lang());
    let by_height = |a: &Pos2, b: &Pos2| a.y.total_cmp(&b.y);
    let top = outline.iter().copied().min_by(by_height);
    let foot = outline.iter().copied().max_by(by_height);
    // Clear of the symbol where it is a point.
    let off = match lies {
        Lies::Point(_) => 24.0,
        Lies::Line(_) | Lies::Area(_) => 12.0,
    };
    let above = top.map(|it| it - Vec2::new(0.0, off));
    let below = foot.map(|it| it + Vec2::new(0.0, off));
    let spots = above.into_iter().chain(below);
    let ink = ink(look.meaning, p);
    let words = (text.clone(), size::SMALLEST, ink);
    let written = labels.write(ui.painter(), words, spots);
    Some(Said {
        room: sign.or(written).unwrap_or(bounds.intersect(clip)),
        text: format!("{text} · {}", sight.title(of)),
    })
}

/// What is told of a plot to whoever hears the screen, and where.
struct Said {
    room: Rect,
    text: String,
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
