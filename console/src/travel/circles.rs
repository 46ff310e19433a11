//! How far one gets: the rings of the 135 rescue circle round a scene, and what the stations of one kind
//! cover.

use std::collections::BTreeMap;
use std::sync::Arc;

pub use atlas::travel::MINUTES_MAX;
use atlas::travel::{Direction, Stand, Travel as Times, rings, straight};
use atlas::vehicle::{Ability, Table};
use dispatch_core::point::Point;
use dispatch_core::travel::{By, Vehicle};
use dispatch_core::view::Outlines;
use dispatch_core::words::{TeamId, TownshipId};

use super::beyond::{Ground, beyond_tenths};
use super::closings::circle;
use super::network::vehicle;

/// How far a ring reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// So many minutes, along roads where there are any; 1 to [`MINUTES_MAX`].
    Minutes(u32),
    /// So many metres as the crow flies, as a disc; 1 to [`METRES_MAX`].
    Metres(u32),
}

/// The longest ring in metres: beyond it a disc drawn on a map of streets says nothing. Derived.
pub const METRES_MAX: u32 = 100_000;

impl Reach {
    fn minutes(self) -> Option<u32> {
        match self {
            Reach::Minutes(minutes) => Some(minutes),
            Reach::Metres(_) => None,
        }
    }
}

/// `1.5` kilometres in metres, to three places behind the point; `None` where it is no number, and for a
/// ring that is none or reaches beyond [`METRES_MAX`].
#[must_use]
pub fn metres(text: &str) -> Option<u32> {
    let text = text.trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let plain = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(part) || part.len() > 3 {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    let part: u32 = format!("{part:0<3}").parse().ok()?;
    let metres = whole.checked_mul(1_000)?.checked_add(part)?;
    (1..=METRES_MAX).contains(&metres).then_some(metres)
}

/// Metres as kilometres, with as many places as they need.
#[must_use]
pub fn kilometres(metres: u32) -> String {
    let (whole, part) = (metres / 1_000, metres % 1_000);
    match part {
        0 => whole.to_string(),
        _ => format!("{whole}.{part:03}")
            .trim_end_matches('0')
            .to_owned(),
    }
}

/// The area of a disc in m².
#[must_use]
pub fn disc_m2(radius_m: u32) -> u64 {
    let radius = f64::from(radius_m);
    (radius * radius * std::f64::consts::PI).round() as u64
}

/// The rings that are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RingsAsked {
    /// Round where.
    pub at: Point,
    /// By what.
    pub vehicle: Vehicle,
    /// How far.
    pub reaches: [Reach; 3],
}

/// One ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RingHere {
    /// How far.
    pub reach: Reach,
    /// How that was come to: a disc is a straight line.
    pub by: By,
    /// Its area in m².
    pub area_m2: u64,
    /// Closed lines round what is reached.
    pub outlines: Vec<Vec<Point>>,
}

/// The rings round a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RingsHere {
    /// What was asked.
    pub asked: RingsAsked,
    /// In the order that was asked.
    pub rings: Vec<RingHere>,
}

/// What the stations of a kind are to be looked at for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverAsked {
    /// Within how many minutes.
    pub minutes: u32,
    /// By what.
    pub vehicle: Vehicle,
    /// The stations.
    pub stations: Vec<(TeamId, Point)>,
    /// The middles of the townships.
    pub centres: Vec<(TownshipId, Point)>,
    /// Their areas, as far as the map of the district has them.
    pub areas: Outlines,
}

/// Who is at a township first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// From which station.
    pub team: TeamId,
    /// In how many seconds.
    pub seconds: u32,
    /// How that was come to.
    pub by: By,
}

/// What the stations of a kind cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverHere {
    /// What was asked.
    pub asked: CoverAsked,
    /// Closed lines round what each station reaches.
    pub outlines: Vec<Vec<Point>>,
    /// Who is there first; a township is missing where there is no station at all.
    pub nearest: BTreeMap<TownshipId, Nearest>,
    /// About how many tenths of the area of a township no station reaches within the minutes; those of which all
    /// is reached, or whose area nobody knows, are missing.
    pub beyond_tenths: BTreeMap<TownshipId, u8>,
}

impl CoverHere {
    /// The townships that are not reached within the minutes.
    pub fn holes(&self) -> impl Iterator<Item = (&TownshipId, Option<&Nearest>)> {
        let limit_s = self.asked.minutes * 60;
        let all = self.asked.centres.iter();
        let all = all.map(|(id, _)| (id, self.nearest.get(id)));
        all.filter(move |(_, it)| it.is_none_or(|it| it.seconds > limit_s))
    }
}

/// The rings of one place.
pub(super) fn rings_of(
    (times, along): (Option<&Times<'_>>, By),
    table: &Table,
    asked: &RingsAsked,
) -> RingsHere {
    let ability = table.of(vehicle(asked.vehicle));
    let minutes: Vec<u32> = asked.reaches.iter().filter_map(|it| it.minutes()).collect();
    // All at once, so that the larger hold the smaller to the metre.
    let found = times.map(|it| rings(it, asked.at, Direction::Towards, &minutes));
    let mut found = found.into_iter().flatten();
    let ring = |reach: &Reach| match reach.minutes().and_then(|_| found.next()) {
        Some(found) => RingHere {
            reach: *reach,
            by: along,
            area_m2: found.area_m2,
            outlines: found.outlines,
        },
        None => disc(ability, asked.at, *reach),
    };
    RingsHere {
        asked: asked.clone(),
        rings: asked.reaches.iter().map(ring).collect(),
    }
}

/// What is driven is longer than the straight line by the vehicle's factor; kilometres are those of the
/// straight line itself.
fn disc(ability: &Ability, at: Point, reach: Reach) -> RingHere {
    let radius = match reach {
        Reach::Minutes(minutes) => {
            let metres = u64::from(minutes) * u64::from(ability.straight_kmh) * 1_000 / 60;
            metres * 1_000 / u64::from(ability.straight_permille.max(1))
        }
        Reach::Metres(metres) => u64::from(metres),
    };
    let radius_m = u32::try_from(radius).unwrap_or(u32::MAX);
    let mut outline = circle(at, radius_m);
    outline.extend(outline.first().copied());
    RingHere {
        reach,
        by: By::Straight,
        area_m2: disc_m2(radius_m),
        outlines: vec![outline],
    }
}

/// What the stations cover. `stands` is what lies beside the stations and beside the middles of the townships,
/// in their order; empty without a network.
pub(super) fn cover_of(
    (times, along): (Option<&Times<'_>>, By),
    table: &Table,
    asked: &CoverAsked,
    (stations, centres): &(Vec<Arc<Stand>>, Vec<Arc<Stand>>),
) -> CoverHere {
    let ability = table.of(vehicle(asked.vehicle));
    let covers = asked.stations.iter().map(|(_, at)| match times {
        Some(times) => {
            let found = rings(times, *at, Direction::From, &[asked.minutes]);
            found.into_iter().flat_map(|it| it.outlines).collect()
        }
        None => disc(ability, *at, Reach::Minutes(asked.minutes)).outlines,
    });
    let covers: Vec<Vec<Vec<Point>>> = covers.collect();
    let grounds: Vec<Ground<'_>> = covers.iter().filter_map(|it| Ground::of(it)).collect();
    let areas = asked.areas.0.iter();
    let beyond_tenths = areas.filter_map(|(township, area)| {
        let tenths = beyond_tenths(area, &grounds)?;
        (tenths > 0).then(|| (township.clone(), tenths))
    });
    let beyond_tenths = beyond_tenths.collect();
    let stations: Vec<Stand> = stations.iter().map(|it| Stand::clone(it)).collect();
    let mut many = times.map(|it| it.many(&stations));
    let nearest = asked.centres.iter().enumerate();
    let nearest = nearest.filter_map(|(centre, (township, to))| {
        let centre = centres.get(centre);
        let by_road = many.as_mut().zip(centre);
        let by_road = by_road.map(|(many, to)| many.seconds_to(to));
        let seconds = |number: usize| {
            let by_road = by_road.as_ref().and_then(|it| *it.get(number)?);
            match by_road {
                Some(seconds) => (seconds, along),
                None => {
                    let from = asked.stations[number].1;
                    (straight(ability, from, *to).seconds, By::Straight)
                }
            }
        };
        let all = asked.stations.iter().zip(0..);
        let all = all.map(|((team, _), number)| (seconds(number), team));
        let ((seconds, by), team) = all.min_by_key(|it| it.0.0)?;
        let team = team.clone();
        Some((township.clone(), Nearest { team, seconds, by }))
    });
    let nearest = nearest.collect();
    CoverHere {
        asked: asked.clone(),
        outlines: covers.into_iter().flatten().collect(),
        nearest,
        beyond_tenths,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kilometre_is_drawn_as_one_and_minutes_by_the_straight_line() {
        let table = Table::read(include_str!("../../../assets/roads/vehicles.csv")).unwrap();
        let at = Point::new(279_950_000, 1_205_880_000).unwrap();
        let asked = RingsAsked {
            at,
            vehicle: Vehicle::FireEngine,
            reaches: [
                Reach::Metres(1_000),
                Reach::Metres(3_000),
                Reach::Minutes(6),
            ],
        };
        let here = rings_of((None, By::Road), &table, &asked);
        let far = |ring: &RingHere| {
            let all = ring.outlines.iter().flatten();
            all.map(|it| at.metres_to(*it)).max().unwrap()
        };
        let far: Vec<u32> = here.rings.iter().map(far).collect();
        assert!((995..=1_005).contains(&far[0]), "{far:?}");
        assert!((2_985..=3_015).contains(&far[1]), "{far:?}");
        let ability = table.of(vehicle(Vehicle::FireEngine));
        let metres = 6 * ability.straight_kmh * 1_000 / 60 * 1_000 / ability.straight_permille;
        assert!(far[2].abs_diff(metres) <= 10, "{far:?} {metres}");
        assert!(here.rings.iter().all(|it| it.by == By::Straight));
        let km2 = here.rings[0].area_m2;
        assert!((3_135_000..=3_148_000).contains(&km2), "{km2}");
    }

    #[test]
    fn a_township_beyond_the_minutes_is_a_hole_and_so_is_each_where_there_is_no_station() {
        let table = Table::read(include_str!("../../../assets/roads/vehicles.csv")).unwrap();
        let at = Point::new(279_950_000, 1_205_880_000).unwrap();
        let far = Point::new(279_950_000, 1_209_880_000).unwrap();
        let township = |id: &str| TownshipId::new(id).unwrap();
        // A box of about a kilometre, half of it to the west of the station.
        let area = |middle: Point| {
            let corner = |north: i32, east: i32| Point {
                lat_e7: middle.lat_e7 + north * 50_000,
                lon_e7: middle.lon_e7 + east * 50_000,
            };
            let corners = [(-1, -1), (-1, 1), (1, 1), (1, -1)];
            Arc::new(vec![
                corners.map(|(north, east)| corner(north, east)).to_vec(),
            ])
        };
        let areas = [("near", area(at)), ("far", area(far))];
        let asked = |stations: Vec<(TeamId, Point)>| CoverAsked {
            minutes: 10,
            vehicle: Vehicle::FireEngine,
            stations,
            centres: vec![(township("near"), at), (township("far"), far)],
            areas: Outlines(
                areas
                    .iter()
                    .map(|it| (township(it.0), Arc::clone(&it.1)))
                    .collect(),
            ),
        };
        let cover = |stations| {
            let none = (Vec::new(), Vec::new());
            cover_of((None, By::Road), &table, &asked(stations), &none)
        };
        let team = TeamId::new("station").unwrap();
        let here = cover(vec![(team.clone(), at)]);
        let holes: Vec<_> = here.holes().collect();
        assert_eq!(holes.len(), 1, "{holes:?}");
        assert_eq!(holes[0].0, &township("far"));
        let nearest = holes[0].1.unwrap();
        assert_eq!((&nearest.team, nearest.by), (&team, By::Straight));
        assert!(nearest.seconds > 600, "{nearest:?}");
        let beyond = [(township("far"), 10)];
        assert_eq!(here.beyond_tenths, BTreeMap::from(beyond));
        let none = cover(Vec::new());
        assert!(none.nearest.is_empty() && none.holes().all(|it| it.1.is_none()));
        assert_eq!((none.holes().count(), none.beyond_tenths.len()), (2, 2));
    }

    #[test]
    fn kilometres_are_read_to_the_metre_and_written_back() {
        for (text, read) in [
            ("1", Some(1_000)),
            ("0.5", Some(500)),
            (" 2.25 ", Some(2_250)),
            ("100", Some(100_000)),
            ("0.001", Some(1)),
            ("0", None),
            ("100.001", None),
            ("1.0005", None),
            ("4294967296", None),
            ("-1", None),
            (".5", None),
            ("1,5", None),
            ("", None),
        ] {
            assert_eq!(metres(text), read, "{text:?}");
            if let Some(read) = read {
                assert_eq!(metres(&kilometres(read)), Some(read));
            }
        }
        assert_eq!(kilometres(1_500), "1.5");
    }
}
