//! Measuring on the map 量距: a line of clicks, and its length along the ground.

use dispatch_core::point::Point;
use eframe::egui::{Align2, CornerRadius, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use walkers::Projector;

use super::ground::{point, position};
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// A line that is being measured.
#[derive(Debug, Default)]
pub struct Measure {
    points: Vec<Point>,
}

/// Mean radius of the earth in metres: within half a per mille for a district.
const EARTH_M: f64 = 6_371_008.8;

/// The way over the ground between two points, in metres (haversine).
#[must_use]
pub fn metres(from: Point, to: Point) -> f64 {
    let radians = |e7: i32| (f64::from(e7) / 1e7).to_radians();
    let (lat_1, lat_2) = (radians(from.lat_e7), radians(to.lat_e7));
    let half_lat = ((lat_2 - lat_1) / 2.0).sin();
    let half_lon = ((radians(to.lon_e7) - radians(from.lon_e7)) / 2.0).sin();
    let share = half_lat.powi(2) + lat_1.cos() * lat_2.cos() * half_lon.powi(2);
    2.0 * EARTH_M * share.sqrt().min(1.0).asin()
}

/// As it is written: 480 m, 2.35 km.
#[must_use]
pub fn length_text(metres: f64) -> String {
    if metres < 1_000.0 {
        format!("{metres:.0} m")
    } else {
        format!("{:.2} km", metres / 1_000.0)
    }
}

impl Measure {
    /// Takes a click.
    pub fn click(&mut self, projector: &Projector, at: Pos2) {
        self.points.extend(point(projector.unproject(at.to_vec2())));
    }

    /// The whole way, in metres.
    #[must_use]
    pub fn metres(&self) -> f64 {
        // The sum of nothing would be -0, and read so.
        self.points
            .windows(2)
            .map(|pair| metres(pair[0], pair[1]))
            .fold(0.0, |sum, leg| sum + leg)
    }

    /// Paints the line with the length of each leg, and the sum on top of the map.
    pub fn paint(&self, ui: &Ui, projector: &Projector, sight: &Sight<'_>) {
        let p = &sight.look.palette;
        let clip = projector.clip_rect();
        let painter = ui.painter().with_clip_rect(clip);
        let places: Vec<Pos2> = self
            .points
            .iter()
            .map(|it| projector.project(position(*it)).to_pos2())
            .collect();
        for (places, points) in places.windows(2).zip(self.points.windows(2)) {
            painter.line_segment([places[0], places[1]], Stroke::new(2.0, p.blue.text));
            let middle = places[0] + (places[1] - places[0]) / 2.0;
            let text = length_text(metres(points[0], points[1]));
            let galley = painter.layout_no_wrap(text, font::regular(size::NOTE), p.ink1);
            let room = Rect::from_center_size(middle, galley.size()).expand2(Vec2::new(4.0, 1.0));
            painter.rect_filled(room, CornerRadius::same(2), p.bg1);
            painter.galley(room.min + Vec2::new(4.0, 1.0), galley, p.ink1);
        }
        for at in &places {
            painter.circle_filled(*at, 3.5, p.blue.text);
        }
        let sum = length_text(self.metres());
        let text = sight.say_with(Key::MapMeasured, [("length", sum.into())]);
        let top = Pos2::new(clip.center().x, clip.top() + 46.0);
        let galley = painter.layout_no_wrap(text, font::bold(size::BODY), p.blue.on);
        let room = Rect::from_center_size(top, galley.size()).expand2(Vec2::new(12.0, 5.0));
        let spoken = galley.text().to_owned();
        ui.interact(room, ui.scope_id().with("measured"), Sense::hover())
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        painter.rect_filled(room, CornerRadius::same(3), p.blue.fill);
        painter.galley(room.min + Vec2::new(12.0, 5.0), galley, p.blue.on);
        painter.text(
            room.center_bottom() + Vec2::new(0.0, 4.0),
            Align2::CENTER_TOP,
            sight.say(Key::MapMeasureHint),
            font::regular(size::SMALLEST),
            p.ink2,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_a_degree_is_as_long_as_the_earth_says() {
        let at = |lat_e7, lon_e7| Point { lat_e7, lon_e7 };
        let north = metres(
            at(279_000_000, 1_206_000_000),
            at(280_000_000, 1_206_000_000),
        );
        assert!((north - 11_119.5).abs() < 1.0, "{north}");
        let east = metres(
            at(280_000_000, 1_206_000_000),
            at(280_000_000, 1_207_000_000),
        );
        assert!((east - 9_818.0).abs() < 1.0, "{east}");
        assert_eq!(metres(at(1, 1), at(1, 1)), 0.0);
    }

    #[test]
    fn a_length_reads_as_people_say_it() {
        assert_eq!(length_text(479.6), "480 m");
        assert_eq!(length_text(2_346.0), "2.35 km");
    }
}
