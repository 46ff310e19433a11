//! A symbol: a shape by kind, a Chinese character inside, a form by state, a colour second, an edge
//! that time eats.

use std::f32::consts::TAU;

use dispatch_core::state::Status;
use eframe::egui::{Painter, Pos2, Vec2};

use super::sprites::{Batch, Piece, Sprites};
use crate::desk::look::Look;
use crate::desk::palette::{Hue, Palette};

/// What a symbol stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// 警情
    Diamond,
    /// 队伍
    Circle,
    /// 物资储备点
    Square,
    /// 设施、监测
    TriangleUp,
    /// 危险源
    TriangleDown,
    /// 避灾点
    House,
    /// 医院
    Cross,
    /// 指挥部
    Flag,
    /// 重点目标
    Shield,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Shape; 9] = [
        Shape::Diamond,
        Shape::Circle,
        Shape::Square,
        Shape::TriangleUp,
        Shape::TriangleDown,
        Shape::House,
        Shape::Cross,
        Shape::Flag,
        Shape::Shield,
    ];
}

/// The state, readable without any colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Free, normal, closed.
    Hollow,
    /// Promised: assigned, controlled, below minimum.
    Half,
    /// Active.
    Full,
    /// Under way: a heading tick.
    Moving,
    /// On scene: a bar at its foot.
    Based,
    /// Full house: a bar over its head.
    Capped,
    /// Unacknowledged or in distress: a second outline.
    Doubled,
    /// Withdrawn, resting: a slash.
    Slashed,
    /// Merged into another: a twin behind it.
    Twinned,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 9] = [
        Form::Hollow,
        Form::Half,
        Form::Full,
        Form::Moving,
        Form::Based,
        Form::Capped,
        Form::Doubled,
        Form::Slashed,
        Form::Twinned,
    ];
}

/// How old what a symbol says is. Time eats the edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Age {
    /// Fresh, or not a thing that ages.
    #[default]
    Fresh,
    /// Between fresh and old: a bite.
    Ageing,
    /// Old: dashes, and no fill.
    Old,
    /// The source is cut, or it has never reported: dots.
    Cut,
}

impl Age {
    /// Every age.
    pub const ALL: [Age; 4] = [Age::Fresh, Age::Ageing, Age::Old, Age::Cut];
}

/// One of sixteen directions: 0 is east, and it goes round clockwise as the screen does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Heading(u8);

/// How many directions there are.
const HEADINGS: u8 = 16;

impl Default for Heading {
    /// North-east, where nothing is known of the way.
    fn default() -> Heading {
        Heading(14)
    }
}

impl Heading {
    /// The nearest one to a way over the screen; `None` for no way.
    #[must_use]
    pub fn along(way: Vec2) -> Option<Heading> {
        let turns = way.angle() / TAU;
        let step = (turns * f32::from(HEADINGS)).round() as i32;
        // Of sixteen, so it fits.
        (way != Vec2::ZERO).then(|| Heading(step.rem_euclid(i32::from(HEADINGS)) as u8))
    }

    /// The way of length 1.
    #[must_use]
    pub fn way(self) -> Vec2 {
        Vec2::angled(f32::from(self.0) * TAU / f32::from(HEADINGS))
    }
}

/// How the status of an incident whose whistle waits no more is drawn.
#[must_use]
pub fn of_status(status: Status, p: &Palette) -> (Form, Option<Hue>) {
    match status {
        Status::Reported | Status::Responding => (Form::Full, Some(p.amber)),
        Status::Controlled => (Form::Half, Some(p.green)),
        Status::Ended | Status::Filed => (Form::Hollow, None),
        Status::Withdrawn => (Form::Slashed, None),
        Status::Merged => (Form::Twinned, None),
    }
}

/// A symbol, ready to be painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Its shape.
    pub shape: Shape,
    /// The character inside.
    pub character: char,
    /// Its form.
    pub form: Form,
    /// Its hue; `None` is ink.
    pub hue: Option<Hue>,
    /// How old what it says is.
    pub age: Age,
    /// Where it goes, if it moves.
    pub heading: Heading,
}

impl Mark {
    /// A fresh one.
    #[must_use]
    pub fn new(shape: Shape, character: char, form: Form, hue: Option<Hue>) -> Mark {
        Mark {
            shape,
            character,
            form,
            hue,
            age: Age::Fresh,
            heading: Heading::default(),
        }
    }
}

/// Paints a mark of nominal size `s` points around `at`, beside other things: a row, a legend.
pub fn paint(painter: &Painter, look: &Look, at: Pos2, mark: &Mark, s: f32) {
    let sprite = Sprites::of(painter.ctx()).sprite(&look.palette, Piece::Symbol(*mark), s);
    let mut batch = Batch::new(painter.ctx());
    batch.add(&sprite, at);
    batch.paint(painter);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_over_the_screen_has_the_nearest_of_sixteen_headings() {
        let table = [
            ((10.0, 0.0), 0),
            ((0.0, 3.0), 4),
            ((-2.0, 0.1), 8),
            ((5.0, -5.1), 14),
            ((5.0, -0.3), 0),
        ];
        for ((x, y), wanted) in table {
            let heading = Heading::along(Vec2::new(x, y));
            assert_eq!(heading, Some(Heading(wanted)), "{x},{y}");
        }
        assert_eq!(Heading::along(Vec2::ZERO), None);
    }
}
