use expect_test::{Expect, expect};

use super::*;
use crate::catalogue::LevelProfile::{
    self, Decree493, Environment, Fire, Food, ForestFire, Manual,
};
use crate::level::evaluate;

fn check(profile: LevelProfile, figures: &Figures, expected: &Expect) {
    let text = evaluate(profile, figures).sentence();
    expected.assert_eq(&format!("{}\n{}\n", text.zh, text.en));
}

#[test]
fn the_comparison_with_its_inputs_and_its_article() {
    check(
        Decree493,
        &figures(&[
            ("dead", 2),
            ("serious", 1),
            ("missing", 3),
            ("loss_fen", 123_456_700),
        ]),
        &expect![[r#"
            按现有数据对照:一般(未定性)。数据:死亡2人、下落不明3人、重伤1人、直接经济损失123.4567万元。下落不明和疑似死亡者如均遇难:较大。再有1人死亡即升为较大。依据:《生产安全事故报告和调查处理条例》第三条第(四)项。
            By the figures so far: ordinary (IV), not determined. Figures: 2 dead, 3 missing, 1 seriously injured, direct loss CNY 1,234,567. If the missing and the believed dead are all dead: serious (III). With 1 more dead: serious (III). Rule: Decree 493, art. 3(4).
        "#]],
    );
    check(
        Decree493,
        &figures(&[("dead", 0), ("serious", 12), ("loss_fen", 10_050_000_000)]),
        &expect![[r#"
            按现有数据对照:特别重大(未定性)。数据:死亡0人、重伤12人、直接经济损失1.005亿元。直接经济损失1.005亿元达到特别重大。依据:《生产安全事故报告和调查处理条例》第三条第(一)项。
            By the figures so far: extraordinary (I), not determined. Figures: 0 dead, 12 seriously injured, direct loss CNY 100,500,000. Reached extraordinary (I) by direct loss CNY 100,500,000. Rule: Decree 493, art. 3(1).
        "#]],
    );
}

#[test]
fn what_is_unknown_is_named() {
    let mut partly = figures(&[("serious", 1)]);
    partly.insert(id("dead"), None);
    check(
        Fire,
        &partly,
        &expect![[r#"
        按现有数据对照:一般(未定性)。数据:重伤1人。不详:死亡、直接经济损失。再有9人重伤即升为较大。依据:火灾等级标准(公消〔2007〕234号)(条文待核)。
        By the figures so far: ordinary (IV), not determined. Figures: 1 seriously injured. Unknown: dead, direct loss. With 9 more seriously injured: serious (III). Rule: Fire grading standard (Gongxiao [2007] 234) (text to be checked).
    "#]],
    );
    check(
        Fire,
        &Figures::new(),
        &expect![[r#"
        暂无数据可对照(未定性)。不详:死亡、重伤、直接经济损失。依据:火灾等级标准(公消〔2007〕234号)(条文待核)。
        No figures to compare yet, not determined. Unknown: dead, seriously injured, direct loss. Rule: Fire grading standard (Gongxiao [2007] 234) (text to be checked).
    "#]],
    );
}

#[test]
fn no_harm_and_no_numbers() {
    check(
        Decree493,
        &figures(&[("dead", 0), ("serious", 0), ("loss_fen", 0)]),
        &expect![[r#"
            未构成伤亡损失。数据:死亡0人、重伤0人、直接经济损失0元。再有3人死亡即达到较大。依据:《生产安全事故报告和调查处理条例》第三条第(四)项。
            No casualties and no loss. Figures: 0 dead, 0 seriously injured, direct loss CNY 0. With 3 more dead: serious (III). Rule: Decree 493, art. 3(4).
        "#]],
    );
    check(
        Manual,
        &figures(&[("dead", 1)]),
        &expect![[r#"
            本类型无官方数值,人工研判。数据:死亡1人。说明:等级按本地区预案由人判定。
            No official numbers for this type: a person judges. Figures: 1 dead. Note: graded by a person under the plan of the place.
        "#]],
    );
}

#[test]
fn areas_ranks_and_combinations() {
    check(
        ForestFire,
        &figures(&[
            ("burnt_m2", 5_100),
            ("damaged_forest_m2", 13_000),
            ("dead", 0),
            ("serious", 0),
        ]),
        &expect![[r#"
            按现有数据对照:较大(未定性)。数据:死亡0人、重伤0人、受害森林面积1.3公顷、过火面积5100平方米。受害森林面积1.3公顷达到较大。受害森林面积再增98.7公顷即升为重大。依据:《森林防火条例》第四十条。
            By the figures so far: serious (III), not determined. Figures: 0 dead, 0 seriously injured, forest damaged 1.3 ha, area burnt over 5100 m². Reached serious (III) by forest damaged 1.3 ha. With forest damaged up by 98.7 ha: major (II). Rule: Forest fire regulations, art. 40.
        "#]],
    );
    check(
        Environment,
        &figures(&[("water_source", 1), ("moved", 40)]),
        &expect![[r#"
            按现有数据对照:较大(未定性)。数据:转移疏散40人、乡镇级水源地取水中断。乡镇级水源地取水中断达到较大。不详:死亡、重伤、患病、直接经济损失。再有9960人转移疏散即升为重大。依据:《国家突发环境事件应急预案》分级标准(乡镇水源一项)(条文待核)。
            By the figures so far: serious (III), not determined. Figures: 40 moved, a township's water source cut. Reached serious (III) by a township's water source cut. Unknown: dead, seriously injured, ill, direct loss. With 9960 more moved: major (II). Rule: National plan for environmental emergencies (township's source) (text to be checked).
        "#]],
    );
    check(
        Food,
        &figures(&[("ill", 60), ("dead", 0), ("school_or_major_event", 1)]),
        &expect![[r#"
            按现有数据对照:重大(未定性)。数据:死亡0人、患病60人、涉及学校或重大活动。患病60人且涉及学校或重大活动达到重大。依据:省级食品安全事故应急预案(一份文本);特别重大由国家认定。
            By the figures so far: major (II), not determined. Figures: 0 dead, 60 ill, at a school or major event. Reached major (II) by 60 ill and at a school or major event. Rule: a provincial food safety plan (one text); I is named by the state.
        "#]],
    );
    check(
        Food,
        &figures(&[("ill", 12), ("dead", 0)]),
        &expect![[r#"
        按现有数据对照:未达到最低一级(未定性)。数据:死亡0人、患病12人。再有18人患病即达到一般。依据:省级食品安全事故应急预案(一份文本);特别重大由国家认定。
        By the figures so far: below the lowest level, not determined. Figures: 0 dead, 12 ill. With 18 more ill: ordinary (IV). Rule: a provincial food safety plan (one text); I is named by the state.
    "#]],
    );
}
