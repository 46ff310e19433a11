//! The legend 图例: what each shape stands for, what each form and each edge says, what is laid over a
//! symbol. It is made of the same pieces as the map, and a piece without a text does not compile.

use dispatch_core::sentence::plotted_text;
use dispatch_core::words::ThingKind;
use eframe::egui::{Frame, Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2};

use super::plot_form::{KINDS, sample};
use super::sprites::{Batch, Piece, Sprites};
use super::symbol::{Age, Form, Mark, Shape};
use crate::desk::palette::{Hue, Palette};
use crate::desk::sight::Sight;
use crate::language::Key;

/// A line of it: what is drawn, one over the other, and what that says.
struct Row {
    pieces: Vec<Piece>,
    says: Key,
}

fn shape_row(shape: Shape) -> Row {
    let (character, says) = match shape {
        Shape::Diamond => ('汛', Key::LegendIncident),
        Shape::Circle => ('舟', Key::LegendTeam),
        Shape::Square => ('库', Key::LegendDepot),
        Shape::TriangleUp => ('泵', Key::LegendFacility),
        Shape::TriangleDown => ('险', Key::LegendHazard),
        Shape::House => ('安', Key::LegendShelter),
        Shape::Cross => ('医', Key::LegendHospital),
        Shape::Flag => ('集', Key::LegendPost),
        Shape::Shield => ('校', Key::LegendProtected),
    };
    let mark = Mark::new(shape, character, Form::Half, None);
    Row {
        pieces: vec![Piece::Symbol(mark)],
        says,
    }
}

fn form_row(form: Form, p: &Palette) -> Row {
    let (shape, hue, says): (Shape, Option<Hue>, Key) = match form {
        Form::Hollow => (Shape::Circle, None, Key::LegendFree),
        Form::Half => (Shape::Circle, Some(p.blue), Key::LegendPromised),
        Form::Moving => (Shape::Circle, Some(p.blue), Key::LegendUnderWay),
        Form::Based => (Shape::Circle, Some(p.green), Key::LegendThere),
        Form::Full => (Shape::Diamond, Some(p.amber), Key::LegendActive),
        Form::Capped => (Shape::TriangleUp, Some(p.amber), Key::LegendFull),
        Form::Doubled => (Shape::Diamond, Some(p.red), Key::LegendWaits),
        Form::Slashed => (Shape::Circle, None, Key::LegendOver),
        Form::Twinned => (Shape::Diamond, None, Key::LegendMerged),
    };
    let character = match shape {
        Shape::Diamond => '汛',
        Shape::TriangleUp => '池',
        _ => '队',
    };
    let mark = Mark::new(shape, character, form, hue);
    Row {
        pieces: vec![Piece::Symbol(mark)],
        says,
    }
}

fn age_row(age: Age, p: &Palette) -> Row {
    let says = match age {
        Age::Fresh => Key::LegendFresh,
        Age::Ageing => Key::LegendAgeing,
        Age::Old => Key::LegendOld,
        Age::Cut => Key::LegendCut,
    };
    let mark = Mark {
        age,
        ..Mark::new(Shape::Circle, '泵', Form::Full, Some(p.blue))
    };
    Row {
        pieces: vec![Piece::Symbol(mark)],
        says,
    }
}

/// The line of what is laid over a symbol; a symbol itself has lines of its own, and what is made of several
/// pieces is told in words.
fn mark_row(piece: Piece, p: &Palette) -> Option<Row> {
    let (under, says) = match piece {
        Piece::Symbol(_) => return None,
        Piece::Heap | Piece::Distress | Piece::Count(_) | Piece::Plain => return None,
        Piece::Dot => (None, Key::LegendDot),
        Piece::Selected => (Some(Form::Full), Key::LegendSelected),
        Piece::Preview => (Some(Form::Hollow), Key::LegendPreview),
        Piece::Focus => (Some(Form::Full), Key::LegendFocus),
        Piece::Waiting => (Some(Form::Half), Key::LegendWaiting),
        Piece::Late(_) => (Some(Form::Full), Key::LegendLate),
    };
    let under = under.map(|form| {
        let hue = (form != Form::Hollow).then_some(p.blue);
        Piece::Symbol(Mark::new(Shape::Circle, '舟', form, hue))
    });
    Some(Row {
        pieces: under.into_iter().chain([piece]).collect(),
        says,
    })
}

/// Every line, in the two columns of the plate.
fn rows(p: &Palette) -> [Vec<Row>; 2] {
    let shapes = Shape::ALL.map(shape_row);
    let forms = Form::ALL.map(|it| form_row(it, p));
    let ages = Age::ALL.map(|it| age_row(it, p));
    let marks = Piece::LAID_OVER.iter().filter_map(|it| mark_row(*it, p));
    [
        shapes.into_iter().chain(ages).collect(),
        forms.into_iter().chain(marks).collect(),
    ]
}

/// Draws it in the upper left of this part of the map.
pub fn legend_ui(ui: &mut Ui, sight: &Sight<'_>, below: Rect) {
    let p = sight.look.palette;
    let room = Rect::from_min_size(
        below.min,
        Vec2::new((below.width() - 10.0).min(560.0), below.height() - 12.0),
    );
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        Frame::new()
            .fill(p.bg1)
            .stroke(Stroke::new(1.0, p.line2))
            .inner_margin(Margin::same(10))
            .show(ui, |ui| {
                ScrollArea::vertical().id_salt("legend").show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.horizontal_top(|ui| {
                        for column in rows(&p) {
                            ui.vertical(|ui| {
                                for row in column {
                                    row_ui(ui, sight, &row);
                                }
                            });
                        }
                    });
                    ui.add_space(4.0);
                    ui.label(sight.look.strong(sight.say(Key::LegendPlots)));
                    ui.horizontal_top(|ui| {
                        for column in KINDS.chunks(KINDS.len().div_ceil(2)) {
                            ui.vertical(|ui| {
                                for kind in column {
                                    plotted_ui(ui, sight, kind);
                                }
                            });
                        }
                    });
                    ui.add_space(4.0);
                    ui.label(sight.look.note(sight.say(Key::LegendCluster)));
                    ui.label(sight.look.note(sight.say(Key::LegendEdge)));
                });
            });
    });
}

/// The line of a kind of plot: a sample of how it lies on the map, and what it is called.
fn plotted_ui(ui: &mut Ui, sight: &Sight<'_>, kind: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(56.0, 34.0), Sense::hover());
        sample(ui.painter(), &sight.look.palette, kind, rect.shrink(3.0));
        let name = ThingKind::new(kind).map(|it| sight.lang().text(plotted_text(&it)));
        ui.label(sight.look.label(name.unwrap_or_default()));
    });
}

fn row_ui(ui: &mut Ui, sight: &Sight<'_>, row: &Row) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(40.0, 28.0), Sense::hover());
        let sprites = Sprites::of(ui.ctx());
        let mut batch = Batch::new(ui.ctx());
        for piece in &row.pieces {
            let size = match piece {
                Piece::Dot => 5.0,
                // Brackets and the square of the focus stand outside it.
                _ if row.pieces.len() > 1 => 14.0,
                _ => 18.0,
            };
            let sprite = sprites.sprite(&sight.look.palette, *piece, size);
            batch.add(&sprite, rect.center());
        }
        batch.paint(ui.painter());
        ui.label(sight.look.label(sight.say(row.says)));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::palette::Skin;
    use std::collections::BTreeSet;

    #[test]
    fn every_shape_form_edge_and_mark_has_a_line_of_its_own() {
        let p = Palette::of(Skin::Dark);
        let all: Vec<Row> = rows(&p).into_iter().flatten().collect();
        let texts: BTreeSet<&str> = all.iter().map(|it| it.says.id()).collect();
        assert_eq!(texts.len(), all.len(), "no text says two things");
        // The lists that the legend is made of leave nothing out: a new one does not compile here.
        let form = |it: &Form| match it {
            Form::Hollow | Form::Half | Form::Full | Form::Moving | Form::Based => 1,
            Form::Capped | Form::Doubled | Form::Slashed | Form::Twinned => 1,
        };
        assert_eq!(Form::ALL.iter().map(form).sum::<usize>(), 9);
        let age = |it: &Age| match it {
            Age::Fresh | Age::Ageing | Age::Old | Age::Cut => 1,
        };
        assert_eq!(Age::ALL.iter().map(age).sum::<usize>(), 4);
        let piece = |it: &Piece| match it {
            Piece::Symbol(_) => 0,
            Piece::Heap | Piece::Distress | Piece::Count(_) | Piece::Plain => 0,
            Piece::Dot | Piece::Selected | Piece::Preview | Piece::Focus => 1,
            Piece::Waiting | Piece::Late(_) => 1,
        };
        assert_eq!(Piece::LAID_OVER.iter().map(piece).sum::<usize>(), 6);
        let distinct = |of: BTreeSet<String>, all: usize| assert_eq!(of.len(), all);
        distinct(Form::ALL.iter().map(|it| format!("{it:?}")).collect(), 9);
        distinct(Age::ALL.iter().map(|it| format!("{it:?}")).collect(), 4);
        distinct(Shape::ALL.iter().map(|it| format!("{it:?}")).collect(), 9);
    }
}
