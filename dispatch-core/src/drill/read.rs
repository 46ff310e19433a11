//! Reading a scenario file: everything that is wrong with it in one go.

use serde::Deserialize;

use super::phones::phones_of;
use super::references::check_references;
use super::spelling::{clocks_to_times, words_to_unknown};
use super::{Alarmed, Expectation, Measured, Scenario, ScenarioKind, Stands, Start, Step, Wanted};
use crate::catalogue::{Catalogue, Text};
use crate::command::Command;
use crate::district::District;
use crate::entry::OnBehalf;
use crate::register::Party;
use crate::source::{Document, Fault, Node, NodeKind};
use crate::time::Time;
use crate::words::{DepartmentId, IncidentId, PersonId, PostId};

/// Most steps of one scenario (proof.md §4).
const STEPS_MAX: usize = 100_000;
/// What a scenario has a list of.
const LISTS: [&str; 3] = ["phone", "step", "expect"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScenario {
    id: String,
    zh: String,
    en: String,
    district: String,
    #[expect(
        dead_code,
        reason = "read with its place by `start_of`; here so that it may not be missing"
    )]
    start: String,
    kind: ScenarioKind,
    #[serde(default = "one")]
    run: u32,
    #[serde(default)]
    about: Option<Text>,
}

fn one() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    id: String,
    at: i64,
    by: PostId,
    #[serde(default)]
    person: Option<PersonId>,
    #[serde(default)]
    on_behalf: Option<OnBehalf>,
    #[serde(default)]
    occurred_at: Option<Time>,
    #[serde(default)]
    valid_for_s: Option<u32>,
    #[serde(default)]
    inject: bool,
    #[serde(default)]
    expect: Option<String>,
    r#do: Command,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExpectation {
    id: String,
    zh: String,
    en: String,
    #[serde(default)]
    units: Vec<Party>,
    #[serde(default)]
    result: Option<String>,
    #[serde(default)]
    at: Option<Time>,
    #[serde(default)]
    equals: Option<serde_json::Value>,
    #[serde(default)]
    at_most: Option<i64>,
    #[serde(default)]
    at_least: Option<i64>,
    #[serde(default)]
    is_null: bool,
    #[serde(default)]
    contains: Option<serde_json::Value>,
    #[serde(default)]
    within_s: Option<u32>,
    #[serde(default)]
    since: Option<String>,
    #[serde(default)]
    alarm: Option<String>,
    #[serde(default)]
    incident: Option<IncidentId>,
    #[serde(default)]
    department: Option<DepartmentId>,
    #[serde(default)]
    from_at: Option<Time>,
    #[serde(default)]
    until_at: Option<Time>,
    #[serde(default)]
    never: bool,
}

impl Scenario {
    /// The district a scenario file names, before anything else of it is read; `None` where it
    /// cannot be told, which [`Scenario::read`] then explains.
    #[must_use]
    pub fn district_of(file: &str, text: &str) -> Option<String> {
        Document::parse(file, text)
            .ok()?
            .root
            .text("district")
            .map(str::to_owned)
    }

    /// Reads a scenario file for a district.
    ///
    /// # Errors
    /// Every fault of the file, each with its place, what was expected, and the nearest valid name.
    pub fn read(
        file: &str,
        text: &str,
        district: &District,
        catalogue: &Catalogue,
    ) -> Result<Scenario, Vec<Fault>> {
        let mut document = Document::parse(file, text)?;
        let mut faults = Vec::new();
        let start = start_of(&document, &mut faults);
        let mut root = document.root.clone();
        if let Some(start) = start {
            // Clock strings become milliseconds in place, so that every later fault still points
            // at the text that was written.
            clocks_to_times(&mut root, "", start, &document, &mut faults);
            words_to_unknown(&mut root, "");
        }
        document.root = root;
        let header = header_of(&document, &mut faults);
        let phones = phones_of(&document, district, &mut faults);
        let steps = steps_of(&document, &mut faults);
        let expectations = expectations_of(&document, start, &steps, &mut faults);
        check_references(&document, district, catalogue, &mut faults);
        faults.sort();
        faults.dedup();
        match (header, start) {
            (Some(header), Some(start)) if faults.is_empty() => Ok(Scenario {
                id: header.id,
                run: header.run,
                zh: header.zh,
                en: header.en,
                district: header.district,
                start,
                kind: header.kind,
                about: header.about,
                phones,
                steps,
                expectations,
            }),
            _ => Err(faults),
        }
    }
}

fn start_of(document: &Document, faults: &mut Vec<Fault>) -> Option<Start> {
    let node = document.root.get("start")?;
    let start = node.as_str().and_then(Start::read);
    if start.is_none() {
        let shown = node.as_str().unwrap_or_default();
        faults.push(document.fault(
            node,
            format!("start `{shown}`"),
            "\"YYYY-MM-DD HH:MM:SS\" in local time",
        ));
    }
    start
}

fn header_of(document: &Document, faults: &mut Vec<Fault>) -> Option<RawScenario> {
    let NodeKind::Table(entries) = &document.root.kind else {
        return None;
    };
    let mut head = document.root.clone();
    if let NodeKind::Table(head) = &mut head.kind {
        head.retain(|key, _| !LISTS.contains(&key.as_str()));
    }
    for key in LISTS {
        if let Some(entry) = entries.get(key)
            && !matches!(entry.node.kind, NodeKind::Array(_))
        {
            faults.push(document.fault_at(
                entry.key.clone(),
                format!("`{key}`"),
                format!("a list [[{key}]]"),
            ));
        }
    }
    match document.read::<RawScenario>(&head) {
        Ok(header) => {
            let stem = document
                .file
                .rsplit(['/', '\\'])
                .next()
                .unwrap_or(&document.file);
            let stem = stem.strip_suffix(".toml").unwrap_or(stem);
            if header.id != stem
                && let Some(node) = document.root.get("id")
            {
                faults.push(document.fault(
                    node,
                    format!("id `{}`", header.id),
                    format!("the file's own name `{stem}`"),
                ));
            }
            Some(header)
        }
        Err(found) => {
            faults.extend(found);
            None
        }
    }
}

fn steps_of(document: &Document, faults: &mut Vec<Fault>) -> Vec<Step> {
    let nodes = document.root.get("step").map_or(&[][..], Node::items);
    if nodes.len() > STEPS_MAX {
        faults.push(Fault::of_file(
            &document.file,
            format!("{} steps", nodes.len()),
            format!("at most {STEPS_MAX}"),
        ));
        return Vec::new();
    }
    let mut steps: Vec<Step> = Vec::with_capacity(nodes.len());
    let mut seen = std::collections::BTreeSet::new();
    for node in nodes {
        let raw = match document.read::<RawStep>(node) {
            Ok(raw) => raw,
            Err(found) => {
                faults.extend(found);
                continue;
            }
        };
        if !seen.insert(raw.id.clone()) {
            faults.push(document.fault(
                node.at("id"),
                format!("step `{}` a second time", raw.id),
                "an id of its own",
            ));
        }
        if let Some(last) = steps.last()
            && raw.at < last.at.0
        {
            let before = last.at.local_clock();
            faults.push(document.fault(
                node.at("at"),
                "a step before the one above it",
                format!("{before} or later"),
            ));
        }
        if let Some(name) = &raw.expect
            && !crate::refusal::NAMES.contains(&name.as_str())
        {
            faults.push(document.unknown(
                node.at("expect"),
                "the name of a refusal",
                crate::refusal::NAMES.iter().copied(),
            ));
        }
        steps.push(Step {
            id: raw.id,
            at: Time(raw.at),
            by: raw.by,
            person: raw.person,
            on_behalf: raw.on_behalf,
            occurred_at: raw.occurred_at,
            valid_for_s: raw.valid_for_s,
            inject: raw.inject,
            expect: raw.expect,
            command: raw.r#do,
        });
    }
    steps
}

fn expectations_of(
    document: &Document,
    start: Option<Start>,
    steps: &[Step],
    faults: &mut Vec<Fault>,
) -> Vec<Expectation> {
    let nodes = document.root.get("expect").map_or(&[][..], Node::items);
    let mut expectations = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for node in nodes {
        let raw = match document.read::<RawExpectation>(node) {
            Ok(raw) => raw,
            Err(found) => {
                faults.extend(found);
                continue;
            }
        };
        if !seen.insert(raw.id.clone()) {
            faults.push(document.fault(
                node.at("id"),
                format!("expectation `{}` a second time", raw.id),
                "an id of its own",
            ));
        }
        let since = match &raw.since {
            None => start.map(|start| start.at),
            Some(id) => {
                let step = steps.iter().find(|step| step.id == *id);
                if step.is_none() {
                    let ids = steps.iter().map(|step| step.id.as_str());
                    faults.push(document.unknown(node.at("since"), "the id of a step", ids));
                }
                step.map(|step| step.at)
            }
        };
        match measured(&raw, since.unwrap_or_default()) {
            Ok(measured) => expectations.push(Expectation {
                id: raw.id,
                zh: raw.zh,
                en: raw.en,
                units: raw.units,
                measured,
            }),
            Err((what, expected)) => faults.push(document.fault(node.at("id"), what, expected)),
        }
    }
    expectations
}

fn measured(raw: &RawExpectation, since: Time) -> Result<Measured, (String, String)> {
    let about = format!("expectation `{}`", raw.id);
    match (&raw.result, &raw.alarm) {
        (Some(path), None) => {
            let mut wanted = Vec::new();
            wanted.extend(raw.equals.clone().map(Wanted::Equals));
            wanted.extend(raw.at_most.map(Wanted::AtMost));
            wanted.extend(raw.at_least.map(Wanted::AtLeast));
            wanted.extend(raw.contains.clone().map(Wanted::Contains));
            wanted.extend(raw.is_null.then_some(Wanted::Null));
            let wanted = match (wanted.len(), raw.within_s) {
                (1, _) => wanted.remove(0),
                (0, Some(_)) => Wanted::Present,
                (n, _) => {
                    return Err((
                        format!("{about} with {n} conditions"),
                        "exactly one of equals, at_most, at_least, contains, is_null, or within_s"
                            .to_owned(),
                    ));
                }
            };
            let limit = raw.within_s.map(|within_s| (within_s, since));
            Ok(Measured::Result {
                path: path.clone(),
                at: raw.at,
                wanted,
                limit,
            })
        }
        (None, Some(key)) => {
            let stands = match (raw.from_at, raw.never) {
                (Some(from), false) => Stands::From {
                    from,
                    until: raw.until_at,
                },
                (None, true) => Stands::Never,
                _ => {
                    return Err((
                        format!("{about} about an alarm"),
                        "either from_at = \"HH:MM:SS\" or never = true".to_owned(),
                    ));
                }
            };
            Ok(Measured::Alarm(Alarmed {
                key: key.clone(),
                incident: raw.incident.clone(),
                department: raw.department.clone(),
                stands,
            }))
        }
        _ => Err((about, "exactly one of `result` and `alarm`".to_owned())),
    }
}
