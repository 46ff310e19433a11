//! Orders, requests, aid (practice R4, R14).

use imbl::OrdMap;

use super::forces::custody;
use super::places::begun;
use super::requests::consented;
use super::{Act, words};
use crate::catalogue::{Authority, IncidentType};
use crate::command::{Answer, Confirm, Order, OrderAnswer, PullOut, Receipt, SpokenOrder};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{
    Addressee, AssignmentState, ConflictKind, HoldOverride, OrderKind, OrderRecord, OrderWarning,
    Said, Shared,
};
use crate::time::Time;
use crate::view::hold_points;
use crate::words::{ActId, IncidentId, OrderId, Words};

fn addressees(to: &[Party]) -> Result<OrdMap<Party, Addressee>, Refusal> {
    if to.is_empty() {
        return Err(Refusal::NoAddressee);
    }
    Ok(to
        .iter()
        .map(|it| (it.clone(), Addressee::default()))
        .collect())
}

fn incident_type<'a>(act: &'a Act<'_>, id: &IncidentId) -> Option<&'a IncidentType> {
    act.state
        .incident(id)
        .and_then(|it| act.state.register.kind(&it.kind))
}

/// An act that is the government's cannot be ordered here, only requested (practice R4).
pub(super) fn authority(act: &Act<'_>, id: &IncidentId, ordered: &ActId) -> Result<(), Refusal> {
    let Some(known) = incident_type(act, id).and_then(|kind| kind.act(ordered.as_str())) else {
        return Ok(());
    };
    match known.authority {
        Authority::Government | Authority::Other if !consented(act, id, ordered) => {
            Err(Refusal::GovernmentDecides {
                act: words(&known.zh),
                law: words(known.law.as_ref().map_or("", |law| law.zh.as_str())),
            })
        }
        _ => Ok(()),
    }
}

/// Warnings that stand now for an act: people inside, hold points not confirmed. They never block.
pub(super) fn warnings(
    act: &Act<'_>,
    id: &IncidentId,
    ordered: Option<&ActId>,
) -> Vec<OrderWarning> {
    let (Some(ordered), Some(incident)) = (ordered, act.state.incident(id)) else {
        return Vec::new();
    };
    let mut warnings = Vec::new();
    let inside = incident.zone.inside_now();
    let known = incident_type(act, id).and_then(|kind| kind.act(ordered.as_str()));
    // Ordering what changes the danger for whoever is inside warns with their number (R13).
    if inside > 0 && known.is_some_and(|act| act.changes_danger) {
        warnings.push(OrderWarning::PeopleInside(inside));
    }
    let points = hold_points(&act.state, incident);
    let open = points
        .iter()
        .filter(|it| it.point.before == ordered.as_str() && it.satisfied.is_none());
    for it in open {
        if let Ok(point) = ActId::new(&it.point.id) {
            warnings.push(OrderWarning::HoldPoint(point));
        }
    }
    warnings
}

/// Keeps that an act was begun although a hold point was open, with the reason or without one.
pub(super) fn override_holds(
    act: &mut Act<'_>,
    id: &IncidentId,
    ordered: Option<&ActId>,
    warnings: &[OrderWarning],
    reason: Option<&Words>,
) -> Result<(), Refusal> {
    let Some(ordered) = ordered else {
        return Ok(());
    };
    let said = act.said();
    let zone = act.change(id)?.zone.change();
    for warning in warnings {
        if let OrderWarning::HoldPoint(point) = warning {
            zone.overrides.push_back(HoldOverride {
                hold_point: words(point.as_str()),
                act: ordered.clone(),
                said: said.clone(),
                reason: reason.cloned(),
            });
        }
    }
    Ok(())
}

fn place(
    act: &mut Act<'_>,
    id: &IncidentId,
    order: &OrderId,
    record: OrderRecord,
) -> Result<(), Refusal> {
    let incident = act.change(id)?;
    let mut record = record;
    if let Some(had) = incident.orders.get(order) {
        if !had.given.implied {
            return Err(Refusal::NameTaken(words(order.as_str())));
        }
        // Its receipts came first.
        for (who, addressee) in &had.to {
            record.to.insert(who.clone(), addressee.clone());
        }
    }
    if let Some(cancelled) = &record.cancels {
        match incident.orders.get_mut(cancelled) {
            Some(it) => it.change().cancelled_by = Some(order.clone()),
            None => return Err(Refusal::UnknownOrder(words(cancelled.as_str()))),
        }
    }
    incident.orders.insert(order.clone(), Shared::new(record));
    Ok(())
}

fn record(
    kind: OrderKind,
    given: Said,
    by: Party,
    text: Words,
    to: OrdMap<Party, Addressee>,
) -> OrderRecord {
    OrderRecord {
        kind,
        given,
        by,
        words: text,
        act: None,
        to,
        due: None,
        warnings: Vec::new(),
        override_reason: None,
        cancels: None,
        cancelled_by: None,
        confirmed: None,
    }
}

pub(super) fn order(act: &mut Act<'_>, it: &Order) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    let to = addressees(&it.to)?;
    if let Some(ordered) = &it.act {
        authority(act, &id, ordered)?;
    }
    for party in it.to.iter() {
        act.known_party(party)?;
    }
    let warnings = warnings(act, &id, it.act.as_ref());
    let by = Party::Post(act.author.post.clone());
    let mut record = record(OrderKind::Written, act.said(), by, it.words.clone(), to);
    record.act.clone_from(&it.act);
    record.due = it.due_at;
    record.override_reason.clone_from(&it.override_reason);
    record.cancels.clone_from(&it.cancels);
    record.warnings.clone_from(&warnings);
    place(act, &id, &it.order, record)?;
    ordered_after_recall(act, &id, it)?;
    begun(act, &id, it.act.as_ref(), act.occurred())?;
    override_holds(
        act,
        &id,
        it.act.as_ref(),
        &warnings,
        it.override_reason.as_ref(),
    )
}

/// An order to a team that the centre has recalled meanwhile stands beside that decision until a
/// person settles it (practice R8).
fn ordered_after_recall(act: &mut Act<'_>, id: &IncidentId, it: &Order) -> Result<(), Refusal> {
    for party in &it.to {
        let Party::Team(team) = party else { continue };
        let recalled = act
            .look(id)?
            .assignments
            .get(team)
            .filter(|it| it.state == AssignmentState::Recalled)
            .cloned();
        let (Some(recalled), Some(holder)) = (recalled, custody(act, team)) else {
            continue;
        };
        let since = recalled
            .released
            .as_ref()
            .map_or_else(String::new, |it| it.at.local_clock().to_string());
        let reason = recalled.words.as_ref().map_or("", |it| it.as_str());
        let claims = [
            format!("{since} 已被抽调({reason})"),
            format!("原指挥官指令:{}", it.words),
        ];
        let both = vec![holder, id.clone()];
        act.raise_conflict(ConflictKind::Custody, team.as_str(), both, &claims);
    }
    Ok(())
}

/// A spoken order is in force as it was given; nothing about it is refused but its form.
pub(super) fn spoken(act: &mut Act<'_>, it: &SpokenOrder) -> Result<(), Refusal> {
    let id = act.resolve(&it.incident)?;
    let to = addressees(&it.to)?;
    let warnings = warnings(act, &id, it.act.as_ref());
    let given = Said {
        at: it.given_at.min(act.at()),
        ..act.said()
    };
    let mut record = record(
        OrderKind::Spoken,
        given.clone(),
        it.by.clone(),
        it.words.clone(),
        to,
    );
    record.act.clone_from(&it.act);
    record.override_reason.clone_from(&it.override_reason);
    record.warnings.clone_from(&warnings);
    if it.read_back {
        // Whoever reads an order back has received it.
        let parties: Vec<Party> = record.to.keys().cloned().collect();
        for party in parties {
            record.to.insert(
                party,
                Addressee {
                    receipt: Some(given.clone()),
                    ..Addressee::default()
                },
            );
        }
    }
    place(act, &id, &it.order, record)?;
    begun(act, &id, it.act.as_ref(), given.at)?;
    override_holds(
        act,
        &id,
        it.act.as_ref(),
        &warnings,
        it.override_reason.as_ref(),
    )
}

pub(super) fn pull_out(act: &mut Act<'_>, it: &PullOut) -> Result<(), Refusal> {
    let incident = act.open(&it.incident)?;
    let id = incident.id.clone();
    let mut to: OrdMap<Party, Addressee> = incident
        .on_scene()
        .into_iter()
        .map(|party| (party, Addressee::default()))
        .collect();
    for party in incident.zone.inside.keys() {
        to.entry(party.clone()).or_default();
    }
    if to.is_empty() {
        return Err(Refusal::NoAddressee);
    }
    let text = words(format!("紧急撤离:{}", it.reason));
    let by = Party::Post(act.author.post.clone());
    let record = record(OrderKind::PullOut, act.said(), by, text, to);
    place(act, &id, &it.order, record)
}

/// The addressee's record. A party nobody addressed but who answers is added, for he has it; and an
/// order that nobody has entered yet is implied by its receipt.
fn addressee(
    act: &mut Act<'_>,
    id: &IncidentId,
    order: &OrderId,
    who: &Party,
    change: impl FnOnce(&mut Addressee),
) -> Result<(), Refusal> {
    let unseen = record(
        OrderKind::Spoken,
        act.implied(),
        Party::Other(words("不详")),
        words("不详"),
        OrdMap::new(),
    );
    let record = act
        .change_where(id, |it| it.orders.contains_key(order))?
        .orders
        .entry(order.clone())
        .or_insert_with(|| Shared::new(unseen));
    change(record.change().to.entry(who.clone()).or_default());
    Ok(())
}

pub(super) fn receipt(act: &mut Act<'_>, it: &Receipt) -> Result<(), Refusal> {
    let said = act.said();
    let told = it.told_in_person;
    addressee(act, &it.incident, &it.order, &it.who, |addressee| {
        if addressee
            .receipt
            .as_ref()
            .is_none_or(|had| had.implied || said.at < had.at)
        {
            addressee.receipt = Some(said);
        }
        addressee.told_in_person |= told;
    })
}

pub(super) fn answer(act: &mut Act<'_>, it: &Answer) -> Result<(), Refusal> {
    let (at, implied) = (act.occurred(), act.implied());
    addressee(act, &it.incident, &it.order, &it.who, |addressee| {
        addressee.receipt.get_or_insert(implied);
        // An older answer that arrives late does not undo "done".
        if addressee.answered_at.is_none_or(|had| had <= at) {
            addressee.answer = Some(it.answer.clone());
            addressee.answered_at = Some(at);
        }
    })
}

pub(super) fn confirm(act: &mut Act<'_>, it: &Confirm) -> Result<(), Refusal> {
    let said = act.said();
    let by_right = act.is_centre() || act.commands_now(&it.incident) || act.is_director();
    let late = !by_right && act.commanded_at_basis(&it.incident);
    let incident = act.change_where(&it.incident, |had| had.orders.contains_key(&it.order))?;
    let Some(record) = incident.orders.get_mut(&it.order) else {
        return Err(Refusal::UnknownOrder(words(it.order.as_str())));
    };
    if !(by_right || late || record.given.post == said.post) {
        return Err(Refusal::NotYours);
    }
    record.change().confirmed = Some(said);
    if late {
        act.mark_late(&it.incident);
    }
    Ok(())
}

/// When an order's answer says that it cannot be done, for the alarm of its giver.
#[must_use]
pub fn unable_since(record: &OrderRecord) -> Option<Time> {
    record
        .to
        .values()
        .filter(|it| matches!(it.answer, Some(OrderAnswer::Unable { .. })))
        .filter_map(|it| it.answered_at)
        .min()
}
