//! What a district hands in for its map besides an extract: its files are read, looked at, asked for their
//! datum, and laid into the pack.

mod datum;
mod read;
mod roads;

use std::path::{Path, PathBuf};

use atlas::datum::Datum;
use atlas::ground::{
    AREA_KINDS, Area, AreaKind, Form, Layer, Mark, Naming, PLACE_KINDS, Place, PlaceKind,
};
use atlas::handed::{Handed, Wrong, unsound, unsound_in};
use atlas::osm::Bounds;
use atlas::pack::Pack;
use dispatch_core::district::District;
use dispatch_core::source::nearest;

use crate::command_line::Lang;
use crate::failure::Failure;
pub use datum::Named;
pub(in crate::commands) use datum::known_of_map;
use datum::{check, datum_of, known};
use read::{Read, joined, read_areas, read_layer, read_places};
pub(super) use roads::is_of_roads;
use roads::read_roads;

/// What is handed in, and in which datum.
#[derive(Debug, Default)]
pub(super) struct Files<'a> {
    pub roads: Option<&'a Path>,
    pub areas: Option<&'a Path>,
    pub places: Option<&'a Path>,
    pub layers: &'a [PathBuf],
    /// Of a file that none is named for, whatever it looks like is asked first.
    pub datum: &'a [Named],
}

/// Lays the files into a pack.
///
/// # Errors
/// Everything that is wrong with them, or the question in which datum they are. The pack is then half
/// done and good for nothing.
pub(super) fn lay(
    files: &Files,
    district: &District,
    pack: &mut Pack,
    lang: Lang,
) -> Result<(), Failure> {
    let roads = files.roads.map(read_roads).transpose()?;
    let areas = files.areas.map(read_areas).transpose()?;
    let places = files.places.map(read_places).transpose()?;
    let layers = files.layers.iter().map(|it| read_layer(it));
    let layers = layers.collect::<Result<Vec<Read>, Failure>>()?;
    let all = || {
        let roads = roads.iter().map(|it| &it.read);
        roads.chain(&areas).chain(&places).chain(&layers)
    };
    let (low, high) = (district.bounds.south_west, district.bounds.north_east);
    let bounds = Bounds {
        west: low.lon_e7,
        south: low.lat_e7,
        east: high.lon_e7,
        north: high.lat_e7,
    };
    let wrong: Vec<Failure> = all()
        .flat_map(|read| {
            let found = unsound(&read.handed, bounds);
            let told = found.into_iter().map(|it| read.told(&it.0));
            told.collect::<Vec<_>>()
        })
        .collect();
    joined(&wrong)?;
    check(files.datum, all())?;
    let known = known(district, pack);
    let datum = |read: &Read<'_>| datum_of(read, files.datum, &known, lang);
    // Every question before anything is laid: it is the same map that all of them are asked of.
    let datums = all().map(datum).collect::<Result<Vec<Datum>, Failure>>()?;
    let beside = all().zip(&datums).flat_map(|(read, datum)| {
        let found = unsound_in(&read.handed, *datum, bounds);
        let told = found.iter().map(|it| read.told(it));
        told.collect::<Vec<_>>()
    });
    joined(&beside.collect::<Vec<_>>())?;
    let mut datums = datums.into_iter();
    let mut next = || datums.next().unwrap_or(Datum::Wgs84);
    if let Some(roads) = &roads {
        roads.lay(pack, next(), lang)?;
    }
    if let Some(read) = &areas {
        lay_areas(read, district, pack, next())?;
    }
    if let Some(read) = &places {
        lay_places(read, pack, next());
    }
    for read in &layers {
        lay_layer(read, pack, next());
    }
    let origins = all().map(|it| it.origin.clone()).collect::<Vec<_>>();
    for origin in origins {
        pack.origins.retain(|it| it.name != origin.name);
        pack.origins.push(origin);
    }
    Ok(())
}

/// Areas of a kind that the file holds take the place of those there were.
fn lay_areas(
    read: &Read,
    district: &District,
    pack: &mut Pack,
    datum: Datum,
) -> Result<(), Failure> {
    let (mut areas, mut wrong) = (Vec::new(), Vec::new());
    for it in &read.handed {
        let mut tell = |zh: String, en: String| {
            let place = it.place;
            wrong.push(read.told(&Wrong { place, zh, en }));
        };
        let is_township = |name: &str| district.townships.iter().any(|it| it.zh.as_str() == name);
        let kind = match it.kind.as_str() {
            "" if is_township(&it.name.zh) => Some(AreaKind::Township),
            "" => Some(AreaKind::Other),
            kind => AREA_KINDS.iter().find(|it| it.1 == kind).map(|it| it.0),
        };
        let Some(kind) = kind else {
            let names = AREA_KINDS.map(|it| it.1);
            let near = nearest(&it.kind, names).unwrap_or_default();
            let kinds = names.join(", ");
            let kind = &it.kind;
            tell(
                format!("kind `{kind}` 不认识，应为 {kinds} 之一，最接近的是 {near}"),
                format!("unknown kind `{kind}`, expected {kinds}, nearest: {near}"),
            );
            continue;
        };
        match it.shape.form(datum) {
            Some(Form::Area(rings)) => areas.push(Area {
                kind,
                name: it.name.clone(),
                rings,
            }),
            _ => tell(
                "不是面：应为 Polygon 或 MultiPolygon".to_owned(),
                "no area: expected a Polygon or MultiPolygon".to_owned(),
            ),
        }
    }
    joined(&wrong)?;
    pack.ground.lay_areas(areas);
    Ok(())
}

/// A place takes the place of one of the same kind and name.
fn lay_places(read: &Read, pack: &mut Pack, datum: Datum) {
    let place = |it: &Handed| {
        let kind = PLACE_KINDS.iter().find(|kind| kind.1 == it.kind);
        let kind = kind.map_or(PlaceKind::Landmark, |it| it.0);
        match it.shape.form(datum) {
            Some(Form::Place(at)) => Some(Place {
                kind,
                name: it.name.clone(),
                at,
            }),
            _ => None,
        }
    };
    let places = read.handed.iter().filter_map(place);
    pack.ground.lay_places(places.collect());
}

/// A layer takes the place of the one of the same file.
fn lay_layer(read: &Read, pack: &mut Pack, datum: Datum) {
    let file = read.origin.name.clone();
    let stem = read.path.file_stem().unwrap_or_default().to_string_lossy();
    let marks = read.handed.iter().filter_map(|it| {
        Some(Mark {
            name: it.name.clone(),
            form: it.shape.form(datum)?,
        })
    });
    let layer = Layer {
        name: Naming::zh(&stem),
        file,
        marks: marks.collect(),
    };
    pack.ground.lay_layer(layer);
}
