//! A drill of the repository played into the room, up to a moment of its script.

use std::path::Path;

use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::drill::{Player, Scenario};

use crate::keeper::{Room, texts};

/// Plays what the script says within so many seconds of its start, and lets the room's clock stand
/// there.
pub fn play_until(room: &mut Room, name: &str, seconds: i64) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = format!("{name}.toml");
    let text = std::fs::read_to_string(root.join("scenarios").join(&file)).unwrap();
    let district = District::read(
        &texts(&root.join("assets/districts/ouhai")),
        &room.catalogue,
    )
    .expect("the district is sound");
    let scenario =
        Scenario::read(&file, &text, &district, &room.catalogue).expect("the scenario is sound");
    let rows: Vec<Command> = district.in_drill(&scenario).opening(&room.catalogue);
    let end = scenario.start.at.plus_s(seconds);
    let chain = "0".repeat(64);
    let mut player = Player::new(&scenario, &rows);
    while let Some(turn) = player.turn(&room.state, &chain) {
        if room.state.world_time(turn.recorded_at) > end {
            break;
        }
        room.set_clock(turn.recorded_at);
        room.enter(turn.author);
    }
    room.set_clock(end);
}
