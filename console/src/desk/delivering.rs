//! 已送达: a call stands on the screen of its department, where a person is signed on (practice R2). The
//! console says so by itself, once a call; that somebody has read it he says by his signature.

use std::collections::BTreeSet;

use dispatch_core::command::{Command, Delivered};
use dispatch_core::register::Unit;
use dispatch_core::state::Reach;
use dispatch_core::time::Time;
use dispatch_core::words::IncidentId;

use super::outbox::Outbox;
use super::sight::Sight;

/// What was said of it already.
#[derive(Debug, Default)]
pub struct Delivering {
    said: BTreeSet<(IncidentId, Time)>,
}

impl Delivering {
    /// Says of every call of this seat's department that it stands here.
    pub fn by_itself(&mut self, sight: &Sight<'_>, outbox: &mut Outbox) {
        let register = &sight.state().register;
        let unit = register.posts.get(&sight.seat.post).map(|it| &it.unit);
        let Some(Unit::Department(own)) = unit else {
            return;
        };
        // A seat that nobody signed on to shows the call to an empty room.
        if !register.persons.contains_key(&sight.seat.person) {
            return;
        }
        for incident in sight.state().open_incidents() {
            let call = incident.calls.get(own);
            let call = call.filter(|it| it.reach() == Reach::Undelivered);
            let Some(called_at) = call.and_then(|it| it.called_at) else {
                continue;
            };
            if self.said.insert((incident.id.clone(), called_at)) {
                let delivered = Delivered {
                    incident: incident.id.clone(),
                    department: own.clone(),
                };
                outbox.push(Command::Delivered(delivered), sight.now);
            }
        }
    }
}
