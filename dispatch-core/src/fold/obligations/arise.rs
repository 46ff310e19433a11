//! Obligations arise from the rules of the register, out of what is known of an incident: its type,
//! its figures, its people moved. The same entries make the same ones on every console.

use super::{each, void_all};
use crate::catalogue::{IncidentType, ObligationRule, RuleOwner, Start};
use crate::command::{Command, Figures, OweSource, ReportKind, SoughtState, Standing};
use crate::fold::{Act, words};
use crate::register::Party;
use crate::state::{Incident, Owed, Registry, Rounds, State, Status, next_clock};
use crate::time::Time;
use crate::words::{IncidentId, ObligationId};

/// Looks, after an accepted command, at what it makes due and what it ends.
pub(in crate::fold) fn after(act: &mut Act<'_>) {
    if act.state.edition < 2 || act.state.register.obligations.is_empty() {
        return;
    }
    let incidents = act.touched().to_vec();
    match &act.author.command {
        Command::Open(_)
        | Command::Whistle(_)
        | Command::Attach(_)
        | Command::ChangeType(_)
        | Command::State(_)
        | Command::Adopt(_)
        | Command::Sought(_)
        | Command::SplitSought(_)
        | Command::HazardArea(_)
        | Command::Wind(_)
        | Command::Moved(_) => incidents.iter().for_each(|id| arise(act, id)),
        Command::Merge(_) => {
            for id in &incidents {
                if act
                    .state
                    .incidents
                    .get(id)
                    .is_some_and(|it| it.status.is_open())
                {
                    arise(act, id);
                } else {
                    end(act, id);
                }
            }
        }
        Command::EndScene(_) => incidents.iter().for_each(|id| end(act, id)),
        Command::Withdraw(_) => incidents.iter().for_each(|id| void_all(act, id, "已撤哨")),
        Command::Reopen(_) | Command::Split(_) => {
            for id in &incidents {
                resume(act, id);
                arise(act, id);
            }
        }
        _ => {}
    }
}

/// What is asked again and again is asked until the scene ends.
fn end(act: &mut Act<'_>, id: &IncidentId) {
    let at = act.occurred();
    each(act, id, |owed| {
        if owed.rounds != Rounds::Once && owed.ends_at.is_none() {
            owed.ends_at = Some(at);
        }
    });
}

/// It is asked again from the reopening or the parting on; what a person made void stays so.
fn resume(act: &mut Act<'_>, id: &IncidentId) {
    let open = act.state.incidents.get(id);
    let Some(incident) = open.filter(|it| it.status.is_open()) else {
        return;
    };
    let at = act.occurred();
    let by_law = act.state.obligations.by_law_of(incident);
    let ended = by_law.filter(|(_, owed)| owed.ends_at.is_some() || owed.void_with_incident);
    let ended: Vec<(ObligationId, Owed)> =
        ended.map(|(id, owed)| (id.clone(), owed.clone())).collect();
    for (id, mut owed) in ended {
        let mut since = None;
        if owed.rounds != Rounds::Once {
            since = owed.ends_at.take();
        }
        if std::mem::take(&mut owed.void_with_incident) {
            owed.void = None;
            since = since.or(owed.void_since.take());
        }
        // Nobody owed the rounds of the time between.
        if let Some(since) = since.filter(|since| *since < at) {
            owed.not_asked.push_back((since, at));
        }
        act.state.obligations.put(&id, owed);
    }
}

/// The id of what arises from a rule at an incident: `3/areas-city`.
fn name(number: u32, rule: &str) -> Option<ObligationId> {
    ObligationId::new(&format!("{number}/{rule}")).ok()
}

/// Whether what is heard of it is still to be reported: until it is filed 办结, and nowhere but in
/// the incident that it acts in.
fn is_reported_on(incident: &Incident) -> bool {
    !matches!(
        incident.status,
        Status::Filed | Status::Withdrawn | Status::Merged
    )
}

fn arise(act: &mut Act<'_>, id: &IncidentId) {
    let known = act.state.incidents.get(id);
    let Some(incident) = known.filter(|it| is_reported_on(it)) else {
        return;
    };
    let Some(kind) = act.state.register.kind(&incident.kind) else {
        return;
    };
    let figures = heard(act, incident);
    let begins = matches!(&act.author.command, Command::Open(_))
        || matches!(&act.author.command, Command::Whistle(it) if it.into.is_none());
    let from = if begins {
        incident.received_at
    } else {
        act.occurred().max(incident.received_at)
    };
    let mut raised = Vec::new();
    for rule in act.state.register.obligations.values() {
        if rule.start == Start::Changed || !applies(&act.state.register, rule, kind, &figures) {
            continue;
        }
        let Some(id) = name(incident.number, &rule.id) else {
            continue;
        };
        if let Some(had) = act.state.obligations.get(&id) {
            raised.extend(put_right(&act.state, incident, kind, rule, had).map(|it| (id, it)));
            continue;
        }
        if let Some(mut owed) = owed(&act.state, incident, kind, rule, from) {
            if owed.rounds != Rounds::Once && !incident.status.is_open() {
                // It is asked until the scene ends, so not before that is reopened.
                owed.ends_at = incident.closed_at;
            }
            raised.push((id, owed));
        }
    }
    for (id, owed) in raised {
        act.state.obligations.put(&id, owed);
    }
}

/// A limit that runs from the occurrence 事发 runs from what is known of it now: an earlier moment
/// that is heard later brings it forward, until somebody reported. No word puts it off.
fn put_right(
    state: &State,
    incident: &Incident,
    kind: &IncidentType,
    rule: &ObligationRule,
    had: &Owed,
) -> Option<Owed> {
    if rule.start != Start::Occurred || !had.done.is_empty() || had.void.is_some() {
        return None;
    }
    let now = owed(state, incident, kind, rule, had.raised_at)?;
    (now.due_at < had.due_at).then(|| Owed {
        raised_at: now.raised_at,
        due_at: now.due_at,
        ..had.clone()
    })
}

/// The adopted figures changed after a first report went up: each change is to be reported.
pub(in crate::fold) fn changed(act: &mut Act<'_>, id: &IncidentId, version: u32) {
    let known = act.state.incident(id);
    let Some(incident) = known.filter(|it| is_reported_on(it)) else {
        return;
    };
    let Some(kind) = act.state.register.kind(&incident.kind) else {
        return;
    };
    let figures = heard(act, incident);
    let from = act.occurred();
    let rules = act.state.register.obligations.values();
    let raised: Vec<(ObligationId, Owed)> = rules
        .filter(|rule| rule.start == Start::Changed)
        .filter(|rule| applies(&act.state.register, rule, kind, &figures))
        .filter_map(|rule| {
            let id =
                ObligationId::new(&format!("{}/{}/{version}", incident.number, rule.id)).ok()?;
            let mut owed = owed(&act.state, incident, kind, rule, from)?;
            owed.kind = Some(ReportKind::FollowUp);
            Some((id, owed))
        })
        .collect();
    for (id, owed) in raised {
        if !act.state.obligations.contains_key(&id) {
            act.state.obligations.put(&id, owed);
        }
    }
}

/// What must be reported arises from what is heard, before anybody adopts it: the figures in use and
/// above them what was just said, by whatever word, and how many were moved; and what the list of
/// persons sought says (practice R10, R15). The two are never added.
fn heard(act: &Act<'_>, incident: &Incident) -> [Figures; 2] {
    let mut figures = incident.figures();
    let just = act.said();
    let said = incident.statements.iter();
    for statement in said.filter(|it| it.said == just && it.standing != Standing::Untrue) {
        for (measure, value) in &statement.figures {
            let had = figures.get(measure).copied().flatten();
            if had < *value {
                figures.insert(measure.clone(), *value);
            }
        }
    }
    let evacuations = incident.evacuations.values();
    let moved = evacuations.map(|it| u64::from(it.moved.unwrap_or(0)));
    let moved = moved.fold(0, u64::saturating_add);
    if let Ok(measure) = crate::words::MeasureId::new("moved")
        && moved > figures.get(&measure).copied().flatten().unwrap_or(0)
    {
        figures.insert(measure, Some(moved));
    }
    if crosses_edge(&act.state, incident)
        && let Ok(measure) = crate::words::MeasureId::new("cross_boundary")
    {
        figures.insert(measure, Some(1));
    }
    [figures, listed(incident)]
}

/// Whether a hazard area of it reaches into a neighbour's ground: then two administrative areas are
/// concerned, whatever anybody counted (ERL arts. 17, 18; practice R23).
fn crosses_edge(state: &State, incident: &Incident) -> bool {
    let neighbours = &state.register.rules().neighbours;
    let mut areas = incident.areas.values().filter(|it| it.lifted.is_none());
    areas.any(|area| {
        let ground = area.now().map(crate::state::AreaVersion::footprint);
        ground.is_some_and(|ground| neighbours.iter().any(|it| ground.meets(&it.border)))
    })
}

/// How many the list has in each state that a limit may ask about.
fn listed(incident: &Incident) -> Figures {
    let mut listed = Figures::new();
    for it in incident.sought.values().filter(|it| it.people > 0) {
        let measure = match it.state {
            SoughtState::Trapped => "trapped",
            SoughtState::Missing => "missing",
            SoughtState::Dead => "dead",
            SoughtState::Rescued | SoughtState::Hospital | SoughtState::Reached => continue,
        };
        if let Ok(measure) = crate::words::MeasureId::new(measure) {
            let n = listed.entry(measure).or_insert(Some(0));
            *n = n.map(|had| had.saturating_add(u64::from(it.people)));
        }
    }
    listed
}

fn applies(
    register: &Registry,
    rule: &ObligationRule,
    kind: &IncidentType,
    heard: &[Figures],
) -> bool {
    let everywhere = rule.categories.is_empty() && rule.types.is_empty();
    let named = rule.categories.contains(&kind.category) || rule.types.contains(&kind.id);
    let graded =
        rule.level_profiles.is_empty() || rule.level_profiles.contains(&kind.level_profile);
    let rules = register.rules.as_ref();
    let chosen = rules.and_then(|it| it.report_profile.as_ref());
    let profile = rule
        .profile
        .as_ref()
        .is_none_or(|profile| chosen.is_some_and(|it| it.as_str() == profile));
    let met_by = |threshold: &crate::catalogue::Threshold, figures: &Figures| {
        let known = figures
            .iter()
            .filter(|(id, _)| threshold.measures.iter().any(|it| it == id.as_str()));
        let sum = known.filter_map(|(_, value)| *value);
        sum.fold(0, u64::saturating_add) >= threshold.at_least
    };
    let met = |threshold: &crate::catalogue::Threshold| {
        heard.iter().any(|figures| met_by(threshold, figures))
    };
    (everywhere || named)
        && graded
        && profile
        && (rule.when.is_empty() || rule.when.iter().any(met))
}

fn owed(
    state: &State,
    incident: &Incident,
    kind: &IncidentType,
    rule: &ObligationRule,
    from: Time,
) -> Option<Owed> {
    let from = match rule.start {
        Start::Occurred => incident.happened_at.unwrap_or(incident.received_at),
        Start::Received | Start::Clock | Start::Changed => from,
    };
    let (due_at, rounds) = if rule.start == Start::Clock {
        let first = next_clock(&rule.daily_min, from)?;
        (first, Rounds::Daily(rule.daily_min.clone()))
    } else {
        let rounds = match rule.repeat_s {
            0 => Rounds::Once,
            every => Rounds::Every(every),
        };
        (from.plus_s(i64::from(rule.due_s)), rounds)
    };
    Some(Owed {
        source: OweSource::Law,
        rule: Some(words(&rule.id)),
        law: Some(rule.law.clone()),
        text: crate::catalogue::Text {
            zh: rule.zh.clone(),
            en: rule.en.clone(),
        },
        to: Some(rule.to.clone()),
        means: rule.means,
        kind: None,
        owner: owner(state, incident, kind, rule.owner),
        incident: Some(incident.id.clone()),
        raised_at: from,
        due_at,
        grace_s: rule.grace_s,
        rounds,
        ends_at: None,
        not_asked: imbl::Vector::new(),
        answers: imbl::Vector::new(),
        done: imbl::OrdMap::new(),
        remarks: imbl::Vector::new(),
        void: None,
        void_since: None,
        void_with_incident: false,
    })
}

fn owner(state: &State, incident: &Incident, kind: &IncidentType, owner: RuleOwner) -> Party {
    match owner {
        RuleOwner::Centre => Party::Centre,
        RuleOwner::Township => Party::Township(incident.township.clone()),
        RuleOwner::Firm => Party::Other(words("事发单位")),
        RuleOwner::Lead => kind
            .lead
            .first()
            .and_then(|lead| state.register.office_for(lead, None))
            .map_or(Party::Centre, |office| Party::Department(office.id.clone())),
    }
}
