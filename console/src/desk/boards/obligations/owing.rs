//! What waits to be reported, by name: as much of it as a list needs, so that it can be looked up beside
//! the window and drawn when something else has been recorded meanwhile.

use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::view::{SOON_S, Waiting};
use dispatch_core::words::{IncidentId, ObligationId, Words};

use super::items::{Item, What, items};

/// Where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Of {
    /// A round of what is owed by law, by plan, by word.
    Owed {
        id: ObligationId,
        round: u32,
        missed_before: u32,
        overtaken: bool,
    },
    /// What the district's rules ask for at an incident.
    Own(IncidentId, Words),
}

/// One thing that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    /// Its name: of a repeated one with the round, as a report answers it.
    pub name: String,
    /// When it is due.
    pub due: Time,
    /// Whether its time has passed, the grace included.
    pub late: bool,
    /// Whether the centre owes it.
    pub is_ours: bool,
    /// Whether it is of the whole district.
    pub of_district: bool,
    of: Of,
}

/// Everything that waits, the first due first.
#[must_use]
pub fn owing(state: &State, now: Time) -> Vec<Owing> {
    items(state, now).iter().map(Owing::of).collect()
}

impl Owing {
    fn of(item: &Item<'_>) -> Owing {
        let of = match item.what {
            What::Owed(it) => Of::Owed {
                id: it.id.clone(),
                round: it.round,
                missed_before: it.missed_before,
                overtaken: it.overtaken,
            },
            What::Own(incident, own) => Of::Own(incident.id.clone(), own.id.clone()),
        };
        Owing {
            name: item.name(),
            due: item.due,
            late: item.late,
            is_ours: item.other_owner().is_none(),
            of_district: matches!(item.what, What::Owed(it) if it.owed.incident.is_none()),
            of,
        }
    }

    /// The thing itself; `None` where this State does not hold it.
    #[must_use]
    pub fn item<'a>(&self, state: &'a State) -> Option<Item<'a>> {
        let what = match &self.of {
            Of::Owed {
                id,
                round,
                missed_before,
                overtaken,
            } => {
                let (id, owed) = state.obligations.get_key_value(id)?;
                What::Owed(Waiting {
                    id,
                    owed,
                    round: *round,
                    due: self.due,
                    late: self.late,
                    missed_before: *missed_before,
                    overtaken: *overtaken,
                })
            }
            Of::Own(incident, own) => {
                let incident = state.incidents.get(incident)?;
                let mut all = incident.obligations.iter();
                What::Own(incident, all.find(|it| it.id == *own)?)
            }
        };
        Some(Item {
            what,
            due: self.due,
            late: self.late,
        })
    }

    /// Whether it comes due within the ten minutes in which a draft should lie ready.
    #[must_use]
    pub fn is_soon(&self, now: Time) -> bool {
        !self.late && self.due.plus_s(-SOON_S) <= now
    }
}
