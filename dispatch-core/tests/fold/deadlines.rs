//! Every limit of a type is read: whoever moves one in the catalogue by a minute moves what it says by a minute.

use dispatch_core::catalogue::Deadlines;
use dispatch_core::state::State;
use dispatch_core::view::{clocks, due_of, valid_for_s};
use dispatch_core::words::{IncidentId, TypeId};
use serde_json::{Value, json};

use crate::common::{Night, command, second};

const CENTRE: &str = "duty-officer";
const KIND: &str = "flood-typhoon-drought";

/// All of them, by name. A new one does not compile before it stands here, and fails below before it is read.
fn limits(of: &mut Deadlines) -> [(&'static str, &mut u32); 16] {
    let Deadlines {
        ack_centre_s,
        ack_department_s,
        name_commander_s,
        set_out_s,
        set_out_night_s,
        township_on_scene_s,
        township_on_scene_far_s,
        on_scene_s,
        on_scene_far_s,
        first_report_s,
        report_every_s,
        report_every_high_s,
        transfer_record_s,
        dispatch_valid_s,
        supply_valid_s,
        order_valid_s,
        mark: _,
    } = of;
    [
        ("ack_centre_s", ack_centre_s),
        ("ack_department_s", ack_department_s),
        ("name_commander_s", name_commander_s),
        ("set_out_s", set_out_s),
        ("set_out_night_s", set_out_night_s),
        ("township_on_scene_s", township_on_scene_s),
        ("township_on_scene_far_s", township_on_scene_far_s),
        ("on_scene_s", on_scene_s),
        ("on_scene_far_s", on_scene_far_s),
        ("first_report_s", first_report_s),
        ("report_every_s", report_every_s),
        ("report_every_high_s", report_every_high_s),
        ("transfer_record_s", transfer_record_s),
        ("dispatch_valid_s", dispatch_valid_s),
        ("supply_valid_s", supply_valid_s),
        ("order_valid_s", order_valid_s),
    ]
}

fn by_clock(state: &State) -> Vec<(String, i64)> {
    let id = IncidentId::new("x").expect("an id");
    let incident = state.incident(&id).expect("an incident");
    let clocks = clocks(state, incident).into_iter();
    let clocks = clocks.map(|it| {
        let whose = it.department.as_ref().map_or("", |it| it.as_str());
        (format!("{:?} {whose}", it.kind), it.due.since_s(second(0)))
    });
    let pulses = due_of(state, incident).into_iter();
    let pulses = pulses.map(|it| {
        let subject = it.subject.as_ref().map_or("", |it| it.as_str());
        (format!("{:?} {subject}", it.rule), it.at.since_s(second(0)))
    });
    clocks.chain(pulses).collect()
}

/// What a night says of its limits, told from a whistle to the second report, by day in a street and by night in
/// a far township.
fn said(limits: &Deadlines) -> Vec<(String, i64)> {
    let mut all = Vec::new();
    // 08:30 and 23:30.
    for (township, from) in [("330304009", 100), ("330304108", 15 * 3600)] {
        let mut night = Night::live();
        let types = &mut night.state.register.change().types;
        let kind = types.get_mut(&TypeId::new(KIND).expect("an id"));
        kind.expect("a type").change().deadlines = limits.clone();
        let mut tell = |after: i64, post: &str, said: Value| {
            night.ok(post, from + after, said);
            let at = |(name, due): (String, i64)| (format!("{township} {after} {name}"), due);
            all.extend(by_clock(&night.state).into_iter().map(at));
        };
        let duty = if township == "330304009" {
            "guoxi-duty"
        } else {
            "zeya-duty"
        };
        let steps = [
            (
                0,
                duty,
                json!({"whistle": {"incident": "x", "type": KIND, "township": township,
                "place": {"words": "桥下"}, "conditions": ["serious-danger"]}}),
            ),
            (
                10,
                "power-duty",
                json!({"delivered": {"incident": "x", "department": "power"}}),
            ),
            (
                20,
                "power-duty",
                json!({"acknowledge": {"incident": "x", "department": "power"}}),
            ),
            (
                30,
                CENTRE,
                json!({"designate": {"incident": "x", "post": "em-deputy-director"}}),
            ),
            (
                40,
                CENTRE,
                json!({"take_command": {"incident": "x", "post": "em-deputy-director"}}),
            ),
            (
                50,
                "em-deputy-director",
                json!({"note": {"incident": "x", "words": "平稳"}}),
            ),
            (
                60,
                CENTRE,
                json!({"adjust_response": {"incident": "x", "to": "II", "reason": "扩大",
                "evidence": "两处"}}),
            ),
        ];
        for (after, post, step) in steps {
            tell(after, post, step);
        }
        for (name, of) in [
            ("dispatch", json!({"team": "water-1"})),
            (
                "request_team",
                json!({"team": "guoxi-station", "route": "request"}),
            ),
            (
                "supply",
                json!({"depot": "district-depot", "item": "quilt", "quantity": 1}),
            ),
            (
                "order",
                json!({"order": "o", "to": ["department:power"], "words": "断电"}),
            ),
            ("receipt", json!({"order": "o", "who": "department:power"})),
        ] {
            let mut of = of;
            of["incident"] = json!("x");
            let valid = valid_for_s(&night.state, &command(json!({ name: of })));
            all.push((format!("{township} {name}"), valid.map_or(-1, i64::from)));
        }
    }
    all
}

#[test]
fn a_minute_more_in_the_catalogue_is_a_minute_more_on_the_clock() {
    let kind = Night::live().state;
    let kind = kind.register.kind(&TypeId::new(KIND).expect("an id"));
    let shipped = kind.expect("a type").deadlines.clone();
    let before = said(&shipped);
    let count = limits(&mut shipped.clone()).len();
    for index in 0..count {
        let mut moved = shipped.clone();
        let mut all = limits(&mut moved);
        let (name, limit) = &mut all[index];
        let name = *name;
        **limit += 60;
        let mut after = said(&moved);
        // Which of them runs out first may change with it.
        let mut before = before.clone();
        before.sort();
        after.sort();
        let names = |of: &[(String, i64)]| of.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
        assert_eq!(names(&before), names(&after), "{name}");
        let moved: Vec<i64> = before
            .iter()
            .zip(&after)
            .map(|(before, after)| after.1 - before.1)
            .filter(|by| *by != 0)
            .collect();
        assert!(!moved.is_empty(), "nothing reads {name}");
        assert!(moved.iter().all(|by| *by == 60), "{name}: {moved:?}");
    }
}
