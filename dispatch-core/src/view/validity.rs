//! How long what leaves for outside stays valid while it waits for a link (design §4), as the type of its
//! incident says.

use crate::command::Command;
use crate::state::State;

/// Seconds that a command stays valid; `None` for what never expires: facts, and acts inside the incident.
#[must_use]
pub fn valid_for_s(state: &State, command: &Command) -> Option<u32> {
    let incident = state.incident(command.incident()?)?;
    let limits = &state.register.kind(&incident.kind)?.deadlines;
    match command {
        Command::Dispatch(_) | Command::RequestTeam(_) => Some(limits.dispatch_valid_s),
        Command::Supply(_) => Some(limits.supply_valid_s),
        Command::Order(_) => Some(limits.order_valid_s),
        _ => None,
    }
}
