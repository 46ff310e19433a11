//! `yishao atlas route` and `yishao atlas rings`: what is asked of a map.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use atlas::travel::{By, Direction, Matched, Net, Route, Travel};
use atlas::vehicle::Vehicle;
use clap::Args;
use dispatch_core::catalogue::{Catalogue, Force};
use dispatch_core::point::Point;
use dispatch_core::register::Team;
use serde::Serialize;

use super::closed::closed;
use super::{place, vehicle};
use crate::command_line::{Everywhere, Lang};
use crate::failure::{Failure, say};
use crate::folders;
use crate::geography::Geography;
use crate::travel::{METRES_MAX, disc_m2, kilometres, metres};

/// From where to where.
#[derive(Debug, Args)]
pub struct RouteOptions {
    /// 起点,纬度,经度 · From where, in degrees
    #[arg(value_name = "LAT,LON", value_parser = place, allow_hyphen_values = true)]
    from: Point,
    /// 终点,纬度,经度 · To where, in degrees
    #[arg(value_name = "LAT,LON", value_parser = place, allow_hyphen_values = true)]
    to: Point,
    /// 车辆:fire-engine 消防车,ambulance 救护车,lorry 货车,boat-trailer 冲锋舟拖车,car 小型车 · The kind of vehicle
    #[arg(long, value_name = "KIND", value_parser = vehicle)]
    vehicle: Vehicle,
    /// 地区:文件夹或名称 · The district: a folder or a name
    #[arg(long, default_value = folders::DEMONSTRATION)]
    district: String,
    /// 断路和缓行,GeoJSON 文件 · Closed and slow roads, a GeoJSON file
    #[arg(long, value_name = "FILE")]
    closed: Option<PathBuf>,
    /// 以 JSON 输出 · Print JSON
    #[arg(long)]
    json: bool,
}

/// Round where, and how far.
#[derive(Debug, Args)]
pub struct RingsOptions {
    /// 中心,纬度,经度 · Round where, in degrees
    #[arg(value_name = "LAT,LON", value_parser = place, allow_hyphen_values = true)]
    at: Point,
    /// 几分钟内,如 5,10,15 · Within how many minutes each
    #[arg(long, value_name = "A,B,C", required_unless_present = "km", conflicts_with = "km",
        value_delimiter = ',', value_parser = clap::value_parser!(u32).range(1..=i64::from(atlas::travel::MINUTES_MAX)))]
    minutes: Vec<u32>,
    /// 或按直线几公里内,如 0.5,1,3 · Or within how many kilometres as the crow flies
    #[arg(long, value_name = "A,B,C", value_delimiter = ',', value_parser = ring_metres)]
    km: Vec<u32>,
    /// 车辆,默认小型车 · The kind of vehicle, by default a car
    #[arg(long, value_name = "KIND", value_parser = vehicle, default_value = "car")]
    vehicle: Vehicle,
    /// 地区:文件夹或名称 · The district: a folder or a name
    #[arg(long, default_value = folders::DEMONSTRATION)]
    district: String,
    /// 断路和缓行,GeoJSON 文件 · Closed and slow roads, a GeoJSON file
    #[arg(long, value_name = "FILE")]
    closed: Option<PathBuf>,
    /// 以 JSON 输出 · Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ToldRoute<'a> {
    by: &'static str,
    seconds: u32,
    metres: u32,
    /// Of them so many off the road, at walking speed; left out of a straight line.
    #[serde(skip_serializing_if = "Option::is_none")]
    on_foot_m: Option<u32>,
    avoided: &'a [String],
    /// The roads are those of a schematic; left out where they are not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    schematic: bool,
}

#[derive(Serialize)]
struct ToldRings {
    by: &'static str,
    /// What the rings are drawn for; each team is counted by its own.
    vehicle: &'static str,
    rings: Vec<ToldRing>,
    /// The roads are those of a schematic; left out where they are not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    schematic: bool,
}

#[derive(Serialize)]
struct ToldRing {
    /// Within so many minutes; left out of a ring in kilometres.
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    /// Within so many metres of the straight line; left out of a ring in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    metres: Option<u32>,
    area_m2: u64,
    /// By kind of team, each by its own vehicle, or by the straight line from its station.
    forces: BTreeMap<String, u32>,
    /// The same by the five kinds of force of the 135 rescue circle, each of them, in the order of the source.
    by_force: BTreeMap<Force, u32>,
}

/// Prints a route. Where no way leads it is a straight line, and says so.
///
/// # Errors
/// The district or its pack is not as it should be.
pub fn route(options: &RouteOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    let table = folders::vehicles()?;
    let pack = Geography::of(&options.district, everywhere).load()?;
    let net = Net::new(pack.roads, Some(&pack.order));
    let mut travel = Travel::new(&net, &table, options.vehicle);
    travel.close(&close(&net, options.closed.as_deref(), everywhere)?);
    let route = travel.route(options.from, options.to);
    let schematic = pack.standing.is_sketch && route.by == By::Road;
    if options.json {
        return json(&ToldRoute {
            by: route.by.name(),
            seconds: route.seconds,
            metres: route.metres,
            on_foot_m: (route.by == By::Road).then_some(route.off_road_m),
            avoided: &route.avoided,
            schematic,
        });
    }
    say(&told(&route, schematic, everywhere.lang()))
}

/// What a file closes.
fn close(net: &Net, file: Option<&Path>, everywhere: &Everywhere) -> Result<Vec<Matched>, Failure> {
    file.map_or(Ok(Vec::new()), |file| closed(file, net, everywhere.lang()))
}

fn told(route: &Route, schematic: bool, lang: Lang) -> String {
    let (minutes, seconds) = (route.seconds / 60, route.seconds % 60);
    let metres = route.metres;
    let off = route.off_road_m;
    let mut said = match (route.by, lang) {
        (By::Road, Lang::Zh) => {
            let map = if schematic {
                "示意图道路"
            } else {
                "道路"
            };
            format!("{map} {minutes} 分 {seconds} 秒,{metres} 米,其中步行 {off} 米")
        }
        (By::Road, Lang::En) => {
            let map = if schematic {
                "by road of a schematic"
            } else {
                "by road"
            };
            format!("{map} {minutes} min {seconds} s, {metres} m, {off} m of it on foot")
        }
        (By::Straight, Lang::Zh) => {
            format!("直线估算(无路可通){minutes} 分 {seconds} 秒,{metres} 米")
        }
        (By::Straight, Lang::En) => {
            format!("straight line (no way by road) {minutes} min {seconds} s, {metres} m")
        }
    };
    if !route.avoided.is_empty() {
        said += &match lang {
            Lang::Zh => format!(",避开 {}", route.avoided.join("、")),
            Lang::En => format!(", avoiding {}", route.avoided.join(", ")),
        };
    }
    said
}

/// Prints rings: from where one is at the place within the minutes, and which teams are, each by its own
/// vehicle.
///
/// # Errors
/// The district or its pack is not as it should be.
pub fn rings(options: &RingsOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    let table = folders::vehicles()?;
    let catalogue = folders::catalogue(None)?;
    let district = folders::district(&options.district, everywhere, &catalogue)?;
    let pack = Geography::of(&options.district, everywhere).load()?;
    let schematic = pack.standing.is_sketch;
    let net = Net::new(pack.roads, Some(&pack.order));
    let closed = close(&net, options.closed.as_deref(), everywhere)?;
    let travel = |vehicle| {
        let mut travel = Travel::new(&net, &table, vehicle);
        travel.close(&closed);
        travel
    };
    let mut teams = Vec::new();
    for vehicle in Vehicle::ALL {
        let own = |it: &&Team| wheels(&catalogue, it) == vehicle;
        let own: Vec<&Team> = district.teams.iter().filter(own).collect();
        let stations: Vec<Point> = own.iter().map(|it| it.point).collect();
        if !own.is_empty() {
            let seconds = travel(vehicle).seconds_to(&stations, options.at);
            teams.extend(own.into_iter().zip(seconds));
        }
    }
    let travel = travel(options.vehicle);
    let found = atlas::travel::rings(&travel, options.at, Direction::Towards, &options.minutes);
    let ring = |it: atlas::travel::Ring| {
        let forces = forces(&teams, |_, seconds| {
            seconds.is_some_and(|seconds| seconds <= it.minutes * 60)
        });
        ToldRing {
            minutes: Some(it.minutes),
            metres: None,
            area_m2: it.area_m2,
            by_force: by_force(&catalogue, &forces),
            forces,
        }
    };
    let disc = |metres: &u32| {
        let forces = forces(&teams, |team, _| {
            team.point.metres_to(options.at) <= *metres
        });
        ToldRing {
            minutes: None,
            metres: Some(*metres),
            area_m2: disc_m2(*metres),
            by_force: by_force(&catalogue, &forces),
            forces,
        }
    };
    let discs = options.km.iter().map(disc);
    let by_road = options.km.is_empty();
    let schematic = schematic && by_road;
    let by = if by_road { By::Road } else { By::Straight };
    let rings = ToldRings {
        by: by.name(),
        vehicle: options.vehicle.name(),
        rings: found.into_iter().map(ring).chain(discs).collect(),
        schematic,
    };
    if options.json {
        return json(&rings);
    }
    let lang = everywhere.lang();
    let vehicle = rings.vehicle;
    say(&match (schematic, lang) {
        _ if !by_road => match lang {
            Lang::Zh => "按直线距离,不按道路".to_owned(),
            Lang::En => "as the crow flies, not by road".to_owned(),
        },
        (true, Lang::Zh) => {
            format!("按示意图道路推算,范围按 {vehicle},队伍各按自己的车辆计")
        }
        (false, Lang::Zh) => format!("范围按 {vehicle},队伍各按自己的车辆计"),
        (true, Lang::En) => format!(
            "by the roads of a schematic; the areas for a {vehicle}, each team by its own vehicle"
        ),
        (false, Lang::En) => {
            format!("the areas for a {vehicle}, each team by its own vehicle")
        }
    })?;
    for ring in &rings.rings {
        let area = format!(
            "{}.{:02}",
            ring.area_m2 / 1_000_000,
            ring.area_m2 % 1_000_000 / 10_000
        );
        let teams: u32 = ring.forces.values().sum();
        let reach = match (ring.minutes, ring.metres, lang) {
            (Some(minutes), _, Lang::Zh) => format!("{minutes} 分钟"),
            (Some(minutes), _, Lang::En) => format!("{minutes} min"),
            (None, metres, Lang::Zh) => format!("{} 公里", kilometres(metres.unwrap_or(0))),
            (None, metres, Lang::En) => format!("{} km", kilometres(metres.unwrap_or(0))),
        };
        let named = ring.by_force.iter().map(|(force, count)| match lang {
            Lang::Zh => format!("{} {count}", force.zh()),
            Lang::En => format!("{} {count}", force.en()),
        });
        let named: Vec<String> = named.collect();
        say(&match lang {
            Lang::Zh => {
                let named = named.join("、");
                format!("{reach}:{area} 平方公里,{teams} 支队伍:{named}")
            }
            Lang::En => {
                let named = named.join(", ");
                format!("{reach}: {area} km2, {teams} teams: {named}")
            }
        })?;
    }
    Ok(())
}

/// What a team drives in, by its kind; a car where its kind is none of the catalogue.
fn wheels(catalogue: &Catalogue, team: &Team) -> Vehicle {
    let kind = catalogue.team_kinds.get(team.kind.as_str());
    crate::travel::vehicle(kind.map_or(dispatch_core::travel::Vehicle::Car, |it| it.vehicle))
}

/// The teams that are within a ring, by kind.
fn forces(
    teams: &[(&Team, Option<u32>)],
    is_within: impl Fn(&Team, Option<u32>) -> bool,
) -> BTreeMap<String, u32> {
    let mut forces = BTreeMap::new();
    for (team, seconds) in teams {
        if is_within(team, *seconds) {
            *forces.entry(team.kind.as_str().to_owned()).or_default() += 1;
        }
    }
    forces
}

/// The same by the five kinds of force; one that is not there is 0.
fn by_force(catalogue: &Catalogue, kinds: &BTreeMap<String, u32>) -> BTreeMap<Force, u32> {
    let mut forces = BTreeMap::from(Force::ALL.map(|it| (it, 0)));
    for (kind, count) in kinds {
        let kind = catalogue.team_kinds.get(kind.as_str());
        let force = kind.map_or(Force::default(), |it| it.force);
        *forces.entry(force).or_default() += count;
    }
    forces
}

/// Kilometres in metres.
///
/// # Errors
/// What was expected.
fn ring_metres(text: &str) -> Result<u32, String> {
    metres(text).ok_or_else(|| {
        let most = METRES_MAX / 1_000;
        format!("expected kilometres above 0 and at most {most}, such as 0.5")
    })
}

/// One line of JSON.
fn json(value: &impl Serialize) -> Result<(), Failure> {
    let line = serde_json::to_string(value)
        .map_err(|err| Failure::input(&err.to_string(), &err.to_string()))?;
    say(&line)
}
