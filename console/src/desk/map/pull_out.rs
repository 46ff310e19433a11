//! 紧急撤离 over the map while it is not over: where, who has it and who has not, where to. It stands beside the
//! scene and covers no symbol (practice R13, R14).

use std::sync::Arc;

use dispatch_core::command::{OrderAnswer, Shape as Plotted};
use dispatch_core::point::Point;
use dispatch_core::register::Party;
use dispatch_core::state::{Addressee, Incident, OrderRecord, PlotMark};
use dispatch_core::view::team_place;
use dispatch_core::words::IncidentId;
use eframe::egui::{
    Color32, Galley, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};
use walkers::Projector;

use super::gas::{Pen, Sign};
use super::ground::position;
use super::labels::Labels;
use super::plots::arrow;
use super::things::place_of;
use crate::desk::font;
use crate::desk::incident::is_sounding;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::duration_text;
use crate::language::{Key, Lang};

/// The ring round the scene, in points: outside the symbol and its brackets.
const RING: f32 = 34.0;
/// How far the arrows outside it reach.
const REACH: f32 = RING + 12.0;
/// How many are named in a line; the others are counted.
const NAMES_MAX: usize = 3;
/// Nearer to the scene than this, in points, a team stands in it and its mark would cover the ring.
const APART: f32 = REACH + 10.0;
/// What the plate is larger than its words, on each side.
const EDGE: Vec2 = Vec2::new(8.0, 5.0);

/// What is painted over the symbols, after what lies under them.
#[derive(Debug)]
pub struct PullOut {
    /// Beside the teams that have a place of their own.
    signs: Vec<(Pos2, Sign)>,
    plate: Option<Plate>,
}

/// What is said of it.
#[derive(Debug)]
struct Plate {
    room: Rect,
    lines: Vec<Arc<Galley>>,
    spoken: String,
    incident: IncidentId,
}

/// Paints rings and ways of every pull-out that is not over: they lie under the symbols and the names, which
/// are all still read. Returns what lies over them.
pub fn under(
    painter: &Painter,
    projector: &Projector,
    sight: &Sight<'_>,
    labels: &mut Labels,
) -> Vec<PullOut> {
    let going_on = sight.state().incidents.going_on();
    let open = going_on.filter(|it| it.status.is_open() && !it.orders.is_empty());
    let mut all = Vec::new();
    for incident in open {
        let sounding = incident.orders.values().filter(|it| is_sounding(it));
        // Of several it is the newest that holds; the older ones stand at the incident.
        let newest = sounding.max_by_key(|it| it.given.at);
        if let (Some(order), Some(scene)) = (newest, place_of(sight, incident)) {
            let what: (_, &OrderRecord, _) = (incident, order, scene);
            all.push(one(painter, projector, sight, what, labels));
        }
    }
    all
}

fn one(
    painter: &Painter,
    projector: &Projector,
    sight: &Sight<'_>,
    (incident, order, scene): (&Incident, &OrderRecord, Point),
    labels: &mut Labels,
) -> PullOut {
    let on_screen = |it: Point| projector.project(position(it)).to_pos2();
    let at = on_screen(scene);
    let p = &sight.look.palette;
    if let Some(place) = assembly(sight, incident).and_then(middle) {
        way_out(painter, (at, on_screen(place)), p.green.text, p.bg1);
    }
    let mut signs = Vec::new();
    for (who, addressee) in &order.to {
        let Party::Team(team) = who else { continue };
        // At its station nobody looks for a team that is on the scene.
        let seen = team_place(sight.state(), team).filter(|it| it.seen_at.is_some());
        let there = seen.map(|it| on_screen(it.point));
        let apart = there.filter(|it| it.distance(at) > APART);
        signs.extend(apart.map(|it| (it, sign_of(addressee))));
    }
    let is_seen = painter.clip_rect().expand(REACH).contains(at);
    let plate = is_seen.then(|| {
        ring(painter, at, (p.red.text, p.bg1));
        plate(painter, sight, (incident, order, at), labels)
    });
    PullOut { signs, plate }
}

/// Paints what lies over the symbols.
pub fn over_ui(ui: &Ui, sight: &Sight<'_>, all: &[PullOut]) {
    let painter = ui.painter();
    let nowhere = |_: Point| Pos2::ZERO;
    let pen = Pen {
        painter,
        at: &nowhere,
        scale: 1.0,
        palette: &sight.look.palette,
    };
    for (at, sign) in all.iter().flat_map(|it| &it.signs) {
        pen.sign(*at, *sign);
    }
    for plate in all.iter().filter_map(|it| it.plate.as_ref()) {
        plate_ui(ui, sight, plate);
    }
}

/// Where everybody assembles, as it was plotted: the newest of such places that holds.
fn assembly<'a>(sight: &Sight<'_>, incident: &'a Incident) -> Option<&'a PlotMark> {
    let staging = incident.plots.values().map(|it| &**it);
    let holds = staging.filter(|it| {
        let until = it.until;
        it.kind.as_str() == "staging" && until.is_none_or(|until| sight.now < until)
    });
    holds.max_by_key(|it| it.said.at)
}

fn middle(plot: &PlotMark) -> Option<Point> {
    match &plot.shape {
        Plotted::Point(at) | Plotted::Circle { center: at, .. } => Some(*at),
        Plotted::Line(line) | Plotted::Area(line) => line.first().copied(),
    }
}

fn sign_of(it: &Addressee) -> Sign {
    match (&it.answer, &it.receipt) {
        (Some(OrderAnswer::Unable { .. }), _) => Sign::Undecided,
        (_, Some(_)) => Sign::Told,
        (_, None) => Sign::NotTold,
    }
}

/// A red ring with arrows that point away from it on four sides.
fn ring(painter: &Painter, at: Pos2, (ink, ground): (Color32, Color32)) {
    painter.circle_stroke(at, RING, Stroke::new(6.0, ground));
    painter.circle_stroke(at, RING, Stroke::new(3.0, ink));
    for turn in [0.125_f32, 0.375, 0.625, 0.875] {
        let way = Vec2::angled(turn * std::f32::consts::TAU);
        let across = way.rot90() * 7.0;
        let base = at + way * (RING + 3.0);
        let head = vec![at + way * (REACH + 2.0), base + across, base - across];
        let edge = Stroke::new(1.0, ground);
        painter.add(Shape::convex_polygon(head, ink, edge));
    }
}

/// A dashed line from the ring to where everybody assembles, with its head there.
fn way_out(painter: &Painter, (from, to): (Pos2, Pos2), ink: Color32, ground: Color32) {
    if from.distance(to) <= RING + 16.0 {
        return;
    }
    let begin = from + (to - from).normalized() * REACH;
    painter.line_segment([begin, to], Stroke::new(5.0, ground));
    let dashes = Shape::dashed_line(&[begin, to], Stroke::new(3.0, ink), 10.0, 6.0);
    painter.extend(dashes);
    arrow(painter, &[begin, to], ink);
}

/// What is said of it, the count first; each line with whether it is alarming.
fn lines(sight: &Sight<'_>, incident: &Incident, order: &OrderRecord) -> Vec<(String, bool)> {
    let (received, all) = (order.received(), order.to.len());
    let count = [("n", received.into()), ("of", all.into())];
    let since = duration_text(sight.now.since_s(order.given.at));
    let head = sight.say_with(Key::PullOutCount, count);
    let mut lines = vec![(format!("{head} · {since}"), true)];
    let unable = |it: &Addressee| matches!(it.answer, Some(OrderAnswer::Unable { .. }));
    let who = |wanted: &dyn Fn(&Addressee) -> bool| -> Vec<&Party> {
        let all = order.to.iter().filter(|it| wanted(it.1));
        all.map(|it| it.0).collect()
    };
    let silent = who(&|it| it.receipt.is_none() && !unable(it));
    let cannot = who(&unable);
    for (key, who) in [
        (Key::MapPullOutSilent, silent),
        (Key::MapPullOutUnable, cannot),
    ] {
        if !who.is_empty() {
            let names = names(sight, &who);
            lines.push((sight.say_with(key, [("names", names.into())]), true));
        }
    }
    let inside = incident.zone.inside_now();
    if inside > 0 {
        let text = sight.say_with(Key::InsideNow, [("n", inside.into())]);
        lines.push((text, true));
    }
    if let Some(place) = assembly(sight, incident) {
        let words = place.words.as_ref().map(ToString::to_string);
        let place = words.unwrap_or_else(|| sight.say(Key::PlotStaging).into_owned());
        let args = [("place", place.into())];
        lines.push((sight.say_with(Key::MapPullOutTo, args), false));
    }
    lines
}

fn names(sight: &Sight<'_>, who: &[&Party]) -> String {
    let named = who.iter().take(NAMES_MAX).map(|it| sight.party(it));
    let between = match sight.lang() {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let mut names = named.collect::<Vec<String>>().join(between);
    if let Some(more) = who.len().checked_sub(NAMES_MAX).filter(|it| *it > 0) {
        names.push(' ');
        names.push_str(&sight.say_with(Key::MapAndMore, [("n", more.into())]));
    }
    names
}

/// Finds its room, and leads to it.
fn plate(
    painter: &Painter,
    sight: &Sight<'_>,
    (incident, order, at): (&Incident, &OrderRecord, Pos2),
    labels: &mut Labels,
) -> Plate {
    let p = &sight.look.palette;
    let said = lines(sight, incident, order);
    let laid_out = |(line, (text, alarms)): (usize, &(String, bool))| {
        let face = match line {
            0 => font::bold(size::BODY),
            _ => font::regular(size::NOTE),
        };
        let ink = if *alarms { p.red.text } else { p.ink1 };
        painter.layout_no_wrap(text.clone(), face, ink)
    };
    let lines: Vec<Arc<Galley>> = said.iter().enumerate().map(laid_out).collect();
    let wide = lines.iter().map(|it| it.size().x).fold(0.0, f32::max);
    let tall: f32 = lines.iter().map(|it| it.size().y).sum();
    let size = Vec2::new(wide, tall) + 2.0 * EDGE;
    let below = || Rect::from_center_size(at + Vec2::new(0.0, REACH + size.y / 2.0), size);
    let found = labels.around(size, (at, REACH), painter.clip_rect());
    if let Some([from, to]) = found.and_then(|it| it.leader) {
        painter.line_segment([from, to], Stroke::new(2.0, p.red.text));
    }
    let all: Vec<&str> = said.iter().map(|it| it.0.as_str()).collect();
    Plate {
        room: found.map_or_else(below, |it| it.room),
        lines,
        spoken: format!("{} {}", sight.title(incident), all.join(" · ")),
        incident: incident.id.clone(),
    }
}

fn plate_ui(ui: &Ui, sight: &Sight<'_>, it: &Plate) {
    let (painter, p) = (ui.painter(), &sight.look.palette);
    let edge = Stroke::new(2.0, p.red.text);
    painter.rect(it.room, 2.0, p.bg1, edge, StrokeKind::Inside);
    let mut at = it.room.min + EDGE;
    for line in &it.lines {
        painter.galley(at, Arc::clone(line), p.red.text);
        at.y += line.size().y;
    }
    let id = ui.scope_id().with(("pull-out", it.incident.as_str()));
    let room = it.room.intersect(ui.clip_rect());
    let plate = ui.interact(room, id, Sense::hover());
    plate.widget_info(|| WidgetInfo::labeled(Role::Label, true, &it.spoken));
}
