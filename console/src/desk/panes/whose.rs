//! Whose arrangement: each kind of seat has a preset of its own, each seat a file of its own.

pub use dispatch_core::catalogue::Seat as SeatKind;

/// The kind of a seat as the command line names it; whatever has no preset of its own sits as the duty
/// officer does.
#[must_use]
pub fn kind_of(seat: &str) -> SeatKind {
    match seat.split('@').next().unwrap_or_default() {
        "chief" => SeatKind::Chief,
        "leader" => SeatKind::Leader,
        "township" => SeatKind::Township,
        "department" => SeatKind::Department,
        "commander" => SeatKind::Commander,
        "director" => SeatKind::Director,
        "wall" => SeatKind::Wall,
        _ => SeatKind::Duty,
    }
}

/// The name of the file of a seat, without its ending: in letters that every file system takes. A field
/// commander keeps his arrangement from one incident to the next.
#[must_use]
pub fn file_of(seat: &str) -> String {
    let seat = match kind_of(seat) {
        SeatKind::Commander => "commander",
        _ => seat,
    };
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '@' || c == '-' {
            c
        } else {
            '-'
        }
    };
    seat.chars().map(plain).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_a_kind_and_a_file_that_stays_in_its_folder() {
        for (seat, kind, file) in [
            ("duty", SeatKind::Duty, "duty"),
            (
                "township@330304009",
                SeatKind::Township,
                "township@330304009",
            ),
            ("department@power", SeatKind::Department, "department@power"),
            ("commander@i-1", SeatKind::Commander, "commander"),
            ("commander@i-2", SeatKind::Commander, "commander"),
            ("../../etc/passwd", SeatKind::Duty, "------etc-passwd"),
            ("席位", SeatKind::Duty, "--"),
        ] {
            assert_eq!((kind_of(seat), file_of(seat).as_str()), (kind, file));
        }
    }
}
