//! A proposal in plain sentences: whom, why, why not the others, and the hole that stays.

use super::say::{Clauses, list, same, say, text};
use super::{Names, clock};
use crate::catalogue::Text;
use crate::proposal::{
    Claim, Closing, Contest, Cover, Hole, Need, Passed, PassedWhy, Pick, PlaceBy, Until,
};
use crate::register::Route;
use crate::state::State;
use crate::time::Time;
use crate::travel::{By, Travel};
use crate::words::{IncidentId, TeamId, TeamKind, TownshipId};

/// Tells a proposal, with the names of the catalogue and of the district.
#[derive(Clone, Copy, Debug)]
pub struct Proposed<'a> {
    /// Names of the catalogue.
    pub names: &'a Names,
    /// Names of the district.
    pub state: &'a State,
    /// The moment the proposal is of: other days are told with their date.
    pub at: Time,
}

/// Whole minutes, a begun one counted: who comes in 61 seconds comes in 2 minutes.
#[must_use]
pub fn minutes(seconds: u32) -> u32 {
    seconds.div_ceil(60)
}

/// A length as it is said: metres below a kilometre, else kilometres with one digit.
fn length(metres: u32) -> Text {
    if metres < 1_000 {
        return say!("{m} 米", "{m} m", m = metres);
    }
    let tenths = metres.saturating_add(50) / 100;
    let km = format!("{}.{}", tenths / 10, tenths % 10);
    say!("{km} 公里", "{km} km", km = km)
}

/// How a way is known: 按路网, 按示意路网 or 直线估算, never left out.
#[must_use]
pub fn by_text(by: By) -> Text {
    match by {
        By::Road => text("按路网", "by road"),
        By::Sketch => text("按示意路网", "by the roads of a schematic"),
        By::Straight => text("直线估算", "straight line"),
    }
}

impl Proposed<'_> {
    pub(super) fn team(&self, id: &TeamId) -> Text {
        match self.state.register.teams.get(id) {
            Some(it) => text(it.zh.as_str(), it.en.as_str()),
            None => same(id.as_str()),
        }
    }

    pub(super) fn kind(&self, id: &TeamKind) -> Text {
        self.names.team_kind(id.as_str())
    }

    fn township(&self, id: &TownshipId) -> Text {
        match self.state.register.townships.get(id) {
            Some(it) => text(it.zh.as_str(), it.en.as_str()),
            None => same(id.as_str()),
        }
    }

    pub(super) fn incident(&self, id: &IncidentId) -> Text {
        match self.state.incidents.get(id) {
            Some(it) => say!(
                "「{township} {place}」",
                "“{township}, {place}”",
                township = self.township(&it.township),
                place = it.place.words
            ),
            None => say!("「{id}」", "“{id}”", id = same(id.as_str())),
        }
    }

    pub(super) fn clock(&self, at: Time) -> String {
        clock(at, self.at)
    }

    /// A team that is proposed, and why this one.
    #[must_use]
    pub fn pick(&self, it: &Pick) -> Text {
        let head = say!(
            "{team} {min} 分到",
            "{team}: {min} min",
            team = self.team(&it.team),
            min = minutes(it.arrives_s)
        );
        Clauses::new(head).and_all(self.why(it)).end()
    }

    /// Why a team is proposed, clause by clause.
    #[must_use]
    pub fn why(&self, it: &Pick) -> Vec<Text> {
        let mut why = vec![way(&it.travel)];
        let recall = it.recall_min.map(|min| {
            say!(
                "参演,可召回 {min} 分后出动",
                "in a drill, sets out {min} min after it is called back",
                min = min
            )
        });
        why.extend(recall);
        if it.turnout_s > 0 {
            let min = minutes(it.turnout_s);
            why.push(say!("出动 {min} 分", "{min} min to turn out", min = min));
        }
        why.push(self.from(it));
        why.push(say!(
            "可派 {of} 支里第 {rank} 先到",
            "arrives as {rank} of {of} that could come",
            of = it.of,
            rank = it.rank
        ));
        if it.stands_in {
            why.push(say!("顶替", "stands in"));
        }
        why.extend(match it.route {
            Route::Own | Route::Request | Route::Agreement => None,
            Route::Up | Route::Military => Some(say!(
                "本区力量不够,{route}",
                "the district's own do not suffice: {route}",
                route = it.route
            )),
        });
        why
    }

    fn from(&self, it: &Pick) -> Text {
        let at = it.from.as_of.map(|at| self.clock(at));
        match (it.from.by, at) {
            (PlaceBy::Station, _) if it.recall_min.is_some() => say!(
                "按驻地算,演练地点未标图",
                "reckoned from its station, the drill's place is not on the map"
            ),
            (PlaceBy::Station, None) => say!("驻地出发", "from its station"),
            (PlaceBy::Station, Some(at)) => say!(
                "驻地出发({at} 归队)",
                "from its station (home at {at})",
                at = at
            ),
            (PlaceBy::Seen, Some(at)) => {
                say!("{at} 上报位置", "from where it was seen at {at}", at = at)
            }
            (PlaceBy::Scene, Some(at)) => say!(
                "{at} 在上一现场",
                "from its last scene, seen there at {at}",
                at = at
            ),
            (PlaceBy::Seen | PlaceBy::Scene, None) => say!("时间不详", "of an unknown time"),
        }
    }

    /// Why a team is not proposed.
    #[must_use]
    pub fn passed(&self, it: &Passed) -> Text {
        let why = match &it.why {
            PassedWhy::Busy(incident) => {
                say!(
                    "在{incident}",
                    "is at {incident}",
                    incident = self.incident(incident)
                )
            }
            PassedWhy::AskedFor(incident) => say!(
                "{incident}已商请",
                "asked for by {incident}",
                incident = self.incident(incident)
            ),
            PassedWhy::GivenTo(incident) => say!(
                "本次派往{incident}",
                "proposed for {incident}",
                incident = self.incident(incident)
            ),
            PassedWhy::Declined => say!("所属单位答复不能派", "its owner said it cannot be sent"),
            PassedWhy::Resting => say!("休整", "resting"),
            PassedWhy::MustRest { worked_min, until } => say!(
                "已连续出动 {hours} 小时,应休整到 {at}",
                "out for {hours} h without a rest, should rest until {at}",
                hours = hours(*worked_min),
                at = self.clock(*until)
            ),
            PassedWhy::OutOfService => say!("不可用", "out of service"),
            PassedWhy::Exercising { recall_min } => say!(
                "参演,可召回 {min} 分,赶不上",
                "in a drill, {min} min to call back, too late then",
                min = *recall_min
            ),
            PassedWhy::PositionOld { as_of } => say!(
                "位置过时(最后 {at})",
                "its position is too old (last {at})",
                at = self.clock(*as_of)
            ),
            PassedWhy::Crew { people, fewest } => say!(
                "人数不足({people} 人,至少 {fewest} 人)",
                "too few people ({people}, at least {fewest})",
                people = *people,
                fewest = *fewest
            ),
            PassedWhy::Beyond { arrives_s, limit_s } => say!(
                "超出时限({min} 分到,限 {limit} 分)",
                "beyond the limit ({min} min, limit {limit} min)",
                min = minutes(*arrives_s),
                limit = minutes(*limit_s)
            ),
            PassedWhy::NoWay => say!("路程不详", "no way is known"),
            PassedWhy::Spare { arrives_s } => say!(
                "候补,{min} 分到",
                "in reserve, {min} min",
                min = minutes(*arrives_s)
            ),
        };
        say!(
            "{team} {why}",
            "{team}: {why}",
            team = self.team(&it.team),
            why = why
        )
    }

    /// What a need lacks when everybody proposed has gone; `None` where it lacks nothing.
    #[must_use]
    pub fn lacks(&self, need: &Need) -> Option<Text> {
        let short = Some(need.short()).filter(|it| *it > 0)?;
        let head = say!(
            "还缺{kind} {n} 支",
            "{n} more wanted: {kind}",
            kind = self.kind(&need.kind),
            n = short
        );
        if !need.passed.is_empty() {
            return Some(head);
        }
        Some(say!(
            "{head}:名册里没有别的这类队伍",
            "{head}: the register has no other team of this kind",
            head = head
        ))
    }

    /// The same with why each team was passed over.
    #[must_use]
    pub fn short(&self, need: &Need) -> Option<Text> {
        let lacks = self.lacks(need)?;
        if need.passed.is_empty() {
            return Some(lacks);
        }
        let why = list(need.passed.iter().map(|it| self.passed(it)));
        let told = say!("{head}:{why}", "{head}: {why}", head = lacks, why = why);
        let more = (need.passed_more > 0)
            .then(|| say!("另有 {n} 支", "and {n} more", n = need.passed_more));
        Some(Clauses::new(told).and_some(more).end())
    }

    /// A need in one line: how many, of which how many are there or coming.
    #[must_use]
    pub fn need(&self, need: &Need) -> Text {
        say!(
            "{kind} 需 {wanted} 支,已有 {had}",
            "{kind}: {wanted} wanted, {had} there or coming",
            kind = self.kind(&need.kind),
            wanted = need.wanted,
            had = need.under_way
        )
    }

    /// A township that stays beyond the limit of a kind.
    #[must_use]
    pub fn hole(&self, it: &Hole) -> Text {
        let was_within = it.before.seconds().is_some_and(|s| s <= it.limit_s);
        let what = if was_within {
            text("失去覆盖", "loses its cover")
        } else {
            text("覆盖更远", "gets a farther cover")
        };
        let head = say!(
            "{township} {kind} {what}:{before} → {after}(限 {limit} 分)",
            "{township} {what} by {kind}: {before} → {after} (limit {limit} min)",
            township = self.township(&it.township),
            kind = self.kind(&it.kind),
            what = what,
            before = cover(&it.before),
            after = cover(&it.after),
            limit = minutes(it.limit_s)
        );
        let beyond = it
            .beyond_s()
            .map(|s| say!("超出 {min} 分", "{min} min beyond", min = minutes(s)));
        let until = match &it.until {
            Some(until) => self.until(until),
            None => say!("何时恢复不详", "nobody knows until when"),
        };
        Clauses::new(head).and_some(beyond).and(until).end()
    }

    fn until(&self, it: &Until) -> Text {
        let (at, team) = (self.clock(it.at), self.team(&it.team));
        match it.how {
            Closing::ComesHome => say!(
                "约至 {at} {team}归队",
                "until about {at}, when {team} is home",
                at = at,
                team = team
            ),
            Closing::CalledBack => say!(
                "召回参演的{team}可补,{at}",
                "{team} called back from its drill closes it at {at}",
                at = at,
                team = team
            ),
        }
    }

    /// A team that several incidents want: each claim in a text of its own.
    #[must_use]
    pub fn contest(&self, it: &Contest) -> Text {
        let claims = it.claims.iter().map(|claim| self.claim(claim));
        say!(
            "{team} 多处都要:{claims}",
            "{team} is wanted by several: {claims}",
            team = self.team(&it.team),
            claims = list(claims)
        )
    }

    /// One claim on a contested team.
    #[must_use]
    pub fn claim(&self, it: &Claim) -> Text {
        let head = say!(
            "{incident} {min} 分到",
            "{incident} in {min} min",
            incident = self.incident(&it.incident),
            min = minutes(it.arrives_s)
        );
        let given = if it.gets {
            say!("派给它", "gets it")
        } else {
            say!("未给", "does not")
        };
        let without = match (&it.instead, it.loses_s()) {
            (Some(instead), Some(loses)) => say!(
                "不派则由{team} {min} 分到,晚 {late} 分",
                "without it {team} in {min} min, {late} min later",
                team = self.team(&instead.team),
                min = minutes(instead.arrives_s),
                late = minutes(loses)
            ),
            _ => say!("不派则无队可到", "without it nobody comes"),
        };
        Clauses::new(head).and(given).and(without).end()
    }
}

/// Hours with one digit: 540 minutes are 9, 570 are 9.5.
fn hours(min: u32) -> String {
    let tenths = min / 6;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        digit => format!("{}.{digit}", tenths / 10),
    }
}

pub(super) fn way(it: &Travel) -> Text {
    say!(
        "路上 {min} 分({by} {length})",
        "{min} min on the way ({by}, {length})",
        min = minutes(it.seconds),
        by = by_text(it.by),
        length = length(it.metres)
    )
}

fn cover(it: &Cover) -> Text {
    match it {
        Cover::By { seconds, by, .. } => match by {
            By::Road => say!("{min} 分", "{min} min", min = minutes(*seconds)),
            By::Sketch => say!(
                "示意路网 {min} 分",
                "{min} min by a schematic",
                min = minutes(*seconds)
            ),
            By::Straight => say!(
                "直线 {min} 分",
                "{min} min by straight line",
                min = minutes(*seconds)
            ),
        },
        Cover::Unknown => text("路程不详", "way unknown"),
        Cover::Nobody => text("无队可到", "nobody"),
    }
}
