//! What a scenario spells otherwise than a command on the wire: moments as clocks, 不详 as a word.

use super::Start;
use crate::source::{Document, Fault, Node, NodeKind};

/// The keys under which a clock string stands for a moment.
fn is_time_key(key: &str) -> bool {
    matches!(key, "at" | "as_of" | "from" | "runs_out")
        || key.ends_with("_at")
        || key.ends_with("until")
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What a line says once its clocks are read.
    fn read(line: &str) -> (NodeKind, usize) {
        let start = Start::read("2022-07-30 08:30:00").unwrap();
        let mut document = Document::parse("x.toml", line).unwrap();
        let (mut root, mut faults) = (document.root.clone(), Vec::new());
        clocks_to_times(&mut root, "", start, &document, &mut faults);
        document.root = root;
        let key = line.split(' ').next().unwrap();
        (document.root.at(key).kind.clone(), faults.len())
    }

    #[test]
    fn every_moment_of_a_command_may_be_a_clock_and_nothing_else_is_one() {
        for key in [
            "at",
            "as_of",
            "until",
            "until_at",
            "lasts_until",
            "runs_out",
        ] {
            let (kind, faults) = read(&format!("{key} = \"08:31\""));
            assert!(matches!(kind, NodeKind::Int(_)), "{key} is a moment");
            assert_eq!(faults, 0, "{key}");
        }
        assert_eq!(read("until_at = \"8 点\"").1, 1, "no clock");
        assert!(
            matches!(read("from = \"quxi\"").0, NodeKind::Str(_)),
            "an incident"
        );
        assert!(matches!(read("words = \"08:31\"").0, NodeKind::Str(_)));
    }
}
