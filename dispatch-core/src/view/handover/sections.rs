//! The sections of the sheet: incidents, what is owed and promised, what is put off, who is out.

use super::{Draft, SheetLine, SheetSection, text};
use crate::catalogue::Text;
use crate::command::OweSource;
use crate::register::Party;
use crate::sentence::{known_subject, state_text};
use crate::state::{Incident, Said};
use crate::time::Time;
use crate::view::{RoadStanding, road_closures, unlisted_en, unlisted_zh};
use crate::view::{alarms, answers_for, party_en, party_zh, queue, shelving, waiting};
use crate::words::IncidentId;

/// What falls due within so many seconds stands on the sheet.
const AHEAD_S: i64 = 4 * 3600;

/// Forces on duty for longer than this stand on the sheet, in seconds.
const LONG_S: i64 = 8 * 3600;

fn section(zh: &str, en: &str, lines: Vec<SheetLine>) -> SheetSection {
    SheetSection {
        title: text(zh, en),
        lines,
    }
}

fn line(incident: Option<&IncidentId>, text: Text) -> SheetLine {
    SheetLine {
        text,
        incident: incident.cloned(),
    }
}

impl Draft<'_> {
    fn place(&self, incident: &Incident) -> String {
        let township = self.state.register.township_zh(&incident.township);
        format!("{township} {}", incident.place.words)
    }

    /// Open incidents in the order of the queue, each with whoever has it in the room.
    pub(super) fn incidents(&self) -> SheetSection {
        let of = |it: &Incident| {
            let place = self.place(it);
            let held = self.person_or(it.holder(), "无人", "nobody");
            let life = if it.is_life() {
                ["涉人,", "people at risk, "]
            } else {
                ["", ""]
            };
            let commander = it.commander();
            let post = commander.map_or_else(|| text("不详", "unknown"), |it| self.post(&it.post));
            let commander = commander.and_then(|it| it.person.as_ref());
            let commander = self.person_or(commander, "姓名待补", "name to follow");
            let named = self.state.register.kind(&it.kind);
            let (kind_zh, kind_en) = named.map_or((it.kind.as_str(), it.kind.as_str()), |it| {
                (it.zh.as_str(), it.en.as_str())
            });
            let (n, status, en) = (it.number, it.status.zh(), it.status.name());
            text(
                format!(
                    "{n} 号 {place}:{kind_zh},{}{status};指挥 {}({});承办 {}",
                    life[0], commander.zh, post.zh, held.zh
                ),
                format!(
                    "No. {n} {place}: {kind_en}, {}{en}; commanded by {} ({}); claimed by {}",
                    life[1], commander.en, post.en, held.en
                ),
            )
        };
        let open = queue(self.state, self.now).into_iter();
        let lines = open.map(|it| line(Some(&it.id), of(it))).collect();
        section("在办事件与承办", "Open incidents and who has them", lines)
    }

    /// What must be reported within four hours, and what is overdue; promises apart.
    pub(super) fn obligations(&self) -> SheetSection {
        let ahead = self.now.plus_s(AHEAD_S);
        let lines = self.owed(|source, due| source != OweSource::Promise && due <= ahead);
        section("4 小时内时限事项", "Obligations of the next 4 hours", lines)
    }

    pub(super) fn promises(&self) -> SheetSection {
        let lines = self.owed(|source, _| source == OweSource::Promise);
        section("口头承诺", "Promises", lines)
    }

    fn owed(&self, wanted: impl Fn(OweSource, Time) -> bool) -> Vec<SheetLine> {
        let state = self.state;
        let waiting = waiting(state, self.now).into_iter();
        waiting
            .filter(|it| wanted(it.owed.source, it.due) && !it.is_doubled(state))
            .map(|it| {
                let at = self.clock(it.due);
                let late = it.late_min(self.now);
                let [missed_zh, missed_en] = it.missed_text();
                let (late_zh, late_en) = if it.late {
                    (
                        format!("(超时 {late} 分{missed_zh})"),
                        format!(" ({late} min overdue{missed_en})"),
                    )
                } else {
                    Default::default()
                };
                let to = it.owed.to.clone().unwrap_or_else(|| text("", ""));
                let answers = answers_for(state, it.owed, it.due).and_then(|(_, person)| person);
                let owner = match answers {
                    Some(person) => self.person(person),
                    None => self.party(&it.owed.owner),
                };
                let what = &it.owed.text;
                let told = text(
                    format!("{at} 前{late_zh} {} {};负责 {}", what.zh, to.zh, owner.zh),
                    format!(
                        "By {at}{late_en}: {} {}; {} answers",
                        what.en, to.en, owner.en
                    ),
                );
                line(it.owed.incident.as_ref(), told)
            })
            .collect()
    }

    fn party(&self, party: &Party) -> Text {
        text(party_zh(self.state, party), party_en(self.state, party))
    }

    pub(super) fn instructions(&self) -> SheetSection {
        let open = self.state.instructions.values();
        let lines = open.filter(|it| it.done.is_none()).map(|it| {
            let given = self.clock(it.given_at);
            let (due_zh, due_en) = it.due_at.map_or_else(Default::default, |due| {
                let due = self.clock(due);
                (format!(",{due} 前落实"), format!(", by {due}"))
            });
            let told = if it.conveyed.is_empty() {
                ["尚未传达", "not conveyed"]
            } else {
                ["已传达", "conveyed"]
            };
            let (from, words) = (&it.from, &it.words);
            let of = text(
                format!("{given} {from}「{words}」{due_zh};{}", told[0]),
                format!("{given} {from} “{words}”{due_en}; {}", told[1]),
            );
            line(it.incident.as_ref(), of)
        });
        section("未办结的指示", "Instructions not closed", lines.collect())
    }

    /// Alarms put off by any post, with the name and the moment it ends.
    pub(super) fn shelved(&self) -> SheetSection {
        let mut lines = Vec::new();
        for alarm in alarms(self.state, self.now) {
            for post in self.state.shift.shelved.keys() {
                let Some(it) = shelving(self.state, post, &alarm.key, self.now) else {
                    continue;
                };
                let until = self.clock(it.until);
                let (who, post) = (self.person(&it.person), self.post(post));
                let (why_zh, why_en) = it.reason.as_ref().map_or_else(Default::default, |it| {
                    (format!(",{}", it.why.zh()), format!(", {}", it.why.en()))
                });
                let told = text(
                    format!("{};{}({})暂缓至 {until}{why_zh}", alarm.zh, who.zh, post.zh),
                    format!(
                        "{}; put off by {} ({}) until {until}{why_en}",
                        alarm.en, who.en, post.en
                    ),
                );
                lines.push(line(alarm.incident.as_ref(), told));
            }
        }
        section("暂缓提醒的告警", "Alarms put off", lines)
    }

    pub(super) fn conflicts(&self) -> SheetSection {
        let lines = self.state.open_conflicts().map(|(_, it)| {
            let subject = known_subject(self.state, it);
            let subject = subject.unwrap_or_else(|| text(it.subject.as_str(), it.subject.as_str()));
            let claims: Vec<&str> = it.claims.iter().map(|it| it.as_str()).collect();
            let (claims, at) = (claims.join(" / "), self.clock(it.raised_at));
            let told = text(
                format!("{}:{claims}({at} 起)", subject.zh),
                format!("{}: {claims} (since {at})", subject.en),
            );
            line(it.incidents.first(), told)
        });
        section("情况不一致", "Conflicts", lines.collect())
    }

    /// Teams and departments that are out for more than eight hours, the longest first.
    pub(super) fn forces(&self) -> SheetSection {
        let mut out: Vec<(Time, &IncidentId, Party)> = Vec::new();
        let first = |steps: [&Option<Said>; 3]| steps.into_iter().flatten().map(|it| it.at).min();
        for incident in self.state.incidents.values() {
            for (team, it) in &incident.assignments {
                let since = first([&it.dispatched, &it.set_out, &it.on_scene]);
                let holds = it.state.holds() && !it.seen_only;
                if let Some(since) = since.filter(|_| holds) {
                    out.push((since, &incident.id, Party::Team(team.clone())));
                }
            }
            for (department, it) in incident.calls.iter().filter(|(_, it)| it.on_scene()) {
                if let Some(since) = first([&it.set_out, &it.reported_in, &None]) {
                    out.push((since, &incident.id, Party::Department(department.clone())));
                }
            }
        }
        out.retain(|(since, _, _)| self.now.since_s(*since) > LONG_S);
        out.sort_by_key(|(since, _, _)| *since);
        let lines = out.into_iter().filter_map(|(since, id, who)| {
            let place = self.place(self.state.incidents.get(id)?);
            let min = self.now.since_s(since) / 60;
            let (hours, min) = (min / 60, min % 60);
            let (at, who) = (self.clock(since), self.party(&who));
            let told = text(
                format!("{}:{at} 起,已 {hours} 小时 {min} 分;{place}", who.zh),
                format!("{}: since {at}, {hours} h {min} min; {place}", who.en),
            );
            Some(line(Some(id), told))
        });
        section(
            "连续作业超过 8 小时的力量",
            "Forces on duty for more than 8 hours",
            lines.collect(),
        )
    }

    /// Facilities that do not run, by their newest word.
    pub(super) fn equipment(&self) -> SheetSection {
        let state = self.state;
        let lines = state.facilities.values().filter_map(|track| {
            let mark = track.marks.last()?;
            if matches!(mark.state.as_str(), "running" | "normal" | "open" | "dry") {
                return None;
            }
            let facility = state.register.facilities.get(&track.facility);
            let name = facility.map_or_else(
                || {
                    let id = track.facility.as_str();
                    text(unlisted_zh(id), unlisted_en(id))
                },
                |it| text(it.zh.as_str(), it.en.as_str()),
            );
            let (told, at) = (state_text(&mark.state), self.clock(mark.as_of));
            let told = text(
                format!("{}:{}({at})", name.zh, told.zh),
                format!("{}: {} ({at})", name.en, told.en),
            );
            Some(line(None, told))
        });
        section("设施异常", "Facilities not running", lines.collect())
    }

    /// Roads closed or slow, and closings that ran out.
    pub(super) fn roads(&self) -> SheetSection {
        let all = road_closures(self.state, self.now);
        let shut = all.iter().filter(|it| it.standing != RoadStanding::Open);
        let lines = shut.map(|it| {
            let road = &it.closed.road;
            let (cause_zh, cause_en) = (it.closed.cause.zh(), it.closed.cause.en());
            let (until_zh, until_en) = match it.closed.until_at {
                None => ("恢复前有效".to_owned(), "until opened".to_owned()),
                Some(at) if it.standing == RoadStanding::RunOut => {
                    let at = self.clock(at);
                    (
                        format!("{at} 到期待复核"),
                        format!("ran out {at}, look again"),
                    )
                }
                Some(at) => {
                    let at = self.clock(at);
                    (format!("至 {at}"), format!("until {at}"))
                }
            };
            let told = text(
                format!("{road}({cause_zh}),{until_zh}"),
                format!("{road} ({cause_en}), {until_en}"),
            );
            line(it.closed.incident.as_ref(), told)
        });
        section("断路", "Roads closed", lines.collect())
    }
}
