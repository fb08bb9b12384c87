"""What is kept from one run to the next: where, under which key, and how much of it."""
