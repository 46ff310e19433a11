//! Responses of the district: started, changed, lifted, and what hangs under them (practice R5, R6).

pub(super) mod joint;
pub(super) mod relations;

use imbl::Vector;

use super::act::unknown;
use super::{Act, words};
use crate::command::{ChangeResponse, Consent, EndResponse, Hang, JointDuty, StartResponse};
use crate::refusal::Refusal;
use crate::state::{LevelPeriod, Lifted, Response, Shared};
use crate::words::{IncidentId, PersonId, ResponseId, TypeId};

pub(super) fn start(act: &mut Act<'_>, it: &StartResponse) -> Result<(), Refusal> {
    if act.state.responses.contains_key(&it.response) {
        return Err(Refusal::NameTaken(words(it.response.as_str())));
    }
    let from = act.not_later(it.from_at);
    if it.matter.is_empty() || it.measures.is_empty() || it.area.is_empty() {
        return Err(Refusal::Nonsense(words(
            "启动应急响应须写明响应事项、适用区域和应急处置措施(突发事件应对法第72条)。请补齐。",
        )));
    }
    if it.expected_end_at <= from {
        return Err(too_early());
    }
    for township in &it.townships {
        act.known_township(township)?;
    }
    for kind in &it.types {
        known_type(act, kind)?;
    }
    act.known_party(&it.started_by)?;
    known_officers(act, &it.joint_duty)?;
    let consent = decided(it.consent.as_ref(), "启动应急响应", "突发事件应对法第72条")?;
    let said = act.said();
    let number = u32::try_from(act.state.responses.len())
        .unwrap_or(u32::MAX)
        .saturating_add(1);
    let response = Response {
        id: it.response.clone(),
        number,
        kind: it.kind.clone(),
        matter: it.matter.clone(),
        area: it.area.clone(),
        townships: it.townships.clone(),
        types: it.types.clone(),
        from,
        expected_end: it.expected_end_at,
        measures: it.measures.clone(),
        started_by: it.started_by.clone(),
        levels: Vector::unit(LevelPeriod {
            from,
            level: it.level,
            reason: None,
            evidence: None,
            consent: Some(consent),
            said,
        }),
        joint: officers(&it.joint_duty),
        reach: imbl::OrdSet::new(),
        signed: Vector::new(),
        lifted: None,
    };
    act.state
        .responses
        .insert(it.response.clone(), Shared::new(response));
    Ok(())
}

pub(super) fn change(act: &mut Act<'_>, it: &ChangeResponse) -> Result<(), Refusal> {
    let now = in_force(act, &it.response)?;
    let (level, begun) = (now.level(), now.from);
    if level != Some(it.from) {
        let name = level.map_or("未启动".to_owned(), |level| format!("{level:?} 级"));
        return Err(Refusal::LevelMoved(words(name)));
    }
    if it.reason.is_empty() || it.evidence.is_empty() {
        return Err(Refusal::Nonsense(words("启动或调整响应须填理由和依据。")));
    }
    if it.to == Some(it.from) {
        return Err(Refusal::SameLevel(it.from));
    }
    if it.expected_end_at.is_some_and(|end| end <= begun) {
        return Err(too_early());
    }
    let changes_nothing = it.to.is_none()
        && it.area.is_none()
        && it.expected_end_at.is_none()
        && it.measures.is_none()
        && it.joint_duty.is_none();
    if changes_nothing {
        return Err(Refusal::Nonsense(words(
            "没有填要调整的内容。请至少调整一项。",
        )));
    }
    if let Some(duty) = &it.joint_duty {
        known_officers(act, duty)?;
    }
    let consent = match it.to {
        Some(_) => Some(decided(
            it.consent.as_ref(),
            "调整应急响应级别",
            "突发事件应对法第72条",
        )?),
        None => it.consent.clone(),
    };
    let (from, said) = (act.occurred(), act.said());
    if let Some(response) = act.state.responses.get_mut(&it.response) {
        let response = response.change();
        response.levels.push_back(LevelPeriod {
            from,
            level: it.to.unwrap_or(it.from),
            reason: Some(it.reason.clone()),
            evidence: Some(it.evidence.clone()),
            consent,
            said,
        });
        if let Some(area) = &it.area {
            response.area = area.clone();
        }
        if let Some(end) = it.expected_end_at {
            response.expected_end = end;
        }
        if let Some(measures) = &it.measures {
            response.measures = measures.clone();
        }
        if let Some(duty) = &it.joint_duty {
            response.joint = officers(duty);
        }
    }
    joint::cover_all(act, &it.response)
}

pub(super) fn end(act: &mut Act<'_>, it: &EndResponse) -> Result<(), Refusal> {
    let started_by = in_force(act, &it.response)?.started_by.clone();
    if it.by != started_by {
        let starter = crate::view::party_zh(&act.state, &started_by);
        return Err(Refusal::NotTheStarter(words(starter)));
    }
    let consent = decided(it.consent.as_ref(), "解除应急响应", "突发事件应对法第86条")?;
    let said = act.said();
    if let Some(response) = act.state.responses.get_mut(&it.response) {
        response.change().lifted = Some(Lifted {
            said,
            reason: it.reason.clone(),
            consent,
        });
    }
    joint::cover_all(act, &it.response)
}

pub(super) fn hang(act: &mut Act<'_>, it: &Hang) -> Result<(), Refusal> {
    if it.incidents.is_empty() {
        return Err(Refusal::Nonsense(words("没有事件。请至少选一个。")));
    }
    if let Some(response) = &it.response {
        in_force(act, response)?;
    }
    for id in &it.incidents {
        let id = act.open(id)?.id.clone();
        act.change(&id)?.under = it.response.clone();
        joint::cover(act, &id)?;
    }
    Ok(())
}

/// An incident that comes to be says which response it hangs under. A whistle is a fact: one that
/// names a response that is unknown or lifted hangs under none.
pub(super) fn hang_new(
    act: &mut Act<'_>,
    id: &IncidentId,
    response: Option<&ResponseId>,
) -> Result<(), Refusal> {
    let stands = response.filter(|it| in_force(act, it).is_ok()).cloned();
    if stands.is_some() {
        act.change(id)?.under = stands;
        reach(act, id)?;
    }
    Ok(())
}

/// Writes an incident down with the responses that it hangs under, and whose officers answer for a
/// call of it.
pub(super) fn reach(act: &mut Act<'_>, id: &IncidentId) -> Result<(), Refusal> {
    let incident = act.look(id)?;
    let id = incident.id.clone();
    let calls = incident.calls.values();
    let answered = calls.filter_map(|it| it.joint.as_ref().map(|it| it.response.clone()));
    let all: Vec<ResponseId> = incident.under.iter().cloned().chain(answered).collect();
    for response in all {
        if let Some(response) = act.state.responses.get_mut(&response)
            && !response.reach.contains(&id)
        {
            response.change().reach.insert(id.clone());
        }
    }
    Ok(())
}

/// A response that may still be decided about.
pub(super) fn in_force<'a>(act: &'a Act<'_>, id: &ResponseId) -> Result<&'a Response, Refusal> {
    match act.state.responses.get(id) {
        None => Err(Refusal::UnknownItem(words(id.as_str()))),
        Some(response) if !response.in_force() => Err(Refusal::ResponseLifted),
        Some(response) => Ok(response),
    }
}

/// Starting, changing the level and lifting are the government's (ERL arts. 72, 86): the centre only
/// writes down what was decided, and must say on what it rests (practice R4).
fn decided(consent: Option<&Consent>, what: &str, law: &str) -> Result<Consent, Refusal> {
    let rests = consent.filter(|it| match it {
        Consent::Document { number } => !number.is_empty(),
        Consent::Verbal { by, .. } => !by.is_empty(),
    });
    rests.cloned().ok_or_else(|| Refusal::GovernmentDecides {
        act: words(what),
        law: words(law),
    })
}

fn too_early() -> Refusal {
    Refusal::Nonsense(words("预计期限早于启动时间。请填启动之后的时间。"))
}

fn known_type(act: &Act<'_>, id: &TypeId) -> Result<(), Refusal> {
    let known = &act.state.register.types;
    if known.contains_key(id) {
        return Ok(());
    }
    Err(unknown(
        "事件类型",
        id.as_str(),
        known.keys().map(TypeId::as_str),
    ))
}

fn known_officers(act: &Act<'_>, duty: &[JointDuty]) -> Result<(), Refusal> {
    let known = &act.state.register.persons;
    for it in duty {
        act.known_department(&it.department)?;
        if let Some(officer) = it.officer.as_ref().filter(|it| !known.contains_key(*it)) {
            return Err(unknown(
                "人员",
                officer.as_str(),
                known.keys().map(PersonId::as_str),
            ));
        }
    }
    Ok(())
}

fn officers(duty: &[JointDuty]) -> imbl::OrdMap<crate::words::DepartmentId, Option<PersonId>> {
    duty.iter()
        .map(|it| (it.department.clone(), it.officer.clone()))
        .collect()
}
