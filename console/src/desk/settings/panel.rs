//! The panel of the settings: each with its values, what stands in the file, and the way back.

use eframe::egui::{Frame, Label, Margin, ScrollArea, Ui};

use super::book::{SettingsBook, Standing};
use super::{ALL, Declared, Says};
use crate::desk::Blind;
use crate::desk::look::{Look, bold, inked};
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button, toggle_of};
use crate::language::{Key, Lang};

/// Draws the panel. Returns whether it was put away.
pub fn settings_ui(ui: &mut Ui, look: &Look, book: &mut SettingsBook) -> bool {
    let mut away = false;
    Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(bold(look.say(Key::SettingsTitle), 24.0, look.palette.ink1));
        ui.horizontal_wrapped(|ui| {
            let text = look.say(Key::SettingsReset);
            if act_button(ui, look, Weight::Plain, (&text, &text), None) {
                for setting in ALL {
                    reset(book, *setting);
                }
            }
            let text = look.say(Key::PutAway);
            away = act_button(ui, look, Weight::Plain, (&text, &text), None);
        });
        ScrollArea::vertical().id_salt("settings").show(ui, |ui| {
            ui.add(Label::new(look.note(look.say(Key::SettingsHint))).wrap());
            if !book.has_file() {
                ui.add(Label::new(warned(look, &look.say(Key::SettingsNowhere))).wrap());
            }
            if let Some(why) = book.failed() {
                let why = in_words(look.lang, why);
                let text = look.say_with(Key::SettingsFailed, [("why", why.into())]);
                ui.add(Label::new(bold(text, size::ROW, look.palette.red.text)).wrap());
            }
            for setting in ALL {
                ui.add_space(8.0);
                setting_ui(ui, look, book, *setting);
            }
            ui.add_space(12.0);
            let unknown = book.unknown().join("、");
            if !unknown.is_empty() {
                let text = look.say_with(Key::SettingsUnknown, [("names", unknown.into())]);
                ui.add(Label::new(warned(look, &text)).wrap());
            }
        });
    });
    away
}

fn setting_ui(ui: &mut Ui, look: &Look, book: &mut SettingsBook, setting: &'static dyn Declared) {
    let title = look.say(setting.title());
    let chosen = book.settings().name_of_chosen(setting);
    ui.label(look.strong(&*title));
    ui.horizontal_wrapped(|ui| {
        for (name, says) in setting.choices() {
            let text = says.in_words(look.lang);
            let args = [
                ("what", title.as_ref().into()),
                ("value", text.as_str().into()),
            ];
            let aloud = look.say_with(Key::SettingValue, args);
            if toggle_of(ui, look, name == chosen, (&text, &aloud)) && name != chosen {
                book.choose(setting, name);
            }
        }
        if chosen != setting.normal() {
            let text = look.say(Key::SettingReset);
            let name = look.say_with(Key::SettingResetOf, [("what", title.as_ref().into())]);
            if act_button(ui, look, Weight::Small, (&text, &name), None) {
                reset(book, setting);
            }
        }
    });
    let normal = said(setting, setting.normal(), look.lang);
    let note = format!(
        "{} · {}",
        look.say(setting.hint()),
        look.say_with(Key::SettingNormal, [("value", normal.into())])
    );
    ui.add(Label::new(look.note(note)).wrap());
    let standing = match book.standing(setting) {
        Standing::Recorded => look.note(look.say(Key::SettingRecorded)),
        Standing::Writing => inked(
            look.say(Key::SettingWriting),
            size::NOTE,
            look.palette.blue.text,
        ),
        Standing::ThisWindow(recorded) => {
            let value = said(setting, recorded, look.lang);
            let text = look.say_with(Key::SettingThisWindow, [("value", value.into())]);
            warned(look, &text)
        }
    };
    ui.add(Label::new(standing).wrap());
}

fn reset(book: &mut SettingsBook, setting: &dyn Declared) {
    if book.settings().name_of_chosen(setting) != setting.normal() {
        book.choose(setting, setting.normal());
    }
}

fn said(setting: &dyn Declared, value: &str, lang: Lang) -> String {
    let choices = setting.choices();
    let says: Option<Says> = choices.into_iter().find(|it| it.0 == value).map(|it| it.1);
    says.map(|it| it.in_words(lang)).unwrap_or_default()
}

fn warned(look: &Look, text: &str) -> eframe::egui::RichText {
    inked(text, size::NOTE, look.palette.amber.text)
}

fn in_words(lang: Lang, why: &Blind) -> &str {
    match lang {
        Lang::Zh => &why.zh,
        Lang::En => &why.en,
    }
}

/// Draws what was wrong with the file of the settings, until it is put away.
pub fn notice_ui(ui: &mut Ui, look: &Look, book: &mut SettingsBook) {
    if book.notices().is_empty() {
        return;
    }
    let p = &look.palette;
    let frame = Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(12, 5));
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        for notice in book.notices() {
            let text = in_words(look.lang, notice);
            ui.add(Label::new(inked(text, size::NOTE, p.amber.text)).wrap());
        }
        let text = look.say(Key::PutAwayRefusal);
        let name = look.say(Key::SettingsPutAway);
        act_button(ui, look, Weight::Small, (&text, &name), None)
    });
    if shown.inner {
        book.put_notices_away();
    }
}
