"""JSON schemas of what the program writes, versioned: a schema never changes once published."""
