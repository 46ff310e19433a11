//! Facilities out of order: one that a register lists and one that was typed by name raise the same
//! alarm, for the water does not ask which.

use super::alarms::{Alarm, Priority, push};
use super::unlisted::{unlisted_en, unlisted_zh};
use crate::sentence::state_text;
use crate::state::{FacilityMark, State};
use crate::time::Time;
use crate::words::FacilityId;

/// States that nobody wants. A facility that is stopped or closed may just not be needed.
const OUT_OF_ORDER: [&str; 4] = ["no-power", "damaged", "flooded", "leaking"];

/// Facilities whose last word is that they are out of order, each with that word and since when it has
/// been so without a break. However old: an alarm does not end by itself because nobody looks.
#[must_use]
pub fn out_of_order(state: &State) -> Vec<(&FacilityId, &FacilityMark, Time)> {
    let tracks = state.facilities.iter();
    tracks
        .filter_map(|(id, track)| {
            let bad = track.marks.iter().rev();
            let mut bad = bad.take_while(|it| is_bad(it)).peekable();
            let newest = *bad.peek()?;
            let since = bad.last().map_or(newest.as_of, |it| it.as_of);
            (!is_meant(state, id, newest)).then_some((id, newest, since))
        })
        .collect()
}

fn is_bad(mark: &FacilityMark) -> bool {
    OUT_OF_ORDER.contains(&mark.state.as_str())
}

/// Whether it was said to satisfy a hold point: power that was cut so that people may enter.
fn is_meant(state: &State, id: &FacilityId, mark: &FacilityMark) -> bool {
    let incidents = state.incidents.values();
    let mut facts = incidents.flat_map(|it| it.zone.satisfied_by.values());
    facts.any(|it| it.facility.as_ref() == Some(id) && it.at == mark.as_of)
}

pub(super) fn facility_alarms(state: &State, alarms: &mut Vec<Alarm>) {
    for (id, mark, since) in out_of_order(state) {
        let listed = state.register.facilities.get(id);
        let (zh, en) = listed.map_or_else(
            || (unlisted_zh(id.as_str()), unlisted_en(id.as_str())),
            |it| (it.zh.to_string(), it.en.to_string()),
        );
        let told = state_text(&mark.state);
        push(
            alarms,
            state,
            &format!("facility/{id}/{}", since.0),
            None,
            Priority::Medium,
            since,
            [
                format!("设施异常:{zh} {}", told.zh),
                format!("Out of order: {en} {}", told.en),
            ],
        );
    }
}
