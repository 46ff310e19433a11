//! What is asked: from where every team could come to every scene, round what is closed.

use std::sync::Arc;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::point::Point;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use dispatch_core::travel::Vehicle;
use dispatch_core::view::{destination, queue, roads_height, team_place};
use dispatch_core::words::{IncidentId, TeamId};

use super::circles::{CoverAsked, RingsAsked};
use super::closings::{Closing, closings};

/// Scenes that are asked about at once: the one that is looked at, then the most urgent others, as they are
/// proposed for together. So many teams times so many scenes are a second's work in a large district.
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
        let selected = selected.and_then(|id| state.incident(id));
        let (alone, asking): (Vec<_>, Vec<_>) = queue(state, now)
            .into_iter()
            .partition(|it| it.self_handled);
        let others = asking.into_iter().chain(alone);
        let others = others.filter(|it| selected.is_none_or(|selected| selected.id != it.id));
        let scenes = selected.into_iter().chain(others);
        let scenes = scenes.filter_map(|it| {
            Some(Scene {
                incident: it.id.clone(),
                to: destination(state, it).point()?,
            })
        });
        Question {
            height: roads_height(state),
            closings: Arc::new(closings(state, now)),
            scenes: scenes.take(SCENES_MAX).collect(),
            teams: Arc::new(starting(state, catalogue)),
            drawn: Vec::new(),
            rings: None,
            cover: None,
        }
    }
}

/// Every team of the register, and those that were entered on the spot, that have a place.
fn starting(state: &State, catalogue: &Catalogue) -> Vec<Starting> {
    let listed = state.register.teams.keys();
    let others = state.teams.keys();
    let others = others.filter(|id| !state.register.teams.contains_key(*id));
    let starting = listed.chain(others).filter_map(|team| {
        Some(Starting {
            team: team.clone(),
            from: team_place(state, team)?.point,
            vehicle: vehicle_of(state, catalogue, team),
        })
    });
    starting.collect()
}

/// What a team drives in, by its kind; a car where its kind is none of the catalogue.
#[must_use]
pub fn vehicle_of(state: &State, catalogue: &Catalogue, team: &TeamId) -> Vehicle {
    let listed = state.register.teams.get(team).map(|it| it.kind.clone());
    let unlisted = || {
        let track = state.teams.get(team)?;
        track.unlisted.as_ref().map(|it| it.kind.clone())
    };
    let kind = listed.or_else(unlisted);
    let kind = kind.and_then(|it| catalogue.team_kinds.get(it.as_str()));
    kind.map_or(Vehicle::Car, |it| it.vehicle)
}
