//! Alarms are derived from (State, now) and never remembered (law 12).

use sha2::{Digest, Sha256};

use super::alarm_text::Told;
use super::waiting_reporters;
use crate::command::OrderAnswer;
use crate::digest::hex;
use crate::register::Party;
use crate::sentence::known_subject;
use crate::state::{ConflictKind, Incident, OrderKind, State};
use crate::time::Time;
use crate::words::{AlarmKey, IncidentId, NAME_BYTES_MAX, TownshipId};

/// How loud an alarm is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody must act now.
    High,
    /// Abnormal, in hand.
    Medium,
    /// To be known.
    Low,
}

/// One alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Its name: the same thing has the same name at every moment and on every console.
    pub key: AlarmKey,
    /// Of which incident.
    pub incident: Option<IncidentId>,
    /// How loud.
    pub priority: Priority,
    /// Since when.
    pub since: Time,
    /// In one sentence.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Whether it may be shelved; what is about rescuers inside may not (practice R13, R14).
    pub can_shelve: bool,
    /// Whether it is known by name: to the post asked for, or to anybody where none was.
    pub known: bool,
}

/// Every alarm that stands now: high before low, the oldest first.
#[must_use]
pub fn alarms(state: &State, now: Time) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    for incident in state.incidents.going_on() {
        of_zone(state, incident, now, &mut alarms);
        super::called_back::call_back_alarms(state, incident, now, &mut alarms);
        if incident.status.is_open() {
            of_incident(state, incident, &mut alarms);
        }
        super::alarms_late::late_clocks(state, incident, now, &mut alarms);
    }
    for it in super::obligations::waiting(state, now) {
        if let Some(reminder) = super::obligations::reminder(state, &it, now) {
            let incident = it.owed.incident.as_ref();
            push(
                &mut alarms,
                state,
                &reminder.key,
                incident,
                reminder.priority,
                reminder.since,
                reminder.texts,
            );
        }
    }
    super::returns::return_alarms(state, now, &mut alarms);
    super::reach::silent_alarms(state, now, &mut alarms);
    super::places::risk_alarms(state, now, &mut alarms);
    super::out_of_order::facility_alarms(state, &mut alarms);
    super::affected::area_alarms(state, now, &mut alarms);
    super::roads::road_alarms(state, now, &mut alarms);
    super::shift::successor_alarms(state, now, &mut alarms);
    for (height, since) in state
        .broken
        .iter()
        .filter(|(it, _)| !state.quarantined.contains(*it))
    {
        push(
            &mut alarms,
            state,
            &format!("rule-broken/{height}"),
            None,
            Priority::High,
            *since,
            [
                format!("记录 {height} 违反系统规则,未产生效果,请隔离"),
                format!("Record {height} broke the rules and has no effect; quarantine it"),
            ],
        );
    }
    super::alarms_of_night::of_night(state, now, &mut alarms);
    for (id, conflict) in state.open_conflicts() {
        push(
            &mut alarms,
            state,
            &format!("conflict/{id}"),
            conflict.incidents.first(),
            Priority::Medium,
            conflict.raised_at,
            {
                // What only the catalogue has a name for is left to the claims.
                let about = known_subject(state, conflict);
                let (zh, en) = about.map_or_else(Default::default, |it| (it.zh, it.en));
                let claims = claims(conflict);
                let told = Told::new("情况不一致,请核", "Conflict, please settle");
                let told = told.about(format!("{zh} {claims}"), format!("{en} {claims}"));
                let incident = conflict.incidents.first();
                // Who is claimed by two places is at neither of them.
                let is_apart = matches!(conflict.kind, ConflictKind::Place | ConflictKind::Custody);
                let incident = incident.filter(|_| !is_apart);
                told.at_some(incident.and_then(|id| state.incident(id)))
                    .texts()
            },
        );
    }
    alarms.sort_by(|a, b| (a.priority, a.since, &a.key).cmp(&(b.priority, b.since, &b.key)));
    alarms
}

fn claims(conflict: &crate::state::Conflict) -> String {
    conflict
        .claims
        .iter()
        .map(crate::words::Words::as_str)
        .collect::<Vec<_>>()
        .join(" / ")
}

pub(super) fn push(
    alarms: &mut Vec<Alarm>,
    state: &State,
    key: &str,
    incident: Option<&IncidentId>,
    priority: Priority,
    since: Time,
    [zh, en]: [String; 2],
) {
    let key = named(key);
    let known = state.known_alarms.contains_key(&key);
    let can_shelve = super::can_be_shelved(&key);
    alarms.push(Alarm {
        known,
        key,
        incident: incident.cloned(),
        priority,
        since,
        zh,
        en,
        can_shelve,
    });
}

/// The key as a name. One that cannot be a name is cut and told apart by its digest: it stays the same
/// key for the same thing, and an alarm is never lost over its name.
fn named(key: &str) -> AlarmKey {
    if let Ok(key) = AlarmKey::new(key) {
        return key;
    }
    let digest: [u8; 32] = Sha256::digest(key).into();
    let (first, _) = digest.split_at(8);
    let tail = hex(first);
    let whole: String = key
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let mut end = whole.len().min(NAME_BYTES_MAX - tail.len() - 1);
    while !whole.is_char_boundary(end) {
        end -= 1;
    }
    #[expect(
        clippy::expect_used,
        reason = "cut to the bound, and without spaces, on the lines above"
    )]
    AlarmKey::new(&format!("{}~{tail}", &whole[..end])).expect("a name")
}

/// Rescuers inside too long or missing: these sound whatever became of the incident (practice R13).
fn of_zone(state: &State, incident: &Incident, now: Time, alarms: &mut Vec<Alarm>) {
    let (id, number) = (&incident.id, incident.number);
    for (party, missing) in &incident.zone.unaccounted {
        let mut key = format!("unaccounted/{number}/{party}/{}", missing.since.0);
        if missing.rises > 0 {
            key = format!("{key}/{}", missing.rises);
        }
        let n = missing.people;
        let told = Told::new(
            format!("人员失联 {n} 人"),
            format!("Rescuers unaccounted for, {n}"),
        );
        push(
            alarms,
            state,
            &key,
            Some(id),
            Priority::High,
            missing.since,
            told.party(state, party).at(incident).texts(),
        );
    }
    for (party, inside) in incident
        .zone
        .inside
        .iter()
        .filter(|(_, it)| it.latest_out <= now)
    {
        let n = inside.people;
        let told = Told::new(
            format!("危险区超时未出 {n} 人"),
            format!("Still inside past latest-out, {n}"),
        );
        push(
            alarms,
            state,
            &format!("latest-out/{number}/{party}/{}", inside.latest_out.0),
            Some(id),
            Priority::High,
            inside.latest_out,
            told.party(state, party).at(incident).texts(),
        );
    }
}

fn of_incident(state: &State, incident: &Incident, alarms: &mut Vec<Alarm>) {
    let id = &incident.id;
    let number = incident.number;
    if let (Some(at), None) = (incident.whistled_at, &incident.whistle_taken) {
        push(
            alarms,
            state,
            &format!("whistle/{number}"),
            Some(id),
            Priority::High,
            at,
            Told::new("吹哨待接", "Whistle waiting")
                .at(incident)
                .texts(),
        );
    }
    for reporter in waiting_reporters(state, incident) {
        let told = Told::new("再次吹哨待接", "Another whistle waiting");
        let told = match TownshipId::new(reporter.who.as_str()) {
            Ok(id) => told.party(state, &Party::Township(id)),
            Err(_) => told.words(reporter.who.as_str()),
        };
        push(
            alarms,
            state,
            &format!("whistle/{number}/{}", reporter.who),
            Some(id),
            Priority::High,
            reporter.whistled_at.unwrap_or(reporter.received_at),
            told.at(incident).texts(),
        );
    }
    for (order_id, order) in &incident.orders {
        orders(state, incident, order_id.as_str(), order, alarms);
    }
}

fn orders(
    state: &State,
    incident: &Incident,
    id: &str,
    order: &crate::state::OrderRecord,
    alarms: &mut Vec<Alarm>,
) {
    if order.confirmed.is_some() || order.cancelled_by.is_some() {
        return;
    }
    let number = incident.number;
    if let Some(since) = crate::fold::unable_since(order) {
        let unable = order.to.iter().filter_map(|(who, it)| match &it.answer {
            Some(OrderAnswer::Unable { reason, .. }) => Some((who, reason.as_str())),
            _ => None,
        });
        let unable: Vec<(&Party, &str)> = unable.collect();
        let who = |name: fn(&State, &Party) -> String| -> Vec<String> {
            unable.iter().map(|it| name(state, it.0)).collect()
        };
        let (zh, en) = (
            who(super::party_zh).join("、"),
            who(super::party_en).join(", "),
        );
        let reasons: Vec<&str> = unable.iter().map(|it| it.1).collect();
        let (reason, words) = (reasons.join("、"), &order.words);
        let told = Told::new("无法执行", "Unable").about(
            format!("{zh}「{words}」({reason})"),
            format!("{en}, “{words}” ({reason})"),
        );
        push(
            alarms,
            state,
            &format!("unable/{number}/{id}"),
            Some(&incident.id),
            Priority::High,
            since,
            told.at(incident).texts(),
        );
    }
    let silent = order.to.len() - order.received();
    if order.kind == OrderKind::PullOut && silent > 0 {
        let received = order.received();
        let all = order.to.len();
        push(
            alarms,
            state,
            &format!("pull-out/{number}/{id}"),
            Some(&incident.id),
            Priority::High,
            order.given.at,
            Told::new(
                format!("紧急撤离 {received}/{all} 已回执"),
                format!("Pull-out received by {received} of {all}"),
            )
            .at(incident)
            .texts(),
        );
    }
}
