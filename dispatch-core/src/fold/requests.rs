//! What is asked of others: acts that are the government's, and aid from a neighbour (practice R4).

use super::{Act, words};
use crate::command::{ActAnswer, AidState, AidStep, AnswerAct, AskAid, RequestAct};
use crate::refusal::Refusal;
use crate::register::Party;
use crate::state::{ActRequest, Aid, Shared};
use crate::words::{ActId, IncidentId};

/// Whether whoever decides has decided, or consented by word of mouth.
pub(super) fn consented(act: &Act<'_>, id: &IncidentId, wanted: &ActId) -> bool {
    let Some(incident) = act.state.incident(id) else {
        return false;
    };
    incident.requests.values().any(|request| {
        let agreed = matches!(
            request.answer,
            Some(ActAnswer::Decided { .. } | ActAnswer::Verbal { .. })
        );
        request.act == *wanted && agreed
    })
}

pub(super) fn request_act(act: &mut Act<'_>, it: &RequestAct) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    act.known_party(&it.to)?;
    let asked = act.said();
    let incident = act.change(&id)?;
    let had = incident.requests.get(&it.request).map(|it| (**it).clone());
    if had.as_ref().is_some_and(|had| !had.asked.implied) {
        return Err(Refusal::NameTaken(words(it.request.as_str())));
    }
    let (answer, answered) = had.map_or((None, None), |had| (had.answer, had.answered));
    let request = ActRequest {
        act: it.act.clone(),
        to: it.to.clone(),
        words: it.words.clone(),
        asked,
        answer,
        answered,
    };
    incident
        .requests
        .insert(it.request.clone(), Shared::new(request));
    Ok(())
}

/// Consent is often given before the request is written down: the answer implies it.
pub(super) fn answer_act(act: &mut Act<'_>, it: &AnswerAct) -> Result<(), Refusal> {
    let (said, asked) = (act.said(), act.implied());
    let to = act.speaker();
    let agreed_at = match &it.answer {
        ActAnswer::Decided { .. } | ActAnswer::Verbal { .. } => Some(said.at),
        ActAnswer::Declined { .. } => None,
    };
    let incident = act.change_where(&it.incident, |had| had.requests.contains_key(&it.request))?;
    let id = incident.id.clone();
    let request = incident
        .requests
        .entry(it.request.clone())
        .or_insert_with(|| {
            Shared::new(ActRequest {
                act: not_said(),
                to,
                words: words("不详"),
                asked,
                answer: None,
                answered: None,
            })
        });
    let request = request.change();
    if request
        .answered
        .as_ref()
        .is_none_or(|had| had.at <= said.at)
    {
        request.answer = Some(it.answer.clone());
        request.answered = Some(said);
    }
    let decided = request.act.clone();
    match agreed_at {
        Some(at) => super::places::begun(act, &id, Some(&decided), at),
        None => Ok(()),
    }
}

/// The act of a request that was answered before it was entered.
fn not_said() -> ActId {
    #[expect(clippy::expect_used, reason = "a literal")]
    ActId::new("unknown").expect("a name")
}

pub(super) fn ask_aid(act: &mut Act<'_>, it: &AskAid) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    let asked = act.said();
    let incident = act.change(&id)?;
    if incident.aid.contains_key(&it.aid) {
        return Err(Refusal::NameTaken(words(it.aid.as_str())));
    }
    let aid = Aid {
        other: it.from.clone(),
        words: it.words.clone(),
        step: AidStep::Asked,
        return_at: None,
        as_of: asked.at,
        asked,
    };
    incident.aid.insert(it.aid.clone(), Shared::new(aid));
    Ok(())
}

pub(super) fn aid_state(act: &mut Act<'_>, it: &AidState) -> Result<(), Refusal> {
    let asked = act.said();
    let as_of = asked.at;
    let incident = act.change_where(&it.incident, |had| had.aid.contains_key(&it.aid))?;
    let aid = incident.aid.entry(it.aid.clone()).or_insert_with(|| {
        let text = it.words.clone().unwrap_or_else(|| words("出借"));
        Shared::new(Aid {
            other: text.clone(),
            words: text,
            step: it.step,
            return_at: None,
            as_of,
            asked,
        })
    });
    let aid = aid.change();
    // An older word that comes late turns nothing back.
    if aid.as_of <= as_of {
        aid.step = it.step;
        aid.as_of = as_of;
        aid.return_at = it.return_at.or(aid.return_at);
    }
    let other = Party::Other(aid.other.clone());
    if matches!(it.step, AidStep::Declined | AidStep::Returned) {
        super::called_back::heard_back(act, &it.incident, &other)?;
    }
    Ok(())
}
