//! Every control is called aloud by a name of its own: who hears the screen, or says what he wants
//! pressed, must not have to guess which of two it is.

use std::collections::BTreeMap;
use std::path::PathBuf;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::Printed;

use crate::aloud::show;
use crate::hand::Hand;
use crate::keeper::START;
use crate::persons::say;

/// What can be pressed, chosen or written in.
const CONTROLS: [Role; 6] = [
    Role::Button,
    Role::CheckBox,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::ComboBox,
    Role::Tab,
];

/// Names in the right column that more than one control has.
fn doubled(hand: &Hand) -> Vec<String> {
    let mut met: BTreeMap<(String, String), usize> = BTreeMap::new();
    for role in CONTROLS {
        for node in hand.harness.query_all_by_role(role) {
            let it = node.accesskit_node();
            // What folds is the sum of what stands in it.
            let folds = role == Role::Button && it.toggled().is_some();
            if node.rect().left() > 1_275.0 && !folds {
                let name = (format!("{role:?}"), it.label().unwrap_or_default());
                *met.entry(name).or_default() += 1;
            }
        }
    }
    let doubled = met.into_iter().filter(|(_, n)| *n > 1);
    doubled
        .map(|((role, name), n)| format!("{n}× {role} {name}"))
        .collect()
}

fn assert_own_names(hand: &Hand, place: &str) {
    assert_eq!(doubled(hand), Vec::<String>::new(), "{place}");
}

/// A typhoon night with two responses of one matter in force, one lifted, and incidents under none.
fn busy() -> Hand {
    let mut hand = Hand::with_incidents(3);
    for id in ["first", "second", "third"] {
        let start = serde_json::json!({ "start_response": {
            "response": id, "kind": "typhoon", "level": "II", "matter": "防御台风",
            "area": "全区", "types": ["flood-typhoon-drought"],
            "expected_end_at": START + 86_400_000, "measures": "镇街全员在岗",
            "started_by": "department:gov-office",
            "consent": { "document": { "number": "瓯防指 3 号" } },
            "joint_duty": [{ "department": "police" }, { "department": "health" }],
        }});
        say(&mut hand, "duty-chief", start);
    }
    let hang = serde_json::json!({ "hang": { "incidents": ["i-1"], "response": "first" } });
    say(&mut hand, "duty-chief", hang);
    let hang = serde_json::json!({ "hang": { "incidents": ["i-2"], "response": "second" } });
    say(&mut hand, "duty-chief", hang);
    for later in ["i-2", "i-3"] {
        let relate = serde_json::json!({ "relate": {
            "incident": later, "from": "i-1", "reason": "上游漫溢" } });
        say(&mut hand, "duty-officer", relate);
    }
    for number in 1..=3 {
        let owe = serde_json::json!({ "owe": {
            "obligation": format!("o-{number}"), "source": "superior",
            "text": format!("报情况 {number}"), "to": "市防指", "means": "any",
            "owner": "centre", "due_at": START + 3_600_000 } });
        say(&mut hand, "duty-officer", owe);
    }
    hand
}

#[test]
fn no_two_controls_of_a_board_have_one_name() {
    let mut hand = busy();
    for key in crate::aloud::BOARDS {
        show(&mut hand, key);
        assert_own_names(&hand, &format!("{key:?}"));
    }
    show(&mut hand, Key::Num1);
    hand.choose("次生衍生");
    assert_own_names(&hand, "relations");
}

#[test]
fn a_name_that_is_in_the_register_is_rung_by_two_buttons_of_two_names() {
    let mut hand = busy();
    show(&mut hand, Key::Num5);
    hand.write("找单位、村、场所、设施、岗位（可用拼音首字母）", "郭溪街道");
    assert!(hand.buttons("呼叫 郭溪街道", true).len() > 1);
    assert_own_names(&hand, "contacts");
}

#[test]
fn persons_of_whom_the_vault_alone_knows_have_names_of_their_own() {
    let mut hand = crate::persons::at_the_list_of(1);
    for name in ["张三丰", "李四光"] {
        hand.press("填人员信息", &[]);
        hand.write("姓名", name);
        hand.press("列为被困", &["sought"]);
        hand.settle();
    }
    assert_eq!(hand.buttons("显示 不详", true).len(), 2);
    for name in hand.buttons("改人员信息", true) {
        hand.press(&name, &[]);
    }
    assert_own_names(&hand, "persons");
}

#[test]
fn a_sheet_and_a_sheet_that_failed_are_put_away_by_two_names() {
    let mut hand = Hand::quiet();
    let sheet = Printed::Board {
        path: PathBuf::from("/data/boards/x.html"),
        at: hand.room.state.at,
        by_itself: false,
    };
    let why = || {
        (
            "/data:磁盘已满".to_owned(),
            "/data: no space left".to_owned(),
        )
    };
    let ((zh, en), (zh2, en2)) = (why(), why());
    let failed = Printed::Failed { zh, en };
    let not_opened = Printed::NotOpened { zh: zh2, en: en2 };
    for printed in [sheet, failed, not_opened] {
        hand.room.printer.tell.send(printed).unwrap();
    }
    hand.settle();
    assert_eq!(hand.buttons("知道了", true).len(), 3);
    assert_own_names(&hand, "prints");
}
