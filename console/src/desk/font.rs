//! The bundled faces: Noto Sans SC in two weights, so that no machine shows empty boxes.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::bundled::{BOLD, REGULAR};

/// The family of the bold face; egui's own `strong` only changes the colour.
const BOLD_FAMILY: &str = "bold";

/// Makes the bundled faces the first choice everywhere; egui's and the system's stand behind them.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [("noto-sans-sc", REGULAR), ("noto-sans-sc-bold", BOLD)] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let behind = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        let faces = fonts.families.entry(family).or_default();
        faces.insert(0, "noto-sans-sc".to_owned());
    }
    let mut bold = vec!["noto-sans-sc-bold".to_owned()];
    bold.extend(behind);
    fonts
        .families
        .insert(FontFamily::Name(BOLD_FAMILY.into()), bold);
    ctx.set_fonts(fonts);
}

/// The regular face at `size` points.
#[must_use]
pub fn regular(size: f32) -> FontId {
    FontId::proportional(size)
}

/// The bold face at `size` points.
#[must_use]
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD_FAMILY.into()))
}
