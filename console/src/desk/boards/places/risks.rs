//! The risk lists: abnormal first, then patrols overdue; a patrol is one press.

use dispatch_core::command::{Command, Open, Patrol, Place, RiskState};
use dispatch_core::register::Unit;
use dispatch_core::view::{NEAREST, RiskStanding, near, proposed_response, responsible_for, risks};
use dispatch_core::words::{IncidentId, RiskId, TypeId};
use eframe::egui::{Frame, Margin, Ui};

use super::said::{SaidForm, said_ui};
use super::{PlaceId, PlacesForm, ROWS_MAX, rest_ui};
use crate::desk::incident::{fresh, said};
use crate::desk::look::bold;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::whistle::way_text;
use crate::desk::widgets::{
    Tone, Weight, act_button, age_text, chip, clock_hm, duration_text, plain_button, sign,
};
use crate::language::Key;

const STATES: [RiskState; 5] = [
    RiskState::Normal,
    RiskState::Abnormal,
    RiskState::Closed,
    RiskState::Evacuated,
    RiskState::Lifted,
];

/// Draws them. Returns the incident that the person wants to see.
pub fn risks_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut PlacesForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let all = risks(sight.state(), sight.now);
    let title = sight.say_with(Key::PlacesRisks, [("n", all.len().into())]);
    ui.label(bold(title, size::BODY, sight.look.palette.ink1));
    if all.is_empty() {
        ui.label(sight.look.note(sight.say(Key::PlacesNoRisks)));
        return None;
    }
    let mut found = 0;
    let mut wanted = None;
    for it in &all {
        let risk = it.risk;
        let township = sight.township(&risk.township);
        let keeper = sight.unit(&risk.keeper);
        let list = list_name(sight, it);
        let texts = [
            risk.zh.as_str(),
            risk.en.as_str(),
            &township,
            &keeper,
            &list,
        ];
        if !form.finds(&texts) {
            continue;
        }
        found += 1;
        if found <= ROWS_MAX {
            let shown = ui.push_id(risk.id.as_str(), |ui| one_ui(ui, sight, it, form, outbox));
            wanted = shown.inner.or(wanted);
        }
    }
    rest_ui(ui, sight, found);
    wanted
}

/// The list's name as it is recorded.
fn list_zh<'a>(it: &RiskStanding<'a>) -> &'a str {
    it.list.map_or(it.risk.list.as_str(), |it| it.zh.as_str())
}

fn list_name(sight: &Sight<'_>, it: &RiskStanding<'_>) -> String {
    let list = it.list.map(|it| sight.lang().name(&it.zh, &it.en));
    list.unwrap_or_else(|| it.risk.list.to_string())
}

fn one_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    it: &RiskStanding<'_>,
    form: &mut PlacesForm,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    let risk = it.risk;
    let place = PlaceId::Risk(risk.id.clone());
    let name = sight.lang().name(risk.zh.as_str(), risk.en.as_str());
    let mut wanted = None;
    Frame::new()
        .fill(sight.look.palette.bg2)
        .inner_margin(Margin::symmetric(6, 3))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                state_ui(ui, sight, it);
                ui.label(sight.look.strong(&*name));
                ui.label(sight.look.label(list_name(sight, it)));
                age_ui(ui, sight, it);
            });
            ui.label(sight.look.note(facts(sight, it)));
            if let Some(words) = it.newest.and_then(|it| it.words.as_ref()) {
                ui.label(sight.look.row(words.as_str()));
            }
            ui.horizontal_wrapped(|ui| {
                let text = sight.say(Key::StepPatrol);
                let spoken = format!("{text} {name}");
                if plain_button(ui, sight.look, Weight::Small, &text, &spoken).clicked() {
                    form.said.toggle(&place);
                }
                wanted = incident_ui(ui, sight, it, &name, outbox);
            });
            if form.said.is_open(&place) {
                let said = form.said.form(&place);
                if patrol_ui(ui, sight, (&risk.id, &risk.keeper), (&name, said), outbox) {
                    form.said.sent(&place);
                }
            }
        });
    wanted
}

fn state_ui(ui: &mut Ui, sight: &Sight<'_>, it: &RiskStanding<'_>) {
    let Some(state) = it.state() else {
        chip(ui, sight.look, Tone::Amber, &sight.say(Key::RiskUnseen));
        return;
    };
    let text = sight.lang().name(state.zh(), state.en());
    match state {
        RiskState::Abnormal => sign(ui, sight.look, Tone::Red, &text),
        RiskState::Closed | RiskState::Evacuated => chip(ui, sight.look, Tone::Amber, &text),
        RiskState::Normal => chip(ui, sight.look, Tone::Green, &text),
        RiskState::Lifted => chip(ui, sight.look, Tone::Grey, &text),
    };
}

/// How old the last patrol is, and when the next is due.
fn age_ui(ui: &mut Ui, sight: &Sight<'_>, it: &RiskStanding<'_>) {
    if let Some(newest) = it.newest {
        let age = age_text(sight.lang(), newest.as_of, sight.now);
        let text = sight.say_with(
            Key::PlaceAsOf,
            [("at", clock_hm(newest.as_of).into()), ("age", age.into())],
        );
        ui.label(sight.look.label(text));
    }
    let Some(due) = it.due else { return };
    if it.is_overdue(sight.now) {
        let time = duration_text(sight.now.since_s(due));
        let text = sight.say_with(Key::RiskOverdue, [("time", time.into())]);
        chip(ui, sight.look, Tone::Red, &text);
    } else {
        let text = sight.say_with(Key::RiskDue, [("at", clock_hm(due).into())]);
        ui.label(sight.look.label(text));
    }
}

/// Township, who answers for it, who keeps it, whom it concerns, when it becomes dangerous.
fn facts(sight: &Sight<'_>, it: &RiskStanding<'_>) -> String {
    let risk = it.risk;
    let unknown = || sight.say(Key::Unknown).into_owned();
    let person = responsible_for(sight.state(), risk, sight.now);
    let who = match (&risk.post, person) {
        (Some(post), Some(person)) => format!("{} {}", sight.post(post), sight.person(person)),
        (Some(post), None) => sight.post(post),
        (None, Some(person)) => sight.person(person),
        (None, None) => unknown(),
    };
    let people = risk.people.map_or_else(unknown, |n| n.to_string());
    let trigger = risk.trigger.as_ref();
    let trigger = trigger.map_or_else(unknown, |it| sight.lang().name(&it.zh, &it.en));
    sight.say_with(
        Key::RiskFacts,
        [
            ("township", sight.township(&risk.township).into()),
            ("who", who.into()),
            ("keeper", sight.unit(&risk.keeper).into()),
            ("people", people.into()),
            ("trigger", trigger.into()),
        ],
    )
}

/// The incident that was made of it, or the presses that make one.
fn incident_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    it: &RiskStanding<'_>,
    name: &str,
    outbox: &mut Outbox,
) -> Option<IncidentId> {
    if let Some(incident) = it.incident.and_then(|id| sight.state().incident(id)) {
        let text = sight.say_with(
            Key::RiskMadeIncident,
            [("incident", sight.title(incident).into())],
        );
        let spoken = format!("{text} {name}");
        let pressed = plain_button(ui, sight.look, Weight::Small, &text, &spoken);
        return pressed.clicked().then(|| incident.id.clone());
    }
    if !it.wants_incident() {
        return None;
    }
    open_ui(ui, sight, it, name, outbox);
    let (point, township) = (Some(it.risk.point), Some(&it.risk.township));
    for near in near(sight.state(), point, township)
        .into_iter()
        .take(NEAREST)
    {
        let incident = near.incident;
        let title = sight.title(incident);
        let text = sight.say_with(Key::RiskJoin, [("incident", title.into())]);
        let command = again(it, incident.id.clone());
        let refusal = sight.refusal(&command);
        let spoken = format!("{text} {name}");
        let words = (&*text, &*spoken);
        if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
            outbox.push(command, sight.now);
        }
        ui.label(sight.look.note(way_text(sight, &near)));
    }
    None
}

/// The same word once more, with the incident that was made of it.
fn again(it: &RiskStanding<'_>, incident: IncidentId) -> Command {
    Command::Patrol(Patrol {
        risk: it.risk.id.clone(),
        state: RiskState::Abnormal,
        as_of: it.newest.map(|it| it.as_of),
        incident: Some(incident),
        words: it.newest.and_then(|it| it.words.clone()),
    })
}

/// 转为事件: an incident of the list's type at the place, and the word that it was made of it.
fn open_ui(ui: &mut Ui, sight: &Sight<'_>, it: &RiskStanding<'_>, name: &str, outbox: &mut Outbox) {
    let Some((incident, kind)) =
        fresh("i", IncidentId::new).zip(it.list.and_then(|it| TypeId::new(&it.incident).ok()))
    else {
        return;
    };
    let risk = it.risk;
    let words = it.newest.and_then(|it| it.words.clone());
    let state = sight.state();
    let response = proposed_response(state, &kind, &risk.township);
    let open = Command::Open(Open {
        incident: incident.clone(),
        place: Place {
            words: risk.zh.clone(),
            point: Some(risk.point),
        },
        words: words.unwrap_or_else(|| said(list_zh(it))),
        township: risk.township.clone(),
        from_intake: None,
        happened_at: it.abnormal_since,
        commander: None,
        figures: dispatch_core::command::Figures::default(),
        call_members: true,
        response: response.map(|it| it.id.clone()),
        kind,
    });
    let text = sight.say(Key::StepOpenOfRisk);
    let spoken = format!("{text} {name}");
    let refusal = sight.refusal(&open);
    let words = (&*text, &*spoken);
    if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
        outbox.push(open, sight.now);
        outbox.push(again(it, incident), sight.now);
    }
}

/// Draws what is told of a patrol, and a press for each state. Returns whether one was pressed.
pub(super) fn patrol_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (risk, keeper): (&RiskId, &Unit),
    (name, word): (&str, &mut SaidForm),
    outbox: &mut Outbox,
) -> bool {
    said_ui(ui, sight, keeper, word);
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        for state in STATES {
            let command = Command::Patrol(Patrol {
                risk: risk.clone(),
                state,
                as_of: word.as_of(sight.now),
                incident: None,
                words: word.words(),
            });
            let heard = word.heard(sight, keeper);
            let refusal = sight.refusal_for(&command, heard.as_ref());
            let text = sight.lang().name(state.zh(), state.en());
            let spoken = format!("{text} {name}");
            let words = (&*text, &*spoken);
            if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
                outbox.push_for(command, heard, sight.now);
                pressed = true;
            }
        }
    });
    pressed
}
