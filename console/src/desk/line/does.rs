//! What can be said on the line, act by act.

/// What a verb does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Sends a team to the selected incident, or asks for it.
    Send,
    /// Records that whoever owns a team that was asked for has sent it.
    Sent,
    /// Lets a team or a department go.
    Release,
    /// Takes a team from another incident.
    Recall,
    /// Calls a department.
    Call,
    /// Records what came of a ring.
    Ring,
    /// Records that a department acknowledged.
    Acknowledge,
    /// Records that a department or a team set out.
    SetOut,
    /// Records that a department or a team came.
    Come,
    /// Gives an order.
    Order,
    /// States figures.
    Figures,
    /// Sets the response level.
    Level,
    /// Writes a remark.
    Note,
    /// Takes an incident in hand, or hands it on.
    Claim,
    /// Lays an incident down.
    LayDown,
    /// Names a commander.
    Designate,
    /// Records that a commander took over on the scene.
    TakeOver,
    /// Records that it is under control.
    Controlled,
    /// Takes a whistle.
    Take,
    /// Knows the alarm on top.
    Know,
    /// Enters what is to be reported.
    Owe,
    /// Opens an incident, a board, a form, or goes to a place.
    Go,
    /// Records that a road is closed at the incident.
    CloseRoad,
    /// Records that a closed road is open again.
    OpenRoad,
    /// Sets a hazard area.
    Area,
    /// Records a wind.
    Wind,
    /// Decides for somebody inside an area.
    DecideInside,
    /// Records that he was told.
    TellInside,
    /// Takes the newest own act back.
    Undo,
    /// Prints the board.
    Print,
    /// Pulls everybody on the scene out.
    PullOut,
    /// Records that people go into the danger zone.
    Enter,
    /// Records that people came out of it.
    Out,
    /// Records a count of people.
    Count,
    /// Records that missing people were found.
    Found,
    /// Calls an order off.
    Cancel,
    /// Records that an addressee has an order.
    Receipt,
    /// Records that he was told face to face.
    Told,
    /// Records that he is at it.
    Doing,
    /// Records that he has done it.
    Done,
    /// Records that he cannot.
    Unable,
    /// Says that an order is done.
    Confirm,
    /// Silences the tones for five minutes.
    Silence,
    /// Puts the alarm on top off.
    Later,
    /// Requests an act that is the government's or another's.
    Request,
    /// Takes goods from a depot.
    Supply,
    /// Draws a circle or a point at the incident.
    Plot,
    /// Has people moved.
    Evacuate,
    /// Offers command to another post.
    Offer,
    /// Records that an offered command is accepted.
    Accept,
    /// Confirms that the township commands.
    Township,
    /// Records that a department left the scene.
    Left,
    /// Calls the members of what a township handled alone.
    Raise,
}
