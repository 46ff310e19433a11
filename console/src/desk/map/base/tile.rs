//! One square of the ground as triangles, and the names in it. Made by a worker; drawn until the colours
//! change or it was long unseen.

use std::sync::Arc;

use atlas::ground::{AreaKind, CourseKind};
use eframe::egui::epaint::tessellator::Path;
use eframe::egui::epaint::{PathStroke, Vertex, WHITE_UV};
use eframe::egui::{Color32, Mesh, Pos2, pos2};
use lyon_tessellation::math::point;
use lyon_tessellation::path::Path as Outline;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers};

use super::clip;
use super::frame::{Frame, Key, SIDE};
use super::index::{Index, Item, Kind};
use super::link::Wanted;
use super::names::{Name, names};
use super::style;
use crate::desk::map::field::Spot;
use crate::desk::palette::Palette;

/// So far beyond its edge lines are still drawn, in points: nothing but wide water is wider.
const MARGIN: f32 = 16.0;
/// The softened edge of whatever is drawn, in points.
const FEATHER: f32 = 1.0;
/// A round end is drawn where a line is wider than this, in points: below, nobody sees a gap.
const ROUND_FROM: f32 = 2.5;
/// Dashes of metro lines and of what a district added, in points.
const DASH: (f32, f32) = (7.0, 4.0);

/// What was made of a tile.
#[derive(Clone, Debug)]
pub(super) struct Tile {
    pub mesh: Arc<Mesh>,
    pub names: Vec<Name>,
}

/// Makes a tile.
pub(super) fn tile(index: &Index, key: Key, wanted: &Wanted) -> Tile {
    let p = &wanted.palette;
    let frame = Frame::of(key);
    let widest = index.widest_m / 2.0 * frame.metre();
    let reach = (f64::from(MARGIN) + widest) / frame.sheet;
    let (low, side) = (frame.corner, SIDE / frame.sheet);
    let mut items = index.within(
        Spot {
            x: low.x - reach,
            y: low.y - reach,
        },
        Spot {
            x: low.x + side + reach,
            y: low.y + side + reach,
        },
    );
    items.retain(|it| wanted.shows(it.layer));
    let mut pen = Pen {
        frame: &frame,
        mesh: Mesh::default(),
    };
    if !index.has_district {
        let whole = frame.room(MARGIN);
        pen.mesh.add_colored_rect(whole, p.map_land);
    }
    pen.areas(&items, p);
    pen.waters(&items, p);
    pen.roads(&items, p);
    pen.rails(&items, p);
    pen.borders(&items, p);
    pen.added(&items, p);
    let mesh = Arc::new(pen.mesh);
    Tile {
        mesh,
        names: names(index, &items, &frame, (key.level, wanted)),
    }
}

struct Pen<'a> {
    frame: &'a Frame,
    mesh: Mesh,
}

impl Pen<'_> {
    fn areas(&mut self, items: &[&Item], p: &Palette) {
        let mut areas: Vec<(AreaKind, &Item)> = items
            .iter()
            .filter_map(|it| match it.kind {
                Kind::Area(kind) => Some((kind, *it)),
                _ => None,
            })
            .collect();
        areas.sort_by_key(|it| style::area_order(it.0));
        for (kind, item) in areas {
            if let Some(colour) = style::fill(kind, p) {
                self.fill(item, colour);
            }
        }
    }

    fn waters(&mut self, items: &[&Item], p: &Palette) {
        let metre = self.frame.metre();
        for item in items {
            let Kind::Course(kind, width_m) = item.kind else {
                continue;
            };
            let on_ground = (width_m * metre) as f32;
            if let Some(width) = style::water(kind, on_ground, self.frame.key.level) {
                self.lines(item, (width, p.map_water), true);
            }
        }
    }

    /// Edges first, the greatest last, so that what crosses at grade runs into one.
    fn roads(&mut self, items: &[&Item], p: &Palette) {
        let level = self.frame.key.level;
        let mut roads: Vec<(style::Road, &Item)> = items
            .iter()
            .filter_map(|it| match it.kind {
                Kind::Road(class) => style::road(class, level, p).map(|road| (road, *it)),
                _ => None,
            })
            .collect();
        roads.sort_by_key(|it| it.0.rank);
        let is_bridge = |rank: u8| rank >= 5;
        for above in [false, true] {
            let part = || roads.iter().filter(|it| is_bridge(it.0.rank) == above);
            for (road, item) in part().filter(|it| it.0.has_edge) {
                self.lines(item, (road.width + 2.0, p.map_out), false);
            }
            for (road, item) in part() {
                self.lines(item, (road.width, road.colour), true);
            }
        }
    }

    fn rails(&mut self, items: &[&Item], p: &Palette) {
        if self.frame.key.level < 10 {
            return;
        }
        for item in items {
            match item.kind {
                Kind::Course(CourseKind::Railway, _) => {
                    self.lines(item, (1.6, p.map_rail), false);
                }
                Kind::Course(CourseKind::Metro, _) => self.dashes(item, (1.6, p.map_rail)),
                _ => {}
            }
        }
    }

    fn borders(&mut self, items: &[&Item], p: &Palette) {
        for item in items {
            match item.kind {
                Kind::Area(AreaKind::Township) => {
                    self.outlines(item, (1.0, p.map_border.gamma_multiply(0.55)));
                }
                Kind::Area(AreaKind::District) => self.outlines(item, (1.8, p.map_border)),
                _ => {}
            }
        }
    }

    fn added(&mut self, items: &[&Item], p: &Palette) {
        let stroke = (1.6, p.map_text.gamma_multiply(0.8));
        for item in items {
            match item.kind {
                Kind::AddedLine => self.dashes(item, stroke),
                Kind::AddedArea | Kind::Area(AreaKind::Other) => self.outlines(item, stroke),
                _ => {}
            }
        }
    }

    /// An area of one colour. Its edge is softened by a thin line of the same.
    fn fill(&mut self, item: &Item, colour: Color32) {
        let room = self.frame.room(MARGIN);
        let mut outline = Outline::builder();
        let mut rings = Vec::new();
        for part in &item.parts {
            let ring = clip::ring(part.iter().map(|it| self.frame.at(*it)), room);
            let mut corners = ring.iter().map(|it| point(it.x, it.y));
            if let Some(first) = corners.next() {
                outline.begin(first);
                corners.for_each(|it| {
                    outline.line_to(it);
                });
                outline.end(true);
                rings.push(ring);
            }
        }
        if rings.is_empty() {
            return;
        }
        let mut out: VertexBuffers<lyon_tessellation::math::Point, u32> = VertexBuffers::new();
        let filled = FillTessellator::new().tessellate_path(
            &outline.build(),
            &FillOptions::even_odd(),
            &mut BuffersBuilder::new(&mut out, |it: FillVertex| it.position()),
        );
        // What no tessellator could fill keeps its edge.
        if filled.is_ok() {
            // A tile has far fewer corners than a number of 32 bits.
            let first = self.mesh.vertices.len() as u32;
            let vertices = out
                .vertices
                .iter()
                .map(|it| vertex(pos2(it.x, it.y), colour));
            self.mesh.vertices.extend(vertices);
            self.mesh
                .indices
                .extend(out.indices.iter().map(|it| first + it));
        }
        for ring in rings {
            let mut path = Path::default();
            path.add_line_loop(&ring);
            path.stroke_closed(FEATHER, &PathStroke::new(1.0, colour), &mut self.mesh);
        }
    }

    fn lines(&mut self, item: &Item, (width, colour): (f32, Color32), round: bool) {
        let room = self.frame.room(MARGIN + width);
        for part in &item.parts {
            let spots = part.iter().map(|it| self.frame.at(*it));
            for run in clip::line(spots, room) {
                self.line(&run, (width, colour));
                if round && width >= ROUND_FROM {
                    for end in [run.first(), run.last()].into_iter().flatten() {
                        self.disc(*end, width / 2.0, colour);
                    }
                }
            }
        }
    }

    fn outlines(&mut self, item: &Item, stroke: (f32, Color32)) {
        let room = self.frame.room(MARGIN);
        for part in &item.parts {
            let closed = part.iter().chain(part.first());
            for run in clip::line(closed.map(|it| self.frame.at(*it)), room) {
                self.line(&run, stroke);
            }
        }
    }

    fn dashes(&mut self, item: &Item, stroke: (f32, Color32)) {
        let room = self.frame.room(MARGIN);
        for part in &item.parts {
            let spots = part.iter().map(|it| self.frame.at(*it));
            for run in clip::line(spots, room) {
                for dash in dashed(&run) {
                    self.line(&dash, stroke);
                }
            }
        }
    }

    fn line(&mut self, run: &[Pos2], (width, colour): (f32, Color32)) {
        let mut path = Path::default();
        path.add_open_points(run);
        path.stroke_open(FEATHER, &PathStroke::new(width, colour), &mut self.mesh);
    }

    fn disc(&mut self, at: Pos2, radius: f32, colour: Color32) {
        let mut path = Path::default();
        path.add_circle(at, radius);
        path.fill(FEATHER, colour, &mut self.mesh);
    }
}

fn vertex(pos: Pos2, color: Color32) -> Vertex {
    Vertex {
        pos,
        uv: WHITE_UV,
        color,
    }
}

/// The dashes of a line, bent where it is bent.
fn dashed(run: &[Pos2]) -> Vec<Vec<Pos2>> {
    let mut dashes = Vec::new();
    let (mut left, mut on) = (DASH.0, true);
    let mut dash: Vec<Pos2> = run.first().copied().into_iter().collect();
    for pair in run.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let far = from.distance(to);
            if far < left {
                left -= far;
                break;
            }
            from += (to - from) * (left / far.max(1e-6));
            if on {
                dash.push(from);
                dashes.push(std::mem::take(&mut dash));
            } else {
                dash = vec![from];
            }
            on = !on;
            left = if on { DASH.0 } else { DASH.1 };
        }
        if on {
            dash.push(to);
        }
    }
    if dash.len() > 1 {
        dashes.push(dash);
    }
    dashes
}

#[cfg(test)]
mod tests {
    use atlas::ground::{Form, Ground, Layer, Mark, Naming};
    use atlas::osm::LeftOut;
    use atlas::pack::{Pack, Standing};
    use atlas::roads::Roads;
    use dispatch_core::point::Point;

    use super::*;
    use crate::desk::palette::{Palette, Skin};

    fn layer(name: &str, lat_e7: i32) -> Layer {
        let at = |lon_e7: i32| Point { lat_e7, lon_e7 };
        let form = Form::Line(vec![at(1_205_000_000), at(1_207_000_000)]);
        let mark = Mark {
            name: Naming::zh(name),
            form,
        };
        let place = Mark {
            name: Naming::zh(&format!("{name}点")),
            form: Form::Place(at(1_206_000_000)),
        };
        Layer {
            name: Naming::zh(name),
            file: String::new(),
            marks: vec![mark, place],
        }
    }

    /// Without a layer a tile is what it is of a pack that has none of it.
    #[test]
    fn a_layer_that_is_put_away_leaves_nothing_behind() {
        let of = |layers: &[&Layer]| {
            Index::of(&Pack {
                district: String::new(),
                attribution: String::new(),
                origins: Vec::new(),
                bounds: None,
                left_out: LeftOut::default(),
                roads: Roads::default(),
                order: Vec::new(),
                ground: Ground {
                    layers: layers.iter().map(|it| (*it).clone()).collect(),
                    ..Ground::default()
                },
                standing: Standing::default(),
            })
        };
        let (pipes, taps) = (layer("管线", 279_500_000), layer("消火栓", 279_800_000));
        let palette = Palette::of(Skin::Dark);
        let level = 13;
        let spot = Spot::of_degrees(27.96, 120.6);
        let count = Key::count(level);
        let key = Key {
            level,
            x: (spot.x * count) as i64,
            y: (spot.y * count) as i64,
        };
        let made = |index: &Index, hidden: u32| {
            let tile = tile(index, key, &Wanted { palette, hidden });
            let names: Vec<String> = tile.names.iter().map(|it| it.text.zh.clone()).collect();
            (tile.mesh.vertices.len(), names)
        };
        let both = of(&[&pipes, &taps]);
        let whole = made(&both, 0);
        assert!(whole.1.iter().any(|it| it == "管线点"), "{:?}", whole.1);
        assert_eq!(made(&both, 0b01), made(&of(&[&taps]), 0));
        assert_eq!(made(&both, 0b10), made(&of(&[&pipes]), 0));
        assert_eq!(made(&both, 0b11), made(&of(&[]), 0));
        assert_ne!(whole, made(&both, 0b01));
    }

    #[test]
    fn dashes_are_as_long_as_they_should_be_and_end_with_the_line() {
        let dashes = dashed(&[pos2(0.0, 0.0), pos2(9.0, 0.0), pos2(9.0, 20.0)]);
        let length =
            |it: &Vec<Pos2>| -> f32 { it.windows(2).map(|it| it[0].distance(it[1])).sum() };
        let lengths: Vec<f32> = dashes.iter().map(length).collect();
        assert_eq!(lengths[..2], [DASH.0, DASH.0]);
        assert!(lengths.iter().all(|it| *it <= DASH.0 + 0.01), "{lengths:?}");
        assert_eq!(dashes.len(), 3);
        assert!(dashed(&[]).is_empty());
    }
}
