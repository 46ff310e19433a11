//! How a hazard area is drawn, on the map of the desk and on that of the wall: the isolation circle solid,
//! the ground downwind hatched, the wind as an arrow, and a mark of its own form on everybody inside:
//! undecided, not told, told.

use dispatch_core::point::Point;
use dispatch_core::view::{AreaView, InsideRow};
use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use super::plot_form::hatch;
use crate::desk::font;
use crate::desk::palette::Palette;
pub use crate::drawn::Heard as Sign;

/// What it is drawn with: where a place stands, and how many points of the screen a point of the desk is.
pub struct Pen<'a> {
    /// Draws.
    pub painter: &'a Painter,
    /// Where a place stands on the screen.
    pub at: &'a dyn Fn(Point) -> Pos2,
    /// 1 on the desk, more where one stands farther away.
    pub scale: f32,
    /// The colours.
    pub palette: &'a Palette,
}

impl Pen<'_> {
    /// The ground. Where it is doubted, under an old wind or in the dark by the distances of the day, its
    /// edge is broken: nobody knows how far the gas goes now.
    pub fn ground(&self, area: &AreaView, doubted: bool) {
        let p = self.palette;
        let downwind = self.outline(area);
        let ink = p.amber.text;
        let fine = Stroke::new(self.scale, ink.gamma_multiply(0.55));
        hatch(self.painter, &downwind, fine);
        self.edge(&downwind, Stroke::new(2.0 * self.scale, ink), doubted);
        let isolation = self.circle(area.footprint.origin, area.footprint.isolation_m);
        let fill = p.red.text.gamma_multiply(0.22);
        let inner = Shape::convex_polygon(isolation.clone(), fill, Stroke::NONE);
        self.painter.add(inner);
        self.edge(&isolation, Stroke::new(3.0 * self.scale, p.red.text), false);
    }

    /// The ground downwind, or the circle to every side.
    pub fn outline(&self, area: &AreaView) -> Vec<Pos2> {
        let ground = &area.footprint;
        match ground.corners() {
            Some(corners) => corners.iter().map(|it| (self.at)(*it)).collect(),
            None => self.circle(ground.origin, ground.protective_m),
        }
    }

    fn circle(&self, middle: Point, radius_m: u32) -> Vec<Pos2> {
        let north = middle.moved_mm(0, i64::from(radius_m) * 1_000);
        let centre = (self.at)(middle);
        let reach = north.map_or(0.0, |it| centre.distance((self.at)(it)));
        let step = std::f32::consts::TAU / 64.0;
        (0..64_u8)
            .map(|it| centre + Vec2::angled(f32::from(it) * step) * reach)
            .collect()
    }

    fn edge(&self, outline: &[Pos2], stroke: Stroke, broken: bool) {
        let closed: Vec<Pos2> = outline.iter().chain(outline.first()).copied().collect();
        if broken {
            let (dash, gap) = (7.0 * self.scale, 6.0 * self.scale);
            let dashes = Shape::dashed_line(&closed, stroke, dash, gap);
            self.painter.extend(dashes);
        } else {
            self.painter.add(Shape::line(closed, stroke));
        }
    }

    /// What waits for everybody inside; where nothing is needed there is no mark.
    pub fn mark(&self, row: &InsideRow) {
        if let Some(sign) = Sign::of(row) {
            self.sign((self.at)(row.point), sign);
        }
    }

    /// A sign at the upper right of what stands there.
    pub fn sign(&self, at: Pos2, sign: Sign) {
        let (p, s) = (self.palette, self.scale);
        let middle = at + Vec2::new(13.0, -13.0) * s;
        let letter = |text: &str, ink: Color32| {
            let font = font::bold(crate::desk::theme::size::NOTE * s);
            self.painter
                .text(middle, Align2::CENTER_CENTER, text, font, ink);
        };
        match sign {
            Sign::Undecided => {
                let corners = [(0.0, -9.0), (9.0, 0.0), (0.0, 9.0), (-9.0, 0.0)];
                let corners = corners.map(|(x, y)| middle + Vec2::new(x, y) * s);
                let edge = Stroke::new(2.0 * s, p.red.text);
                self.painter
                    .add(Shape::convex_polygon(corners.to_vec(), p.bg1, edge));
                letter("?", p.red.text);
            }
            Sign::Told => {
                let plate = Rect::from_center_size(middle, Vec2::splat(14.0 * s));
                self.painter.rect_filled(plate, 2.0, p.green.fill);
                let tick = [(-4.0, 0.0), (-1.0, 3.5), (4.5, -3.5)];
                let tick = tick.map(|(x, y)| middle + Vec2::new(x, y) * s);
                let stroke = Stroke::new(2.0 * s, p.green.on);
                self.painter.add(Shape::line(tick.to_vec(), stroke));
            }
            Sign::NotTold => {
                let edge = Stroke::new(2.0 * s, p.amber.text);
                self.painter.circle(middle, 8.0 * s, p.bg1, edge);
                letter("!", p.amber.text);
            }
        }
    }

    /// The arrow comes from where the wind does, so many degrees clockwise from north, and points at the
    /// leak. Returns its tail. Without a head nobody knows the wind.
    pub fn arrow(
        &self,
        leak: Point,
        (degrees, length): (f32, f32),
        (ink, broken, has_head): (Color32, bool, bool),
    ) -> Pos2 {
        let leak = (self.at)(leak);
        let way = Vec2::angled((degrees - 90.0).to_radians());
        let (tail, head) = (leak + way * length, leak + way * 16.0 * self.scale);
        let stroke = Stroke::new(3.0 * self.scale, ink);
        if broken {
            let (dash, gap) = (6.0 * self.scale, 5.0 * self.scale);
            let dashes = Shape::dashed_line(&[tail, head], stroke, dash, gap);
            self.painter.extend(dashes);
        } else {
            self.painter.line_segment([tail, head], stroke);
        }
        if has_head {
            let across = way.rot90() * 7.0 * self.scale;
            let base = head + way * 12.0 * self.scale;
            let tip = vec![head, base + across, base - across];
            self.painter
                .add(Shape::convex_polygon(tip, ink, Stroke::NONE));
        }
        let ring = Stroke::new(2.0 * self.scale, ink);
        self.painter
            .circle(tail, 7.0 * self.scale, self.palette.bg1, ring);
        tail
    }
}
