//! Undo, retraction, settled conflicts, quarantine (design §4).

use imbl::{OrdMap, Vector};

use super::forces::{custody, set_custody, settle_custody};
use super::{Act, words};
use crate::command::{COMMANDS, Quarantine, Retract, Settle, Undo};
use crate::refusal::Refusal;
use crate::state::{
    AssignmentState, CallRecord, Compensation, ConflictKind, DutyPeriod, Incident, Reach, Said,
};
use crate::words::{IncidentId, TeamId};

/// An act may be taken back within this much of world time.
const UNDO_WITHIN_MS: i64 = 10_000;

/// What to do instead, where an act has no undo: command name on the wire and the sentence.
const INSTEAD: &[(&str, &str)] = &[
    ("whistle", "请用撤哨,写明误吹。"),
    ("open", "请用撤哨,写明误报。"),
    ("merge", "请用拆分。"),
    ("split", "请用合并。"),
    ("change_type", "请再次变更事件类型。"),
    ("order", "请下达取消指令。"),
    ("pull_out", "请下达取消指令。"),
    ("supply", "请登记归还。"),
    ("end_scene", "请用重启。"),
    ("file", "请用重启。"),
    ("withdraw", "请用重启。"),
    ("recall", "请再次抽调。"),
    ("take_command", "请用移交或更换指挥官。"),
    ("owe", "请作废时限事项,写明理由。"),
    ("start_response", "请用解除应急响应。"),
    ("change_response", "请再次调整应急响应。"),
    ("end_response", "请重新启动应急响应。"),
    ("hang", "请再次归入或移出。"),
    ("relate", "请登记两事件无关联。"),
    ("hold_personal", "请登记解除调查留存。"),
    ("destroy_personal", "销毁不能撤回,密钥已除。"),
    ("sign_handover", "请由本人重新签字。"),
    ("decide_inside", "请重新作出处置决定,并再次告知。"),
    ("adopt", "请采用新的一组数字,写明理由。"),
    ("paper", "请再登记一次,以后一次为准。"),
];

pub(super) fn undo(act: &mut Act<'_>, it: &Undo) -> Result<(), Refusal> {
    let last = act.state.last_acts.get(&act.author.person).cloned();
    let Some(last) = last.filter(|last| last.entry == it.entry) else {
        return Err(Refusal::NotNewest);
    };
    let apart = act.author.occurred_at.since_ms(last.occurred_at);
    if !(0..=UNDO_WITHIN_MS).contains(&apart) {
        return Err(Refusal::UndoTooLate);
    }
    let Some(undo) = last.undo.clone() else {
        let name = last.command.as_str();
        let zh = COMMANDS
            .iter()
            .find(|(wire, _, _)| *wire == name)
            .map_or(name, |(_, _, zh)| zh);
        let instead = INSTEAD
            .iter()
            .find(|(wire, _)| *wire == name)
            .map_or("请补记更正。", |(_, instead)| instead);
        return Err(Refusal::NoUndo {
            command: words(zh),
            instead: words(instead),
        });
    };
    compensate(act, undo, last.height)?;
    act.state.last_acts.remove(&act.author.person);
    Ok(())
}

/// Takes an act back where it still stands as its author left it. Whatever rests on it since, or
/// stands in its place, makes it too late.
fn compensate(act: &mut Act<'_>, undo: Compensation, made_at: u64) -> Result<(), Refusal> {
    let person = act.author.person.clone();
    let mine = |said: &Said| said.person == person;
    let too_late = || Refusal::UndoTooLate;
    match undo {
        Compensation::Assignment(id, team, before) => {
            let incident = unmerged(act, &id)?;
            let untouched = incident.assignments.get(&team).is_some_and(|it| {
                let decided = matches!(
                    it.state,
                    AssignmentState::Dispatched | AssignmentState::Requested
                );
                decided
                    && it.dispatched.as_ref().is_some_and(mine)
                    && it.accepted.is_none()
                    && it.set_out.is_none()
                    && it.on_scene.is_none()
            });
            if !untouched {
                return Err(too_late());
            }
            put_back(&mut incident.assignments, team.clone(), before);
            if custody(act, &team).as_ref() == Some(&id) {
                set_custody(act, &team, None);
            }
        }
        Compensation::Tick(id, face, step, before) => {
            let steps = unmerged(act, &id)?.ticks.entry(face).or_default();
            if !steps.get(&step).is_some_and(|it| mine(&it.said)) {
                return Err(too_late());
            }
            put_back(steps, step, before);
        }
        Compensation::Plot(id, plot, before) => {
            let plots = &mut unmerged(act, &id)?.plots;
            if !plots.get(&plot).is_some_and(|it| mine(&it.said)) {
                return Err(too_late());
            }
            put_back(plots, plot, before);
        }
        Compensation::Designation(id, before) => {
            let designated = &mut unmerged(act, &id)?.designated;
            let stands = designated
                .as_ref()
                .is_some_and(|it| mine(&it.named) && it.set_out.is_none() && it.on_scene.is_none());
            if !stands {
                return Err(too_late());
            }
            *designated = before;
        }
        Compensation::Response(id, length) => {
            let response = &mut unmerged(act, &id)?.response;
            if response.len() != length.saturating_add(1) {
                return Err(too_late());
            }
            response.truncate(length);
        }
        Compensation::Claim(id, length) => {
            let claims = &mut unmerged(act, &id)?.claims;
            if claims.len() != length.saturating_add(1) {
                return Err(too_late());
            }
            claims.truncate(length);
        }
        Compensation::Shelving(post, alarm, before) => {
            let all = &mut act.state.shift.shelved;
            let shelved = all.entry(post.clone()).or_default();
            if shelved.get(&alarm).is_none_or(|it| it.person != person) {
                return Err(too_late());
            }
            put_back(shelved, alarm, before);
            if shelved.is_empty() {
                all.remove(&post);
            }
        }
        Compensation::Road(id, before) => {
            let had = before.as_ref().map_or(0, |it| it.marks.len());
            let track = act.state.roads.get(&id);
            let only_mine = track.is_some_and(|it| {
                let mut since = it.marks.iter().filter(|it| mine(&it.said));
                it.marks.len() == had.saturating_add(1) && since.any(|it| it.height == made_at)
            });
            if !only_mine {
                return Err(too_late());
            }
            put_back(&mut act.state.roads, id, before);
        }
        Compensation::Call(id, department, role) => {
            let incident = unmerged(act, &id)?;
            let untouched = |it: &CallRecord| {
                it.role == Some(role)
                    && it.reach() == Reach::Undelivered
                    && it.attempts.is_empty()
                    && it.set_out.is_none()
                    && !it.is_gone()
            };
            if !incident
                .calls
                .get(&department)
                .is_some_and(|it| untouched(it))
            {
                return Err(too_late());
            }
            incident.calls.remove(&department);
            let others =
                |holders: &Vector<DutyPeriod>| holders.iter().any(|it| it.department != department);
            incident.duties = std::mem::take(&mut incident.duties)
                .into_iter()
                .filter(|(_, holders)| others(holders))
                .collect();
        }
    }
    Ok(())
}

/// The incident, as long as it is its own: a merger rests on everything before it.
fn unmerged<'a>(act: &'a mut Act<'_>, id: &IncidentId) -> Result<&'a mut Incident, Refusal> {
    if act.resolve(id)? == *id {
        act.change(id)
    } else {
        Err(Refusal::UndoTooLate)
    }
}

fn put_back<K: Ord + Clone, V: Clone>(map: &mut OrdMap<K, V>, key: K, before: Option<V>) {
    match before {
        Some(value) => drop(map.insert(key, value)),
        None => drop(map.remove(&key)),
    }
}

pub(super) fn retract(act: &mut Act<'_>, it: &Retract) -> Result<(), Refusal> {
    if act.state.seen.contains_key(&it.id) {
        return Err(Refusal::UndoTooLate);
    }
    let author = act.author.person.clone();
    act.state.retracted.insert((it.id, author));
    Ok(())
}

pub(super) fn settle(act: &mut Act<'_>, it: &Settle) -> Result<(), Refusal> {
    let at = act.at();
    let Some(conflict) = act.state.conflicts.get(&it.conflict) else {
        return Err(Refusal::UnknownItem(words(it.conflict.as_str())));
    };
    if conflict.settled_at.is_some() {
        return Err(Refusal::Nonsense(words(
            "这条不一致已经核定。需要时请另行记录。",
        )));
    }
    let (kind, subject, incidents) = (
        conflict.kind,
        conflict.subject.clone(),
        conflict.incidents.clone(),
    );
    act.state
        .conflicts
        .settle(&it.conflict, at, it.reason.clone());
    if kind == ConflictKind::Custody
        && let Some(winner) = &it.in_favour
        && let Ok(team) = TeamId::new(subject.as_str())
    {
        let concerned = act.resolve(winner)?;
        let of_conflict = |id: &IncidentId| act.state.resolve(id) == Some(&concerned);
        if !incidents.iter().any(of_conflict) {
            return Err(Refusal::UnknownIncident(winner.clone()));
        }
        settle_custody(act, &team, &concerned, &incidents)?;
    }
    Ok(())
}

pub(super) fn quarantine(act: &mut Act<'_>, it: &Quarantine) -> Result<(), Refusal> {
    // Only what broke the rules may be laid to rest: nobody takes an entry out of history with it.
    if !act.state.broken.contains_key(&it.height) {
        return Err(Refusal::Nonsense(words(format!(
            "记录号 {} 没有违反系统规则,无须隔离。",
            it.height
        ))));
    }
    act.state.quarantined.insert(it.height);
    Ok(())
}
