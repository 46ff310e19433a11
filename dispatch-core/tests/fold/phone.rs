//! A return by telephone (practice R24): the questions read out, one line takes the answers.

use dispatch_core::command::ReturnValue;
use dispatch_core::view::{answers_of, questions};
use dispatch_core::words::{FormId, FormItemId, ThingKind};

use crate::common::Night;

#[test]
fn one_line_takes_the_answers_of_the_telephone() {
    let night = Night::live();
    let form = &night.state.register.forms[&FormId::new("evacuation").unwrap()];
    let asked = questions(form);
    assert_eq!(asked.len(), form.items.len());
    assert_eq!(asked[1].text.zh, "已转多少人?");
    let said = |line: &str| {
        let (zero, values) = answers_of(form, line).unwrap();
        let told: Vec<String> = values
            .iter()
            .map(|(key, value)| match value {
                None => format!("{key}=?"),
                Some(ReturnValue::Number(n)) => format!("{key}={n}"),
                Some(ReturnValue::Choice(id)) => format!("{key}={id}"),
            })
            .collect();
        (zero, told.join(" "))
    };
    let no = String::new();
    for line in ["零报告", "无", " 零 "] {
        assert_eq!(said(line), (true, no.clone()), "{line}");
    }
    for line in [
        "120 100 不详",
        "120,100,?",
        "120人、100人、不清楚",
        "\u{FF11}20 100\u{FF0C}不详",
    ] {
        assert_eq!(
            said(line),
            (false, "moved=100 not-moved=? to-move=120".to_owned()),
            "{line}"
        );
    }
    for line in [
        "应转120 已转100人 未转不详",
        "应转: 120, 已转=100; 未转 不详",
    ] {
        assert_eq!(
            said(line),
            (false, "moved=100 not-moved=? to-move=120".to_owned()),
            "{line}"
        );
    }
    for line in ["地灾已转12", "已转地灾 12", "moved 5 已转地灾12"] {
        assert!(said(line).1.contains("moved/geological=12"), "{line}");
    }
    let faults = |line: &str| {
        let faults = answers_of(form, line).unwrap_err();
        faults
            .iter()
            .map(|it| it.text().zh)
            .collect::<Vec<_>>()
            .join("|")
    };
    assert!(faults("").contains("零报告"));
    assert!(
        faults("已传 5 应转 3").contains("最接近的是「已转」"),
        "{}",
        faults("已传 5 应转 3")
    );
    assert!(faults("应转 很多").contains("「应转」应填数字或不详,不是「很多」"));
    assert!(faults("应转 1 应转 2").contains("答了两次"));
    assert!(faults("应转 已转 2").contains("后面没有答数"));
    assert!(faults("零报告 3").contains("只留一样"));
    assert!(faults("1 2 3 4 5 6 7 8").contains("8 项"));
    for line in [
        "9,120 8,760",
        "应转9,120人",
        "120,100",
        "\u{FF11},\u{FF12}00,000",
    ] {
        assert!(faults(line).contains("一个数还是几个数"), "{line}");
    }
    let cuts = &night.state.register.forms[&FormId::new("five-cuts").unwrap()];
    let (_, values) = answers_of(cuts, "断电全断 断路:临时恢复").unwrap();
    let power = values[&FormItemId::new("power").unwrap()].clone();
    assert_eq!(
        power,
        Some(ReturnValue::Choice(ThingKind::new("cut").unwrap()))
    );
    let fault = answers_of(cuts, "断电 坏了").unwrap_err();
    assert!(fault[0].text().zh.contains("部分断"), "{fault:?}");
}
