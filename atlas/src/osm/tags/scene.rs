//! What the tags of OpenStreetMap say about what is only looked at: water, woods, houses, rails, names.

use super::Tags;
use super::limits::number;
use crate::ground::{AreaKind, CourseKind, Naming, PlaceKind};

/// What a way or an outline is to the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// Where it closes.
    Area(AreaKind),
    /// With its width in dm, 0 where it does not say.
    Course(CourseKind, u16),
}

/// What a way or an outline is to the eye; `None` where it is nothing that is drawn.
#[must_use]
pub fn scene(tags: &Tags) -> Option<Scene> {
    let kinds: [(&str, &[&str], AreaKind); 11] = [
        ("natural", &["water", "bay"], AreaKind::Water),
        ("waterway", &["riverbank", "dock"], AreaKind::Water),
        ("landuse", &["reservoir", "basin"], AreaKind::Water),
        ("natural", &["wetland"], AreaKind::Wetland),
        ("natural", &["wood"], AreaKind::Wood),
        ("landuse", &["forest"], AreaKind::Wood),
        (
            "landuse",
            &["residential", "commercial", "industrial", "retail"],
            AreaKind::BuiltUp,
        ),
        ("place", &["square"], AreaKind::Park),
        ("leisure", &["park", "garden"], AreaKind::Park),
        ("landuse", &["recreation_ground"], AreaKind::Park),
        ("landuse", &["village_green"], AreaKind::Park),
    ];
    let area = kinds.iter().find(|(key, values, _)| tags.is(key, values));
    if let Some((.., kind)) = area {
        return Some(Scene::Area(*kind));
    }
    if tags.is("tunnel", &["culvert"]) {
        return None;
    }
    let water = match tags.get("waterway") {
        Some("river") => Some(CourseKind::River),
        Some("canal") => Some(CourseKind::Canal),
        Some("stream") => Some(CourseKind::Stream),
        _ => None,
    };
    if let Some(kind) = water {
        return Some(Scene::Course(kind, width_dm(tags)));
    }
    if tags.get("service").is_some() {
        return None;
    }
    let rails = match tags.get("railway") {
        Some("rail") => Some(CourseKind::Railway),
        Some("subway" | "light_rail" | "monorail" | "tram") => Some(CourseKind::Metro),
        _ => None,
    };
    rails.map(|kind| Scene::Course(kind, 0))
}

/// What a named point is; `None` where it is nothing that people find their way by.
#[must_use]
pub fn place(tags: &Tags) -> Option<PlaceKind> {
    let kinds: [(&str, &[&str], PlaceKind); 10] = [
        ("place", &["city", "county"], PlaceKind::City),
        ("place", &["town", "suburb", "borough"], PlaceKind::Town),
        ("place", &["village", "quarter"], PlaceKind::Village),
        (
            "place",
            &[
                "hamlet",
                "isolated_dwelling",
                "neighbourhood",
                "city_block",
                "farm",
            ],
            PlaceKind::Hamlet,
        ),
        ("place", &["locality", "island", "islet"], PlaceKind::Other),
        ("natural", &["peak", "hill"], PlaceKind::Hill),
        ("railway", &["station", "halt"], PlaceKind::Station),
        ("natural", &["water"], PlaceKind::Water),
        (
            "amenity",
            &[
                "hospital",
                "townhall",
                "university",
                "fire_station",
                "police",
            ],
            PlaceKind::Landmark,
        ),
        ("office", &["government"], PlaceKind::Landmark),
    ];
    let found = kinds.iter().find(|(key, values, _)| tags.is(key, values));
    found.map(|(.., kind)| *kind)
}

/// A name is for people; one that is longer than a page is none.
pub(super) fn short(name: &str) -> String {
    name.chars().take(120).collect()
}

/// Its names. Where nothing says which language the name is in, one with a Chinese character is Chinese.
#[must_use]
pub fn naming(tags: &Tags) -> Naming {
    let any = tags.get("name").unwrap_or_default();
    let is_chinese = any
        .chars()
        .any(|it| ('\u{3400}'..='\u{9FFF}').contains(&it));
    let or = |key: &str, holds: bool| {
        let other = if holds { any } else { "" };
        short(tags.get(key).unwrap_or(other))
    };
    Naming {
        zh: or("name:zh", is_chinese),
        en: or("name:en", !is_chinese),
    }
}

fn width_dm(tags: &Tags) -> u16 {
    let said = tags.get("width").and_then(|it| number(it).ok());
    match said {
        Some((metres, "" | "m" | "米")) if metres > 0.0 => (metres * 10.0).min(65_535.0) as u16,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &'static str) -> Tags<'static> {
        Tags(
            text.split_whitespace()
                .filter_map(|it| it.split_once('='))
                .collect(),
        )
    }

    #[test]
    fn what_is_seen_and_what_is_not() {
        let table = [
            (
                "natural=water water=reservoir",
                Some(Scene::Area(AreaKind::Water)),
            ),
            ("landuse=forest", Some(Scene::Area(AreaKind::Wood))),
            ("landuse=farmland", None),
            (
                "waterway=river width=12.5",
                Some(Scene::Course(CourseKind::River, 125)),
            ),
            (
                "waterway=river width=1e9",
                Some(Scene::Course(CourseKind::River, 0)),
            ),
            (
                "waterway=canal width=wide",
                Some(Scene::Course(CourseKind::Canal, 0)),
            ),
            ("waterway=stream tunnel=culvert", None),
            ("waterway=ditch", None),
            ("railway=rail", Some(Scene::Course(CourseKind::Railway, 0))),
            ("railway=rail service=yard", None),
            ("railway=subway", Some(Scene::Course(CourseKind::Metro, 0))),
        ];
        for (text, wanted) in table {
            assert_eq!(scene(&tags(text)), wanted, "{text}");
        }
        assert_eq!(
            place(&tags("place=village name=埭头")),
            Some(PlaceKind::Village)
        );
        assert_eq!(place(&tags("amenity=cafe")), None);
    }

    #[test]
    fn a_name_is_chinese_where_it_is_written_so() {
        let both = naming(&tags("name=瓯江 name:en=Ou"));
        assert_eq!((both.zh.as_str(), both.en.as_str()), ("瓯江", "Ou"));
        let english = naming(&tags("name=Liffey"));
        assert_eq!((english.zh.as_str(), english.en.as_str()), ("", "Liffey"));
        assert_eq!(naming(&tags("name=Liffey name:zh=利菲河")).zh, "利菲河");
    }
}
