//! What a line says of a leak at the selected incident: its hazard area, the wind, what is decided for
//! whoever lies inside, and that he was told (practice R23).

use dispatch_core::command::{
    Affected, Command, DecideInside, HazardArea, InsideAct, LeakAmount, Light, TellInside, Wind,
    WindFrom,
};
use dispatch_core::footprint::Footprint;
use dispatch_core::state::{Incident, Leak};
use dispatch_core::view::covered_by;
use dispatch_core::words::{PlotId, ThingKind};
use uuid::Uuid;

use super::effect::Effect;
use super::known::named_by;
use super::meaning::Nothing;
use super::read::Told;
use super::slots::{Named, What};
use crate::desk::boards::{
    affected_name, amount_text, from_text, light_text, meant_area, proposed_call, proposed_light,
    rung_for, substance_name,
};
use crate::desk::incident::said;
use crate::desk::sight::Sight;
use crate::desk::wording;
use crate::language::{Key, Lang};

/// So many are named; the others are counted.
const NAMED: usize = 3;

/// `yxq 氯 大量 夜间`: what leaks at the incident's place. An area that stands gets its next version.
///
/// # Errors
/// Nobody knows where it leaks.
pub fn area(
    sight: &Sight<'_>,
    incident: &Incident,
    told: &[Told],
    fresh: Uuid,
) -> Result<Option<Command>, Nothing> {
    let (Some(What::Substance(id)), Some(What::Amount(amount))) = (what(told, 0), what(told, 1))
    else {
        return Ok(None);
    };
    let Some(substance) = sight.catalogue.substances.get(id) else {
        return Ok(None);
    };
    let named = meant_area(incident);
    let had = named.and_then(|it| incident.areas.get(it)?.now());
    let origin = had.map(|it| it.leak.origin).or(incident.place.point);
    let origin = origin.ok_or(Nothing::NoLeak)?;
    let light = match what(told, 2) {
        Some(What::Light(light)) => *light,
        _ => proposed_light(sight, Some(origin)),
    };
    let (isolation_m, protective_m) = substance.distances_m(*amount, light);
    #[expect(clippy::expect_used, reason = "34 letters and digits are a name")]
    let made = || PlotId::new(&format!("a-{}", fresh.simple())).expect("a name");
    let Ok(substance) = ThingKind::new(id) else {
        return Ok(None);
    };
    Ok(Some(Command::HazardArea(HazardArea {
        incident: incident.id.clone(),
        area: named.cloned().unwrap_or_else(made),
        substance,
        amount: *amount,
        light,
        origin,
        isolation_m,
        protective_m,
        as_of: None,
        words: None,
    })))
}

/// `f 北 2.4 气象`: from where it blows, how fast where that was measured, and by whom.
pub fn wind(incident: &Incident, told: &[Told]) -> Option<Command> {
    let What::Wind(from) = what(told, 0)? else {
        return None;
    };
    let speed_cm_s = match told.get(1) {
        Some(Told::Speed(cm_s)) => Some(*cm_s),
        _ => None,
    };
    Some(Command::Wind(Wind {
        incident: incident.id.clone(),
        from: *from,
        speed_cm_s,
        measured_by: what(told, 2).and_then(What::party),
        as_of: None,
        words: None,
    }))
}

/// `cz 南医院 就地避险`.
pub fn decide(incident: &Incident, told: &[Told]) -> Option<Command> {
    let (What::Inside(area, who), What::InsideAct(act)) = (what(told, 0)?, what(told, 1)?) else {
        return None;
    };
    Some(Command::DecideInside(DecideInside {
        incident: incident.id.clone(),
        area: area.clone(),
        who: (**who).clone(),
        what: *act,
        reason: words(told, 2),
    }))
}

/// `gz 南医院 接通`: rung at the number that his ladder proposes.
pub fn tell(sight: &Sight<'_>, incident: &Incident, told: &[Told]) -> Option<Command> {
    let (What::Inside(area, who), What::Result(result)) = (what(told, 0)?, what(told, 1)?) else {
        return None;
    };
    let name = affected_name(sight, incident, who);
    let callee = rung_for(sight.state(), incident, who, &name);
    let call = proposed_call(sight, &callee, *result);
    Some(Command::TellInside(TellInside {
        incident: incident.id.clone(),
        area: area.clone(),
        who: (**who).clone(),
        to: call.to,
        to_post: call.to_post,
        number: call.number,
        means: call.means,
        result: call.result,
        words: words(told, 2),
    }))
}

fn what(told: &[Told], at: usize) -> Option<&What> {
    told.get(at)?.what()
}

fn words(told: &[Told], at: usize) -> Option<dispatch_core::words::Words> {
    told.get(at)?.words().map(said)
}

/// Substances by their names, their UN numbers and what else they are called: 氯 is 氯（液氯） before it is
/// 氯化氢.
pub fn substances(sight: &Sight<'_>) -> Vec<Named> {
    let all = sight.catalogue.substances_in_order().into_iter();
    let named = all.flat_map(|it| {
        let what = || What::Substance(it.id.clone());
        let un = it.un.to_string();
        let by_name = Named::new(what(), &*it.zh, &*it.en).also(un);
        let parts = it.zh.split(['（', '）']).filter(|part| !part.is_empty());
        let also = parts.chain(it.also.iter().map(String::as_str));
        let also = also.map(move |name| Named::new(what(), name, &*it.en));
        std::iter::once(by_name).chain(also)
    });
    named.collect()
}

/// The classes of amount.
pub fn amounts() -> Vec<Named> {
    let all = [
        (LeakAmount::Small, Key::LeakSmall),
        (LeakAmount::Large, Key::LeakLarge),
        (LeakAmount::Unknown, Key::LeakUnknown),
    ];
    all.map(|(it, key)| named_by(What::Amount(it), key))
        .to_vec()
}

/// Day and night.
pub fn lights() -> Vec<Named> {
    let all = [(Light::Day, Key::LeakDay), (Light::Night, Key::LeakNight)];
    all.map(|(it, key)| named_by(What::Light(it), key)).to_vec()
}

/// From where a wind may blow, in the language of the screen alone: `n` is 南 there and north here, and
/// nobody may be led by the other one. The four, before the four between, before the eight between those.
pub fn winds(lang: Lang) -> Vec<Named> {
    use dispatch_core::command::Compass;
    let named = |point: &Compass| {
        let what = What::Wind(WindFrom::Compass(*point));
        let far = match *point as usize {
            it if it.is_multiple_of(4) => 0,
            it if it.is_multiple_of(2) => 1,
            _ => 2,
        };
        let name = match lang {
            Lang::Zh => point.zh(),
            Lang::En => point.en(),
        };
        Named {
            far,
            ..Named::new(what, name, name)
        }
    };
    let (name, also) = match lang {
        Lang::Zh => ("不定", "静风"),
        Lang::En => ("unsteady", "calm"),
    };
    let unsteady = Named::new(What::Wind(WindFrom::Unsteady), name, name).also(also);
    let points = Compass::ALL.iter().map(named);
    points.chain(std::iter::once(unsteady)).collect()
}

/// Whoever lies inside an area of the incident, those who wait first.
pub fn inside(sight: &Sight<'_>, incident: &Incident) -> Vec<Named> {
    let hazards = sight.waits.hazards.iter().map(|it| &it.area);
    let here = hazards.filter(|it| it.incident.id == incident.id && it.is_in_force());
    let rows = here.flat_map(|area| area.inside.iter().map(move |row| (area, row)));
    let named = rows.map(|(area, row)| {
        let what = What::Inside(area.id.clone(), Box::new(row.who.clone()));
        let name = affected_name(sight, incident, &row.who);
        let waits = row.decision.is_none() || row.told.waits();
        Named {
            far: u8::from(!waits),
            ..Named::new(what, &*name, &*name)
        }
    });
    named.collect()
}

/// What can be decided.
pub fn decisions() -> Vec<Named> {
    let all = [
        (InsideAct::Evacuate, "撤离"),
        (InsideAct::ShelterInPlace, ""),
        (InsideAct::NotNeeded, ""),
    ];
    all.map(|(it, also)| Named::new(What::InsideAct(it), it.zh(), it.en()).also(also))
        .to_vec()
}

/// Adds what such a command does to its effect: how far, and who would newly lie inside.
pub fn told(sight: &Sight<'_>, command: &Command, incident: &Incident, effect: &mut Effect) {
    match command {
        Command::HazardArea(it) => {
            effect
                .does
                .push(substance_name(sight, it.substance.as_str()));
            let args = [
                ("amount", amount_text(sight, it.amount).into()),
                ("light", light_text(sight, it.light).into()),
                ("isolation", it.isolation_m.into()),
                ("downwind", it.protective_m.into()),
            ];
            effect.does.push(sight.say_with(Key::AreaDistances, args));
            let from = incident.winds.last().map(|it| it.from);
            let leak = Leak {
                substance: it.substance.clone(),
                amount: it.amount,
                light: it.light,
                origin: it.origin,
                isolation_m: it.isolation_m,
                protective_m: it.protective_m,
                words: None,
            };
            effect
                .does
                .push(newly(sight, incident, &leak.footprint(from)));
            let row = sight.catalogue.substances.get(it.substance.as_str());
            if row.is_some_and(|it| it.recheck) {
                effect.warns.push(sight.say(Key::LeakRecheck).into_owned());
            }
            if from.is_none() {
                effect.warns.push(sight.say(Key::WindUnknown).into_owned());
            }
        }
        Command::Wind(it) => {
            effect.does.push(from_text(sight.lang(), it.from));
            let by = it.measured_by.iter().map(|by| sight.party(by));
            effect.does.extend(by);
            let stands = meant_area(incident).and_then(|id| incident.areas.get(id));
            let leak = stands.and_then(|it| Some(it.now()?.leak.clone()));
            match leak {
                Some(leak) => {
                    let ground = leak.footprint(Some(it.from));
                    effect.does.push(newly(sight, incident, &ground));
                }
                None => effect.warns.push(sight.say(Key::LineNoArea).into_owned()),
            }
        }
        Command::DecideInside(it) => {
            effect.does.push(affected_name(sight, incident, &it.who));
            effect
                .does
                .push(sight.lang().name(it.what.zh(), it.what.en()));
            effect
                .does
                .extend(it.reason.as_ref().map(ToString::to_string));
        }
        Command::TellInside(it) => {
            effect.does.push(affected_name(sight, incident, &it.who));
            let number = it.number.as_ref().map(ToString::to_string);
            effect
                .does
                .push([it.to.to_string(), number.unwrap_or_default()].join(" "));
            effect.does.push(wording::attempt(sight, it.result));
            let decided = incident.areas.get(&it.area);
            let decided = decided.is_some_and(|area| area.decided.contains_key(&it.who));
            if !decided {
                effect.warns.push(sight.say(Key::AreaToDecide).into_owned());
            }
        }
        _ => {}
    }
}

/// 在内 12 处，新进入 3：南医院、……
fn newly(sight: &Sight<'_>, incident: &Incident, ground: &Footprint) -> String {
    let outlines = sight.travels.townships().outlines(sight.state());
    let covered = covered_by(sight.state(), incident, ground, &outlines);
    let hazards = sight.waits.hazards.iter().map(|it| &it.area);
    let here = hazards.filter(|it| it.incident.id == incident.id && it.is_in_force());
    let had: Vec<&Affected> = here
        .flat_map(|it| it.inside.iter().map(|row| &row.who))
        .collect();
    let new: Vec<&Affected> = covered.iter().filter(|it| !had.contains(it)).collect();
    let names: Vec<String> = new
        .iter()
        .take(NAMED)
        .map(|it| affected_name(sight, incident, it))
        .collect();
    let args = [("n", covered.len().into()), ("new", new.len().into())];
    let text = sight.say_with(Key::LineInArea, args);
    match names.is_empty() {
        true => text,
        false => format!("{text}{}{}", sight.say(Key::ListColon), names.join("、")),
    }
}
