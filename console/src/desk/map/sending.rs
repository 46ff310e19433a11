//! What is plotted and on its way to the ledger 待同步: drawn as it would lie, or as it lies until it is lifted, in
//! dashes, with the mark and the word. Nobody takes it for something that everybody sees already.

use dispatch_core::command::Shape as Plotted;
use eframe::egui::{Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo};
use walkers::Projector;

use super::labels::{Plate, Words};
use super::plots::course_of;
use super::sprites::{Batch, Piece, Sprites};
use crate::desk::outbox::About;
use crate::desk::sight::Sight;
use crate::language::Key;

/// Nominal size of the mark, and of a plot that is a point.
const SIZE: f32 = 24.0;

/// Draws everything plotted that waits.
pub fn sending_ui(ui: &Ui, projector: &Projector, sight: &Sight<'_>, sending: &[About]) {
    for about in sending {
        let (Some(incident), Some(plot)) = (&about.incident, &about.plot) else {
            continue;
        };
        let incident = sight.state().incident(incident);
        let there = incident.and_then(|it| it.plots.get(&plot.id));
        // What is to be lifted lies where it lay.
        let Some(shape) = plot.shape.as_ref().or(there.map(|it| &it.shape)) else {
            continue;
        };
        let words = plot.words.as_ref();
        let words = words.or_else(|| there.and_then(|it| it.words.as_ref()));
        let words = words.map_or("", |it| it.as_str());
        let text = format!("{words} {}", sight.say(Key::WaitsForLedger));
        one(ui, projector, sight, (shape, text.trim()));
    }
}

fn one(ui: &Ui, projector: &Projector, sight: &Sight<'_>, (shape, text): (&Plotted, &str)) {
    let p = &sight.look.palette;
    let painter = ui.painter();
    let course = course_of(projector, shape);
    let room = Rect::from_points(&course);
    if !room.is_finite() || !room.expand(SIZE).intersects(ui.clip_rect()) {
        return;
    }
    let closed = match shape {
        Plotted::Area(_) | Plotted::Circle { .. } => course.first().copied(),
        Plotted::Point(_) | Plotted::Line(_) => None,
    };
    let line: Vec<Pos2> = course.iter().copied().chain(closed).collect();
    let stroke = Stroke::new(2.0, p.blue.text);
    match line[..] {
        [at] => drop(painter.circle_stroke(at, SIZE / 2.0, stroke)),
        _ => painter.extend(Shape::dashed_line(&line, stroke, 6.0, 4.0)),
    }
    let at = Pos2::new(room.center().x, room.bottom());
    let mut batch = Batch::new(ui.ctx());
    let mark = Sprites::of(ui.ctx()).sprite(p, Piece::Waiting, SIZE);
    batch.add(&mark, at);
    batch.paint(painter);
    let words = Words {
        text: text.to_owned(),
        units: 0,
    };
    let plate = Plate::below(painter, sight, (at, 0.8 * SIZE), &words);
    plate.paint(painter, sight);
    let id = ui.scope_id().with(("sending", text));
    let response = ui.interact(plate.room(), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}
