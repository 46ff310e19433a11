//! The flooded underpass of Guoxi (scenarios/guoxi-underpass.toml; stories S1 and S4), worked from the
//! first call on by the mouse alone and by the keyboard alone: both write the same ledger.

mod begun;
mod called;
mod ended;
mod figures;
mod hands;
mod said;
mod scene;
mod zone;

use hands::{By, Hands};
use said::said;

type Part = fn(&mut Hands);

/// 08:30 to 08:54, on a quiet morning of the live world.
const CALLED_AND_SENT: [Part; 8] = [
    called::the_call_comes,
    called::what_others_did_already,
    called::the_township_whistles,
    called::the_members_are_called,
    called::teams_are_sent,
    scene::the_ends_are_closed,
    scene::the_pumps_stand,
    scene::what_came_late_and_what_cannot,
];

/// 08:54 to 11:00, in the drill, which was played as far as that.
const COMMANDED_AND_ENDED: [Part; 11] = [
    zone::three_go_into_the_water,
    figures::three_sources_speak,
    figures::command_is_taken_by_arriving,
    figures::one_set_is_adopted,
    zone::they_come_out_and_go_in_again,
    figures::the_first_report_goes_up,
    zone::power_waits_for_the_count,
    ended::the_water_goes_down,
    ended::the_third_man_is_found,
    ended::the_scene_ends,
    ended::it_is_filed,
];

fn write_the_same(begin: fn(By) -> Hands, story: &'static [Part]) {
    let worked = move |by| {
        let mut hands = begin(by);
        for part in story {
            part(&mut hands);
        }
        said(&hands)
    };
    let keyboard = std::thread::spawn(move || worked(By::Keys));
    let mouse = worked(By::Mouse);
    let keyboard = keyboard.join().unwrap();
    for (one, two) in mouse.iter().zip(&keyboard) {
        assert_eq!(one, two);
    }
    assert_eq!(mouse.len(), keyboard.len());
}

#[test]
fn mouse_and_keyboard_write_the_same_ledger_from_the_call_on() {
    write_the_same(Hands::in_the_morning, &CALLED_AND_SENT);
}

#[test]
fn mouse_and_keyboard_write_the_same_ledger_to_the_end() {
    write_the_same(Hands::in_the_drill, &COMMANDED_AND_ENDED);
}
