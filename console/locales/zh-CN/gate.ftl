# 本机密钥口令
gate-title = 本机密钥口令
gate-hint = 人员信息库在本机密钥之下，密钥设有口令。输入口令，打开实战台。
gate-passphrase = 口令
gate-open = 打开
gate-wrong = 口令不对，请再试。
gate-busy = 正在打开…
gate-failed = 打不开：{ $why }
gate-without = 不用口令打开（不含人员信息）
gate-without-hint = 警情照常接、照常派；人员信息看不到，也存不进。本次记录用临时密钥签名。
gate-quit = 退出
