//! What of the ground is drawn at which level, how wide, and in which colour (tokens.md §2): a calm map in a
//! dark room, on which everything that matters stands out.

use atlas::ground::{AreaKind, CourseKind, PlaceKind};
use atlas::vehicle::Class;
use eframe::egui::Color32;

use crate::desk::palette::Palette;
use crate::desk::theme::size;

/// The lowest level that is drawn; level and zoom are the same number there.
pub(super) const LEVEL_MIN: i32 = 9;
/// The highest.
pub(super) const LEVEL_MAX: i32 = 17;

/// How a road is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Road {
    /// In points.
    pub width: f32,
    pub colour: Color32,
    /// Whether an edge sets it off from what it crosses.
    pub has_edge: bool,
    /// Drawn later, and so above.
    pub rank: u8,
}

/// From which level on a group of classes is drawn, and how wide at that level and each above, in points.
type Widths = (i32, &'static [f32]);

const MOTORWAY: Widths = (9, &[1.2, 1.6, 2.0, 2.4, 3.0, 4.0, 5.5, 8.0, 12.0]);
const MAIN: Widths = (9, &[0.7, 1.0, 1.4, 1.8, 2.5, 3.5, 5.0, 7.5, 11.0]);
const SECONDARY: Widths = (10, &[0.6, 0.9, 1.2, 1.8, 2.7, 4.2, 6.5, 10.0]);
const TERTIARY: Widths = (12, &[0.8, 1.2, 1.9, 3.2, 5.5, 9.0]);
const STREET: Widths = (13, &[0.8, 1.2, 2.2, 4.2, 7.5]);
const SMALL: Widths = (15, &[1.0, 2.0, 4.0]);

/// How a road of a class is drawn at a level; `None` where it is not.
pub(super) fn road(class: Class, level: i32, p: &Palette) -> Option<Road> {
    let (widths, colour, rank) = match class {
        Class::Motorway => (MOTORWAY, p.map_motorway, 6),
        Class::MotorwayLink => (SECONDARY, p.map_motorway, 5),
        Class::Trunk | Class::Primary => (MAIN, p.map_road, 4),
        Class::TrunkLink | Class::PrimaryLink => (TERTIARY, p.map_road, 3),
        Class::Secondary | Class::SecondaryLink => (SECONDARY, p.map_sub, 3),
        Class::Tertiary | Class::TertiaryLink => (TERTIARY, p.map_sub, 2),
        Class::Unclassified | Class::Residential => (STREET, p.map_street, 1),
        Class::LivingStreet | Class::Service | Class::Track | Class::Pedestrian | Class::Busway => {
            (SMALL, p.map_street, 0)
        }
    };
    let step = usize::try_from(level - widths.0).ok()?;
    let width = *widths.1.get(step).or(widths.1.last())?;
    Some(Road {
        width,
        colour,
        has_edge: width >= 3.0,
        rank,
    })
}

/// The colour of an area; `None` where it is not filled.
pub(super) fn fill(kind: AreaKind, p: &Palette) -> Option<Color32> {
    match kind {
        AreaKind::District => Some(p.map_land),
        AreaKind::Water => Some(p.map_water),
        AreaKind::Wetland => Some(p.map_land.lerp_to_gamma(p.map_water, 0.45)),
        AreaKind::Wood => Some(p.map_hill),
        AreaKind::Park => Some(p.map_land.lerp_to_gamma(p.map_hill, 0.8)),
        AreaKind::BuiltUp => Some(p.map_land.lerp_to_gamma(p.map_street, 0.35)),
        AreaKind::Township | AreaKind::Other => None,
    }
}

/// The order in which areas are filled; what comes later lies above.
pub(super) fn area_order(kind: AreaKind) -> u8 {
    match kind {
        AreaKind::District => 0,
        AreaKind::Township | AreaKind::Other => 1,
        AreaKind::BuiltUp => 2,
        AreaKind::Wood => 3,
        AreaKind::Park => 4,
        AreaKind::Wetland => 5,
        AreaKind::Water => 6,
    }
}

/// The width of water in points, from what it is on the ground; `None` where it is not drawn.
pub(super) fn water(kind: CourseKind, on_ground: f32, level: i32) -> Option<f32> {
    let (from, least) = match kind {
        CourseKind::River => (9, 1.4),
        CourseKind::Canal => (10, 1.2),
        CourseKind::Stream => (11, 0.9),
        CourseKind::Railway | CourseKind::Metro => return None,
    };
    (level >= from).then_some(on_ground.max(least))
}

/// From which zoom on a place bears its name, in which order, and how large.
pub(super) fn place(kind: Option<PlaceKind>) -> (f64, u8, f32) {
    match kind {
        Some(PlaceKind::City) => (8.0, 0, size::ROW),
        Some(PlaceKind::Town) => (10.0, 1, size::NOTE),
        Some(PlaceKind::Hill) => (10.5, 4, size::SMALLEST),
        Some(PlaceKind::Water) => (10.5, 4, size::SMALLEST),
        Some(PlaceKind::Station) => (12.0, 5, size::SMALLEST),
        Some(PlaceKind::Village) => (12.7, 6, size::SMALLEST),
        None => (13.0, 3, size::SMALLEST),
        Some(PlaceKind::Landmark) => (13.5, 7, size::SMALLEST),
        Some(PlaceKind::Hamlet | PlaceKind::Other) => (14.0, 8, size::SMALLEST),
    }
}

/// From which level on a road bears its name, and in which order.
pub(super) fn road_name(class: Class) -> Option<(i32, u8)> {
    match class {
        Class::Motorway => Some((11, 3)),
        Class::Trunk | Class::Primary => Some((12, 4)),
        Class::Secondary => Some((13, 5)),
        Class::Tertiary => Some((14, 6)),
        Class::Unclassified | Class::Residential | Class::LivingStreet | Class::Pedestrian => {
            Some((15, 9))
        }
        _ => None,
    }
}

/// From which level on a course bears its name, and in which order.
pub(super) fn course_name(kind: CourseKind) -> (i32, u8) {
    match kind {
        CourseKind::River => (10, 2),
        CourseKind::Canal => (11, 5),
        CourseKind::Railway | CourseKind::Metro => (11, 6),
        CourseKind::Stream => (12, 7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Skin;
    use atlas::vehicle::CLASSES;

    #[test]
    fn nearer_is_wider_and_greater_is_wider_than_smaller() {
        let p = Palette::of(Skin::Dark);
        for level in LEVEL_MIN..=LEVEL_MAX {
            let width = |class| road(class, level, &p).map_or(0.0, |it| it.width);
            for (class, name) in CLASSES {
                let nearer = road(class, level + 1, &p).map_or(0.0, |it| it.width);
                assert!(nearer >= width(class), "{name} at {level}");
            }
            let ladder = [
                Class::Motorway,
                Class::Primary,
                Class::Secondary,
                Class::Tertiary,
                Class::Residential,
                Class::Service,
            ];
            for pair in ladder.windows(2) {
                assert!(width(pair[0]) >= width(pair[1]), "{pair:?} at {level}");
            }
        }
        assert!(road(Class::Service, 14, &p).is_none());
        assert!(road(Class::Motorway, LEVEL_MIN, &p).is_some());
    }
}
