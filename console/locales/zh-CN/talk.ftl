# 读给电话那头、复制出去的
talk-card = 电话报告提纲
copy-text = 复制文字
copy-short = 复制
copy-calls = 复制文字…
copy-all-calls = 全部单位
copy-drill = 【演练】
