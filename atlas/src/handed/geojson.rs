//! GeoJSON: features of points, lines and areas, their name in `name`, `name:zh` or `zh`, `name:en` or `en`,
//! what they are in `kind`.

use geojson::{Feature, GeoJson, Geometry, GeometryValue, Position};

use super::{Both, Handed, Shape, THINGS_MAX, Wrong, naming, too_few, too_many};
use crate::datum::LonLat;
use crate::ground::Naming;

/// Reads a file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn geojson(text: &str) -> Result<Vec<Handed>, Vec<Wrong>> {
    let (mut handed, mut wrong) = (Vec::new(), Vec::new());
    for (feature, place) in features(text)?.iter().zip(1..) {
        let name = naming_of(feature);
        let mut shapes = Vec::new();
        match &feature.geometry {
            None => wrong.push(Wrong {
                place,
                zh: "没有几何".to_owned(),
                en: "no geometry".to_owned(),
            }),
            Some(geometry) => {
                if let Err((zh, en)) = gather(geometry, &mut shapes) {
                    wrong.push(Wrong { place, zh, en });
                }
            }
        }
        for shape in shapes {
            wrong.extend(too_few(place, &shape));
            handed.push(Handed {
                place,
                name: name.clone(),
                kind: first_text(feature, &["kind"]).to_owned(),
                shape,
            });
        }
    }
    if handed.len() > THINGS_MAX {
        wrong.push(too_many());
    }
    if wrong.is_empty() {
        Ok(handed)
    } else {
        Err(wrong)
    }
}

/// The features of a file.
///
/// # Errors
/// It is no GeoJSON, or holds too many.
pub(super) fn features(text: &str) -> Result<Vec<Feature>, Vec<Wrong>> {
    let text = text.trim_start_matches('\u{FEFF}');
    let whole: GeoJson = text.parse().map_err(|err: geojson::Error| {
        vec![Wrong::of_file(
            format!("不是 GeoJSON：{err}"),
            format!("no GeoJSON: {err}"),
        )]
    })?;
    let features = match whole {
        GeoJson::FeatureCollection(all) => all.features,
        GeoJson::Feature(one) => vec![one],
        GeoJson::Geometry(one) => vec![Feature::from(one)],
    };
    if features.len() > THINGS_MAX {
        return Err(vec![too_many()]);
    }
    Ok(features)
}

/// The first of these properties that is a text.
fn first_text<'f>(feature: &'f Feature, keys: &[&str]) -> &'f str {
    let mut found = keys
        .iter()
        .filter_map(|key| feature.property(key)?.as_str());
    found.next().unwrap_or_default()
}

/// What a feature is called.
pub(super) fn naming_of(feature: &Feature) -> Naming {
    naming(
        first_text(feature, &["name", "NAME", "名称"]),
        first_text(feature, &["name:zh", "name_zh", "zh"]),
        first_text(feature, &["name:en", "name_en", "en"]),
    )
}

/// The shapes of a geometry; an area of several parts is one, a line of several parts is several.
pub(super) fn gather(geometry: &Geometry, shapes: &mut Vec<Shape>) -> Result<(), Both> {
    match &geometry.value {
        GeometryValue::Point { coordinates } => shapes.push(Shape::Place(at(coordinates)?)),
        GeometryValue::MultiPoint { coordinates } => {
            for it in coordinates {
                shapes.push(Shape::Place(at(it)?));
            }
        }
        GeometryValue::LineString { coordinates } => shapes.push(Shape::Line(line(coordinates)?)),
        GeometryValue::MultiLineString { coordinates } => {
            for it in coordinates {
                shapes.push(Shape::Line(line(it)?));
            }
        }
        GeometryValue::Polygon { coordinates } => shapes.push(Shape::Area(lines(coordinates)?)),
        GeometryValue::MultiPolygon { coordinates } => {
            let mut rings = Vec::new();
            for it in coordinates {
                rings.extend(lines(it)?);
            }
            shapes.push(Shape::Area(rings));
        }
        GeometryValue::GeometryCollection { geometries } => {
            for it in geometries {
                gather(it, shapes)?;
            }
        }
    }
    Ok(())
}

fn lines(parts: &[Vec<Position>]) -> Result<Vec<Vec<LonLat>>, Both> {
    parts.iter().map(|it| line(it)).collect()
}

fn line(positions: &[Position]) -> Result<Vec<LonLat>, Both> {
    positions.iter().map(at).collect()
}

fn at(position: &Position) -> Result<LonLat, Both> {
    match position.as_slice() {
        [lon, lat, ..] => Ok(LonLat {
            lon: *lon,
            lat: *lat,
        }),
        _ => Err((
            "坐标不足两个数".to_owned(),
            "a position of less than two numbers".to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        let wrong = geojson(text).expect_err("it is wrong");
        wrong.into_iter().map(|it| (it.place, it.en)).collect()
    }

    #[test]
    fn features_have_names_kinds_and_forms() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"娄桥街道","kind":"township"},
             "geometry":{"type":"MultiPolygon","coordinates":[[[[120.5,27.9],[120.6,27.9],[120.6,28],[120.5,27.9]]]]}},
            {"type":"Feature","properties":{"name":"Hydrant","zh":"消火栓"},
             "geometry":{"type":"MultiPoint","coordinates":[[120.5,27.9,4],[120.6,27.9]]}}]}"#;
        let handed = geojson(text).expect("good");
        let shown: Vec<(usize, &str, &str, &str)> = handed
            .iter()
            .map(|it| (it.place, &it.name.zh[..], &it.name.en[..], &it.kind[..]))
            .collect();
        assert_eq!(
            shown,
            [
                (1, "娄桥街道", "", "township"),
                (2, "消火栓", "Hydrant", ""),
                (2, "消火栓", "Hydrant", "")
            ]
        );
        assert!(matches!(&handed[0].shape, Shape::Area(rings) if rings[0].len() == 4));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_feature_all_at_once() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":null,"geometry":null},
            {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[1,1],[1,1]]}},
            {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,2],[1,1]]]}}]}"#;
        let told = told(text);
        assert_eq!(told.iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(told[0].1, "no geometry");
        assert!(told[1].1.starts_with("too few points"));
    }

    #[test]
    fn what_is_no_geojson_is_named() {
        let deep = "[".repeat(100_000);
        for text in [
            "",
            "{}",
            "[1,2",
            r#"{"type":"Point","coordinates":["a","b"]}"#,
            &deep,
        ] {
            let told = told(text);
            assert!(told[0].1.starts_with("no GeoJSON"), "{told:?}");
        }
        assert!(
            told(r#"{"type":"Point","coordinates":[1]}"#)[0]
                .1
                .contains("1")
        );
    }
}
