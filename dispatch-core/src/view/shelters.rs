//! Shelters 避灾安置场所 as they stand: open, full or closed, and how many places are left.

use super::places::facility_stale_s;
use crate::command::{ShelterDoor, ShelterFigure};
use crate::register::Site;
use crate::state::{ShelterMark, State};
use crate::time::Time;
use crate::words::SiteId;

/// A shelter at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShelterStanding<'a> {
    /// Which.
    pub id: &'a SiteId,
    /// As the register has it; `None`: it stands in no register.
    pub site: Option<&'a Site>,
    /// The last word about it, however old; `None`: nobody said anything yet.
    pub last: Option<&'a ShelterMark>,
    /// Whether it takes people in, as far as that word still says anything; `None` is 不详.
    pub door: Option<ShelterDoor>,
}

impl ShelterStanding<'_> {
    /// People who are there, by the last word; `None` is 不详.
    #[must_use]
    pub fn housed(&self) -> Option<u32> {
        self.figure(ShelterFigure::Housed)
    }

    /// People it can take in all, by the last word, else by the register; `None` is 不详.
    #[must_use]
    pub fn places(&self) -> Option<u32> {
        let by_register = || self.site.and_then(|it| it.capacity);
        self.figure(ShelterFigure::Places).or_else(by_register)
    }

    /// Places that are left; `None` where one of the two figures is 不详.
    #[must_use]
    pub fn left(&self) -> Option<u32> {
        Some(self.places()?.saturating_sub(self.housed()?))
    }

    fn figure(&self, of: ShelterFigure) -> Option<u32> {
        self.last?.figures.get(&of).copied()
    }
}

/// Every shelter of the register, and those that were reported and stand in none: what is open first,
/// then full, closed, 不详; each in the order of the register.
#[must_use]
pub fn shelters(state: &State, now: Time) -> Vec<ShelterStanding<'_>> {
    let sites = &state.register.sites;
    let listed = sites.iter();
    let listed = listed.filter(|(_, it)| it.kind.as_str() == "shelter");
    let ids = listed.map(|(id, _)| id);
    let shelter = |id: &SiteId| {
        let site = sites.get(id);
        site.is_some_and(|it| it.kind.as_str() == "shelter")
    };
    let others = state.shelters.keys().filter(|id| !shelter(id));
    let mut all: Vec<ShelterStanding<'_>> = ids
        .chain(others)
        .map(|id| {
            let last = state.shelters.get(id).and_then(|it| it.marks.last());
            let fresh = last.filter(|it| now.since_s(it.as_of) <= facility_stale_s(state));
            ShelterStanding {
                id,
                site: sites.get(id).map(|it| &**it),
                last,
                door: fresh.map(|it| it.door),
            }
        })
        .collect();
    all.sort_by_key(|it| match it.door {
        Some(ShelterDoor::Open) => 0,
        Some(ShelterDoor::Full) => 1,
        Some(ShelterDoor::Closed) => 2,
        None => 3,
    });
    all
}
