//! How long the ways are that a proposal is reckoned with, of teams to the scene, of depots to the scene and
//! of teams to the middles of the townships: as the thread of the travel times told them; where it told
//! nothing, the straight line, which says that it is one.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use atlas::travel::straight;
use atlas::vehicle::Table;
use dispatch_core::point::Point;
use dispatch_core::state::Incident;
use dispatch_core::travel::{By, Timed, Travel, Vehicle};
use dispatch_core::view::{Ways, destination};

use crate::desk::sight::Sight;
use crate::desk::travels::Known;
use crate::language::Key;
use crate::travel::{CentreTimes, Ground, vehicle as wheels, vehicle_of};

/// What was told of the ways of every team to some scenes.
#[derive(Debug, Default)]
pub struct ToldWays {
    /// By wheels, from and to.
    told: BTreeMap<(Vehicle, Point, Point), Travel>,
    centres: Option<Arc<CentreTimes>>,
}

impl ToldWays {
    /// What is known of the ways to these incidents now.
    pub fn of(sight: &Sight<'_>, incidents: &[&Incident]) -> ToldWays {
        let state = sight.state();
        let has_roads = matches!(sight.travels.ground(), Ground::Roads { .. });
        let mut told = BTreeMap::new();
        for incident in incidents {
            // Where nobody told the ways to an incident, there is none to be found below.
            let Some(to) = destination(state, incident).point().filter(|_| has_roads) else {
                continue;
            };
            for team in state.register.teams.keys() {
                let vehicle = vehicle_of(state, sight.catalogue, team);
                // One that goes over what was closed since is no way any more.
                if let Some((way, true)) = sight.travels.way(state, incident, team) {
                    told.insert((vehicle, way.from, to), way.travel);
                }
            }
            for depot in state.register.depots.keys() {
                if let Some(way) = sight.travels.way_from_depot(state, incident, depot) {
                    told.insert((Vehicle::Lorry, way.from, to), way.travel);
                }
            }
        }
        ToldWays {
            told,
            centres: sight.travels.centres(state).cloned(),
        }
    }
}

impl Ways for ToldWays {
    fn way(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Travel> {
        let told = self.told.get(&(vehicle, from, to));
        told.copied().or_else(|| straight_way(vehicle, from, to))
    }

    fn timed(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Timed> {
        let centres = self.centres.as_ref();
        let told = centres.and_then(|it| it.timed(vehicle, from, to));
        told.or_else(|| self.way(vehicle, from, to).map(Timed::from))
    }
}

/// What is said beside minutes that do not go by the roads as they are closed now; `None` where they do,
/// and in a district without roads.
pub fn behind(sight: &Sight<'_>, incident: &Incident) -> Option<Key> {
    if !matches!(sight.travels.ground(), Ground::Roads { .. }) {
        return None;
    }
    match sight.travels.known(sight.state(), incident) {
        Known::Unknown => Some(Key::SendingReckoning),
        Known::Behind => Some(Key::SendingBehind),
        Known::Current => None,
    }
}

/// The shipped table of speeds.
fn table() -> Option<&'static Table> {
    static TABLE: OnceLock<Option<Table>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let text = include_str!("../../../../../assets/roads/vehicles.csv");
        Table::read(text).ok()
    });
    table.as_ref()
}

/// The straight line at the speed of the wheels, and said to be one.
fn straight_way(vehicle: Vehicle, from: Point, to: Point) -> Option<Travel> {
    let route = straight(table()?.of(wheels(vehicle)), from, to);
    Some(Travel {
        seconds: route.seconds,
        metres: route.metres,
        by: By::Straight,
    })
}
