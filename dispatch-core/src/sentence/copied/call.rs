//! A call as it is pasted: who was called and for what, and each step with its moment.

use super::Copying;
use crate::catalogue::Text;
use crate::register::Party;
use crate::sentence::say::{list, say, text};
use crate::state::{CallRecord, Incident, Said};
use crate::words::{DepartmentId, DutyId};

impl Copying<'_> {
    pub(super) fn call(&self, incident: &Incident, id: &DepartmentId) -> Vec<Text> {
        let mut lines = vec![self.title(&text("通知单位", "Call"), incident)];
        let Some(call) = incident.calls.get(id) else {
            return lines;
        };
        lines.push(self.named(id, call));
        let duties: Vec<Text> = call
            .duties
            .keys()
            .map(|it| self.duty(incident, it))
            .collect();
        if !duties.is_empty() {
            lines.push(say!("职责:{all}", "Duties: {all}", all = list(duties)));
        }
        let needs = call.needs.iter().map(|it| self.names.need(it.as_str()));
        if !call.needs.is_empty() {
            lines.push(say!("现场需要:{all}", "Needs: {all}", all = list(needs)));
        }
        lines.extend(self.steps(call));
        lines
    }

    /// Everybody who was called and the last step of each.
    pub(super) fn board(&self, incident: &Incident) -> Vec<Text> {
        let mut lines = vec![self.title(&text("报到情况", "Report board"), incident)];
        if incident.calls.is_empty() {
            lines.push(text("未通知单位", "Nobody was called"));
        }
        for (id, call) in &incident.calls {
            let mut steps: Vec<Text> = self.steps(call);
            let to_come = steps.iter().position(|it| it.zh.starts_with('未'));
            if let (Some(first), None) = (to_come, call.gone_at()) {
                // What comes after the first open step is open as well.
                steps.truncate(first + 1);
            }
            let last = steps.split_off(steps.len().saturating_sub(2));
            lines.push(say!(
                "{who}:{steps}",
                "{who}: {steps}",
                who = self.named(id, call),
                steps = joined(last)
            ));
        }
        lines
    }

    fn named(&self, id: &DepartmentId, call: &CallRecord) -> Text {
        let who = self.party(&Party::Department(id.clone()));
        match call.role {
            Some(role) => say!("{who}({role})", "{who} ({role})", who = who, role = role),
            None => say!("{who}(未叫自到)", "{who} (came uncalled)", who = who),
        }
    }

    fn duty(&self, incident: &Incident, id: &DutyId) -> Text {
        let kind = self.state.register.kind(&incident.kind);
        let members = kind.into_iter().flat_map(|it| &it.members);
        let duty = members.map(|it| &it.duty).find(|it| it.id == id.as_str());
        duty.map_or_else(|| text(id.as_str(), id.as_str()), |it| text(&it.zh, &it.en))
    }

    /// Every step on a line: its moment and by whom; of those to come that they are.
    fn steps(&self, call: &CallRecord) -> Vec<Text> {
        let mut lines = Vec::new();
        if let Some(at) = call.called_at {
            lines.push(say!("{at} 通知", "{at} called", at = self.clock(at)));
        }
        let steps: [(Text, Text, &Option<Said>); 4] = [
            (
                text("叫应", "reached"),
                text("未叫应", "not reached yet"),
                &call.reached,
            ),
            (
                text("签收", "acknowledged"),
                text("未签收", "not acknowledged yet"),
                &call.acknowledged,
            ),
            (
                text("出发", "set out"),
                text("未出发", "not set out yet"),
                &call.set_out,
            ),
            (
                text("到场", "on scene"),
                text("未到场", "not on scene yet"),
                &call.reported_in,
            ),
        ];
        for (taken, to_come, said) in steps {
            lines.push(match said {
                Some(said) if said.implied => say!(
                    "{at} {step}(推定)",
                    "{at} {step} (implied)",
                    at = self.clock(said.at),
                    step = taken
                ),
                Some(said) => say!(
                    "{at} {step},{by}",
                    "{at} {step}, {by}",
                    at = self.clock(said.at),
                    step = taken,
                    by = self.by(said)
                ),
                None => to_come,
            });
        }
        if let Some(at) = call.gone_at() {
            lines.push(say!("{at} 撤离", "{at} left", at = self.clock(at)));
        }
        lines
    }
}

fn joined(steps: Vec<Text>) -> Text {
    let (zh, en): (Vec<_>, Vec<_>) = steps.into_iter().map(|it| (it.zh, it.en)).unzip();
    text(zh.join(";"), en.join("; "))
}
