//! KML: placemarks of points, lines and areas.

use kml::types::{Coord, Geometry, LinearRing};
use kml::{Kml, KmlReader};

use super::xml::nested;
use super::{Handed, Shape, THINGS_MAX, Wrong, naming, too_few, too_many};
use crate::datum::LonLat;

/// Reads a file. Placemarks are counted from 1.
///
/// # Errors
/// Everything that is wrong with it.
pub fn kml(text: &str) -> Result<Vec<Handed>, Vec<Wrong>> {
    nested(text).map_err(|it| vec![it])?;
    let mut reader: KmlReader<&[u8], f64> = KmlReader::from_string(text);
    let whole = reader.read().map_err(|err| {
        vec![Wrong::of_file(
            format!("不是 KML：{err}"),
            format!("no KML: {err}"),
        )]
    })?;
    let mut found = Found::default();
    found.elements(std::slice::from_ref(&whole));
    if found.places == 0 {
        found.wrong.push(Wrong::of_file(
            "没有地标（Placemark）",
            "there is no placemark in it",
        ));
    }
    if found.handed.len() > THINGS_MAX {
        found.wrong.push(too_many());
    }
    if found.wrong.is_empty() {
        Ok(found.handed)
    } else {
        Err(found.wrong)
    }
}

#[derive(Default)]
struct Found {
    handed: Vec<Handed>,
    wrong: Vec<Wrong>,
    places: usize,
}

impl Found {
    fn elements(&mut self, elements: &[Kml<f64>]) {
        for it in elements {
            match it {
                Kml::KmlDocument(it) => self.elements(&it.elements),
                Kml::Document { elements, .. } => self.elements(elements),
                Kml::Folder(it) => self.elements(&it.elements),
                Kml::Placemark(it) => {
                    self.places += 1;
                    let mut shapes = Vec::new();
                    if let Some(geometry) = &it.geometry {
                        gather(geometry, &mut shapes);
                    }
                    if shapes.is_empty() {
                        self.wrong.push(Wrong {
                            place: self.places,
                            zh: "地标没有点、线、面".to_owned(),
                            en: "a placemark without point, line or area".to_owned(),
                        });
                    }
                    let name = naming(it.name.as_deref().unwrap_or_default(), "", "");
                    for shape in shapes {
                        self.wrong.extend(too_few(self.places, &shape));
                        self.handed.push(Handed {
                            place: self.places,
                            name: name.clone(),
                            kind: String::new(),
                            shape,
                        });
                    }
                }
                // Styles, views and pictures are nothing that lies on the ground.
                _ => {}
            }
        }
    }
}

fn gather(geometry: &Geometry<f64>, shapes: &mut Vec<Shape>) {
    match geometry {
        Geometry::Point(it) => shapes.push(Shape::Place(at(&it.coord))),
        Geometry::LineString(it) => shapes.push(Shape::Line(line(&it.coords))),
        Geometry::LinearRing(it) => shapes.push(Shape::Line(line(&it.coords))),
        Geometry::Polygon(it) => {
            let ring = |it: &LinearRing<f64>| line(&it.coords);
            let inner = it.inner.iter().map(ring);
            shapes.push(Shape::Area(
                [ring(&it.outer)].into_iter().chain(inner).collect(),
            ));
        }
        Geometry::MultiGeometry(it) => it.geometries.iter().for_each(|it| gather(it, shapes)),
        _ => {}
    }
}

fn line(coords: &[Coord<f64>]) -> Vec<LonLat> {
    coords.iter().map(at).collect()
}

fn at(coord: &Coord<f64>) -> LonLat {
    LonLat {
        lon: coord.x,
        lat: coord.y,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placemarks_in_folders_are_found() {
        let text = r#"<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
            <Folder><Placemark><name>消火栓 1</name><Point><coordinates>120.6,27.95,0</coordinates></Point></Placemark></Folder>
            <Placemark><name>堤防</name><LineString><coordinates>120.6,27.95 120.61,27.96</coordinates></LineString></Placemark>
            <Placemark><name>疏散区</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
                120.6,27.95 120.61,27.96 120.6,27.96 120.6,27.95</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
            </Document></kml>"#;
        let handed = kml(text).expect("good");
        let names: Vec<(usize, &str)> = handed
            .iter()
            .map(|it| (it.place, &it.name.zh[..]))
            .collect();
        assert_eq!(names, [(1, "消火栓 1"), (2, "堤防"), (3, "疏散区")]);
        assert!(matches!(&handed[2].shape, Shape::Area(rings) if rings[0].len() == 4));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let told = |text: &str| kml(text).expect_err("it is wrong")[0].clone();
        for text in ["", "<a/>"] {
            let told = told(text);
            assert!(
                told.en.starts_with("no KML") || told.en.contains("placemark"),
                "{told:?}"
            );
        }
        let letters =
            "<kml><Placemark><Point><coordinates>a,b</coordinates></Point></Placemark></kml>";
        assert!(told(letters).en.starts_with("no KML"));
        // A reader that waits for the end of the element would wait for ever.
        for cut in [
            "<kml><Placemark>",
            "<kml><Document><Placemark><name>x",
            "<kml><Point",
        ] {
            assert!(told(cut).en.contains("cut short"), "{cut}");
        }
        let bare = told("<kml><Document><Placemark><name>x</name></Placemark></Document></kml>");
        assert_eq!(
            (bare.place, &bare.en[..]),
            (1, "a placemark without point, line or area")
        );
        assert!(
            told(&"<Folder>".repeat(100_000))
                .en
                .contains("nested deeper")
        );
    }
}
