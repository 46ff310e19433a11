//! Who commands (practice R3): taken by arriving or by an accepted handover, never by a gate.

mod arrival;
mod response;
mod tenure;

pub(super) use arrival::take;
pub(super) use response::adjust_response;
pub(super) use tenure::{begin_tenure, end_tenure};

use imbl::OrdMap;

use super::{Act, words};
use crate::command::{
    AcceptCommand, AreaCommand, CommanderOnWay, CommanderState, ConfirmTownship, Designate,
    OfferCommand, PulseRule, ReplaceCommander, TransferRecord,
};
use crate::refusal::Refusal;
use crate::register::{Party, Unit};
use crate::state::{
    CommandBasis, Compensation, ConflictKind, Designation, Offer, Said, Shared, Status, TakenBy,
    Transfer,
};
use crate::words::{IncidentId, PersonId, PostId};

/// The named person, else the holder of the post tonight, else 姓名待补.
fn holder(act: &Act<'_>, post: &PostId, person: Option<&PersonId>) -> Option<PersonId> {
    person
        .cloned()
        .or_else(|| act.state.register.on_duty(post, act.at()).cloned())
}

/// A post that would take over what it and its holder have already.
fn is_commander(act: &Act<'_>, id: &IncidentId, post: &PostId, person: Option<&PersonId>) -> bool {
    act.state
        .incident(id)
        .and_then(|it| it.commander())
        .is_some_and(|now| now.post == *post && now.person.as_ref() == person)
}

fn already(act: &Act<'_>, post: &PostId) -> Refusal {
    Refusal::AlreadyCommander(words(act.state.register.post_zh(post)))
}

pub(super) fn designate(act: &mut Act<'_>, it: &Designate) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    act.known_post(&it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    if is_commander(act, &id, &it.post, person.as_ref()) {
        return Err(already(act, &it.post));
    }
    let named = act.said();
    let incident = act.change(&id)?;
    let before = incident.designated.take();
    // Named once more: how far he has come stays true.
    let on_his_way = before
        .as_ref()
        .filter(|had| had.post == it.post && !had.taken)
        .map_or((None, None), |had| {
            (had.set_out.clone(), had.on_scene.clone())
        });
    incident.designated = Some(Shared::new(Designation {
        post: it.post.clone(),
        person,
        named,
        set_out: on_his_way.0,
        on_scene: on_his_way.1,
        taken: false,
    }));
    incident.command_settled = false;
    incident.forget_pulses(&[PulseRule::CommanderNotSetOut]);
    if incident.status == Status::Reported {
        incident.status = Status::Responding;
    }
    act.undo_with(Compensation::Designation(id, before));
    Ok(())
}

pub(super) fn on_way(act: &mut Act<'_>, it: &CommanderOnWay) -> Result<(), Refusal> {
    let (said, implied) = (act.said(), act.implied());
    let id = act.resolve(&it.incident)?;
    let of_another = |post: &PostId| match act.on_behalf().map(|it| &it.who) {
        Some(Party::Post(other)) => other != post,
        _ => false,
    };
    let designated = act.look(&id)?.designated.as_ref();
    let post = designated.map(|it| it.post.clone());
    let Some(post) = post.filter(|post| !of_another(post)) else {
        // Somebody is on his way whom nobody named, or another was named since.
        let register = &act.state.register;
        let named = designated.map_or("无", |it| register.post_zh(&it.post));
        let claims = [
            format!("已指派:{named}"),
            format!(
                "报告在途:{}",
                crate::view::party_zh(&act.state, &act.speaker())
            ),
        ];
        act.raise_conflict(
            ConflictKind::Command,
            id.as_str(),
            vec![id.clone()],
            &claims,
        );
        return Ok(());
    };
    let incident = act.change(&id)?;
    if let Some(designated) = incident.designated.as_mut().filter(|it| it.post == post) {
        let designated = designated.change();
        match it.state {
            CommanderState::Named => {}
            CommanderState::SetOut => Said::keep_first(&mut designated.set_out, said),
            CommanderState::OnScene => {
                Said::keep_first(&mut designated.set_out, implied);
                Said::keep_first(&mut designated.on_scene, said);
            }
        }
    }
    Ok(())
}

pub(super) fn offer(act: &mut Act<'_>, it: &OfferCommand) -> Result<(), Refusal> {
    act.open(&it.incident)?;
    act.known_post(&it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    let at = act.occurred();
    if is_commander(act, &it.incident, &it.post, person.as_ref()) {
        return Err(already(act, &it.post));
    }
    act.change(&it.incident)?.offer = Some(Offer {
        post: it.post.clone(),
        person,
        at,
    });
    Ok(())
}

pub(super) fn accept(act: &mut Act<'_>, it: &AcceptCommand) -> Result<(), Refusal> {
    let at = act.occurred();
    let director = act.is_director();
    let incident = act.open(&it.incident)?;
    let id = incident.id.clone();
    match &incident.offer {
        Some(offer) if director || act.is_word_of(&offer.post) => {
            let (post, person) = (offer.post.clone(), offer.person.clone());
            begin_tenure(
                act,
                &id,
                post,
                person,
                TakenBy::Offered,
                CommandBasis::Transfer,
                at,
            )
        }
        _ => Err(Refusal::NothingOffered),
    }
}

pub(super) fn confirm_township(act: &mut Act<'_>, it: &ConfirmTownship) -> Result<(), Refusal> {
    let at = act.occurred();
    let incident = act.open(&it.incident)?;
    let id = incident.id.clone();
    let unit = Unit::Township(incident.township.clone());
    let register = &act.state.register;
    let of_township = |post: &PostId| register.posts.get(post).is_some_and(|it| it.unit == unit);
    let now = incident.commander().filter(|now| of_township(&now.post));
    let (post, person) = match now {
        Some(now) if now.by == TakenBy::Confirmed => return Err(already(act, &now.post)),
        Some(now) => (now.post.clone(), now.person.clone()),
        None => match register.first_responder(&unit) {
            Some(post) => (post.id.clone(), holder(act, &post.id, None)),
            None => return Err(Refusal::NotHere(register.unit_zh(&unit))),
        },
    };
    begin_tenure(
        act,
        &id,
        post,
        person,
        TakenBy::Confirmed,
        CommandBasis::LeadConfirmed,
        at,
    )?;
    let incident = act.change(&id)?;
    incident.command_settled = true;
    incident.designated = None;
    Ok(())
}

pub(super) fn area(act: &mut Act<'_>, it: &AreaCommand) -> Result<(), Refusal> {
    if it.incidents.is_empty() {
        return Err(Refusal::Nonsense(words("片区指挥没有事件,请至少选一个。")));
    }
    act.known_post(&it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    let at = act.occurred();
    for id in &it.incidents {
        let id = act.open(id)?.id.clone();
        let has_it = act
            .look(&id)?
            .commander()
            .is_some_and(|now| now.by == TakenBy::Area);
        if has_it && is_commander(act, &id, &it.post, person.as_ref()) {
            continue;
        }
        begin_tenure(
            act,
            &id,
            it.post.clone(),
            person.clone(),
            TakenBy::Area,
            CommandBasis::Area,
            at,
        )?;
        let incident = act.change(&id)?;
        incident.command_settled = true;
        incident.designated = None;
    }
    Ok(())
}

pub(super) fn replace(act: &mut Act<'_>, it: &ReplaceCommander) -> Result<(), Refusal> {
    act.known_post(&it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    let at = act.occurred();
    let id = act.open(&it.incident)?.id.clone();
    if is_commander(act, &id, &it.post, person.as_ref()) {
        return Err(already(act, &it.post));
    }
    begin_tenure(
        act,
        &id,
        it.post.clone(),
        person,
        TakenBy::Replaced,
        CommandBasis::Replacement,
        at,
    )
}

pub(super) fn transfer_record(act: &mut Act<'_>, it: &TransferRecord) -> Result<(), Refusal> {
    let at = act.occurred();
    let incident = act.change(&it.incident)?;
    let transfer = incident.transfer.get_or_insert_with(|| Transfer {
        at,
        fields: OrdMap::new(),
    });
    for (field, value) in &it.fields {
        // A later 不详 does not wipe out what somebody knew.
        if value.is_some() || !transfer.fields.contains_key(field) {
            transfer.fields.insert(*field, value.clone());
        }
    }
    Ok(())
}
