//! The words of a line, each with the place where it begins.

/// A word and where it begins, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Where it begins.
    pub at: usize,
    /// The word.
    pub text: &'a str,
}

impl<'a> Token<'a> {
    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// Its parts between these marks; what ends with one has an empty part behind it.
    #[must_use]
    pub fn split(self, marks: &[char]) -> Vec<Token<'a>> {
        let mut at = self.at;
        let mut parts = Vec::new();
        for piece in self.text.split_inclusive(marks) {
            let text = piece.trim_end_matches(marks);
            parts.push(Token { at, text });
            at += piece.len();
        }
        if self.text.ends_with(marks) {
            parts.push(Token { at, text: "" });
        }
        parts
    }

    /// A name and the number that stands right behind it: 被困2, 被困不详.
    #[must_use]
    pub fn part_before_digits(self) -> (Token<'a>, Option<Token<'a>>) {
        let is_number = |c: char| {
            let wide = ('\u{FF10}'..='\u{FF19}').contains(&c);
            c.is_ascii_digit() || wide || matches!(c, '?' | '？')
        };
        let number = self.text.find(is_number);
        let unknown = self.text.find("不详");
        match number.into_iter().chain(unknown).min() {
            None | Some(0) => (self, None),
            Some(cut) => {
                let (name, number) = self.text.split_at(cut);
                let number = Token {
                    at: self.at + cut,
                    text: number,
                };
                (Token { text: name, ..self }, Some(number))
            }
        }
    }
}

/// Goes along a line.
#[derive(Debug)]
pub struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// At the beginning.
    #[must_use]
    pub fn new(line: &'a str) -> Cursor<'a> {
        Cursor { line, at: 0 }
    }

    /// Where it stands, in bytes.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Where the line ends, in bytes.
    #[must_use]
    pub fn end(&self) -> usize {
        self.line.len()
    }

    /// What is left.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Whether nothing is left, no space either.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.rest().is_empty()
    }

    /// Goes on by so many bytes.
    pub fn advance(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.line.len());
    }

    /// Goes to the next word.
    pub fn skip_space(&mut self) {
        let rest = self.rest();
        self.advance(rest.len() - rest.trim_start().len());
    }

    /// The next word.
    pub fn word(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let rest = self.rest();
        let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.take(len)
    }

    /// Everything that is left, without the space behind it.
    pub fn all(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let token = self.take(self.rest().trim_end().len());
        self.skip_space();
        token
    }

    fn take(&mut self, len: usize) -> Option<Token<'a>> {
        let token = Token {
            at: self.at,
            text: self.rest().get(..len)?,
        };
        self.advance(len);
        (len > 0).then_some(token)
    }
}
