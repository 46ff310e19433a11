//! What must hold in the files of `obligations/`: each is told where it stands.

use std::collections::BTreeMap;

use super::RULE_ID_BYTES_MAX;
use super::read::Files;
use crate::source::{Document, Fault, Node, NodeKind};

/// Minutes of a day.
const DAY_MIN: i64 = 1440;

/// Checks every rule of every file, and that no two bear one id.
pub(super) fn check(files: &Files, faults: &mut Vec<Fault>) {
    let mut met: BTreeMap<&str, &str> = BTreeMap::new();
    for document in files.obligations.values() {
        let items = document.root.all("items.*");
        if items.is_empty() {
            faults.push(document.fault(&document.root, "no rules", "at least one in `items`"));
        }
        for item in items {
            if let Some(id) = item.get("id").filter(|id| id.as_str().is_some()) {
                let name = id.as_str().unwrap_or_default();
                if name.len() > RULE_ID_BYTES_MAX {
                    let what = format!("an id of {} bytes", name.len());
                    let expected = format!("at most {RULE_ID_BYTES_MAX}");
                    faults.push(document.fault(id, what, expected));
                }
                if let Some(other) = met.insert(name, &document.file) {
                    let what = format!("the id `{name}` of {other} again");
                    faults.push(document.fault(id, what, "it once"));
                }
            }
            names(document, item, files, faults);
            rounds(document, item, faults);
        }
    }
}

/// What a rule names must stand in its vocabulary, or be a type of the catalogue.
fn names(document: &Document, item: &Node, files: &Files, faults: &mut Vec<Fault>) {
    let measures = files.ids("measures");
    for threshold in item.all("when.*") {
        if let Some(list) = threshold.get("measures").filter(|it| it.items().is_empty()) {
            faults.push(document.fault(list, "a threshold of nothing", "at least one measure"));
        }
        if let Some(node) = threshold.get("at_least")
            && matches!(node.kind, NodeKind::Int(least) if least < 1)
        {
            let what = "a threshold that everything meets";
            faults.push(document.fault(node, what, "at least 1, or no `when`"));
        }
    }
    for node in item.all("when.*.measures.*") {
        // A vocabulary that cannot be read has been told already.
        if let Some(word) = node.as_str()
            && !measures.is_empty()
            && !measures.contains(&word)
        {
            let expected = "an id of vocabulary/measures.toml";
            faults.push(document.unknown(node, expected, measures.iter().copied()));
        }
    }
    let types: Vec<&str> = files.types.keys().map(String::as_str).collect();
    for node in item.all("types.*") {
        if let Some(word) = node.as_str()
            && !types.is_empty()
            && !types.contains(&word)
        {
            let expected = "a type of types/";
            faults.push(document.unknown(node, expected, types.iter().copied()));
        }
    }
}

/// A rule by the clock names its clocks, any other none; nothing repeats in two ways.
fn rounds(document: &Document, item: &Node, faults: &mut Vec<Fault>) {
    let clocks = item.get("daily_min");
    let by_clock = item.text("start") == Some("clock");
    match clocks {
        None if by_clock => {
            let expected = "`daily_min = [minutes after midnight]`";
            faults.push(document.fault(item, "a rule by the clock without a clock", expected));
        }
        Some(clocks) => {
            if !by_clock {
                let what = "clocks of a rule that does not start by the clock";
                faults.push(document.fault(clocks, what, "start = \"clock\", or no `daily_min`"));
            }
            if item.get("repeat_s").is_some() {
                let what = "a rule that repeats in two ways";
                faults.push(document.fault(clocks, what, "`daily_min` or `repeat_s`"));
            }
            let mut before = -1;
            for clock in clocks.items() {
                if let NodeKind::Int(minute) = clock.kind {
                    if !(0..DAY_MIN).contains(&minute) || minute <= before {
                        let what = format!("minute {minute}");
                        let expected = "0 to 1439, each later than the one before";
                        faults.push(document.fault(clock, what, expected));
                    }
                    before = minute;
                }
            }
        }
        None => {}
    }
}
