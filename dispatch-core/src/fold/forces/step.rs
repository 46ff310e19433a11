//! What an observation of a team makes of its assignment (practice R1).

use crate::command::{Strength, TeamDoing, TeamState};
use crate::fold::Act;
use crate::state::{Assignment, AssignmentState, Said};

/// The step an observation is, with the earlier ones it implies. A word that comes late fills in its
/// time, and turns nothing back.
pub(super) fn step(assignment: &mut Assignment, it: &TeamState, act: &Act<'_>) {
    let said = act.said();
    let newest = assignment.as_of.is_none_or(|had| had <= said.at);
    if it.strength != Strength::default() && (newest || assignment.strength == Strength::default())
    {
        assignment.strength = it.strength.clone();
    }
    if newest {
        assignment.eta = it.eta_at.or(assignment.eta);
    }
    let steps = [
        (TeamDoing::Accepted, &mut assignment.accepted),
        (TeamDoing::EnRoute, &mut assignment.set_out),
        (TeamDoing::OnScene, &mut assignment.on_scene),
    ];
    for (doing, step) in steps {
        if it.doing == doing {
            Said::keep_first(step, said.clone());
        } else if it.doing > doing && it.doing <= TeamDoing::Working {
            Said::keep_first(step, act.implied());
        }
    }
    let new = match it.doing {
        TeamDoing::Accepted => AssignmentState::Accepted,
        TeamDoing::EnRoute => AssignmentState::EnRoute,
        TeamDoing::OnScene => AssignmentState::OnScene,
        TeamDoing::Working => AssignmentState::Working,
        TeamDoing::Withdrawing => AssignmentState::Withdrawing,
        TeamDoing::Home => AssignmentState::Home,
        TeamDoing::Resting | TeamDoing::OutOfService => AssignmentState::Resting,
    };
    advance(assignment, new, &said);
}

/// Moves an assignment to a state that a word of `said.at` speaks of. On the way out a later step
/// counts whenever it is heard; else the later word does.
pub(super) fn advance(assignment: &mut Assignment, new: AssignmentState, said: &Said) {
    let had = assignment.state;
    let on_the_way_out = new.holds() && (had.holds() || had == AssignmentState::Requested);
    let counts = if on_the_way_out {
        new > had
    } else {
        assignment.as_of.is_none_or(|had| had <= said.at)
    };
    if counts {
        assignment.state = new;
        assignment.as_of = Some(assignment.as_of.map_or(said.at, |had| had.max(said.at)));
    }
}
