"""What the schedule allows: pure functions of records."""
