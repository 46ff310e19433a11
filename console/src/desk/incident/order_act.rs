//! Which act of the catalogue an order is, so that what stands against it is said before it is given:
//! people inside the danger zone, hold points not confirmed (practice R13, R25). It is proposed from the
//! words of the order and chosen by a person; it is never forced.

use dispatch_core::catalogue::{Act, Authority, IncidentType};
use dispatch_core::state::Incident;
use dispatch_core::view::{HoldStanding, hold_points};
use dispatch_core::words::{ActId, Words};
use eframe::egui::{ComboBox, Label, Ui};
use serde::{Deserialize, Serialize};

use super::press::written;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Listed, Tone, choice, sign, text_field, toggle};
use crate::language::Key;

/// The act as it was chosen, and why it is ordered all the same; half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ActForm {
    chosen: Chosen,
    reason: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Chosen {
    /// Nobody chose: what the words propose stands.
    #[default]
    AsProposed,
    /// It is no act of the catalogue.
    None,
    Act(ActId),
}

impl ActForm {
    /// The act of an order of these words.
    pub fn act(&self, kind: Option<&IncidentType>, words: &str) -> Option<ActId> {
        match &self.chosen {
            Chosen::AsProposed => proposed(kind?, words),
            Chosen::None => None,
            Chosen::Act(id) => Some(id.clone()),
        }
    }

    /// Why it is ordered although something stands against it.
    pub fn reason(&self) -> Option<Words> {
        written(&self.reason)
    }

    /// The same as it was typed.
    pub fn reason_text(&self) -> &str {
        &self.reason
    }
}

/// How sure it is that words mean an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// A sign of its name that no other act of the type has: 开闸 for 启闭水闸.
    Sign,
    /// Two signs that follow each other in its name and in no other's, or an English word of it.
    Piece,
}

/// The acts of the type that words may mean, the surest first.
fn meant<'a>(kind: &'a IncidentType, words: &str) -> Vec<(Fit, &'a Act)> {
    let words = words.to_lowercase();
    let only = |act: &Act, has: &dyn Fn(&Act) -> bool| {
        kind.acts
            .iter()
            .all(|other| other.id == act.id || !has(other))
    };
    let fit = |act: &Act| {
        let signs: Vec<char> = act.zh.chars().filter(|it| is_han(*it)).collect();
        let pair = signs.windows(2).any(|two| {
            let two: String = two.iter().collect();
            words.contains(&two) && act.zh.contains(&two) && only(act, &|it| it.zh.contains(&two))
        });
        let word = act.en.split(|c: char| !c.is_alphanumeric()).any(|word| {
            let word = word.to_lowercase();
            let has = |text: &str| text.to_lowercase().split(' ').any(|it| it == word);
            word.len() >= 4 && has(&words) && only(act, &|it| has(&it.en))
        });
        if pair || word {
            return Some(Fit::Piece);
        }
        let one = signs
            .iter()
            .any(|sign| words.contains(*sign) && only(act, &|it| it.zh.contains(*sign)));
        (one && act.changes_danger).then_some(Fit::Sign)
    };
    let mut meant: Vec<(Fit, &Act)> = kind
        .acts
        .iter()
        .filter(|act| weighs(kind, act))
        .filter_map(|act| Some((fit(act)?, act)))
        .collect();
    meant.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
    meant
}

/// Whether it says anything more than the words do: it changes the danger, something is to be confirmed
/// before it, or it undoes what was confirmed.
fn weighs(kind: &IncidentType, act: &Act) -> bool {
    let mut points = kind.hold_points.iter();
    act.changes_danger || points.any(|it| it.before == act.id || it.undone_by.contains(&act.id))
}

fn is_han(sign: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&sign)
}

/// The act that an order of these words is taken for, where nobody says another: only one that may be
/// ordered, and only where no second is meant as surely.
pub fn proposed(kind: &IncidentType, words: &str) -> Option<ActId> {
    let meant = meant(kind, words);
    let mut sure = meant.iter().filter(|it| it.0 == Fit::Piece);
    let (Some((_, act)), None) = (sure.next(), sure.next()) else {
        return None;
    };
    let ours = matches!(act.authority, Authority::Commander | Authority::Centre);
    ours.then(|| ActId::new(&act.id).ok()).flatten()
}

/// What stands against an act now.
pub struct Against<'a> {
    /// People inside, where the act changes their danger.
    pub inside: u32,
    /// Hold points before it that nobody confirmed.
    pub open: Vec<HoldStanding<'a>>,
}

/// The same warnings as the fold writes into the order.
pub fn against<'a>(sight: &Sight<'a>, incident: &'a Incident, act: &str) -> Against<'a> {
    let kind = sight.kind(incident);
    let changes = kind
        .and_then(|it| it.act(act))
        .is_some_and(|it| it.changes_danger);
    let inside = if changes {
        incident.zone.inside_now()
    } else {
        0
    };
    let points = hold_points(sight.state(), incident).into_iter();
    let open = points.filter(|it| it.point.before == act && it.satisfied.is_none());
    Against {
        inside,
        open: open.collect(),
    }
}

/// The same in words, each a sentence.
pub fn warnings(sight: &Sight<'_>, incident: &Incident, act: &str) -> Vec<String> {
    let Against { inside, open } = against(sight, incident, act);
    let people =
        (inside > 0).then(|| sight.say_with(Key::WarnPeopleInside, [("n", inside.into())]));
    let points = open.into_iter().map(|it| {
        let requires = &it.point.requires;
        let requires = sight.lang().name(&requires.zh, &requires.en);
        sight.say_with(Key::WarnHoldPoint, [("act", requires.into())])
    });
    people.into_iter().chain(points).collect()
}

/// Draws the acts that the words may mean, the others in a list, and what stands against the chosen one.
pub fn act_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    words: &str,
    form: &mut ActForm,
) {
    let Some(kind) = sight.kind(incident) else {
        return;
    };
    let act = form.act(Some(kind), words);
    let meant = meant(kind, words);
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::OrderAct)));
        let shown = |it: &&Act| meant.iter().any(|(_, had)| had.id == it.id);
        let mut beside: Vec<&Act> = meant.iter().map(|it| it.1).collect();
        if let Some(chosen) = act.as_ref().and_then(|id| kind.act(id.as_str()))
            && !shown(&chosen)
        {
            beside.push(chosen);
        }
        for it in beside {
            let chosen = act.as_ref().is_some_and(|id| id.as_str() == it.id);
            if toggle(ui, sight.look, chosen, &sight.lang().name(&it.zh, &it.en)) {
                form.chosen = match (chosen, ActId::new(&it.id)) {
                    (false, Ok(id)) => Chosen::Act(id),
                    _ => Chosen::None,
                };
            }
        }
        others_ui(ui, sight, kind, act.as_ref(), form);
    });
    // Of an act that is meant and not chosen it is said as well: nobody has to choose it to be warned.
    let of = act.as_ref().map(ActId::as_str);
    let of = of.or_else(|| meant.first().map(|it| &*it.1.id));
    let warnings = of
        .map(|it| warnings(sight, incident, it))
        .unwrap_or_default();
    if warnings.is_empty() {
        return;
    }
    for text in warnings {
        sign(ui, sight.look, Tone::Amber, &text);
    }
    if act.is_some() {
        text_field(
            ui,
            sight,
            (Key::OrderReason, f32::INFINITY),
            &mut form.reason,
        );
    } else {
        ui.add(Label::new(sight.look.note(sight.say(Key::OrderActUnsure))).wrap());
    }
}

fn others_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    kind: &IncidentType,
    act: Option<&ActId>,
    form: &mut ActForm,
) {
    let name = sight.say(Key::OrderAct);
    let text = match act {
        Some(_) => sight.say(Key::OrderActOther),
        None => sight.say(Key::OrderActNone),
    };
    ComboBox::from_id_salt("order-act")
        .selected_text(text)
        .show_ui(ui, |ui| {
            let none = sight.say(Key::OrderActNone);
            if choice(ui, act.is_none(), (&none, &format!("{name} {none}"))) {
                form.chosen = Chosen::None;
            }
            for it in &kind.acts {
                let text = sight.lang().name(&it.zh, &it.en);
                let chosen = act.is_some_and(|id| id.as_str() == it.id);
                if choice(ui, chosen, (&text, &format!("{name} {text}")))
                    && let Ok(id) = ActId::new(&it.id)
                {
                    form.chosen = Chosen::Act(id);
                }
            }
        })
        .response
        .listed(sight, Key::OrderAct);
}

#[cfg(test)]
mod tests {
    use super::*;
    use dispatch_core::catalogue::Catalogue;
    use std::path::Path;

    fn flood() -> IncidentType {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/catalogue");
        let mut texts = Vec::new();
        for part in ["vocabulary", "types", "obligations"] {
            for entry in std::fs::read_dir(folder.join(part)).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                texts.push((
                    format!("{part}/{name}"),
                    std::fs::read_to_string(&path).unwrap(),
                ));
            }
        }
        texts.sort();
        let catalogue = Catalogue::read(&texts).unwrap();
        catalogue.types["flood-typhoon-drought"].clone()
    }

    #[test]
    fn an_order_is_taken_for_the_act_that_its_words_name_and_for_no_other() {
        let kind = flood();
        let of = |words: &str| proposed(&kind, words).map(|it| it.to_string());
        assert_eq!(of("泵站立即送电").as_deref(), Some("energise"));
        assert_eq!(of("开始抽排").as_deref(), Some("pump"));
        assert_eq!(
            of("封闭道路两端"),
            None,
            "another's to decide: never by a guess"
        );
        assert_eq!(of("报水位"), None);
        assert_eq!(of("先抽排再送电"), None, "two are meant");
    }

    #[test]
    fn what_changes_the_danger_is_asked_about_even_by_one_sign_of_its_name() {
        let kind = flood();
        let meant: Vec<&str> = meant(&kind, "马上开闸")
            .iter()
            .map(|it| &*it.1.id)
            .collect();
        assert!(meant.contains(&"open-gate"), "{meant:?}");
        assert_eq!(
            proposed(&kind, "马上开闸"),
            None,
            "and is never chosen by it"
        );
    }
}
