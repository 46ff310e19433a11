//! 抽调 on the line: a team or a department is taken from another incident, for life (practice R8).

use dispatch_core::command::{Command, Recall, RecallDepartment, RecallReason};
use dispatch_core::state::Incident;
use dispatch_core::words::{DepartmentId, Words};

use super::acts::About;
use super::meaning::{Meaning, Nothing};
use super::slots::What;

impl About<'_> {
    pub(super) fn recall(&self) -> Result<Option<Meaning>, Nothing> {
        let (Some(unit), Some(What::Reason(reason)), Some(words)) =
            (self.what(0), self.what(1), self.words(2))
        else {
            return Ok(None);
        };
        let team = match unit {
            What::Team(team) => team,
            What::Department(id) => return self.recall_department(id, *reason, words).map(Some),
            _ => return Ok(None),
        };
        let track = self.sight.state().teams.get(team);
        let from = track.and_then(|it| it.custody.clone());
        let recall = Recall {
            team: team.clone(),
            from: from.ok_or(Nothing::NotHeld)?,
            to: self.incident.id.clone(),
            reason: *reason,
            words,
        };
        Ok(Some(Meaning::Say(Box::new(Command::Recall(recall)), None)))
    }

    /// From the other scene on which it is.
    fn recall_department(
        &self,
        id: &DepartmentId,
        reason: RecallReason,
        words: Words,
    ) -> Result<Meaning, Nothing> {
        let incidents = self.sight.state().incidents.going_on();
        let mut others = incidents.filter(|it| it.id != self.incident.id);
        let there = |it: &&Incident| it.calls.get(id).is_some_and(|call| call.on_scene());
        let recall = RecallDepartment {
            department: id.clone(),
            from: others.find(there).ok_or(Nothing::NotHeld)?.id.clone(),
            to: self.incident.id.clone(),
            reason,
            words,
        };
        let command = Box::new(Command::RecallDepartment(recall));
        Ok(Meaning::Say(command, None))
    }
}
