//! What was recognised in the words, proposed beside them: a press takes one, a key takes the first of
//! each. Nothing that was filled in by hand is proposed over.

use dispatch_core::entry::Means;
use dispatch_core::words::SourceId;
use eframe::egui::Ui;

use super::IntakeForm;
use super::chat::{Message, message};
use super::spoken::{Spoken, spoken};
use crate::desk::boards::{Moment, clock_text};
use crate::desk::sight::Sight;
use crate::desk::whereabouts::Known;
use crate::desk::widgets::{Weight, key_cap, plain_button};
use crate::language::Key;

/// One of them.
enum Proposal {
    Message(Message),
    Kind(dispatch_core::words::TypeId),
    Township(dispatch_core::words::TownshipId),
    Place(Known),
}

/// Draws them; `all` takes the first of each.
pub fn proposed_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut IntakeForm, all: bool) {
    let proposals = proposals(sight, form);
    if proposals.is_empty() {
        return;
    }
    let mut taken = Vec::new();
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::ProposedTitle)));
        for (at, proposal) in proposals.iter().enumerate() {
            let text = says(sight, proposal);
            if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                taken.push(at);
            }
        }
        let text = sight.say(Key::ProposedAll);
        if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() || all {
            taken.extend(first_of_each(&proposals));
        }
        key_cap(ui, sight.look, "Alt A");
    });
    for (at, proposal) in proposals.into_iter().enumerate() {
        if taken.contains(&at) {
            take(sight, form, proposal);
        }
    }
}

fn first_of_each(proposals: &[Proposal]) -> Vec<usize> {
    let kind = |it: &Proposal| std::mem::discriminant(it);
    let first = |at: &usize| {
        let of_it = kind(&proposals[*at]);
        proposals[..*at].iter().all(|it| kind(it) != of_it)
    };
    (0..proposals.len()).filter(first).collect()
}

fn proposals(sight: &Sight<'_>, form: &IntakeForm) -> Vec<Proposal> {
    let Spoken {
        townships,
        places,
        kinds,
    } = spoken(&sight.state().register, &form.words);
    let sent = message(&form.words, sight.now);
    let is_new = form.heard.name.is_empty() && form.heard_at == Moment::default();
    let mut all: Vec<Proposal> = sent
        .filter(|_| is_new)
        .map(Proposal::Message)
        .into_iter()
        .collect();
    if form.kind.is_none() {
        all.extend(kinds.into_iter().map(Proposal::Kind));
    }
    if form.at.words.trim().is_empty() {
        all.extend(places.into_iter().map(Proposal::Place));
    }
    if form.at.township.is_none() {
        all.extend(townships.into_iter().map(Proposal::Township));
    }
    all
}

fn says(sight: &Sight<'_>, proposal: &Proposal) -> String {
    match proposal {
        Proposal::Message(it) => {
            let args = [
                ("who", it.sender.as_str().into()),
                ("at", clock_text(it.sent_at, sight.now).into()),
            ];
            sight.say_with(Key::ProposedMessage, args)
        }
        Proposal::Kind(id) => {
            let kind = sight.state().register.kind(id);
            let name = kind.map_or_else(|| id.to_string(), |it| sight.lang().name(&it.zh, &it.en));
            sight.say_with(Key::ProposedKind, [("what", name.into())])
        }
        Proposal::Township(id) => {
            let name = sight.township(id);
            sight.say_with(Key::ProposedTownship, [("what", name.into())])
        }
        Proposal::Place(it) => {
            let name = sight.lang().name(&it.zh, &it.en);
            sight.say_with(Key::ProposedPlace, [("what", name.into())])
        }
    }
}

fn take(sight: &Sight<'_>, form: &mut IntakeForm, proposal: Proposal) {
    match proposal {
        Proposal::Message(it) => {
            form.heard.name = it.sender;
            form.heard.means = Means::Messenger;
            form.heard_at = Moment::of(it.sent_at, sight.now);
            if form.source.is_none() {
                form.source = SourceId::new("chat-group").ok();
            }
        }
        Proposal::Kind(id) => form.kind = Some(id),
        // The words name it; a place only lies somewhere near.
        Proposal::Township(id) if !form.at.is_chosen => form.at.choose(Some(id)),
        Proposal::Township(_) => {}
        Proposal::Place(it) => form.at.take(&it, it.spoken()),
    }
}
