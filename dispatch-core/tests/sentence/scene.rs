//! Typical entries of a night, as they are read: forces, orders, the danger zone, the end.

use expect_test::expect;

use crate::typical::check;

#[test]
fn a_report_upward() {
    check(
        "duty-officer",
        r#"{"report":{"incident":"guoxi","kind":"first","to":"市应急管理局","means":"fax","content":"下落不明 1 人,正在搜救","signed_by":"li-wenhe"}}"#,
        expect![[r#"
            上报 市应急管理局:初报,传真,「下落不明 1 人,正在搜救」,李文和（示例） 签发
            Reported to 市应急管理局: first report, fax, “下落不明 1 人,正在搜救”, signed by Li Wenhe (sample)"#]],
    );
}

#[test]
fn a_team_asked_for() {
    check(
        "duty-officer",
        r#"{"request_team":{"incident":"guoxi","team":"water-2","route":"request","task":"下水救人"}}"#,
        expect![[r#"
            商请调派:水域二队（示例）,任务:下水救人
            Asked for Water rescue 2 (sample): request to its dispatcher, task: 下水救人"#]],
    );
}

#[test]
fn a_team_on_its_way() {
    check(
        "duty-officer",
        r#"{"team_state":{"team":"water-2","doing":"en-route","incident":"guoxi","eta_at":@09:12}}"#,
        expect![[r#"
            水域二队（示例） 出动途中,预计到达 09:12
            Water rescue 2 (sample) is on the way, expected at 09:12"#]],
    );
}

#[test]
fn a_recall() {
    check(
        "duty-chief",
        r#"{"recall":{"team":"water-1","from":"quxi","to":"guoxi","reason":"life","words":"有人落水"}}"#,
        expect![[r#"
            抽调 水域一队（示例）:由 「瞿溪街道 Qujiang Road」 到 「郭溪街道 Liuhongqiao」(救人优先),说明:有人落水
            Recalled: Water rescue 1 (sample) from “Quxi Subdistrict, Qujiang Road” to “Guoxi Subdistrict, Liuhongqiao” (life first), remark: 有人落水"#]],
    );
}

#[test]
fn supplies_issued() {
    check(
        "duty-officer",
        r#"{"supply":{"incident":"guoxi","depot":"district-depot","item":"assault-boat","quantity":2}}"#,
        expect![[r#"
            直接调拨 区应急物资储备中心（示例）:冲锋舟 2 艘
            Issued from District emergency depot (sample): Assault boats, 2 boats"#]],
    );
}

#[test]
fn an_order_to_several() {
    check(
        "guoxi-duty-head",
        r#"{"order":{"incident":"guoxi","order":"o2","to":["department:police","team:guoxi-squad"],"words":"双向封闭下穿道路","act":"cordon","due_at":@09:00}}"#,
        expect![[r#"
            指令,发 区公安分局、郭溪综合应急救援队（示例）,「双向封闭下穿道路」,行动:划定警戒区、局部交通管制,09:00 前完成
            Order to District Police Branch, Guoxi rescue squad (sample), “双向封闭下穿道路”, act: Set a cordon and control local traffic, to be done by 09:00"#]],
    );
}

#[test]
fn a_spoken_order() {
    check(
        "duty-officer",
        r#"{"spoken_order":{"incident":"guoxi","order":"o3","by":"post:em-deputy-director","given_at":@08:32,"means":"radio","to":["team:water-1"],"words":"先救车顶两人","read_back":true}}"#,
        expect![[r#"
            口头指令(补录):区应急管理局分管副局长 08:32 电台 向 水域一队（示例） 下达,「先救车顶两人」,已复诵
            Spoken order (entered later): Deputy director of emergency management at 08:32 by radio to Water rescue 1 (sample), “先救车顶两人”, read back"#]],
    );
}

#[test]
fn an_order_that_cannot_be_done() {
    check(
        "power-duty",
        r#"{"answer":{"incident":"guoxi","order":"o1","who":"department:power","answer":{"unable":{"reason":"配电房进水","eta_at":@09:40}}}}"#,
        expect![[r#"
            国网瓯海供电 无法执行:「Restore the pump」,理由:配电房进水,预计 09:40 可行
            State Grid Ouhai Power Supply is unable to do “Restore the pump”, reason: 配电房进水, possible from about 09:40"#]],
    );
}

#[test]
fn an_act_of_the_government() {
    check(
        "duty-officer",
        r#"{"answer_act":{"incident":"guoxi","request":"r1","answer":{"verbal":{"by":"李副区长","means":"telephone"}}}}"#,
        expect![[r#"
            提请「强制转移」已口头同意:李副区长(电话)
            Request “Move people by force” has verbal consent: 李副区长 (telephone)"#]],
    );
}

#[test]
fn into_the_danger_zone() {
    check(
        "duty-officer",
        r#"{"enter_zone":{"incident":"guoxi","who":"team:water-1","people":3,"limit_min":30,"task":"车顶救人","act":"enter-water","override_reason":"车顶有人呼救"}}"#,
        expect![[r#"
            水域一队（示例） 3 人进入危险区,09:10 前撤出(限 30 分),任务:车顶救人,行动:入水救援,仍执行,理由:车顶有人呼救
            Water rescue 1 (sample): 3 people entered the danger zone, out by 09:10 (30 min), task: 车顶救人, act: Enter the water, done nevertheless, reason: 车顶有人呼救"#]],
    );
}

#[test]
fn a_short_count() {
    check(
        "duty-officer",
        r#"{"roll_call":{"incident":"guoxi","counted":52,"of":54}}"#,
        expect![[r#"
            人员清点 现场全体:应到 54 人,清点到 52 人,人员失联 2 人
            Roll call of everybody on scene: 52 of 54 counted, 2 unaccounted for"#]],
    );
}

#[test]
fn a_hazard() {
    check(
        "duty-officer",
        r#"{"hazard":{"incident":"guoxi","plot":"p1","kind":"live-wire","shape":{"circle":{"center":{"lat_e7":279921000,"lon_e7":1205829000},"radius_m":60}},"no_go":true}}"#,
        expect![[r#"
            危险源:带电线路,半径 60 米,禁止进入,解除前有效
            Hazard: live wire, within 60 m, no entry, until lifted"#]],
    );
}

#[test]
fn what_was_lifted_is_named_and_what_a_refused_lifting_left_on_the_map_too() {
    check(
        "duty-officer",
        r#"{"lift":{"incident":"guoxi","plot":"cordon-1"}}"#,
        expect![[r#"
            撤销标绘:警戒区,说明:North gate
            Lifted from the map: cordon, remark: North gate"#]],
    );
    check(
        "guoxi-duty",
        r#"{"lift":{"incident":"guoxi","plot":"wire-1"}}"#,
        expect![[r#"
            撤销标绘:带电线路
            Lifted from the map: live wire"#]],
    );
    check(
        "duty-officer",
        r#"{"lift":{"incident":"guoxi","plot":"e1"}}"#,
        expect![[r#"
            撤销标绘:转移区域 Eleven shops
            Lifted from the map: evacuation of Eleven shops"#]],
    );
}

#[test]
fn people_moved() {
    check(
        "duty-officer",
        r#"{"moved":{"incident":"guoxi","plot":"e1","moved":320}}"#,
        expect![[r#"
            转移情况 Eleven shops:已转 320 人,拒转 不详
            Moved from Eleven shops: 320; refused: unknown"#]],
    );
}

#[test]
fn a_step_of_guidance() {
    check(
        "guoxi-duty-head",
        r#"{"tick":{"incident":"guoxi","face":"underpass","step":1,"state":"done"}}"#,
        expect![[r#"
            指引「下穿道路积水」第 1 步,双向封闭下穿道路，设水马和警示灯,完成
            Guidance “Flooded underpass”, step 1, Close both ends with barriers and lights, done"#]],
    );
}

#[test]
fn the_end_of_the_scene() {
    check(
        "em-deputy-director",
        r#"{"end_scene":{"incident":"guoxi","points":[{"point":1,"state":"done"},{"point":9,"state":"not-applicable"}]}}"#,
        expect![[r#"
            现场处置结束,清单 10 项完成 1 项,第 9 项不适用
            Action on scene ended, 1 of 10 points done, point 9 not applicable"#]],
    );
}

#[test]
fn a_pulse() {
    check(
        "director",
        r#"{"pulse":{"incident":"guoxi","rule":"not-reached","subject":"power","round":2}}"#,
        expect![[r#"
            到时:国网瓯海供电 尚未叫应,第 2 次
            Due: State Grid Ouhai Power Supply is not reached yet, round 2"#]],
    );
}

#[test]
fn a_roster_over_midnight() {
    check(
        "duty-officer",
        r#"{"set_duty":{"post":"duty-officer","person":"chen-anqing","from":@08:00,"until":1659225600000}}"#,
        expect![[r#"
            登记值班:值班员 由 陈安清（示例） 值守,08:00 起,至 07-31 08:00
            Roster entered: Duty officer held by Chen Anqing (sample), from 08:00, until 07-31 08:00"#]],
    );
}
