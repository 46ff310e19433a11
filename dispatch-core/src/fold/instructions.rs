//! Instructions of leaders and taskings from above: recorded, conveyed, answered (practice R16).
//!
//! They change no assignment and no commander; whatever comes of one is a command of its own.

use imbl::{OrdMap, Vector};

use super::{Act, words};
use crate::command::{FollowInstruction, Instruct};
use crate::refusal::Refusal;
use crate::state::{Instruction, Said, Shared};

pub(super) fn instruct(act: &mut Act<'_>, it: &Instruct) -> Result<(), Refusal> {
    if act.state.instructions.contains_key(&it.instruction) {
        return Err(Refusal::NameTaken(words(it.instruction.as_str())));
    }
    if it.words.is_empty() {
        return Err(Refusal::Nonsense(words("没有填指示内容。请照原话填写。")));
    }
    if let Some(id) = &it.incident {
        act.look(id)?;
    }
    let number = u32::try_from(act.state.instructions.len())
        .unwrap_or(u32::MAX)
        .saturating_add(1);
    let instruction = Instruction {
        number,
        kind: it.kind,
        incident: it.incident.clone(),
        from: it.from.clone(),
        given_at: act.not_later(it.given_at),
        means: it.means,
        words: it.words.clone(),
        due_at: it.due_at,
        said: act.said(),
        conveyed: OrdMap::new(),
        answer: None,
        progress: Vector::new(),
        done: None,
        orders: Vector::new(),
        obligations: Vector::new(),
    };
    act.state
        .instructions
        .insert(it.instruction.clone(), Shared::new(instruction));
    Ok(())
}

pub(super) fn follow(act: &mut Act<'_>, it: &FollowInstruction) -> Result<(), Refusal> {
    let says_nothing = it.conveyed_to.is_empty()
        && it.answer.is_none()
        && it.progress.is_none()
        && !it.done
        && it.order.is_none()
        && it.obligation.is_none();
    if says_nothing {
        return Err(Refusal::Nonsense(words(
            "没有填落实情况。请填传达、答复、进展中的至少一项。",
        )));
    }
    let said = act.said();
    let Some(instruction) = act.state.instructions.get_mut(&it.instruction) else {
        return Err(Refusal::UnknownItem(words(it.instruction.as_str())));
    };
    let instruction = instruction.change();
    for party in &it.conveyed_to {
        let first = instruction.conveyed.get(party);
        if first.is_none_or(|had| said.at < had.at) {
            instruction.conveyed.insert(party.clone(), said.clone());
        }
    }
    if let Some(answer) = &it.answer {
        let older = instruction.answer.as_ref();
        if older.is_none_or(|(_, had)| had.at <= said.at) {
            instruction.answer = Some((answer.clone(), said.clone()));
        }
    }
    if let Some(progress) = &it.progress {
        instruction
            .progress
            .push_back((progress.clone(), said.clone()));
    }
    if let Some(order) = &it.order
        && !instruction.orders.contains(order)
    {
        instruction.orders.push_back(order.clone());
    }
    if let Some(obligation) = &it.obligation
        && !instruction.obligations.contains(obligation)
    {
        instruction.obligations.push_back(obligation.clone());
    }
    if it.done {
        Said::keep_first(&mut instruction.done, said);
    }
    Ok(())
}
