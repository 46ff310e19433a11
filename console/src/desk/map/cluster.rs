//! Incidents that would cover one another stand as one, and from afar teams: how many, in what state, and whether anybody
//! among them waits. A click goes nearer, or where they are at one place through them in turn.

use std::collections::HashMap;

use eframe::egui::{Align2, Color32, Mesh, Painter, Pos2, Rect, Shape as Drawn, Vec2};

use super::capsule::Capsules;
use super::symbol::Form;
use super::things::Thing;
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;

/// Nominal size of a cluster, in points.
const SIZE: f32 = 28.0;
/// Its round corners, in points.
const ROUND: f32 = 12.0;

/// Incidents shown as one symbol.
#[derive(Debug)]
pub struct Cluster<'a> {
    /// In the order of the queue, the most urgent first; at least two.
    pub members: Vec<&'a Thing>,
    /// Where it stands: at the most urgent.
    pub at: Pos2,
}

/// A thing on the screen.
pub type Placed<'a> = (&'a Thing, Pos2);

/// Puts together what stands nearer than `apart` points, the first of a group deciding its place.
/// Returns the groups of at least two, and the things that stand alone.
pub fn clusters<'a>(things: &[Placed<'a>], apart: f32) -> (Vec<Cluster<'a>>, Vec<Placed<'a>>) {
    let mut groups: Vec<Cluster<'a>> = Vec::new();
    // Which groups stand in a square as wide as they are apart: only its neighbours can be near.
    let mut squares: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    for (thing, at) in things {
        let (x, y) = ((at.x / apart).floor() as i32, (at.y / apart).floor() as i32);
        let around = (-1..=1).flat_map(|down| (-1..=1).map(move |right| (x + right, y + down)));
        let near = around
            .filter_map(|square| squares.get(&square))
            .flatten()
            .copied()
            .filter(|group| groups[*group].at.distance(*at) < apart)
            .min();
        match near {
            Some(group) => groups[group].members.push(*thing),
            None => {
                squares.entry((x, y)).or_default().push(groups.len());
                groups.push(Cluster {
                    members: vec![*thing],
                    at: *at,
                });
            }
        }
    }
    let (together, alone): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|it| it.members.len() > 1);
    let alone = alone.into_iter().map(|it| (it.members[0], it.at)).collect();
    (together, alone)
}

impl Cluster<'_> {
    /// Whether somebody among them waits to be taken.
    pub fn is_in_distress(&self) -> bool {
        self.members.iter().any(|it| it.urgent)
    }

    /// Moves beside a symbol of this size that it would cover: what is chosen is seen whole.
    pub fn step_aside(&mut self, from: Pos2, size: f32) {
        if self.at.distance(from) < size {
            self.at = from + Vec2::new(size + 0.75 * SIZE, -0.7 * size);
        }
    }

    /// The room it takes.
    pub fn room(&self) -> Rect {
        Rect::from_center_size(self.at, Vec2::new(1.5 * SIZE, 0.96 * SIZE))
    }

    /// The smallest box around its members, on earth: south, west, north, east in 10⁻⁷ degree.
    pub fn extent_e7(&self) -> [i32; 4] {
        let points = self.members.iter().map(|it| it.point);
        points.fold([i32::MAX, i32::MAX, i32::MIN, i32::MIN], |it, point| {
            [
                it[0].min(point.lat_e7),
                it[1].min(point.lon_e7),
                it[2].max(point.lat_e7),
                it[3].max(point.lon_e7),
            ]
        })
    }

    /// Paints it: two capsules, the number, and a bar of the states.
    pub fn paint(&self, painter: &Painter, sight: &Sight<'_>) {
        let p = &sight.look.palette;
        let at = Pos2::new(self.at.x.round(), self.at.y.round());
        let body = Rect::from_center_size(at, self.room().size());
        let distress = self.is_in_distress();
        let edge = if distress { p.red.text } else { p.ink2 };
        let behind = body.translate(Vec2::new(4.0, -4.0));
        let mut boxes = Capsules::new(painter.pixels_per_point());
        boxes.fill(behind.expand(2.0), ROUND, p.bg1);
        boxes.fill(behind, ROUND, p.bg2);
        boxes.stroke(behind, ROUND, (1.0, p.line2));
        boxes.fill(body.expand(2.0), ROUND, p.bg1);
        boxes.fill(body, ROUND, p.bg2);
        boxes.stroke(body, ROUND, (2.0, edge));
        if distress {
            boxes.stroke(body.expand(5.5), ROUND, (1.5, p.red.text));
        }
        painter.add(Drawn::mesh(boxes.into_mesh()));
        painter.text(
            at - Vec2::new(0.0, 3.0),
            Align2::CENTER_CENTER,
            self.members.len().to_string(),
            font::bold(size::BODY),
            p.ink1,
        );
        self.bar(painter, body, p.ink3);
    }

    /// Shares of the members by their colour, in the order of the queue; what has none is grey.
    fn bar(&self, painter: &Painter, body: Rect, grey: Color32) {
        let room = Rect::from_min_max(
            body.left_bottom() + Vec2::new(8.0, -7.0),
            body.right_bottom() + Vec2::new(-8.0, -4.0),
        );
        let step = room.width() / self.members.len() as f32;
        let ink = |thing: &Thing| match thing.mark.form {
            Form::Hollow | Form::Slashed => grey,
            _ => thing.mark.hue.map_or(grey, |hue| hue.fill),
        };
        // A thousand may stand as one: those of one colour side by side are one share, and all of them
        // one mesh.
        let mut shares = Mesh::default();
        let mut left = room.left();
        for same in self.members.chunk_by(|one, next| ink(one) == ink(next)) {
            let width = same.len() as f32 * step;
            let share = Rect::from_min_size(Pos2::new(left, room.top()), Vec2::new(width, 3.0));
            shares.add_colored_rect(share, ink(same[0]));
            left += width;
        }
        painter.add(Drawn::mesh(shares));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::map::symbol::{Mark, Shape};
    use crate::desk::map::things::Target;
    use dispatch_core::point::Point;

    fn thing(name: &str, urgent: bool) -> Option<Thing> {
        let point = Point::new(279_925_000, 1_205_886_000)?;
        let mark = Mark::new(Shape::Diamond, '汛', Form::Full, None);
        let target = Target::Place(name.to_owned());
        Some(Thing {
            urgent,
            ..Thing::quiet(target, point, mark, name.to_owned())
        })
    }

    #[test]
    fn what_would_cover_each_other_stands_as_one_and_the_rest_alone() {
        let (Some(a), Some(b), Some(c)) =
            (thing("甲", false), thing("乙", true), thing("丙", false))
        else {
            unreachable!("the place is on earth");
        };
        let seen = [
            (&a, Pos2::new(10.0, 10.0)),
            (&c, Pos2::new(90.0, 10.0)),
            (&b, Pos2::new(20.0, 12.0)),
        ];
        let (together, alone) = clusters(&seen, 26.0);
        assert_eq!(together.len(), 1);
        let names: Vec<&str> = together[0]
            .members
            .iter()
            .map(|it| it.name.as_str())
            .collect();
        assert_eq!(names, ["甲", "乙"]);
        assert!(together[0].is_in_distress(), "乙 waits");
        assert_eq!(together[0].at, Pos2::new(10.0, 10.0));
        assert_eq!(alone.len(), 1);
        assert_eq!(alone[0].0.name, "丙");
    }
}
