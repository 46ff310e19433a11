//! A drill's words that have come to the live desk 由演练转来 (practice R9): a form like any other, filled and
//! unsent. A person here sends it, or says that it is not to be sent.

use crossbeam_channel::Sender;
use dispatch_core::time::Time;
use eframe::egui::{Context, Frame, Label, Margin, Ui, UserAttentionType, ViewportCommand};
use uuid::Uuid;

use super::{ASKED, WhistleForm};
use crate::desk::across::{AskAcross, Crossed, WhistleWords};
use crate::desk::blind::Blind;
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::whereabouts::Whereabouts;
use crate::desk::widgets::{Weight, act_button, clock_hm};
use crate::language::{Key, Lang};

/// The forms that have come and do not stand open.
#[derive(Debug, Default)]
pub struct CarriedView {
    forms: Vec<WhistleForm>,
    /// Whether one of them has not been seen yet.
    fresh: bool,
    /// Sent, or not to be sent; not yet said to whoever keeps the files.
    settled: Vec<Uuid>,
    /// What has come and cannot be read, until it is put away.
    unreadable: Option<Blind>,
}

impl CarriedView {
    /// The forms, but the one that stands open.
    #[must_use]
    pub fn forms(&self) -> &[WhistleForm] {
        &self.forms
    }

    /// Puts back a form in which somebody wrote before the program ended, in place of the same words
    /// untouched.
    pub fn take_back(&mut self, form: WhistleForm) {
        self.forms.retain(|it| it.carried != form.carried);
        self.forms.push(form);
        self.fresh = true;
    }

    /// Takes in what has come; the window asks to be looked at. What is here already, as it was left
    /// before the program ended, does not come twice: `open` is the form that stands open.
    pub fn hear(&mut self, told: Crossed, open: Option<&WhistleForm>, ctx: &Context) {
        match told {
            Crossed::Arrived {
                name,
                taken_at,
                words,
            } => {
                let mut here = self.forms.iter().chain(open);
                if here.any(|it| it.carried == Some(name)) {
                    return;
                }
                self.forms.push(WhistleForm::carried(name, taken_at, words));
                self.fresh = true;
                let attention = UserAttentionType::Critical;
                ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
            }
            Crossed::Unreadable(why) => self.unreadable = Some(why),
            Crossed::Taken { .. } | Crossed::NotTaken(_) => {}
        }
    }

    /// The first that has just come, where the person is `free` to look at it; one that finds him
    /// writing waits in the list.
    pub fn open_fresh(&mut self, free: bool) -> Option<WhistleForm> {
        let open = std::mem::take(&mut self.fresh) && free && !self.forms.is_empty();
        open.then(|| self.forms.remove(0))
    }

    /// Puts a form back into the list.
    pub fn put_away(&mut self, form: WhistleForm) {
        self.forms.push(form);
    }

    /// A person has sent it, or will not send it.
    pub fn settle(&mut self, name: Uuid) {
        self.settled.push(name);
    }

    /// Says what is settled. Where nobody hears it, the file comes once more at the next start.
    pub fn hand_over(&mut self, ask: &Sender<AskAcross>) {
        self.settled
            .retain(|it| ask.try_send(AskAcross::Settled(*it)).is_err());
    }
}

impl WhistleForm {
    /// A form filled with a drill's words, unsent; `name` is what it is settled by.
    #[must_use]
    pub fn carried(name: Uuid, taken_at: Time, words: WhistleWords) -> WhistleForm {
        let text = |it: Option<dispatch_core::words::Words>| {
            it.map(|it| it.to_string()).unwrap_or_default()
        };
        let number = |id: &'static str| {
            let said = words.figures.iter().find(|(it, _)| it.as_str() == id);
            let number = said.and_then(|(_, it)| *it)?;
            Some((id.to_owned(), number.to_string()))
        };
        WhistleForm {
            carried: Some(name),
            kind: words.kind,
            at: Whereabouts::told(words.township, text(words.place)),
            conditions: words.conditions.into_iter().collect(),
            numbers: ASKED.into_iter().filter_map(number).collect(),
            words: text(words.words),
            done: text(words.done),
            needs: text(words.needs),
            ..WhistleForm::new(taken_at)
        }
    }
}

/// Lists what has come and is not sent. Returns the form that is opened.
pub fn carried_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut CarriedView) -> Option<WhistleForm> {
    let p = &sight.look.palette;
    if let Some(why) = view.unreadable.clone() {
        let frame = Frame::new().fill(p.late);
        frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let why = match sight.lang() {
                Lang::Zh => why.zh,
                Lang::En => why.en,
            };
            let text = sight.say_with(Key::FromDrillUnreadable, [("why", why.into())]);
            ui.add(Label::new(bold(text, size::ROW, p.red.text)).wrap());
            let text = sight.say(Key::PutAwayRefusal);
            let name = sight.say(Key::FromDrillSeen);
            if act_button(ui, sight.look, Weight::Small, (&text, &name), None) {
                view.unreadable = None;
            }
        });
    }
    let mut opened = None;
    for (at, form) in view.forms.iter().enumerate() {
        let frame = Frame::new().fill(p.amber.fill);
        frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let args = [
                ("at", clock_hm(form.received_at).into()),
                ("place", form.at.words.as_str().into()),
            ];
            let text = sight.say_with(Key::FromDrillWaits, args);
            ui.add(Label::new(bold(text, size::ROW, p.amber.on)).wrap());
            let text = sight.say(Key::FromDrillOpen);
            let name = format!("{text} {}", form.at.words);
            if act_button(ui, sight.look, Weight::Primary, (&text, &name), None) {
                opened = Some(at);
            }
        });
    }
    opened.map(|at| view.forms.remove(at))
}

/// Says over the form that it comes from a drill and that nobody has sent it. Returns whether it is
/// not to be sent.
pub fn mark_ui(ui: &mut Ui, sight: &Sight<'_>) -> bool {
    let p = &sight.look.palette;
    let frame = Frame::new().fill(p.amber.fill);
    let margin = Margin::symmetric(8, 3);
    let shown = frame.inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.set_min_width(ui.available_width());
            let text = bold(sight.say(Key::FromDrill), size::BODY, p.amber.on);
            ui.add(Label::new(text).wrap());
            let text = sight.say(Key::FromDrillDrop);
            act_button(ui, sight.look, Weight::Small, (&text, &text), None)
        })
        .inner
    });
    shown.inner
}
