//! Units that left a drill, and a drill that was ended (practice R9): what is played no longer, and
//! what is expected of nobody.

use super::{Alarmed, Expectation, Measured, Scenario, Step};
use crate::command::Command;
use crate::register::Party;
use crate::state::State;
use crate::time::Time;
use crate::words::{DepartmentId, TeamId};

/// Whether the script has no more say in a step: the drill was ended, or whoever enters it, speaks in
/// it or moves in it has left.
pub(super) fn is_gone(state: &State, step: &Step) -> bool {
    if state.drill.is_whole() {
        return false;
    }
    let mut parties = vec![Party::Post(step.by.clone())];
    parties.extend(step.on_behalf.as_ref().map(|it| it.who.clone()));
    parties.extend(moves(&step.command));
    let over = |party: &Party| state.drill.over_for(&state.register, party).is_some();
    parties.iter().any(over)
}

/// The department or team whose own step a command tells.
fn moves(command: &Command) -> Option<Party> {
    let department = |id: &DepartmentId| Some(Party::Department(id.clone()));
    match command {
        Command::Acknowledge(it) => department(&it.department),
        Command::SignJoint(it) => department(&it.department),
        Command::SetOut(it) => department(&it.department),
        Command::ReportIn(it) => department(&it.department),
        Command::Left(it) => department(&it.department),
        Command::TeamState(it) => Some(Party::Team(it.team.clone())),
        Command::AnswerTeam(it) => Some(Party::Team(it.team.clone())),
        _ => None,
    }
}

/// When the drill was over for whoever an expectation is about, if that came before it was due.
pub(super) fn void_since(scenario: &Scenario, it: &Expectation, end: &State) -> Option<Time> {
    let course = &end.drill;
    let about = about(it);
    let over = about
        .iter()
        .filter_map(|party| course.over_for(&end.register, party));
    let ended = course.ended.as_ref().map(|it| it.said.at);
    let over_at = over.chain(ended).min()?;
    (due_at(scenario, it, end) > over_at).then_some(over_at)
}

/// Whom it is about: those it names, and the departments and teams on the way to what it looks at.
fn about(it: &Expectation) -> Vec<Party> {
    let mut about = it.units.clone();
    match &it.measured {
        Measured::Alarm(alarmed) => {
            about.extend(alarmed.department.clone().map(Party::Department));
        }
        Measured::Result { path, .. } => {
            let parts: Vec<&str> = path.split('.').collect();
            for pair in parts.windows(2) {
                about.extend(match pair {
                    ["departments", id] => DepartmentId::new(id).map(Party::Department).ok(),
                    ["teams", id] => TeamId::new(id).map(Party::Team).ok(),
                    _ => None,
                });
            }
        }
    }
    about
}

/// When it is due: at the end of its limit, at the moment it is looked at, when its alarm is to end,
/// or with the drill.
fn due_at(scenario: &Scenario, it: &Expectation, end: &State) -> Time {
    match &it.measured {
        Measured::Result {
            limit: Some((within_s, since)),
            ..
        } => since.plus_s(i64::from(*within_s)),
        Measured::Result { at: Some(at), .. } => *at,
        Measured::Result { .. } => end.at.max(last_step(scenario)),
        Measured::Alarm(Alarmed { stands, .. }) => match stands {
            super::Stands::From {
                until: Some(until), ..
            } => *until,
            super::Stands::From { .. } | super::Stands::Never => end.at.max(last_step(scenario)),
        },
    }
}

/// A drill that was ended early is due at the end that its script had.
fn last_step(scenario: &Scenario) -> Time {
    scenario.steps.last().map_or(scenario.start.at, |it| it.at)
}
