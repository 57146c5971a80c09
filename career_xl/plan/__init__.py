"""The annual plan of a career centre: the catalogue of activities and the plan of an academic year."""
