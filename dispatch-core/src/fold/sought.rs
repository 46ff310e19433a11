//! A group of persons sought turns out to be these (practice R15).

use super::harm::raise_if;
use super::{Act, words};
use crate::command::{Sought, SoughtPart, SoughtState, SplitSought};
use crate::refusal::Refusal;
use crate::state::{ConflictKind, Incident, Said, Shared, SoughtRecord};
use crate::words::{SoughtId, Words};

/// Whoever is not named stays in the group. More people than the group had is a contradiction, not a
/// refusal: 「约3人」 was a guess; so is a part that is on the list already and is told otherwise.
pub(super) fn split(act: &mut Act<'_>, it: &SplitSought) -> Result<(), Refusal> {
    let said = act.said();
    let id = act.resolve(&it.incident)?;
    let people = |part: &SoughtPart| part.people.unwrap_or(1);
    if it.into.is_empty() || it.into.iter().any(|part| people(part) == 0) {
        return Err(Refusal::Nonsense(words("人数为 0。人员核查至少 1 人。")));
    }
    let mut names: Vec<&SoughtId> = it.into.iter().map(|part| &part.sought).collect();
    names.push(&it.sought);
    names.sort();
    let twice = names.windows(2).find(|pair| pair.first() == pair.last());
    if let Some(name) = twice.and_then(|pair| pair.first()) {
        return Err(Refusal::NameTaken(words(name.as_str())));
    }
    let incident = act.change_where(&it.incident, |had| had.sought.contains_key(&it.sought))?;
    // A group that nobody listed is no reason to refuse its parts.
    let group = incident.sought.get(&it.sought).map(|had| (**had).clone());
    // Whoever was taken out of the group before is not taken out of it again.
    let before = group.as_ref().map_or(&[][..], |it| &it.split_into);
    let new = it
        .into
        .iter()
        .filter(|part| !before.contains(&part.sought))
        .collect::<Vec<_>>();
    let named = new.iter().map(|part| people(part));
    let named = named.fold(0, u32::saturating_add);
    // Its own entry may still be under way: whoever is a part of it is not counted again then.
    let mut left = group.clone().unwrap_or_else(|| unlisted(&said));
    left.people = left.people.saturating_sub(named);
    left.split_into
        .extend(new.iter().map(|part| part.sought.clone()));
    incident.sought.insert(it.sought.clone(), Shared::new(left));
    let group = group.filter(|group| !group.unlisted);
    let mut told_otherwise = Vec::new();
    let mut deaths = Vec::new();
    let mut open = false;
    for part in &it.into {
        let had = incident.sought.get(&part.sought).map(|had| (**had).clone());
        let record = record(part, group.as_ref(), had.as_ref(), &said);
        if let Some(had) = &had {
            let (before, now) = (what(had), what(&record));
            if before != now {
                told_otherwise.push((part.sought.clone(), [before, now]));
            }
            if had.said.at > said.at {
                // An older word that comes late changes nothing about where they stand now.
                continue;
            }
        }
        open |= !record.state.is_final();
        deaths.push((&part.sought, record.state, record.confirmed_by.clone()));
        incident
            .sought
            .insert(part.sought.clone(), Shared::new(record));
    }
    for (sought, state, confirmed_by) in deaths {
        super::harm::question_death(act, &id, sought, state, confirmed_by.as_ref());
    }
    for (sought, claims) in told_otherwise {
        let incidents = vec![id.clone()];
        act.raise_conflict(ConflictKind::Figure, sought.as_str(), incidents, &claims);
    }
    if let Some(group) = group.as_ref().filter(|it| named > it.people) {
        let claims = more_than_there_were(group.people, named);
        act.raise_conflict(
            ConflictKind::Figure,
            it.sought.as_str(),
            vec![id.clone()],
            &claims,
        );
    }
    raise_if(act, &id, open)
}

/// A group that nobody listed yet: none is left in it but who its own entry will say.
fn unlisted(said: &Said) -> SoughtRecord {
    SoughtRecord {
        people: 0,
        state: SoughtState::Missing,
        words: None,
        vault_ref: None,
        vault_hash: None,
        confirmed_by: None,
        said: said.clone(),
        stopped: None,
        split_into: Vec::new(),
        unlisted: true,
    }
}

/// How many were taken out of a group.
pub(super) fn people_of_parts(incident: &Incident, group: &SoughtRecord) -> u32 {
    let parts = group.split_into.iter();
    let parts = parts.filter_map(|id| incident.sought.get(id));
    parts.map(|it| it.people).fold(0, u32::saturating_add)
}

/// 「约3人」 was a guess, and its parts are more.
pub(super) fn more_than_there_were(people: u32, named: u32) -> [String; 2] {
    [format!("原登记 {people} 人"), format!("拆分为 {named} 人")]
}

/// The two words where somebody is told to be what he cannot be after the other (practice R15):
/// whoever was found is not missing again, and the dead are not rescued.
pub(super) fn contradiction(
    had: &SoughtRecord,
    told: &Sought,
    told_is_older: bool,
) -> Option<[String; 2]> {
    use SoughtState::{Dead, Hospital, Rescued};
    let (before, after) = if told_is_older {
        (told.state, had.state)
    } else {
        (had.state, told.state)
    };
    let goes_on = before == after
        || !before.is_final()
        || matches!(
            (before, after),
            (Rescued, Hospital | Dead) | (Hospital, Rescued | Dead)
        );
    let people = told.people.unwrap_or(had.people);
    (!goes_on).then(|| [what(had), people_in(told.state, people)])
}

/// A group that nobody listed is looked for.
fn group_state(group: Option<&SoughtRecord>) -> SoughtState {
    group.map_or(SoughtState::Missing, |it| it.state)
}

/// What is known of a part: what was said of it, else what was known of it, or of its group.
fn record(
    part: &SoughtPart,
    group: Option<&SoughtRecord>,
    had: Option<&SoughtRecord>,
    said: &Said,
) -> SoughtRecord {
    let state = part.state.or(had.map(|it| it.state));
    let state = state.unwrap_or(group_state(group));
    let from = had.or(group).filter(|from| from.state == state);
    let confirmed_by = part.confirmed_by.clone();
    let or_had = |new: &Option<Words>, of: fn(&SoughtRecord) -> &Option<Words>| {
        new.clone().or_else(|| had.and_then(|had| of(had).clone()))
    };
    SoughtRecord {
        people: part.people.or(had.map(|it| it.people)).unwrap_or(1),
        state,
        words: or_had(&part.words, |it| &it.words),
        vault_ref: or_had(&part.vault_ref, |it| &it.vault_ref),
        vault_hash: or_had(&part.vault_hash, |it| &it.vault_hash),
        // Who confirmed where the group is, or the part itself, confirmed it of whoever is there.
        confirmed_by: confirmed_by.or_else(|| from.and_then(|it| it.confirmed_by.clone())),
        said: said.clone(),
        stopped: None,
        split_into: had.map_or_else(Vec::new, |it| it.split_into.clone()),
        unlisted: false,
    }
}

/// How many and where, as a contradiction names it.
fn what(record: &SoughtRecord) -> String {
    people_in(record.state, record.people)
}

fn people_in(state: SoughtState, people: u32) -> String {
    let state = crate::sentence::sought_text(state).zh;
    format!("{state} {people} 人")
}
