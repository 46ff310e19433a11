//! States and kinds of the core in the words of the screen.

use std::borrow::Cow;

use dispatch_core::command::{AttemptResult, ReportKind};
use dispatch_core::entry::Means;
use dispatch_core::level::{EventLevel, evaluate};
use dispatch_core::state::{AssignmentState, Incident, Reach, Status};
use dispatch_core::words::{MeasureId, SourceId};
use eframe::egui::Ui;

use super::look::Look;
use super::sight::Sight;
use super::widgets::event_level_ui;
use crate::language::{Key, Lang};

/// Where an incident stands.
#[must_use]
pub fn status(sight: &Sight<'_>, status: Status) -> String {
    let key = match status {
        Status::Reported => Key::StatusReported,
        Status::Responding => Key::StatusResponding,
        Status::Controlled => Key::StatusControlled,
        Status::Ended => Key::StatusEnded,
        Status::Filed => Key::StatusFiled,
        Status::Withdrawn => Key::StatusWithdrawn,
        Status::Merged => Key::StatusMerged,
    };
    sight.say(key).into_owned()
}

/// Which of its four looks a call has.
#[must_use]
pub fn reach(sight: &Sight<'_>, reach: Reach) -> String {
    let key = match reach {
        Reach::Undelivered => Key::ReachUndelivered,
        Reach::Delivered => Key::ReachDelivered,
        Reach::Reached => Key::ReachReached,
        Reach::Acknowledged => Key::ReachAcknowledged,
    };
    sight.say(key).into_owned()
}

/// How far an assignment has come.
#[must_use]
pub fn assignment(sight: &Sight<'_>, state: AssignmentState) -> String {
    let key = match state {
        AssignmentState::Requested => Key::TeamRequested,
        AssignmentState::Declined => Key::TeamDeclined,
        AssignmentState::Dispatched => Key::TeamDispatched,
        AssignmentState::Accepted => Key::TeamAccepted,
        AssignmentState::EnRoute => Key::TeamEnRoute,
        AssignmentState::OnScene => Key::TeamOnScene,
        AssignmentState::Working => Key::TeamWorking,
        AssignmentState::Withdrawing => Key::TeamWithdrawing,
        AssignmentState::Home => Key::TeamHome,
        AssignmentState::Resting => Key::TeamResting,
        AssignmentState::Recalled => Key::TeamRecalled,
        AssignmentState::Cancelled => Key::TeamCancelled,
    };
    sight.say(key).into_owned()
}

/// How an attempt ended.
#[must_use]
pub fn attempt(sight: &Sight<'_>, result: AttemptResult) -> String {
    let key = match result {
        AttemptResult::Answered => Key::AttemptAnswered,
        AttemptResult::Busy => Key::AttemptBusy,
        AttemptResult::NoAnswer => Key::AttemptNoAnswer,
        AttemptResult::SwitchedOff => Key::AttemptSwitchedOff,
        AttemptResult::OutOfRange => Key::AttemptOutOfRange,
        AttemptResult::PassedOn => Key::AttemptPassedOn,
    };
    sight.say(key).into_owned()
}

/// The kinds of report upward.
#[must_use]
pub fn report(sight: &Sight<'_>, kind: ReportKind) -> String {
    let key = match kind {
        ReportKind::Telephone => Key::ReportTelephone,
        ReportKind::First => Key::ReportFirst,
        ReportKind::FollowUp => Key::ReportFollowUp,
        ReportKind::Final => Key::ReportFinal,
    };
    sight.say(key).into_owned()
}

/// By what means something was said.
#[must_use]
pub fn means(sight: &Sight<'_>, means: Means) -> String {
    let key = match means {
        Means::Telephone => Key::MeansTelephone,
        Means::Radio => Key::MeansRadio,
        Means::Satellite => Key::MeansSatellite,
        Means::InPerson => Key::MeansInPerson,
        Means::Messenger => Key::MeansMessenger,
        Means::System => Key::MeansSystem,
        Means::Fax => Key::MeansFax,
        Means::Paper => Key::MeansPaper,
    };
    sight.say(key).into_owned()
}

/// A measure of harm by its name in the catalogue.
#[must_use]
pub fn measure(sight: &Sight<'_>, id: &MeasureId) -> String {
    match sight.catalogue.measures.get(id.as_str()) {
        Some(it) => sight.lang().name(&it.zh, &it.en),
        None => id.to_string(),
    }
}

/// A source by its name in the catalogue.
#[must_use]
pub fn source(sight: &Sight<'_>, id: &SourceId) -> String {
    match sight.catalogue.sources.get(id.as_str()) {
        Some(it) => sight.lang().name(&it.zh, &it.en),
        None => id.to_string(),
    }
}

/// Who reported: a township of the register, a source of the catalogue, or the word itself.
#[must_use]
pub fn reporter(sight: &Sight<'_>, who: &str) -> String {
    if let Some(it) = sight.state().register.townships.get(who) {
        return sight.lang().name(it.zh.as_str(), it.en.as_str());
    }
    match sight.catalogue.sources.get(who) {
        Some(it) => sight.lang().name(&it.zh, &it.en),
        None => who.to_owned(),
    }
}

/// The event level as the figures in use give it, with its doubt; the whole reasoning on hovering.
pub fn event_level(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let Some(kind) = sight.kind(incident) else {
        return;
    };
    let assessment = evaluate(kind.level_profile, &incident.figures());
    let bars = match assessment.level {
        None => 0,
        Some(EventLevel::Ordinary) => 1,
        Some(EventLevel::Serious) => 2,
        Some(EventLevel::Major) => 3,
        Some(EventLevel::Extraordinary) => 4,
    };
    let word = match assessment.level {
        Some(level) => undetermined(sight.look, level),
        None if assessment.manual => sight.say(Key::EventManual).into_owned(),
        None => sight.say(Key::EventNone).into_owned(),
    };
    let sentence = assessment.sentence();
    let sentence = match sight.lang() {
        Lang::Zh => sentence.zh,
        Lang::En => sentence.en,
    };
    event_level_ui(ui, sight.look, bars, &word).on_hover_text(sentence);
}

/// The word of an event level that the figures give, with its doubt: nobody has determined it.
pub fn undetermined(look: &Look, level: EventLevel) -> String {
    let (zh, en) = level.text();
    let level = match look.lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    look.say_with(Key::EventUndetermined, [("level", level.into())])
}

/// The event level where the figures give one; where they give none there is nothing to be read at a
/// glance, and the incident itself says why.
pub fn known_event_level(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let known = sight.kind(incident).is_some_and(|kind| {
        evaluate(kind.level_profile, &incident.figures())
            .level
            .is_some()
    });
    if known {
        event_level(ui, sight, incident);
    }
}

/// Characters of a name that stand on the screen: three times what the district's longest has.
const NAME_CHARS: usize = 48;

/// A name as far as it is one, and whether more was written: somebody may have pasted a whole message for it,
/// and everything that stands beside it must still be found.
#[must_use]
pub fn name(text: &str) -> (Cow<'_, str>, bool) {
    match text.char_indices().nth(NAME_CHARS) {
        Some((end, _)) => (Cow::Owned(format!("{}…", &text[..end])), true),
        None => (Cow::Borrowed(text), false),
    }
}
