//! The picture from below: land, water, roads, borders, names, signs, and what has to be written on it.

use std::fmt::Write;

use super::frame::Frame;
use super::look::Look;
use super::mark;
use super::over;
use super::sign;
use super::text::{Rooms, escaped, width};
use super::{Mark, Over, Picture, Sign};
use crate::ground::{AreaKind, CourseKind, Form, Naming, PlaceKind};
use crate::pack::Pack;

/// Size of the names of the ground, in px.
pub(super) const NAME_PX: f64 = 13.0;
/// Size of what has to be written, in px.
const NOTE_PX: f64 = 12.0;
/// How large a word over the ground is, as a share of the smaller side, and where it stands, in shares of both.
const STAMP: f64 = 0.08;
const STAMPS: [[f64; 2]; 4] = [[0.33, 0.17], [0.8, 0.4], [0.19, 0.51], [0.58, 0.79]];
/// Points nearer than this are one, in px.
const NEAR_PX: f64 = 0.6;

/// Draws a picture.
pub(super) fn svg(picture: &Picture) -> String {
    let (look, frame) = (Look::of(picture.paper), Frame::of(picture));
    let [wide, tall] = frame.size;
    let mut pen = Pen {
        out: String::new(),
        look,
        frame: &frame,
    };
    let font = "font-family=\"Noto Sans SC, sans-serif\"";
    pen.put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{tall}\" viewBox=\"0 0 {wide} {tall}\" {font}>\n"
    ));
    let has_district = picture
        .pack
        .ground
        .areas
        .iter()
        .any(|it| it.kind == AreaKind::District);
    let ground = if has_district { look.out } else { look.land };
    pen.put(format_args!(
        "<rect width=\"{wide}\" height=\"{tall}\" fill=\"{ground}\"/>\n"
    ));
    pen.areas(picture.pack);
    pen.courses(picture.pack, |it| it <= CourseKind::Stream);
    pen.roads(picture.pack);
    pen.courses(picture.pack, |it| it > CourseKind::Stream);
    pen.borders(picture.pack);
    pen.layers(picture.pack);
    pen.stamp(&picture.stamp);
    picture.over.iter().for_each(|it| over::over(&mut pen, it));
    let mut rooms = Rooms::default();
    pen.written(picture, &mut rooms);
    let mut signs: Vec<&Sign> = picture.signs.iter().collect();
    signs.sort_by_key(|it| it.weight);
    for sign in &signs {
        let ([x, y], s) = (frame.at(sign.at), sign::side(sign) * 0.7);
        rooms.take([x - s, y - s, x + s, y + s]);
    }
    for it in &picture.marks {
        rooms.take(mark::room(&frame, it));
    }
    let told: Vec<(&Over, [f64; 2])> = picture
        .over
        .iter()
        .filter_map(|it| Some((it, over::sign_place(&pen, it)?)))
        .collect();
    for (_, at) in &told {
        rooms.take(over::sign_room(*at));
    }
    let labels: Vec<(usize, [f64; 2])> = (0..signs.len())
        .rev()
        .filter_map(|it| Some((it, sign::label_place(&frame, signs[it], &mut rooms)?)))
        .collect();
    let said: Vec<(&Over, [f64; 2])> = picture
        .over
        .iter()
        .rev()
        .filter_map(|it| Some((it, over::words_place(&pen, it, &mut rooms)?)))
        .collect();
    let marked: Vec<(&Mark, [f64; 2])> = picture
        .marks
        .iter()
        .filter_map(|it| Some((it, mark::label_place(&frame, it, &mut rooms)?)))
        .collect();
    pen.names(picture, &mut rooms);
    for (it, at) in marked {
        mark::words(&mut pen, it, at);
    }
    for (it, at) in said {
        over::words(&mut pen, it, at);
    }
    for (it, at) in told {
        over::sign(&mut pen, it, at);
    }
    signs.iter().for_each(|it| sign::sign(&mut pen, it));
    picture.marks.iter().for_each(|it| mark::mark(&mut pen, it));
    for (sign, at) in labels {
        pen.text(at, (&signs[sign].label, NAME_PX), look.ink, true);
    }
    pen.out.push_str("</svg>\n");
    pen.out
}

/// How far below or above its place a name stands where that is taken, in pixels.
const BESIDE: f64 = 24.0;

pub(super) struct Pen<'a> {
    out: String,
    pub look: &'static Look,
    pub frame: &'a Frame,
}

impl Pen<'_> {
    pub fn put(&mut self, what: std::fmt::Arguments) {
        // A String takes whatever is written into it.
        let _ = self.out.write_fmt(what);
    }

    /// A line as the numbers of a path; empty where nothing of it is seen.
    fn path(
        &self,
        points: impl Iterator<Item = dispatch_core::point::Point>,
        close: bool,
    ) -> String {
        let line: Vec<[f64; 2]> = points.map(|it| self.frame.at(it)).collect();
        if !self.frame.shows(&line) {
            return String::new();
        }
        let mut path = String::new();
        let mut last: Option<[f64; 2]> = None;
        let end = line.len() - 1;
        for (index, at) in line.into_iter().enumerate() {
            let near = last.is_some_and(|it| {
                (it[0] - at[0]).abs() < NEAR_PX && (it[1] - at[1]).abs() < NEAR_PX
            });
            if near && index < end {
                continue;
            }
            let step = if last.is_none() { 'M' } else { 'L' };
            let _ = write!(path, "{step}{:.1} {:.1}", at[0], at[1]);
            last = Some(at);
        }
        if close {
            path.push('Z');
        }
        path
    }

    fn areas(&mut self, pack: &Pack) {
        let mut filled: Vec<_> = pack
            .ground
            .areas
            .iter()
            .filter_map(|it| Some((self.look.fill(it.kind)?, it)))
            .collect();
        filled.sort_by_key(|it| it.0.0);
        for ((_, fill), area) in filled {
            let rings = area
                .rings
                .iter()
                .map(|it| self.path(it.iter().copied(), true));
            let path: String = rings.collect();
            if !path.is_empty() {
                self.put(format_args!(
                    "<path d=\"{path}\" fill=\"{fill}\" fill-rule=\"evenodd\"/>\n"
                ));
            }
        }
    }

    fn courses(&mut self, pack: &Pack, wanted: fn(CourseKind) -> bool) {
        for it in pack.ground.courses.iter().filter(|it| wanted(it.kind)) {
            let width_m = f64::from(it.width_dm) / 10.0;
            let drawn = self.look.course(it.kind, width_m, self.frame.metre);
            if let Some(stroke) = drawn {
                let path = self.path(it.line.iter().copied(), false);
                let dashes = if it.kind == CourseKind::Metro {
                    "7 4"
                } else {
                    ""
                };
                self.stroke(&path, stroke, dashes);
            }
        }
    }

    /// The smaller first, those of one look together: a file of a city stays small.
    fn roads(&mut self, pack: &Pack) {
        let mut classes: Vec<_> = pack.roads.stretches.iter().map(|it| it.class).collect();
        classes.sort_unstable();
        classes.dedup();
        for class in classes.into_iter().rev() {
            let Some(stroke) = self.look.road(class, self.frame.metre) else {
                continue;
            };
            let all = 0..pack.roads.stretches.len();
            let all = all.filter(|it| pack.roads.stretches[*it].class == class);
            let path: String = all
                .map(|it| self.path(pack.roads.line(it), false))
                .collect();
            self.stroke(&path, stroke, "");
        }
    }

    fn borders(&mut self, pack: &Pack) {
        for area in &pack.ground.areas {
            let stroke = match area.kind {
                AreaKind::Township => (0.8, self.look.border),
                AreaKind::District => (1.8, self.look.border),
                AreaKind::Other => (1.4, self.look.text),
                _ => continue,
            };
            let rings = area
                .rings
                .iter()
                .map(|it| self.path(it.iter().copied(), true));
            let path: String = rings.collect();
            self.stroke(&path, stroke, "");
        }
    }

    fn layers(&mut self, pack: &Pack) {
        for mark in pack.ground.layers.iter().flat_map(|it| &it.marks) {
            let path = match &mark.form {
                Form::Place(at) => {
                    let [x, y] = self.frame.at(*at);
                    let ink = self.look.text;
                    self.put(format_args!(
                        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.2\" fill=\"{ink}\"/>\n"
                    ));
                    continue;
                }
                Form::Line(line) => self.path(line.iter().copied(), false),
                Form::Area(rings) => rings
                    .iter()
                    .map(|it| self.path(it.iter().copied(), true))
                    .collect(),
            };
            self.stroke(&path, (1.4, self.look.text), "5 3");
        }
    }

    /// A word four times over the ground.
    fn stamp(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        let [wide, tall] = self.frame.size;
        let (ink, share) = self.look.stamp;
        let (size, word) = (STAMP * wide.min(tall), escaped(word));
        for [x, y] in STAMPS {
            let (x, y) = (x * wide, y * tall);
            self.put(format_args!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size:.1}\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{ink}\" fill-opacity=\"{share}\">{word}</text>\n"
            ));
        }
    }

    pub fn stroke(&mut self, path: &str, (width, colour): (f64, &str), dashes: &str) {
        if path.is_empty() {
            return;
        }
        let dashes = match dashes.is_empty() {
            true => String::new(),
            false => format!(" stroke-dasharray=\"{dashes}\""),
        };
        self.put(format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width:.2}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"{dashes}/>\n"
        ));
    }

    /// A text that begins at a place, in the middle of its height.
    pub fn text(&mut self, [x, y]: [f64; 2], (text, size): (&str, f64), ink: &str, halo: bool) {
        let text = escaped(text);
        let halo = match halo {
            true => format!(
                " stroke=\"{}\" stroke-width=\"3\" paint-order=\"stroke\" stroke-linejoin=\"round\"",
                self.look.plate
            ),
            false => String::new(),
        };
        let base = y + size * 0.36;
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{base:.1}\" font-size=\"{size}\" fill=\"{ink}\"{halo}>{text}</text>\n"
        ));
    }

    /// Title, whose map it is, and the scale.
    fn written(&mut self, picture: &Picture, rooms: &mut Rooms) {
        let (look, [wide, tall]) = (self.look, self.frame.size);
        if !picture.title.is_empty() {
            let size = 18.0;
            let right = 12.0 + width(&picture.title, size);
            rooms.take([0.0, 0.0, right + 8.0, 34.0]);
            self.text([12.0, 18.0], (&picture.title, size), look.ink, true);
        }
        if !picture.note.is_empty() {
            rooms.take([0.0, 34.0, 20.0 + width(&picture.note, NOTE_PX), 52.0]);
            self.text([12.0, 42.0], (&picture.note, NOTE_PX), look.text, true);
        }
        let standing = &picture.pack.standing;
        let says = standing.says(&picture.schematic);
        let owed = match standing.is_sketch {
            true => String::new(),
            false => format!("{}  ", picture.pack.attribution),
        };
        let foot = format!("{owed}{says}");
        rooms.take([0.0, tall - 24.0, width(&foot, NOTE_PX) + 20.0, tall]);
        self.text([12.0, tall - 12.0], (&foot, NOTE_PX), look.text, true);
        let steps = [50_u32, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];
        let long = |step: &u32| f64::from(*step) * self.frame.metre;
        let fits = steps.iter().rev().find(|it| long(it) <= wide / 5.0);
        let step = fits.unwrap_or(&steps[0]);
        let name = match step % 1_000 {
            0 => format!("{} km", step / 1_000),
            _ => format!("{step} m"),
        };
        let (right, y) = (wide - 14.0, tall - 12.0);
        let left = right - long(step);
        let start = left - 8.0 - width(&name, NOTE_PX);
        rooms.take([start - 4.0, tall - 24.0, wide, tall]);
        self.text([start, y], (&name, NOTE_PX), look.text, true);
        let bar = format!("M{left:.1} {:.1}V{y:.1}H{right:.1}V{:.1}", y - 5.0, y - 5.0);
        self.stroke(&bar, (1.4, look.text), "");
    }

    /// Names of townships first, then of what is widest.
    fn names(&mut self, picture: &Picture, rooms: &mut Rooms) {
        let ground = &picture.pack.ground;
        let mut names: Vec<(u8, &Naming, [f64; 2])> = Vec::new();
        for it in &ground.places {
            let rank = match it.kind {
                PlaceKind::City => 0,
                PlaceKind::Town => 1,
                PlaceKind::Hill | PlaceKind::Water | PlaceKind::Station => 3,
                _ => 5,
            };
            names.push((rank, &it.name, self.frame.at(it.at)));
        }
        for it in &ground.areas {
            let rank = match it.kind {
                AreaKind::Wood | AreaKind::Water | AreaKind::Wetland => 3,
                AreaKind::Park | AreaKind::Other => 4,
                AreaKind::District | AreaKind::Township | AreaKind::BuiltUp => continue,
            };
            let ring = it.rings.first().map_or(&[][..], Vec::as_slice);
            let count = ring.len().max(1) as f64;
            let sum = ring.iter().map(|it| self.frame.at(*it));
            let sum = sum.fold([0.0, 0.0], |sum, it| [sum[0] + it[0], sum[1] + it[1]]);
            names.push((rank, &it.name, sum.map(|it| it / count)));
        }
        for it in &ground.courses {
            names.push((2, &it.name, self.frame.at(it.line[it.line.len() / 2])));
        }
        names.sort_by_key(|it| it.0);
        for (rank, name, [x, y]) in names {
            let filled = name.filled();
            let text = match picture.chinese {
                true => filled.zh,
                false => filled.en,
            };
            let (wide, half) = (width(&text, NAME_PX), NAME_PX * 0.62);
            let left = x - wide / 2.0;
            let is_drawn = !text.is_empty() && self.frame.holds([x, y]);
            // A sign may stand where a name belongs; then it stands below, or above.
            let room = |y: f64| [left - 2.0, y - half, left + wide + 2.0, y + half];
            let mut places = [y, y + BESIDE, y - BESIDE].into_iter();
            let free = places.find(|y| is_drawn && rooms.try_take(room(*y)));
            if let Some(y) = free {
                let at = [left, y];
                let size = if rank < 2 { NAME_PX } else { NAME_PX - 1.0 };
                self.text(at, (&text, size), self.look.text, true);
            }
        }
    }
}
