"""Every flow, in the order in which they are thought of."""

from dialogs.flows import (
    absence_undo,
    case_status,
    extension_off,
    extension_on,
    hand_over,
    lost_phone,
    passwords_changed,
    ticket,
)

FLOWS = {
    flow.id: flow
    for flow in (
        lost_phone.FLOW,
        hand_over.FLOW,
        ticket.FLOW,
        extension_off.FLOW,
        extension_on.FLOW,
        absence_undo.FLOW,
        case_status.FLOW,
        passwords_changed.FLOW,
    )
}
