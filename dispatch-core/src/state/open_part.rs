//! The part of State that a room works with: what a console shows first after a start.

use imbl::{OrdMap, OrdSet, Vector};

use super::State;
use crate::words::IncidentId;

impl State {
    /// Everything but what is over: incidents that are filed, withdrawn or merged into such a one,
    /// with their call notes and scenes, contradictions that were settled, what has been reported and
    /// is of no incident that goes on, warning signals that have run out, lifted responses, roads that
    /// are open again, sheets of paper, the ids of entries; and of what is said again and again (states of places, returns,
    /// contacts, handovers, reports of the district) all but the newest.
    ///
    /// What was reported on an incident that goes on stays: a rule that meets its obligation again
    /// must see that it arose before.
    ///
    /// It grows with what is going on and not with what ever was, so it can be written and read in
    /// moments. It has another digest than the State it is of, and a command about an incident that
    /// it left out would be refused: whoever starts from it folds the whole behind it.
    #[must_use]
    pub fn open_part(&self) -> State {
        let mut part = self.clone();
        // What is over may still hold a team.
        let holding = self.teams.values().filter_map(|it| it.custody.clone());
        part.incidents = self.incidents.going_on_and(holding);
        let kept = |id: &IncidentId| part.incidents.contains_key(id);
        part.intakes = only(&self.intakes, |_, it| match &it.fate {
            None => true,
            Some(fate) => fate.incident.as_ref().is_some_and(kept),
        });
        part.conflicts = self.conflicts.only_open();
        part.warnings = only(&self.warnings, |_, it| {
            it.until_at.is_none_or(|until| until >= self.at)
        });
        part.obligations = self.obligations.only(|owed| {
            let about = owed.incident.as_ref();
            about.is_some_and(kept)
        });
        part.proposals = only(&self.proposals, |_, it| kept(&it.says.incident));
        part.scenes = only(&self.scenes, |id, _| kept(id));
        part.responses = only(&self.responses, |_, it| it.lifted.is_none());
        part.risks = newest(&self.risks, |it| shorten(&mut it.change().marks));
        part.facilities = newest(&self.facilities, |it| shorten(&mut it.change().marks));
        part.roads = only(&self.roads, |_, it| {
            it.marks.last().is_some_and(|it| it.closed.is_some())
        });
        part.contacts = newest(&self.contacts, shorten);
        part.shift.handovers = newest(&self.shift.handovers, shorten);
        part.returns = newest(&self.returns, |units| {
            *units = newest(units, shorten);
        });
        shorten(&mut part.sent_reports);
        part.sheets = OrdMap::new();
        part.seen = OrdMap::new();
        part.skip = OrdSet::new();
        part
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

/// How many are kept of what is said again and again: the newest, and what it is compared with.
const NEWEST: usize = 2;

fn shorten<T: Clone>(all: &mut Vector<T>) {
    *all = all.skip(all.len().saturating_sub(NEWEST));
}

fn newest<K: Ord + Clone, V: Clone>(all: &OrdMap<K, V>, shorten: impl Fn(&mut V)) -> OrdMap<K, V> {
    let shortened = |(key, value): (&K, &V)| {
        let mut value = value.clone();
        shorten(&mut value);
        (key.clone(), value)
    };
    all.iter().map(shortened).collect()
}
