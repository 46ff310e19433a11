//! The drill of the flooded underpass on the roads of the shipped schematic: its closing means a road there,
//! ways change by it, and it is known who arrives when.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "guoxi/proposed.rs"]
mod proposed;
#[path = "guoxi/ways.rs"]
mod ways;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use atlas::roads::{Roads, Stretch};
use atlas::travel::Net;
use atlas::vehicle::Class;
use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use dispatch_core::drill::{Player, Scenario, drill_world};
use dispatch_core::fold::apply_author;
use dispatch_core::point::Point;
use dispatch_core::state::State;
use dispatch_core::travel::By;
use dispatch_core::view::{Coming, arrival, turnout_s};
use dispatch_core::words::{ClosureId, IncidentId, TeamId};
use expect_test::expect;
use yishao::command_line::Everywhere;
use yishao::folders;
use yishao::geography::Geography;
use yishao::travel::{ClosedHere, Question, Search, Told, Ways, answer_waiting, travel_link};

struct Drill {
    catalogue: Catalogue,
    district: District,
    scenario: Scenario,
    net: Net,
}

/// The drill, and the roads that a district has that has imported nothing.
fn drill() -> Drill {
    let data = tempfile::tempdir().unwrap();
    let everywhere = Everywhere {
        data: Some(data.path().to_owned()),
        lang: None,
        passphrase_stdin: false,
    };
    let catalogue = folders::catalogue(None).unwrap();
    let district = folders::district("ouhai", &everywhere, &catalogue).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/guoxi-underpass.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let scenario = Scenario::read("guoxi-underpass.toml", &text, &district, &catalogue).unwrap();
    let pack = Geography::of("ouhai", &everywhere).load().unwrap();
    assert!(pack.standing.is_sketch);
    let net = Net::new(pack.roads, Some(&pack.order));
    Drill {
        catalogue,
        district,
        scenario,
        net,
    }
}

impl Drill {
    /// The state behind a step of the script.
    fn behind(&self, step: &str) -> State {
        let district = self.district.clone().in_drill(&self.scenario);
        let rows = district.opening(&self.catalogue);
        let mut player = Player::new(&self.scenario, &rows);
        let mut state = State::genesis(drill_world(&self.scenario));
        let chain = "0".repeat(64);
        while let Some(turn) = player.turn(&state, &chain) {
            let (height, at) = (state.height + 1, turn.recorded_at);
            state = apply_author(&state, height, at, &turn.author).0;
            let played = turn.step.map(|it| &*self.scenario.steps[it].id);
            if played == Some(step) {
                return state;
            }
        }
        panic!("no step {step}");
    }

    /// What the thread of the travel times tells of a state.
    fn told(&self, state: &State) -> (BTreeMap<ClosureId, ClosedHere>, Arc<Ways>) {
        self.told_on(&self.net, true, state)
    }

    /// The same of a console that has this network.
    fn told_on(
        &self,
        net: &Net,
        is_sketch: bool,
        state: &State,
    ) -> (BTreeMap<ClosureId, ClosedHere>, Arc<Ways>) {
        let table = folders::vehicles().unwrap();
        let mut search = Search::new(Some(net), &table).of_sketch(is_sketch);
        let (link, ends) = travel_link();
        let question = Question::of(state, &self.catalogue, state.at, Some(&guoxi()));
        link.ask(Arc::new(question));
        answer_waiting(&mut search, &ends).unwrap();
        let (mut closed, mut ways) = (BTreeMap::new(), None);
        for told in link.told.try_iter() {
            match told {
                Told::Closed(it) => closed = (*it).clone(),
                Told::Ways(incident, it) if incident == guoxi() => ways = Some(it),
                _ => {}
            }
        }
        (closed, ways.unwrap())
    }
}

fn guoxi() -> IncidentId {
    IncidentId::new("guoxi").unwrap()
}

fn team(id: &str) -> TeamId {
    TeamId::new(id).unwrap()
}

#[test]
fn the_closed_underpass_is_a_road_of_the_schematic() {
    let drill = drill();
    let (closed, _) = drill.told(&drill.behind("underpass-closed"));
    let here = &closed[&ClosureId::new("underpass").unwrap()];
    assert_eq!(here.unmatched_m, 0, "a road lies along all of it");
    assert!(!here.roads.is_empty());
    let (none, _) = drill.told(&drill.behind("take-guoxi"));
    assert!(none.is_empty(), "nothing is closed before");
}

#[test]
fn the_closed_underpass_is_in_every_way_at_once() {
    let drill = drill();
    let (_, open) = drill.told(&drill.behind("take-guoxi"));
    let (_, closed) = drill.told(&drill.behind("underpass-closed"));
    assert!(open.height < closed.height);
    let mut longer = BTreeMap::new();
    for (team, before) in &open.of {
        let after = &closed.of[team];
        assert_eq!(
            (before.travel.by, after.travel.by),
            (By::Sketch, By::Sketch)
        );
        assert!(before.avoided.is_empty());
        assert!(after.travel.seconds >= before.travel.seconds, "{team}");
        if after.travel.seconds > before.travel.seconds {
            assert_eq!(after.avoided, ["六虹桥延伸段下穿道路"], "{team}");
            longer.insert(team.as_str(), (before.travel.seconds, after.travel.seconds));
        }
    }
    let stations = [
        "guoxi-station",
        "louqiao-station",
        "water-1",
        "water-2",
        "water-3",
        "ambulance-guoxi",
    ];
    let told = stations.map(|it| match longer.get(it) {
        Some((open, closed)) => format!("{it} {open} s -> {closed} s"),
        None => format!("{it} as before"),
    });
    expect![[r#"
        guoxi-station 468 s -> 739 s
        louqiao-station 699 s -> 797 s
        water-1 881 s -> 980 s
        water-2 594 s -> 933 s
        water-3 645 s -> 984 s
        ambulance-guoxi 586 s -> 824 s"#]]
    .assert_eq(&told.join("\n"));
}

#[test]
fn it_is_known_who_arrives_when() {
    let drill = drill();
    let state = drill.behind("water-2-sent");
    let (_, ways) = drill.told(&state);
    let incident = state.incident(&guoxi()).unwrap();
    let due = incident.assignments.keys().filter_map(|team| {
        let way = &ways.of[team];
        let coming = Coming {
            way: way.travel,
            rounds: !way.avoided.is_empty(),
            turnout_s: turnout_s(&state, &drill.catalogue, team),
        };
        let due = arrival(&state, incident, team, coming, state.at)?;
        let left_s = due.left_s(state.at);
        Some(format!("{team} {left_s} s, late {} s", due.late_s))
    });
    let due: Vec<String> = due.collect();
    assert!(incident.assignments.contains_key(&team("guoxi-station")));
    // The one on its way round the underpass, the other as it was sent.
    expect![[r#"
        guoxi-station 549 s, late 0 s
        water-2 933 s, late 0 s"#]]
    .assert_eq(&due.join("\n"));
}

/// A town of streets every 400 m, some 7 km across: what a console holds that imported a map of its own. One
/// street runs from the west to the east along this latitude.
fn grid(lat_e7: i32) -> Net {
    const SIDE: i32 = 18;
    let at = |row: i32, column: i32| {
        let (north, east) = ((row - 9) * 36_000, column * 40_000);
        Point::new(lat_e7 + north, 1_205_460_000 + east).unwrap()
    };
    let all = (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| (row, column)));
    let junctions: Vec<Point> = all.clone().map(|it| at(it.0, it.1)).collect();
    let number = |row: i32, column: i32| (row * SIDE + column) as u32;
    let mut ends = Vec::new();
    for (row, column) in all {
        if column + 1 < SIDE {
            ends.push([number(row, column), number(row, column + 1)]);
        }
        if row + 1 < SIDE {
            ends.push([number(row, column), number(row + 1, column)]);
        }
    }
    let stretch = |ends: [u32; 2]| {
        let [from, to] = ends.map(|it| junctions[it as usize]);
        Stretch::plain(ends, from.metres_to(to) * 1_000, Class::Primary)
    };
    let roads = Roads {
        stretches: ends.into_iter().map(stretch).collect(),
        names: vec![String::new()],
        junctions: junctions.clone(),
        ..Roads::default()
    };
    roads.check().unwrap();
    Net::new(roads, None)
}

/// One entry of the ledger, three consoles: what is closed is a place on the ground, and each finds it in its
/// own roads, or says that it has none there.
#[test]
fn each_console_finds_the_closed_underpass_in_its_own_roads() {
    let drill = drill();
    let (before, after) = (drill.behind("take-guoxi"), drill.behind("underpass-closed"));
    let underpass = ClosureId::new("underpass").unwrap();
    let town = grid(279_950_500);
    let mut found = Vec::new();
    for (net, is_sketch, by) in [(&drill.net, true, By::Sketch), (&town, false, By::Road)] {
        let (_, open) = drill.told_on(net, is_sketch, &before);
        let (closed, ways) = drill.told_on(net, is_sketch, &after);
        let here = closed[&underpass].clone();
        assert_eq!(here.unmatched_m, 0, "{by:?}");
        let round = ways.of.iter().filter(|(team, way)| {
            let is_named = way.avoided == ["六虹桥延伸段下穿道路"];
            is_named && way.travel.by == by && way.travel.seconds > open.of[*team].travel.seconds
        });
        assert!(
            round.count() > 3,
            "{by:?}: teams go round it, and it is named"
        );
        found.push(here);
    }
    let [sketch, own] = &found[..] else {
        unreachable!("there are two");
    };
    assert_eq!(sketch.height, own.height, "by the same word");
    assert!(!own.roads.is_empty() && !sketch.roads.is_empty());
    assert!(
        own.roads.iter().all(|it| !sketch.roads.contains(it)),
        "{own:?}"
    );

    // The map of a town some 13 km further south: nothing lies there, no way is changed, and it says so.
    let elsewhere = grid(278_780_000);
    let (_, open) = drill.told_on(&elsewhere, false, &before);
    let (closed, ways) = drill.told_on(&elsewhere, false, &after);
    let here = &closed[&underpass];
    assert!(here.roads.is_empty() && here.unmatched_m > 0, "{here:?}");
    for (team, way) in &ways.of {
        assert!(way.avoided.is_empty());
        assert_eq!(way.travel, open.of[team].travel, "{team}");
    }
}
