//! Who was out too long rests first.

use dispatch_core::proposal::PassedWhy;
use dispatch_core::view::{Asked, recommend};
use dispatch_core::words::IncidentId;
use serde_json::{Value, json};

use crate::common::{Night, catalogue, second};
use crate::told::{lines, need, proposal, straight};

const CENTRE: &str = "duty-officer";
const WATER: &str = "water-rescue";

/// A flood at the underpass of Liuhongqiao.
fn flood(id: &str) -> Value {
    json!({"open": {"incident": id, "type": "flood-typhoon-drought", "township": "330304009",
        "place": {"words": "六虹桥", "point": {"lat_e7": 279_950_000, "lon_e7": 1_205_880_000}},
        "words": "积水"}})
}

fn passed(night: &Night, at: i64, team: &str) -> PassedWhy {
    let it = proposal(night, "x", at);
    let mut all = it.needs.iter().flat_map(|it| &it.passed);
    let found = all.find(|it| it.team.as_str() == team);
    found.unwrap_or_else(|| panic!("{team} {it:?}")).why.clone()
}

/// Out at another incident for so many hours from second 100 on, then home.
fn out_for(night: &mut Night, hours: i64) {
    night.ok(CENTRE, 90, flood("y"));
    night.ok(
        CENTRE,
        95,
        json!({"dispatch": {"incident": "y", "team": "water-1"}}),
    );
    let doing =
        |doing: &str| json!({"team_state": {"team": "water-1", "doing": doing, "incident": "y"}});
    night.ok(CENTRE, 100, doing("en-route"));
    night.ok(CENTRE, 400, doing("on-scene"));
    let home = 100 + hours * 3_600;
    night.ok(
        "guoxi-duty-head",
        home - 900,
        json!({"release_team": {"incident": "y", "team": "water-1"}}),
    );
    night.ok(CENTRE, home, doing("home"));
}

#[test]
fn a_team_that_was_out_too_long_rests_first_as_the_catalogue_says() {
    let row = &catalogue().sending["water-rescue"];
    assert_eq!((row.work_min, row.rest_min), (Some(480), Some(240)));
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    out_for(&mut night, 9);
    let home = 100 + 9 * 3_600;
    let until = second(home + 240 * 60);
    let why = PassedWhy::MustRest {
        worked_min: 540,
        until,
    };
    assert_eq!(passed(&night, home + 60, "water-1"), why);
    let told = lines(&night.state, &proposal(&night, "x", home + 60));
    assert!(
        told.contains("水域一队（示例） 已连续出动 9 小时,应休整到 21:31"),
        "{told}"
    );
    assert!(told.contains("out for 9 h without a rest"), "{told}");
    // After its rest it could go again, to whichever of the two needs it more.
    let rested = passed(&night, home + 240 * 60, "water-1");
    let may_go = matches!(rested, PassedWhy::Spare { .. } | PassedWhy::GivenTo(_));
    assert!(may_go, "{rested:?}");

    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    out_for(&mut night, 8);
    let why = passed(&night, 100 + 8 * 3_600 + 60, "water-1");
    let may_go = matches!(why, PassedWhy::Spare { .. } | PassedWhy::GivenTo(_));
    assert!(may_go, "{why:?}");
}

#[test]
fn a_kind_of_which_nobody_says_when_it_rests_is_never_kept_back() {
    let mut unsaid = catalogue().clone();
    let row = unsaid.sending.get_mut("water-rescue").unwrap();
    (row.work_min, row.rest_min) = (None, None);
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    out_for(&mut night, 20);
    let now = second(100 + 20 * 3_600 + 60);
    let asked = Asked {
        state: &night.state,
        now,
        catalogue: &unsaid,
        ways: &straight,
    };
    let x = night.incident("x");
    let it = recommend(&asked, &[x]).remove(0);
    assert!(
        need(&it, WATER)
            .passed
            .iter()
            .all(|it| !matches!(it.why, PassedWhy::MustRest { .. }))
    );
    assert!(matches!(
        passed(&night, 100 + 20 * 3_600 + 60, "water-1"),
        PassedWhy::MustRest { .. }
    ));
}

#[test]
fn what_is_over_counts_for_whoever_was_seen_there_last() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    out_for(&mut night, 9);
    let home = 100 + 9 * 3_600;
    night.ok(
        CENTRE,
        home + 10,
        json!({"withdraw": {"incident": "y", "reason": "mistaken", "words": "误报"}}),
    );
    assert!(
        night
            .state
            .incidents
            .get(&IncidentId::new("y").unwrap())
            .unwrap()
            .is_over()
    );
    let why = passed(&night, home + 60, "water-1");
    assert!(
        matches!(
            why,
            PassedWhy::MustRest {
                worked_min: 540,
                ..
            }
        ),
        "{why:?}"
    );
}

/// Out at one incident after the other, each closed before the next.
#[test]
fn all_that_is_over_counts_and_not_only_where_it_was_seen_last() {
    let mut night = Night::live();
    night.ok(CENTRE, 10, flood("x"));
    let mut at = 100;
    for id in ["a", "b", "c"] {
        let doing = |doing: &str| json!({"team_state": {"team": "water-1", "doing": doing, "incident": id}});
        night.ok(CENTRE, at, flood(id));
        night.ok(
            CENTRE,
            at + 10,
            json!({"dispatch": {"incident": id, "team": "water-1"}}),
        );
        night.ok(CENTRE, at + 20, doing("en-route"));
        night.ok(CENTRE, at + 300, doing("on-scene"));
        let release = json!({"release_team": {"incident": id, "team": "water-1"}});
        night.ok("guoxi-duty-head", at + 10_000, release);
        night.ok(CENTRE, at + 10_820, doing("home"));
        let over = json!({"withdraw": {"incident": id, "reason": "mistaken", "words": "误报"}});
        night.ok(CENTRE, at + 10_830, over);
        assert!(night.incident(id).is_over());
        at += 12_000;
    }
    // Three times three hours, with twenty minutes between: none of the three alone is too long.
    let why = passed(&night, at, "water-1");
    assert!(
        matches!(
            why,
            PassedWhy::MustRest {
                worked_min: 540,
                ..
            }
        ),
        "{why:?}"
    );
    // It is kept when the ledger is folded anew.
    let again = Night {
        state: night.again(),
        ..night.clone()
    };
    assert_eq!(again.state, night.state);
    assert_eq!(passed(&again, at, "water-1"), why);
    // Four hours later it has rested.
    let rested = passed(&night, at + 4 * 3_600, "water-1");
    assert!(!matches!(rested, PassedWhy::MustRest { .. }), "{rested:?}");
}
