use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

/// A value of a file that knows where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Byte offsets in the document's text.
    pub span: Range<usize>,
    pub kind: NodeKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    Table(BTreeMap<String, Entry>),
    Array(Vec<Node>),
    Str(String),
    Int(i64),
    Bool(bool),
    /// 不详. TOML has no word for it; a reader whose files have one puts it here.
    Unknown,
}

/// One key of a table with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Byte offsets of the key itself.
    pub key: Range<usize>,
    pub node: Node,
}

impl Node {
    /// The value under a key, where this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The key and its value, where this is a table that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.kind {
            NodeKind::Table(entries) => entries.get(key),
            NodeKind::Array(_)
            | NodeKind::Str(_)
            | NodeKind::Int(_)
            | NodeKind::Bool(_)
            | NodeKind::Unknown => None,
        }
    }

    /// The keys of a table in alphabetic order; empty for everything else.
    pub fn keys(&self) -> Vec<&str> {
        match &self.kind {
            NodeKind::Table(entries) => entries.keys().map(String::as_str).collect(),
            NodeKind::Array(_)
            | NodeKind::Str(_)
            | NodeKind::Int(_)
            | NodeKind::Bool(_)
            | NodeKind::Unknown => vec![],
        }
    }

    /// The members of an array in order; empty for everything else.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            NodeKind::Array(items) => items,
            NodeKind::Table(_)
            | NodeKind::Str(_)
            | NodeKind::Int(_)
            | NodeKind::Bool(_)
            | NodeKind::Unknown => &[],
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Str(text) => Some(text),
            NodeKind::Table(_)
            | NodeKind::Array(_)
            | NodeKind::Int(_)
            | NodeKind::Bool(_)
            | NodeKind::Unknown => None,
        }
    }

    /// The node at a path of keys and indices joined by dots, such as `members.3.department`.
    /// Where the path leads further than the file, the last node on the way.
    pub fn at(&self, path: &str) -> &Node {
        let mut node = self;
        for step in path.split('.') {
            let next = match &node.kind {
                NodeKind::Array(items) => step.parse().ok().and_then(|n: usize| items.get(n)),
                NodeKind::Table(_)
                | NodeKind::Str(_)
                | NodeKind::Int(_)
                | NodeKind::Bool(_)
                | NodeKind::Unknown => node.get(step),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// All nodes that a path leads to, in which `*` stands for every member of an array, such as
    /// `members.*.department`. A part of the file that lacks the path gives none.
    pub fn all(&self, path: &str) -> Vec<&Node> {
        let mut nodes = vec![self];
        for step in path.split('.') {
            nodes = nodes
                .into_iter()
                .flat_map(|node| match step {
                    "*" => node.items().iter().collect::<Vec<_>>(),
                    key => node.get(key).into_iter().collect(),
                })
                .collect();
        }
        nodes
    }

    /// The text under a key, where this is a table that has it.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Node::as_str)
    }

    /// The same value as if all of it stood at one place, such as where another file names it.
    pub fn moved_to(&self, span: &Range<usize>) -> Node {
        let kind = match &self.kind {
            NodeKind::Table(entries) => NodeKind::Table(
                entries
                    .iter()
                    .map(|(key, entry)| {
                        let node = entry.node.moved_to(span);
                        (
                            key.clone(),
                            Entry {
                                key: span.clone(),
                                node,
                            },
                        )
                    })
                    .collect(),
            ),
            NodeKind::Array(items) => {
                NodeKind::Array(items.iter().map(|item| item.moved_to(span)).collect())
            }
            other => other.clone(),
        };
        Node {
            span: span.clone(),
            kind,
        }
    }

    /// The same value without its places.
    pub fn to_json(&self) -> Value {
        match &self.kind {
            NodeKind::Table(entries) => Value::Object(
                entries
                    .iter()
                    .map(|(key, entry)| (key.clone(), entry.node.to_json()))
                    .collect(),
            ),
            NodeKind::Array(items) => Value::Array(items.iter().map(Node::to_json).collect()),
            NodeKind::Str(text) => Value::from(text.as_str()),
            NodeKind::Int(number) => Value::from(*number),
            NodeKind::Bool(yes) => Value::from(*yes),
            NodeKind::Unknown => Value::Null,
        }
    }
}
