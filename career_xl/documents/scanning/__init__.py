"""Reads scanned documents: pages as pictures, their QR codes, ink at the director's line."""
