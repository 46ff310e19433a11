//! Incidents that would cover one another stand as one, and from afar teams: how many, in what state, and whether anybody
//! among them waits. A click goes nearer, or where they are at one place through them in turn.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Color32, Context, Pos2, Rect, Vec2};

use super::sprites::{Batch, HEAP, Piece, Sprites};
use super::symbol::Form;
use super::things::{Target, Thing};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// Incidents shown as one symbol.
#[derive(Debug)]
pub struct Cluster {
    /// In the order of the queue, the most urgent first; at least two.
    pub members: Vec<Arc<Thing>>,
    /// Where it stands: at the most urgent.
    pub at: Pos2,
    /// Who they are, spoken and written under the pointer.
    pub name: String,
    /// Whether the keyboard and a screen reader reach it on the map.
    pub is_item: bool,
}

/// A thing on the screen.
pub type Placed = (Arc<Thing>, Pos2);

/// Where something of half this width stands so that a chosen symbol, at its place and of its size, neither
/// covers it nor is covered: both are seen whole, and both are pressed.
pub fn aside(at: Pos2, (chosen, size): (Pos2, f32), half_width: f32) -> Pos2 {
    if at.distance(chosen) < size {
        chosen + Vec2::new(size + half_width, -0.7 * size)
    } else {
        at
    }
}

/// Puts together what stands nearer than `apart` points, the first of a group deciding its place.
/// Returns the groups of at least two, and the things that stand alone.
pub fn clusters(things: &[Placed], apart: f32) -> (Vec<Cluster>, Vec<Placed>) {
    let mut groups: Vec<Cluster> = Vec::new();
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
            Some(group) => groups[group].members.push(Arc::clone(thing)),
            None => {
                squares.entry((x, y)).or_default().push(groups.len());
                groups.push(Cluster {
                    members: vec![Arc::clone(thing)],
                    at: *at,
                    name: String::new(),
                    is_item: false,
                });
            }
        }
    }
    let (together, alone): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|it| it.members.len() > 1);
    let alone = alone.into_iter();
    let alone = alone.flat_map(|it| it.members.into_iter().map(move |thing| (thing, it.at)));
    (together, alone.collect())
}

impl Cluster {
    /// Whether somebody among them waits to be taken.
    pub fn is_in_distress(&self) -> bool {
        self.members.iter().any(|it| it.urgent)
    }

    /// Moves beside what is chosen, as [`aside`] says.
    pub fn step_aside(&mut self, chosen: (Pos2, f32)) {
        self.at = aside(self.at, chosen, HEAP.x / 2.0);
    }

    /// The room it takes.
    pub fn room(&self) -> Rect {
        Rect::from_center_size(self.at, HEAP)
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

    /// Says who they are.
    pub fn tell(&mut self, sight: &Sight<'_>) {
        let names: Vec<&str> = self.members.iter().map(|it| it.name.as_str()).collect();
        let args = [
            ("n", self.members.len().into()),
            ("names", names.join("、").into()),
        ];
        let first = self.members.first().map(|it| &it.target);
        let key = match first {
            Some(Target::Incident(_)) => Key::MapCluster,
            _ => Key::MapClusterTeams,
        };
        self.name = sight.say_with(key, args);
    }

    /// Lays it: two capsules, the number, and a bar of the states.
    pub fn lay(&self, batch: &mut Batch, ctx: &Context, sight: &Sight<'_>) {
        let p = &sight.look.palette;
        let at = self.at;
        let sprites = Sprites::of(ctx);
        let heap = match self.is_in_distress() {
            true => Piece::Distress,
            false => Piece::Heap,
        };
        batch.add(&sprites.sprite(p, heap, HEAP.y), at);
        let count = Piece::Count(u32::try_from(self.members.len()).unwrap_or(u32::MAX));
        let above = at - Vec2::new(0.0, 3.0);
        batch.add(&sprites.sprite(p, count, size::BODY), above);
        let plain = sprites.sprite(p, Piece::Plain, 1.0);
        let body = Rect::from_center_size(at, HEAP);
        self.bar(body, p.ink3, |share, ink| batch.block(&plain, share, ink));
    }

    /// Shares of the members by their colour, in the order of the queue; what has none is grey.
    fn bar(&self, body: Rect, grey: Color32, mut block: impl FnMut(Rect, Color32)) {
        let room = Rect::from_min_max(
            body.left_bottom() + Vec2::new(8.0, -7.0),
            body.right_bottom() + Vec2::new(-8.0, -4.0),
        );
        let step = room.width() / self.members.len() as f32;
        let ink = |thing: &Thing| match thing.mark.form {
            Form::Hollow | Form::Slashed => grey,
            _ => thing.mark.hue.map_or(grey, |hue| hue.fill),
        };
        // A thousand may stand as one: those of one colour side by side are one share.
        let mut left = room.left();
        for same in self.members.chunk_by(|one, next| ink(one) == ink(next)) {
            let width = same.len() as f32 * step;
            let share = Rect::from_min_size(Pos2::new(left, room.top()), Vec2::new(width, 3.0));
            block(share, ink(&same[0]));
            left += width;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::map::symbol::{Mark, Shape};
    use crate::desk::palette::{Palette, Skin};
    use dispatch_core::point::Point;

    fn thing(name: &str, urgent: bool) -> Option<Arc<Thing>> {
        let point = Point::new(279_925_000, 1_205_886_000)?;
        let mark = Mark::new(Shape::Diamond, '汛', Form::Full, None);
        let target = Target::Place(name.to_owned());
        Some(Arc::new(Thing {
            urgent,
            ..Thing::quiet(target, point, mark, name.to_owned())
        }))
    }

    #[test]
    fn what_would_cover_each_other_stands_as_one_and_the_rest_alone() {
        let (Some(a), Some(b), Some(c)) =
            (thing("甲", false), thing("乙", true), thing("丙", false))
        else {
            unreachable!("the place is on earth");
        };
        let seen = [
            (a, Pos2::new(10.0, 10.0)),
            (c, Pos2::new(90.0, 10.0)),
            (b, Pos2::new(20.0, 12.0)),
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

    #[test]
    fn the_bar_shares_its_width_by_colour() {
        let p = Palette::of(Skin::Dark);
        let of = |form, hue| {
            let (Some(one), mark) = (
                thing("甲", false),
                Mark::new(Shape::Diamond, '汛', form, hue),
            ) else {
                unreachable!("the place is on earth");
            };
            Arc::new(Thing {
                mark,
                ..(*one).clone()
            })
        };
        let heap = Cluster {
            members: vec![
                of(Form::Full, Some(p.red)),
                of(Form::Full, Some(p.red)),
                of(Form::Hollow, Some(p.red)),
                of(Form::Half, Some(p.amber)),
            ],
            at: Pos2::new(100.0, 100.0),
            name: String::new(),
            is_item: false,
        };
        let mut shares = Vec::new();
        heap.bar(heap.room(), p.ink3, |share, ink| {
            shares.push((share.width().round() as i32, ink));
        });
        let whole = HEAP.x - 16.0;
        let quarter = (whole / 4.0).round() as i32;
        let half = (whole / 2.0).round() as i32;
        let wanted = [
            (half, p.red.fill),
            (quarter, p.ink3),
            (quarter, p.amber.fill),
        ];
        assert_eq!(shares, wanted);
    }
}
