//! What an import left out, counted by why.

/// What was left out of a network, and how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Ways for feet and bicycles.
    pub no_vehicle: u32,
    /// Ways that are planned or being built.
    pub not_built: u32,
    /// Ways that are places.
    pub area: u32,
    /// Ways closed to every vehicle, or whose direction changes with the hour.
    pub closed: u32,
    /// Ways that lie outside the box, or whose points are not in the file.
    pub outside: u32,
    /// Ways of which a part was cut off for the same reason.
    pub cut: u32,
    /// Limits of speed, height or weight that could not be read.
    pub unread_limits: u32,
    /// Rules of turning that hold at some hours only, or say nothing known.
    pub turns_unread: u32,
    /// Rules of turning by way of other roads that do not meet, or of too many.
    pub turns_by_way: u32,
    /// Rules of turning whose roads do not meet where they say.
    pub turns_unmatched: u32,
    /// Areas whose outline does not close, or lacks a point.
    pub open_areas: u32,
    /// Roads of which a limit or an access holds at some hours or in some weather only; they are taken
    /// without it.
    pub conditional: u32,
}

impl LeftOut {
    /// Each reason in Chinese and English, in the order of [`LeftOut::counts`].
    pub const NAMES: [(&'static str, &'static str); 12] = [
        ("只供步行或非机动车的路", "ways for feet and bicycles alone"),
        ("规划或在建的路", "ways planned or being built"),
        ("面状的广场等", "places, not lines"),
        (
            "对各类车辆关闭，或按时段换向的路",
            "ways closed to every vehicle, or of changing direction",
        ),
        (
            "在范围之外，或缺少点位的路",
            "ways outside the box, or without their points",
        ),
        ("因同样原因截短的路", "ways cut short for the same reason"),
        (
            "读不懂的限速、限高、限重",
            "limits of speed, height or weight that cannot be read",
        ),
        (
            "按时段或含义不明的转向规定",
            "rules of turning for some hours, or not known",
        ),
        (
            "经由的道路不相接或过多的转向规定",
            "rules of turning by way of roads that do not meet, or of too many",
        ),
        (
            "所指道路不相接的转向规定",
            "rules of turning whose roads do not meet",
        ),
        (
            "轮廓不闭合或缺少点位的面",
            "areas whose outline does not close, or lacks a point",
        ),
        (
            "按时段或条件限行限速的路（按无此条件取用）",
            "roads with a limit or an access on a condition, taken without it",
        ),
    ];

    /// How many of them stand in the head of a pack; those that came later have a part of their own.
    pub const IN_HEAD: usize = 10;

    /// The counts, in the order in which they stand in a pack.
    #[must_use]
    pub fn counts(&self) -> [u32; Self::NAMES.len()] {
        [
            self.no_vehicle,
            self.not_built,
            self.area,
            self.closed,
            self.outside,
            self.cut,
            self.unread_limits,
            self.turns_unread,
            self.turns_by_way,
            self.turns_unmatched,
            self.open_areas,
            self.conditional,
        ]
    }

    /// What has these counts.
    #[must_use]
    pub fn of(counts: [u32; Self::NAMES.len()]) -> LeftOut {
        let [
            no_vehicle,
            not_built,
            area,
            closed,
            outside,
            cut,
            unread_limits,
            turns_unread,
            turns_by_way,
            turns_unmatched,
            open_areas,
            conditional,
        ] = counts;
        LeftOut {
            no_vehicle,
            not_built,
            area,
            closed,
            outside,
            cut,
            unread_limits,
            turns_unread,
            turns_by_way,
            turns_unmatched,
            open_areas,
            conditional,
        }
    }
}
