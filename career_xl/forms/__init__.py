"""The ministry's forms as colleges typed them in: recognised, checked and summed (T03, T07, MP)."""
