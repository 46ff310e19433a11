# 打印态势单
print-board = 打印态势单
printed-board = 态势单 { $at } 已存：{ $path }
printed-by-itself = 响应期间每 10 分自动存态势单，最近 { $at }：{ $path }
print-open = 打开态势单
print-failed = 态势单没有存成，请先抄在纸上：{ $why }
print-busy = 前几份还没有存完，请稍候再按。
print-put-away = 知道了：态势单
print-put-away-failed = 知道了：态势单没有存成
print-not-opened = 态势单已存成，但打不开：{ $why }
print-put-away-not-opened = 知道了：态势单打不开
