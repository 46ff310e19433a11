use super::{Fault, Lines};

/// The longest file that is read, in bytes. A district's longest list has some thousand lines.
pub const FILE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// The longest string inside a file, in bytes of UTF-8.
pub const STRING_BYTES_MAX: usize = 4 * 1024;

/// The text of a file's bytes: UTF-8, with or without the byte order mark that spreadsheets write.
///
/// # Errors
/// A file that is too long, or not UTF-8 at the place given (a spreadsheet's other encodings).
pub fn decode(file: &str, bytes: &[u8]) -> Result<String, Fault> {
    if let Some(fault) = too_long(file, bytes.len()) {
        return Err(fault);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|err| {
            let before = bytes.get(..err.valid_up_to()).unwrap_or_default();
            let before = String::from_utf8_lossy(before);
            let at = Lines::new(&before).position(&before, before.len());
            Fault {
                line: at.line,
                column: at.column,
                ..Fault::of_file(file, "bytes that are not UTF-8", "a file saved as UTF-8")
            }
        })
}

pub(super) fn too_long(file: &str, bytes: usize) -> Option<Fault> {
    (bytes > FILE_BYTES_MAX).then(|| {
        let what = format!("a file of {bytes} bytes");
        Fault::of_file(file, what, format!("at most {FILE_BYTES_MAX}"))
    })
}

/// What is wrong with a string's length, and what was expected.
pub(super) fn string_too_long(text: &str) -> Option<(String, String)> {
    (text.len() > STRING_BYTES_MAX).then(|| {
        let what = format!("a text of {} bytes", text.len());
        (what, format!("at most {STRING_BYTES_MAX}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{FILE_BYTES_MAX, decode};

    #[test]
    fn a_mark_is_dropped_and_another_encoding_is_pointed_at() {
        assert_eq!(decode("a.csv", b"\xEF\xBB\xBFid\n").unwrap(), "id\n");
        let fault = decode("a.csv", b"id,zh\na,\xC7\xF8\n").unwrap_err();
        assert_eq!(
            fault.to_string(),
            "a.csv:2:3: bytes that are not UTF-8, expected a file saved as UTF-8"
        );
        let fault = decode("a.csv", &vec![b'a'; FILE_BYTES_MAX + 1]).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "a.csv:1:1: a file of 8388609 bytes, expected at most 8388608"
        );
    }
}
