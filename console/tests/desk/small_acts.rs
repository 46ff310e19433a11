//! Small acts that once had no button, or a button that no test pressed.

use dispatch_core::command::{Command, Shape};
use dispatch_core::state::TakenBy;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;

/// For whom the newest entry was recorded.
fn on_behalf(hand: &Hand) -> Option<String> {
    let last = hand.room.lines.last().unwrap();
    last.author.on_behalf.as_ref().map(|it| it.who.to_string())
}

#[test]
fn a_departments_word_is_heard_at_the_centre_and_its_own_at_its_own_desk() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num2);
    hand.press("代签收 区公安分局", &["acknowledge"]);
    assert_eq!(on_behalf(&hand).as_deref(), Some("department:police"));
    let mut hand = Hand::at_the_desk_of("police-duty");
    only(&mut hand, Key::Num2);
    hand.press("签收 区公安分局", &["acknowledge"]);
    assert_eq!(on_behalf(&hand), None, "nobody is recorded for himself");
    hand.press("出发 区消防救援大队", &["set_out"]);
    assert_eq!(on_behalf(&hand).as_deref(), Some("department:fire-brigade"));
}

#[test]
fn a_call_that_stands_on_its_departments_screen_is_delivered_and_looks_so() {
    let mut hand = Hand::at_the_desk_of("police-duty");
    let delivered = |hand: &Hand| {
        let all = hand.room.lines.iter();
        let said = all.filter(|it| matches!(it.author.command, Command::Delivered(_)));
        said.map(|it| it.author.post.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        delivered(&hand),
        ["police-duty"],
        "once, by whoever is signed on"
    );
    hand.room.pass(60);
    hand.settle();
    assert_eq!(delivered(&hand).len(), 1);
    hand.sit("值班员");
    only(&mut hand, Key::Num2);
    for look in ["◐ 已送达", "○ 未送达"] {
        assert!(hand.sees(look), "{look}");
    }
    hand.press("叫应 区消防救援大队", &[]);
    hand.press("已接通 区消防救援大队", &["attempt"]);
    hand.press("代签收 区公安分局", &["acknowledge"]);
    for look in ["◎ 已叫应", "✓ 已签收"] {
        assert!(hand.sees(look), "{look}");
    }
}

#[test]
fn what_the_program_writes_down_is_chinese_on_an_english_screen() {
    let mut hand = Hand::with_incidents(1);
    hand.key(Key::F9, &[]);
    only(&mut hand, Key::Num8);
    hand.choose("Scene headquarters");
    hand.write("Command channel", "3");
    let record = hand
        .harness
        .get_by_role_and_label(Role::Button, "Record the headquarters");
    record.scroll_to_me();
    hand.settle();
    hand.press("Record the headquarters", &["scene_hq"]);
    let plan = &hand.room.state.scenes["i-1"].channels;
    assert_eq!(plan[0].purpose.as_str(), "指挥频道");
}

/// Only this section stands open, so that what it holds lies on the screen.
fn only(hand: &mut Hand, section: Key) {
    for key in [Key::Num1, Key::Num2, Key::Num3] {
        hand.key(key, &[]);
    }
    hand.key(section, &[]);
}

#[test]
fn the_chief_replaces_the_commander_and_says_why() {
    let mut hand = Hand::with_incidents(1);
    let before = hand.incident("i-1").commander().unwrap().post.clone();
    hand.choose("更换…");
    hand.write("更换理由", "事件扩大");
    let replace = hand.all_buttons("更换指挥官 ").remove(0);
    assert!(!hand.enabled(&replace), "the officer may not");
    hand.sit("值班长");
    hand.press(&replace, &["replace_commander"]);
    let incident = hand.incident("i-1");
    let now = incident.commander().unwrap();
    assert_ne!(now.post, before);
    assert_eq!(now.by, TakenBy::Replaced);
}

#[test]
fn a_remark_is_written_on_an_incident_and_stands_in_its_log() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num7);
    assert!(!hand.enabled("记录"), "without words");
    hand.write("记录一句（不写群众姓名）", "水位到车窗");
    hand.press("记录", &["note"]);
    assert_eq!(hand.incident("i-1").notes.len(), 1);
    assert!(hand.sees("水位到车窗"));
}

#[test]
fn a_remark_confirms_a_hold_point() {
    let mut hand = Hand::with_incidents(1);
    let incident = hand.incident("i-1");
    let kind = hand.room.state.register.kind(&incident.kind).unwrap();
    let point = kind.hold_points[0].clone();
    only(&mut hand, Key::Num7);
    hand.write("记录一句（不写群众姓名）", "供电所回话");
    hand.choose(&point.requires.zh);
    hand.press("记录", &["note"]);
    let satisfied = hand.incident("i-1").zone.satisfied.clone();
    assert_eq!(
        satisfied
            .keys()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        [point.id]
    );
}

#[test]
fn a_duty_goes_to_another_department_and_the_first_stays_on_record() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num2);
    hand.press("代行职责", &[]);
    hand.choose("哪项职责");
    let (duty, holders) = hand
        .incident("i-1")
        .duties
        .iter()
        .next()
        .map(|(a, b)| (a.clone(), b.clone()))
        .unwrap();
    let first = hand
        .room
        .state
        .register
        .department_zh(&holders[0].department)
        .to_owned();
    let choice = hand
        .all_buttons("")
        .into_iter()
        .find(|it| it.ends_with(&format!("（{first}）")))
        .unwrap();
    hand.press(&choice, &[]);
    hand.choose("由谁代行");
    hand.press("区农业农村局", &[]);
    hand.write("代行理由", "值班电话无人接听");
    hand.press("转由其代行 区农业农村局", &["assign_duty"]);
    let holders = hand.incident("i-1").duties[&duty].clone();
    assert_eq!(holders.len(), 2);
    assert!(hand.sees("值班电话无人接听"));
}

#[test]
fn a_depot_is_counted_and_the_difference_is_asked_about() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num4);
    let open = hand.all_buttons("盘点 ").remove(0);
    hand.press(&open, &[]);
    let depot = open.trim_start_matches("盘点 ").to_owned();
    let record = format!("登记盘点 {depot}");
    assert!(!hand.enabled(&record), "what nobody counted is unknown");
    hand.press("盘点数 +1", &[]);
    hand.press(&record, &["count_stock"]);
    let Command::CountStock(counted) = &hand.room.lines.last().unwrap().author.command else {
        panic!("no count");
    };
    let stock = &hand.room.state.stock[&counted.depot][&counted.item];
    assert_eq!(stock.here, 1);
    assert_eq!(
        hand.room.state.conflicts.len(),
        1,
        "the book said otherwise"
    );
}

#[test]
fn an_incident_turns_out_to_be_of_another_type() {
    let mut hand = Hand::with_incidents(1);
    let before = hand.incident("i-1").kind;
    only(&mut hand, Key::Num8);
    hand.choose("变更、合并、拆分");
    hand.write("变更理由", "车上是氯气");
    hand.choose("改为哪一类");
    // The topmost of the list: the others may lie below its fold.
    let types = hand.room.state.register.types.iter();
    let others = types.filter(|(id, _)| **id != before);
    let first = others.min_by_key(|(_, it)| it.number).unwrap().1.zh.clone();
    hand.choose(&first);
    hand.press("变更事件类型", &["change_type"]);
    let incident = hand.incident("i-1");
    assert_eq!(incident.former_kinds.len(), 1);
    assert_eq!(incident.former_kinds[0].0, before);
}

#[test]
fn one_commander_has_two_incidents() {
    let mut hand = Hand::with_incidents(2);
    only(&mut hand, Key::Num8);
    hand.choose("变更、合并、拆分");
    hand.write("变更理由", "一人统管");
    hand.choose("另一起警情");
    let selected = hand.harness.state().view().selected.clone().unwrap();
    let other = if selected.as_str() == "i-1" {
        "i-2"
    } else {
        "i-1"
    };
    let place = hand.incident(other).place.words.to_string();
    hand.harness
        .get_all_by_role(Role::Button)
        .filter(|node| node.rect().left() > 1_270.0)
        .find(|node| {
            let label = node.accesskit_node().label();
            label.is_some_and(|it| it.ends_with(&place))
        })
        .unwrap()
        .click();
    hand.settle();
    hand.press("片区指挥", &["area_command"]);
    let commander = |id: &str| hand.incident(id).commander().unwrap().clone();
    assert_eq!(commander("i-1").post, commander("i-2").post);
    assert_eq!(commander("i-2").by, TakenBy::Area);
}

#[test]
fn a_search_is_stopped_by_who_may_with_a_basis() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num6);
    hand.press("人员核查", &[]);
    hand.write("不写姓名，如：白色轿车内", "白色轿车内");
    hand.press("人数 +1", &[]);
    hand.press("列为下落不明", &["sought"]);
    hand.write("停止搜救的依据 白色轿车内", "专家组意见");
    // The officer may not; what whoever commands decided he writes down as heard.
    let stop = "停止搜救 白色轿车内";
    assert!(!hand.sees(stop));
    assert!(hand.enabled("停止搜救（代记） 白色轿车内"));
    hand.sit("值班长");
    hand.press(stop, &["stop_search"]);
    assert_eq!(hand.incident("i-1").persons_open(), 0);
}

#[test]
fn the_search_for_missing_rescuers_is_ended_by_a_decision_of_its_own() {
    let mut hand = Hand::with_incidents(1);
    let short = serde_json::json!({"roll_call": {"incident": "i-1", "who": "team:water-1",
        "counted": 3, "of": 4}});
    let duty = crate::keeper::seat("duty-officer", &hand.room.state);
    hand.room.say(&duty, serde_json::from_value(short).unwrap());
    hand.room.publish();
    hand.sit("值班长");
    only(&mut hand, Key::Num3);
    hand.settle();
    hand.write("停止搜救的依据", "指挥部决定");
    let stop = hand.first("停止搜救 ");
    hand.press(&stop, &["stop_search"]);
    assert_eq!(hand.incident("i-1").zone.unaccounted_now(), 0);
    assert_eq!(hand.incident("i-1").search_stopped, None, "nobody else's");
}

/// Points of the map, each taken by one press and one click.
fn pick(hand: &mut Hand, points: &[(f32, f32)]) {
    for (index, by) in points.iter().enumerate() {
        // One press begins, and point after point follows.
        if hand.sees("地图点选") {
            hand.press("地图点选", &[]);
        }
        let map = hand
            .harness
            .get_by_role_and_label(Role::Canvas, "地图")
            .rect();
        let at = map.center() + (*by).into();
        hand.harness.drag_at(at);
        hand.harness.drop_at(at);
        hand.settle();
        assert!(hand.sees(&format!("已取 {} 点", index + 1)));
    }
}

#[test]
fn a_way_is_drawn_as_a_line_and_a_danger_as_an_area() {
    let mut hand = Hand::with_incidents(1);
    only(&mut hand, Key::Num8);
    hand.choose("标绘");
    hand.choose("路线");
    pick(&mut hand, &[(150.0, 190.0)]);
    assert!(!hand.enabled("标上"), "one point is no way");
    hand.press("重新取点", &[]);
    pick(&mut hand, &[(150.0, 190.0), (190.0, 150.0)]);
    hand.press("标上", &["plot"]);
    hand.choose("禁入区");
    pick(&mut hand, &[(120.0, 190.0), (190.0, 150.0), (190.0, 210.0)]);
    hand.press("标上", &["hazard"]);
    let incident = hand.incident("i-1");
    let shapes: Vec<_> = incident.plots.values().map(|it| &it.shape).collect();
    let lines = shapes
        .iter()
        .filter(|it| matches!(it, Shape::Line(points) if points.len() == 2));
    let areas = shapes
        .iter()
        .filter(|it| matches!(it, Shape::Area(points) if points.len() == 3));
    assert_eq!((lines.count(), areas.count()), (1, 1), "{shapes:?}");
}

#[test]
fn an_act_is_taken_back_by_its_key() {
    let mut hand = Hand::with_incidents(1);
    hand.press("我承办 郭溪街道 六虹桥延伸段下穿道路", &["claim"]);
    assert!(hand.incident("i-1").holder().is_some());
    hand.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    assert_eq!(hand.settle(), ["undo"]);
    assert!(hand.incident("i-1").holder().is_none());
}

#[test]
fn keys_open_the_figures_and_change_the_colours() {
    let mut hand = Hand::with_incidents(1);
    let field = "获救 +1";
    assert!(!hand.sees(field));
    hand.key(Key::N, &[]);
    assert!(hand.sees(field), "the form of the figures");
    hand.key(Key::N, &[]);
    assert!(!hand.sees(field));
    let ground = |hand: &Hand| hand.harness.ctx.global_style().visuals.panel_fill;
    let mut seen = vec![ground(&hand)];
    for _ in 0..2 {
        hand.key(Key::F10, &[]);
        let now = ground(&hand);
        assert!(!seen.contains(&now), "a skin of its own");
        seen.push(now);
    }
    hand.key(Key::F10, &[]);
    assert_eq!(ground(&hand), seen[0], "three of them");
}

impl Hand {
    /// The buttons whose name begins so, pressable or not.
    fn all_buttons(&self, begin: &str) -> Vec<String> {
        self.harness
            .get_all_by_role(Role::Button)
            .filter_map(|node| node.accesskit_node().label())
            .filter(|name| name.starts_with(begin))
            .collect()
    }
}
