//! What stands on the map: incidents, teams, depots, facilities, sites, each as a symbol.

use dispatch_core::point::Point;
use dispatch_core::state::{Assignment, AssignmentState, Incident};
use dispatch_core::words::{DepotId, IncidentId, TeamId};
use eframe::egui::Vec2;

use super::symbol::{Form, Mark, Shape};
use crate::desk::queue;
use crate::desk::sight::Sight;

/// What a click on a symbol chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An incident.
    Incident(IncidentId),
    /// A team.
    Team(TeamId),
    /// A depot.
    Depot(DepotId),
    /// A thing that can only be read.
    Place(String),
}

/// A symbol at its place.
#[derive(Clone, Debug)]
pub struct Thing {
    /// What it is.
    pub target: Target,
    /// Where.
    pub point: Point,
    /// Moved by so many points on the screen, so that units at one scene do not hide one another.
    pub shift: Vec2,
    /// How it looks.
    pub mark: Mark,
    /// Its name, spoken and written beside it.
    pub name: String,
    /// Whether the name is always written, not only under the pointer.
    pub labelled: bool,
    /// Whether it is only background: free, in order, asked for by nobody.
    pub background: bool,
    /// Whether somebody waits for an answer here.
    pub urgent: bool,
    /// Nominal size in points.
    pub size: f32,
}

/// Everything on the map, the lowest layer first.
#[must_use]
pub fn things(sight: &Sight<'_>) -> Vec<Thing> {
    let mut things = sites(sight);
    things.extend(depots(sight));
    things.extend(teams(sight));
    things.extend(incidents(sight));
    things
}

fn incidents(sight: &Sight<'_>) -> Vec<Thing> {
    queue::rows(sight)
        .into_iter()
        .rev()
        .filter_map(|incident| {
            Some(Thing {
                target: Target::Incident(incident.id.clone()),
                point: place_of(sight, incident)?,
                shift: Vec2::ZERO,
                mark: queue::mark(sight, incident),
                name: sight.title(incident),
                labelled: incident.status.is_open(),
                background: false,
                urgent: queue::is_waiting(sight, incident),
                size: 28.0,
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

fn teams(sight: &Sight<'_>) -> Vec<Thing> {
    let state = sight.state();
    let mut crowd: Vec<IncidentId> = Vec::new();
    state
        .register
        .teams
        .values()
        .map(|team| {
            let track = state.teams.get(&team.id);
            let custody = track.and_then(|it| it.custody.as_ref());
            let assignment = custody
                .and_then(|id| state.incident(id))
                .and_then(|incident| Some((incident, &**incident.assignments.get(&team.id)?)));
            let observed = track
                .and_then(|it| it.observed.as_ref())
                .and_then(|it| it.point);
            let at_scene = assignment.and_then(|(incident, it)| {
                let there = matches!(
                    it.state,
                    AssignmentState::OnScene | AssignmentState::Working
                );
                let scene = there.then(|| place_of(sight, incident)).flatten()?;
                Some((scene, beside(&incident.id, &mut crowd)))
            });
            let (form, hue) = team_form(sight, assignment.map(|(_, it)| it));
            let character = sight
                .catalogue
                .team_kinds
                .get(team.kind.as_str())
                .map_or('队', |it| it.symbol);
            Thing {
                target: Target::Team(team.id.clone()),
                point: observed.or(at_scene.map(|it| it.0)).unwrap_or(team.point),
                shift: at_scene
                    .filter(|_| observed.is_none())
                    .map_or(Vec2::ZERO, |it| it.1),
                mark: Mark {
                    shape: Shape::Circle,
                    character,
                    form,
                    hue,
                },
                name: sight.team(&team.id),
                labelled: false,
                background: assignment.is_none() && observed.is_none(),
                urgent: false,
                size: if assignment.is_some() { 24.0 } else { 18.0 },
            }
        })
        .collect()
}

/// A place beside a scene for each unit there, eight to a ring.
fn beside(incident: &IncidentId, crowd: &mut Vec<IncidentId>) -> Vec2 {
    let before = crowd.iter().filter(|id| *id == incident).count();
    crowd.push(incident.clone());
    let angle = (before % 8) as f32 * std::f32::consts::FRAC_PI_4 + 0.4;
    let reach = 44.0 + 28.0 * (before / 8) as f32;
    Vec2::angled(angle) * reach
}

/// The form and hue of a team by its assignment.
#[must_use]
pub fn team_form(
    sight: &Sight<'_>,
    assignment: Option<&Assignment>,
) -> (Form, Option<crate::desk::palette::Hue>) {
    let p = &sight.look.palette;
    use AssignmentState as S;
    match assignment.map(|it| it.state) {
        None | Some(S::Home | S::Cancelled | S::Recalled | S::Declined) => (Form::Hollow, None),
        Some(S::Requested | S::Dispatched | S::Accepted) => (Form::Half, Some(p.blue)),
        Some(S::EnRoute | S::Withdrawing) => (Form::Moving, Some(p.blue)),
        Some(S::OnScene | S::Working) => (Form::Based, Some(p.green)),
        Some(S::Resting) => (Form::Slashed, None),
    }
}

fn depots(sight: &Sight<'_>) -> Vec<Thing> {
    let p = &sight.look.palette;
    let state = sight.state();
    state
        .register
        .depots
        .values()
        .map(|depot| {
            let stock = state.stock.get(&depot.id);
            let short = stock.is_some_and(|it| it.values().any(|line| line.here < line.minimum));
            let out = stock.is_some_and(|it| it.values().any(|line| line.out > 0));
            let (form, hue) = match (short, out) {
                (true, _) => (Form::Half, Some(p.amber)),
                (false, true) => (Form::Half, Some(p.blue)),
                (false, false) => (Form::Hollow, None),
            };
            Thing {
                target: Target::Depot(depot.id.clone()),
                point: depot.point,
                shift: Vec2::ZERO,
                mark: Mark {
                    shape: Shape::Square,
                    character: '库',
                    form,
                    hue,
                },
                name: sight.depot(&depot.id),
                labelled: false,
                background: !short && !out,
                urgent: false,
                size: 18.0,
            }
        })
        .collect()
}

fn sites(sight: &Sight<'_>) -> Vec<Thing> {
    let register = &sight.state().register;
    let plain = |shape, character, name: String, point| Thing {
        target: Target::Place(name.clone()),
        point,
        shift: Vec2::ZERO,
        mark: Mark {
            shape,
            character,
            form: Form::Hollow,
            hue: None,
        },
        name,
        labelled: false,
        background: true,
        urgent: false,
        size: 16.0,
    };
    let sites = register.sites.values().map(|site| {
        let (shape, character) = match site.kind.as_str() {
            "hospital" => (Shape::Cross, '医'),
            "shelter" => (Shape::House, '安'),
            "school" => (Shape::Shield, '校'),
            "flood-point" => (Shape::TriangleUp, '水'),
            "station" => (Shape::Shield, '站'),
            "care-home" => (Shape::Shield, '养'),
            "mall" => (Shape::Shield, '商'),
            "scenic-spot" => (Shape::Shield, '景'),
            "chemical-plant" => (Shape::TriangleDown, '化'),
            "staging" => (Shape::Flag, '集'),
            _ => (Shape::Shield, '点'),
        };
        let name = sight.lang().name(site.zh.as_str(), site.en.as_str());
        plain(shape, character, name, site.point)
    });
    let facilities = register.facilities.values().map(|facility| {
        let character = match facility.kind.as_str() {
            "pump" => '泵',
            "valve" | "sluice" => '闸',
            "substation" | "distribution-room" => '电',
            "underpass" | "tunnel" => '涵',
            "bridge" => '桥',
            "reservoir" => '坝',
            "water-works" | "sewage-works" => '水',
            "accident-pool" => '池',
            _ => '设',
        };
        let name = sight
            .lang()
            .name(facility.zh.as_str(), facility.en.as_str());
        plain(Shape::TriangleUp, character, name, facility.point)
    });
    sites.chain(facilities).collect()
}
