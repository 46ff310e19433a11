//! Alarms of the district's responses and of instructions (practice R5, R6, R16).

use super::alarm_text::Told;
use super::alarms::{Alarm, Priority, push};
use super::responses::joint_clocks;
use crate::register::Party;
use crate::state::State;
use crate::time::Time;

/// How long an instruction may lie before it must be conveyed; derived, 示例.
const CONVEY_S: i64 = 600;

pub(super) fn of_night(state: &State, now: Time, alarms: &mut Vec<Alarm>) {
    for response in state.responses.values() {
        if response.in_force() && response.expected_end <= now {
            push(
                alarms,
                state,
                &format!("response-end/{}", response.id),
                None,
                Priority::Medium,
                response.expected_end,
                Told::new(
                    "响应已过预计期限,请延长或解除",
                    "Response past its expected end, extend or lift it",
                )
                .words(response.matter.as_str())
                .texts(),
            );
        }
    }
    for clock in joint_clocks(state).iter().filter(|it| it.due <= now) {
        let told = Told::new("联合值守超时未签收", "Joint duty, acknowledgement overdue");
        let told = told.party(state, &Party::Department(clock.department.clone()));
        let count = clock.incidents.len();
        push(
            alarms,
            state,
            &format!(
                "joint/{}/{}/{}",
                clock.response, clock.department, clock.from.0
            ),
            None,
            Priority::Medium,
            clock.due,
            told.about(format!("{count} 起"), format!("{count} incidents"))
                .texts(),
        );
    }
    for (id, it) in state
        .instructions
        .iter()
        .filter(|(_, it)| it.done.is_none())
    {
        let told = |zh: &str, en: &str| {
            let told = Told::new(zh, en).about(
                format!("{}「{}」", it.from, it.words),
                format!("{}, “{}”", it.from, it.words),
            );
            let incident = it.incident.as_ref();
            told.at_some(incident.and_then(|id| state.incident(id)))
                .texts()
        };
        let convey_by = it.said.known_at.plus_s(CONVEY_S);
        if it.conveyed.is_empty() && convey_by <= now {
            push(
                alarms,
                state,
                &format!("convey/{id}"),
                it.incident.as_ref(),
                Priority::Medium,
                convey_by,
                told("指示尚未传达", "Instruction not conveyed"),
            );
        }
        if let Some(due) = it.due_at.filter(|due| *due <= now) {
            push(
                alarms,
                state,
                &format!("instruction/{id}"),
                it.incident.as_ref(),
                Priority::Medium,
                due,
                told("指示超时未落实", "Instruction overdue"),
            );
        }
    }
}
