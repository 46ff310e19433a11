//! Figures by source and one adopted set, persons sought (practice R11, R15).

use super::reports::oblige;
use super::{Act, count, obligations, words};
use crate::command::{
    AdoptFigures, Figures, ReportKind, Sought, SoughtState, StateFigures, StopSearch,
};
use crate::refusal::Refusal;
use crate::state::{
    Adopted, ConflictKind, Shared, SoughtRecord, Statement, is_unknown, people_sought,
};
use crate::words::{IncidentId, SoughtId, SourceId};

/// Seconds within which a change of the adopted figures is to be reported (Decree 493 art. 13 says
/// "in time"; two hours is the step of arts. 10–11, derived).
const FOLLOW_UP_S: i64 = 7200;

/// Who may confirm a death where the district's rules name nobody (practice R11).
const DEATH_SOURCES: [&str; 2] = ["hospital", "police"];

pub(super) fn state(act: &mut Act<'_>, it: &StateFigures) -> Result<(), Refusal> {
    if it.figures.is_empty() {
        return Err(Refusal::Nonsense(words(
            "没有填任何数字。请至少填一项,不知道的填不详。",
        )));
    }
    let statement = Statement {
        source: it.source.clone(),
        figures: it.figures.clone(),
        heard_at: act.not_later(it.heard_at),
        as_of: it.as_of,
        standing: it.standing,
        words: it.words.clone(),
        said: act.said(),
        via: None,
        rank: rank(act, &it.source),
    };
    let incident = act.change(&it.incident)?;
    incident.statements.push_back(Shared::new(statement));
    raise_if(act, &it.incident, names_people(&it.figures))
}

/// Rank of a source by the district's rules, 1 the highest; 0 where no ranks are in force. One that
/// the rules do not rank comes last.
pub(super) fn rank(act: &Act<'_>, source: &SourceId) -> u8 {
    let ranks = &act.state.register.rules().source_ranks;
    if ranks.is_empty() {
        return 0;
    }
    ranks.get(source).copied().unwrap_or(u8::MAX).max(1)
}

/// Figures that say people are hurt or may be: a number above 0, or 不详 said aloud.
pub(super) fn names_people(figures: &Figures) -> bool {
    const PEOPLE: [&str; 6] = [
        "dead",
        "suspected-dead",
        "serious",
        "light",
        "missing",
        "trapped",
    ];
    figures
        .iter()
        .any(|(id, value)| PEOPLE.contains(&id.as_str()) && *value != Some(0))
}

/// A self-handled incident raises itself as soon as a person figure is not "none" (practice R5).
pub(super) fn raise_if(act: &mut Act<'_>, id: &IncidentId, people: bool) -> Result<(), Refusal> {
    let incident = act.look(id)?;
    if people && incident.self_handled && incident.status.is_open() {
        act.change(id)?.self_handled = false;
        super::calling::call_members(act, id)?;
    }
    Ok(())
}

pub(super) fn adopt(act: &mut Act<'_>, it: &AdoptFigures) -> Result<(), Refusal> {
    if it.figures.is_empty() {
        return Err(Refusal::Nonsense(words("采用数是空的。请至少填一项。")));
    }
    let second_edition = act.state.edition >= 2;
    let incident = act.look(&it.incident)?;
    // Until a set is chosen the newest of the highest-ranking source stands (practice R11): whoever
    // chooses less than that says why, and a report that went up rests on it. Before the second
    // edition the first set was compared with nothing.
    let before = if second_edition {
        Some(incident.figures())
    } else {
        incident.adopted.last().map(|it| it.figures.clone())
    };
    if let Some(before) = &before {
        let fallen = before
            .iter()
            .find(|(id, had)| match (had, it.figures.get(*id)) {
                (Some(had), Some(Some(now))) => now < had,
                (Some(had), None | Some(None)) => *had > 0,
                (None, _) => false,
            });
        let explained = it.reason.as_ref().is_some_and(|it| !it.is_empty()) && it.source.is_some();
        if let Some((measure, _)) = fallen
            && !explained
        {
            return Err(Refusal::FallNeedsReason(words(measure.as_str())));
        }
    }
    let version = incident.adopted.last().map_or(0, |it| it.version);
    let version = count::more(version, 1);
    // That there are none is nothing new where nobody spoke of any.
    let known = |figures: &Figures| -> Figures {
        let known = figures
            .iter()
            .filter(|(_, value)| value.is_some_and(|n| n > 0));
        known.map(|(id, value)| (id.clone(), *value)).collect()
    };
    let changed = before.is_some_and(|before| {
        if second_edition {
            known(&before) != known(&it.figures)
        } else {
            before != it.figures
        }
    });
    let reported = incident
        .reports
        .iter()
        .any(|it| it.kind != ReportKind::Telephone);
    let adopted = Adopted {
        version,
        figures: it.figures.clone(),
        said: act.said(),
        reason: it.reason.clone(),
        source: it.source.clone(),
    };
    let raised_at = act.occurred();
    let incident = act.change(&it.incident)?;
    let open_before = people_sought(&incident.figures());
    incident.adopted.push_back(Shared::new(adopted));
    if people_sought(&it.figures) > open_before {
        // The decision to stop was about those who were sought then.
        incident.search_stopped = None;
    }
    if changed && reported && second_edition {
        obligations::changed(act, &it.incident, version);
    } else if changed && reported {
        oblige(
            incident,
            ReportKind::FollowUp,
            "493号令第13条 数字变化",
            raised_at,
            raised_at.plus_s(FOLLOW_UP_S),
        );
    }
    raise_if(act, &it.incident, names_people(&it.figures))
}

pub(super) fn sought(act: &mut Act<'_>, it: &Sought) -> Result<(), Refusal> {
    let said = act.said();
    let people = it.people.unwrap_or(1);
    if people == 0 {
        return Err(Refusal::Nonsense(words("人数为 0。人员核查至少 1 人。")));
    }
    let second_edition = act.state.edition >= 2;
    let incident = act.change(&it.incident)?;
    let id = incident.id.clone();
    let had = incident.sought.get(&it.sought).map(|it| (**it).clone());
    let unlisted = had.as_ref().filter(|had| had.unlisted);
    let parts = unlisted.map(|had| super::sought::people_of_parts(incident, had));
    let older = had.as_ref().is_some_and(|had| had.said.at > said.at);
    let first = parts.is_some() || had.is_none();
    let contradiction = had
        .as_ref()
        .filter(|_| second_edition && !first)
        .and_then(|had| super::sought::contradiction(had, it, older));
    if let Some(claims) = contradiction {
        act.raise_conflict(
            ConflictKind::Figure,
            it.sought.as_str(),
            vec![id.clone()],
            &claims,
        );
    }
    if older && !first {
        // An older word that comes late changes nothing about where they stand now.
        return Ok(());
    }
    if let Some(named) = parts.filter(|named| *named > people) {
        let claims = super::sought::more_than_there_were(people, named);
        act.raise_conflict(
            ConflictKind::Figure,
            it.sought.as_str(),
            vec![id.clone()],
            &claims,
        );
    }
    let left = parts.map(|named| people.saturating_sub(named));
    let incident = act.change(&id)?;
    let record = SoughtRecord {
        people: left
            .or(it.people)
            .or(had.as_ref().map(|it| it.people))
            .unwrap_or(1),
        state: it.state,
        words: it
            .words
            .clone()
            .or(had.as_ref().and_then(|it| it.words.clone())),
        vault_ref: it
            .vault_ref
            .clone()
            .or(had.as_ref().and_then(|it| it.vault_ref.clone())),
        vault_hash: it
            .vault_hash
            .clone()
            .or(had.as_ref().and_then(|it| it.vault_hash.clone())),
        confirmed_by: it.confirmed_by.clone(),
        said,
        stopped: None,
        split_into: had.map_or_else(Vec::new, |it| it.split_into),
        unlisted: false,
    };
    incident
        .sought
        .insert(it.sought.clone(), Shared::new(record));
    raise_if(act, &id, !it.state.is_final())?;
    question_death(act, &id, &it.sought, it.state, it.confirmed_by.as_ref());
    Ok(())
}

/// Whether a source may confirm a death: the rules in force say so.
fn confirms_death(act: &Act<'_>, source: &SourceId) -> bool {
    let named = &act.state.register.rules().death_sources;
    if named.is_empty() {
        DEATH_SOURCES.contains(&source.as_str())
    } else {
        named.contains(source)
    }
}

/// A death that nobody who may has confirmed is recorded, and a person must look (R11).
pub(super) fn question_death(
    act: &mut Act<'_>,
    id: &IncidentId,
    sought: &SoughtId,
    state: SoughtState,
    confirmed_by: Option<&SourceId>,
) {
    let proven = confirmed_by.is_some_and(|by| confirms_death(act, by));
    if state == SoughtState::Dead && !proven {
        let claims = [
            "死亡须由医院或公安确认".to_owned(),
            "未注明确认单位".to_owned(),
        ];
        let incidents = vec![id.clone()];
        act.raise_conflict(ConflictKind::Figure, sought.as_str(), incidents, &claims);
    }
}

/// The decision to stop was about those who were sought then: more of them, or people of whom nobody
/// knows how many, are sought again, whatever brought the word (practice R15). Before the second
/// edition only the adopted figures did that.
pub(super) fn seek_again(act: &mut Act<'_>) {
    if act.state.edition < 2 {
        return;
    }
    let again = act.touched().iter().zip(&act.before().incidents);
    let again = again.filter_map(|(id, had)| {
        let then = had.stopped.as_ref()?;
        let incident = act.state.incidents.get(id)?;
        if incident.search_stopped.as_ref() != Some(&then.basis) {
            return None;
        }
        let now = incident.figures();
        let more = people_sought(&now) > then.people;
        let newly_unknown = is_unknown(&now) && !then.is_unknown;
        (more || newly_unknown).then(|| id.clone())
    });
    for id in again.collect::<Vec<_>>() {
        if let Some(incident) = act.state.incidents.get_mut(&id) {
            incident.change().search_stopped = None;
        }
    }
}

pub(super) fn stop_search(act: &mut Act<'_>, it: &StopSearch) -> Result<(), Refusal> {
    let for_all = act.state.edition < 2;
    if it.sought.is_some() && it.rescuers.is_some() {
        return Err(Refusal::Nonsense(words(
            "停止搜救决定须分别登记:人员核查对象和失联救援人员各一条。",
        )));
    }
    let incident = act.change(&it.incident)?;
    if let Some(party) = &it.rescuers {
        // A recorded decision is the other way in which missing rescuers cease to be sought (R13).
        let missing = &mut incident.zone.change().unaccounted;
        return match missing.remove(party) {
            Some(_) => Ok(()),
            None => Err(Refusal::UnknownItem(words(party.to_string()))),
        };
    }
    match &it.sought {
        None => {
            incident.search_stopped = Some(it.basis.clone());
            if for_all {
                incident.zone.change().unaccounted.clear();
            }
        }
        Some(id) => match incident.sought.get_mut(id) {
            Some(record) => record.change().stopped = Some(it.basis.clone()),
            None => return Err(Refusal::UnknownItem(words(id.as_str()))),
        },
    }
    Ok(())
}
