//! How egui's own widgets look: sizes, spaces and colours of the token sheet.

use eframe::egui::style::{Selection, WidgetVisuals, Widgets};
use eframe::egui::{
    Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme, Vec2, Visuals,
};

use super::font;
use super::palette::{Palette, Skin};
use super::settings::{Choice, Says, Setting, off_or_on};
use crate::language::Key;

/// How large everything is drawn, in hundredths.
pub static SCALE: Setting<u16> = Setting {
    name: "scale",
    title: Key::SettingScale,
    hint: Key::SettingScaleHint,
    choices: &[
        percent("75", 75),
        percent("80", 80),
        percent("90", 90),
        percent("100", 100),
        percent("110", 110),
        percent("125", 125),
        percent("150", 150),
        percent("175", 175),
        percent("200", 200),
    ],
    normal: 100,
};

const fn percent(name: &'static str, hundredths: u16) -> Choice<u16> {
    let says = Says::Counted(Key::SettingPercent, hundredths as i64);
    Choice::new(name, hundredths, says)
}

/// Glove mode: what is pressed is large enough for a hand in a glove.
pub static GLOVE: Setting<bool> = Setting {
    name: "glove",
    title: Key::SettingGlove,
    hint: Key::SettingGloveHint,
    choices: &off_or_on(),
    normal: false,
};

/// Sizes of type at the duty seat, in points.
pub mod size {
    /// Axis, key caps, the age under a figure.
    pub const SMALLEST: f32 = 12.0;
    /// Labels and notes.
    pub const NOTE: f32 = 13.0;
    /// Rows.
    pub const ROW: f32 = 14.0;
    /// Body and section titles.
    pub const BODY: f32 = 15.0;
    /// List titles and inputs.
    pub const LIST: f32 = 17.0;
    /// Incident titles and figures.
    pub const TITLE: f32 = 20.0;
    /// The clock of the band.
    pub const CLOCK: f32 = 34.0;
    /// The same where everything else is larger, for a glove.
    pub const CLOCK_GLOVE: f32 = 25.0;
}

/// Heights and widths that more than one panel keeps, in points.
pub mod space {
    use eframe::egui::{Rect, Ui, Vec2};

    /// Padding of a panel.
    pub const PANEL: i8 = 12;
    /// Height of a section header.
    pub const HEADER: f32 = 32.0;
    /// Height of a button.
    pub const BUTTON: f32 = 28.0;
    /// Height of a small button in a row.
    pub const SMALL: f32 = 24.0;
    /// Least height of what is pressed by a hand in a glove.
    pub const GLOVE: f32 = 44.0;

    /// The same place, large enough for a glove where one is worn.
    pub fn touched(ui: &Ui, place: Rect) -> Rect {
        if is_gloved(ui) {
            Rect::from_center_size(place.center(), place.size().max(Vec2::splat(GLOVE)))
        } else {
            place
        }
    }

    /// Whether this is glove mode.
    pub fn is_gloved(ui: &Ui) -> bool {
        pressed(ui) >= GLOVE
    }

    /// Least height of anything that is pressed: that of a small button, or what a glove needs.
    pub fn pressed(ui: &Ui) -> f32 {
        ui.spacing().interact_size.y
    }
}

/// Lays the palette over egui's widgets.
pub fn apply(ctx: &Context, palette: &Palette, glove: bool) {
    ctx.set_theme(match palette.skin {
        Skin::Daylight => Theme::Light,
        Skin::Dark | Skin::RedNight => Theme::Dark,
    });
    ctx.all_styles_mut(|style| set(style, palette, glove));
}

/// Draws everything in this size. egui's own keys for it are switched off: they would change what the
/// settings say nothing of.
pub fn scale(ctx: &Context, hundredths: u16) {
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_zoom_factor(f32::from(hundredths) / 100.0);
}

fn set(style: &mut Style, palette: &Palette, glove: bool) {
    style.text_styles = [
        (TextStyle::Small, font::regular(size::SMALLEST)),
        (TextStyle::Body, font::regular(size::ROW)),
        (TextStyle::Button, font::regular(size::ROW)),
        (TextStyle::Monospace, font::regular(size::ROW)),
        (TextStyle::Heading, font::bold(size::TITLE)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(8.0, 4.0);
    style.spacing.button_padding = Vec2::new(8.0, 3.0);
    // A dozen sources or departments are seen at once.
    style.spacing.combo_height = 380.0;
    style.spacing.interact_size.y = if glove { space::GLOVE } else { space::SMALL };
    style.spacing.tooltip_width = 420.0;
    style.spacing.menu_margin = Margin::same(8);
    style.interaction.selectable_labels = false;
    // A moving screen draws the eye away from what is late; software renderers pay for it as well.
    style.animation_time = 0.0;
    style.visuals = visuals(palette);
}

fn visuals(palette: &Palette) -> Visuals {
    let base = match palette.skin {
        Skin::Daylight => Visuals::light(),
        Skin::Dark | Skin::RedNight => Visuals::dark(),
    };
    let mut visuals = Visuals {
        widgets: widgets(palette),
        selection: Selection {
            bg_fill: palette.bg3,
            stroke: Stroke::new(1.0, palette.ink1),
        },
        override_text_color: None,
        weak_text_color: Some(palette.ink3),
        hyperlink_color: palette.blue.text,
        faint_bg_color: palette.bg2,
        extreme_bg_color: palette.bg0,
        text_edit_bg_color: Some(palette.bg0),
        code_bg_color: palette.bg0,
        warn_fg_color: palette.amber.text,
        error_fg_color: palette.red.text,
        window_corner_radius: CornerRadius::same(3),
        window_shadow: Shadow::NONE,
        window_fill: palette.bg2,
        window_stroke: Stroke::new(1.0, palette.line2),
        menu_corner_radius: CornerRadius::same(3),
        panel_fill: palette.bg1,
        popup_shadow: Shadow::NONE,
        // A disabled button is dashed and says why; fading it as well would make it unreadable.
        disabled_alpha: 1.0,
        ..base
    };
    visuals.text_cursor.blink = false;
    visuals
}

fn widgets(palette: &Palette) -> Widgets {
    let look = |fill: Color32, edge: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(4),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: look(palette.bg1, palette.line, palette.ink1),
        inactive: look(palette.bg2, palette.line2, palette.ink1),
        hovered: look(palette.bg3, palette.ink2, palette.ink1),
        active: look(palette.bg3, palette.blue.text, palette.ink1),
        open: look(palette.bg3, palette.ink2, palette.ink1),
    }
}
