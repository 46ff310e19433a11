use std::collections::BTreeMap;

use super::read::Files;
use super::{form, risk_list, sending, substance};
use crate::source::{Document, Fault, Node, NodeKind};

/// The number of steps of one list that a person can follow.
const STEPS: std::ops::RangeInclusive<usize> = 6..=10;

const OWNER: &str = "a lead, a member, `township` or `commander`";
const GROUP_LEADER: &str = "a lead, a member or `township`";

/// What must hold inside one vocabulary.
pub(super) fn check_vocabulary(name: &str, document: &Document, faults: &mut Vec<Fault>) {
    let items = document.root.all("items.*");
    if items.is_empty() {
        faults.push(document.fault(&document.root, "no words", "at least one [[items]]"));
    }
    unique(document, &document.root.all("items.*.id"), "id", faults);
    if name == "substances" {
        substance::check_together(document, faults);
    }
    if name == "team-kinds" {
        unique(
            document,
            &document.root.all("items.*.symbol"),
            "symbol",
            faults,
        );
    }
    for item in items {
        match name {
            "forms" => form::check(document, item, faults),
            "risk-lists" => risk_list::check(document, item, faults),
            "sending" => sending::check(document, item, faults),
            "substances" => substance::check(document, item, faults),
            "acts" => law_is_named(document, item, faults),
            "measures" => flag_or_unit(document, item, faults),
            "supplies" => class_is_known(document, item, faults),
            _ => {}
        }
    }
}

/// What must hold inside one type.
pub(super) fn check_type(name: &str, document: &Document, files: &Files, faults: &mut Vec<Fault>) {
    let root = &document.root;
    if let Some(id) = root.get("id").filter(|id| id.as_str() != Some(name)) {
        faults.push(document.fault(id, "an id unlike its file's name", format!("`{name}`")));
    }
    for key in [
        "warn_code",
        "lead",
        "team_kinds",
        "supplies",
        "acts",
        "members",
        "faces",
        "safety",
    ] {
        if let Some(empty) = root.get(key).filter(|node| node.items().is_empty()) {
            faults.push(document.fault(empty, format!("an empty `{key}`"), "at least one"));
        }
    }
    for path in [
        "lead.*",
        "team_kinds.*",
        "supplies.*",
        "acts.*.id",
        "members.*.department",
        "members.*.duty.id",
        "groups.*.group",
        "faces.*.id",
        "faces.*.steps.*.id",
        "hold_points.*.id",
    ] {
        unique(document, &root.all(path), "name", faults);
    }
    commander_belongs_to_lead(document, files, faults);
    members_and_roles(document, faults);
    steps_and_owners(document, files, faults);
    hold_points_name_acts(document, faults);
    if let Some(NodeKind::Table(deadlines)) = root.get("deadlines").map(|node| &node.kind) {
        for (key, entry) in deadlines.iter().filter(|(key, _)| key.ends_with("_s")) {
            if matches!(entry.node.kind, NodeKind::Int(seconds) if seconds < 1) {
                let what = format!("no time for `{key}`");
                faults.push(document.fault(&entry.node, what, "at least 1 second"));
            }
        }
    }
}

/// What must hold between the types: nobody may be taken for another.
pub(super) fn check_types_together(files: &Files, faults: &mut Vec<Fault>) {
    for key in ["number", "symbol"] {
        let mut met: BTreeMap<String, &str> = BTreeMap::new();
        for document in files.types.values() {
            let Some(node) = document.root.get(key) else {
                continue;
            };
            let value = node.to_json().to_string();
            if let Some(other) = met.insert(value.clone(), &document.file) {
                let what = format!("the {key} {value} of {other}");
                faults.push(document.fault(node, what, "one of its own"));
            }
        }
    }
}

fn unique(document: &Document, nodes: &[&Node], what: &str, faults: &mut Vec<Fault>) {
    let mut met = Vec::new();
    for node in nodes {
        let Some(text) = node.as_str() else { continue };
        if met.contains(&text) {
            faults.push(document.fault(node, format!("the {what} `{text}` twice"), "it once"));
        }
        met.push(text);
    }
}

fn law_is_named(document: &Document, act: &Node, faults: &mut Vec<Fault>) {
    let reserved = matches!(act.text("authority"), Some("government" | "other"));
    if reserved && act.get("law").is_none() {
        let what = "an act that is not the commander's, without its law";
        faults.push(document.fault(act, what, "`law = { zh, en }`"));
    }
}

fn flag_or_unit(document: &Document, measure: &Node, faults: &mut Vec<Fault>) {
    let is_flag = measure.get("flag").map(|node| &node.kind) == Some(&NodeKind::Bool(true));
    match (is_flag, measure.get("unit")) {
        (true, Some(unit)) => faults.push(document.fault(unit, "a flag with a unit", "no unit")),
        (false, None) => {
            faults.push(document.fault(
                measure,
                "a number without its unit",
                "`unit = { zh, en }`",
            ));
        }
        (true, None) | (false, Some(_)) => {}
    }
}

fn class_is_known(document: &Document, supply: &Node, faults: &mut Vec<Fault>) {
    if let Some(class) = supply.get("class1")
        && matches!(class.kind, NodeKind::Int(digit) if !(1..=3).contains(&digit))
    {
        faults.push(document.fault(class, "an unknown class of supplies", "1, 2 or 3"));
    }
}

/// The lead department can only send a person of its own.
fn commander_belongs_to_lead(document: &Document, files: &Files, faults: &mut Vec<Fault>) {
    let (Some(post), Some(lead)) = (
        document.root.get("commander_post"),
        document.root.at("lead.0").as_str(),
    ) else {
        return;
    };
    let Some(posts) = files.vocabularies.get("posts") else {
        return;
    };
    let department = posts
        .root
        .all("items.*")
        .into_iter()
        .find(|item| item.text("id").is_some() && item.text("id") == post.as_str())
        .and_then(|item| item.text("department"));
    let kinds = files.ids("departments");
    let told_elsewhere = |name: &str| !kinds.contains(&name);
    if let Some(department) = department.filter(|department| *department != lead)
        && !told_elsewhere(lead)
        && !told_elsewhere(department)
    {
        let what = format!("a post of `{department}`");
        faults.push(document.fault(post, what, format!("one of the first lead, `{lead}`")));
    }
}

fn members_and_roles(document: &Document, faults: &mut Vec<Fault>) {
    let leads: Vec<_> = document
        .root
        .all("lead.*")
        .into_iter()
        .filter_map(Node::as_str)
        .collect();
    for member in document.root.all("members.*") {
        if let Some(department) = member.get("department") {
            match department.as_str() {
                Some("township") => {
                    let what = "`township` as a member";
                    let expected = "it left out: it is first responder in every type";
                    faults.push(document.fault(department, what, expected));
                }
                Some(name) if leads.contains(&name) => {
                    let what = format!("the lead `{name}` as a member");
                    faults.push(document.fault(department, what, "it in one of the two only"));
                }
                _ => {}
            }
        }
        let needs = member.get("needs").map_or(0, |needs| needs.items().len());
        match (member.text("role"), needs) {
            (Some("on-need"), 0) => {
                let what = "an on-need member without a need";
                faults.push(document.fault(member, what, "`needs = [ids of needs]`"));
            }
            (Some("must" | "inform"), 1..) => {
                let what = "needs of a member that does not wait for one";
                faults.push(document.fault(member, what, "role \"on-need\", or no needs"));
            }
            _ => {}
        }
    }
}

fn steps_and_owners(document: &Document, files: &Files, faults: &mut Vec<Fault>) {
    let root = &document.root;
    for steps in root.all("faces.*.steps") {
        let count = steps.items().len();
        if !STEPS.contains(&count) {
            faults.push(document.fault(steps, format!("{count} steps"), "6 to 10"));
        }
    }
    let coming: Vec<&str> = root
        .all("lead.*")
        .into_iter()
        .chain(root.all("members.*.department"))
        .filter_map(Node::as_str)
        .collect();
    let kinds = files.ids("departments");
    // Who is misspelt above has been told there, and would be told again at each of his steps.
    let all_known = coming.iter().all(|name| kinds.contains(name));
    for (path, besides, expected) in [
        (
            "faces.*.steps.*.owner",
            &["township", "commander"][..],
            OWNER,
        ),
        ("groups.*.department", &["township"][..], GROUP_LEADER),
    ] {
        let may: Vec<&str> = coming.iter().chain(besides).copied().collect();
        for node in root.all(path) {
            let Some(name) = node.as_str() else { continue };
            let misspelt = !kinds.contains(&name) && !besides.contains(&name);
            if !may.contains(&name) && (misspelt || all_known) {
                faults.push(document.unknown(node, expected, may.iter().copied()));
            }
        }
    }
}

fn hold_points_name_acts(document: &Document, faults: &mut Vec<Fault>) {
    let whole = document.root.all("acts.*.id");
    let by_id = document.root.all("acts.*");
    let acts: Vec<_> = whole
        .into_iter()
        .chain(by_id)
        .filter_map(Node::as_str)
        .collect();
    let before = document.root.all("hold_points.*.before");
    let undone_by = document.root.all("hold_points.*.undone_by.*");
    for before in before.into_iter().chain(undone_by) {
        if before.as_str().is_some_and(|name| !acts.contains(&name)) {
            let expected = "one of the acts of this type";
            faults.push(document.unknown(before, expected, acts.iter().copied()));
        }
    }
}
