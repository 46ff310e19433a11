//! How many people somebody inside a hazard area stands for. A number that a word or a row gives is shown as
//! what it is, and where nothing gives one it is 不详 and never nought.

use super::standing::WITHOUT_PEOPLE;
use crate::command::Affected;
use crate::register::{Callee, Party};
use crate::state::State;
use crate::time::Time;
use crate::view::shelters;

/// People there, as far as anybody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// 约 N 人: as many are housed in a shelter, by a word that still says something; the moment that it
    /// speaks of.
    Housed(u32, Time),
    /// As many are in a team, by its row.
    Strength(u32),
    /// 人数不详, 可容 N 人: as many a site can hold, by its row; how many are there nobody said.
    Holds(u32),
    /// 人数不详
    Unknown,
}

/// How many people are with somebody inside; `None` of things, and of places where nobody stays.
#[must_use]
pub fn people_of(state: &State, who: &Affected, now: Time) -> Option<People> {
    let register = &state.register;
    match who {
        Affected::Depot(_) | Affected::Callee(Callee::Facility(_)) => None,
        Affected::Callee(Callee::Site(id)) => {
            let site = register.sites.get(id);
            if site.is_some_and(|it| WITHOUT_PEOPLE.contains(&it.kind.as_str())) {
                return None;
            }
            let housed = || {
                let all = shelters(state, now);
                let it = all.into_iter().find(|it| it.id == id)?;
                // What is old says nothing any more.
                it.door?;
                Some(People::Housed(it.housed()?, it.last?.as_of))
            };
            let said = state.shelters.contains_key(id).then(housed).flatten();
            let holds = || site.and_then(|it| it.capacity).map(People::Holds);
            Some(said.or_else(holds).unwrap_or(People::Unknown))
        }
        Affected::Callee(Callee::Party(Party::Team(id))) => {
            let strength = register.teams.get(id).map_or(0, |it| it.people);
            Some(match strength {
                0 => People::Unknown,
                n => People::Strength(n),
            })
        }
        Affected::Callee(Callee::Party(_))
        | Affected::CommandPost
        | Affected::Plot(_)
        | Affected::Incident(_) => Some(People::Unknown),
    }
}
