//! What stands on the map: incidents, teams, depots, facilities, risk points, sites, each as a symbol.

mod forces;
mod places;
mod standing;

use dispatch_core::point::Point;
use dispatch_core::state::Incident;
use dispatch_core::view::{ClockKind, attendance};
use dispatch_core::words::{DepotId, IncidentId, TeamId};

use super::symbol::Mark;
use crate::desk::lateness::Lateness;
use crate::desk::queue;
use crate::desk::sight::Sight;
use crate::desk::widgets::duration_text;
use crate::language::Key;

pub use forces::team_form;
pub use standing::{MapThings, Standing};

/// What a click on a symbol chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An incident.
    Incident(IncidentId),
    /// A team.
    Team(TeamId),
    /// A depot.
    Depot(DepotId),
    /// A facility, that can only be read here.
    Facility(String),
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
    /// How it looks.
    pub mark: Mark,
    /// Its name, spoken and written beside it.
    pub name: String,
    /// What else is written beside it: how old its place is, what it lacks.
    pub note: Option<String>,
    /// The clock of an incident that is open: since it was opened, or how long its whistle has waited.
    pub clock: Option<String>,
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
            mark,
            name,
            note: None,
            clock: None,
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

    /// The same thing while something about it is on its way: the word stands beside it.
    #[must_use]
    pub fn while_waiting(&self, word: &str) -> Thing {
        let note = match &self.note {
            Some(note) => format!("{note} {word}"),
            None => word.to_owned(),
        };
        Thing {
            note: Some(note),
            labelled: true,
            background: false,
            ..self.clone()
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
    let rows = queue::rows(sight).into_iter().rev();
    rows.filter_map(|it| incident(sight, it)).collect()
}

fn incident(sight: &Sight<'_>, incident: &Incident) -> Option<Thing> {
    let target = Target::Incident(incident.id.clone());
    let (point, mark) = (place_of(sight, incident)?, queue::mark(sight, incident));
    let thing = Thing {
        background: false,
        size: 28.0,
        ..Thing::quiet(target, point, mark, sight.title(incident))
    };
    if !incident.status.is_open() {
        return Some(thing);
    }
    let lateness = Lateness::of(sight, incident);
    let waits = queue::is_waiting(sight, incident);
    let clock = match lateness.own(ClockKind::TakeWhistle).filter(|_| waits) {
        Some(clock) => {
            let waited = duration_text(sight.now.since_s(clock.from));
            let limit = duration_text(clock.due.since_s(clock.from));
            let args = [("waited", waited.into()), ("limit", limit.into())];
            sight.say_with(Key::MapWhistleWaits, args)
        }
        None => duration_text(sight.now.since_s(incident.opened_at)),
    };
    Some(Thing {
        labelled: true,
        urgent: waits,
        // More than that is written as 99+.
        late: attendance(sight.state(), incident, sight.now).late.min(100) as u16,
        clock: Some(clock),
        ..thing
    })
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
