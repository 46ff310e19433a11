# 补录
paper-hint = 一行一件事：时刻 谁 做了什么 方式 说明。全部读懂后一次送出，标「补」，时限按当时计。
paper-example = 例：02:10 住建局 签收 电话 / 02:25 水域一队 到场 12人 / 02:30 郭溪街道 口头指令 转移低洼处
paper-acts = 可写的动作：{ $acts }
paper-incident = 补录到哪个事件
paper-incident-of = 事件{ $n } { $title }
paper-no = 纸质记录编号
paper-seen-by = 见证人（岗位或职务）
paper-lines = 纸上各行
paper-empty = 把纸上的记录逐行打在上面；每行下面会显示日志将写的话。
paper-preview = 日志将写：
paper-faults = 有 { $n } 处读不懂，全部读懂后才能送出。
paper-refused = 有 { $n } 行不能采信，见各行说明。
paper-needs-no = 请填纸上的编号；没有编号的写「无号」。
paper-send = 全部补录
paper-sent = 已送出 { $n } 行，纸质记录 { $no }。
paper-show = 去看该事件
