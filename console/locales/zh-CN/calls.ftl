## calls that are chased
chase = 催
chase-of = 催 { $who }
key-chase = 催报到牌最上面一家，回车记结果
key-chase-all = 全部催：超时的一家接一家
came-late = 迟 { $time }
came-late-of = { $what }限时已过 { $time } 才到场

## what is nearest
nearest-depot = 最近够 { $n } 的：{ $offer }
nearest-team = 最近备勤的{ $kind }：{ $team } { $way }
nearest-team-none = 全区没有备勤的{ $kind }
nearest-straight = 直线 { $length }
