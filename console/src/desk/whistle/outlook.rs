//! What will come of the whistle, as the fold would make it: who is called, whom that rings tonight, who commands from the first moment.

use dispatch_core::catalogue::Role;
use dispatch_core::command::Command;
use dispatch_core::fold;
use dispatch_core::register::Unit;
use dispatch_core::state::Incident;
use dispatch_core::words::{ConditionId, DepartmentId, IncidentId};
use eframe::egui::{Label, Ui};

use super::WhistleForm;
use super::send::{heard, whistle};
use crate::desk::sight::Sight;
use crate::language::Key;

/// Draws it.
pub fn outlook_ui(ui: &mut Ui, sight: &Sight<'_>, form: &WhistleForm) {
    if form.into.is_some() {
        ui.add(Label::new(sight.look.row(sight.say(Key::OutlookJoins))).wrap());
        return;
    }
    ui.label(sight.look.strong(sight.say(Key::OutlookTitle)));
    let Some(incident) = foreseen(sight, form) else {
        ui.add(Label::new(sight.look.note(sight.say(Key::OutlookNeeds))).wrap());
        return;
    };
    centre_ui(ui, sight);
    for (role, title) in [
        (Role::Must, Key::OutlookMust),
        (Role::Inform, Key::OutlookInform),
    ] {
        let called: Vec<String> = incident
            .calls
            .iter()
            .filter(|(_, call)| call.role == Some(role))
            .map(|(id, _)| office(sight, id))
            .collect();
        if !called.is_empty() {
            let title = sight.say_with(title, [("n", called.len().into())]);
            line_ui(
                ui,
                sight,
                &title,
                &called.join(sight.say(Key::ListComma).as_ref()),
            );
        }
    }
    teams_ui(ui, sight, form);
    if let Some(tenure) = incident.commander() {
        let who = sight.commander(tenure);
        let text = sight.say_with(Key::OutlookCommands, [("who", who.into())]);
        ui.add(Label::new(sight.look.row(text)).wrap());
    }
}

fn line_ui(ui: &mut Ui, sight: &Sight<'_>, title: &str, says: &str) {
    let text = format!("{title}　{says}");
    ui.add(Label::new(sight.look.row(text)).wrap());
}

/// An office with who is on duty there tonight, where the roster has somebody.
fn office(sight: &Sight<'_>, id: &DepartmentId) -> String {
    let name = sight.department(id);
    let register = &sight.state().register;
    let unit = Unit::Department(id.clone());
    let post = register.post_of(&unit, "department-duty");
    let person = post.and_then(|it| register.on_duty(&it.id, sight.now));
    match person {
        Some(person) => format!("{name} {}", sight.person(person)),
        None => name,
    }
}

fn centre_ui(ui: &mut Ui, sight: &Sight<'_>) {
    let register = &sight.state().register;
    let on_duty = ["duty-officer", "duty-chief"]
        .into_iter()
        .filter_map(|kind| {
            let post = register.post_of(&Unit::Centre, kind)?;
            let person = register.on_duty(&post.id, sight.now)?;
            Some(format!("{} {}", sight.post(&post.id), sight.person(person)))
        });
    let on_duty: Vec<String> = on_duty.collect();
    let says = on_duty.join(sight.say(Key::ListComma).as_ref());
    line_ui(ui, sight, &sight.say(Key::Centre), &says);
}

/// The township's own teams: nobody calls them, its duty head sends them.
fn teams_ui(ui: &mut Ui, sight: &Sight<'_>, form: &WhistleForm) {
    let Some(township) = form.at.township.clone() else {
        return;
    };
    let own = Unit::Township(township);
    let teams = sight.state().register.teams.values();
    let teams: Vec<_> = teams.filter(|it| it.owner == own).collect();
    if teams.is_empty() {
        return;
    }
    let people: u32 = teams.iter().map(|it| it.people).sum();
    let names: Vec<String> = teams.iter().map(|it| sight.team(&it.id)).collect();
    let title = sight.say_with(Key::OutlookTeams, [("n", people.into())]);
    line_ui(
        ui,
        sight,
        &title,
        &names.join(sight.say(Key::ListComma).as_ref()),
    );
}

/// The incident as it would stand if this were sent now; what is still missing is put in for the look
/// ahead alone. `None` where type or township is missing, or where the fold would not have it.
fn foreseen(sight: &Sight<'_>, form: &WhistleForm) -> Option<Incident> {
    let id = IncidentId::new("foreseen").ok()?;
    let mut whistle = whistle(sight, form, id.clone())?;
    if whistle.conditions.is_empty() {
        let mut all: Vec<_> = sight.catalogue.conditions.values().collect();
        all.sort_by_key(|it| std::cmp::Reverse(it.order));
        whistle.conditions = vec![ConditionId::new(&all.first()?.id).ok()?];
    }
    let author = sight.author(
        uuid::Uuid::nil(),
        Command::Whistle(whistle),
        heard(sight, form),
        sight.now,
    );
    let state = sight.state();
    let (next, _) = fold::apply_author(state, state.height + 1, sight.recorded_at, &author);
    next.incident(&id).cloned()
}
