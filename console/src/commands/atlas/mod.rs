//! `yishao atlas`: the district's own map, and what is asked of it without a window.

mod ask;
mod carry;
mod closed;
mod fetch;
mod handed;
mod import;

use atlas::osm::Bounds;
use atlas::pack::Pack;
use atlas::vehicle::Vehicle;
use clap::Subcommand;
use dispatch_core::point::{Degrees, Point};

pub(super) use handed::known_of_map;

use crate::command_line::{Everywhere, Lang};
use crate::failure::{Exit, Failure, say};
use crate::folders;
use crate::geography::Geography;

/// What can be done with a district's map.
#[derive(Debug, Subcommand)]
pub enum AtlasCommand {
    /// 把 OpenStreetMap 数据和本区的面、地名、图层做成地区数据包 · Make the district's pack of OpenStreetMap extracts and of areas, places and layers of its own
    Import(import::ImportOptions),
    /// 按来源的限制,预先下载本区底图瓦片 · Fetch the district's tiles ahead, within the limits of their source
    Fetch(fetch::FetchOptions),
    /// 核对地区数据包 · Check the district's pack
    Check {
        /// 地区:文件夹或名称 · The district: a folder or a name
        district: String,
    },
    /// 两点之间的路线和时间 · The way and the time from one place to another
    Route(ask::RouteOptions),
    /// 几分钟内可达的范围和力量 · What lies within some minutes, and which forces do
    Rings(ask::RingsOptions),
}

/// Runs one of them.
///
/// # Errors
/// See [`Failure`].
pub fn run(command: &AtlasCommand, everywhere: &Everywhere) -> Result<(), Failure> {
    match command {
        AtlasCommand::Import(options) => import::import(options, everywhere),
        AtlasCommand::Fetch(options) => fetch::fetch(options, everywhere),
        AtlasCommand::Check { district } => check(district, everywhere),
        AtlasCommand::Route(options) => ask::route(options, everywhere),
        AtlasCommand::Rings(options) => ask::rings(options, everywhere),
    }
}

/// Says what the pack of a district holds, once all of it was looked at, and the table of vehicles too; where
/// nothing was imported, what is drawn in its place. Then where pictures of the ground may come from.
fn check(district: &str, everywhere: &Everywhere) -> Result<(), Failure> {
    folders::vehicles()?;
    let lang = everywhere.lang();
    let pack = match folders::pack(district, everywhere)? {
        Some(pack) => pack,
        None => {
            let path = folders::pack_path(district, everywhere)?;
            let path = path.display();
            say(&match lang {
                Lang::Zh => format!("没有导入地图（{path}），用示意图；导入用 yishao atlas import"),
                Lang::En => format!(
                    "no map was imported ({path}), the schematic serves; yishao atlas import imports one"
                ),
            })?;
            Geography::of(district, everywhere).sketch()?.pack()
        }
    };
    for line in told(&pack, lang) {
        say(&line)?;
    }
    sources(district, everywhere)
}

/// Each source of pictures, and whether its archive can be read; nobody is asked over the network.
///
/// # Errors
/// A file of sources is wrong, or an archive cannot be read.
fn sources(district: &str, everywhere: &Everywhere) -> Result<(), Failure> {
    let mut damaged = Ok(());
    for source in folders::tile_sources(district, everywhere)? {
        let (id, low, high) = (&source.id, source.min_zoom, source.max_zoom);
        say(&match (everywhere.lang(), source.is_archive()) {
            (Lang::Zh, true) => format!("底图来源 {id}：本机文件，{low} 至 {high} 级"),
            (Lang::Zh, false) => format!("底图来源 {id}：网络，{low} 至 {high} 级"),
            (Lang::En, true) => {
                format!("source {id}: a file on this machine, zooms {low} to {high}")
            }
            (Lang::En, false) => format!("source {id}: the network, zooms {low} to {high}"),
        })?;
        if let Err(why) = source.look() {
            damaged = Err(Failure::new(Exit::Input, &why.zh(), &why.to_string()));
        }
    }
    damaged
}

/// What a pack holds, a line each.
fn told(pack: &Pack, lang: Lang) -> Vec<String> {
    let roads = &pack.roads;
    let (km, stretches) = (roads.length_m() / 1_000, roads.stretches.len());
    let (junctions, names) = (roads.junctions.len(), roads.names.len().saturating_sub(1));
    let (barriers, turns) = (roads.barriers.len(), roads.no_turns.len());
    let mut lines = vec![match lang {
        Lang::Zh => format!(
            "{}:道路 {km} 公里,{stretches} 段,{junctions} 个路口,{names} 个路名,{barriers} 处路障,{turns} 处禁止转向",
            pack.district
        ),
        Lang::En => format!(
            "{}: {km} km of road, {stretches} stretches, {junctions} junctions, {names} names, {barriers} barriers, {turns} forbidden turns",
            pack.district
        ),
    }];
    let ground = &pack.ground;
    let (areas, courses) = (ground.areas.len(), ground.courses.len());
    let (places, layers) = (ground.places.len(), ground.layers.len());
    if !ground.is_empty() {
        lines.push(match lang {
            Lang::Zh => format!("底图：面 {areas}，水系和轨道 {courses}，地名 {places}，本区图层 {layers}"),
            Lang::En => format!(
                "ground: {areas} areas, {courses} waters and rails, {places} places, {layers} layers of its own"
            ),
        });
    }
    if pack.standing.is_sketch {
        lines.push(match lang {
            Lang::Zh => "道路为示意图推得".to_owned(),
            Lang::En => "the roads are those of a schematic".to_owned(),
        });
    }
    let counts = pack.left_out.counts();
    let names = atlas::osm::LeftOut::NAMES;
    for (count, (zh, en)) in counts.into_iter().zip(names).filter(|it| it.0 > 0) {
        lines.push(match lang {
            Lang::Zh => format!("未取用:{zh} {count}"),
            Lang::En => format!("left out: {count} {en}"),
        });
    }
    for it in &pack.origins {
        lines.push(match lang {
            Lang::Zh => format!("来源:{} {} 字节", it.name, it.bytes),
            Lang::En => format!("from: {} {} bytes", it.name, it.bytes),
        });
    }
    lines.push(pack.attribution.clone());
    lines
}

/// `LAT,LON` in degrees.
///
/// # Errors
/// What was expected.
fn place(text: &str) -> Result<Point, String> {
    let expected = || "expected LAT,LON in degrees, such as 27.9573,120.6098".to_owned();
    let (lat, lon) = text.split_once(',').ok_or_else(expected)?;
    let degrees = |text: &str| text.trim().parse::<Degrees>();
    let (Degrees(lat), Degrees(lon)) = (degrees(lat)?, degrees(lon)?);
    Point::new(lat, lon).ok_or_else(expected)
}

/// `W,S,E,N` in degrees.
///
/// # Errors
/// What was expected.
pub(super) fn bounds(text: &str) -> Result<Bounds, String> {
    let expected = || "expected W,S,E,N in degrees, such as 120.3,27.8,120.8,28.1".to_owned();
    let numbers: Vec<&str> = text.split(',').collect();
    let [west, south, east, north] = numbers[..] else {
        return Err(expected());
    };
    let degrees = |text: &str| text.trim().parse::<Degrees>().map(|it| it.0);
    let corner = |lat: i32, lon: i32| Point::new(lat, lon).ok_or_else(expected);
    let low = corner(degrees(south)?, degrees(west)?)?;
    let high = corner(degrees(north)?, degrees(east)?)?;
    let is_box = low.lat_e7 < high.lat_e7 && low.lon_e7 < high.lon_e7;
    is_box
        .then_some(Bounds {
            west: low.lon_e7,
            south: low.lat_e7,
            east: high.lon_e7,
            north: high.lat_e7,
        })
        .ok_or_else(expected)
}

/// A kind of vehicle by its name.
///
/// # Errors
/// What was expected.
fn vehicle(text: &str) -> Result<Vehicle, String> {
    let names: Vec<&str> = Vehicle::ALL.iter().map(|it| it.name()).collect();
    Vehicle::of_name(text).ok_or_else(|| format!("expected {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_boxes_and_vehicles_are_those_of_the_contract() {
        assert_eq!(
            place("27.9573,120.6098"),
            Ok(Point::new(279_573_000, 1_206_098_000).unwrap())
        );
        for bad in [
            "",
            "27.9",
            "27.9;120.6",
            "120.6098,27.9573",
            "27.95730001,120",
        ] {
            assert!(place(bad).is_err(), "{bad}");
        }
        let shown = bounds("120.3,27.8,120.8,28.1").unwrap();
        assert_eq!((shown.west, shown.north), (1_203_000_000, 281_000_000));
        for bad in [
            "120.8,27.8,120.3,28.1",
            "120.3,27.8,120.8",
            "1,2,3,4,5",
            "a,b,c,d",
        ] {
            assert!(bounds(bad).is_err(), "{bad}");
        }
        assert_eq!(vehicle("boat-trailer"), Ok(Vehicle::BoatTrailer));
        assert!(vehicle("boat").unwrap_err().contains("fire-engine"));
    }
}
