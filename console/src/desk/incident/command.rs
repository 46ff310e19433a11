//! Section 1, command 指挥: who commands, who is to command, at what response level.

use dispatch_core::command::{
    AcceptCommand, Command, CommanderOnWay, CommanderState, ConfirmTownship, Designate,
    OfferCommand, TakeCommand,
};
use dispatch_core::entry::OnBehalf;
use dispatch_core::register::{Party, Post, Unit};
use dispatch_core::state::{Designation, Incident};
use dispatch_core::view::{proposed_commander, proposed_lead};
use dispatch_core::words::PostId;
use eframe::egui::{ComboBox, Label, Ui};

use super::clocks::clocks_ui;
use super::press::{decided, decision, press};
use super::replace::{ReplaceForm, replace_ui};
use super::response::{ResponseForm, decided_ui, is_tall, levels_ui, response_ui};
use super::transfer::{TransferForm, transfer_ui};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, Tone, Weight, chip, clock_hm, list_line, toggle};
use crate::language::Key;

/// What is half written in this section.
#[derive(Debug, Default)]
pub struct CommandForm {
    post: Option<PostId>,
    response: ResponseForm,
    pub(super) transfer: TransferForm,
    replace: ReplaceForm,
    /// Whether the choices are shown where there is little room.
    more: bool,
}

/// A column narrower than this, in points, shows what can be chosen once it is asked for: the report
/// board below must be seen.
const NARROW: f32 = 520.0;
/// Width of the choice of a post, in points.
const POST_WIDTH: f32 = 160.0;

/// The section's fact, and whether it is abnormal.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> (String, bool) {
    match incident.commander() {
        Some(tenure) => (sight.commander(tenure), false),
        None if incident.status.is_open() => (sight.say(Key::NoCommander).into_owned(), true),
        None => (sight.say(Key::CommandEnded).into_owned(), false),
    }
}

/// Draws the section.
pub fn command_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut CommandForm,
    outbox: &mut Outbox,
) {
    tenures_ui(ui, sight, incident);
    transfer_ui(ui, sight, incident, &mut form.transfer, outbox);
    if !incident.status.is_open() {
        return;
    }
    clocks_ui(ui, sight, incident);
    let folds = incident.designated.is_some() && ui.available_width() < NARROW;
    let designated = incident.designated.as_deref();
    if let Some(designated) = designated.filter(|it| folds || !commands(incident, it)) {
        ui.horizontal_wrapped(|ui| {
            designated_ui(ui, sight, incident, designated, outbox);
            if folds && toggle(ui, sight.look, form.more, &sight.say(Key::CommandMore)) {
                form.more = !form.more;
            }
        });
    }
    if let Some(offer) = &incident.offer {
        ui.horizontal(|ui| {
            let text = sight.say_with(Key::OfferedTo, [("who", sight.post(&offer.post).into())]);
            ui.label(sight.look.row(text));
            let command = Command::AcceptCommand(AcceptCommand {
                incident: incident.id.clone(),
            });
            let heard = for_post(sight, &offer.post);
            let who = sight.post(&offer.post);
            let words = (Weight::Small, Key::StepAccept, who.as_str());
            decided(ui, sight, words, Ok(command), heard, outbox);
        });
    }
    if !folds || form.more {
        choose_ui(ui, sight, incident, form, outbox);
        // In a low window the sentence would push away what must be pressed: there both stand in the
        // section of what is reported, and here while a level is being chosen.
        if is_tall(ui) || form.response.is_choosing() {
            levels_ui(ui, sight, incident);
        } else if !incident.response.is_empty() {
            decided_ui(ui, sight, incident);
        }
        response_ui(ui, sight, incident, &mut form.response, outbox);
    } else if !incident.response.is_empty() {
        decided_ui(ui, sight, incident);
    }
}

/// Everybody who commanded, oldest first: from when, on what ground.
fn tenures_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let chain: Vec<String> = incident
        .tenures
        .iter()
        .map(|tenure| {
            let until = tenure.to.map_or_else(String::new, clock_hm);
            let basis = basis(sight, tenure.basis);
            format!(
                "{} {}–{until} {basis}",
                sight.commander(tenure),
                clock_hm(tenure.from)
            )
        })
        .collect();
    ui.add(Label::new(sight.look.row(chain.join("  →  "))).wrap());
}

fn basis(sight: &Sight<'_>, basis: dispatch_core::state::CommandBasis) -> String {
    use dispatch_core::state::CommandBasis as B;
    let key = match basis {
        B::FirstResponder => Key::BasisFirstResponder,
        B::Designated => Key::BasisDesignated,
        B::FirstForce => Key::BasisFirstForce,
        B::FireLaw45 => Key::BasisFireLaw,
        B::HigherLevel => Key::BasisHigherLevel,
        B::Transfer => Key::BasisTransfer,
        B::LeadConfirmed => Key::BasisLeadConfirmed,
        B::Area => Key::BasisArea,
        B::Replacement => Key::BasisReplacement,
        B::Merge => Key::BasisMerge,
        B::Split => Key::BasisSplit,
        B::Reopened => Key::BasisReopened,
    };
    sight.say(key).into_owned()
}

/// Whether whoever was designated commands already.
fn commands(incident: &Incident, designated: &Designation) -> bool {
    let commander = incident.commander();
    commander.is_some_and(|it| it.post == designated.post)
}

fn designated_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    designated: &Designation,
    outbox: &mut Outbox,
) {
    if commands(incident, designated) {
        return;
    }
    let name = designated.person.as_ref().map_or_else(
        || sight.say(Key::NameMissing).into_owned(),
        |person| sight.person(person),
    );
    let text = sight.say_with(
        Key::DesignatedAt,
        [
            ("who", name.into()),
            ("post", sight.post(&designated.post).into()),
            ("at", clock_hm(designated.named.at).into()),
        ],
    );
    ui.label(sight.look.row(text));
    let (tone, key) = match designated.state() {
        CommanderState::Named => (Tone::Grey, Key::CommanderNamed),
        CommanderState::SetOut => (Tone::Blue, Key::StepSetOut),
        CommanderState::OnScene => (Tone::Green, Key::CommanderOnScene),
    };
    chip(ui, sight.look, tone, &sight.say(key));
    let who = sight.post(&designated.post);
    let heard = for_post(sight, &designated.post);
    for (key, state) in [
        (Key::StepSetOut, CommanderState::SetOut),
        (Key::StepOnScene, CommanderState::OnScene),
    ] {
        if designated.state() < state {
            let command = Command::CommanderOnWay(CommanderOnWay {
                incident: incident.id.clone(),
                state,
            });
            press(ui, sight, (key, &who), command, heard.clone(), outbox);
        }
    }
    let command = Command::TakeCommand(TakeCommand {
        incident: incident.id.clone(),
        post: designated.post.clone(),
        person: designated.person.clone(),
        notice: None,
    });
    press(
        ui,
        sight,
        (Key::StepTakeCommand, &who),
        command,
        heard,
        outbox,
    );
}

/// A word of this post's holder, heard now; `None` where the post sits at this seat.
fn for_post(sight: &Sight<'_>, post: &PostId) -> Option<OnBehalf> {
    sight.heard_from(&Party::Post(post.clone()))
}

/// Posts that may command here: the one the type proposes, those of its lead department, those of
/// the township, then every other but the centre's.
#[must_use]
pub fn posts<'a>(sight: &Sight<'a>, incident: &Incident) -> Vec<&'a Post> {
    let state = sight.state();
    let proposed = proposed_commander(state, incident).map(|it| &it.id);
    let lead = proposed_lead(state, incident).map(|it| Unit::Department(it.id.clone()));
    let own_township = Unit::Township(incident.township.clone());
    let mut posts: Vec<&Post> = state
        .register
        .posts
        .values()
        .map(|it| &**it)
        .filter(|it| it.unit != Unit::Centre)
        .collect();
    posts.sort_by_key(|post| {
        let is_lead = Some(&post.unit) == lead.as_ref();
        let place = match () {
            () if Some(&post.id) == proposed => 0,
            () if is_lead => 1,
            () if post.unit == own_township => 2,
            () => 3,
        };
        (place, &post.id)
    });
    posts
}

fn choose_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut CommandForm,
    outbox: &mut Outbox,
) {
    let posts = posts(sight, incident);
    let chosen = form
        .post
        .clone()
        .or_else(|| posts.first().map(|it| it.id.clone()));
    ui.horizontal_wrapped(|ui| {
        let text = chosen.as_ref().map_or_else(
            || sight.say(Key::ChoosePost).into_owned(),
            |post| holder(sight, post),
        );
        ui.scope(|ui| {
            // A name in two languages is longer than the column is wide.
            ui.set_max_width(ui.available_width().min(POST_WIDTH));
            ComboBox::from_id_salt("post")
                .selected_text(text)
                .truncate()
                .width(POST_WIDTH)
                .show_ui(ui, |ui| {
                    for post in &posts {
                        let is_it = chosen.as_ref() == Some(&post.id);
                        if list_line(ui, is_it, holder(sight, &post.id)) {
                            form.post = Some(post.id.clone());
                        }
                    }
                })
                .response
                .listed(sight, Key::ChoosePost);
        });
        let Some(post) = chosen else { return };
        let who = sight.post(&post);
        let designate = Command::Designate(Designate {
            incident: incident.id.clone(),
            post: post.clone(),
            person: None,
        });
        press(
            ui,
            sight,
            (Key::StepDesignate, &who),
            designate,
            None,
            outbox,
        );
        let take = Command::TakeCommand(TakeCommand {
            incident: incident.id.clone(),
            post: post.clone(),
            person: None,
            notice: None,
        });
        if incident
            .designated
            .as_ref()
            .is_none_or(|it| it.post != post)
        {
            let heard = for_post(sight, &post);
            press(ui, sight, (Key::StepTakeCommand, &who), take, heard, outbox);
        }
        let offer = Command::OfferCommand(OfferCommand {
            incident: incident.id.clone(),
            post: post.clone(),
            person: None,
        });
        let words = (Weight::Small, Key::StepOffer, who.as_str());
        decision(ui, sight, incident, words, Ok(offer), outbox);
        let confirm = Command::ConfirmTownship(ConfirmTownship {
            incident: incident.id.clone(),
        });
        let township = sight.township(&incident.township);
        press(
            ui,
            sight,
            (Key::StepConfirmTownship, &township),
            confirm,
            None,
            outbox,
        );
        let replace = &mut form.replace;
        replace_ui(ui, sight, (incident, &post), replace, outbox);
    });
}

/// A post with the person who holds it now.
fn holder(sight: &Sight<'_>, post: &PostId) -> String {
    let register = &sight.state().register;
    match register.on_duty(post, sight.now) {
        Some(person) => format!("{} {}", sight.post(post), sight.person(person)),
        None => sight.post(post),
    }
}
