//! A whistle entered by hand runs through to its file, with the mouse alone.

use dispatch_core::command::Command;
use dispatch_core::entry::World;
use dispatch_core::state::Status;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::Desk;
use yishao::language::Lang;

use crate::keeper::Room;
use crate::window::{open, picture};

struct Hand {
    harness: Harness<'static, Desk>,
    room: Room,
}

impl Hand {
    /// Lets the window settle and the ledger answer; returns the names of what was pressed.
    fn settle(&mut self) -> Vec<&'static str> {
        self.harness.run_steps(2);
        let pressed = self.room.answer();
        self.harness.run_steps(3);
        for line in self.room.lines.iter().rev().take(pressed.len()) {
            assert_eq!(line.refusal, None, "{}", line.author.command.name());
        }
        pressed.iter().map(|it| it.command.name()).collect()
    }

    /// Presses the button of this name; what it asks for is exactly this one command, or none.
    fn press(&mut self, name: &str, command: Option<&'static str>) {
        self.harness
            .get_by_role_and_label(Role::Button, name)
            .click();
        let pressed = self.settle();
        assert_eq!(pressed, command.into_iter().collect::<Vec<_>>(), "{name}");
    }

    fn click(&mut self, name: &str) {
        let found: Vec<_> = self.harness.query_all_by_label(name).collect();
        assert_eq!(found.len(), 1, "{name}: {} of them", found.len());
        found[0].click();
        self.settle();
    }

    /// The first button whose name begins so.
    fn first(&self, begin: &str) -> String {
        let names: Vec<String> = self
            .harness
            .get_all_by_role(Role::Button)
            .filter(|node| !node.accesskit_node().is_disabled())
            .filter_map(|node| node.accesskit_node().label())
            .filter(|name| name.starts_with(begin))
            .collect();
        names
            .first()
            .cloned()
            .unwrap_or_else(|| panic!("no button begins with {begin}"))
    }
}

#[test]
fn a_whistle_runs_to_its_file_with_the_mouse_alone() {
    let (room, link) = Room::new(World::live("ouhai"));
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    hand.settle();

    hand.press("打开吹哨表", None);
    picture(&mut hand.harness, "whistle-empty");
    hand.press("地图点选", None);
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
    hand.click(&kind);
    let condition = hand
        .room
        .catalogue
        .conditions
        .values()
        .min_by_key(|it| it.order)
        .unwrap()
        .zh
        .clone();
    hand.click(&condition);
    picture(&mut hand.harness, "whistle-filled");
    hand.press("发出吹哨", Some("whistle"));
    picture(&mut hand.harness, "whistle-waiting");

    let take = hand.first("接哨：");
    hand.press(&take, Some("take_whistle"));
    hand.room.pass(120);
    hand.settle();
    let acknowledge = hand.first("代签收");
    hand.press(&acknowledge, Some("acknowledge"));
    let report_in = hand.first("到场报到");
    hand.press(&report_in, Some("report_in"));
    let designate = hand.first("指派指挥官");
    hand.press(&designate, Some("designate"));
    hand.room.pass(600);
    let take_over = hand.first("到场接管");
    hand.press(&take_over, Some("take_command"));
    hand.press("派队", None);
    let dispatch = hand.first("直接调派");
    hand.press(&dispatch, Some("dispatch"));
    let on_scene = hand.first("到场 ");
    hand.press(&on_scene, Some("team_state"));
    hand.room.pass(400);
    hand.settle();
    picture(&mut hand.harness, "working");
    hand.press("已控制", Some("controlled"));

    // 不详 is not 0: nobody files an incident while it is unknown who is still to be found.
    hand.press("报数", None);
    for measure in ["下落不明", "被困"] {
        hand.press(&format!("{measure} −1"), None);
    }
    picture(&mut hand.harness, "figures");
    hand.press("定为采用数", Some("adopt"));

    // The duty officer may not end another's scene; the button says why, and the seat changes hands.
    hand.press("现场处置结束…", None);
    let node = hand
        .harness
        .get_by_role_and_label(Role::Button, "现场处置结束");
    assert!(node.accesskit_node().is_disabled());
    hand.harness.get_by_label_contains("您不是本事件现场指挥官");
    let incident = hand.room.state.open_incidents()[0].clone();
    let commander = hand
        .room
        .state
        .register
        .post_zh(&incident.commander().unwrap().post)
        .to_owned();
    let seat = hand.first("席位：");
    hand.press(&seat, None);
    picture(&mut hand.harness, "seats");
    let entry = hand.first(&format!("{commander} · "));
    hand.press(&entry, None);
    hand.press("现场处置结束", Some("end_scene"));
    let seat = hand.first("席位：");
    hand.press(&seat, None);
    let entry = hand.first("值班员 · ");
    hand.press(&entry, None);
    hand.press("办结归档", Some("file"));
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
