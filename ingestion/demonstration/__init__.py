"""What does Vigie show before real extracts are loaded? A calibrated demonstration, from a fixed seed."""
