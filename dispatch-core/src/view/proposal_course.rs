//! One record of a choice: what was proposed, what was chosen, why, and what then happened. It is
//! read from what the ledger holds and replays with it.

use crate::proposal::Pick;
use crate::state::{Assignment, ProposalRecord, State};
use crate::time::Time;
use crate::words::{ProposalId, TeamId, Words};

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalCourse<'a> {
    /// What was proposed, and who had it before him.
    pub record: &'a ProposalRecord,
    /// Each team that was proposed, in its order, then each that was chosen instead, by id.
    pub teams: Vec<Chosen<'a>>,
}

/// One team of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// Which.
    pub team: &'a TeamId,
    /// As it was proposed; `None`: it was not.
    pub pick: Option<&'a Pick>,
    /// When it was sent or asked for; `None`: it was left.
    pub sent: Option<Time>,
    /// Why another than the proposed one.
    pub because: Option<&'a Words>,
    /// When it arrived; `None`: not yet, or nobody said so.
    pub arrived: Option<Time>,
}

impl Chosen<'_> {
    /// Seconds that it arrived after the proposal said, from the moment it was sent; negative where it
    /// was sooner. `None` where one of the two is not known.
    #[must_use]
    pub fn late_s(&self) -> Option<i64> {
        let said_s = i64::from(self.pick?.arrives_s);
        Some(self.arrived?.since_s(self.sent?) - said_s)
    }
}

/// What became of a proposal; `None` where it is not known here.
#[must_use]
pub fn proposal_course<'a>(state: &'a State, id: &ProposalId) -> Option<ProposalCourse<'a>> {
    let record = &**state.proposals.get(id)?;
    // What a merged incident was sent goes on in the one it acts in.
    let incident = state.incident(&record.says.incident)?;
    let assignments = || {
        let all = incident.assignments.iter();
        all.filter(|(_, it)| it.proposal.as_ref() == Some(id))
    };
    let chosen = |team: &'a TeamId, pick: Option<&'a Pick>, it: Option<&'a Assignment>| Chosen {
        team,
        pick,
        sent: it.and_then(|it| it.dispatched.as_ref()).map(|it| it.at),
        because: it.and_then(|it| it.because.as_ref()),
        arrived: it.and_then(|it| it.on_scene.as_ref()).map(|it| it.at),
    };
    let picks = || record.says.needs.iter().flat_map(|need| &need.picks);
    let mut teams: Vec<Chosen<'a>> = picks()
        .map(|pick| {
            let sent = assignments().find(|(team, _)| **team == pick.team);
            chosen(&pick.team, Some(pick), sent.map(|(_, it)| &**it))
        })
        .collect();
    let others = assignments().filter(|(team, _)| picks().all(|pick| pick.team != **team));
    teams.extend(others.map(|(team, it)| chosen(team, None, Some(&**it))));
    Some(ProposalCourse { record, teams })
}

/// The proposals for an incident, the oldest first.
#[must_use]
pub fn proposals_for<'a>(
    state: &'a State,
    incident: &crate::words::IncidentId,
) -> Vec<(&'a ProposalId, &'a ProposalRecord)> {
    let of = state.resolve(incident);
    let mut all: Vec<(&ProposalId, &ProposalRecord)> = state
        .proposals
        .iter()
        .map(|(id, it)| (id, &**it))
        .filter(|(_, it)| of.is_some() && state.resolve(&it.says.incident) == of)
        .collect();
    all.sort_by_key(|(id, it)| (it.said.at, *id));
    all
}
