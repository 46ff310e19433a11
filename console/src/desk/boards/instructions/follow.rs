//! What became of an instruction: conveyed, answered, carried out. It changes no assignment and no
//! commander.

use dispatch_core::command::{Command, FollowInstruction, InstructionAnswer};
use dispatch_core::register::{Party, Unit};
use dispatch_core::state::{Incident, Instruction};
use dispatch_core::words::InstructionId;
use eframe::egui::{ComboBox, Label, Ui};

use crate::desk::boards::say::say_for;
use crate::desk::incident::{parties, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, clock_hm, list_line, text_field};
use crate::language::Key;

/// What is half written.
#[derive(Debug, Default)]
pub struct FollowForm {
    to: Option<Party>,
    answer: String,
    progress: String,
}

/// A follow-up that says nothing yet.
pub fn follow(id: &InstructionId) -> FollowInstruction {
    FollowInstruction {
        instruction: id.clone(),
        conveyed_to: Vec::new(),
        answer: None,
        progress: None,
        done: false,
        order: None,
        obligation: None,
    }
}

/// Draws what was done about it, and the acts.
pub fn follow_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, it): (&InstructionId, &Instruction),
    incident: Option<&Incident>,
    form: &mut FollowForm,
    outbox: &mut Outbox,
) {
    said_ui(ui, sight, it);
    if it.done.is_some() {
        return;
    }
    let words = it.words.as_str();
    let width = (ui.available_width() - 120.0).max(120.0);
    ui.horizontal_wrapped(|ui| {
        convey_ui(ui, sight, incident, form);
        let command = form.to.clone().map(|to| {
            Command::FollowInstruction(FollowInstruction {
                conveyed_to: vec![to],
                ..follow(id)
            })
        });
        let what = (command, None);
        if say_for(ui, sight, (Key::StepConvey, words), what, outbox) {
            form.to = None;
        }
    });
    // The answer is the commander's, heard by telephone where he does not sit here.
    let heard = incident.and_then(|it| sight.for_commander(it));
    let answer = |answer| {
        Command::FollowInstruction(FollowInstruction {
            answer: Some(answer),
            ..follow(id)
        })
    };
    let adopted = (Some(answer(InstructionAnswer::Adopted)), heard.clone());
    ui.horizontal(|ui| {
        let room = (width - 80.0).max(120.0);
        text_field(ui, sight, (Key::AnswerWords, room), &mut form.answer);
        let explained =
            written(&form.answer).map(|words| answer(InstructionAnswer::Explained { words }));
        let step = (Key::StepExplained, words);
        if say_for(ui, sight, step, (explained, heard.clone()), outbox) {
            form.answer.clear();
        }
        say_for(ui, sight, (Key::StepAdopted, words), adopted, outbox);
    });
    ui.horizontal(|ui| {
        let room = (width - 80.0).max(120.0);
        text_field(ui, sight, (Key::ProgressWords, room), &mut form.progress);
        let progress = written(&form.progress).map(|progress| {
            Command::FollowInstruction(FollowInstruction {
                progress: Some(progress),
                ..follow(id)
            })
        });
        let step = (Key::StepProgress, words);
        if say_for(ui, sight, step, (progress, None), outbox) {
            form.progress.clear();
        }
        let done = Command::FollowInstruction(FollowInstruction {
            done: true,
            ..follow(id)
        });
        say_for(
            ui,
            sight,
            (Key::StepDone, words),
            (Some(done), None),
            outbox,
        );
    });
}

/// Everything that was said about it.
fn said_ui(ui: &mut Ui, sight: &Sight<'_>, it: &Instruction) {
    let mut lines: Vec<String> = Vec::new();
    if !it.conveyed.is_empty() {
        let told = it.conveyed.iter();
        let told: Vec<String> = told
            .map(|(who, said)| format!("{} {}", sight.party(who), clock_hm(said.at)))
            .collect();
        let who = told.join("、");
        lines.push(sight.say_with(Key::ConveyedTo, [("who", who.into())]));
    }
    if let Some((answer, said)) = &it.answer {
        let by = match &said.on_behalf {
            Some(on_behalf) => sight.party(&on_behalf.who),
            None => sight.person(&said.person),
        };
        let word = match answer {
            InstructionAnswer::Adopted => sight.say(Key::StepAdopted).into_owned(),
            InstructionAnswer::Explained { words } => {
                format!("{} {words}", sight.say(Key::StepExplained))
            }
        };
        lines.push(format!("{} {by} {word}", clock_hm(said.at)));
    }
    for (words, said) in &it.progress {
        let word = sight.say(Key::StepProgress);
        lines.push(format!("{} {word} {words}", clock_hm(said.at)));
    }
    for line in lines {
        ui.add(Label::new(sight.look.label(line)).wrap());
    }
}

/// To whom: the commander first, then who is called here, then everybody of the district.
fn convey_ui(ui: &mut Ui, sight: &Sight<'_>, incident: Option<&Incident>, form: &mut FollowForm) {
    let register = &sight.state().register;
    let mut choices: Vec<Party> = Vec::new();
    if let Some(incident) = incident {
        let commander = incident.commander().map(|it| Party::Post(it.post.clone()));
        choices.extend(commander);
        choices.extend(parties(incident));
    }
    let centre = register.posts.values().filter(|it| it.unit == Unit::Centre);
    choices.extend(centre.map(|it| Party::Post(it.id.clone())));
    choices.extend(register.townships.keys().cloned().map(Party::Township));
    choices.extend(register.departments.keys().cloned().map(Party::Department));
    let mut seen = std::collections::BTreeSet::new();
    choices.retain(|it| seen.insert(it.clone()));
    if form.to.is_none() && incident.is_some() {
        form.to = choices.first().cloned();
    }
    let chosen = form.to.as_ref().map_or_else(
        || sight.say(Key::ConveyTo).into_owned(),
        |it| sight.party(it),
    );
    ComboBox::from_id_salt("convey-to")
        .selected_text(chosen)
        .width(260.0)
        .height(360.0)
        .show_ui(ui, |ui| {
            for choice in choices {
                let is_it = form.to.as_ref() == Some(&choice);
                if list_line(ui, is_it, sight.party(&choice)) {
                    form.to = Some(choice);
                }
            }
        })
        .response
        .listed(sight, Key::ConveyTo);
}
