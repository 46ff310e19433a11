//! From a place to the roads beside it: held against looking at every road there is.

use atlas::flat::{Flat, Sheet, along, apart, between};
use atlas::roads::Roads;
use atlas::travel::{Net, Snap};
use dispatch_core::point::Point;
use proptest::prelude::*;

use crate::town::grid::{CORNER, Dice};
use crate::{point, streets};

/// Every stretch that `usable` takes by how far it is from a place, nearest first, as far as the rule goes.
fn all(roads: &Roads, at: Point, usable: impl Fn(usize) -> bool) -> Vec<(usize, f64)> {
    let sheet = Sheet::at(roads.junctions[0]);
    let here = sheet.flat(at);
    let away = |stretch: usize| {
        let line: Vec<Flat> = roads.line(stretch).map(|it| sheet.flat(it)).collect();
        let away = |it: &[Flat]| apart(between(it[0], it[1], along(it[0], it[1], here)), here);
        line.windows(2).map(away).fold(f64::INFINITY, f64::min)
    };
    let usable = (0..roads.stretches.len()).filter(|it| usable(*it));
    let mut found: Vec<(usize, f64)> = usable.map(|it| (it, away(it))).collect();
    found.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let nearest = found.first().map_or(f64::INFINITY, |it| it.1);
    found.retain(|it| nearest <= 5_000.0 && it.1 <= nearest + 100.0);
    found.truncate(8);
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn the_roads_beside_a_place_are_the_nearest_that_can_be_used(
        seed in 0_u64..1_000,
        one_in in prop::sample::select(vec![1_u64, 2, 7, 40, 400, u64::MAX]),
    ) {
        let net = Net::new(streets(12, seed), None);
        let mut dice = Dice(seed);
        for _ in 0..40 {
            let mut along = |from: i32| from - 500_000 + dice.below(1_240_000) as i32;
            let at = point(along(CORNER.0), along(CORNER.1));
            let usable = |it: usize| Dice(seed ^ it as u64).below(one_in) == 0;
            let expected = all(net.roads(), at, usable);
            let kept = net.stand(at);
            prop_assert_eq!(kept.at(), at);
            let near: Vec<Snap> = net.near(at, usable);
            prop_assert_eq!(&near, &net.beside(&kept, usable));
            // Two roads that meet at the nearest junction are equally near: their order means nothing.
            let mut found: Vec<usize> = near.iter().map(|it| it.stretch).collect();
            let mut told: Vec<usize> = expected.iter().map(|it| it.0).collect();
            found.sort_unstable();
            told.sort_unstable();
            prop_assert_eq!(found, told);
            for (near, expected) in near.iter().zip(&expected) {
                prop_assert!((near.away_m - expected.1).abs() < 1e-6);
                // On the sheet and over the ground, which differ by little.
                let ground = f64::from(near.at.metres_to(at));
                prop_assert!((ground - near.away_m).abs() <= 1.0 + ground / 200.0);
            }
        }
    }
}
