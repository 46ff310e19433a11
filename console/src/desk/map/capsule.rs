//! Round boxes as triangles of one mesh. A thousand incidents may lie in some hundred heaps, and each round
//! rectangle with an edge of its own costs more than all that stands in it.

use std::f32::consts::FRAC_PI_2;

use eframe::egui::epaint::Vertex;
use eframe::egui::epaint::WHITE_UV;
use eframe::egui::{Color32, Mesh, Pos2, Rect, Vec2};

/// Corners of each quarter of a round corner.
const STEPS: u32 = 6;

/// Where round boxes of one screen go.
#[derive(Debug)]
pub struct Capsules {
    mesh: Mesh,
    /// Width of the soft edge, one pixel, in points.
    soft: f32,
}

impl Capsules {
    /// None yet, for a screen of so many pixels a point.
    #[must_use]
    pub fn new(pixels_per_point: f32) -> Capsules {
        Capsules {
            mesh: Mesh::default(),
            soft: 1.0 / pixels_per_point.max(0.1),
        }
    }

    /// A box filled with one colour.
    pub fn fill(&mut self, rect: Rect, radius: f32, ink: Color32) {
        let half = self.soft / 2.0;
        let first = self.count();
        self.ring(rect.shrink(half), radius - half, ink);
        // A fan from the first corner: the box is convex.
        let corners = self.count() - first;
        for at in 1..corners - 1 {
            self.mesh.add_triangle(first, first + at, first + at + 1);
        }
        let edge = self.count();
        self.ring(rect.expand(half), radius + half, Color32::TRANSPARENT);
        self.strip(first, edge, corners);
    }

    /// A line of this width inside the edge of a box.
    pub fn stroke(&mut self, rect: Rect, radius: f32, (width, ink): (f32, Color32)) {
        let half = self.soft / 2.0;
        let loops = [
            (half, Color32::TRANSPARENT),
            (-half, ink),
            (half - width, ink),
            (-half - width, Color32::TRANSPARENT),
        ];
        let begun = loops.map(|(out, ink)| {
            let begun = self.count();
            self.ring(rect.expand(out), radius + out, ink);
            begun
        });
        let corners = begun[1] - begun[0];
        for pair in begun.windows(2) {
            self.strip(pair[0], pair[1], corners);
        }
    }

    /// All of them.
    #[must_use]
    pub fn into_mesh(self) -> Mesh {
        self.mesh
    }

    fn count(&self) -> u32 {
        u32::try_from(self.mesh.vertices.len()).unwrap_or(u32::MAX)
    }

    /// The corners of a box, around.
    fn ring(&mut self, rect: Rect, radius: f32, ink: Color32) {
        let radius = radius.clamp(0.0, rect.width().min(rect.height()) / 2.0);
        let within = rect.shrink(radius);
        let corners = [
            within.right_bottom(),
            within.left_bottom(),
            within.left_top(),
            within.right_top(),
        ];
        for (quarter, corner) in (0_u8..).zip(corners) {
            for step in 0..=STEPS {
                let turn = f32::from(quarter) + step as f32 / STEPS as f32;
                let way = Vec2::angled(turn * FRAC_PI_2);
                self.corner(corner + radius * way, ink);
            }
        }
    }

    fn corner(&mut self, pos: Pos2, color: Color32) {
        self.mesh.vertices.push(Vertex {
            pos,
            uv: WHITE_UV,
            color,
        });
    }

    /// The triangles between two rings of so many corners.
    fn strip(&mut self, one: u32, other: u32, corners: u32) {
        for at in 0..corners {
            let next = (at + 1) % corners;
            self.mesh.add_triangle(one + at, one + next, other + at);
            self.mesh.add_triangle(other + at, one + next, other + next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(mesh: &Mesh, ink: Color32) -> f32 {
        let corner = |at: u32| mesh.vertices[at as usize];
        let all = mesh.indices.chunks_exact(3).map(|it| {
            let [a, b, c] = [corner(it[0]), corner(it[1]), corner(it[2])];
            let whole = [a, b, c].iter().all(|it| it.color == ink);
            let (one, other) = (b.pos - a.pos, c.pos - a.pos);
            if whole {
                (one.x * other.y - one.y * other.x).abs() / 2.0
            } else {
                0.0
            }
        });
        all.sum()
    }

    #[test]
    fn a_box_and_its_edge_cover_what_they_should() {
        let rect = Rect::from_min_size(Pos2::new(10.0, 20.0), Vec2::new(40.0, 30.0));
        let ink = Color32::WHITE;
        // Without round corners it is known to the bit but for the soft edge.
        let mut square = Capsules::new(100.0);
        square.fill(rect, 0.0, ink);
        assert!((area(&square.into_mesh(), ink) - 1_200.0).abs() < 2.0);
        let mut round = Capsules::new(100.0);
        round.fill(rect, 12.0, ink);
        let cut = 12.0_f32.powi(2) * (4.0 - std::f32::consts::PI);
        assert!((area(&round.into_mesh(), ink) - (1_200.0 - cut)).abs() < 6.0);
        let mut edge = Capsules::new(100.0);
        edge.stroke(rect, 0.0, (2.0, ink));
        assert!((area(&edge.into_mesh(), ink) - 264.0).abs() < 4.0);
    }
}
