//! 现场指挥部: command post, channels, deputy, safety officer, and groups with the unit that leads each,
//! as the type proposes them (practice R25).

use dispatch_core::command::{Channel, Command, GroupLed, Place, SceneHq};
use dispatch_core::register::Party;
use dispatch_core::state::{Incident, SceneOrganisation};
use dispatch_core::view::proposed_groups;
use dispatch_core::words::{ThingKind, Words};
use eframe::egui::Ui;

use crate::desk::incident::press::{said, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{RowMenu, Weight, act_button, clock_hm, text_field};
use crate::language::Key;

/// What is half written.
#[derive(Debug, Default)]
pub struct HeadquartersForm {
    place: String,
    /// Channel of command and channel of the work.
    channels: [String; 2],
    deputy: String,
    safety_officer: String,
}

const CHANNELS: [Key; 2] = [Key::HqChannelCommand, Key::HqChannelWork];

/// Draws what was said of it, where anything was.
pub fn standing_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let Some(scene) = sight.state().scenes.get(&incident.id) else {
        return;
    };
    let unknown = || sight.say(Key::Unknown).into_owned();
    let or_unknown = |words: &Option<Words>| words.as_ref().map_or_else(unknown, Words::to_string);
    let place = scene.place.as_ref().map(|it| it.words.clone());
    let at = scene
        .said
        .as_ref()
        .map_or_else(unknown, |it| clock_hm(it.at));
    let text = sight.say_with(
        Key::HqLine,
        [
            ("place", or_unknown(&place).into()),
            ("deputy", or_unknown(&scene.deputy).into()),
            ("safety", or_unknown(&scene.safety_officer).into()),
            ("at", at.into()),
        ],
    );
    ui.label(sight.look.strong(text));
    for channel in &scene.channels {
        let text = format!("{} {}", channel.purpose, channel.channel);
        ui.label(sight.look.row(text));
    }
    for led in &scene.groups {
        ui.label(sight.look.row(group_line(sight, led)));
    }
}

fn group_line(sight: &Sight<'_>, led: &GroupLed) -> String {
    sight.say_with(
        Key::HqGroup,
        [
            ("group", group_name(sight, &led.group).into()),
            ("lead", sight.party(&led.lead).into()),
        ],
    )
}

fn group_name(sight: &Sight<'_>, id: &ThingKind) -> String {
    let group = sight.catalogue.groups.get(id.as_str());
    group.map_or_else(|| id.to_string(), |it| sight.lang().name(&it.zh, &it.en))
}

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut HeadquartersForm,
    outbox: &mut Outbox,
) {
    groups_ui(ui, sight, incident, outbox);
    text_field(ui, sight, (Key::HqPlace, f32::INFINITY), &mut form.place);
    ui.horizontal_wrapped(|ui| {
        for (key, channel) in CHANNELS.into_iter().zip(&mut form.channels) {
            text_field(ui, sight, (key, 140.0), channel);
        }
        text_field(ui, sight, (Key::HqDeputy, 140.0), &mut form.deputy);
        text_field(ui, sight, (Key::HqSafety, 140.0), &mut form.safety_officer);
    });
    let scene = sight.state().scenes.get(&incident.id).map(|it| &**it);
    let hq = SceneHq {
        place: written(&form.place).map(|words| Place { words, point: None }),
        channels: channels(sight, scene, &form.channels),
        deputy: written(&form.deputy),
        safety_officer: written(&form.safety_officer),
        groups: Vec::new(),
        incident: incident.id.clone(),
    };
    let said_something = hq.place.is_some()
        || !hq.channels.is_empty()
        || hq.deputy.is_some()
        || hq.safety_officer.is_some();
    let text = sight.say(Key::StepHq);
    let command = Command::SceneHq(hq);
    let refusal = if said_something {
        refusal(sight, incident, &command)
    } else {
        Some(sight.say(Key::FillFirst).into_owned())
    };
    if act_button(
        ui,
        sight.look,
        Weight::Small,
        (&text, &text),
        refusal.as_deref(),
    ) {
        send(sight, incident, command, outbox);
        *form = HeadquartersForm::default();
    }
}

/// The plan is said whole: channels for other purposes stay as they were.
fn channels(
    sight: &Sight<'_>,
    scene: Option<&SceneOrganisation>,
    texts: &[String; 2],
) -> Vec<Channel> {
    let named = CHANNELS.into_iter().zip(texts).filter_map(|(key, text)| {
        Some(Channel {
            purpose: said(&sight.record(key)),
            channel: written(text)?,
        })
    });
    let mut plan: Vec<Channel> = named.collect();
    if plan.is_empty() {
        return plan;
    }
    for had in scene.into_iter().flat_map(|it| &it.channels) {
        if plan.iter().all(|it| it.purpose != had.purpose) {
            plan.push(had.clone());
        }
    }
    plan
}

/// The groups that nobody leads yet: all as the type proposes them by one press, or one by another unit.
fn groups_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, outbox: &mut Outbox) {
    let proposed = proposed_groups(sight.state(), incident);
    if proposed.is_empty() {
        return;
    }
    ui.label(sight.look.label(sight.say(Key::HqProposed)));
    for led in &proposed {
        ui.push_id(led.group.as_str(), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(sight.look.row(group_line(sight, led)));
                other_lead_ui(ui, sight, incident, led, outbox);
            });
        });
    }
    let text = sight.say_with(Key::StepHqGroups, [("n", proposed.len().into())]);
    let command = groups(incident, proposed);
    let refusal = refusal(sight, incident, &command);
    if act_button(
        ui,
        sight.look,
        Weight::Plain,
        (&text, &text),
        refusal.as_deref(),
    ) {
        send(sight, incident, command, outbox);
    }
}

fn groups(incident: &Incident, groups: Vec<GroupLed>) -> Command {
    Command::SceneHq(SceneHq {
        incident: incident.id.clone(),
        place: None,
        channels: Vec::new(),
        deputy: None,
        safety_officer: None,
        groups,
    })
}

/// Another unit of this scene leads the group.
fn other_lead_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    led: &GroupLed,
    outbox: &mut Outbox,
) {
    let word = sight.say(Key::HqOtherLead);
    let group = group_name(sight, &led.group);
    let text = sight.look.row(&*word);
    let spoken = format!("{word} {group}");
    let of = (incident.id.as_str(), led.group.as_str(), "lead");
    RowMenu::of(of).ui(ui, (text, &spoken), |ui| {
        let called = incident.calls.keys().cloned().map(Party::Department);
        for lead in called.chain([Party::Township(incident.township.clone())]) {
            let who = sight.party(&lead);
            let other = GroupLed {
                lead,
                ..led.clone()
            };
            let command = groups(incident, vec![other]);
            let refusal = refusal(sight, incident, &command);
            let spoken = format!("{group} {who}");
            let words = (&*who, &*spoken);
            if act_button(ui, sight.look, Weight::Small, words, refusal.as_deref()) {
                send(sight, incident, command, outbox);
                ui.close();
            }
        }
    });
}

fn refusal(sight: &Sight<'_>, incident: &Incident, command: &Command) -> Option<String> {
    sight.refusal_for(command, sight.for_commander(incident).as_ref())
}

/// The commander divides his scene; who does not sit here is heard by telephone.
fn send(sight: &Sight<'_>, incident: &Incident, command: Command, outbox: &mut Outbox) {
    outbox.push_for(command, sight.for_commander(incident), sight.now);
}
