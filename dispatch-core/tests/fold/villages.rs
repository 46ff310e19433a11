//! A village is rung by a ladder of its own (practice R17).

use dispatch_core::register::Callee;
use dispatch_core::view::{contact_board, ladder_of, next_rung};
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";

fn callee(text: &str) -> Callee {
    text.parse().unwrap()
}

fn contact(who: &str, to: &str, result: &str) -> Value {
    json!({"contact": {"who": who, "to": to, "means": "telephone", "result": result}})
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
