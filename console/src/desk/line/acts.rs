//! What a line says about the selected incident: the same commands, for the same voices, as the
//! buttons of its column.

use std::collections::BTreeSet;

use dispatch_core::command::{
    Acknowledge, AdjustResponse, Attempt, Call, Claim, CloseRoad, Command, Controlled, Designate,
    Figures, Note, Order, Release, ReleaseTeam, ReportIn, Role, SetOut, Shape, Standing,
    StateFigures, Strength, TakeCommand, TeamDoing, TeamState,
};
use dispatch_core::entry::OnBehalf;
use dispatch_core::register::Party;
use dispatch_core::state::Incident;
use dispatch_core::words::{ActId, ClosureId, OrderId, PersonId, PostId, TeamId, Words};
use uuid::Uuid;

use super::does::Does;
use super::leaks;
use super::meaning::{Meaning, Nothing};
use super::read::Told;
use super::scene_acts;
use super::slots::What;
use crate::desk::incident::{next_attempt, posts, proposed_act, said, sent, source_or_unknown};
use crate::desk::sight::Sight;

/// The meaning of a verb with what was told behind it.
///
/// # Errors
/// What is missing for it.
pub fn about(
    sight: &Sight<'_>,
    incident: &Incident,
    (does, told): (Does, &[Told]),
    fresh: Uuid,
) -> Result<Option<Meaning>, Nothing> {
    let it = About {
        sight,
        incident,
        told,
    };
    let said = match does {
        Does::Send => it.send(),
        Does::Recall => return it.recall(),
        Does::Release => it.release(),
        Does::Call => it.call(),
        Does::Ring => it.ring(),
        Does::Acknowledge | Does::SetOut | Does::Come => it.moved(does),
        Does::Order => it.order(fresh),
        Does::Figures => it.figures(),
        Does::Level => it.level(),
        Does::Note => it.note(),
        Does::Claim => it.claim(),
        Does::Designate => it.designate(),
        Does::TakeOver => it.take_over(),
        Does::Controlled => {
            let incident = incident.id.clone();
            Some((Command::Controlled(Controlled { incident }), None))
        }
        Does::LayDown => Some((it.claimed_by(None), None)),
        Does::CloseRoad => return it.close_road(fresh),
        Does::Area => leaks::area(sight, incident, told, fresh)?.map(|it| (it, None)),
        Does::Wind => leaks::wind(incident, told).map(|it| (it, None)),
        Does::DecideInside => leaks::decide(incident, told).map(|it| (it, None)),
        Does::TellInside => leaks::tell(sight, incident, told).map(|it| (it, None)),
        does => return scene_acts::about(sight, incident, (does, told), fresh),
    };
    Ok(said.map(|(command, heard)| Meaning::Say(Box::new(command), heard)))
}

/// A command and for whom it is said.
type Said = (Command, Option<OnBehalf>);

pub(super) struct About<'a> {
    pub(super) sight: &'a Sight<'a>,
    pub(super) incident: &'a Incident,
    told: &'a [Told],
}

impl About<'_> {
    pub(super) fn what(&self, at: usize) -> Option<&What> {
        self.told.get(at)?.what()
    }

    pub(super) fn words(&self, at: usize) -> Option<Words> {
        self.told.get(at)?.words().map(said)
    }

    /// The act that the words name, as the form of an order proposes it.
    fn act(&self, at: usize) -> Option<ActId> {
        proposed_act(self.sight.kind(self.incident)?, self.words(at)?.as_str())
    }

    fn send(&self) -> Option<Said> {
        let What::Team(team) = self.what(0)? else {
            return None;
        };
        let team = self.sight.state().register.teams.get(team)?;
        Some((sent(self.incident, team, self.words(1)).1, None))
    }

    fn release(&self) -> Option<Said> {
        let incident = self.incident.id.clone();
        match self.what(0)? {
            What::Team(team) => {
                let team = team.clone();
                let command = Command::ReleaseTeam(ReleaseTeam { incident, team });
                let heard = self.sight.decided_by(self.incident, &command);
                Some((command, heard))
            }
            What::Department(id) => {
                let department = id.clone();
                let command = Command::Release(Release {
                    incident,
                    department,
                });
                Some((command, self.sight.for_commander(self.incident)))
            }
            _ => None,
        }
    }

    fn call(&self) -> Option<Said> {
        let What::Department(id) = self.what(0)? else {
            return None;
        };
        let call = Call {
            incident: self.incident.id.clone(),
            department: id.clone(),
            role: Role::OnNeed,
            duty: None,
            needs: Vec::new(),
        };
        Some((Command::Call(call), None))
    }

    fn ring(&self) -> Option<Said> {
        let (What::Department(id), What::Result(result)) = (self.what(0)?, self.what(1)?) else {
            return None;
        };
        let call = self.incident.calls.get(id).map(|it| &**it);
        let attempt = Attempt {
            result: *result,
            ..next_attempt(self.sight, self.incident, (id, call))
        };
        Some((Command::Attempt(attempt), None))
    }

    /// 签收、出发、到场, of a department or a team, heard by telephone where another says it.
    fn moved(&self, does: Does) -> Option<Said> {
        let incident = self.incident.id.clone();
        let strength = Strength {
            people: self.told.get(1).and_then(Told::number),
            ..Strength::default()
        };
        let (command, who) = match self.what(0)? {
            What::Team(team) => {
                let doing = match does {
                    Does::Come => TeamDoing::OnScene,
                    Does::SetOut => TeamDoing::EnRoute,
                    _ => TeamDoing::Accepted,
                };
                let command = self.team_state((team, doing), strength);
                (command, Party::Team(team.clone()))
            }
            What::Department(id) => {
                let department = id.clone();
                let command = match does {
                    Does::Come => Command::ReportIn(ReportIn {
                        incident,
                        department,
                        strength,
                    }),
                    Does::SetOut => Command::SetOut(SetOut {
                        incident,
                        department,
                    }),
                    _ => Command::Acknowledge(Acknowledge {
                        incident,
                        department,
                    }),
                };
                (command, Party::Department(id.clone()))
            }
            _ => return None,
        };
        Some((command, self.sight.heard_from(&who)))
    }

    fn team_state(&self, (team, doing): (&TeamId, TeamDoing), strength: Strength) -> Command {
        Command::TeamState(TeamState {
            team: team.clone(),
            doing,
            incident: Some(self.incident.id.clone()),
            strength,
            point: None,
            eta_at: None,
            unlisted: None,
        })
    }

    fn order(&self, fresh: Uuid) -> Option<Said> {
        let Told::Names(names) = self.told.first()? else {
            return None;
        };
        let mut to: Vec<Party> = Vec::new();
        for named in names {
            if let What::Party(party) = &named.what
                && !to.contains(party)
            {
                to.push(party.clone());
            }
        }
        let order = Order {
            incident: self.incident.id.clone(),
            order: OrderId::new(&format!("o-{}", fresh.simple())).ok()?,
            to,
            act: self.act(1),
            words: self.words(1)?,
            override_reason: None,
            cancels: None,
            due_at: None,
        };
        Some((Command::Order(order), None))
    }

    fn figures(&self) -> Option<Said> {
        let Told::Figures(told) = self.told.first()? else {
            return None;
        };
        let told = told.iter().filter_map(|(named, value)| match &named.what {
            What::Measure(id) => Some((id.clone(), *value)),
            _ => None,
        });
        let state = StateFigures {
            incident: self.incident.id.clone(),
            source: source_or_unknown(self.sight, self.incident)?,
            figures: told.collect::<Figures>(),
            heard_at: None,
            as_of: None,
            standing: Standing::Unverified,
            words: None,
        };
        Some((Command::State(state), None))
    }

    /// The road at the incident; one that lies elsewhere is closed on its board.
    fn close_road(&self, fresh: Uuid) -> Result<Option<Meaning>, Nothing> {
        let (Some(What::Cause(cause)), Some(road)) = (self.what(0), self.words(1)) else {
            return Ok(None);
        };
        let at = self.incident.place.point.ok_or(Nothing::NoPlace)?;
        #[expect(clippy::expect_used, reason = "37 letters and digits are a name")]
        let closure = ClosureId::new(&format!("road-{}", fresh.simple())).expect("a name");
        let close = CloseRoad {
            closure,
            incident: Some(self.incident.id.clone()),
            road,
            shape: Shape::Point(at),
            cause: *cause,
            vehicles: BTreeSet::new(),
            slowed_kmh: None,
            until_at: None,
            words: None,
        };
        Ok(Some(Meaning::Say(
            Box::new(Command::CloseRoad(close)),
            None,
        )))
    }

    /// 「III 级理由；依据」: what it rests on stands behind the semicolon.
    fn level(&self) -> Option<Said> {
        let What::Level(to) = self.what(0)? else {
            return None;
        };
        let words = self.words(1)?;
        let words = words.as_str();
        let (reason, evidence) = words.split_once([';', '；']).unwrap_or((words, ""));
        let adjust = AdjustResponse {
            incident: self.incident.id.clone(),
            from: self.incident.response_level(),
            to: *to,
            reason: said(reason.trim()),
            evidence: said(evidence.trim()),
            measures: None,
            until_at: None,
        };
        Some((Command::AdjustResponse(adjust), None))
    }

    fn note(&self) -> Option<Said> {
        let note = Note {
            incident: Some(self.incident.id.clone()),
            words: self.words(0)?,
            satisfies: None,
        };
        Some((Command::Note(note), None))
    }

    fn claim(&self) -> Option<Said> {
        let person = match self.what(0) {
            Some(What::Person(id)) => id,
            _ => &self.sight.seat.person,
        };
        Some((self.claimed_by(Some(person)), None))
    }

    /// The post that is written, else the first that may command.
    fn post(&self) -> Option<PostId> {
        match self.what(0) {
            Some(What::Post(id)) => Some(id.clone()),
            _ => {
                let posts = posts(self.sight, self.incident);
                posts.first().map(|it| it.id.clone())
            }
        }
    }

    fn designate(&self) -> Option<Said> {
        let designate = Designate {
            incident: self.incident.id.clone(),
            post: self.post()?,
            person: None,
        };
        Some((Command::Designate(designate), None))
    }

    /// Whoever was named takes over, where nobody else is written.
    fn take_over(&self) -> Option<Said> {
        let named = self.incident.designated.as_ref();
        let (post, person) = match (self.what(0), named) {
            (None, Some(named)) => (named.post.clone(), named.person.clone()),
            _ => (self.post()?, None),
        };
        let heard = self.sight.heard_from(&Party::Post(post.clone()));
        let take = TakeCommand {
            incident: self.incident.id.clone(),
            post,
            person,
            notice: None,
        };
        Some((Command::TakeCommand(take), heard))
    }

    fn claimed_by(&self, person: Option<&PersonId>) -> Command {
        Command::Claim(Claim {
            incident: self.incident.id.clone(),
            person: person.cloned(),
            reason: None,
        })
    }
}
