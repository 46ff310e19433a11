use crate::source::{Document, Fault, Node, NodeKind};

/// Every text stands in both languages, and every id is written in the one way.
pub(super) fn check(document: &Document, node: &Node, faults: &mut Vec<Fault>) {
    match &node.kind {
        NodeKind::Table(entries) => {
            for (key, entry) in entries {
                let here = &entry.node;
                match (key.as_str(), here.as_str()) {
                    ("zh", Some(zh)) if !zh.chars().any(is_han) => {
                        faults.push(document.fault(here, "no Chinese in `zh`", "a Chinese text"));
                    }
                    ("en", Some(en)) if en.trim().is_empty() || en.chars().any(is_han) => {
                        faults.push(document.fault(here, "no English in `en`", "an English text"));
                    }
                    ("id", Some(id)) if !is_id(id) => {
                        let what = format!("the id `{id}`");
                        faults.push(document.fault(here, what, "small letters, digits, `-`, `_`"));
                    }
                    _ => check(document, here, faults),
                }
            }
        }
        NodeKind::Array(items) => items.iter().for_each(|item| check(document, item, faults)),
        NodeKind::Str(_) | NodeKind::Int(_) | NodeKind::Bool(_) | NodeKind::Unknown => {}
    }
}

fn is_han(character: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&character)
}

fn is_id(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && !id.ends_with(['-', '_'])
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}
