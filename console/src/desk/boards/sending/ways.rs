//! How long the ways are that a proposal is reckoned with: as the thread of the travel times told them;
//! where it told nothing, the straight line, which says that it is one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use atlas::travel::straight;
use atlas::vehicle::Table;
use dispatch_core::point::Point;
use dispatch_core::state::Incident;
use dispatch_core::travel::{By, Travel, Vehicle};
use dispatch_core::view::{Ways, team_place};

use crate::desk::sight::Sight;
use crate::travel::{Ground, vehicle as wheels, vehicle_of};

/// What was told of the ways of every team to some scenes.
#[derive(Debug, Default)]
pub struct ToldWays {
    /// By wheels, from and to; `None`: there is no way by road.
    told: BTreeMap<(Vehicle, Point, Point), Option<Travel>>,
}

impl ToldWays {
    /// What is known of the ways to these incidents now.
    pub fn of(sight: &Sight<'_>, incidents: &[&Incident]) -> ToldWays {
        let state = sight.state();
        let has_roads = matches!(sight.travels.ground(), Ground::Roads { .. });
        let mut told = BTreeMap::new();
        for incident in incidents {
            let answered = sight.travels.height(&incident.id).is_some();
            let Some(to) = incident.place.point.filter(|_| answered && has_roads) else {
                continue;
            };
            for team in state.register.teams.keys() {
                let Some(place) = team_place(state, team) else {
                    continue;
                };
                let vehicle = vehicle_of(state, sight.catalogue, team);
                match sight.travels.way(state, incident, team) {
                    // One that goes over what was closed since is no way any more.
                    Some((_, false)) => {}
                    Some((way, true)) => {
                        told.insert((vehicle, way.from, to), Some(way.travel));
                    }
                    None => {
                        told.insert((vehicle, place.point, to), None);
                    }
                }
            }
        }
        ToldWays { told }
    }
}

impl Ways for ToldWays {
    fn way(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Travel> {
        match self.told.get(&(vehicle, from, to)) {
            Some(told) => *told,
            None => straight_way(vehicle, from, to),
        }
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
