//! What the fold says of responses, instructions and persons sought.

pub(super) const PHRASES: &[(&str, &str)] = &[
    ("人员", "person"),
    ("启动应急响应", "Starting a response"),
    ("调整应急响应级别", "Changing the response level"),
    ("解除应急响应", "Lifting a response"),
    ("突发事件应对法第72条", "Emergency Response Law, art. 72"),
    ("突发事件应对法第86条", "Emergency Response Law, art. 86"),
    (
        "启动应急响应须写明响应事项、适用区域和应急处置措施(突发事件应对法第72条)。请补齐。",
        "A response states its matter, its area and its measures (Emergency Response Law, art. 72). \
         Fill them in.",
    ),
    (
        "预计期限早于启动时间。请填启动之后的时间。",
        "The expected end lies before the start. Give a later time.",
    ),
    (
        "没有填要调整的内容。请至少调整一项。",
        "Nothing is changed. Change at least one thing.",
    ),
    (
        "没有事件。请至少选一个。",
        "There is no incident. Choose at least one.",
    ),
    (
        "预警信号不能由它自己接替。请填新信号的编号。",
        "A signal cannot take its own place. Give the id of the new one.",
    ),
    (
        "没有填指示内容。请照原话填写。",
        "The instruction is empty. Write it word for word.",
    ),
    (
        "没有填落实情况。请填传达、答复、进展中的至少一项。",
        "Nothing is said. Give to whom it was conveyed, the answer or the progress.",
    ),
    ("请用解除应急响应。", "Lift the response."),
    ("请再次调整应急响应。", "Change the response once more."),
    ("请重新启动应急响应。", "Start the response anew."),
    (
        "请再次归入或移出。",
        "Put it under the response, or take it out, once more.",
    ),
    (
        "请登记两事件无关联。",
        "Record that the two are not related.",
    ),
];
