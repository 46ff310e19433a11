//! A symbol: a shape by kind, a Chinese character inside, a form by state, a colour second.

use std::f32::consts::FRAC_PI_2;

use eframe::egui::{Align2, Color32, Painter, Pos2, Rect, Shape as Painted, Stroke, Vec2};

use crate::desk::font;
use crate::desk::look::Look;
use crate::desk::palette::{Hue, Skin};

/// What a symbol stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The state, readable without any colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Unacknowledged or in distress: a second outline.
    Doubled,
    /// Withdrawn, resting: a slash.
    Slashed,
}

/// A symbol, ready to be painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its shape.
    pub shape: Shape,
    /// The character inside.
    pub character: char,
    /// Its form.
    pub form: Form,
    /// Its hue; `None` is ink.
    pub hue: Option<Hue>,
}

/// Paints a mark of nominal size `s` points around `at`.
pub fn paint(painter: &Painter, look: &Look, at: Pos2, mark: &Mark, s: f32) {
    let p = &look.palette;
    let at = Pos2::new(at.x.round(), at.y.round());
    let width = (0.07 * s).max(1.5);
    let (text, fill, on) = match mark.hue {
        Some(hue) => (hue.text, hue.fill, hue.on),
        None => (p.ink2, p.ink2, p.bg1),
    };
    // In daylight a fill alone would not stand out from paper.
    let edge = if p.skin == Skin::Daylight && mark.hue.is_some() {
        p.ink1
    } else {
        text
    };
    let body = Body::of(mark.shape, at, s);
    body.grown(2.0).fill(painter, p.bg1);
    if mark.form == Form::Doubled {
        let around = body.grown(0.17 * s + 1.0);
        around.fill(painter, p.bg1);
        around.stroke(painter, Stroke::new(width, text));
    }
    let ink = match mark.form {
        Form::Hollow | Form::Slashed => {
            body.fill(painter, p.bg1);
            body.stroke(painter, Stroke::new(width, text));
            text
        }
        Form::Half => {
            body.fill(painter, p.bg1);
            let half = mark.hue.map_or(p.bg3, |hue| hue.half);
            body.below(at.y + 0.06 * s).fill(painter, half);
            body.stroke(painter, Stroke::new(width, edge));
            p.ink1
        }
        Form::Full | Form::Moving | Form::Based | Form::Doubled => {
            body.fill(painter, fill);
            body.stroke(painter, Stroke::new(width, edge));
            on
        }
    };
    ornament(painter, mark.form, (at, s, width), text);
    character(painter, mark, at, s, ink);
}

/// The outline of a shape and the convex pieces that fill it: egui fills nothing else.
struct Body {
    at: Pos2,
    s: f32,
    outline: Vec<Pos2>,
    pieces: Vec<Vec<Pos2>>,
}

impl Body {
    fn of(shape: Shape, at: Pos2, s: f32) -> Body {
        let outline = outline(shape, at, s);
        let cut = |from: (f32, f32), to: (f32, f32)| {
            let rect = Rect::from_min_max(
                at + Vec2::new(from.0, from.1) * s,
                at + Vec2::new(to.0, to.1) * s,
            );
            vec![
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
            ]
        };
        let pieces = match shape {
            Shape::Cross => vec![
                cut((-0.33, -0.56), (0.33, 0.56)),
                cut((-0.56, -0.33), (-0.33, 0.33)),
                cut((0.33, -0.33), (0.56, 0.33)),
            ],
            Shape::Flag => vec![
                cut((-0.56, -0.58), (0.62, 0.18)),
                cut((-0.56, 0.18), (-0.46, 0.68)),
            ],
            Shape::Diamond
            | Shape::Circle
            | Shape::Square
            | Shape::TriangleUp
            | Shape::TriangleDown
            | Shape::House
            | Shape::Shield => vec![outline.clone()],
        };
        Body {
            at,
            s,
            outline,
            pieces,
        }
    }

    /// The body moved away from its middle by `by` points.
    fn grown(&self, by: f32) -> Body {
        let factor = 1.0 + by / (0.5 * self.s);
        self.map(|corners| {
            corners
                .iter()
                .map(|corner| self.at + (*corner - self.at) * factor)
                .collect()
        })
    }

    /// The part of it that lies below a line.
    fn below(&self, y: f32) -> Body {
        self.map(|corners| below(corners, y))
    }

    fn map(&self, change: impl Fn(&[Pos2]) -> Vec<Pos2>) -> Body {
        Body {
            at: self.at,
            s: self.s,
            outline: change(&self.outline),
            pieces: self.pieces.iter().map(|piece| change(piece)).collect(),
        }
    }

    fn fill(&self, painter: &Painter, fill: Color32) {
        for piece in self.pieces.iter().filter(|piece| piece.len() > 2) {
            painter.add(Painted::convex_polygon(piece.clone(), fill, Stroke::NONE));
        }
    }

    fn stroke(&self, painter: &Painter, stroke: Stroke) {
        painter.add(Painted::closed_line(self.outline.clone(), stroke));
    }
}

fn ornament(painter: &Painter, form: Form, (at, s, width): (Pos2, f32, f32), ink: Color32) {
    match form {
        Form::Moving => {
            let tip = at + Vec2::new(0.62 * s, -0.62 * s);
            let tick = vec![
                tip,
                tip + Vec2::new(-0.36 * s, 0.06 * s),
                tip + Vec2::new(-0.06 * s, 0.36 * s),
            ];
            painter.add(Painted::convex_polygon(tick, ink, Stroke::NONE));
        }
        Form::Based => {
            let top = at.y + 0.60 * s;
            let bar = Rect::from_min_size(
                Pos2::new(at.x - 0.5 * s, top),
                Vec2::new(s, (0.11 * s).max(2.0)),
            );
            painter.rect_filled(bar, 0.0, ink);
        }
        Form::Slashed => {
            let reach = Vec2::new(0.55 * s, -0.55 * s);
            painter.line_segment([at - reach, at + reach], Stroke::new(width, ink));
        }
        Form::Hollow | Form::Half | Form::Full | Form::Doubled => {}
    }
}

fn character(painter: &Painter, mark: &Mark, at: Pos2, s: f32, ink: Color32) {
    let (share, drop) = match mark.shape {
        Shape::Diamond | Shape::Square => (0.66, 0.0),
        Shape::Circle => (0.64, 0.0),
        Shape::TriangleUp => (0.54, 0.13),
        Shape::TriangleDown => (0.54, -0.13),
        Shape::House => (0.62, 0.08),
        Shape::Cross => (0.58, 0.0),
        Shape::Flag => (0.62, -0.20),
        Shape::Shield => (0.60, -0.08),
    };
    let size = (share * s).max(11.0);
    let face = if s < 26.0 {
        font::regular(size)
    } else {
        font::bold(size)
    };
    painter.text(
        at + Vec2::new(0.0, drop * s),
        Align2::CENTER_CENTER,
        mark.character,
        face,
        ink,
    );
}

fn outline(shape: Shape, at: Pos2, s: f32) -> Vec<Pos2> {
    let point = |x: f32, y: f32| at + Vec2::new(x * s, y * s);
    match shape {
        Shape::Diamond => vec![
            point(0.0, -0.68),
            point(0.68, 0.0),
            point(0.0, 0.68),
            point(-0.68, 0.0),
        ],
        Shape::Circle => (0..28_u8)
            .map(|step| {
                let angle = f32::from(step) * FRAC_PI_2 / 7.0;
                point(0.5 * angle.cos(), 0.5 * angle.sin())
            })
            .collect(),
        Shape::Square => vec![
            point(-0.45, -0.45),
            point(0.45, -0.45),
            point(0.45, 0.45),
            point(-0.45, 0.45),
        ],
        Shape::TriangleUp => vec![point(0.0, -0.68), point(0.68, 0.48), point(-0.68, 0.48)],
        Shape::TriangleDown => vec![point(-0.68, -0.48), point(0.68, -0.48), point(0.0, 0.68)],
        Shape::House => vec![
            point(0.0, -0.62),
            point(0.47, -0.20),
            point(0.47, 0.48),
            point(-0.47, 0.48),
            point(-0.47, -0.20),
        ],
        Shape::Cross => cross(&point),
        Shape::Flag => vec![
            point(-0.56, -0.58),
            point(0.62, -0.58),
            point(0.62, 0.18),
            point(-0.46, 0.18),
            point(-0.46, 0.68),
            point(-0.56, 0.68),
        ],
        Shape::Shield => vec![
            point(-0.47, -0.50),
            point(0.47, -0.50),
            point(0.47, 0.12),
            point(0.0, 0.60),
            point(-0.47, 0.12),
        ],
    }
}

fn cross(point: &impl Fn(f32, f32) -> Pos2) -> Vec<Pos2> {
    let (arm, reach) = (0.33, 0.56);
    vec![
        point(-arm, -reach),
        point(arm, -reach),
        point(arm, -arm),
        point(reach, -arm),
        point(reach, arm),
        point(arm, arm),
        point(arm, reach),
        point(-arm, reach),
        point(-arm, arm),
        point(-reach, arm),
        point(-reach, -arm),
        point(-arm, -arm),
    ]
}

/// The part of a shape that lies below a line.
fn below(outline: &[Pos2], y: f32) -> Vec<Pos2> {
    let mut kept = Vec::with_capacity(outline.len() + 2);
    for (index, from) in outline.iter().enumerate() {
        let to = outline[(index + 1) % outline.len()];
        if from.y >= y {
            kept.push(*from);
        }
        if (from.y >= y) != (to.y >= y) {
            let share = (y - from.y) / (to.y - from.y);
            kept.push(*from + (to - *from) * share);
        }
    }
    kept
}
