//! One record of a choice: what was proposed, what was chosen, why, and what then happened. It is
//! read from what the ledger holds and replays with it.

use crate::proposal::Pick;
use crate::state::{Assignment, AssignmentState, ProposalRecord, State};
use crate::time::Time;
use crate::words::{DepotId, ProposalId, SupplyId, TeamId, Words};

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalCourse<'a> {
    /// What was proposed, and who had it before him.
    pub record: &'a ProposalRecord,
    /// Each team that was proposed, in its order, then each that was chosen instead, by id.
    pub teams: Vec<Chosen<'a>>,
    /// What was proposed or issued of supplies, in the order of the proposal, then by depot and item.
    pub goods: Vec<Goods<'a>>,
}

/// Goods of one depot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goods<'a> {
    /// From where.
    pub depot: &'a DepotId,
    /// What.
    pub item: &'a SupplyId,
    /// So many were proposed, in the item's unit; 0: none from there.
    pub proposed: u32,
    /// So many were issued.
    pub issued: u32,
}

/// One team of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// Which.
    pub team: &'a TeamId,
    /// As it was proposed; `None`: it was not.
    pub pick: Option<&'a Pick>,
    /// When it was sent, or its owner agreed to send it; `None`: nobody did.
    pub sent: Option<Time>,
    /// Why another than the proposed one.
    pub because: Option<&'a Words>,
    /// When it arrived; `None`: not yet, or nobody said so.
    pub arrived: Option<Time>,
    /// How far it came.
    pub came: Came,
}

/// How far a team came that was proposed or chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Came {
    /// Nobody sent it or asked for it.
    Left,
    /// 商请中: its owner was asked at this moment and has not answered.
    Asked(Time),
    /// 不能派: it was said at this moment that it cannot come.
    Declined(Time),
    /// It was taken back or let go at this moment, before it was there.
    CalledOff(Time),
    /// It was sent at this moment and is not there.
    Sent(Time),
    /// It arrived at this moment.
    Arrived(Time),
}

impl Came {
    fn of(it: &Assignment) -> Came {
        use AssignmentState::{
            Cancelled, Declined, Home, Recalled, Requested, Resting, Withdrawing,
        };
        // What came in without a decision began with the newest word there is.
        let decided = it.dispatched.as_ref().map(|it| it.at).or(it.as_of);
        let newest = it.as_of.or(decided);
        let came = match it.state {
            _ if it.on_scene.is_some() => it.on_scene.as_ref().map(|it| Came::Arrived(it.at)),
            Requested => decided.map(Came::Asked),
            Declined => newest.map(Came::Declined),
            Cancelled | Recalled | Withdrawing | Home | Resting => newest.map(Came::CalledOff),
            _ => it.sent().map(|it| it.at).or(decided).map(Came::Sent),
        };
        came.unwrap_or(Came::Left)
    }
}

impl ProposalCourse<'_> {
    /// How many teams of it came so far.
    #[must_use]
    pub fn count(&self, counts: fn(Came) -> bool) -> usize {
        self.teams.iter().filter(|it| counts(it.came)).count()
    }
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
        sent: it.and_then(Assignment::sent).map(|it| it.at),
        because: it.and_then(|it| it.because.as_ref()),
        arrived: it.and_then(|it| it.on_scene.as_ref()).map(|it| it.at),
        came: it.map_or(Came::Left, Came::of),
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
    Some(ProposalCourse {
        record,
        teams,
        goods: goods(record),
    })
}

fn goods(record: &ProposalRecord) -> Vec<Goods<'_>> {
    let issued = |depot: &DepotId, item: &SupplyId| {
        let issued = record.issued.get(depot).and_then(|it| it.get(item));
        issued.copied().unwrap_or(0)
    };
    let mut goods: Vec<Goods<'_>> = Vec::new();
    for row in &record.says.supplies {
        for offer in row.offers.iter().filter(|it| it.takes > 0) {
            goods.push(Goods {
                depot: &offer.depot,
                item: &row.item,
                proposed: offer.takes,
                issued: issued(&offer.depot, &row.item),
            });
        }
    }
    for (depot, items) in &record.issued {
        for (item, issued) in items {
            let is_told = |it: &Goods<'_>| it.depot == depot && it.item == item;
            if !goods.iter().any(is_told) {
                goods.push(Goods {
                    depot,
                    item,
                    proposed: 0,
                    issued: *issued,
                });
            }
        }
    }
    goods
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
