//! Where units stand at each choice of a return (practice R24).

use dispatch_core::view::{Tally, standing, tally_of};
use dispatch_core::words::FormId;
use serde_json::{Value, json};

use crate::common::{Night, second};

const CENTRE: &str = "duty-officer";
const GUOXI: &str = "township:330304009";
const ZEYA: &str = "township:330304108";

#[test]
fn a_tally_of_choices_counts_a_zero_report_as_usual_and_nobody_else() {
    let mut night = Night::live();
    let cuts = |unit: &str, body: Value| {
        let mut said = json!({"form": "five-cuts", "unit": unit});
        said.as_object_mut()
            .unwrap()
            .extend(body.as_object().unwrap().clone());
        json!({ "give_return": said })
    };
    night.ok(CENTRE, 10, cuts(ZEYA, json!({"values": {"power": "cut"}})));
    night.ok(CENTRE, 20, cuts(GUOXI, json!({"zero": true})));
    let other = "township:330304007";
    night.ok(CENTRE, 30, cuts(other, json!({"values": {"power": null}})));
    let form = FormId::new("five-cuts").unwrap();
    let tally = |at: i64| tally_of(&standing(&night.state, &form, second(at)).unwrap(), "power");
    let now = tally(60);
    let counts = |it: &Tally| -> Vec<usize> { it.by_choice.iter().map(Vec::len).collect() };
    // normal, partly, cut, restored for now, restored
    assert_eq!(counts(&now), [1, 0, 1, 0, 0]);
    assert_eq!(now.by_choice[2][0].to_string(), ZEYA);
    assert_eq!((now.unknown.len(), now.missing.len()), (1, 11));
    // After an hour the answers say nothing any more.
    let later = tally(31 + 3_600);
    assert_eq!(counts(&later), [0; 5]);
    assert_eq!((later.unknown.len(), later.missing.len()), (3, 11));
}
