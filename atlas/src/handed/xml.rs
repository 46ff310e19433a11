//! What is asked of an XML text before a reader that follows every nesting is let at it.

use super::Wrong;

/// Elements inside elements, at most.
const DEPTH_MAX: usize = 64;

/// Whether its elements lie within each other no deeper than a reader can follow.
///
/// # Errors
/// They do not, in this line.
pub(super) fn shallow(text: &str) -> Result<(), Wrong> {
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skip = |end: &str| rest.find(end).map_or("", |it| &rest[it + end.len()..]);
        if rest.starts_with("<!--") {
            rest = skip("-->");
        } else if rest.starts_with("<![CDATA[") {
            rest = skip("]]>");
        } else {
            let tag = &rest[..rest.find('>').map_or(rest.len(), |it| it + 1)];
            if tag.starts_with("</") {
                depth = depth.saturating_sub(1);
            } else if !tag.starts_with("<!") && !tag.starts_with("<?") && !tag.ends_with("/>") {
                depth += 1;
            }
            if depth > DEPTH_MAX {
                let before = &text[..text.len() - rest.len()];
                return Err(Wrong {
                    place: 0,
                    zh: format!("第 {} 行：元素嵌套超过 {DEPTH_MAX} 层", line(before)),
                    en: format!(
                        "line {}: elements nested deeper than {DEPTH_MAX}",
                        line(before)
                    ),
                });
            }
            rest = &rest[tag.len()..];
        }
    }
    Ok(())
}

fn line(before: &str) -> usize {
    before.matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_followed_so_far_and_no_further() {
        assert_eq!(shallow("<?xml?><a><b/><!-- <x><x> --><c></c></a>"), Ok(()));
        assert_eq!(shallow(&"<a></a>".repeat(1_000)), Ok(()));
        let deep = format!("<kml>\n{}", "<Folder>".repeat(10_000));
        assert!(shallow(&deep).is_err_and(|it| it.en.starts_with("line 2")));
        assert_eq!(shallow("<a <a <a <"), Ok(()));
    }
}
