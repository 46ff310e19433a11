//! Buttons. There is one way to grey one out: by the sentence that says why.

use eframe::egui::{
    Button, Color32, CornerRadius, Response, Role, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use crate::desk::look::{Look, bold, inked};
use crate::desk::theme::{size, space};

/// How much a button weighs. A region has at most one primary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do here.
    Primary,
    /// Anything else.
    Plain,
    /// A small one inside a row.
    Small,
    /// A life depends on it: red outline.
    Danger,
}

/// A button that never sends anybody anywhere: opens, folds, chooses.
pub fn plain_button(ui: &mut Ui, look: &Look, weight: Weight, text: &str, name: &str) -> Response {
    let response = ui.add(shape(ui, look, weight, text, true));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    focus_ui(ui, look, &response);
    response
}

/// A button for a command. `refusal` is what the fold would answer now: the button is then dashed,
/// does nothing, and says so on hovering. Returns whether it was pressed.
///
/// `name` is what it is called aloud: the accessible name, unlike that of any other on the screen.
pub fn act_button(
    ui: &mut Ui,
    look: &Look,
    weight: Weight,
    words: (&str, &str),
    refusal: Option<&str>,
) -> bool {
    act_response(ui, look, weight, words, refusal).clicked()
}

/// The same where the caller asks more of it than whether it was pressed.
pub fn act_response(
    ui: &mut Ui,
    look: &Look,
    weight: Weight,
    (text, name): (&str, &str),
    refusal: Option<&str>,
) -> Response {
    let enabled = refusal.is_none();
    let button = shape(ui, look, weight, text, enabled);
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    match refusal {
        None => {
            focus_ui(ui, look, &response);
            response
        }
        Some(why) => {
            dashed(ui, look, &response);
            response.on_disabled_hover_text(why)
        }
    }
}

pub(super) fn shape(
    ui: &Ui,
    look: &Look,
    weight: Weight,
    text: &str,
    enabled: bool,
) -> Button<'static> {
    let p = &look.palette;
    let (ink, fill, edge) = match (weight, enabled) {
        (_, false) => (p.ink3, p.bg1, Color32::TRANSPARENT),
        (Weight::Primary, true) => (p.bg0, p.ink1, p.ink1),
        (Weight::Plain | Weight::Small, true) => (p.ink1, p.bg2, p.line2),
        (Weight::Danger, true) => (p.red.text, p.bg1, p.red.text),
    };
    let text = match weight {
        Weight::Primary | Weight::Danger => bold(text, size::ROW, ink),
        Weight::Plain => inked(text, size::ROW, ink),
        Weight::Small => inked(text, size::NOTE, ink),
    };
    let least = space::pressed(ui);
    let height = match weight {
        Weight::Small => least,
        Weight::Primary | Weight::Plain | Weight::Danger => least.max(space::BUTTON),
    };
    Button::new(text)
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(4))
        .min_size(Vec2::new(0.0, height))
}

pub(super) fn dashed(ui: &Ui, look: &Look, response: &Response) {
    let rect = response.rect.shrink(0.5);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    let stroke = Stroke::new(1.0, look.palette.line2);
    ui.painter()
        .extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
    focus_ui(ui, look, response);
}

/// Where the keyboard stands: two points of blue around it (tokens §5).
fn focus_ui(ui: &Ui, look: &Look, response: &Response) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.shrink(0.5),
            CornerRadius::same(4),
            Stroke::new(2.0, look.palette.blue.text),
            StrokeKind::Outside,
        );
    }
}

/// A choice that is on or off: filled and ticked while it is on. Returns whether it was pressed.
pub fn toggle(ui: &mut Ui, look: &Look, chosen: bool, text: &str) -> bool {
    toggle_of(ui, look, chosen, (text, text))
}

/// The same where one of this text stands in each row: `name` is what it is called aloud.
pub fn toggle_of(ui: &mut Ui, look: &Look, chosen: bool, words: (&str, &str)) -> bool {
    toggle_response(ui, look, chosen, words).clicked()
}

/// The same where the caller asks more of it than whether it was pressed.
pub fn toggle_response(
    ui: &mut Ui,
    look: &Look,
    chosen: bool,
    (text, name): (&str, &str),
) -> Response {
    let p = &look.palette;
    let (ink, fill, shown) = if chosen {
        (p.bg0, p.ink1, format!("✓ {text}"))
    } else {
        (p.ink1, p.bg2, text.to_owned())
    };
    let button = Button::new(inked(shown, size::ROW, ink))
        .fill(fill)
        .stroke(Stroke::new(1.0, p.line2))
        .corner_radius(CornerRadius::same(3))
        .min_size(Vec2::new(0.0, space::pressed(ui)));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, chosen, name));
    focus_ui(ui, look, &response);
    response
}

/// A layer that is shown or not: quiet, since none of them is what the person looks for.
pub fn layer_toggle(ui: &mut Ui, look: &Look, shown: bool, text: &str) -> bool {
    let p = &look.palette;
    let (ink, edge) = if shown {
        (p.ink1, p.ink2)
    } else {
        (p.ink3, p.line2)
    };
    let mark = if shown { "✓ " } else { "" };
    let button = Button::new(inked(format!("{mark}{text}"), size::NOTE, ink))
        .fill(p.bg1)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(3))
        .min_size(Vec2::new(0.0, space::pressed(ui)));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, text));
    response.clicked()
}
