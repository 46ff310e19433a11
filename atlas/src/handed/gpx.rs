//! GPX: waypoints, routes and tracks of a receiver.

use gpx::Waypoint;

use super::xml::nested;
use super::{Handed, Shape, THINGS_MAX, Wrong, naming, too_few, too_many};
use crate::datum::LonLat;

/// Reads a file. Waypoints are counted from 1, then routes, then the parts of tracks.
///
/// # Errors
/// Everything that is wrong with it.
pub fn gpx(text: &str) -> Result<Vec<Handed>, Vec<Wrong>> {
    nested(text).map_err(|it| vec![it])?;
    let whole = gpx::read(text.as_bytes()).map_err(|err| {
        // The reader's own sentence leaves out what its XML reader says: the line.
        let mut said = err.to_string();
        let mut cause = std::error::Error::source(&err);
        while let Some(it) = cause {
            said = format!("{said}: {it}");
            cause = it.source();
        }
        vec![Wrong::of_file(
            format!("不是 GPX：{said}"),
            format!("no GPX: {said}"),
        )]
    })?;
    let mut things: Vec<(Option<String>, Shape)> = Vec::new();
    for it in whole.waypoints {
        let shape = Shape::Place(at(&it));
        things.push((it.name, shape));
    }
    for it in whole.routes {
        things.push((it.name, Shape::Line(it.points.iter().map(at).collect())));
    }
    for track in whole.tracks {
        // A receiver that saw the sky once only leaves a part of one point behind.
        for part in track.segments.iter().filter(|it| it.points.len() > 1) {
            let line = part.points.iter().map(at).collect();
            things.push((track.name.clone(), Shape::Line(line)));
        }
    }
    if things.is_empty() {
        return Err(vec![Wrong::of_file(
            "没有航点、航线或航迹",
            "there is no waypoint, route or track in it",
        )]);
    }
    if things.len() > THINGS_MAX {
        return Err(vec![too_many()]);
    }
    let mut wrong = Vec::new();
    let handed = things.into_iter().zip(1..).map(|((name, shape), place)| {
        wrong.extend(too_few(place, &shape));
        Handed {
            place,
            name: naming(&name.unwrap_or_default(), "", ""),
            kind: String::new(),
            shape,
        }
    });
    let handed: Vec<Handed> = handed.collect();
    if wrong.is_empty() {
        Ok(handed)
    } else {
        Err(wrong)
    }
}

fn at(waypoint: &Waypoint) -> LonLat {
    let point = waypoint.point();
    LonLat {
        lon: point.x(),
        lat: point.y(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waypoints_routes_and_tracks_are_found() {
        let text = r#"<?xml version="1.0"?><gpx version="1.1" creator="x">
            <wpt lat="27.95" lon="120.6"><name>集结点</name></wpt>
            <rte><name>撤离路线</name><rtept lat="27.95" lon="120.6"/><rtept lat="27.96" lon="120.61"/></rte>
            <trk><name>巡查</name><trkseg><trkpt lat="27.95" lon="120.6"/><trkpt lat="27.96" lon="120.6"/></trkseg>
            <trkseg><trkpt lat="27.95" lon="120.6"/></trkseg></trk></gpx>"#;
        let handed = gpx(text).expect("good");
        let names: Vec<(usize, &str)> = handed
            .iter()
            .map(|it| (it.place, &it.name.zh[..]))
            .collect();
        assert_eq!(names, [(1, "集结点"), (2, "撤离路线"), (3, "巡查")]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let told = |text: &str| gpx(text).expect_err("it is wrong")[0].en.clone();
        assert!(told("").starts_with("no GPX"));
        assert!(told(r#"<gpx version="1.1"><wpt lat="95" lon="120"/></gpx>"#).contains("95"));
        assert!(told(r#"<gpx version="1.1"></gpx>"#).contains("no waypoint"));
        let broken = told("<gpx version=\"1.1\">\n<wpt lat=\"1\" lon=\"2\">\n</gpx>");
        assert_eq!(broken, "line 3: </gpx> closes <wpt>");
        assert!(told(&"<a>".repeat(100_000)).contains("nested deeper"));
    }
}
