//! How much of one thing goes from where to whom, at the least cost together: a transport of whole units,
//! in integers.
//!
//! It is the min-cost flow from stocks to claims, by successive shortest paths: claim after claim gets its
//! units along the cheapest path, which may take units from an earlier claim and give it others. The answer
//! is an optimum, and the same one on every machine; of equals the earlier claim keeps what it has, and the
//! earlier stock is taken first.

/// What one claim asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Units.
    pub wanted: u32,
    /// What a unit costs from each stock, within 0 to [`COST_MAX`]; `None`: none comes from there.
    pub costs: Vec<Option<i64>>,
    /// What a unit costs that the claim does not get, within 0 to [`COST_MAX`].
    pub unfilled: i64,
}

/// Largest cost of a unit: sums over paths through a million claims stay within 64 bits.
pub const COST_MAX: i64 = 1 << 40;

/// No node before this one.
const NOBODY: usize = usize::MAX;

/// The cheapest way to serve all claims from the stocks: units by claim and stock.
///
/// # Errors
/// A sentence, for a claim that names another number of stocks and for a cost outside the range.
pub fn cheapest(stocks: &[u32], claims: &[Claim]) -> Result<Vec<Vec<u32>>, String> {
    for claim in claims {
        if claim.costs.len() != stocks.len() {
            let (named, there) = (claim.costs.len(), stocks.len());
            return Err(format!("costs from {named} stocks, expected {there}"));
        }
        let costs = claim.costs.iter().flatten().chain([&claim.unfilled]);
        if let Some(cost) = costs.copied().find(|it| !(0..=COST_MAX).contains(it)) {
            return Err(format!("a cost of {cost}, expected 0 to {COST_MAX}"));
        }
    }
    let mut flow = Flow {
        claims,
        free: stocks.to_vec(),
        given: vec![vec![0; stocks.len() + 1]; claims.len()],
    };
    for claim in 0..claims.len() {
        flow.serve(claim);
    }
    let given = flow.given.into_iter();
    Ok(given
        .map(|mut it| {
            it.truncate(stocks.len());
            it
        })
        .collect())
}

/// What is given so far. The last stock of each claim is nothing at all, of which there is enough.
struct Flow<'a> {
    claims: &'a [Claim],
    free: Vec<u32>,
    given: Vec<Vec<u32>>,
}

/// How each stock is reached.
struct Paths {
    far: Vec<Option<i64>>,
    /// The claim that takes from it on the way to it, and the stock of which that claim gives up.
    from: Vec<(usize, usize)>,
}

impl Flow<'_> {
    fn cost(&self, claim: usize, stock: usize) -> Option<i64> {
        let it = &self.claims[claim];
        if stock == self.free.len() {
            return Some(it.unfilled);
        }
        it.costs[stock]
    }

    /// Gives a claim all its units, of some of them nothing.
    fn serve(&mut self, claim: usize) {
        let mut left = self.claims[claim].wanted;
        while left > 0 {
            let paths = self.paths(claim);
            let nothing = self.free.len();
            let mut end = nothing;
            let mut least = paths.far[nothing];
            for (stock, free) in self.free.iter().enumerate() {
                let far = paths.far[stock].filter(|_| *free > 0);
                // As dear as nothing is still better than nothing.
                let is_nearer = |far: i64| {
                    least.is_none_or(|least| far < least || (far == least && end == nothing))
                };
                if far.is_some_and(is_nearer) {
                    (end, least) = (stock, far);
                }
            }
            left -= self.send(end, left, &paths);
        }
    }

    /// The cheapest path from a claim to every stock, over what other claims could give up for another.
    fn paths(&self, claim: usize) -> Paths {
        let stocks = self.free.len() + 1;
        let mut paths = Paths {
            far: (0..stocks).map(|it| self.cost(claim, it)).collect(),
            from: vec![(claim, NOBODY); stocks],
        };
        // No path that is worth going passes a claim twice.
        for _ in 0..self.claims.len() {
            let mut changed = false;
            for via in 0..stocks {
                let Some(far) = paths.far[via] else {
                    continue;
                };
                for other in (0..self.claims.len()).filter(|it| self.given[*it][via] > 0) {
                    let Some(gives_up) = self.cost(other, via) else {
                        continue;
                    };
                    for to in 0..stocks {
                        let Some(takes) = self.cost(other, to) else {
                            continue;
                        };
                        let far = far - gives_up + takes;
                        if paths.far[to].is_none_or(|had| far < had) {
                            paths.far[to] = Some(far);
                            paths.from[to] = (other, via);
                            changed = true;
                        }
                    }
                }
            }
            if !changed {
                break;
            }
        }
        paths
    }

    /// Sends as many units as fit along the path to a stock, at most so many. Answers how many.
    fn send(&mut self, end: usize, left: u32, paths: &Paths) -> u32 {
        let mut units = left.min(self.free.get(end).copied().unwrap_or(u32::MAX));
        let mut at = end;
        while paths.from[at].1 != NOBODY {
            let (claim, via) = paths.from[at];
            units = units.min(self.given[claim][via]);
            at = via;
        }
        if let Some(free) = self.free.get_mut(end) {
            *free -= units;
        }
        let mut at = end;
        loop {
            let (claim, via) = paths.from[at];
            self.given[claim][at] += units;
            if via == NOBODY {
                return units;
            }
            self.given[claim][via] -= units;
            at = via;
        }
    }
}

#[cfg(test)]
mod tests;
