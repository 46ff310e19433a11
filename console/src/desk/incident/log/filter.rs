//! What is looked for in the log: kinds of entries, a person or a unit, words or pinyin initials.

use std::collections::BTreeSet;

use dispatch_core::command::Kind;
use dispatch_core::register::Party;
use dispatch_core::words::PersonId;
use eframe::egui::{ComboBox, Ui};

use super::kept::{Kept, LogView, unit_of};
use crate::desk::found::finds;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, Weight, list_line, plain_button, toggle_of, unwatched_field};
use crate::language::Key;

/// A kind of entry that can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogKind {
    /// 决定
    Decision,
    /// 情况
    Fact,
    /// 被拒
    Refused,
    /// 不一致
    Conflict,
    /// 补录
    Late,
    /// 代记: one person's word written down by another.
    Heard,
}

impl LogKind {
    const ALL: [(LogKind, Key); 6] = [
        (LogKind::Decision, Key::Decision),
        (LogKind::Fact, Key::Fact),
        (LogKind::Refused, Key::LogRefused),
        (LogKind::Conflict, Key::LogConflict),
        (LogKind::Late, Key::LogLate),
        (LogKind::Heard, Key::LogHeard),
    ];

    fn takes(self, sight: &Sight<'_>, it: &Kept) -> bool {
        match self {
            LogKind::Decision => it.kind() == Kind::Decision,
            LogKind::Fact => it.kind() == Kind::Fact,
            LogKind::Refused => it.is_refused(),
            LogKind::Conflict => it.is_conflict(sight.state()),
            LogKind::Late => it.is_late(sight.state()),
            LogKind::Heard => it.line.author.on_behalf.is_some(),
        }
    }
}

/// Whose words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Written by this person.
    Person(PersonId),
    /// Said for this unit.
    Unit(Party),
}

/// What is looked for. Nothing chosen finds everything; of several kinds any counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds.
    pub kinds: BTreeSet<LogKind>,
    /// Whose.
    pub whose: Option<Whose>,
    /// Words or pinyin initials.
    pub words: String,
}

impl Filter {
    /// Whether something is looked for.
    pub fn is_on(&self) -> bool {
        !self.kinds.is_empty() || self.whose.is_some() || !self.words.trim().is_empty()
    }

    /// Whether it finds this entry.
    pub fn takes(&self, sight: &Sight<'_>, it: &Kept) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.iter().any(|kind| kind.takes(sight, it));
        let author = &it.line.author;
        let whose = self.whose.as_ref().is_none_or(|whose| match whose {
            Whose::Person(id) => author.person == *id,
            Whose::Unit(unit) => unit_of(sight.state(), author).as_ref() == Some(unit),
        });
        kind && whose && self.finds(sight, it)
    }

    fn finds(&self, sight: &Sight<'_>, it: &Kept) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let (who, said) = it.told(sight);
        let why = it.line.refusal.as_ref();
        let why = why.map(ToString::to_string).unwrap_or_default();
        finds(&self.words, &said.zh, &said.en)
            || finds(&self.words, &who.zh, &who.en)
            || finds(&self.words, &why, "")
    }
}

/// Draws what is looked for.
pub fn filter_ui(ui: &mut Ui, sight: &Sight<'_>, log: &mut LogView) {
    ui.horizontal_wrapped(|ui| {
        for (kind, key) in LogKind::ALL {
            let on = log.filter.kinds.contains(&kind);
            let text = sight.say(key);
            let name = sight.say_with(Key::LogOnly, [("kind", (&*text).into())]);
            if toggle_of(ui, sight.look, on, (&text, &name)) {
                if on {
                    log.filter.kinds.remove(&kind);
                } else {
                    log.filter.kinds.insert(kind);
                }
            }
        }
        whose_ui(ui, sight, log);
        unwatched_field(
            ui,
            sight.look,
            (Key::LogSearch, 150.0),
            &mut log.filter.words,
        );
        if log.filter.is_on() {
            let text = sight.say(Key::LogAll);
            if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
                log.filter = Filter::default();
            }
        }
    });
}

fn whose_ui(ui: &mut Ui, sight: &Sight<'_>, log: &mut LogView) {
    let named = |whose: &Whose| match whose {
        Whose::Person(id) => sight.person(id),
        Whose::Unit(unit) => sight.party(unit),
    };
    let everybody = sight.say(Key::LogEverybody);
    let chosen = log.filter.whose.as_ref();
    let chosen = chosen.map_or_else(|| everybody.to_string(), named);
    let units = log.units.iter().cloned().map(Whose::Unit);
    let persons = log.persons.iter().cloned().map(Whose::Person);
    let all: Vec<Whose> = units.chain(persons).collect();
    let whose = &mut log.filter.whose;
    ComboBox::from_id_salt("log-whose")
        .selected_text(chosen)
        .show_ui(ui, |ui| {
            if list_line(ui, whose.is_none(), &*everybody) {
                *whose = None;
            }
            for it in all {
                let is_it = whose.as_ref() == Some(&it);
                if list_line(ui, is_it, named(&it)) {
                    *whose = Some(it);
                }
            }
        })
        .response
        .listed(sight, Key::LogWhose);
}
