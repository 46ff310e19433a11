//! All incidents, what is over apart from what goes on: a year of the first must cost the second
//! nothing, neither an entry that changes it nor a panel that lists it.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::ops::Index;

use imbl::{OrdMap, OrdSet};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Incident, Shared, Status};
use crate::words::IncidentId;

type ById = OrdMap<IncidentId, Shared<Incident>>;

/// All incidents by their ids; reads and is written as one map in the order of the ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incidents {
    going_on: ById,
    over: ById,
    /// Those that are over by their numbers, so that the newest are found without going through a year.
    over_numbers: OrdSet<(u32, IncidentId)>,
}

impl Incident {
    /// Filed, withdrawn or merged, and nobody is out there for it any more: no team, nobody inside the
    /// danger zone or missing, nobody called back who has not turned round.
    #[must_use]
    pub fn is_over(&self) -> bool {
        use Status::{Filed, Merged, Withdrawn};
        let is_closed = matches!(self.status, Filed | Withdrawn | Merged);
        is_closed && !self.is_anybody_out()
    }

    fn is_anybody_out(&self) -> bool {
        let zone = &self.zone;
        let mut called_back = self.called_back.iter().flat_map(|it| it.parties.values());
        !zone.inside.is_empty()
            || !zone.unaccounted.is_empty()
            || self.assignments.values().any(|it| it.state.holds())
            || called_back.any(|party| party.said.is_none())
    }
}

impl Incidents {
    /// One by its id, whether over or not.
    #[must_use]
    pub fn get<Id>(&self, id: &Id) -> Option<&Shared<Incident>>
    where
        Id: Ord + ?Sized,
        IncidentId: Borrow<Id>,
    {
        self.going_on.get(id).or_else(|| self.over.get(id))
    }

    /// One by its id, with the id as it is kept.
    #[must_use]
    pub fn get_key_value(&self, id: &IncidentId) -> Option<(&IncidentId, &Shared<Incident>)> {
        let going_on = self.going_on.get_key_value(id);
        going_on.or_else(|| self.over.get_key_value(id))
    }

    /// One by its id, to be changed; whoever changes it calls [`Incidents::settle`] afterwards.
    pub(crate) fn get_mut(&mut self, id: &IncidentId) -> Option<&mut Shared<Incident>> {
        match self.going_on.contains_key(id) {
            true => self.going_on.get_mut(id),
            false => self.over.get_mut(id),
        }
    }

    /// Keeps one under its id, in place of what was kept there.
    pub(crate) fn insert(&mut self, id: IncidentId, incident: Shared<Incident>) {
        if let Some(had) = self.over.remove(&id) {
            self.over_numbers.remove(&(had.number, id.clone()));
        }
        if incident.is_over() {
            self.going_on.remove(&id);
            self.over_numbers.insert((incident.number, id.clone()));
            self.over.insert(id, incident);
        } else {
            self.going_on.insert(id, incident);
        }
    }

    /// What is over, the one that was opened last first.
    pub fn over_newest_first(&self) -> impl Iterator<Item = &Incident> {
        let numbers = self.over_numbers.iter().rev();
        numbers.filter_map(|(_, id)| self.over.get(id).map(|it| &**it))
    }

    /// Sees to it that one which was changed lies where it belongs.
    pub(crate) fn settle(&mut self, id: &IncidentId) {
        let lies_over = self.over.contains_key(id);
        let kept = self.get(id);
        if let Some(incident) = kept.filter(|it| it.is_over() != lies_over) {
            let incident = incident.clone();
            self.insert(id.clone(), incident);
        }
    }

    /// Whether there is one of this id.
    #[must_use]
    pub fn contains_key(&self, id: &IncidentId) -> bool {
        self.get(id).is_some()
    }

    /// How many there ever were.
    #[must_use]
    pub fn len(&self) -> usize {
        self.going_on.len().saturating_add(self.over.len())
    }

    /// Whether there never was one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is not over, in the order of the ids.
    pub fn going_on(&self) -> impl Iterator<Item = &Incident> {
        self.going_on.values().map(|it| &**it)
    }

    /// All that ever were, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&IncidentId, &Shared<Incident>)> {
        let mut going_on = self.going_on.iter().peekable();
        let mut over = self.over.iter().peekable();
        std::iter::from_fn(move || match (going_on.peek(), over.peek()) {
            (Some((first, _)), Some((other, _))) => match first.cmp(other) {
                Ordering::Less | Ordering::Equal => going_on.next(),
                Ordering::Greater => over.next(),
            },
            (Some(_), None) => going_on.next(),
            (None, _) => over.next(),
        })
    }

    /// All ids, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &IncidentId> {
        self.iter().map(|(id, _)| id)
    }

    /// All that ever were, in the order of their ids.
    pub fn values(&self) -> impl Iterator<Item = &Shared<Incident>> {
        self.iter().map(|(_, incident)| incident)
    }

    /// All that go on, with what was merged into them, and those of these ids.
    #[must_use]
    pub(crate) fn going_on_and(&self, ids: impl Iterator<Item = IncidentId>) -> Incidents {
        let mut part = Incidents {
            going_on: self.going_on.clone(),
            ..Incidents::default()
        };
        let absorbed = |it: &Incident| -> Vec<IncidentId> {
            it.absorbed.iter().map(|had| had.incident.clone()).collect()
        };
        let mut wanted: Vec<IncidentId> = self.going_on().flat_map(absorbed).collect();
        wanted.extend(ids);
        while let Some(id) = wanted.pop() {
            let kept = self.over.get(&id).filter(|_| !part.over.contains_key(&id));
            if let Some(incident) = kept {
                wanted.extend(absorbed(incident));
                part.insert(id, incident.clone());
            }
        }
        part
    }
}

impl Index<&IncidentId> for Incidents {
    type Output = Shared<Incident>;

    /// # Panics
    /// Where there is none of this id, as every map does.
    fn index(&self, id: &IncidentId) -> &Shared<Incident> {
        match self.going_on.get(id) {
            Some(incident) => incident,
            None => &self.over[id],
        }
    }
}

impl FromIterator<(IncidentId, Shared<Incident>)> for Incidents {
    fn from_iter<I: IntoIterator<Item = (IncidentId, Shared<Incident>)>>(all: I) -> Incidents {
        let mut incidents = Incidents::default();
        for (id, incident) in all {
            incidents.insert(id, incident);
        }
        incidents
    }
}

impl Serialize for Incidents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Incidents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Incidents, D::Error> {
        Ok(ById::deserialize(deserializer)?.into_iter().collect())
    }
}
