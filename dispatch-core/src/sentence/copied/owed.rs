//! Reports, and what must be reported, as they are pasted.

use super::Copying;
use crate::catalogue::Text;
use crate::register::Party;
use crate::sentence::say::{say, text};
use crate::state::{Incident, Obligation, ReportRecord};
use crate::time::Time;
use crate::view::Waiting;

impl Copying<'_> {
    pub(super) fn report(&self, incident: &Incident, it: &ReportRecord) -> Vec<Text> {
        let what = say!("{kind}", "{kind}", kind = it.kind);
        let mut lines = vec![
            self.title(&what, incident),
            say!("{content}", "{content}", content = it.content),
            say!(
                "{at} 报 {to}({means}),{by}",
                "{at} to {to} ({means}), {by}",
                at = self.clock(it.said.at),
                to = it.to,
                means = it.means,
                by = self.by(&it.said)
            ),
        ];
        if let Some(person) = &it.signed_by {
            let person = self.state.register.persons.get(person).map_or_else(
                || text(person.as_str(), person.as_str()),
                |it| text(it.zh.as_str(), it.en.as_str()),
            );
            lines.push(say!("{who} 签发", "Signed by {who}", who = person));
        }
        if it.unsigned {
            lines.push(text(
                "未经带班领导签发或口头同意",
                "Neither signed nor agreed to by the leader on duty",
            ));
        }
        lines
    }

    pub(super) fn limit(&self, incident: &Incident, it: &Obligation) -> Vec<Text> {
        let what = say!("时限事项:{kind}", "To be reported: {kind}", kind = it.kind);
        let stands = match (it.void, it.done_at) {
            (true, _) => text("已作废", "No longer to be reported"),
            (false, Some(at)) => say!("{at} 已报", "Reported {at}", at = self.clock(at)),
            (false, None) => self.waits(it.due_at, self.now > it.due_at),
        };
        vec![
            self.title(&what, incident),
            say!("报 {to}", "To {to}", to = it.to),
            say!("依据:{source}", "Rests on: {source}", source = it.source),
            stands,
        ]
    }

    pub(super) fn owed(&self, it: Waiting<'_>) -> Vec<Text> {
        let owed = it.owed;
        let what = say!(
            "时限事项:{what}",
            "To be reported: {what}",
            what = owed.text
        );
        let about = owed.incident.as_ref();
        let about = about.and_then(|id| self.state.incident(id));
        let mut lines = vec![match about {
            Some(incident) => self.title(&what, incident),
            None => say!("{what} · 全区", "{what} · the whole district", what = what),
        }];
        if let Some(to) = &owed.to {
            lines.push(say!("报 {to}", "To {to}", to = to));
        }
        if owed.owner != Party::Centre {
            let who = self.party(&owed.owner);
            lines.push(say!("由 {who} 报", "Owed by {who}", who = who));
        }
        let source = owed.law.clone().unwrap_or_else(|| {
            let (zh, en) = owed.source.text();
            text(zh, en)
        });
        lines.push(say!("依据:{source}", "Rests on: {source}", source = source));
        lines.push(self.waits(it.due, it.late));
        lines
    }

    fn waits(&self, due: Time, late: bool) -> Text {
        let minutes = (self.now.since_s(due).max(0) / 60).to_string();
        let due = self.clock(due);
        if late {
            say!(
                "{due} 前应报,超时 {n} 分未报",
                "Due {due}, overdue by {n} min",
                due = due,
                n = minutes
            )
        } else {
            say!(
                "{due} 前应报,未报",
                "Due {due}, not reported yet",
                due = due
            )
        }
    }
}
