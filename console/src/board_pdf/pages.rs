//! Where everything stands on each page.

mod table;

use dispatch_core::board::{Board, Tongue};
use resvg::usvg::Tree;

use super::faces::{Faces, Weight};
use super::wrap::{plain, wrap};

/// A4, in points; 1 point is 1/72 inch.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
/// 25 mm at the left for the punch, 12 mm at the right.
const LEFT: f32 = 70.87;
const RIGHT: f32 = WIDTH - 34.02;
const TOP: f32 = 34.02;
/// What is written ends here; the foot stands below.
const BOTTOM: f32 = HEIGHT - 62.0;
const FOOT: f32 = HEIGHT - 46.0;
/// The black band of a drill.
const BAND: f32 = 18.0;
/// Lines stand this far apart, in parts of their size.
const LEADING: f32 = 1.34;

const TITLE: f32 = 15.0;
const HEAD: f32 = 8.5;
const NOTE: f32 = 8.0;
const BAND_TEXT: f32 = 11.0;

/// Something on a page; distances from its upper left corner, downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// One line of text on its baseline.
    Text {
        x: f32,
        y: f32,
        size: f32,
        weight: Weight,
        text: String,
        /// White stands on a black band.
        is_white: bool,
    },
    /// The picture of the situation.
    Map { x: f32, y: f32, w: f32, h: f32 },
    /// A black area: rules and bands.
    Black { x: f32, y: f32, w: f32, h: f32 },
}

/// What is on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    pub marks: Vec<Mark>,
}

/// All pages of the board; the picture stands under the head of the first.
pub(super) fn pages(board: &Board, map: Option<&Tree>, faces: &mut Faces) -> Vec<Page> {
    let mut press = Press {
        board,
        faces,
        pages: Vec::new(),
        y: 0.0,
        body: 0.0,
    };
    press.turn();
    if let Some(map) = map {
        press.map(super::map::height(map, RIGHT - LEFT));
    }
    for sheet in &board.sheets {
        press.sheet(sheet);
    }
    press.missing();
    press.feet();
    press.pages
}

/// What writes, and how far it has come.
struct Press<'a> {
    board: &'a Board,
    faces: &'a mut Faces,
    pages: Vec<Page>,
    /// The next thing begins here.
    y: f32,
    /// Below the head of this page.
    body: f32,
}

impl Press<'_> {
    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.marks.push(mark);
        }
    }

    fn black(&mut self, x: f32, y: f32, w: f32, h: f32) {
        self.mark(Mark::Black { x, y, w, h });
    }

    /// The picture, which has room on the first page, however long the head is.
    fn map(&mut self, height: f32) {
        let (y, w) = (self.y, RIGHT - LEFT);
        let h = height.min(BOTTOM - y);
        // Narrower where the head left too little room.
        let w = if height > 0.0 { w * h / height } else { w };
        self.mark(Mark::Map { x: LEFT, y, w, h });
        self.y += h + 6.0;
    }

    /// One line whose upper edge is at `y`.
    fn line(&mut self, x: f32, y: f32, (size, weight): (f32, Weight), text: &str) {
        self.mark(Mark::Text {
            x,
            // The ascent of a line of Noto Sans SC, less what LEADING leaves out.
            y: y + size * 1.03,
            size,
            weight,
            text: text.to_owned(),
            is_white: false,
        });
    }

    fn wrapped(&mut self, (size, weight): (f32, Weight), width: f32, text: &str) -> Vec<String> {
        let faces = &mut *self.faces;
        wrap(&plain(text), width, |part| faces.width(weight, size, part))
    }

    /// A text over the whole width, on as many lines and pages as it needs.
    fn text(&mut self, font: (f32, Weight), text: &str) {
        let step = font.0 * LEADING;
        for line in self.wrapped(font, RIGHT - LEFT, text) {
            if self.y + step > BOTTOM && self.y > self.body {
                self.turn();
            }
            let y = self.y;
            self.line(LEFT, y, font, &line);
            self.y += step;
        }
    }

    /// A new page with its head.
    fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
        // While the head is written there is no page to turn to.
        self.body = TOP;
        let board = self.board;
        if board.is_drill {
            self.band(TOP);
            self.y += BAND + 4.0;
        }
        self.text((TITLE, Weight::Bold), &board.title());
        let of_when = format!("{} {}", board.of_when(), board.check_code);
        self.text((HEAD, Weight::Regular), &of_when);
        self.text((NOTE, Weight::Regular), board.note());
        self.y += 3.0;
        let y = self.y;
        self.black(LEFT, y, RIGHT - LEFT, 1.0);
        self.y += 4.0;
        self.body = self.y;
    }

    /// The band that no page of a drill is without.
    fn band(&mut self, y: f32) {
        self.black(LEFT, y, RIGHT - LEFT, BAND);
        let tongue = self.board.tongue;
        let text = tongue.say("演练 · 不是实战", "DRILL · NOT LIVE");
        let width = self.faces.width(Weight::Bold, BAND_TEXT, text);
        self.mark(Mark::Text {
            x: f32::midpoint(LEFT, RIGHT) - width / 2.0,
            y: y + 13.0,
            size: BAND_TEXT,
            weight: Weight::Bold,
            text: text.to_owned(),
            is_white: true,
        });
    }

    /// Says for which characters a box stands.
    fn missing(&mut self) {
        let missing: Vec<String> = self.faces.missing().map(named).collect();
        if missing.is_empty() {
            return;
        }
        let said = self.board.tongue.say(
            "以下字符没有可用字体，以方框代替：",
            "No face has these characters; a box stands for each: ",
        );
        self.y += 6.0;
        self.text(
            (HEAD, Weight::Bold),
            &format!("{said}{}", missing.join(" ")),
        );
    }

    /// The page numbers, once it is known how many pages there are.
    fn feet(&mut self) {
        let (tongue, of) = (self.board.tongue, self.pages.len());
        let font = (HEAD, Weight::Regular);
        for page in 0..of {
            let n = page + 1;
            let number = match tongue {
                Tongue::Zh => format!("第 {n} 页 共 {of} 页"),
                Tongue::En => format!("Page {n} of {of}"),
            };
            let width = self.faces.width(font.1, font.0, &number);
            // `mark` writes on the last page: this one, for the while.
            let rest = self.pages.split_off(n);
            self.line(
                f32::midpoint(LEFT, RIGHT) - width / 2.0,
                FOOT - 12.0,
                font,
                &number,
            );
            if self.board.is_drill {
                self.band(FOOT + 2.0);
            }
            self.pages.extend(rest);
        }
    }
}

/// `U+20BB7`: the character itself cannot be printed.
fn named(char: char) -> String {
    format!("U+{:04X}", u32::from(char))
}

#[cfg(test)]
mod tests {
    use dispatch_core::board::{Column, Row, Sheet};
    use dispatch_core::time::Time;

    use super::*;

    /// Two tables of so many rows, every seventh a long one.
    fn board(rows: usize) -> Board {
        let row = |n: usize| Row {
            cells: vec![
                n.to_string(),
                "六虹桥泵站旁".repeat(if n.is_multiple_of(7) { 40 } else { 1 + n % 3 }),
                "waiting for the boat of the town".to_owned(),
            ],
            is_urgent: n.is_multiple_of(5),
        };
        let column = |heading, share| Column { heading, share };
        let sheet = |title| Sheet {
            title,
            columns: vec![column("号", 1), column("地点", 6), column("状态", 3)],
            rows: (0..rows).map(row).collect(),
        };
        Board {
            tongue: Tongue::Zh,
            is_drill: true,
            district: "瓯海区".to_owned(),
            as_of: Time(0),
            printed: Time(0),
            height: 7,
            check_code: "0f".repeat(32),
            sheets: vec![sheet("甲"), sheet("乙")],
        }
    }

    #[test]
    fn whatever_is_on_it_stays_within_the_margins_of_its_page() {
        let mut faces = Faces::new(|_| None).unwrap();
        // Every way in which the second table may begin near the end of a page.
        for rows in 0..60 {
            for page in pages(&board(rows), None, &mut faces) {
                for mark in page.marks {
                    let (x, right, y) = match &mark {
                        Mark::Map { x, y, w, h } | Mark::Black { x, y, w, h } => (*x, x + w, y + h),
                        Mark::Text {
                            x,
                            y,
                            size,
                            weight,
                            text,
                            ..
                        } => (*x, x + faces.width(*weight, *size, text), *y),
                    };
                    assert!(x >= LEFT && right <= RIGHT + 0.1, "{rows} rows: {mark:?}");
                    let is_foot = y > FOOT - 12.0 && y <= FOOT + 2.0 + BAND;
                    assert!(y <= BOTTOM + 0.1 || is_foot, "{rows} rows: {mark:?}");
                }
            }
        }
    }

    #[test]
    fn a_heading_is_never_the_last_thing_on_a_page() {
        let mut faces = Faces::new(|_| None).unwrap();
        for rows in 1..60 {
            for page in pages(&board(rows), None, &mut faces) {
                let text = |mark: &Mark| match mark {
                    Mark::Text { text, .. } => text.clone(),
                    Mark::Map { .. } | Mark::Black { .. } => String::new(),
                };
                let is_heading = |mark: &Mark| text(mark).starts_with(['甲', '乙']);
                let last = page.marks.iter().rposition(is_heading).unwrap();
                let mut after = page.marks.iter().skip(last);
                assert!(after.any(|it| text(it).contains("waiting")), "{rows} rows");
            }
        }
    }
}
