//! Looking back: the whole board is as it was, nothing can be pressed, and Esc returns.

use dispatch_core::entry::World;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::language::Lang;

use crate::keeper::{Room, seat, whistle};
use crate::window::{open, picture};

#[test]
fn the_past_is_read_only_and_escape_returns_to_now() {
    let (mut room, link) = Room::new(World::drill("guoxi-underpass", 1));
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    room.pass(600);
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.pass(600);
    room.publish();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::ListItem, &title());
    assert!(
        harness.get_all_by_label("演练").count() >= 2,
        "the world stands on the band and on every row"
    );

    // The strip shows an hour, nine tenths of it behind us: a fifth of it back is twelve minutes.
    let strip = harness.get_by_role_and_label(Role::Slider, "时间条").rect();
    let back = strip.left_center() + (strip.width() * 0.6, 0.0).into();
    harness.drag_at(back);
    harness.run_steps(1);
    harness.drop_at(back);
    harness.run_steps(1);
    room.answer();
    harness.run_steps(3);
    harness.get_by_label("回看");
    assert!(
        harness
            .query_by_role_and_label(Role::ListItem, &title())
            .is_none()
    );
    let whistle = harness.get_by_role_and_label(Role::Button, "打开吹哨表");
    assert!(whistle.accesskit_node().is_disabled());
    picture(&mut harness, "past");

    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_label("回看").is_none());
    harness.get_by_role_and_label(Role::ListItem, &title());
}

fn title() -> String {
    "郭溪街道 六虹桥延伸段下穿道路".to_owned()
}
