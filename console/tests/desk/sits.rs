//! Who sits here when the command line left it open: tonight's man, and the commander of an incident.

use dispatch_core::entry::World;
use dispatch_core::words::{PersonId, PostId};
use serde_json::json;
use yishao::desk::{Sits, Skin};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::{Room, seat, whistle};
use crate::layout::{SIZES, resize};
use crate::window::{open_with, options, picture};

#[test]
fn after_a_restart_whoever_took_over_sits_here_and_not_the_first_of_the_folder() {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let chief = seat("duty-chief", &room.state);
    let duty = json!({"set_duty": {"post": "police-duty-head", "person": "fang-xuechuan",
        "from": room.now()}});
    room.say(&chief, serde_json::from_value(duty).unwrap());
    room.pass(60);
    room.publish();
    let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
    options.seat = seat("police-duty-head", &room.state);
    options.seat.person = PersonId::new("yang-mingzhen").unwrap();
    options.sits = Sits {
        by_roster: true,
        commands: None,
    };
    let mut hand = Hand {
        harness: open_with(options),
        room,
    };
    hand.settle();
    let register = &hand.room.state.register;
    let tonight = register
        .person_zh(&PersonId::new("fang-xuechuan").unwrap())
        .to_owned();
    assert!(hand.sees(&format!(" · {tonight}")), "{tonight}");
}

#[test]
fn a_commanders_seat_waits_for_its_incident_and_is_nobodys_until_then() {
    let (room, link) = Room::new(World::live("ouhai"));
    let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
    options.seat.post = PostId::new("commander-awaited").unwrap();
    options.seat.seat = dispatch_core::words::Words::new("commander@1").unwrap();
    options.sits = Sits {
        by_roster: true,
        commands: Some("1".to_owned()),
    };
    let mut hand = Hand {
        harness: open_with(options),
        room,
    };
    hand.room.publish();
    hand.settle();
    assert!(hand.sees("席位：等事件 1 的指挥官"));
    let duty = seat("duty-officer", &hand.room.state);
    let whistle = whistle("i-1", "330304009", "六虹桥延伸段下穿道路");
    hand.room.say(&duty, whistle);
    hand.room.publish();
    hand.settle();
    let tenure = hand.incident("i-1").commander().unwrap().clone();
    let post = hand.room.state.register.post_zh(&tenure.post).to_owned();
    assert!(hand.sees(&format!("席位：{post} · ")), "{post}");
    assert!(!hand.sees("等事件"));
    // The five acts of the one who commands, in a row that never scrolls away.
    resize(&mut hand, SIZES[1]);
    let selected = hand.view_selected();
    assert_eq!(selected.unwrap().as_str(), "i-1", "he looks at his own");
    hand.settle();
    picture(&mut hand.harness, "commander-acts");
    hand.press("现场：派队", &[]);
    let team = hand.first("直接调派");
    hand.press(&team, &["dispatch"]);
    hand.press("现场：下达指令", &[]);
    assert!(hand.sees("指令内容"));
    hand.press("现场：标绘", &[]);
    assert!(hand.sees("警戒区"));
    hand.press("现场：报数", &[]);
    assert!(hand.sees("登记情况数字"));
}
