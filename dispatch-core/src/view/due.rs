//! What becomes a fact when its time comes: the pulses that are still wanted, and when.

use crate::catalogue::Deadlines;
use crate::command::{Pulse, PulseRule};
use crate::register::{LadderStep, Unit};
use crate::state::{AssignmentState, CallRecord, Incident, State};
use crate::time::{LOCAL_OFFSET_S, Time};
use crate::words::{DepartmentId, Words};

/// A pulse that the state asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// When its time comes.
    pub at: Time,
    /// Which rule.
    pub rule: PulseRule,
    /// About what.
    pub subject: Option<Words>,
    /// Which time round.
    pub round: u32,
    /// Whom it goes to, in words.
    pub to: String,
}

impl Due {
    /// Whether a pulse is this one.
    #[must_use]
    pub fn is(&self, pulse: &Pulse) -> bool {
        self.rule == pulse.rule && self.subject == pulse.subject && self.round == pulse.round
    }
}

/// How long a request may go unanswered before it is chased; derived, 示例.
const REQUEST_S: i64 = 300;

/// Every pulse an incident still asks for, whether its time has come or not.
#[must_use]
pub fn due_of(state: &State, incident: &Incident) -> Vec<Due> {
    if !incident.status.is_open() {
        return Vec::new();
    }
    let Some(kind) = state.register.kind(&incident.kind) else {
        return Vec::new();
    };
    let mut due = Vec::new();
    whistle_waiting(incident, &kind.deadlines, &mut due);
    commander(state, incident, &kind.deadlines, &mut due);
    for (id, call) in incident.calls.iter().filter(|(_, call)| call.has_clock()) {
        department(state, incident, id, call, &kind.deadlines, &mut due);
    }
    requests(state, incident, &mut due);
    due
}

/// The pulse that comes due first over all incidents; ties go to the older incident.
#[must_use]
pub fn next_due(state: &State) -> Option<(Time, Pulse)> {
    let all = state.open_incidents().into_iter().flat_map(|incident| {
        due_of(state, incident)
            .into_iter()
            .map(move |due| (due.at, incident.id.clone(), due))
    });
    all.min_by(|a, b| a.0.cmp(&b.0)).map(|(at, incident, due)| {
        (
            at,
            Pulse {
                incident,
                rule: due.rule,
                subject: due.subject,
                round: due.round,
            },
        )
    })
}

fn rounds(incident: &Incident, rule: PulseRule, subject: Option<&Words>) -> u32 {
    let had = incident
        .pulsed
        .iter()
        .find(|(r, s, _)| *r == rule && s.as_ref() == subject);
    had.map_or(0, |(_, _, round)| *round)
}

fn once(incident: &Incident, rule: PulseRule, at: Time, to: &str, due: &mut Vec<Due>) {
    if rounds(incident, rule, None) == 0 {
        due.push(Due {
            at,
            rule,
            subject: None,
            round: 1,
            to: to.to_owned(),
        });
    }
}

fn whistle_waiting(incident: &Incident, deadlines: &Deadlines, due: &mut Vec<Due>) {
    if let (Some(at), None) = (incident.whistled_at, &incident.whistle_taken) {
        let at = at.plus_s(i64::from(deadlines.ack_centre_s));
        once(incident, PulseRule::WhistleWaiting, at, "值班长", due);
    }
}

fn commander(state: &State, incident: &Incident, deadlines: &Deadlines, due: &mut Vec<Due>) {
    let taken = incident
        .tenures
        .iter()
        .any(|it| it.by != crate::state::TakenBy::Temporary);
    if !incident.self_handled && !incident.command_settled && !taken {
        match &incident.designated {
            None => {
                // The clock of the naming runs from the call of the members, or from the whistle.
                if let Some(from) = incident.members_called_at.or(incident.whistled_at) {
                    let at = from.plus_s(i64::from(deadlines.name_commander_s));
                    once(incident, PulseRule::CommanderNotNamed, at, "带班领导", due);
                }
            }
            Some(named) if named.set_out.is_none() && named.on_scene.is_none() => {
                let limit_s = if is_night(named.named.at) {
                    deadlines.set_out_night_s
                } else {
                    deadlines.set_out_s
                };
                let at = named.named.at.plus_s(i64::from(limit_s));
                once(incident, PulseRule::CommanderNotSetOut, at, "带班领导", due);
            }
            Some(_) => {}
        }
    }
    if let Some(transfer) = &incident.transfer
        && !transfer.is_complete()
    {
        let at = transfer
            .at
            .plus_s(i64::from(state.register.rules().transfer_chase_s));
        let subject = Words::new(&format!("{}", transfer.at.0)).ok();
        if rounds(incident, PulseRule::TransferIncomplete, subject.as_ref()) == 0 {
            let to = incident
                .commander()
                .map_or("", |it| state.register.post_zh(&it.post))
                .to_owned();
            due.push(Due {
                at,
                rule: PulseRule::TransferIncomplete,
                subject,
                round: 1,
                to,
            });
        }
    }
}

/// Between 22:00 and 06:00 in the district.
fn is_night(at: Time) -> bool {
    let hour = (at.0.div_euclid(1000) + LOCAL_OFFSET_S).rem_euclid(86_400) / 3600;
    !(6..22).contains(&hour)
}

fn department(
    state: &State,
    incident: &Incident,
    id: &DepartmentId,
    call: &CallRecord,
    deadlines: &Deadlines,
    due: &mut Vec<Due>,
) {
    let (Some(called_at), Ok(subject)) = (call.clock_from(), Words::new(id.as_str())) else {
        return;
    };
    if call.waits_for_joint() {
        // The officer sits in the room: nobody climbs the ladder of his department.
        return;
    }
    let subject = Some(subject);
    let ladder: &[LadderStep] = state
        .register
        .departments
        .get(id)
        .map_or(&[], |it| &it.ladder);
    match (&call.reached, &call.acknowledged) {
        (None, None) if call.delivered.is_none() => {
            // The lateness is the centre's: the next step of their ladder is proposed (R2, R17).
            let round = rounds(incident, PulseRule::NotReached, subject.as_ref()) + 1;
            let step = ladder
                .iter()
                .filter(|step| step.after_s > 0)
                .nth(round as usize - 1);
            if let Some(step) = step {
                let at = called_at.plus_s(i64::from(step.after_s));
                due.push(Due {
                    at,
                    rule: PulseRule::NotReached,
                    subject,
                    round,
                    to: step.zh.to_string(),
                });
            } else if ladder.is_empty() && round == 1 {
                let at = called_at.plus_s(i64::from(state.register.rules().reach_s));
                due.push(Due {
                    at,
                    rule: PulseRule::NotReached,
                    subject,
                    round,
                    to: "值班长".to_owned(),
                });
            }
        }
        (_, None) => {
            let from = call
                .reached
                .as_ref()
                .or(call.delivered.as_ref())
                .map_or(called_at, |it| it.at);
            let round = rounds(incident, PulseRule::NotAcknowledged, subject.as_ref()) + 1;
            if round == 1 {
                let at = from
                    .max(called_at)
                    .plus_s(i64::from(deadlines.ack_department_s));
                let to = ladder
                    .get(1)
                    .map_or_else(|| "值班长".to_owned(), |step| step.zh.to_string());
                due.push(Due {
                    at,
                    rule: PulseRule::NotAcknowledged,
                    subject,
                    round,
                    to,
                });
            }
        }
        _ => {}
    }
}

fn requests(state: &State, incident: &Incident, due: &mut Vec<Due>) {
    let mut chase = |subject: &str, asked: Time, to: String| {
        let Ok(subject) = Words::new(subject) else {
            return;
        };
        let subject = Some(subject);
        if rounds(incident, PulseRule::RequestUnanswered, subject.as_ref()) == 0 {
            let at = asked.plus_s(REQUEST_S);
            due.push(Due {
                at,
                rule: PulseRule::RequestUnanswered,
                subject,
                round: 1,
                to,
            });
        }
    };
    for (id, request) in incident
        .requests
        .iter()
        .filter(|(_, it)| it.answer.is_none())
    {
        chase(id.as_str(), request.asked.at, "带班领导".to_owned());
    }
    for (team, assignment) in incident
        .assignments
        .iter()
        .filter(|(_, it)| it.state == AssignmentState::Requested)
    {
        let owner = state.register.teams.get(team).map(|it| match &it.owner {
            Unit::Centre => "指挥中心".to_owned(),
            other => state.register.unit_zh(other).to_string(),
        });
        if let Some(asked) = &assignment.dispatched {
            chase(team.as_str(), asked.at, owner.unwrap_or_default());
        }
    }
}
