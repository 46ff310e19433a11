//! What stands where it stands: sites, facilities, the places of the risk lists.

use std::collections::BTreeMap;

use dispatch_core::command::{RiskState, ShelterDoor};
use dispatch_core::view::{ShelterStanding, facility_standing, risks, shelters};
use dispatch_core::words::SiteId;

use super::{Target, Thing};
use crate::desk::freshness::Freshness;
use crate::desk::map::symbol::{Form, Mark, Shape};
use crate::desk::palette::Hue;
use crate::desk::sight::Sight;
use crate::language::Key;

/// The shape and the character of a kind of thing, by the catalogue; what it does not list is a point.
fn of_kind(sight: &Sight<'_>, kind: &str, otherwise: Shape) -> (Shape, char) {
    use dispatch_core::catalogue::Shape as Kind;
    let Some(known) = sight.catalogue.things.get(kind) else {
        return (otherwise, '点');
    };
    let shape = match known.shape {
        Kind::Depot => Shape::Square,
        Kind::Sensor | Kind::Facility => Shape::TriangleUp,
        Kind::Hazard => Shape::TriangleDown,
        Kind::Shelter => Shape::House,
        Kind::Hospital => Shape::Cross,
        Kind::CommandPost => Shape::Flag,
        Kind::Target => Shape::Shield,
    };
    (shape, known.symbol)
}

/// A shelter that takes people in, or is full, by the last word that still says anything: how it looks,
/// and how many places are left.
fn door(sight: &Sight<'_>, it: &ShelterStanding<'_>) -> Option<(Form, Hue, String)> {
    let p = &sight.look.palette;
    let left = it.left();
    let left = left.map_or_else(|| sight.say(Key::Unknown).into_owned(), |it| it.to_string());
    match it.door? {
        ShelterDoor::Open => {
            let note = sight.say_with(Key::ShelterOnMap, [("left", left.into())]);
            Some((Form::Full, p.green, note))
        }
        ShelterDoor::Full => {
            let door = ShelterDoor::Full;
            let note = sight.lang().name(door.zh(), door.en());
            Some((Form::Capped, p.amber, note))
        }
        ShelterDoor::Closed => None,
    }
}

/// Hospitals, schools, shelters and the like; a shelter by the last word about it.
pub fn sites(sight: &Sight<'_>) -> Vec<Thing> {
    let shelters = shelters(sight.state(), sight.now);
    let doors: BTreeMap<&SiteId, _> = shelters
        .iter()
        .filter_map(|it| Some((it.id, door(sight, it)?)))
        .collect();
    let sites = sight.state().register.sites.values();
    sites
        .map(|site| {
            let (shape, character) = of_kind(sight, site.kind.as_str(), Shape::Shield);
            let name = sight.lang().name(site.zh.as_str(), site.en.as_str());
            let mark = Mark::new(shape, character, Form::Hollow, None);
            let target = Target::Place(name.clone());
            let quiet = Thing {
                size: 16.0,
                ..Thing::quiet(target, site.point, mark, name)
            };
            match doors.get(&site.id) {
                Some((form, hue, note)) => Thing {
                    mark: Mark::new(shape, character, *form, Some(*hue)),
                    note: Some(note.clone()),
                    labelled: true,
                    background: false,
                    size: 24.0,
                    ..quiet
                },
                None => quiet,
            }
        })
        .collect()
}

/// Pumps, gates, underpasses, each by the last word about it.
pub fn facilities(sight: &Sight<'_>) -> Vec<Thing> {
    let p = &sight.look.palette;
    let register = &sight.state().register;
    let limits = Freshness::of_facilities(sight.state());
    register
        .facilities
        .values()
        .map(|facility| {
            let (shape, character) = of_kind(sight, facility.kind.as_str(), Shape::TriangleUp);
            let standing = facility_standing(sight.state(), &facility.id, sight.now);
            let last = standing.and_then(|it| it.last);
            let (form, hue) = match standing.and_then(|it| it.state).map(|it| it.as_str()) {
                None | Some("running" | "normal" | "open") => (Form::Hollow, None),
                Some("no-power" | "stopped" | "flooded" | "damaged" | "leaking") => {
                    (Form::Full, Some(p.red))
                }
                Some("full") => (Form::Capped, Some(p.amber)),
                Some(_) => (Form::Half, Some(p.amber)),
            };
            // A word too old to hold is not a state; that there was one is seen, and that there never was.
            let age = limits.of_last(last.map(|it| it.as_of), sight.now);
            let name = sight
                .lang()
                .name(facility.zh.as_str(), facility.en.as_str());
            let mark = Mark {
                age,
                ..Mark::new(shape, character, form, hue)
            };
            let abnormal = hue.is_some();
            Thing {
                size: if abnormal { 24.0 } else { 16.0 },
                labelled: abnormal,
                background: !abnormal,
                ..Thing::quiet(Target::Facility(name.clone()), facility.point, mark, name)
            }
        })
        .collect()
}

/// The places of the risk lists, each as its last patrol found it.
pub fn risk_points(sight: &Sight<'_>) -> Vec<Thing> {
    let p = &sight.look.palette;
    risks(sight.state(), sight.now)
        .iter()
        .map(|it| {
            let (form, hue) = match it.state() {
                Some(RiskState::Abnormal) => (Form::Full, Some(p.amber)),
                Some(RiskState::Closed | RiskState::Evacuated) => (Form::Half, Some(p.amber)),
                Some(RiskState::Normal | RiskState::Lifted) | None => (Form::Hollow, None),
            };
            let age = Freshness::STANDING.of_last(it.newest.map(|it| it.as_of), sight.now);
            let (zh, en) = (it.risk.zh.as_str(), it.risk.en.as_str());
            let name = sight.lang().name(zh, en);
            let mark = Mark {
                age,
                ..Mark::new(Shape::TriangleDown, '险', form, hue)
            };
            let abnormal = hue.is_some();
            Thing {
                size: if abnormal { 24.0 } else { 16.0 },
                labelled: abnormal,
                background: !abnormal,
                ..Thing::quiet(Target::Risk(name.clone()), it.risk.point, mark, name)
            }
        })
        .collect()
}
