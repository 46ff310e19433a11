//! The streets around the middle of a township, and the roads from one township to the next.

use super::cells::holds;
use super::net::Line;
use super::plane::{
    At, apart, from_piece, hash, left, minus, noise, plus, pull, signed, times, way,
};
use crate::vehicle::Class;

/// Between two streets, in m.
const SPACING_M: f64 = 350.0;
/// Between two places at which it is asked whether a street goes on, in m.
const STEP_M: f64 = 50.0;
/// How far streets reach from the middle, in m.
const REACH_M: (f64, f64) = (900.0, 2_600.0);
/// The same in the hills.
const HILL_REACH_M: f64 = 900.0;
/// A told road so near to two middles, in m, joins them.
const JOINED_M: f64 = 600.0;
/// More townships than this have no streets drawn: nobody could see them.
pub(super) const TOWNS_MAX: usize = 300;

/// The middle of a township, and how far its streets reach.
pub(super) struct Middle {
    pub at: At,
    pub reach_m: f64,
    in_hills: bool,
    /// The way that most of its streets go.
    along: At,
}

/// What streets do not cross.
pub(super) struct Ground<'a> {
    /// Where only a township of the hills has streets.
    pub hills: Vec<&'a [At]>,
    /// Lakes and wetlands.
    pub areas: Vec<&'a [At]>,
    /// Waters with their widths in m.
    pub waters: Vec<(&'a [At], f64)>,
}

/// The widest water, in m, that a main street of a township has a bridge over.
const BRIDGE_MAX_M: f64 = 150.0;

/// The middles of these townships, each with whether it lies in hills.
pub(super) fn middles(centres: &[(At, bool)], told: &[Line]) -> Vec<Middle> {
    let middle = |&(at, in_hills): &(At, bool)| {
        let others = centres.iter().map(|it| apart(it.0, at));
        let nearest = others.filter(|it| *it > 0.0).fold(f64::INFINITY, f64::min);
        let reach_m = if in_hills {
            HILL_REACH_M
        } else {
            (0.72 * nearest).clamp(REACH_M.0, REACH_M.1)
        };
        Middle {
            at,
            reach_m,
            in_hills,
            along: nearest_way(at, told),
        }
    };
    centres.iter().map(middle).collect()
}

/// The way of the nearest told road that is no expressway.
fn nearest_way(at: At, told: &[Line]) -> At {
    let roads = told.iter().filter(|it| it.class > Class::MotorwayLink);
    let pieces = roads.flat_map(|it| it.course.windows(2));
    let far = |it: &[At]| from_piece(it[0], it[1], at).0;
    let nearest = pieces.min_by(|a, b| far(a).total_cmp(&far(b)));
    nearest.map_or([1.0, 0.0], |it| way(minus(it[1], it[0])))
}

/// How far houses stand from a middle in the direction of a place, in m.
pub(super) fn edge_m(middle: &Middle, at: At) -> f64 {
    middle.reach_m * (1.0 + 0.3 * noise(at, 1_500.0, 61))
}

/// All streets of all townships.
pub(super) fn streets(middles: &[Middle], ground: &Ground) -> Vec<Line> {
    let mut lines = Vec::new();
    for (number, middle) in middles.iter().enumerate() {
        let near = ground.near(middle.at, 1.6 * middle.reach_m);
        let across = left(middle.along);
        for (side, (along, across)) in [(middle.along, across), (across, middle.along)]
            .into_iter()
            .enumerate()
        {
            let most = (1.35 * middle.reach_m / SPACING_M).ceil() as i64;
            for row in -most..=most {
                let dice = hash(row, side as i64, 71 + number as u64);
                let jitter = if row == 0 { 0.0 } else { 0.17 * signed(dice) };
                let off = times(across, (row as f64 + jitter) * SPACING_M);
                let class = if row.rem_euclid(3) == 0 {
                    Class::Tertiary
                } else {
                    Class::Residential
                };
                let goes = |at: At| {
                    let far = apart(at, middle.at);
                    far <= edge_m(middle, at)
                        && middles.iter().all(|it| apart(it.at, at) >= far)
                        && near.carries(at, class, middle.in_hills)
                };
                let street = straight(middle, plus(middle.at, off), along);
                lines.extend(runs(&street, goes).into_iter().map(|course| Line {
                    course,
                    class,
                    name: 0,
                    is_told: false,
                }));
            }
        }
    }
    lines
}

/// A street through a place, not quite straight; only in the middle of the township it is.
fn straight(middle: &Middle, through: At, along: At) -> Vec<At> {
    let steps = (1.35 * middle.reach_m / STEP_M).ceil() as i64;
    let place = |step: i64| {
        let at = plus(through, times(along, step as f64 * STEP_M));
        let ramp = (apart(at, middle.at) / 500.0).min(1.0);
        plus(at, times(pull(at, 60.0, 1_400.0, 81), ramp))
    };
    (-steps..=steps).map(place).collect()
}

/// The parts of a line all of whose places hold, of three places or more, with every third one kept.
pub(super) fn runs(line: &[At], holds: impl Fn(At) -> bool) -> Vec<Vec<At>> {
    let parts = line.split(|at| !holds(*at)).filter(|it| it.len() > 2);
    let thin = |part: &[At]| {
        let last = part.len() - 1;
        let kept = part.iter().enumerate();
        let kept = kept.filter(|(index, _)| index.is_multiple_of(3) || *index == last);
        kept.map(|it| *it.1).collect()
    };
    parts.map(thin).collect()
}

impl<'a> Ground<'a> {
    /// What of it lies near a place.
    fn near(&self, at: At, reach_m: f64) -> Ground<'a> {
        let near_line = |line: &[At], more: f64| {
            let mut pieces = line.windows(2);
            pieces.any(|it| from_piece(it[0], it[1], at).0 <= reach_m + more)
        };
        let near_areas = |areas: &[&'a [At]]| {
            let near = areas
                .iter()
                .filter(|it| holds(it, at) || near_line(it, 0.0));
            near.copied().collect()
        };
        Ground {
            hills: near_areas(&self.hills),
            areas: near_areas(&self.areas),
            waters: self
                .waters
                .iter()
                .filter(|it| near_line(it.0, it.1))
                .copied()
                .collect(),
        }
    }

    /// Whether a street of a class goes over a place.
    pub fn carries(&self, at: At, class: Class, in_hills: bool) -> bool {
        let is_bridged = |width: f64| class == Class::Tertiary && width <= BRIDGE_MAX_M;
        let wet = |(line, width): &(&[At], f64)| {
            let mut pieces = line.windows(2);
            !is_bridged(*width)
                && pieces.any(|it| from_piece(it[0], it[1], at).0 <= width / 2.0 + 20.0)
        };
        let hills = self.hills.iter().filter(|_| !in_hills);
        let mut closed = hills.chain(&self.areas);
        !closed.any(|it| holds(it, at)) && !self.waters.iter().any(wet)
    }
}

/// Roads from township to township, wherever no third one lies nearer to both and no told road joins
/// them: so every one is joined with all others, and none twice.
pub(super) fn between(middles: &[Middle], told: &[Line]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, a) in middles.iter().enumerate() {
        for b in &middles[index + 1..] {
            let far = apart(a.at, b.at);
            let nearer = |it: &Middle| apart(it.at, a.at) < far && apart(it.at, b.at) < far;
            let passes = |line: &Line, at: At| {
                let mut pieces = line.course.windows(2);
                pieces.any(|it| from_piece(it[0], it[1], at).0 <= JOINED_M)
            };
            let joins =
                |it: &Line| it.class > Class::MotorwayLink && passes(it, a.at) && passes(it, b.at);
            if far > 0.0 && !middles.iter().any(nearer) && !told.iter().any(joins) {
                lines.push(Line {
                    course: country_road(a.at, b.at),
                    class: Class::Secondary,
                    name: 0,
                    is_told: true,
                });
            }
        }
    }
    lines
}

/// A road that bends with the land and keeps its ends.
fn country_road(from: At, to: At) -> Vec<At> {
    let far = apart(from, to);
    let steps = (far / 150.0).ceil().clamp(2.0, 2_000.0) as u32;
    let place = |step: u32| {
        let share = f64::from(step) / f64::from(steps);
        let at = plus(from, times(minus(to, from), share));
        let slack = 4.0 * share * (1.0 - share);
        plus(at, times(pull(at, 0.09 * far, 2_400.0, 91), slack))
    };
    // The sum would end a hair beside it.
    (0..steps).map(place).chain([to]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_township_is_joined_with_every_other() {
        let centres: Vec<(At, bool)> = (0..12_u32)
            .map(|it| {
                let dice = |seed| signed(hash(it.into(), 0, seed)) * 9_000.0;
                ([dice(1), dice(2)], false)
            })
            .collect();
        let middles = middles(&centres, &[]);
        let lines = between(&middles, &[]);
        let mut reached = vec![middles[0].at];
        while let Some(new) = lines.iter().find_map(|it| {
            let (a, b) = (it.course[0], it.course[it.course.len() - 1]);
            match (reached.contains(&a), reached.contains(&b)) {
                (true, false) => Some(b),
                (false, true) => Some(a),
                _ => None,
            }
        }) {
            reached.push(new);
        }
        assert_eq!(reached.len(), centres.len());
        assert!(lines.len() < 24, "and not each with each: {}", lines.len());
    }

    #[test]
    fn streets_keep_out_of_water_and_hills_and_main_streets_have_bridges() {
        let middles = middles(&[([0.0, 0.0], false)], &[]);
        let hill = [
            [600.0, -3_000.0],
            [3_000.0, -3_000.0],
            [3_000.0, 3_000.0],
            [600.0, 3_000.0],
        ];
        let river = [[-3_000.0, -500.0], [3_000.0, -500.0]];
        let ground = Ground {
            hills: vec![&hill],
            areas: Vec::new(),
            waters: vec![(&river, 40.0)],
        };
        let lines = streets(&middles, &ground);
        assert!(lines.len() > 20);
        assert!(
            lines
                .iter()
                .flat_map(|it| &it.course)
                .all(|it| !holds(&hill, *it))
        );
        let over = |it: &&Line| {
            let north = it.course.iter().map(|it| it[1]);
            north.clone().any(|it| it > -400.0) && north.clone().any(|it| it < -600.0)
        };
        let bridges: Vec<Class> = lines.iter().filter(over).map(|it| it.class).collect();
        assert!(!bridges.is_empty() && bridges.iter().all(|it| *it == Class::Tertiary));
    }
}
