//! What waits is looked up once in a second, and it is what looking it up each time would find.

use dispatch_core::view::{alarms, silent_townships, waiting_ladders};

use crate::hand::Hand;
use crate::keeper::START;
use crate::persons::say;

fn assert_as_looked_up(hand: &mut Hand) {
    hand.settle();
    let (state, now) = (
        &hand.room.state,
        hand.room.state.world_time(hand.room.now()),
    );
    let waits = hand.harness.state().waits();
    assert_eq!(waits.alarms, alarms(state, now));
    assert_eq!(waits.silent, silent_townships(state, now));
    assert_eq!(waits.ladders, waiting_ladders(state, now));
}

#[test]
fn what_is_shared_is_what_would_be_looked_up() {
    let mut hand = Hand::with_incidents(2);
    assert_as_looked_up(&mut hand);
    let start = serde_json::json!({ "start_response": {
        "response": "typhoon", "kind": "typhoon", "level": "II", "matter": "防御台风",
        "area": "全区", "types": ["flood-typhoon-drought"],
        "expected_end_at": START + 86_400_000, "measures": "镇街全员在岗",
        "started_by": "department:gov-office",
        "consent": { "document": { "number": "瓯防指 3 号" } },
    }});
    say(&mut hand, "duty-chief", start);
    assert_as_looked_up(&mut hand);
    let mut counts = Vec::new();
    for seconds in [1, 599, 1_200, 1_800, 3_600] {
        hand.room.pass(seconds);
        assert_as_looked_up(&mut hand);
        let waits = hand.harness.state().waits();
        counts.push((waits.alarms.len(), waits.silent.len()));
    }
    counts.dedup();
    assert!(counts.len() > 1, "something changed: {counts:?}");
    let before = hand.harness.state().waits().alarms.len();
    let withdrawn = serde_json::json!({ "withdraw": { "incident": "i-1", "reason": "untrue",
        "words": "误报" } });
    say(&mut hand, "duty-officer", withdrawn);
    assert_as_looked_up(&mut hand);
    assert!(hand.harness.state().waits().alarms.len() < before);
}
