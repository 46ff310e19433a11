//! The time strip on a night with several whistles in a minute: no word stands on another at any width, what
//! stands too close is one plate that tells each, and the chosen incident's own whistle is always named.

use dispatch_core::entry::World;
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Shape};
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::window::{open, picture};

const PLACES: [&str; 3] = ["六虹桥延伸段下穿道路", "瞿溪老街", "泽雅镇西岸"];
const TOWNSHIPS: [&str; 3] = ["330304009", "330304010", "330304011"];

/// Three whistles within one minute, twenty minutes ago; the first of them is chosen.
fn minute(lang: Lang) -> Hand {
    let (room, link) = Room::new(World::live("ouhai"));
    let harness = open(&room, link, lang);
    let mut hand = Hand { harness, room };
    let duty = seat("duty-officer", &hand.room.state);
    for (index, place) in PLACES.into_iter().enumerate() {
        let id = format!("i-{}", index + 1);
        hand.room.say(&duty, whistle(&id, TOWNSHIPS[index], place));
        hand.room.pass(20);
    }
    hand.room.pass(1_140);
    hand.room.publish();
    hand.settle();
    let chosen = format!("郭溪街道 {}", PLACES[0]);
    let rows = hand.harness.query_all_by_role(Role::ListItem);
    let row = rows.into_iter().find(|it| {
        let label = it.accesskit_node().label();
        label.is_some_and(|it| it.contains(PLACES[0]))
    });
    match row {
        Some(row) => row.click(),
        None => panic!("{chosen} is in the queue"),
    }
    hand.settle();
    hand
}

fn slider(hand: &Hand, lang: Lang) -> Rect {
    let name = match lang {
        Lang::Zh => "时间条",
        Lang::En => "Time strip",
    };
    hand.harness
        .get_by_role_and_label(Role::Slider, name)
        .rect()
}

/// Every text that stands on the strip, and its room.
fn texts(hand: &Hand, strip: Rect) -> Vec<(String, Rect)> {
    fn of(shape: &Shape, strip: Rect, found: &mut Vec<(String, Rect)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|it| of(it, strip, found)),
            Shape::Text(text) => {
                let room = text.galley.rect.translate(text.pos.to_vec2());
                if strip.contains(room.center()) {
                    found.push((text.galley.text().to_owned(), room));
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    let shapes = &hand.harness.output().shapes;
    let shapes = shapes
        .iter()
        .filter(|it| strip.expand(1.0).contains_rect(it.clip_rect));
    shapes.for_each(|it| of(&it.shape, strip, &mut found));
    found
}

/// What the strip tells aloud, and in this language is called.
fn told(hand: &Hand, lang: Lang) -> String {
    let name = match lang {
        Lang::Zh => "时间条",
        Lang::En => "Time strip",
    };
    let strip = hand.harness.get_by_role_and_label(Role::Slider, name);
    strip.accesskit_node().value().unwrap_or_default()
}

#[test]
fn three_whistles_in_a_minute_are_each_told_and_none_stands_on_another() {
    for lang in [Lang::Zh, Lang::En] {
        let mut hand = minute(lang);
        let word = match lang {
            Lang::Zh => "吹哨",
            Lang::En => "whistle",
        };
        for size in [
            [1366.0, 768.0],
            [1920.0, 1080.0],
            [640.0, 480.0],
            [640.0, 1080.0],
        ] {
            hand.harness.set_size(size.into());
            hand.settle();
            let strip = slider(&hand, lang);
            let texts = texts(&hand, strip);
            for (index, (one, room)) in texts.iter().enumerate() {
                for (other, taken) in &texts[index + 1..] {
                    let shared = room.intersect(*taken);
                    let lies = shared.width() > 0.5 && shared.height() > 2.0;
                    assert!(!lies, "{size:?}: {one} at {room:?}, {other} at {taken:?}");
                }
            }
            // Its own whistle: above in its story, or at the tick with its number where there is no row above.
            let is_low = size[1] < 600.0;
            let own = texts.iter().find(|(text, _)| match is_low {
                true => text.starts_with("001 ") && text.contains(word),
                false => text == word,
            });
            assert!(own.is_some(), "{size:?} {lang:?}: {texts:?}");
            // In the low strip the three are one plate, else the two others.
            let several = match (lang, is_low) {
                (Lang::Zh, true) => "3 项：",
                (Lang::Zh, false) => "2 项：",
                (Lang::En, true) => "3 here: ",
                (Lang::En, false) => "2 here: ",
            };
            let told = told(&hand, lang);
            let heap = told.split(several).nth(1).unwrap_or_default();
            assert!(
                heap.contains(PLACES[1]) && heap.contains(PLACES[2]),
                "{size:?}: {told}"
            );
            assert_eq!(heap.contains(PLACES[0]), is_low, "{size:?}: {told}");
            let [wide, high] = size;
            picture(&mut hand.harness, &format!("strip-{lang:?}-{wide}x{high}"));
        }
    }
}

#[test]
fn turns_of_the_chosen_incident_that_stand_too_close_are_one_plate_named_by_its_whistle() {
    let mut hand = Hand::with_incidents(1);
    let designate = hand.first("指派指挥官 ");
    hand.press(&designate, &["designate"]);
    hand.room.pass(1_200);
    hand.settle();
    let strip = slider(&hand, Lang::Zh);
    let texts = texts(&hand, strip);
    let plates = texts.iter().filter(|(text, _)| text.contains("吹哨"));
    let plates: Vec<&str> = plates.map(|it| it.0.as_str()).collect();
    assert_eq!(plates, ["吹哨 +1"], "once, and not at its tick again");
    let told = told(&hand, Lang::Zh);
    assert!(
        told.starts_with("03:00 吹哨 · 03:01 指派指挥官 · → "),
        "{told}"
    );
    // Under the pointer each of them, and no entry besides.
    let plate = texts.iter().find(|(text, _)| text == "吹哨 +1").unwrap();
    hand.harness.hover_at(plate.1.center());
    hand.harness.run_steps(60);
    assert!(hand.sees("03:00 吹哨\n03:01 指派指挥官"));
}
