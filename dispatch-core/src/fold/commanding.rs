//! Who commands (practice R3): taken by arriving or by an accepted handover, never by a gate.

use imbl::OrdMap;

use super::act::unknown;
use super::{Act, words};
use crate::command::{
    AcceptCommand, AdjustResponse, AreaCommand, CommanderOnWay, CommanderState, ConfirmTownship,
    Designate, OfferCommand, ReplaceCommander, TakeCommand, TransferRecord,
};
use crate::refusal::Refusal;
use crate::register::{FirstCommand, Post, Unit};
use crate::state::{
    CommandBasis, Compensation, ConflictKind, Designation, Incident, Offer, ResponsePeriod, Shared,
    Status, TakenBy, Tenure, Transfer,
};
use crate::time::Time;
use crate::words::{IncidentId, PersonId, PostId, PostKind};

/// Starts a tenure and ends the one before it, at one moment: no gap, no overlap.
pub(super) fn begin_tenure(
    act: &mut Act<'_>,
    id: &IncidentId,
    post: PostId,
    person: Option<PersonId>,
    by: TakenBy,
    basis: CommandBasis,
    at: Time,
) -> Result<(), Refusal> {
    let height = act.height;
    let post_kind = post_kind(act, &post);
    let incident = act.change(id)?;
    // A claim that speaks of a moment before the present tenure cannot undo that one's beginning.
    let from = incident
        .tenures
        .last()
        .map_or(at, |last| at.max(last.to.unwrap_or(last.from)));
    if let Some(last) = incident.tenures.back_mut()
        && last.to.is_none()
    {
        last.to = Some(from);
        last.to_height = Some(height);
    }
    incident.tenures.push_back(Tenure {
        post,
        post_kind,
        person,
        from,
        from_height: height,
        to: None,
        to_height: None,
        by,
        basis,
    });
    incident.offer = None;
    if by != TakenBy::Temporary {
        incident.transfer = Some(Transfer {
            at: from,
            fields: OrdMap::new(),
        });
    }
    Ok(())
}

/// Ends command: the scene is over, withdrawn or merged.
pub(super) fn end_tenure(act: &mut Act<'_>, id: &IncidentId, at: Time) -> Result<(), Refusal> {
    let height = act.height;
    let incident = act.change(id)?;
    if let Some(last) = incident.tenures.back_mut()
        && last.to.is_none()
    {
        last.to = Some(at.max(last.from));
        last.to_height = Some(height);
    }
    incident.offer = None;
    Ok(())
}

fn post_kind(act: &Act<'_>, post: &PostId) -> PostKind {
    if let Some(post) = act.state.register.posts.get(post) {
        return post.kind.clone();
    }
    #[expect(clippy::expect_used, reason = "a literal")]
    PostKind::new("unlisted").expect("a name")
}

fn known_post<'a>(act: &'a Act<'_>, post: &PostId) -> Result<&'a Post, Refusal> {
    let posts = &act.state.register.posts;
    posts
        .get(post)
        .map(|it| &**it)
        .ok_or_else(|| unknown("岗位", post.as_str(), posts.keys().map(PostId::as_str)))
}

/// The named person, else the holder of the post tonight, else 姓名待补.
fn holder(act: &Act<'_>, post: &PostId, person: Option<&PersonId>) -> Option<PersonId> {
    person
        .cloned()
        .or_else(|| act.state.register.on_duty(post, act.at()).cloned())
}

pub(super) fn designate(act: &mut Act<'_>, it: &Designate) -> Result<(), Refusal> {
    act.open(&it.incident)?;
    known_post(act, &it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    let named = act.said();
    let incident = act.change(&it.incident)?;
    if incident
        .commander()
        .is_some_and(|now| now.post == it.post && now.person == person)
    {
        let zh = words(act.state.register.post_zh(&it.post));
        return Err(Refusal::AlreadyCommander(zh));
    }
    let before = incident.designated.replace(Shared::new(Designation {
        post: it.post.clone(),
        person,
        named,
        set_out: None,
        on_scene: None,
    }));
    if incident.status == Status::Reported {
        incident.status = Status::Responding;
    }
    let id = incident.id.clone();
    act.undo_with(Compensation::Designation(id, before));
    Ok(())
}

pub(super) fn on_way(act: &mut Act<'_>, it: &CommanderOnWay) -> Result<(), Refusal> {
    let (said, implied) = (act.said(), act.implied());
    let incident = act.change(&it.incident)?;
    let Some(designated) = incident.designated.as_mut() else {
        return Err(Refusal::Nonsense(words("尚未指派现场指挥官,请先指派。")));
    };
    let designated = designated.change();
    match it.state {
        CommanderState::Named => {}
        CommanderState::SetOut => designated.set_out = Some(said),
        CommanderState::OnScene => {
            designated.set_out.get_or_insert(implied);
            designated.on_scene = Some(said);
        }
    }
    Ok(())
}

/// 到场接管. Where no ground for it is known, both claims stand as a conflict and the commander of
/// record stays: the board never has two (law 5), and never refuses the word (law 3).
pub(super) fn take(act: &mut Act<'_>, it: &TakeCommand) -> Result<(), Refusal> {
    known_post(act, &it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    let at = act.occurred();
    let incident = act.look(&it.incident)?;
    let id = incident.id.clone();
    if !incident.status.is_open() {
        let claims = [
            "现场指挥已结束".to_owned(),
            format!("{} 报告接管", act.state.register.post_zh(&it.post)),
        ];
        act.raise_conflict(ConflictKind::Command, id.as_str(), vec![id.clone()], claims);
        return Ok(());
    }
    if let Some(now) = incident.commander()
        && now.post == it.post
    {
        let fill = now.person.is_none();
        let incident = act.change(&id)?;
        if fill && let Some(last) = incident.tenures.back_mut() {
            last.person = person;
        }
        return Ok(());
    }
    match ground(act, incident, it) {
        Some(basis) => {
            let implied = act.implied();
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
            }
            incident.status = incident.status.max(Status::Responding);
            Ok(())
        }
        None => {
            let register = &act.state.register;
            let now = incident
                .commander()
                .map_or("", |it| register.post_zh(&it.post))
                .to_owned();
            let claims = [
                format!("现任:{now}"),
                format!("报告接管:{}", register.post_zh(&it.post)),
            ];
            act.raise_conflict(ConflictKind::Command, id.as_str(), vec![id.clone()], claims);
            Ok(())
        }
    }
}

/// The ground on which a post takes command by arriving (practice R3 a).
fn ground(act: &Act<'_>, incident: &Incident, it: &TakeCommand) -> Option<CommandBasis> {
    let register = &act.state.register;
    if incident
        .designated
        .as_ref()
        .is_some_and(|designated| designated.post == it.post)
    {
        return Some(CommandBasis::Designated);
    }
    let post = register.posts.get(&it.post)?;
    let fire_brigade = matches!(&post.unit, Unit::Department(id)
        if register.offices("fire-rescue-brigade").any(|office| &office.id == id));
    if fire_brigade && incident.kind.as_str() == "fire" {
        return Some(CommandBasis::FireLaw45);
    }
    if it.notice.is_some() || matches!(post.unit, Unit::Outside(_)) {
        return Some(CommandBasis::HigherLevel);
    }
    let temporary = incident
        .commander()
        .is_some_and(|now| now.by == TakenBy::Temporary);
    let first_force = register.rules().first_command == FirstCommand::FirstForce;
    let has_forces = match &post.unit {
        Unit::Department(id) => {
            incident.calls.get(id).is_some_and(|call| call.on_scene())
                || incident.assignments.iter().any(|(team, assignment)| {
                    assignment.on_scene.is_some()
                        && register
                            .teams
                            .get(team)
                            .is_some_and(|team| team.owner == post.unit)
                })
        }
        _ => false,
    };
    (temporary && first_force && has_forces).then_some(CommandBasis::FirstForce)
}

pub(super) fn offer(act: &mut Act<'_>, it: &OfferCommand) -> Result<(), Refusal> {
    act.open(&it.incident)?;
    known_post(act, &it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    let at = act.occurred();
    let incident = act.change(&it.incident)?;
    if incident
        .commander()
        .is_some_and(|now| now.post == it.post && now.person == person)
    {
        return Err(Refusal::AlreadyCommander(words(
            act.state.register.post_zh(&it.post),
        )));
    }
    incident.offer = Some(Offer {
        post: it.post.clone(),
        person,
        at,
    });
    Ok(())
}

pub(super) fn accept(act: &mut Act<'_>, it: &AcceptCommand) -> Result<(), Refusal> {
    let at = act.occurred();
    let author = act.author.post.clone();
    let director = act.state.world.is_drill() && act.is_kind("director");
    let incident = act.open(&it.incident)?;
    let id = incident.id.clone();
    match &incident.offer {
        Some(offer) if offer.post == author || director => {
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
    let commander = incident.commander().cloned();
    let post = act
        .state
        .register
        .post_of(&unit, "township-duty-head")
        .map(|it| it.id.clone());
    let (post, person) = match commander {
        Some(now)
            if act
                .state
                .register
                .posts
                .get(&now.post)
                .is_some_and(|it| it.unit == unit) =>
        {
            (now.post, now.person)
        }
        _ => {
            let Some(post) = post else {
                return Err(Refusal::NotHere(act.state.register.unit_zh(&unit)));
            };
            let person = holder(act, &post, None);
            (post, person)
        }
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
    known_post(act, &it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    let at = act.occurred();
    for id in &it.incidents {
        let id = act.open(id)?.id.clone();
        begin_tenure(
            act,
            &id,
            it.post.clone(),
            person.clone(),
            TakenBy::Area,
            CommandBasis::Area,
            at,
        )?;
        act.change(&id)?.command_settled = true;
    }
    Ok(())
}

pub(super) fn replace(act: &mut Act<'_>, it: &ReplaceCommander) -> Result<(), Refusal> {
    known_post(act, &it.post)?;
    let person = holder(act, &it.post, it.person.as_ref());
    let at = act.occurred();
    let id = act.open(&it.incident)?.id.clone();
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
        transfer.fields.insert(*field, value.clone());
    }
    Ok(())
}

pub(super) fn adjust_response(act: &mut Act<'_>, it: &AdjustResponse) -> Result<(), Refusal> {
    let from = act.occurred();
    let post = act.author.post.clone();
    let incident = act.open(&it.incident)?;
    let now = incident.response_level();
    if it.from != now {
        let name = now.map_or("未启动".to_owned(), |level| format!("{level:?} 级"));
        return Err(Refusal::LevelMoved(words(name)));
    }
    if now == Some(it.to) {
        return Err(Refusal::SameLevel(it.to));
    }
    let incident = act.change(&it.incident)?;
    let before = incident.response.len();
    incident.response.push_back(ResponsePeriod {
        from,
        level: Some(it.to),
        post,
        reason: it.reason.clone(),
        evidence: Some(it.evidence.clone()),
    });
    let id = incident.id.clone();
    act.undo_with(Compensation::Response(id, before));
    Ok(())
}
