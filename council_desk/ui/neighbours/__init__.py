"""Other cities, as the letters name them: which, by how many, and what is claimed of each. May import what ui may."""
