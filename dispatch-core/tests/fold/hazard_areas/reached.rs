//! What lies inside beside people at one place: townships into which the cloud reaches, points of danger,
//! depots.

use std::collections::BTreeMap;
use std::sync::Arc;

use dispatch_core::footprint::Part;
use dispatch_core::point::Point;
use dispatch_core::view::{AreaView, InsideRow, Outlines, alarms, areas_over};
use dispatch_core::words::TownshipId;
use serde_json::json;

use super::{CENTRE, LEAK, area, cloud, decide, incident, leak, who, wind};
use crate::common::{Night, second};

/// A square round a place so far to the east and to the north of the leak, in metres.
fn square(east_m: i64, north_m: i64, half_m: i64) -> Vec<Point> {
    let leak = Point {
        lat_e7: LEAK[0],
        lon_e7: LEAK[1],
    };
    let corner = |east: i64, north: i64| {
        leak.moved_mm((east_m + east) * 1_000, (north_m + north) * 1_000)
            .unwrap()
    };
    vec![
        corner(-half_m, -half_m),
        corner(half_m, -half_m),
        corner(half_m, half_m),
        corner(-half_m, half_m),
    ]
}

fn over(night: &Night, outlines: &Outlines) -> AreaView {
    areas_over(&night.state, incident(night), outlines).remove(0)
}

fn row(area: &AreaView, id: &str) -> Option<InsideRow> {
    area.inside.iter().find(|it| it.who == who(id)).cloned()
}

/// Xianyan, whose centre lies 11 km off, and which is said to reach to 3 km south of the leak.
const FAR: &str = "township:330304012";

fn reaches_near() -> Outlines {
    let id = TownshipId::new("330304012").unwrap();
    Outlines(BTreeMap::from([(
        id,
        Arc::new(vec![square(0, -6_000, 3_000)]),
    )]))
}

#[test]
fn a_township_into_which_the_cloud_reaches_is_inside_though_its_centre_is_not() {
    let mut night = leak();
    night.ok(CENTRE, 10, wind("n"));
    night.ok(CENTRE, 20, area(3500));
    let none = Outlines::default();
    assert!(
        row(&over(&night, &none), FAR).is_none(),
        "its centre is far"
    );
    let outlines = reaches_near();
    let found = row(&over(&night, &outlines), FAR).unwrap();
    assert!(found.touched && found.is_new && found.part == Part::Downwind);
    assert_eq!(found.since, second(20));
    assert_eq!(
        found.decide_due,
        second(20).plus_s(i64::from(night.state.register.rules().inside().decide_s))
    );
    // One whose centre lies inside is not only touched.
    let zone = over(&night, &outlines);
    assert!(
        zone.inside
            .iter()
            .any(|it| it.who == who("township:ouhai-zone") && !it.touched)
    );
    // It is decided on like everybody else.
    night.ok(CENTRE, 30, decide(FAR, "evacuate"));
    assert!(
        row(&over(&night, &outlines), FAR)
            .unwrap()
            .decision
            .is_some()
    );
    // The wind turns away: it is told apart and not dropped, and new when it comes back.
    night.ok(CENTRE, 40, wind("s"));
    let away = over(&night, &outlines);
    assert!(row(&away, FAR).is_none());
    let left = away.left.iter().find(|it| it.who == who(FAR)).unwrap();
    assert_eq!(left.last_version, Some(1));
    night.ok(CENTRE, 50, wind("n"));
    let back = row(&over(&night, &outlines), FAR).unwrap();
    assert!(back.is_new && back.decision.is_none());
    assert_eq!(back.since_version, 3);
}

#[test]
fn a_new_version_has_as_new_only_what_newly_lies_inside() {
    let mut night = leak();
    night.ok(CENTRE, 10, wind("n"));
    night.ok(CENTRE, 20, area(2500));
    let outlines = reaches_near();
    assert!(row(&over(&night, &outlines), FAR).is_none(), "3 km off");
    night.ok(CENTRE, 30, area(3500));
    let now = over(&night, &outlines);
    let new: Vec<String> = now
        .inside
        .iter()
        .filter(|it| it.is_new)
        .map(|it| it.who.to_string())
        .collect();
    assert!(new.iter().any(|it| it == FAR), "{new:?}");
    assert!(new.len() < now.inside.len());
    assert!(
        now.inside
            .iter()
            .all(|it| it.is_new == (it.since_version == 2))
    );
}

#[test]
fn points_of_danger_and_depots_are_listed_and_decided_on() {
    let mut night = leak();
    night.ok(CENTRE, 10, wind("unsteady"));
    night.ok(CENTRE, 20, area(3500));
    let now = cloud(&night);
    let depot = row(&now, "depot:zone-depot").unwrap();
    assert!(depot.is_new && depot.decision.is_none() && depot.told.waits());
    let points: Vec<&str> = ["flood-point", "slide-point"]
        .into_iter()
        .filter(|kind| {
            let sites = night.state.register.sites.values();
            let mut of_kind = sites.filter(|it| it.kind.as_str() == *kind);
            of_kind.any(|it| row(&now, &format!("site:{}", it.id)).is_some())
        })
        .collect();
    assert_eq!(points, ["flood-point"], "no slope lies within 3.5 km");
    // People come before things.
    let place = |id: &str| now.inside.iter().position(|it| it.who == who(id)).unwrap();
    assert!(place("site:hospital-zone") < place("depot:zone-depot"));
    let told = alarms(&night.state, second(30));
    assert!(told.iter().any(|it| it.zh.starts_with("影响区内待决定:")));
    night.ok(CENTRE, 40, decide("depot:zone-depot", "evacuate"));
    let depot = row(&cloud(&night), "depot:zone-depot").unwrap();
    assert!(depot.decision.is_some());
    night.refused(CENTRE, 50, decide("depot:nowhere", "evacuate"), "unknown");
    // Who was rung for it is kept there; it answers no call of its own.
    night.ok(
        CENTRE,
        60,
        json!({"tell_inside": {"incident": "x", "area": "cloud", "who": "depot:zone-depot",
            "to": "开发区值班", "means": "telephone", "result": "answered"}}),
    );
    assert!(
        !row(&cloud(&night), "depot:zone-depot")
            .unwrap()
            .told
            .waits()
    );
}
