//! People in danger on the wall: a pull-out that is not over, and who is inside the danger zone.

use serde_json::json;
use yishao::language::Lang;
use yishao::wall::Trouble;

use crate::keeper::{Room, seat, whistle};
use crate::wall::{Hall, say, two_incidents, word};

/// Two teams and a department on the scene of `i-1`, one team inside the danger zone.
fn with_people_inside() -> Room {
    let mut room = two_incidents();
    for command in [
        json!({ "team_state": { "team": "water-1", "doing": "on-scene", "incident": "i-1",
            "strength": { "people": 5 } } }),
        json!({ "team_state": { "team": "drainage-1", "doing": "on-scene", "incident": "i-1",
            "strength": { "people": 4 } } }),
        json!({ "report_in": { "incident": "i-1", "department": "fire-brigade",
            "strength": { "people": 8 } } }),
        json!({ "roll_call": { "incident": "i-1", "counted": 17, "of": 17 } }),
        json!({ "enter_zone": { "incident": "i-1", "who": "team:water-1", "people": 3,
            "limit_min": 10, "task": "车顶救人" } }),
    ] {
        say(&mut room, "duty-officer", command);
    }
    room.pass(60);
    room
}

fn pull_out(room: &mut Room) {
    let given = json!({ "pull_out": { "incident": "i-1", "order": "o-1", "reason": "上游开闸" } });
    say(room, "duty-officer", given);
}

fn received(room: &mut Room, who: &str) {
    let receipt = json!({ "receipt": { "incident": "i-1", "order": "o-1", "who": who,
        "told_in_person": false } });
    say(room, "duty-officer", receipt);
}

#[test]
fn who_is_inside_stands_on_the_card_with_the_first_latest_out_and_the_last_count() {
    let mut room = with_people_inside();
    let mut hall = Hall::beside(&room, Lang::Zh);
    hall.wants(&["危险区内 3 人", "余 09:00", "最近清点 03:22 17/17"]);
    hall.picture("wall-inside");
    room.pass(600);
    hall.hear(word(&room.state, room.now()));
    hall.wants(&["危险区内 3 人", "超时 01:00"]);
    let out = json!({ "leave_zone": { "incident": "i-1", "who": "team:water-1", "people": 3 } });
    say(&mut room, "duty-officer", out);
    hall.hear(word(&room.state, room.now()));
    assert!(!hall.sees("危险区内") && !hall.sees("最近清点"));
}

#[test]
fn a_pull_out_stands_over_the_whole_width_until_it_is_confirmed() {
    let mut room = with_people_inside();
    pull_out(&mut room);
    room.pass(95);
    let mut hall = Hall::beside(&room, Lang::Zh);
    let strip = |hall: &Hall, wanted: &str| {
        let texts = hall.texts();
        let of = |it: &&String| it.starts_with("已回执");
        assert_eq!(texts.iter().find(of).map_or("", |it| it), wanted);
    };
    hall.wants(&["紧急撤离", "郭溪街道 六虹桥延伸段下穿道路", "起，已 01:35"]);
    // What was counted before says nothing of who came out.
    strip(
        &hall,
        "已回执 0/3 · 未回执 3 · 撤离后未清点 · 危险区内 3 人",
    );
    hall.wants(&["紧急撤离 0/3 已回执"]);
    hall.picture("wall-pull-out");
    received(&mut room, "team:water-1");
    received(&mut room, "department:fire-brigade");
    let out = json!({ "leave_zone": { "incident": "i-1", "who": "team:water-1", "people": 3 } });
    let unable = json!({ "answer": { "incident": "i-1", "order": "o-1", "who": "team:drainage-1",
        "answer": { "unable": { "reason": "设备未收" } } } });
    let counted = json!({ "roll_call": { "incident": "i-1", "who": "team:water-1", "counted": 5,
        "of": 5 } });
    for command in [out, unable, counted] {
        say(&mut room, "duty-officer", command);
    }
    hall.hear(word(&room.state, room.now()));
    strip(&hall, "已回执 3/3 · 无法执行 1 · 清点 5/5（1/3 个单位）");
    let short = json!({ "roll_call": { "incident": "i-1", "counted": 15, "of": 17 } });
    say(&mut room, "duty-officer", short);
    hall.hear(word(&room.state, room.now()));
    strip(&hall, "已回执 3/3 · 无法执行 1 · 清点 15/17 · 失联 2 人");
    let over = json!({ "confirm": { "incident": "i-1", "order": "o-1" } });
    say(&mut room, "duty-officer", over);
    hall.hear(word(&room.state, room.now()));
    assert!(!hall.sees("紧急撤离"), "{:?}", hall.texts());
    hall.wants(&["失联 2 人"]);
}

/// Where the console is gone the numbers of a pull-out have their age as any other has.
#[test]
fn a_pull_out_whose_console_is_gone_says_how_old_it_is() {
    let mut room = with_people_inside();
    pull_out(&mut room);
    let mut hall = Hall::beside(&room, Lang::Zh);
    let last = room.now();
    room.pass(130);
    hall.hear(yishao::wall::Word {
        looked_at: room.now(),
        good_at: Some(last),
        trouble: Some(Trouble::ConsoleGone),
        ..word(&room.state, last)
    });
    let texts = hall.texts();
    let since = texts.iter().find(|it| it.contains("起，已 0")).unwrap();
    assert!(since.ends_with(" · 2 分前"), "{since}");
    hall.picture("wall-pull-out-gone");
}

/// An incident that is not among the two most urgent has its pull-out on the wall all the same; of more than
/// two the others are counted, and no strip leaves the sheet.
#[test]
fn a_pull_out_of_an_incident_without_a_card_is_told_as_well() {
    let mut room = with_people_inside();
    let duty = seat("duty-officer", &room.state);
    for number in 3..=6 {
        let id = format!("i-{number}");
        room.say(&duty, whistle(&id, "330304010", &format!("第{number}处")));
        for command in [
            json!({ "report_in": { "incident": id, "department": "fire-brigade",
                "strength": { "people": 2 } } }),
            json!({ "enter_zone": { "incident": id, "who": "department:fire-brigade",
                "people": 2, "limit_min": 30, "task": "搜救" } }),
        ] {
            say(&mut room, "duty-officer", command);
        }
    }
    let mut hall = Hall::beside(&room, Lang::Zh);
    hall.wants(&["危险区内 2 人"]);
    assert!(!hall.sees("紧急撤离"));
    for number in 4..=6 {
        let given = json!({ "pull_out": { "incident": format!("i-{number}"),
            "order": format!("o-{number}"), "reason": "余震" } });
        say(&mut room, "duty-officer", given);
    }
    hall.hear(word(&room.state, room.now()));
    hall.wants(&["潘桥街道 第4处", "潘桥街道 第5处", "另有 1 起紧急撤离"]);
    hall.picture("wall-pull-outs");
    let sheet = eframe::egui::Rect::from_min_size(
        eframe::egui::Pos2::ZERO,
        eframe::egui::Vec2::new(1_920.0, 1_080.0),
    );
    // The line of the clock is higher than its digits.
    assert_eq!(hall.beyond(sheet.expand(8.0)), [""; 0]);
    let hall = Hall::beside(&room, Lang::En);
    hall.wants(&["1 more pull-outs", "received 0/1"]);
}
