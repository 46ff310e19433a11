//! Which seats hear which alarm: one table, with the reason of each line.
//!
//! The centre hears all of them, for whatever nobody else hears is its own. Every other seat hears what
//! it can do something about, or what its own people are in.

mod table;

pub use table::{Ear, HEARD, HeardLine};

use super::alarms::Alarm;
use crate::register::{Party, Unit};
use crate::state::{Incident, State};
use crate::time::Time;
use crate::words::{ConflictId, FacilityId, IncidentId, OrderId, PostId, ReturnId, RiskListId};
use Ear::{Asked, Commander, Giver, Keeper, Lead, Named, Owner, Points, Scene};

/// The kind of an alarm: what its key begins with.
#[must_use]
pub fn alarm_kind(alarm: &Alarm) -> &str {
    let key = alarm.key.as_str();
    key.split('/').next().unwrap_or(key)
}

/// Whether an alarm is for the seats of a post to hear. A post that no register has, and the director
/// of a drill, hear everything; so does everybody of a kind that the table has not.
#[must_use]
pub fn hears(state: &State, post: &PostId, alarm: &Alarm, now: Time) -> bool {
    let Some(row) = state.register.posts.get(post) else {
        return true;
    };
    if row.unit == Unit::Centre || row.kind.as_str() == "director" {
        return true;
    }
    let kind = alarm_kind(alarm);
    let Some(line) = HEARD.iter().find(|it| it.kind == kind) else {
        return true;
    };
    let listener = Listener {
        state,
        post,
        unit: &row.unit,
        alarm,
        now,
    };
    line.ears.iter().any(|ear| listener.has(*ear))
}

/// The lines of the table that may ever reach the seats of a post.
#[must_use]
pub fn heard_list(state: &State, post: &PostId) -> Vec<&'static HeardLine> {
    let row = state.register.posts.get(post);
    let all = row.is_none_or(|it| it.unit == Unit::Centre || it.kind.as_str() == "director");
    let may = |ear: &Ear| match (ear, row.map(|it| &it.unit)) {
        (Lead, Some(unit)) => matches!(unit, Unit::Department(_)),
        (Points | Asked, Some(unit)) => matches!(unit, Unit::Township(_)),
        _ => true,
    };
    let lines = HEARD.iter();
    lines.filter(|it| all || it.ears.iter().any(may)).collect()
}

/// A seat that may hear one alarm.
struct Listener<'a> {
    state: &'a State,
    post: &'a PostId,
    unit: &'a Unit,
    alarm: &'a Alarm,
    now: Time,
}

impl Listener<'_> {
    fn has(&self, ear: Ear) -> bool {
        match ear {
            Named => self.is_named(),
            Lead => self.incidents().any(|it| self.leads(it)),
            Commander => self.incidents().any(|it| self.commands(it)),
            Giver => self.gave(),
            Scene => self.incidents().any(|it| self.is_there(it)),
            Owner => self.owes(),
            Points => self.has_points(),
            Keeper => self.keeps(),
            Asked => self.is_asked(),
        }
    }

    /// The parts of the key behind its kind.
    fn parts(&self) -> impl Iterator<Item = &str> {
        self.alarm.key.as_str().split('/').skip(1)
    }

    fn party(&self) -> Option<Party> {
        match self.unit {
            Unit::Township(id) => Some(Party::Township(id.clone())),
            Unit::Department(id) => Some(Party::Department(id.clone())),
            Unit::Centre | Unit::Outside(_) => None,
        }
    }

    fn is_named(&self) -> bool {
        let id = match self.unit {
            Unit::Township(id) => id.as_str(),
            Unit::Department(id) => id.as_str(),
            Unit::Centre | Unit::Outside(_) => "",
        };
        let party = self.party().map(|it| it.to_string());
        let post = Party::Post(self.post.clone()).to_string();
        let is_own = |part: &str| part == post || part == id || Some(part) == party.as_deref();
        let is_own_team = |part: &str| match part.parse() {
            Ok(Party::Team(team)) => {
                let teams = &self.state.register.teams;
                teams.get(&team).is_some_and(|it| it.owner == *self.unit)
            }
            _ => false,
        };
        self.parts()
            .filter(|it| !it.is_empty())
            .any(|it| is_own(it) || is_own_team(it))
    }

    /// The incidents it is about: of a contradiction, all of its.
    fn incidents(&self) -> impl Iterator<Item = &Incident> {
        let conflict = self
            .parts()
            .next()
            .filter(|_| alarm_kind(self.alarm) == "conflict")
            .and_then(|id| ConflictId::new(id).ok());
        let conflict = conflict.and_then(|id| self.state.conflicts.get(&id));
        let of_conflict = conflict.into_iter().flat_map(|it| &it.incidents);
        let ids: Vec<&IncidentId> = self.alarm.incident.iter().chain(of_conflict).collect();
        ids.into_iter().filter_map(|id| self.state.incident(id))
    }

    fn leads(&self, incident: &Incident) -> bool {
        let Unit::Department(own) = self.unit else {
            return false;
        };
        let register = &self.state.register;
        let kind = register.kind(&incident.kind);
        kind.is_some_and(|kind| {
            let mut lead = kind.lead.iter();
            lead.any(|it| register.offices(it).any(|office| office.id == *own))
        })
    }

    fn commands(&self, incident: &Incident) -> bool {
        let tenure = incident.commander().map(|it| &it.post);
        let designated = incident.designated.as_ref().map(|it| &it.post);
        tenure
            .into_iter()
            .chain(designated)
            .any(|it| it == self.post)
    }

    fn gave(&self) -> bool {
        let order = self.parts().nth(1).and_then(|id| OrderId::new(id).ok());
        order.is_some_and(|id| {
            let order = |it: &Incident| it.orders.get(&id).map(|it| it.given.post.clone());
            self.incidents()
                .any(|it| order(it).as_ref() == Some(self.post))
        })
    }

    fn is_there(&self, incident: &Incident) -> bool {
        let of_unit = match self.unit {
            Unit::Township(id) => incident.township == *id,
            Unit::Department(id) => incident.calls.contains_key(id),
            Unit::Centre | Unit::Outside(_) => false,
        };
        let teams = &self.state.register.teams;
        let own_team = |id| teams.get(id).is_some_and(|it| it.owner == *self.unit);
        of_unit || incident.assignments.keys().any(own_team)
    }

    fn owes(&self) -> bool {
        let key = self.alarm.key.as_str();
        let Some((_, name)) = key.split_once('/') else {
            return false;
        };
        let own = self.party();
        let post = Party::Post(self.post.clone());
        let waiting = super::obligations::waiting(self.state, self.now);
        waiting.iter().filter(|it| it.name() == name).any(|it| {
            let owner = &it.owed.owner;
            *owner == post || Some(owner) == own.as_ref()
        })
    }

    fn has_points(&self) -> bool {
        let Unit::Township(own) = self.unit else {
            return false;
        };
        let Some(list) = self.parts().next().and_then(|id| RiskListId::new(id).ok()) else {
            return false;
        };
        let waiting = match alarm_kind(self.alarm) {
            "patrol" => super::overdue_patrols(self.state, self.now),
            _ => super::abnormal_without_incident(self.state),
        };
        let of_list = waiting.iter().filter(|it| it.list == list);
        of_list
            .flat_map(|it| &it.risks)
            .any(|it| it.risk.township == *own)
    }

    fn keeps(&self) -> bool {
        let id = self.parts().next().and_then(|id| FacilityId::new(id).ok());
        let facilities = &self.state.register.facilities;
        id.and_then(|id| facilities.get(&id))
            .is_some_and(|it| it.keeper == *self.unit)
    }

    fn is_asked(&self) -> bool {
        let id = self.parts().next().and_then(|id| ReturnId::new(id).ok());
        let Some((id, own)) = id.zip(self.party()) else {
            return false;
        };
        let matrix = super::matrix(self.state, &id, self.now);
        matrix.is_some_and(|it| it.unanswered().any(|unit| *unit == own))
    }
}
