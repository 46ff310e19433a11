//! The hole that a proposal leaves.

use dispatch_core::point::Point;
use dispatch_core::proposal::{Closing, Cover, Hole};
use dispatch_core::travel::{By, Timed, Travel, Vehicle};
use dispatch_core::view::Ways;
use serde_json::json;

use crate::common::{Night, second};
use crate::told::{lines, proposal, proposals, straight};

const CENTRE: &str = "duty-officer";

/// A fire in the middle of Zeya, which has one fire station, far from the others.
fn zeya_burns() -> Night {
    let mut night = Night::live();
    night.ok(
        CENTRE,
        10,
        json!({"open": {"incident": "x", "type": "fire", "township": "330304108",
            "place": {"words": "集镇", "point": {"lat_e7": 280_205_000, "lon_e7": 1_204_138_000}}, "words": "起火"}}),
    );
    night
}

fn hole(night: &Night, at: i64, township: &str) -> Option<Hole> {
    let it = proposal(night, "x", at);
    let mut holes = it.holes.into_iter();
    holes.find(|it| it.township.as_str() == township && it.kind.as_str() == "fire-rescue")
}

#[test]
fn the_only_near_station_leaves_a_hole_of_known_depth_and_end() {
    let night = zeya_burns();
    let hole = hole(&night, 20, "330304108").unwrap();
    assert_eq!(hole.limit_s, 900);
    let Cover::By { team, seconds, .. } = &hole.before else {
        panic!("{hole:?}");
    };
    assert_eq!(team.as_str(), "zeya-station");
    assert!(*seconds < 120);
    assert_eq!(
        hole.after.seconds().unwrap(),
        hole.limit_s + hole.beyond_s().unwrap()
    );
    let until = hole.until.as_ref().unwrap();
    assert_eq!(
        (until.team.as_str(), until.how),
        ("zeya-station", Closing::ComesHome)
    );
    // Three hours at the scene, and the way there and back.
    assert!(until.at.since_s(second(20)) > 3 * 3_600);
    assert!(until.at.since_s(second(20)) < 3 * 3_600 + 300);
    let told = lines(&night.state, &proposal(&night, "x", 20));
    assert!(told.contains("泽雅镇 消防救援站 失去覆盖"), "{told}");
}

#[test]
fn where_the_others_reach_in_time_there_is_none() {
    let night = zeya_burns();
    // Louqiao keeps its own station.
    assert_eq!(hole(&night, 20, "330304005"), None);
}

#[test]
fn with_nobody_left_the_hole_has_no_depth_and_a_drill_may_close_it() {
    let mut night = zeya_burns();
    for team in [
        "guoxi-station",
        "louqiao-station",
        "wutian-station",
        "chashan-station",
        "xianyan-station",
    ] {
        night.ok(
            CENTRE,
            12,
            json!({"team_state": {"team": team, "doing": "out-of-service"}}),
        );
    }
    let told = hole(&night, 20, "330304108").unwrap();
    assert_eq!((told.after.clone(), told.beyond_s()), (Cover::Nobody, None));
    night.ok(
        CENTRE,
        30,
        json!({"exercise": {"team": "guoxi-station", "place": "训练场", "recall_min": 10}}),
    );
    // From Guoxi nobody reaches Zeya within fifteen minutes; Guoxi itself he does.
    let zeya = hole(&night, 40, "330304108").unwrap().until.unwrap();
    assert_eq!(zeya.how, Closing::ComesHome);
    night.ok(
        CENTRE,
        50,
        json!({"team_state": {"team": "guoxi-station", "doing": "home"}}),
    );
    assert_eq!(
        hole(&night, 60, "330304108")
            .unwrap()
            .until
            .unwrap()
            .team
            .as_str(),
        "zeya-station"
    );
}

#[test]
fn a_team_that_can_be_called_back_in_time_closes_the_hole() {
    let mut night = zeya_burns();
    night.ok(
        CENTRE,
        12,
        json!({"set_team": {"id": "zeya-second", "zh": "泽雅二站", "en": "Zeya 2", "kind": "fire-rescue",
            "owner": {"department": "fire-brigade"}, "route": "request", "desk": "119",
            "point": {"lat_e7": 280_210_000, "lon_e7": 1_204_150_000}, "people": 12}}),
    );
    night.ok(
        CENTRE,
        14,
        json!({"exercise": {"team": "zeya-second", "place": "训练场", "recall_min": 40}}),
    );
    let until = hole(&night, 20, "330304108").unwrap().until.unwrap();
    assert_eq!(
        (until.team.as_str(), until.how),
        ("zeya-second", Closing::CalledBack)
    );
    assert_eq!(until.at, second(20 + 40 * 60));
}

#[test]
fn a_team_that_nobody_sends_leaves_no_hole() {
    let mut night = zeya_burns();
    night.ok(
        CENTRE,
        12,
        json!({"request_team": {"incident": "x", "team": "zeya-station", "route": "request"}}),
    );
    let it = proposal(&night, "x", 20);
    assert!(
        it.holes
            .iter()
            .all(|it| it.township.as_str() != "330304108" || it.kind.as_str() != "fire-rescue"),
        "{it:?}"
    );
}

/// Ways to the scene by a straight line; to the middles of the townships by road, half as fast as that.
struct ByRoad;

impl Ways for ByRoad {
    fn way(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Travel> {
        straight(vehicle, from, to)
    }

    fn timed(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Timed> {
        let seconds = self.way(vehicle, from, to)?.seconds * 2;
        let by = By::Road;
        Some(Timed { seconds, by })
    }
}

#[test]
fn cover_goes_by_the_road_where_one_is_known_and_says_which_it_is() {
    let mut night = zeya_burns();
    let of = |ways: &dyn Ways| {
        let it = proposals(&night.state, second(20), ways).remove(0);
        let mut holes = it.holes.iter();
        let zeya = holes
            .find(|it| it.township.as_str() == "330304108" && it.kind.as_str() == "fire-rescue");
        (zeya.unwrap().clone(), it)
    };
    let (line, told) = of(&straight);
    assert_eq!(
        (line.before.by(), line.after.by()),
        (Some(By::Straight), Some(By::Straight))
    );
    assert!(told.ways_by().all(|it| it == By::Straight));
    let text = lines(&night.state, &told);
    assert!(text.contains("失去覆盖:直线 "), "{text}");
    assert!(text.contains("min by straight line → "), "{text}");

    let (road, told) = of(&ByRoad);
    assert_eq!(
        (road.before.by(), road.after.by()),
        (Some(By::Road), Some(By::Road))
    );
    // The turnout of a minute is no way.
    let on_the_way = |it: &Cover| it.seconds().unwrap() - 60;
    assert_eq!(on_the_way(&road.after), 2 * on_the_way(&line.after));
    let by: Vec<By> = told.ways_by().collect();
    assert!(
        by.contains(&By::Road) && by.contains(&By::Straight),
        "{by:?}"
    );
    let text = lines(&night.state, &told);
    assert!(text.contains("泽雅镇 消防救援站 失去覆盖:"), "{text}");
    assert!(!text.contains("失去覆盖:直线 "), "{text}");

    // What the cover went by is in the entry, and is read again as it was written.
    let says = serde_json::to_value(&told).unwrap();
    night.ok(
        CENTRE,
        30,
        json!({"propose": {"proposal": "p1", "says": says, "roads_at": 7}}),
    );
    let again = Night {
        state: night.again(),
        ..night.clone()
    };
    let kept = again.state.proposals.values().next().unwrap();
    assert_eq!((&kept.says, kept.roads_at), (&told, Some(7)));
}

#[test]
fn a_cover_that_says_nothing_of_its_way_was_a_straight_line() {
    let old = json!({"by": {"team": "zeya-station", "seconds": 90}});
    let cover: Cover = serde_json::from_value(old.clone()).unwrap();
    assert_eq!(cover.by(), Some(By::Straight));
    assert_eq!(serde_json::to_value(&cover).unwrap(), old);
}
