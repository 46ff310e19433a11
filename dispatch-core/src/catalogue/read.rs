use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{
    Act, Catalogue, IncidentType, ObligationRule, language, obligations, references, rules,
};
use crate::source::{Document, Entry, Fault, Node, NodeKind, nearest};

/// The vocabulary files that a catalogue has, each `vocabulary/NAME.toml`.
pub(super) const VOCABULARIES: [&str; 19] = [
    "acts",
    "conditions",
    "departments",
    "first-moves",
    "forms",
    "groups",
    "ladders",
    "level-profiles",
    "means",
    "measures",
    "needs",
    "posts",
    "risk-lists",
    "sending",
    "sources",
    "substances",
    "supplies",
    "team-kinds",
    "things",
];

impl Catalogue {
    /// Reads the files of a catalogue folder, each given with its name and its text. Only the last
    /// two parts of a name matter: `vocabulary/NAME.toml`, `types/ID.toml` or `obligations/NAME.toml`;
    /// what is not TOML is passed over.
    ///
    /// # Errors
    /// Everything that is wrong with any of the files, by file and line.
    pub fn read(files: &[(String, String)]) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let files = Files::sort(files, &mut faults);
        files.check(&mut faults);
        let catalogue = files.values(&mut faults);
        faults.sort();
        faults.dedup();
        if faults.is_empty() {
            Ok(catalogue)
        } else {
            Err(faults)
        }
    }
}

/// The parsed files of a catalogue, by the name without folder and ending.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub vocabularies: BTreeMap<String, Document>,
    pub types: BTreeMap<String, Document>,
    pub obligations: BTreeMap<String, Document>,
}

impl Files {
    fn sort(files: &[(String, String)], faults: &mut Vec<Fault>) -> Self {
        let mut sorted = Self::default();
        let mut met = Vec::new();
        for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".toml")) {
            let parts: Vec<&str> = name.split(['/', '\\']).collect();
            let (folder, stem) = match parts.as_slice() {
                [.., folder, last] => (*folder, last.trim_end_matches(".toml")),
                _ => ("", name.trim_end_matches(".toml")),
            };
            let room = match folder {
                "types" => &mut sorted.types,
                "obligations" => &mut sorted.obligations,
                "vocabulary" if VOCABULARIES.contains(&stem) => &mut sorted.vocabularies,
                _ => {
                    faults.push(stray(name, stem));
                    continue;
                }
            };
            met.push((folder, stem));
            match Document::parse(name, text) {
                Ok(document) => {
                    room.insert(stem.to_owned(), document);
                }
                Err(more) => faults.extend(more),
            }
        }
        for vocabulary in VOCABULARIES {
            if !met.contains(&("vocabulary", vocabulary)) {
                let file = format!("vocabulary/{vocabulary}.toml");
                faults.push(Fault::of_file(&file, "no such file", "every vocabulary"));
            }
        }
        if !met.iter().any(|(folder, _)| *folder == "types") {
            faults.push(Fault::of_file(
                "types",
                "no incident types",
                "one file a type",
            ));
        }
        sorted.name_acts(faults);
        sorted
    }

    /// Puts the vocabulary's acts in the place of the ids by which the types name them. An act that
    /// cannot be read is told once, where it stands, and its id stays.
    fn name_acts(&mut self, faults: &mut Vec<Fault>) {
        let Some(vocabulary) = self.vocabularies.get("acts") else {
            return;
        };
        let known: Vec<&str> = vocabulary
            .root
            .all("items.*.id")
            .into_iter()
            .filter_map(Node::as_str)
            .collect();
        let readable: BTreeMap<&str, Node> = vocabulary
            .root
            .all("items.*")
            .into_iter()
            .zip(1_i64..)
            .map(|(act, order)| (act.text("id"), with_order(act, order)))
            .filter(|(_, act)| vocabulary.read::<Act>(act).is_ok())
            .filter_map(|(id, act)| Some((id?, act)))
            .collect();
        for document in self.types.values_mut() {
            for id in document.root.all("acts.*") {
                if id.as_str().is_some_and(|name| !known.contains(&name)) {
                    let names = known.iter().copied();
                    faults.push(document.unknown(id, "an act of vocabulary/acts.toml", names));
                }
            }
            for node in acts_of(&mut document.root).into_iter().flatten() {
                if let Some(act) = node.as_str().and_then(|id| readable.get(id)) {
                    *node = act.moved_to(&node.span);
                }
            }
        }
    }

    /// The ids that a vocabulary knows; none where it could not be read.
    pub fn ids(&self, vocabulary: &str) -> Vec<&str> {
        let words = self.vocabularies.get(vocabulary);
        let ids = words.map_or(vec![], |words| words.root.all("items.*.id"));
        ids.into_iter().filter_map(Node::as_str).collect()
    }

    fn check(&self, faults: &mut Vec<Fault>) {
        let documents = self.vocabularies.values().chain(self.types.values());
        for document in documents.chain(self.obligations.values()) {
            language::check(document, &document.root, faults);
        }
        references::check(self, faults);
        for (name, document) in &self.vocabularies {
            rules::check_vocabulary(name, document, faults);
        }
        for (name, document) in &self.types {
            rules::check_type(name, document, self, faults);
        }
        rules::check_types_together(self, faults);
        obligations::check(self, faults);
    }

    fn values(&self, faults: &mut Vec<Fault>) -> Catalogue {
        Catalogue {
            departments: self.vocabulary("departments", faults),
            posts: self.vocabulary("posts", faults),
            team_kinds: self.vocabulary("team-kinds", faults),
            things: self.vocabulary("things", faults),
            supplies: self.vocabulary("supplies", faults),
            measures: self.vocabulary("measures", faults),
            conditions: self.vocabulary("conditions", faults),
            sources: self.vocabulary("sources", faults),
            means: self.vocabulary("means", faults),
            needs: self.vocabulary("needs", faults),
            groups: self.vocabulary("groups", faults),
            acts: self.vocabulary("acts", faults),
            forms: self.vocabulary("forms", faults),
            ladders: self.vocabulary("ladders", faults),
            risk_lists: self.vocabulary("risk-lists", faults),
            sending: self.vocabulary("sending", faults),
            substances: self.vocabulary("substances", faults),
            level_profiles: self.vocabulary("level-profiles", faults),
            first_moves: self.vocabulary("first-moves", faults),
            obligations: self.obligations(faults),
            types: self.types(faults),
        }
    }

    fn obligations(&self, faults: &mut Vec<Fault>) -> BTreeMap<String, ObligationRule> {
        let mut rules = BTreeMap::new();
        for document in self.obligations.values() {
            words_of(document, &mut rules, faults);
        }
        rules
    }

    fn types(&self, faults: &mut Vec<Fault>) -> BTreeMap<String, IncidentType> {
        let mut types = BTreeMap::new();
        for (name, document) in &self.types {
            // An act that is still an id has been told already.
            let mut root = document.root.clone();
            if let Some(acts) = acts_of(&mut root) {
                acts.retain(|act| act.as_str().is_none());
            }
            match document.read::<IncidentType>(&root) {
                Ok(kind) => {
                    types.insert(name.clone(), kind);
                }
                Err(more) => faults.extend(more),
            }
        }
        types
    }

    fn vocabulary<T: DeserializeOwned>(
        &self,
        name: &str,
        faults: &mut Vec<Fault>,
    ) -> BTreeMap<String, T> {
        let mut words = BTreeMap::new();
        if let Some(document) = self.vocabularies.get(name) {
            words_of(document, &mut words, faults);
        }
        words
    }
}

/// Reads the `items` of a file, each under its id and with its place in the file.
fn words_of<T: DeserializeOwned>(
    document: &Document,
    words: &mut BTreeMap<String, T>,
    faults: &mut Vec<Fault>,
) {
    for (item, order) in document.root.all("items.*").into_iter().zip(1_i64..) {
        match document.read::<T>(&with_order(item, order)) {
            Ok(word) => {
                words.insert(item.text("id").unwrap_or_default().to_owned(), word);
            }
            Err(more) => faults.extend(more),
        }
    }
}

/// The same table with its place in its file written into it.
fn with_order(item: &Node, order: i64) -> Node {
    let mut item = item.clone();
    if let NodeKind::Table(entries) = &mut item.kind {
        let node = Node {
            span: item.span.clone(),
            kind: NodeKind::Int(order),
        };
        entries.insert(
            "order".to_owned(),
            Entry {
                key: item.span.clone(),
                node,
            },
        );
    }
    item
}

fn acts_of(root: &mut Node) -> Option<&mut Vec<Node>> {
    let NodeKind::Table(entries) = &mut root.kind else {
        return None;
    };
    match &mut entries.get_mut("acts")?.node.kind {
        NodeKind::Array(acts) => Some(acts),
        NodeKind::Table(_)
        | NodeKind::Str(_)
        | NodeKind::Int(_)
        | NodeKind::Bool(_)
        | NodeKind::Unknown => None,
    }
}

fn stray(name: &str, stem: &str) -> Fault {
    let expected = "types/ID.toml, vocabulary/NAME.toml or obligations/NAME.toml";
    let fault = Fault::of_file(name, "a file that is no part of a catalogue", expected);
    Fault {
        nearest: nearest(stem, VOCABULARIES).map(str::to_owned),
        ..fault
    }
}
