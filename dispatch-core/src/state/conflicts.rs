//! Contradictions 情况不一致: what was said twice and cannot both be true.

use std::ops::Deref;

use imbl::{OrdMap, OrdSet};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Shared;
use crate::register::Party;
use crate::time::Time;
use crate::words::{ConflictId, IncidentId, Words};

/// The kinds of contradiction (practice.md, additions to `drill run --json`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictKind {
    /// A thing is said to be in two places.
    Place,
    /// A team is claimed by two incidents.
    Custody,
    /// Figures that do not agree.
    Figure,
    /// Two claim to command.
    Command,
    /// Times that cannot both be true.
    Time,
}

/// A contradiction 情况不一致: both claims stand until a person settles it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What kind.
    pub kind: ConflictKind,
    /// About what: a team, a measure, an incident.
    pub subject: Words,
    /// The incidents concerned.
    pub incidents: Vec<IncidentId>,
    /// The claims, in words.
    pub claims: Vec<Words>,
    /// Who made the newer claim.
    pub by: Party,
    /// Since when.
    pub raised_at: Time,
    /// When a person settled it.
    pub settled_at: Option<Time>,
    /// His reason.
    pub reason: Option<Words>,
}

/// All contradictions by their ids, settled or not; reads and is written as that map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conflicts {
    all: OrdMap<ConflictId, Shared<Conflict>>,
    /// Those not settled, by the incident they name first, so that what an entry costs does not
    /// grow with all that was ever contradicted.
    open: OrdMap<Option<IncidentId>, OrdSet<ConflictId>>,
}

impl Conflicts {
    /// Raises a contradiction under an id that no other has; whether it did. The same word once
    /// more is the same contradiction, while that stands open.
    pub fn raise(&mut self, id: ConflictId, conflict: Conflict) -> bool {
        let first = conflict.incidents.first().cloned();
        let standing = self.open.get(&first);
        let stands = standing
            .into_iter()
            .flatten()
            .any(|id| self.all.get(id).is_some_and(|it| same_words(it, &conflict)));
        if !stands {
            self.open.entry(first).or_default().insert(id.clone());
            self.all.insert(id, Shared::new(conflict));
        }
        !stands
    }

    /// Settles one with a reason; whether it stood open.
    pub fn settle(&mut self, id: &ConflictId, at: Time, reason: Words) -> bool {
        let Some(conflict) = self.all.get_mut(id).filter(|it| it.settled_at.is_none()) else {
            return false;
        };
        let conflict = conflict.change();
        conflict.settled_at = Some(at);
        conflict.reason = Some(reason);
        let first = conflict.incidents.first().cloned();
        if let Some(open) = self.open.get_mut(&first) {
            open.remove(id);
            if open.is_empty() {
                self.open.remove(&first);
            }
        }
        true
    }

    /// Those that nobody settled, in order of their ids.
    pub fn open(&self) -> impl Iterator<Item = (&ConflictId, &Conflict)> {
        let mut ids: Vec<&ConflictId> = self.open.values().flatten().collect();
        ids.sort();
        ids.into_iter()
            .filter_map(|id| Some((id, &**self.all.get(id)?)))
    }

    /// The same without those that were settled.
    #[must_use]
    pub(super) fn only_open(&self) -> Conflicts {
        let standing = self.open.values().flatten();
        let all = standing.filter_map(|id| Some((id.clone(), self.all.get(id)?.clone())));
        Conflicts {
            all: all.collect(),
            open: self.open.clone(),
        }
    }
}

fn same_words(one: &Conflict, other: &Conflict) -> bool {
    (one.kind, &one.subject, &one.incidents, &one.claims)
        == (other.kind, &other.subject, &other.incidents, &other.claims)
}

impl Deref for Conflicts {
    type Target = OrdMap<ConflictId, Shared<Conflict>>;
    fn deref(&self) -> &OrdMap<ConflictId, Shared<Conflict>> {
        &self.all
    }
}

impl Serialize for Conflicts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Conflicts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Conflicts, D::Error> {
        let all = OrdMap::<ConflictId, Shared<Conflict>>::deserialize(deserializer)?;
        let mut open = OrdMap::<Option<IncidentId>, OrdSet<ConflictId>>::new();
        for (id, conflict) in all.iter().filter(|(_, it)| it.settled_at.is_none()) {
            let first = conflict.incidents.first().cloned();
            open.entry(first).or_default().insert(id.clone());
        }
        Ok(Conflicts { all, open })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> ConflictId {
        ConflictId::new(text).expect("a name")
    }

    fn conflict(subject: &str, incidents: &[&str]) -> Conflict {
        let incidents = incidents
            .iter()
            .map(|it| IncidentId::new(it).expect("a name"));
        Conflict {
            kind: ConflictKind::Place,
            subject: Words::new(subject).expect("a text"),
            incidents: incidents.collect(),
            claims: Vec::new(),
            by: Party::Centre,
            raised_at: Time(0),
            settled_at: None,
            reason: None,
        }
    }

    #[test]
    fn the_same_words_stand_once_until_they_are_settled() {
        let mut conflicts = Conflicts::default();
        assert!(conflicts.raise(id("c1-1"), conflict("boat", &["a", "b"])));
        assert!(!conflicts.raise(id("c2-1"), conflict("boat", &["a", "b"])));
        assert!(conflicts.raise(id("c3-1"), conflict("boat", &["a"])));
        assert!(conflicts.raise(id("c4-1"), conflict("boat", &[])));
        let raised: Vec<&str> = conflicts.keys().map(ConflictId::as_str).collect();
        assert_eq!(raised, ["c1-1", "c3-1", "c4-1"]);

        let reason = Words::new("seen").expect("a text");
        assert!(conflicts.settle(&id("c1-1"), Time(1), reason.clone()));
        assert!(!conflicts.settle(&id("c1-1"), Time(2), reason.clone()));
        assert!(!conflicts.settle(&id("c2-1"), Time(2), reason));
        assert!(conflicts.raise(id("c5-1"), conflict("boat", &["a", "b"])));
    }

    #[test]
    fn what_was_written_reads_back_and_still_knows_what_stands() {
        let mut conflicts = Conflicts::default();
        conflicts.raise(id("c1-1"), conflict("boat", &["a"]));
        conflicts.raise(id("c2-1"), conflict("van", &["a"]));
        conflicts.settle(&id("c1-1"), Time(1), Words::new("seen").expect("a text"));
        let json = serde_json::to_string(&conflicts).expect("plain");
        assert_eq!(json, serde_json::to_string(&*conflicts).expect("plain"));
        let mut again: Conflicts = serde_json::from_str(&json).expect("as written");
        assert_eq!(again, conflicts);
        assert!(!again.raise(id("c3-1"), conflict("van", &["a"])));
    }
}
