//! Closed and slow roads from a GeoJSON file: each feature a point, a line or an area, with `name`,
//! `vehicles` (names of kinds; all where it does not say) and `kmh` (slowed to; closed where it does not say).

use std::path::Path;

use atlas::datum::Wgs84;
use atlas::travel::{Closure, Effect, Matched, Net, Shape};
use atlas::vehicle::{Vehicle, Vehicles};
use dispatch_core::point::Point;
use serde_json::Value;

use crate::command_line::Lang;
use crate::failure::{Exit, Failure};
use crate::folders;

/// Most bytes of a GeoJSON file (proof.md §4).
const BYTES_MAX: u64 = 16 << 20;
/// Most closings of one file.
const CLOSURES_MAX: usize = 10_000;

/// Reads a file and finds its roads; what no road was found for is said on stderr.
///
/// # Errors
/// The file cannot be read, or a feature of it is none.
pub(super) fn closed(path: &Path, net: &Net, lang: Lang) -> Result<Vec<Matched>, Failure> {
    let shown = path.display().to_string();
    let wrong = |what: &str| {
        let text = format!("{shown}: {what}");
        Failure::new(Exit::Input, &text, &text)
    };
    if std::fs::metadata(path).is_ok_and(|it| it.len() > BYTES_MAX) {
        return Err(wrong("longer than 16 MiB"));
    }
    let text = folders::read_text(path, &shown)?;
    let value: Value = serde_json::from_str(&text).map_err(|err| wrong(&err.to_string()))?;
    let one = std::slice::from_ref(&value);
    let features = value["features"].as_array().map_or(one, Vec::as_slice);
    if features.len() > CLOSURES_MAX {
        return Err(wrong("more than 10,000 features"));
    }
    let mut found = Vec::with_capacity(features.len());
    for (feature, number) in features.iter().zip(1..) {
        let closure = closure(feature);
        let closure = closure.map_err(|what| wrong(&format!("feature {number}: {what}")))?;
        let matched = net.matched(closure);
        if matched.unmatched_m > 0 {
            // A warning ends nothing.
            let _ = unmatched(&shown, number, &matched).report(lang);
        }
        found.push(matched);
    }
    Ok(found)
}

fn unmatched(shown: &str, number: usize, matched: &Matched) -> Failure {
    let (name, metres) = (&matched.closure.name, matched.unmatched_m);
    match matched.closure.shape {
        Shape::Line(_) => Failure::input(
            &format!("{shown}:第 {number} 项{name}有 {metres} 米没有对应的道路"),
            &format!("{shown}: feature {number} {name}: {metres} m of it lie on no road"),
        ),
        Shape::Place(_) | Shape::Area(_) => Failure::input(
            &format!("{shown}:第 {number} 项{name}没有对应的道路"),
            &format!("{shown}: feature {number} {name}: there is no road"),
        ),
    }
}

fn closure(feature: &Value) -> Result<Closure, String> {
    let about = &feature["properties"];
    let geometry = if feature["geometry"].is_object() {
        &feature["geometry"]
    } else {
        feature
    };
    let coordinates = &geometry["coordinates"];
    let shape = match geometry["type"].as_str() {
        Some("Point") => Shape::Place(point(coordinates)?),
        Some("LineString") => Shape::Line(line(coordinates)?),
        Some("Polygon") => Shape::Area(line(&coordinates[0])?),
        other => {
            let other = other.unwrap_or("nothing");
            return Err(format!("{other}, expected Point, LineString or Polygon"));
        }
    };
    let effect = match &about["kmh"] {
        Value::Null => Effect::Closed,
        kmh => {
            let kmh = kmh.as_u64().filter(|it| (1..=200).contains(it));
            Effect::Slowed(kmh.ok_or("kmh, expected a whole number from 1 to 200")? as u32)
        }
    };
    Ok(Closure {
        name: about["name"]
            .as_str()
            .unwrap_or_default()
            .chars()
            .take(120)
            .collect(),
        shape,
        vehicles: vehicles(&about["vehicles"])?,
        effect,
    })
}

fn vehicles(value: &Value) -> Result<Vehicles, String> {
    let names = match value {
        Value::Null => return Ok(Vehicles::ALL),
        Value::String(_) => std::slice::from_ref(value),
        Value::Array(names) => names.as_slice(),
        _ => return Err("vehicles, expected names of kinds of vehicle".to_owned()),
    };
    let kinds = names
        .iter()
        .map(|it| super::vehicle(it.as_str().unwrap_or_default()));
    let kinds = kinds.collect::<Result<Vec<Vehicle>, String>>()?;
    Ok(Vehicles::which(|it| kinds.contains(&it)))
}

fn line(value: &Value) -> Result<Vec<Point>, String> {
    let places = value.as_array().ok_or("no coordinates")?;
    if places.len() < 2 {
        return Err("a line of less than two places".to_owned());
    }
    places.iter().map(point).collect()
}

fn point(value: &Value) -> Result<Point, String> {
    let number = |it: usize| value[it].as_f64();
    let pair = number(0)
        .zip(number(1))
        .map(|(lon, lat)| Wgs84 { lon, lat });
    let expected = || format!("{value}, expected a longitude and a latitude");
    pair.and_then(Wgs84::point).ok_or_else(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Closure, String> {
        closure(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn a_feature_says_where_for_whom_and_how_slow() {
        let flood = r#"{"type":"Feature","properties":{"name":"六虹桥","kmh":10,"vehicles":["lorry","car"]},
            "geometry":{"type":"LineString","coordinates":[[120.5,27.9],[120.51,27.9]]}}"#;
        let flood = read(flood).unwrap();
        assert_eq!(
            (flood.name.as_str(), flood.effect),
            ("六虹桥", Effect::Slowed(10))
        );
        assert!(flood.vehicles.has(Vehicle::Car) && !flood.vehicles.has(Vehicle::Ambulance));
        let place = read(r#"{"type":"Point","coordinates":[120.5,27.9]}"#).unwrap();
        assert_eq!(
            place.shape,
            Shape::Place(Point {
                lat_e7: 279_000_000,
                lon_e7: 1_205_000_000
            })
        );
        assert_eq!(
            (place.effect, place.vehicles),
            (Effect::Closed, Vehicles::ALL)
        );
        let area = r#"{"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}"#;
        assert!(matches!(read(area).unwrap().shape, Shape::Area(ring) if ring.len() == 4));
    }

    #[test]
    fn what_is_no_closing_is_named() {
        let table = [
            ("{}", "nothing, expected Point"),
            (
                r#"{"type":"Point","coordinates":[27.9,120.5]}"#,
                "expected a longitude",
            ),
            (
                r#"{"type":"Point","coordinates":["a"]}"#,
                "expected a longitude",
            ),
            (
                r#"{"type":"LineString","coordinates":[[1,1]]}"#,
                "less than two",
            ),
            (r#"{"type":"Polygon","coordinates":[]}"#, "no coordinates"),
            (
                r#"{"type":"Point","coordinates":[1,1],"properties":{"kmh":0}}"#,
                "kmh",
            ),
            (
                r#"{"type":"Point","coordinates":[1,1],"properties":{"vehicles":["tank"]}}"#,
                "fire-engine",
            ),
        ];
        for (text, what) in table {
            let said = read(text).unwrap_err();
            assert!(said.contains(what), "{text}: {said}");
        }
    }
}
