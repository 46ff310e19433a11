//! The parts of a pack that are for the eye: areas, lines, places, layers; and how far the map is to be
//! trusted. A pack without them is an older one.

use super::bytes::{In, Out};
use super::read::{point, whole};
use super::write::numbers;
use super::{Pack, PackError, Standing};
use crate::ground::{
    AREA_KINDS, Area, COURSE_KINDS, Course, Form, Ground, Layer, Mark, Naming, Ours, PLACE_KINDS,
    Place, Ring,
};
use crate::osm::LeftOut;
use dispatch_core::point::Point;

/// Reads the ground; what is not there is empty.
pub(super) fn ground<'a>(
    part: impl Fn(&'static str) -> Option<In<'a>>,
) -> Result<Ground, PackError> {
    let ground = Ground {
        areas: list(part("area"), 9, area)?,
        courses: list(part("cour"), 11, course)?,
        places: list(part("plac"), 13, place)?,
        layers: list(part("layr"), 10, layer)?,
        ours: part("ours").map_or(Ok(Ours::default()), ours)?,
    };
    ground.check()?;
    Ok(ground)
}

/// Reads how far the map is to be trusted.
pub(super) fn standing<'a>(
    part: impl Fn(&'static str) -> Option<In<'a>>,
) -> Result<Standing, PackError> {
    let Some(mut part) = part("stan") else {
        return Ok(Standing::default());
    };
    let is_sketch = match part.u8()? {
        0 => false,
        1 => true,
        _ => return Err(PackError::Wrong(part.part)),
    };
    let approval = part.text()?;
    part.end()?;
    Ok(Standing {
        is_sketch,
        approval,
    })
}

fn list<T>(
    part: Option<In>,
    least: usize,
    read: impl FnMut(&mut In) -> Result<T, PackError>,
) -> Result<Vec<T>, PackError> {
    part.map_or(Ok(Vec::new()), |part| whole(part, least, read))
}

fn name(part: &mut In) -> Result<Naming, PackError> {
    Ok(Naming {
        zh: part.text()?,
        en: part.text()?,
    })
}

fn points(part: &mut In) -> Result<Vec<Point>, PackError> {
    part.list(8, point)
}

fn rings(part: &mut In) -> Result<Vec<Ring>, PackError> {
    part.list(4, points)
}

fn ours(mut part: In) -> Result<Ours, PackError> {
    let wrong = PackError::Wrong(part.part);
    let kind = |part: &mut In| part.u8().map(usize::from);
    let ours = Ours {
        areas: part.list(1, |it| {
            let kind = AREA_KINDS.get(kind(it)?);
            kind.map(|it| it.0).ok_or(PackError::Wrong(it.part))
        })?,
        places: part.list(5, |it| {
            let kind = PLACE_KINDS.get(kind(it)?);
            let kind = kind.ok_or(PackError::Wrong(it.part))?.0;
            Ok((kind, name(it)?))
        })?,
    };
    part.end()?;
    // Whoever looks something up in them trusts their order.
    let in_order = ours.areas.is_sorted_by(|a, b| a < b) && ours.places.is_sorted_by(|a, b| a < b);
    in_order.then_some(ours).ok_or(wrong)
}

fn area(part: &mut In) -> Result<Area, PackError> {
    let kind = AREA_KINDS.get(usize::from(part.u8()?));
    Ok(Area {
        kind: kind.ok_or(PackError::Wrong(part.part))?.0,
        name: name(part)?,
        rings: rings(part)?,
    })
}

fn course(part: &mut In) -> Result<Course, PackError> {
    let kind = COURSE_KINDS.get(usize::from(part.u8()?));
    Ok(Course {
        kind: *kind.ok_or(PackError::Wrong(part.part))?,
        name: name(part)?,
        width_dm: part.u16()?,
        line: points(part)?,
    })
}

fn place(part: &mut In) -> Result<Place, PackError> {
    let kind = PLACE_KINDS.get(usize::from(part.u8()?));
    Ok(Place {
        kind: kind.ok_or(PackError::Wrong(part.part))?.0,
        name: name(part)?,
        at: point(part)?,
    })
}

fn layer(part: &mut In) -> Result<Layer, PackError> {
    Ok(Layer {
        name: name(part)?,
        file: part.text()?,
        marks: part.list(9, mark)?,
    })
}

fn mark(part: &mut In) -> Result<Mark, PackError> {
    Ok(Mark {
        name: name(part)?,
        form: match part.u8()? {
            0 => Form::Place(point(part)?),
            1 => Form::Line(points(part)?),
            2 => Form::Area(rings(part)?),
            _ => return Err(PackError::Wrong(part.part)),
        },
    })
}

impl Pack {
    /// The parts that came later; what is empty is left out, so that an older pack keeps its bytes.
    pub(super) fn later(&self) -> Vec<(&'static [u8; 4], Out)> {
        let Ground {
            areas,
            courses,
            places,
            layers,
            ours,
        } = &self.ground;
        let mut parts: Vec<(&[u8; 4], Out)> = Vec::new();
        let mut part = |tag, count: usize, write: &dyn Fn(&mut Out)| {
            if count > 0 {
                let mut out = Out::default();
                out.count(count);
                write(&mut out);
                parts.push((tag, out));
            }
        };
        part(b"area", areas.len(), &|out| {
            areas.iter().for_each(|it| write_area(out, it));
        });
        part(b"cour", courses.len(), &|out| {
            courses.iter().for_each(|it| write_course(out, it));
        });
        part(b"plac", places.len(), &|out| {
            places.iter().for_each(|it| write_place(out, it));
        });
        part(b"layr", layers.len(), &|out| {
            layers.iter().for_each(|it| write_layer(out, it));
        });
        if *ours != Ours::default() {
            let mut out = Out::default();
            out.count(ours.areas.len());
            ours.areas.iter().for_each(|it| out.u8(*it as u8));
            out.count(ours.places.len());
            for (kind, name) in &ours.places {
                out.u8(*kind as u8);
                write_name(&mut out, name);
            }
            parts.push((b"ours", out));
        }
        let counts = self.left_out.counts();
        let later = &counts[LeftOut::IN_HEAD..];
        if later.iter().any(|it| *it > 0) {
            parts.push((b"left", numbers(later)));
        }
        if self.standing != Standing::default() {
            let mut out = Out::default();
            out.u8(u8::from(self.standing.is_sketch));
            out.text(&self.standing.approval);
            parts.push((b"stan", out));
        }
        parts
    }
}

fn write_name(out: &mut Out, it: &Naming) {
    out.text(&it.zh);
    out.text(&it.en);
}

fn write_rings(out: &mut Out, rings: &[Ring]) {
    out.count(rings.len());
    rings.iter().for_each(|it| out.points(it));
}

fn write_area(out: &mut Out, it: &Area) {
    out.u8(it.kind as u8);
    write_name(out, &it.name);
    write_rings(out, &it.rings);
}

fn write_course(out: &mut Out, it: &Course) {
    out.u8(it.kind as u8);
    write_name(out, &it.name);
    out.u16(it.width_dm);
    out.points(&it.line);
}

fn write_place(out: &mut Out, it: &Place) {
    out.u8(it.kind as u8);
    write_name(out, &it.name);
    out.point(it.at);
}

fn write_layer(out: &mut Out, it: &Layer) {
    write_name(out, &it.name);
    out.text(&it.file);
    out.count(it.marks.len());
    for mark in &it.marks {
        write_name(out, &mark.name);
        match &mark.form {
            Form::Place(at) => {
                out.u8(0);
                out.point(*at);
            }
            Form::Line(line) => {
                out.u8(1);
                out.points(line);
            }
            Form::Area(rings) => {
                out.u8(2);
                write_rings(out, rings);
            }
        }
    }
}
