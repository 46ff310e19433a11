//! What has to be told about the own arrangement, until it is put away.

use eframe::egui::{Frame, Label, Margin, Ui};

use super::fault::Fault;
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, act_button};
use crate::language::{Key, Lang};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What was saved cannot be read, and where it is kept.
    Unreadable(Fault, Option<String>),
    /// It was not saved, in Chinese and in English.
    NotSaved(String, String),
}

/// Draws them.
pub fn notices_ui(ui: &mut Ui, sight: &Sight<'_>, notices: &mut Vec<Notice>) {
    let p = &sight.look.palette;
    let mut away = None;
    for (index, notice) in notices.iter().enumerate() {
        let (text, name) = text(sight, notice);
        let frame = Frame::new().fill(p.bg2);
        frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.add(Label::new(bold(text, size::NOTE, p.amber.text)).wrap());
            let put = sight.say(Key::PutAwayRefusal);
            if act_button(
                ui,
                sight.look,
                Weight::Small,
                (&put, &sight.say(name)),
                None,
            ) {
                away = Some(index);
            }
        });
    }
    if let Some(index) = away {
        notices.remove(index);
    }
}

fn text(sight: &Sight<'_>, notice: &Notice) -> (String, Key) {
    let zh = sight.lang() == Lang::Zh;
    match notice {
        Notice::Unreadable(fault, kept) => {
            let why = if zh { fault.zh() } else { fault.to_string() };
            let text = match kept {
                Some(kept) => sight.say_with(
                    Key::LayoutUnreadable,
                    [("why", why.into()), ("kept", kept.as_str().into())],
                ),
                None => sight.say_with(Key::LayoutNotRead, [("why", why.into())]),
            };
            (text, Key::LayoutPutAwayUnreadable)
        }
        Notice::NotSaved(of_zh, of_en) => {
            let why = if zh { of_zh } else { of_en };
            let text = sight.say_with(Key::LayoutNotSaved, [("why", why.as_str().into())]);
            (text, Key::LayoutPutAwayNotSaved)
        }
    }
}
