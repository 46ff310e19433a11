//! A state is told by its form when every hue is taken away: each symbol is drawn in one hue, and no two
//! that mean different things look alike. A hue never stands alone (tokens.md §1).

use eframe::egui::{CornerRadius, Pos2, Rect, Ui, Vec2};
use egui_kittest::Harness;
use yishao::desk::map::plot_form::{KINDS, sample};
use yishao::desk::map::sprites::{Batch, Piece, Sprites};
use yishao::desk::map::symbol::{Age, Form, Mark, Shape};
use yishao::desk::palette::Palette;
use yishao::desk::{Skin, font};

/// Side of the square in which one of them stands, in points.
const CELL: f32 = 72.0;
/// Nominal size, as on the map.
const SIZE: f32 = 24.0;
/// In a row.
const ACROSS: usize = 9;
/// So much must the lightness of a point differ, of 255, for an eye to see it.
const SEEN: u8 = 40;
/// And so many points, for the eye to find it on a symbol of this size: the bite out of a thin edge.
const POINTS: usize = 8;

/// What is drawn over each other in one cell.
type Cell = Vec<Piece>;

/// A symbol in the only hue there is.
fn mark(shape: Shape, form: Form, age: Age) -> Piece {
    let hue = Palette::of(Skin::Dark).amber;
    Piece::Symbol(Mark {
        age,
        ..Mark::new(shape, '汛', form, Some(hue))
    })
}

struct Sheet(Vec<Cell>);

impl eframe::App for Sheet {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        // Whoever draws in another hue draws in the same: the four are one here.
        let mut p = Palette::of(Skin::Dark);
        (p.red, p.blue, p.green) = (p.amber, p.amber, p.amber);
        let painter = ui.painter();
        let everywhere = Rect::from_min_size(Pos2::ZERO, Vec2::splat(10_000.0));
        painter.rect_filled(everywhere, CornerRadius::ZERO, p.bg1);
        let sprites = Sprites::of(ui.ctx());
        let mut batch = Batch::new(ui.ctx());
        for (index, cell) in self.0.iter().enumerate() {
            let (row, column) = (index / ACROSS, index % ACROSS);
            let at = Vec2::new(column as f32 + 0.5, row as f32 + 0.5) * CELL;
            for piece in cell {
                batch.add(&sprites.sprite(&p, *piece, SIZE), at.to_pos2());
            }
        }
        batch.paint(painter);
    }
}

/// Plots of these kinds, each in its cell.
struct Plotted(Vec<&'static str>);

impl eframe::App for Plotted {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        // In one ink, whatever they mean.
        let mut p = Palette::of(Skin::Dark);
        (p.red, p.blue, p.green) = (p.amber, p.amber, p.amber);
        p.ink1 = p.amber.text;
        let painter = ui.painter();
        let everywhere = Rect::from_min_size(Pos2::ZERO, Vec2::splat(10_000.0));
        painter.rect_filled(everywhere, CornerRadius::ZERO, p.bg1);
        for (index, kind) in self.0.iter().enumerate() {
            let (row, column) = (index / ACROSS, index % ACROSS);
            let corner = Pos2::ZERO + Vec2::new(column as f32, row as f32) * CELL;
            let room = Rect::from_min_size(corner, Vec2::splat(CELL)).shrink(8.0);
            sample(painter, &p, kind, room);
        }
    }
}

/// What was drawn, four bytes a point.
struct Drawn {
    width: usize,
    bytes: Vec<u8>,
}

fn draw(cells: &[Cell]) -> Drawn {
    drawn(cells.len(), Sheet(cells.to_vec()))
}

fn drawn(cells: usize, sheet: impl eframe::App + 'static) -> Drawn {
    let rows = cells.div_ceil(ACROSS);
    let mut harness = Harness::builder()
        .with_size(Vec2::new(ACROSS as f32, rows as f32) * CELL)
        .with_render_cursor(false)
        .with_context_setup(font::install)
        .wgpu()
        .build_eframe(move |_| sheet);
    harness.run_steps(2);
    let image = harness.render().unwrap();
    Drawn {
        width: image.width() as usize,
        bytes: image.into_raw(),
    }
}

/// How many points of two cells an eye could tell apart without seeing any hue.
fn differ(sheet: &Drawn, a: usize, b: usize) -> usize {
    let side = CELL as usize;
    let corner = |it: usize| (it % ACROSS * side, it / ACROSS * side);
    let ((ax, ay), (bx, by)) = (corner(a), corner(b));
    let light = |x: usize, y: usize| {
        let at = 4 * (y * sheet.width + x);
        let [r, g, b] = [0, 1, 2].map(|it| u32::from(sheet.bytes[at + it]));
        ((2 * r + 5 * g + b) / 8) as u8
    };
    let points = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    points
        .filter(|(x, y)| light(ax + x, ay + y).abs_diff(light(bx + x, by + y)) > SEEN)
        .count()
}

fn all_apart(cells: &[Cell]) {
    let sheet = draw(cells);
    for a in 0..cells.len() {
        for b in 0..a {
            let points = differ(&sheet, a, b);
            assert!(
                points >= POINTS,
                "{:?} and {:?} differ in {points} points",
                cells[a],
                cells[b]
            );
        }
    }
}

#[test]
fn every_state_has_a_form_of_its_own_without_its_hue() {
    for shape in Shape::ALL {
        for age in [Age::Fresh, Age::Ageing] {
            let forms = Form::ALL.map(|form| vec![mark(shape, form, age)]);
            all_apart(&forms);
        }
    }
}

#[test]
fn every_age_has_an_edge_of_its_own_without_its_hue() {
    for form in Form::ALL {
        let ages = Age::ALL.map(|age| vec![mark(Shape::Circle, form, age)]);
        all_apart(&ages);
    }
}

#[test]
fn every_kind_and_every_mark_is_told_by_its_shape() {
    let kinds = Shape::ALL.map(|shape| vec![mark(shape, Form::Full, Age::Fresh)]);
    all_apart(&kinds);
    let team = mark(Shape::Circle, Form::Half, Age::Fresh);
    let mut marks: Vec<Cell> = Piece::LAID_OVER.map(|it| vec![team, it]).to_vec();
    // What is seen from afar is instead of a symbol, not over it.
    marks.retain(|it| !it.contains(&Piece::Dot));
    marks.extend([vec![team], vec![Piece::Dot]]);
    all_apart(&marks);
}

#[test]
fn every_kind_of_plot_is_told_by_its_form_without_its_hue() {
    let sheet = drawn(KINDS.len(), Plotted(KINDS.to_vec()));
    for (a, kind) in KINDS.iter().enumerate() {
        for (b, other) in KINDS[..a].iter().enumerate() {
            let points = differ(&sheet, a, b);
            assert!(points >= POINTS, "{kind} and {other}: {points} points");
        }
    }
    let twice = drawn(2, Plotted(vec!["cordon", "cordon"]));
    assert_eq!(differ(&twice, 0, 1), 0);
}

#[test]
fn what_looks_the_same_is_found() {
    let twice = mark(Shape::House, Form::Half, Age::Fresh);
    let sheet = draw(&[vec![twice], vec![twice]]);
    assert_eq!(differ(&sheet, 0, 1), 0);
}
