//! A path as it comes out of a file manager: in quotes, as a `file://` address, with a line break behind.

use std::path::PathBuf;

/// Longest path that is tried, in bytes.
const BYTES_MAX: usize = 4096;

/// The path that was meant; `None` where nothing is.
pub fn path(text: &str) -> Option<PathBuf> {
    let line = text.trim().lines().next()?.trim();
    let bare = line.trim_matches(['"', '\'', '“', '”']);
    if bare.is_empty() || bare.len() > BYTES_MAX || bare.contains('\0') {
        return None;
    }
    match bare.strip_prefix("file://") {
        Some(address) => Some(PathBuf::from(decoded(address))),
        None => Some(PathBuf::from(bare)),
    }
}

/// `%E5%8C%BA` as the characters it stands for; what is no such code stays.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|it| std::str::from_utf8(it).ok());
        match code.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_as_a_file_manager_gives_it() {
        let table = [
            (" /home/a/龙湾 \n", "/home/a/龙湾"),
            ("\"C:\\data\\longwan\"", "C:\\data\\longwan"),
            ("'/a b'", "/a b"),
            (
                "file:///home/%E9%BE%99%E6%B9%BE%20b\r\nfile:///x",
                "/home/龙湾 b",
            ),
            ("file:///100%25", "/100%"),
            ("/100%zz", "/100%zz"),
        ];
        for (text, meant) in table {
            assert_eq!(path(text), Some(PathBuf::from(meant)), "{text}");
        }
        let long = "x".repeat(5_000);
        for nothing in ["", "  ", "\"\"", "a\0b", &long] {
            assert_eq!(path(nothing), None);
        }
    }
}
