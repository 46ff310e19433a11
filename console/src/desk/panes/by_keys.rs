//! Panes moved and sized by the arrow keys, while they are arranged.

use eframe::egui::Rect;
use egui_tiles::{Container, LinearDir, Tile, TileId};

use super::{Pane, Panes};

/// By how much of its row or column a pane grows at one stroke.
const STEP: f32 = 0.03;

/// Where an arrow key points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// ←
    Left,
    /// →
    Right,
    /// ↑
    Up,
    /// ↓
    Down,
}

impl Way {
    fn dir(self) -> LinearDir {
        match self {
            Way::Left | Way::Right => LinearDir::Horizontal,
            Way::Up | Way::Down => LinearDir::Vertical,
        }
    }

    fn grows(self) -> bool {
        matches!(self, Way::Right | Way::Down)
    }
}

/// What an arrow key does with the pane that has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// It changes places with its neighbour.
    Carry(Way),
    /// It grows to the right or downwards, and shrinks the other way.
    Size(Way),
}

impl Panes {
    /// Does it. Where nothing stands that way, nothing happens.
    pub fn stroke(&mut self, pane: &Pane, stroke: Stroke) {
        let done = match stroke {
            Stroke::Carry(way) => self.carry(pane, way),
            Stroke::Size(way) => self.size(pane, way),
        };
        if done.is_some() {
            self.edited();
        }
    }

    fn carry(&mut self, pane: &Pane, way: Way) -> Option<()> {
        let placed = self.placed();
        let here = placed.iter().find(|(it, _)| it == pane)?.1;
        let beside = placed.iter().filter(|(_, it)| is_beside(here, *it, way));
        let next = beside.max_by(|a, b| {
            let shared = |it: &Rect| length_shared(here, *it, way);
            shared(&a.1).total_cmp(&shared(&b.1))
        })?;
        let (from, to) = (self.tile_of(pane)?, self.tile_of(&next.0)?);
        let tiles = &mut self.tree.tiles;
        tiles.insert(from, Tile::Pane(next.0.clone()));
        tiles.insert(to, Tile::Pane(pane.clone()));
        Some(())
    }

    fn size(&mut self, pane: &Pane, way: Way) -> Option<()> {
        let mut child = self.tile_of(pane)?;
        let parent = loop {
            let parent = self.tree.tiles.parent_of(child)?;
            match self.tree.tiles.get_container(parent)? {
                Container::Linear(it) if it.dir == way.dir() => break parent,
                _ => child = parent,
            }
        };
        let Some(Tile::Container(Container::Linear(linear))) = self.tree.tiles.get_mut(parent)
        else {
            return None;
        };
        let share = |it: &TileId| linear.shares[*it];
        let all: f32 = linear.children.iter().map(share).sum();
        let step = if way.grows() { STEP } else { -STEP };
        let share = linear.shares[child] + all * step;
        linear.shares.set_share(child, share.max(all * STEP));
        Some(())
    }
}

/// Whether `other` touches the edge of `here` that way.
fn is_beside(here: Rect, other: Rect, way: Way) -> bool {
    /// Room for the line between two panes, in points.
    const LINE: f32 = 6.0;
    /// The row of tabs of the lower pane, as high as it is in glove mode.
    const TABS: f32 = 60.0;
    let apart = match way {
        Way::Left => here.left() - other.right(),
        Way::Right => other.left() - here.right(),
        Way::Up => here.top() - other.bottom(),
        Way::Down => other.top() - here.bottom(),
    };
    let most = match way.dir() {
        LinearDir::Horizontal => LINE,
        LinearDir::Vertical => LINE + TABS,
    };
    apart.abs() <= most && length_shared(here, other, way) > 0.0
}

/// How much of the edge both have, in points.
fn length_shared(here: Rect, other: Rect, way: Way) -> f32 {
    let (here, other) = match way.dir() {
        LinearDir::Horizontal => (here.y_range(), other.y_range()),
        LinearDir::Vertical => (here.x_range(), other.x_range()),
    };
    here.max.min(other.max) - here.min.max(other.min)
}
