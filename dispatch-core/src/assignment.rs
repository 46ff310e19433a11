//! Who goes where, at the least cost together: an assignment of rows to columns, in integers.
//!
//! It is the min-cost flow in which every row sends one unit and every column takes at most one, by
//! shortest augmenting paths over reduced costs (Jonker and Volgenant 1987), begun with a few rounds of
//! bids that seat most rows for the price of one look each. The answer is an optimum, and the same one
//! on every machine.

/// No row yet.
const NOBODY: usize = usize::MAX;

/// Bids a row before the rest is left to paths: identical rows could otherwise raise each other for
/// long. Derived from runs over random and over equal costs.
const BIDS_PER_ROW: usize = 4;

/// Costs by row and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs {
    columns: usize,
    values: Vec<i64>,
}

impl Costs {
    /// Largest cost that may stand in a table. Sums over paths of a million rows stay within 64 bits.
    pub const MAX: i64 = 1 << 40;

    /// Costs of so many columns, row after row, each within 0 to [`Costs::MAX`].
    ///
    /// # Errors
    /// A sentence, for values that fill no whole rows, for more rows than columns, and for a value
    /// outside the range.
    pub fn new(columns: usize, values: Vec<i64>) -> Result<Costs, String> {
        let rows = values.len().checked_div(columns).unwrap_or(0);
        if rows * columns != values.len() {
            let len = values.len();
            return Err(format!("{len} costs, expected whole rows of {columns}"));
        }
        if rows > columns {
            return Err(format!(
                "{rows} rows, expected at most {columns}, one a column"
            ));
        }
        match values.iter().find(|it| !(0..=Costs::MAX).contains(*it)) {
            Some(value) => Err(format!("a cost of {value}, expected 0 to {}", Costs::MAX)),
            None => Ok(Costs { columns, values }),
        }
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.values.len().checked_div(self.columns).unwrap_or(0)
    }

    /// What a row pays for a column.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> i64 {
        self.values[row * self.columns + column]
    }

    fn row(&self, row: usize) -> &[i64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// The cheapest way to give every row a column of its own: the column of each row. Of several such
    /// ways it is always the same one.
    #[must_use]
    pub fn cheapest(&self) -> Vec<usize> {
        let mut seats = Seats {
            costs: self,
            price: vec![0; self.columns],
            row_of: vec![NOBODY; self.columns],
            column_of: vec![NOBODY; self.rows()],
        };
        let mut standing: Vec<usize> = (0..self.rows()).collect();
        for _ in 0..2 {
            standing = seats.bid(standing);
        }
        let mut path = Path {
            far: vec![0; self.columns],
            from: vec![NOBODY; self.columns],
            order: (0..self.columns).collect(),
        };
        for row in standing {
            seats.seat_by_path(row, &mut path);
        }
        seats.column_of
    }
}

/// How far each column is from the row that stands, and on which way: kept from one search to the next.
struct Path {
    far: Vec<i64>,
    /// The row before a column on the way to it.
    from: Vec<usize>,
    /// Every column once, in the order of the search.
    order: Vec<usize>,
}

/// An assignment in the making. Of every seated row its column is the cheapest at the prices, and a
/// column that nobody has costs its bare cost: what is seated is optimal at every moment.
struct Seats<'a> {
    costs: &'a Costs,
    /// What a column is made dearer by; never above 0 as it is added, and 0 while nobody has it.
    price: Vec<i64>,
    row_of: Vec<usize>,
    column_of: Vec<usize>,
}

impl Seats<'_> {
    /// Lets each standing row take its cheapest column and make it dearer by the difference to its
    /// second choice; whoever sat there stands again. Answers who stands in the end.
    fn bid(&mut self, mut waiting: Vec<usize>) -> Vec<usize> {
        let mut left = Vec::new();
        let mut bids = waiting.len().saturating_mul(BIDS_PER_ROW);
        waiting.reverse();
        while let Some(row) = waiting.pop() {
            if bids == 0 {
                left.push(row);
                continue;
            }
            bids -= 1;
            let ((first, at), (second, after)) = self.two_best(row);
            let mut taken = at;
            let raised = first < second;
            if raised {
                self.price[at] -= second - first;
            } else if self.row_of[at] != NOBODY && after != NOBODY {
                taken = after;
            }
            let displaced = std::mem::replace(&mut self.row_of[taken], row);
            self.column_of[row] = taken;
            if displaced != NOBODY {
                if raised {
                    waiting.push(displaced);
                } else {
                    left.push(displaced);
                }
            }
        }
        left
    }

    /// The two cheapest columns of a row at the prices, the first of equals first. Where there is only
    /// one, the second is as dear and nowhere.
    fn two_best(&self, row: usize) -> ((i64, usize), (i64, usize)) {
        let mut best = (i64::MAX, NOBODY);
        let mut second = (i64::MAX, NOBODY);
        for (column, (cost, price)) in self.costs.row(row).iter().zip(&self.price).enumerate() {
            let reduced = cost - price;
            if reduced < second.0 {
                if reduced < best.0 {
                    second = best;
                    best = (reduced, column);
                } else {
                    second = (reduced, column);
                }
            }
        }
        if second.1 == NOBODY {
            second.0 = best.0;
        }
        (best, second)
    }

    /// Seats one more row along the shortest path over reduced costs to a column that nobody has.
    fn seat_by_path(&mut self, standing: usize, path: &mut Path) {
        let costs = self.costs.row(standing);
        for (column, (cost, price)) in costs.iter().zip(&self.price).enumerate() {
            path.far[column] = cost - price;
            path.from[column] = standing;
        }
        // Columns of `order`: those before `ready` are done, those before `near` are as near as
        // `nearest` and wait to be gone through, the rest lies farther.
        let (mut ready, mut near, mut nearest) = (0, 0, 0);
        let end = 'search: loop {
            if ready == near {
                nearest = path.order[near..]
                    .iter()
                    .map(|it| path.far[*it])
                    .min()
                    .unwrap_or(0);
                let begin = near;
                for place in begin..path.order.len() {
                    let column = path.order[place];
                    if path.far[column] == nearest {
                        if self.row_of[column] == NOBODY {
                            break 'search column;
                        }
                        path.order.swap(place, near);
                        near += 1;
                    }
                }
            }
            let column = path.order[ready];
            ready += 1;
            let row = self.row_of[column];
            let row_costs = self.costs.row(row);
            let base = row_costs[column] - self.price[column] - nearest;
            let begin = near;
            for place in begin..path.order.len() {
                let to = path.order[place];
                let far = row_costs[to] - self.price[to] - base;
                if far < path.far[to] {
                    path.far[to] = far;
                    path.from[to] = row;
                    if far == nearest {
                        if self.row_of[to] == NOBODY {
                            break 'search to;
                        }
                        path.order.swap(place, near);
                        near += 1;
                    }
                }
            }
        };
        for column in &path.order[..ready] {
            self.price[*column] += path.far[*column] - nearest;
        }
        let mut column = end;
        loop {
            let row = path.from[column];
            self.row_of[column] = row;
            // The row leaves the column it had for this one; whoever comes before it takes that.
            column = std::mem::replace(&mut self.column_of[row], column);
            if row == standing {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests;
