//! What was worked out of whom to send, kept until something happened or time has passed.

use std::collections::BTreeMap;
use std::sync::Arc;

use dispatch_core::proposal::{Offer, Proposal, SupplyOutlook};
use dispatch_core::state::Incident;
use dispatch_core::time::Time;
use dispatch_core::view::{Asked, asking, outlook, recommend, wanting_supplies};
use dispatch_core::words::{IncidentId, SupplyId};

use super::ways::ToldWays;
use crate::desk::sight::Sight;
use crate::desk::travels::Known;
use crate::travel::{CentreTimes, SCENES_MAX};

/// Incidents that are answered together, the most urgent first and the selected one always among them:
/// so many as one person can look over, as are worked out within a frame, and as ways are asked about.
const TOGETHER_MAX: usize = SCENES_MAX;
/// Milliseconds for which what was worked out is shown before it is worked out anew; an entry that
/// arrives ends it sooner.
const FRESH_MS: i64 = 10_000;

/// What was worked out last.
#[derive(Debug, Default)]
pub struct Proposals(Option<WorkedOut>);

/// For one incident beside the others.
#[derive(Debug)]
pub struct WorkedOut {
    height: u64,
    at: Time,
    of: IncidentId,
    /// How far its ways were known, and by how many answers.
    ways: (Known, u64),
    /// The ways to the middles of the townships that it goes by.
    centres: Option<Arc<CentreTimes>>,
    /// What the incident should be sent; `None`: it asks for nobody.
    pub proposal: Option<Proposal>,
    /// What it has and should be sent of supplies.
    pub supplies: Vec<SupplyOutlook>,
    /// Incidents that were too many.
    pub more: usize,
}

impl Proposals {
    /// What is proposed for an incident now. What is younger than `settled_ms` is shown whatever happened
    /// since, for those who only count it. Says whether it was worked out anew.
    pub fn of(
        &mut self,
        sight: &Sight<'_>,
        incident: &Incident,
        settled_ms: i64,
    ) -> (Option<&WorkedOut>, bool) {
        let is_fresh = |it: &WorkedOut| it.is_fresh(sight, incident, settled_ms);
        let anew = !self.0.as_ref().is_some_and(is_fresh);
        if anew {
            self.0 = Some(WorkedOut::of(sight, incident));
        }
        (self.0.as_ref(), anew)
    }
}

impl WorkedOut {
    fn is_fresh(&self, sight: &Sight<'_>, incident: &Incident, settled_ms: i64) -> bool {
        let age_ms = sight.now.since_ms(self.at);
        let settled = (0..settled_ms).contains(&age_ms);
        let same_centres = match (&self.centres, sight.travels.centres(sight.state())) {
            (Some(had), Some(now)) => Arc::ptr_eq(had, now),
            (had, now) => had.is_none() && now.is_none(),
        };
        let same = self.height == sight.state().height
            && self.ways == ways_of(sight, incident)
            && same_centres;
        self.of == incident.id && (0..FRESH_MS).contains(&age_ms) && (settled || same)
    }

    fn of(sight: &Sight<'_>, incident: &Incident) -> WorkedOut {
        let (state, at) = (sight.state(), sight.now);
        let mut together = asking(state, at);
        together.retain(|it| it.id != incident.id);
        let more = (together.len() + 1).saturating_sub(TOGETHER_MAX);
        together.truncate(TOGETHER_MAX - 1);
        together.insert(0, incident);
        let asked = Asked {
            state,
            now: at,
            catalogue: sight.catalogue,
            ways: &ToldWays::of(sight, &together),
        };
        let mut proposals = recommend(&asked, &together);
        let supplies = supplies_of(sight, incident, &BTreeMap::new());
        WorkedOut {
            height: state.height,
            at,
            of: incident.id.clone(),
            ways: ways_of(sight, incident),
            centres: sight.travels.centres(state).cloned(),
            proposal: (!proposals.is_empty()).then(|| proposals.swap_remove(0)),
            supplies,
            more,
        }
    }
}

/// What an incident has and should be sent of supplies, shared out among all that want the same. Whichever of
/// them is looked at, each gets the same.
fn supplies_of(
    sight: &Sight<'_>,
    incident: &Incident,
    asked_for: &BTreeMap<(&str, &str), u32>,
) -> Vec<SupplyOutlook> {
    let (state, now) = (sight.state(), sight.now);
    let mut together = wanting_supplies(state, now);
    let wants = together.iter().position(|it| it.id == incident.id);
    let place = wants.unwrap_or_else(|| {
        together.push(incident);
        together.len() - 1
    });
    let asked = Asked {
        state,
        now,
        catalogue: sight.catalogue,
        ways: &ToldWays::of(sight, &together),
    };
    outlook(&asked, &together, asked_for).swap_remove(place)
}

/// What every depot has of an item for an incident that wants so much of it, the first to arrive first; what
/// others are to get of it is not counted.
#[must_use]
pub fn offers_of(
    sight: &Sight<'_>,
    incident: &Incident,
    (item, quantity): (&SupplyId, u32),
) -> Vec<Offer> {
    let asked_for = BTreeMap::from([((incident.id.as_str(), item.as_str()), quantity)]);
    let mut all = supplies_of(sight, incident, &asked_for).into_iter();
    let of_item = all.find(|it| it.item == *item);
    of_item.map(|it| it.offers).unwrap_or_default()
}

fn ways_of(sight: &Sight<'_>, incident: &Incident) -> (Known, u64) {
    let known = sight.travels.known(sight.state(), incident);
    (known, sight.travels.done())
}
