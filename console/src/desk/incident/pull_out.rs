//! 紧急撤离: the one order that goes to everybody on the scene. It is held or struck twice, and it
//! stands above all sections until everybody has it or was told face to face (practice R14).

use std::collections::BTreeMap;

use dispatch_core::command::{Answer, Command, OrderAnswer, PullOut};
use dispatch_core::entry::OnBehalf;
use dispatch_core::register::Party;
use dispatch_core::state::{Addressee, Incident, OrderKind, OrderRecord};
use dispatch_core::words::{OrderId, Words};
use eframe::egui::{Context, Frame, Margin, ScrollArea, Ui};

use super::order_answers::{answered_ui, receipts_ui};
use super::orders::confirm;
use super::press::{fresh, said, step, written};
use super::voice::Decider;
use crate::desk::look::bold;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Held, Weight, act_button, clock_hm, duration_text, held_button, text_field, text_field_of,
};
use crate::language::Key;

/// How much of the board is seen at once, in points, and which share of the window at most: the sections
/// below it stay reachable.
const HEIGHT_MAX: f32 = 170.0;
const SHARE_MAX: f32 = 0.15;

/// The press that is begun, and what is half written.
#[derive(Debug, Default)]
pub struct PullOutForm {
    held: Held,
    /// The reason as it is changed; `None` is the one that stands there.
    reason: Option<String>,
    decider: Decider,
    /// Why somebody cannot.
    unable: BTreeMap<Party, String>,
}

impl PullOutForm {
    /// The key was struck: the second time within five seconds it is given. Returns the command then.
    pub fn strike(
        &mut self,
        ctx: &Context,
        sight: &Sight<'_>,
        incident: &Incident,
    ) -> Option<(Command, Option<OnBehalf>)> {
        let struck = self.held.strike(ctx.input(|it| it.time));
        ctx.request_repaint();
        let command = struck.then(|| self.command(sight, incident)).flatten()?;
        Some((command, self.decider.heard(sight, incident)))
    }

    fn command(&self, sight: &Sight<'_>, incident: &Incident) -> Option<Command> {
        let order = fresh("o", OrderId::new)?;
        let reason = self.reason.as_deref().and_then(written);
        Some(pull_out(sight, incident, order, reason))
    }
}

/// The order to everybody; what stands in the field where no reason is written.
pub fn pull_out(
    sight: &Sight<'_>,
    incident: &Incident,
    order: OrderId,
    reason: Option<Words>,
) -> Command {
    Command::PullOut(PullOut {
        incident: incident.id.clone(),
        order,
        reason: reason.unwrap_or_else(|| said(&sight.record(Key::PullOutReason))),
    })
}

/// Whether it is a pull-out that is not over.
pub fn is_sounding(order: &OrderRecord) -> bool {
    order.kind == OrderKind::PullOut && order.confirmed.is_none() && order.cancelled_by.is_none()
}

/// Draws the button, and the reason that it gives.
pub fn pull_out_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut PullOutForm,
    outbox: &mut Outbox,
) {
    if !incident.status.is_open() {
        return;
    }
    let Some(command) = form.command(sight, incident) else {
        return;
    };
    let heard = form.decider.heard(sight, incident);
    let refusal = sight.refusal_for(&command, heard.as_ref());
    let now = ui.input(|it| it.time);
    let (name, hold) = (sight.say(Key::PullOut), sight.say(Key::PullOutHold));
    // What the second stroke would do is told aloud as well.
    let again = sight.say(Key::PullOutAgain);
    let (text, name) = match form.held.is_armed(now) {
        true => (again.to_string(), again),
        false => (format!("{name} {hold}"), name),
    };
    let words = (&*text, &*name);
    if held_button(ui, sight.look, words, refusal.as_deref(), &mut form.held) {
        outbox.push_for(command, heard, sight.now);
        form.reason = None;
        form.decider = Decider::default();
    }
    let standing = || sight.record(Key::PullOutReason).into_owned();
    let reason = form.reason.get_or_insert_with(standing);
    text_field(ui, sight, (Key::PullOutWhy, 200.0), reason);
    // Where there is nobody to pull out there is nothing to decide.
    if refusal.is_none() {
        form.decider.ui(ui, sight, incident, Key::PullOut);
    }
}

/// Draws every pull-out that is not over, the silent ones on top of each.
pub fn board_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut PullOutForm,
    outbox: &mut Outbox,
) {
    let sounding = incident.orders.iter().filter(|it| is_sounding(it.1));
    for (id, order) in sounding {
        let frame = Frame::new()
            .fill(sight.look.palette.late)
            .inner_margin(Margin::symmetric(8, 4));
        frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            one_ui(ui, sight, incident, (id, order), form, outbox);
        });
    }
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, order): (&OrderId, &OrderRecord),
    form: &mut PullOutForm,
    outbox: &mut Outbox,
) {
    let (received, all) = (order.received(), order.to.len());
    ui.horizontal_wrapped(|ui| {
        let count = [("n", received.into()), ("of", all.into())];
        let text = sight.say_with(Key::PullOutCount, count);
        ui.label(bold(text, size::BODY, sight.look.palette.red.text));
        let since = duration_text(sight.now.since_s(order.given.at));
        let given = format!("{} · {since}", clock_hm(order.given.at));
        ui.label(sight.look.row(given));
        let (command, text) = (confirm(incident, id), sight.say(Key::StepConfirm));
        let weight = match received == all {
            true => Weight::Primary,
            false => Weight::Plain,
        };
        let refusal = sight.refusal(&command);
        let name = format!("{text} {}", order.words);
        if act_button(ui, sight.look, weight, (&text, &name), refusal.as_deref()) {
            outbox.push(command, sight.now);
        }
        ui.label(sight.look.row(order.words.as_str()));
    });
    let (silent, told): (Vec<_>, Vec<_>) = order.to.iter().partition(|it| it.1.receipt.is_none());
    let scroll = ScrollArea::vertical().id_salt(id.as_str());
    let most = ui.ctx().content_rect().height() * SHARE_MAX;
    scroll.max_height(most.min(HEIGHT_MAX)).show(ui, |ui| {
        for (who, _) in silent {
            silent_ui(ui, sight, incident, (id, who), form, outbox);
        }
        for (who, addressee) in told {
            told_ui(ui, sight, (who, addressee));
        }
    });
}

fn silent_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, who): (&OrderId, &Party),
    form: &mut PullOutForm,
    outbox: &mut Outbox,
) {
    let name = sight.party(who);
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(&*name, size::ROW, sight.look.palette.red.text));
        if let Some(inside) = incident.zone.inside.get(who) {
            let text = sight.say_with(Key::InsideNow, [("n", inside.people.into())]);
            ui.label(sight.look.row(text));
        }
        receipts_ui(ui, sight, incident, (id, who), outbox);
        let hint = (Key::Reason, name.as_str());
        let unable = form.unable.entry(who.clone()).or_default();
        text_field_of(ui, sight, hint, 100.0, unable);
        let wanted = || sight.say(Key::AnswerReasonWanted).into_owned();
        let command = written(unable).ok_or_else(wanted).map(|reason| {
            Command::Answer(Answer {
                incident: incident.id.clone(),
                order: id.clone(),
                who: who.clone(),
                answer: OrderAnswer::Unable {
                    reason,
                    eta_at: None,
                },
            })
        });
        let heard = sight.heard_from(who);
        if step(
            ui,
            sight,
            (Key::AnswerUnable, &name),
            command,
            heard,
            outbox,
        ) {
            unable.clear();
        }
    });
}

fn told_ui(ui: &mut Ui, sight: &Sight<'_>, (who, addressee): (&Party, &Addressee)) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.row(sight.party(who)));
        if let Some(said) = &addressee.receipt {
            ui.label(sight.look.label(clock_hm(said.at)));
        }
        answered_ui(ui, sight, addressee);
    });
}
