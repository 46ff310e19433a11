//! Every "no", by name. A refusal reads as a sentence: what, why, what now (practice §2).

use serde::{Deserialize, Serialize};

use crate::command::ResponseLevel;
use crate::register::Route;
use crate::time::Time;
use crate::words::{IncidentId, PostId, Words};

/// Why a command has no effect. It stays in the ledger with its refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    // ---- form: the only refusals a fact can meet -------------------------------------------------
    /// No such incident.
    #[error("没有这个事件:{0}。请核对编号。")]
    UnknownIncident(IncidentId),
    /// A name that the district does not know.
    #[error("{what}「{value}」不在本区名册内。{nearest}")]
    Unknown {
        /// What it should have been: 部门, 队伍 …
        what: Words,
        /// The name given.
        value: Words,
        /// The nearest valid one, as a sentence; empty when there is none.
        nearest: Words,
    },
    /// The same id already stands for another thing.
    #[error("编号「{0}」已被使用。请换一个编号。")]
    NameTaken(Words),
    /// The same entry id with other bytes.
    #[error("记录编号重复而内容不同,未采信。")]
    IdReused,
    /// A value that cannot be.
    #[error("{0}")]
    Nonsense(Words),
    /// This post may not record or decide this.
    #[error("{post}无权作「{command}」。{instead}")]
    NoRight {
        /// Name of the post.
        post: Words,
        /// Name of the command.
        command: Words,
        /// What to do instead; may be empty.
        instead: Words,
    },
    /// A drill seat cannot touch the live world, nor the other way round.
    #[error("演练席不能操作实战事件。真实警情请按「转实战」。")]
    WrongWorld,
    /// An act of a drill's director, in the live world.
    #[error(
        "这是演练导调的操作,实战中没有演练可终止。请在演练窗口操作;队伍参演请登记「参演结束」。"
    )]
    OnlyInDrill,
    /// The command or one of its fields belongs to a later edition.
    #[error("本条属于更新的规则版本,当前版本不能采用。")]
    NotInThisEdition,
    /// No district has been adopted yet.
    #[error("尚未启用地区数据,不能作业。请先导入并启用地区数据。")]
    NoDistrict,
    /// The rows of a district are not those that were announced.
    #[error("地区数据不符:应为 {expected},实为 {found}。请重新导入。")]
    DistrictDiffers {
        /// What was announced.
        expected: Words,
        /// What came.
        found: Words,
    },

    // ---- command and state ------------------------------------------------------------------------
    /// Not the commander of record.
    #[error("您不是本事件现场指挥官。现任:{commander}({since} 起)。可改发为建议。")]
    NotCommander {
        /// Post and name of the one in command.
        commander: Words,
        /// Since when, as the clock shows.
        since: Words,
    },
    /// The commander is the same post and person already.
    #[error("{0}已是本事件现场指挥官。")]
    AlreadyCommander(Words),
    /// Nothing was offered to this post.
    #[error("没有向本岗位提出的移交。")]
    NothingOffered,
    /// Orders and decisions end where the file is closed.
    #[error("事件已办结,不能再下指令;新情况仍可登记。需要时请先重启。")]
    IncidentFiled,
    /// The scene is ended.
    #[error("现场处置已结束。需要时请先重启。")]
    SceneEnded,
    /// The incident was withdrawn.
    #[error("事件已撤哨。需要时请先重启。")]
    Withdrawn,
    /// The scene is still running.
    #[error("现场处置尚未结束,不能办结。请先由现场指挥官结束现场处置。")]
    SceneRunning,
    /// Persons are still open.
    #[error("还有 {0} 人下落不明,不能办结。请核清,或登记停止搜救决定。")]
    PersonsOpen(u64),
    /// Nobody knows how many persons are still to be found: unknown is not zero.
    #[error("下落不明或被困人数仍为不详,不能办结。请先核清并采用数字,或登记停止搜救决定。")]
    PersonsUnknown,
    /// Rescuers are still inside or unaccounted for.
    #[error("危险区内还有 {inside} 人,失联 {unaccounted} 人,不能结束。请先清点。")]
    RescuersInside {
        /// Inside now.
        inside: u32,
        /// Unaccounted for.
        unaccounted: u32,
    },
    /// The state is not the one the author saw.
    #[error("级别已是 {0},与您所见不同。请按现状重新决定。")]
    LevelMoved(Words),
    /// The new level is the old one.
    #[error("已是 {0:?} 级响应。")]
    SameLevel(ResponseLevel),
    /// No response is in force.
    #[error("本事件没有启动响应。")]
    NoResponse,
    /// The response was lifted.
    #[error("该响应已解除。需要时请重新启动应急响应。")]
    ResponseLifted,
    /// A response is lifted by whoever started it.
    #[error("该响应由{0}启动,须由其解除。请核对决定单位。")]
    NotTheStarter(Words),
    /// A merged incident acts inside another.
    #[error("两个事件已是同一个。")]
    SameIncident,
    /// It was never merged.
    #[error("本事件没有被合并,不能拆分。")]
    NotMerged,
    /// The type is the same.
    #[error("事件已是这个类型。")]
    SameType,

    /// Personal data are in use until the incident is filed.
    #[error("事件尚未办结,个人信息仍在使用,不能销毁。请先办结归档。")]
    StillInUse,
    /// An authority demands that personal data are kept.
    #[error("{authority}调查留存({document})未解除,个人信息不能销毁。请先取得该机关解除。")]
    HoldStands {
        /// Who demands it.
        authority: Words,
        /// Number of the document.
        document: Words,
    },
    /// There is nothing left to keep or destroy; the record number of the decision.
    #[error("本事件个人信息已销毁(记录号 {0}),无从留存或再次销毁。请核对销毁记录。")]
    PersonalDestroyed(u64),

    // ---- forces and supplies ----------------------------------------------------------------------
    /// The team is held by another incident.
    #[error("{team}在「{incident}」{state},未获准撤离。可商请其指挥官,或由值班长抽调。")]
    HeldElsewhere {
        /// Name of the team.
        team: Words,
        /// Title of the incident that holds it.
        incident: Words,
        /// What it does there.
        state: Words,
        /// The claim that stands.
        holder: IncidentId,
    },
    /// The team is with this incident already.
    #[error("{0}已在本事件。")]
    AlreadyHere(Words),
    /// The team is not with this incident.
    #[error("{0}不在本事件。")]
    NotHere(Words),
    /// The team rests or is out of service.
    #[error("{team}现为「{state}」,不能调派。")]
    NotReady {
        /// Name of the team.
        team: Words,
        /// What it is.
        state: Words,
    },
    /// Another dispatcher's team.
    #[error("该队由 {0} 指挥中心调派,本席只能商请。电话已列出。")]
    OtherDispatcher(Words),
    /// Army and armed police come by way of the government.
    #[error("军队、武警力量由区政府经区人武部提出。请改为提请。")]
    MilitaryRoute,
    /// The request took another way than the team's.
    #[error("该队的调派方式是「{}」,不是「{}」。", .expected.zh(), .found.zh())]
    WrongRoute {
        /// The team's route.
        expected: Route,
        /// The one given.
        found: Route,
    },
    /// An act of the government.
    #[error("{act}须由政府或主管部门决定({law})。请选:提请决定 / 已口头同意(何人、何时)。")]
    GovernmentDecides {
        /// The act.
        act: Words,
        /// The article.
        law: Words,
    },
    /// Not enough in stock.
    #[error("{item}可用 {available}。{nearest}")]
    StockShort {
        /// Name of the item.
        item: Words,
        /// What is there.
        available: u32,
        /// Where the next lies, as a sentence; empty when nowhere.
        nearest: Words,
    },
    /// Recall is the duty chief's and the leader's.
    #[error("抽调须由值班长或带班领导决定。")]
    RecallRight,

    // ---- orders -----------------------------------------------------------------------------------
    /// An order to nobody.
    #[error("指令没有对象。请至少选一个。")]
    NoAddressee,
    /// No such order.
    #[error("没有这条指令:{0}。")]
    UnknownOrder(Words),
    /// No such request, conflict, plot …
    #[error("没有这一条:{0}。")]
    UnknownItem(Words),
    /// Only the giver confirms.
    #[error("须由下达指令的岗位确认完成。")]
    NotYours,

    /// What is about rescuers inside or missing is never put off (practice R13, R14).
    #[error(
        "人员失联、危险区超时未出和紧急撤离不能暂缓提醒。请继续清点、联络,并登记找到、撤出或回执。"
    )]
    NeverShelved,
    /// An alarm is put off for a reason; asked for since the third edition.
    #[error("暂缓提醒须写明理由。请从清单中选一项,选「其他」时写明是什么。")]
    PutOffNeedsReason,

    // ---- figures ----------------------------------------------------------------------------------
    /// A figure falls without reason and source.
    #[error("「{0}」由多变少,须填理由和来源。")]
    FallNeedsReason(Words),

    // ---- time -------------------------------------------------------------------------------------
    /// Too late to take effect.
    #[error("指令已过时效({}),未发出。仍需要请重新下达。", .0.local_clock())]
    Expired(Time),
    /// Taken back while it waited.
    #[error("已由本人收回,未生效。")]
    Retracted,
    /// Too late to undo.
    #[error("对方已收到,不能撤回。请下达取消指令。")]
    UndoTooLate,
    /// This kind of act cannot be undone.
    #[error("「{command}」不能撤回。{instead}")]
    NoUndo {
        /// Name of the command.
        command: Words,
        /// What to do instead.
        instead: Words,
    },
    /// Not this person's newest act.
    #[error("只能撤回本人最近一次操作。")]
    NotNewest,
    /// A pulse that nobody needs: quiet, not an error.
    #[error("没有到时事项。")]
    NothingDue,

    // ---- poison -----------------------------------------------------------------------------------
    /// The entry broke an invariant; it has no effect on any console.
    #[error("本条违反系统规则({0}),已隔离,未产生任何效果。")]
    RuleBroken(Words),
    /// A later quarantine skips this height.
    #[error("本条已隔离。")]
    Quarantined,
    /// The post that acts is not in the register.
    #[error("岗位「{0}」不在本区名册内,不能作业。")]
    UnknownPost(PostId),
}

/// The names of all refusals, as scenario files write them.
pub const NAMES: &[&str] = &[
    "unknown-incident",
    "unknown",
    "name-taken",
    "id-reused",
    "nonsense",
    "no-right",
    "wrong-world",
    "only-in-drill",
    "not-in-this-edition",
    "no-district",
    "district-differs",
    "not-commander",
    "already-commander",
    "nothing-offered",
    "incident-filed",
    "scene-ended",
    "withdrawn",
    "scene-running",
    "persons-open",
    "persons-unknown",
    "rescuers-inside",
    "level-moved",
    "same-level",
    "no-response",
    "response-lifted",
    "not-the-starter",
    "same-incident",
    "not-merged",
    "same-type",
    "still-in-use",
    "hold-stands",
    "personal-destroyed",
    "held-elsewhere",
    "already-here",
    "not-here",
    "not-ready",
    "other-dispatcher",
    "military-route",
    "wrong-route",
    "government-decides",
    "stock-short",
    "recall-right",
    "no-addressee",
    "unknown-order",
    "unknown-item",
    "not-yours",
    "never-shelved",
    "put-off-needs-reason",
    "fall-needs-reason",
    "expired",
    "retracted",
    "undo-too-late",
    "no-undo",
    "not-newest",
    "nothing-due",
    "rule-broken",
    "quarantined",
    "unknown-post",
];

impl Refusal {
    /// Its name, as scenario files and `drill run --json` write it: `held-elsewhere`.
    #[must_use]
    pub fn name(&self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            Ok(serde_json::Value::Object(map)) => map.keys().next().cloned().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Whether it says nothing to anybody: a pulse that came second.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        matches!(self, Refusal::NothingDue)
    }
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It took effect; some things about it may deserve a warning.
    Accepted,
    /// It has no effect.
    Refused(Refusal),
}

impl Verdict {
    /// The refusal, if it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Verdict::Accepted => None,
            Verdict::Refused(refusal) => Some(refusal),
        }
    }
}
