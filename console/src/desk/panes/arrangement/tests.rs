//! What is read, whatever stands in the file.

use eframe::egui::{Context, RawInput, Rect, Ui, Vec2, WidgetText};
use egui_tiles::{Behavior, TileId, UiResponse};
use proptest::prelude::*;

use super::*;

fn file(root: &str) -> String {
    format!(r#"{{"yishao":"layout","format":1,"root":{root}}}"#)
}

#[test]
fn each_fault_is_found_and_said_in_both_languages() {
    let deep = |times: usize| {
        let open = r#"{"tabs":["#.repeat(times);
        file(&format!(r#"{open}{{"pane":"map"}}{}"#, "]}".repeat(times)))
    };
    let many: Vec<String> = (0..41).map(|n| format!(r#"{{"pane":"p{n}"}}"#)).collect();
    let many = file(&format!(r#"{{"tabs":[{}]}}"#, many.join(",")));
    let long = file(&format!(r#"{{"pane":"{}"}}"#, "n".repeat(65)));
    let later = file(r#"{"pane":"map"}"#).replace("\"format\":1", "\"format\":2");
    for (text, fault) in [
        (" ".repeat(65_537), Fault::TooLarge),
        (later, Fault::Format(2)),
        (deep(41), Fault::TooMany),
        (many, Fault::TooMany),
        (long, Fault::Name),
        (file(r#"{"pane":""}"#), Fault::Name),
        (file(r#"{"tabs":[]}"#), Fault::Empty),
        (file(r#"{"row":[]}"#), Fault::Empty),
        (file(r#"{"row":[[0,{"pane":"map"}]]}"#), Fault::Share),
        (
            file(r#"{"column":[[1000001,{"pane":"map"}]]}"#),
            Fault::Share,
        ),
        (
            file(r#"{"tabs":[{"pane":"map"},{"pane":"map"}]}"#),
            Fault::Twice("map".to_owned()),
        ),
    ] {
        assert_eq!(Node::read(text.as_bytes()), Err(fault.clone()));
        assert!(!fault.zh().is_empty() && !fault.to_string().is_empty());
    }
    for text in [
        "",
        "{}",
        "null",
        &file(r#"{"row":[[1.5,{"pane":"map"}]]}"#),
        &file(r#"{"row":[[-1,{"pane":"map"}]]}"#),
        &file(r#"{"pane":7}"#),
        &file(r#"{"grid":[]}"#),
        &file(r#"{"pane":"map"},"seat":"duty"#),
        &deep(400),
    ] {
        let read = Node::read(text.as_bytes());
        assert!(matches!(read, Err(Fault::NotJson(_))), "{text}: {read:?}");
    }
}

#[test]
fn a_name_of_another_version_is_kept_as_it_is() {
    let text = file(r#"{"row":[[600,{"pane":"weather"}],[400,{"pane":"map"}]]}"#);
    let node = Node::read(text.as_bytes()).unwrap();
    assert!(node.holds(&Pane::Unknown("weather".to_owned())));
    let again = Node::read(node.written().as_bytes()).unwrap();
    assert_eq!(Node::of(&again.tree()), Some(node));
}

/// Draws nothing in each pane.
struct Blank;

impl Behavior<Pane> for Blank {
    fn pane_ui(&mut self, _ui: &mut Ui, _id: TileId, _pane: &mut Pane) -> UiResponse {
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, pane: &Pane) -> WidgetText {
        pane.name().into()
    }
}

/// Everything that is done with what was read, in a window of this size.
fn used(node: &Node, size: Vec2) {
    let _ = node.fits(size);
    let whole = node.clone().completed();
    assert!(Pane::needed().all(|it| whole.holds(it)), "{whole:?}");
    let mut tree = whole.tree();
    let ctx = Context::default();
    for _ in 0..2 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size([0.0, 0.0].into(), size)),
            ..RawInput::default()
        };
        let mut drawn = ctx.run_ui(input, |ui| tree.ui(&mut Blank, ui));
        // Nobody paints it.
        drawn.textures_delta.clear();
    }
    let after = Node::of(&tree).unwrap();
    assert!(Pane::needed().all(|it| after.holds(it)), "{after:?}");
}

fn names() -> impl Strategy<Value = String> {
    let known = vec!["map", "queue", "incident", "form", "alarms", "forces"];
    prop_oneof![
        3 => prop::sample::select(known).prop_map(str::to_owned),
        1 => "\\PC{0,70}",
    ]
}

/// Texts that are nearly those of an arrangement.
fn nodes() -> impl Strategy<Value = serde_json::Value> {
    let leaf = names().prop_map(|name| serde_json::json!({ "pane": name }));
    leaf.prop_recursive(6, 48, 5, |inner| {
        let shared = (
            prop_oneof![Just(0_i64), Just(-1), 1..2_000_i64],
            inner.clone(),
        );
        let shared = prop::collection::vec(shared, 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(|it| serde_json::json!({ "tabs": it })),
            shared
                .clone()
                .prop_map(|it| serde_json::json!({ "row": it })),
            shared.prop_map(|it| serde_json::json!({ "column": it })),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_stop_the_desk(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(node) = Node::read(&bytes) {
            used(&node, Vec2::new(640.0, 480.0));
        }
    }

    #[test]
    fn no_arrangement_stops_the_desk(
        node in nodes(),
        (width, height) in (1_u16..3_000, 1_u16..2_000),
    ) {
        if let Ok(node) = Node::read(file(&node.to_string()).as_bytes()) {
            used(&node, Vec2::new(f32::from(width), f32::from(height)));
        }
    }
}
