//! Whom and what to send to the flooded underpass along the roads of the schematic, before it was closed and
//! after: a golden text, with its supplies. Whom to send in every scenario: `scenario_roads.rs`.

use std::collections::BTreeMap;
use std::path::Path;

use dispatch_core::proposal::SupplyOutlook;
use dispatch_core::sentence::{Names, Proposed};
use dispatch_core::view::{Asked, asking, outlook, recommend};
use expect_test::expect_file;
use yishao::folders;

use crate::ways::Along;
use crate::{Drill, drill, guoxi};

/// Of the thirty items that a flood may want, those that are asked for here and one that is issued.
const SUPPLIES: [&str; 3] = ["life-jacket", "water-barrier", "woven-bag"];

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
    let table = folders::vehicles().unwrap();
    let along = Along::of(&drill.net, &table, &state);
    let asked = Asked {
        state: &state,
        now: state.at,
        catalogue: &drill.catalogue,
        ways: &|kind, from, to| along.way(kind, from, to),
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
