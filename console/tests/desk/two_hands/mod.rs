//! The flooded underpass of Guoxi (scenarios/guoxi-underpass.toml; stories S1 and S4), worked from the
//! first call on by the mouse alone and by the keyboard alone: both write the same ledger.

mod called;
mod hands;
mod said;
mod scene;

use hands::{By, Hands};
use said::said;

fn worked(by: By) -> Hands {
    let mut hands = Hands::new(by);
    let story: [fn(&mut Hands); 8] = [
        called::the_call_comes,
        called::what_others_did_already,
        called::the_township_whistles,
        called::the_members_are_called,
        called::teams_are_sent,
        scene::the_ends_are_closed,
        scene::the_pumps_stand,
        scene::what_came_late_and_what_cannot,
    ];
    for part in story {
        part(&mut hands);
    }
    hands
}

#[test]
fn mouse_and_keyboard_write_the_same_ledger() {
    let keyboard = std::thread::spawn(|| said(&worked(By::Keys)));
    let mouse = said(&worked(By::Mouse));
    let keyboard = keyboard.join().unwrap();
    for (one, two) in mouse.iter().zip(&keyboard) {
        assert_eq!(one, two);
    }
    assert_eq!(mouse.len(), keyboard.len());
}
