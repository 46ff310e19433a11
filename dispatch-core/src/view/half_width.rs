//! What a keyboard that writes Chinese makes of digits: as wide as a character, and meant as digits.

/// A digit or a question mark of full width as the narrow one; anything else as it is.
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' => {
            char::from_u32(u32::from(c) - 0xFF10 + u32::from(b'0')).unwrap_or(c)
        }
        '\u{FF1F}' => '?',
        c => c,
    }
}
