# 转实战
to-live = 转实战
to-live-again = 再转实战
to-live-hint = 真实警情按此
to-live-note = 转实战：内容已转到本机实战台，未发送
to-live-taken = 已转到实战台：{ $place }。尚未发送，请到实战台核对后发送。
to-live-unattended = 已转出：{ $place }。实战台未开，无人看到，请立即打开实战台发送。
to-live-failed = 没有转成，请直接到实战台吹哨：{ $why }
to-live-open = 打开实战台
to-live-seen = 知道了：转实战
from-drill = 由演练转来，未发送。请核对后发送；不是真实警情的，按「不发送」。
from-drill-waits = 由演练转来，未发送：{ $at } { $place }
from-drill-open = 打开
from-drill-drop = 不发送
from-drill-unreadable = 由演练转来的内容读不出，请到演练窗口查看：{ $why }
from-drill-seen = 知道了：由演练转来
