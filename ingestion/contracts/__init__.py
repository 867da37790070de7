"""What must a file of each source hold? One contract a source, which is also its Table Schema."""
