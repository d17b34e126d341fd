"""What is too long for every change: kills, full disks, servers that lie, mutated inputs, hostile values, growth."""
