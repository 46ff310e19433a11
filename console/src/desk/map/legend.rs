//! The legend 图例: what each shape stands for and what each form says.

use eframe::egui::{Frame, Margin, Rect, Sense, Stroke, Ui, UiBuilder, Vec2};

use super::symbol::{Form, Mark, Shape, paint};
use crate::desk::palette::Hue;
use crate::desk::sight::Sight;
use crate::language::Key;

const SHAPES: [(Shape, char, Key); 9] = [
    (Shape::Diamond, '汛', Key::LegendIncident),
    (Shape::Circle, '舟', Key::LegendTeam),
    (Shape::Square, '库', Key::LegendDepot),
    (Shape::TriangleUp, '泵', Key::LegendFacility),
    (Shape::TriangleDown, '化', Key::LegendHazard),
    (Shape::House, '安', Key::LegendShelter),
    (Shape::Cross, '医', Key::LegendHospital),
    (Shape::Flag, '集', Key::LegendPost),
    (Shape::Shield, '校', Key::LegendProtected),
];

/// Draws it at the left of the map, below the layers.
pub fn legend_ui(ui: &mut Ui, sight: &Sight<'_>, clip: Rect) {
    let p = sight.look.palette;
    let forms: [(Form, Option<Hue>, Key); 7] = [
        (Form::Hollow, None, Key::LegendFree),
        (Form::Half, Some(p.blue), Key::LegendPromised),
        (Form::Moving, Some(p.blue), Key::LegendUnderWay),
        (Form::Based, Some(p.green), Key::LegendThere),
        (Form::Full, Some(p.amber), Key::LegendActive),
        (Form::Doubled, Some(p.red), Key::LegendWaits),
        (Form::Slashed, None, Key::LegendOver),
    ];
    let room = Rect::from_min_size(
        clip.left_top() + Vec2::new(10.0, 44.0),
        Vec2::new(250.0, clip.height() - 60.0),
    );
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        Frame::new()
            .fill(p.bg1)
            .stroke(Stroke::new(1.0, p.line2))
            .inner_margin(Margin::same(10))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (shape, character, key) in SHAPES {
                    let mark = Mark {
                        shape,
                        character,
                        form: Form::Hollow,
                        hue: None,
                    };
                    line_ui(ui, sight, &mark, key);
                }
                ui.add_space(6.0);
                for (form, hue, key) in forms {
                    let mark = Mark {
                        shape: Shape::Circle,
                        character: '队',
                        form,
                        hue,
                    };
                    line_ui(ui, sight, &mark, key);
                }
                let many = sight.look.note(sight.say(Key::LegendCluster));
                ui.label(many);
            });
    });
}

fn line_ui(ui: &mut Ui, sight: &Sight<'_>, mark: &Mark, key: Key) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(30.0, 26.0), Sense::hover());
        paint(ui.painter(), sight.look, rect.center(), mark, 18.0);
        ui.label(sight.look.label(sight.say(key)));
    });
}
