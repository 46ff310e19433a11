//! What somebody may put over the ground of a picture: its form, its line, its colour.

use dispatch_core::point::Point;

/// A line or an area over the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Over {
    pub form: OverForm,
    pub ink: Ink,
    /// Width of its line in px.
    pub width: f64,
    pub dashes: Dashes,
    /// Beside it; nothing where it is empty.
    pub label: String,
    /// The character that tells its kind: in the ring of a place, on the edge of an area, in the middle of a line.
    pub sign: Option<char>,
}

/// What form it has.
#[derive(Clone, Debug, PartialEq)]
pub enum OverForm {
    /// A way with a head at its end.
    Way(Vec<Point>),
    /// A line that leads nowhere.
    Line(Vec<Point>),
    /// A line with strokes through it, so many px apart; a place alone is a cross.
    Struck(Vec<Point>, f64),
    /// An area.
    Area(Vec<Point>, Filling),
    /// A place, as a small ring.
    Place(Point),
    /// A circle and how far it reaches, in m.
    Circle(Point, u32, Filling),
    /// An arrow that comes from where a wind does, in degrees clockwise from north, and points at a place.
    Wind(Point, f64),
}

/// How its line is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dashes {
    /// It is whole.
    #[default]
    Whole,
    /// In dashes: nobody is sure of it, or it is one way of several.
    Broken,
    /// A dash and a dot by turns.
    DashDot,
    /// In dots.
    Dotted,
    /// Whole, with teeth to the outside of an area, to the left of a line.
    Toothed,
    /// Two lines side by side.
    Double,
}

/// What an area is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Its colour, lightly.
    Tint,
    /// Lines in its colour.
    Hatch,
    /// Nothing.
    Bare,
}

/// A colour that says something; the form says it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Nobody may go there.
    Red,
    /// Take care.
    Amber,
    /// Somebody goes there.
    Blue,
    /// A fact.
    Plain,
}

impl Over {
    /// Every place that it goes through or reaches to.
    #[must_use]
    pub fn points(&self) -> Vec<Point> {
        match &self.form {
            OverForm::Way(line)
            | OverForm::Line(line)
            | OverForm::Struck(line, _)
            | OverForm::Area(line, _) => line.clone(),
            OverForm::Circle(middle, reach_m, _) => {
                let mm = i64::from(*reach_m) * 1_000;
                let edge = [(mm, 0), (-mm, 0), (0, mm), (0, -mm)];
                let edge = edge.into_iter();
                edge.filter_map(|(east, north)| middle.moved_mm(east, north))
                    .collect()
            }
            OverForm::Wind(at, _) | OverForm::Place(at) => vec![*at],
        }
    }
}
