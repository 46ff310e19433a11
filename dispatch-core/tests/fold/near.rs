//! Which open incidents are offered first (practice R12): by the straight line where it is known, then
//! by the township, then by the time.

use dispatch_core::point::Point;
use dispatch_core::view::{NEAR_M, near};
use dispatch_core::words::TownshipId;
use serde_json::{Value, json};

use crate::common::{Night, second};

const HERE: Point = Point {
    lat_e7: 280_000_000,
    lon_e7: 1_206_000_000,
};
const GUOXI: &str = "330304009";

/// Opens a fire in a township so many metres north of here, or where nobody knows.
fn open(night: &mut Night, id: &str, at: i64, (township, metres): (&str, Option<i32>)) {
    let mut place = json!({"words": id});
    if let Some(metres) = metres {
        let lat_e7 = HERE.lat_e7 + metres * 10_000 / 111 * 999 / 1_000;
        place["point"] = json!({"lat_e7": lat_e7, "lon_e7": HERE.lon_e7});
    }
    let open: Value = json!({"open": {"incident": id, "type": "fire", "township": township,
        "place": place, "words": "起火"}});
    night.ok("duty-officer", at, open);
}

fn order(night: &Night, point: Option<Point>) -> Vec<String> {
    let township = TownshipId::new(GUOXI).unwrap();
    let near = near(&night.state, point, Some(&township));
    near.iter().map(|it| it.incident.id.to_string()).collect()
}

fn night() -> Night {
    let mut night = Night::live();
    open(&mut night, "far", 10, (GUOXI, Some(9_000)));
    open(&mut night, "close", 20, ("330304010", Some(900)));
    open(&mut night, "closer", 30, ("330304010", Some(100)));
    open(&mut night, "here-unknown", 40, (GUOXI, None));
    open(&mut night, "there-unknown", 50, ("330304011", None));
    open(&mut night, "further", 60, (GUOXI, Some(9_500)));
    night
}

#[test]
fn the_known_way_counts_first_then_the_township_then_the_far() {
    let wanted = [
        "closer",
        "close",
        "here-unknown",
        "far",
        "further",
        "there-unknown",
    ];
    assert_eq!(order(&night(), Some(HERE)), wanted);
}

#[test]
fn without_a_point_the_township_counts_and_then_the_newest_word() {
    let mut night = night();
    let wanted = [
        "further",
        "here-unknown",
        "far",
        "there-unknown",
        "closer",
        "close",
    ];
    assert_eq!(order(&night, None), wanted);
    // A township reports the oldest once more: it is the newest word now.
    let again = json!({"whistle": {"incident": "again", "type": "fire", "township": GUOXI,
        "place": {"words": "又一处"}, "conditions": ["large-loss"], "into": "far"}});
    night.ok("guoxi-duty", 300, again);
    assert_eq!(order(&night, None)[0], "far");
    let all = near(&night.state, None, None);
    assert!(all.iter().all(|it| it.metres.is_none() && !it.is_near()));
}

#[test]
fn of_two_that_are_equally_near_the_later_and_then_the_younger_stands_first() {
    let mut night = Night::live();
    open(&mut night, "a", 10, (GUOXI, Some(500)));
    open(&mut night, "b", 20, (GUOXI, Some(500)));
    open(&mut night, "c", 20, (GUOXI, Some(500)));
    assert_eq!(order(&night, Some(HERE)), ["c", "b", "a"]);
}

#[test]
fn near_by_ends_at_a_kilometre_and_recent_at_an_hour() {
    let mut night = Night::live();
    open(&mut night, "in", 0, (GUOXI, Some(990)));
    open(&mut night, "out", 0, (GUOXI, Some(1_010)));
    let near = near(&night.state, Some(HERE), None);
    assert!(near[0].metres.unwrap() <= NEAR_M && near[0].is_near());
    assert!(!near[1].is_near(), "{:?}", near[1].metres);
    assert!(near[0].is_recent(second(3_600)));
    assert!(!near[0].is_recent(second(3_601)));
}
