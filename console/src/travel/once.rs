//! Closed roads and ways of one picture, for whoever draws it without a window: answered at once, on the thread
//! that asks.

use std::collections::BTreeMap;

use atlas::travel::Net;
use atlas::vehicle::Table;
use dispatch_core::catalogue::Catalogue;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::view::destination;
use dispatch_core::words::{ClosureId, IncidentId, TeamId};

use super::ends::{ClosedHere, Way};
use super::question::Question;
use super::search::Search;

/// What a picture shows of the roads.
#[derive(Clone, Debug, Default)]
pub struct AtOnce {
    /// What the closings in force mean here.
    pub closed: BTreeMap<ClosureId, ClosedHere>,
    /// The way of every team that was sent and is not there, round what is closed, with its line.
    pub ways: Vec<(IncidentId, TeamId, Way)>,
}

/// Finds it out; `is_sketch` says that the network is that of a schematic. A team of which nobody knows where it is has no way.
#[must_use]
pub fn at_once(
    (net, is_sketch, table): (&Net, bool, &Table),
    (state, catalogue): (&State, &Catalogue),
    now: Time,
) -> AtOnce {
    let question = Question::of(state, catalogue, now, None);
    let mut search = Search::new(Some(net), table).of_sketch(is_sketch);
    let closed = search.close(&question.closings).unwrap_or_default();
    let mut ways = Vec::new();
    for incident in state.open_incidents() {
        let Some(to) = destination(state, incident).point() else {
            continue;
        };
        let coming = incident
            .assignments
            .iter()
            .filter(|it| it.1.state.is_coming());
        for (team, _) in coming {
            let Some(starting) = question.teams.iter().find(|it| it.team == *team) else {
                continue;
            };
            let (vehicle, from) = (starting.vehicle, starting.from);
            let line = search.line(vehicle, from, to);
            let found = search.ways(&[(vehicle, from)], to).into_iter().next();
            ways.extend(found.map(|way| {
                let way = Way { line, ..way };
                (incident.id.clone(), team.clone(), way)
            }));
        }
    }
    AtOnce { closed, ways }
}
