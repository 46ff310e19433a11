//! A line taken apart word by word, each with the column it begins at.

/// What stands between words that are read one by one; a text at the end keeps its marks.
fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '\u{FF0C}' | '、' | ';' | '\u{FF1B}')
}

/// The rest of a line, and how many characters stand before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rest<'a> {
    text: &'a str,
    before: usize,
}

impl<'a> Rest<'a> {
    pub(super) fn of(line: &'a str) -> Rest<'a> {
        let rest = Rest {
            text: line,
            before: 0,
        };
        rest.trimmed()
    }

    /// The column at which it begins, counted from 1 in characters.
    pub(super) fn column(&self) -> u32 {
        u32::try_from(self.before + 1).unwrap_or(u32::MAX)
    }

    /// The text that is left, to its end.
    pub(super) fn text(&self) -> &'a str {
        self.text.trim_end()
    }

    /// What begins it as long as `part` says, and what comes after.
    pub(super) fn take_while(self, part: impl Fn(char) -> bool) -> (&'a str, Rest<'a>) {
        let end = self.text.find(|c| !part(c)).unwrap_or(self.text.len());
        let (taken, text) = self.text.split_at(end);
        let before = self.before + taken.chars().count();
        (taken, Rest { text, before }.trimmed())
    }

    /// The next word; empty at the end of the line.
    pub(super) fn word(self) -> (&'a str, Rest<'a>) {
        self.take_while(|c| !parts(c))
    }

    /// What comes after a word that it begins with.
    pub(super) fn after(self, word: &str) -> Option<Rest<'a>> {
        let text = self.text.strip_prefix(word)?;
        let before = self.before + word.chars().count();
        Some(Rest { text, before }.trimmed())
    }

    fn trimmed(self) -> Rest<'a> {
        let text = self.text.trim_start_matches(parts);
        let cut = &self.text[..self.text.len() - text.len()];
        let before = self.before + cut.chars().count();
        Rest { text, before }
    }
}
