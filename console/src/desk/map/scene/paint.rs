//! How a frame of the map is painted, and what in it a pointer, a key or a screen reader can reach.

use std::sync::Arc;

use eframe::egui::{Context, Painter, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Clicked, Scene, Seen};
use crate::desk::dragging;
use crate::desk::map::cluster::Cluster;
use crate::desk::map::labels::{Plate, Words};
use crate::desk::map::sprites::{Batch, Piece, Sprites};
use crate::desk::map::things::Target;
use crate::desk::sight::Sight;
use crate::desk::theme::space;

/// Nominal size of the dot of what nobody asked for.
const DOT: f32 = 5.0;

impl Scene {
    /// Paints it and senses the pointer. Returns what was clicked.
    pub fn paint(&self, ui: &mut Ui, sight: &Sight<'_>) -> Option<Clicked> {
        let clip = ui.clip_rect();
        let painter = ui.painter().clone();
        self.laid.paint(&painter);
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let near = |it: &Seen| pointer.is_some_and(|at| room_of(ui, it).contains(at));
        let mut clicked = None;
        let mut pointed = Vec::new();
        for it in &self.symbols {
            let near = near(it);
            if near && let Some(dropped) = dropped(ui, it) {
                clicked = Some(dropped);
            }
            let (over, pressed) = sense(ui, sight, it, near);
            if over && it.plate.is_none() {
                pointed.push(name_of(&painter, sight, it));
            }
            if pressed {
                clicked = Some(Clicked::Thing(Arc::clone(&it.thing)));
            }
        }
        for it in &self.clusters {
            if cluster_ui(ui, sight, it, (clip, pointer))
                && let Some(first) = it.members.first()
            {
                clicked = Some(Clicked::Cluster {
                    first: Arc::clone(first),
                    extent_e7: it.extent_e7(),
                });
            }
        }
        let plates = self.symbols.iter().filter_map(|it| it.plate.as_ref());
        for plate in plates.chain(&pointed) {
            plate.paint(&painter, sight);
        }
        for it in &self.outside {
            if it.ui(ui, sight).clicked() {
                clicked = Some(Clicked::Outside(Arc::clone(&it.thing)));
            }
        }
        // Units lie on the plates of their scenes, and nothing covers what points off the map.
        self.laid_over.paint(&painter);
        for it in &self.units {
            let (over, pressed) = sense(ui, sight, it, near(it));
            if over {
                name_of(&painter, sight, it).paint(&painter, sight);
            }
            if pressed {
                clicked = Some(Clicked::Thing(Arc::clone(&it.thing)));
            }
        }
        clicked
    }

    /// Lays all sprites, the lowest first.
    pub(super) fn lay(&mut self, ctx: &Context, sight: &Sight<'_>) {
        let dot = Sprites::of(ctx).sprite(&sight.look.palette, Piece::Dot, DOT);
        let count = self.dots.len() + 2 * self.symbols.len() + 4 * self.clusters.len();
        let mut batch = Batch::with_room(ctx, count);
        for at in &self.dots {
            batch.add(&dot, *at);
        }
        for it in &self.symbols {
            lay(&mut batch, ctx, sight, it);
        }
        for it in &self.clusters {
            it.lay(&mut batch, ctx, sight);
        }
        self.laid = batch.seal(ctx);
        let mut batch = Batch::new(ctx);
        for it in &self.units {
            lay(&mut batch, ctx, sight, it);
        }
        for it in &self.outside {
            it.lay(&mut batch, ctx, sight);
        }
        self.laid_over = batch.seal(ctx);
    }
}

/// Lays a symbol with what is over it.
fn lay(batch: &mut Batch, ctx: &Context, sight: &Sight<'_>, it: &Seen) {
    let sprites = Sprites::of(ctx);
    let sprite = |piece, size| sprites.sprite(&sight.look.palette, piece, size);
    match &it.sprite {
        Some(sprite) => batch.add(sprite, it.at),
        None => batch.add(&sprite(Piece::Symbol(it.thing.mark), it.size), it.at),
    }
    if it.thing.late > 0 {
        batch.add(&sprite(Piece::Late(it.thing.late), it.size), it.at);
    }
    if it.waiting {
        batch.add(&sprite(Piece::Waiting, it.size), it.at);
    }
    if it.preview {
        batch.add(&sprite(Piece::Preview, it.size), it.at);
    } else if it.chosen {
        batch.add(&sprite(Piece::Selected, it.size), it.at);
    }
}

fn name_of(painter: &Painter, sight: &Sight<'_>, it: &Seen) -> Plate {
    let words = Words {
        text: it.thing.label(),
        units: 0,
    };
    Plate::below(painter, sight, (it.at, 0.72 * it.size), &words)
}

/// The room in which the pointer is over a symbol.
fn room_of(ui: &Ui, it: &Seen) -> Rect {
    let room = Rect::from_center_size(it.at, Vec2::splat(it.size * 1.2));
    space::touched(ui, room).intersect(ui.clip_rect())
}

/// The team that was let go over an incident.
fn dropped(ui: &Ui, it: &Seen) -> Option<Clicked> {
    let Target::Incident(incident) = &it.thing.target else {
        return None;
    };
    let team = dragging::let_go_at(ui, room_of(ui, it))?;
    Some(Clicked::Dropped(incident.clone(), team))
}

/// Whether the pointer is over a symbol, and whether it was pressed: as an item of its own, or where it
/// has none by its place alone, which it is only `near`.
fn sense(ui: &Ui, sight: &Sight<'_>, it: &Seen, near: bool) -> (bool, bool) {
    if !it.is_item {
        let over = near && ui.rect_contains_pointer(room_of(ui, it));
        return (
            over,
            over && ui.input(|input| input.pointer.primary_clicked()),
        );
    }
    let room = room_of(ui, it);
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
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, it.chosen, it.thing.label()));
    if response.has_focus() {
        focus(ui, sight, (it.at, it.size));
    }
    (response.hovered(), response.clicked())
}

/// Whether it was pressed.
fn cluster_ui(
    ui: &Ui,
    sight: &Sight<'_>,
    it: &Cluster,
    (clip, pointer): (Rect, Option<Pos2>),
) -> bool {
    let room = space::touched(ui, it.room()).intersect(clip);
    if !it.is_item {
        let over = pointer.is_some_and(|at| room.contains(at)) && ui.rect_contains_pointer(room);
        return over && ui.input(|input| input.pointer.primary_clicked());
    }
    let first = it.members.first().map(|it| it.name.as_str());
    let id = ui.scope_id().with(("cluster", first));
    let response = ui.interact(room, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &it.name));
    if response.has_focus() {
        focus(ui, sight, (it.at, it.room().width() * 0.7));
    }
    response.on_hover_text(&it.name).clicked()
}

fn focus(ui: &Ui, sight: &Sight<'_>, (at, size): (Pos2, f32)) {
    let sprites = Sprites::of(ui.ctx());
    let mut batch = Batch::new(ui.ctx());
    batch.add(&sprites.sprite(&sight.look.palette, Piece::Focus, size), at);
    batch.paint(ui.painter());
}
