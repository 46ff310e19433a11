//! Alarms put off, and duty handed over (practice R21).

use super::{Act, act::unknown, words};
use crate::command::{HandoverRole, ShelveAlarm, SignHandover};
use crate::refusal::Refusal;
use crate::state::{
    ClaimPeriod, Compensation, ConflictKind, Handover, Shared, Shelving, Signature, Status,
};
use crate::time::Time;
use crate::view::{can_be_shelved, responsible};
use crate::words::{IncidentId, PersonId, PostId};

/// An alarm may be put off for so many seconds at most; derived.
const SHELVE_S_MAX: i64 = 7200;

pub(super) fn shelve(act: &mut Act<'_>, it: &ShelveAlarm) -> Result<(), Refusal> {
    if !can_be_shelved(&it.alarm) {
        return Err(Refusal::NeverShelved);
    }
    let reason = it.reason.as_ref().filter(|reason| reason.is_given());
    if reason.is_none() && act.state.edition >= 3 {
        return Err(Refusal::PutOffNeedsReason);
    }
    let from = act.at();
    if it.until <= from || it.until > from.plus_s(SHELVE_S_MAX) {
        return Err(Refusal::Nonsense(words(
            "暂缓提醒只能到今后两小时内的时刻。请另选时刻。",
        )));
    }
    let (post, person) = (act.author.post.clone(), act.author.person.clone());
    let until = it.until;
    let shelved = act.state.shift.shelved.entry(post.clone()).or_default();
    *shelved = std::mem::take(shelved)
        .into_iter()
        .filter(|(_, had)| had.until > from)
        .collect();
    let shelving = Shelving {
        person,
        from,
        until,
        reason: reason.cloned(),
    };
    let before = shelved.insert(it.alarm.clone(), shelving);
    act.undo_with(Compensation::Shelving(post, it.alarm.clone(), before));
    Ok(())
}

/// A signature that was given is a fact, in whatever order the three came. Of two names for one role
/// the one that signed later stands, and both claims are shown until somebody settles them.
pub(super) fn sign(act: &mut Act<'_>, it: &SignHandover) -> Result<(), Refusal> {
    act.known_post(&it.post)?;
    if let Some(person) = &it.person {
        let known = &act.state.register.persons;
        if !known.contains_key(person) {
            let names = known.keys().map(PersonId::as_str);
            return Err(unknown("人员", person.as_str(), names));
        }
    }
    let signature = Signature {
        person: it.person.as_ref().unwrap_or(&act.author.person).clone(),
        said: act.said(),
        words: it.words.clone(),
    };
    let held = responsible(&act.state, &it.post, signature.said.at).cloned();
    let mut handover = act
        .state
        .shift
        .handover(&it.post, it.change_at)
        .cloned()
        .unwrap_or_else(|| Handover::new(it.change_at));
    let outgoing = handover.outgoing.as_ref().map(|it| it.person.clone());
    let had = handover.signature(it.role).cloned();
    let stands = match &had {
        None => true,
        // The same name once more: the first moment counts.
        Some(had) if had.person == signature.person => signature.said.at < had.said.at,
        Some(had) => had.said.at <= signature.said.at,
    };
    if stands {
        *handover.place(it.role) = Some(signature.clone());
        put(act, &it.post, handover);
    }
    let again = |had: &Signature| had.person == signature.person;
    let from = match &had {
        Some(had) if again(had) => return Ok(()),
        Some(had) => {
            contradict(act, it, had, &signature);
            Some(had.person.clone())
        }
        None => outgoing.or(held),
    };
    if stands && it.role == HandoverRole::Incoming {
        take_over(act, &it.post, from.as_ref(), &signature);
    }
    Ok(())
}

fn put(act: &mut Act<'_>, post: &PostId, handover: Handover) {
    let all = &mut act.state.shift.handovers;
    let all = all.entry(post.clone()).or_default();
    let (place, found) = match all.binary_search_by_key(&handover.change_at, |it| it.change_at) {
        Ok(place) => (place, true),
        Err(place) => (place, false),
    };
    if found {
        all.remove(place);
    }
    all.insert(place, Shared::new(handover));
}

fn contradict(act: &mut Act<'_>, it: &SignHandover, had: &Signature, new: &Signature) {
    let claim = |signature: &Signature| {
        let name = act.state.register.person_zh(&signature.person);
        format!(
            "{} {name} {}",
            it.role.zh(),
            signature.said.at.local_clock()
        )
    };
    let claims = [claim(had), claim(new)];
    act.raise_conflict(ConflictKind::Command, it.post.as_str(), Vec::new(), &claims);
}

/// What the outgoing had in his name goes over: 承办 of what is not filed yet, and the alarms he put
/// off. Nothing sounds for it.
fn take_over(act: &mut Act<'_>, post: &PostId, from: Option<&PersonId>, signature: &Signature) {
    let Some(from) = from.filter(|from| **from != signature.person) else {
        return;
    };
    let held: Vec<IncidentId> = act
        .state
        .incidents
        .going_on()
        .filter(|it| it.status.is_open() || it.status == Status::Ended)
        .filter(|it| it.holder() == Some(from))
        .map(|it| it.id.clone())
        .collect();
    for id in held {
        if let Ok(incident) = act.change_raw(&id) {
            let last = incident.claims.last().map_or(Time(0), |it| it.from);
            incident.claims.push_back(ClaimPeriod {
                person: Some(signature.person.clone()),
                from: signature.said.at.max(last),
            });
        }
    }
    if let Some(shelved) = act.state.shift.shelved.get_mut(post) {
        let named = shelved
            .iter()
            .filter(|(_, had)| had.person == *from)
            .map(|(alarm, had)| {
                let person = signature.person.clone();
                (
                    alarm.clone(),
                    Shelving {
                        person,
                        ..had.clone()
                    },
                )
            })
            .collect::<Vec<_>>();
        shelved.extend(named);
    }
}
