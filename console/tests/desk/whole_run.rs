//! A whistle entered by hand runs through to its file, with the mouse alone.

use dispatch_core::command::Command;
use dispatch_core::state::Status;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::hand::Hand;
use crate::window::picture;

#[test]
fn a_whistle_runs_to_its_file_with_the_mouse_alone() {
    let mut hand = Hand::quiet();

    hand.press("打开吹哨表", &[]);
    picture(&mut hand.harness, "whistle-empty");
    hand.press("地图点选", &[]);
    let map = hand
        .harness
        .get_by_role_and_label(Role::Canvas, "地图")
        .rect();
    hand.harness.drag_at(map.center());
    hand.harness.drop_at(map.center());
    hand.settle();
    let kind = hand
        .room
        .state
        .register
        .types
        .values()
        .find(|it| it.number == 1)
        .unwrap()
        .zh
        .clone();
    hand.choose(&kind);
    let condition = hand
        .room
        .catalogue
        .conditions
        .values()
        .min_by_key(|it| it.order)
        .unwrap()
        .zh
        .clone();
    hand.choose(&condition);
    picture(&mut hand.harness, "whistle-filled");
    hand.press("发出吹哨", &["whistle"]);
    picture(&mut hand.harness, "whistle-waiting");

    let take = hand.first("接哨：");
    hand.press(&take, &["take_whistle"]);
    hand.room.pass(120);
    hand.settle();
    let acknowledge = hand.first("代签收");
    hand.press(&acknowledge, &["acknowledge"]);
    let report_in = hand.first("到场报到");
    hand.press(&report_in, &["report_in"]);
    let designate = hand.first("指派指挥官");
    hand.press(&designate, &["designate"]);
    hand.room.pass(600);
    let take_over = hand.first("到场接管");
    hand.press(&take_over, &["take_command"]);
    // The column is short: what is done is folded away, what is next comes up.
    hand.press("指挥", &[]);
    hand.press("派队", &[]);
    let dispatch = hand.first("直接调派");
    hand.press(&dispatch, &["dispatch"]);
    let on_scene = hand.first("到场 ");
    hand.press(&on_scene, &["team_state"]);
    hand.room.pass(400);
    hand.settle();
    picture(&mut hand.harness, "working");
    hand.press("指挥", &[]);
    hand.press("已控制", &["controlled"]);

    // 不详 is not 0: nobody files an incident while it is unknown who is still to be found.
    hand.press("报数", &[]);
    for measure in ["下落不明", "被困"] {
        hand.press(&format!("{measure} −1"), &[]);
    }
    picture(&mut hand.harness, "figures");
    hand.press("定为采用数", &["adopt"]);

    // The duty officer may not end another's scene: he writes down what he heard, or the seat changes
    // hands.
    hand.press("现场处置结束…", &[]);
    let ends = hand.buttons("现场处置结束", true);
    assert_eq!(ends, ["现场处置结束…", "现场处置结束（代记）"]);
    let incident = hand.room.state.open_incidents()[0].clone();
    let commander = hand
        .room
        .state
        .register
        .post_zh(&incident.commander().unwrap().post)
        .to_owned();
    let seat = hand.first("席位：");
    hand.press(&seat, &[]);
    picture(&mut hand.harness, "seats");
    let entry = hand.first(&format!("{commander} · "));
    // His department's call stands on his screen now.
    hand.press(&entry, &["delivered"]);
    hand.press("现场处置结束", &["end_scene"]);
    hand.sit("值班员");
    hand.press("办结归档", &["file"]);
    picture(&mut hand.harness, "filed");

    let incident = &hand.room.state.incidents[&incident.id];
    assert_eq!(incident.status, Status::Filed);
    let whistles = hand
        .room
        .lines
        .iter()
        .filter(|it| matches!(it.author.command, Command::Whistle(_)));
    assert_eq!(whistles.count(), 1);
}
