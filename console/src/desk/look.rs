//! Colours and language together: what everything drawn needs to know.

use std::borrow::Cow;

use eframe::egui::{Color32, RichText};
use fluent_bundle::FluentValue;

use super::font;
use super::palette::{Palette, Skin};
use super::settings::{Choice, Says, Setting};
use super::theme::size;
use crate::language::{Key, Lang};

/// The language of the screen.
pub static LANGUAGE: Setting<Lang> = Setting {
    name: "language",
    title: Key::SettingLanguage,
    hint: Key::SettingLanguageHint,
    choices: &[
        Choice::new("zh-CN", Lang::Zh, Says::Name("中文")),
        Choice::new("en", Lang::En, Says::Name("English")),
    ],
    normal: Lang::Zh,
};

/// How the screen looks and in which language it speaks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The colours.
    pub palette: Palette,
    /// The language.
    pub lang: Lang,
}

impl Look {
    /// The look of a skin in a language.
    #[must_use]
    pub fn new(skin: Skin, lang: Lang) -> Look {
        Look {
            palette: Palette::of(skin),
            lang,
        }
    }

    /// A text of the catalogue.
    #[must_use]
    pub fn say(&self, key: Key) -> Cow<'static, str> {
        self.lang.say(key)
    }

    /// A text of the catalogue with something put in.
    #[must_use]
    pub fn say_with<const N: usize>(
        &self,
        key: Key,
        args: [(&'static str, FluentValue<'_>); N],
    ) -> String {
        self.lang.say_with(key, args)
    }

    /// Operative text of a row.
    #[must_use]
    pub fn row(&self, text: impl Into<String>) -> RichText {
        inked(text, size::ROW, self.palette.ink1)
    }

    /// A label or a past time.
    #[must_use]
    pub fn label(&self, text: impl Into<String>) -> RichText {
        inked(text, size::NOTE, self.palette.ink2)
    }

    /// A note; never an operative figure.
    #[must_use]
    pub fn note(&self, text: impl Into<String>) -> RichText {
        inked(text, size::NOTE, self.palette.ink3)
    }

    /// A title in the bold face.
    #[must_use]
    pub fn title(&self, text: impl Into<String>) -> RichText {
        bold(text, size::LIST, self.palette.ink1)
    }

    /// Row text in the bold face.
    #[must_use]
    pub fn strong(&self, text: impl Into<String>) -> RichText {
        bold(text, size::ROW, self.palette.ink1)
    }
}

/// Text in the regular face.
#[must_use]
pub fn inked(text: impl Into<String>, size: f32, ink: Color32) -> RichText {
    RichText::new(text).font(font::regular(size)).color(ink)
}

/// Text in the bold face.
#[must_use]
pub fn bold(text: impl Into<String>, size: f32, ink: Color32) -> RichText {
    RichText::new(text).font(font::bold(size)).color(ink)
}
