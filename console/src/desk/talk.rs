//! 电话报告提纲 (practice N1): eight lines in big type, to be read aloud, copied and printed.

use dispatch_core::board::{Tongue, card_html};
use dispatch_core::sentence::{talk_card, talk_text};
use dispatch_core::state::Incident;
use eframe::egui::{Frame, Label, Margin, ScrollArea, Ui};

use super::look::{bold, inked};
use super::outbox::Outbox;
use super::prints::CardSheet;
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Weight, act_button};
use crate::language::{Key, Lang};

/// Draws the card of an incident. Returns whether it was put away.
pub fn talk_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) -> bool {
    let p = &sight.look.palette;
    let mut away = false;
    Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(bold(sight.say(Key::TalkCard), size::TITLE, p.ink1));
            let text = sight.say(Key::CopyText);
            if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
                let text = talk_text(sight.names, sight.state(), incident, sight.now);
                ui.ctx().copy_text(sight.lang().text(text));
            }
            let text = sight.say(Key::CardPrint);
            if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
                outbox.print_card(card(sight, incident));
            }
            let text = sight.say(Key::PutAway);
            away = act_button(ui, sight.look, Weight::Plain, (&text, &text), None);
        });
        ScrollArea::vertical().id_salt("talk").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for line in talk_card(sight.names, sight.state(), incident, sight.now) {
                let title = sight.lang().text(line.title);
                ui.label(inked(title, size::NOTE, p.ink2));
                let says = inked(sight.lang().text(line.says), size::TITLE, p.ink1);
                ui.add(Label::new(says).wrap());
            }
        });
    });
    away
}

fn card(sight: &Sight<'_>, incident: &Incident) -> CardSheet {
    let tongue = match sight.lang() {
        Lang::Zh => Tongue::Zh,
        Lang::En => Tongue::En,
    };
    let state = sight.state();
    CardSheet {
        world: state.world.clone(),
        number: incident.number,
        now: sight.now,
        height: state.height,
        html: card_html(sight.names, (state, incident), sight.now, tongue),
    }
}
