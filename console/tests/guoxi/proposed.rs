//! Whom and what to send to the flooded underpass along the roads of the schematic, before it was closed and
//! after: a golden text. Those of the other scenarios are straight lines (`dispatch-core/tests/proposals`).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use atlas::travel::{Matched, Travel as Times};
use atlas::vehicle::Vehicle as Wheels;
use dispatch_core::point::Point;
use dispatch_core::proposal::SupplyOutlook;
use dispatch_core::sentence::{Names, Proposed};
use dispatch_core::state::State;
use dispatch_core::travel::{By, Travel, Vehicle};
use dispatch_core::view::{Asked, Ways, asking, outlook, recommend};
use expect_test::expect_file;
use yishao::folders;
use yishao::travel::{closings, vehicle};

use crate::{Drill, drill, guoxi};

/// Of the thirty items that a flood may want, those that are asked for here and one that is issued.
const SUPPLIES: [&str; 3] = ["life-jacket", "water-barrier", "woven-bag"];

/// Ways along the roads of the schematic, round what is closed in a state.
fn with_ways<T>(drill: &Drill, state: &State, work: impl FnOnce(&dyn Ways) -> T) -> T {
    let table = folders::vehicles().unwrap();
    let closed = closings(state, state.at);
    let closed = closed.iter().map(|it| drill.net.matched(it.closure()));
    let closed: Vec<Matched> = closed.collect();
    let times = Wheels::ALL.map(|wheels| {
        let mut times = Times::new(&drill.net, &table, wheels);
        times.close(&closed);
        (wheels, times)
    });
    let had: RefCell<BTreeMap<(Vehicle, Point, Point), Option<Travel>>> = RefCell::default();
    let way = |kind: Vehicle, from: Point, to: Point| -> Option<Travel> {
        let asked = (kind, from, to);
        if let Some(found) = had.borrow().get(&asked) {
            return *found;
        }
        let (_, times) = times.iter().find(|it| it.0 == vehicle(kind))?;
        let route = times.route(from, to);
        let by = match route.by {
            atlas::travel::By::Road => By::Sketch,
            atlas::travel::By::Straight => By::Straight,
        };
        let found = Some(Travel {
            seconds: route.seconds,
            metres: route.metres,
            by,
        });
        had.borrow_mut().insert(asked, found);
        found
    };
    work(&way)
}

/// Every line of what is proposed to send, and of what is in use and could be sent of supplies.
fn proposed(drill: &Drill, step: &str) -> String {
    let state = drill.behind(step);
    let names = Names::from_catalogue(&drill.catalogue);
    let told = Proposed {
        names: &names,
        state: &state,
        at: state.at,
    };
    let mut lines = vec![format!("{} {step}", state.at.local_clock())];
    let wishes = BTreeMap::from([
        (("guoxi", "woven-bag"), 300),
        (("guoxi", "life-jacket"), 30),
    ]);
    with_ways(drill, &state, |ways| {
        let asked = Asked {
            state: &state,
            now: state.at,
            catalogue: &drill.catalogue,
            ways,
        };
        let all = recommend(&asked, &asking(&state, state.at));
        let it = all.iter().find(|it| it.incident == guoxi()).unwrap();
        for need in &it.needs {
            lines.push(told.need(need).zh);
            let picks = need.picks.iter().map(|it| told.pick(it).zh);
            lines.extend(picks.map(|it| format!("  {it}")));
            match told.short(need) {
                Some(short) => lines.push(format!("  {}", short.zh)),
                None => {
                    let passed = need.passed.iter().map(|it| told.passed(it).zh);
                    lines.extend(passed.map(|it| format!("    {it}")));
                }
            }
        }
        lines.extend(it.contests.iter().map(|it| told.contest(it).zh));
        lines.extend(it.holes.iter().map(|it| told.hole(it).zh));
        let incident = state.incident(&guoxi()).unwrap();
        let supplies = outlook(&asked, &[incident], &wishes).remove(0);
        let shown = |it: &SupplyOutlook| SUPPLIES.contains(&it.item.as_str());
        for it in supplies.into_iter().filter(shown) {
            lines.push(told.supply(&it).zh);
            let claims = it.claims.iter();
            lines.extend(claims.map(|of| format!("  {}", told.supply_claim(&it.item, of).zh)));
            let offers = it.offers.iter();
            lines.extend(offers.map(|of| format!("  {}", told.offer(&it.item, of).zh)));
        }
    });
    lines.join("\n")
}

#[test]
fn whom_and_what_to_send_along_the_schematic_with_the_underpass_open_and_closed() {
    let drill = drill();
    let told = ["take-guoxi", "underpass-closed", "supply-barriers"].map(|it| proposed(&drill, it));
    let [open, closed, _] = &told;
    assert!(
        open.contains("示意路网") && !open.contains("直线估算"),
        "{open}"
    );
    // The same teams are asked, and the minutes of those who came through the underpass are others.
    assert_ne!(open, closed);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guoxi/proposed.txt");
    expect_file![beside].assert_eq(&format!("{}\n", told.join("\n\n")));
}
