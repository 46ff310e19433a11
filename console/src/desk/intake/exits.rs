//! The exits of a call note, each by one key: a new incident, one of the three nearest that are open,
//! information only; or its words go on into a whistle.

use dispatch_core::command::{Attach, Command, Figures, Intake, Open};
use dispatch_core::view::{NEAREST, near};
use dispatch_core::words::IncidentId;
use eframe::egui::{Id, Key as Pressed, Label, Ui};

use super::{IntakeForm, Outcome};
use crate::desk::drafts::drop_ui;
use crate::desk::outbox::{Outbox, fresh_id};
use crate::desk::sight::Sight;
use crate::desk::whereabouts::{point_ui, where_field};
use crate::desk::whistle::{WhistleForm, township_ui, type_field, types_ui, way_text};
use crate::desk::widgets::{
    Weight, act_button, ctrl_enter, digit_with_alt, key_cap, toggle, with_alt,
};
use crate::language::Key;

/// The keys of the form that were struck in this frame.
#[derive(Clone, Copy, Debug)]
pub struct Struck {
    /// Ctrl Enter: a new incident.
    opens: bool,
    /// Alt and a digit: joins one of the nearest, counted from 1; 0 is information only.
    digit: Option<usize>,
    /// Alt W: a whistle.
    whistles: bool,
    /// Alt A: what was recognised is taken.
    pub adopts: bool,
    /// Alt L: the caret goes where the place is written.
    place: bool,
    /// Alt T: the caret goes where the type is written.
    kind: bool,
}

impl Struck {
    /// Hears them, before a field takes their signs for words.
    pub fn heard(ui: &Ui) -> Struck {
        Struck {
            opens: ctrl_enter(ui),
            digit: digit_with_alt(ui),
            whistles: with_alt(ui, Pressed::W),
            adopts: with_alt(ui, Pressed::A),
            place: with_alt(ui, Pressed::L),
            kind: with_alt(ui, Pressed::T),
        }
    }
}

/// Draws what it is about: an open incident, or type and place of a new one. Returns that it joined one.
pub fn about_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut IntakeForm,
    struck: Struck,
    outbox: &mut Outbox,
) -> Option<Outcome> {
    let mut taken = None;
    ui.label(sight.look.strong(sight.say(Key::IntakeJoins)));
    // Where the note has no point: the township that was named, then what was reported last.
    let mut nearest = near(sight.state(), form.at.point, form.at.township.as_ref());
    nearest.truncate(NEAREST);
    if nearest.is_empty() {
        ui.label(sight.look.note(sight.say(Key::NothingNear)));
    }
    let why = refusal(sight, form);
    for (number, it) in (1..).zip(nearest) {
        let incident = it.incident;
        let text = sight.say_with(Key::AttachTo, [("title", sight.title(incident).into())]);
        ui.horizontal_wrapped(|ui| {
            key_cap(ui, sight.look, &format!("Alt {number}"));
            let words = (&*text, &*text);
            let pressed = act_button(ui, sight.look, Weight::Plain, words, why.as_deref());
            if why.is_none() && (pressed || struck.digit == Some(number)) {
                let id = Some(incident.id.clone());
                record(sight, form, Some(id.clone()), outbox);
                taken = Some(Outcome::Recorded(id));
            }
            ui.label(sight.look.note(way_text(sight, &it)));
        });
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.strong(sight.say(Key::IntakeOpens)));
        for (cap, key) in [("Alt L", Key::WhistlePlace), ("Alt T", Key::WhistleType)] {
            key_cap(ui, sight.look, cap);
            ui.label(sight.look.note(sight.say(key)));
        }
    });
    let id = Id::unique("place of the call note");
    where_field(ui, sight, (id, f32::INFINITY), &mut form.at, struck.place);
    township_ui(ui, sight, &mut form.at);
    point_ui(ui, sight, &mut form.at);
    type_field(ui, sight, &mut form.typed, &mut form.kind, struck.kind);
    types_ui(ui, sight, &mut form.kind);
    taken
}

/// Draws the exits that are always in sight.
pub fn exits_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut IntakeForm,
    struck: Struck,
    outbox: &mut Outbox,
) -> Outcome {
    let mut outcome = Outcome::Open;
    let why = refusal(sight, form);
    let not_new = why.clone().or_else(|| not_new(sight, form));
    ui.horizontal_wrapped(|ui| {
        let text = sight.say(Key::IntakeNew);
        let words = (&*text, &*text);
        let pressed = act_button(ui, sight.look, Weight::Primary, words, not_new.as_deref());
        key_cap(ui, sight.look, "Ctrl Enter");
        let text = sight.say(Key::IntakeCallsNobody);
        if toggle(ui, sight.look, form.calls_nobody, &text) {
            form.calls_nobody = !form.calls_nobody;
        }
        if not_new.is_none()
            && (pressed || struck.opens)
            && let Some(id) = open(sight, form, outbox)
        {
            outcome = Outcome::Recorded(Some(id));
        }
        let text = sight.say(Key::IntakeInformation);
        let words = (&*text, &*text);
        let pressed = act_button(ui, sight.look, Weight::Plain, words, why.as_deref());
        key_cap(ui, sight.look, "Alt 0");
        if why.is_none() && (pressed || struck.digit == Some(0)) {
            record(sight, form, Some(None), outbox);
            outcome = Outcome::Recorded(None);
        }
        let text = sight.say(Key::IntakeWhistles);
        let words = (&*text, &*text);
        let pressed = act_button(ui, sight.look, Weight::Plain, words, why.as_deref());
        key_cap(ui, sight.look, "Alt W");
        if why.is_none()
            && (pressed || struck.whistles)
            && let Some(note) = record(sight, form, None, outbox)
        {
            outcome = Outcome::Whistles(Box::new(whistle(sight, form, note)));
        }
        let text = sight.say(Key::PutAway);
        if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
            outcome = Outcome::PutAway;
        }
        if form.is_written() && drop_ui(ui, sight, &mut form.dropping) {
            outcome = Outcome::Dropped;
        }
    });
    if let Some(why) = not_new {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
    outcome
}

/// Why this note cannot be recorded: nothing was written, or what the fold says.
fn refusal(sight: &Sight<'_>, form: &IntakeForm) -> Option<String> {
    if form.words.trim().is_empty() {
        return Some(sight.say(Key::IntakeNeeds).into_owned());
    }
    if let Err(why) = form.heard_at.at(sight) {
        return Some(why);
    }
    let caller = form.caller(sight);
    let command = Command::Intake(form.note(sight)?);
    sight.refusal_for(&command, caller.as_ref())
}

/// Why no incident can be opened of it.
fn not_new(sight: &Sight<'_>, form: &IntakeForm) -> Option<String> {
    let note = form.note(sight)?;
    match opening(form, &note) {
        // The note itself is not in the ledger yet, so what is asked about names none.
        Some(open) => sight.refusal(&Command::Open(Open {
            from_intake: None,
            ..open
        })),
        None => Some(sight.say(Key::IntakeOpenNeeds).into_owned()),
    }
}

/// Writes the note down and, where it is known, what it belongs to.
fn record(
    sight: &Sight<'_>,
    form: &IntakeForm,
    fate: Option<Option<IncidentId>>,
    outbox: &mut Outbox,
) -> Option<Intake> {
    let note = form.note(sight)?;
    outbox.push_for(Command::Intake(note.clone()), form.caller(sight), sight.now);
    if let Some(incident) = fate {
        let attach = Attach {
            intake: note.intake.clone(),
            incident,
        };
        outbox.push(Command::Attach(attach), sight.now);
    }
    Some(note)
}

fn open(sight: &Sight<'_>, form: &IntakeForm, outbox: &mut Outbox) -> Option<IncidentId> {
    let note = record(sight, form, None, outbox)?;
    let open = opening(form, &note)?;
    let incident = open.incident.clone();
    outbox.push(Command::Open(open), sight.now);
    Some(incident)
}

/// The centre opens an incident of it; the members that must come are called at once.
fn opening(form: &IntakeForm, note: &Intake) -> Option<Open> {
    Some(Open {
        incident: IncidentId::new(&format!("i-{}", fresh_id().simple())).ok()?,
        kind: form.kind.clone()?,
        township: form.at.township.clone()?,
        place: form.at.place()?,
        words: note.words.clone(),
        from_intake: Some(note.intake.clone()),
        happened_at: None,
        commander: None,
        figures: Figures::new(),
        call_members: !form.calls_nobody,
        response: None,
    })
}

/// A whistle with all that the note says: it was received when the note was.
fn whistle(sight: &Sight<'_>, form: &IntakeForm, note: Intake) -> WhistleForm {
    WhistleForm {
        kind: form.kind.clone(),
        at: form.at.clone(),
        words: form.words.clone(),
        heard: form.heard.clone(),
        from_intake: Some(note.intake),
        ..WhistleForm::new(form.received_at.unwrap_or(sight.now))
    }
}
