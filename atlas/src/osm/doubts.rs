//! Signs that a file is the beginning of a longer one. The format has no mark at its end: what was cut exactly
//! between two blobs is a good file of less. But points stand before ways and ways before relations, and an
//! extract as it comes has all three, and ways through nearly all of its points. Each sign is a doubt and no
//! proof: whoever filters an extract makes files like these on purpose, so none is refused for it.

/// Of the points that say nothing by themselves more than one in so many belongs to no way. In four extracts as
/// they come (Andorra, Liechtenstein, parts of Baltimore and Harrisburg) it is one in 4 700 at most.
const LOOSE_ONE_IN: u64 = 100;
/// Of the points of roads more than one in so many is not in the files: derived. Where an extract was cut along its
/// edge some are, and the smaller the box the more.
const MISSING_ONE_IN: u64 = 4;

/// What makes a file look cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It has points and not one way.
    NoWay { points: u64 },
    /// So many of its points without a word belong to no way.
    Loose { points: u64, of: u64 },
    /// It has ways and not one relation.
    NoRelation { ways: u64 },
    /// So many points of its roads are in none of the files. Said of the last file.
    NoPoint { points: u64, of: u64 },
}

impl Doubt {
    /// What was seen, in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Doubt::NoWay { points } => format!("只有 {points} 个点，没有一条线"),
            Doubt::Loose { points, of } => {
                format!("{of} 个无标注的点里有 {points} 个不属于任何一条线，后面的线可能缺失")
            }
            Doubt::NoRelation { ways } => {
                format!("有 {ways} 条线，没有一个关系（转向规定、大片水面等）")
            }
            Doubt::NoPoint { points, of } => format!("道路的 {of} 个点里缺 {points} 个"),
        }
    }
}

impl std::fmt::Display for Doubt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Doubt::NoWay { points } => write!(f, "it has {points} points and not one way"),
            Doubt::Loose { points, of } => write!(
                f,
                "{points} of its {of} points without a tag belong to no way: ways behind them may be missing"
            ),
            Doubt::NoRelation { ways } => write!(
                f,
                "it has {ways} ways and not one relation (rules of turning, large waters)"
            ),
            Doubt::NoPoint { points, of } => {
                write!(f, "{points} of the {of} points of its roads are missing")
            }
        }
    }
}

/// What was counted in one file.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    ways: u64,
    relations: u64,
    points: u64,
    /// Points without a tag, and those of them that are in no way.
    plain: u64,
    loose: u64,
}

/// What was counted in all files, in the order in which they were read.
#[derive(Debug, Default)]
pub(super) struct Signs {
    files: Vec<Counted>,
    /// How many files were read again for their points.
    places: usize,
    in_ways: Seen,
}

impl Signs {
    /// Another file is read for its ways.
    pub(super) fn next_file(&mut self) {
        self.files.push(Counted::default());
    }

    pub(super) fn way(&mut self, refs: &[i64]) {
        if let Some(file) = self.files.last_mut() {
            file.ways += 1;
        }
        for id in refs {
            self.in_ways.put(*id);
        }
    }

    pub(super) fn relation(&mut self) {
        if let Some(file) = self.files.last_mut() {
            file.relations += 1;
        }
    }

    /// Another file is read for its points: the first again, then the second.
    pub(super) fn next_places(&mut self) {
        self.places += 1;
    }

    pub(super) fn point(&mut self, id: i64, has_tags: bool) {
        let place = self.places.checked_sub(1);
        let Some(file) = place.and_then(|it| self.files.get_mut(it)) else {
            return;
        };
        file.points += 1;
        if !has_tags {
            file.plain += 1;
            file.loose += u64::from(!self.in_ways.has(id));
        }
    }

    /// How many points were read where not one way was; `None` where there was one, or no file at all.
    pub(super) fn without_ways(&self) -> Option<u64> {
        let no_way = !self.files.is_empty() && self.files.iter().all(|it| it.ways == 0);
        no_way.then(|| self.files.iter().map(|it| it.points).sum())
    }

    /// What speaks against each file, by its place among them. `missing` are the points of roads that no file
    /// has, and how many there are in all.
    pub(super) fn doubts(&self, missing: (u64, u64)) -> Vec<(usize, Doubt)> {
        let mut doubts = Vec::new();
        for (place, it) in self.files.iter().enumerate() {
            if it.ways == 0 {
                doubts.push((place, Doubt::NoWay { points: it.points }));
                continue;
            }
            if it.relations == 0 {
                doubts.push((place, Doubt::NoRelation { ways: it.ways }));
            }
            if it.loose * LOOSE_ONE_IN > it.plain {
                let (points, of) = (it.loose, it.plain);
                doubts.push((place, Doubt::Loose { points, of }));
            }
        }
        let (points, of) = missing;
        if let Some(last) = self.files.len().checked_sub(1)
            && points * MISSING_ONE_IN > of
        {
            doubts.push((last, Doubt::NoPoint { points, of }));
        }
        doubts
    }
}

/// Which ids were seen, in a room that does not grow: two ids may share a place, so that a loose point is now
/// and then taken for one of a way. With the 15 million points of a file of 100 MB that is one in nine.
#[derive(Default)]
struct Seen(Vec<u64>);

/// 16 MiB of bits.
const SEEN_BITS: u32 = 27;

impl Seen {
    /// The word and the bit of an id: Fibonacci hashing, as neighbours are the rule.
    fn place(id: i64) -> (usize, u64) {
        let mixed = id.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SEEN_BITS);
        ((mixed >> 6) as usize, 1 << (mixed & 63))
    }

    fn put(&mut self, id: i64) {
        if self.0.is_empty() {
            self.0 = vec![0; 1 << (SEEN_BITS - 6)];
        }
        let (word, bit) = Seen::place(id);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn has(&self, id: i64) -> bool {
        let (word, bit) = Seen::place(id);
        self.0.get(word).is_some_and(|it| it & bit != 0)
    }
}

impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Seen").finish_non_exhaustive()
    }
}
