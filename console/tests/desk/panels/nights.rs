//! The nights of which the panels tell: two incidents at their beginning, a drill, the middle of the work.

use serde_json::{Value, json};
use yishao::language::Lang;

use crate::hand::Hand;
use crate::keeper::seat;
use crate::persons::say;
use crate::playing::guoxi_plays;
use crate::window::open;

/// A flood that is worked on, a fire that waits to be taken, a warning, and a team on its way.
pub fn two_incidents() -> Hand {
    let mut hand = Hand::with_incidents(1);
    begin(&mut hand);
    hand
}

/// The same night at the console of a department, whose duty officer may little.
pub fn two_incidents_at_the_police() -> Hand {
    let mut hand = Hand::at_the_desk_of("police-duty-head");
    begin(&mut hand);
    hand
}

fn begin(hand: &mut Hand) {
    let now = hand.room.now();
    for (post, command) in [
        (
            "duty-officer",
            json!({"warning": {"warning": "w1", "kind": "rainstorm", "colour": "orange",
                "area": "全区", "issuer": "区气象台", "from_at": now}}),
        ),
        (
            "duty-officer",
            json!({"dispatch": {"incident": "i-1", "team": "drainage-1"}}),
        ),
        (
            "duty-officer",
            json!({"state": {"incident": "i-1", "source": "township",
                "figures": {"trapped": 2, "missing": null}}}),
        ),
        (
            "guoxi-duty-head",
            json!({"whistle": {"incident": "i-2", "type": "fire", "township": "330304009",
                "place": {"words": "瞿溪老街"}, "conditions": ["casualties"], "figures": {}}}),
        ),
    ] {
        say(hand, post, command);
        hand.room.pass(30);
    }
    hand.room.pass(300);
    hand.settle();
}

/// The drill of Guoxi, a quarter of an hour after its first call.
pub fn drill() -> Hand {
    let (room, link) = guoxi_plays(15 * 60);
    let harness = open(&room, link, Lang::Zh);
    let mut hand = Hand { harness, room };
    hand.settle();
    hand
}

/// An hour on: of six departments one arrived, one was let go and left, one is on its way, one only signed, one
/// could not be reached and one was never tried.
pub fn work() -> Hand {
    let mut hand = Hand::quiet();
    goes_on(&mut hand);
    hand
}

/// The same at a desk that was opened on a quiet night.
pub fn goes_on(hand: &mut Hand) {
    hand.takes_whistles(2);
    let officer = "duty-officer";
    response(hand);
    for command in [
        json!({"attempt": {"incident": "i-1", "department": "power", "to": "值班电话",
            "means": "telephone", "result": "no-answer"}}),
        json!({"acknowledge": {"incident": "i-1", "department": "police"}}),
        json!({"set_out": {"incident": "i-1", "department": "police"}}),
        json!({"report_in": {"incident": "i-1", "department": "police",
            "strength": {"people": 12, "vehicles": 3}}}),
        json!({"acknowledge": {"incident": "i-1", "department": "em-bureau"}}),
        json!({"set_out": {"incident": "i-1", "department": "em-bureau"}}),
        json!({"acknowledge": {"incident": "i-1", "department": "urban-enforcement"}}),
        json!({"report_in": {"incident": "i-1", "department": "fire-brigade",
            "strength": {"people": 28, "vehicles": 4}}}),
        json!({"dispatch": {"incident": "i-1", "team": "water-1"}}),
        json!({"team_state": {"team": "water-1", "doing": "on-scene", "incident": "i-1",
            "strength": {"people": 5}}}),
        json!({"dispatch": {"incident": "i-1", "team": "drainage-1"}}),
        json!({"team_state": {"team": "water-1", "doing": "on-scene", "incident": "i-2"}}),
        json!({"supply": {"incident": "i-1", "depot": "district-depot", "item": "assault-boat",
            "quantity": 2}}),
        json!({"state": {"incident": "i-1", "source": "township",
            "figures": {"trapped": 2, "missing": null, "dead": 0}}}),
        json!({"enter_zone": {"incident": "i-1", "who": "team:water-1", "people": 3,
            "limit_min": 10, "task": "车顶救人"}}),
        json!({"facility_state": {"facility": "liuhongqiao-pump", "incident": "i-1",
            "state": "no-power", "as_of": hand.room.now()}}),
        json!({"instruct": {"instruction": "n-1", "kind": "instruction", "incident": "i-1",
            "from": "周副区长", "means": "telephone", "words": "先救人，后抽水"}}),
        json!({"owe": {"obligation": "hourly", "source": "superior", "text": "每小时报一次水位",
            "to": "市防指", "due_at": hand.room.now().plus_s(1_800), "owner": "centre"}}),
        json!({"report": {"incident": "i-1", "kind": "telephone", "to": "市政府值班室",
            "means": "telephone", "content": "积水一米二，被困两人"}}),
        json!({"order": {"incident": "i-1", "order": "o-1", "to": ["team:water-1"],
            "words": "先查白色轿车"}}),
        json!({"receipt": {"incident": "i-1", "order": "o-1", "who": "team:water-1"}}),
        json!({"evacuate": {"incident": "i-1", "plot": "e-1", "area": "任桥村沿河 40 户",
            "manner": "relocate", "to": "郭溪中学", "transport": "公交车两辆"}}),
        json!({"close_road": {"closure": "r-1", "incident": "i-1", "road": "六虹桥延伸段",
            "shape": {"point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}},
            "cause": "flood"}}),
    ] {
        say(hand, officer, command);
        hand.room.pass(40);
    }
    let commander = hand.incident("i-1").commander().unwrap().post.clone();
    for (post, command) in [
        (
            commander.as_str(),
            json!({"release": {"incident": "i-1", "department": "fire-brigade"}}),
        ),
        (
            officer,
            json!({"left": {"incident": "i-1", "department": "fire-brigade"}}),
        ),
        (
            officer,
            json!({"pull_out": {"incident": "i-1", "order": "o-2", "reason": "上游开闸"}}),
        ),
    ] {
        say(hand, post, command);
        hand.room.pass(30);
    }
    returns(hand);
    handover(hand);
    hand.room.pass(300);
    hand.settle();
    crate::acts::select(hand, "郭溪街道 六虹桥延伸段下穿道路");
}

/// In force, with two departments in the room of which one has signed, and one incident under it.
fn response(hand: &mut Hand) {
    let chief = "duty-chief";
    let end = hand.room.now().plus_s(36_000);
    let start = json!({"start_response": {"response": "typhoon", "kind": "typhoon", "level": "II",
        "matter": "防御台风", "area": "全区", "types": ["flood-typhoon-drought"],
        "expected_end_at": end, "measures": "镇街全员在岗", "started_by": "other:区防指",
        "consent": {"document": {"number": "瓯防指 3 号"}},
        "joint_duty": [{"department": "em-bureau"}, {"department": "police"}]}});
    say(hand, chief, start);
    let hang = json!({"hang": {"incidents": ["i-1"], "response": "typhoon"}});
    say(hand, chief, hang);
}

/// Asked of three townships: one answered with an unknown, one has nothing, one is silent.
fn returns(hand: &mut Hand) {
    let units = [
        "township:330304001",
        "township:330304009",
        "township:330304108",
    ];
    let told: [Value; 3] = [
        json!({"ask_return": {"request": "r-1", "form": "evacuation", "units": units}}),
        json!({"give_return": {"form": "evacuation", "unit": units[0], "as_of": hand.room.now(),
            "values": {"to-move": 500, "moved": 400, "not-moved": null}}}),
        json!({"give_return": {"form": "evacuation", "unit": units[1], "as_of": hand.room.now(),
            "zero": true}}),
    ];
    for command in told {
        say(hand, "duty-officer", command);
    }
}

/// The roster changes the duty soon; the outgoing officer and the leader have signed, the incoming has not.
fn handover(hand: &mut Hand) {
    let change = hand.room.now().plus_s(1_200);
    let duty =
        json!({"set_duty": {"post": "duty-officer", "person": "wu-yonglan", "from": change}});
    say(hand, "duty-chief", duty);
    for (post, role) in [("duty-officer", "outgoing"), ("leader-on-duty", "leader")] {
        let person = seat(post, &hand.room.state).person;
        let signed = json!({"sign_handover": {"post": "duty-officer", "change_at": change,
            "role": role, "person": person}});
        say(hand, post, signed);
    }
}
