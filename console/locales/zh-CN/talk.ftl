# 读给电话那头、复制出去的
talk-card = 电话报告提纲
copy-text = 复制文字
