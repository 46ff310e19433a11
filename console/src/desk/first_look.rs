//! How a window looks before the desk stands in it: the passphrase is asked for and the start page shown
//! in the language, the colours and the sizes that the settings say.

use eframe::egui::Context;

use super::font;
use super::look::{LANGUAGE, Look};
use super::palette::{SKIN, Skin};
use super::settings::{Kept, SettingsBook, SettingsLink};
use super::theme::{self, GLOVE, SCALE};
use crate::language::Lang;

/// What the settings say of looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstLook {
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub skin: Skin,
    /// Whether a hand in a glove presses.
    pub glove: bool,
    /// How large everything is drawn, in hundredths.
    pub scale_percent: u16,
}

impl Default for FirstLook {
    fn default() -> FirstLook {
        FirstLook::of(&Kept::default())
    }
}

impl FirstLook {
    /// What a file of settings asks for; the defaults where it says nothing.
    #[must_use]
    pub fn of(kept: &Kept) -> FirstLook {
        let kept = SettingsLink {
            kept: kept.clone(),
            ends: None,
        };
        let book = SettingsBook::open(kept);
        let settings = book.settings();
        FirstLook {
            lang: settings.read(&LANGUAGE),
            skin: settings.read(&SKIN),
            glove: settings.read(&GLOVE),
            scale_percent: settings.read(&SCALE),
        }
    }

    /// Lays it over a window that was prepared.
    pub(super) fn dress(&self, ctx: &Context) -> Look {
        let look = Look::new(self.skin, self.lang);
        if self.glove {
            font::install_for(ctx, true);
        }
        theme::apply(ctx, &look.palette, self.glove);
        theme::scale(ctx, self.scale_percent);
        look
    }
}
