use super::{Article, EventLevel};
use crate::words::MeasureId;

/// What the figures come to. Everything a person needs to check it stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// What the known figures reach at least. `None` where no band is reached, where nothing is
    /// known, and where the type is [`manual`](Assessment::manual).
    pub level: Option<EventLevel>,
    /// 未构成伤亡损失: nobody is dead, hurt, ill, missing or trapped and nothing is lost, all of it
    /// stated. The table still says 一般 where that band has no floor; the screen says this.
    pub no_harm: bool,
    /// 本类型无官方数值,人工研判: no row of the table applies, so a person judges.
    pub manual: bool,
    /// The rows that reached [`level`](Assessment::level), each enough alone.
    pub deciding: Vec<Reason>,
    /// The level if all the missing and all the suspected dead are dead. Never below `level`.
    pub worst_case: Option<EventLevel>,
    /// The nearest step upward that one known figure alone can make.
    pub next: Option<Next>,
    /// The measures that the table reads and that are 不详 or were not stated. Of what belongs to
    /// a special case only (a lift, a ride, a flag), what the case at hand turns on.
    pub unknown: Vec<MeasureId>,
    /// The stated figures that were compared, or that are shown beside them.
    pub inputs: Vec<Figure>,
    /// Where the level is written; the rule as a whole where no level is reached.
    pub article: Article,
}

/// A figure as it was stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What was counted.
    pub measure: MeasureId,
    /// In the measure's unit; `None` is 不详.
    pub value: Option<u64>,
}

/// Why the level is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The column that decided.
    pub measure: MeasureId,
    /// Its figure, in the measure's unit.
    pub value: u64,
    /// The lower bound it reached; 0 where the band has no floor.
    pub at_least: u64,
    /// What had to hold beside it.
    pub given: Vec<Met>,
    /// Where the band is written.
    pub article: Article,
}

/// A condition beside a column, which was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// What was counted; a flag counts 1.
    pub measure: MeasureId,
    /// Its figure.
    pub value: u64,
    /// The bound it reached.
    pub at_least: u64,
}

/// The nearest step upward: 再有1人死亡即升为较大.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The level that would be reached.
    pub level: EventLevel,
    /// By which figure.
    pub measure: MeasureId,
    /// How much more of it, in its unit, at least 1.
    pub more: u64,
}
