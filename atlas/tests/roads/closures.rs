//! A closure names a place on the ground; these are the roads that it means.

use atlas::roads::Roads;
use atlas::travel::{By, Closure, Effect, Net, Shape, Travel};
use atlas::vehicle::{Vehicle, Vehicles};
use dispatch_core::point::Point;

use crate::town::grid::Dice;
use crate::town::{Extract, Tags, tags};
use crate::{point, table, taken};

/// A place in metres east and north of the corner.
fn at(east: i32, north: i32) -> Point {
    // At 28° north a 10⁻⁷ degree is 9.82 mm to the east and 11.12 mm to the north.
    point(
        280_000_000 + north * 10_000 / 111 * 81 / 81,
        1_230_000_000 + east * 1_000 / 982 * 100,
    )
}

/// Two avenues 300 m apart to the east, with cross streets at 0, 400 and 800 m; the northern one is a
/// dual carriageway 10 m wide.
fn avenues() -> Roads {
    let mut town = Extract::default();
    let mut node = |id: i64, east: i32, north: i32| {
        let at = at(east, north);
        town.nodes.push((id, at.lat_e7, at.lon_e7, Tags::new()));
    };
    for (column, east) in (0..).zip([0, 400, 800]) {
        node(column, east, 0);
        node(10 + column, east, 300);
        node(20 + column, east, 310);
    }
    let street = |name: &'static str| {
        let mut tags = tags("highway=primary");
        tags.push(("name", name.to_owned()));
        tags
    };
    let one_way = |name: &'static str| {
        let mut tags = street(name);
        tags.push(("oneway", "yes".to_owned()));
        tags
    };
    town.ways = vec![
        (1, vec![0, 1, 2], street("南大道")),
        (2, vec![10, 11, 12], one_way("北大道")),
        (3, vec![22, 21, 20], one_way("北大道")),
        (4, vec![0, 10, 20], street("西街")),
        (5, vec![1, 11, 21], street("中街")),
        (6, vec![2, 12, 22], street("东街")),
    ];
    taken(&town.pbf()).roads
}

fn closure(shape: Shape) -> Closure {
    Closure {
        name: "积水".into(),
        shape,
        vehicles: Vehicles::ALL,
        effect: Effect::Closed,
    }
}

/// The names of the roads that a shape means, each once, and the metres for which there was none.
fn means(net: &Net, shape: Shape) -> (Vec<String>, u32) {
    let matched = net.matched(closure(shape));
    let mut names: Vec<String> = matched
        .stretches
        .iter()
        .map(|it| net.roads().name(*it).to_owned())
        .collect();
    names.dedup();
    (names, matched.unmatched_m)
}

#[test]
fn a_place_a_line_along_a_line_across_and_an_area_mean_what_they_lie_on() {
    let net = Net::new(avenues(), None);
    let table = [
        (Shape::Place(at(200, 3)), vec!["南大道"], 0),
        (Shape::Place(at(200, 303)), vec!["北大道"], 0),
        (Shape::Place(at(200, 150)), vec![], 1),
        (Shape::Line(vec![at(50, 2), at(350, -2)]), vec!["南大道"], 0),
        (
            Shape::Line(vec![at(100, -50), at(100, 500)]),
            vec!["南大道", "北大道"],
            0,
        ),
        (Shape::Line(vec![at(100, 100), at(200, 200)]), vec![], 141),
        // Drawn beside the road that it means: what it crosses is closed, and what it means was not found.
        (
            Shape::Line(vec![at(-1_000, 60), at(350, 60)]),
            vec!["西街"],
            1_350,
        ),
        (
            Shape::Area(vec![at(-50, 100), at(450, 100), at(450, 200), at(-50, 200)]),
            vec!["西街", "中街"],
            0,
        ),
        (
            Shape::Area(vec![at(100, 100), at(200, 100), at(200, 200)]),
            vec![],
            1,
        ),
        (Shape::Area(Vec::new()), vec![], 1),
        (Shape::Line(Vec::new()), vec![], 1),
    ];
    for (shape, names, missed) in table {
        let (found, unmatched) = means(&net, shape.clone());
        assert_eq!(found, names, "{shape:?}");
        assert!(unmatched.abs_diff(missed) <= 2, "{shape:?}: {unmatched} m");
    }
    // Both carriageways, and the stretch between two crossings alone.
    let both = net.matched(closure(Shape::Place(at(200, 303)))).stretches;
    assert_eq!(both.len(), 2);
    // A line that runs on over a crossing by a little does not close what lies behind it.
    let over = net
        .matched(closure(Shape::Line(vec![at(50, 0), at(408, 0)])))
        .stretches;
    assert_eq!(over.len(), 1);
}

#[test]
fn a_closed_road_is_avoided_and_named_and_a_slow_one_costs_its_time() {
    let net = Net::new(avenues(), None);
    let table = table();
    let mut travel = Travel::new(&net, &table, Vehicle::FireEngine);
    let (from, to) = (at(0, 0), at(800, 0));
    let open = travel.route(from, to);
    assert_eq!((open.by, open.avoided.len()), (By::Road, 0));
    let flood = closure(Shape::Line(vec![at(450, 0), at(700, 0)]));
    let matched = net.matched(flood.clone());
    travel.close(std::slice::from_ref(&matched));
    let round = travel.route(from, to);
    assert_eq!(
        (round.by, &round.avoided[..]),
        (By::Road, &["积水".to_owned()][..])
    );
    assert!(round.seconds > open.seconds && round.metres > open.metres + 500);
    // Slowed to a walk it is still the way, where that is faster than the way round.
    let slow = net.matched(Closure {
        effect: Effect::Slowed(25),
        ..flood.clone()
    });
    travel.close(&[slow]);
    let slow = travel.route(from, to);
    assert!(
        open.seconds < slow.seconds && slow.seconds < round.seconds,
        "{slow:?}"
    );
    assert_eq!(slow.metres, open.metres);
    // A closure that concerns others, or none, changes nothing.
    let others = Vehicles::which(|it| it == Vehicle::Lorry);
    travel.close(&[net.matched(Closure {
        vehicles: others,
        ..flood
    })]);
    assert_eq!(travel.route(from, to), open);
    travel.close(&[]);
    assert_eq!(travel.route(from, to), open);
}

#[test]
fn a_place_on_a_closed_road_is_reached_from_the_nearest_open_one() {
    let net = Net::new(avenues(), None);
    let table = table();
    let mut travel = Travel::new(&net, &table, Vehicle::Ambulance);
    travel.close(&[net.matched(closure(Shape::Place(at(600, 0))))]);
    let route = travel.route(at(0, 0), at(600, 0));
    assert_eq!(route.by, By::Road);
    assert!(
        (195..=205).contains(&route.off_road_m),
        "{} m on foot",
        route.off_road_m
    );
    assert_eq!(route.avoided, ["积水"]);
}

/// A network that was told of closings one after another goes by those that hold, and by nothing of those before:
/// its ways are those of one that was told of them alone.
#[test]
fn closings_that_come_one_after_another_are_as_if_they_had_come_at_once() {
    let net = Net::new(crate::streets(14, 5), None);
    let table = table();
    let mut dice = Dice(11);
    let below = |dice: &mut Dice, many: usize| dice.below(many as u64) as usize;
    let all: Vec<_> = (0..24)
        .map(|number| {
            let stretch = below(&mut dice, net.roads().stretches.len());
            let vehicles = [Vehicles::ALL, Vehicles::which(|it| it == Vehicle::Lorry)][number % 2];
            let effect = [Effect::Closed, Effect::Slowed(5), Effect::Closed][number % 3];
            net.matched(Closure {
                vehicles,
                effect,
                ..closure(Shape::Line(net.roads().line(stretch).collect()))
            })
        })
        .collect();
    let junctions = &net.roads().junctions;
    let pairs: Vec<[Point; 2]> = (0..60)
        .map(|_| [0, 1].map(|_| junctions[below(&mut dice, junctions.len())]))
        .collect();
    let mut differ = 0;
    for vehicle in [Vehicle::FireEngine, Vehicle::Lorry] {
        let times = |travel: &Travel| -> Vec<u32> {
            let times = pairs.iter().map(|it| travel.route(it[0], it[1]).seconds);
            times.collect()
        };
        let mut told = Travel::new(&net, &table, vehicle);
        let open = times(&told);
        // Some come, the same once more, one more beside many, some go, others take their place, all go.
        let steps = [0..1, 0..1, 0..20, 0..21, 5..21, 18..24, 3..4, 0..24, 0..0];
        for (number, step) in steps.into_iter().enumerate() {
            told.close(&all[step.clone()]);
            let mut alone = Travel::new(&net, &table, vehicle);
            alone.close(&all[step.clone()]);
            let now = times(&told);
            assert_eq!(now, times(&alone), "{vehicle:?}, step {number}: {step:?}");
            differ += usize::from(now != open);
        }
        assert_eq!(times(&told), open);
    }
    assert!(differ > 8, "only {differ} steps changed a way");
}
