//! What is asked: from where every team could come to every scene, round what is closed.

use std::sync::Arc;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::point::Point;
use dispatch_core::state::{Incident, State};
use dispatch_core::time::Time;
use dispatch_core::travel::Vehicle;
use dispatch_core::view::{
    Asked, destination, kind_of_team, queue, ready, roads_height, team_place, wanting_supplies,
};
use dispatch_core::words::{DepotId, IncidentId, TeamId};

use super::centres::CentresAsked;
use super::circles::{CoverAsked, RingsAsked};
use super::closings::{Closing, closings};

/// Scenes to which the ways of every team are asked about: the one that is looked at, then the most urgent
/// others, as they are proposed for together. So many teams times so many scenes are a second's work in a
/// large district. Of a scene beyond, the teams that are on their way there are asked about, so that of each
/// of them it is known when it arrives.
pub const SCENES_MAX: usize = 40;

/// A team and where it starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starting {
    /// Which.
    pub team: TeamId,
    /// From where: where it was seen last, else its station.
    pub from: Point,
    /// What it drives in.
    pub vehicle: Vehicle,
}

/// Where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Of which incident.
    pub incident: IncidentId,
    /// Where.
    pub to: Point,
    /// Whether lorries may come: it is looked at, or uses something up.
    pub is_supplied: bool,
    /// Whose ways are asked about: `None` is every team's.
    pub only: Option<Vec<TeamId>>,
}

/// Everything that is asked; a newer question takes the place of an older one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Height of the newest word about closed roads.
    pub height: u64,
    /// What is closed.
    pub closings: Arc<Vec<Closing>>,
    /// Where to, what is looked at first.
    pub scenes: Vec<Scene>,
    /// Every team that has a place.
    pub teams: Arc<Vec<Starting>>,
    /// Every depot and where it lies.
    pub depots: Arc<Vec<(DepotId, Point)>>,
    /// How long it takes to the middles of the townships.
    pub centres: Arc<CentresAsked>,
    /// The ways that are to be drawn.
    pub drawn: Vec<(IncidentId, TeamId)>,
    /// The rings round the scene.
    pub rings: Option<RingsAsked>,
    /// What the stations of a kind cover.
    pub cover: Option<CoverAsked>,
}

impl Question {
    /// What is asked of a picture: every open incident that is anywhere, the selected one first, then those
    /// that ask for forces, then those that a township handles by itself, each by urgency. One whose place is
    /// not on the map is in the middle of its township.
    #[must_use]
    pub fn of(
        state: &State,
        catalogue: &Catalogue,
        now: Time,
        selected: Option<&IncidentId>,
    ) -> Question {
        let asked = Asked {
            state,
            now,
            catalogue,
            // Where a team sets out from is no matter of ways.
            ways: &|_: Vehicle, _: Point, _: Point| None,
        };
        let depots = state.register.depots.values();
        let selected = selected.and_then(|id| state.incident(id));
        let (alone, asking): (Vec<_>, Vec<_>) = queue(state, now)
            .into_iter()
            .partition(|it| it.self_handled);
        let others = asking.into_iter().chain(alone);
        let others = others.filter(|it| selected.is_none_or(|selected| selected.id != it.id));
        let scenes = selected.into_iter().chain(others);
        let wanting = wanting_supplies(state, now);
        let wanting = |it: &Incident| wanting.iter().any(|other| other.id == it.id);
        let scenes = scenes.filter_map(|it| {
            Some(Scene {
                only: None,
                is_supplied: selected.is_some_and(|one| one.id == it.id) || wanting(it),
                incident: it.id.clone(),
                to: destination(state, it).point()?,
            })
        });
        Question {
            height: roads_height(state),
            closings: Arc::new(closings(state, now)),
            scenes: bounded(state, scenes),
            teams: Arc::new(starting(&asked)),
            depots: Arc::new(depots.map(|it| (it.id.clone(), it.point)).collect()),
            centres: Arc::new(centres(&asked)),
            drawn: Vec::new(),
            rings: None,
            cover: None,
        }
    }
}

/// The scenes with every team, and of those that are too many the ones to which somebody is on his way.
fn bounded(state: &State, scenes: impl Iterator<Item = Scene>) -> Vec<Scene> {
    let mut bounded = Vec::new();
    for mut scene in scenes {
        if bounded.len() >= SCENES_MAX {
            let incident = state.incident(&scene.incident);
            let teams = incident.into_iter().flat_map(|it| &it.assignments);
            let coming = teams.filter(|(_, it)| it.state.is_coming());
            let coming: Vec<TeamId> = coming.map(|it| it.0.clone()).collect();
            if coming.is_empty() {
                continue;
            }
            scene.only = Some(coming);
        }
        bounded.push(scene);
    }
    bounded
}

/// Every team of the register, and those that were entered on the spot, that have a place. A team that
/// could be sent sets out from where a proposal says.
fn starting(asked: &Asked<'_>) -> Vec<Starting> {
    let (state, catalogue) = (asked.state, asked.catalogue);
    let ready_at = |id: &TeamId| {
        let ready = ready(asked, state.register.teams.get(id)?).ok()?;
        Some(ready.from.point)
    };
    let listed = state.register.teams.keys();
    let others = state.teams.keys();
    let others = others.filter(|id| !state.register.teams.contains_key(*id));
    let starting = listed.chain(others).filter_map(|team| {
        Some(Starting {
            team: team.clone(),
            from: ready_at(team).or_else(|| Some(team_place(state, team)?.point))?,
            vehicle: vehicle_of(state, catalogue, team),
        })
    });
    starting.collect()
}

/// From the stations, and from where ready teams are, of the kinds whose cover is watched.
fn centres(asked: &Asked<'_>) -> CentresAsked {
    let register = &asked.state.register;
    let mut from = Vec::new();
    for team in register.teams.values() {
        let kind = team.kind.as_str();
        if asked.sending(kind).cover_min.is_none() {
            continue;
        }
        let vehicle = asked.vehicle(kind);
        from.push((vehicle, team.point));
        from.extend(ready(asked, team).ok().map(|it| (vehicle, it.from.point)));
    }
    from.sort_unstable();
    from.dedup();
    let mut to: Vec<Point> = register.townships.values().map(|it| it.center).collect();
    to.sort_unstable();
    to.dedup();
    CentresAsked { from, to }
}

/// What a team drives in, by its kind; a car where its kind is none of the catalogue.
#[must_use]
pub fn vehicle_of(state: &State, catalogue: &Catalogue, team: &TeamId) -> Vehicle {
    let kind = kind_of_team(state, team).and_then(|it| catalogue.team_kinds.get(it));
    kind.map_or(Vehicle::Car, |it| it.vehicle)
}
