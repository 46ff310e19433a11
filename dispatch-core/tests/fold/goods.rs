//! Supplies: what leaves a depot is written down until it is back, and stock is conserved.

use dispatch_core::state::ConflictKind;
use serde_json::json;

use crate::common::Night;

const CENTRE: &str = "duty-officer";

fn night() -> Night {
    let mut night = Night::live();
    night.flood("x", 100);
    night
}

#[test]
fn a_depot_has_its_route_as_a_team_has() {
    let mut night = night();
    let others = night.state.register.depots.values();
    let other = others.filter(|it| it.route != dispatch_core::register::Route::Own);
    let depots: Vec<_> = other
        .map(|it| (it.id.to_string(), it.stock[0].item.to_string()))
        .collect();
    assert!(!depots.is_empty());
    for (depot, item) in depots {
        let supply =
            json!({"supply": {"incident": "x", "depot": depot, "item": item, "quantity": 1}});
        let refusal = night.refused(CENTRE, 200, supply, "no-right");
        assert!(refusal.to_string().contains("商请"), "{refusal}");
    }
}

#[test]
fn stock_is_conserved_up_to_the_largest_numbers() {
    let mut night = night();
    let goods = |kind: &str, n: u32| match kind {
        "count" => {
            json!({"count_stock": {"depot": "district-depot", "item": "quilt", "quantity": n}})
        }
        "out" => {
            json!({"supply": {"incident": "x", "depot": "district-depot", "item": "quilt", "quantity": n}})
        }
        _ => {
            json!({"supply_back": {"incident": "x", "depot": "district-depot", "item": "quilt", "returned": n}})
        }
    };
    const MOST: u32 = 1_000_000_000;
    night.refused(CENTRE, 200, goods("count", MOST + 1), "nonsense");
    night.ok(CENTRE, 200, goods("count", MOST));
    night.ok(CENTRE, 210, goods("out", MOST));
    night.ok(CENTRE, 220, goods("count", MOST));
    night.refused(CENTRE, 230, goods("out", 1), "nonsense");
    night.ok(CENTRE, 240, goods("back", u32::MAX));
    let (_, stock) = night
        .state
        .stock
        .iter()
        .find(|(id, _)| id.as_str() == "district-depot")
        .unwrap();
    let (_, quilts) = stock.iter().find(|(id, _)| id.as_str() == "quilt").unwrap();
    assert_eq!((quilts.here, quilts.out), (2 * MOST, 0));
    assert_eq!(
        night
            .state
            .open_conflicts()
            .filter(|(_, it)| it.kind == ConflictKind::Figure)
            .count(),
        3
    );
}
