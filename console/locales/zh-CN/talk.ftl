# 读给电话那头、复制出去的
talk-card = 电话报告提纲
copy-text = 复制文字
copy-short = 复制
copy-calls = 复制文字…
copy-all-calls = 全部单位
copy-drill = 【演练】
card-print = 打印提纲
card-saved = 电话报告提纲已存：{ $path }
card-not-saved = 电话报告提纲没有存成：{ $why } 请检查磁盘和文件夹后再按“打印提纲”，或按“复制文字”贴到别处。
card-put-away = 知道了：电话报告提纲
card-open = 打开提纲
