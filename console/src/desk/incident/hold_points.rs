//! Hold points 安全确认 beside the entry into the danger zone: each satisfied, by which word, or open. An
//! open one warns and takes a reason; it never blocks (practice R25).

use dispatch_core::command::{Command, Note};
use dispatch_core::register::Party;
use dispatch_core::state::{HoldFact, Incident};
use dispatch_core::view::{HoldStanding, Undone, UndoneBy, hold_points};
use dispatch_core::words::ActId;
use eframe::egui::Ui;
use serde::{Deserialize, Serialize};

use super::press::said;
use super::voice::commander;
use crate::desk::freshness::Freshness;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{
    RowMenu, Tone, Weight, act_button, age_ui, chip, clock_hm, sign, text_field, toggle,
};
use crate::language::Key;

/// Which act is begun, and why although a point is open; half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HoldForm {
    act: Option<ActId>,
    reason: String,
}

impl HoldForm {
    /// The act that is begun.
    pub fn act(&self) -> Option<ActId> {
        self.act.clone()
    }

    /// The reason as it was typed.
    pub fn reason_text(&self) -> &str {
        &self.reason
    }

    /// It was begun: the next time has a reason of its own.
    pub fn begun(&mut self) {
        self.reason.clear();
    }

    /// Why it is begun although a point is open; nothing where none is.
    pub fn reason(
        &self,
        sight: &Sight<'_>,
        incident: &Incident,
    ) -> Option<dispatch_core::words::Words> {
        let open = open_before(sight, incident, self.act.as_ref());
        (open > 0).then(|| super::press::written(&self.reason))?
    }
}

fn open_before(sight: &Sight<'_>, incident: &Incident, act: Option<&ActId>) -> usize {
    let points = hold_points(sight.state(), incident);
    let before = |it: &&HoldStanding<'_>| act.is_some_and(|act| act.as_str() == it.point.before);
    let open = points
        .iter()
        .filter(before)
        .filter(|it| it.satisfied.is_none());
    open.count()
}

/// Draws the acts that have hold points, and the points: of the act that is chosen, or all.
pub fn hold_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut HoldForm,
    outbox: &mut Outbox,
) {
    let points = hold_points(sight.state(), incident);
    if points.is_empty() {
        return;
    }
    ui.label(sight.look.label(sight.say(Key::HoldPoints)));
    ui.horizontal_wrapped(|ui| {
        let mut met: Vec<&str> = Vec::new();
        for it in &points {
            let before = it.point.before.as_str();
            let Ok(id) = ActId::new(before) else { continue };
            if met.contains(&before) {
                continue;
            }
            met.push(before);
            let name = act_name(sight, before);
            let chosen = form.act.as_ref() == Some(&id);
            if toggle(ui, sight.look, chosen, &name) {
                form.act = (!chosen).then_some(id);
            }
        }
    });
    let chosen = form.act.clone();
    let shown = |it: &&HoldStanding<'_>| {
        let act = chosen.as_ref();
        act.is_none_or(|act| act.as_str() == it.point.before)
    };
    for it in points.iter().filter(shown) {
        ui.push_id(&it.point.id, |ui| one_ui(ui, sight, incident, it, outbox));
    }
    let open = open_before(sight, incident, form.act.as_ref());
    if open > 0 {
        let text = sight.say_with(Key::HoldOpenWarning, [("n", open.into())]);
        sign(ui, sight.look, Tone::Amber, &text);
        text_field(
            ui,
            sight,
            (Key::HoldReason, f32::INFINITY),
            &mut form.reason,
        );
    }
}

fn act_name(sight: &Sight<'_>, id: &str) -> String {
    let act = sight.catalogue.acts.get(id);
    act.map_or_else(|| id.to_owned(), |it| sight.lang().name(&it.zh, &it.en))
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    it: &HoldStanding<'_>,
    outbox: &mut Outbox,
) {
    let requires = &it.point.requires;
    let requires = sight.lang().name(&requires.zh, &requires.en);
    ui.horizontal_wrapped(|ui| {
        match it.satisfied {
            Some(at) => {
                chip(ui, sight.look, Tone::Green, &sight.say(Key::HoldSatisfied));
                ui.label(sight.look.strong(&*requires));
                let by = match it.fact {
                    Some(fact) => by_which(sight, fact),
                    None => clock_hm(at),
                };
                ui.label(sight.look.label(by));
                age_ui(ui, sight.look, Freshness::FIGURE, (at, sight.now));
            }
            None => {
                chip(ui, sight.look, Tone::Amber, &sight.say(Key::HoldPointOpen));
                ui.label(sight.look.strong(&*requires));
                if let Some(undone) = &it.undone {
                    ui.label(sight.look.label(undone_by(sight, undone)));
                }
            }
        }
        confirm_ui(ui, sight, incident, (it, &requires), outbox);
    });
}

/// What opened it again, and when.
fn undone_by(sight: &Sight<'_>, undone: &Undone<'_>) -> String {
    let what = match undone.by {
        UndoneBy::Act(act) => act_name(sight, act),
        UndoneBy::Facility(id) => {
            let facility = sight.state().register.facilities.get(id);
            facility.map_or_else(
                || id.to_string(),
                |it| sight.lang().name(it.zh.as_str(), it.en.as_str()),
            )
        }
    };
    let parts = [("at", clock_hm(undone.at).into()), ("what", what.into())];
    sight.say_with(Key::HoldUndone, parts)
}

/// By which word it is satisfied: when, who, which facility, what he said.
fn by_which(sight: &Sight<'_>, fact: &HoldFact) -> String {
    let who = match &fact.said.on_behalf {
        Some(behalf) => sight.party(&behalf.who),
        None => sight.post(&fact.said.post),
    };
    let facility = fact.facility.as_ref();
    let facility = facility.and_then(|id| sight.state().register.facilities.get(id));
    let what = match (facility, &fact.words) {
        (Some(it), _) => sight.lang().name(it.zh.as_str(), it.en.as_str()),
        (None, Some(words)) => words.to_string(),
        (None, None) => String::new(),
    };
    sight.say_with(
        Key::HoldBy,
        [
            ("at", clock_hm(fact.at).into()),
            ("who", who.into()),
            ("what", what.into()),
        ],
    )
}

/// Who confirms it: a department or team of this scene by telephone, or whoever sits here.
fn confirm_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (it, requires): (&HoldStanding<'_>, &str),
    outbox: &mut Outbox,
) {
    let Ok(point) = ActId::new(&it.point.id) else {
        return;
    };
    let command = Command::Note(Note {
        incident: Some(incident.id.clone()),
        words: said(&it.point.requires.zh),
        satisfies: Some(point),
    });
    let word = sight.say(Key::StepConfirmHold);
    let of = (incident.id.as_str(), it.point.id.as_str(), "hold");
    let spoken = format!("{word} {requires}");
    let text = sight.look.row(&*word);
    RowMenu::of(of).ui(ui, (text, &spoken), |ui| {
        ui.label(sight.look.label(sight.say(Key::HoldWhoConfirms)));
        let departments = incident.calls.keys().cloned().map(Party::Department);
        let township = Party::Township(incident.township.clone());
        let mut parties: Vec<Option<Party>> = departments.map(Some).collect();
        parties.push(Some(township));
        // Whoever commands may have seen it himself.
        let commander = commander(incident);
        let sits_elsewhere = commander != Party::Centre && !sight.speaks_for(&commander);
        parties.extend(sits_elsewhere.then_some(Some(commander)));
        parties.push(None);
        for party in parties {
            let who = match &party {
                Some(party) => sight.party(party),
                None => sight.say(Key::HoldSeenHere).into_owned(),
            };
            let heard = party.and_then(|it| sight.heard_from(&it));
            let refusal = sight.refusal_for(&command, heard.as_ref());
            let spoken = format!("{word} {requires} {who}");
            let words = (&*who, &*spoken);
            if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
                outbox.push_for(command.clone(), heard, sight.now);
                ui.close();
            }
        }
    });
}
