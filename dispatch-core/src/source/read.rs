use std::collections::BTreeSet;
use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use super::stand_in::StandIns;
use super::{Document, Fault, Node, NodeKind, nearest};

impl Document {
    /// Reads a node into a value. File structs carry `#[serde(deny_unknown_fields)]`, and are
    /// neither flattened nor untagged, since serde then forgets where it is.
    ///
    /// # Errors
    /// All faults that can be told apart: after each one the part that cannot be read is set aside
    /// and the rest is read on.
    pub fn read<T: DeserializeOwned>(&self, node: &Node) -> Result<T, Vec<Fault>> {
        let mut rest = node.clone();
        let mut set_aside = BTreeSet::new();
        let mut stand_ins = StandIns::default();
        let mut faults = Vec::new();
        loop {
            let error = match serde_path_to_error::deserialize::<_, T>(rest.to_json()) {
                Ok(value) if faults.is_empty() => return Ok(value),
                Ok(_) => break,
                Err(error) => error,
            };
            let trouble = Trouble::new(&error.inner().to_string());
            let steps = steps(&rest, error.path());
            let here = steps.last().map_or(&rest, |step| step.node);
            let stands_in = steps.iter().rev().find_map(|step| match &step.place {
                Place::Key { table, key } if stand_ins.has(*table, key) => {
                    Some((*table, key.clone()))
                }
                _ => None,
            });
            let missing_aside = trouble
                .missing
                .as_ref()
                .is_some_and(|key| set_aside.contains(&(here.span.start, key.clone())));
            if !missing_aside && stands_in.is_none() {
                faults.push(self.trouble_fault(&trouble, &steps, here));
            }
            let (last, item) = (
                steps.last().map(|it| it.place.clone()),
                nearest_item(&steps),
            );
            let reads_on = match (&trouble.missing, &stands_in) {
                (Some(key), _) => {
                    let table = here.span.start;
                    stand_ins.put(&mut rest, table, key)
                }
                (None, Some((table, key))) => {
                    let names = quoted(&trouble.expected);
                    stand_ins.again(&mut rest, *table, key, &names)
                }
                (None, None) => {
                    if let Some(Place::Key { table, key }) = &last {
                        set_aside.insert((*table, key.clone()));
                    }
                    last.is_some_and(|it| remove(&mut rest, &it))
                }
            };
            // Nothing fits: the whole item of a list is set aside, and without one there is an end.
            if !reads_on && !item.is_some_and(|it| remove(&mut rest, &it)) {
                break;
            }
        }
        faults.sort();
        faults.dedup();
        Err(faults)
    }

    fn trouble_fault(&self, trouble: &Trouble, steps: &[Step<'_>], here: &Node) -> Fault {
        let span = match steps.last() {
            Some(step) if trouble.about_key => step.key.clone().unwrap_or(here.span.clone()),
            _ => here.span.clone(),
        };
        Fault {
            nearest: trouble.nearest.clone(),
            ..self.fault_at(span, trouble.what.clone(), trouble.expected.clone())
        }
    }
}

/// What serde said, taken apart.
pub(super) struct Trouble {
    pub(super) what: String,
    pub(super) expected: String,
    pub(super) nearest: Option<String>,
    missing: Option<String>,
    about_key: bool,
}

impl Trouble {
    pub(super) fn new(message: &str) -> Self {
        let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
        let named = quoted(what);
        let about_key = what.starts_with("unknown field");
        let wrong_name = about_key || what.starts_with("unknown variant");
        Self {
            what: what.to_owned(),
            expected: expected.to_owned(),
            nearest: named
                .first()
                .filter(|_| wrong_name)
                .and_then(|name| nearest(name, quoted(expected)))
                .map(str::to_owned),
            missing: named
                .first()
                .filter(|_| what.starts_with("missing field"))
                .map(|name| (*name).to_owned()),
            about_key,
        }
    }
}

/// The names that serde puts between back-quotes.
fn quoted(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

struct Step<'a> {
    node: &'a Node,
    key: Option<Range<usize>>,
    place: Place,
}

/// A part that can be taken out of a tree: tables and arrays are known by where they begin.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Key { table: usize, key: String },
    Item { node: usize },
}

/// The nodes from the first below `root` down to where serde stopped.
fn steps<'a>(root: &'a Node, path: &Path) -> Vec<Step<'a>> {
    let mut node = root;
    let mut steps = Vec::new();
    for segment in path {
        let step = match segment {
            Segment::Map { key } | Segment::Enum { variant: key } => {
                let Some(entry) = node.entry(key) else {
                    continue;
                };
                let place = Place::Key {
                    table: node.span.start,
                    key: key.clone(),
                };
                Step {
                    node: &entry.node,
                    key: Some(entry.key.clone()),
                    place,
                }
            }
            Segment::Seq { index } => {
                let Some(item) = node.items().get(*index) else {
                    continue;
                };
                Step {
                    node: item,
                    key: None,
                    place: Place::Item {
                        node: item.span.start,
                    },
                }
            }
            Segment::Unknown => continue,
        };
        node = step.node;
        steps.push(step);
    }
    steps
}

/// A table that lacks a field can only be set aside as a whole, and only out of a list.
fn nearest_item(steps: &[Step<'_>]) -> Option<Place> {
    let is_item = |step: &&Step<'_>| matches!(step.place, Place::Item { .. });
    steps
        .iter()
        .rev()
        .find(is_item)
        .map(|step| step.place.clone())
}

fn remove(node: &mut Node, place: &Place) -> bool {
    let start = node.span.start;
    match &mut node.kind {
        NodeKind::Table(entries) => {
            if let Place::Key { table, key } = place
                && *table == start
                && entries.remove(key).is_some()
            {
                return true;
            }
            entries
                .values_mut()
                .any(|entry| remove(&mut entry.node, place))
        }
        NodeKind::Array(items) => {
            if let Place::Item { node } = place {
                let before = items.len();
                items.retain(|item| item.span.start != *node);
                if items.len() != before {
                    return true;
                }
            }
            items.iter_mut().any(|item| remove(item, place))
        }
        NodeKind::Str(_) | NodeKind::Int(_) | NodeKind::Bool(_) | NodeKind::Unknown => false,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use serde::Deserialize;

    use crate::source::Document;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "the test prints it")]
    struct Plan {
        id: String,
        levels: Option<u8>,
        #[serde(default)]
        members: Vec<Member>,
        first: Option<Act>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "the test prints it")]
    struct Member {
        department: String,
        role: Role,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Role {
        Must,
        OnNeed,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    #[expect(dead_code, reason = "the test prints it")]
    enum Act {
        Dispatch { team: String },
        Close,
    }

    fn check(text: &str, wanted: &Expect) {
        let document = Document::parse("a.toml", text).unwrap();
        let shown = match document.read::<Plan>(&document.root) {
            Ok(plan) => format!("{plan:?}"),
            Err(faults) => faults.iter().map(|fault| format!("{fault}\n")).collect(),
        };
        wanted.assert_eq(&shown);
    }

    #[test]
    fn a_good_file_is_read() {
        check(
            "id = 'a'\nfirst = { dispatch = { team = 'w1' } }\n[[members]]\ndepartment = 'health'\nrole = 'on-need'\n",
            &expect![[
                r#"Plan { id: "a", levels: None, members: [Member { department: "health", role: OnNeed }], first: Some(Dispatch { team: "w1" }) }"#
            ]],
        );
    }

    #[test]
    fn all_faults_of_a_file_are_told_in_one_go() {
        check(
            "\
id = 7
leevls = 2
levels = 300
first = { dispach = { team = 'w1' } }
[[members]]
department = '卫生'
role = 'on-ned'
[[members]]
role = 'must'
extra = 1
[[members]]
department = 'health'
role = 3
",
            &expect![[r#"
                a.toml:1:6: invalid type: integer `7`, expected a string
                a.toml:2:1: unknown field `leevls`, expected one of `id`, `levels`, `members`, `first`, nearest: levels
                a.toml:3:10: invalid value: integer `300`, expected u8
                a.toml:4:9: unknown variant `dispach`, expected `dispatch` or `close`, nearest: dispatch
                a.toml:7:8: unknown variant `on-ned`, expected `must` or `on-need`, nearest: on-need
                a.toml:8:1: missing field `department`
                a.toml:10:1: unknown field `extra`, expected `department` or `role`
                a.toml:13:8: invalid type: integer `3`, expected string or map
            "#]],
        );
    }

    #[test]
    fn what_is_missing_or_set_aside_hides_nothing_that_stands_after_it() {
        check(
            "first = { dispatch = { taem = 'w1' } }\nlevels = 300\n[[members]]\nrole = 'on-ned'\n",
            &expect![[r#"
                a.toml:1:1: missing field `id`
                a.toml:1:22: missing field `team`
                a.toml:2:10: invalid value: integer `300`, expected u8
                a.toml:3:1: missing field `department`
                a.toml:4:8: unknown variant `on-ned`, expected `must` or `on-need`, nearest: on-need
            "#]],
        );
    }

    #[test]
    fn a_missing_field_points_at_its_table() {
        check(
            "levels = 2\n",
            &expect![[r#"
            a.toml:1:1: missing field `id`
        "#]],
        );
        check(
            "id = 'a'\nfirst = { dispatch = {} }\n[[members]]\nrole = 'must'\n",
            &expect![[r#"
                a.toml:2:22: missing field `team`
                a.toml:3:1: missing field `department`
            "#]],
        );
    }
}
