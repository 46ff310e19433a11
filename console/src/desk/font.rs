//! The bundled faces: Noto Sans SC in two weights, so that no machine shows empty boxes.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId, FontTweak};

use crate::bundled::{BOLD, REGULAR};

/// The family of the bold face; egui's own `strong` only changes the colour.
const BOLD_FAMILY: &str = "bold";

/// How much larger the faces are for a hand in a glove: rows of 14 points become 17 (token sheet §3).
const GLOVE: f32 = 1.2;

/// Makes the bundled faces the first choice everywhere; egui's and the system's stand behind them.
pub fn install(ctx: &Context) {
    install_for(ctx, false);
}

/// The same, larger for a hand in a glove.
pub fn install_for(ctx: &Context, glove: bool) {
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
    if glove {
        for face in fonts.font_data.values_mut() {
            let tweak = FontTweak {
                scale: face.tweak.scale * GLOVE,
                ..face.tweak.clone()
            };
            *face = Arc::new(FontData::clone(face).tweak(tweak));
        }
    }
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
