//! The three exits of a call note: a new incident, one that is open, information only.

use dispatch_core::command::{Attach, Command, Intake, Open, Place};
use dispatch_core::view::{NEAREST, near};
use dispatch_core::words::IncidentId;
use eframe::egui::{Label, Ui};

use super::{IntakeForm, note, refusal};
use crate::desk::incident::said;
use crate::desk::outbox::{Outbox, fresh_id};
use crate::desk::sight::Sight;
use crate::desk::whistle::{township_ui, types_ui, way_text};
use crate::desk::widgets::{Weight, act_button, text_field};
use crate::language::Key;

/// Draws the exits. Once one was taken, the incident that the note became or joined, if any.
pub fn exits_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut IntakeForm,
    outbox: &mut Outbox,
) -> Option<Option<IncidentId>> {
    let note = note(sight, form)?;
    let why = refusal(sight, form, &note);
    let mut taken = None;
    ui.label(sight.look.strong(sight.say(Key::IntakeJoins)));
    // A call note has no point: the township that was named, then what was reported last.
    let mut nearest = near(sight.state(), None, form.township.as_ref());
    nearest.truncate(NEAREST);
    if nearest.is_empty() {
        ui.label(sight.look.note(sight.say(Key::NothingNear)));
    }
    for it in nearest {
        let incident = it.incident;
        let text = sight.say_with(Key::AttachTo, [("title", sight.title(incident).into())]);
        ui.horizontal_wrapped(|ui| {
            let words = (&*text, &*text);
            if act_button(ui, sight.look, Weight::Plain, words, why.as_deref()) {
                record(sight, &note, Some(Some(incident.id.clone())), outbox);
                taken = Some(Some(incident.id.clone()));
            }
            ui.label(sight.look.note(way_text(sight, &it)));
        });
    }
    let text = sight.say(Key::IntakeInformation);
    if act_button(
        ui,
        sight.look,
        Weight::Plain,
        (&text, &text),
        why.as_deref(),
    ) {
        record(sight, &note, Some(None), outbox);
        taken = Some(None);
    }
    ui.label(sight.look.strong(sight.say(Key::IntakeOpens)));
    ui.horizontal(|ui| {
        township_ui(ui, sight, &mut form.township);
        text_field(ui, sight, (Key::PlaceWords, f32::INFINITY), &mut form.place);
    });
    types_ui(ui, sight, &mut form.kind);
    let open = opening(form, &note);
    let missing = open
        .is_none()
        .then(|| sight.say(Key::IntakeOpenNeeds).into_owned());
    let why = why.or(missing).or_else(|| {
        // The note itself is not in the ledger yet, so what is asked about names none.
        let open = open.clone()?;
        sight.refusal(&Command::Open(Open {
            from_intake: None,
            ..open
        }))
    });
    let text = sight.say(Key::IntakeNew);
    let pressed = act_button(
        ui,
        sight.look,
        Weight::Primary,
        (&text, &text),
        why.as_deref(),
    );
    if let Some(why) = why {
        ui.add(Label::new(sight.look.note(why)).wrap());
    }
    if let Some(open) = open.filter(|_| pressed) {
        let incident = open.incident.clone();
        record(sight, &note, None, outbox);
        outbox.push(Command::Open(open), sight.now);
        taken = Some(Some(incident));
    }
    if taken.is_some() {
        *form = IntakeForm::new();
    }
    taken
}

/// Writes the note down and, where it is known, what it belongs to.
fn record(sight: &Sight<'_>, note: &Intake, fate: Option<Option<IncidentId>>, outbox: &mut Outbox) {
    outbox.push(Command::Intake(note.clone()), sight.now);
    if let Some(incident) = fate {
        let attach = Attach {
            intake: note.intake.clone(),
            incident,
        };
        outbox.push(Command::Attach(attach), sight.now);
    }
}

/// The centre opens an incident of it; the members that must come are called at once.
fn opening(form: &IntakeForm, note: &Intake) -> Option<Open> {
    let place = form.place.trim();
    Some(Open {
        incident: IncidentId::new(&format!("i-{}", fresh_id().simple())).ok()?,
        kind: form.kind.clone()?,
        township: form.township.clone()?,
        place: Place {
            words: (!place.is_empty()).then(|| said(place))?,
            point: None,
        },
        words: note.words.clone(),
        from_intake: Some(note.intake.clone()),
        happened_at: None,
        commander: None,
        figures: dispatch_core::command::Figures::new(),
        call_members: true,
        response: None,
    })
}
