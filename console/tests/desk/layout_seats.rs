//! What each seat has in sight, and the band in either language, in every window.

use dispatch_core::entry::World;
use dispatch_core::words::Words;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use yishao::desk::{Pane, Skin};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::Room;
use crate::layout::{SIZES, assert_in_sight, at, rect, resize, shown};
use crate::window::{open_with, options, picture};

#[test]
fn each_seat_has_what_matters_most_to_it_in_sight() {
    for (named, post, wanted) in [
        (
            "chief",
            "duty-chief",
            &["queue", "map", "obligations", "incident"][..],
        ),
        (
            "leader",
            "leader-on-duty",
            &["queue", "overview", "responses", "map", "incident"],
        ),
        (
            "township@330304009",
            "duty-officer",
            &["incident", "map", "queue"],
        ),
        (
            "department@power",
            "duty-officer",
            &["queue", "incident", "map"],
        ),
        ("commander@i-1", "duty-officer", &["map", "incident"]),
        ("wall", "duty-officer", &["map", "queue", "incident"]),
    ] {
        let mut hand = at(named, post);
        for size in SIZES {
            let screen = resize(&mut hand, size);
            assert_in_sight(&hand, screen, &format!("{named} {size:?}"));
            picture(&mut hand.harness, &format!("{}-{}", &named[..4], size[0]));
            if named.starts_with("township") && size[0] == 1_366.0 {
                // Its form is what it is for: large, with the map beside it.
                hand.key(Key::F3, &[]);
                assert!(rect(&hand, &Pane::Form).width() >= 880.0);
                rect(&hand, &Pane::Map);
                picture(&mut hand.harness, "township-form");
                hand.key(Key::Escape, &[]);
            }
            if size[0] > 1_000.0 {
                let shown = shown(&hand);
                for pane in wanted {
                    assert!(shown.contains(&(*pane).to_owned()), "{named}: {shown:?}");
                }
            }
        }
    }
}

#[test]
fn a_township_without_an_incident_sees_where_to_begin() {
    let (room, link) = Room::new(World::live("ouhai"));
    let mut options = options(&room, link, (Lang::Zh, Skin::Daylight));
    options.seat.seat = Words::new("township@330304009").unwrap();
    let mut hand = Hand {
        harness: open_with(options),
        room,
    };
    hand.settle();
    assert!(shown(&hand).contains(&"form".to_owned()));
    hand.press("开始：打开吹哨表", &[]);
    assert!(hand.sees("其余可不详"), "the whistle form");
}

/// A part of the words of the other language stands in the band as well.
#[test]
fn in_english_the_band_keeps_to_its_window() {
    let mut hand = at("duty", "duty-officer");
    hand.key(Key::F9, &[]);
    for size in SIZES {
        let screen = resize(&mut hand, size);
        for name in ["Switch to Chinese", "Keys"] {
            let node = hand.harness.get_by_role_and_label(Role::Button, name);
            assert!(screen.contains_rect(node.rect()), "{name} at {size:?}");
        }
        let seat = hand.first("Seat: ");
        let seat = hand
            .harness
            .get_by_role_and_label(Role::Button, &seat)
            .rect();
        let clock = hand.harness.get_by_label("03:07:20").rect();
        assert!(
            seat.left() > clock.right(),
            "{seat:?} over {clock:?} at {size:?}"
        );
        picture(&mut hand.harness, &format!("english-{}", size[0]));
    }
}
