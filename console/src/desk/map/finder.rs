//! The list beside the map: everything that stands on it, found by a name, by its pinyin initials or by
//! coordinates; what is chosen here is chosen there. Whoever uses no mouse works the map here.

use std::sync::Arc;

use atlas::datum::{Datum, LonLat};
use atlas::pair::Pair;
use dispatch_core::point::Point;
use eframe::egui::{
    Align2, Frame, Key as Pressed, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    Vec2, WidgetInfo,
};

use super::ground::Lines;
use super::measure::{length_text, metres};
use super::sprites::{Batch, Piece, Sprites};
use super::things::{Standing, Target, Thing};
use crate::desk::font;
use crate::desk::found::finds;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::text_field;
use crate::language::Key;

/// Least height of a row in points.
const ROW: f32 = 26.0;

/// The list while it is open.
#[derive(Debug, Default)]
pub struct Finder {
    typed: String,
    /// The caret goes into the field with the next frame.
    caret: bool,
}

impl Finder {
    /// An open one, ready to be written into.
    #[must_use]
    pub fn open() -> Finder {
        Finder {
            typed: String::new(),
            caret: true,
        }
    }
}

/// What a row leads to.
#[derive(Clone, Copy, Debug)]
pub enum Goal<'a> {
    /// A symbol: it is chosen, and stands in the middle.
    Thing(&'a Thing),
    /// A place.
    Place(Point),
}

struct Found<'a> {
    goal: Goal<'a>,
    name: String,
    chosen: bool,
}

impl Found<'_> {
    fn point(&self) -> Point {
        match self.goal {
            Goal::Thing(it) => it.point,
            Goal::Place(it) => it,
        }
    }
}

/// From where distances are told, and whether a thing is chosen.
pub type Vantage<'a> = (Option<Point>, &'a dyn Fn(&Thing) -> bool);

/// Draws it at the left of the map. Distances are from `from`. Returns where the person wants to go.
pub fn finder_ui<'a>(
    ui: &mut Ui,
    sight: &Sight<'_>,
    ((standing, lines), below): ((&'a Standing, &Lines), Rect),
    (from, is_chosen): Vantage<'_>,
    finder: &mut Finder,
) -> Option<Goal<'a>> {
    let p = sight.look.palette;
    let room = Rect::from_min_size(
        below.min,
        Vec2::new(
            (below.width() - 10.0).clamp(120.0, 340.0),
            (below.height() - 12.0).max(80.0),
        ),
    );
    let mut wanted = None;
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        let frame = Frame::new()
            .fill(p.bg1)
            .stroke(Stroke::new(1.0, p.line2))
            .inner_margin(Margin::same(8));
        frame.show(ui, |ui| {
            ui.set_width(room.width() - 16.0);
            let width = room.width() - 24.0;
            let field = text_field(ui, sight, (Key::MapFind, width), &mut finder.typed);
            if std::mem::take(&mut finder.caret) {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|it| it.key_pressed(Pressed::Enter));
            let mut found = by_coordinates(&finder.typed);
            if found.is_empty() {
                found = by_name(sight, (standing, lines), &finder.typed, is_chosen);
            }
            if let Some(from) = from {
                let far = |it: &Found<'_>| (!it.chosen, metres(from, it.point()));
                found.sort_by(|a, b| {
                    let (a, b) = (far(a), far(b));
                    a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
                });
            }
            if found.is_empty() {
                ui.label(sight.look.row(sight.say(Key::MapFindNothing)));
            } else {
                let count = sight.say_with(Key::MapFound, [("n", found.len().into())]);
                ui.label(sight.look.note(count));
            }
            if entered {
                wanted = found.first().map(|it| it.goal);
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = ScrollArea::vertical()
                .id_salt("on the map")
                .auto_shrink([false, true]);
            let height = row_height(ui);
            area.show_rows(ui, height, found.len(), |ui, rows| {
                for it in &found[rows] {
                    if row_ui(ui, sight, it, from) {
                        wanted = Some(it.goal);
                    }
                }
            });
        });
    });
    wanted
}

/// A pair that does not say its datum is offered in each of the two that a caller may read from: they lie
/// half a kilometre apart.
fn by_coordinates<'a>(typed: &str) -> Vec<Found<'a>> {
    let Some(pair) = Pair::read(typed) else {
        return Vec::new();
    };
    let datums = match pair.datum {
        Some(datum) => vec![datum],
        None => vec![Datum::Wgs84, Datum::Gcj02],
    };
    let found = datums.into_iter().filter_map(|datum| {
        let LonLat { lon, lat } = pair.at;
        Some(Found {
            goal: Goal::Place(pair.at.to_wgs84(datum).point()?),
            name: format!("{datum} {lon:.5}, {lat:.5}"),
            chosen: false,
        })
    });
    found.collect()
}

fn by_name<'a>(
    sight: &Sight<'_>,
    (standing, lines): (&'a Standing, &Lines),
    typed: &str,
    is_chosen: &dyn Fn(&Thing) -> bool,
) -> Vec<Found<'a>> {
    let things = standing.things().iter();
    let mut found: Vec<Found<'a>> = things
        .filter(|it| finds(typed, &it.name, &it.name))
        .map(|it| Found {
            goal: Goal::Thing(it),
            name: it.label(),
            chosen: is_chosen(it),
        })
        .collect();
    // Names of the ground are looked for, not listed: nobody scrolls past fourteen townships to a team.
    if typed.trim().is_empty() {
        return found;
    }
    let townships = sight.state().register.townships.values();
    let towns = townships.map(|it| (it.zh.as_str(), it.en.as_str(), Some(it.center)));
    // A map names the townships as well: once is enough.
    let is_town = |zh: &str| {
        sight
            .state()
            .register
            .townships
            .values()
            .any(|it| it.zh.as_str() == zh)
    };
    let places = lines.places.iter().filter(|it| !is_town(&it.zh));
    let drawn = [&lines.rivers, &lines.roads, &lines.railways];
    let drawn = drawn.into_iter().flatten().chain(places).map(|it| {
        let middle = it.points.get(it.points.len() / 2).copied();
        (it.zh.as_str(), it.en.as_str(), middle)
    });
    found.extend(
        towns
            .chain(drawn)
            .filter(|(zh, en, _)| finds(typed, zh, en))
            .filter_map(|(zh, en, point)| {
                Some(Found {
                    goal: Goal::Place(point?),
                    name: sight.lang().name(zh, en),
                    chosen: false,
                })
            }),
    );
    found
}

/// A hand in a glove needs more than a pointer.
fn row_height(ui: &Ui) -> f32 {
    ROW.max(space::pressed(ui))
}

fn row_ui(ui: &mut Ui, sight: &Sight<'_>, it: &Found<'_>, from: Option<Point>) -> bool {
    let p = &sight.look.palette;
    let size = Vec2::new(ui.available_width(), row_height(ui));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let far = from
        .map(|from| length_text(metres(from, it.point())))
        .unwrap_or_default();
    let spoken = format!("{} {far}", it.name);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, it.chosen, &spoken));
    if it.chosen || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, p.bg3);
    }
    if response.has_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let middle = rect.left_center() + Vec2::new(16.0, 0.0);
    if let Goal::Thing(thing) = it.goal {
        let sprite = Sprites::of(ui.ctx()).sprite(p, Piece::Symbol(thing.mark), 18.0);
        let mut batch = Batch::new(ui.ctx());
        batch.add(&sprite, middle);
        batch.paint(ui.painter());
    }
    let face = font::regular(size::NOTE);
    let right = rect.right_center() - Vec2::new(4.0, 0.0);
    let end = ui
        .painter()
        .text(right, Align2::RIGHT_CENTER, far, face.clone(), p.ink2);
    let room = Rect::from_min_max(rect.min, rect.max - Vec2::new(end.width() + 10.0, 0.0));
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    let left = rect.left_center() + Vec2::new(36.0, 0.0);
    painter.text(left, Align2::LEFT_CENTER, &it.name, face, p.ink1);
    response.clicked()
}

/// The place of what is chosen.
#[must_use]
pub fn place_of_chosen(things: &[Arc<Thing>], is_chosen: &dyn Fn(&Thing) -> bool) -> Option<Point> {
    // An incident that is chosen gives way to what was chosen on the map after it.
    let chosen = || things.iter().filter(|it| is_chosen(it));
    let other = chosen().find(|it| !matches!(it.target, Target::Incident(_)));
    other.or_else(|| chosen().next()).map(|it| it.point)
}
