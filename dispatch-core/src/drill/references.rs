//! Names in a scenario: every one must be the district's or the catalogue's, or be made in the
//! scenario itself.

use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, IncidentType};
use crate::district::District;
use crate::register::Party;
use crate::source::{Document, Fault, Node, NodeKind};

/// The valid names of each kind of thing.
struct Names<'a> {
    departments: BTreeSet<&'a str>,
    townships: BTreeSet<&'a str>,
    posts: BTreeSet<&'a str>,
    people: BTreeSet<&'a str>,
    teams: BTreeSet<&'a str>,
    depots: BTreeSet<&'a str>,
    facilities: BTreeSet<&'a str>,
    sites: BTreeSet<&'a str>,
    risks: BTreeSet<&'a str>,
    types: BTreeSet<&'a str>,
    team_kinds: BTreeSet<&'a str>,
    supplies: BTreeSet<&'a str>,
    measures: BTreeSet<&'a str>,
    conditions: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
    acts: BTreeSet<&'a str>,
    hold_points: BTreeSet<&'a str>,
    duties: BTreeSet<&'a str>,
    needs: BTreeSet<&'a str>,
    faces: BTreeSet<&'a str>,
    incidents: BTreeSet<&'a str>,
    responses: BTreeSet<&'a str>,
    instructions: BTreeSet<&'a str>,
    warnings: BTreeSet<&'a str>,
    steps: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    fn new(root: &'a Node, district: &'a District, catalogue: &'a Catalogue) -> Names<'a> {
        let made = |paths: &[&str]| -> BTreeSet<&'a str> {
            paths
                .iter()
                .flat_map(|path| root.all(path))
                .filter_map(Node::as_str)
                .collect()
        };
        let of_types = |names: fn(&IncidentType) -> Vec<&str>| -> BTreeSet<&'a str> {
            catalogue.types.values().flat_map(names).collect()
        };
        let mut teams: BTreeSet<&str> = district.teams.iter().map(|it| it.id.as_str()).collect();
        for step in root.get("step").map_or(&[][..], Node::items) {
            if let Some(state) = step.get("do").and_then(|it| it.get("team_state"))
                && state.get("unlisted").is_some()
            {
                teams.extend(state.text("team"));
            }
        }
        Names {
            departments: district
                .departments
                .iter()
                .map(|it| it.id.as_str())
                .collect(),
            townships: district.townships.iter().map(|it| it.id.as_str()).collect(),
            posts: district.posts.iter().map(|it| it.id.as_str()).collect(),
            people: district.people.iter().map(|it| it.id.as_str()).collect(),
            teams,
            depots: district.depots.iter().map(|it| it.id.as_str()).collect(),
            facilities: district
                .facilities
                .iter()
                .map(|it| it.id.as_str())
                .collect(),
            sites: district.sites.iter().map(|it| it.id.as_str()).collect(),
            risks: district.risks.iter().map(|it| it.id.as_str()).collect(),
            types: catalogue.types.keys().map(String::as_str).collect(),
            team_kinds: catalogue.team_kinds.keys().map(String::as_str).collect(),
            supplies: catalogue.supplies.keys().map(String::as_str).collect(),
            measures: catalogue.measures.keys().map(String::as_str).collect(),
            conditions: catalogue.conditions.keys().map(String::as_str).collect(),
            sources: catalogue.sources.keys().map(String::as_str).collect(),
            acts: catalogue.acts.keys().map(String::as_str).collect(),
            hold_points: of_types(|kind| {
                kind.hold_points.iter().map(|it| it.id.as_str()).collect()
            }),
            duties: of_types(|kind| kind.members.iter().map(|it| it.duty.id.as_str()).collect()),
            needs: catalogue.needs.keys().map(String::as_str).collect(),
            faces: of_types(|kind| kind.faces.iter().map(|it| it.id.as_str()).collect()),
            incidents: made(&["step.*.do.open.incident", "step.*.do.whistle.incident"]),
            responses: made(&["step.*.do.start_response.response"]),
            instructions: made(&["step.*.do.instruct.instruction"]),
            warnings: made(&["step.*.do.warning.warning"]),
            steps: made(&["step.*.id"]),
        }
    }

    /// What a key must name, by the command it stands in.
    fn of(&self, command: &str, key: &str) -> Option<(&'static str, &BTreeSet<&'a str>)> {
        Some(match (command, key) {
            ("start_response", "townships") => ("a township of the district", &self.townships),
            ("start_response", "types") => ("an incident type of the catalogue", &self.types),
            ("start_response" | "change_response", "officer") => {
                ("a person of the district", &self.people)
            }
            (_, "response") => ("a response started in this scenario", &self.responses),
            ("follow_instruction", "instruction") => {
                ("an instruction of this scenario", &self.instructions)
            }
            ("cancel_warning", _) if matches!(key, "warning" | "superseded_by") => {
                ("a warning signal of this scenario", &self.warnings)
            }
            (_, "department") => ("a department of the district", &self.departments),
            (_, "township") => ("a township of the district", &self.townships),
            ("step", "by") | (_, "post" | "commander" | "to_post") => {
                ("a post of the district", &self.posts)
            }
            (_, "person" | "leader" | "signed_by") => ("a person of the district", &self.people),
            (_, "team" | "teams") => ("a team of the district", &self.teams),
            (_, "depot") => ("a depot of the district", &self.depots),
            ("patrol", "risk") => ("a risk point of the district", &self.risks),
            (_, "facility") => ("a facility of the district", &self.facilities),
            ("change_type", "to") | (_, "type") => {
                ("an incident type of the catalogue", &self.types)
            }
            ("team_state", "kind") => ("a team kind of the catalogue", &self.team_kinds),
            (_, "item") => ("a supply item of the catalogue", &self.supplies),
            (_, "conditions") => ("a whistle condition of the catalogue", &self.conditions),
            // Why something must be reported is no source of figures.
            ("owe", "source") => return None,
            (_, "source" | "confirmed_by") => ("a source of the catalogue", &self.sources),
            (_, "act") => ("an act of the catalogue", &self.acts),
            (_, "satisfies") => ("a hold point of the catalogue", &self.hold_points),
            (_, "duty") => ("a duty of the catalogue", &self.duties),
            ("call", "needs") => ("a need of the catalogue", &self.needs),
            (_, "face") => ("a guidance list of the catalogue", &self.faces),
            (_, "incident" | "incidents" | "into" | "in_favour") => {
                ("an incident opened in this scenario", &self.incidents)
            }
            ("merge" | "recall" | "relate", "from") | ("recall", "to") => {
                ("an incident opened in this scenario", &self.incidents)
            }
            _ => return None,
        })
    }
}

/// Checks every name in the steps, the expectations and the header.
pub(super) fn check_references(
    document: &Document,
    district: &District,
    catalogue: &Catalogue,
    faults: &mut Vec<Fault>,
) {
    let names = Names::new(&document.root, district, catalogue);
    if let Some(node) = document.root.get("district")
        && node.as_str() != Some(district.name.as_str())
    {
        faults.push(document.unknown(node, "the district's name", [district.name.as_str()]));
    }
    for step in document.root.get("step").map_or(&[][..], Node::items) {
        for key in ["by", "person"] {
            if let Some(node) = step.get(key) {
                check(document, &names, "step", key, node, faults);
            }
        }
        if let Some(who) = step.get("on_behalf").and_then(|it| it.get("who")) {
            check_party(document, &names, who, faults);
        }
        let Some(r#do) = step.get("do") else { continue };
        for command in r#do.keys() {
            if let Some(body) = r#do.get(command) {
                check(document, &names, command, "", body, faults);
            }
        }
    }
    for expect in document.root.get("expect").map_or(&[][..], Node::items) {
        for key in ["incident", "department"] {
            if let Some(node) = expect.get(key) {
                check(document, &names, "expect", key, node, faults);
            }
        }
        for node in expect.get("units").map_or(&[][..], Node::items) {
            check_party(document, &names, node, faults);
        }
    }
}

fn check(
    document: &Document,
    names: &Names<'_>,
    command: &str,
    key: &str,
    node: &Node,
    faults: &mut Vec<Fault>,
) {
    // What a row itself defines is not a reference.
    if command.starts_with("set_") || command == "count_stock" && key.is_empty() {
        return;
    }
    match &node.kind {
        NodeKind::Table(entries) => {
            for (inner, entry) in entries {
                // What is counted in a shelter is no harm.
                let of_harm = key == "figures" && command != "shelter_state";
                if of_harm && !names.measures.contains(inner.as_str()) {
                    let named = Node {
                        span: entry.key.clone(),
                        kind: NodeKind::Str(inner.clone()),
                    };
                    faults.push(document.unknown(
                        &named,
                        "a measure of the catalogue",
                        names.measures.iter().copied(),
                    ));
                }
                check(document, names, command, inner, &entry.node, faults);
            }
        }
        NodeKind::Array(items) => {
            for item in items {
                check(document, names, command, key, item, faults);
            }
        }
        NodeKind::Str(text) => {
            if let Some(site) = text.strip_prefix("site:").filter(|_| key == "who") {
                if !names.sites.contains(site) {
                    let valid = names.sites.iter().copied();
                    faults.push(document.unknown(node, "a site of the district", valid));
                }
            } else if command == "settle" && key == "conflict" {
                check_step(document, names, node, faults);
            } else if key == "who"
                || (command == "wind" && key == "measured_by")
                || (command == "leave_drill" && key == "units")
                || matches!(key, "started_by" | "conveyed_to")
                || (command == "end_response" && key == "by")
                || (key == "to" && text.parse::<Party>().is_ok())
                || (command == "spoken_order" && key == "by")
            {
                check_party(document, names, node, faults);
            } else if let Some((expected, valid)) = names.of(command, key)
                && !valid.contains(text.as_str())
            {
                faults.push(document.unknown(node, expected, valid.iter().copied()));
            }
        }
        NodeKind::Int(_) | NodeKind::Bool(_) | NodeKind::Unknown => {}
    }
}

/// A conflict is named by the step that raises it.
fn check_step(document: &Document, names: &Names<'_>, node: &Node, faults: &mut Vec<Fault>) {
    let step = node.as_str().and_then(|text| text.strip_prefix('@'));
    if !step.is_some_and(|step| names.steps.contains(step)) {
        let valid: Vec<String> = names.steps.iter().map(|it| format!("@{it}")).collect();
        let expected = "@ and the step that raises it";
        faults.push(document.unknown(node, expected, valid.iter().map(String::as_str)));
    }
}

fn check_party(document: &Document, names: &Names<'_>, node: &Node, faults: &mut Vec<Fault>) {
    let Some(party) = node.as_str().and_then(|text| text.parse::<Party>().ok()) else {
        return;
    };
    let (prefix, valid) = match &party {
        Party::Township(_) => ("township:", &names.townships),
        Party::Department(_) => ("department:", &names.departments),
        Party::Team(_) => ("team:", &names.teams),
        Party::Post(_) => ("post:", &names.posts),
        Party::Centre | Party::Other(_) => return,
    };
    let id = node
        .as_str()
        .and_then(|text| text.strip_prefix(prefix))
        .unwrap_or_default();
    if !valid.contains(id) {
        let bare = Node {
            span: node.span.clone(),
            kind: NodeKind::Str(id.to_owned()),
        };
        faults.push(document.unknown(
            &bare,
            &format!("a name after `{prefix}`"),
            valid.iter().copied(),
        ));
    }
}
