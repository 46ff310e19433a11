//! How the type would organise a scene, and which of its hold points stand open (practice R25).

use crate::catalogue::HoldPoint;
use crate::command::GroupLed;
use crate::register::Party;
use crate::state::{HoldFact, Incident, State};
use crate::time::Time;
use crate::words::ThingKind;

/// The groups of the incident's type that nobody leads yet, each with the office or township that would
/// lead it. A group whose kind of department the district lacks is not proposed.
#[must_use]
pub fn proposed_groups(state: &State, incident: &Incident) -> Vec<GroupLed> {
    let register = &state.register;
    let scene = state.scenes.get(&incident.id);
    let led = |group: &str| {
        let groups = scene.map_or(&[][..], |it| it.groups.as_slice());
        groups.iter().any(|it| it.group.as_str() == group)
    };
    let groups = register.kind(&incident.kind).map(|it| it.groups.as_slice());
    let proposed = groups.unwrap_or_default().iter().filter_map(|it| {
        let lead = if it.department == "township" {
            Party::Township(incident.township.clone())
        } else {
            let office = register.office_for(&it.department, None)?;
            Party::Department(office.id.clone())
        };
        Some(GroupLed {
            group: ThingKind::new(&it.group).ok()?,
            lead,
            leader: None,
        })
    });
    proposed.filter(|it| !led(it.group.as_str())).collect()
}

/// A hold point 安全确认 of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoldStanding<'a> {
    /// The point.
    pub point: &'a HoldPoint,
    /// When it was satisfied; `None` while it is open.
    pub satisfied: Option<Time>,
    /// By which word; `None` where only the moment is known, as under the first edition.
    pub fact: Option<&'a HoldFact>,
}

/// Every hold point of the incident's type, in the order of the catalogue.
#[must_use]
pub fn hold_points<'a>(state: &'a State, incident: &'a Incident) -> Vec<HoldStanding<'a>> {
    let points = state.register.kind(&incident.kind);
    let points = points.into_iter().flat_map(|it| &it.hold_points);
    let zone = &incident.zone;
    points
        .map(|point| HoldStanding {
            point,
            satisfied: zone.satisfied.get(point.id.as_str()).copied(),
            fact: zone.satisfied_by.get(point.id.as_str()),
        })
        .collect()
}
