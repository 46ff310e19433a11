//! A table: its heading stays with its first row, its columns are named again on each page, and no row
//! is cut that a page can hold.

use dispatch_core::board::{Row, Sheet, Tongue};

use super::{BOTTOM, LEADING, LEFT, Press, RIGHT};
use crate::board_pdf::faces::Weight;
use crate::board_pdf::wrap::{parts, plain};

const HEADING: f32 = 11.0;
const CELL: f32 = 9.0;
const STEP: f32 = CELL * LEADING;
/// Between a rule and what stands beside it.
const PAD_X: f32 = 2.5;
const PAD_Y: f32 = 1.5;
const RULE: f32 = 0.5;

/// The lines of each cell of a row.
type Cells = Vec<Vec<String>>;

impl Press<'_> {
    pub(super) fn sheet(&mut self, sheet: &Sheet) {
        let widths = self.widths(sheet);
        let names: Vec<String> = sheet.columns.iter().map(|it| it.heading.into()).collect();
        let names = self.cells(&names, &widths, Weight::Bold);
        let heading = sheet.heading();
        let room = 6.0 + HEADING * LEADING + height(&names);
        let first = sheet.rows.first();
        let first = first.map(|row| self.cells(&row.cells, &widths, weight(row)));
        let first = first.map_or(STEP, |cells| height(&cells));
        // A first row that no page holds is cut anyway, so it begins here.
        if self.y + room + first > BOTTOM && self.body + room + first <= BOTTOM {
            self.turn();
        }
        self.heading(&heading);
        if sheet.rows.is_empty() {
            let none = self.board.tongue.say("无", "none");
            self.text((CELL, Weight::Regular), none);
            return;
        }
        self.names(&names, &widths);
        let again = match self.board.tongue {
            Tongue::Zh => format!("{heading} 续"),
            Tongue::En => format!("{heading}, continued"),
        };
        for row in &sheet.rows {
            let weight = weight(row);
            let cells = self.cells(&row.cells, &widths, weight);
            let fits = BOTTOM - self.body - room - 2.0 * PAD_Y;
            for piece in pieces(cells, fits) {
                if self.y + height(&piece) > BOTTOM {
                    self.turn();
                    self.heading(&again);
                    self.names(&names, &widths);
                }
                self.row(&piece, &widths, weight);
            }
        }
    }

    /// In points: by its share, and as wide as its longest word where that leaves the others theirs.
    fn widths(&mut self, sheet: &Sheet) -> Vec<f32> {
        let room = RIGHT - LEFT;
        let count = sheet.columns.iter().map(|_| 1.0).sum::<f32>();
        let whole: f32 = sheet.columns.iter().map(|it| f32::from(it.share)).sum();
        let mut widths: Vec<(f32, f32)> = Vec::new();
        for (n, column) in sheet.columns.iter().enumerate() {
            let mut longest = self.longest(Weight::Bold, column.heading);
            for row in &sheet.rows {
                if let Some(cell) = row.cells.get(n) {
                    longest = longest.max(self.longest(weight(row), cell));
                }
            }
            let least = (longest + 2.0 * PAD_X + RULE).min(room / count);
            widths.push((least, least.max(f32::from(column.share) / whole * room)));
        }
        // What some columns take beyond their share the others give up, by what they have to spare.
        let least: f32 = widths.iter().map(|it| it.0).sum();
        let wished: f32 = widths.iter().map(|it| it.1).sum();
        let kept = (room - least) / f32::max(wished - least, 1.0);
        let width = |(least, wished): &(f32, f32)| least + (wished - least) * kept;
        widths.iter().map(width).collect()
    }

    /// The width of the longest piece that is not broken.
    fn longest(&mut self, weight: Weight, text: &str) -> f32 {
        let text = plain(text);
        let pieces = parts(&text).into_iter();
        let widths = pieces.map(|it| self.faces.width(weight, CELL, it));
        widths.fold(0.0, f32::max)
    }

    fn heading(&mut self, heading: &str) {
        self.y += 6.0;
        self.text((HEADING, Weight::Bold), heading);
    }

    /// The names of the columns, under a rule.
    fn names(&mut self, names: &Cells, widths: &[f32]) {
        let y = self.y;
        self.black(LEFT, y, RIGHT - LEFT, RULE);
        self.row(names, widths, Weight::Bold);
    }

    fn cells(&mut self, texts: &[String], widths: &[f32], weight: Weight) -> Cells {
        let cells = texts.iter().zip(widths);
        cells
            .map(|(text, width)| self.wrapped((CELL, weight), width - 2.0 * PAD_X, text))
            .collect()
    }

    fn row(&mut self, cells: &Cells, widths: &[f32], weight: Weight) {
        let (top, tall) = (self.y, height(cells));
        let mut x = LEFT;
        for (lines, width) in cells.iter().zip(widths) {
            self.black(x, top, RULE, tall);
            let mut y = top + PAD_Y;
            for line in lines {
                self.line(x + PAD_X, y, (CELL, weight), line);
                y += STEP;
            }
            x += width;
        }
        self.black(RIGHT - RULE, top, RULE, tall);
        self.black(LEFT, top + tall - RULE, RIGHT - LEFT, RULE);
        self.y += tall;
    }
}

/// What must not be overlooked is bold; its words say why.
fn weight(row: &Row) -> Weight {
    if row.is_urgent {
        Weight::Bold
    } else {
        Weight::Regular
    }
}

/// In points, with the rule below it.
fn height(cells: &Cells) -> f32 {
    let lines = cells.iter().map(|it| it.iter().map(|_| STEP).sum::<f32>());
    lines.fold(STEP, f32::max) + 2.0 * PAD_Y
}

/// A row as it is; one that is taller than `room` points in as many pieces as it needs, each beginning
/// with its first cell, by which it is known.
fn pieces(cells: Cells, room: f32) -> Vec<Cells> {
    // A row of one line fits under every head.
    let most = (0_u16..)
        .take_while(|n| f32::from(*n) * STEP <= room)
        .count();
    let most = most.saturating_sub(1).max(1);
    let lines = cells.iter().map(Vec::len).max().unwrap_or(0);
    if lines <= most {
        return vec![cells];
    }
    let known = cells.first().filter(|it| it.len() <= most).cloned();
    let piece = |from: usize| -> Cells {
        let part = |lines: &Vec<String>| lines.iter().skip(from).take(most).cloned().collect();
        let mut piece: Cells = cells.iter().map(part).collect();
        if let (Some(known), Some(first)) = (&known, piece.first_mut()) {
            first.clone_from(known);
        }
        piece
    };
    (0..lines).step_by(most).map(piece).collect()
}
