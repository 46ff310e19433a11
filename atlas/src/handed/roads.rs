//! Roads of a layer of the district's own, as lines of GeoJSON. Their properties are those of OpenStreetMap, so
//! that one set of rules says what a road is (`osm::tags`); but who hands in a layer can be asked, so a value
//! that says nothing known is a fault here and no count.

use std::collections::BTreeSet;

use dispatch_core::source::nearest;
use geojson::Feature;

use super::geojson::{features, gather, naming_of};
use super::{Both, Handed, Shape, THINGS_MAX, Wrong, too_few, too_many};
use crate::osm::tags::{Limit, Tags};
use crate::vehicle::CLASSES;

/// A layer of roads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandedRoads {
    /// The lines; one of several parts is several.
    pub lines: Vec<Handed>,
    /// What each says of itself, as OpenStreetMap would.
    pub tags: Vec<Vec<(&'static str, String)>>,
    /// The properties that nothing was made of, in order.
    pub unused: BTreeSet<String>,
}

impl HandedRoads {
    /// The tags of a line.
    #[must_use]
    pub fn tags_of(&self, line: usize) -> Tags<'_> {
        let tags = self.tags[line].iter();
        Tags(tags.map(|(key, value)| (*key, &value[..])).collect())
    }
}

/// What a property may say.
enum Says {
    Anything,
    OneOf(&'static [&'static str]),
    Limit(Limit),
}

const CLASS: &str = "highway";
const ACCESS: Says = Says::OneOf(&[
    "yes",
    "no",
    "private",
    "permissive",
    "designated",
    "destination",
    "customers",
    "delivery",
    "permit",
    "residents",
    "agricultural",
    "forestry",
    "military",
]);

/// What is read, by the names that it may have.
const PROPERTIES: [(&[&str], Says); 17] = [
    (&["name:zh", "name", "名称"], Says::Anything),
    (&["ref"], Says::Anything),
    (
        &["oneway"],
        Says::OneOf(&["yes", "no", "true", "false", "1", "0", "-1", "reverse"]),
    ),
    (&["junction"], Says::OneOf(&["roundabout", "circular"])),
    (&["maxspeed"], Says::Limit(Limit::Speed)),
    (&["maxheight"], Says::Limit(Limit::Length)),
    (&["maxwidth"], Says::Limit(Limit::Length)),
    (&["maxweight"], Says::Limit(Limit::Weight)),
    (&["maxaxleload"], Says::Limit(Limit::Weight)),
    (&["access"], ACCESS),
    (&["vehicle"], ACCESS),
    (&["motor_vehicle"], ACCESS),
    (&["motorcar"], ACCESS),
    (&["hgv"], ACCESS),
    (&["trailer"], ACCESS),
    (&["emergency"], ACCESS),
    (&["oneway:emergency"], Says::OneOf(&["yes", "no"])),
];

/// Classes that are known and for no vehicle of ours, or not there yet: such a line is left out and counted.
const NO_ROADS: [&str; 9] = [
    "footway",
    "cycleway",
    "path",
    "steps",
    "bridleway",
    "corridor",
    "construction",
    "proposed",
    "planned",
];

/// Reads a layer.
///
/// # Errors
/// Everything that is wrong with it.
pub fn roads(text: &str) -> Result<HandedRoads, Vec<Wrong>> {
    let mut roads = HandedRoads::default();
    let mut wrong = Vec::new();
    for (feature, place) in features(text)?.iter().zip(1..) {
        let mut shapes = Vec::new();
        let mut tell = |(zh, en): Both| wrong.push(Wrong { place, zh, en });
        match &feature.geometry {
            None => tell(("没有几何".to_owned(), "no geometry".to_owned())),
            Some(geometry) => {
                if let Err(told) = gather(geometry, &mut shapes) {
                    tell(told);
                }
            }
        }
        if shapes.iter().any(|it| !matches!(it, Shape::Line(_))) {
            tell((
                "不是线：应为 LineString 或 MultiLineString".to_owned(),
                "no line: expected a LineString or MultiLineString".to_owned(),
            ));
            continue;
        }
        let tags = match tags(feature) {
            Ok(tags) => tags,
            Err(told) => {
                told.into_iter().for_each(tell);
                continue;
            }
        };
        for shape in shapes {
            wrong.extend(too_few(place, &shape));
            roads.lines.push(Handed {
                place,
                name: naming_of(feature),
                kind: tags[0].1.clone(),
                shape,
            });
            roads.tags.push(tags.clone());
        }
        let all = feature.properties.iter().flat_map(|it| it.keys());
        let unused = all.filter(|it| !is_used(it)).cloned();
        roads.unused.extend(unused);
    }
    if roads.lines.len() > THINGS_MAX {
        wrong.push(too_many());
    }
    if wrong.is_empty() {
        Ok(roads)
    } else {
        Err(wrong)
    }
}

/// A class may be called so too.
const CLASS_NAMES: [&str; 2] = [CLASS, "class"];

fn is_used(property: &str) -> bool {
    let mut names = PROPERTIES.iter().flat_map(|it| it.0);
    CLASS_NAMES.contains(&property) || names.any(|it| *it == property)
}

/// What a feature says, the class first.
fn tags(feature: &Feature) -> Result<Vec<(&'static str, String)>, Vec<Both>> {
    let mut wrong = Vec::new();
    let mut tags = Vec::new();
    match said(feature, &CLASS_NAMES) {
        Ok(Some((name, value))) => {
            let class = value.replace('-', "_");
            let names = || CLASSES.iter().map(|it| it.1).chain(NO_ROADS);
            let known = |it: &str| it.replace('-', "_") == class;
            match names().any(known) || class == "road" {
                true => tags.push((CLASS, class)),
                false => {
                    let near = nearest(&value, names()).unwrap_or_default();
                    let all = names().collect::<Vec<_>>().join(", ");
                    wrong.push((
                        format!("{name} `{value}` 不认识，应为 {all} 之一，最接近的是 {near}"),
                        format!("unknown {name} `{value}`, expected {all}, nearest: {near}"),
                    ));
                }
            }
        }
        Ok(None) => wrong.push((
            "没有道路等级 class 或 highway，应为 motorway、primary、residential 等".to_owned(),
            "no class or highway, expected motorway, primary, residential and so on".to_owned(),
        )),
        Err(told) => wrong.push(told),
    }
    for (names, says) in &PROPERTIES {
        match said(feature, names) {
            Ok(Some((_, value))) if says.is_nothing(&value) => {}
            Ok(Some((name, value))) => match says.refused(&value) {
                None => tags.push((names[0], value)),
                Some(expected) => wrong.push((
                    format!("{name} `{value}` 读不懂，应为 {expected}"),
                    format!("{name} `{value}` is not understood, expected {expected}"),
                )),
            },
            Ok(None) => {}
            Err(told) => wrong.push(told),
        }
    }
    if wrong.is_empty() {
        Ok(tags)
    } else {
        Err(wrong)
    }
}

/// The first of these properties that says something.
fn said<'n>(feature: &Feature, names: &[&'n str]) -> Result<Option<(&'n str, String)>, Both> {
    for name in names {
        let value = match feature.property(*name) {
            None => continue,
            Some(value) if value.is_null() => continue,
            Some(value) => match (value.as_str(), value.as_bool()) {
                (Some(text), _) => text.trim().to_owned(),
                (None, Some(yes)) => if yes { "yes" } else { "no" }.to_owned(),
                (None, None) if value.is_number() => value.to_string(),
                (None, None) => {
                    return Err((
                        format!("{name} 是表或对象，应为文字或数字"),
                        format!("{name} is a list or an object, expected a text or a number"),
                    ));
                }
            },
        };
        if !value.is_empty() {
            return Ok(Some((*name, value)));
        }
    }
    Ok(None)
}

impl Says {
    /// What was expected instead; `None` where the value is one that is known.
    fn refused(&self, value: &str) -> Option<String> {
        match self {
            Says::Anything => None,
            Says::OneOf(all) => (!all.contains(&value)).then(|| all.join(", ")),
            Says::Limit(limit) => {
                let expected = || limit.expected().to_owned();
                limit.read(value).is_none().then(expected)
            }
        }
    }

    /// Whether a value is the 0 that stands where no limit is known.
    fn is_nothing(&self, value: &str) -> bool {
        let zero = || value.parse::<f64>().is_ok_and(|it| it == 0.0);
        matches!(self, Says::Limit(_)) && zero()
    }
}

#[cfg(test)]
mod tests;
