//! Whose ladder waits for its next step (practice R17).

use dispatch_core::register::Callee;
use dispatch_core::view::{called_since, contact_board, ladder_of, next_rung, waiting_ladders};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn callee(who: &str) -> Callee {
    who.parse().unwrap()
}

fn contact(who: &str, to: &str, result: &str) -> Value {
    json!({"contact": {"who": who, "to": to, "means": "telephone", "result": result}})
}

#[test]
fn a_ladder_waits_for_its_next_step_until_it_is_rung_or_somebody_answers() {
    let mut night = Night::live();
    let waits = |night: &Night, at: i64| -> Vec<(u32, i64)> {
        let all = waiting_ladders(&night.state, second(at));
        all.into_iter()
            .map(|(_, rung, since)| (rung.number, since.since_s(second(0))))
            .collect()
    };
    let who = "site:hospital-3";
    assert!(waits(&night, 1000).is_empty(), "nobody rings it");
    night.ok(CENTRE, 20, contact(who, "卫健值班", "no-answer"));
    assert_eq!(called_since(&night.state, &callee(who)), Some(second(20)));
    assert!(waits(&night, 199).is_empty(), "the second step has a time");
    assert_eq!(waits(&night, 200), [(2, 200)]);
    night.ok(CENTRE, 210, contact(who, "卫健带班领导", "busy"));
    assert!(waits(&night, 619).is_empty());
    assert_eq!(waits(&night, 700), [(3, 620)]);
    night.ok(
        CENTRE,
        710,
        contact(who, "区分管领导（经区府办）", "answered"),
    );
    assert!(waits(&night, 9000).is_empty());
    assert_eq!(called_since(&night.state, &callee(who)), None);
    night.ok(CENTRE, 9100, contact(who, "卫健值班", "busy"));
    assert_eq!(
        called_since(&night.state, &callee(who)),
        Some(second(9100)),
        "rung anew"
    );
}

#[test]
fn a_village_is_rung_by_its_own_ladder_and_then_by_its_township() {
    let mut night = Night::live();
    let who = callee("site:village-renqiao");
    let ladder = ladder_of(&night.state, &who, second(0));
    let steps: Vec<&str> = ladder.iter().map(|it| &it.text.zh[..9]).collect();
    assert_eq!(steps[..3], ["村书记", "村主任", "网格员"]);
    assert!(ladder[..3].iter().all(|it| it.number_of_step.is_some()));
    assert_eq!(ladder[3].post.as_ref().unwrap().as_str(), "guoxi-duty");
    assert!(ladder[3].person.is_some() && ladder[4].person.is_some());
    let on_board = |night: &Night| {
        let rows = contact_board(&night.state);
        rows.into_iter().find(|it| it.unit == who).unwrap().last
    };
    assert_eq!(on_board(&night), None, "it stands there before it was rung");
    let first = ladder[0].text.zh.clone();
    night.ok(
        CENTRE,
        20,
        contact("site:village-renqiao", &first, "out-of-range"),
    );
    let next = |at| next_rung(&night.state, &who, second(20), second(at)).unwrap();
    assert_eq!(next(150).number, 2);
    let second_step = next(150).text.zh;
    night.ok(
        CENTRE,
        160,
        contact("site:village-renqiao", &second_step, "answered"),
    );
    assert_eq!(on_board(&night), Some(second(160)));
    let villages = night.state.register.sites.values();
    let villages = villages.filter(|it| it.kind.as_str() == "village");
    for village in villages {
        assert!(
            village.township.is_some() && village.ladder.len() == 5,
            "{}",
            village.id
        );
    }
}
