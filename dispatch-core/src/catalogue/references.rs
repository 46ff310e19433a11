use super::read::Files;
use crate::source::{Document, Fault};

/// Where a type names something, and the vocabulary that must know it.
const OF_TYPES: &[(&str, &str)] = &[
    ("lead.*", "departments"),
    ("commander_post", "posts"),
    ("team_kinds.*", "team-kinds"),
    ("supplies.*", "supplies"),
    ("members.*.department", "departments"),
    ("members.*.needs.*", "needs"),
    ("groups.*.group", "groups"),
    ("groups.*.department", "departments"),
    ("needs.*.kind", "team-kinds"),
];

/// Where a vocabulary names a word of another one.
const OF_VOCABULARIES: &[(&str, &str, &str)] = &[
    ("posts", "items.*.department", "departments"),
    ("ladders", "items.*.steps.*.post", "posts"),
    ("ladders", "items.*.steps.*.of", "departments"),
    ("level-profiles", "items.*.reads.*", "measures"),
    ("sending", "items.*.id", "team-kinds"),
    ("sending", "items.*.also.*", "team-kinds"),
];

/// Every name must stand in its vocabulary.
pub(super) fn check(files: &Files, faults: &mut Vec<Fault>) {
    for document in files.types.values() {
        for (path, vocabulary) in OF_TYPES {
            check_path(document, path, vocabulary, files, faults);
        }
    }
    if let Some(lists) = files.vocabularies.get("risk-lists") {
        let types = || files.types.keys().map(String::as_str);
        for node in lists.root.all("items.*.incident") {
            if node
                .as_str()
                .is_some_and(|id| types().all(|known| known != id))
            {
                faults.push(lists.unknown(node, "an incident type of types/", types()));
            }
        }
    }
    for (name, path, vocabulary) in OF_VOCABULARIES {
        if let Some(document) = files.vocabularies.get(*name) {
            check_path(document, path, vocabulary, files, faults);
        }
    }
}

fn check_path(
    document: &Document,
    path: &str,
    vocabulary: &str,
    files: &Files,
    faults: &mut Vec<Fault>,
) {
    // A vocabulary that cannot be read has been told already, and says nothing about its words.
    let known = files.ids(vocabulary);
    if known.is_empty() {
        return;
    }
    for node in document.root.all(path) {
        if node.as_str().is_some_and(|word| !known.contains(&word)) {
            let expected = format!("an id of vocabulary/{vocabulary}.toml");
            faults.push(document.unknown(node, &expected, known.iter().copied()));
        }
    }
}
