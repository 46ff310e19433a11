//! What a frame of the desk costs the processor on a night of a thousand open incidents, input to
//! triangles, panel by panel and whole. No GPU is needed. Prints lines of docs/BENCHMARKS.md;
//! `cargo bench -p yishao --bench desk_frame -- FILE` writes them into FILE.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark may fail"
)]

#[path = "desk_frame/frames.rs"]
mod frames;
#[path = "../tests/desk/keeper.rs"]
#[allow(dead_code, reason = "the tests of the desk use all of it")]
mod keeper;
#[path = "../tests/desk/night.rs"]
mod night;
#[path = "../../atlas/tests/roads/town/mod.rs"]
#[allow(dead_code, reason = "the tests of atlas use all of it")]
mod town;

use std::time::Duration;

use atlas::osm::Import;
use atlas::pack::Pack;
use bench::rounds::{at_permille, median};
use bench::table::{Row, lines, time};
use dispatch_core::command::Command;
use dispatch_core::entry::World;
use eframe::egui::{Key, Modifiers};

use frames::Window;
use keeper::{Room, seat};

/// Open incidents of the night.
const INCIDENTS: usize = 1_000;
/// Frames of one figure: two seconds of the room.
const FRAMES: usize = 100;
const TARGET: &str = "≤ 4 ms";

/// Each pane alone in the window, by the name under which an arrangement is saved.
const PANES: [&str; 20] = [
    "queue",
    "overview",
    "alarms",
    "warnings",
    "map",
    "incident",
    "responses",
    "obligations",
    "instructions",
    "returns",
    "contacts",
    "places",
    "paper",
    "shift",
    "areas",
    "sending",
    "forces",
    "supplies",
    "guidance",
    "log",
];

/// What a key opens in the pane of forms.
const FORMS: [(&str, Modifiers, Key); 6] = [
    ("call note", Modifiers::NONE, Key::F2),
    ("whistle", Modifiers::NONE, Key::F3),
    ("read aloud", Modifiers::NONE, Key::T),
    ("settings", Modifiers::COMMAND, Key::Comma),
    ("keys", Modifiers::NONE, Key::Questionmark),
    ("manual", Modifiers::NONE, Key::F1),
];

/// The south-west corner of a town in the district, and its rows and columns.
const CORNER: (i32, i32) = (278_700_000, 1_204_400_000);
const SIDE: i64 = 130;

/// Teams on the map that the register does not list.
const MOVERS: [usize; 3] = [1_000, 10_000, 100_000];
/// Of them, those that say where they are before each frame: four thousand a second.
const MOVING: usize = 80;

fn row(what: &str, took: &[Duration]) -> Row {
    let slow = at_permille(took, 950);
    let worst = took.iter().copied().max().unwrap_or_default();
    let more = format!(
        "{} in 95 of 100 frames, {} at worst",
        time(slow),
        time(worst)
    );
    println!("{what}: {} ({more})", time(median(took)));
    Row::time("UI", what, (median(took), None), None, TARGET, &more)
}

fn main() -> std::io::Result<()> {
    let (mut room, _) = Room::new(World::live("ouhai"));
    night::tell(&mut room, INCIDENTS);
    // Cargo adds a word of its own.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with("--"))
        .collect();
    let only = words.first().and_then(|it| it.strip_prefix("only="));
    let wants = |name: &str| only.is_none_or(|it| name.contains(it));
    let mut rows = Vec::new();
    for pane in PANES.into_iter().filter(|it| wants(it)) {
        let mut window = Window::alone(&mut room, pane);
        let what = format!("desk frame, pane `{pane}` alone in the window");
        rows.push(row(&what, &window.frames(&mut room, FRAMES)));
        if pane == "map" {
            let what = "desk frame, pane `map` alone, dragged on in each";
            rows.push(row(what, &window.dragged(&mut room, FRAMES)));
        }
    }
    if wants("whole") {
        let mut window = Window::whole(&mut room);
        rows.push(row(
            "desk frame, whole window of the duty seat",
            &window.frames(&mut room, FRAMES),
        ));
        window.key(Modifiers::NONE, Key::F2);
        let what = "desk frame, whole window, a letter typed in each into the call note";
        rows.push(row(what, &window.typed(&mut room, FRAMES)));
    }
    for (name, modifiers, key) in FORMS.into_iter().filter(|it| wants(it.0)) {
        let mut window = Window::form(&mut room, modifiers, key);
        let what = format!("desk frame, form `{name}` alone in the window");
        rows.push(row(&what, &window.frames(&mut room, FRAMES)));
    }
    if wants("wall") {
        let mut window = Window::wall(&mut room);
        rows.push(row("frame of the wall", &window.frames(&mut room, FRAMES)));
    }
    if wants("storm") {
        rows.push(storm(&mut room));
    }
    if wants("roads") {
        rows.extend(on_roads(&mut room));
    }
    if wants("movers") {
        rows.extend(movers(&mut room));
    }
    match words.first().filter(|_| only.is_none()) {
        Some(file) => std::fs::write(file, lines(&rows)),
        None => Ok(()),
    }
}

/// Entries that arrive faster than they ever did: two hundred a second.
fn storm(room: &mut Room) -> Row {
    let mut window = Window::whole(room);
    let officer = seat("duty-officer", &room.state);
    let note = |n: usize| -> Command {
        let note = serde_json::json!({ "note": {
            "incident": format!("i-{}", n % INCIDENTS + 1), "words": "水位上涨" } });
        serde_json::from_value(note).unwrap()
    };
    let mut said = 0;
    let mut took = Vec::new();
    for _ in 0..FRAMES {
        for _ in 0..4 {
            said += 1;
            room.say(&officer, note(said));
        }
        room.publish();
        took.extend(window.frames(room, 1));
    }
    let what = "desk frame, whole window, four entries recorded before each";
    row(what, &took)
}

/// The roads of a large town, as a district has them that imported it.
fn large_town() -> Pack {
    let town = town::grid::town_at(CORNER, SIDE, 1).pbf();
    let bytes = town.as_slice();
    let mut import = Import::new(None);
    import.roads(bytes).unwrap();
    import.outlines(bytes).unwrap();
    import.places(bytes).unwrap();
    Pack {
        roads: import.finish().unwrap().roads,
        ..Pack::of("ouhai")
    }
}

/// The map alone on the roads of a large town, standing still and dragged on.
fn on_roads(room: &mut Room) -> Vec<Row> {
    let pack = large_town();
    let stretches = pack.roads.stretches.len();
    let mut rows = Vec::new();
    for (on_card, lies) in [(true, "on the card"), (false, "without a card")] {
        let mut window = Window::on_roads(room, pack.clone(), on_card);
        let what = format!("desk frame, pane `map` on {stretches} stretches of road, {lies}");
        rows.push(row(&what, &window.frames(room, FRAMES)));
        let what = format!("{what}, dragged on in each");
        rows.push(row(&what, &window.dragged(room, FRAMES)));
    }
    rows
}

/// The map alone while ever more teams are on it, and some of them move before each frame: over no ground, and
/// over the roads of a large town.
fn movers(room: &mut Room) -> Vec<Row> {
    let officer = seat("duty-officer", &room.state);
    let pack = large_town();
    let stretches = pack.roads.stretches.len();
    let mut said = 0;
    let mut rows = Vec::new();
    for count in MOVERS {
        for team in said..count {
            room.say(&officer, moved(team, 0));
        }
        said = count;
        for over_roads in [false, true] {
            let (mut window, ground) = match over_roads {
                false => (Window::alone(room, "map"), String::new()),
                true => (
                    Window::on_roads(room, pack.clone(), true),
                    format!(" on {stretches} stretches of road"),
                ),
            };
            let mut took = Vec::new();
            for frame in 0..FRAMES {
                for team in 0..MOVING {
                    let team = (frame * MOVING + team) % count;
                    room.say(&officer, moved(team, frame as i64));
                }
                room.publish();
                took.extend(window.frames(room, 1));
            }
            let what = format!(
                "desk frame, pane `map`{ground} with {count} teams, {MOVING} of them moved before each"
            );
            rows.push(row(&what, &took));
        }
    }
    rows
}

/// A team that the register does not list says where it is: rows and columns over the district.
fn moved(team: usize, by: i64) -> Command {
    let (across, along) = ((team % 400) as i64, (team / 400) as i64);
    let moved = serde_json::json!({ "team_state": {
        "team": format!("mover-{team}"), "doing": "en-route",
        "point": {
            "lat_e7": 278_700_000 + along * 8_000 + by * 10,
            "lon_e7": 1_204_400_000 + across * 8_000,
        },
        "unlisted": { "zh": format!("支援{team}队"), "kind": "water-rescue" },
    }});
    serde_json::from_value(moved).unwrap()
}
