//! The table: which kind of alarm is heard by whom, and why.

use crate::catalogue::Text;

/// On what ground a seat outside the centre hears an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ear {
    /// Its unit or post is named in the alarm.
    Named,
    /// Its department leads incidents of this type.
    Lead,
    /// Its post commands the incident, or is to command it.
    Commander,
    /// Its post gave the order.
    Giver,
    /// Its unit is of the incident: the township, whoever was called, the owner of a team there.
    Scene,
    /// It answers for the obligation.
    Owner,
    /// A risk point of its township is among them.
    Points,
    /// It keeps the facility.
    Keeper,
    /// Its return is among those that are missing.
    Asked,
}

use Ear::{Asked, Commander, Giver, Keeper, Lead, Named, Owner, Points, Scene};

/// One line: the kind of alarm, who hears it besides the centre, and why just those.
#[derive(Clone, Copy, Debug)]
pub struct HeardLine {
    /// What the key of such an alarm begins with.
    pub kind: &'static str,
    /// Who hears it besides the centre.
    pub ears: &'static [Ear],
    zh: &'static str,
    en: &'static str,
}

impl HeardLine {
    /// Why just those.
    #[must_use]
    pub fn reason(&self) -> Text {
        Text {
            zh: self.zh.to_owned(),
            en: self.en.to_owned(),
        }
    }
}

const fn line(
    kind: &'static str,
    ears: &'static [Ear],
    zh: &'static str,
    en: &'static str,
) -> HeardLine {
    HeardLine { kind, ears, zh, en }
}

/// Every kind of alarm, what cannot wait first.
pub const HEARD: &[HeardLine] = &[
    line(
        "unaccounted",
        &[Named, Commander, Scene],
        "事件里的每一席都可能有他们的消息",
        "any seat of the incident may have word of them",
    ),
    line(
        "latest-out",
        &[Named, Commander, Scene],
        "人在里面的单位和现场都要催出",
        "whose people are inside, and everybody there, calls them out",
    ),
    line(
        "pull-out",
        &[Commander, Scene],
        "在场每家都要回执",
        "everybody on scene has to answer it",
    ),
    line(
        "whistle",
        &[],
        "接哨是中心的事,镇街在事件里看得到",
        "taking a whistle is the centre's; the township sees it in the incident",
    ),
    line(
        "inside",
        &[Commander, Scene],
        "指挥官决定疏散或就地避险,现场各方可能就在里面",
        "the commander decides, and whoever is at the scene may be inside himself",
    ),
    line(
        "untold",
        &[Commander, Scene],
        "现场和镇街可以就近去告知",
        "who is near can go and tell them",
    ),
    line(
        "wind",
        &[Commander, Scene],
        "现场可以测风",
        "the scene can measure it",
    ),
    line(
        "light",
        &[Commander, Scene],
        "指挥官和现场要按夜间距离重看范围",
        "commander and scene look at the area again, by the distances of the night",
    ),
    line(
        "isolated",
        &[Named],
        "孤岛所在镇街要送物资、试联络",
        "the township that is cut off sends supplies and tries to reach them",
    ),
    line(
        "early-return",
        &[Named, Commander],
        "劝离由镇街办,危险由指挥官判",
        "the township turns them back, the commander knows the danger",
    ),
    line(
        "call-back",
        &[Named],
        "被误叫的单位须确认撤回",
        "whoever was called by mistake confirms that it turns back",
    ),
    line(
        "unable",
        &[Giver, Commander],
        "下达人要另想办法",
        "whoever gave the order has to find another way",
    ),
    line(
        "reach",
        &[],
        "叫应之前是中心的迟误",
        "until it is reached the lateness is the centre's",
    ),
    line(
        "acknowledge",
        &[Named],
        "叫应以后是部门自己的时限",
        "once reached, it is the department's own clock",
    ),
    line(
        "on-scene",
        &[Named, Commander],
        "部门要到场,指挥官在等它",
        "the department is to arrive, and the commander waits for it",
    ),
    line(
        "name-commander",
        &[Lead],
        "由主责部门指派",
        "the lead department names one",
    ),
    line(
        "commander",
        &[Lead, Commander],
        "本人和指派他的部门",
        "he himself, and the department that named him",
    ),
    line(
        "township-on-scene",
        &[Named],
        "首批力量由本镇街派",
        "the first force is the township's own to send",
    ),
    line(
        "situation",
        &[Commander],
        "现场情况由指挥官报",
        "the situation is the commander's to report",
    ),
    line(
        "transfer",
        &[Commander],
        "移交单由接任的补填",
        "whoever took command completes the record",
    ),
    line(
        "report",
        &[],
        "向上报告由中心办",
        "reporting upward is the centre's",
    ),
    line(
        "obligation",
        &[Owner],
        "负责的单位或岗位",
        "whoever answers for it",
    ),
    line(
        "obligation-soon",
        &[Owner],
        "负责的单位或岗位",
        "whoever answers for it",
    ),
    line(
        "joint",
        &[Named],
        "联络员替本部门签收",
        "the liaison officer signs for his department",
    ),
    line(
        "response-end",
        &[],
        "延长或解除由中心提出",
        "the centre extends or lifts it",
    ),
    line(
        "convey",
        &[],
        "传达由中心办",
        "conveying it is the centre's",
    ),
    line(
        "instruction",
        &[Commander],
        "指挥官答复采纳或说明",
        "the commander answers it",
    ),
    line(
        "return",
        &[Asked],
        "未报的单位自己报",
        "who has not answered answers",
    ),
    line(
        "silent",
        &[Named],
        "本镇街一报即消",
        "one word of the township ends it",
    ),
    line(
        "risk",
        &[Points],
        "点在哪个镇街,哪个镇街处置",
        "the township in which the point lies acts on it",
    ),
    line(
        "patrol",
        &[Points],
        "点在哪个镇街,哪个镇街巡查",
        "the township in which the point lies patrols it",
    ),
    line(
        "facility",
        &[Keeper],
        "管护单位去修",
        "whoever keeps it mends it",
    ),
    line(
        "road-run-out",
        &[Commander, Scene],
        "现场最先看得到路通没通",
        "whoever is there sees first whether the road is open",
    ),
    line(
        "successor",
        &[],
        "中心的岗位,由中心催",
        "posts of the centre are chased by the centre",
    ),
    line(
        "conflict",
        &[Commander],
        "两边指挥官各有一个说法",
        "each commander has a claim in it",
    ),
    line(
        "rule-broken",
        &[],
        "隔离由中心提出",
        "the centre proposes the quarantine",
    ),
];
