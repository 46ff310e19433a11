//! What lies over the ground and under the signs: lines and areas that somebody puts there. Each is told by its
//! form as well as by its colour, for whoever prints in grey.

use super::draw::Pen;
use super::form::{Dashes, Filling, Ink, Over, OverForm};
use super::look::Look;
use super::text::{Rooms, width};
use crate::course::{self, At};
use crate::flat::apart;

/// Distance between two lines of a hatch, in px.
const HATCH_PX: f64 = 10.0;
/// Most lines of a hatch, and most strokes through a line: nobody counts them.
const MOST: u32 = 400;
/// Half the length of a stroke through a line, in px.
const STROKE_PX: f64 = 6.0;
/// How far a sign reaches from its middle, in px.
const SIGN_PX: f64 = 24.0;
/// How long the arrow of a wind is, in px.
const WIND_PX: f64 = 70.0;
/// How far the ring of a place reaches, in px.
const PLACE_PX: f64 = 11.0;
/// How far apart the teeth of a line stand and how long they are, in px.
const TEETH_PX: (f64, f64) = (12.0, 6.0);
/// Size of the character of a kind, in px.
const CHARACTER_PX: f64 = 13.0;
/// Size of the words, in px.
const WORDS_PX: f64 = 12.0;
/// Corners of a circle.
const CORNERS: u32 = 64;

/// Draws one.
pub(super) fn over(pen: &mut Pen, it: &Over) {
    let ink = ink(pen.look, it.ink);
    let w = it.width;
    let dashes = match it.dashes {
        Dashes::Whole | Dashes::Toothed | Dashes::Double => String::new(),
        Dashes::Broken => format!("{:.1} {:.1}", 3.0 * w, 2.5 * w),
        Dashes::DashDot => format!("{:.1} {:.1} {w:.1} {:.1}", 4.0 * w, 2.5 * w, 2.5 * w),
        Dashes::Dotted => format!("{w:.1} {:.1}", 2.0 * w),
    };
    let line = outline(pen, it);
    if !pen.frame.shows(&line) {
        return;
    }
    match &it.form {
        OverForm::Area(_, filling) | OverForm::Circle(_, _, filling) => {
            let shape = path(&line, true);
            match filling {
                Filling::Tint => pen.put(format_args!(
                    "<path d=\"{shape}\" fill=\"{ink}\" fill-opacity=\"0.2\"/>\n"
                )),
                Filling::Hatch => {
                    let lines = course::hatch(&line, HATCH_PX);
                    let lines: String = lines.iter().map(|it| path(it, false)).collect();
                    pen.stroke(&lines, (0.8, ink), "");
                }
                Filling::Bare => {}
            }
            edge(pen, &line, true, (it, ink, &dashes));
        }
        OverForm::Line(_) => edge(pen, &line, false, (it, ink, &dashes)),
        OverForm::Way(_) | OverForm::Wind(..) => {
            // A sign stands where a way ends, and would hide its head.
            let line = match it.form {
                OverForm::Way(_) => course::without_end(&line, SIGN_PX),
                _ => line,
            };
            edge(pen, &line, false, (it, ink, &dashes));
            if let Some(head) = head(&line, 3.0 + 2.0 * it.width) {
                pen.put(format_args!("<path d=\"{head}\" fill=\"{ink}\"/>\n"));
            }
        }
        OverForm::Place(_) => {
            if it.sign.is_some() {
                let (ring, plate) = (path(&line, true), pen.look.plate);
                pen.put(format_args!("<path d=\"{ring}\" fill=\"{plate}\"/>\n"));
            }
            edge(pen, &line, true, (it, ink, &dashes));
        }
        OverForm::Struck(_, pitch) => {
            if line.len() > 1 {
                pen.stroke(&path(&line, false), (it.width, ink), &dashes);
            }
            pen.stroke(&strokes(&line, *pitch), (2.0, ink), "");
        }
    }
}

/// Draws its line or its edge.
fn edge(pen: &mut Pen, line: &[At], closed: bool, (it, ink, dashes): (&Over, &str, &str)) {
    let stroke = (it.width, ink);
    match it.dashes {
        Dashes::Double => {
            for aside in [-1.0, 1.0] {
                let beside = course::beside(line, closed, aside * 1.2 * it.width);
                pen.stroke(&path(&beside, closed), stroke, dashes);
            }
        }
        Dashes::Toothed => {
            pen.stroke(&path(line, closed), stroke, dashes);
            let teeth = course::teeth(line, closed, TEETH_PX);
            let teeth: String = teeth.iter().map(|it| path(it, false)).collect();
            pen.stroke(&teeth, (2.0, ink), "");
        }
        Dashes::Whole | Dashes::Broken | Dashes::DashDot | Dashes::Dotted => {
            pen.stroke(&path(line, closed), stroke, dashes);
        }
    }
}

/// Where the character of its kind stands, if it has one and that is seen.
pub(super) fn sign_place(pen: &Pen, it: &Over) -> Option<At> {
    it.sign?;
    let line = outline(pen, it);
    match &it.form {
        OverForm::Place(at) => Some(pen.frame.at(*at)).filter(|it| pen.frame.holds(*it)),
        OverForm::Area(..) | OverForm::Circle(..) => {
            course::sign_place(&line, true, |it| pen.frame.holds(it))
        }
        OverForm::Way(_) | OverForm::Line(_) | OverForm::Struck(..) | OverForm::Wind(..) => {
            course::sign_place(&line, false, |it| pen.frame.holds(it))
        }
    }
}

/// The room that it takes there.
pub(super) fn sign_room([x, y]: At) -> [f64; 4] {
    [
        x - CHARACTER_PX,
        y - CHARACTER_PX,
        x + CHARACTER_PX,
        y + CHARACTER_PX,
    ]
}

/// Writes it there.
pub(super) fn sign(pen: &mut Pen, it: &Over, [x, y]: At) {
    let Some(sign) = it.sign else {
        return;
    };
    let (ink, plate, half) = (ink(pen.look, it.ink), pen.look.plate, 0.64 * CHARACTER_PX);
    if !matches!(it.form, OverForm::Place(_)) {
        let (left, top, side) = (x - half, y - half, 2.0 * half);
        pen.put(format_args!(
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{side:.1}\" height=\"{side:.1}\" fill=\"{plate}\" stroke=\"{ink}\"/>\n"
        ));
    }
    let at = [x - CHARACTER_PX / 2.0, y];
    pen.text(at, (&sign.to_string(), CHARACTER_PX), ink, false);
}

/// Where its words begin; nothing where there is no room for them.
pub(super) fn words_place(pen: &Pen, it: &Over, rooms: &mut Rooms) -> Option<At> {
    let line = outline(pen, it);
    if it.label.is_empty() || !pen.frame.shows(&line) {
        return None;
    }
    let (wide, half) = (width(&it.label, WORDS_PX), WORDS_PX * 0.62);
    let by_height = |a: &&At, b: &&At| a[1].total_cmp(&b[1]);
    let middles: Vec<At> = match &it.form {
        OverForm::Area(..) | OverForm::Circle(..) => {
            let top = line.iter().copied().min_by(|a, b| by_height(&a, &b))?;
            let foot = line.iter().copied().max_by(|a, b| by_height(&a, &b))?;
            // Inside, it stands on a hatch; better there than nowhere.
            let inside = [0.35, 0.65, 0.5].map(|down| {
                let y = top[1] + down * (foot[1] - top[1]);
                [(top[0] + foot[0]) / 2.0, y]
            });
            let outside = [[top[0], top[1] - 12.0], [foot[0], foot[1] + 12.0]];
            outside.into_iter().chain(inside).collect()
        }
        OverForm::Wind(..) | OverForm::Place(_) => {
            let ([x, y], reach) = match &it.form {
                OverForm::Place(at) => (pen.frame.at(*at), PLACE_PX),
                _ => (line[0], 0.0),
            };
            let aside = reach + 6.0 + wide / 2.0;
            // Signs and what waits round a leak stand close: it is written a little farther off then.
            let beside = [0.0, -14.0, 14.0, -28.0, 28.0, -42.0, 42.0];
            let beside = beside.map(|by| [[x + aside, y + by], [x - aside, y + by]]);
            let over = [12.0, 26.0, 40.0].map(|by| [x, y - reach - by]);
            beside.into_iter().flatten().chain(over).collect()
        }
        OverForm::Way(_) | OverForm::Line(_) | OverForm::Struck(..) => {
            let at =
                [0.5, 0.33, 0.67].map(|share| line[(share * (line.len() - 1) as f64) as usize]);
            let beside = |[x, y]: At| [-14.0, 14.0, -28.0, 28.0].map(|by| [x, y + by]);
            at.into_iter().flat_map(beside).collect()
        }
    };
    let begins = middles.into_iter().map(|[x, y]| [x - wide / 2.0, y]);
    let mut free =
        begins.filter(|[x, y]| pen.frame.holds([*x, *y]) && pen.frame.holds([x + wide, *y]));
    free.find(|[x, y]| rooms.try_take([x - 2.0, y - half, x + wide + 2.0, y + half]))
}

/// Writes its words there.
pub(super) fn words(pen: &mut Pen, it: &Over, at: At) {
    let ink = ink(pen.look, it.ink);
    pen.text(at, (&it.label, WORDS_PX), ink, true);
}

fn ink(look: &Look, ink: Ink) -> &'static str {
    match ink {
        Ink::Red => look.red,
        Ink::Amber => look.warning,
        Ink::Blue => look.blue,
        Ink::Plain => look.ink,
    }
}

/// Its line or its edge in px.
fn outline(pen: &Pen, it: &Over) -> Vec<At> {
    match &it.form {
        OverForm::Way(line)
        | OverForm::Line(line)
        | OverForm::Struck(line, _)
        | OverForm::Area(line, _) => line.iter().map(|it| pen.frame.at(*it)).collect(),
        OverForm::Circle(middle, reach_m, _) => {
            let reach = f64::from(*reach_m) * pen.frame.metre;
            ring(pen.frame.at(*middle), reach)
        }
        OverForm::Place(at) => ring(pen.frame.at(*at), PLACE_PX),
        OverForm::Wind(at, from) => {
            let [x, y] = pen.frame.at(*at);
            let (sine, cosine) = from.to_radians().sin_cos();
            let along = |far: f64| [x + far * sine, y - far * cosine];
            vec![along(WIND_PX), along(14.0)]
        }
    }
}

fn ring([x, y]: At, reach: f64) -> Vec<At> {
    let corner = |number: u32| {
        let turn = f64::from(number) * std::f64::consts::TAU / f64::from(CORNERS);
        [x + reach * turn.cos(), y + reach * turn.sin()]
    };
    (0..CORNERS).map(corner).collect()
}

fn path(line: &[At], close: bool) -> String {
    let steps = line.iter().enumerate();
    let mut path: String = steps
        .map(|(index, [x, y])| {
            let step = if index == 0 { 'M' } else { 'L' };
            format!("{step}{x:.1} {y:.1}")
        })
        .collect();
    if close {
        path.push('Z');
    }
    path
}

/// The head at the end of a line.
fn head(line: &[At], size: f64) -> Option<String> {
    let (to, before) = line.split_last()?;
    let from = before.iter().rev().find(|it| apart(**it, *to) > 0.5)?;
    let far = apart(*from, *to);
    let way = [(to[0] - from[0]) / far, (to[1] - from[1]) / far];
    let base = [to[0] - way[0] * 2.2 * size, to[1] - way[1] * 2.2 * size];
    let corner = |side: f64| {
        [
            base[0] - way[1] * side * size,
            base[1] + way[0] * side * size,
        ]
    };
    Some(path(&[*to, corner(1.0), corner(-1.0)], true))
}

/// Strokes through a line, so many px apart; at a place alone, or on a line shorter than that, a cross.
fn strokes(line: &[At], pitch: f64) -> String {
    let slant = |[x, y]: At, [a, b]: At| path(&[[x - a, y - b], [x + a, y + b]], false);
    let mut strokes = String::new();
    let (mut next, mut count) = (pitch / 2.0, 0);
    for pair in line.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let long = apart(from, to);
        let way = [(to[0] - from[0]) / long, (to[1] - from[1]) / long];
        while next <= long && count < MOST {
            let at = [from[0] + way[0] * next, from[1] + way[1] * next];
            // Half a right angle from the way of the line.
            let across = [(way[0] - way[1]) * 0.7, (way[1] + way[0]) * 0.7];
            strokes.push_str(&slant(at, across.map(|it| it * STROKE_PX)));
            next += pitch;
            count += 1;
        }
        next -= long;
    }
    if count == 0
        && let Some(at) = line.get(line.len() / 2)
    {
        for across in [[STROKE_PX, STROKE_PX], [STROKE_PX, -STROKE_PX]] {
            strokes.push_str(&slant(*at, across));
        }
    }
    strokes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_place_is_a_cross_and_a_line_has_a_stroke_every_so_often() {
        let count = |line: &[At], pitch| strokes(line, pitch).matches('M').count();
        assert_eq!(count(&[[5.0, 5.0]], 11.0), 2);
        assert_eq!(
            count(&[[0.0, 0.0], [2.0, 0.0]], 11.0),
            2,
            "too short for one"
        );
        assert_eq!(count(&[[0.0, 0.0], [110.0, 0.0]], 11.0), 10);
        // The distance goes on round a corner.
        assert_eq!(count(&[[0.0, 0.0], [55.0, 0.0], [55.0, 55.0]], 11.0), 10);
        assert_eq!(
            count(&[[0.0, 0.0], [0.0, 0.0]], 11.0),
            2,
            "a line of no length"
        );
    }
}
