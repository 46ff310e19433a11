//! The pictures of README: drawn by the program, and compared like the others. `UPDATE_SNAPSHOTS=1` draws them anew;
//! which of them README shows is looked after by the house rules (`tests/tests/tidy`).

use dispatch_core::entry::World;
use eframe::egui::{Key, Modifiers};
use yishao::desk::Skin;
use yishao::language::Lang;

use crate::keeper::Room;
use crate::playing::{guoxi_plays, play_until, plays};
use crate::snapshots::Scene;

/// As on the screens of a duty room.
const SIZE: [f32; 2] = [1_920.0, 1_080.0];
const LOOK: (Lang, Skin) = (Lang::Zh, Skin::Dark);

/// Half a minute after Guoxi's whistle: it waits to be taken, and the department that is on its way already stands on
/// the board.
#[test]
fn the_desk_at_the_whistle_of_guoxi() {
    let (room, link) = guoxi_plays(4 * 60 + 15);
    Scene::on_the_ground_in(SIZE, &room, link, LOOK).look("readme-whistle");
}

/// The typhoon night at its height, beside what must be reported.
#[test]
fn what_must_be_reported_on_the_typhoon_night() {
    let (mut room, link) = Room::empty(World::drill("typhoon-night", 1));
    play_until(&mut room, "typhoon-night", 6 * 3_600);
    plays(&mut room, "台风夜", "Typhoon night");
    let mut scene = Scene::on_the_ground_in(SIZE, &room, link, LOOK);
    scene.harness.run_steps(3);
    scene
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    scene.harness.run_steps(3);
    scene.look("readme-owed");
}
