//! Words of a picture: no name over another, and none that breaks the file.

/// The room that a text takes; nobody measures the face here, so it is reckoned generously.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let em = |it: char| if it.is_ascii() { 0.58 } else { 1.02 };
    text.chars().map(em).sum::<f64>() * size
}

/// A text as it may stand in XML; what no XML may hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            it if it.is_control() || matches!(it, '\u{FFFE}' | '\u{FFFF}') => {}
            it => out.push(it),
        }
    }
    out
}

/// A room: left, top, right, bottom.
pub(super) type Room = [f64; 4];

/// The room that is taken.
#[derive(Default)]
pub(super) struct Rooms(Vec<Room>);

impl Rooms {
    pub fn take(&mut self, room: Room) {
        self.0.push(room);
    }

    /// Takes a room where nothing of it is taken yet.
    pub fn try_take(&mut self, room: Room) -> bool {
        let meets =
            |it: &Room| it[0] < room[2] && room[0] < it[2] && it[1] < room[3] && room[1] < it[3];
        let is_free = !self.0.iter().any(meets);
        if is_free {
            self.0.push(room);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_breaks_the_file() {
        assert_eq!(
            escaped("<a b=\"c\">&'\u{0}\u{7}"),
            "&lt;a b=&quot;c&quot;&gt;&amp;&#39;"
        );
    }

    #[test]
    fn no_room_is_given_twice() {
        let mut rooms = Rooms::default();
        assert!(rooms.try_take([0.0, 0.0, 10.0, 10.0]));
        assert!(!rooms.try_take([9.0, 9.0, 20.0, 20.0]));
        assert!(rooms.try_take([10.0, 0.0, 20.0, 10.0]));
    }
}
