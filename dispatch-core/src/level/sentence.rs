//! How a person reads an assessment, in both languages.

use crate::catalogue::{Mark, Text};

use super::amount::{Both, figure, increase};
use super::measure::word_of;
use super::{Article, Assessment, Next, Reason};

impl Assessment {
    /// The answer alone, for a row of a list.
    #[must_use]
    pub fn headline(&self) -> Text {
        let (zh, en) = match self.level {
            _ if self.manual => (
                "本类型无官方数值,人工研判".to_owned(),
                "No official numbers for this type: a person judges".to_owned(),
            ),
            _ if self.no_harm => (
                "未构成伤亡损失".to_owned(),
                "No casualties and no loss".to_owned(),
            ),
            Some(level) => {
                let (zh, en) = level.text();
                (
                    format!("按现有数据对照:{zh}(未定性)"),
                    format!("By the figures so far: {en}, not determined"),
                )
            }
            None if self.inputs.iter().any(|input| input.value.is_some()) => (
                "按现有数据对照:未达到最低一级(未定性)".to_owned(),
                "By the figures so far: below the lowest level, not determined".to_owned(),
            ),
            None => (
                "暂无数据可对照(未定性)".to_owned(),
                "No figures to compare yet, not determined".to_owned(),
            ),
        };
        Text { zh, en }
    }

    /// The answer with the figures it rests on, what decided, what is unknown, the worst case, the
    /// next step and the rule.
    #[must_use]
    pub fn sentence(&self) -> Text {
        let mut text = self.headline();
        let parts = [
            self.figures_part(),
            self.deciding_part(),
            self.unknown_part(),
            self.worst_case_part(),
            self.next.as_ref().and_then(|next| self.next_part(next)),
            Some(self.article_part()),
        ];
        for part in parts.into_iter().flatten() {
            text.zh.push('。');
            text.zh.push_str(&part.zh);
            text.en.push_str(". ");
            text.en.push_str(&part.en);
        }
        text.zh.push('。');
        text.en.push('.');
        text
    }

    fn figures_part(&self) -> Option<Both> {
        let figures = self.inputs.iter().filter_map(|input| {
            let word = word_of(input.measure.as_str())?;
            figure(word, input.value?)
        });
        list("数据:", "Figures: ", figures)
    }

    fn deciding_part(&self) -> Option<Both> {
        let (level_zh, level_en) = self.level?.text();
        let reasons = self.deciding.iter().filter_map(reason);
        let Both { zh, en } = list("", "", reasons)?;
        Some(Both {
            zh: format!("{zh}达到{level_zh}"),
            en: format!("Reached {level_en} by {en}"),
        })
    }

    fn unknown_part(&self) -> Option<Both> {
        let unknown = self.unknown.iter().filter_map(|measure| {
            let word = word_of(measure.as_str())?;
            Some(Both {
                zh: word.zh.to_owned(),
                en: word.en.to_owned(),
            })
        });
        list("不详:", "Unknown: ", unknown)
    }

    fn worst_case_part(&self) -> Option<Both> {
        let worst = self.worst_case.filter(|worst| Some(*worst) > self.level)?;
        let (zh, en) = worst.text();
        Some(Both {
            zh: format!("下落不明和疑似死亡者如均遇难:{zh}"),
            en: format!("If the missing and the believed dead are all dead: {en}"),
        })
    }

    fn next_part(&self, next: &Next) -> Option<Both> {
        let Both { zh, en } = increase(word_of(next.measure.as_str())?, next.more);
        let (level_zh, level_en) = next.level.text();
        let rises = match self.level {
            Some(_) if !self.no_harm => "即升为",
            _ => "即达到",
        };
        Some(Both {
            zh: format!("{zh}{rises}{level_zh}"),
            en: format!("With {en}: {level_en}"),
        })
    }

    fn article_part(&self) -> Both {
        let Article { zh, en, mark } = self.article;
        if self.manual {
            return Both {
                zh: format!("说明:{zh}"),
                en: format!("Note: {en}"),
            };
        }
        let (to_check_zh, to_check_en) = match mark {
            Mark::Knowledge | Mark::Derived => ("(条文待核)", " (text to be checked)"),
            Mark::Found | Mark::Article => ("", ""),
        };
        Both {
            zh: format!("依据:{zh}{to_check_zh}"),
            en: format!("Rule: {en}{to_check_en}"),
        }
    }
}

/// A reason whose band has a floor; that a band without one is reached needs no words.
fn reason(reason: &Reason) -> Option<Both> {
    if reason.at_least == 0 {
        return None;
    }
    let given = reason
        .given
        .iter()
        .map(|met| (met.measure.as_str(), met.value));
    let figures: Vec<_> = [(reason.measure.as_str(), reason.value)]
        .into_iter()
        .chain(given)
        .filter_map(|(measure, value)| figure(word_of(measure)?, value))
        .collect();
    let (zh, en): (Vec<_>, Vec<_>) = figures.into_iter().map(|both| (both.zh, both.en)).unzip();
    Some(Both {
        zh: zh.join("且"),
        en: en.join(" and "),
    })
}

fn list(head_zh: &str, head_en: &str, items: impl Iterator<Item = Both>) -> Option<Both> {
    let (zh, en): (Vec<_>, Vec<_>) = items.map(|both| (both.zh, both.en)).unzip();
    (!zh.is_empty()).then(|| Both {
        zh: format!("{head_zh}{}", zh.join("、")),
        en: format!("{head_en}{}", en.join(", ")),
    })
}
