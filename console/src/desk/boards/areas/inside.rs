//! Somebody inside: what is decided, whether he is told, by when; three keys to decide, the call, and
//! what is read aloud to him.

use dispatch_core::command::{Affected, Command, ContactUnit, DecideInside, InsideAct, TellInside};
use dispatch_core::footprint::Part;
use dispatch_core::register::{Callee, Party, Unit};
use dispatch_core::sentence::{area_card, area_text};
use dispatch_core::state::{Incident, State};
use dispatch_core::view::{
    AreaView, InsideRow, People, ToldState, affected_en, affected_zh, people_of,
};
use eframe::egui::{Frame, Label, Margin, Ui};

use super::RowId;
use crate::desk::boards::contacts::{CallForm, call_as_ui};
use crate::desk::boards::kept::Kept;
use crate::desk::incident::{said, written};
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{
    Deadline, Tone, Weight, act_button, chip, clock_hm, deadline_ui, plain_button, text_field_of,
    toggle_of,
};
use crate::language::{Key, Lang};

/// A decision and a call half made.
#[derive(Debug, Default)]
pub struct RowForm {
    reason: String,
    call: CallForm,
    card: bool,
}

/// His name.
pub fn name(sight: &Sight<'_>, incident: &Incident, who: &Affected) -> String {
    match sight.lang() {
        Lang::Zh => affected_zh(sight.state(), incident, who),
        Lang::En => affected_en(sight.state(), incident, who),
    }
}

/// Draws the row, and beneath it decision and call while it is unfolded.
pub fn row_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (area, row): (&AreaView, &InsideRow),
    (id, forms): (&RowId, &mut Kept<RowId, RowForm>),
    outbox: &mut Outbox,
) {
    let name = name(sight, &area.incident, &row.who);
    ui.push_id(row.who.to_string(), |ui| {
        ui.horizontal_wrapped(|ui| {
            let open = forms.is_open(id);
            let spoken = sight.say_with(Key::AreaRowOf, [("who", (&*name).into())]);
            if toggle_of(ui, sight.look, open, (&name, &spoken)) {
                forms.toggle(id);
            }
            if row.is_new {
                chip(ui, sight.look, Tone::Red, &sight.say(Key::AreaRowNew));
            }
            decision_ui(ui, sight, row);
            told_ui(ui, sight, row);
        });
        // Below, so that no clock is broken in two by how much there is to say of the place.
        let text = sight.look.label(place_text(sight, row));
        ui.add(Label::new(text).wrap());
        ui.add_space(4.0);
        if forms.is_open(id) && !sight.past {
            open_ui(ui, sight, (area, row, &name), forms.form(id), outbox);
        }
    });
}

/// 下风向 1902 米 · 03:00 起 · 人数不详，可容 120 人.
fn place_text(sight: &Sight<'_>, row: &InsideRow) -> String {
    let part = match row.part {
        Part::Isolation => Key::AreaIsolation,
        Part::Downwind => Key::AreaDownwind,
    };
    let place = sight.say_with(
        Key::AreaRowPlace,
        [
            ("part", sight.say(part).into_owned().into()),
            ("n", row.metres.into()),
            ("at", clock_hm(row.since).into()),
        ],
    );
    let people = people_of(sight.state(), &row.who, sight.now);
    let people = people.map(|it| people_text(sight, it));
    let touched = row.touched.then(|| sight.say(Key::AreaRowTouched));
    let touched = touched.map(|it| it.into_owned());
    let said: Vec<String> = [Some(place), people, touched]
        .into_iter()
        .flatten()
        .collect();
    said.join(" · ")
}

/// 约 120 人（03:10 报）, 人数不详，可容 120 人.
fn people_text(sight: &Sight<'_>, people: People) -> String {
    match people {
        People::Housed(n, at) => {
            let args = [("n", n.into()), ("at", clock_hm(at).into())];
            sight.say_with(Key::AreaPeopleHoused, args)
        }
        People::Strength(n) => sight.say_with(Key::AreaPeopleStrength, [("n", n.into())]),
        People::Holds(n) => sight.say_with(Key::AreaPeopleHolds, [("n", n.into())]),
        People::Unknown => sight.say(Key::AreaPeopleUnknown).into_owned(),
    }
}

/// What is decided, or until when it is to be.
fn decision_ui(ui: &mut Ui, sight: &Sight<'_>, row: &InsideRow) {
    let Some(it) = &row.decision else {
        chip(ui, sight.look, Tone::Red, &sight.say(Key::AreaToDecide));
        let clock = Deadline {
            from: row.since,
            due: row.decide_due,
            done: None,
        };
        deadline_ui(ui, sight.look, &clock, sight.now);
        return;
    };
    let tone = match it.what {
        InsideAct::NotNeeded => Tone::Grey,
        InsideAct::Evacuate | InsideAct::ShelterInPlace => Tone::Blue,
    };
    chip(ui, sight.look, tone, &act_text(sight, row, it.what));
    if let Some(reason) = &it.reason {
        ui.label(sight.look.note(reason.as_str()));
    }
}

/// Whether he is told: a filled sign, an outlined word and a running clock are three forms.
fn told_ui(ui: &mut Ui, sight: &Sight<'_>, row: &InsideRow) {
    let (key, tone) = match &row.told {
        ToldState::NotNeeded => return,
        ToldState::Told(it) => {
            let at = clock_hm(it.attempt.said.at);
            let text = sight.say_with(Key::AreaTold, [("at", at.into())]);
            chip(ui, sight.look, Tone::Green, &text);
            return;
        }
        ToldState::Not => (Key::AreaNotTold, Tone::Amber),
        ToldState::Tried(_) => (Key::AreaTried, Tone::Amber),
        ToldState::Otherwise(_) => (Key::AreaToldOtherwise, Tone::Amber),
    };
    chip(ui, sight.look, tone, &sight.say(key));
    let clock = Deadline {
        from: row.since,
        due: row.tell_due,
        done: None,
    };
    deadline_ui(ui, sight.look, &clock, sight.now);
}

/// 疏散 of citizens is 撤离 of our own people.
fn act_text(sight: &Sight<'_>, row: &InsideRow, what: InsideAct) -> String {
    let own = matches!(
        row.who,
        Affected::Callee(Callee::Party(Party::Team(_)))
            | Affected::CommandPost
            | Affected::Plot(_)
            | Affected::Incident(_)
    );
    if own && what == InsideAct::Evacuate {
        return sight.say(Key::AreaPullOut).into_owned();
    }
    sight.lang().name(what.zh(), what.en())
}

fn open_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (area, row, name): (&AreaView, &InsideRow, &str),
    form: &mut RowForm,
    outbox: &mut Outbox,
) {
    let around = Frame::new().fill(sight.look.palette.bg2);
    around.inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let field = (Key::AreaReason, name);
            text_field_of(ui, sight, field, 200.0, &mut form.reason);
            for what in [
                InsideAct::Evacuate,
                InsideAct::ShelterInPlace,
                InsideAct::NotNeeded,
            ] {
                let command = Command::DecideInside(DecideInside {
                    incident: area.incident.id.clone(),
                    area: area.id.clone(),
                    who: row.who.clone(),
                    what,
                    reason: written(&form.reason),
                });
                let text = act_text(sight, row, what);
                let spoken = format!("{text} {name}");
                let refusal = sight.refusal(&command);
                let words = (&*text, &*spoken);
                if act_button(ui, sight.look, Weight::Plain, words, refusal.as_deref()) {
                    outbox.push(command, sight.now);
                    form.reason.clear();
                }
            }
            let text = sight.say(Key::AreaCard);
            let spoken = format!("{text} {name}");
            if toggle_of(ui, sight.look, form.card, (&text, &spoken)) {
                form.card = !form.card;
            }
        });
        if form.card {
            card_ui(ui, sight, (area, row));
        }
        let who = rung(sight.state(), &area.incident, &row.who, name);
        let tell = |it: ContactUnit| {
            Command::TellInside(TellInside {
                incident: area.incident.id.clone(),
                area: area.id.clone(),
                who: row.who.clone(),
                to: it.to,
                to_post: it.to_post,
                number: it.number,
                means: it.means,
                result: it.result,
                words: it.words,
            })
        };
        call_as_ui(ui, sight, (&who, &tell), &mut form.call, outbox);
    });
}

/// Whom one rings for him: of a command post its commander, of a depot whoever owns it.
pub fn rung(state: &State, incident: &Incident, who: &Affected, name: &str) -> Callee {
    let post = |incident: &Incident| {
        let commander = incident.commander();
        commander.map(|it| Callee::Party(Party::Post(it.post.clone())))
    };
    let found = match who {
        Affected::Callee(who) => Some(who.clone()),
        Affected::CommandPost => post(incident),
        Affected::Depot(id) => state
            .register
            .depots
            .get(id)
            .and_then(|it| match &it.owner {
                Unit::Township(id) => Some(Callee::Party(Party::Township(id.clone()))),
                Unit::Department(id) => Some(Callee::Party(Party::Department(id.clone()))),
                Unit::Centre | Unit::Outside(_) => None,
            }),
        Affected::Plot(_) | Affected::Incident(_) => None,
    };
    found.unwrap_or_else(|| Callee::Party(Party::Other(said(name))))
}

/// What is read aloud, in big type, and copied.
fn card_ui(ui: &mut Ui, sight: &Sight<'_>, (area, row): (&AreaView, &InsideRow)) {
    let p = &sight.look.palette;
    let text = sight.say(Key::CopyText);
    if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
        let text = area_text(sight.names, sight.state(), area, row, sight.now);
        ui.ctx().copy_text(sight.lang().text(text));
    }
    for line in area_card(sight.names, sight.state(), area, row, sight.now) {
        ui.label(inked(sight.lang().text(line.title), size::NOTE, p.ink2));
        let says = inked(sight.lang().text(line.says), size::TITLE, p.ink1);
        ui.add(Label::new(says).wrap());
    }
}
