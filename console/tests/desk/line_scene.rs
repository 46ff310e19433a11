//! The verbs of the scene: the same commands as its buttons, previewed before Enter.

use dispatch_core::command::{Command, OrderAnswer, Shape};
use dispatch_core::entry::Means;
use dispatch_core::state::{OrderKind, OrderWarning};
use eframe::egui::{Event, Key};

use crate::hand::Hand;
use crate::keeper::{seat, whistle};
use crate::roll_call::{say, with_water_team};

/// Types a line where the caret stands, sees what it would do, and sends it.
fn says(hand: &mut Hand, line: &str, sees: &str, commands: &[&str]) {
    hand.harness.event(Event::Text(line.to_owned()));
    hand.settle();
    assert!(hand.sees(sees), "{line} does not say {sees}");
    hand.harness.key_press(Key::Enter);
    assert_eq!(hand.settle(), commands, "{line}");
}

fn at_the_line() -> Hand {
    let mut hand = with_water_team(Key::Num1);
    hand.key(Key::Slash, &[]);
    hand
}

#[test]
fn people_go_in_come_out_are_counted_and_found() {
    let mut hand = at_the_line();
    says(
        &mut hand,
        "jr sy1 4人 25分 入水救援",
        "未见安全确认：水域供配电已断开",
        &["enter_zone"],
    );
    let zone = hand.incident("i-1").zone.clone();
    assert_eq!((zone.inside_now(), zone.overrides.len()), (4, 2));
    says(&mut hand, "cc sy1 1", "其后尚在内 3 人", &["leave_zone"]);
    says(
        &mut hand,
        "撤出水域一队",
        "其后尚在内 0 人",
        &["leave_zone"],
    );
    says(&mut hand, "qd sy1 3 5", "失联 2 人", &["roll_call"]);
    assert_eq!(hand.incident("i-1").zone.unaccounted_now(), 2);
    says(&mut hand, "zd sy1 1", "水域一队", &["found"]);
    says(&mut hand, "找到 sy1", "水域一队", &["found"]);
    assert_eq!(hand.incident("i-1").zone.unaccounted_now(), 0);
    says(&mut hand, "清点 全体 5 5", "5/5", &["roll_call"]);
    let behalf = hand.room.lines.last().unwrap().author.on_behalf.clone();
    let commander = hand.incident("i-1").commander().unwrap().post.clone();
    assert_eq!(behalf.unwrap().who.to_string(), format!("post:{commander}"));
}

#[test]
fn an_order_is_received_answered_confirmed_and_called_off() {
    let mut hand = at_the_line();
    says(&mut hand, "jr sy1 3 30", "3", &["enter_zone"]);
    says(
        &mut hand,
        "o 供电 恢复送电",
        "危险区内登记 3 人",
        &["order"],
    );
    let order = hand.incident("i-1").orders.values().next().unwrap().clone();
    assert!(order.warnings.contains(&OrderWarning::PeopleInside(3)));
    says(&mut hand, "hz 供电", "恢复送电", &["receipt"]);
    says(&mut hand, "zz 供电 03:40", "预计 03:40", &["answer"]);
    says(&mut hand, "wf 供电 配电房进水", "配电房进水", &["answer"]);
    let order = hand.incident("i-1").orders.values().next().unwrap().clone();
    let answer = order.to.values().next().unwrap().answer.clone();
    assert!(matches!(answer, Some(OrderAnswer::Unable { .. })));
    says(&mut hand, "wc 供电", "已完成", &["answer"]);
    says(&mut hand, "qr 送电", "恢复送电", &["confirm"]);
    says(&mut hand, "o sy1 继续搜救", "继续搜救", &["order"]);
    says(&mut hand, "dm sy1", "继续搜救", &["receipt"]);
    let behalf = hand.room.lines.last().unwrap().author.on_behalf.clone();
    assert_eq!(behalf.unwrap().means, Means::InPerson);
    says(&mut hand, "qx 继续", "取消指令：继续搜救", &["order"]);
    let orders = hand.incident("i-1").orders.clone();
    assert_eq!(
        orders
            .values()
            .filter(|it| it.cancelled_by.is_some())
            .count(),
        1
    );
    says(&mut hand, "jjcl 上游开闸", "水域一队", &["pull_out"]);
    let orders = hand.incident("i-1").orders.clone();
    let pull_out = orders.values().find(|it| it.kind == OrderKind::PullOut);
    assert_eq!(pull_out.unwrap().words.as_str(), "紧急撤离:上游开闸");
}

#[test]
fn a_time_that_cannot_be_read_is_named_and_nothing_is_sent() {
    let mut hand = at_the_line();
    says(&mut hand, "o sy1 搜救", "搜救", &["order"]);
    says(&mut hand, "zz sy1 一会儿", "一会儿", &[]);
    hand.key(Key::Escape, &[]);
    hand.key(Key::Slash, &[]);
    says(&mut hand, "jr sy1 四 25", "“四”", &[]);
}

#[test]
fn what_is_asked_for_is_typed() {
    let mut hand = at_the_line();
    says(
        &mut hand,
        "tq qzzy 区政府 请决定低洼处强制转移",
        "强制转移",
        &["request_act"],
    );
    let stock = hand.room.state.stock.clone();
    let mut lines = stock
        .iter()
        .flat_map(|(depot, items)| items.iter().map(move |(item, it)| (depot, item, it.here)));
    let (depot, item, here) = lines.find(|it| it.2 > 1).unwrap();
    // By their ids, as two depots may hold the same.
    let line = format!("wz {item}@{depot} 1");
    says(
        &mut hand,
        &line,
        &format!("其后可用 {}", here - 1),
        &["supply"],
    );
    says(&mut hand, "bh 警戒区 200", "200", &["plot"]);
    let plots = hand.incident("i-1").plots.clone();
    let shape = &plots.values().next().unwrap().shape;
    assert!(matches!(shape, Shape::Circle { radius_m: 200, .. }));
    says(
        &mut hand,
        "zy 转移 低洼处40户；郭溪小学；大巴",
        "低洼处40户 → 郭溪小学",
        &["evacuate"],
    );
    says(&mut hand, "zy 转移 低洼处40户", "三项", &[]);
}

#[test]
fn command_is_offered_accepted_and_left_to_the_township() {
    let mut hand = at_the_line();
    says(&mut hand, "jsyj", "没有提出移交", &[]);
    hand.key(Key::Escape, &[]);
    hand.key(Key::Slash, &[]);
    says(&mut hand, "zjzh", "郭溪街道", &["confirm_township"]);
    says(&mut hand, "zp", "", &["designate"]);
    let named = hand
        .incident("i-1")
        .designated
        .as_ref()
        .unwrap()
        .post
        .clone();
    hand.key(Key::Escape, &[]);
    // Only whoever commands offers it.
    let post = hand.incident("i-1").commander().unwrap().post.clone();
    let post = hand.room.state.register.post_zh(&post).to_owned();
    hand.sit(&post);
    hand.key(Key::Slash, &[]);
    says(&mut hand, "yj", "", &["offer_command"]);
    hand.key(Key::Escape, &[]);
    let post = hand.room.state.register.post_zh(&named).to_owned();
    hand.sit(&post);
    hand.key(Key::Slash, &[]);
    says(&mut hand, "jsyj", "", &["accept_command"]);
    assert_eq!(hand.incident("i-1").commander().unwrap().post, named);
    let incident = hand.incident("i-1");
    assert!(incident.offer.is_none());
}

#[test]
fn the_alarm_on_top_is_put_off_for_a_reason_and_the_tones_are_silenced() {
    let mut hand = at_the_line();
    let duty = seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, whistle("i-9", "330304009", "任桥"));
    hand.room.publish();
    hand.settle();
    says(&mut hand, "zh 10 已在处置", "已在处置", &["shelve_alarm"]);
    let Command::ShelveAlarm(it) = hand.room.lines.last().unwrap().author.command.clone() else {
        panic!("no alarm was put off")
    };
    assert_eq!(it.until.since_s(hand.room.state.at), 600);
    says(&mut hand, "消音", "", &[]);
}

#[test]
fn a_road_is_closed_and_open_again_and_a_promise_is_kept() {
    let mut hand = at_the_line();
    says(
        &mut hand,
        "dl 积水 六虹桥下穿",
        "六虹桥下穿",
        &["close_road"],
    );
    says(&mut hand, "hf 六虹桥", "六虹桥下穿", &["open_road"]);
    says(&mut hand, "sx 03:30前 报市防指 孤岛村", "孤岛村", &["owe"]);
}

#[test]
fn whoever_is_there_goes_by_the_commanders_word_and_says_when_he_has_gone() {
    let mut hand = at_the_line();
    let fire = serde_json::json!({ "report_in": { "incident": "i-1",
        "department": "fire-brigade", "strength": { "people": 8 } } });
    say(&mut hand, fire);
    hand.key(Key::Escape, &[]);
    let post = hand.incident("i-1").commander().unwrap().post.clone();
    let post = hand.room.state.register.post_zh(&post).to_owned();
    hand.sit(&post);
    hand.key(Key::Slash, &[]);
    says(&mut hand, "cl sy1", "水域一队", &["release_team"]);
    says(&mut hand, "cl fire-brigade", "区消防救援大队", &["release"]);
    says(&mut hand, "lc fire-brigade", "区消防救援大队", &["left"]);
}

#[test]
fn a_department_is_called_off_to_another_scene_for_life_by_the_chief() {
    let mut hand = Hand::with_incidents(2);
    let fire = serde_json::json!({ "report_in": { "incident": "i-2",
        "department": "fire-brigade", "strength": { "people": 8 } } });
    say(&mut hand, fire);
    hand.sit("值班长");
    hand.key(Key::Slash, &[]);
    says(&mut hand, "#1", "", &[]);
    says(
        &mut hand,
        "cd fire-brigade 救人 屋顶有人",
        "从 潘桥街道 瞿溪老街 抽走",
        &["recall_department"],
    );
    let fire = dispatch_core::words::DepartmentId::new("fire-brigade").unwrap();
    assert!(hand.incident("i-2").calls[&fire].recalled.is_some());
}

#[test]
fn what_a_township_handled_alone_is_raised_by_a_word() {
    let mut hand = Hand::quiet();
    let mut alone = serde_json::to_value(whistle("i-1", "330304009", "任桥")).unwrap();
    alone["whistle"]["self_handled"] = true.into();
    say(&mut hand, alone);
    hand.key(Key::Slash, &[]);
    says(&mut hand, "sj 发现一人被困", "发现一人被困", &["raise"]);
    assert!(!hand.incident("i-1").self_handled);
}
