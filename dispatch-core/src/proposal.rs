//! Whom to send 派谁: what is proposed for one incident, with everything it rests on. The view works it
//! out, the entry `propose` keeps it, so that years later it still says why.

mod supplies;

pub use supplies::{AHEAD_S, Offer, Promised, SupplyClaim, SupplyOutlook};

use serde::{Deserialize, Serialize};

use crate::catalogue::Level;
use crate::point::Point;
use crate::register::Route;
use crate::time::Time;
use crate::travel::{By, Travel, Vehicle};
use crate::words::{IncidentId, TeamId, TeamKind, TownshipId};

/// What one incident should be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// For which incident.
    pub incident: IncidentId,
    /// Of what moment.
    pub at: Time,
    /// The response level whose forces are reckoned with.
    pub level: Level,
    /// Whether somebody decided that level; else the first call-out of the lowest is proposed.
    pub decided: bool,
    /// Where to.
    pub to: Destination,
    /// What it needs, in the order of the type.
    pub needs: Vec<Need>,
    /// Teams that another incident wants as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contests: Vec<Contest>,
    /// What stays uncovered when all of this goes, with all that is proposed beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holes: Vec<Hole>,
    /// What it should be sent of supplies; a proposal names teams or supplies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplies: Vec<SupplyOutlook>,
}

/// Where forces are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Destination {
    /// The place of the incident.
    Place(Point),
    /// Nobody knows the place on the map yet: the centre of its township.
    Township(Point),
    /// Neither is known.
    Unknown,
}

impl Destination {
    /// The point, where there is one.
    #[must_use]
    pub fn point(self) -> Option<Point> {
        match self {
            Destination::Place(point) | Destination::Township(point) => Some(point),
            Destination::Unknown => None,
        }
    }
}

/// A kind of team that an incident needs, and who is proposed for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Which kind.
    pub kind: TeamKind,
    /// Teams in all.
    pub wanted: u32,
    /// Of them there, on the way or asked for.
    pub under_way: u32,
    /// Who is proposed, the first to arrive first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picks: Vec<Pick>,
    /// Who was not, and why: who could come by arrival, then who cannot, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<Passed>,
    /// How many more were passed over than are named.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub passed_more: u32,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl Need {
    /// Teams that are still wanted when everybody proposed has gone.
    #[must_use]
    pub fn short(&self) -> u32 {
        let picked = u32::try_from(self.picks.len()).unwrap_or(u32::MAX);
        let had = self.under_way.saturating_add(picked);
        self.wanted.saturating_sub(had)
    }
}

/// Where a team sets out from, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetsOut {
    /// From here.
    pub point: Point,
    /// How it is known.
    pub by: PlaceBy,
    /// When that was said; `None`: nobody said anything, the register alone speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Time>,
}

/// How the place of a team is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceBy {
    /// 驻地: its station.
    Station,
    /// 上报位置: it was seen there.
    Seen,
    /// 上一现场: at the scene where it was last seen.
    Scene,
}

/// A team that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pick {
    /// Which.
    pub team: TeamId,
    /// By which route it is got.
    pub route: Route,
    /// From where.
    pub from: SetsOut,
    /// On what.
    pub vehicle: Vehicle,
    /// Its way.
    pub travel: Travel,
    /// Seconds until it sets out.
    pub turnout_s: u32,
    /// 参演: minutes until it is back from a drill and can set out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall_min: Option<u32>,
    /// Of another kind, standing in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stands_in: bool,
    /// Seconds from now until it arrives, all counted.
    pub arrives_s: u32,
    /// Its place among those that could come, by arrival; 1 is the first.
    pub rank: u32,
    /// How many could come.
    pub of: u32,
}

/// A team that is not proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passed {
    /// Which.
    pub team: TeamId,
    /// Why not.
    pub why: PassedWhy,
}

/// Why a team is not proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassedWhy {
    /// 在其他事件: an incident holds it.
    Busy(IncidentId),
    /// 已向其商请: another incident asked for it.
    AskedFor(IncidentId),
    /// 本次已联合分配: goes to another incident in the same proposal.
    GivenTo(IncidentId),
    /// 不能派: its owner said so for this incident.
    Declined,
    /// 休整
    Resting,
    /// 应休整: it worked longer than its kind does without a rest, and had none since.
    MustRest {
        /// Minutes that it worked.
        worked_min: u32,
        /// Until when it should rest.
        until: Time,
    },
    /// 不可用
    OutOfService,
    /// 参演: by the time it is back from the drill it is too late.
    Exercising {
        /// Minutes until it can set out.
        recall_min: u32,
    },
    /// 位置过时: it was seen away from its station, too long ago to say where it is.
    PositionOld {
        /// When it was last seen.
        as_of: Time,
    },
    /// 人数不足
    Crew {
        /// Its people.
        people: u32,
        /// Fewest with which its kind works.
        fewest: u32,
    },
    /// 超出时限: it would arrive too late.
    Beyond {
        /// Seconds from now until it would arrive.
        arrives_s: u32,
        /// The limit of its kind, in seconds.
        limit_s: u32,
    },
    /// 路程不详: no way to the place is known.
    NoWay,
    /// 候补: it could come, and is not wanted beside the others.
    Spare {
        /// Seconds from now until it would arrive.
        arrives_s: u32,
    },
}

/// A team that more than one incident wants: both claims, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contest {
    /// Which team.
    pub team: TeamId,
    /// Who wants it; the first is the one that gets it, where one does.
    pub claims: Vec<Claim>,
}

/// One claim on a contested team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Which incident.
    pub incident: IncidentId,
    /// For what kind of team.
    pub kind: TeamKind,
    /// Seconds until it would arrive there.
    pub arrives_s: u32,
    /// Whether this claim gets it.
    pub gets: bool,
    /// Who comes in its stead where it is not given; `None`: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Instead>,
}

impl Claim {
    /// Seconds that the claim loses without the team; `None` where nobody comes in its stead.
    #[must_use]
    pub fn loses_s(&self) -> Option<u32> {
        let instead = self.instead.as_ref()?;
        Some(instead.arrives_s.saturating_sub(self.arrives_s))
    }
}

/// Who comes in the stead of a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instead {
    /// Which team.
    pub team: TeamId,
    /// Seconds until it arrives.
    pub arrives_s: u32,
}

/// How soon the nearest ready team of a kind reaches the centre of a township.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// By this team, its turnout counted in.
    By {
        /// Which.
        team: TeamId,
        /// Seconds.
        seconds: u32,
        /// How its way was come to. Absent: a straight line, as every cover was at first.
        #[serde(default = "straight", skip_serializing_if = "is_straight")]
        by: By,
    },
    /// There are ready teams, and no way from any of them is known.
    Unknown,
    /// No team of the kind is ready.
    Nobody,
}

fn straight() -> By {
    By::Straight
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_straight(by: &By) -> bool {
    *by == By::Straight
}

impl Cover {
    /// Seconds, where somebody comes and the way is known.
    #[must_use]
    pub fn seconds(&self) -> Option<u32> {
        match self {
            Cover::By { seconds, .. } => Some(*seconds),
            Cover::Unknown | Cover::Nobody => None,
        }
    }

    /// How those seconds were come to.
    #[must_use]
    pub fn by(&self) -> Option<By> {
        match self {
            Cover::By { by, .. } => Some(*by),
            Cover::Unknown | Cover::Nobody => None,
        }
    }
}

/// A township that the proposal leaves beyond the limit of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hole {
    /// Of which kind.
    pub kind: TeamKind,
    /// Where.
    pub township: TownshipId,
    /// The kind's limit in seconds.
    pub limit_s: u32,
    /// Cover now.
    pub before: Cover,
    /// Cover when all that is proposed has gone.
    pub after: Cover,
    /// When it closes again; `None` is 不详.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Until>,
}

impl Proposal {
    /// How its ways were come to: of the teams that are proposed, of the cover before and after, and of the
    /// depots.
    pub fn ways_by(&self) -> impl Iterator<Item = By> {
        let picks = self.needs.iter().flat_map(|it| &it.picks);
        let covers = self.holes.iter().flat_map(|it| [&it.before, &it.after]);
        let picks = picks.map(|it| it.travel.by);
        let depots = self.supplies.iter().flat_map(|it| &it.offers);
        let depots = depots.filter_map(|it| it.travel.as_ref());
        picks
            .chain(covers.filter_map(Cover::by))
            .chain(depots.map(|it| it.by))
    }
}

impl Hole {
    /// Seconds that the cover lies beyond the limit; `None` where nobody comes or no way is known.
    #[must_use]
    pub fn beyond_s(&self) -> Option<u32> {
        Some(self.after.seconds()?.saturating_sub(self.limit_s))
    }
}

/// What closes a hole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Until {
    /// When, reckoned.
    pub at: Time,
    /// By which team.
    pub team: TeamId,
    /// How.
    pub how: Closing,
}

/// How a hole closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closing {
    /// The team comes home after the time that its kind usually stays.
    ComesHome,
    /// The team is called back from a drill.
    CalledBack,
}
