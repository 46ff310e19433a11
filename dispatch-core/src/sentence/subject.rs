//! What a contradiction is about, by its name and never by its id.

use super::Names;
use super::say::{Say, text};
use crate::catalogue::Text;
use crate::state::{Conflict, State};
use crate::words::{DepartmentId, IncidentId, PostId, RiskId, SoughtId, TeamId};

/// What a contradiction is about: a team, a department, a post, persons sought, the place of an
/// incident, a measure, a thing that depots hold.
#[must_use]
pub fn subject(names: &Names, state: &State, conflict: &Conflict) -> Text {
    let word = conflict.subject.as_str();
    known(state, conflict)
        .or_else(|| names.measure(word).map(|it| text(&it.zh, &it.en)))
        .unwrap_or_else(|| names.supply(word))
}

/// The same where no catalogue is at hand; `None` for what only that has a name for.
pub(crate) fn known(state: &State, conflict: &Conflict) -> Option<Text> {
    let word = conflict.subject.as_str();
    if word == "inside" {
        return Some(text("危险区内人数", "people inside the danger zone"));
    }
    team(state, word)
        .or_else(|| {
            let id = DepartmentId::new(word).ok()?;
            let it = state.register.departments.get(&id)?;
            Some(text(it.zh.as_str(), it.en.as_str()))
        })
        .or_else(|| {
            let it = state.register.posts.get(&PostId::new(word).ok()?)?;
            Some(text(it.zh.as_str(), it.en.as_str()))
        })
        .or_else(|| {
            let incident = state.incidents.get(&IncidentId::new(word).ok()?)?;
            Some(incident.place.words.both())
        })
        .or_else(|| {
            let it = state.register.risks.get(&RiskId::new(word).ok()?)?;
            Some(text(it.zh.as_str(), it.en.as_str()))
        })
        .or_else(|| sought(state, conflict))
}

fn team(state: &State, word: &str) -> Option<Text> {
    let id = TeamId::new(word).ok()?;
    if let Some(it) = state.register.teams.get(&id) {
        return Some(text(it.zh.as_str(), it.en.as_str()));
    }
    let unlisted = state.teams.get(&id)?.unlisted.as_ref()?;
    Some(unlisted.zh.both())
}

/// Persons sought by what may be said without a name (law 13).
fn sought(state: &State, conflict: &Conflict) -> Option<Text> {
    let id = SoughtId::new(conflict.subject.as_str()).ok()?;
    let mut incidents = conflict.incidents.iter();
    let record = incidents.find_map(|it| state.incident(it)?.sought.get(&id))?;
    let words = record.words.as_ref();
    Some(words.map_or_else(|| text("人员核查", "persons sought"), Say::both))
}
