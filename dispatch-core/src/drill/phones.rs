//! The phone list of a drill (practice R9): only its own numbers are in its register, and a real one of
//! the district never gets into its ledger.

use serde::Deserialize;

use super::Scenario;
use crate::district::District;
use crate::register::{Contact, LadderStep};
use crate::source::{Document, Fault, Node};
use crate::words::{DepartmentId, PersonId, SiteId, ThingKind, Words};

/// The ways by which an official is reached, as the lists of a district name them.
const WAYS: [&str; 4] = ["office", "mobile", "satellite", "radio"];

/// One number of a drill's own phone list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// Whose it is.
    pub of: PhoneOf,
    /// What is dialled or called in the drill.
    pub number: Words,
}

/// Whose number it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneOf {
    /// A person's, by this way.
    Person(PersonId, ThingKind),
    /// That of a step of a department's ladder; steps count from 1.
    Step(DepartmentId, u32),
    /// That of a step of the ladder that a site has of its own, as a village.
    SiteStep(SiteId, u32),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPhone {
    #[serde(default)]
    person: Option<PersonId>,
    #[serde(default)]
    way: Option<ThingKind>,
    #[serde(default)]
    department: Option<DepartmentId>,
    #[serde(default)]
    site: Option<SiteId>,
    #[serde(default)]
    step: Option<u32>,
    number: Words,
}

/// The `[[phone]]` of a scenario.
pub(super) fn phones_of(
    document: &Document,
    district: &District,
    faults: &mut Vec<Fault>,
) -> Vec<Phone> {
    let nodes = document.root.get("phone").map_or(&[][..], Node::items);
    let mut phones = Vec::new();
    for node in nodes {
        match document.read::<RawPhone>(node) {
            Ok(raw) => match phone(document, node, raw, district) {
                Ok(phone) => phones.push(phone),
                Err(fault) => faults.push(fault),
            },
            Err(found) => faults.extend(found),
        }
    }
    phones
}

fn phone(
    document: &Document,
    node: &Node,
    raw: RawPhone,
    district: &District,
) -> Result<Phone, Fault> {
    let of = match (raw.person, raw.way, raw.department, raw.site, raw.step) {
        (Some(person), Some(way), None, None, None) => {
            let ids = district.people.iter().map(|it| it.id.as_str());
            known(document, node.at("person"), "a person of the district", ids)?;
            known(
                document,
                node.at("way"),
                "office, mobile, satellite or radio",
                WAYS.into_iter(),
            )?;
            PhoneOf::Person(person, way)
        }
        (None, None, Some(department), None, Some(step)) => {
            let ids = district.departments.iter().map(|it| it.id.as_str());
            let at = node.at("department");
            known(document, at, "a department of the district", ids)?;
            let found = district.departments.iter().find(|it| it.id == department);
            is_step(document, node, step, found.map_or(0, |it| it.ladder.len()))?;
            PhoneOf::Step(department, step)
        }
        (None, None, None, Some(site), Some(step)) => {
            // Any other site is rung by the ladder of its kind, whose numbers are those of people.
            let sites = district.sites.iter().filter(|it| !it.ladder.is_empty());
            let ids = sites.clone().map(|it| it.id.as_str());
            let what = "a village or other site with a ladder of its own";
            known(document, node.at("site"), what, ids)?;
            let found = sites.clone().find(|it| it.id == site);
            is_step(document, node, step, found.map_or(0, |it| it.ladder.len()))?;
            PhoneOf::SiteStep(site, step)
        }
        _ => {
            let expected = "person and way, department and step, or site and step";
            return Err(document.fault(node.at("number"), "a number that is nobody's", expected));
        }
    };
    Ok(Phone {
        of,
        number: raw.number,
    })
}

/// Whether a ladder of so many steps has this one; they count from 1.
fn is_step(document: &Document, node: &Node, step: u32, steps: usize) -> Result<(), Fault> {
    if usize::try_from(step).is_ok_and(|it| (1..=steps).contains(&it)) {
        return Ok(());
    }
    let expected = format!("1 to {steps}, the steps of its ladder");
    Err(document.fault(node.at("step"), format!("step {step}"), expected))
}

fn known<'a>(
    document: &Document,
    node: &Node,
    what: &'static str,
    mut names: impl Iterator<Item = &'a str> + Clone,
) -> Result<(), Fault> {
    let name = node.as_str();
    if names.clone().any(|it| Some(it) == name) {
        return Ok(());
    }
    Err(document.unknown(node, what, names.by_ref()))
}

impl District {
    /// The district as `scenario` is played in it: with the numbers of the scenario's own phone list,
    /// and with no other (practice R9).
    #[must_use]
    pub fn in_drill(mut self, scenario: &Scenario) -> District {
        for person in &mut self.people {
            person.contacts.clear();
        }
        let departments = self.departments.iter_mut();
        let sites = self.sites.iter_mut();
        let ladders = departments.map(|it| &mut it.ladder);
        for step in ladders.chain(sites.map(|it| &mut it.ladder)).flatten() {
            step.number = None;
        }
        for phone in &scenario.phones {
            let number = phone.number.clone();
            match &phone.of {
                PhoneOf::Person(id, way) => {
                    let way = way.clone();
                    if let Some(person) = self.people.iter_mut().find(|it| it.id == *id) {
                        person.contacts.push(Contact { way, number });
                    }
                }
                PhoneOf::Step(id, step) => {
                    let found = self.departments.iter_mut().find(|it| it.id == *id);
                    give(found.map(|it| &mut it.ladder), *step, number);
                }
                PhoneOf::SiteStep(id, step) => {
                    let found = self.sites.iter_mut().find(|it| it.id == *id);
                    give(found.map(|it| &mut it.ladder), *step, number);
                }
            }
        }
        self
    }
}

/// Gives a step of a ladder its number, where both are there.
fn give(ladder: Option<&mut Vec<LadderStep>>, step: u32, number: Words) {
    let index = usize::try_from(step).ok().and_then(|it| it.checked_sub(1));
    let step = ladder.zip(index).and_then(|(it, at)| it.get_mut(at));
    if let Some(step) = step {
        step.number = Some(number);
    }
}
