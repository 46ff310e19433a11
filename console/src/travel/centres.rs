//! How long it takes from where teams are to the middles of the townships: what cover is reckoned with.

use std::collections::BTreeMap;
use std::sync::Arc;

use atlas::travel::{Stand, Travel as Times, straight};
use atlas::vehicle::Ability;
use dispatch_core::point::Point;
use dispatch_core::travel::{By, Timed, Vehicle};

use super::closings::Closing;

/// What is asked of the middles of the townships.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CentresAsked {
    /// Where teams of the kinds whose cover is watched set out from, each once, in order.
    pub from: Vec<(Vehicle, Point)>,
    /// The middles, each once, in order.
    pub to: Vec<Point>,
}

/// How long it takes to the middle of each township, from one place.
type Row = Arc<[Timed]>;

/// How long it takes from each place to the middle of each township.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreTimes {
    /// Height of the newest word about closed roads that they go by.
    pub height: u64,
    /// What was closed: it changes without a word where a closing runs out.
    pub closings: Arc<Vec<Closing>>,
    to: Vec<Point>,
    rows: BTreeMap<(Vehicle, Point), Row>,
}

impl CentreTimes {
    /// How long it takes from here to there; `None` where nobody asked for it.
    #[must_use]
    pub fn timed(&self, vehicle: Vehicle, from: Point, to: Point) -> Option<Timed> {
        let column = self.to.binary_search(&to).ok()?;
        self.rows.get(&(vehicle, from))?.get(column).copied()
    }
}

/// What was found out so far with what is closed now. A team that moved costs one row.
#[derive(Debug, Default)]
pub(super) struct CentresKept {
    to: Vec<Point>,
    rows: BTreeMap<(Vehicle, Point), Row>,
    told: Option<Arc<CentreTimes>>,
}

impl CentresKept {
    /// Keeps nothing: something else is closed.
    pub fn forget(&mut self) {
        *self = CentresKept::default();
    }

    /// The places of each kind of vehicle of which nothing is known yet; what nobody asks for any more is
    /// forgotten.
    pub fn missing(&mut self, asked: &CentresAsked) -> BTreeMap<Vehicle, Vec<Point>> {
        if self.to != asked.to {
            self.to.clone_from(&asked.to);
            self.rows.clear();
        }
        self.rows
            .retain(|it, _| asked.from.binary_search(it).is_ok());
        let mut missing: BTreeMap<Vehicle, Vec<Point>> = BTreeMap::new();
        for it in &asked.from {
            if !self.rows.contains_key(it) {
                missing.entry(it.0).or_default().push(it.1);
            }
        }
        missing
    }

    /// Keeps what was found for places of one kind of vehicle.
    pub fn keep(&mut self, vehicle: Vehicle, from: Vec<Point>, rows: Vec<Row>) {
        let places = from.into_iter().map(|it| (vehicle, it));
        self.rows.extend(places.zip(rows));
    }

    /// All of it, once nothing is missing; `None` where the same was told last.
    pub fn take_untold(
        &mut self,
        height: u64,
        closings: &Arc<Vec<Closing>>,
    ) -> Option<Arc<CentreTimes>> {
        let all = CentreTimes {
            height,
            closings: Arc::clone(closings),
            to: self.to.clone(),
            rows: self.rows.clone(),
        };
        if self.told.as_deref() == Some(&all) {
            return None;
        }
        let all = Arc::new(all);
        self.told = Some(Arc::clone(&all));
        Some(all)
    }
}

/// The rows of some places, in their order, each with what lies beside it. Without a network, and where no
/// road leads, they are straight lines.
pub(super) fn rows(
    (times, along): (Option<&Times<'_>>, By),
    ability: &Ability,
    (from, from_stands): (&[Point], &[Stand]),
    (to, to_stands): (&[Point], &[Arc<Stand>]),
) -> Vec<Row> {
    let mut many = times.map(|it| it.many(from_stands));
    let mut columns = Vec::new();
    for (number, to) in to.iter().enumerate() {
        let by_road = many.as_mut().zip(to_stands.get(number));
        let by_road = by_road.map(|(many, to)| many.seconds_to(to));
        let by_road = by_road.unwrap_or_default();
        let timed = |(place, from): (usize, &Point)| match by_road.get(place).copied().flatten() {
            Some(seconds) => Timed { seconds, by: along },
            None => Timed {
                seconds: straight(ability, *from, *to).seconds,
                by: By::Straight,
            },
        };
        let column: Vec<Timed> = from.iter().enumerate().map(timed).collect();
        columns.push(column);
    }
    (0..from.len())
        .map(|place| columns.iter().map(|it| it[place]).collect())
        .collect()
}
