//! What follows a line: places along it, teeth on it, and a line beside it.

/// A place in px.
type At = [f64; 2];

/// Most places along one line: nobody counts them.
const MOST: usize = 400;

/// Places along a line, so many px apart, each with the way of the line there, of length 1. Where it is closed it
/// goes on to where it began.
pub(super) fn along(line: &[At], closed: bool, pitch: f64) -> Vec<(At, At)> {
    let back = line.first().filter(|_| closed).copied();
    let whole: Vec<At> = line.iter().copied().chain(back).collect();
    let mut places = Vec::new();
    let mut next = pitch / 2.0;
    for pair in whole.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let long = far(from, to);
        if long <= 0.0 {
            continue;
        }
        let way = [(to[0] - from[0]) / long, (to[1] - from[1]) / long];
        while next <= long && places.len() < MOST {
            let at = [from[0] + way[0] * next, from[1] + way[1] * next];
            places.push((at, way));
            next += pitch;
        }
        next -= long;
    }
    places
}

/// Twice the area that a line closes; greater than 0 where it goes round clockwise on a screen.
fn turn(line: &[At]) -> f64 {
    let next = line.iter().cycle().skip(1);
    let corners = line.iter().zip(next);
    corners.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum()
}

/// Teeth, so many px apart and so long: to the outside of what a line closes, to the left of one that is open.
pub(super) fn teeth(line: &[At], closed: bool, (pitch, long): (f64, f64)) -> Vec<[At; 2]> {
    let side = match closed && turn(line) < 0.0 {
        true => -long,
        false => long,
    };
    let places = along(line, closed, pitch).into_iter();
    places
        .map(|([x, y], way)| [[x, y], [x + way[1] * side, y - way[0] * side]])
        .collect()
}

/// The line so many px to the left of a line, or to its right below 0. At a corner it stands where both sides would
/// have it, on the mean of their ways.
pub(super) fn beside(line: &[At], closed: bool, px: f64) -> Vec<At> {
    let count = line.len();
    let way = |from: At, to: At| {
        let long = (to[0] - from[0]).hypot(to[1] - from[1]);
        match long > 0.0 {
            true => [(to[0] - from[0]) / long, (to[1] - from[1]) / long],
            false => [0.0, 0.0],
        }
    };
    let corner = |index: usize| {
        let before = match (index, closed) {
            (0, false) => None,
            (0, true) => Some(line[count - 1]),
            _ => Some(line[index - 1]),
        };
        let after = match (index + 1 == count, closed) {
            (true, false) => None,
            (true, true) => Some(line[0]),
            _ => Some(line[index + 1]),
        };
        let here = line[index];
        let into = before.map_or([0.0, 0.0], |it| way(it, here));
        let out = after.map_or([0.0, 0.0], |it| way(here, it));
        let sum = [into[0] + out[0], into[1] + out[1]];
        let mean = way([0.0, 0.0], sum);
        [here[0] + mean[1] * px, here[1] - mean[0] * px]
    };
    (0..count).map(corner).collect()
}

/// A line without its last so many px; the whole where it is hardly longer.
pub(super) fn without_end(line: &[At], px: f64) -> Vec<At> {
    let mut left = px;
    for number in (1..line.len()).rev() {
        let (from, to) = (line[number - 1], line[number]);
        let long = far(from, to);
        if long > left {
            let share = 1.0 - left / long;
            let end = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share);
            return line[..number].iter().copied().chain([end]).collect();
        }
        left -= long;
    }
    line.to_vec()
}

/// How far two places are from one another.
pub(super) fn far(from: At, to: At) -> f64 {
    (to[0] - from[0]).hypot(to[1] - from[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [At; 4] = [[0.0, 0.0], [48.0, 0.0], [48.0, 48.0], [0.0, 48.0]];

    #[test]
    fn teeth_point_to_the_outside_whichever_way_it_goes_round() {
        let mut square = SQUARE;
        for _ in 0..2 {
            let teeth = teeth(&square, true, (12.0, 6.0));
            assert_eq!(teeth.len(), 16);
            for [foot, tip] in teeth {
                let off = |at: At| (at[0] - 24.0).abs().max((at[1] - 24.0).abs());
                assert!(off(tip) > off(foot) + 5.9, "{foot:?} {tip:?}");
            }
            square.reverse();
        }
        assert!(teeth(&[], true, (12.0, 6.0)).is_empty());
        assert!(teeth(&[[1.0, 1.0], [1.0, 1.0]], false, (12.0, 6.0)).is_empty());
    }

    #[test]
    fn a_line_beside_a_line_keeps_its_distance() {
        let line = [[0.0, 0.0], [10.0, 0.0], [20.0, 0.0]];
        assert_eq!(
            beside(&line, false, 3.0),
            [[0.0, -3.0], [10.0, -3.0], [20.0, -3.0]]
        );
        assert_eq!(beside(&line, false, -3.0)[2], [20.0, 3.0]);
        assert!(beside(&[], true, 3.0).is_empty());
    }

    #[test]
    fn a_way_ends_before_the_sign_that_it_leads_to() {
        let line = [[0.0, 0.0], [100.0, 0.0], [100.0, 10.0]];
        assert_eq!(without_end(&line, 30.0), [[0.0, 0.0], [80.0, 0.0]]);
        assert_eq!(without_end(&line, 4.0).last(), Some(&[100.0, 6.0]));
        assert_eq!(without_end(&line, 500.0), line);
        assert!(without_end(&[], 5.0).is_empty());
    }
}
