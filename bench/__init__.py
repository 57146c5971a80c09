"""Speed and memory, printed as tables; `python -m bench`."""
