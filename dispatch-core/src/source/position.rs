/// A place in a text, for people: both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Where the lines of a text begin, to turn byte offsets into positions.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Byte offset of the first byte of each line; the first is always 0.
    starts: Vec<usize>,
}

impl Lines {
    pub fn new(text: &str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    /// The position of a byte offset of the same text. An offset beyond the end, or inside a
    /// character, counts as the nearest one before it.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line
            .checked_sub(1)
            .and_then(|n| self.starts.get(n))
            .copied()
            .unwrap_or(0);
        let column = text
            .get(start..offset)
            .map_or(0, |before| before.chars().count())
            + 1;
        Position {
            line: count(line),
            column: count(column),
        }
    }
}

/// Files are bounded at a few million bytes, so that a count of lines or columns always fits.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn columns_count_characters_and_lines_end_at_the_break() {
        let text = "甲 = 1\n\nb = '乙' # x\r\nc";
        let lines = Lines::new(text);
        let table = [
            ("甲", 1, 1),
            ("=", 1, 3),
            ("\n\n", 1, 6),
            ("b", 3, 1),
            ("'乙", 3, 5),
            ("#", 3, 9),
            ("c", 4, 1),
        ];
        for (word, line, column) in table {
            let offset = text.find(word).unwrap();
            assert_eq!(
                lines.position(text, offset),
                Position { line, column },
                "{word}"
            );
        }
        assert_eq!(
            lines.position(text, 10_000),
            Position { line: 4, column: 2 }
        );
        assert_eq!(lines.position("", 0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(text, 1), Position { line: 1, column: 1 });
    }
}
