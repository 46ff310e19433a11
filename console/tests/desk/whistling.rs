//! The whistle form without a mouse, in seconds; places however they are told; what will come of it.

use dispatch_core::command::{Command, Whistle};
use dispatch_core::entry::{Means, OnBehalf};
use dispatch_core::register::Party;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;
use crate::window::{open_with, options, picture};

const PLACE: &str = "地点，用来电人的话";
const TYPE: &str = "类型，打拼音首字母";

/// A hand that counts what it strikes.
struct Fingers {
    hand: Hand,
    strokes: usize,
}

impl Fingers {
    fn new(hand: Hand) -> Fingers {
        Fingers { hand, strokes: 0 }
    }

    fn key(&mut self, key: Key) -> Vec<&'static str> {
        self.with(Modifiers::NONE, key)
    }

    fn with(&mut self, modifiers: Modifiers, key: Key) -> Vec<&'static str> {
        self.strokes += 1;
        self.hand.harness.key_press_modifiers(modifiers, key);
        self.hand.settle()
    }

    /// Letters, each a stroke of its own.
    fn letters(&mut self, letters: &str) {
        for letter in letters.chars() {
            self.strokes += 1;
            self.hand.harness.event(Event::Text(letter.to_string()));
            self.hand.harness.run_steps(1);
        }
        self.hand.settle();
    }

    /// The name of what has the caret or the focus.
    fn focused(&self) -> String {
        let all = self.hand.harness.get_all(egui_kittest::kittest::By::new());
        let focused = all.filter(|it| it.accesskit_node().is_focused());
        let named = focused.filter_map(|it| it.accesskit_node().label());
        named.collect::<Vec<_>>().join("、")
    }
}

fn type_into(hand: &mut Hand, field: &str, text: &str) {
    hand.write(field, text);
}

fn last_whistle(hand: &Hand) -> (Whistle, Option<OnBehalf>) {
    let lines = hand.room.lines.iter().rev();
    let mut whistles = lines.filter_map(|line| match &line.author.command {
        Command::Whistle(it) => Some((it.clone(), line.author.on_behalf.clone())),
        _ => None,
    });
    whistles.next().unwrap()
}

#[test]
fn a_whistle_full_of_unknowns_is_sent_in_twenty_five_strokes() {
    let mut fingers = Fingers::new(Hand::quiet());
    fingers.key(Key::F3);
    assert_eq!(fingers.focused(), TYPE, "the caret is ready");
    fingers.letters("fx");
    fingers.key(Key::Tab);
    assert_eq!(fingers.focused(), PLACE);
    fingers.letters("lhqy");
    picture(&mut fingers.hand.harness, "whistle-place-offered");
    fingers.key(Key::Enter);
    assert_eq!(fingers.focused(), PLACE, "words may follow");
    fingers.with(Modifiers::ALT, Key::Num3);
    assert_eq!(fingers.focused(), "明确有人员伤亡");
    fingers.key(Key::D);
    picture(&mut fingers.hand.harness, "whistle-by-keys");
    let sent = fingers.with(Modifiers::COMMAND, Key::Enter);
    assert_eq!(sent, ["whistle"]);
    assert!(fingers.strokes <= 25, "{} strokes", fingers.strokes);
    let (whistle, heard) = last_whistle(&fingers.hand);
    assert_eq!(whistle.kind.as_str(), "flood-typhoon-drought");
    assert!(whistle.place.words.as_str().starts_with("六虹桥延伸段"));
    assert!(whistle.place.point.is_some());
    assert_eq!(whistle.conditions[0].as_str(), "serious-danger");
    // Each figure was asked for and is 不详; none is 0.
    assert_eq!(whistle.figures.len(), 5);
    assert!(whistle.figures.values().all(Option::is_none));
    // A township telephoned, and the duty officer wrote it down.
    let heard = heard.unwrap();
    assert_eq!(heard.who, Party::Township(whistle.township.clone()));
    assert_eq!(heard.means, Means::Telephone);
    assert_eq!(heard.heard_at, whistle.received_at);
}

#[test]
fn the_letters_beside_each_type_find_it() {
    let mut fingers = Fingers::new(Hand::quiet());
    fingers.key(Key::F3);
    let types = fingers.hand.room.state.register.types.clone();
    // Two begin with the same letters: earthquake and landslide, cold and animals.
    for (letters, id) in [
        ("dz", "geological-disaster"),
        ("zz", "earthquake"),
        ("dw", "extreme-weather"),
        ("wy", "animal-epidemic"),
    ] {
        fingers.letters(letters);
        let name = &types.values().find(|it| it.id == id).unwrap().zh;
        let button = fingers
            .hand
            .harness
            .get_by_role_and_label(Role::RadioButton, name);
        let chosen = button.accesskit_node().toggled();
        assert_eq!(chosen, Some(Toggled::True), "{letters}");
        fingers.hand.clear(TYPE);
    }
}

#[test]
fn what_the_caret_stands_in_is_unknown_again_by_one_stroke() {
    let mut fingers = Fingers::new(Hand::quiet());
    fingers.key(Key::F3);
    fingers.letters("fx");
    fingers.key(Key::Tab);
    fingers.letters("lhqy");
    fingers.key(Key::Enter);
    fingers.with(Modifiers::ALT, Key::Num3);
    fingers.key(Key::D);
    fingers.with(Modifiers::ALT, Key::Num4);
    assert_eq!(fingers.focused(), "死亡");
    fingers.letters("3");
    fingers.with(Modifiers::ALT, Key::U);
    assert_eq!(fingers.focused(), "死亡", "the caret stays");
    fingers.with(Modifiers::COMMAND, Key::Enter);
    let (whistle, _) = last_whistle(&fingers.hand);
    assert!(whistle.figures.values().all(Option::is_none));
}

#[test]
fn tab_goes_through_the_fields_in_the_order_of_speaking_and_alt_jumps() {
    let mut fingers = Fingers::new(Hand::quiet());
    fingers.key(Key::F3);
    let mut passed = Vec::new();
    for _ in 0..60 {
        passed.push(fingers.focused());
        fingers.key(Key::Tab);
    }
    let wanted = [
        TYPE,
        PLACE,
        "选镇街",
        "地图点选",
        "明确有人员伤亡",
        "紧急敏感事件信息",
        "死亡",
        "被困",
        "事发（空即不详）",
        "一句话情况",
        "已做",
        "需要",
        "收起",
    ];
    let at = wanted.map(|name| passed.iter().position(|it| it == name));
    assert!(at.iter().all(Option::is_some), "{at:?} of {passed:?}");
    assert!(at.is_sorted(), "{at:?} of {passed:?}");
    for (key, name) in [
        (Key::Num6, "一句话情况"),
        (Key::Num1, TYPE),
        (Key::Num4, "死亡"),
        (Key::Num2, PLACE),
        (Key::Num5, "事发（空即不详）"),
    ] {
        fingers.with(Modifiers::ALT, key);
        assert_eq!(fingers.focused(), name);
    }
    // A keyboard sends the sign with the key; it must not stand in the field.
    fingers.with(Modifiers::ALT, Key::Num6);
    let alt_7 = Event::Key {
        key: Key::Num7,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::ALT,
    };
    let input = fingers.hand.harness.input_mut();
    input.events.extend([alt_7, Event::Text("7".to_owned())]);
    fingers.hand.harness.run_steps(1);
    fingers.hand.settle();
    assert_eq!(fingers.focused(), "已做");
    assert!(fingers.hand.reads("一句话情况", ""));
    assert!(fingers.hand.reads("已做", ""));
}

#[test]
fn a_place_is_told_by_name_post_or_coordinates_and_is_never_refused() {
    let mut hand = Hand::quiet();
    hand.key(Key::F3, &[]);
    // A kilometre post of a line of which the district has no reference points.
    type_into(&mut hand, PLACE, "G1513 K12+300");
    assert!(hand.sees("本区没有 G1513 K12+300 这条线的参考点"));
    hand.clear(PLACE);
    // Named the other way round, and offered in both datums.
    type_into(&mut hand, PLACE, "北纬120.5886 东经27.9925");
    assert!(hand.sees("经纬度说反了"));
    assert!(hand.sees("WGS-84 北纬 27.99250°，东经 120.58860°"));
    hand.key(Key::ArrowDown, &[]);
    hand.key(Key::Enter, &[]);
    assert!(
        hand.sees("GCJ-02 120.58860, 27.99250"),
        "read in that datum"
    );
    assert!(
        hand.reads(PLACE, "GCJ-02 北纬120.5886 东经27.9925"),
        "as it was said"
    );
    hand.press("去掉定点", &[]);
    hand.clear(PLACE);
    // Outside the district: said, and taken all the same.
    type_into(&mut hand, PLACE, "WGS-84 28.5, 121.3");
    hand.key(Key::Enter, &[]);
    assert!(hand.sees("在本区范围以外约"));
    hand.clear(PLACE);
    type_into(&mut hand, PLACE, "48.137 11.575");
    assert!(hand.sees("这两个数不在国内范围"));
    hand.clear(PLACE);
    hand.press("去掉定点", &[]);
    // Plain words alone.
    type_into(&mut hand, PLACE, "老桥东头，具体说不清");
    choose_rest(&mut hand);
    hand.press("发出吹哨", &["whistle"]);
    let (whistle, _) = last_whistle(&hand);
    assert_eq!(whistle.place.words.as_str(), "老桥东头，具体说不清");
    assert_eq!(whistle.place.point, None);
}

/// Type and one condition.
fn choose_rest(hand: &mut Hand) {
    let types = &hand.room.state.register.types;
    let kind = types.values().find(|it| it.number == 1).unwrap().zh.clone();
    hand.choose(&kind);
    hand.choose("可能造成较大隐患");
}

#[test]
fn an_open_incident_near_by_is_offered_before_sending_and_nobody_is_called_twice() {
    let mut hand = Hand::with_incidents(2);
    hand.key(Key::F3, &[]);
    type_into(&mut hand, PLACE, "六虹桥延伸段下穿");
    hand.key(Key::Enter, &[]);
    choose_rest(&mut hand);
    let called = hand.incident("i-1").calls.len();
    assert!(hand.sees("并入：郭溪街道 六虹桥延伸段下穿道路"));
    // Of an hour ago and far away; still it is the same type.
    assert!(hand.sees("并入：潘桥街道 瞿溪老街"));
    picture(&mut hand.harness, "whistle-near");
    hand.choose("并入：郭溪街道 六虹桥延伸段下穿道路");
    assert!(hand.sees("不重复通知"));
    hand.press("发出吹哨", &["whistle"]);
    assert_eq!(hand.incident("i-1").calls.len(), called);
    assert_eq!(hand.room.state.open_incidents().len(), 2);
}

#[test]
fn an_old_incident_within_a_kilometre_is_offered_and_a_far_one_is_not() {
    let mut hand = Hand::with_incidents(1);
    hand.room.pass(3 * 3_600);
    hand.settle();
    hand.key(Key::F3, &[]);
    type_into(&mut hand, PLACE, "六虹桥延伸段下穿");
    hand.key(Key::Enter, &[]);
    assert!(hand.sees("并入：郭溪街道 六虹桥延伸段下穿道路"));
    hand.clear(PLACE);
    type_into(&mut hand, PLACE, "泽雅水库");
    hand.key(Key::Enter, &[]);
    choose_rest(&mut hand);
    assert!(!hand.sees("并入：郭溪街道 六虹桥延伸段下穿道路"));
}

#[test]
fn what_will_come_of_it_stands_beside_it_before_it_is_sent() {
    let mut hand = township_seat("330304009");
    hand.key(Key::F3, &[]);
    assert!(hand.sees("选了类型和镇街"));
    choose_rest(&mut hand);
    assert!(hand.sees("必到"));
    assert!(hand.sees("区应急管理局"));
    assert!(hand.sees("临时指挥"));
    type_into(&mut hand, PLACE, "桥下");
    picture(&mut hand.harness, "township-whistle");
    let foreseen: Vec<String> = labels(&hand, "必到");
    hand.press("发出吹哨", &["whistle"]);
    let incident = hand.room.state.open_incidents()[0].clone();
    let must = incident
        .calls
        .values()
        .filter(|it| it.role == Some(dispatch_core::catalogue::Role::Must))
        .count();
    assert!(
        foreseen[0].starts_with(&format!("必到 {must} 家")),
        "{foreseen:?}"
    );
    // The township sits here itself: nobody is recorded for himself.
    assert_eq!(last_whistle(&hand).1, None);
}

fn labels(hand: &Hand, begin: &str) -> Vec<String> {
    let all = hand.harness.query_all_by_label_contains(begin);
    let said = |it: &egui_kittest::Node<'_>| {
        let node = it.accesskit_node();
        node.label().or_else(|| node.value())
    };
    all.filter_map(|it| said(&it)).collect()
}

fn township_seat(township: &str) -> Hand {
    use crate::keeper::{Room, seat};
    use yishao::desk::Skin;
    use yishao::language::Lang;
    let (room, link) = Room::new(dispatch_core::entry::World::live("ouhai"));
    let register = &room.state.register;
    let post = register.posts.values().find(|it| {
        let unit = dispatch_core::register::Unit::Township(township.parse_id());
        it.unit == unit && it.kind.as_str() == "township-duty-head"
    });
    let post = post.unwrap().id.to_string();
    let mut options = options(&room, link, (Lang::Zh, Skin::Daylight));
    options.seat = seat(&post, &room.state);
    options.seat.seat = dispatch_core::words::Words::new("township@330304009").unwrap();
    let mut hand = Hand {
        harness: open_with(options),
        room,
    };
    hand.harness.set_size([1_366.0, 768.0].into());
    hand.settle();
    hand
}

trait ParseId {
    fn parse_id(&self) -> dispatch_core::words::TownshipId;
}

impl ParseId for str {
    fn parse_id(&self) -> dispatch_core::words::TownshipId {
        dispatch_core::words::TownshipId::new(self).unwrap()
    }
}

#[test]
fn in_the_smallest_window_it_can_still_be_sent() {
    let mut hand = Hand::quiet();
    hand.harness.set_size([640.0, 480.0].into());
    hand.settle();
    let mut fingers = Fingers::new(hand);
    fingers.key(Key::F3);
    picture(&mut fingers.hand.harness, "whistle-640");
    fingers.letters("fx");
    fingers.key(Key::Tab);
    fingers.letters("lhqy");
    fingers.key(Key::Enter);
    fingers.with(Modifiers::ALT, Key::Num3);
    fingers.key(Key::D);
    picture(&mut fingers.hand.harness, "whistle-640-filled");
    let button = fingers
        .hand
        .harness
        .get_by_role_and_label(Role::Button, "发出吹哨");
    let screen = eframe::egui::Rect::from_min_size([0.0, 0.0].into(), [640.0, 480.0].into());
    assert!(screen.contains_rect(button.rect()), "{:?}", button.rect());
    button.click();
    assert_eq!(fingers.hand.settle(), ["whistle"]);
}
