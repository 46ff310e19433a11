//! Who was called to a drill's incident and has not confirmed yet that he turns back (practice R9,
//! 演练误入).

use super::alarm_text::Told;
use super::alarms::{Alarm, Priority, push};
use crate::register::Party;
use crate::state::{Incident, State};
use crate::time::Time;

/// One who has to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallBackClock<'a> {
    /// Who.
    pub who: &'a Party,
    /// Since when he is being told.
    pub from: Time,
    /// Until when he is to confirm it: the district's own time to reach a party, `reach_s`.
    pub due: Time,
}

/// Those who have not confirmed yet.
#[must_use]
pub fn not_back<'a>(state: &State, incident: &'a Incident) -> Vec<CallBackClock<'a>> {
    let Some(called_back) = &incident.called_back else {
        return Vec::new();
    };
    let from = called_back.since;
    let due = from.plus_s(i64::from(state.register.rules().reach_s));
    let parties = called_back.parties.iter();
    parties
        .filter(|(_, it)| it.said.is_none())
        .map(|(who, _)| CallBackClock { who, from, due })
        .collect()
}

pub(super) fn call_back_alarms(
    state: &State,
    incident: &Incident,
    now: Time,
    alarms: &mut Vec<Alarm>,
) {
    let late = not_back(state, incident);
    for clock in late.into_iter().filter(|it| it.due <= now) {
        let told = Told::new(
            "演练误入,撤回未确认",
            "Drill input, not confirmed that it turns back",
        );
        push(
            alarms,
            state,
            &format!(
                "call-back/{}/{}/{}",
                incident.number, clock.who, clock.from.0
            ),
            Some(&incident.id),
            Priority::High,
            clock.due,
            told.party(state, clock.who).at(incident).texts(),
        );
    }
}
