//! Clocks of the scene itself (domain §4.2, derived): the first force of the township, what whoever commands
//! there says of it, and the record of a change of command. One of each runs for an incident at a time.

use super::kind_of_team;
use super::overdue::{Clock, ClockKind};
use crate::catalogue::Deadlines;
use crate::command::ResponseLevel;
use crate::register::{Party, Unit};
use crate::state::{Incident, Said, State, Status, TakenBy};
use crate::time::Time;
use crate::words::{PostId, TeamId};

/// The source of figures that is the commander himself, in the vocabulary of sources.
const COMMANDER_SOURCE: &str = "commander";
/// The kind of team that is a township's, for a force that no register gives an owner.
const TOWNSHIP_SQUAD: &str = "township-squad";

/// The clocks of an open incident's scene that run or have run out.
pub(super) fn scene_clocks(
    state: &State,
    incident: &Incident,
    limits: &Deadlines,
) -> impl Iterator<Item = Clock> {
    let all = [
        township(state, incident, limits),
        situation(state, incident, limits),
        transfer(incident, limits),
    ];
    all.into_iter().flatten()
}

/// 镇街首批力量到场: from the first whistle until a force of a township was seen there. Whoever took command
/// at the scene since, or said that it is under control, knows who is there; and a township that deals
/// with it alone is asked for nothing.
fn township(state: &State, incident: &Incident, limits: &Deadlines) -> Option<Clock> {
    let from = incident.whistled_at?;
    let takes_over = |by| !matches!(by, TakenBy::Temporary | TakenBy::Area);
    let is_over = incident.self_handled
        || incident.status == Status::Controlled
        || incident.tenures.iter().any(|it| takes_over(it.by));
    let mut seen = incident.assignments.iter();
    let came = seen.any(|(id, it)| it.on_scene.is_some() && is_of_township(state, id));
    if is_over || came {
        return None;
    }
    let township = state.register.townships.get(&incident.township);
    let limit_s = match township.is_some_and(|it| it.far) {
        true => limits.township_on_scene_far_s,
        false => limits.township_on_scene_s,
    };
    Some(Clock::of_incident(
        ClockKind::TownshipOnScene,
        from,
        i64::from(limit_s),
    ))
}

fn is_of_township(state: &State, team: &TeamId) -> bool {
    match state.register.teams.get(team) {
        Some(it) => matches!(it.owner, Unit::Township(_)),
        None => kind_of_team(state, team).is_some_and(|it| it == TOWNSHIP_SQUAD),
    }
}

/// 现场情况报告: from the arrival of whoever commands to his first word of the situation, then from one word to
/// the next, closer at response level I and II.
fn situation(state: &State, incident: &Incident, limits: &Deadlines) -> Option<Clock> {
    let commander = Commander::of(incident)?;
    let told = commander.told_at(state, incident);
    let (from, limit_s) = match told {
        None => (commander.arrived, limits.first_report_s),
        Some(told) => match incident.response_level() {
            Some(ResponseLevel::I | ResponseLevel::II) => (told, limits.report_every_high_s),
            Some(ResponseLevel::III | ResponseLevel::IV) | None => (told, limits.report_every_s),
        },
    };
    Some(Clock::of_incident(
        ClockKind::Situation,
        from,
        i64::from(limit_s),
    ))
}

/// 指挥移交单: from the change of command until every field is known. It never gates (practice R3).
fn transfer(incident: &Incident, limits: &Deadlines) -> Option<Clock> {
    let transfer = incident.transfer.as_ref()?;
    (!transfer.is_complete()).then(|| {
        let limit_s = i64::from(limits.transfer_record_s);
        Clock::of_incident(ClockKind::Transfer, transfer.at, limit_s)
    })
}

/// Whose a clock of command or of the scene is; `None` where it is nobody's post.
#[must_use]
pub fn clock_post(incident: &Incident, kind: ClockKind) -> Option<&PostId> {
    match kind {
        ClockKind::CommanderOnScene => incident.designated.as_ref().map(|it| &it.post),
        ClockKind::Situation => Commander::of(incident).map(|it| it.post),
        ClockKind::Transfer => incident.commander().map(|it| &it.post),
        ClockKind::TakeWhistle
        | ClockKind::Reach
        | ClockKind::Acknowledge
        | ClockKind::OnScene
        | ClockKind::NameCommander
        | ClockKind::Report
        | ClockKind::TownshipOnScene => None,
    }
}

/// Who commands at the scene, or came there to command.
struct Commander<'a> {
    post: &'a PostId,
    arrived: Time,
}

impl Commander<'_> {
    /// `None` while nobody is known to have arrived: a temporary commander owes no report before the one who
    /// was named is there; whoever commands a whole area is not at this scene; and of a township that keeps
    /// command nobody said where its man is. That it falls silent is an alarm of its own.
    fn of(incident: &Incident) -> Option<Commander<'_>> {
        let tenure = incident.commander()?;
        let designated = incident.designated.as_ref();
        let arrived = designated.and_then(|it| Some((&it.post, it.on_scene.as_ref()?.at)));
        match tenure.by {
            TakenBy::Area | TakenBy::Confirmed => None,
            TakenBy::Temporary => arrived.map(|(post, arrived)| Commander { post, arrived }),
            TakenBy::Declared | TakenBy::Offered | TakenBy::Replaced => {
                let own = arrived.filter(|(post, _)| **post == tenure.post);
                Some(Commander {
                    post: &tenure.post,
                    arrived: own.map_or(tenure.from, |(_, at)| at.min(tenure.from)),
                })
            }
        }
    }

    /// The newest word of the situation by him or his unit, or for them, since he arrived: figures, the set
    /// that was adopted, a remark, and that it is under control, which only he says.
    fn told_at(&self, state: &State, incident: &Incident) -> Option<Time> {
        let from_him = |said: &&Said| self.spoke(state, said);
        let statements = incident.statements.iter();
        let statements = statements
            .filter(|it| it.source.as_str() == COMMANDER_SOURCE || self.spoke(state, &it.said));
        let statements = statements.map(|it| it.heard_at);
        let adopted = incident.adopted.iter().map(|it| &it.said);
        let notes = incident.notes.iter().map(|(_, said)| said);
        let words = adopted.chain(notes).filter(from_him).map(|it| it.at);
        let words = statements.chain(words).chain(incident.controlled_at);
        words.filter(|at| *at >= self.arrived).max()
    }

    fn spoke(&self, state: &State, said: &Said) -> bool {
        let posts = &state.register.posts;
        let unit = posts.get(self.post).map(|it| &it.unit);
        let is_his = |post: &PostId| {
            let of_unit = || unit.is_some() && posts.get(post).map(|it| &it.unit) == unit;
            post == self.post || of_unit()
        };
        match said.on_behalf.as_ref().map(|it| &it.who) {
            None => is_his(&said.post),
            Some(Party::Post(post)) => is_his(post),
            Some(Party::Department(id)) => unit == Some(&Unit::Department(id.clone())),
            Some(Party::Township(id)) => unit == Some(&Unit::Township(id.clone())),
            Some(Party::Centre | Party::Team(_) | Party::Other(_)) => false,
        }
    }
}
