//! A drill of the repository played into the room, up to a moment of its script.

use std::path::Path;

use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::drill::{Player, Scenario};
use dispatch_core::entry::World;
use yishao::desk::{DrillPicture, Link};

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

/// Lets the room's drill play under this name, as fast as the clock goes.
pub fn plays(room: &mut Room, zh: &str, en: &str) {
    room.drill = Some(DrillPicture {
        zh: zh.to_owned(),
        en: en.to_owned(),
        rate_permille: 1_000,
        ended: false,
    });
    room.publish();
}

/// The drill of Guoxi plays since so many seconds.
pub fn guoxi_plays(seconds: i64) -> (Room, Link) {
    let (mut room, link) = Room::empty(World::drill("guoxi-underpass", 1));
    play_until(&mut room, "guoxi-underpass", seconds);
    plays(
        &mut room,
        "郭溪街道下穿道路积水",
        "Flooded underpass in Guoxi",
    );
    (room, link)
}
