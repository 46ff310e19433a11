//! What becomes a fact because time passed: the first pulse whose time has come counts (design §4).

use super::{Act, words};
use crate::command::Pulse;
use crate::refusal::Refusal;
use crate::state::Escalation;
use crate::view;

pub(super) fn pulse(act: &mut Act<'_>, it: &Pulse) -> Result<(), Refusal> {
    let incident = act.look(&it.incident)?;
    let due = view::due_of(&act.state, incident)
        .into_iter()
        .find(|due| due.is(it));
    let Some(due) = due.filter(|due| due.at <= act.state.at) else {
        return Err(Refusal::NothingDue);
    };
    let incident = act.change(&it.incident)?;
    incident
        .pulsed
        .retain(|(rule, subject, _)| !(*rule == it.rule && *subject == it.subject));
    incident
        .pulsed
        .push_back((it.rule, it.subject.clone(), it.round));
    incident.escalations.push_back(Escalation {
        at: due.at,
        rule: it.rule,
        subject: it.subject.clone(),
        round: it.round,
        to: words(&due.to),
    });
    Ok(())
}
