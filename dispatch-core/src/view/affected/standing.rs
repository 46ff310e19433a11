//! Who stands where: everybody and everything that a hazard area may come to lie over.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::command::Affected;
use crate::footprint::Footprint;
use crate::point::Point;
use crate::register::{Callee, Party};
use crate::state::{Incident, State};
use crate::time::Time;
use crate::words::{TeamId, TownshipId};

/// Grounds of townships, each its outer rings and its holes together, as somebody hands them in: the
/// register gives their centres alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlines(pub BTreeMap<TownshipId, Arc<Vec<Vec<Point>>>>);

impl Outlines {
    /// Whether a ground reaches into the area of a township.
    pub(super) fn are_touched(&self, who: &Affected, ground: &Footprint) -> bool {
        let Affected::Callee(Callee::Party(Party::Township(id))) = who else {
            return false;
        };
        let rings = self.0.get(id);
        rings.is_some_and(|rings| ground.touches(rings))
    }
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub who: Affected,
    /// Where; `None` is 位置不详.
    pub point: Option<Point>,
    /// Since when, where it moves.
    pub since: Option<Time>,
}

/// Kinds of site at which nobody stays by himself: whoever keeps watch there is drawn back, and somebody
/// else is found for it (derived).
pub(super) const WITHOUT_PEOPLE: [&str; 4] = ["flood-point", "slide-point", "dam", "power-line"];

/// Everybody a hazard area of this incident may concern.
pub(super) fn standing(state: &State, incident: &Incident) -> Vec<Standing> {
    let still = |who: Affected, point: Option<Point>| Standing {
        who,
        point,
        since: None,
    };
    let callee = |it: Callee| Affected::Callee(it);
    let register = &state.register;
    let sites = register.sites.values();
    let sites = sites.map(|it| still(callee(Callee::Site(it.id.clone())), Some(it.point)));
    let depots = register.depots.values();
    let depots = depots.map(|it| still(Affected::Depot(it.id.clone()), Some(it.point)));
    let facilities = register.facilities.values();
    let facilities =
        facilities.map(|it| still(callee(Callee::Facility(it.id.clone())), Some(it.point)));
    let townships = register.townships.values().map(|it| {
        let party = Party::Township(it.id.clone());
        still(callee(Callee::Party(party)), Some(it.center))
    });
    let mut all: Vec<Standing> = sites
        .chain(facilities)
        .chain(depots)
        .chain(townships)
        .collect();
    if let Some(post) = state
        .scenes
        .get(&incident.id)
        .and_then(|it| it.place.as_ref())
    {
        all.push(still(Affected::CommandPost, post.point));
    }
    let own = incident.plots.iter();
    let own = own.filter(|(_, mark)| matches!(mark.kind.as_str(), "staging" | "command-post"));
    all.extend(own.map(|(id, mark)| still(Affected::Plot(id.clone()), first(&mark.shape))));
    let others = state.open_incidents().into_iter();
    let others = others.filter(|it| it.id != incident.id);
    all.extend(others.filter_map(|it| {
        let post = state.scenes.get(&it.id).and_then(|it| it.place.as_ref());
        let point = post.and_then(|it| it.point).or(it.place.point)?;
        Some(still(Affected::Incident(it.id.clone()), Some(point)))
    }));
    let listed = register.teams.keys();
    let unlisted = state.teams.keys();
    let unlisted = unlisted.filter(|id| !register.teams.contains_key(*id));
    all.extend(
        listed
            .chain(unlisted)
            .filter_map(|id| team(state, incident, id)),
    );
    all
}

/// Where a team is: where it was last seen, else at the scene it reported from, else at its station
/// while nobody holds it. One that the incident holds and nobody saw may be anywhere. Those who are
/// logged inside the danger zone have a clock of their own.
fn team(state: &State, incident: &Incident, id: &TeamId) -> Option<Standing> {
    use crate::command::TeamDoing::{Home, OnScene, Resting, Working};
    let party = Party::Team(id.clone());
    if incident.zone.inside.contains_key(&party) {
        return None;
    }
    let who = Affected::Callee(Callee::Party(party));
    let track = state.teams.get(id);
    let station = state.register.teams.get(id).map(|it| it.point);
    let seen = track.and_then(|it| it.observed.as_ref());
    let Some(seen) = seen else {
        let held = track.and_then(|it| it.custody.as_ref());
        return match held {
            None => station.map(|point| Standing {
                who,
                point: Some(point),
                since: None,
            }),
            Some(held) => (*held == incident.id).then_some(Standing {
                who,
                point: None,
                since: None,
            }),
        };
    };
    let scene = || {
        let at = seen.incident.as_ref().and_then(|id| state.incident(id));
        at.and_then(|it| it.place.point)
    };
    let point = match seen.doing {
        OnScene | Working => seen.point.or_else(scene),
        Home | Resting => seen.point.or(station),
        _ => seen.point,
    };
    let ours = seen.incident.as_ref() == Some(&incident.id);
    let placed = point.is_some() || ours;
    placed.then_some(Standing {
        who,
        point,
        since: point.map(|_| seen.at),
    })
}

/// Where something plotted lies: its point, its middle, or its first point.
fn first(shape: &crate::command::Shape) -> Option<Point> {
    use crate::command::Shape::{Area, Circle, Line, Point as At};
    match shape {
        At(point) => Some(*point),
        Circle { center, .. } => Some(*center),
        Line(points) | Area(points) => points.first().copied(),
    }
}

/// The order in which they are looked after: who cannot move by himself first, then people together,
/// own forces, and things last (derived).
pub(super) fn rank(state: &State, who: &Affected) -> u8 {
    let site = |kind: &str| match kind {
        "hospital" => 0,
        "care-home" => 1,
        "school" => 2,
        "shelter" => 3,
        "village" => 4,
        "staging" => 7,
        kind if WITHOUT_PEOPLE.contains(&kind) => 10,
        _ => 6,
    };
    match who {
        Affected::Callee(Callee::Site(id)) => {
            let kind = state.register.sites.get(id).map(|it| it.kind.clone());
            kind.map_or(4, |kind| site(kind.as_str()))
        }
        Affected::Callee(Callee::Party(Party::Township(_) | Party::Other(_))) => 4,
        Affected::CommandPost | Affected::Incident(_) => 5,
        Affected::Plot(_) => 7,
        Affected::Callee(Callee::Party(Party::Team(_))) => 7,
        Affected::Callee(Callee::Party(_)) => 8,
        Affected::Callee(Callee::Facility(_)) | Affected::Depot(_) => 9,
    }
}
