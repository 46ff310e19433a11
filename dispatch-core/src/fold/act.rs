//! One act under judgement: the entry, the State it would make, and what it touched.

mod before;
mod ground;
mod known;

pub(super) use before::Before;
pub(super) use ground::Ground;
pub(super) use known::unknown;

use crate::command::Command;
use crate::entry::{Author, OnBehalf};
use crate::refusal::Refusal;
use crate::register::{Party, Post, Unit};
use crate::state::{Compensation, Conflict, ConflictKind, Incident, LastAct, Said, Shared, State};
use crate::time::Time;
use crate::words::{ConflictId, IncidentId};

use super::{count, rights, words};

/// One act under judgement.
#[derive(Debug)]
pub struct Act<'a> {
    /// The State it changes.
    pub state: Ground<'a>,
    /// Its height.
    pub height: u64,
    /// What the ledger's clock said.
    pub recorded_at: Time,
    /// The author's part.
    pub author: &'a Author,
    touched: Vec<IncidentId>,
    before: Before,
    undo: Option<Compensation>,
    conflicts: u32,
}

impl<'a> Act<'a> {
    pub(super) fn new(
        state: &'a mut State,
        height: u64,
        recorded_at: Time,
        author: &'a Author,
    ) -> Act<'a> {
        Act {
            before: Before::of(state),
            state: Ground::new(state),
            height,
            recorded_at,
            author,
            touched: Vec::new(),
            undo: None,
            conflicts: 0,
        }
    }

    /// What every command must pass before it is looked at: world, retraction, validity, post.
    pub(super) fn admit(&mut self) -> Result<(), Refusal> {
        if self.author.world != self.state.world {
            return Err(Refusal::WrongWorld);
        }
        if self.author.command.edition() > self.state.edition {
            return Err(Refusal::NotInThisEdition);
        }
        let of_drill = matches!(
            self.author.command,
            Command::EndDrill(_) | Command::LeaveDrill(_)
        );
        if of_drill && !self.state.world.is_drill() {
            return Err(Refusal::OnlyInDrill);
        }
        let waiting = (self.author.id, self.author.person.clone());
        if self.state.retracted.contains(&waiting) {
            return Err(Refusal::Retracted);
        }
        if let Some(valid_for_s) = self.author.valid_for_s.filter(|_| self.may_expire()) {
            let until = self.author.occurred_at.plus_s(i64::from(valid_for_s));
            if self.state.at > until {
                return Err(Refusal::Expired(until));
            }
        }
        rights::admit(self)
    }

    /// Only what sends somebody somewhere, or asks for something outside the author's incident,
    /// comes too late (design §4); a fact and a commander's act at his own scene never do.
    fn may_expire(&self) -> bool {
        matches!(
            self.author.command,
            Command::Call(_)
                | Command::Dispatch(_)
                | Command::RequestTeam(_)
                | Command::Recall(_)
                | Command::RecallDepartment(_)
                | Command::Supply(_)
                | Command::Order(_)
                | Command::RequestAct(_)
                | Command::AskAid(_)
        )
    }

    /// World time now.
    #[must_use]
    pub fn at(&self) -> Time {
        self.state.at
    }

    /// When it happened, by the author's claim: never later than now.
    #[must_use]
    pub fn occurred(&self) -> Time {
        self.author.occurred_at.min(self.state.at).within_range()
    }

    /// A moment the author names beside it, never later than now; when it happened, where he names
    /// none.
    #[must_use]
    pub fn not_later(&self, named: Option<Time>) -> Time {
        named.map_or_else(|| self.occurred(), |at| at.min(self.state.at))
    }

    /// Who said it and when.
    #[must_use]
    pub fn said(&self) -> Said {
        Said {
            at: self.occurred(),
            known_at: self.state.at,
            person: self.author.person.clone(),
            post: self.author.post.clone(),
            on_behalf: self.author.on_behalf.clone(),
            implied: false,
        }
    }

    /// The same, for a step that this one implies.
    #[must_use]
    pub fn implied(&self) -> Said {
        Said {
            implied: true,
            ..self.said()
        }
    }

    /// The author's post, when the register knows it.
    #[must_use]
    pub fn post(&self) -> Option<&Post> {
        self.state
            .register
            .posts
            .get(&self.author.post)
            .map(|it| &**it)
    }

    /// The author's unit, when the register knows his post.
    #[must_use]
    pub fn unit(&self) -> Option<&Unit> {
        self.post().map(|it| &it.unit)
    }

    /// Whether the author sits in the centre.
    #[must_use]
    pub fn is_centre(&self) -> bool {
        self.unit() == Some(&Unit::Centre)
    }

    /// Whether the author's post is of a kind.
    #[must_use]
    pub fn is_kind(&self, kind: &str) -> bool {
        self.post().is_some_and(|it| it.kind.as_str() == kind)
    }

    /// Whether the author directs this drill: he plays every part that no seat plays (R9).
    #[must_use]
    pub fn is_director(&self) -> bool {
        self.state.world.is_drill() && self.is_kind("director")
    }

    /// For whom it was recorded.
    #[must_use]
    pub fn on_behalf(&self) -> Option<&OnBehalf> {
        self.author.on_behalf.as_ref()
    }

    /// The party that speaks: the one it was recorded for, else the author's unit.
    #[must_use]
    pub fn speaker(&self) -> Party {
        if let Some(behalf) = self.on_behalf() {
            return behalf.who.clone();
        }
        match self.unit() {
            Some(Unit::Township(id)) => Party::Township(id.clone()),
            Some(Unit::Department(id)) => Party::Department(id.clone()),
            _ => Party::Post(self.author.post.clone()),
        }
    }

    /// The incident an id stands for now.
    pub(super) fn resolve(&self, id: &IncidentId) -> Result<IncidentId, Refusal> {
        self.state
            .resolve(id)
            .cloned()
            .ok_or_else(|| Refusal::UnknownIncident(id.clone()))
    }

    /// An incident to look at.
    pub(super) fn look(&self, id: &IncidentId) -> Result<&Incident, Refusal> {
        self.state
            .incident(id)
            .ok_or_else(|| Refusal::UnknownIncident(id.clone()))
    }

    /// An incident to change.
    pub(super) fn change(&mut self, id: &IncidentId) -> Result<&mut Incident, Refusal> {
        let id = self.resolve(id)?;
        self.change_raw(&id)
    }

    /// An incident to change under its own id, merged or not.
    pub(super) fn change_raw(&mut self, id: &IncidentId) -> Result<&mut Incident, Refusal> {
        self.touch(id);
        match self.state.incidents.get_mut(id) {
            Some(incident) => Ok(incident.change()),
            None => Err(Refusal::UnknownIncident(id.clone())),
        }
    }

    /// The incident that has a thing by its name, to be changed: the one that was named, where it kept
    /// the thing when it was merged, else the one it acts in.
    pub(super) fn change_where(
        &mut self,
        id: &IncidentId,
        has: impl Fn(&Incident) -> bool,
    ) -> Result<&mut Incident, Refusal> {
        let resolved = self.resolve(id)?;
        let kept = self.state.incidents.get(id).is_some_and(|it| has(it));
        let moved = self
            .state
            .incidents
            .get(&resolved)
            .is_some_and(|it| has(it));
        self.change_raw(if kept && !moved { id } else { &resolved })
    }

    /// An incident that decisions may still change.
    pub(super) fn open(&self, id: &IncidentId) -> Result<&Incident, Refusal> {
        use crate::state::Status;
        let incident = self.look(id)?;
        match incident.status {
            Status::Filed => Err(Refusal::IncidentFiled),
            Status::Ended => Err(Refusal::SceneEnded),
            Status::Withdrawn => Err(Refusal::Withdrawn),
            _ => Ok(incident),
        }
    }

    fn touch(&mut self, id: &IncidentId) {
        if !self.touched.contains(id) {
            let incident = self.state.incidents.get(id);
            self.before.touch(incident.map(|it| &**it));
            self.touched.push(id.clone());
        }
    }

    /// Sorts what was touched by whether it is over now.
    pub(super) fn settle(&mut self) {
        let incidents = &mut self.state.incidents;
        for id in &self.touched {
            incidents.settle(id);
        }
    }

    /// Incidents whose invariants are to be checked.
    #[must_use]
    pub fn touched(&self) -> &[IncidentId] {
        &self.touched
    }

    /// What is asked of the State before it; of incidents in the order of [`Act::touched`].
    pub(super) fn before(&self) -> &Before {
        &self.before
    }

    /// Says what would take this act back.
    pub(super) fn undo_with(&mut self, undo: Compensation) {
        self.undo = Some(undo);
    }

    /// Remembers this as its person's newest act.
    pub(super) fn remember(&mut self) {
        if matches!(self.author.command, Command::Undo(_) | Command::Pulse(_)) {
            return;
        }
        let act = LastAct {
            entry: self.author.id,
            height: self.height,
            occurred_at: self.author.occurred_at,
            command: words(self.author.command.name()),
            undo: self.undo.take(),
        };
        self.state
            .last_acts
            .insert(self.author.person.clone(), Shared::new(act));
    }

    /// Raises a contradiction that a person must settle.
    pub(super) fn raise_conflict(
        &mut self,
        kind: ConflictKind,
        subject: &str,
        incidents: Vec<IncidentId>,
        claims: &[String; 2],
    ) {
        let (subject, claims) = (words(subject), claims.iter().map(words).collect());
        let conflict = Conflict {
            kind,
            subject,
            incidents,
            claims,
            by: self.speaker(),
            raised_at: self.state.at,
            settled_at: None,
            reason: None,
        };
        let next = count::more(self.conflicts, 1);
        #[expect(clippy::expect_used, reason = "two numbers and two letters are a name")]
        let id = ConflictId::new(&format!("c{}-{next}", self.height)).expect("a name");
        if self.state.conflicts.raise(id, conflict) {
            self.conflicts = next;
        }
    }

    pub(super) fn not_commander(&self, id: &IncidentId) -> Refusal {
        let Some(tenure) = self.state.incident(id).and_then(Incident::commander) else {
            return Refusal::SceneEnded;
        };
        let register = &self.state.register;
        let name = tenure
            .person
            .as_ref()
            .map_or("姓名待补", |it| register.person_zh(it));
        Refusal::NotCommander {
            commander: words(format!("{name}({})", register.post_zh(&tenure.post))),
            since: words(tenure.from.local_clock().to_string()),
        }
    }

    // ---- names of the register: a decision about an unknown one is refused with the nearest ------
}
