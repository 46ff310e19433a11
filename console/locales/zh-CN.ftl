# 屏幕上的文字。每一条在两种语言里都要有;词按 DICTIONARY。

## window and band
window-title = 一哨 应急指挥调度
opening = 正在打开记录…
world-live = 实战
world-drill = 演练
no-district = 尚未启用地区数据
centre = 指挥中心
centre-long = 应急联动处置指挥中心
other-language = EN
switch-language = 切换为英文
switch-skin = 换色：暗色、日光、红夜
sound-on = 声音开
silence-for = 消音五分钟
silent-until = 消音至 { $at }
no-sound-device = 无声音设备
no-sound-device-hover = 每 30 秒重试一次；请看屏幕上的红行
waiting-for-link = 待同步 { $n } 条
ledger-local = 本机记录
ledger-hover = 记录号 { $height }；{ $at } 处校验码 { $digest }
ledger-hover-chain = 记录号 { $height }；链 { $chain }
consistent = 一致
not-sure = 请核对
undo = 撤回
undo-left = 撤回（{ $n } 秒）
edition-in-force = 规则版本 { $n }
adopt-edition = 启用规则版本 { $n }
sending = 发送中 { $n }
seat-name = 席位：{ $who }
seat-hint = 换人就席。权限随岗位；谁按，谁留名。
monday = 周一
tuesday = 周二
wednesday = 周三
thursday = 周四
friday = 周五
saturday = 周六
sunday = 周日

## ages and clocks
age-seconds = { $n } 秒
age-minutes = { $n } 分
age-hours = { $n } 时
time-left = 余 { $time }
over-by = 超时 { $time }
done-late = 超 { $time }
unknown = 不详
never-said = 从未报
sample = 示例

## queue
queue-title = 警情
queue-counts = 在办 { $open } · 待接 { $waiting } · 已结 { $done }
queue-empty = 没有警情
queue-end = 以上为全部，未筛选、未折叠
complete-to = 完整至 { $at }
new-whistle = 吹哨
open-whistle = 打开吹哨表
send-whistle = 发出吹哨
picked-place = 地图点选处 { $lon }， { $lat }
picked-near = { $name } 附近
whistled-at = 吹哨 { $at }
to-be-taken = 待接
take-whistle = 接哨
take-whistle-of = 接哨：{ $title }
late-count = 超时 { $n }
came-of = 到 { $came }/{ $of }
nothing-selected = 请在左侧或地图上选一起警情

## alarms
alarms-title = 告警
alarms-counts = 未知悉 { $open } · 已知悉 { $known }
alarms-empty = 没有告警
alarm-know = 知悉
alarm-know-of = 知悉：{ $what }
alarm-known-by = { $who } { $at } 知悉
alarm-quarantine = 隔离
alarm-quarantine-of = 隔离记录 { $height }，不再推算

## map
map = 地图
schematic = 示意图，不作权属与划界依据
pick-on-map = 请在地图上点选地点
pick-button = 地图点选
pick-cancel = 取消点选（Esc）
layer-teams = 队伍 { $n }
layer-depots = 物资 { $n }
layer-places = 场所 { $n }
team-free = 备勤
stock-line = { $item } 现有 { $here } · 最低 { $minimum }

## states
status-reported = 已接报
status-responding = 处置中
status-controlled = 已控制
status-ended = 现场处置结束
status-filed = 已办结
status-withdrawn = 已撤哨
status-merged = 已并入
event-level = 对照测算
event-undetermined = { $level }（未定性）
event-none = 暂无数据
event-manual = 人工研判
response-in-force = 响应 { $level } 级
response-none = 响应未启动
reach-undelivered = 未送达
reach-delivered = 已送达
reach-reached = 已叫应
reach-acknowledged = 已签收
team-requested = 商请中
team-declined = 不能派
team-dispatched = 已调派
team-accepted = 受领
team-en-route = 出动途中
team-on-scene = 到场
team-working = 作业中
team-withdrawing = 撤离途中
team-home = 归队
team-resting = 休整
team-recalled = 被抽调
team-cancelled = 已撤销
route-own = 直接调派
route-request = 商请调派
route-agreement = 协议调用
route-up = 提请上级支援
route-military = 提请军地支援
attempt-answered = 已接通
attempt-busy = 占线
attempt-no-answer = 无人接听
attempt-switched-off = 关机
attempt-out-of-range = 不在服务区
attempt-passed-on = 已转告
report-telephone = 电话报告
report-first = 初报
report-follow-up = 续报
report-final = 终报
means-telephone = 电话
means-radio = 电台
means-satellite = 卫星电话
means-in-person = 当面
means-messenger = 浙政钉
means-system = 系统
means-fax = 传真
means-paper = 纸质

## the incident
since-whistle = 吹哨后
since-opening = 接报后
received-from = { $who } { $at } 接报
happened-at = 事发 { $at }
happened-unknown = 事发时间不详
self-handled = 镇街自行处置
self-handled-long = 镇街自行处置（无人员危险，自有力量足够）
section-command = 指挥
section-board = 报到
section-forces = 力量
section-supplies = 物资
section-guidance = 指引
section-reports = 信息
section-log = 日志

## figures
say-figures = 报数
adopted-version = 采用数 口径{ $n }
figure-reason = 依据或说明
figure-source = 数字来源
figures-needed = 请先填数字。
step-state = 登记情况数字
step-adopt = 定为采用数

## command
to-be-named = 指派指挥官 限时
to-arrive = 指挥官到场 限时
no-commander = 无人指挥
command-ended = 指挥已结束
name-missing = 姓名待补
transfer-known = 指挥移交单 { $known }/{ $of }
offered-to = 已提出移交：{ $who }
designated-at = 指派 { $who }（{ $post }）{ $at }
commander-named = 已指派
commander-on-scene = 已到场
choose-post = 选岗位
step-designate = 指派指挥官
step-take-command = 到场接管
step-offer = 提出移交
step-accept = 接受移交
step-confirm-township = 明确由镇街指挥
step-on-scene = 已到场
basis-first-responder = 先期处置
basis-designated = 指派
basis-first-force = 先到力量
basis-fire-law = 消防法45
basis-higher-level = 上级通知
basis-transfer = 移交
basis-lead-confirmed = 主管部门明确
basis-area = 片区指挥
basis-replacement = 更换决定
basis-merge = 合并指定
basis-split = 拆分恢复
basis-reopened = 重启恢复
response-to = 响应级别
reason = 理由
evidence = 数据或现场依据
reason-needed = 请先填理由。
step-adjust = 调整响应级别

## orders
new-order = 下达指令
order-words = 指令内容
order-to = 发给
order-is-spoken = 口头指令（补录）
order-needs = 请填内容并选对象。
step-order = 下达
order-written = 指令
order-spoken = 口头指令
pull-out = 紧急撤离
pull-out-reason = 现场危险，全体立即撤出
receipts-of = 回执 { $n }/{ $of }
no-receipt = 未回执
order-confirmed = 确认完成
step-confirm = 确认完成
step-receipt = 回执
step-record = 登记
answer-doing = 执行中
answer-done = 已完成
answer-unable = 无法执行
warn-people-inside = 危险区内登记 { $n } 人。确认他们已撤出再下达。
warn-hold-point = 未见安全确认：{ $act }

## the ends
step-controlled = 已控制
step-end-scene = 现场处置结束…
step-end-scene-now = 现场处置结束
step-file = 办结归档
step-reopen = 重启
step-withdraw = 撤哨（误吹）
step-lift-response = 解除应急响应
step-restore-access = 恢复通行
end-reason = 理由或内容
closing-1 = 险情已控制或消除
closing-2 = 人员全部救出，下落不明者逐一核清或有决定
closing-3 = 次生风险已经专家评估
closing-4 = 转移人员可返回或有安置
closing-5 = 力量已清点撤离，无人失联
closing-6 = 物资已归还、消耗已登记
closing-7 = 交通、水电气等措施逐项解除
closing-8 = 终报已报送
closing-9 = 现场已移交调查
closing-10 = 已对外发布

## report board
board-fact = 到场 { $came }/{ $of } · 超时 { $late }
board-empty = 尚未通知部门
step-acknowledge = 代签收
step-set-out = 出发
step-report-in = 到场报到
step-release = 准予撤离
step-call = 通知
call-more = 通知更多部门
ring = 叫应
ring-of = 叫应 { $who }
duty-telephone = 值班电话
told-only = 知会：{ $who }
implied = 推定
back-entry = 补

## forces
forces-fact = 在场 { $here } · 途中 { $coming } · 商请 { $asked }
inside-fact = {" "}· 危险区内 { $n } 人
unaccounted-fact = {" "}· 失联 { $n } 人
forces-empty = 尚未调派力量
send-team = 派队
search-team = 按名称找队伍
more-teams = 另有 { $n } 支，请按名称找
people = { $n } 人
seen-only = 仅见在场
step-sent = 已派
step-answered = 受理
step-release-team = 准予撤离

## the danger zone
zone-form = 危险区登记与清点
zone-who = 谁的人员
zone-people = 人数
zone-limit = 限时（分）
zone-task = 任务
nobody-on-scene = 无在场队伍
step-enter = 进入危险区
step-all-out = 全部撤出
step-roll-call = 人员清点
step-found = 已找到
counted = 清点到
counted-of = 应到
inside-now = 危险区内 { $n } 人
inside-row = { $who } { $n } 人在危险区内 · { $task }
unaccounted = { $who } 人员失联 { $n } 人
last-count = 最近清点 { $at } { $n }/{ $of }

## supplies
supplies-none = 未调拨
supply-line = { $item } 在用 { $out }（已调 { $issued }）· { $depot }
supply-item = 物资
quantity = 数量
depot-stock = { $depot } 现有 { $here } · 在外 { $out }
no-depot-holds = 没有储备点存放
step-supply = 直接调拨
step-returned = 归还
step-consumed = 消耗

## guidance
guidance-fact = { $done }/{ $of } 步
tick-done = 完成
tick-not-applicable = 不适用
tick-cannot = 做不到

## reports
report-due = { $kind } { $at } 前
report-overdue = { $kind } 超时未报（{ $at }）
reports-sent = 已报 { $n }
report-to = 报给
report-content = 内容
content-needed = 请先填内容。
city-duty-room = 市应急指挥中心
signed-by = 已由 { $who } 签发
step-report = 登记上报

## log
decision = 决定
fact = 情况
put-away-refusal = 知道了
put-away-refusal-of = 知道了：{ $what }
log-more = 另有更早 { $n } 条
refused-because = 被拒：{ $why }

## whistle form
whistle = 吹哨
whistle-hint = 有类型、地点、一个条件就能吹；其余可不详，吹后再补。
whistle-clock = 接报 { $at } · 已用 { $used }
whistle-type = 类型
whistle-place = 地点
whistle-conditions = 条件
whistle-people = 人员
whistle-words = 简况
whistle-facts = 一句话情况
whistle-done = 已做
whistle-needs = 需要
whistle-missing = 还差：{ $field }
choose-township = 选镇街
place-words = 地点，用来电人的话
nothing-near = 附近没有在办的相近警情
near-incidents = 附近在办，请先看是否同一起：
attach-to = 并入：{ $title }
put-away = 收起
intake = 接报登记
intake-short = 接报 F2
intake-hint = 先写原话；落第一个字时记接报时间。
intake-received = 接报 { $at }
intake-words = 原话
intake-source = 来源（不选即来源不详）
intake-record-no = 录音号或对方编号
intake-needs = 先写一句原话。
intake-joins = 是在办事件的新情况？
intake-information = 仅信息
intake-opens = 是新事件？
intake-open-needs = 新事件还需镇街、地点、类型。
intake-new = 新事件
intake-unsorted = 已登记，还未归到事件：
step-attach = 并入
keys-title = 键位
keys-hint = 写字时只有功能键和 Esc 起作用。Tab 到下一项，回车按下。
key-take-whistle = 接最上面一起待接的哨
key-know-alarm = 知悉最上面一条告警
key-up = 上一起警情
key-down = 下一起警情
key-escape = 收起表单；回到现在

## time
time-strip = 时间条
span-minutes = { $n }分
span-hours = { $n }时
follows-now = 跟随现在
held-in-past = 停在此刻
now = 现在
looking-back = 回看
looking-back-hint = 此线以下为当时所见；发件已关，不能操作
back-to-now = 回到现在（Esc）
past-view = 现在看到的是 { $at } 的画面，不能操作。按 Esc 回到现在。
past-short = 回看中不能操作。按 Esc 回到现在。

## drill
drill-title = 演练进程
drill-pause = 暂停
drill-times-1 = ×1
drill-times-20 = ×20
drill-times-60 = ×60
drill-ended = 脚本已演完
open-drill = 打开演练：{ $title }
