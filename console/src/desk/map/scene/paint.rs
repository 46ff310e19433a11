//! How a frame of the map is painted, and what in it a pointer, a key or a screen reader can reach.

use eframe::egui::{Context, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Clicked, Scene, Seen};
use crate::desk::dragging;
use crate::desk::map::cluster::Cluster;
use crate::desk::map::labels::{Plate, Words};
use crate::desk::map::sprites::{Batch, Piece, Sprites};
use crate::desk::map::things::Target;
use crate::desk::sight::Sight;
use crate::desk::theme::space;
use crate::language::Key;

/// How many symbols and clusters the keyboard and a screen reader reach on the map itself: those nearest
/// to what is chosen. All of them stand in the list beside it.
const REACHED: usize = 200;
/// Nominal size of the dot of what nobody asked for.
const DOT: f32 = 5.0;

impl<'a> Scene<'a> {
    /// Paints it and senses the pointer. Returns what was clicked.
    pub fn paint(self, ui: &mut Ui, sight: &Sight<'_>) -> Option<Clicked<'a>> {
        let clip = ui.clip_rect();
        let painter = ui.painter().clone();
        self.batch(&painter, sight).paint(&painter);
        for it in &self.clusters {
            it.paint(&painter, sight);
        }
        let within = self.reached(clip);
        let mut clicked = None;
        let mut plates = Vec::new();
        for it in self.symbols {
            if let Some(dropped) = dropped(ui, &it) {
                clicked = Some(dropped);
            }
            let (over, pressed) = sense(ui, sight, &it, within(it.at));
            let pointed = (over && it.plate.is_none()).then(|| name_of(&painter, sight, &it));
            if pressed {
                clicked = Some(Clicked::Thing(it.thing));
            }
            plates.extend(it.plate.or(pointed));
        }
        for it in self.clusters {
            let response = cluster_ui(ui, sight, &it, clip);
            if response.clicked() {
                clicked = Some(Clicked::Cluster(it));
            }
        }
        for plate in plates {
            plate.paint(&painter, sight);
        }
        for it in self.outside {
            let thing = it.thing;
            if it.ui(ui, sight).clicked() {
                clicked = Some(Clicked::Outside(thing));
            }
        }
        // They lie on the plates of their scenes.
        let mut batch = Batch::new(ui.ctx());
        for it in &self.units {
            lay(&mut batch, ui.ctx(), sight, it);
        }
        batch.paint(&painter);
        for it in self.units {
            let (over, pressed) = sense(ui, sight, &it, within(it.at));
            if over {
                name_of(&painter, sight, &it).paint(&painter, sight);
            }
            if pressed {
                clicked = Some(Clicked::Thing(it.thing));
            }
        }
        clicked
    }

    /// All sprites of the frame, the lowest first.
    fn batch(&self, painter: &Painter, sight: &Sight<'_>) -> Batch {
        let ctx = painter.ctx();
        let dot = Sprites::of(ctx).sprite(&sight.look.palette, Piece::Dot, DOT);
        let mut batch = Batch::with_room(ctx, self.dots.len() + 2 * self.symbols.len());
        for at in &self.dots {
            batch.add(&dot, *at);
        }
        for it in &self.symbols {
            lay(&mut batch, ctx, sight, it);
        }
        batch
    }

    /// Which places are near enough to what is chosen, or to the middle, for an item of their own.
    fn reached(&self, clip: Rect) -> impl Fn(Pos2) -> bool + use<> {
        let all = self.symbols.iter().chain(&self.units);
        let chosen = self.symbols.iter().rev().find(|it| it.chosen);
        let from = chosen.map_or(clip.center(), |it| it.at);
        let room = REACHED.saturating_sub(self.clusters.len()).max(1);
        let mut far: Vec<f32> = all.map(|it| from.distance_sq(it.at)).collect();
        let limit = if far.len() > room {
            *far.select_nth_unstable_by(room - 1, f32::total_cmp).1
        } else {
            f32::INFINITY
        };
        move |at| from.distance_sq(at) <= limit
    }
}

/// Lays a symbol with what is over it.
fn lay(batch: &mut Batch, ctx: &Context, sight: &Sight<'_>, it: &Seen<'_>) {
    let sprites = Sprites::of(ctx);
    let sprite = |piece, size| sprites.sprite(&sight.look.palette, piece, size);
    match it.sprite {
        Some(sprite) => batch.add(sprite, it.at),
        None => batch.add(&sprite(Piece::Symbol(it.thing.mark), it.size), it.at),
    }
    if it.thing.late > 0 {
        batch.add(&sprite(Piece::Late(it.thing.late), it.size), it.at);
    }
    if it.preview {
        batch.add(&sprite(Piece::Preview, it.size), it.at);
    } else if it.chosen {
        batch.add(&sprite(Piece::Selected, it.size), it.at);
    }
}

fn name_of(painter: &Painter, sight: &Sight<'_>, it: &Seen<'_>) -> Plate {
    let words = Words {
        text: it.thing.label(),
        units: 0,
    };
    Plate::below(painter, sight, (it.at, 0.72 * it.size), &words)
}

/// The team that was let go over an incident.
fn dropped<'a>(ui: &Ui, it: &Seen<'a>) -> Option<Clicked<'a>> {
    let Target::Incident(incident) = &it.thing.target else {
        return None;
    };
    let room = Rect::from_center_size(it.at, Vec2::splat(it.size * 1.2));
    let room = space::touched(ui, room).intersect(ui.clip_rect());
    let team = dragging::let_go_at(ui, room)?;
    Some(Clicked::Dropped(incident, team))
}

/// Whether the pointer is over a symbol, and whether it was pressed: as an item of its own, or where it
/// has none by its place alone.
fn sense(ui: &Ui, sight: &Sight<'_>, it: &Seen<'_>, is_item: bool) -> (bool, bool) {
    let room = Rect::from_center_size(it.at, Vec2::splat(it.size * 1.2));
    let room = space::touched(ui, room).intersect(ui.clip_rect());
    if !is_item {
        let over = ui.rect_contains_pointer(room);
        return (
            over,
            over && ui.input(|input| input.pointer.primary_clicked()),
        );
    }
    let name = &it.thing.name;
    let id = ui
        .scope_id()
        .with(("thing", name.as_str(), it.thing.point.lat_e7));
    // A team can be dragged once it is chosen: else whoever moves the map would take one along.
    let held = match &it.thing.target {
        Target::Team(team) if it.chosen && !sight.past => Some(team),
        _ => None,
    };
    let senses = match held {
        Some(_) => Sense::click_and_drag(),
        None => Sense::click(),
    };
    let response = ui.interact(room, id, senses);
    if let Some(team) = held {
        dragging::take_hold(&response, team);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, it.thing.label()));
    if response.has_focus() {
        focus(ui, sight, (it.at, it.size));
    }
    (response.hovered(), response.clicked())
}

fn cluster_ui(ui: &Ui, sight: &Sight<'_>, it: &Cluster<'_>, clip: Rect) -> Response {
    let names: Vec<&str> = it.members.iter().map(|it| it.name.as_str()).collect();
    let args = [
        ("n", it.members.len().into()),
        ("names", names.join("、").into()),
    ];
    let incidents = matches!(
        it.members.first().map(|it| &it.target),
        Some(Target::Incident(_))
    );
    let key = if incidents {
        Key::MapCluster
    } else {
        Key::MapClusterTeams
    };
    let name = sight.say_with(key, args);
    let id = ui.scope_id().with(("cluster", names.first().copied()));
    let room = space::touched(ui, it.room()).intersect(clip);
    let response = ui.interact(room, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.has_focus() {
        focus(ui, sight, (it.at, it.room().width() * 0.7));
    }
    response.on_hover_text(name)
}

fn focus(ui: &Ui, sight: &Sight<'_>, (at, size): (Pos2, f32)) {
    let sprites = Sprites::of(ui.ctx());
    let mut batch = Batch::new(ui.ctx());
    batch.add(&sprites.sprite(&sight.look.palette, Piece::Focus, size), at);
    batch.paint(ui.painter());
}
