//! Closed and slow roads, struck through; and the ways of the teams that come.

use dispatch_core::point::Point;
use dispatch_core::view::{RoadStanding, road_closures};
use eframe::egui::{
    Color32, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
};
use walkers::Projector;

use super::ground::position;
use super::labels::Labels;
use super::plots::arrow;
use crate::desk::arrivals::way_text;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;
use crate::travel::outline;

/// Distance between two strokes through a closed road, in points.
const PITCH: f32 = 11.0;
/// Half the length of such a stroke, in points.
const STROKE: f32 = 6.0;
/// Most strokes through one line: nobody counts them.
const STROKES_MAX: u32 = 400;

/// Paints the ways first: a road that is closed stands above them. Each is said as well, whether or not its words
/// have found room.
pub fn roads_ui(ui: &Ui, projector: &Projector, sight: &Sight<'_>, labels: &mut Labels) {
    ways(ui, projector, sight, labels);
    let painter = ui.painter();
    let p = &sight.look.palette;
    for it in road_closures(sight.state(), sight.now) {
        let (ink, said) = match (it.standing, it.closed.slowed_kmh) {
            (RoadStanding::Open, _) => continue,
            (RoadStanding::RunOut, _) => (p.amber.text, Key::RoadRunOut),
            (RoadStanding::InForce, Some(_)) => (p.amber.text, Key::RoadSlow),
            (RoadStanding::InForce, None) => (p.red.text, Key::RoadClosed),
        };
        let here = sight.travels.closed(it.id);
        let found = here.map(|it| it.roads.clone()).filter(|it| !it.is_empty());
        // Where no road is known it is what was said that is drawn.
        let lines = found.unwrap_or_else(|| vec![outline(it.closed)]);
        let mut spot = None;
        for line in &lines {
            let course = course(projector, line);
            struck(painter, &course, ink, it.closed.slowed_kmh.is_none());
            spot = spot.or_else(|| course.get(course.len() / 2).copied());
        }
        let text = format!("{} {}", sight.say(said), it.closed.road);
        let spots = spot
            .into_iter()
            .flat_map(|at| [-16.0, 16.0, -30.0, 30.0].map(|by| at + Vec2::new(0.0, by)));
        let room = labels.write(painter, (text.clone(), size::SMALLEST, ink), spots);
        said_aloud(ui, (room, spot), ("closed", it.id.as_str()), &text);
    }
}

/// The same for whoever hears the screen, where it is written, else where it lies.
fn said_aloud(ui: &Ui, (room, at): (Option<Rect>, Option<Pos2>), which: (&str, &str), text: &str) {
    let there = at.map(|it| Rect::from_center_size(it, Vec2::splat(2.0 * STROKE)));
    let Some(room) = room.or(there).filter(|it| ui.clip_rect().intersects(*it)) else {
        return;
    };
    let response = ui.interact(room, ui.scope_id().with(which), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}

fn course(projector: &Projector, line: &[Point]) -> Vec<Pos2> {
    let at = |it: &Point| projector.project(position(*it)).to_pos2();
    line.iter().map(at).collect()
}

/// A line with strokes through it; one that is only slow has every third.
fn struck(painter: &Painter, course: &[Pos2], ink: Color32, closed: bool) {
    let stroke = Stroke::new(2.0, ink);
    if let [at] = course {
        for way in [Vec2::new(1.0, 1.0), Vec2::new(1.0, -1.0)] {
            painter.line_segment([*at - way * STROKE, *at + way * STROKE], stroke);
        }
        return;
    }
    painter.add(Shape::line(course.to_vec(), Stroke::new(3.0, ink)));
    let pitch = if closed { PITCH } else { 3.0 * PITCH };
    let mut next = pitch / 2.0;
    let mut strokes = 0;
    for pair in course.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let length = from.distance(to);
        let way = (to - from).normalized();
        let slant = (way + way.rot90()).normalized() * STROKE;
        while next <= length && strokes < STROKES_MAX {
            let at = from + way * next;
            painter.line_segment([at - slant, at + slant], stroke);
            next += pitch;
            strokes += 1;
        }
        next -= length;
    }
    if strokes == 0
        && let [from, .., to] = course
    {
        let at = from.lerp(*to, 0.5);
        let slant = Vec2::new(STROKE, -STROKE);
        painter.line_segment([at - slant, at + slant], stroke);
    }
}

/// The ways of whoever comes, and of whoever is chosen.
fn ways(ui: &Ui, projector: &Projector, sight: &Sight<'_>, labels: &mut Labels) {
    let painter = ui.painter();
    let p = &sight.look.palette;
    for (incident, team, way) in sight.travels.drawn() {
        let course = course(projector, &way.line);
        // A straight line is none that anybody drives: it is dashed.
        let stroke = Stroke::new(3.0, p.blue.text);
        if way.travel.by.is_along_roads() {
            painter.add(Shape::line(course.clone(), stroke));
        } else {
            painter.extend(Shape::dashed_line(&course, stroke, 8.0, 6.0));
        }
        arrow(painter, &course, p.blue.text);
        let id = incident;
        let incident = sight.state().incident(incident);
        let text = incident.and_then(|it| way_text(sight, it, team));
        if let (Some(text), Some(at)) = (text, course.get(course.len() / 2)) {
            let text = format!("{} {text}", sight.team(team));
            let spots = [-14.0, 14.0, -28.0, 28.0].map(|by| *at + Vec2::new(0.0, by));
            let ink = p.blue.text;
            let room = labels.write(painter, (text.clone(), size::SMALLEST, ink), spots);
            let which = (id.as_str(), team.as_str());
            said_aloud(ui, (room, Some(*at)), which, &text);
        }
    }
}
