//! The clocks of a scene stand where command is read, and what ran out is an alarm at the seat whose it is.

use serde_json::json;

use crate::hand::Hand;
use crate::keeper::seat;

#[test]
fn the_first_force_of_the_township_has_a_clock_in_the_incident_and_an_alarm_at_its_seat() {
    let mut hand = Hand::with_incidents(1);
    assert!(hand.sees("镇街到场 余 09:00"), "a minute after the whistle");
    hand.room.pass(9 * 60 + 30);
    hand.settle();
    assert!(hand.sees("镇街到场 超时 00:30"));

    let mut township = Hand::at_the_desk_of("guoxi-duty");
    assert!(!township.sees("镇街首批力量超时未到场"));
    township.room.pass(10 * 60 + 5);
    township.settle();
    assert!(township.sees("镇街首批力量超时未到场:郭溪街道"));
    let duty = seat("duty-officer", &township.room.state);
    let there =
        json!({"team_state": {"team": "guoxi-squad", "doing": "on-scene", "incident": "i-1"}});
    township
        .room
        .say(&duty, serde_json::from_value(there).unwrap());
    township.room.publish();
    township.settle();
    assert!(!township.sees("镇街首批力量超时未到场"), "it is there");
    assert!(!township.sees("镇街到场 超时"));
}

#[test]
fn whoever_took_over_sees_when_he_is_to_report_and_how_long_the_record_may_wait() {
    let mut hand = Hand::with_incidents(1);
    let duty = seat("duty-officer", &hand.room.state);
    for said in ["designate", "take_command"] {
        let said = json!({ said: {"incident": "i-1", "post": "em-deputy-director"}});
        hand.room.say(&duty, serde_json::from_value(said).unwrap());
    }
    hand.room.publish();
    hand.settle();
    assert!(!hand.sees("镇街到场"), "he knows who is there");
    assert!(hand.sees("移交单 余 15:00"));
    assert!(hand.sees("现场报告 余 15:00"));
    hand.room.pass(14 * 60);
    let note = json!({"note": {"incident": "i-1", "words": "水位回落"}});
    let commander = seat("em-deputy-director", &hand.room.state);
    hand.room
        .say(&commander, serde_json::from_value(note).unwrap());
    hand.room.publish();
    hand.room.pass(2 * 60);
    hand.settle();
    assert!(hand.sees("移交单 超时 01:00"));
    assert!(hand.sees("现场报告 余 58:00"), "an hour from his word");
}
