//! What stands on the map: incidents, teams, depots, facilities, risk points, sites, each as a symbol.

mod forces;
mod places;
mod standing;

use dispatch_core::point::Point;
use dispatch_core::state::Incident;
use dispatch_core::words::{DepotId, IncidentId, TeamId};
use eframe::egui::Vec2;

use super::symbol::Mark;
use crate::desk::lateness::Lateness;
use crate::desk::queue;
use crate::desk::sight::Sight;

pub use forces::team_form;
pub use standing::Standing;

/// What a click on a symbol chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An incident.
    Incident(IncidentId),
    /// A team.
    Team(TeamId),
    /// A depot.
    Depot(DepotId),
    /// A place of the risk lists, that can only be read here.
    Risk(String),
    /// A thing that can only be read.
    Place(String),
}

/// What is known of where something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// It stands there, or was seen there just now.
    Known,
    /// It was seen there longer ago than a position holds.
    Old,
    /// Nobody said where it is: it stands where it set out from.
    Unsaid,
}

/// A symbol at its place.
#[derive(Clone, Debug)]
pub struct Thing {
    /// What it is.
    pub target: Target,
    /// Where.
    pub point: Point,
    /// What is known of that.
    pub whereabouts: Whereabouts,
    /// The scene at which it is, without a place of its own there.
    pub at_scene: Option<IncidentId>,
    /// Moved by so many points on the screen, so that units at one scene do not hide one another.
    pub shift: Vec2,
    /// How it looks.
    pub mark: Mark,
    /// Its name, spoken and written beside it.
    pub name: String,
    /// What else is written beside it: how old its place is, what it lacks.
    pub note: Option<String>,
    /// Whether the name is always written on a plate, not only under the pointer.
    pub labelled: bool,
    /// Whether it is only background: free, in order, asked for by nobody.
    pub background: bool,
    /// Whether somebody waits for an answer here, or is in distress.
    pub urgent: bool,
    /// How many are late for it.
    pub late: u16,
    /// Nominal size in points.
    pub size: f32,
}

impl Thing {
    /// A thing in order, that asks for nothing.
    #[must_use]
    pub fn quiet(target: Target, point: Point, mark: Mark, name: String) -> Thing {
        Thing {
            target,
            point,
            whereabouts: Whereabouts::Known,
            at_scene: None,
            shift: Vec2::ZERO,
            mark,
            name,
            note: None,
            labelled: false,
            background: true,
            urgent: false,
            late: 0,
            size: 18.0,
        }
    }

    /// What is written beside it.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.note {
            Some(note) => format!("{} {note}", self.name),
            None => self.name.clone(),
        }
    }
}

/// Everything on the map, the lowest layer first.
#[must_use]
pub fn things(sight: &Sight<'_>) -> Vec<Thing> {
    let mut things = places::sites(sight);
    things.extend(places::risk_points(sight));
    things.extend(places::facilities(sight));
    things.extend(forces::depots(sight));
    things.extend(forces::teams(sight));
    things.extend(incidents(sight));
    things
}

fn incidents(sight: &Sight<'_>) -> Vec<Thing> {
    queue::rows(sight)
        .into_iter()
        .rev()
        .filter_map(|incident| {
            let open = incident.status.is_open();
            let late = if open {
                Lateness::of(sight, incident).departments(sight)
            } else {
                0
            };
            let (target, mark) = (
                Target::Incident(incident.id.clone()),
                queue::mark(sight, incident),
            );
            let point = place_of(sight, incident)?;
            Some(Thing {
                labelled: open,
                background: false,
                urgent: queue::is_waiting(sight, incident),
                // More than that is written as 99+.
                late: late.min(100) as u16,
                size: 28.0,
                ..Thing::quiet(target, point, mark, sight.title(incident))
            })
        })
        .collect()
}

/// Where an incident is drawn: where it was said to be, else at its township's centre.
#[must_use]
pub fn place_of(sight: &Sight<'_>, incident: &Incident) -> Option<Point> {
    let township = || {
        sight
            .state()
            .register
            .townships
            .get(&incident.township)
            .map(|it| it.center)
    };
    incident.place.point.or_else(township)
}
