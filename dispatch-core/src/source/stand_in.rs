//! What stands in for a value that is missing or was set aside, so that the rest of its file is read on: nothing is
//! known of it but what serde says it expected.

use std::collections::BTreeMap;

use super::{Entry, Node, NodeKind};

/// A key of a table, which is known by where it begins.
type Key = (usize, String);

/// The stand-ins of one reading, with what was tried for each.
#[derive(Debug, Default)]
pub(super) struct StandIns {
    tried: BTreeMap<Key, usize>,
    tables: usize,
}

impl StandIns {
    /// Whether something stands in for this key.
    pub fn has(&self, table: usize, key: &str) -> bool {
        self.tried.contains_key(&(table, key.to_owned()))
    }

    /// Puts the first guess under a key that its table lacks; `false` where there is no such place.
    pub fn put(&mut self, root: &mut Node, table: usize, key: &str) -> bool {
        let Some(node) = self.guess(0, &[]) else {
            return false;
        };
        let span = node.span.clone();
        let Some(entries) = table_at(root, table).filter(|it| !it.contains_key(key)) else {
            return false;
        };
        entries.insert(key.to_owned(), Entry { key: span, node });
        self.tried.insert((table, key.to_owned()), 0);
        true
    }

    /// Puts the next guess in the place of one that serde would not have, with the names it would have where it
    /// said some; `false` once nothing is left.
    pub fn again(&mut self, root: &mut Node, table: usize, key: &str, names: &[&str]) -> bool {
        let Some(tried) = self.tried.get_mut(&(table, key.to_owned())) else {
            return false;
        };
        *tried += 1;
        let tried = *tried;
        let node = self.guess(tried, names);
        let entry = table_at(root, table).and_then(|it| it.get_mut(key));
        match (node, entry) {
            (Some(node), Some(entry)) => {
                entry.node = node;
                true
            }
            _ => false,
        }
    }

    fn guess(&mut self, tried: usize, names: &[&str]) -> Option<Node> {
        let kind = match (tried, names.first()) {
            (0, _) => NodeKind::Int(1),
            (1..=5, Some(name)) => NodeKind::Str((*name).to_owned()),
            (1, None) => NodeKind::Str("x".to_owned()),
            (2, None) => NodeKind::Bool(false),
            (3, None) => NodeKind::Array(Vec::new()),
            (4, None) => NodeKind::Table(BTreeMap::new()),
            _ => return None,
        };
        // No place of a file: tables are told apart by where they begin.
        self.tables += 1;
        let start = usize::MAX - self.tables;
        let span = start..start;
        Some(Node { span, kind })
    }
}

fn table_at(node: &mut Node, start: usize) -> Option<&mut BTreeMap<String, Entry>> {
    let is_here = node.span.start == start;
    match &mut node.kind {
        NodeKind::Table(entries) => {
            if is_here {
                return Some(entries);
            }
            let mut below = entries.values_mut();
            below.find_map(|it| table_at(&mut it.node, start))
        }
        NodeKind::Array(items) => items.iter_mut().find_map(|it| table_at(it, start)),
        NodeKind::Str(_) | NodeKind::Int(_) | NodeKind::Bool(_) | NodeKind::Unknown => None,
    }
}
