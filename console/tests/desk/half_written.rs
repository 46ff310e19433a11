//! What is half written in a call note, in a whistle and in the forms of an incident and of the boards
//! survives a crash: the desk is gone without a word, another opens on the same folder, says 草稿 and gives
//! back what was typed.

use std::path::PathBuf;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use dispatch_core::entry::World;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::keeping::{folder_of_drafts, keep_drafts};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::seat;
use crate::window::{open, picture};

/// Far longer than a thread takes to read a file.
const PATIENCE: Duration = Duration::from_secs(60);

/// A desk whose drafts a thread keeps in a folder, as the program does.
struct Night {
    hand: Hand,
    data: tempfile::TempDir,
    keeper: Option<JoinHandle<()>>,
}

fn world() -> World {
    World::live("ouhai")
}

impl Night {
    /// With one incident that is selected.
    fn new() -> Night {
        let mut night = Night {
            hand: Hand::with_incidents(1),
            data: tempfile::tempdir().unwrap(),
            keeper: None,
        };
        night.keep();
        night.hand.key(Key::ArrowDown, &[]);
        night
    }

    fn folder(&self) -> PathBuf {
        folder_of_drafts(self.data.path(), &world())
    }

    fn keep(&mut self) {
        let ends = self.hand.room.keeper.drafts.take().unwrap();
        self.keeper = Some(keep_drafts(self.folder(), world(), ends).unwrap());
    }

    /// The desk is gone, nothing is closed; another opens on the same ledger and the same folder.
    fn crash(self) -> Night {
        let Night { hand, data, keeper } = self;
        let Hand { harness, mut room } = hand;
        drop(harness);
        keeper.unwrap().join().unwrap();
        let link = room.reopened();
        let harness = open(&room, link, Lang::Zh);
        room.publish();
        let mut night = Night {
            hand: Hand { harness, room },
            data,
            keeper: None,
        };
        night.keep();
        night.hand.settle();
        night
    }

    /// Waits until the thread has told what lies there.
    fn told(&mut self, words: &str) {
        let begun = Instant::now();
        while !self.hand.sees(words) {
            assert!(begun.elapsed() < PATIENCE, "nobody says {words}");
            std::thread::sleep(Duration::from_millis(2));
            self.hand.harness.run_steps(1);
        }
    }

    /// What lies in the folder once everything is written.
    fn files(self) -> usize {
        let folder = self.folder();
        let Night { hand, data, keeper } = self;
        drop(hand);
        keeper.unwrap().join().unwrap();
        let count = std::fs::read_dir(folder).map_or(0, Iterator::count);
        drop(data);
        count
    }
}

/// Says something at a seat, without the window.
fn say(hand: &mut Hand, post: &str, command: serde_json::Value) {
    let seat = seat(post, &hand.room.state);
    hand.room
        .say(&seat, serde_json::from_value(command).unwrap());
    hand.room.publish();
    hand.settle();
}

fn board(hand: &mut Hand, key: Key) {
    hand.harness.key_press_modifiers(Modifiers::COMMAND, key);
    hand.settle();
}

/// A form: how it is opened, the field that is written in, and as what it is found again.
struct Case {
    opens: fn(&mut Hand),
    field: &'static str,
    title: &'static str,
}

const TEXT: &str = "水深一米二，两车被淹";
const OF: &str = "（郭溪街道 六虹桥延伸段下穿道路）";

const CASES: [Case; 13] = [
    Case {
        opens: |hand| hand.key(Key::F2, &[]),
        field: "原话",
        title: "接报登记",
    },
    Case {
        opens: |hand| hand.key(Key::F3, &[]),
        field: "一句话情况",
        title: "吹哨",
    },
    Case {
        opens: |hand| {
            let post = "em-deputy-director";
            let named = serde_json::json!({ "designate": { "incident": "i-1", "post": post } });
            say(hand, "em-bureau-duty-head", named);
            let taken = serde_json::json!({ "take_command": { "incident": "i-1", "post": post } });
            say(hand, post, taken);
            let opens = hand.first("指挥移交单 ");
            hand.press(&opens, &[]);
        },
        field: "伤亡情况",
        title: "指挥移交单",
    },
    Case {
        opens: |hand| hand.key(Key::O, &[]),
        field: "指令内容",
        title: "指令",
    },
    Case {
        opens: |hand| hand.key(Key::Z, &[]),
        field: "任务",
        title: "危险区登记与清点",
    },
    Case {
        opens: |hand| hand.key(Key::N, &[]),
        field: "依据或说明",
        title: "报数",
    },
    Case {
        opens: |hand| hand.key(Key::Num6, &[]),
        field: "内容",
        title: "上报",
    },
    Case {
        opens: |hand| hand.key(Key::Num7, &[]),
        field: "记录一句（不写群众姓名）",
        title: "记录",
    },
    Case {
        opens: |hand| hand.key(Key::E, &[]),
        field: "转移哪些人、哪一片",
        title: "疏散转移",
    },
    Case {
        opens: |hand| board(hand, Key::Num9),
        field: "距离依据、说明",
        title: "影响区",
    },
    Case {
        opens: |hand| {
            board(hand, Key::Num3);
            hand.press("记一条指示", &[]);
        },
        field: "原话，一字不改",
        title: "领导指示、上级交办",
    },
    Case {
        opens: |hand| {
            board(hand, Key::Num4);
            hand.choose("人员转移");
            hand.press("登记 景山街道", &[]);
        },
        field: "备注：村名等",
        title: "镇街填报",
    },
    Case {
        opens: |hand| board(hand, Key::Num7),
        field: "纸上各行",
        title: "补录",
    },
];

impl Case {
    fn role(&self) -> Role {
        match self.field {
            "原话" => Role::MultilineTextInput,
            _ => Role::TextInput,
        }
    }

    fn writes(&self, hand: &mut Hand) {
        let (role, field) = (self.role(), self.field);
        hand.harness.get_by_role_and_label(role, field).focus();
        hand.harness.run_steps(1);
        let node = hand.harness.get_by_role_and_label(role, field);
        node.type_text(TEXT);
        hand.settle();
    }

    fn is_there(&self, hand: &Hand) -> bool {
        let field = hand.harness.get_by_role_and_label(self.role(), self.field);
        field.accesskit_node().value().as_deref() == Some(TEXT)
    }
}

#[test]
fn every_long_form_is_found_again_after_a_crash() {
    let mut night = Night::new();
    for case in CASES {
        // Out of the field before: a letter is a sign there and no key.
        night.hand.key(Key::Escape, &[]);
        (case.opens)(&mut night.hand);
        case.writes(&mut night.hand);
    }
    let mut night = night.crash();
    let begins = "草稿 · 上次没写完：";
    let order = format!("{begins}指令{OF}，始于 03:01 {TEXT}");
    let more = format!("另有草稿 {} 份", CASES.len() - 3);
    night.told(&more);
    picture(&mut night.hand.harness, "drafts-offered");
    let mut found = Vec::new();
    for _ in CASES {
        let go_on = night.hand.first("接着写 ");
        let title = go_on.trim_start_matches("接着写 ");
        let case = CASES.iter().find(|it| title.starts_with(it.title));
        let case = case.unwrap_or_else(|| panic!("{title}"));
        assert!(title.ends_with(TEXT), "{title}: known by its words");
        if case.title == "指令" {
            assert!(night.hand.sees(&order));
        }
        night.hand.press(&go_on, &[]);
        assert!(case.is_there(&night.hand), "{}", case.title);
        if case.title == "指令" {
            picture(&mut night.hand.harness, "draft-order-found");
        }
        found.push(case.title);
    }
    assert!(!night.hand.sees("上次没写完"));
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), CASES.len());
    // They lie there still: whoever is struck twice loses nothing either.
    assert_eq!(night.files(), CASES.len());
}

#[test]
fn what_was_sent_or_dropped_leaves_no_draft() {
    let mut night = Night::new();
    let hand = &mut night.hand;
    hand.key(Key::O, &[]);
    hand.write("指令内容", TEXT);
    let to = hand
        .harness
        .get_by_role_and_label(Role::CheckBox, "区公安分局");
    to.click();
    hand.settle();
    hand.press("下达", &["order"]);
    hand.settle();
    assert_eq!(night.files(), 0, "sent");

    let mut night = Night::new();
    let hand = &mut night.hand;
    hand.key(Key::O, &[]);
    hand.write("指令内容", TEXT);
    let mut night = night.crash();
    night.told("草稿 · 上次没写完");
    let go_on = night.hand.first("接着写");
    night.hand.press(&go_on, &[]);
    night.hand.press("丢弃 指令", &[]);
    night.hand.press("再按一次丢弃 指令", &[]);
    night.hand.key(Key::O, &[]);
    assert!(night.hand.reads("指令内容", ""), "the next one is blank");
    assert_eq!(night.files(), 0, "dropped in the form");
}

#[test]
fn a_form_that_only_the_ledger_filled_leaves_no_draft() {
    let mut night = Night::new();
    let transfer = CASES.iter().find(|it| it.title == "指挥移交单");
    (transfer.unwrap().opens)(&mut night.hand);
    assert!(
        night.hand.reads("危险区内人数", "无人在内"),
        "proposed by itself"
    );
    assert_eq!(night.files(), 0);
}

#[test]
fn a_draft_stays_with_its_incident_and_yields_to_what_stands_open_there() {
    let mut night = Night::new();
    night.hand.key(Key::O, &[]);
    night.hand.write("指令内容", "先写的");
    let mut night = night.crash();
    night.told("先写的");
    // Meanwhile another order of the same incident is begun.
    night.hand.key(Key::ArrowDown, &[]);
    night.hand.key(Key::O, &[]);
    night.hand.write("指令内容", "后写的");
    let go_on = night.hand.first("接着写");
    night.hand.press(&go_on, &[]);
    assert!(night.hand.reads("指令内容", "先写的"));
    assert!(night.hand.sees("始于 03:01 后写的"), "the other lies ready");
    night.hand.settle();
    assert_eq!(night.files(), 2, "and is kept as well");
}

#[test]
fn a_draft_whose_scene_has_ended_says_so_and_can_only_be_dropped() {
    let mut night = Night::new();
    night.hand.key(Key::O, &[]);
    night.hand.write("指令内容", TEXT);
    let over = serde_json::json!({ "end_scene": { "incident": "i-1", "points": [] } });
    let controlled = serde_json::json!({ "controlled": { "incident": "i-1" } });
    let commander = night.hand.incident("i-1").commander().unwrap().post.clone();
    say(&mut night.hand, commander.as_str(), controlled);
    say(&mut night.hand, commander.as_str(), over);
    let mut night = night.crash();
    night.told("草稿 · 上次没写完");
    let go_on = night.hand.buttons("接着写", false);
    assert_eq!(go_on.len(), 1, "it cannot be pressed");
    assert!(night.hand.sees("现场处置已结束，不能再发出"));
    let drop = night.hand.first("丢弃 ");
    night.hand.press(&drop, &[]);
    assert!(!night.hand.sees("上次没写完"));
    night.hand.settle();
    assert_eq!(night.files(), 0);
}
