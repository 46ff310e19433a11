//! Where something cannot be had, what is nearest instead: the depot with enough of it, the free team of its
//! kind; by the ways that proposals go by.

use dispatch_core::command::{Command, Supply};
use dispatch_core::proposal::Offer;
use dispatch_core::refusal::Refusal;
use dispatch_core::register::Team;
use dispatch_core::sentence::Proposed;
use dispatch_core::state::Incident;
use dispatch_core::view::{Readiness, destination, readiness};
use eframe::egui::{Label, Ui};

use super::arrivals::{by_road_s, time_text};
use super::boards::offers_of;
use super::map::length_text;
use super::sight::Sight;
use crate::language::{Key, Lang};

/// By what it is known who would be there next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// By road: it is the nearest.
    ByRoad,
    /// 直线: so many metres off; who is nearest by road is not known.
    Straight(u32),
}

/// The other teams of a team's kind that stand by.
#[must_use]
pub fn free_of_kind<'a>(sight: &Sight<'a>, team: &Team) -> Vec<&'a Team> {
    let state = sight.state();
    let is_free = |it: &&Team| {
        let other = it.id != team.id && it.kind == team.kind;
        other && readiness(state, &it.id) == Readiness::Standby
    };
    let teams = state.register.teams.values().map(|it| &**it);
    teams.filter(is_free).collect()
}

/// Which of these teams would be there next, and by what that is known; `None` where no way is known.
#[must_use]
pub fn next_of<'a>(
    sight: &Sight<'a>,
    incident: &Incident,
    teams: &[&'a Team],
) -> Option<(&'a Team, Next)> {
    let by_road = teams
        .iter()
        .filter_map(|it| Some((by_road_s(sight, incident, it)?, *it)))
        .min_by_key(|it| it.0)
        .map(|(_, team)| (team, Next::ByRoad));
    let straight = || {
        let scene = destination(sight.state(), incident).point()?;
        let all = teams.iter().map(|it| (it.point.metres_to(scene), *it));
        let next = all.min_by_key(|it| it.0);
        next.map(|(metres, team)| (team, Next::Straight(metres)))
    };
    by_road.or_else(straight)
}

/// The kind of a team in a word.
#[must_use]
pub fn kind_of_team(sight: &Sight<'_>, team: &Team) -> String {
    match sight.catalogue.team_kinds.get(team.kind.as_str()) {
        Some(it) => sight.lang().short_name(&it.zh, &it.en),
        None => team.kind.to_string(),
    }
}

/// 最近备勤的水域救援：水域二队 道路 9 分钟, for a team that another incident holds or that does not stand
/// by; `None` where this command is not refused for that.
#[must_use]
pub fn team_text(
    sight: &Sight<'_>,
    incident: &Incident,
    (team, command): (&Team, &Command),
) -> Option<String> {
    let refused = sight.judged(command, None)?;
    match refused {
        Refusal::HeldElsewhere { .. } | Refusal::NotReady { .. } => {
            other_team_text(sight, incident, team)
        }
        _ => None,
    }
}

/// The same whatever is said of the team itself; `None` where there are others and no way of them is known.
#[must_use]
pub fn other_team_text(sight: &Sight<'_>, incident: &Incident, team: &Team) -> Option<String> {
    let kind = kind_of_team(sight, team);
    let free = free_of_kind(sight, team);
    if free.is_empty() {
        return Some(sight.say_with(Key::NearestTeamNone, [("kind", kind.into())]));
    }
    let (next, how) = next_of(sight, incident, &free)?;
    let way = match how {
        Next::ByRoad => time_text(sight, incident, &next.id)?,
        Next::Straight(metres) => {
            let length = length_text(f64::from(metres));
            sight.say_with(Key::NearestStraight, [("length", length.into())])
        }
    };
    let args = [
        ("kind", kind.into()),
        ("team", sight.team(&next.id).into()),
        ("way", way.into()),
    ];
    Some(sight.say_with(Key::NearestTeam, args))
}

/// What was asked of the depots, and of what that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    height: u64,
    second: i64,
    answered: u64,
    lang: Lang,
    wanted: Supply,
}

/// The nearest depot with enough, looked up once a second: what all incidents want is shared out for it.
#[derive(Debug, Default)]
pub struct NearestDepot(Option<(Asked, Option<String>)>);

impl NearestDepot {
    /// 最近够 600 的：瞿溪库 23 分到，存 900 只，直线 3.2 km。 `None` where this is not refused for want of stock,
    /// and where no depot could issue so much.
    pub fn text(
        &mut self,
        sight: &Sight<'_>,
        incident: &Incident,
        wanted: &Supply,
    ) -> Option<&str> {
        let asked = Asked {
            height: sight.state().height,
            second: sight.now.0.div_euclid(1_000),
            answered: sight.travels.done(),
            lang: sight.lang(),
            wanted: wanted.clone(),
        };
        if self.0.as_ref().is_none_or(|(had, _)| *had != asked) {
            self.0 = Some((asked, depot_text(sight, incident, wanted)));
        }
        self.0.as_ref()?.1.as_deref()
    }

    /// Draws it, where there is anything to say.
    pub fn text_ui(
        &mut self,
        ui: &mut Ui,
        sight: &Sight<'_>,
        incident: &Incident,
        wanted: &Supply,
    ) {
        if let Some(text) = self.text(sight, incident, wanted) {
            ui.add(Label::new(sight.look.note(text)).wrap());
        }
    }
}

/// Whether this is refused because too little lies there.
#[must_use]
pub fn is_short(sight: &Sight<'_>, wanted: &Supply) -> bool {
    let refused = sight.judged(&Command::Supply(wanted.clone()), None);
    matches!(refused, Some(Refusal::StockShort { .. }))
}

/// The same, looked up now.
#[must_use]
pub fn depot_text(sight: &Sight<'_>, incident: &Incident, wanted: &Supply) -> Option<String> {
    if !is_short(sight, wanted) {
        return None;
    }
    // The first to arrive stands first.
    let offers = offers_of(sight, incident, (&wanted.item, wanted.quantity));
    let could_issue = |it: &Offer| {
        let command = Command::Supply(Supply {
            depot: it.depot.clone(),
            ..wanted.clone()
        });
        it.has >= wanted.quantity && sight.judged(&command, None).is_none()
    };
    let offer = Offer {
        // It is told what lies there, and nothing is proposed.
        takes: 0,
        below_minimum: false,
        ..offers.into_iter().find(could_issue)?
    };
    let told = Proposed {
        names: sight.names,
        state: sight.state(),
        at: sight.now,
    };
    let args = [
        ("n", wanted.quantity.into()),
        (
            "offer",
            sight.lang().text(told.offer(&wanted.item, &offer)).into(),
        ),
    ];
    Some(sight.say_with(Key::NearestDepot, args))
}
