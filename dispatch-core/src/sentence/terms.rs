//! The fixed words of the commands, as the dictionary has them.

use super::say::{Say, text};
use crate::catalogue::{Role, Text};
use crate::command::{
    AidStep, AttemptResult, EvacuationManner, RecallReason, ReportKind, ResponseLevel, SoughtState,
    Standing, TeamDoing, TransferField, WarningColour, WithdrawReason,
};
use crate::entry::Means;
use crate::register::{FirstCommand, Route, TownshipKind};

macro_rules! terms {
    ($($kind:ident { $($case:ident $zh:literal $en:literal,)* })*) => {$(
        impl Say for $kind {
            fn both(&self) -> Text {
                match self { $($kind::$case => text($zh, $en),)* }
            }
        }
    )*};
}

terms! {
    Means {
        Telephone "电话" "telephone",
        Radio "电台" "radio",
        Satellite "卫星电话" "satellite phone",
        InPerson "当面" "in person",
        Messenger "浙政钉" "messenger",
        System "系统" "system",
        Fax "传真" "fax",
        Paper "纸质" "paper",
    }
    AttemptResult {
        Answered "已接通" "answered",
        Busy "占线" "busy",
        NoAnswer "无人接听" "no answer",
        SwitchedOff "关机" "switched off",
        OutOfRange "不在服务区" "out of range",
        PassedOn "已转告" "passed on",
    }
    Role {
        Must "必到" "must come",
        OnNeed "按需" "on need",
        Inform "知会" "to be informed",
    }
    Route {
        Own "直接调派" "direct dispatch",
        Request "商请调派" "request to its dispatcher",
        Agreement "协议调用" "call under agreement",
        Up "提请上级支援" "request to the higher level",
        Military "提请军地支援" "request to the military by way of the government",
    }
    TeamDoing {
        Accepted "受领" "accepted the task",
        EnRoute "出动途中" "is on the way",
        OnScene "到场" "is on scene",
        Working "作业中" "is working",
        Withdrawing "撤离途中" "is withdrawing",
        Home "归队" "is back at its station",
        Resting "休整" "is resting",
        OutOfService "不可用" "is out of service",
    }
    RecallReason {
        Life "救人优先" "life first",
        CommanderSilent "指挥官失联" "the commander is silent",
        Superior "上级命令" "order from above",
    }
    WithdrawReason {
        Mistaken "误吹" "mistaken whistle",
        Untrue "不属实" "untrue",
        DrillInput "演练误入" "drill input by mistake",
    }
    WarningColour {
        Blue "蓝色" "blue",
        Yellow "黄色" "yellow",
        Orange "橙色" "orange",
        Red "红色" "red",
    }
    Standing {
        Unverified "待核实" "unverified",
        Verified "已核实" "verified",
        Untrue "不实" "untrue",
    }
    SoughtState {
        Trapped "被困" "trapped",
        Missing "下落不明" "whereabouts unknown",
        Rescued "获救" "rescued",
        Hospital "送医" "taken to hospital",
        Dead "死亡" "dead",
        Reached "已联系上(排除)" "reached, not missing",
    }
    ReportKind {
        Telephone "电话报告" "telephone report",
        First "初报" "first report",
        FollowUp "续报" "follow-up report",
        Final "终报" "final report",
    }
    ResponseLevel {
        I "I 级" "level I",
        II "II 级" "level II",
        III "III 级" "level III",
        IV "IV 级" "level IV",
    }
    TransferField {
        Situation "态势与趋势" "situation",
        Casualties "伤亡情况" "casualties",
        Hazards "危险源与禁入区" "hazards and no-go areas",
        Forces "在场力量与带队人" "forces and their leaders",
        Tasks "任务" "tasks",
        Requests "未满足的请求" "open requests",
        CommandPoint "指挥点与频道" "command post and channels",
        Evacuees "转移人员与安置点" "evacuees and shelters",
        Utilities "已切断的水电气" "utilities cut",
        PublicStatements "已对外发布的信息" "public statements",
        Level "响应级别与理由" "response level and reason",
        PeopleInside "危险区内人数" "people inside the danger zone",
        Names "双方姓名、岗位、时间" "names, posts and time",
    }
    AidStep {
        Asked "已请求" "asked for",
        Granted "已同意" "granted",
        Declined "不能支援" "declined",
        Arrived "已到" "arrived",
        Returned "已归还" "returned",
    }
    EvacuationManner {
        Evacuate "疏散" "Evacuate",
        Relocate "转移" "Relocate",
        ShelterInPlace "就地避险" "Shelter in place",
        Forced "强制转移" "Relocate by force",
    }
    TownshipKind {
        Street "街道" "subdistrict",
        Town "镇" "town",
        Zone "开发区" "development zone",
    }
    FirstCommand {
        Township "镇街为先" "the township commands first",
        FirstForce "先到力量为先" "the first force on scene commands first",
    }
}

/// A kind of report.
pub(crate) fn report_text(kind: ReportKind) -> Text {
    kind.both()
}

/// Where a person sought stands, as the list says it.
pub(crate) fn sought_text(state: SoughtState) -> Text {
    state.both()
}
