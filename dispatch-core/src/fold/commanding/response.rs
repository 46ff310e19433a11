//! The response level: decided by people, on evidence, from the level they saw (law 10).

use crate::command::AdjustResponse;
use crate::fold::{Act, words};
use crate::refusal::Refusal;
use crate::state::{Compensation, ResponsePeriod};

pub(in crate::fold) fn adjust_response(
    act: &mut Act<'_>,
    it: &AdjustResponse,
) -> Result<(), Refusal> {
    let from = act.occurred();
    let post = act.author.post.clone();
    let incident = act.open(&it.incident)?;
    let now = incident.response_level();
    if it.from != now {
        let name = now.map_or("未启动".to_owned(), |level| format!("{level:?} 级"));
        return Err(Refusal::LevelMoved(words(name)));
    }
    if it.reason.is_empty() || it.evidence.is_empty() {
        return Err(Refusal::Nonsense(words("启动或调整响应须填理由和依据。")));
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
        measures: it.measures.clone(),
        until: it.until_at,
    });
    let id = incident.id.clone();
    act.undo_with(Compensation::Response(id, before));
    Ok(())
}
