"""One file a revision, r0001_..., r0002_..., each in a straight line from the one before."""
