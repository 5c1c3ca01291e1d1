# Leaders of an agency
