//! 08:58 to 09:30: who counts whom, command taken by arriving, the record of the transfer, the first report.

use eframe::egui::Key;

use super::hands::{Hands, NONE};

/// Figures as somebody says them.
pub fn said(hands: &mut Hands, source: &str, figures: &[(&str, &str)], words: &str) {
    hands.strike((NONE, Key::N), "报数", &[]);
    for (measure, number) in figures {
        hands.write(measure, number);
    }
    assert!(
        !hands.hand.enabled("登记情况数字"),
        "nobody is named who says so"
    );
    hands.pick("数字来源", source);
    if matches!(source, "消防现场" | "公安现场") {
        hands.press("已核实", &[]);
    }
    hands.write("依据或说明", words);
    hands.press("登记情况数字", &["state"]);
}

pub fn three_sources_speak(hands: &mut Hands) {
    hands.at("08:58:00");
    said(hands, "110 报警", &[("被困", "3")], "2 车 3 人");
    hands.press("已到场 区应急管理局分管副局长", &["commander_on_way"]);
    hands.at("08:58:20");
    hands.department_comes("区应急管理局", "3");
    hands.at("09:00:00");
    let two = [("下落不明", "1"), ("获救", "2")];
    said(hands, "镇街报告", &two, "车顶 2 人已救上岸,另 1 人不见");
    hands.at("09:00:30");
    hands.department_comes("区综合行政执法局", "3");
    hands.at("09:00:40");
    hands.team_comes("区排水抢险一队", "14");
}

/// He has come, says so, and commands: nobody offered it.
pub fn command_is_taken_by_arriving(hands: &mut Hands) {
    hands.at("09:02:00");
    hands.say("jg", &["到场接管"], &["take_command"]);
    hands.at("09:02:20");
    hands.press("指挥移交单 0/13", &[]);
    hands.write("态势与趋势", "积水 1.2 米,雨势未减");
    hands.write("危险源与禁入区", "积水范围内供电未确认断开");
    hands.press("记入移交单", &["transfer_record"]);
    hands.press("指挥移交单", &[]);
    hands.at("09:02:40");
    hands.strike((NONE, Key::O), "下达指令", &[]);
    hands.write("指令内容", "现场由我接管,你部继续封闭、引导和转移");
    hands.press("郭溪街道", &[]);
    hands.press("口头指令（补录）", &[]);
    hands.write("下达于", "09:02");
    hands.press("下达经由 当面", &[]);
    hands.press("已复诵", &[]);
    hands.press("补录口头指令", &["spoken_order"]);
    hands.at("09:04:00");
    hands.department_comes("国网瓯海供电", "4");
    hands.at("09:04:30");
    hands.department_comes("区农业农村局", "2");
}

/// One set is adopted; the man who is missing is listed; the report goes up.
pub fn one_set_is_adopted(hands: &mut Hands) {
    hands.at("09:05:00");
    said(hands, "消防现场", &[("获救", "2")], "救出 2 人,均清醒");
    hands.at("09:08:00");
    let reason = "110 所说 3 人,救出 2 人,1 人未见";
    adopted(
        hands,
        &[("获救", "2"), ("下落不明", "1")],
        "消防现场",
        reason,
    );
    hands.at("09:10:00");
    hands.strike((NONE, Key::Num6), "信息", &[]);
    hands.press("人员核查", &[]);
    hands.write("不写姓名，如：白色轿车内", "白色轿车副驾,男");
    hands.press("列为下落不明", &["sought"]);
    hands.press("人员核查", &[]);
    hands.strike((NONE, Key::Num6), "信息", &[]);
    hands.at("09:12:00");
    moved(hands);
}

/// The report in writing, within the hour.
pub fn the_first_report_goes_up(hands: &mut Hands) {
    hands.at("09:25:00");
    hands.strike((NONE, Key::Num6), "信息", &[]);
    hands.press("初报", &[]);
    hands.write(
        "内容",
        "获救 2,下落不明 1;水域队下水搜寻,发电车预计 09:40 到",
    );
    hands.press("已由", &[]);
    hands.press("登记上报", &["report"]);
    hands.strike((NONE, Key::Num6), "信息", &[]);
}

/// Chooses the set that goes up.
pub fn adopted(hands: &mut Hands, figures: &[(&str, &str)], source: &str, reason: &str) {
    hands.strike((NONE, Key::N), "报数", &[]);
    for (measure, number) in figures {
        hands.write(measure, number);
    }
    hands.pick("数字来源", source);
    hands.write("依据或说明", reason);
    hands.press("定为采用数", &["adopt"]);
}

fn moved(hands: &mut Hands) {
    hands.below(Key::Num8, "变更与请求");
    hands.press("疏散转移", &[]);
    let area = "下穿道路东侧沿街低洼店铺 11 户";
    hands.write(&format!("已转 {area}"), "23");
    hands.write(&format!("拒转 {area}"), "0");
    hands.press(&format!("登记转移 {area}"), &["moved"]);
    hands.below(Key::Num8, "变更与请求");
}
