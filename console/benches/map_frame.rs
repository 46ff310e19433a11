//! B4: what a frame of the map costs the processor, input to triangles, with so many symbols that all
//! move, beside a plain loop of `circle_filled` over the same places. Prints lines of
//! docs/BENCHMARKS.md; `cargo bench -p yishao --bench map_frame -- FILE` writes them into FILE.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use bench::rounds::{Rounds, median};
use bench::table::{Row, lines};
use eframe::egui::{Color32, Context, Pos2, RawInput, Rect, Ui, Vec2};
use yishao::desk::map::field::{Lens, Spot};
use yishao::desk::map::layer::Layer;
use yishao::desk::map::sprites::{Batch, Piece, Sprites};
use yishao::desk::map::symbol::{Age, Form, Heading, Mark, Shape};
use yishao::desk::palette::Palette;
use yishao::desk::{Skin, font};

/// Rounds of each comparison, A B A B.
const ROUNDS: usize = 5;
/// Frames of one half of a round; the figure is their middle.
const FRAMES: usize = 20;
/// The screen, in points.
const SCREEN: Vec2 = Vec2::new(1_920.0, 1_080.0);
/// Zoom and middle of the map: a part of the district fills the screen.
const ZOOM: f64 = 13.0;
const MIDDLE: Spot = Spot {
    x: 0.834_97,
    y: 0.418_62,
};

const TARGET: &str = "≤ 0.4× a `circle_filled` loop; ≤ 4 ms at 10^5";
const TARGET_GROWTH: &str = "≤ 1.5× with a hundred times as many elsewhere";

/// Symbols that move.
struct Movers {
    layer: Layer,
    spots: Vec<Spot>,
    /// How many of them move in a frame, from the first on.
    moving: usize,
    frame: u32,
}

fn lens() -> Lens {
    Lens::new(ZOOM, MIDDLE, (SCREEN / 2.0).to_pos2())
}

/// Three kinds, sixteen headings, every age.
fn mark(number: usize, p: &Palette) -> Mark {
    let turn = (number % 16) as f32 * std::f32::consts::TAU / 16.0;
    let (shape, character, form, hue) = match number % 3 {
        0 => (Shape::Circle, '舟', Form::Moving, p.blue),
        1 => (Shape::Circle, '消', Form::Based, p.green),
        _ => (Shape::TriangleUp, '位', Form::Half, p.amber),
    };
    Mark {
        age: Age::ALL[number / 3 % 4],
        heading: Heading::along(Vec2::angled(turn)).unwrap_or_default(),
        ..Mark::new(shape, character, form, Some(hue))
    }
}

/// So many on the screen, and so many elsewhere.
fn movers(seen: usize, elsewhere: usize, p: &Palette) -> Movers {
    let mut seed = 11_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as f64 / f64::from(u32::MAX >> 1)
    };
    let (low, high) = lens().spots(Rect::from_min_size(Pos2::ZERO, SCREEN));
    let (wide, tall) = (high.x - low.x, high.y - low.y);
    let mut all = Movers {
        layer: Layer::default(),
        spots: Vec::with_capacity(seen + elsewhere),
        moving: seen,
        frame: 0,
    };
    for number in 0..seen + elsewhere {
        let (mut x, y) = (low.x + wide * random(), low.y + tall * random());
        if number >= seen {
            // Around the screen, ten times as wide and nowhere on it.
            x += wide * (2.0 + 8.0 * random());
        }
        all.spots.push(Spot { x, y });
        all.layer.push(Spot { x, y }, mark(number, p), 24.0);
    }
    all
}

impl Movers {
    /// Moves those that move, by a point or so.
    fn step(&mut self) {
        self.frame += 1;
        let by = if self.frame.is_multiple_of(2) {
            1e-7
        } else {
            -1e-7
        };
        for spot in &mut self.spots[..self.moving] {
            spot.x += by;
        }
    }

    fn ours(&mut self, ui: &mut Ui, p: &Palette) {
        self.step();
        for (number, spot) in (0_u32..).zip(&self.spots[..self.moving]) {
            self.layer.put(number, *spot);
        }
        self.layer.draw(ui.ctx(), p);
        let room = Rect::from_min_size(Pos2::ZERO, SCREEN);
        let found = self.layer.within(&lens(), room);
        let mut batch = Batch::with_room(ui.ctx(), found.len() + 1);
        for (number, at) in &found {
            if let Some(sprite) = self.layer.sprite(*number) {
                batch.add(sprite, *at);
            }
        }
        if let Some((_, at)) = found.first() {
            let brackets = Sprites::of(ui.ctx()).sprite(p, Piece::Selected, 24.0);
            batch.add(&brackets, *at);
        }
        batch.paint(ui.painter());
    }

    fn raw(&mut self, ui: &mut Ui, p: &Palette) {
        self.step();
        let lens = lens();
        let hues: [Color32; 3] = [p.blue.fill, p.green.fill, p.amber.fill];
        for (number, spot) in self.spots[..self.moving].iter().enumerate() {
            ui.painter()
                .circle_filled(lens.at(*spot), 12.0, hues[number % 3]);
        }
    }
}

/// The middle of some frames, from the input to the triangles.
fn frames(ctx: &Context, mut draw: impl FnMut(&mut Ui)) -> Duration {
    let mut took = Vec::with_capacity(FRAMES);
    for _ in 0..FRAMES {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SCREEN)),
            ..RawInput::default()
        };
        let start = Instant::now();
        let mut output = ctx.run_ui(input, &mut draw);
        let triangles = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        took.push(start.elapsed());
        std::hint::black_box(triangles);
        output.textures_delta.clear();
    }
    median(&took)
}

fn compare(seen: usize, p: &Palette) -> Rounds {
    let (ctx, plain) = (Context::default(), Context::default());
    font::install(&ctx);
    let (mut a, mut b) = (movers(seen, 0, p), movers(seen, 0, p));
    // The texture is filled once and is no part of a frame.
    frames(&ctx, |ui| a.ours(ui, p));
    frames(&plain, |ui| b.raw(ui, p));
    let rounds: Result<Rounds, Infallible> = Rounds::run(
        ROUNDS,
        || Ok(frames(&ctx, |ui| a.ours(ui, p))),
        || Ok(frames(&plain, |ui| b.raw(ui, p))),
    );
    rounds.unwrap_or_default()
}

fn growth(p: &Palette) -> Rounds {
    let ctx = Context::default();
    font::install(&ctx);
    let mut many = movers(2_000, 998_000, p);
    let mut few = movers(2_000, 8_000, p);
    frames(&ctx, |ui| many.ours(ui, p));
    frames(&ctx, |ui| few.ours(ui, p));
    let rounds: Result<Rounds, Infallible> = Rounds::run(
        ROUNDS,
        || Ok(frames(&ctx, |ui| many.ours(ui, p))),
        || Ok(frames(&ctx, |ui| few.ours(ui, p))),
    );
    rounds.unwrap_or_default()
}

fn row(what: &str, rounds: &Rounds, target: &'static str, more: &str) -> Row {
    let times = (median(&rounds.ours), Some(median(&rounds.raw)));
    Row::time("B4", what, times, Some(rounds.ratio()), target, more)
}

fn main() -> std::io::Result<()> {
    let p = Palette::of(Skin::Dark);
    let mut rows = Vec::new();
    for seen in [1_000, 10_000, 100_000] {
        let what = format!("map frame, {seen} symbols that all move");
        let more = "three kinds, heading, age, selection; input to triangles";
        rows.push(row(&what, &compare(seen, &p), TARGET, more));
    }
    let what = "map frame, 2000 of 10^6 seen against 2000 of 10^4";
    rows.push(row(
        what,
        &growth(&p),
        TARGET_GROWTH,
        "raw is the smaller one",
    ));
    let text = lines(&rows);
    println!("{text}");
    // Cargo adds a word of its own.
    match std::env::args().skip(1).find(|it| !it.starts_with("--")) {
        Some(file) => std::fs::write(file, text),
        None => Ok(()),
    }
}
