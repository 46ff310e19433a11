//! Whom to send in every shipped scenario along the roads of the schematic, round what is closed in each: for every
//! incident right after it came to be, for all of them after each word about a closed road, and for everything that
//! is still open in the end. Golden texts, one a scenario; the same by straight lines stands beside `dispatch-core/tests/proposals`.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "guoxi/ways.rs"]
mod ways;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use atlas::travel::Net;
use dispatch_core::catalogue::Catalogue;
use dispatch_core::drill::{Player, Scenario, drill_world};
use dispatch_core::entry::World;
use dispatch_core::fold::apply_author;
use dispatch_core::proposal::Proposal;
use dispatch_core::sentence::{Names, Proposed};
use dispatch_core::state::State;
use dispatch_core::travel::By;
use dispatch_core::view::{Asked, asking, recommend, roads_height};
use expect_test::expect_file;
use ways::Along;
use yishao::command_line::Everywhere;
use yishao::folders;
use yishao::geography::Geography;
use yishao::travel::closings;

/// The scripts that are shipped.
fn shipped() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let all = std::fs::read_dir(folder).unwrap();
    let all = all.map(|it| it.unwrap().path());
    let mut scripts: Vec<PathBuf> = all
        .filter(|it| it.extension().is_some_and(|it| it == "toml"))
        .collect();
    scripts.sort();
    assert!(scripts.len() >= 9);
    scripts
}

/// What is proposed in a state along these roads.
fn proposals(along: &Along<'_>, catalogue: &Catalogue, state: &State) -> Vec<Proposal> {
    let asked = Asked {
        state,
        now: state.at,
        catalogue,
        ways: &|kind, from, to| along.way(kind, from, to),
    };
    recommend(&asked, &asking(state, state.at))
}

/// The lines of one proposal, as a person reads them.
fn lines(names: &Names, state: &State, it: &Proposal) -> String {
    let told = Proposed {
        names,
        state,
        at: it.at,
    };
    let number = state.incident(&it.incident).unwrap().number;
    let mut text = format!("{} 第 {number} 起\n\n", it.at.local_clock());
    let mut line = |depth: usize, text_of: dispatch_core::catalogue::Text| {
        writeln!(text, "{}{}", "  ".repeat(depth), text_of.zh).unwrap();
    };
    for need in &it.needs {
        line(0, told.need(need));
        need.picks.iter().for_each(|it| line(1, told.pick(it)));
        match told.short(need) {
            Some(short) => line(1, short),
            None => need.passed.iter().for_each(|it| line(2, told.passed(it))),
        }
    }
    it.contests.iter().for_each(|it| line(0, told.contest(it)));
    it.holes.iter().for_each(|it| line(0, told.hole(it)));
    text + "\n"
}

#[test]
fn each_scenario_is_proposed_along_the_schematic_what_stands_beside_this_test() {
    let data = tempfile::tempdir().unwrap();
    let everywhere = Everywhere {
        data: Some(data.path().to_owned()),
        lang: None,
        passphrase_stdin: false,
    };
    let catalogue = folders::catalogue(None).unwrap();
    let names = Names::from_catalogue(&catalogue);
    let pack = Geography::of("ouhai", &everywhere).load().unwrap();
    assert!(pack.standing.is_sketch);
    let net = Net::new(pack.roads, Some(&pack.order));
    let table = folders::vehicles().unwrap();
    let world = State::genesis(World::live("ouhai"));
    let mut along_roads = Along::of(&net, &table, &world);
    let (mut along, mut straight, mut closed) = (0, 0, 0);
    for path in shipped() {
        let text = std::fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_string_lossy();
        let name = Scenario::district_of(&file, &text).unwrap();
        assert_eq!(name, "ouhai", "the roads are those of this district");
        let district = folders::district(&name, &everywhere, &catalogue).unwrap();
        let scenario = Scenario::read(&file, &text, &district, &catalogue).unwrap();
        let rows = district.in_drill(&scenario).opening(&catalogue);
        let mut player = Player::new(&scenario, &rows);
        let mut state = State::genesis(drill_world(&scenario));
        let chain = "0".repeat(64);
        let mut met = BTreeSet::new();
        let mut golden = String::new();
        let mut roads = roads_height(&state);
        let mut count = |it: &Proposal| {
            for by in it.ways_by() {
                *(match by {
                    By::Sketch => &mut along,
                    By::Straight => &mut straight,
                    By::Road => panic!("a schematic is no survey"),
                }) += 1;
            }
        };
        while let Some(turn) = player.turn(&state, &chain) {
            let height = state.height + 1;
            state = apply_author(&state, height, turn.recorded_at, &turn.author).0;
            let open = state.open_incidents();
            let ids = open.iter().map(|it| it.id.clone());
            let new: Vec<_> = ids.filter(|it| met.insert(it.clone())).collect();
            let at = roads_height(&state);
            let roads_changed = std::mem::replace(&mut roads, at) != at;
            if new.is_empty() && !roads_changed {
                continue;
            }
            if !along_roads.holds_in(&state) {
                along_roads = Along::of(&net, &table, &state);
            }
            if roads_changed {
                let now = closings(&state, state.at);
                let now: Vec<&str> = now.iter().map(|it| it.closed.road.as_str()).collect();
                closed += now.len();
                writeln!(golden, "断路 {} 处 {}\n", now.len(), now.join("、")).unwrap();
            }
            for it in proposals(&along_roads, &catalogue, &state) {
                if roads_changed || new.contains(&it.incident) {
                    count(&it);
                    golden += &lines(&names, &state, &it);
                }
            }
        }
        golden += "结束时\n\n";
        if !along_roads.holds_in(&state) {
            along_roads = Along::of(&net, &table, &state);
        }
        for it in proposals(&along_roads, &catalogue, &state) {
            count(&it);
            golden += &lines(&names, &state, &it);
        }
        let stem = path.file_stem().unwrap().to_string_lossy();
        let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenario_roads");
        expect_file![beside.join(format!("{stem}.txt"))].assert_eq(&golden);
    }
    assert!(
        along > 300 && straight * 20 < along,
        "{along} along roads, {straight} not"
    );
    assert!(closed > 0, "in some of them a road is closed");
}
