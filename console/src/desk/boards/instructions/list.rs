//! The instructions of the night in the order in which they want something.

use dispatch_core::command::InstructionKind;
use dispatch_core::state::{Incident, Instruction, State};
use dispatch_core::time::Time;
use dispatch_core::words::InstructionId;

use crate::desk::sight::Sight;
use crate::language::Key;

/// Those that are not carried out: the overdue first, then by when they are due, then the oldest.
pub fn open(state: &State) -> Vec<(&InstructionId, &Instruction)> {
    let all = state.instructions.iter().map(|(id, it)| (id, &**it));
    let mut open: Vec<_> = all.filter(|(_, it)| it.done.is_none()).collect();
    open.sort_by_key(|(_, it)| (it.due_at.unwrap_or(Time(i64::MAX)), it.given_at));
    open
}

/// Those that are, the newest first.
pub fn done(state: &State) -> Vec<(&InstructionId, &Instruction)> {
    let all = state.instructions.iter().map(|(id, it)| (id, &**it));
    let mut done: Vec<_> = all.filter(|(_, it)| it.done.is_some()).collect();
    done.sort_by_key(|(_, it)| std::cmp::Reverse(it.done.as_ref().map(|said| said.at)));
    done
}

/// Whether its time has passed and it is not carried out.
pub fn is_overdue(it: &Instruction, now: Time) -> bool {
    it.done.is_none() && it.due_at.is_some_and(|due| due <= now)
}

/// Whether it still lies at the centre: nobody was told of it.
pub fn is_unconveyed(it: &Instruction) -> bool {
    it.done.is_none() && it.conveyed.is_empty()
}

/// The incident it is about; one that was merged is shown inside the other.
pub fn incident_of<'a>(state: &'a State, it: &Instruction) -> Option<&'a Incident> {
    let id = it.incident.as_ref()?;
    state.incident(state.resolve(id).unwrap_or(id))
}

/// 领导指示 or 上级交办.
pub fn kind(sight: &Sight<'_>, it: &Instruction) -> String {
    let key = match it.kind {
        InstructionKind::Instruction => Key::KindInstruction,
        InstructionKind::Tasking => Key::KindTasking,
    };
    sight.say(key).into_owned()
}
