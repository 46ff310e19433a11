//! The part of State that a room works with: what a console shows first after a start.

use std::collections::BTreeSet;

use imbl::{OrdMap, OrdSet};

use super::{State, Status};
use crate::words::IncidentId;

impl State {
    /// Everything but what is over: incidents that are filed, withdrawn or merged into such a one,
    /// their call notes, contradictions that were settled, obligations of such incidents that nothing
    /// waits for, warning signals that have run out, sheets of paper, and the ids of entries.
    ///
    /// What was reported on an incident that goes on stays: a rule that meets its obligation again
    /// must see that it arose before.
    ///
    /// It grows with what is going on and not with what ever was, so it can be written and read in
    /// moments. It has another digest than the State it is of, and a command about an incident that
    /// it left out would be refused: whoever starts from it folds the whole behind it.
    #[must_use]
    pub fn open_part(&self) -> State {
        let kept = self.needed_incidents();
        let mut part = self.clone();
        part.incidents = only(&self.incidents, |id, _| kept.contains(id));
        part.intakes = only(&self.intakes, |_, it| match &it.fate {
            None => true,
            Some(fate) => fate.incident.as_ref().is_some_and(|id| kept.contains(id)),
        });
        part.conflicts = self.conflicts.only_open();
        part.warnings = only(&self.warnings, |_, it| {
            it.until_at.is_none_or(|until| until >= self.at)
        });
        part.obligations = self.obligations.only(|owed| {
            let about = owed.incident.as_ref();
            about.is_none_or(|id| kept.contains(id))
        });
        part.sheets = OrdMap::new();
        part.seen = OrdMap::new();
        part.skip = OrdSet::new();
        part
    }

    /// Incidents that are not over, and those that still hold a team.
    fn needed_incidents(&self) -> BTreeSet<IncidentId> {
        let is_over = |status| matches!(status, Status::Filed | Status::Withdrawn | Status::Merged);
        let going_on = |id: &IncidentId| self.incident(id).is_some_and(|it| !is_over(it.status));
        let mut kept: BTreeSet<IncidentId> = self
            .incidents
            .keys()
            .filter(|id| going_on(id))
            .cloned()
            .collect();
        // Somebody may still be on his way to what was a drill's.
        let waits = |it: &super::Incident| {
            let called_back = it.called_back.as_ref();
            called_back.is_some_and(|it| it.parties.values().any(|it| it.said.is_none()))
        };
        let not_back = self.incidents.iter().filter(|(_, it)| waits(it));
        kept.extend(not_back.map(|(id, _)| id.clone()));
        kept.extend(self.teams.values().filter_map(|it| it.custody.clone()));
        kept
    }
}

fn only<K: Ord + Clone, V: Clone>(
    all: &OrdMap<K, V>,
    keep: impl Fn(&K, &V) -> bool,
) -> OrdMap<K, V> {
    let kept = all.iter().filter(|(key, value)| keep(key, value));
    kept.map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}
