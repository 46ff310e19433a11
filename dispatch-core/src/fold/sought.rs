//! A group of persons sought turns out to be these (practice R15).

use super::harm::raise_if;
use super::{Act, words};
use crate::command::{SoughtPart, SoughtState, SplitSought};
use crate::refusal::Refusal;
use crate::state::{ConflictKind, Shared, SoughtRecord};
use crate::words::SoughtId;

/// Whoever is not named stays in the group. More people than the group had is a contradiction, not a
/// refusal: 「约3人」 was a guess.
pub(super) fn split(act: &mut Act<'_>, it: &SplitSought) -> Result<(), Refusal> {
    let said = act.said();
    let id = act.resolve(&it.incident)?;
    let people = |part: &SoughtPart| part.people.unwrap_or(1);
    if it.into.is_empty() || it.into.iter().any(|part| people(part) == 0) {
        return Err(Refusal::Nonsense(words("人数为 0。人员核查至少 1 人。")));
    }
    let incident = act.change_where(&it.incident, |had| had.sought.contains_key(&it.sought))?;
    // A group that nobody listed is no reason to refuse its parts.
    let group = incident.sought.get(&it.sought).map(|had| (**had).clone());
    let before = group.as_ref().map_or(SoughtState::Missing, |it| it.state);
    let mut names: Vec<&SoughtId> = it.into.iter().map(|part| &part.sought).collect();
    names.sort();
    let twice = names.windows(2).find(|pair| pair.first() == pair.last());
    let taken = names
        .iter()
        .find(|name| incident.sought.contains_key(**name));
    if let Some(name) = twice.and_then(|pair| pair.first()).or(taken) {
        return Err(Refusal::NameTaken(words(name.as_str())));
    }
    let named = it.into.iter().map(people).fold(0, u32::saturating_add);
    if let Some(group) = &group {
        let mut left = group.clone();
        left.people = group.people.saturating_sub(named);
        let parts = it.into.iter().map(|part| part.sought.clone());
        left.split_into.extend(parts);
        incident.sought.insert(it.sought.clone(), Shared::new(left));
    }
    for part in &it.into {
        let record = SoughtRecord {
            people: people(part),
            state: part.state.unwrap_or(before),
            words: part.words.clone(),
            vault_ref: part.vault_ref.clone(),
            vault_hash: part.vault_hash.clone(),
            confirmed_by: part.confirmed_by.clone(),
            said: said.clone(),
            stopped: None,
            split_into: Vec::new(),
        };
        incident
            .sought
            .insert(part.sought.clone(), Shared::new(record));
    }
    for part in &it.into {
        super::harm::question_death(
            act,
            &id,
            &part.sought,
            part.state.unwrap_or(before),
            part.confirmed_by.as_ref(),
        );
    }
    if let Some(group) = group.filter(|it| named > it.people) {
        let claims = [
            format!("原登记 {} 人", group.people),
            format!("拆分为 {named} 人"),
        ];
        act.raise_conflict(
            ConflictKind::Figure,
            it.sought.as_str(),
            vec![id.clone()],
            &claims,
        );
    }
    let open = it
        .into
        .iter()
        .any(|part| !part.state.unwrap_or(before).is_final());
    raise_if(act, &id, open)
}
