"""What runs inside LibreOffice: its own Python, the standard library and the bridge, nothing else."""
