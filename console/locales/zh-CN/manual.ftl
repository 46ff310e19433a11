# 说明书
manual-title = 说明书
manual-open = 当前画面的说明
manual-contents = 目录
manual-back = 返回上一页
manual-put-away = 收起说明书
manual-search = 按词查找，如：已叫应 超时
manual-nothing = 没有一页有这些词。请少写几个词。
