//! The names that can be meant on the line now, from the district and from what is known.

use dispatch_core::command::{AttemptResult, RecallReason, ResponseLevel, RoadCause};
use dispatch_core::register::{Party, Team};
use dispatch_core::state::Incident;
use dispatch_core::view::{RoadStanding, road_closures};
use dispatch_core::words::{IncidentId, MeasureId};

use super::leaks;
use super::read::Known;
use super::scene_names;
use super::slots::{Named, Slot, What};
use super::spots::spots;
use crate::desk::incident::{officers, posts, proposed};
use crate::desk::queue::{is_waiting, rows};
use crate::desk::sight::Sight;
use crate::desk::widgets::roman;
use crate::language::{Key, Lang};

/// The names as this seat knows them, for the selected incident.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// What is known.
    pub sight: &'a Sight<'a>,
    /// The incident that acts are about.
    pub incident: Option<&'a Incident>,
}

impl Known for Names<'_> {
    fn names(&self, slot: Slot) -> Vec<Named> {
        match slot {
            Slot::Team => self.teams(),
            Slot::Here => self.here(),
            Slot::Department | Slot::Called => self.departments(),
            Slot::Unit | Slot::Measurer => [self.departments(), self.units()].concat(),
            Slot::Parties => self.parties(),
            Slot::Result => results(),
            Slot::Reason => reasons(),
            Slot::Figures => self.measures(),
            Slot::Level => levels(),
            Slot::Officer => self.officers(),
            Slot::Post => self.posts(),
            Slot::Waiting => self.waiting(),
            Slot::Spot => spots(self.sight),
            Slot::Cause => causes(),
            Slot::Closure => self.closures(),
            Slot::Substance => leaks::substances(self.sight),
            Slot::Amount => leaks::amounts(),
            Slot::Light => leaks::lights(),
            Slot::Wind => leaks::winds(self.sight.lang()),
            Slot::InsideAct => leaks::decisions(),
            Slot::InArea => match self.incident {
                Some(incident) => leaks::inside(self.sight, incident),
                None => Vec::new(),
            },
            Slot::Speed | Slot::Because => Vec::new(),
            slot => scene_names::names(self, slot),
        }
    }
}

/// A key of the catalogue as a name in both languages.
pub fn named_by(what: What, key: Key) -> Named {
    Named::new(what, Lang::Zh.say(key), Lang::En.say(key))
}

/// An incident by its number, its place and its type.
pub fn incident_named(sight: &Sight<'_>, incident: &Incident) -> Named {
    let title = sight.title(incident);
    let what = What::Incident(incident.id.clone());
    Named::new(what, &*title, &*title).also(incident.number.to_string())
}

impl Names<'_> {
    /// Teams, those that the incident's type asks for and that stand near before the others.
    fn teams(&self) -> Vec<Named> {
        let register = &self.sight.state().register;
        let proposed = match self.incident {
            Some(incident) => proposed(self.sight, incident, ""),
            None => Vec::new(),
        };
        let all = register.teams.values().map(|it| &**it);
        let has = |it: &&Team| proposed.iter().any(|had| had.id == it.id);
        let others: Vec<&Team> = all.filter(|it| !has(it)).collect();
        let named = proposed.iter().chain(&others).map(|it| {
            let what = What::Team(it.id.clone());
            Named::new(what, it.zh.as_str(), it.en.as_str()).also(it.id.as_str())
        });
        named.collect()
    }

    /// Teams, those of the incident first.
    fn units(&self) -> Vec<Named> {
        let is_here = |what: &What| match (what, self.incident) {
            (What::Team(id), Some(incident)) => incident.assignments.contains_key(id),
            _ => false,
        };
        let teams = self.teams().into_iter();
        let teams = teams.map(|it| Named {
            far: u8::from(!is_here(&it.what)),
            ..it
        });
        teams.collect()
    }

    /// Departments, those called for the incident first.
    fn departments(&self) -> Vec<Named> {
        let departments = self.sight.state().register.departments.values();
        let named = departments.map(|it| {
            let called = |incident: &Incident| incident.calls.contains_key(&it.id);
            let what = What::Department(it.id.clone());
            Named {
                far: u8::from(!self.incident.is_some_and(called)),
                ..Named::new(what, it.zh.as_str(), it.en.as_str()).also(it.id.as_str())
            }
        });
        named.collect()
    }

    /// Teams and departments that the incident has.
    fn here(&self) -> Vec<Named> {
        let Some(incident) = self.incident else {
            return Vec::new();
        };
        let all = self.units().into_iter().chain(self.departments());
        let is_here = |it: &Named| match &it.what {
            What::Team(id) => {
                let assignment = incident.assignments.get(id);
                assignment.is_some_and(|it| it.state.holds())
            }
            What::Department(id) => {
                let call = incident.calls.get(id);
                call.is_some_and(|it| it.reported_in.is_some() && it.released.is_none())
            }
            _ => false,
        };
        all.filter(is_here).collect()
    }

    /// Everybody who can be ordered; the names of the teams that the incident holds among them.
    fn parties(&self) -> Vec<Named> {
        let Some(incident) = self.incident else {
            return Vec::new();
        };
        let parties = crate::desk::incident::parties(incident).into_iter();
        let named = parties.map(|party| {
            let name = self.sight.party(&party);
            let id = match &party {
                Party::Team(id) => id.to_string(),
                Party::Department(id) => id.to_string(),
                _ => String::new(),
            };
            Named::new(What::Party(party), &*name, &*name).also(id)
        });
        named.collect()
    }

    fn measures(&self) -> Vec<Named> {
        let measures = self.sight.catalogue.measures.values();
        let measures = measures.filter(|it| !it.flag && it.grades.is_empty());
        let named = measures.filter_map(|it| {
            let what = What::Measure(MeasureId::new(&it.id).ok()?);
            let shown = crate::desk::incident::SHOWN.contains(&&*it.id);
            Some(Named {
                far: u8::from(!shown),
                ..Named::new(what, &*it.zh, &*it.en).also(&*it.id)
            })
        });
        named.collect()
    }

    fn officers(&self) -> Vec<Named> {
        let officers = officers(self.sight).into_iter();
        let named = officers.filter_map(|(post, id)| {
            let person = self.sight.state().register.persons.get(id)?;
            let what = What::Person(id.clone());
            Some(Named::new(what, person.zh.as_str(), person.en.as_str()).also(post.zh.as_str()))
        });
        named.collect()
    }

    /// Posts that may command, by who holds them as well.
    fn posts(&self) -> Vec<Named> {
        let Some(incident) = self.incident else {
            return Vec::new();
        };
        let posts = posts(self.sight, incident).into_iter();
        let named = posts.map(|it| {
            let register = &self.sight.state().register;
            let holder = register.on_duty(&it.id, self.sight.now);
            let holder = holder.and_then(|id| register.persons.get(id));
            let what = What::Post(it.id.clone());
            let named = Named::new(what, it.zh.as_str(), it.en.as_str());
            named.also(holder.map_or("", |it| it.zh.as_str()))
        });
        named.collect()
    }

    /// Closed roads, those of the incident first.
    fn closures(&self) -> Vec<Named> {
        let all = road_closures(self.sight.state(), self.sight.now);
        let shut = all
            .into_iter()
            .filter(|it| it.standing != RoadStanding::Open);
        let named = shut.map(|it| {
            let here = self.incident.map(|it| &it.id);
            let road = it.closed.road.as_str();
            Named {
                far: u8::from(it.closed.incident.as_ref() != here),
                ..Named::new(What::Closure(it.id.clone()), road, road)
            }
        });
        named.collect()
    }

    fn waiting(&self) -> Vec<Named> {
        let rows = rows(self.sight).into_iter();
        let waiting = rows.filter(|it| is_waiting(self.sight, it));
        waiting.map(|it| incident_named(self.sight, it)).collect()
    }
}

/// The topmost whistle that waits.
#[must_use]
pub fn topmost_waiting(sight: &Sight<'_>) -> Option<IncidentId> {
    let mut rows = rows(sight).into_iter();
    rows.find(|it| is_waiting(sight, it))
        .map(|it| it.id.clone())
}

fn results() -> Vec<Named> {
    let all = [
        (AttemptResult::Answered, Key::AttemptAnswered, "接通"),
        (AttemptResult::NoAnswer, Key::AttemptNoAnswer, "没人接"),
        (AttemptResult::Busy, Key::AttemptBusy, "忙"),
        (AttemptResult::SwitchedOff, Key::AttemptSwitchedOff, ""),
        (AttemptResult::OutOfRange, Key::AttemptOutOfRange, "不通"),
        (AttemptResult::PassedOn, Key::AttemptPassedOn, "转告"),
    ];
    let named = |(result, key, also)| named_by(What::Result(result), key).also(also);
    all.map(named).to_vec()
}

fn reasons() -> Vec<Named> {
    let all = [
        (RecallReason::Life, Key::RecallLife),
        (RecallReason::CommanderSilent, Key::RecallSilent),
        (RecallReason::Superior, Key::RecallSuperior),
    ];
    all.map(|(reason, key)| named_by(What::Reason(reason), key))
        .to_vec()
}

fn causes() -> Vec<Named> {
    let named = |it: RoadCause| Named::new(What::Cause(it), it.zh(), it.en());
    RoadCause::ALL.map(named).to_vec()
}

fn levels() -> Vec<Named> {
    let all = [
        (ResponseLevel::IV, "4"),
        (ResponseLevel::III, "3"),
        (ResponseLevel::II, "2"),
        (ResponseLevel::I, "1"),
    ];
    all.map(|(level, also)| Named::new(What::Level(level), roman(level), roman(level)).also(also))
        .to_vec()
}
