## calls that are chased
chase = Chase
chase-of = Chase { $who }
key-chase = Chase whoever stands on top of the report board; Enter records the result
key-chase-all = Chase all who are late, one after the other
came-late = { $time } late
came-late-of = came { $time } after the limit for: { $what }

## what is nearest
nearest-depot = The nearest with { $n }: { $offer }
nearest-team = The nearest { $kind } on stand-by: { $team }, { $way }
nearest-team-none = No { $kind } of the district is on stand-by
nearest-straight = { $length } in a straight line
