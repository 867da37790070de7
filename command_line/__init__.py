"""What can be asked of Vigie from a terminal? Commands, help and messages in French."""
