//! Who came, of how many, and how many are late: counted once, for the queue, the report board, the
//! map and the wall alike.

use super::overdue::clocks;
use crate::state::{Incident, State};
use crate::time::Time;

/// The departments of an incident, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// How many reported in 到场报到.
    pub came: usize,
    /// Of how many: those whose clock runs or ran, and those that came without being called.
    pub of: usize,
    /// How many are late, or are not reached in time.
    pub late: usize,
}

/// Counts the departments of an incident as they stand at `now`.
#[must_use]
pub fn attendance(state: &State, incident: &Incident, now: Time) -> Attendance {
    let calls = || incident.calls.values();
    let came = calls().filter(|it| it.reported_in.is_some()).count();
    let of = calls().filter(|it| it.has_clock() || it.reported_in.is_some());
    let clocks = clocks(state, incident);
    let of_departments = clocks.iter().filter(|it| it.department.is_some());
    Attendance {
        came,
        of: of.count(),
        late: of_departments.filter(|it| it.is_late(now)).count(),
    }
}
