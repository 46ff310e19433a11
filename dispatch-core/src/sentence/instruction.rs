//! Instructions of leaders and taskings from above, in their own words.

use super::say::{Clauses, quoted, say, text};
use super::telling::Telling;
use crate::catalogue::Text;
use crate::command::{FollowInstruction, Instruct, InstructionAnswer, InstructionKind};

pub(super) fn instruct(t: &Telling<'_>, it: &Instruct) -> Text {
    let kind = match it.kind {
        InstructionKind::Instruction => text("领导指示", "Instruction"),
        InstructionKind::Tasking => text("上级交办", "Tasking from above"),
    };
    let head = say!(
        "{kind}:{from}({means})",
        "{kind}: {from} ({means})",
        kind = kind,
        from = it.from,
        means = it.means
    );
    let given = it
        .given_at
        .map(|at| say!("{at} 作出", "given at {at}", at = t.clock(at)));
    let due = it
        .due_at
        .map(|at| say!("{at} 前落实", "due by {at}", at = t.clock(at)));
    Clauses::new(head)
        .and_some(given)
        .and_some(quoted(&it.words))
        .and_some(due)
        .end()
}

pub(super) fn follow(t: &Telling<'_>, it: &FollowInstruction) -> Text {
    let of = match t.state.instructions.get(&it.instruction) {
        Some(had) => say!("{from} 指示", "the word of {from}", from = had.from),
        None => say!(
            "指示 {id}",
            "instruction {id}",
            id = super::say::same(it.instruction.as_str())
        ),
    };
    let head = say!("落实情况:{of}", "Follow-up of {of}", of = of);
    let conveyed = (!it.conveyed_to.is_empty()).then(|| {
        say!(
            "已传达 {parties}",
            "conveyed to {parties}",
            parties = t.parties(&it.conveyed_to)
        )
    });
    let answer = it.answer.as_ref().map(|answer| match answer {
        InstructionAnswer::Adopted => text("采纳", "adopted"),
        InstructionAnswer::Explained { words } => {
            say!("说明:{words}", "explained: {words}", words = words)
        }
    });
    let progress = it
        .progress
        .as_ref()
        .map(|words| say!("进展:{words}", "progress: {words}", words = words));
    let order = it.order.as_ref().map(|id| {
        let about = t.state.instructions.get(&it.instruction);
        let words = about
            .and_then(|had| had.incident.as_ref())
            .and_then(|incident| t.state.incident(incident))
            .and_then(|incident| incident.orders.get(id));
        match words {
            Some(order) => say!(
                "已转指令「{words}」",
                "made an order: “{words}”",
                words = order.words
            ),
            None => text("已转指令", "made an order"),
        }
    });
    let obligation = it.obligation.as_ref().map(|words| {
        say!(
            "已转时限事项 {words}",
            "made an obligation: {words}",
            words = words
        )
    });
    let done = it.done.then(|| text("已落实", "carried out"));
    Clauses::new(head)
        .and_some(conveyed)
        .and_some(answer)
        .and_some(order)
        .and_some(obligation)
        .and_some(progress)
        .and_some(done)
        .end()
}
