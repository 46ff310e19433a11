//! Where the panes stand: a tree of rows, columns and tabs. Nobody has to arrange anything: each kind of
//! seat has a preset for the room there is. Whoever moves a pane has an arrangement of his own from then
//! on, which is saved for his seat and comes back at the next start.

mod arrangement;
mod by_keys;
mod fault;
mod following;
mod kept_layers;
mod link;
mod notices;
mod pane;
mod preset;
mod room;
mod tab;
mod whose;

use eframe::egui::{Rect, Vec2};
use egui_tiles::{Container, Tile, TileId, Tree};

use arrangement::tree_id;
pub use arrangement::{BYTES_MAX, Node};
pub use by_keys::{Stroke, Way};
pub use fault::Fault;
pub use following::Following;
use kept_layers::KeptLayers;
pub use link::{KeepLayout, KeptLayout, LAYOUTS_MAX, LayoutKeeper, LayoutLink, layout_link};
pub use notices::{Notice, notices_ui};
pub use pane::Pane;
pub use preset::Room;
pub use tab::{Tabbed, gives, tab_ui, widest};
pub use whose::{SeatKind, file_of, kind_of};

use crate::desk::incident::Part;
use preset::preset;

/// Which arrangement the tree shows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shows {
    /// Nothing yet.
    Nothing,
    /// The preset for this room.
    Preset(Room),
    /// The person's own.
    Own,
}

impl Shows {
    fn is_narrow(self) -> bool {
        matches!(self, Shows::Preset(room) if room.is_narrow())
    }
}

/// The panes of one window.
#[derive(Debug)]
pub struct Panes {
    kind: SeatKind,
    /// The name of the seat's file.
    file: String,
    /// What is drawn.
    pub tree: Tree<Pane>,
    shows: Shows,
    /// The person's own arrangement; `None` where the preset holds.
    own: Option<Node>,
    /// The own arrangement that was put away for the preset.
    put_away: Option<Node>,
    /// What the thread that keeps it has not been told.
    unsaved: bool,
    asked: bool,
    layers: KeptLayers,
    /// Whether a pane was drawn smaller than its words.
    is_too_small: bool,
    /// Whether every pane shows a tab to be moved by.
    pub arranging: bool,
    /// What the tree follows of the view.
    pub following: Following,
    /// What has to be told about the own arrangement.
    pub notices: Vec<Notice>,
    /// The pane that the keyboard went to last.
    at: Option<Pane>,
    /// The pane that takes the keyboard at the next frame.
    pub go_to: Option<Pane>,
    /// The pane that comes to the front at the next frame, though nothing else says so.
    wanted: Option<Pane>,
    /// The sections of the incident that stand apart from it.
    pub apart: Vec<Part>,
    room: Vec2,
}

impl Panes {
    /// The panes of a seat as the command line names it.
    #[must_use]
    pub fn of(seat: &str) -> Panes {
        Panes {
            kind: kind_of(seat),
            file: file_of(seat),
            tree: Panes::no_tree(),
            shows: Shows::Nothing,
            own: None,
            put_away: None,
            unsaved: false,
            asked: false,
            layers: KeptLayers::default(),
            is_too_small: false,
            arranging: false,
            following: Following::default(),
            notices: Vec::new(),
            at: None,
            go_to: None,
            wanted: None,
            apart: Vec::new(),
            room: Vec2::ZERO,
        }
    }

    /// Stands in for the tree while that is drawn.
    #[must_use]
    pub fn no_tree() -> Tree<Pane> {
        Tree::empty(tree_id())
    }

    /// Whether the place of the form is in sight also while none is open: a township that has no incident
    /// sees where to begin.
    #[must_use]
    pub fn keeps_form(&self, selected: bool) -> bool {
        self.kind == SeatKind::Township && !selected
    }

    /// Arranges the panes for the room there is: as the person did where everything has room, else as
    /// the preset does.
    pub fn fit(&mut self, room: Room) {
        self.room = room.size;
        let own = self.own.as_ref();
        let own = own.filter(|it| it.fits(room.size));
        let wanted = match own {
            Some(_) => Shows::Own,
            None => Shows::Preset(room),
        };
        if wanted != self.shows {
            self.show(wanted);
        }
        let parts = Pane::optional().filter(|it| self.holds(it));
        let parts = parts.filter_map(|it| match it {
            Pane::Part(part) => Some(*part),
            _ => None,
        });
        self.apart = parts.collect();
    }

    fn show(&mut self, wanted: Shows) {
        // Who had several panes in sight looks at one of them in a small window, and the preset knows
        // which; else what was in front stays in front.
        let shown = match self.shows.is_narrow() == wanted.is_narrow() {
            true => self.shown(),
            false => Vec::new(),
        };
        self.tree = match (wanted, &self.own) {
            (Shows::Preset(room), _) => preset(self.kind, room).tree(),
            (_, Some(own)) => own.tree(),
            (_, None) => return,
        };
        self.shows = wanted;
        self.tree
            .make_active(|_, tile| matches!(tile, Tile::Pane(it) if shown.contains(it)));
    }

    /// Takes in what the person moved: from now on the arrangement is his own. In a small window nothing is
    /// kept, and a pane too small to be read springs back when the mouse lets go.
    pub fn edited(&mut self) {
        if self.shows.is_narrow() {
            return;
        }
        let node = Node::of(&self.tree).filter(|it| it.fits(self.room));
        self.is_too_small = node.is_none();
        let Some(node) = node else { return };
        self.own = Some(node);
        self.put_away = None;
        self.shows = Shows::Own;
        self.unsaved = true;
    }

    /// The preset in place of the own arrangement, and the other way round.
    pub fn reset(&mut self) {
        match self.own.take() {
            Some(own) => self.put_away = Some(own),
            None => self.own = self.put_away.take(),
        }
        self.arranging = false;
        self.shows = Shows::Nothing;
        self.unsaved = true;
    }

    /// Whether an own arrangement was put away for the preset.
    #[must_use]
    pub fn has_put_away(&self) -> bool {
        self.put_away.is_some()
    }

    /// Whether the preset holds.
    #[must_use]
    pub fn is_preset(&self) -> bool {
        self.own.is_none()
    }

    /// Opens a pane that an arrangement may do without, beside the incident; or closes it.
    pub fn toggle(&mut self, pane: &Pane) {
        if let Some(id) = self.tile_of(pane) {
            self.tree.remove_recursively(id);
        } else if let Some(mut node) = Node::of(&self.tree) {
            node.add(pane.clone());
            let shown = self.shown();
            self.tree = node.tree();
            self.tree
                .make_active(|_, tile| matches!(tile, Tile::Pane(it) if shown.contains(it)));
            self.raise(pane.clone());
        }
        self.edited();
    }

    /// Brings a pane to the front of its tabs, at the next frame.
    pub fn raise(&mut self, pane: Pane) {
        self.wanted = Some(pane);
    }

    fn bring(&mut self, pane: &Pane) {
        if let Some(id) = self.tile_of(pane) {
            self.tree.set_visible(id, true);
            self.tree.make_active(|it, _| it == id);
        }
    }

    /// Where a pane stands in the tree.
    #[must_use]
    pub fn tile_of(&self, pane: &Pane) -> Option<TileId> {
        let tiles = self.tree.tiles.iter();
        let mut found = tiles.filter(|(_, tile)| matches!(tile, Tile::Pane(it) if it == pane));
        found.next().map(|(id, _)| *id)
    }

    /// Whether a pane is in the arrangement, in front or behind another.
    #[must_use]
    pub fn holds(&self, pane: &Pane) -> bool {
        self.tile_of(pane).is_some()
    }

    /// The panes that are in sight, as they are read: from the left, and from above.
    #[must_use]
    pub fn shown(&self) -> Vec<Pane> {
        let placed = self.placed().into_iter();
        placed.map(|(pane, _)| pane).collect()
    }

    /// The panes in sight and where they stand, in points.
    #[must_use]
    pub fn placed(&self) -> Vec<(Pane, Rect)> {
        let active = self.tree.active_tiles().into_iter();
        let mut shown: Vec<(Pane, Rect)> = active
            .filter_map(|id| {
                let pane = self.tree.tiles.get_pane(&id)?;
                Some((pane.clone(), self.tree.tiles.rect(id)?))
            })
            .collect();
        let place = |rect: &Rect| (rect.left().round() as i64, rect.top().round() as i64);
        shown.sort_by_key(|(_, rect)| place(rect));
        shown
    }

    /// The pane that stands where the incident does: itself, or the tab before it.
    #[must_use]
    pub fn in_front(&self) -> Option<Pane> {
        let tiles = &self.tree.tiles;
        let incident = self.tile_of(&Pane::Incident)?;
        let parent = tiles.parent_of(incident);
        let mut front = match parent.and_then(|it| tiles.get_container(it)) {
            Some(Container::Tabs(tabs)) => tabs.next_active(tiles)?,
            _ => incident,
        };
        // Where several panes stand behind one tab, the first of them.
        while let Some(container) = tiles.get_container(front) {
            front = match container {
                Container::Tabs(tabs) => tabs.next_active(tiles)?,
                other => *other.children().find(|it| tiles.is_visible(**it))?,
            };
        }
        tiles.get_pane(&front).cloned()
    }

    /// Gives the keyboard to the next pane in sight, or to the one before.
    pub fn step(&mut self, back: bool) {
        let shown = self.shown();
        let at = self.at.as_ref();
        let at = at.and_then(|at| shown.iter().position(|it| it == at));
        let next = match (at, back) {
            (None, false) => 0,
            (None, true) => shown.len().saturating_sub(1),
            (Some(at), false) => (at + 1) % shown.len(),
            (Some(at), true) => (at + shown.len() - 1) % shown.len(),
        };
        self.at = shown.get(next).cloned();
        self.go_to = self.at.clone();
    }

    /// Keeps the layers of the map, given by the names of those that were changed. Returns what was kept of
    /// this seat, once, when that is told.
    pub fn keep_layers(&mut self, link: &LayoutLink, changed: Vec<String>) -> Option<Vec<String>> {
        self.layers.exchange(link, &self.file, changed)
    }

    /// Exchanges what the thread told and is to be told; `false` once it has ended. `busy` says that the
    /// mouse still moves something.
    pub fn exchange(&mut self, link: &LayoutLink, busy: bool) -> bool {
        if !self.asked {
            self.asked = link
                .ask
                .try_send(KeepLayout::Read(self.file.clone()))
                .is_ok();
        }
        let alive = loop {
            match link.told.try_recv() {
                Ok(told) => self.hear(told),
                Err(err) => break err.is_empty(),
            }
        };
        if self.is_too_small && !busy {
            self.is_too_small = false;
            self.shows = Shows::Nothing;
        }
        if self.unsaved && !busy {
            let file = self.file.clone();
            let keep = match &self.own {
                Some(own) => KeepLayout::Write(file, own.clone()),
                None => KeepLayout::Forget(file),
            };
            // A full queue is tried again at the next frame.
            self.unsaved = link.ask.try_send(keep).is_err() && alive;
        }
        alive
    }

    fn hear(&mut self, told: KeptLayout) {
        match told {
            // Whoever has moved a pane meanwhile goes on with that.
            KeptLayout::Found(node) if self.own.is_none() && !self.unsaved => {
                self.own = Some(node.completed());
                self.shows = Shows::Nothing;
            }
            KeptLayout::Found(_) => {}
            KeptLayout::Layers(changed) => self.layers.found = Some(changed),
            KeptLayout::Unreadable(fault, kept) => {
                self.notices.push(Notice::Unreadable(fault, kept));
            }
            KeptLayout::NotSaved(zh, en) => {
                self.notices
                    .retain(|it| !matches!(it, Notice::NotSaved(..)));
                self.notices.push(Notice::NotSaved(zh, en));
            }
        }
    }
}
