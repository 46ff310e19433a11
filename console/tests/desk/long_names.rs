//! Names as they are pasted from elsewhere: as long as the ledger takes them, written from right to left, of
//! signs alone. They reach the queue, the head of an incident, the map, the log, every board, the wall and the
//! paper; nothing panics, and what is needed beside them stays where a hand reaches it.

use dispatch_core::board::{Tongue, board};
use dispatch_core::command::Command;
use dispatch_core::words::WORDS_BYTES_MAX;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, Shape};
use egui_kittest::kittest::{NodeT, Queryable};
use lopdf::Document;
use serde_json::{Value, json};
use yishao::board_pdf::pdf;
use yishao::desk::Pane;
use yishao::language::Lang;

use crate::aloud::{BOARDS, show};
use crate::hand::Hand;
use crate::keeper::{Room, seat};
use crate::layout::resize;
use crate::wall::Hall;
use crate::window::picture;

/// Each with the township that it is told of.
fn names() -> [(&'static str, String); 3] {
    let longest = "欧阳".repeat(WORDS_BYTES_MAX / 6);
    let right_to_left =
        "\u{645}\u{631}\u{62D}\u{628}\u{627} \u{628}\u{643}\u{645} \u{5E9}\u{5DC}\u{5D5}\u{5DD} 3";
    let signs = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{1F1E8}\u{1F1F3}\u{1F469}\u{1F3FD}";
    [
        ("330304009", format!("{longest}王")),
        ("330304010", right_to_left.to_owned()),
        ("330304011", signs.to_owned()),
    ]
}

fn say(room: &mut Room, post: &str, command: Value) {
    let seat = seat(post, &room.state);
    let command: Command = serde_json::from_value(command).unwrap();
    room.say(&seat, command);
}

/// Everything that somebody words freely, of one incident.
fn tell(room: &mut Room, n: usize, (township, name): (&str, &str)) {
    let (id, team) = (format!("i-{n}"), format!("support-{n}"));
    let point = json!({ "lat_e7": 279_500_000 + n * 300_000, "lon_e7": 1_205_000_000 });
    let now = room.now();
    for command in [
        json!({"whistle": {"incident": id, "type": "flood-typhoon-drought", "township": township,
            "place": {"words": name, "point": point}, "conditions": ["serious-danger"],
            "figures": {"trapped": 2}, "words": name, "done": name, "needs": name}}),
        json!({"team_state": {"team": team, "doing": "en-route", "incident": id, "point": point,
            "unlisted": {"zh": name, "kind": "water-rescue"}}}),
        json!({"enter_zone": {"incident": id, "who": format!("team:{team}"), "people": 3,
            "limit_min": 5, "task": name}}),
        json!({"order": {"incident": id, "order": format!("o-{n}"), "to": ["department:police"],
            "words": name}}),
        json!({"note": {"incident": id, "words": name}}),
        json!({"report": {"incident": id, "kind": "telephone", "to": name, "means": "telephone",
            "content": name}}),
        json!({"evacuate": {"incident": id, "plot": format!("e-{n}"), "area": name,
            "manner": "relocate", "to": name, "transport": name}}),
        json!({"instruct": {"instruction": format!("n-{n}"), "kind": "instruction",
            "incident": id, "from": name, "means": "telephone", "words": name}}),
        json!({"owe": {"obligation": format!("w-{n}"), "source": "superior", "text": name,
            "to": name, "due_at": now.plus_s(60)}}),
        json!({"warning": {"warning": format!("w{n}"), "kind": "rainstorm", "colour": "orange",
            "area": name, "issuer": name, "from_at": now}}),
    ] {
        say(room, "duty-officer", command);
    }
}

/// A desk with an incident of each name, the longest the newest, and a response in force.
fn desk() -> Hand {
    let mut hand = Hand::quiet();
    // The program looks among the fonts of the machine; here no other than its own is asked.
    let tofu = eframe::egui::epaint::text::MissingGlyphPolicy::Tofu;
    hand.harness.ctx.set_missing_glyph_policy(tofu);
    let longest = &names()[0].1;
    assert_eq!(
        longest.len(),
        WORDS_BYTES_MAX - 1,
        "one more sign is too long"
    );
    let response = json!({"start_response": {"response": "typhoon", "kind": "typhoon", "level": "II",
        "matter": longest, "area": longest, "measures": longest, "started_by": "other:区防指",
        "expected_end_at": hand.room.now().plus_s(36_000),
        "consent": {"document": {"number": longest}}}});
    say(&mut hand.room, "duty-chief", response);
    for (n, (township, name)) in (1..).zip(names()).collect::<Vec<_>>().into_iter().rev() {
        tell(&mut hand.room, n, (township, &name));
        hand.room.pass(20);
    }
    hand.room.pass(600);
    hand.room.publish();
    hand.settle();
    hand
}

/// What is pressed or written into.
const PRESSED: [Role; 7] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::ComboBox,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::Tab,
];

/// What reaches beyond the pane in which it begins, or beyond the window: no scrolling up and down finds it.
fn beside(hand: &Hand, screen: Rect, what: &str) -> Vec<String> {
    let placed = hand.harness.state().panes().placed();
    let panes: Vec<Rect> = placed
        .iter()
        .filter(|(pane, _)| *pane != Pane::Map)
        .map(|it| it.1)
        .collect();
    let all = PRESSED.iter();
    let all = all.flat_map(|it| hand.harness.query_all_by_role(*it));
    let reaches = |rect: Rect| {
        let around = panes.iter().find(|it| it.contains(rect.left_center()));
        let end = around.map_or(screen.right(), |it| it.right());
        rect.width() > 0.0 && (rect.right() > end + 1.0 || rect.left() < screen.left() - 1.0)
    };
    all.filter(|it| screen.y_range().contains(it.rect().center().y) && reaches(it.rect()))
        .map(|it| {
            let node = it.accesskit_node();
            let name: String = node.label().unwrap_or_default().chars().take(30).collect();
            format!("{what}: {name} at {:?}", it.rect())
        })
        .collect()
}

/// What is wrong where it cannot be brought onto the screen and lie there whole.
fn reaches(hand: &mut Hand, screen: Rect, begin: &str) -> Option<String> {
    let buttons = [true, false].map(|enabled| hand.buttons(begin, enabled));
    let Some(name) = buttons.concat().into_iter().next() else {
        return Some(format!("{begin}: no such button"));
    };
    let node = hand.harness.get_by_role_and_label(Role::Button, &name);
    node.scroll_to_me();
    hand.settle();
    hand.settle();
    let node = hand.harness.get_by_role_and_label(Role::Button, &name);
    let rect = node.rect();
    (!screen.contains_rect(rect)).then(|| format!("{begin} at {rect:?}"))
}

/// The names on the map that are wider than any of the district: they would cross everything.
fn too_wide(hand: &Hand) -> Vec<String> {
    fn of(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|it| of(it, found)),
            Shape::Text(it) if it.galley.size().x > 410.0 => {
                found.push(it.galley.text().chars().take(20).collect());
            }
            _ => {}
        }
    }
    let placed = hand.harness.state().panes().placed();
    let map = placed.iter().find(|it| it.0 == Pane::Map).map(|it| it.1);
    let mut found = Vec::new();
    let shapes = hand.harness.output().shapes.iter();
    shapes
        .filter(|it| map.is_some_and(|map| map.expand(1.0).contains_rect(it.clip_rect)))
        .for_each(|it| of(&it.shape, &mut found));
    found
}

/// What is said of an incident whose place is a whole message: its beginning and its number.
fn cut() -> String {
    let beginning: String = names()[0].1.chars().take(48).collect();
    format!("郭溪街道 {beginning}… #003")
}

/// Goes up and down the queue to it.
fn select(hand: &mut Hand, id: &str) {
    for key in [Key::ArrowUp, Key::ArrowDown]
        .into_iter()
        .flat_map(|it| [it; 4])
    {
        if hand.view_selected().is_none_or(|it| it.as_str() != id) {
            hand.key(key, &[]);
        }
    }
    assert_eq!(hand.view_selected().unwrap().as_str(), id);
}

#[test]
fn the_longest_name_and_names_of_other_scripts_hide_nothing_on_any_board() {
    let mut hand = desk();
    for size in [[1_920.0, 1_080.0], [640.0, 480.0]] {
        let screen = resize(&mut hand, size);
        let small = size[0] < 1_000.0;
        let mut hidden = beside(&hand, screen, "night");
        picture(&mut hand.harness, &format!("long-{small}-night"));
        for id in ["i-1", "i-2", "i-3"] {
            select(&mut hand, id);
            // What is chosen has its name on the map wherever it stands.
            assert_eq!(too_wide(&hand), [""; 0], "{size:?}");
            if !small {
                // Each opens with these.
                for section in [Key::Num1, Key::Num2, Key::Num3] {
                    hand.key(section, &[]);
                }
            }
            for (number, section, needed) in [
                (1, Key::Num1, "下达指令"),
                (2, Key::Num2, "通知更多部门"),
                (3, Key::Num3, "派队"),
                (4, Key::Num4, "直接调拨"),
                (6, Key::Num6, "登记上报"),
                (7, Key::Num7, "导出这些"),
                (8, Key::Num8, ""),
            ] {
                hand.key(section, &[]);
                let what = format!("{id} section {number}");
                hidden.extend(beside(&hand, screen, &what));
                if id == "i-1" && !needed.is_empty() {
                    picture(&mut hand.harness, &format!("long-{small}-{number}"));
                    hidden.extend(reaches(&mut hand, screen, needed));
                }
                hand.key(section, &[]);
            }
        }
        for (number, board) in BOARDS.into_iter().enumerate() {
            show(&mut hand, board);
            hidden.extend(beside(&hand, screen, &format!("board {}", number + 1)));
            picture(
                &mut hand.harness,
                &format!("long-{small}-board-{}", number + 1),
            );
        }
        show(&mut hand, Key::Num0);
        assert!(hidden.is_empty(), "{size:?}:\n{}", hidden.join("\n"));
        let title = cut();
        let claim = format!("我承办 {title}");
        select(&mut hand, "i-1");
        hand.harness.get_by_role_and_label(Role::Button, &claim);
        // In a corner of a laptop the queue is a tab, and both have their keys.
        for always in ["接报登记", "打开吹哨表"].iter().filter(|_| !small) {
            let node = hand.harness.get_by_role_and_label(Role::Button, always);
            assert!(screen.contains_rect(node.rect()), "{always}");
            hand.harness.get_by_role_and_label(Role::ListItem, &title);
        }
    }
}

#[test]
fn the_wall_and_the_paper_take_the_same_names() {
    let hand = desk();
    let room = &hand.room;
    for lang in [Lang::Zh, Lang::En] {
        let mut hall = Hall::beside_boxes(room, lang);
        hall.picture(&format!("long-wall-{lang:?}"));
        let screen = Rect::from_min_size([0.0, 0.0].into(), [1_920.0, 1_080.0].into());
        let beyond: Vec<String> = hall.beyond(screen.expand2([1.0, 10.0].into()));
        assert!(beyond.is_empty(), "{}", beyond.join("\n"));
        assert!(hall.sees("欧阳欧阳"), "its beginning is told");
    }
    for tongue in [Tongue::Zh, Tongue::En] {
        let paper = board(&room.state, room.now(), tongue);
        let printed = pdf(&paper, None).unwrap();
        let pages = Document::load_mem(&printed).unwrap().get_pages().len();
        assert!((1..60).contains(&pages), "{pages} pages");
        assert!(paper.html().contains(&names()[0].1), "whole on paper");
    }
}
