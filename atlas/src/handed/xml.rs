//! What is asked of an XML text before a reader is let at it that follows every nesting, and that waits for ever
//! for the end of an element that is cut off.

use super::Wrong;

/// Elements inside elements, at most.
const DEPTH_MAX: usize = 64;

/// Whether its elements close in order, and lie within each other no deeper than a reader can follow.
///
/// # Errors
/// They do not, in this line.
pub(super) fn nested(text: &str) -> Result<(), Wrong> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let before = &text[..text.len() - rest.len()];
        let (tag, after) = tag(rest).ok_or_else(|| {
            wrong(
                before,
                "标记没有结束，文件可能不完整",
                "a tag without an end: the file may be cut short",
            )
        })?;
        rest = after;
        if tag.starts_with("<!") || tag.starts_with("<?") || tag.ends_with("/>") {
            continue;
        }
        let name = |from: usize| {
            let name = &tag[from..];
            let end = name.find(|it: char| it.is_whitespace() || it == '>' || it == '/');
            &name[..end.unwrap_or(name.len())]
        };
        if tag.starts_with("</") {
            let (closed, opened) = (name(2), open.pop().unwrap_or_default());
            if closed != opened {
                return Err(wrong(
                    before,
                    &format!("</{closed}> 与 <{opened}> 不配对"),
                    &format!("</{closed}> closes <{opened}>"),
                ));
            }
        } else {
            open.push(name(1));
            if open.len() > DEPTH_MAX {
                return Err(wrong(
                    before,
                    &format!("元素嵌套超过 {DEPTH_MAX} 层"),
                    &format!("elements nested deeper than {DEPTH_MAX}"),
                ));
            }
        }
    }
    match open.last() {
        None => Ok(()),
        Some(name) => Err(wrong(
            text,
            &format!("<{name}> 没有结束，文件可能不完整"),
            &format!("<{name}> without an end: the file may be cut short"),
        )),
    }
}

/// The tag, comment or section that a text begins with, and what follows it; `None` where it does not end.
fn tag(text: &str) -> Option<(&str, &str)> {
    let until = |end: &str| text.find(end).map(|it| text.split_at(it + end.len()));
    if text.starts_with("<!--") {
        return until("-->");
    }
    if text.starts_with("<![CDATA[") {
        return until("]]>");
    }
    // A value in quotes may hold what would end the tag.
    let mut quote = None;
    for (at, it) in text.char_indices() {
        match (quote, it) {
            (None, '>') => return Some(text.split_at(at + 1)),
            (None, '"' | '\'') if !text.starts_with("<!") => quote = Some(it),
            (Some(open), it) if open == it => quote = None,
            _ => {}
        }
    }
    None
}

fn wrong(before: &str, zh: &str, en: &str) -> Wrong {
    let line = before.matches('\n').count() + 1;
    Wrong {
        place: 0,
        zh: format!("第 {line} 行：{zh}"),
        en: format!("line {line}: {en}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_followed_so_far_and_no_further() {
        assert_eq!(
            nested("<?xml version='1.0'?><a x=\"1 > 0\"><b/><!-- <x><x> --><c y='/'></c></a>"),
            Ok(())
        );
        assert_eq!(nested(&"<a></a>".repeat(1_000)), Ok(()));
        assert_eq!(nested("no tag at all"), Ok(()));
        let told = |text: &str| nested(text).expect_err("it is wrong").en;
        let deep = format!("<kml>\n{}", "<Folder>".repeat(10_000));
        assert!(told(&deep).starts_with("line 2: elements nested deeper"));
        assert_eq!(told("<a>\n<b></a>"), "line 2: </a> closes <b>");
        assert_eq!(told("</a>"), "line 1: </a> closes <>");
        assert!(told("<kml><Placemark>").contains("<Placemark> without an end"));
        assert!(told("<a>\n<b x=\"").starts_with("line 2: a tag without an end"));
        assert!(told("<a><!-- ").contains("a tag without an end"));
    }
}
