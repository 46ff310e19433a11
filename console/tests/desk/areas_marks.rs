//! What waits for everybody inside a hazard area, as it stands on the map: undecided, not told, told, each with a
//! form of its own.

use eframe::egui::{Key, Shape};
use egui_kittest::kittest::Queryable;
use serde_json::{Value, json};
use yishao::desk::Skin;
use yishao::desk::palette::Palette;

use crate::hand::Hand;
use crate::roll_call::say;

/// How many of each form are drawn: diamonds with a red edge, rings with an amber one, green squares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Forms {
    undecided: usize,
    not_told: usize,
    told: usize,
}

fn forms(hand: &Hand) -> Forms {
    let map = hand
        .harness
        .get_by_role_and_label(eframe::egui::accesskit::Role::Canvas, "地图")
        .rect();
    let p = Palette::of(Skin::Dark);
    let mut forms = Forms {
        undecided: 0,
        not_told: 0,
        told: 0,
    };
    let shapes = &hand.harness.output().shapes;
    for it in shapes.iter().filter(|it| it.clip_rect == map) {
        match &it.shape {
            Shape::Path(path) => {
                let edge = path.stroke.color == eframe::egui::epaint::ColorMode::Solid(p.red.text);
                let is_diamond = path.closed && path.points.len() == 4 && path.fill == p.bg1;
                forms.undecided += usize::from(edge && is_diamond);
            }
            Shape::Circle(ring) => {
                let is_ring = ring.fill == p.bg1 && ring.radius == 8.0;
                forms.not_told += usize::from(is_ring && ring.stroke.color == p.amber.text);
            }
            Shape::Rect(plate) => {
                let is_square = plate.rect.width() == 14.0 && plate.rect.height() == 14.0;
                forms.told += usize::from(is_square && plate.fill == p.green.fill);
            }
            _ => {}
        }
    }
    forms
}

const WHO: &str = "site:hospital-zone";

fn decided(who: &str, what: &str, reason: Value) -> Value {
    let mut said =
        json!({ "decide_inside": { "incident": "x", "area": "a", "who": who, "what": what } });
    if !reason.is_null() {
        said["decide_inside"]["reason"] = reason;
    }
    said
}

fn told(who: &str, result: &str) -> Value {
    json!({ "tell_inside": { "incident": "x", "area": "a", "who": who, "to": "总值班",
        "means": "telephone", "result": result } })
}

#[test]
fn undecided_not_told_and_told_are_three_forms_and_what_needs_nothing_has_none() {
    let mut hand = Hand::quiet();
    let at = json!({ "lat_e7": 279_480_000, "lon_e7": 1_205_850_000 });
    let leak = [
        json!({ "open": { "incident": "x", "type": "hazardous-chemical", "township": "ouhai-zone",
            "words": "液氯泄漏", "call_members": false, "place": { "words": "云海路口", "point": at } } }),
        json!({ "hazard_area": { "incident": "x", "area": "a", "substance": "chlorine",
            "amount": "large", "light": "night", "origin": at, "isolation_m": 600,
            "protective_m": 3500 } }),
        json!({ "wind": { "incident": "x", "from": { "compass": "n" }, "speed_cm_s": 240 } }),
    ];
    for said in leak {
        say(&mut hand, said);
    }
    hand.key(Key::ArrowDown, &[]);
    let none = forms(&hand);
    assert!(none.undecided > 2, "{none:?}");
    assert_eq!((none.not_told, none.told), (0, 0));
    say(&mut hand, decided(WHO, "shelter-in-place", Value::Null));
    let decided_on = Forms {
        undecided: none.undecided - 1,
        not_told: 1,
        told: 0,
    };
    assert_eq!(forms(&hand), decided_on);
    say(&mut hand, told(WHO, "no-answer"));
    assert_eq!(forms(&hand), decided_on, "rung and not reached");
    crate::window::picture(&mut hand.harness, "map-marks");
    say(&mut hand, told(WHO, "answered"));
    let knows = Forms {
        not_told: 0,
        told: 1,
        ..decided_on
    };
    assert_eq!(forms(&hand), knows);
    // Decided otherwise he has to hear it once more.
    say(&mut hand, decided(WHO, "evacuate", Value::Null));
    assert_eq!(forms(&hand), decided_on);
    say(&mut hand, decided(WHO, "not-needed", json!("已停诊，无人")));
    let nothing = Forms {
        not_told: 0,
        told: 0,
        ..decided_on
    };
    assert_eq!(forms(&hand), nothing, "nothing is left to be heard");
}
