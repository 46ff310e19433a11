//! The picture of the situation on the paper: its lines and areas as they are, its words as outlines, so that it
//! is as sharp as the printer and needs no face.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Paint, Stroke, StrokeDash};
use krilla::surface::Surface;
use resvg::tiny_skia::{PathSegment, Transform as Moved};
use resvg::usvg::{self, Group, Node, Tree};

/// How high a picture is where it is so wide.
pub(super) fn height(tree: &Tree, width: f32) -> f32 {
    let size = tree.size();
    width * size.height() / size.width().max(1.0)
}

/// Draws a picture with its upper left corner there, so wide.
pub(super) fn draw(surface: &mut Surface<'_>, tree: &Tree, (x, y, width): (f32, f32, f32)) {
    let scale = width / tree.size().width().max(1.0);
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    // What reaches over the edge of the picture is none of the paper's.
    let size = tree.size();
    let mut edge = PathBuilder::new();
    if let Some(room) = krilla::geom::Rect::from_xywh(0.0, 0.0, size.width(), size.height()) {
        edge.push_rect(room);
    }
    let clip = edge.finish();
    if let Some(clip) = &clip {
        surface.push_clip_path(clip, &FillRule::NonZero);
    }
    group(surface, tree.root());
    if clip.is_some() {
        surface.pop();
    }
    surface.pop();
}

fn group(surface: &mut Surface<'_>, it: &Group) {
    for node in it.children() {
        match node {
            Node::Group(inner) => group(surface, inner),
            Node::Path(it) if it.is_visible() => path(surface, it),
            Node::Text(it) => group(surface, it.flattened()),
            // The picture holds none.
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

fn path(surface: &mut Surface<'_>, it: &usvg::Path) {
    let Some(outline) = outline(it.data(), it.abs_transform()) else {
        return;
    };
    // A halo goes under the letters that it is round.
    let fill = it.fill().and_then(filled);
    let stroke = it
        .stroke()
        .and_then(|line| stroked(line, it.abs_transform()));
    let order = match it.paint_order() {
        usvg::PaintOrder::FillAndStroke => [(fill, None), (None, stroke)],
        usvg::PaintOrder::StrokeAndFill => [(None, stroke), (fill, None)],
    };
    for (fill, stroke) in order {
        if fill.is_some() || stroke.is_some() {
            surface.set_fill(fill);
            surface.set_stroke(stroke);
            surface.draw_path(&outline);
        }
    }
    surface.set_fill(None);
    surface.set_stroke(None);
}

fn outline(data: &resvg::tiny_skia::Path, moved: Moved) -> Option<Path> {
    let data = data.clone().transform(moved)?;
    let mut builder = PathBuilder::new();
    for segment in data.segments() {
        match segment {
            PathSegment::MoveTo(to) => builder.move_to(to.x, to.y),
            PathSegment::LineTo(to) => builder.line_to(to.x, to.y),
            PathSegment::QuadTo(by, to) => builder.quad_to(by.x, by.y, to.x, to.y),
            PathSegment::CubicTo(one, two, to) => {
                builder.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y);
            }
            PathSegment::Close => builder.close(),
        }
    }
    builder.finish()
}

fn paint(it: &usvg::Paint) -> Option<Paint> {
    match it {
        usvg::Paint::Color(it) => Some(rgb::Color::new(it.red, it.green, it.blue).into()),
        // The picture has plain colours alone.
        _ => None,
    }
}

fn opacity(it: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(it.get()).unwrap_or(NormalizedF32::ONE)
}

fn filled(it: &usvg::Fill) -> Option<Fill> {
    Some(Fill {
        paint: paint(it.paint())?,
        opacity: opacity(it.opacity()),
        rule: match it.rule() {
            usvg::FillRule::NonZero => FillRule::NonZero,
            usvg::FillRule::EvenOdd => FillRule::EvenOdd,
        },
    })
}

fn stroked(it: &usvg::Stroke, moved: Moved) -> Option<Stroke> {
    let scale = moved.get_scale().0;
    Some(Stroke {
        paint: paint(it.paint())?,
        width: it.width().get() * scale,
        miter_limit: it.miterlimit().get(),
        line_cap: match it.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match it.linejoin() {
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
            _ => LineJoin::Miter,
        },
        opacity: opacity(it.opacity()),
        dash: it.dasharray().map(|array| StrokeDash {
            array: array.iter().map(|it| it * scale).collect(),
            offset: it.dashoffset() * scale,
        }),
    })
}
