//! Typical entries of a night, as they are read: reported, called, commanded, counted.

use dispatch_core::sentence::{sentence, who};
use expect_test::{Expect, expect};

use crate::world::{at, author, command, recorded, shipped};

/// What the entry says in Chinese and, below it, in English. `@08:31` is that moment of the day.
#[expect(
    clippy::needless_pass_by_value,
    reason = "reads as expect_test reads everywhere"
)]
pub fn check(post: &str, json: &str, wanted: Expect) {
    let mut text = String::new();
    for (place, part) in json.split('@').enumerate() {
        let rest = if place == 0 {
            part
        } else {
            let (clock, rest) = part.split_at(5);
            text.push_str(&at(clock).0.to_string());
            rest
        };
        text.push_str(rest);
    }
    let shipped = shipped();
    let author = author(post, command(&text));
    let said = sentence(&shipped.names, &shipped.state, &author);
    wanted.assert_eq(&format!("{}\n{}", said.zh, said.en));
}

#[test]
fn who_wrote_it_and_for_whom() {
    let shipped = shipped();
    let set_out = || command(r#"{"set_out":{"incident":"guoxi","department":"fire-brigade"}}"#);
    let own = who(&shipped.state, &author("duty-officer", set_out()));
    expect![[r#"
        陈安清（示例）(值班员)
        Chen Anqing (sample) (Duty officer)"#]]
    .assert_eq(&format!("{}\n{}", own.zh, own.en));
    let mut heard = recorded(
        "duty-officer",
        "department:fire-brigade",
        Some("林某"),
        set_out(),
    );
    let other = who(&shipped.state, &heard);
    expect![[r#"
        陈安清（示例）(值班员)代 区消防救援大队 林某(电话)记录
        Chen Anqing (sample) (Duty officer) for District Fire and Rescue Brigade, 林某 (telephone)"#]].assert_eq(&format!("{}\n{}", other.zh, other.en));
    let behalf = heard.on_behalf.as_mut().expect("for another");
    (behalf.name, behalf.heard_at) = (None, Some(at("08:37")));
    let nameless = who(&shipped.state, &heard);
    expect![[r#"
        陈安清（示例）(值班员)代 区消防救援大队 姓名不详(电话 08:37)记录
        Chen Anqing (sample) (Duty officer) for District Fire and Rescue Brigade, name unknown (telephone, 08:37)"#]].assert_eq(&format!("{}\n{}", nameless.zh, nameless.en));
}

#[test]
fn a_call_note() {
    check(
        "duty-officer",
        r#"{"intake":{"intake":"n2","source":"call-110","words":"六虹桥延伸段下穿,两车被淹,有人被困,人数不详","township":"330304009","figures":{"trapped":null},"received_at":@08:31}}"#,
        expect![[r#"
            接报登记:110 报警,「六虹桥延伸段下穿,两车被淹,有人被困,人数不详」,郭溪街道,被困 不详,接报 08:31
            Call note from Police 110, “六虹桥延伸段下穿,两车被淹,有人被困,人数不详”, Guoxi Subdistrict, trapped: unknown, received at 08:31"#]],
    );
}

#[test]
fn a_new_incident() {
    check(
        "duty-officer",
        r#"{"open":{"incident":"new","type":"flood-typhoon-drought","township":"330304009","place":{"words":"六虹桥延伸段下穿道路"},"words":"两车被淹","from_intake":"n1","commander":"guoxi-duty-head","figures":{},"call_members":true}}"#,
        expect![[r#"
            新事件:防汛防台抗旱（洪涝台风灾害）,郭溪街道 六虹桥延伸段下穿道路,「两车被淹」,事发时间 不详,来自接报第 1 号,临时指挥 郑安平（示例）(郭溪带班领导),通知必到单位
            New incident: Flood, typhoon and drought, Guoxi Subdistrict, 六虹桥延伸段下穿道路, “两车被淹”, time of occurrence unknown, from call note 1, temporary commander: Zheng Anping (sample) (Guoxi Subdistrict, leader on duty), members that must come are called"#]],
    );
}

#[test]
fn a_whistle_onto_an_open_incident() {
    check(
        "guoxi-duty",
        r#"{"whistle":{"incident":"x","into":"guoxi","type":"flood-typhoon-drought","township":"330304009","place":{"words":"六虹桥延伸段"},"conditions":["unaccounted"],"figures":{"missing":1,"trapped":null},"done":"两头已派人拦车","needs":"水域救援","happened_at":@08:20}}"#,
        expect![[r#"
            郭溪街道 吹哨:防汛防台抗旱（洪涝台风灾害）,六虹桥延伸段,有人员下落不明,下落不明 1 人、被困 不详,已做:两头已派人拦车,需要:水域救援,事发 08:20,并入「郭溪街道 Liuhongqiao」
            Guoxi Subdistrict whistled: Flood, typhoon and drought, 六虹桥延伸段, Somebody is unaccounted for, 1 missing, trapped: unknown, done: 两头已派人拦车, needed: 水域救援, happened at 08:20, attached to “Guoxi Subdistrict, Liuhongqiao”"#]],
    );
}

#[test]
fn a_whistle_is_taken() {
    check(
        "duty-officer",
        r#"{"take_whistle":{"incident":"guoxi"}}"#,
        expect![[r#"
            指挥中心 接哨
            The command centre took the whistle"#]],
    );
}

#[test]
fn two_reports_of_one_thing() {
    check(
        "duty-officer",
        r#"{"merge":{"from":"quxi","into":"guoxi","reason":"同一地点"}}"#,
        expect![[r#"
            合并重复报:「瞿溪街道 Qujiang Road」 并入 「郭溪街道 Liuhongqiao」,理由:同一地点
            Merged: “Quxi Subdistrict, Qujiang Road” into “Guoxi Subdistrict, Liuhongqiao”, reason: 同一地点"#]],
    );
}

#[test]
fn a_warning_signal() {
    check(
        "duty-officer",
        r#"{"warning":{"warning":"w1","kind":"rainstorm","colour":"orange","area":"瓯海区","issuer":"瓯海气象服务中心","from_at":@08:12}}"#,
        expect![[r#"
            瓯海气象服务中心 发布预警信号:瓯海区 暴雨 橙色,08:12 起,解除时间另行通知
            瓯海气象服务中心 issued a warning signal: 瓯海区, rainstorm, orange, from 08:12, until further notice"#]],
    );
}

#[test]
fn a_member_is_called() {
    check(
        "duty-officer",
        r#"{"call":{"incident":"guoxi","department":"health","role":"on-need","duty":"medical","needs":["trapped","missing"]}}"#,
        expect![[r#"
            通知 区卫生健康局(按需),职责 医疗急救和转送,现场需要 有人被困、有人下落不明
            Called: District Health Bureau (on need), duty: Medical aid and transfer, needs: People are trapped, People are missing"#]],
    );
}

#[test]
fn an_attempt() {
    check(
        "duty-officer",
        r#"{"attempt":{"incident":"guoxi","department":"urban-enforcement","to":"带班领导","number":"0577-0000-1006","means":"telephone","result":"no-answer"}}"#,
        expect![[r#"
            叫应 区综合行政执法局:电话,带班领导,0577-0000-1006,无人接听
            Rang District Urban Enforcement Bureau: telephone, Leader on duty, 0577-0000-1006, no answer"#]],
    );
}

#[test]
fn a_report_in() {
    check(
        "fire-brigade-duty",
        r#"{"report_in":{"incident":"guoxi","department":"fire-brigade","strength":{"leader_words":"林某","people":28}}}"#,
        expect![[r#"
            区消防救援大队 到场报到,带队 林某,28 人
            District Fire and Rescue Brigade reported in: leader: 林某, 28 people"#]],
    );
}

#[test]
fn a_report_in_of_unknown_strength() {
    check(
        "fire-brigade-duty",
        r#"{"report_in":{"incident":"guoxi","department":"fire-brigade"}}"#,
        expect![[r#"
            区消防救援大队 到场报到,带队 不详,人数 不详
            District Fire and Rescue Brigade reported in: leader: unknown, number of people unknown"#]],
    );
}

#[test]
fn a_duty_goes_to_another() {
    check(
        "duty-officer",
        r#"{"assign_duty":{"incident":"guoxi","duty":"drainage","department":"housing","reason":"区综合行政执法局叫应不上"}}"#,
        expect![[r#"
            代行职责:「抽排积水」改由 区住房和城乡建设局 承担,理由:区综合行政执法局叫应不上
            Duty “Pump out” goes to District Housing and Construction Bureau, reason: 区综合行政执法局叫应不上"#]],
    );
}

#[test]
fn a_designation() {
    check(
        "em-bureau-duty-head",
        r#"{"designate":{"incident":"guoxi","post":"em-deputy-director"}}"#,
        expect![[r#"
            指派 郑国和（示例）(区应急管理局分管副局长) 为现场指挥官
            Zheng Guohe (sample) (Deputy director of emergency management) is named field commander"#]],
    );
}

#[test]
fn command_taken_on_arrival() {
    check(
        "em-deputy-director",
        r#"{"take_command":{"incident":"guoxi","post":"em-deputy-director","person":"zheng-guohe"}}"#,
        expect![[r#"
            郑国和（示例）(区应急管理局分管副局长) 到场接管,任现场指挥官
            Zheng Guohe (sample) (Deputy director of emergency management) took command on arrival"#]],
    );
}

#[test]
fn a_transfer_record() {
    check(
        "em-deputy-director",
        r#"{"transfer_record":{"incident":"guoxi","fields":{"situation":"积水 1.2 米","casualties":null}}}"#,
        expect![[r#"
            指挥移交单:态势与趋势「积水 1.2 米」、伤亡情况 不详
            Transfer record: situation “积水 1.2 米”, casualties: unknown"#]],
    );
}

#[test]
fn a_response_raised() {
    check(
        "leader-on-duty",
        r#"{"adjust_response":{"incident":"guoxi","from":"IV","to":"III","reason":"雨势加大","evidence":"一小时雨量 62 毫米"}}"#,
        expect![[r#"
            响应级别由 IV 级提高到 III 级,理由:雨势加大,依据:一小时雨量 62 毫米
            Response raised from level IV to level III, reason: 雨势加大, evidence: 一小时雨量 62 毫米"#]],
    );
}

#[test]
fn figures_by_source() {
    check(
        "duty-officer",
        r#"{"state":{"incident":"guoxi","source":"fire-brigade","figures":{"missing":1,"trapped":null,"loss_fen":120000000},"as_of":@08:35,"standing":"verified"}}"#,
        expect![[r#"
            消防现场 情况数字:直接经济损失 120万元、下落不明 1 人、被困 不详,已核实,截至 08:35
            Fire brigade on scene says: direct loss CNY 1,200,000, 1 missing, trapped: unknown, verified, as of 08:35"#]],
    );
}

#[test]
fn figures_adopted() {
    check(
        "em-deputy-director",
        r#"{"adopt":{"incident":"guoxi","figures":{"missing":0,"rescued":3},"reason":"三人均已救出","source":"fire-brigade"}}"#,
        expect![[r#"
            采用数:下落不明 0 人、获救 3 人,理由:三人均已救出,来源 消防现场
            Adopted figures: 0 missing, Rescued: 3, reason: 三人均已救出, source: Fire brigade on scene"#]],
    );
}

#[test]
fn somebody_at_the_scene_is_never_named() {
    check(
        "guoxi-duty-head",
        r#"{"scene_contact":{"incident":"guoxi","contact":"c-1","words":"物业值班员","vault_ref":"v-1","vault_hash":"00ff"}}"#,
        expect![[r#"
            现场联系人,「物业值班员」,姓名电话另存
            Contact at the scene, “物业值班员”, name and telephone kept apart"#]],
    );
}

#[test]
fn a_death_confirmed() {
    check(
        "duty-officer",
        r#"{"sought":{"incident":"guoxi","sought":"s2","state":"dead","words":"白色轿车副驾","vault_ref":"v-1","vault_hash":"00ff","confirmed_by":"hospital"}}"#,
        expect![[r#"
            人员核查:1 人 死亡,「白色轿车副驾」,医院 确认,姓名另存
            Persons sought: 1 person, dead, “白色轿车副驾”, confirmed by Hospital, name kept apart"#]],
    );
}
