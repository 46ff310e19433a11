//! Undo, retraction, settled conflicts, quarantine (design §4).

use super::forces::settle_custody;
use super::{Act, words};
use crate::command::{COMMANDS, Quarantine, Retract, Settle, Undo};
use crate::refusal::Refusal;
use crate::state::{Compensation, ConflictKind, Reach};
use crate::words::TeamId;

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
    ("adopt", "请采用新的一组数字,写明理由。"),
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
    let Some(undo) = last.undo else {
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
    compensate(act, undo)?;
    act.state.last_acts.remove(&act.author.person);
    Ok(())
}

fn compensate(act: &mut Act<'_>, undo: Compensation) -> Result<(), Refusal> {
    match undo {
        Compensation::Assignment(id, team) => {
            let untouched = act.look(&id)?.assignments.get(&team).is_some_and(|it| {
                it.accepted.is_none() && it.set_out.is_none() && it.on_scene.is_none()
            });
            if !untouched {
                return Err(Refusal::UndoTooLate);
            }
            let id = act.resolve(&id)?;
            act.change(&id)?.assignments.remove(&team);
            if let Some(track) = act.state.teams.get_mut(&team) {
                let track = track.change();
                if track.custody.as_ref() == Some(&id) {
                    track.custody = None;
                }
            }
        }
        Compensation::Tick(id, face, step, before) => {
            let steps = act.change(&id)?.ticks.entry(face).or_default();
            match before {
                Some(mark) => drop(steps.insert(step, mark)),
                None => drop(steps.remove(&step)),
            }
        }
        Compensation::Plot(id, plot, before) => {
            let plots = &mut act.change(&id)?.plots;
            match before {
                Some(mark) => drop(plots.insert(plot, mark)),
                None => drop(plots.remove(&plot)),
            }
        }
        Compensation::Designation(id, before) => {
            let incident = act.change(&id)?;
            if incident
                .designated
                .as_ref()
                .is_some_and(|it| it.set_out.is_some() || it.on_scene.is_some())
            {
                return Err(Refusal::UndoTooLate);
            }
            incident.designated = before;
        }
        Compensation::Response(id, length) => act.change(&id)?.response.truncate(length),
        Compensation::Claim(id) => drop(act.change(&id)?.claims.pop_back()),
        Compensation::Call(id, department) => {
            let incident = act.change(&id)?;
            let silent = incident.calls.get(&department).is_some_and(|it| {
                it.reach() == Reach::Undelivered && it.set_out.is_none() && it.attempts.is_empty()
            });
            if !silent {
                return Err(Refusal::UndoTooLate);
            }
            incident.calls.remove(&department);
        }
    }
    Ok(())
}

pub(super) fn retract(act: &mut Act<'_>, it: &Retract) -> Result<(), Refusal> {
    if act.state.seen.contains_key(&it.id) {
        return Err(Refusal::UndoTooLate);
    }
    act.state.retracted.insert(it.id);
    Ok(())
}

pub(super) fn settle(act: &mut Act<'_>, it: &Settle) -> Result<(), Refusal> {
    let at = act.at();
    let Some(conflict) = act.state.conflicts.get_mut(&it.conflict) else {
        return Err(Refusal::UnknownItem(words(it.conflict.as_str())));
    };
    let conflict = conflict.change();
    conflict.settled_at = Some(at);
    conflict.reason = Some(it.reason.clone());
    let (kind, subject, incidents) = (
        conflict.kind,
        conflict.subject.clone(),
        conflict.incidents.clone(),
    );
    if kind == ConflictKind::Custody
        && let Some(winner) = &it.in_favour
        && let Ok(team) = TeamId::new(subject.as_str())
    {
        if !incidents.contains(winner) {
            return Err(Refusal::UnknownIncident(winner.clone()));
        }
        settle_custody(act, &team, winner)?;
    }
    Ok(())
}

pub(super) fn quarantine(act: &mut Act<'_>, it: &Quarantine) -> Result<(), Refusal> {
    if it.height == 0 || it.height >= act.height {
        return Err(Refusal::Nonsense(words(format!(
            "记录号 {} 不在本条之前。",
            it.height
        ))));
    }
    act.state.quarantined.insert(it.height);
    Ok(())
}
