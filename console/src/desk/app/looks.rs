//! How the window looks: what the settings say, laid over egui when it has changed.

use eframe::egui::Context;

use super::Desk;
use crate::desk::look::LANGUAGE;
use crate::desk::palette::{Palette, SKIN, Skin};
use crate::desk::settings::SettingsBook;
use crate::desk::theme::{self, GLOVE, SCALE};
use crate::desk::{Options, font};

/// Everything that the style of the window depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Styled {
    skin: Skin,
    looking_back: bool,
    glove: bool,
    scale_percent: u16,
}

/// The settings as the window begins: the command line before the file.
pub(super) fn opened(options: &Options) -> SettingsBook {
    let mut settings = SettingsBook::open(options.settings.clone());
    settings.begin(&LANGUAGE, options.lang);
    settings.begin(&SKIN, options.skin);
    settings
}

impl Desk {
    /// Takes up what the settings say now.
    pub(super) fn style(&mut self, ctx: &Context) {
        let settings = self.settings.settings();
        self.look.lang = settings.read(&LANGUAGE);
        let wanted = Styled {
            skin: settings.read(&SKIN),
            looking_back: self.view.strip.looks_at.is_some(),
            glove: settings.read(&GLOVE),
            scale_percent: settings.read(&SCALE),
        };
        if self.styled == Some(wanted) {
            return;
        }
        let palette = Palette::of(wanted.skin);
        self.look.palette = if wanted.looking_back {
            palette.looking_back()
        } else {
            palette
        };
        let gloved = self.styled.is_some_and(|it| it.glove);
        if gloved != wanted.glove {
            font::install_for(ctx, wanted.glove);
        }
        theme::apply(ctx, &self.look.palette, wanted.glove);
        theme::scale(ctx, wanted.scale_percent);
        self.styled = Some(wanted);
    }

    pub(super) fn next_language(&mut self) {
        let now = self.settings.settings().read(&LANGUAGE);
        self.settings.set(&LANGUAGE, now.other());
    }

    pub(super) fn next_skin(&mut self) {
        let now = self.settings.settings().read(&SKIN);
        self.settings.set(&SKIN, now.next());
    }
}
