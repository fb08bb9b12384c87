"""What is language and not data: letter shapes, digits, how words are built. One module for each language."""
