//! The sheet of symbols, drawn by the program: every shape, form, edge and mark in the three skins, to
//! be looked at beside the design's own sheet.

use eframe::egui::{Align2, CornerRadius, Pos2, Rect, Ui, Vec2};
use egui_kittest::Harness;
use yishao::desk::map::sprites::{Batch, Piece, Sprites};
use yishao::desk::map::symbol::{Age, Form, Mark, Shape};
use yishao::desk::palette::{Hue, Palette};
use yishao::desk::{Skin, font};

use crate::snapshots::{Tolerance, look_at};

/// Width of one skin's column, and the height of the sheet.
const COLUMN: f32 = 560.0;
const HEIGHT: f32 = 1_000.0;

/// A line of the sheet: where the next symbol goes.
struct Line<'a> {
    batch: &'a mut Batch,
    sprites: &'a Sprites,
    palette: &'a Palette,
    at: Pos2,
}

impl Line<'_> {
    fn lay(&mut self, pieces: &[Piece], size: f32) {
        for piece in pieces {
            let sprite = self.sprites.sprite(self.palette, *piece, size);
            self.batch.add(&sprite, self.at);
        }
        self.at.x += 1.5 * size + 6.0;
    }

    /// In the sizes of the map: chosen, near, far.
    fn symbol(&mut self, mark: Mark) {
        let left = self.at.x;
        for size in [40.0, 28.0, 20.0] {
            self.lay(&[Piece::Symbol(mark)], size);
        }
        self.at.x = left + 172.0;
    }
}

fn states(p: &Palette) -> [Vec<Mark>; 5] {
    let mark = |shape, character, form, hue: Option<Hue>| Mark::new(shape, character, form, hue);
    let (red, amber, blue, green) = (Some(p.red), Some(p.amber), Some(p.blue), Some(p.green));
    let (incident, team, depot) = (Shape::Diamond, Shape::Circle, Shape::Square);
    [
        vec![
            mark(incident, '汛', Form::Doubled, red),
            mark(incident, '汛', Form::Full, amber),
            mark(incident, '汛', Form::Half, green),
        ],
        vec![
            mark(incident, '汛', Form::Hollow, None),
            mark(incident, '汛', Form::Slashed, None),
            mark(incident, '汛', Form::Twinned, None),
        ],
        vec![
            mark(team, '舟', Form::Hollow, None),
            mark(team, '舟', Form::Half, blue),
            mark(team, '舟', Form::Moving, blue),
        ],
        vec![
            mark(team, '舟', Form::Based, green),
            mark(team, '舟', Form::Slashed, None),
            mark(team, '舟', Form::Doubled, red),
        ],
        vec![
            mark(depot, '库', Form::Half, amber),
            mark(depot, '库', Form::Full, red),
            mark(Shape::House, '安', Form::Capped, amber),
        ],
    ]
}

fn column(ui: &Ui, left: f32, skin: Skin) {
    let p = Palette::of(skin);
    let painter = ui.painter();
    let ground = Rect::from_min_size(Pos2::new(left, 0.0), Vec2::new(COLUMN, HEIGHT));
    painter.rect_filled(ground, CornerRadius::ZERO, p.bg1);
    let sprites = Sprites::of(ui.ctx());
    let mut batch = Batch::new(ui.ctx());
    let mut y = 16.0;
    let title = |text: &str, y: &mut f32| {
        let at = Pos2::new(left + 16.0, *y);
        painter.text(at, Align2::LEFT_TOP, text, font::regular(13.0), p.ink2);
        *y += 56.0;
    };
    let mut line = |y: f32, draw: &dyn Fn(&mut Line<'_>)| {
        draw(&mut Line {
            batch: &mut batch,
            sprites: &sprites,
            palette: &p,
            at: Pos2::new(left + 50.0, y),
        });
    };
    title("种类", &mut y);
    let kinds = ['汛', '消', '库', '位', '油', '安', '医', '指', '校'];
    for size in [40.0, 28.0, 20.0] {
        line(y, &|it| {
            for (shape, character) in Shape::ALL.into_iter().zip(kinds) {
                it.lay(
                    &[Piece::Symbol(Mark::new(
                        shape,
                        character,
                        Form::Hollow,
                        None,
                    ))],
                    size,
                );
                it.at.x += 1.5 * (32.0 - size);
            }
        });
        y += 14.0 + 0.9 * size;
    }
    y += 10.0;
    title("状态", &mut y);
    for row in states(&p) {
        line(y, &|it| row.iter().for_each(|mark| it.symbol(*mark)));
        y += 74.0;
    }
    title("时效", &mut y);
    line(y, &|it| {
        for age in [Age::Fresh, Age::Ageing, Age::Old, Age::Cut] {
            let mark = Mark::new(Shape::Circle, '泵', Form::Full, Some(p.blue));
            it.lay(&[Piece::Symbol(Mark { age, ..mark })], 40.0);
            it.lay(&[Piece::Symbol(Mark { age, ..mark })], 24.0);
        }
        let based = Mark::new(Shape::Circle, '泵', Form::Based, Some(p.green));
        it.lay(
            &[Piece::Symbol(Mark {
                age: Age::Old,
                ..based
            })],
            40.0,
        );
    });
    y += 50.0;
    line(y, &|it| {
        for shape in Shape::ALL {
            let mark = Mark::new(shape, '泵', Form::Full, Some(p.amber));
            it.lay(
                &[Piece::Symbol(Mark {
                    age: Age::Ageing,
                    ..mark
                })],
                30.0,
            );
        }
    });
    y += 40.0;
    title("选择、焦点、迟到、待同步", &mut y);
    line(y, &|it| {
        let incident = Piece::Symbol(Mark::new(Shape::Diamond, '汛', Form::Full, Some(p.amber)));
        let team = Piece::Symbol(Mark::new(Shape::Circle, '舟', Form::Full, Some(p.blue)));
        let free = Piece::Symbol(Mark::new(Shape::Circle, '舟', Form::Hollow, None));
        let half = Piece::Symbol(Mark::new(Shape::Circle, '突', Form::Half, Some(p.blue)));
        for pieces in [
            vec![incident, Piece::Selected],
            vec![team, Piece::Focus],
            vec![free, Piece::Preview],
            vec![half, Piece::Waiting],
            vec![incident, Piece::Late(2)],
            vec![incident, Piece::Late(31)],
        ] {
            it.lay(&pieces, 36.0);
            it.at.x += 16.0;
        }
    });
    y += 60.0;
    line(y, &|it| {
        for way in 0..8_u8 {
            let way = Vec2::angled(f32::from(way) * std::f32::consts::FRAC_PI_4);
            let heading = yishao::desk::map::symbol::Heading::along(way).unwrap_or_default();
            let mark = Mark::new(Shape::Circle, '消', Form::Moving, Some(p.blue));
            it.lay(&[Piece::Symbol(Mark { heading, ..mark })], 28.0);
        }
    });
    batch.paint(painter);
}

#[test]
fn the_sheet_of_symbols() {
    let found = std::rc::Rc::new(std::cell::RefCell::new(None));
    let adapter = std::rc::Rc::clone(&found);
    let harness = Harness::builder()
        .with_size([3.0 * COLUMN, HEIGHT])
        .with_render_cursor(false)
        .with_context_setup(font::install)
        .wgpu()
        .build_eframe(move |creation| {
            let state = creation.wgpu_render_state.as_ref();
            *adapter.borrow_mut() = state.map(|it| it.adapter.get_info());
            Sheet
        });
    let info = found.borrow().clone().expect("the software renderer");
    look_at(harness, Tolerance::on(&info), "symbols");
}

struct Sheet;

impl eframe::App for Sheet {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        column(ui, 0.0, Skin::Dark);
        column(ui, COLUMN, Skin::Daylight);
        column(ui, 2.0 * COLUMN, Skin::RedNight);
    }
}
