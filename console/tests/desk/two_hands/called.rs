//! 08:30 to 08:44: the warning, the call, the whistle that joins it, those who are called and sent.

use eframe::egui::{Event, Key, Modifiers};

use super::hands::{By, CTRL, Hands, NONE};

pub const PLACE: &str = "六虹桥延伸段下穿道路";
const WORDS: &str = "六虹桥延伸段下穿,两车被淹,有人被困,人数不详";
const TYPE: &str = "防汛防台抗旱（洪涝台风灾害）";

/// The type: the keyboard finds it by its initials.
fn kind(hands: &mut Hands) {
    match hands.by {
        By::Mouse => hands.press(TYPE, &[]),
        By::Keys => {
            hands.write("类型，打拼音首字母", "fx");
            hands.hand.key(Key::Enter, &[]);
        }
    }
}

/// The place by its name, and the one of that name that is known.
fn place(hands: &mut Hands, key: Key) {
    if hands.by == By::Keys {
        let alt = Modifiers::ALT;
        hands.hand.harness.key_press_modifiers(alt, key);
        hands.hand.harness.run_steps(2);
    }
    hands.write("地点，用来电人的话", PLACE);
    hands.strike((NONE, Key::Enter), &format!("{PLACE} · 郭溪街道"), &[]);
}

/// 110 calls before the township does; nobody is called yet.
pub fn the_call_comes(hands: &mut Hands) {
    hands.at("08:30:10");
    hands.press("登记预警", &[]);
    hands.press("暴雨", &[]);
    hands.press("橙色", &[]);
    hands.write("预警范围", "瓯海区");
    hands.write("发布单位", "瓯海气象服务中心（示例）");
    hands.press("记下预警", &["warning"]);

    hands.at("08:31:00");
    hands.strike((NONE, Key::F2), "接报登记", &[]);
    // The caret stands where the words go.
    hands.hand.harness.event(Event::Text(WORDS.to_owned()));
    hands.hand.settle();
    hands.press("110 报警", &[]);
    place(hands, Key::L);
    kind(hands);
    hands.press("先不通知成员单位", &[]);
    hands.at("08:32:10");
    hands.strike((CTRL, Key::Enter), "新事件", &["intake", "open"]);
    hands.at("08:32:30");
    hands.say("cb", &["我承办"], &["claim"]);
    assert!(hands.sees("尚未通知部门"));
}

/// The brigade left before anybody called it; a keeper says how his pumps run.
pub fn what_others_did_already(hands: &mut Hands) {
    hands.at("08:33:10");
    hands.strike((CTRL, Key::Num7), "补录", &[]);
    hands.write("纸质记录编号", "无号");
    let lines = "08:32 区消防救援大队 出发 电话\n08:32 郭溪消防站 出动 电话 12人";
    hands.write("纸上各行", lines);
    hands.press("全部补录", &["paper", "set_out", "team_state"]);

    hands.at("08:33:40");
    hands.strike((CTRL, Key::Num6), "设施与风险点", &[]);
    hands.write("查找：名称、镇街、清单、管护单位", "六虹桥泵站");
    hands.press("记录状态 六虹桥泵站（示例）", &[]);
    hands.write("几分钟前（不填为现在）", "13");
    hands.write("说明", "两台泵全开,来水大于排水");
    hands.press("运行 六虹桥泵站（示例）", &["facility_state"]);
    hands.strike((CTRL, Key::Num0), "事件", &[]);
}

/// The township whistles and joins what is open; the road is closed; the members are called.
pub fn the_township_whistles(hands: &mut Hands) {
    hands.at("08:34:00");
    hands.strike((NONE, Key::F3), "打开吹哨表", &[]);
    kind(hands);
    place(hands, Key::Num2);
    hands.press("有人员下落不明", &[]);
    hands.write("下落不明", "1");
    hands.write("一句话情况", "水深约 1.2 米,一人下落不明,被困人数不详");
    hands.write("已做", "两头已派人拦车");
    hands.write("需要", "水域救援、抽排、供电");
    hands.write("报告人姓名", "戴某");
    hands.press(&format!("并入：郭溪街道 {PLACE}"), &[]);
    hands.strike((CTRL, Key::Enter), "发出吹哨", &["whistle"]);
    hands.at("08:34:20");
    hands.strike((NONE, Key::F4), "接哨：", &["take_whistle"]);

    hands.at("08:34:25");
    match hands.by {
        By::Keys => hands.say(&format!("dl 积水 {PLACE}"), &[], &["close_road"]),
        By::Mouse => {
            hands.press("设施与风险点", &[]);
            hands.press("登记断路", &[]);
            hands.write("道路名称、路段", PLACE);
            hands.press("事件地点", &[]);
            hands.press("积水", &[]);
            hands.press("登记这处断路", &["close_road"]);
            hands.press("事件", &[]);
        }
    }
}

/// Those who must come are called two minutes later; each answers, or is rung until he does.
pub fn the_members_are_called(hands: &mut Hands) {
    hands.at("08:34:30");
    hands.send("水域二队", "商请调派", "request_team");
    hands.at("08:35:10");
    hands.say("yp 水域二队", &["已派 水域二队"], &["answer_team"]);

    hands.at("08:36:00");
    let reason = "有人下落不明,须多部门到场";
    match hands.by {
        By::Keys => hands.say(&format!("sj {reason}"), &[], &["raise"]),
        By::Mouse => {
            hands.write("为何通知成员单位", reason);
            hands.press("通知成员单位", &["raise"]);
        }
    }
    hands.at("08:36:20");
    let health = ["通知更多部门", "通知 区卫生健康局"];
    hands.say("t 区卫生健康局", &health, &["call"]);

    for (time, who) in [("08:36:40", "区应急管理局"), ("08:36:50", "区公安分局")] {
        hands.at(time);
        let presses = format!("代签收 {who}");
        hands.say(&format!("q {who}"), &[&presses], &["acknowledge"]);
    }
    for (time, result) in [("08:36:55", "占线"), ("08:37:00", "已接通")] {
        hands.at(time);
        let presses = ["叫应 国网瓯海供电", &format!("{result} 国网瓯海供电")];
        let line = format!("jy 国网瓯海供电 {result}");
        hands.say(&line, &presses, &["attempt"]);
    }
    for (time, who) in [
        ("08:37:05", "国网瓯海供电"),
        ("08:37:20", "区综合行政执法局"),
        ("08:37:30", "区农业农村局"),
        ("08:37:50", "区卫生健康局"),
    ] {
        hands.at(time);
        let presses = format!("代签收 {who}");
        hands.say(&format!("q {who}"), &[&presses], &["acknowledge"]);
    }
    hands.at("08:38:00");
    hands.say("zp", &["指派指挥官"], &["designate"]);
}

/// Teams of the district are sent, those of others asked for.
pub fn teams_are_sent(hands: &mut Hands) {
    for (time, team, verb, says) in [
        ("08:38:40", "区排水抢险一队", "直接调派", "dispatch"),
        ("08:39:20", "交警二中队", "商请调派", "request_team"),
        ("08:39:40", "郭溪急救站", "商请调派", "request_team"),
        ("08:40:00", "郭溪综合应急救援队", "直接调派", "dispatch"),
    ] {
        hands.at(time);
        hands.send(team, verb, says);
    }
    for (time, team) in [("08:40:30", "交警二中队"), ("08:40:50", "郭溪急救站")] {
        hands.at(time);
        let presses = format!("已派 {team}");
        hands.say(&format!("yp {team}"), &[&presses], &["answer_team"]);
    }
    hands.at("08:41:40");
    hands.team_comes("郭溪综合应急救援队", "9");
}
