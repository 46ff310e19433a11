//! Everything that can be said, in the order of a working night.
//!
//! A command is a **decision** 决定, which is checked and may be refused by name, or a **fact**
//! 情况, which is recorded even when it is late, out of order or contradicts (law 3). [`Command::kind`]
//! says which. On the wire a command is externally tagged, `{"acknowledge":{…}}`; a name or field,
//! once used, is for ever.

#[macro_use]
mod declare;

mod about;
mod affected;
mod calling;
mod closing;
mod commanding;
mod edition;
mod exercise;
mod forces;
mod harm;
mod hazard_area;
mod incident;
mod instruction;
mod kind;
pub(crate) mod later;
mod mending;
mod orders;
mod paper;
mod personal;
mod places;
mod proposing;
mod reaching;
mod reporting;
mod response;
mod returns;
mod roads;
mod safety;
mod setting_up;
mod shift;
mod sounding;
mod supplies;

pub use affected::Affected;
pub use calling::*;
pub use closing::*;
pub use commanding::*;
pub use exercise::*;
pub use forces::*;
pub use harm::*;
pub use hazard_area::*;
pub use incident::*;
pub use instruction::*;
pub use kind::Kind;
pub use mending::*;
pub use orders::*;
pub use paper::*;
pub use personal::*;
pub use places::*;
pub use proposing::*;
pub use reaching::*;
pub use reporting::*;
pub use response::*;
pub use returns::*;
pub use roads::*;
pub use safety::*;
pub use setting_up::*;
pub use shift::*;
pub use sounding::*;
pub use supplies::*;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Form, IncidentType, Ladder, ObligationRule, RiskList};
use crate::register::{
    Department, Depot, Duty, Facility, Person, Post, Risk, Rules, Site, Team, Township,
};

commands! {
    // ---- setting up: the district enters the ledger row by row --------------------------------
    /// A township of the district.
    SetTownship(Township) Decision "set_township" "登记镇街",
    /// A department of the district.
    SetDepartment(Department) Decision "set_department" "登记部门",
    /// A post.
    SetPost(Post) Decision "set_post" "登记岗位",
    /// An official.
    SetPerson(Person) Decision "set_person" "登记人员",
    /// A line of the roster.
    SetDuty(Duty) Decision "set_duty" "登记值班",
    /// A rescue team.
    SetTeam(Team) Decision "set_team" "登记队伍",
    /// A supply depot with its stock.
    SetDepot(Depot) Decision "set_depot" "登记物资储备点",
    /// A facility.
    SetFacility(Facility) Decision "set_facility" "登记设施",
    /// A site.
    SetSite(Site) Decision "set_site" "登记场所",
    /// A risk list of the catalogue.
    SetRiskList(Box<RiskList>) Decision "set_risk_list" "登记风险清单",
    /// A place on a risk list.
    SetRisk(Box<Risk>) Decision "set_risk" "登记风险点",
    /// An incident type of the catalogue.
    SetType(Box<IncidentType>) Decision "set_type" "登记事件类型",
    /// A rule of what must be reported 时限事项.
    SetObligation(Box<ObligationRule>) Decision "set_obligation" "登记时限规则",
    /// The district's own rules.
    SetRules(Rules) Decision "set_rules" "登记本区规则",
    /// Closes the rows before it; none of them counts before this.
    AdoptDistrict(AdoptDistrict) Decision "adopt_district" "启用地区数据",
    /// Puts a new edition of the rules in force.
    AdoptEdition(AdoptEdition) Decision "adopt_edition" "启用规则版本",
    /// Anchors world time anew.
    SetClock(SetClock) Decision "set_clock" "校时",
    /// 演练终止: the drill is over for everybody.
    EndDrill(EndDrill) Decision "end_drill" "演练终止",
    /// 单位退出演练: it is over for these.
    LeaveDrill(LeaveDrill) Decision "leave_drill" "单位退出演练",

    // ---- intake and whistle --------------------------------------------------------------------
    /// A call note 接报登记.
    Intake(Intake) Fact "intake" "接报登记",
    /// A call note becomes part of an incident, or information only.
    Attach(Attach) Fact "attach" "并入",
    /// The centre opens an incident and names a temporary commander at once.
    Open(Open) Decision "open" "新事件",
    /// A township blows the whistle 吹哨.
    Whistle(Whistle) Fact "whistle" "吹哨",
    /// A self-handled whistle calls its members after all.
    Raise(Raise) Decision "raise" "升级吹哨",
    /// The centre takes the whistle 接哨.
    TakeWhistle(TakeWhistle) Fact "take_whistle" "接哨",
    /// An incident was mistaken or a drill's.
    Withdraw(Withdraw) Decision "withdraw" "撤哨",
    /// Who was called to a drill's incident has heard it and turns back 撤回确认.
    StandDown(StandDown) Fact "stand_down" "撤回确认",
    /// Two incidents are one.
    Merge(Merge) Decision "merge" "合并重复报",
    /// They were two after all.
    Split(Split) Decision "split" "拆分",
    /// The incident is of another type.
    ChangeType(ChangeType) Decision "change_type" "变更事件类型",
    /// A warning signal 预警信号, entered by hand: a scale of its own.
    Warning(Warning) Fact "warning" "预警信号",
    /// A remark.
    Note(Note) Fact "note" "记录",
    /// 补录: entries were typed from a sheet of paper.
    Paper(Paper) Fact "paper" "补录",
    /// An officer of the room takes an incident 承办.
    Claim(Claim) Decision "claim" "承办",
    /// 启动应急响应: one for the district, many incidents under it.
    StartResponse(StartResponse) Decision "start_response" "启动应急响应",
    /// Level or fields of a response change.
    ChangeResponse(ChangeResponse) Decision "change_response" "调整应急响应",
    /// A response of the district is lifted.
    EndResponse(EndResponse) Decision "end_response" "解除全区应急响应",
    /// Incidents hang under a response, or under none.
    Hang(Hang) Decision "hang" "归入响应",
    /// A liaison officer signs for all of his department's calls under a response.
    SignJoint(SignJoint) Fact "sign_joint" "联合值守签收",
    /// One incident arose from another 次生衍生.
    Relate(Relate) Decision "relate" "次生衍生",
    /// A warning signal is cancelled or superseded.
    CancelWarning(CancelWarning) Fact "cancel_warning" "解除预警信号",
    /// 领导指示, 上级交办
    Instruct(Instruct) Fact "instruct" "领导指示",
    /// Conveyed, answered, carried out 落实情况.
    FollowInstruction(FollowInstruction) Fact "follow_instruction" "落实情况",

    // ---- departments ---------------------------------------------------------------------------
    /// Calls a member by need or by hand.
    Call(Call) Decision "call" "通知成员单位",
    /// One attempt to reach a called party, and its result.
    Attempt(Attempt) Fact "attempt" "叫应记录",
    /// The call reached a console at which a person is signed on 已送达.
    Delivered(Delivered) Fact "delivered" "已送达",
    /// 签收
    Acknowledge(Acknowledge) Fact "acknowledge" "签收",
    /// 出发
    SetOut(SetOut) Fact "set_out" "出发",
    /// 到场报到
    ReportIn(ReportIn) Fact "report_in" "到场报到",
    /// The commander releases a department 撤离.
    Release(Release) Decision "release" "准予撤离",
    /// A department left, released or not.
    Left(Left) Fact "left" "已离场",
    /// A duty goes to another department 代行职责.
    AssignDuty(AssignDuty) Decision "assign_duty" "代行职责",

    // ---- command -------------------------------------------------------------------------------
    /// The lead department or the centre names the field commander 指派指挥官.
    Designate(Designate) Decision "designate" "指派指挥官",
    /// The designated commander set out or arrived.
    CommanderOnWay(CommanderOnWay) Fact "commander_on_way" "指挥官动态",
    /// 到场接管
    TakeCommand(TakeCommand) Fact "take_command" "到场接管",
    /// The commander offers command to another commander 提出移交.
    OfferCommand(OfferCommand) Decision "offer_command" "提出移交",
    /// 接受移交
    AcceptCommand(AcceptCommand) Decision "accept_command" "接受移交",
    /// 明确由镇街指挥
    ConfirmTownship(ConfirmTownship) Decision "confirm_township" "明确由镇街指挥",
    /// 片区指挥: one person over several incidents.
    AreaCommand(AreaCommand) Decision "area_command" "片区指挥",
    /// 更换指挥官
    ReplaceCommander(ReplaceCommander) Decision "replace_commander" "更换指挥官",
    /// Fields of the transfer record 指挥移交单; it never gates.
    TransferRecord(TransferRecord) Fact "transfer_record" "指挥移交单",
    /// Sets the response level of the incident.
    AdjustResponse(AdjustResponse) Decision "adjust_response" "调整响应级别",

    // ---- harm ----------------------------------------------------------------------------------
    /// What somebody says the figures are.
    State(StateFigures) Fact "state" "情况数字",
    /// The figures the centre or the commander goes by 采用数.
    Adopt(AdoptFigures) Decision "adopt" "采用数",
    /// Persons sought 人员核查, opened or changed.
    Sought(Sought) Fact "sought" "人员核查",
    /// Somebody at the scene who can be spoken to 现场联系人.
    SceneContact(SceneContact) Fact "scene_contact" "现场联系人",
    /// A group sought turns out to be these persons.
    SplitSought(SplitSought) Fact "split_sought" "人员拆分",
    /// 停止搜救决定
    StopSearch(StopSearch) Decision "stop_search" "停止搜救决定",
    /// A report went up 上报.
    Report(Report) Fact "report" "上报",
    /// Something must be reported, typed by a person 时限事项.
    Owe(Owe) Fact "owe" "时限事项",
    /// 说明 on an obligation.
    Explain(Explain) Fact "explain" "时限说明",
    /// An obligation no longer holds.
    VoidObligation(VoidObligation) Decision "void_obligation" "作废时限事项",
    /// What had to be reported and is of no single incident went up.
    ReportOwed(ReportOwed) Fact "report_owed" "上报时限事项",
    /// A report of the whole district went up.
    SendReport(SendReport) Fact "send_report" "报送全区报告",

    // ---- forces --------------------------------------------------------------------------------
    /// What was proposed for an incident 推荐方案, with what it rests on.
    Propose(Box<Propose>) Fact "propose" "推荐方案",
    /// 直接调派
    Dispatch(Dispatch) Decision "dispatch" "直接调派",
    /// 商请调派, 协议调用 or 提请
    RequestTeam(RequestTeam) Decision "request_team" "商请调派",
    /// The owner's answer to a request.
    AnswerTeam(AnswerTeam) Fact "answer_team" "受理答复",
    /// Where a team is and what it does.
    TeamState(TeamState) Fact "team_state" "队伍动态",
    /// The commander lets a team go.
    ReleaseTeam(ReleaseTeam) Decision "release_team" "队伍撤离",
    /// 抽调: the centre recalls a team for life.
    Recall(Recall) Decision "recall" "抽调",
    /// 参演: a live team takes part in a drill and can be called back.
    Exercise(Exercise) Fact "exercise" "参演",
    /// It takes part no longer.
    EndExercise(EndExercise) Fact "end_exercise" "参演结束",

    // ---- supplies ------------------------------------------------------------------------------
    /// 直接调拨
    Supply(Supply) Decision "supply" "直接调拨",
    /// Goods came back to the depot or were used up.
    SupplyBack(SupplyBack) Fact "supply_back" "归还消耗",
    /// A depot was counted.
    CountStock(CountStock) Fact "count_stock" "盘点",

    // ---- orders --------------------------------------------------------------------------------
    /// 指令
    Order(Order) Decision "order" "指令",
    /// 口头指令(补录): in force as given.
    SpokenOrder(SpokenOrder) Fact "spoken_order" "口头指令(补录)",
    /// 紧急撤离: one fixed order to all on scene.
    PullOut(PullOut) Decision "pull_out" "紧急撤离",
    /// 回执
    Receipt(Receipt) Fact "receipt" "回执",
    /// 执行中 / 无法执行 / 已完成
    Answer(Answer) Fact "answer" "执行情况",
    /// 确认完成
    Confirm(Confirm) Decision "confirm" "确认完成",
    /// 提请 / 商请: an act that is the government's or another's.
    RequestAct(RequestAct) Decision "request_act" "提请",
    /// What the government or the other answered.
    AnswerAct(AnswerAct) Fact "answer_act" "提请答复",
    /// Aid asked from a neighbour.
    AskAid(AskAid) Decision "ask_aid" "请求支援",
    /// Aid lent by or to a neighbour, with its return time.
    AidState(AidState) Fact "aid_state" "支援动态",

    // ---- safety --------------------------------------------------------------------------------
    /// 进入危险区登记
    EnterZone(EnterZone) Fact "enter_zone" "进入危险区登记",
    /// Out of the danger zone.
    LeaveZone(LeaveZone) Fact "leave_zone" "撤出危险区",
    /// 人员清点
    RollCall(RollCall) Fact "roll_call" "人员清点",
    /// The missing rescuers were found 已找到.
    Found(Found) Fact "found" "已找到",
    /// A facility's state.
    FacilityState(FacilityState) Fact "facility_state" "设施状态",
    /// Somebody looked at a risk point 巡查.
    Patrol(Patrol) Fact "patrol" "巡查",
    /// A hazard or no-go area.
    Hazard(Hazard) Fact "hazard" "危险源",
    /// A point, line or area plotted.
    Plot(Plot) Fact "plot" "标绘",
    /// Plots or hazards lifted.
    Lift(Lift) Fact "lift" "撤销标绘",
    /// 疏散 / 转移 / 就地避险 with place and manner.
    Evacuate(Evacuate) Decision "evacuate" "疏散转移",
    /// People moved and people who refused.
    Moved(Moved) Fact "moved" "转移情况",
    /// A step of guidance: done, not applicable, cannot.
    Tick(Tick) Fact "tick" "指引",
    /// An alarm acknowledged by name 知悉.
    KnowAlarm(KnowAlarm) Fact "know_alarm" "知悉",
    /// An alarm is quiet for a post until a moment.
    ShelveAlarm(ShelveAlarm) Decision "shelve_alarm" "暂缓提醒",
    /// A name under the sheet of a handover 交接班单.
    SignHandover(SignHandover) Fact "sign_handover" "交接班",
    /// A tone was sounded at a seat, and heard or not 试音.
    TestSound(TestSound) Fact "test_sound" "试音",
    /// A console has no sound device, or has one again.
    SoundDevice(SoundDevice) Fact "sound_device" "声音设备",
    /// A shelter is open, full or closed, with its places.
    ShelterState(ShelterState) Fact "shelter_state" "安置场所状态",
    /// What leaks, how much, and how far it reaches: an area that turns with the wind.
    HazardArea(HazardArea) Fact "hazard_area" "影响区",
    /// The wind at an incident, as it was measured.
    Wind(Wind) Fact "wind" "风向风速",
    /// 疏散, 就地避险 or nothing, for somebody inside an area.
    DecideInside(DecideInside) Decision "decide_inside" "影响区处置",
    /// Somebody inside was told, or nobody answered.
    TellInside(TellInside) Fact "tell_inside" "影响区告知",
    /// 断路, 道路缓行: a road is closed or slow.
    CloseRoad(CloseRoad) Fact "close_road" "断路",
    /// 道路恢复通行
    OpenRoad(OpenRoad) Fact "open_road" "道路恢复通行",

    // ---- the scene, and who is heard -----------------------------------------------------------
    /// 现场指挥部: command post, channels, deputy, safety officer, groups.
    SceneHq(SceneHq) Fact "scene_hq" "现场指挥部",
    /// 抽调 of a department that has reported in.
    RecallDepartment(RecallDepartment) Decision "recall_department" "抽调单位",
    /// A ladder of a township or a kind of place; a row of the district.
    SetLadder(Box<Ladder>) Decision "set_ladder" "登记联系阶梯",
    /// One attempt to reach a unit, a village, a site or a keeper.
    Contact(ContactUnit) Fact "contact" "联络记录",

    // ---- returns -------------------------------------------------------------------------------
    /// A form of a return; a row of the district.
    SetForm(Box<Form>) Decision "set_form" "登记填报表",
    /// A return is asked for.
    AskReturn(AskReturn) Decision "ask_return" "要求填报",
    /// It is asked for no longer.
    EndReturn(EndReturn) Decision "end_return" "停止填报",
    /// 镇街填报: a unit answers a form.
    GiveReturn(GiveReturn) Fact "give_return" "镇街填报",

    // ---- the ends ------------------------------------------------------------------------------
    /// Under control 已控制.
    Controlled(Controlled) Fact "controlled" "已控制",
    /// 现场处置结束
    EndScene(EndScene) Decision "end_scene" "现场处置结束",
    /// 解除应急响应
    LiftResponse(LiftResponse) Decision "lift_response" "解除应急响应",
    /// 恢复通行/开放
    RestoreAccess(RestoreAccess) Decision "restore_access" "恢复通行",
    /// 办结归档
    File(File) Decision "file" "办结归档",
    /// 重启
    Reopen(Reopen) Decision "reopen" "重启",

    // ---- mending -------------------------------------------------------------------------------
    /// 撤回
    Undo(Undo) Decision "undo" "撤回",
    /// A waiting command is taken back before it arrives.
    Retract(Retract) Decision "retract" "收回待发",
    /// A conflict is settled by a person with a reason.
    Settle(Settle) Decision "settle" "核定",
    /// 调查留存: an authority demands that personal data are kept.
    HoldPersonal(HoldPersonal) Decision "hold_personal" "调查留存",
    /// 解除调查留存
    LiftHold(LiftHold) Decision "lift_hold" "解除调查留存",
    /// 个人信息销毁: whoever keeps the incident's key removes it.
    DestroyPersonal(DestroyPersonal) Decision "destroy_personal" "个人信息销毁",
    /// What must become a fact because time passed.
    Pulse(Pulse) Fact "pulse" "到时",
    /// A poison entry is skipped for ever.
    Quarantine(Quarantine) Decision "quarantine" "隔离",
}
