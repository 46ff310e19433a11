//! What a district hands in for its map besides an extract: its files are read, looked at, asked for their
//! datum, and laid into the pack.

mod read;

use std::path::{Path, PathBuf};

use atlas::datum::Datum;
use atlas::ground::{
    AREA_KINDS, Area, AreaKind, Form, Layer, Mark, Naming, PLACE_KINDS, Place, PlaceKind,
};
use atlas::handed::{Known, Looks, Wrong, looks, unsound};
use atlas::osm::Bounds;
use atlas::pack::Pack;
use dispatch_core::district::District;
use dispatch_core::source::nearest;

use crate::command_line::Lang;
use crate::failure::Failure;
use read::{Read, joined, read_areas, read_layer, read_places};

/// What is handed in, and in which datum.
#[derive(Debug, Default)]
pub(super) struct Files<'a> {
    pub areas: Option<&'a Path>,
    pub places: Option<&'a Path>,
    pub layers: &'a [PathBuf],
    /// `None`: whatever it looks like is asked first.
    pub datum: Option<Datum>,
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
    let areas = files.areas.map(read_areas).transpose()?;
    let places = files.places.map(read_places).transpose()?;
    let layers = files.layers.iter().map(|it| read_layer(it));
    let layers = layers.collect::<Result<Vec<Read>, Failure>>()?;
    let all = || areas.iter().chain(&places).chain(&layers);
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
    let datum = match files.datum {
        Some(datum) => datum,
        None => {
            let known = known(district, pack);
            for read in all() {
                ask(read, &looks(&read.handed, &known), lang)?;
            }
            Datum::Wgs84
        }
    };
    if let Some(read) = &areas {
        lay_areas(read, district, pack, datum)?;
    }
    if let Some(read) = &places {
        lay_places(read, pack, datum)?;
    }
    for read in &layers {
        lay_layer(read, pack, datum);
    }
    let origins = all().map(|it| it.origin.clone()).collect::<Vec<_>>();
    for origin in origins {
        pack.origins.retain(|it| it.name != origin.name);
        pack.origins.push(origin);
    }
    Ok(())
}

/// What has a name and a known place: the district's own rows, and what the map names unless it is a
/// schematic, whose courses are samples.
fn known(district: &District, pack: &Pack) -> Vec<Known> {
    let own = |name: &str, at| Known {
        name: name.to_owned(),
        points: vec![at],
    };
    let mut known: Vec<Known> = Vec::new();
    known.extend(
        district
            .townships
            .iter()
            .map(|it| own(it.zh.as_str(), it.center)),
    );
    known.extend(
        district
            .facilities
            .iter()
            .map(|it| own(it.zh.as_str(), it.point)),
    );
    known.extend(
        district
            .sites
            .iter()
            .map(|it| own(it.zh.as_str(), it.point)),
    );
    if pack.standing.is_sketch {
        return known;
    }
    let ground = &pack.ground;
    known.extend(ground.places.iter().map(|it| own(&it.name.zh, it.at)));
    known.extend(ground.courses.iter().map(|it| Known {
        name: it.name.zh.clone(),
        points: it.line.clone(),
    }));
    let stretches = 0..pack.roads.stretches.len();
    known.extend(stretches.map(|it| Known {
        name: pack.roads.name(it).to_owned(),
        points: pack.roads.line(it).collect(),
    }));
    known
}

/// The question that only a person answers. Where nothing can be told from the names that is said.
fn ask(read: &Read, looks: &Looks, lang: Lang) -> Result<(), Failure> {
    let shown = read.path.display();
    let [wgs, gcj, bd] = looks.apart_m;
    let found = looks.found;
    match looks.like {
        Some(datum) => {
            let flag = datum.name().replace('-', "").to_ascii_lowercase();
            Err(Failure::input(
                &format!(
                    "{shown}: 这些点像 {datum}：{found} 个同名地点，按 WGS-84 中位相差 {wgs} 米，按 GCJ-02 {gcj} 米，按 BD-09 {bd} 米；请加 --datum {flag}，确为 WGS-84 则加 --datum wgs84"
                ),
                &format!(
                    "{shown}: these look like {datum}: {found} places of the same name lie {wgs} m apart in the middle if read as WGS-84, {gcj} m as GCJ-02, {bd} m as BD-09; add --datum {flag}, or --datum wgs84 if they are that"
                ),
            ))
        }
        None if wgs >= 200 => {
            let said = Failure::input(
                &format!(
                    "{shown}: {found} 个同名地点，按 WGS-84 中位相差 {wgs} 米，三种坐标系都不吻合，请核对"
                ),
                &format!(
                    "{shown}: {found} places of the same name lie {wgs} m apart in the middle and fit no datum: check them"
                ),
            );
            // A warning ends nothing.
            let _ = said.report(lang);
            Ok(())
        }
        None => Ok(()),
    }
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
    let kinds: Vec<AreaKind> = areas.iter().map(|it| it.kind).collect();
    pack.ground.areas.retain(|it| !kinds.contains(&it.kind));
    pack.ground.areas.extend(areas);
    Ok(())
}

/// A place takes the place of one of the same kind and name.
fn lay_places(read: &Read, pack: &mut Pack, datum: Datum) -> Result<(), Failure> {
    for it in &read.handed {
        let kind = PLACE_KINDS.iter().find(|kind| kind.1 == it.kind);
        let kind = kind.map_or(PlaceKind::Landmark, |it| it.0);
        if let Some(Form::Place(at)) = it.shape.form(datum) {
            let name = it.name.clone();
            let places = &mut pack.ground.places;
            places.retain(|it| (it.kind, &it.name) != (kind, &name));
            places.push(Place { kind, name, at });
        }
    }
    Ok(())
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
        file: file.clone(),
        marks: marks.collect(),
    };
    pack.ground.layers.retain(|it| it.file != file);
    pack.ground.layers.push(layer);
}
