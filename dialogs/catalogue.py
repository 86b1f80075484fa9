"""Every flow, in the order in which they are thought of."""

from dialogs.flows import hand_over, lost_phone, ticket

FLOWS = {flow.id: flow for flow in (lost_phone.FLOW, hand_over.FLOW, ticket.FLOW)}
