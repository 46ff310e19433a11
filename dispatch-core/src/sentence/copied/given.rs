//! Orders, requests and instructions as they are pasted.

use super::Copying;
use crate::catalogue::Text;
use crate::command::{ActAnswer, InstructionAnswer, InstructionKind, OrderAnswer};
use crate::register::Party;
use crate::sentence::say::{list, say, text};
use crate::state::{ActRequest, Addressee, Incident, Instruction, OrderKind, OrderRecord};

impl Copying<'_> {
    pub(super) fn order(&self, incident: &Incident, it: &OrderRecord) -> Vec<Text> {
        let kind = match it.kind {
            OrderKind::Written => text("指令", "Order"),
            OrderKind::Spoken => text("口头指令", "Spoken order"),
            OrderKind::PullOut => text("紧急撤离", "PULL OUT"),
        };
        let mut lines = vec![
            self.title(&kind, incident),
            say!("{words}", "{words}", words = it.words),
            say!(
                "{at} {giver}下达,{by}",
                "Given {at} by {giver}, {by}",
                at = self.clock(it.given.at),
                giver = self.party(&it.by),
                by = self.by(&it.given)
            ),
        ];
        if let Some(due) = it.due {
            lines.push(say!(
                "{at} 前完成",
                "To be done by {at}",
                at = self.clock(due)
            ));
        }
        if it.cancelled_by.is_some() {
            lines.push(text("此指令已取消", "This order is cancelled"));
        }
        lines.extend(it.to.iter().map(|(who, had)| self.addressee(who, had)));
        if let Some(said) = &it.confirmed {
            lines.push(say!(
                "{at} 确认完成,{by}",
                "Confirmed as done {at}, {by}",
                at = self.clock(said.at),
                by = self.by(said)
            ));
        }
        lines
    }

    fn addressee(&self, who: &Party, had: &Addressee) -> Text {
        let receipt = match &had.receipt {
            Some(said) => say!("{at} 回执", "received {at}", at = self.clock(said.at)),
            None => text("未回执", "no receipt yet"),
        };
        let at = had.answered_at.map(|at| self.clock(at)).unwrap_or_default();
        let answer = match &had.answer {
            None => text("", ""),
            Some(OrderAnswer::Doing { .. }) => {
                say!(",{at} 执行中", ", being done {at}", at = at)
            }
            Some(OrderAnswer::Done) => say!(",{at} 已完成", ", done {at}", at = at),
            Some(OrderAnswer::Unable { reason, .. }) => say!(
                ",{at} 无法执行:{why}",
                ", unable {at}: {why}",
                at = at,
                why = reason
            ),
        };
        say!(
            "致 {who}:{receipt}{answer}",
            "To {who}: {receipt}{answer}",
            who = self.party(who),
            receipt = receipt,
            answer = answer
        )
    }

    pub(super) fn request(&self, incident: &Incident, it: &ActRequest) -> Vec<Text> {
        let answer = match &it.answer {
            None => text("尚未答复", "Not answered yet"),
            Some(ActAnswer::Decided { document }) => {
                say!("已决定,文号 {no}", "Decided, document {no}", no = document)
            }
            Some(ActAnswer::Verbal { by, means, .. }) => say!(
                "已口头同意:{by}({means})",
                "Verbal consent: {by} ({means})",
                by = by,
                means = means
            ),
            Some(ActAnswer::Declined { reason }) => {
                say!("不同意:{why}", "Declined: {why}", why = reason)
            }
        };
        let answered = it.answered.as_ref();
        let answer = answered.map_or_else(
            || answer.clone(),
            |said| {
                say!(
                    "{at} {answer}",
                    "{at} {answer}",
                    at = self.clock(said.at),
                    answer = answer
                )
            },
        );
        vec![
            self.title(&text("提请", "Request"), incident),
            say!(
                "致 {to}:{act}",
                "To {to}: {act}",
                to = self.party(&it.to),
                act = self.names.act(it.act.as_str())
            ),
            say!("{words}", "{words}", words = it.words),
            say!(
                "{at} 提出,{by}",
                "Asked {at}, {by}",
                at = self.clock(it.asked.at),
                by = self.by(&it.asked)
            ),
            answer,
        ]
    }

    pub(super) fn instruction(&self, it: &Instruction) -> Vec<Text> {
        let kind = match it.kind {
            InstructionKind::Instruction => text("领导指示", "Instruction"),
            InstructionKind::Tasking => text("上级交办", "Tasking from above"),
        };
        let about = it.incident.as_ref();
        let about = about.and_then(|id| self.state.incident(id));
        let mut lines = vec![
            match about {
                Some(incident) => self.title(&kind, incident),
                None => say!("{kind} · 全区", "{kind} · the whole district", kind = kind),
            },
            say!("{words}", "{words}", words = it.words),
            say!(
                "{at} {from}({means}),{by}",
                "{at} {from} ({means}), {by}",
                at = self.clock(it.given_at),
                from = it.from,
                means = it.means,
                by = self.by(&it.said)
            ),
        ];
        if let Some(due) = it.due_at {
            lines.push(say!(
                "{at} 前落实",
                "To be carried out by {at}",
                at = self.clock(due)
            ));
        }
        let told = it.conveyed.keys().map(|who| self.party(who));
        lines.push(if it.conveyed.is_empty() {
            text("尚未传达", "Not conveyed yet")
        } else {
            say!("已传达:{who}", "Conveyed to: {who}", who = list(told))
        });
        match &it.answer {
            Some((InstructionAnswer::Adopted, said)) => {
                lines.push(say!("{at} 采纳", "{at} adopted", at = self.clock(said.at)));
            }
            Some((InstructionAnswer::Explained { words }, said)) => lines.push(say!(
                "{at} 说明:{words}",
                "{at} explained: {words}",
                at = self.clock(said.at),
                words = words
            )),
            None => {}
        }
        lines.extend(it.progress.iter().map(|(words, said)| {
            say!(
                "{at} 进展:{words}",
                "{at} progress: {words}",
                at = self.clock(said.at),
                words = words
            )
        }));
        lines.push(match &it.done {
            Some(said) => say!("{at} 已落实", "{at} carried out", at = self.clock(said.at)),
            None => text("尚未落实", "Not carried out yet"),
        });
        lines
    }
}
