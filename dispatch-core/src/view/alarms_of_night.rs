//! Alarms of the district's responses and of instructions (practice R5, R6, R16).

use super::alarms::{Alarm, Priority, push};
use super::responses::joint_clocks;
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
                [
                    format!("响应已过预计期限,请延长或解除:{}", response.matter),
                    format!(
                        "Response past its expected end, extend or lift it: {}",
                        response.matter
                    ),
                ],
            );
        }
    }
    for clock in joint_clocks(state).iter().filter(|it| it.due <= now) {
        let department = state.register.department_zh(&clock.department);
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
            [
                format!("联合值守超时未签收:{department},{count} 起"),
                format!("Joint duty, acknowledgement overdue: {department}, {count} incidents"),
            ],
        );
    }
    for (id, it) in state
        .instructions
        .iter()
        .filter(|(_, it)| it.done.is_none())
    {
        let convey_by = it.said.known_at.plus_s(CONVEY_S);
        if it.conveyed.is_empty() && convey_by <= now {
            push(
                alarms,
                state,
                &format!("convey/{id}"),
                it.incident.as_ref(),
                Priority::Medium,
                convey_by,
                [
                    format!("指示尚未传达:{}「{}」", it.from, it.words),
                    format!("Instruction not conveyed: {}, “{}”", it.from, it.words),
                ],
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
                [
                    format!("指示超时未落实:{}「{}」", it.from, it.words),
                    format!("Instruction overdue: {}, “{}”", it.from, it.words),
                ],
            );
        }
    }
}
