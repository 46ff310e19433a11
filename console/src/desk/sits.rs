//! Who sits here, where the command line left it open: whom the roster has, and the commander of an
//! incident. Both are known once the ledger is.

use dispatch_core::state::{Incident, State};
use dispatch_core::time::Time;
use dispatch_core::view::responsible;
use dispatch_core::words::IncidentId;

use super::seat::Seat;

/// What is still to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sits {
    /// Nobody was named: whoever answers for the post sits here.
    pub by_roster: bool,
    /// The incident whose commander sits here, by its number or its id; until it is there the post is
    /// one that nobody has, and every press is refused.
    pub commands: Option<String>,
}

impl Sits {
    /// Finds what can be found; what was found once stays, whoever comes after him. Returns the incident
    /// of a commander whose seat was found just now: he looks at that.
    pub fn settle(&mut self, seat: &mut Seat, state: &State, now: Time) -> Option<IncidentId> {
        let mut found = None;
        if let Some(named) = &self.commands {
            let incident = state.incidents.values().find(|it| is_named(it, named));
            let incident = incident?;
            let tenure = incident.commander()?;
            found = Some(incident.id.clone());
            seat.post = tenure.post.clone();
            self.commands = None;
            if self.by_roster
                && let Some(person) = &tenure.person
            {
                seat.person = person.clone();
                self.by_roster = false;
            }
        }
        if std::mem::take(&mut self.by_roster)
            && let Some(person) = responsible(state, &seat.post, now)
        {
            seat.person = person.clone();
        }
        found
    }
}

fn is_named(incident: &Incident, named: &str) -> bool {
    incident.id.as_str() == named || named.parse() == Ok(incident.number)
}
