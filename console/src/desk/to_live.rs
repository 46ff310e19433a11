//! 转实战 in a drill's window (practice R9): one press takes the words of a whistle to an unsent live form
//! of this machine. The drill's own record says that it was done, and nothing else goes across.

use std::collections::BTreeSet;

use crossbeam_channel::{Sender, TrySendError};
use dispatch_core::command::{Command, Figures, Note, Whistle};
use dispatch_core::state::Incident;
use dispatch_core::words::{IncidentId, Words};
use eframe::egui::{Frame, Label, Margin, Ui};

use super::across::{AskAcross, Crossed, WhistleWords};
use super::blind::Blind;
use super::incident::said;
use super::look::bold;
use super::outbox::Outbox;
use super::sight::Sight;
use super::theme::size;
use super::widgets::{Weight, act_button};
use crate::language::{Key, Lang};

/// What was taken to live, and what came of the last one.
#[derive(Debug, Default)]
pub struct ToLiveView {
    /// Pressed and not yet handed over.
    asked: Vec<AskAcross>,
    /// Incidents whose words were taken already: a second press is told from the first.
    taken: BTreeSet<IncidentId>,
    /// What is said until it is put away.
    word: Option<Word>,
}

#[derive(Debug)]
enum Word {
    Taken(Option<Words>, bool),
    NotTaken(Blind),
}

impl ToLiveView {
    /// Takes these words to live.
    pub fn take(&mut self, words: WhistleWords) {
        self.asked.push(AskAcross::Take(words));
    }

    /// Hands over what was pressed. What nobody takes any more is told, and not kept waiting.
    pub fn hand_over(&mut self, ask: &Sender<AskAcross>) {
        let word = &mut self.word;
        self.asked.retain(|it| match ask.try_send(it.clone()) {
            Ok(()) => false,
            Err(TrySendError::Full(_)) => true,
            Err(TrySendError::Disconnected(_)) => {
                *word = Some(Word::NotTaken(Blind::across_ended()));
                false
            }
        });
    }

    /// What the thread said; what is of the live desk comes back.
    pub fn hear(&mut self, told: Crossed) -> Option<Crossed> {
        match told {
            Crossed::Taken { place, attended } => self.word = Some(Word::Taken(place, attended)),
            Crossed::NotTaken(why) => self.word = Some(Word::NotTaken(why)),
            other => return Some(other),
        }
        None
    }
}

/// Draws the press beside a drill's incident.
pub fn take_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    view: &mut ToLiveView,
    outbox: &mut Outbox,
) {
    if !sight.state().world.is_drill() {
        return;
    }
    let again = view.taken.contains(&incident.id);
    let text = sight.say(if again { Key::ToLiveAgain } else { Key::ToLive });
    let name = format!("{text} {}", sight.title(incident));
    let refusal = sight.past.then(|| sight.say(Key::PastShort));
    let refusal = refusal.as_deref();
    if act_button(ui, sight.look, Weight::Danger, (&text, &name), refusal) {
        view.take(words_of(sight, incident));
        view.taken.insert(incident.id.clone());
        let note = Command::Note(Note {
            incident: Some(incident.id.clone()),
            words: said(&sight.record(Key::ToLiveNote)),
            satisfies: None,
        });
        // Where this seat may not remark on it, the real one goes across all the same.
        if sight.refusal(&note).is_none() {
            outbox.push(note, sight.now);
        }
    }
    ui.label(sight.look.note(sight.say(Key::ToLiveHint)));
}

/// What a drill's whistle says: as the incident stands now, and the rest as it was whistled.
fn words_of(sight: &Sight<'_>, incident: &Incident) -> WhistleWords {
    let whistles: Vec<&Whistle> = sight
        .picture
        .lines
        .iter()
        .filter(|line| line.refusal.is_none())
        .filter_map(|line| match &line.author.command {
            Command::Whistle(it) => Some(it),
            _ => None,
        })
        .filter(|it| it.into.as_ref().unwrap_or(&it.incident) == &incident.id)
        .collect();
    let mut conditions = Vec::new();
    for condition in incident.reporters.iter().flat_map(|it| &it.conditions) {
        if !conditions.contains(condition) {
            conditions.push(condition.clone());
        }
    }
    let mut figures = Figures::new();
    for statement in &incident.statements {
        figures.extend(statement.figures.clone());
    }
    let newest = |of: fn(&Whistle) -> &Option<Words>| {
        let all = whistles.iter().rev();
        all.filter_map(|it| of(it).clone()).next()
    };
    WhistleWords {
        kind: Some(incident.kind.clone()),
        township: Some(incident.township.clone()),
        place: Some(incident.place.words.clone()),
        conditions,
        figures,
        words: incident.words.clone(),
        done: newest(|it| &it.done),
        needs: newest(|it| &it.needs),
    }
}

/// Says what came of the last press, until it is put away.
pub fn taken_ui(ui: &mut Ui, sight: &Sight<'_>, view: &mut ToLiveView) {
    let p = &sight.look.palette;
    let Some(word) = &view.word else { return };
    let (text, ink, fill) = match word {
        Word::Taken(place, attended) => {
            let place = place.as_ref().map_or("", Words::as_str);
            let key = if *attended {
                Key::ToLiveTaken
            } else {
                Key::ToLiveUnattended
            };
            let text = sight.say_with(key, [("place", place.into())]);
            (text, p.amber.text, p.bg2)
        }
        Word::NotTaken(why) => {
            let why = match sight.lang() {
                Lang::Zh => why.zh.as_str(),
                Lang::En => why.en.as_str(),
            };
            let text = sight.say_with(Key::ToLiveFailed, [("why", why.into())]);
            (text, p.red.text, p.late)
        }
    };
    let unattended = matches!(word, Word::Taken(_, false));
    let frame = Frame::new().fill(fill);
    frame.inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.add(Label::new(bold(text, size::ROW, ink)).wrap());
        ui.horizontal(|ui| {
            let open = sight.say(Key::ToLiveOpen);
            if unattended && act_button(ui, sight.look, Weight::Primary, (&open, &open), None) {
                view.asked.push(AskAcross::OpenLive);
            }
            let text = sight.say(Key::PutAwayRefusal);
            let name = sight.say(Key::ToLiveSeen);
            if act_button(ui, sight.look, Weight::Small, (&text, &name), None) {
                view.word = None;
            }
        });
    });
}
