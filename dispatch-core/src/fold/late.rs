//! Late acts (design §5): what a commander did at his scene is judged by the right he had when he
//! did it, everything else by the right now.

use super::{Act, words};
use crate::command::{Command, Kind, Order};
use crate::register::Party;
use crate::state::{Incident, LateAct};
use crate::words::IncidentId;

impl Act<'_> {
    /// Whether it is the word of the commander of record of an incident now.
    pub(super) fn commands_now(&self, id: &IncidentId) -> bool {
        self.state
            .incident(id)
            .and_then(Incident::commander)
            .is_some_and(|it| self.is_word_of(&it.post))
    }

    /// Whether the author commanded when he decided this, and it is an act at his own scene.
    pub(super) fn commanded_at_basis(&self, id: &IncidentId) -> bool {
        let basis = self.author.basis.height;
        let held = |incident: &Incident| {
            incident.tenures.iter().any(|it| {
                it.post == self.author.post
                    && it.from_height <= basis
                    && it.to_height.is_some_and(|to_height| to_height > basis)
            })
        };
        // A merged incident keeps its own commanders; what it did acts in the other.
        let own = self.state.incidents.get(id).map(|it| &**it);
        let of_either = [own, self.state.incident(id)]
            .into_iter()
            .flatten()
            .any(held);
        of_either && self.state.recent.holds(basis) && self.is_at_the_scene(id)
    }

    /// An act inside the incident, on forces present there. What is asked of the world outside is
    /// not among them.
    fn is_at_the_scene(&self, id: &IncidentId) -> bool {
        match &self.author.command {
            Command::Release(_)
            | Command::ReleaseTeam(_)
            | Command::PullOut(_)
            | Command::Confirm(_)
            | Command::Evacuate(_)
            | Command::DecideInside(_)
            | Command::StopSearch(_)
            | Command::EndScene(_) => true,
            Command::Order(order) => self.addresses_the_scene(id, order),
            other => other.kind() == Kind::Fact,
        }
    }

    fn addresses_the_scene(&self, id: &IncidentId, order: &Order) -> bool {
        let Some(incident) = self.state.incident(id) else {
            return false;
        };
        order.to.iter().all(|party| match party {
            Party::Team(team) => incident.assignments.contains_key(team),
            Party::Department(department) => incident.calls.contains_key(department),
            Party::Centre | Party::Township(_) | Party::Post(_) | Party::Other(_) => true,
        })
    }

    /// Marks 交接前: his successor sees it first, to confirm or countermand.
    pub(super) fn mark_late(&mut self, id: &IncidentId) {
        if self.author.command.kind() == Kind::Fact {
            return;
        }
        let late = LateAct {
            height: self.height,
            post: self.author.post.clone(),
            command: words(self.author.command.name()),
            at: self.state.at,
        };
        if let Ok(incident) = self.change(id) {
            incident.late_acts.push_back(late);
        }
    }
}
