use super::*;
use crate::datum::Datum;
use crate::osm::{Import, OsmError};
use crate::roads::Roads;
use crate::vehicle::{Class, Vehicle};

fn collection(features: &str) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
}

fn line(properties: &str, coordinates: &str) -> String {
    format!(
        r#"{{"type":"Feature","properties":{properties},"geometry":{{"type":"LineString","coordinates":{coordinates}}}}}"#
    )
}

fn network(read: &HandedRoads) -> Result<Roads, OsmError> {
    let point = |it: crate::datum::LonLat| it.to_wgs84(Datum::Wgs84).point();
    let points = |it: &Handed| it.shape.corners().filter_map(point).collect();
    let lines = read.lines.iter().enumerate();
    let lines = lines.map(|(number, it)| (points(it), read.tags_of(number)));
    Import::of_lines(lines).map(|it| it.roads)
}

#[test]
fn lines_that_share_a_point_meet_there_and_others_do_not() {
    let text = collection(
        &[
            line(
                r#"{"class":"primary","name":"Ouhai Avenue","name:zh":"瓯海大道","maxspeed":60}"#,
                "[[120.6,27.95],[120.61,27.95],[120.62,27.95]]",
            ),
            line(
                r#"{"highway":"residential","oneway":true,"maxwidth":"2.3","FID":7}"#,
                "[[120.61,27.95],[120.61,27.96]]",
            ),
            line(
                r#"{"class":"living-street","maxheight":0,"maxweight":null}"#,
                "[[120.615,27.94],[120.615,27.96]]",
            ),
            line(r#"{"class":"footway"}"#, "[[120.6,27.95],[120.6,27.96]]"),
        ]
        .join(","),
    );
    let read = roads(&text).unwrap();
    assert_eq!(read.unused.iter().collect::<Vec<_>>(), ["FID"]);
    let roads = network(&read).unwrap();
    assert_eq!(roads.check(), Ok(()));
    // Two of the first, cut where the second begins; the third crosses it without a common point.
    assert_eq!(roads.stretches.len(), 4);
    assert_eq!(roads.junctions.len(), 6);
    let of = |class| roads.stretches.iter().filter(move |it| it.class == class);
    assert_eq!(of(Class::Primary).count(), 2);
    assert!(of(Class::Primary).all(|it| it.limit_kmh == 60 && it.open[1].has(Vehicle::Car)));
    let side = of(Class::Residential).next().unwrap();
    assert_eq!((side.width_cm, side.open[1].is_none()), (230, true));
    let quiet = of(Class::LivingStreet).next().unwrap();
    assert_eq!((quiet.height_cm, quiet.weight_hkg), (0, 0));
    assert_eq!(roads.name(0), "瓯海大道");
}

#[test]
fn what_is_wrong_is_told_with_its_feature_its_property_and_its_value() {
    let good = "[[120.6,27.95],[120.61,27.95]]";
    let text = collection(&[
        line(r#"{"class":"primery"}"#, good),
        line(r#"{"name":"x"}"#, good),
        line(r#"{"class":"primary","oneway":"F","maxheight":"low","hgv":"maybe"}"#, good),
        line(r#"{"class":"primary","maxspeed":[1]}"#, good),
        line(r#"{"class":"primary"}"#, "[[120.6,27.95],[120.6,27.95]]"),
        r#"{"type":"Feature","properties":{"class":"primary"},"geometry":{"type":"Point","coordinates":[1,1]}}"#.to_owned(),
        r#"{"type":"Feature","properties":{"class":"primary"},"geometry":null}"#.to_owned(),
    ].join(","));
    let wrong = roads(&text).unwrap_err();
    let told: Vec<(usize, &str)> = wrong.iter().map(|it| (it.place, &it.en[..])).collect();
    let expected = [
        (1, "unknown class `primery`"),
        (2, "no class or highway"),
        (3, "oneway `F` is not understood, expected yes"),
        (3, "maxheight `low` is not understood, expected m"),
        (3, "hgv `maybe` is not understood"),
        (4, "maxspeed is a list or an object"),
        (5, "too few points"),
        (6, "no line"),
        (7, "no geometry"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for ((place, told), (feature, begins)) in told.iter().zip(expected) {
        assert!(
            *place == feature && told.starts_with(begins),
            "{place} {told}"
        );
    }
    assert!(told[0].1.ends_with("nearest: primary"), "{}", told[0].1);
}

#[test]
fn a_layer_without_a_road_for_vehicles_is_none() {
    let text = collection(&line(
        r#"{"class":"steps"}"#,
        "[[120.6,27.95],[120.61,27.95]]",
    ));
    assert_eq!(network(&roads(&text).unwrap()), Err(OsmError::NoRoads));
    assert!(roads("{}").unwrap_err()[0].en.starts_with("no GeoJSON"));
}
