//! The whole window in the harness.

use dispatch_core::entry::World;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use yishao::desk::{Desk, Options, Skin, font, map};
use yishao::language::Lang;

use crate::keeper::{Room, seat};

pub fn open(room: &Room, link: yishao::desk::Link, lang: Lang) -> Harness<'static, Desk> {
    let options = Options {
        lang,
        skin: Skin::Dark,
        renderer: None,
        seat: seat("duty-officer", &room.state),
        catalogue: room.catalogue.clone(),
        lines: map::Lines::default(),
        link,
        clock: room.clock(),
        drills: Vec::new(),
        sound: false,
    };
    Harness::builder()
        .with_size([1_920.0, 1_080.0])
        .with_max_steps(12)
        .with_context_setup(font::install)
        .build_eframe(move |creation| Desk::new(creation, options))
}

/// Writes the window as a picture where a person asked for one.
pub fn picture(harness: &mut Harness<'static, Desk>, name: &str) {
    if let Ok(folder) = std::env::var("YISHAO_PICTURES") {
        let image = harness.render().unwrap();
        image.save(format!("{folder}/{name}.png")).unwrap();
    }
}

#[test]
fn an_empty_window_says_which_world_it_is_and_that_it_is_complete() {
    let (room, link) = Room::new(World::live("ouhai"));
    let mut harness = open(&room, link, Lang::Zh);
    harness.run_steps(3);
    harness.get_by_label("实战");
    harness.get_by_label("没有警情");
    harness.get_by_label_contains("完整至");
    harness.get_by_label("无声音设备");
    picture(&mut harness, "empty");
}
