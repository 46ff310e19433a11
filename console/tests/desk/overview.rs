//! The overview of the leader on duty: the gravest first, and what waits for a decision.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::json;

use crate::hand::Hand;
use crate::layout::at;
use crate::persons::say;
use crate::window::picture;

/// The incidents as they stand in the overview, top down.
fn listed(hand: &Hand) -> Vec<String> {
    let rows = hand.harness.query_all_by_role(Role::ListItem);
    let named = rows.filter_map(|it| it.accesskit_node().label());
    let of = named.filter_map(|it| it.strip_prefix("总览：").map(str::to_owned));
    of.collect()
}

fn figures(hand: &mut Hand, incident: &str, figures: &serde_json::Value) {
    let stated = json!({ "state": { "incident": incident, "source": "township",
        "figures": figures } });
    say(hand, "duty-officer", stated);
}

/// The night of two floods at the leader's desk, with a fire beside them.
pub fn with_a_fire() -> Hand {
    let mut hand = at("leader", "leader-on-duty");
    let fire = json!({ "whistle": { "incident": "i-3", "type": "fire", "township": "330304009",
        "place": { "words": "新桥老街" }, "conditions": ["casualties"], "figures": {} } });
    say(&mut hand, "guoxi-duty-head", fire);
    hand
}

#[test]
fn the_gravest_incident_stands_on_top_with_its_figures_their_source_and_who_commands() {
    let mut hand = with_a_fire();
    let (flood, fire) = ("郭溪街道 六虹桥延伸段下穿道路", "郭溪街道 新桥老街");
    figures(&mut hand, "i-1", &json!({ "trapped": 2 }));
    assert_eq!(listed(&hand)[0], flood, "life first");
    assert_eq!(listed(&hand).len(), 3);
    figures(&mut hand, "i-3", &json!({ "dead": 4 }));
    assert_eq!(listed(&hand)[..2], [fire, flood], "three dead and more");
    assert!(hand.sees("镇街") && hand.sees("较大（未定性）"));
    let commander = hand.incident("i-1").commander().unwrap().person.clone();
    let register = &hand.room.state.register;
    let name = register.persons[&commander.unwrap()].zh.to_string();
    assert!(hand.sees(&name), "who commands");
    picture(&mut hand.harness, "leader");
}

#[test]
fn what_waits_for_a_decision_leads_to_where_it_is_taken_and_goes_when_it_is() {
    let mut hand = with_a_fire();
    figures(&mut hand, "i-3", &json!({ "dead": 4 }));
    let act = hand.room.catalogue.acts.values();
    let act = act.filter(|it| it.authority == dispatch_core::catalogue::Authority::Government);
    let act = act.min_by_key(|it| it.order).unwrap().id.clone();
    let asked = json!({ "request_act": { "incident": "i-1", "request": "r-1", "act": act,
        "to": "other:区政府", "words": "老街一片" } });
    say(&mut hand, "duty-officer", asked);
    let level = hand.first("去看 响应级别未定 郭溪街道 新桥老街 · 较大");
    let asked = hand.first("去看 提请政府，未答复");
    hand.press(&asked, &[]);
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-1");
    hand.press(&level, &[]);
    assert_eq!(hand.view_selected().unwrap().as_str(), "i-3");
    // No table has a level for a flood: it waits once people are known to be at stake.
    let judged = "去看 响应级别未定 郭溪街道 六虹桥";
    figures(&mut hand, "i-1", &json!({ "trapped": 0, "missing": 0 }));
    assert_eq!(hand.buttons(judged, true), [""; 0]);
    figures(&mut hand, "i-1", &json!({ "trapped": 2 }));
    assert_eq!(hand.buttons(judged, true).len(), 1);
    let decided = json!({ "adjust_response": { "incident": "i-3", "to": "III", "reason": "死亡4人",
        "evidence": "镇街报" } });
    say(&mut hand, "leader-on-duty", decided);
    let answered = json!({ "answer_act": { "incident": "i-1", "request": "r-1",
        "answer": { "declined": { "reason": "不必" } } } });
    say(&mut hand, "duty-officer", answered);
    for gone in ["去看 响应级别未定 郭溪街道 新桥", "去看 提请政府"] {
        assert_eq!(hand.buttons(gone, true), [""; 0]);
    }
}

/// A press leads to a board as well, and an empty list says that it is empty.
#[test]
fn on_a_night_without_decisions_it_says_so() {
    let (room, link) = crate::keeper::Room::new(dispatch_core::entry::World::live("ouhai"));
    let language = (yishao::language::Lang::Zh, yishao::desk::Skin::Dark);
    let mut options = crate::window::options(&room, link, language);
    options.seat = crate::keeper::seat("leader-on-duty", &room.state);
    options.seat.seat = dispatch_core::words::Words::new("leader").unwrap();
    let harness = crate::window::open_with(options);
    let mut hand = Hand { harness, room };
    hand.settle();
    assert!(hand.sees("没有等待决定的事项"));
    assert!(hand.sees("在办事件 0，重的在前"));
    let said = json!({ "instruct": { "instruction": "n-1", "kind": "instruction", "from": "区长",
        "means": "telephone", "given_at": hand.room.now(), "words": "确保人员安全" } });
    say(&mut hand, "duty-officer", said);
    let look = hand.first("去看 领导指示未传达或超时");
    hand.press(&look, &[]);
    assert!(crate::layout::shown(&hand).contains(&"instructions".to_owned()));
}
