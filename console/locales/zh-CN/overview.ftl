# 总览
overview = 总览
overview-of = 总览：{ $title }
overview-decisions = 待领导决定 { $n }
overview-no-decision = 没有等待决定的事项
overview-incidents = 在办事件 { $n }，重的在前
overview-look = 去看
overview-no-commander = 未指派指挥官
overview-no-response = 响应级别未定
overview-asked = 提请政府，未答复
overview-response-over = 全区响应已到预计结束
overview-report = 上报待签发
overview-inside = 影响区内待决定
overview-instructions = 领导指示未传达或超时
overview-shift = 交接班待签
overview-count = { $n } 项
