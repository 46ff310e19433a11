//! The fonts of the machine, for characters that the bundled faces lack. A thread looks for them, since there
//! may be hundreds of files; until it is done such a character is a box, and so it stays on a machine that has
//! no font at all.

use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::Context;
use eframe::egui::epaint::text::{
    FallbackRequest, FontData, FontInsert, FontPriority, FontProvider, InsertFontFamily,
};

use crate::board_pdf::SystemFaces;

/// What was found, asked once for each character and family.
struct Machine(Mutex<SystemFaces>);

/// Begins to look. Without a thread for it the bundled faces draw alone.
pub fn look_for_fonts(ctx: &Context) {
    let ctx = ctx.clone();
    let thread = std::thread::Builder::new().name("fonts".to_owned());
    let look = move || {
        let machine = Machine(Mutex::new(SystemFaces::new()));
        ctx.add_font_provider(Arc::new(machine));
        ctx.request_repaint();
    };
    thread.spawn(look).ok();
}

impl FontProvider for Machine {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let character = request.cluster.chars().next()?;
        let mut faces = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (name, face) = faces.named_face(character)?;
        Some(FontInsert {
            name: format!("machine:{name}"),
            data: FontData::from_blob(face.0, face.1),
            families: vec![InsertFontFamily {
                family: request.family.clone(),
                priority: FontPriority::Lowest,
            }],
        })
    }
}
