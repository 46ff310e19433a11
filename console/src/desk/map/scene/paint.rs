//! How a frame of the map is painted, and what in it a pointer, a key or a screen reader can reach.

use eframe::egui::{Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Clicked, Scene, Seen};
use crate::desk::map::cluster::Cluster;
use crate::desk::map::labels::Plate;
use crate::desk::map::sprites::{Batch, Piece, Sprites};
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
            let room = Rect::from_center_size(it.at, Vec2::splat(it.size * 1.2)).intersect(clip);
            let (over, pressed) = if within(it.at) {
                let response = symbol_ui(ui, sight, &it, room);
                (response.hovered(), response.clicked())
            } else {
                under_pointer(ui, room)
            };
            let pointed = over.then(|| {
                let label = it.thing.label();
                Plate::below(&painter, sight, (it.at, 0.72 * it.size, label.as_str()))
            });
            plates.extend(it.plate.or(pointed));
            if pressed {
                clicked = Some(Clicked::Thing(it.thing));
            }
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
        clicked
    }

    /// All sprites of the frame, the lowest first.
    fn batch(&self, painter: &Painter, sight: &Sight<'_>) -> Batch {
        let sprites = Sprites::of(painter.ctx());
        let sprite = |piece, size| sprites.sprite(&sight.look.palette, piece, size);
        let mut batch = Batch::with_room(painter.ctx(), self.dots.len() + 2 * self.symbols.len());
        for at in &self.dots {
            batch.add(&sprite(Piece::Dot, DOT), *at);
        }
        for it in &self.symbols {
            batch.add(&sprite(Piece::Symbol(it.thing.mark), it.size), it.at);
            if it.thing.late > 0 {
                batch.add(&sprite(Piece::Late(it.thing.late), it.size), it.at);
            }
            if it.chosen {
                batch.add(&sprite(Piece::Selected, it.size), it.at);
            }
        }
        batch
    }

    /// Which places are near enough to what is chosen, or to the middle, for an item of their own.
    fn reached(&self, clip: Rect) -> impl Fn(Pos2) -> bool + use<> {
        let chosen = self.symbols.iter().find(|it| it.chosen);
        let from = chosen.map_or(clip.center(), |it| it.at);
        let room = REACHED.saturating_sub(self.clusters.len()).max(1);
        let mut far: Vec<f32> = self
            .symbols
            .iter()
            .map(|it| from.distance_sq(it.at))
            .collect();
        let limit = if far.len() > room {
            *far.select_nth_unstable_by(room - 1, f32::total_cmp).1
        } else {
            f32::INFINITY
        };
        move |at| from.distance_sq(at) <= limit
    }
}

fn symbol_ui(ui: &Ui, sight: &Sight<'_>, it: &Seen<'_>, room: Rect) -> Response {
    let name = &it.thing.name;
    let id = ui
        .scope_id()
        .with(("thing", name.as_str(), it.thing.point.lat_e7));
    let response = ui.interact(space::touched(ui, room), id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, it.thing.label()));
    if response.has_focus() {
        focus(ui, sight, (it.at, it.size));
    }
    response
}

fn cluster_ui(ui: &Ui, sight: &Sight<'_>, it: &Cluster<'_>, clip: Rect) -> Response {
    let names: Vec<&str> = it.members.iter().map(|it| it.name.as_str()).collect();
    let args = [
        ("n", it.members.len().into()),
        ("names", names.join("、").into()),
    ];
    let name = sight.say_with(Key::MapCluster, args);
    let id = ui.scope_id().with(("cluster", names.first().copied()));
    let response = ui.interact(
        space::touched(ui, it.room()).intersect(clip),
        id,
        Sense::click(),
    );
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

/// Whether the pointer is over something that has no item of its own, and whether it pressed it.
fn under_pointer(ui: &Ui, room: Rect) -> (bool, bool) {
    let over = ui.rect_contains_pointer(room);
    (
        over,
        over && ui.input(|input| input.pointer.primary_clicked()),
    )
}
