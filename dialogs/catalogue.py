"""Every flow, in the order in which they are thought of."""

from dialogs.flows import (
    absence_undo,
    buyout,
    call_list,
    case_status,
    close_case,
    desk,
    desk_case,
    extension_off,
    extension_on,
    find_extension,
    flatrate,
    hand_over,
    loan_phone,
    lost_phone,
    oncall_check,
    oncall_right,
    passwords_changed,
    phone_found,
    police_report,
    review,
    ticket,
    withdraw_call_list,
)

FLOWS = {
    flow.id: flow
    for flow in (
        lost_phone.FLOW,
        phone_found.FLOW,
        loan_phone.FLOW,
        police_report.FLOW,
        passwords_changed.FLOW,
        desk.FLOW,
        desk_case.FLOW,
        review.FLOW,
        close_case.FLOW,
        hand_over.FLOW,
        ticket.FLOW,
        oncall_right.FLOW,
        oncall_check.FLOW,
        call_list.FLOW,
        withdraw_call_list.FLOW,
        extension_off.FLOW,
        extension_on.FLOW,
        absence_undo.FLOW,
        find_extension.FLOW,
        flatrate.FLOW,
        buyout.FLOW,
        case_status.FLOW,
    )
}
