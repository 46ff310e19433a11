//! Acts that are the government's or another's: asked for at once 提请, answered by a decision, by
//! word of mouth, or not.

use std::collections::BTreeMap;

use dispatch_core::catalogue::Authority;
use dispatch_core::command::{ActAnswer, AnswerAct, Command, RequestAct};
use dispatch_core::entry::Means;
use dispatch_core::register::Party;
use dispatch_core::sentence::Copied;
use dispatch_core::state::{ActRequest, Incident};
use dispatch_core::words::{ActId, RequestId};
use eframe::egui::{ComboBox, Ui};
use serde::{Deserialize, Serialize};

use crate::desk::copying::copy_ui;
use crate::desk::drafts::{Lasts, first_written};
use crate::desk::incident::press::{act, act_of, fresh, said, written};
use crate::desk::incident::voice::Decider;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, Tone, age_text, chip, clock_hm, list_line, sign, text_field};
use crate::language::Key;

/// A request or an answer half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RequestForm {
    act: Option<ActId>,
    to: String,
    words: String,
    decider: Decider,
    answers: BTreeMap<RequestId, String>,
}

impl Lasts for RequestForm {
    fn words(&self) -> Option<&str> {
        let answers = self.answers.values();
        let texts = [&self.words, &self.to].into_iter().chain(answers);
        first_written(texts.map(String::as_str))
    }
}

/// Draws what was asked, and how it is answered.
pub fn standing_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut RequestForm,
    outbox: &mut Outbox,
) {
    for (id, request) in &incident.requests {
        ui.push_id(id.as_str(), |ui| {
            one_ui(ui, sight, incident, (id, request), form, outbox);
        });
    }
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (id, request): (&RequestId, &ActRequest),
    form: &mut RequestForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(clock_hm(request.asked.at)));
        ui.label(sight.look.strong(act_name(sight, &request.act)));
        ui.label(
            sight
                .look
                .row(format!("{} {}", sight.party(&request.to), request.words)),
        );
        match &request.answer {
            None => {
                let age = age_text(sight.lang(), request.asked.at, sight.now);
                let text = sight.say_with(Key::RequestWaits, [("age", age.into())]);
                sign(ui, sight.look, Tone::Amber, &text);
            }
            Some(ActAnswer::Decided { document }) => {
                let text = format!("{} {document}", sight.say(Key::AnswerDecided));
                chip(ui, sight.look, Tone::Green, &text);
            }
            Some(ActAnswer::Verbal { by, .. }) => {
                let text = format!("{} {by}", sight.say(Key::AnswerVerbal));
                chip(ui, sight.look, Tone::Green, &text);
            }
            Some(ActAnswer::Declined { reason }) => {
                let text = format!("{} {reason}", sight.say(Key::AnswerDeclined));
                chip(ui, sight.look, Tone::Red, &text);
            }
        }
        let who = format!("{} {}", act_name(sight, &request.act), request.words);
        copy_ui(ui, sight, &who, Copied::Request(incident, request));
    });
    let open = matches!(request.answer, None | Some(ActAnswer::Verbal { .. }));
    if !open {
        return;
    }
    let answer = form.answers.entry(id.clone()).or_default();
    let before = outbox.drafts().len();
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::RequestAnswer, 180.0), answer);
        let words = written(answer);
        let answers = [
            (
                Key::AnswerVerbal,
                words.clone().map(|by| ActAnswer::Verbal {
                    by,
                    person: None,
                    means: Means::Telephone,
                }),
            ),
            (
                Key::AnswerDecided,
                words
                    .clone()
                    .map(|document| ActAnswer::Decided { document }),
            ),
            (
                Key::AnswerDeclined,
                words.map(|reason| ActAnswer::Declined { reason }),
            ),
        ];
        let who = act_name(sight, &request.act);
        for (key, answer) in answers {
            let command = answer.map(|answer| {
                Command::AnswerAct(AnswerAct {
                    incident: incident.id.clone(),
                    request: id.clone(),
                    answer,
                })
            });
            act(ui, sight, (key, &who), command, outbox);
        }
    });
    if outbox.drafts().len() > before {
        form.answers.remove(id);
    }
}

fn act_name(sight: &Sight<'_>, id: &ActId) -> String {
    match sight.catalogue.acts.get(id.as_str()) {
        Some(it) => sight.lang().name(&it.zh, &it.en),
        None => id.to_string(),
    }
}

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut RequestForm,
    outbox: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        let text = form.act.as_ref().map_or_else(
            || sight.say(Key::ChooseAct).into_owned(),
            |id| act_name(sight, id),
        );
        let mut acts: Vec<_> = sight
            .catalogue
            .acts
            .values()
            .filter(|it| matches!(it.authority, Authority::Government | Authority::Other))
            .collect();
        acts.sort_by_key(|it| it.order);
        ComboBox::from_id_salt("request-act")
            .selected_text(text)
            .show_ui(ui, |ui| {
                for it in acts {
                    let is_it = form.act.as_ref().is_some_and(|id| id.as_str() == it.id);
                    let name = sight.lang().name(&it.zh, &it.en);
                    if list_line(ui, is_it, name) {
                        form.act = ActId::new(&it.id).ok();
                    }
                }
            })
            .response
            .listed(sight, Key::ChooseAct);
        text_field(ui, sight, (Key::RequestTo, 140.0), &mut form.to);
        text_field(ui, sight, (Key::RequestWords, 200.0), &mut form.words);
        let command = || {
            Some(Command::RequestAct(RequestAct {
                incident: incident.id.clone(),
                request: fresh("r", RequestId::new)?,
                act: form.act.clone()?,
                to: written(&form.to).map(Party::Other)?,
                words: said(written(&form.words)?.as_str()),
            }))
        };
        let what = (command(), &mut form.decider);
        if act_of(ui, sight, incident, (Key::StepRequestAct, ""), what, outbox) {
            *form = RequestForm::default();
        }
    });
}
