//! 吹哨: a township says what it knows, and everything else follows (practice R5).

use super::begin::{begin, first_commander};
use super::{add_reporter, source, state_figures};
use crate::command::Whistle;
use crate::fold::harm::{names_people, raise_if};
use crate::fold::{Act, calling, response, words};
use crate::refusal::Refusal;
use crate::state::{ConflictKind, Reporter};
use crate::words::ConditionId;

pub(in crate::fold) fn whistle(act: &mut Act<'_>, it: &Whistle) -> Result<(), Refusal> {
    if it.conditions.is_empty() {
        return Err(Refusal::Nonsense(words("吹哨至少须有一个条件。")));
    }
    act.known_township(&it.township)?;
    let received_at = act.not_later(it.received_at);
    let whistled_at = act.occurred();
    let reporter = Reporter {
        who: words(it.township.as_str()),
        received_at,
        whistled_at: Some(whistled_at),
        conditions: it.conditions.clone(),
        words: it.words.clone(),
        via: None,
    };
    let id = if let Some(into) = &it.into {
        act.resolve(into)?
    } else {
        let commander = first_commander(act, &it.township);
        begin(
            act,
            &it.incident,
            &it.kind,
            &it.township,
            &it.place,
            received_at,
            commander,
        )?;
        response::hang_new(act, &it.incident, it.response.as_ref())?;
        it.incident.clone()
    };
    let incident = act.change(&id)?;
    let closed = !incident.status.is_open();
    add_reporter(incident, reporter);
    incident.whistled_at = Some(
        incident
            .whistled_at
            .map_or(whistled_at, |at| at.min(whistled_at)),
    );
    incident.happened_at = incident.happened_at.or(it.happened_at);
    if incident.words.is_none() {
        incident.words.clone_from(&it.words);
    }
    state_figures(
        act,
        &id,
        source("township"),
        it.figures.clone(),
        received_at,
    )?;
    if closed {
        // It flares up again, or is another one: nothing rings for a closed incident, so a person
        // must look.
        let claims = [
            format!("事件已关闭:{}", act.look(&id)?.status.zh()),
            format!("再次来哨:{}", it.place.words),
        ];
        act.raise_conflict(ConflictKind::Place, id.as_str(), vec![id.clone()], &claims);
        return Ok(());
    }
    let serious = names_people(&it.figures) || harmed(&it.conditions);
    if it.into.is_some() {
        return raise_if(act, &id, serious);
    }
    if it.self_handled && !serious {
        act.change(&id)?.self_handled = true;
        calling::inform_lead(act, &id)
    } else {
        calling::call_members(act, &id)
    }
}

/// The conditions of the whistle that speak of people; with them nothing is self-handled (R5).
fn harmed(conditions: &[ConditionId]) -> bool {
    conditions
        .iter()
        .any(|it| matches!(it.as_str(), "casualties" | "unaccounted"))
}
