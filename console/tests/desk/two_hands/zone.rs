//! 08:54 to 09:53: people in the water, and power that waits until nobody is in it any more.

use eframe::egui::Key;

use super::hands::{By, Hands, NONE};
use super::scene::{facility, order};

const ENERGISE: &str = "发电车向泵站送电";
const AGAIN: &str = "水中已清零,发电车向泵站送电";
const COMMANDER: &str = "区应急管理局分管副局长";
const OFFICER: &str = "值班员";
const IN: &str = "进入危险区 水域二队（示例）";

/// Three go in although nobody has proved the power off.
pub fn three_go_into_the_water(hands: &mut Hands) {
    hands.at("08:54:30");
    hands.strike((NONE, Key::Z), "危险区登记与清点", &[]);
    hands.press("入水救援", &[]);
    confirmed(hands, "入水人员均着救生衣", "区消防救援大队");
    hands.at("08:55:00");
    hands.pick("谁的人员", "谁的人员 水域二队（示例）");
    hands.write("人数", "3");
    hands.write("限时（分）", "30");
    hands.write("任务", "车顶救人");
    hands.write("未确认而进入的理由", "车顶有人呼救");
    hands.press(IN, &["enter_zone"]);
    assert!(hands.sees("危险区内 3 人"));
    hands.strike((NONE, Key::Z), "危险区登记与清点", &[]);
}

/// The power is proved off; they come out, and go in again for the third man.
pub fn they_come_out_and_go_in_again(hands: &mut Hands) {
    hands.at("09:15:00");
    hands.strike((NONE, Key::Z), "危险区登记与清点", &[]);
    confirmed(hands, "水域供配电已断开", "国网瓯海供电");
    hands.strike((NONE, Key::Z), "危险区登记与清点", &[]);
    hands.at("09:18:00");
    hands.say("cc 水域二队", &["全部撤出 水域二队"], &["leave_zone"]);
    hands.at("09:20:00");
    hands.strike((NONE, Key::Z), "危险区登记与清点", &[]);
    hands.write("人数", "3");
    hands.write("任务", "搜寻第三人");
    hands.press(IN, &["enter_zone"]);
    hands.strike((NONE, Key::Z), "危险区登记与清点", &[]);
}

/// A hold point is confirmed by whoever saw it.
pub fn confirmed(hands: &mut Hands, point: &str, who: &str) {
    let begin = format!("确认 {point}");
    let menu = hands.hand.first(&begin);
    hands.press(&menu, &[]);
    hands.press(&format!("{menu} {who}"), &["note"]);
}

/// Ordered with three in the water: warned, given with its reason, and called off.
pub fn power_waits_for_the_count(hands: &mut Hands) {
    hands.at("09:41:00");
    hands.team_comes("应急发电车组", "4");
    hands.say(
        "zz 国网瓯海供电 09:50",
        &["答复… 国网瓯海供电"],
        doing(hands.by),
    );
    if hands.by == By::Mouse {
        hands.write("预计完成", "09:50");
        hands.press("登记预计 国网瓯海供电", &["answer"]);
    }
    hands.sit(COMMANDER);
    hands.at("09:42:00");
    order(hands, ENERGISE, &["国网瓯海供电"]);
    assert!(hands.sees("危险区内登记 3 人"));
    hands.write("仍要下达的理由", "发电车已到位");
    hands.press("下达", &["order"]);
    hands.at("09:43:00");
    let power = format!("国网瓯海供电「{ENERGISE}」");
    hands.press(&format!("回执 {power}"), &["receipt"]);
    hands.at("09:43:30");
    hands.press(&format!("展开 {ENERGISE}"), &[]);
    hands.press(&format!("取消指令 {ENERGISE}"), &[]);
    hands.write("指令内容", "水中还有 3 人,先不送电,等清零后另令");
    hands.press("下达", &["order"]);
    hands.at("09:44:00");
    hands.press("回执 国网瓯海供电「水中还有 3 人", &["receipt"]);

    hands.at("09:47:00");
    hands.say("cc 水域二队", &["全部撤出 水域二队"], &["leave_zone"]);
    hands.strike((NONE, Key::Z), "危险区登记与清点", &[]);
    hands.at("09:47:30");
    if hands.by == By::Mouse {
        hands.pick("清点谁", "清点谁 水域二队（示例）");
        hands.write("清点到", "8");
        hands.write("应到", "8");
    }
    let count = ["人员清点 水域二队（示例）"];
    hands.say("qd 水域二队 8 8", &count, &["roll_call"]);
    hands.at("09:48:30");
    hands.press("恢复送电", &[]);
    confirmed(hands, "水中人员清点为零", "区消防救援大队");
    hands.strike((NONE, Key::Z), "危险区登记与清点", &[]);
    hands.at("09:49:00");
    order(hands, AGAIN, &["国网瓯海供电"]);
    hands.press("下达", &["order"]);
    hands.at("09:49:50");
    hands.press(&format!("已完成 国网瓯海供电「{AGAIN}」"), &["answer"]);
    hands.sit(OFFICER);
    hands.at("09:50:00");
    facility(hands, "六虹桥泵站", "运行", "两台泵起动,开始抽排");
}

fn doing(by: By) -> &'static [&'static str] {
    match by {
        By::Keys => &["answer"],
        By::Mouse => &[],
    }
}
