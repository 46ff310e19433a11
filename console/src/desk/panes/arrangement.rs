//! An arrangement of panes as it is saved: rows, columns and tabs of panes by name. What is read was
//! written by this program, by another version of it, by hand, or by nobody who meant well.

use eframe::egui::Id;
use egui_tiles::{Container, Linear, LinearDir, Tabs, Tile, TileId, Tiles, Tree};
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::pane::Pane;

/// Largest file that is read, in bytes; the largest that is written has a twentieth of it.
pub const BYTES_MAX: u64 = 65_536;
/// Most panes of one arrangement, and as deep may they be nested: the depth of every reader of JSON
/// is bounded as well.
pub const PANES_MAX: usize = 40;
/// Longest name of a pane, in bytes.
const NAME_MAX: usize = 64;
/// Largest share of a row or a column.
const SHARE_MAX: u32 = 1_000_000;
/// What the shares that are saved add up to.
const SHARES: f32 = 1_000.0;
/// The format that is written.
const FORMAT: u32 = 1;

/// A pane, or several of them together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Node {
    /// One pane.
    Pane(Pane),
    /// One of several is shown.
    Tabs(Vec<Node>),
    /// Side by side, each with its share of the width.
    Row(Vec<(u32, Node)>),
    /// One below the other, each with its share of the height.
    Column(Vec<(u32, Node)>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    yishao: Kind,
    format: u32,
    root: Node,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Layout,
}

impl Node {
    /// Reads a file.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Node, Fault> {
        if bytes.len() as u64 > BYTES_MAX {
            return Err(Fault::TooLarge);
        }
        let file: File =
            serde_json::from_slice(bytes).map_err(|err| Fault::NotJson(err.to_string()))?;
        if file.format != FORMAT {
            return Err(Fault::Format(file.format));
        }
        let mut met = Vec::new();
        file.root.look_over(&mut met, 0)?;
        Ok(file.root)
    }

    /// The file that [`Node::read`] reads.
    #[must_use]
    pub fn written(&self) -> String {
        let file = File {
            yishao: Kind::Layout,
            format: FORMAT,
            root: self.clone(),
        };
        // Nothing of it is a map with other keys than texts, so nothing can be refused.
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    fn look_over(&self, met: &mut Vec<Pane>, depth: usize) -> Result<(), Fault> {
        if depth > PANES_MAX {
            return Err(Fault::TooMany);
        }
        if let Node::Pane(pane) = self {
            if pane.name().is_empty() || pane.name().len() > NAME_MAX {
                return Err(Fault::Name);
            }
            if met.contains(pane) {
                return Err(Fault::Twice(pane.name().to_owned()));
            }
            met.push(pane.clone());
            return if met.len() > PANES_MAX {
                Err(Fault::TooMany)
            } else {
                Ok(())
            };
        }
        if self.children().is_empty() {
            return Err(Fault::Empty);
        }
        if let Node::Row(parts) | Node::Column(parts) = self
            && parts
                .iter()
                .any(|(share, _)| !(1..=SHARE_MAX).contains(share))
        {
            return Err(Fault::Share);
        }
        self.children()
            .into_iter()
            .try_for_each(|it| it.look_over(met, depth + 1))
    }

    /// What it holds, in order.
    #[must_use]
    pub fn children(&self) -> Vec<&Node> {
        match self {
            Node::Pane(_) => Vec::new(),
            Node::Tabs(tabs) => tabs.iter().collect(),
            Node::Row(parts) | Node::Column(parts) => parts.iter().map(|(_, it)| it).collect(),
        }
    }

    /// Whether a pane is in it.
    #[must_use]
    pub fn holds(&self, pane: &Pane) -> bool {
        match self {
            Node::Pane(it) => it == pane,
            _ => self.children().into_iter().any(|it| it.holds(pane)),
        }
    }

    /// The same with every pane that is needed and not in it, beside the incident: an arrangement of
    /// before a pane came to be hides nothing.
    #[must_use]
    pub fn completed(self) -> Node {
        let absent: Vec<Pane> = Pane::needed()
            .filter(|it| !self.holds(it))
            .cloned()
            .collect();
        let mut whole = self;
        for pane in absent {
            whole.add(pane);
        }
        whole
    }

    /// The tabs that hold a pane, or the pane where it stands alone.
    pub(super) fn place_of(&mut self, pane: &Pane) -> Option<&mut Node> {
        let own = Node::Pane(pane.clone());
        let is_here = match &*self {
            Node::Pane(_) => *self == own,
            Node::Tabs(tabs) => tabs.contains(&own),
            Node::Row(_) | Node::Column(_) => false,
        };
        if is_here {
            return Some(self);
        }
        match self {
            Node::Pane(_) => None,
            Node::Tabs(tabs) => tabs.iter_mut().find_map(|it| it.place_of(pane)),
            Node::Row(parts) | Node::Column(parts) => {
                parts.iter_mut().find_map(|(_, it)| it.place_of(pane))
            }
        }
    }

    /// The tiles that show it.
    #[must_use]
    pub fn tree(&self) -> Tree<Pane> {
        let mut tiles = Tiles::default();
        let root = self.put(&mut tiles);
        Tree::new(tree_id(), root, tiles)
    }

    fn put(&self, tiles: &mut Tiles<Pane>) -> TileId {
        let (dir, parts) = match self {
            Node::Pane(pane) => return tiles.insert_pane(pane.clone()),
            Node::Tabs(tabs) => {
                let tabs = tabs.iter().map(|it| it.put(tiles)).collect();
                return tiles.insert_tab_tile(tabs);
            }
            Node::Row(parts) => (LinearDir::Horizontal, parts),
            Node::Column(parts) => (LinearDir::Vertical, parts),
        };
        let total: f32 = parts.iter().map(|(share, _)| *share as f32).sum();
        let mut linear = Linear::new(dir, Vec::new());
        for (share, part) in parts {
            let id = part.put(tiles);
            linear.children.push(id);
            // egui_tiles counts in shares of one for each child.
            let share = *share as f32 / total * parts.len() as f32;
            linear.shares.set_share(id, share);
        }
        tiles.insert_container(linear)
    }

    /// What tiles show, without what they need to show it.
    #[must_use]
    pub fn of(tree: &Tree<Pane>) -> Option<Node> {
        node(&tree.tiles, tree.root?, 0)
    }
}

/// The one tree of a window.
pub(super) fn tree_id() -> Id {
    Id::unique("panes")
}

fn node(tiles: &Tiles<Pane>, id: TileId, depth: usize) -> Option<Node> {
    if depth > PANES_MAX {
        return None;
    }
    let container = match tiles.get(id)? {
        Tile::Pane(pane) => return Some(Node::Pane(pane.clone())),
        Tile::Container(container) => container,
    };
    let inside = |id: TileId| node(tiles, id, depth + 1);
    match container {
        Container::Tabs(Tabs { children, .. }) => {
            let mut tabs: Vec<Node> = children.iter().filter_map(|it| inside(*it)).collect();
            match tabs.len() {
                0 => None,
                1 => tabs.pop(),
                _ => Some(Node::Tabs(tabs)),
            }
        }
        Container::Linear(linear) => {
            let children = linear.children.iter().copied();
            let total: f32 = children.clone().map(|it| linear.shares[it]).sum();
            let share = |id| {
                let share = linear.shares[id] / total * SHARES;
                // What is no number is no share; the cast takes it for nothing.
                (share.round() as u32).clamp(1, SHARE_MAX)
            };
            let mut parts: Vec<(u32, Node)> = children
                .filter_map(|it| Some((share(it), inside(it)?)))
                .collect();
            match (parts.len(), linear.dir) {
                (0, _) => None,
                (1, _) => parts.pop().map(|(_, it)| it),
                (_, LinearDir::Horizontal) => Some(Node::Row(parts)),
                (_, LinearDir::Vertical) => Some(Node::Column(parts)),
            }
        }
        // Nobody can make one here.
        Container::Grid(grid) => {
            let tabs: Vec<Node> = grid.children().filter_map(|it| inside(*it)).collect();
            (!tabs.is_empty()).then_some(Node::Tabs(tabs))
        }
    }
}

#[cfg(test)]
mod tests;
