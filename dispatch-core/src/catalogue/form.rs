//! Forms of the returns that townships give 镇街填报 (practice R24): what is asked, in which units,
//! how soon and how often. They are data, and enter the ledger row by row.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Mark, Text, Word};
use crate::source::{Document, Fault, Node};

/// A form: one question sheet for every unit that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// What is asked, in the order in which it is read out.
    pub items: Vec<FormItem>,
    /// Causes or kinds by which an item with `by_part` may be given one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Word>,
    /// Seconds from the moment a return speaks of until it is due.
    pub due_s: u32,
    /// Seconds between two rounds that is proposed; 0 is asked once.
    pub repeat_s: u32,
    /// Seconds before the moment of a round from which an answer counts for it.
    pub open_before_s: u32,
    /// Seconds after which an old answer says nothing any more and reads 不详; 0 is never.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unknown_after_s: u32,
    /// Items that together mean a place is cut off 孤岛 when each stands at a choice with `cut`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub isolated_when: Vec<String>,
    pub mark: Mark,
    /// Its place in its file, from 1; set on reading.
    #[serde(default)]
    pub order: u32,
}

/// One question of a form: a number in a unit, or one of several choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormItem {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// What is counted: 人, 户, 处 …; none for a choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// The choices; the first is what a zero report 零报告 says. None for a number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<FormChoice>,
    /// Whether it may also be given by the form's parts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_part: bool,
    /// What is watched in its answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watch: Option<Watch>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormChoice {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// Whether it means that the thing is cut or lost.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
}

/// What is watched in the answers to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Watch {
    /// People who went back: before the danger is lifted that is an alarm (浙江省地质灾害防治条例
    /// art. 29: no return before the danger is removed).
    ReturnBeforeClearance,
    /// Villages cut off 孤岛村: any is an alarm.
    Isolated,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl Form {
    /// An item by its id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&FormItem> {
        self.items.iter().find(|it| it.id == id)
    }

    /// The item and the part that a key such as `moved` or `moved/geological` means.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<(&FormItem, Option<&Word>)> {
        match key.split_once('/') {
            None => Some((self.item(key)?, None)),
            Some((item, part)) => {
                let item = self.item(item).filter(|it| it.by_part)?;
                let part = self.parts.iter().find(|it| it.id == part)?;
                Some((item, Some(part)))
            }
        }
    }

    /// Every key under which a value may be given.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        self.items.iter().flat_map(|item| {
            let parts = self.parts.iter().filter(|_| item.by_part);
            std::iter::once(item.id.clone())
                .chain(parts.map(|part| format!("{}/{}", item.id, part.id)))
        })
    }
}

impl FormItem {
    /// Whether it is a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.choices.is_empty()
    }

    /// A choice by its id.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&FormChoice> {
        self.choices.iter().find(|it| it.id == id)
    }
}

/// What must hold inside one form of `vocabulary/forms.toml`.
pub(super) fn check(document: &Document, form: &Node, faults: &mut Vec<Fault>) {
    let items = form.all("items.*");
    if items.is_empty() {
        faults.push(document.fault(form, "a form that asks nothing", "at least one item"));
    }
    once(document, &form.all("items.*.id"), faults);
    once(document, &form.all("parts.*.id"), faults);
    for item in &items {
        once(document, &item.all("choices.*.id"), faults);
        let choices = item.get("choices").map_or(0, |it| it.items().len());
        let counted = item.get("unit").is_some();
        if (choices > 0) == counted {
            let expected = "a `unit` for a number, or `choices`";
            faults.push(document.fault(item, "an item neither counted nor chosen", expected));
        }
        if choices == 1 {
            faults.push(document.fault(item, "one choice only", "at least two"));
        }
        let by_part = item.get("by_part").is_some();
        if by_part && (choices > 0 || form.all("parts.*").is_empty()) {
            let expected = "a number, and `parts` of the form";
            faults.push(document.fault(item, "an item by part", expected));
        }
    }
    let known: Vec<&str> = items.iter().filter_map(|it| it.text("id")).collect();
    for named in form.all("isolated_when.*") {
        if named.as_str().is_some_and(|name| !known.contains(&name)) {
            let names = known.iter().copied();
            faults.push(document.unknown(named, "an item of this form", names));
        }
    }
}

fn once(document: &Document, ids: &[&Node], faults: &mut Vec<Fault>) {
    let mut met = BTreeSet::new();
    for node in ids {
        if let Some(id) = node.as_str()
            && !met.insert(id)
        {
            faults.push(document.fault(node, format!("`{id}` a second time"), "it once"));
        }
    }
}
