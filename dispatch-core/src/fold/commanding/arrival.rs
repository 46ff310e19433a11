//! 到场接管: command is taken by arriving, on a ground that is known (practice R3 a).

use super::{begin_tenure, holder};
use crate::command::TakeCommand;
use crate::fold::Act;
use crate::refusal::Refusal;
use crate::register::{FirstCommand, Post, Unit};
use crate::state::{CommandBasis, ConflictKind, Incident, Status, TakenBy};
use crate::words::IncidentId;

/// Takes command. Where no ground for it is known, both claims stand as a conflict and the
/// commander of record stays: the board never has two (law 5), and never refuses the word (law 3).
pub(in crate::fold) fn take(act: &mut Act<'_>, it: &TakeCommand) -> Result<(), Refusal> {
    act.known_post(&it.post)?;
    let incident = act.look(&it.incident)?;
    let id = incident.id.clone();
    let Some(now) = incident.commander().cloned() else {
        contradict(act, &id, it, "现场指挥已结束".to_owned());
        return Ok(());
    };
    let is_his = now.post == it.post
        && (it.person.is_none() || now.person.is_none() || now.person == it.person);
    let basis = match ground(act, incident, it) {
        // He has it already, and by right; only his name may have been missing.
        _ if is_his && now.by != TakenBy::Temporary => return fill_name(act, &id, it),
        Some(basis) => basis,
        None if is_his => return fill_name(act, &id, it),
        // The post has it, and another man stands in it now.
        None if now.post == it.post => now.basis,
        None => {
            let register = &act.state.register;
            let claim = format!("现任:{}", register.post_zh(&now.post));
            contradict(act, &id, it, claim);
            return Ok(());
        }
    };
    let (person, at, implied) = (
        holder(act, &it.post, it.person.as_ref()),
        act.occurred(),
        act.implied(),
    );
    begin_tenure(
        act,
        &id,
        it.post.clone(),
        person,
        TakenBy::Declared,
        basis,
        at,
    )?;
    let incident = act.change(&id)?;
    if let Some(designated) = incident.designated.as_mut()
        && designated.post == it.post
    {
        let designated = designated.change();
        designated.set_out.get_or_insert(implied.clone());
        designated.on_scene.get_or_insert(implied);
        designated.taken = true;
    }
    incident.status = incident.status.max(Status::Responding);
    Ok(())
}

fn fill_name(act: &mut Act<'_>, id: &IncidentId, it: &TakeCommand) -> Result<(), Refusal> {
    let person = holder(act, &it.post, it.person.as_ref());
    if let Some(now) = act.change(id)?.tenures.back_mut()
        && now.person.is_none()
    {
        now.person = person;
    }
    Ok(())
}

fn contradict(act: &mut Act<'_>, id: &IncidentId, it: &TakeCommand, stands: String) {
    let claims = [
        stands,
        format!("报告接管:{}", act.state.register.post_zh(&it.post)),
    ];
    act.raise_conflict(
        ConflictKind::Command,
        id.as_str(),
        vec![id.clone()],
        &claims,
    );
}

/// The ground on which a post takes command by arriving.
fn ground(act: &Act<'_>, incident: &Incident, it: &TakeCommand) -> Option<CommandBasis> {
    let register = &act.state.register;
    // A designation is good for one arrival: who was replaced since does not come back on it.
    if incident
        .designated
        .as_ref()
        .is_some_and(|designated| designated.post == it.post && !designated.taken)
    {
        return Some(CommandBasis::Designated);
    }
    let post = register.posts.get(&it.post)?;
    let fire_brigade = matches!(&post.unit, Unit::Department(id)
        if register.offices("fire-rescue-brigade").any(|office| &office.id == id));
    if fire_brigade && incident.kind.as_str() == "fire" {
        return Some(CommandBasis::FireLaw45);
    }
    if it.notice.as_ref().is_some_and(|notice| !notice.is_empty()) && is_higher(post) {
        return Some(CommandBasis::HigherLevel);
    }
    let temporary = incident
        .commander()
        .is_some_and(|now| now.by == TakenBy::Temporary);
    let first_force = register.rules().first_command == FirstCommand::FirstForce;
    (temporary && first_force && has_forces(act, incident, post))
        .then_some(CommandBasis::FirstForce)
}

/// Whether a post stands above the district's departments: outside it, or one of its leaders.
fn is_higher(post: &Post) -> bool {
    matches!(post.unit, Unit::Outside(_))
        || matches!(post.kind.as_str(), "district-leader" | "leader-on-duty")
}

/// Whether people or teams of the post's department are on the scene.
fn has_forces(act: &Act<'_>, incident: &Incident, post: &Post) -> bool {
    let Unit::Department(id) = &post.unit else {
        return false;
    };
    let teams = &act.state.register.teams;
    incident.calls.get(id).is_some_and(|call| call.on_scene())
        || incident.assignments.iter().any(|(team, assignment)| {
            assignment.is_there() && teams.get(team).is_some_and(|team| team.owner == post.unit)
        })
}
