"""Every flow, in the order in which they are thought of."""

from dialogs.flows import lost_phone

FLOWS = {flow.id: flow for flow in (lost_phone.FLOW,)}
