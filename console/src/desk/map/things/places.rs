//! What stands where it stands: sites, facilities, the places of the risk lists.

use dispatch_core::command::RiskState;
use dispatch_core::view::{facility_standing, risks};

use super::{Target, Thing};
use crate::desk::map::symbol::{Age, Form, Mark, Shape};
use crate::desk::sight::Sight;

/// Hospitals, schools, shelters and the like.
pub fn sites(sight: &Sight<'_>) -> Vec<Thing> {
    let sites = sight.state().register.sites.values();
    sites
        .map(|site| {
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
            let mark = Mark::new(shape, character, Form::Hollow, None);
            let target = Target::Place(name.clone());
            Thing {
                size: 16.0,
                ..Thing::quiet(target, site.point, mark, name)
            }
        })
        .collect()
}

/// Pumps, gates, underpasses, each by the last word about it.
pub fn facilities(sight: &Sight<'_>) -> Vec<Thing> {
    let p = &sight.look.palette;
    let register = &sight.state().register;
    register
        .facilities
        .values()
        .map(|facility| {
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
            // A word too old to hold is not a state; that there was one is seen.
            let forgotten = last.is_some() && standing.is_some_and(|it| it.state.is_none());
            let age = if forgotten { Age::Old } else { Age::Fresh };
            let name = sight
                .lang()
                .name(facility.zh.as_str(), facility.en.as_str());
            let mark = Mark {
                age,
                ..Mark::new(Shape::TriangleUp, character, form, hue)
            };
            let abnormal = hue.is_some();
            Thing {
                size: if abnormal { 24.0 } else { 16.0 },
                labelled: abnormal,
                background: !abnormal,
                ..Thing::quiet(Target::Place(name.clone()), facility.point, mark, name)
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
            let age = if it.state().is_none() {
                Age::Cut
            } else {
                Age::Fresh
            };
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
