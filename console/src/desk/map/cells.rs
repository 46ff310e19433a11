//! Township areas made from their centres: each takes what lies nearer to it than to any other,
//! inside a rounded outline of the district. A schematic, never a border.

/// A point on a flat sheet: east and north in degrees of latitude's length.
pub type Flat = (f64, f64);

/// How far the outline lies outside the outermost centres.
const MARGIN_DEG: f64 = 0.035;
/// Corners of the outline.
const CORNERS: u32 = 48;

/// The outline of the district around its centres.
#[must_use]
pub fn outline(centres: &[Flat]) -> Vec<Flat> {
    let corners: Vec<Flat> = (0..CORNERS)
        .map(|step| {
            let angle = std::f64::consts::TAU * f64::from(step) / f64::from(CORNERS);
            (angle.cos(), angle.sin())
        })
        .collect();
    // The hull of circles around the centres, one tangent for each direction.
    let mut sheet = square(centres);
    for direction in corners {
        let reach = centres
            .iter()
            .map(|centre| dot(*centre, direction))
            .fold(f64::NEG_INFINITY, f64::max);
        sheet = keep(&sheet, direction, reach + MARGIN_DEG);
    }
    sheet
}

/// One area for each centre, in their order.
#[must_use]
pub fn cells(centres: &[Flat]) -> Vec<Vec<Flat>> {
    let whole = outline(centres);
    centres
        .iter()
        .map(|own| {
            centres
                .iter()
                .filter(|other| *other != own)
                .fold(whole.clone(), |cell, other| {
                    let away = (other.0 - own.0, other.1 - own.1);
                    let middle = ((own.0 + other.0) / 2.0, (own.1 + other.1) / 2.0);
                    keep(&cell, away, dot(middle, away))
                })
        })
        .collect()
}

fn square(centres: &[Flat]) -> Vec<Flat> {
    let far = 10.0;
    let (x, y) = centres.first().copied().unwrap_or_default();
    vec![
        (x - far, y - far),
        (x + far, y - far),
        (x + far, y + far),
        (x - far, y + far),
    ]
}

/// The part of a convex area in which `dot(point, direction) <= limit`.
fn keep(area: &[Flat], direction: Flat, limit: f64) -> Vec<Flat> {
    let mut kept = Vec::with_capacity(area.len() + 1);
    for (index, from) in area.iter().enumerate() {
        let to = area[(index + 1) % area.len()];
        let (a, b) = (dot(*from, direction) - limit, dot(to, direction) - limit);
        if a <= 0.0 {
            kept.push(*from);
        }
        if (a <= 0.0) != (b <= 0.0) {
            let share = a / (a - b);
            kept.push((
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            ));
        }
    }
    kept
}

fn dot(a: Flat, b: Flat) -> f64 {
    a.0 * b.0 + a.1 * b.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(area: &[Flat], point: Flat) -> bool {
        area.iter().enumerate().all(|(index, from)| {
            let to = area[(index + 1) % area.len()];
            (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0) >= -1e-9
        })
    }

    #[test]
    fn every_centre_lies_in_its_own_area_and_in_no_other() {
        let centres = [(120.6, 28.0), (120.7, 28.0), (120.65, 27.9), (120.5, 28.1)];
        let cells = cells(&centres);
        for (own, cell) in cells.iter().enumerate() {
            for (index, centre) in centres.iter().enumerate() {
                assert_eq!(holds(cell, *centre), index == own, "{index} in {own}");
            }
        }
    }

    #[test]
    fn one_centre_alone_takes_the_whole_district() {
        let cells = cells(&[(120.6, 28.0)]);
        assert_eq!(cells.len(), 1);
        assert!(holds(&cells[0], (120.62, 28.01)));
        assert!(!holds(&cells[0], (120.9, 28.0)));
    }
}
