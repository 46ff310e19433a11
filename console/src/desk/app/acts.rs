//! What the keys do: the same presses as those of the mouse, asked of the same checks.

use dispatch_core::command::{Command, KnowAlarm, TakeWhistle, Undo};
use eframe::egui::{Context, Popup, Ui};

use super::Desk;
use crate::desk::boards::BOARDS;
use crate::desk::boards::proposed_command;
use crate::desk::incident::{Matter, Part};
use crate::desk::intake::IntakeForm;
use crate::desk::keys::{self, Act};
use crate::desk::line::LineView;
use crate::desk::link::Wish;
use crate::desk::manual::ManualView;
use crate::desk::panes::Pane;
use crate::desk::queue::{is_waiting, rows};
use crate::desk::sight::Sight;
use crate::desk::view::Form;
use crate::desk::whistle::WhistleForm;
use crate::desk::widgets::open_by_key;

impl Desk {
    /// Hears the keys of this frame. Commands are of now, also while the board looks back.
    pub(super) fn keys(&mut self, ui: &Ui, now: &Sight<'_>) {
        let LineView { text, strokes, .. } = &mut self.view.line;
        strokes.hear(ui.ctx(), text.is_empty(), keys::opens_field);
        if self.composing.owns_keys(ui.ctx()) {
            return;
        }
        self.view.map.hear_keys(ui.ctx());
        if let Some((incident, degrees)) = self.view.map.take_wind(ui.ctx()) {
            let command = proposed_command(&incident, degrees);
            if now.refusal(&command).is_none() {
                self.outbox.push(command, now.now);
            }
        }
        for act in keys::pressed(ui.ctx()) {
            self.act(ui.ctx(), act, now);
        }
    }

    pub(super) fn act(&mut self, ctx: &Context, act: Act, now: &Sight<'_>) {
        let past = self.view.strip.looks_at.is_some();
        match act {
            Act::Escape => self.escape(ctx),
            Act::Language => self.next_language(),
            Act::Skin => self.next_skin(),
            Act::Settings => self.toggle(Form::Settings),
            Act::Manual => {
                let shown = self.view.manual.take().is_some();
                let panes = self.panes.shown();
                let has_keyboard = |it: &&Pane| ctx.memory(|memory| memory.has_focus(it.head()));
                let at = panes.iter().find(has_keyboard);
                self.view.manual = (!shown).then(|| ManualView::over(&self.view, at));
            }
            Act::Keys => self.toggle(Form::Keys),
            // A drill opens nothing of the live world but what it takes there.
            Act::Start if now.state().world.is_drill() => {}
            Act::Start => self.ask(Wish::OpenStart),
            Act::Line | Act::LineFromField => self.open_line(ctx),
            Act::Filter | Act::FilterFromField => self.view.queue.search(ctx),
            Act::Whose => self.view.queue.whose = self.view.queue.whose.next(),
            // The arrows move panes while these are arranged, and lead through a menu that is open.
            Act::Up | Act::Down if self.panes.arranging || Popup::is_any_open(ctx) => {}
            Act::Up => self.select(now, -1),
            Act::Down => self.select(now, 1),
            Act::Board(number) => {
                let before = number.checked_sub(1);
                self.view.form = None;
                self.view.board = before.and_then(|it| BOARDS.get(it)).map(|it| it.0);
                let board = self.view.board.map_or(Pane::Incident, Pane::Board);
                self.panes.raise(board);
            }
            Act::Talk => self.toggle(Form::Talk),
            Act::NextPane => self.panes.step(false),
            Act::PreviousPane => self.panes.step(true),
            Act::Arrange => self.panes.arranging = !self.panes.arranging,
            Act::ResetPanes => self.panes.reset(),
            Act::Print => {
                if let Some(picture) = &self.newest {
                    self.prints.press(&self.options.prints.ask, now, picture);
                }
            }
            Act::LookBack => {
                self.view.strip.toggle(now.recorded_at);
                if self.view.strip.looks_at.is_none() {
                    self.past = None;
                }
            }
            Act::TestSound => self.test_sound(),
            Act::Silence => self.silence(),
            Act::Legend => self.view.map.legend = !self.view.map.legend,
            Act::MapList => self.view.map.toggle_finder(),
            Act::Measure => self.view.map.toggle_measure(),
            // To be read, as the past is as well.
            Act::Section(_) => self.incident_act(ctx, act),
            _ if past => {}
            Act::Intake => self.open_intake(),
            Act::Whistle => {
                self.view.form = None;
                let kept = self.view.put_away.take();
                self.view
                    .whistle
                    .get_or_insert_with(|| kept.unwrap_or_else(|| WhistleForm::begun(now)));
                self.panes.raise(Pane::Form);
            }
            Act::TakeWhistle => {
                let waiting = rows(now).into_iter().find(|it| is_waiting(now, it));
                if let Some(incident) = waiting {
                    let incident = incident.id.clone();
                    self.view.select(incident.clone());
                    self.push(now, Command::TakeWhistle(TakeWhistle { incident }));
                }
            }
            Act::KnowAlarm => {
                if let Some(alarm) = now.waits.sounding.first().cloned() {
                    let know = KnowAlarm {
                        alarm: alarm.key,
                        incident: alarm.incident,
                    };
                    self.push(now, Command::KnowAlarm(know));
                }
            }
            Act::Undo => {
                if let Some(act) = now.state().last_acts.get(&now.seat.person) {
                    self.push(now, Command::Undo(Undo { entry: act.entry }));
                }
            }
            Act::PullOut => self.pull_out(ctx, now),
            Act::Order
            | Act::Chase
            | Act::ChaseAll
            | Act::SendTeam
            | Act::Figures
            | Act::Zone
            | Act::Plot
            | Act::Evacuate
            | Act::Aid => self.incident_act(ctx, act),
        }
    }

    /// The first stroke shows what the second would do.
    fn pull_out(&mut self, ctx: &Context, now: &Sight<'_>) {
        let selected = self.view.selected.as_ref();
        let Some(incident) = selected.and_then(|id| now.state().incident(id)) else {
            return;
        };
        self.view.form = None;
        self.view.board = None;
        self.panes.raise(Pane::Incident);
        let struck = self.view.incident.strike_pull_out(ctx, now, incident);
        if let Some((command, heard)) = struck
            && now.refusal_for(&command, heard.as_ref()).is_none()
        {
            self.outbox.push_for(command, heard, now.now);
        }
    }

    fn incident_act(&mut self, ctx: &Context, act: Act) {
        let Some(id) = self.view.selected.clone() else {
            return;
        };
        // What is asked for must be seen: a form that stands over the incident goes.
        self.view.form = None;
        self.view.board = None;
        self.panes.raise(Pane::Incident);
        let part = match act {
            Act::Section(number) => Part::numbered(number),
            Act::SendTeam | Act::Zone => Some(Part::Forces),
            Act::Plot | Act::Evacuate | Act::Aid => Part::numbered(8),
            _ => None,
        };
        let part = part.filter(|it| self.panes.apart.contains(it));
        if let Some(part) = part {
            self.panes.raise(Pane::Part(part));
        }
        if let Some(name) = keys::name_of(act) {
            open_by_key(ctx, name);
        }
        let incident = &mut self.view.incident;
        match act {
            Act::Section(_) if part.is_some() => self.panes.go_to = part.map(Pane::Part),
            Act::Section(number) => incident.fold(&id, number),
            Act::Order => incident.order(&id),
            Act::Chase | Act::ChaseAll => incident.chase(&id, act == Act::ChaseAll),
            Act::SendTeam => incident.send_team(&id),
            Act::Zone => incident.zone(&id),
            Act::Plot => incident.matter(&id, Matter::Plotting),
            Act::Evacuate => incident.matter(&id, Matter::Evacuation),
            Act::Aid => incident.matter(&id, Matter::Aid),
            _ => incident.say_figures(&id),
        }
    }

    /// A key does what its button would: nothing, where the fold would refuse it.
    fn push(&mut self, now: &Sight<'_>, command: Command) {
        if now.refusal(&command).is_none() {
            self.outbox.push(command, now.now);
        }
    }

    pub(super) fn open_intake(&mut self) {
        self.view
            .intake
            .get_or_insert_with(IntakeForm::new)
            .place_caret();
        self.view.form = Some(Form::Intake);
        self.panes.raise(Pane::Form);
    }

    fn toggle(&mut self, form: Form) {
        let shown = self.view.form == Some(form);
        self.view.form = (!shown).then_some(form);
    }

    /// Closes the topmost of what is open; with nothing open it returns from the past.
    fn escape(&mut self, ctx: &Context) {
        if Popup::is_any_open(ctx) {
            Popup::close_all(ctx);
        } else if self.panes.arranging {
            self.panes.arranging = false;
        } else if self.view.queue.is_searching() {
            self.view.queue.stop_searching();
        } else if self.view.map.picking {
            self.view.map.picking = false;
        } else if self.view.map.drop_wind() {
        } else if self.view.map.finder.is_some() {
            self.view.map.toggle_finder();
        } else if self.view.map.measure.is_some() {
            self.view.map.measure = None;
        } else if self.view.manual.is_some() {
            self.view.manual = None;
        } else if self.view.form.is_some() {
            self.view.form = None;
        } else if self.view.whistle.is_some() {
            self.view.put_whistle_away();
        } else if self.view.board.is_some() {
            self.view.board = None;
        } else if !self.view.queue.stop_searching() {
            self.back_to_now();
        }
    }

    fn select(&mut self, now: &Sight<'_>, step: isize) {
        // As they stand on the screen: below is below, whatever is more urgent by now.
        let incidents = &now.state().incidents;
        let drawn = self.view.queue.drawn().iter();
        let rows: Vec<_> = drawn.filter_map(|id| incidents.get(id)).collect();
        let at = rows
            .iter()
            .position(|it| Some(&it.id) == self.view.selected.as_ref());
        let next = match at {
            Some(at) => at
                .saturating_add_signed(step)
                .min(rows.len().saturating_sub(1)),
            None => 0,
        };
        if let Some(incident) = rows.get(next) {
            self.view.select(incident.id.clone());
            self.view.queue.to_show = Some(incident.id.clone());
            self.view.chosen = None;
            if let Some(point) = incident.place.point {
                self.view.map.go_to(point);
            }
        }
    }
}
