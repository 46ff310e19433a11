//! What of the live world pierces a drill (law 7, practice R9): number, place and age of live alarms
//! that the centre has not acknowledged, and nothing else.

use super::{Priority, alarms, known_to_centre};
use crate::state::State;
use crate::time::Time;

/// One line of it. It names no person, no office and no word of a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piercing {
    /// Number of the incident in the live world.
    pub number: u32,
    /// Where.
    pub place: String,
    /// Since when the first of its alarms stands, in the live world's time.
    pub since: Time,
    /// Whether a whistle waits; else it is another alarm that calls.
    pub whistle: bool,
}

/// The incidents with an alarm of the first priority that the centre does not know yet: the whistles first, the
/// oldest first among them.
#[must_use]
pub fn piercing(state: &State, now: Time) -> Vec<Piercing> {
    let mut lines: Vec<Piercing> = Vec::new();
    for alarm in alarms(state, now) {
        // Who puts it off for himself does not speak for the centre, and has not taken it.
        if alarm.priority != Priority::High || known_to_centre(state, &alarm.key) {
            continue;
        }
        let Some(incident) = alarm.incident.as_ref().and_then(|id| state.incident(id)) else {
            continue;
        };
        let whistle = alarm.key.as_str().starts_with("whistle/");
        match lines.iter_mut().find(|it| it.number == incident.number) {
            Some(line) => {
                line.since = line.since.min(alarm.since);
                line.whistle |= whistle;
            }
            None => lines.push(Piercing {
                number: incident.number,
                place: incident.place.words.to_string(),
                since: alarm.since,
                whistle,
            }),
        }
    }
    lines.sort_by_key(|it| (!it.whistle, it.since, it.number));
    lines
}
