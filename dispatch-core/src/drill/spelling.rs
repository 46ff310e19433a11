//! What a scenario spells otherwise than a command on the wire: moments as clocks, 不详 as a word.

use super::Start;
use crate::source::{Document, Fault, Node, NodeKind};

/// The keys under which a clock string stands for a moment.
fn is_time_key(key: &str) -> bool {
    key == "at" || key == "as_of" || key == "from" || key == "until" || key.ends_with("_at")
}

/// Clock strings become milliseconds, in place.
pub(super) fn clocks_to_times(
    node: &mut Node,
    key: &str,
    start: Start,
    document: &Document,
    faults: &mut Vec<Fault>,
) {
    match &mut node.kind {
        NodeKind::Table(entries) => {
            for (key, entry) in entries {
                clocks_to_times(&mut entry.node, key, start, document, faults);
            }
        }
        NodeKind::Array(items) => {
            for item in items {
                clocks_to_times(item, "", start, document, faults);
            }
        }
        // `from` also names an incident or a level; only what looks like a clock is one.
        NodeKind::Str(text) if is_time_key(key) && (text.contains(':') || key.ends_with("at")) => {
            match start.moment(text) {
                Some(at) => node.kind = NodeKind::Int(at.0),
                None => faults.push(document.fault_at(
                    node.span.clone(),
                    format!("clock `{text}`"),
                    "\"HH:MM\", \"HH:MM:SS\" or \"1d HH:MM\"",
                )),
            }
        }
        NodeKind::Str(_) | NodeKind::Int(_) | NodeKind::Bool(_) | NodeKind::Unknown => {}
    }
}

/// The tables in which a value may be 不详: figures of harm, fields of the transfer record, values of
/// a return.
const MAY_BE_UNKNOWN: [&str; 3] = ["figures", "fields", "values"];

/// The words 不详 and `unknown` become the value that is not known, in place.
pub(super) fn words_to_unknown(node: &mut Node, key: &str) {
    match &mut node.kind {
        NodeKind::Table(entries) => {
            for (inner, entry) in entries {
                let unknown = matches!(entry.node.as_str(), Some("不详" | "unknown"));
                if MAY_BE_UNKNOWN.contains(&key) && unknown {
                    entry.node.kind = NodeKind::Unknown;
                }
                words_to_unknown(&mut entry.node, inner);
            }
        }
        NodeKind::Array(items) => {
            for item in items {
                words_to_unknown(item, "");
            }
        }
        NodeKind::Str(_) | NodeKind::Int(_) | NodeKind::Bool(_) | NodeKind::Unknown => {}
    }
}
