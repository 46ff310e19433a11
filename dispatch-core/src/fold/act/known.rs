//! What the register must know before anything may be said of it.

use super::Act;
use crate::fold::words;
use crate::refusal::Refusal;
use crate::register::{Party, Post};
use crate::words::{DepartmentId, PostId, TeamId, TownshipId};

impl Act<'_> {
    pub(in crate::fold) fn known_department(&self, id: &DepartmentId) -> Result<(), Refusal> {
        let known = &self.state.register.departments;
        if known.contains_key(id) {
            Ok(())
        } else {
            Err(unknown(
                "部门",
                id.as_str(),
                known.keys().map(DepartmentId::as_str),
            ))
        }
    }

    pub(in crate::fold) fn known_township(&self, id: &TownshipId) -> Result<(), Refusal> {
        let known = &self.state.register.townships;
        if known.contains_key(id) {
            Ok(())
        } else {
            Err(unknown(
                "镇街",
                id.as_str(),
                known.keys().map(TownshipId::as_str),
            ))
        }
    }

    /// A party that can be addressed: one of the district, or anybody in words.
    pub(in crate::fold) fn known_party(&self, party: &Party) -> Result<(), Refusal> {
        match party {
            Party::Centre | Party::Other(_) => Ok(()),
            Party::Township(id) => self.known_township(id),
            Party::Department(id) => self.known_department(id),
            Party::Team(id) => self.known_team(id),
            Party::Post(id) => self.known_post(id).map(|_| ()),
        }
    }

    pub(in crate::fold) fn known_post(&self, id: &PostId) -> Result<&Post, Refusal> {
        let known = &self.state.register.posts;
        known
            .get(id)
            .map(|it| &**it)
            .ok_or_else(|| unknown("岗位", id.as_str(), known.keys().map(PostId::as_str)))
    }

    pub(in crate::fold) fn known_team(&self, id: &TeamId) -> Result<(), Refusal> {
        let known = &self.state.register.teams;
        let unlisted = self
            .state
            .teams
            .get(id)
            .is_some_and(|it| it.unlisted.is_some());
        if known.contains_key(id) || unlisted {
            Ok(())
        } else {
            Err(unknown(
                "队伍",
                id.as_str(),
                known.keys().map(TeamId::as_str),
            ))
        }
    }
}

/// A name the register does not hold, with the nearest one that it does.
pub(in crate::fold) fn unknown<'a>(
    what: &str,
    value: &str,
    known: impl Iterator<Item = &'a str>,
) -> Refusal {
    let nearest = crate::source::nearest(value, known)
        .map(|it| format!("最接近的是「{it}」。"))
        .unwrap_or_default();
    Refusal::Unknown {
        what: words(what),
        value: words(value),
        nearest: words(nearest),
    }
}
